"""Reports: in one sentence, which cue introduces what, how far it goes, and who says it."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from analysis.arabic import fold, splits, zipf
from analysis.cues import COMPLEMENTISERS, PREPOSITIONS, Cues, Form, is_verbal_noun
from analysis.speakers import (
    Cast,
    Sentence,
    Speaker,
    antecedent,
    find_speaker,
    has_clitic,
    heads_clause,
    is_relative,
    last_named,
    sentence_subject,
)

_WINDOW = 45
_PARTICIPLE_WINDOW = 14
_NEAR = 6
_MAX_COMMAS = 5
_COMMAS = "،,"
_LONE = frozenset(PREPOSITIONS.values())
_MAX_NESTED = 3
_MODAL = frozenset(("قد", "وقد", "ان", "وان", "بان", "لان", "كي", "لكي", "حتي"))
_NO_OBJECT = frozenset(
    ("state", "explain", "assert", "announce", "claim", "reveal", "hint", "relay")
)
_RELAY_WINDOW = 10
_MAX_PHRASE = 120
_RARE = 3.8
_AUXILIARY = frozenset(("قد", "كان", "كانت"))
_COMMON = 3.2


class Report(NamedTuple):
    """A report in a sentence: where its cue stands, which items it holds, who speaks."""

    cue_item: int
    first: int
    last: int
    start: int
    end: int
    speaker: Speaker | None
    cue: str
    cue_class: str
    relay: str | None
    direct: bool


# A verb in the present without a subject is no report: مقاطع تحض على القتال.
_NOBODY = Speaker(0, 0, "", False, False, False, "")


class _Reading(NamedTuple):
    """How a cue introduces its content: from which item and character on, in which way."""

    cue: int
    form: Form | None
    cue_class: str
    first: int
    start: int
    manner: str  # clause, colon, marks, noun, before
    low: int  # the items between cue and content, where the subject stands
    high: int
    cue_end: int


def read_sentence(s: Sentence, cues: Cues, cast: Cast, title: bool = False) -> list[Report]:
    """Return the reports of a sentence in order of their cues; `cast` learns who speaks."""
    readings = [r for r in (_read(s, i, cues) for i in range(len(s))) if r is not None]
    readings = _nearest(readings)
    if not readings:
        cast.previous = s
        headline = _headline(s, cues, cast) if title else None
        return [headline] if headline else []
    stops = _stops(s, readings, cues)
    reports: list[Report] = []
    ends: dict[int, int] = {}
    main: Speaker | None = None
    for reading in readings:
        speaker, relay = _who(s, reading, cues, cast, reports, main)
        if speaker is _NOBODY:
            continue
        if reading.manner == "before":
            first, last = _content_before(s, reading, readings, stops, reports, cues)
            if first is None:
                if reports and speaker:
                    reports[-1] = reports[-1]._replace(relay=reports[-1].relay or speaker.surface)
                continue
        else:
            first = reading.first
            last = first + 1 if reading.manner == "marks" else _last(s, first, stops)
            if reading.manner == "noun":
                last = _phrase_last(s, first, last, cues)
        if reading.form and reading.form.tense == "masdar" and _repeats(reading, reports):
            continue
        ends[last] = ends.get(last, 0) + 1
        if ends[last] > _MAX_NESTED or last <= first:
            continue
        start = reading.start if reading.manner != "before" else s.starts[first]
        end = s.ends[last - 1]
        if last == first + 1 and (piece := s.pieces[first]):
            start, end = piece.start, piece.end
        if speaker is not None:
            nested = any(r.first <= reading.cue < r.last for r in reports)
            if not nested:
                cast.enter(speaker)
                main = speaker
        reports.append(
            Report(
                reading.cue, first, last, start, end, speaker, _surface(s, reading),
                reading.cue_class, relay, reading.manner != "noun",
            )
        )  # fmt: skip
    return reports


def _repeats(reading: _Reading, reports: list[Report]) -> bool:
    """Return whether a noun only names the content anew: أعرب عن | أمله أن …"""
    return any(0 <= reading.cue - r.first <= 1 and not r.direct for r in reports)


def _nearest(readings: list[_Reading]) -> list[_Reading]:
    """Return one reading a content: of the nearest finite verb, else participle, else noun."""
    ranks = {"past": 3, "present": 3, "participle": 2, "masdar": 1}
    best: dict[int, _Reading] = {}
    for r in readings:
        key = -r.cue - 1 if r.manner == "before" else r.start
        other = best.get(key)
        if other is None or _rank(r, ranks) >= _rank(other, ranks):
            best[key] = r
    return sorted(best.values(), key=lambda r: r.cue)


def _rank(r: _Reading, ranks: dict[str, int]) -> int:
    if r.form is None:
        return 3
    return 4 if r.form.verb.says and r.form.tense == "past" else ranks[r.form.tense]


def _surface(s: Sentence, reading: _Reading) -> str:
    start, end = s.starts[reading.cue], s.ends[reading.cue_end]
    joined = reading.form.joined if reading.form else s.forms[reading.cue].startswith("و")
    if joined and not s.forms[reading.cue].startswith("وفق"):
        start += 1
    return s.text[start:end]


# --- how a cue introduces its content


def _read(s: Sentence, i: int, cues: Cues) -> _Reading | None:
    if s.pieces[i] is not None:
        return None
    word = s.forms[i]
    if word in cues.sources or word[:1] == "و" and word[1:] in cues.sources:
        return _read_source(s, i, cues)
    form = cues.forms.get(word)
    if form is None:
        return None
    bare = word[1:] if form.joined else word
    before = s.forms[i - 1] if i else ""
    if before in cues.lists["not_before"] or form.tense == "present" and before in _MODAL:
        return None
    if not _spelt(s, i, form):
        return None
    if bare in cues.lists["impersonal"] and _impersonal(s, i, bare, cues):
        return None
    if form.tense == "masdar":
        return _read_masdar(s, i, form)
    if i and _told(s, i, cues):
        return _Reading(i, form, form.verb.cue_class, i, 0, "before", i + 1, len(s), i)
    if form.verb.act == "relay" and "عن" in s.forms[i + 1 : i + _RELAY_WINDOW]:
        return _read_relay(s, i, form, cues)
    if form.pronoun and form.verb.act in _NO_OBJECT:
        return None
    if form.verb.weak and cues.kind(word) == "F" and i and not form.joined:
        if before not in _COMMAS and before not in cues.lists["turns"]:
            return None  # بين and عبر are prepositions first
    if form.verb.act == "appear" and s.forms[i + 1 : i + 2] != ["في"]:
        return None
    told = cues.forms.get(before)
    if form.tense == "participle" and told and told.tense == "present":
        return None  # لا ترى داعيا
    return _read_verb(s, i, form, cues)


def _spelt(s: Sentence, i: int, form: Form) -> bool:
    """Return whether the letters that folding made one are those of the past.

    أعتقد is "I", اعتقد the past; نادي is a club, نادى a call; هنا is "here", هنأ praises.
    """
    past = form.verb.past
    if form.tense != "past":
        return True
    if past[0] == "ا" and s.text[s.starts[i] + form.joined] == "أ":
        return False
    last = s.text[s.ends[i] - 1]
    return not (past[-1] == "ى" and last == "ي" or past[-1] == "أ" and last == "ا")


def _impersonal(s: Sentence, i: int, bare: str, cues: Cues) -> bool:
    after = s.forms[i + 1] if i + 1 < len(s) else ""
    return after in COMPLEMENTISERS or after in _LONE or bare in ("الجدير", "جدير", "تجدر", "يجدر")


def _told(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether كما or وفق ما stands before the verb, so that the content came first."""
    one = s.forms[i - 1].removeprefix("و")
    two = f"{s.forms[i - 2]} {s.forms[i - 1]}".removeprefix("و") if i > 1 else ""
    told = (one,) in cues.as_told or tuple(two.split()) in cues.as_told
    if told and one == "كما":  # كما أكد أن: "he also said"
        ahead = s.forms[i + 1 : i + 10]
        begins = i == 1 or s.forms[i - 2] in _COMMAS and _introduced(s, i, cues)
        return not begins and not any(word in COMPLEMENTISERS for word in ahead[:6])
    return told


def _introduced(s: Sentence, i: int, cues: Cues) -> bool:
    reading = _read_verb(s, i, cues.forms[s.forms[i]], cues)
    return reading is not None


def _read_verb(s: Sentence, i: int, form: Form, cues: Cues) -> _Reading | None:
    takes = form.verb.takes
    participle = form.tense == "participle"
    window = _NEAR if form.verb.weak else _PARTICIPLE_WINDOW if participle else _WINDOW
    weak_noun = 0
    commas = 0

    def reading(first: int, start: int, manner: str, high: int) -> _Reading | None:
        if first >= len(s):
            return None
        return _Reading(i, form, form.verb.cue_class, first, start, manner, i + 1, high, i)

    def near(before: str) -> bool:
        """Return whether no comma stands between, or the last closes an apposition here."""
        return not commas or commas < 3 and before in _COMMAS

    k = i + 1
    stop = min(len(s), i + 1 + window)
    while k < stop:
        word = s.forms[k]
        before = s.forms[k - 1]
        piece = s.pieces[k]
        if piece is not None:
            if _speech(s, k, i, cues):
                return reading(k, piece.start, "marks", k)
        elif word == ":":
            if before in cues.lists["labels"]:
                break
            if not before[:1].isdigit():
                return _after_colon(s, k, reading)
        elif word in COMPLEMENTISERS:
            says = form.verb.says and s.text[s.starts[k]] == "إ"
            if says or _binds(s, k, i, takes, cues):
                k2 = k + 2 if k + 1 < len(s) and s.forms[k + 1] == ":" else k + 1
                high = k - 1 if before in _LONE and before in takes else k
                if k2 < len(s):
                    return reading(k2, s.starts[k2], "clause", high)
        elif word in _COMMAS:
            commas += 1
            if form.verb.weak or commas > _MAX_COMMAS or participle and commas > 1:
                break
        elif k > i + 1 and _breaks(s, k, cues):
            k = _resumed(s, k, stop) if form.verb.says else 0
            if not k:
                break
            continue
        elif word in takes and word in _LONE:
            bound = {before, s.forms[k - 2] if k > i + 2 else ""}
            if bound.isdisjoint(cues.lists["binds_preposition"]) and k + 1 < len(s):
                if s.forms[k + 1] not in COMPLEMENTISERS and near(before):
                    if weak_noun:
                        break
                    return reading(k + 1, s.starts[k + 1], "noun", k)
        elif near(before) and "ب" in takes and _with_clitic(word, "ب", cues):
            if i and is_relative(s.forms[i - 1]) and k == i + 1:
                return None  # الذين اتهموا بالفساد: a passive
            if word == "ب":
                return reading(k + 1, s.starts[min(k + 1, len(s) - 1)], "noun", k)
            return reading(k, s.starts[k] + 1, "noun", k)
        elif near(before) and "ل" in takes and _with_clitic(word, "ل", cues):
            if "الي" in takes and "الي" in s.forms[k : k + _PARTICIPLE_WINDOW]:
                k += 1
                continue
            if word == "ل":
                return reading(k + 1, s.starts[min(k + 1, len(s) - 1)], "noun", k)
            return reading(k, s.starts[k] + 1, "noun", k)
        elif near(before) and "اسم" in takes and not form.verb.weak:
            strength = _begins_noun(s, k, i, cues)
            if form.pronoun and form.verb.act == "judge" and k == i + 1:
                strength = max(strength, 2 * (cues.kind(word) in "BFO" and word not in _LONE))
            if strength == 2 and (not form.pronoun or form.verb.act == "judge"):
                return reading(k, s.starts[k], "noun", k)
            if strength == 1 and not weak_noun and not form.pronoun and not commas:
                weak_noun = k
        k += 1
    if s.pieces[0] is not None and i < 5 and _after_piece(s, i):
        return _Reading(i, form, form.verb.cue_class, i, 0, "before", i + 1, stop, i)
    if weak_noun:
        return reading(weak_noun, s.starts[weak_noun], "noun", weak_noun)
    return None


def _after_piece(s: Sentence, i: int) -> bool:
    """Return whether the verb follows marked speech that opens the sentence: «…»، قال فلان."""
    piece = s.pieces[0]
    assert piece is not None
    between = all(word in _COMMAS or word in ("هكذا", "بهذه", "الكلمات") for word in s.forms[1:i])
    return between and s.text.count(" ", piece.start, piece.end) > 1


def _resumed(s: Sentence, k: int, stop: int) -> int:
    """Return the item of إن by which قال resumes behind a clause within: قال … الذي طلب … إن."""
    for j in range(k, stop):
        if s.forms[j] in COMPLEMENTISERS and s.text[s.starts[j]] == "إ":
            return j
    return 0


def _after_colon(s: Sentence, k: int, reading) -> _Reading | None:  # type: ignore[no-untyped-def]
    first = k + 1
    if first < len(s) and s.forms[first] in COMPLEMENTISERS:
        first += 1
    if first >= len(s):
        return None
    piece = s.pieces[first]
    if piece is not None:
        found: _Reading | None = reading(first, piece.start, "marks", k)
        return found
    found = reading(first, s.starts[first], "colon", k)
    return found


def _speech(s: Sentence, k: int, i: int, cues: Cues) -> bool:
    """Return whether a marked piece behind a cue is speech, not a name on the way to it."""
    piece = s.pieces[k]
    assert piece is not None
    words = s.text.count(" ", piece.start, piece.end) + 1
    before = s.forms[k - 1]
    if before == ":":
        return True
    first = fold(s.text[piece.start : piece.end]).split(maxsplit=1)[:1]
    person = cues.kind("".join(first)) == "G"
    far = k + (20 if person else 8)
    ahead = s.forms[k + 1 : far]
    more = any(w in COMPLEMENTISERS or w == ":" for w in ahead) or any(s.pieces[k + 1 : far])
    if words <= 4 + person and (more or before in cues.lists["naming"]):
        return False
    if words <= 2 and before.removeprefix("ال") in cues.lists["naming"]:
        return False
    verb = cues.forms[s.forms[i]].verb
    if words == 1 and (verb.weak or not verb.takes or k > i + 1):
        return False
    return words > 3 and k - i < _PARTICIPLE_WINDOW or not verb.weak and bool(verb.takes)


def _binds(s: Sentence, k: int, i: int, takes: frozenset[str], cues: Cues) -> bool:
    """Return whether the complementiser at `k` is the cue's own."""
    before = s.forms[k - 1]
    if k - 1 == i:
        return True
    if before in cues.lists["binds_clause"]:
        return False
    if before in _LONE:
        return before in takes
    if before[:1] in ("و", "ف") and cues.kind(before) == "B" and k > i + 2:
        if has_clitic(before) and not before.startswith("وال"):
            return False  # وحاول أن
    if before in cues.forms and s.forms[k] != "بان":
        other = cues.forms[before]
        return other.tense == "participle" or other.tense == "masdar"
    return True


def _breaks(s: Sentence, k: int, cues: Cues) -> bool:
    """Return whether another cue begins at `k`, so that what follows is no longer ours."""
    form = cues.forms.get(s.forms[k])
    if form is None or form.tense == "masdar" or form.verb.weak:
        return False
    if form.tense == "participle":
        return (
            cues.kind(s.forms[k]) == "B"
            and s.forms[k - 1] not in _COMMAS
            or (s.forms[k - 1] in _COMMAS)
        )
    before = s.forms[k - 1]
    return form.joined or before in _COMMAS or before in cues.lists["turns"] or is_relative(before)


def _with_clitic(word: str, letter: str, cues: Cues) -> bool:
    if word == letter:
        return True
    if len(word) < 4 or word[0] != letter or word in cues.kinds:
        return False
    if word.startswith("بال") or word.startswith("لل"):
        return True
    return splits(word, 1) or zipf(word[1:]) > max(zipf(word), _COMMON)


def _begins_noun(s: Sentence, k: int, i: int, cues: Cues) -> int:
    """Return 2 if the word surely begins the reported noun phrase, 1 if it may, else 0."""
    word = s.forms[k]
    kind = cues.kind(word)
    before = cues.kind(s.forms[k - 1])
    close = k == i + 1 or before in "DGAPN" or before == "B" and k > i + 2
    if kind == "O" and (close or before in "B,") and s.forms[k - 1] not in cues.lists["titles"]:
        return 2
    owned = s.text[s.ends[k] - 1] == "ه" or word.endswith("ها") and len(word) > 4
    if kind == "B" and close and is_verbal_noun(word):
        return 2 if owned else 1
    if kind == "B" and k == i + 1 and owned or kind == "S" and k > i + 1 and before in "DG":
        return 1 if owned or is_verbal_noun(word) else 0
    if kind == "B" and k > i + 2 and before == "D" and word not in cues.forms:
        if has_clitic(word):
            return 0
        if cues.kind(s.forms[i + 1]) in "SD" and not _titled(s, i + 1, k, cues):
            return 1  # كشفت شرطة المنطقة + تفاصيل: a bare word after a definite subject
    return 0


def _titled(s: Sentence, low: int, high: int, cues: Cues) -> bool:
    return any(cues.kind(word) in "TG" for word in s.forms[low:high])


def _read_source(s: Sentence, i: int, cues: Cues) -> _Reading | None:
    word = s.forms[i].removeprefix("و") if s.forms[i] not in cues.sources else s.forms[i]
    for source in cues.sources[word]:
        n = len(source.words)
        if tuple(s.forms[i + 1 : i + n]) != source.words[1:] or i + n >= len(s):
            continue
        low = i + n
        head = s.forms[low]
        if head == "ما" or head == "لما":
            return None
        if source.takes_lam:
            if not head.startswith("ل"):
                continue
            head = head[1:] or (s.forms[low + 1] if low + 1 < len(s) else "")
            if not head:
                continue
            if s.forms[low] == "ل":
                low += 1
            else:
                if head.startswith("ل"):  # للأمم: the article's alef falls after ل
                    head = "ا" + head
                s.forms[low], s.starts[low] = head, s.starts[low] + 1
        if source.strict and not _speaks(s, low, head, cues):
            return None
        return _source_reading(s, i, low, source.cue_class, i + n - 1, cues)
    return _read_source_pronoun(s, i, word, cues)


def _read_source_pronoun(s: Sentence, i: int, word: str, cues: Cues) -> _Reading | None:
    """Read على حد قوله, حسب تعبيرها: the pronoun closes the phrase."""
    for source in cues.sources[word]:
        n = len(source.words)
        if n < 2 or i + n > len(s) or tuple(s.forms[i + 1 : i + n - 1]) != source.words[1:-1]:
            continue
        last = s.forms[i + n - 1]
        if last in {source.words[-1] + pronoun for pronoun in ("ه", "ها", "هم", "هما")}:
            return _Reading(i, None, source.cue_class, i, 0, "before", i + n, i + n, i + n - 1)
    return None


def _speaks(s: Sentence, low: int, head: str, cues: Cues) -> bool:
    if s.pieces[low] is not None:
        return True
    kind = cues.kind(head)
    if head.startswith("ل") and kind == "B":
        kind = cues.kind("ا" + head)
    if kind == "B":  # a rare word is a name: وفقا لكاهيل
        return zipf(head) < _RARE and not is_verbal_noun(head) and not has_clitic(head)
    return kind in "TSGP" or cues.kind(head.removeprefix("ل")) in "TSG"


def _source_reading(
    s: Sentence, i: int, low: int, cue_class: str, cue_end: int, cues: Cues
) -> _Reading | None:
    """Return whether the content stands before the source phrase or after it."""
    opening = (
        i < 3 and not any(s.pieces[:i]) and all(cues.kind(word) == "F" for word in s.forms[:i])
    )
    for k in range(low + 1, min(len(s), low + 14)):
        word = s.forms[k]
        if word in COMPLEMENTISERS and s.forms[k - 1] not in _LONE:
            if k + 1 < len(s):
                return _Reading(
                    i, None, cue_class, k + 1, s.starts[k + 1], "clause", low, k, cue_end
                )
        if word in _COMMAS or word == ":":
            if opening and k + 1 < len(s):
                first = k + 1
                if s.forms[first] in COMPLEMENTISERS or s.forms[first] == "فان":
                    first = min(first + 1, len(s) - 1)
                return _Reading(
                    i, None, cue_class, first, s.starts[first], "clause", low, k, cue_end
                )
            break
        if opening and word.startswith("فان") and len(word) <= 6 and k + 1 < len(s):
            return _Reading(i, None, cue_class, k + 1, s.starts[k + 1], "clause", low, k, cue_end)
    if opening:
        return None
    return _Reading(i, None, cue_class, i, 0, "before", low, len(s), cue_end)


def _read_masdar(s: Sentence, i: int, form: Form) -> _Reading | None:
    """Read a noun that reports: اتهامات بأن, قوله إن, خلاصة الورشة «…»."""
    near = 2 if form.pronoun else 5
    for k in range(i + 1, min(len(s), i + 1 + near)):
        word = s.forms[k]
        piece = s.pieces[k]
        if word in COMPLEMENTISERS and k + 1 < len(s):
            if s.forms[k - 1] in ("بعد", "قبل", "الي", "من", "عن") and k - 1 != i:
                return None
            if not form.pronoun and not word.startswith("بان") and k == i + 1:
                return None
            first = k + 2 if s.forms[k + 1] == ":" and k + 2 < len(s) else k + 1
            return _Reading(
                i, form, form.verb.cue_class, first, s.starts[first], "clause", i + 1, k, i
            )
        if piece is not None and (form.pronoun or s.text.count(" ", piece.start, piece.end) > 3):
            return _Reading(i, form, form.verb.cue_class, k, piece.start, "marks", i + 1, k, i)
        if word == ":" and form.pronoun and k + 1 < len(s):
            first = k + 1
            if s.forms[first] in COMPLEMENTISERS and first + 1 < len(s):
                first += 1
            held = s.pieces[first]
            manner = "marks" if held else "colon"
            start = held.start if held else s.starts[first]
            return _Reading(i, form, form.verb.cue_class, first, start, manner, i + 1, k, i)
        if word in _COMMAS or word in _LONE and not form.pronoun:
            return None
    return None


def _read_relay(s: Sentence, i: int, form: Form, cues: Cues) -> _Reading | None:
    """Read نقلت الوكالة عن فلان قوله إن: the source stands behind عن."""
    for k in range(i + 1, min(len(s), i + _RELAY_WINDOW)):
        if s.forms[k] in cues.forms and cues.forms[s.forms[k]].tense != "masdar":
            return None
        if s.forms[k] != "عن" or s.pieces[k] is not None:
            continue
        for j in range(k + 1, min(len(s), k + _WINDOW)):
            word = s.forms[j]
            said = cues.forms.get(word)
            if said is not None and said.tense == "masdar" and said.pronoun:
                inner = _read_masdar(s, j, said)
                if inner is not None:
                    return None  # the noun reads itself; `_who` finds the source behind عن
            piece = s.pieces[j]
            high = j
            if piece is not None and _speech(s, j, i, cues):
                return _Reading(
                    i, form, form.verb.cue_class, j, piece.start, "marks", k + 1, high, i
                )
            if word in COMPLEMENTISERS and s.forms[j - 1] not in _LONE and j + 1 < len(s):
                return _Reading(
                    i, form, form.verb.cue_class, j + 1, s.starts[j + 1], "clause", k + 1, high, i
                )
        return None
    return None


# --- how far the content goes


def _stops(s: Sentence, readings: list[_Reading], cues: Cues) -> list[int]:
    """Return the items before which reported content ends: the next report, the narrator."""
    stops = {len(s)}
    for r in readings:
        at = r.cue
        before = s.forms[at - 1] if at else ""
        if r.form is None or r.manner == "before":
            stops.add(_turn(s, at, cues))
            continue
        if is_relative(before) and r.form.pronoun:
            stops.add(at - 1)  # التي اعتبرها انجازا: the reporter's clause
        if r.form.tense == "masdar" or is_relative(before) or before in COMPLEMENTISERS:
            continue
        if r.form.tense == "participle":
            stops.add(_turn(s, at, cues))
        elif r.form.joined and (r.form.tense == "past" or before in _COMMAS):
            stops.add(_turn(s, at, cues))
        elif before in _COMMAS:
            stops.add(_turn(s, at, cues))
        elif before in cues.lists["turns"]:
            turn = _turn(s, at, cues)
            if s.forms[turn] not in _AUXILIARY or turn and s.forms[turn - 1] in _COMMAS:
                stops.add(turn)
    for i in range(1, len(s)):
        if s.forms[i - 1] in _COMMAS:
            word = s.forms[i]
            two = f"{word} {s.forms[i + 1]}" if i + 1 < len(s) else word
            if (word,) in cues.narrator or tuple(two.split()) in cues.narrator:
                stops.add(i - 1)
    return sorted(stops)


def _turn(s: Sentence, at: int, cues: Cues) -> int:
    """Return where the words before a cue that turn to it begin: ، فيما | قال."""
    turns = cues.lists["turns"]
    while at > 0 and s.pieces[at - 1] is None:
        word = s.forms[at - 1]
        one = word.removeprefix("و")
        if (
            word in turns
            or (one,) in cues.as_told
            or one in ("من", "في", "ما")
            and (s.forms[at] in turns or one == "ما")
        ):
            at -= 1
        elif word in _COMMAS:
            at -= 1
            if not (at and s.forms[at - 1] in turns):
                break
        elif one in cues.sources:
            at -= 1
        else:
            break
    return at


def _last(s: Sentence, first: int, stops: list[int]) -> int:
    last = stops[min(bisect_right(stops, first), len(stops) - 1)]
    while last > first and s.pieces[last - 1] is None and not s.forms[last - 1][0].isalnum():
        if s.forms[last - 1] in ")]%":
            break
        last -= 1
    return last


def _phrase_last(s: Sentence, first: int, last: int, cues: Cues) -> int:
    """Return where a reported noun phrase ends: before a clause of the narrator's own."""
    for i in range(first + 1, min(last, first + _MAX_PHRASE)):
        word = s.forms[i]
        if word in COMPLEMENTISERS and s.text[s.starts[i]] == "إ":
            return i - (s.forms[i - 1] in _COMMAS)
        if word in cues.lists["resumes"]:
            return i - (s.forms[i - 1] in _COMMAS)
        if s.forms[i - 1] in _COMMAS:
            verb = word[0] == "ي" and len(word) > 3 and cues.kind(word) == "B"
            if word in cues.lists["clause_breaks"] or verb and not word.endswith(("يه", "ين")):
                return i - 1
    return last


def _content_before(
    s: Sentence,
    reading: _Reading,
    readings: list[_Reading],
    stops: list[int],
    reports: list[Report],
    cues: Cues,
) -> tuple[int | None, int]:
    """Return the items of the content that stands before its source: …، بحسب الوكالة."""
    end = _turn(s, reading.cue, cues)
    position = bisect_left(stops, end)
    first = stops[position - 1] if position else 0
    if any(r.last >= end - 1 and r.first < end for r in reports):
        return None, 0
    if any(r.cue < reading.cue < r.first for r in readings):
        return None, 0  # between a cue and its content: the way it came
    while first < end and s.pieces[first] is None and not s.forms[first][0].isalnum():
        first += 1
    while end > first and s.pieces[end - 1] is None and not s.forms[end - 1][0].isalnum():
        end -= 1
    marked = any(s.pieces[first:end])
    return (first, end) if end - first > 2 or marked else (None, 0)


# --- who says it


def _who(
    s: Sentence,
    r: _Reading,
    cues: Cues,
    cast: Cast,
    reports: list[Report],
    main: Speaker | None,
) -> tuple[Speaker | None, str | None]:
    """Return the speaker of a reading and the outlet it came through."""
    relay = _relay(s, r, cues)
    before = s.forms[r.cue - 1] if r.cue else ""
    form = r.form
    if form is None:
        found = find_speaker(s, r.low, min(r.high, r.low + 16), cues)
        return found or main or cast.last(None), relay
    if form.tense == "masdar" and form.pronoun:
        behind = _behind_from(s, r.cue, cues)
        if behind is not None:
            return behind
        return main or cast.last(None), relay
    if form.verb.act == "relay" and r.low > r.cue + 1:
        source = find_speaker(s, r.low, r.high, cues)
        agency = find_speaker(s, r.cue + 1, r.low - 1, cues)
        return source, agency.surface if agency else relay
    temporal = r.cue > 1 and s.forms[r.cue - 2] in ("الوقت", "الحين")
    if is_relative(before) and not form.pronoun and not temporal:
        head = antecedent(s, r.cue - 1, max(0, r.cue - 20), cues)
        if head is None or head.feminine == form.feminine or head.plural or form.plural:
            return head, relay
        return find_speaker(s, r.low, r.high, cues) or _of_participle(s, r, cues, cast, main), relay
    if form.tense == "participle":
        return _of_participle(s, r, cues, cast, main), relay
    if before == "من" and r.cue > 1 and s.forms[r.cue - 2] in ("هناك", "ثمه", "وهناك", "وثمه"):
        start, end = s.starts[r.cue - 2], s.ends[r.cue - 1]
        return Speaker(start, end, s.text[start:end], False, True, False, ""), relay
    if form.verb.act == "appear":
        return find_speaker(s, r.low + 1, r.high, cues), relay
    subject = None if form.tense == "masdar" else _topic(s, r, cues)
    if subject is None and before == "قد":
        subject = _before_verb(s, r, cues)
    if subject is None:
        possessed = form.tense == "masdar" and cues.kind(s.forms[r.low]) == "F"
        subject = None if possessed else find_speaker(s, r.low, r.high, cues)
        if subject is not None and form.verb.act in ("judge", "blame", "praise", "call"):
            subject = _without_object(subject, cues)
    if subject is None and is_relative(before) and not temporal:
        return main or cast.last(None), relay
    if subject is not None and form.joined and _addressed(subject, form, cues, cast):
        return main or cast.last(form.feminine, form.plural), relay
    if subject is None and form.tense != "masdar":
        subject = _before_verb(s, r, cues)
    if subject is None and not main and r.cue > 1 and form.tense == "past":
        subject = _of_participle(s, r, cues, cast, main)
    if subject is None and form.tense == "present" and not form.joined and r.cue:
        return _NOBODY, None
    if subject is None:
        subject = main if main and not form.joined else cast.last(form.feminine, form.plural)
    if subject is None and cast.previous is not None:
        subject = sentence_subject(cast.previous, len(cast.previous), cues)
        if subject is None or subject.feminine != form.feminine:
            subject = last_named(cast.previous, form.feminine, cues) or subject
    return subject, relay


def _without_object(speaker: Speaker, cues: Cues) -> Speaker:
    """Return a bare surname without the definite object behind it: وصف ترامب | القرار."""
    words = speaker.surface.split(" ")
    if speaker.title or len(words) != 2 or not words[1].startswith("ال"):
        return speaker
    if cues.kind(fold(words[0])) != "B":
        return speaker
    return speaker._replace(surface=words[0], end=speaker.start + len(words[0]))


def _addressed(speaker: Speaker, form: Form, cues: Cues, cast: Cast) -> bool:
    """Return whether the noun behind the verb is whom it calls on: ودعا المنشآت إلى …"""
    called = form.verb.act in ("call", "inform", "warn", "blame", "advise", "ask")
    unlike = speaker.feminine != form.feminine or speaker.plural
    known = bool(cast.recent) and cues.kind(_head(speaker)) not in "T"
    return called and not speaker.named and known and (unlike or cues.kind(_head(speaker)) != "S")


def _of_participle(
    s: Sentence, r: _Reading, cues: Cues, cast: Cast, main: Speaker | None
) -> Speaker | None:
    """Return whose participle it is: the sentence's speaker, else its subject, else the last."""
    if main is not None:
        return main
    found = sentence_subject(s, r.cue, cues)
    if found is not None:
        cast.enter(found)
        return found
    assert r.form is not None
    return cast.last(r.form.feminine, r.form.plural)


def _topic(s: Sentence, r: _Reading, cues: Cues) -> Speaker | None:
    """Return the noun phrase that opens the sentence and runs up to the verb: مصادر … أبلغت."""
    assert r.form is not None
    if r.form.joined or not 0 < r.cue < 16:
        return None
    if any(word in _COMMAS or word == ":" or word in COMPLEMENTISERS for word in s.forms[: r.cue]):
        return None
    head = s.forms[0]
    if cues.kind(head) not in "TSGPDB" or head in cues.forms or s.pieces[0] is not None:
        return None
    found = find_speaker(s, 0, r.cue, cues)
    starts = found is not None and (found.named or found.start == s.starts[0])
    agrees = found is not None and (found.feminine == r.form.feminine or found.plural)
    return found if starts and (agrees or cues.kind(head) in "DB") else None


def _before_verb(s: Sentence, r: _Reading, cues: Cues) -> Speaker | None:
    """Return the subject that stands before its verb: مصادر في الوزارة أبلغت."""
    assert r.form is not None
    if r.form.joined or not r.cue:
        return None
    beside = antecedent(s, r.cue, max(0, r.cue - 20), cues)
    if beside is not None and s.forms[r.cue - 1] not in _COMMAS:
        agrees = beside.feminine == r.form.feminine or beside.plural or r.form.plural
        if agrees and cues.kind(_head(beside)) in "TS":
            return beside
        if r.form.tense == "present" and not r.form.plural and r.cue > 3:
            return None
    low = r.cue
    while low > 0 and r.cue - low < 20:
        word = s.forms[low - 1]
        if word in COMPLEMENTISERS or s.pieces[low - 1] is None and word in ":؛":
            break
        if word in _COMMAS and low < r.cue:
            break
        low -= 1
    for i in range(r.cue - 1, low, -1):  # فالتقارير تشير
        if s.forms[i][0] == "ف" and cues.kind(s.forms[i][1:]) in "TSD":
            found = find_speaker(s, i, r.cue, cues)
            return found and _without_front(s, i, found)
    if not heads_clause(s, low, r.cue, cues):
        return None
    found = find_speaker(s, low, r.cue, cues)
    if found is None or not (found.named or cues.kind(_head(found)) in "TSPD"):
        return None
    return found


def _without_front(s: Sentence, i: int, found: Speaker) -> Speaker:
    start = found.start + (found.start == s.starts[i])
    return found._replace(start=start, surface=s.text[start : found.end])


def _head(speaker: Speaker) -> str:
    return fold(speaker.surface.split()[0]) if speaker.surface.split() else ""


def _behind_from(s: Sentence, masdar: int, cues: Cues) -> tuple[Speaker | None, str | None] | None:
    """Return source and relay of قوله in نقلت الوكالة عن فلان قوله."""
    for k in range(masdar - 1, max(-1, masdar - 30), -1):
        if s.forms[k] == "عن" and s.pieces[k] is None:
            source = find_speaker(s, k + 1, masdar, cues)
            for j in range(k - 1, max(-1, k - 15), -1):
                form = cues.forms.get(s.forms[j])
                if form is not None and form.verb.act == "relay":
                    agency = find_speaker(s, j + 1, k, cues)
                    return source, agency.surface if agency else None
            return None
    return None


def _relay(s: Sentence, r: _Reading, cues: Cues) -> str | None:
    """Return the medium to which the words were given: في تصريح لصحيفة …, لـ«…»."""
    for k in range(r.low, min(r.high, r.low + _WINDOW, len(s))):
        word = s.forms[k]
        piece = s.pieces[k]
        if piece is not None and s.forms[k - 1] in ("ل", "الي", "صحيفه", "قناه", "وكاله", "لصحيفه"):
            return s.text[piece.start : piece.end]
        if word in cues.lists["relays"]:
            return s.text[s.starts[k] : s.ends[k]]
    return None


def _headline(s: Sentence, cues: Cues, cast: Cast) -> Report | None:
    """Return the report of a headline: كيري: الاتفاق قريب."""
    for k in range(1, min(6, len(s) - 2)):
        if s.forms[k] != ":":
            continue
        words = s.forms[:k]
        if any(w in cues.lists["labels"] or not w[0].isalnum() or w[0].isdigit() for w in words):
            return None
        if any(s.pieces[:k]) or cues.kind(words[0]) in "FAO":
            return None
        speaker = find_speaker(s, 0, k, cues)
        if speaker is None:
            return None
        cast.enter(speaker)
        first = k + 1
        piece = s.pieces[first]
        last = first + 1 if piece else _last(s, first, [len(s)])
        start, end = (piece.start, piece.end) if piece else (s.starts[first], s.ends[last - 1])
        return Report(0, first, last, start, end, speaker, "", "acknowledge", None, True)
    return None
