"""Beside: what stands around a marked piece: its source, the body it names, other pieces."""

from analysis.voices.cues import PREPOSITIONS, Cues
from analysis.voices.speakers import Sentence


def is_source(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether a phrase that names its source stands before a piece: بحسب «الضحى»."""
    for size in (1, 2):
        words = tuple(s.forms[max(0, i - size) : i])
        first = words[0].removeprefix("و") if words else ""
        if any(source.words == (first, *words[1:]) for source in cues.sources.get(first, ())):
            return True
    return False


def is_told(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether a noun of speech and إلى stand before a piece: في حديثه إلى «الضحى»."""
    if i < 2 or s.forms[i - 1] != PREPOSITIONS["إلى"]:
        return False
    noun = cues.forms.get(s.forms[i - 2])
    spoken = noun is not None and noun.tense == "masdar" and noun.verb.act == "state"
    return spoken or s.forms[i - 2] in cues.lists["documents"]


def names_body(s: Sentence, i: int, word: str, cues: Cues) -> bool:
    """Return whether a marked word stands beside the body it names: صندوق التنمية «هدف»."""
    if word.endswith(("ه", "ي", "ات", "ين", "ون", "ا")):
        return False
    for k in range(i - 1, max(-1, i - 6), -1):
        if s.pieces[k] is not None or s.forms[k] in cues.forms or cues.kind(s.forms[k]) in "FA,":
            return False
        if cues.kind(s.forms[k]) == "S":
            return k < i - 1 and not s.forms[k].startswith("ال")
    return False


def listed(s: Sentence, i: int) -> bool:
    """Return whether a marked piece stands in a row of them: «…» و«…»."""
    after = s.forms[i + 1 : i + 3]
    before = s.forms[max(0, i - 2) : i]
    return after in (["و", "«»"], ["،", "«»"]) or before in (["«»", "و"], ["«»", "،"])
