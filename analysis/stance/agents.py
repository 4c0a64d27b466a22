"""Agents that no clause names: who voices a feeling, who is implied, who acted last."""

from analysis.stance.clauses import Reading
from analysis.stance.nouns import actor_at, bare
from analysis.stance.phrases import offices_at, past_pronouns, verb_gender
from analysis.stance.pronouns import subject_earlier
from analysis.stance.signs import OUTLET, SENTENCE
from analysis.stance.terms import Found

_SPAN = 14
_VOICED = 14
_PARTING = frozenset({"openers", "relatives"})


def voicer(r: Reading, f: Found, i: int) -> list[str]:
    """Return who voices what a noun names: the subject of أعرب, عبر, أبدى before it."""
    for k in range(i - 1, max(-1, i - _VOICED), -1):
        if not r.same_sentence(k, i):
            return []
        if r.grammar("voicing", k):
            after = past_pronouns(r, k + 1)
            last = after
            while last < i and not r.preposition(last) and not r.breaks[last]:
                name = r.at.get(last)
                if name and name.kind == "PER":
                    return [name.entity]
                last += 1
            if offices_at(r, after) or (actor_at(r, after, i) and after not in r.at):
                while last < i and r.tokens[last] != "عن" and not r.breaks[last - 1]:
                    last += 1
                return [" ".join([bare(r, after)[0], *r.tokens[after + 1 : last]])]
            return []
    return []


def implied(r: Reading, f: Found, i: int) -> list[str]:
    """Return the holder of an act whose agent is not beside it: who reports, who acted last."""
    if f.term.role == "noun" and f.prefix.endswith("ب") and not _pledged(r, i):
        return []  # اتهم فلانا بدعم فلان: the act is the accused's
    if f.term.role == "verb" and f.ending in ("ون", "وا", "و"):
        return []
    voice = r.voice(f.start, f.end)
    who = r.reported_by(f) or (voice if voice != OUTLET else "")
    return [who] if who else r.acted_before(i)


def _pledged(r: Reading, i: int) -> bool:
    """Return whether a verbal noun at word i is what somebody pledges or asks for."""
    return any(r.grammar("pledges", k) for k in range(max(r.clause_start(i), i - 5), i))


def last_agent(r: Reading, f: Found, i: int) -> list[str]:
    """Return who is implied, else who was the subject before."""
    if who := implied(r, f, i):
        return who
    if (f.term.role == "noun" and not f.owned) or r.voice(f.start, f.end) != OUTLET:
        return []
    earlier = subject_earlier(r, i, verb_gender(r, f) if f.term.role == "verb" else "")
    return [earlier] if earlier else []


def phrase_end(r: Reading, first: int) -> int:
    """Return one past the last word that can belong to an act: a sentence or an opener ends it."""
    for k in range(first, min(len(r.tokens), first + _SPAN)):
        if k > first and r.breaks[k - 1] == SENTENCE:
            return k
        if not _PARTING.isdisjoint(r.kinds[k]):
            return k
    return max(first, min(len(r.tokens), first + _SPAN))
