"""Subjects: whom a verb means that does not name its speaker: earlier nouns and sentences."""

from bisect import bisect_left

from analysis.arabic import zipf
from analysis.voices.cues import Cues
from analysis.voices.speakers import Sentence, Speaker, find_speaker, read_speaker
from analysis.voices.wording import is_accusative

_COMMON = 3.8
_NEAR = 16
_COMMAS = "،,"
_SHORT = 4


def is_adverbial(word: str, cues: Cues) -> bool:
    """Return whether a folded word is an indefinite accusative and no subject: واقفا."""
    if cues.kinds.get(word[:-1], "") in ("T", "S"):
        return False  # نشر تقريرا يفيد بكذا
    return is_accusative(word, cues)


def is_verb(word: str, cues: Cues) -> bool:
    """Return whether a folded word is a verb in the present and so no subject: يأتي."""
    bare = word.removeprefix("و").removeprefix("س")
    return bare[:1] == "ي" and cues.kind(word) == "B" and zipf(bare) > _COMMON


def antecedent(s: Sentence, relative: int, low: int, cues: Cues) -> Speaker | None:
    """Return the noun phrase before a relative pronoun: منظمة … التي."""
    while relative > low and s.forms[relative - 1] in "،,":
        relative -= 1
    first = relative
    while first > low:
        word = s.forms[first - 1]
        kind = cues.kind(word)
        outside = kind in ("F", ",", "A") and not word.startswith("لل")
        outside = outside or (word in cues.forms and kind not in "TS")
        if s.pieces[first - 1] is None and outside:
            break
        first -= 1
        before = s.forms[first - 1]
        titled = cues.kind(before) in "TS" or cues.kinds.get(before[1:]) == "T"
        if kind in "TS" and s.pieces[first] is None and not titled:
            break
    return read_speaker(s, first, relative, cues) if first < relative else None


def described(s: Sentence, subject: Speaker, cues: Cues) -> Speaker | None:
    """Return the name that a description stands beside: سامي كامل، وهو صاحب متجر، أوضح."""
    first = bisect_left(s.starts, subject.start)
    if first < 2 or s.forms[first - 1] not in ("وهو", "وهي"):
        return None
    found = antecedent(s, first - 1, max(0, first - _NEAR), cues)
    return found if found is not None and found.named else None


def plural_before(s: Sentence, verb: int, cues: Cues) -> Speaker | None:
    """Return the group without article before its verb: لكن منتقدين | يقولون."""
    first = verb
    while first and s.forms[first - 1].endswith(("ين", "ون")) and len(s.forms[first - 1]) > 4:
        first -= 1  # مختصين آخرين
    word = s.forms[first] if first < verb else "و"
    if word[0] in "وي" or word.startswith("ال") or cues.kind(word) not in "BST":
        return None
    start, end = s.starts[first], s.ends[verb - 1]
    return Speaker(start, end, s.text[start:end], False, True, False, "")


def heads_clause(s: Sentence, low: int, high: int, cues: Cues) -> bool:
    """Return whether a subject, not a prepositional phrase, opens the items `low:high`."""
    while low < high and (s.forms[low] in "،,-" or cues.kind(s.forms[low]) == "A"):
        low += 1
    return low < high and s.forms[low].removeprefix("و") not in cues.lists["prepositions"]


def last_named(s: Sentence, feminine: bool | None, cues: Cues) -> Speaker | None:
    """Return the last person or body of that gender (None: the last group) a sentence names."""
    for i in range(len(s.forms) - 1, -1, -1):
        if cues.kind(s.forms[i]) in "TS" and s.pieces[i] is None:
            if i and cues.kind(s.forms[i - 1]) in "TS":
                continue
            found = find_speaker(s, i, min(len(s.forms), i + 10), cues)
            if found is None:
                continue
            if feminine is None and found.plural:
                return _group(s, i, found, cues)
            if found.feminine == feminine:
                return found
    return None


def titled_before(s: Sentence, high: int, cues: Cues, previous: Sentence | None) -> Speaker | None:
    """Return whom a title with a pronoun means where nobody has spoken: قال معاليه."""
    subject = sentence_subject(s, high, cues)
    if subject is not None and subject.named:
        return subject
    title = (
        s.forms[high + 1].removesuffix("ها").removesuffix("ه") if high + 1 < len(s.forms) else ""
    )
    for i, word in enumerate(previous.forms if previous is not None else ()):
        if word.removeprefix("و").removeprefix("ل") == title:  # معالي الوزير سامي كامل
            assert previous is not None
            found = find_speaker(previous, i, min(len(previous.forms), i + _NEAR), cues)
            return found if found is not None and found.named else None
    return None


def _group(s: Sentence, i: int, found: Speaker, cues: Cues) -> Speaker:
    """Return the group that begins at `i` with the words that count it: عدد من | المسؤولين."""
    head = i - 2 if i > 1 and s.forms[i - 1] == "من" else i - 1
    if head < 0 or s.pieces[head] is not None or s.forms[head] not in cues.lists["quantifiers"]:
        return found
    start = s.starts[head]
    return found._replace(start=start, surface=s.text[start : found.end])


def sentence_subject(s: Sentence, high: int, cues: Cues) -> Speaker | None:
    """Return the subject of a sentence whose verb no cue list knows: استعرض الوزير …"""
    begin = 0
    if s.forms[0].removeprefix("و") in cues.lists["topics"]:
        return None  # وعن الأسعار، قال
    if ":" in s.forms[: min(8, high)]:  # the byline: فلان- المدينة:
        begin = s.forms.index(":") + 1
    while begin < high and cues.kind(s.forms[begin]) in "F,A":
        begin += 1
    if begin + 1 >= high:
        return None
    if is_adverbial(s.forms[begin], cues):
        return None
    begin += is_verb(s.forms[begin], cues)  # يأتي الوفد
    head = begin if cues.kind(s.forms[begin]) in "TSGP" else begin + 1
    if head >= high or (s.pieces[head] is None and cues.kind(s.forms[head]) not in "TSGPD"):
        return None
    return find_speaker(s, head, min(high, head + 14), cues)


def marked_name(s: Sentence, cue: int, found: Speaker) -> bool:
    """Return whether a subject before its verb is a name in marks: كانت «الضحى» قد ذكرت."""
    for k in range(cue - 1, -1, -1):
        piece = s.pieces[k]
        if piece is not None and piece.start == found.start:
            return s.text.count(" ", piece.start, piece.end) < _SHORT
        if s.forms[k] in _COMMAS:
            return False
    return False


def governed(s: Sentence, noun: Speaker, cue: int, cues: Cues) -> bool:
    """Return whether a preposition holds a definite noun before the verb: على الشبكة ذكروا."""
    first = bisect_left(s.starts, noun.start)
    before = s.forms[first - 1] if first else ""
    definite = any(word.startswith("ال") for word in s.forms[first:cue])
    return definite and before in cues.lists["prepositions"]
