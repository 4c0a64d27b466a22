"""Whom a pronoun means, and who was the subject before: in its sentence, else in those before."""

from bisect import bisect_left
from collections.abc import Iterator

from analysis.stance.clauses import Reading
from analysis.stance.phrases import gender, governed, groups, offices_at
from analysis.stance.signs import BOTH, SENTENCE, Name

_PRONOUN_REACH = 30
_SENTENCE = 26
_SENTENCES_BACK = 2
_LONG = 60


def subject_before(r: Reading, i: int) -> list[str]:
    """Return the names in the sentence before word i that nothing governs, the first group."""
    start = i
    while start and i - start < _SENTENCE and r.same_sentence(start - 1, i):
        start -= 1
    names = [n for n in r.names_in(start, i) if not governed(r, n) and n.kind != "TOPIC"]
    names = [n for n in names if n.form != "nisba"]
    heads = groups(r, names, bool(names) and offices_at(r, names[0].first - 1))
    return [e for n in heads[0] for e in n.entity.split(BOTH)] if heads else []


def antecedent(r: Reading, i: int, ending: str, but: set[str]) -> Name | None:
    """Return whom a pronoun before or at word i means: the last fitting name in its sentence.

    A name that no preposition governs comes before one that is governed.
    """
    if ending.endswith("كم"):
        return addressee(r, i)
    second = None
    for k in range(i - 1, max(-1, i - _PRONOUN_REACH), -1):
        if r.breaks[k] == SENTENCE:
            break
        name = r.over.get(k)
        if name is None or name.form == "nisba" or name.entity in but:
            continue
        feminine = gender(r, name) == "f"
        plural = ending.endswith(("هم", "ون"))
        if (ending.endswith("ها") and not feminine) or (plural and name.kind != "ORG"):
            continue
        if ending.endswith("ه") and feminine:
            continue
        if not governed(r, name):
            return name
        second = second or name
    return second or _antecedent_earlier(r, i, ending, but)


def _antecedent_earlier(r: Reading, i: int, ending: str, but: set[str]) -> Name | None:
    """Return whom a pronoun means that nobody in its sentence fits: a subject before."""
    feminine, masculine = ending.endswith("ها"), ending.endswith("ه")
    for name in subjects_earlier(r, i):
        female = gender(r, name) == "f"
        if name.entity in but or (feminine and not female) or (masculine and female):
            continue
        if ending.endswith(("هم", "ون")) and name.kind != "ORG":
            continue
        return name
    return None


def subjects_earlier(r: Reading, i: int) -> Iterator[Name]:
    """Yield the names that nothing governs in the sentences before word i, the nearest first."""
    start = bisect_left(r.sentence, r.sentence[i])
    for _ in range(_SENTENCES_BACK):
        end = start
        while start and end - start < _LONG and r.sentence[start - 1] == r.sentence[end - 1]:
            start -= 1
        for name in r.names_in(start, end):
            if name.form != "nisba" and name.kind != "TOPIC" and not governed(r, name):
                yield name


def subject_earlier(r: Reading, i: int, gendered: str) -> str:
    """Return who was the subject before word i ("" if nobody of the gender asked)."""
    for name in subjects_earlier(r, i):
        if {gender(r, name), gendered} != {"m", "f"}:
            return name.entity.split(BOTH)[0]
    return ""


def addressee(r: Reading, i: int) -> Name | None:
    """Return the state of whom a speech addresses (دعمكم): that of the last one named before."""
    speech = r.speech_at(*r.spans[i])
    if speech is None:
        return None
    for k in range(r.word_at(speech.start) - 1, max(-1, i - _PRONOUN_REACH * 2), -1):
        name = r.over.get(k)
        if name and name.kind == "PER" and r.home(name.entity) not in ("", r.home(speech.speaker)):
            return name._replace(entity=r.home(name.entity), kind="LOC")
    return None
