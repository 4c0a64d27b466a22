"""Contents: what tells that reported content begins at a word."""

from bisect import bisect_left

from analysis.voices.cues import PREPOSITIONS, Cues, Form, is_verbal_noun
from analysis.voices.speakers import Sentence, Speaker
from analysis.voices.wording import is_past, is_verb

_COMMAS = "،,"
_PARTS = 4


def orders(s: Sentence, i: int, k: int, form: Form, cues: Cues) -> bool:
    """Return whether ب at `k` begins what is ordered: وجه الوزير بتشكيل لجنة, not وجه لوما بكذا."""
    deed = s.forms[k][1:]
    if not (is_verbal_noun(deed) or cues.kind(deed) == "O"):
        return False
    between = s.forms[i + 1 : k]
    if not between:
        return True
    nouns = (cues.forms.get(word) for word in between)
    brought = any(noun is not None and noun.tense == "masdar" for noun in nouns)
    if brought or PREPOSITIONS["إلى"] in between:
        return False
    head = between[0]
    alone = k == i + 2 or (k == i + 3 and between[-1] in _COMMAS)
    surname = cues.kind(head) == "D" and alone and not form.feminine
    known = cues.kind(head) in "TSPG" or head in cues.lists["honorifics"]
    return (known and head not in cues.lists["documents"]) or surname or s.pieces[i + 1] is not None


def named_before(s: Sentence, k: int, i: int, cues: Cues) -> bool:
    """Return whether a personal name ends before `k`."""
    near = range(k - 1, max(i, k - _PARTS), -1)
    name = next((j for j in near if cues.kind(s.forms[j]) == "G"), None)
    return name is not None and all(cues.kind(s.forms[j]) in "GBD" for j in range(name, k))


def goes_on(s: Sentence, cue: int, speaker: Speaker | None, last: int) -> bool:
    """Return whether a clause with its verb goes on up to `last`, behind its source.

    As in: ويولي الوزيران بحسب المصدر اهتماما كبيرا للنزاع.
    """
    verb = s.forms[0].removeprefix("و")
    if speaker is None or s.forms[cue - 1] in _COMMAS or not (is_verb(verb) or is_past(verb)):
        return False
    behind = bisect_left(s.ends, speaker.end) + 1
    return last - behind > 1 and (s.forms[behind][0].isalnum() or s.pieces[behind] is not None)
