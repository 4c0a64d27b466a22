"""Readings: how a verb of saying introduces its content, and from where on."""

from collections.abc import Callable
from typing import NamedTuple

from analysis.arabic import splits, zipf
from analysis.voices.contents import named_before, orders
from analysis.voices.cues import COMPLEMENTISERS, PREPOSITIONS, Cues, Form, is_verbal_noun
from analysis.voices.marks import Piece
from analysis.voices.naming import is_speech
from analysis.voices.speakers import Sentence, is_relative
from analysis.voices.wording import has_clitic, is_deed

WINDOW = 45
_PARTICIPLE_WINDOW = 14
_NEAR = 6
_MAX_COMMAS = 5
_NAME_WORDS = 6
COMMAS = "،,"
DASHES = frozenset("-–—")
LONE = frozenset(PREPOSITIONS.values())
_COMMON = 3.2
_FREQUENT = 4.3
_SHORT = 0.5
_FAR = 25
_DAMMA = "\N{ARABIC DAMMA}"


class Reading(NamedTuple):
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


def is_spelt(s: Sentence, i: int, form: Form) -> bool:
    """Return whether the letters that folding made one are those of the past.

    أعتقد is "I", اعتقد the past; نادي is a club, نادى a call; هنا is "here", هنأ praises.
    """
    past = form.verb.past
    if form.pronoun and s.text[s.ends[i] - 1] == "ة":
        return False  # إشارة is a noun, أشاره none
    if form.tense != "past":
        return True
    if form.verb.act == "judge" and _DAMMA in s.text[s.starts[i] : s.ends[i]]:
        return False  # اعتُبر
    if past[0] == "ا" and s.text[s.starts[i] + form.joined] == "أ":
        return False
    last = s.text[s.ends[i] - 1]
    verbal = i > 0 and s.forms[i - 1] == "الذي"  # الذي نفي كذا, as some houses spell
    return not (
        (past[-1] == "ى" and last == "ي" and not verbal) or (past[-1] == "أ" and last == "ا")
    )


def read_verb(s: Sentence, i: int, form: Form, cues: Cues) -> Reading | None:
    takes = form.verb.takes
    participle = form.tense == "participle"
    bare = participle and not form.joined and s.forms[i].endswith("ه") and not form.verb.says
    if bare and i and s.forms[i - 1] not in COMMAS and s.pieces[i - 1] is None:
        # A feminine participle without a comma may be a predicate: بلاده ملتزمة بكذا
        noun = cues.kind(s.forms[i]) != "B" or s.forms[i - 1] in cues.lists["prepositions"]
        if noun or COMPLEMENTISERS.isdisjoint(s.forms[i + 1 : i + 2]):
            return None
    first = form.verb.weak and form.verb.act == "express" and (form.joined or not i)
    weak = form.verb.weak and not first  # وعبر فلان، مدير كذا، عن أسفه
    window = _NEAR if weak else _PARTICIPLE_WINDOW if participle or first else WINDOW
    weak_noun = 0
    commas = 0
    by, to = "ب" in takes, "ل" in takes
    direct = "اسم" in takes and not form.verb.weak
    thus = i > 0 and s.forms[i - 1] in cues.lists["thus"]
    if thus and s.pieces[0] is not None and _after_piece(s, i, cues):  # «…».. هكذا وصف فلان
        return Reading(
            i, form, form.verb.cue_class, i, 0, "before", i + 1, min(len(s.forms), i + window), i
        )

    def reading(first: int, start: int, manner: str, high: int) -> Reading | None:
        if first >= len(s.forms):
            return None
        return Reading(i, form, form.verb.cue_class, first, start, manner, i + 1, high, i)

    def near(before: str) -> bool:  # of the item `k`
        """Return whether no comma stands between, or the last closes an apposition here."""
        return not commas or (commas < 3 and (before in COMMAS or _since(s, k, cues)))

    k = i + 1
    stop = min(len(s.forms), i + 1 + window)
    while k < stop:
        word = s.forms[k]
        before = s.forms[k - 1]
        piece = s.pieces[k]
        if piece is not None:
            if is_speech(s, k, i, cues):
                apart = weak_noun == i + 1 and i > 0 and s.forms[i - 1] in COMMAS
                if weak_noun and (weak_noun == k - 1 or apart):
                    # أعلنت تفكيك «خلية …»; وكان فلان، أكد اختيار «فلان» …
                    return reading(weak_noun, s.starts[weak_noun], "noun", weak_noun)
                if _continued(s, k, form, cues):
                    return reading(k, piece.left, "noun", k)
                return reading(k, piece.start, "marks", k)
            if _epithet(s, k, i, form, cues):
                return reading(k, piece.left, "noun", k)
        elif word == ":" or (k == i + 1 and _after_dash(s, k, form)):
            if before in cues.lists["labels"] and (k != i + 2 or cues.kind(before) not in "TS"):
                break  # but وأضاف المصدر: …
            if not before[:1].isdigit():
                return _after_colon(s, k, reading)
        elif word in COMPLEMENTISERS:
            if form.verb.act == "reject" and before in COMMAS:
                break  # مصادر رفضت الكشف عن هويتها، أن: what is said, not what is refused
            says = form.verb.says and s.text[s.starts[k]] == "إ"
            if says or _binds(s, k, i, takes, cues):
                k2 = k + 2 if k + 1 < len(s.forms) and s.forms[k + 1] == ":" else k + 1
                high = k - 1 if before in LONE and before in takes else k
                if k2 < len(s.forms):
                    return reading(k2, s.starts[k2], "clause", high)
            elif participle and k > i + 1:
                break  # رافضا ذكر اسمه، بيد أن: another clause begins
        elif word == "عما" and "عن" in takes and near(before) and k + 1 < len(s.forms):
            return reading(k + 1, s.starts[k + 1], "clause", k)
        elif word in ("عما", "ما") and form.verb.act == "ask" and s.forms[k + 1 : k + 2] == ["اذا"]:
            return reading(k + 2, s.starts[min(k + 2, len(s.forms) - 1)], "clause", k)
        elif word in COMMAS:
            commas += 1
            if weak or commas > _MAX_COMMAS or (participle and commas > 1):
                break
        elif word in cues.forms and k > i + 1 and _breaks(s, k, cues):
            k = _resumed(s, k, stop, cues) if form.verb.says else 0
            if not k:
                break
            continue
        elif word in takes and word in LONE:
            bound = {before, s.forms[k - 2] if k > i + 2 else ""}
            free = bound.isdisjoint(cues.lists["binds_preposition"]) and near(before)
            free = free and before not in cues.lists["name_particles"]  # محمد بن على
            # رأى الخبير في مصرف «…» فلان أن: the preposition belongs to who speaks
            opinion = form.verb.act == "opine" and (
                not any(s.pieces[k : k + _NEAR])
                or not COMPLEMENTISERS.isdisjoint(s.forms[k : k + _PARTICIPLE_WINDOW])
            )
            after = s.forms[k + 1] if k + 1 < len(s.forms) else ""
            through = any(x.words[:2] == (word, after) for x in cues.sources.get(word, ()))
            if free and after and after not in COMPLEMENTISERS and not opinion and not through:
                if weak_noun:
                    break
                return reading(k + 1, s.starts[k + 1], "noun", k)
        elif by and word[0] == "ب" and near(before) and with_clitic(word, "ب", cues):
            passive = form.verb.has_object or (i and is_relative(s.forms[i - 1], cues))
            if passive and k == i + 1 and not form.pronoun:
                return None  # الذين اتهموا بالفساد, معارك وصفت بالعنيفة
            if (
                (form.verb.act == "order" and not orders(s, i, k, form, cues))
                or _aside(s, k, form, cues)
                or _clause_ahead(s, k, stop, cues)
            ):
                k += 1
                continue
            if word == "ب":
                return reading(k + 1, s.starts[min(k + 1, len(s.forms) - 1)], "noun", k)
            return reading(k, s.starts[k] + 1, "noun", k)
        elif to and word[0] == "ل" and near(before) and with_clitic(word, "ل", cues):
            ahead = s.forms[k : k + _FAR]
            if (by and _said_later(ahead, cues)) or ("الي" in takes and "الي" in ahead):
                k += 1
                continue
            if word == "ل":
                return reading(k + 1, s.starts[min(k + 1, len(s.forms) - 1)], "noun", k)
            return reading(k, s.starts[k] + 1, "noun", k)
        elif direct and near(before):
            strength = begins_noun(s, k, i, cues)
            if form.pronoun and form.verb.act == "judge" and k == i + 1:
                strength = max(strength, 2 * (cues.kind(word) in "BFO" and word not in LONE))
            if strength == 2 and (not form.pronoun or form.verb.act == "judge"):
                return reading(k, s.starts[k], "noun", k)
            if strength == 1 and not weak_noun and not form.pronoun and not commas:
                weak_noun = k
        k += 1
    if s.pieces[0] is not None and i < 5 and _after_piece(s, i, cues):
        return Reading(i, form, form.verb.cue_class, i, 0, "before", i + 1, stop, i)
    if weak_noun:
        return reading(weak_noun, s.starts[weak_noun], "noun", weak_noun)
    return None


def _since(s: Sentence, k: int, cues: Cues) -> bool:
    """Return whether an adverb alone stands between a comma and `k`: أكد أمس، رسميا | وفاة …"""
    return k > 1 and s.forms[k - 2] in COMMAS and cues.kind(s.forms[k - 1]) == "A"


def _after_piece(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether the verb follows marked speech that opens the sentence: «…»، قال فلان."""
    piece = s.pieces[0]
    assert piece is not None
    between = all(word in "،,.…-–" or word in cues.lists["thus"] for word in s.forms[1:i])
    return between and s.text.count(" ", piece.start, piece.end) > 1


def _continued(s: Sentence, k: int, form: Form, cues: Cues) -> bool:
    """Return whether a few marked words only begin a noun phrase: مؤكدا «الدعم الكامل» للعملية."""
    piece = s.pieces[k]
    assert piece is not None
    takes_phrase = form.verb.takes - {"ان"}
    if not (takes_phrase and piece.closed) or s.forms[k - 1] == ":" or k + 1 >= len(s.forms):
        return False
    follows = s.forms[k + 1]
    if follows in COMMAS:  # ووعد «بالعمل»، لتحسين الحال
        rest = s.forms[k + 2] if k + 2 < len(s.forms) else ""
        return rest[:1] == "ل" and is_verbal_noun(rest[1:])
    if s.text.count(" ", piece.start, piece.end) >= _NAME_WORDS:
        return False
    if follows.startswith("لل"):
        return True
    if not follows[0].isalnum() or follows in cues.forms or cues.kind(follows) in "AF":
        return False
    return not (follows[0] in "وف" and has_clitic(follows))


def _said_later(ahead: list[str], cues: Cues) -> bool:
    """Return whether ب, which rather opens the content, comes before the clause is over."""
    for word in ahead:
        if word in COMMAS or word in cues.forms:
            return False
        if with_clitic(word, "ب", cues):
            return True
    return False


def _epithet(s: Sentence, k: int, i: int, form: Form, cues: Cues) -> bool:
    """Return whether a marked word is what praise or blame falls on: امتدح فلان «الرفيق» كريم."""
    named = s.forms[k - 1].removeprefix("ال") in cues.lists["naming"]
    return (
        form.verb.act in ("praise", "blame")
        and "اسم" in form.verb.takes
        and k > i + 1
        and not named
    )


def _aside(s: Sentence, k: int, form: Form, cues: Cues) -> bool:
    """Return whether ب at `k` begins a time or a state recognised, not what is said."""
    word = s.forms[k]
    if word[1:] in cues.lists["time_nouns"]:
        return True  # وصف … بالآونة الأخيرة
    state = cues.kind(word[1:]) == "P" or word[1:] in cues.lists["recognised"]
    return form.verb.act == "admit" and state


def _clause_ahead(s: Sentence, k: int, stop: int, cues: Cues) -> bool:
    """Return whether بأن opens the content later: اتهم الرئيس بترو … خصمه بأنه يكذب."""
    for j in range(k + 1, min(stop, k + _FAR)):
        word = s.forms[j]
        if word in COMPLEMENTISERS:
            return word.startswith("بان")
        form = cues.forms.get(word)
        other = form is not None and not form.verb.weak
        if s.pieces[j] is not None or word in COMMAS or word == ":" or other:
            return False
    return False


def _resumed(s: Sentence, k: int, stop: int, cues: Cues) -> int:
    """Return where قال resumes behind a clause within: قال … الذي طلب … إن; … الذي زار … «…»."""
    within = is_relative(s.forms[k - 1], cues)
    for j in range(k, stop):
        piece = s.pieces[j]
        if within and piece is not None and s.text.count(" ", piece.start, piece.end) > _NEAR:
            return j
        if s.forms[j] in COMPLEMENTISERS and s.text[s.starts[j]] == "إ":
            return j
    return 0


def _after_dash(s: Sentence, k: int, form: Form) -> bool:
    """Return whether a dash opens the content as a colon does: وأضاف – نشكر الجميع."""
    single = s.forms[k] in DASHES and DASHES.isdisjoint(s.forms[k + 1 : k + _FAR])
    return single and form.joined and form.verb.act == "state" and not form.verb.weak


def _after_colon(
    s: Sentence, k: int, reading: Callable[[int, int, str, int], Reading | None]
) -> Reading | None:
    first = k + 1
    if first < len(s.forms) and s.forms[first] in COMPLEMENTISERS:
        first += 1
    if first >= len(s.forms):
        return None
    piece = s.pieces[first]
    if piece is not None and not _mentions(s, first, piece):
        return reading(first, piece.start, "marks", k)
    return reading(first, s.starts[first], "colon", k)


def _mentions(s: Sentence, first: int, piece: Piece) -> bool:
    """Return whether short marked words only begin unmarked speech: قال: «معركة» هي بداية …"""
    follows = s.forms[first + 1] if first + 1 < len(s.forms) else ""
    short = s.text.count(" ", piece.start, piece.end) < 3
    return short and follows[:1].isalnum() and follows[0] not in "وف"


def _binds(s: Sentence, k: int, i: int, takes: frozenset[str], cues: Cues) -> bool:
    """Return whether the complementiser at `k` is the cue's own."""
    before = s.forms[k - 1]
    if k - 1 == i:
        return True
    bound = cues.lists["binds_clause"]
    if before in bound or (before[0] in "وف" and before[1:] in bound):
        return False
    if before in LONE:
        what = cues.forms[s.forms[i]].pronoun and s.forms[i - 1] in cues.lists["what"]
        return before in takes or (what and before == "من")  # ما أكده الوزير من أن
    other_verb = before[:1] in ("و", "ف") and cues.kind(before) == "B" and k > i + 2
    if other_verb and has_clitic(before) and not before.startswith("وال"):
        return False  # وحاول أن
    if before in cues.forms and s.forms[k] != "بان":
        other = cues.forms[before]
        return other.tense == "participle" or other.tense == "masdar"
    return True


def _breaks(s: Sentence, k: int, cues: Cues) -> bool:
    """Return whether another cue begins at `k`, so that what follows is no longer ours."""
    form = cues.forms.get(s.forms[k])
    if form is None or form.tense == "masdar" or form.verb.weak or not is_spelt(s, k, form):
        return False
    if form.tense == "participle":
        return cues.kind(s.forms[k]) == "B" or s.forms[k - 1] in COMMAS
    before = s.forms[k - 1]
    turned = before in COMMAS or before in cues.lists["turns"]
    return form.joined or turned or is_relative(before, cues)


def with_clitic(word: str, letter: str, cues: Cues) -> bool:
    if word == letter:
        return True
    if len(word) < 3 or word[0] != letter or word in cues.kinds:
        return False
    if len(word) == 3:
        return zipf(word[1:]) - zipf(word) >= _SHORT
    if word.startswith("بال") or word.startswith("لل"):
        return True
    return splits(word, 1) or zipf(word[1:]) > max(zipf(word), _COMMON)


def begins_noun(s: Sentence, k: int, i: int, cues: Cues) -> int:
    """Return 2 if the word surely begins the reported noun phrase, 1 if it may, else 0."""
    word = s.forms[k]
    kind = cues.kind(word)
    before = cues.kind(s.forms[k - 1])
    titled = before == "T" and s.forms[k - 1].startswith("ال")
    close = k == i + 1 or before in "DGAPN" or (before == "B" and k > i + 2)
    if (
        kind == "O"
        and (close or titled or before in "B,")
        and s.forms[k - 1] not in cues.lists["titles"]
    ):
        return 2
    if kind == "D" and k > i + 2 and is_deed(word[2:]) and named_before(s, k, i, cues):
        return 1  # أكد سامي كامل | التوصل إلى
    owned = s.text[s.ends[k] - 1] == "ه" or (word.endswith("ها") and len(word) > 4)
    common = titled and zipf(word) > _FREQUENT  # توقع المحللون | زيادة, but no name
    if kind == "B" and k > i + 2 and s.forms[k - 2] in LONE and before == "B":
        return 0  # مؤكدا في لقاء أجراه معه
    if kind == "B" and (close or common) and is_verbal_noun(word):
        return 2 if owned else 1
    if (kind == "B" and k == i + 1 and owned) or (kind == "S" and k > i + 1 and before in "DG"):
        return 1 if owned or is_verbal_noun(word) else 0
    if kind == "B" and k > i + 2 and before == "D" and word not in cues.forms:
        if has_clitic(word):
            return 0
        if cues.kind(s.forms[i + 1]) in "SD" and not _titled(s, i + 1, k, cues):
            return 1  # نشرت شرطة المدينة + صور: a bare word after a definite subject
    return 0


def _titled(s: Sentence, low: int, high: int, cues: Cues) -> bool:
    return any(cues.kind(word) in "TG" for word in s.forms[low:high])
