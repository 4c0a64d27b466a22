"""Sources: every way a word or phrase introduces reported content: verb, noun, بحسب, نقلا عن."""

from analysis.arabic import zipf
from analysis.voices.cues import COMPLEMENTISERS, Cues, Form, is_verbal_noun
from analysis.voices.naming import is_speech
from analysis.voices.readings import (
    COMMAS,
    LONE,
    WINDOW,
    Reading,
    begins_noun,
    is_spelt,
    read_verb,
    with_clitic,
)
from analysis.voices.sayings import appears, is_called, predicate, read_saying, speech_follows
from analysis.voices.speakers import Sentence, is_relative
from analysis.voices.wording import has_clitic, is_past

_NO_OBJECT = frozenset(
    ("state", "explain", "assert", "announce", "claim", "reveal", "hint", "relay")
)
TELLING = frozenset(
    ("state", "inform", "relay", "explain", "announce", "assert", "point", "reveal", "opine",
     "claim", "remind", "show", "hint", "conclude", "predict", "appear", "judge")
)  # fmt: skip
# What one goes on to say: ليرد, ليقول, ليؤكد أن.
_TURNS = frozenset(("state", "answer", "assert", "announce", "reveal", "explain"))
_RELAY_WINDOW = 10
_NOUN_WINDOW = 14
_RARE = 3.8
_NEAR = 8
_STEM = 3  # letters of a verb whose verbal noun is spelt as its past


def read_cue(s: Sentence, i: int, cues: Cues) -> Reading | None:
    if s.pieces[i] is not None:
        return None
    word = s.forms[i]
    if word in cues.sources or (word[:1] == "و" and word[1:] in cues.sources):
        return _read_source(s, i, cues)
    form = cues.forms.get(word)
    if word in cues.sayings:
        return read_saying(s, i, cues)
    if word in cues.lists["told_nouns"] and (form is None or form.tense == "masdar"):
        return _read_told(s, i, cues)
    if form is None or (word.removeprefix("و") in cues.lists["called"] and is_called(s, i)):
        return None  # التي تدعى «…»
    bare = word[1:] if form.joined else word
    before = s.forms[i - 1] if i else ""
    only = "سوي" in s.forms[i + 1 : i + 3]  # لم تذكر سوى أنها
    if (before in cues.lists["not_before"] and not only) or (
        form.tense == "present" and before in cues.lists["modals"]
    ):
        return None
    if not is_spelt(s, i, form) or (i and _follows_verb(s, i, form, cues)):
        return None
    nominal = before in cues.lists["before_nouns"] and not form.verb.has_object
    if form.tense == "past" and not form.joined and nominal:
        return None  # من أجل نقل القوات: the verbal noun, as إلى حد وصفه بكذا, which reports
    if _taken_up(s, i, form) or (i and _owned(s, i, form, cues)):
        return None
    if bare in cues.lists["impersonal"] and _impersonal(s, i, bare, cues):
        return None
    if form.tense == "masdar":
        read = _read_masdar(s, i, form, cues) or _read_noun(s, i, form, cues)
        return read or _read_announced(s, i, form, cues)
    if i and _told(s, i, cues):
        return Reading(i, form, form.verb.cue_class, i, 0, "before", i + 1, len(s.forms), i)
    if form.verb.act == "relay" and "عن" in s.forms[i + 1 : i + _RELAY_WINDOW]:
        return _read_relay(s, i, form, cues)
    if form.pronoun and form.verb.act in _NO_OBJECT and before not in cues.lists["what"]:
        return None
    turned = form.joined or not i or before in COMMAS or before in cues.lists["turns"]
    if form.tense == "participle" and before in cues.lists["copulas"]:
        return None  # لن يكون موجها ضد أحد
    if form.verb.weak and cues.kind(word) == "F" and not turned:
        return None  # بين and عبر are prepositions first
    if form.verb.act == "appear" and not appears(s, i, cues):
        return None
    told = cues.forms.get(before)
    if form.tense == "participle" and told and told.tense == "present":
        return None  # لا ترى داعيا
    read = read_verb(s, i, form, cues)
    if read is not None and form.tense == "present" and word[0] == "ل":
        aim = read.manner == "noun" or form.verb.act not in _TURNS
        return None if aim else read  # ليرد سامي قائلا: …, unlike ليرى أن
    return read


def _owned(s: Sentence, i: int, form: Form, cues: Cues) -> bool:
    """Return whether a past is a noun that a feminine one before owns: شركات نقل الركاب."""
    before = s.forms[i - 1]
    owner = s.pieces[i - 1] is None and cues.kind(before) == "S" and not before.startswith("ال")
    plain = form.tense == "past" and not (form.feminine or form.plural or form.joined)
    return owner and plain and before.endswith(("ات", "ه"))


def _taken_up(s: Sentence, i: int, form: Form) -> bool:
    """Return whether what is said came before and a pronoun takes it up: مناطق تتمسك بها."""
    after = s.forms[i + 1] if i + 1 < len(s.forms) else ""
    return after in form.verb.resumed and COMPLEMENTISERS.isdisjoint(s.forms[i + 2 : i + 2 + _NEAR])


def _follows_verb(s: Sentence, i: int, form: Form, cues: Cues) -> bool:
    """Return whether a past cannot stand here: قال دان, a name; أود أن أعلن, the first person."""
    before = s.forms[i - 1]
    if form.tense != "past" or form.pronoun:
        return False
    relative = i > 1 and len(s.forms[i]) == _STEM and is_relative(s.forms[i - 2], cues)
    if relative and cues.kind(before) == "B" and is_past(before):
        return True  # الذي أخذ شرح المكان: a noun
    if before == "ان" and s.forms[i][0] == "ا" and i > 1:
        return s.forms[i - 2] not in cues.lists["binds_clause"]
    verb = cues.forms.get(before)
    if verb is None or form.joined:
        return False
    refused = verb.verb.act == "reject" and verb.tense != "masdar"  # رفض ذكر اسمه
    return refused or (verb.tense == "past" and verb.verb.says)


def _impersonal(s: Sentence, i: int, bare: str, cues: Cues) -> bool:
    after = s.forms[i + 1] if i + 1 < len(s.forms) else ""
    form = cues.forms[s.forms[i]]
    judged = form.verb.act == "judge" and form.tense == "present" and cues.kind(after) in "BDO"
    if judged and (not i or cues.kind(s.forms[i - 1]) not in "TSGPD"):
        # تعتبر أسعار الوقود الأعلى: with no clause of its own nobody judges
        return COMPLEMENTISERS.isdisjoint(s.forms[i + 1 : i + 1 + _NOUN_WINDOW])
    if form.verb.act in ("show", "explain"):
        return cues.kind(after) in "FA" or after in COMPLEMENTISERS  # تبين بعد ذلك أن
    if form.verb.act == "promise":  # تعد مبادرة …, is held to be one
        return not (after in COMPLEMENTISERS or after[:1] == "ب")
    return after in COMPLEMENTISERS or after in LONE or bare in cues.lists["worth_saying"]


def _told(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether كما or وفق ما stands before the verb, so that the content came first."""
    one = s.forms[i - 1].removeprefix("و")
    two = (s.forms[i - 2], s.forms[i - 1]) if i > 1 else ()
    joined = (s.forms[i - 2].removeprefix("و"), s.forms[i - 1]) if i > 1 else ()
    if s.forms[i] in cues.lists["impersonal"]:
        return False
    told = (one,) in cues.as_told or two in cues.as_told or joined in cues.as_told
    if cues.forms[s.forms[i]].verb.weak and one in ("كما", "مثلما"):
        return False
    if told and one == "كما" and cues.forms[s.forms[i]].verb.act not in TELLING:
        return False  # كما أبدى سعادته: "he also showed"
    if told and one == "كما" and speech_follows(s, i):
        return False  # كما يقول المثل «…»
    if told and one == "كما":  # كما أكد أن: "he also said"
        ahead = s.forms[i + 1 : i + 10]
        begins = i == 1 or (s.forms[i - 2] in COMMAS and _introduced(s, i, cues))
        return not begins and not any(word in COMPLEMENTISERS for word in ahead[:6])
    return told


def _introduced(s: Sentence, i: int, cues: Cues) -> bool:
    reading = read_verb(s, i, cues.forms[s.forms[i]], cues)
    return reading is not None


def _read_source(s: Sentence, i: int, cues: Cues) -> Reading | None:
    word = s.forms[i].removeprefix("و") if s.forms[i] not in cues.sources else s.forms[i]
    seconds = cues.seconds[word]
    if seconds is not None and seconds.isdisjoint(s.forms[i + 1 : i + 2]):
        return None  # most are in, on and from
    for source in cues.sources[word]:
        n = len(source.words)
        if tuple(s.forms[i + 1 : i + n]) != source.words[1:] or i + n >= len(s.forms):
            continue
        low = i + n
        head = s.forms[low]
        if head == "ما" or head == "لما":
            return None
        if source.takes_lam:
            if not head.startswith("ل"):
                continue
            head = head[1:] or (s.forms[low + 1] if low + 1 < len(s.forms) else "")
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


def _read_source_pronoun(s: Sentence, i: int, word: str, cues: Cues) -> Reading | None:
    """Read على حد قوله, حسب تعبيرها: the pronoun closes the phrase."""
    for source in cues.sources[word]:
        n = len(source.words)
        if n < 2 or i + n > len(s.forms) or s.forms[i + n - 1] not in source.owned:
            continue
        if tuple(s.forms[i + 1 : i + n - 1]) == source.words[1:-1]:
            return Reading(i, None, source.cue_class, i, 0, "before", i + n, i + n, i + n - 1)
    return None


def _speaks(s: Sentence, low: int, head: str, cues: Cues) -> bool:
    if s.pieces[low] is not None:
        return True
    kind = cues.kind(head)
    if head.startswith("ل") and kind == "B":
        kind = cues.kind("ا" + head)
    if kind == "B":  # a rare word is a name: وفقا لكاهيل
        if head.endswith(("ها", "هم")):
            return False
        return zipf(head) < _RARE and not is_verbal_noun(head) and not has_clitic(head)
    return kind in "TSGP" or cues.kind(head.removeprefix("ل")) in "TSG"


def _source_reading(
    s: Sentence, i: int, low: int, cue_class: str, cue_end: int, cues: Cues
) -> Reading | None:
    """Return whether the content stands before the source phrase or after it."""
    opening = (
        i < 3 and not any(s.pieces[:i]) and all(cues.kind(word) == "F" for word in s.forms[:i])
    )
    for k in range(low + 1, min(len(s.forms), low + 14)):
        word = s.forms[k]
        verb = cues.forms.get(word)
        if verb is not None and verb.tense == "past" and verb.verb.says and not verb.pronoun:
            return None  # وبحسب الوكالة قال فلان: the verb reads itself
        if word in COMPLEMENTISERS and s.forms[k - 1] not in LONE and k + 1 < len(s.forms):
            return Reading(i, None, cue_class, k + 1, s.starts[k + 1], "clause", low, k, cue_end)
        if word in COMMAS or word == ":":
            if opening and k + 1 < len(s.forms):
                first = k + 1
                if s.forms[first] in COMPLEMENTISERS or s.forms[first] == "فان":
                    first = min(first + 1, len(s.forms) - 1)
                told = cues.forms.get(s.forms[first])
                if told and told.tense == "past" and not (told.verb.weak or told.pronoun):
                    return None  # وحسب الصحيفة، أخبر فلان المجلة أن: he speaks
                return Reading(
                    i, None, cue_class, first, s.starts[first], "clause", low, k, cue_end
                )
            break
        if opening and word.startswith("فان") and len(word) <= 6 and k + 1 < len(s.forms):
            return Reading(i, None, cue_class, k + 1, s.starts[k + 1], "clause", low, k, cue_end)
        if opening and predicate(s, low, k, cues):
            return Reading(i, None, cue_class, k, s.starts[k], "clause", low, k, cue_end)
    if opening:
        return None
    return Reading(i, None, cue_class, i, 0, "before", low, len(s.forms), cue_end)


def _read_masdar(s: Sentence, i: int, form: Form, cues: Cues) -> Reading | None:
    """Read a noun that reports: اتهامات بأن, قوله إن, خلاصة الورشة «…»."""
    near = 2 if form.pronoun else 5
    for k in range(i + 1, min(len(s.forms), i + 1 + near)):
        word = s.forms[k]
        piece = s.pieces[k]
        if word in cues.lists["not_before"] and not form.pronoun:
            return None  # تصريحات فلان لا تعكس «…»
        if word in COMPLEMENTISERS and k + 1 < len(s.forms):
            if s.forms[k - 1] in cues.lists["binds_told_clause"] and k - 1 != i:
                return None
            if not form.pronoun and not word.startswith("بان") and k == i + 1:
                return None
            first = k + 2 if s.forms[k + 1] == ":" and k + 2 < len(s.forms) else k + 1
            return Reading(
                i, form, form.verb.cue_class, first, s.starts[first], "clause", i + 1, k, i
            )
        if piece is not None and s.forms[k - 1] == "ل":
            continue
        spaces = s.text.count(" ", piece.start, piece.end) if piece is not None else 0
        owned = form.pronoun and (k == i + 1 or spaces > 1)
        if piece is not None and (owned or spaces > 3):
            return Reading(i, form, form.verb.cue_class, k, piece.start, "marks", i + 1, k, i)
        if word == ":" and form.pronoun and k + 1 < len(s.forms):
            first = k + 1
            if s.forms[first] in COMPLEMENTISERS and first + 1 < len(s.forms):
                first += 1
            held = s.pieces[first]
            manner = "marks" if held else "colon"
            start = held.start if held else s.starts[first]
            return Reading(i, form, form.verb.cue_class, first, start, manner, i + 1, k, i)
        if word in COMMAS or (word in LONE and not form.pronoun):
            return None
    return None


def _read_told(s: Sentence, i: int, cues: Cues) -> Reading | None:
    """Read an indefinite noun that tells by itself: تقارير عن استعدادات كبيرة."""
    if i + 2 >= len(s.forms) or s.forms[i + 1] != "عن" or s.pieces[i + 2] is not None:
        return None
    content = s.forms[i + 2]
    if not (is_verbal_noun(content.removesuffix("ات")) or cues.kind(content) == "O"):
        return None
    return Reading(i, None, "acknowledge", i + 2, s.starts[i + 2], "noun", i, i + 1, i)


def _read_noun(s: Sentence, i: int, form: Form, cues: Cues) -> Reading | None:
    """Read a noun in the plural with its source and what it says: اتهامات من فلان لفلان بكذا."""
    if form.pronoun or not s.forms[i].endswith("ات") or i + 2 >= len(s.forms):
        return None
    if not _sourced(s, i, cues):
        return None
    for k in range(i + 2, min(len(s.forms), i + 2 + _NOUN_WINDOW)):
        word = s.forms[k]
        if s.pieces[k] is not None or word in COMMAS or word in cues.forms:
            return None
        if word == "ب" and k + 1 < len(s.forms):
            return Reading(
                i, form, form.verb.cue_class, k + 1, s.starts[k + 1], "noun", i + 1, k, i
            )
        if word[0] == "ب" and with_clitic(word, "ب", cues):
            return Reading(i, form, form.verb.cue_class, k, s.starts[k] + 1, "noun", i + 1, k, i)
    return None


def _read_announced(s: Sentence, i: int, form: Form, cues: Cues) -> Reading | None:
    """Read a noun of announcing with its source and content: إعلان الجيش تحرير المدينة."""
    if form.verb.act != "announce" or form.pronoun or i + 3 >= len(s.forms):
        return None
    owner, beside = s.forms[i + 1], s.forms[i + 2]
    definite = owner.startswith("ال") or beside.startswith("ال") or cues.kind(owner) in "PG"
    if not definite or cues.kind(owner) not in "TSPGD":
        return None
    for k in range(i + 2, min(len(s.forms) - 1, i + 2 + _NOUN_WINDOW)):
        word = s.forms[k]
        verb = cues.forms.get(word)
        if s.pieces[k] is not None or word in COMMAS or (verb and verb.tense != "masdar"):
            return None
        bound = s.forms[k - 1] in cues.lists["binds_preposition"]
        about = word == "عن" and not bound and s.pieces[k + 1] is None
        noun = cues.kind(word) == "O" or is_verbal_noun(word)
        if about or (noun and begins_noun(s, k, i, cues)):
            first, cue_class = k + about, form.verb.cue_class
            return Reading(i, form, cue_class, first, s.starts[first], "noun", i + 1, k, i)
    return None


def _sourced(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether a noun of saying has its source: من فلان, an adjective, its bringer."""
    after = s.forms[i + 1]
    definite = s.text.startswith("ال", s.starts[i + 1])
    if after == "من" or (after.endswith("يه") and not definite):
        return True
    return bringer(s, i, cues) is not None


def bringer(s: Sentence, i: int, cues: Cues) -> int | None:
    """Return the verb that brings the noun at `i`: وجه فلان اتهامات إلى …"""
    for k in range(i - 1, max(-1, i - _NOUN_WINDOW), -1):
        word = s.forms[k]
        if word in COMMAS:
            return None
        if word in cues.lists["bringing"] or word.removeprefix("و") in cues.lists["bringing"]:
            return k
    return None


def _read_relay(s: Sentence, i: int, form: Form, cues: Cues) -> Reading | None:
    """Read نقلت الوكالة عن فلان قوله إن: the source stands behind عن."""
    for k in range(i + 1, min(len(s.forms), i + _RELAY_WINDOW)):
        if s.forms[k] in cues.forms and cues.forms[s.forms[k]].tense != "masdar":
            return None
        if s.forms[k] != "عن" or s.pieces[k] is not None:
            continue
        said_at = i
        for j in range(k + 1, min(len(s.forms), k + WINDOW)):
            word = s.forms[j]
            said = cues.forms.get(word)
            if said is not None and said.tense == "masdar" and said.pronoun:
                inner = _read_masdar(s, j, said, cues)
                said_at = j
                if inner is not None:
                    return None  # the noun reads itself; `who` finds the source behind عن
            piece = s.pieces[j]
            high = j
            if piece is not None and is_speech(s, j, i, cues):
                return Reading(
                    i, form, form.verb.cue_class, j, piece.start, "marks", k + 1, high, said_at
                )
            if word in COMPLEMENTISERS and s.forms[j - 1] not in LONE and j + 1 < len(s.forms):
                return Reading(
                    i, form, form.verb.cue_class, j + 1, s.starts[j + 1], "clause", k + 1, high,
                    said_at,
                )  # fmt: skip
        return None
    return None
