"""Noun phrases as a clause has them: a name with its titles, an office, a noun, and their lists.

What follows a verb is read phrase by phrase, so that the next one can be found: who acts, whom it
reaches, and where, each with those that و adds.
"""

from typing import NamedTuple

from analysis.arabic import zipf
from analysis.stance.clauses import Reading
from analysis.stance.lists import others
from analysis.stance.nouns import actor_at, bare, noun_at
from analysis.stance.phrases import bare_names, gender, groups, offices_at
from analysis.stance.signs import Name
from analysis.stance.verbs import finite

_TITLE = 12
_LONGEST = 12
_COMMON = 4.6
_UNKNOWN = 2.0
_MANY = ("ون", "ين", "ات")


class Phrase(NamedTuple):
    """A noun phrase as words `first` … `past`-1: its head, and those that و adds to it."""

    first: int
    past: int
    names: tuple[Name, ...]
    gender: str  #: m or f as verbs agree with its head, "" where it does not tell

    @property
    def head(self) -> Name:
        """Return the first of its names."""
        return self.names[0]


def phrase_of(r: Reading, k: int, end: int) -> Phrase | None:
    """Return the noun phrase that begins at word k, with those that و adds to it."""
    first = k
    end = min(end, len(r.tokens))
    while k < end - 1 and (r.grammar("determiners", k) or r.tokens[k].isdigit()
                           or r.grammar("numbers", k) or r.grammar("amounts", k)):  # fmt: skip
        k += 1
        if k < end - 1 and r.tokens[k] == "من":
            k += 1
    if k >= end:
        return None
    name = r.at.get(k)
    if name is not None and name.form != "nisba":
        if name.kind == "TOPIC":
            return Phrase(first, name.last + 1, (name,), "")
        rest = bare_names(r, name.last + 1, min(end, name.last + _TITLE))
        head = groups(r, [name, *rest], k > 0 and offices_at(r, k - 1))[0]
        many = r.tokens[head[0].first].endswith("ات")
        agrees = "f" if many else gender(r, head[0])
        past = head[-1].last + 1
        while (origin := r.at.get(past)) and origin.form == "nisba" and not origin.prefix:
            past = origin.last + 1
        return _listed(r, first, past, tuple(head), agrees)
    if k in r.over or finite(r, k):
        return None
    if offices_at(r, k) and (office := _office(r, k, end)):
        return _listed(r, first, *office)
    noun = noun_at(r, k, end)
    if noun is None:
        return None
    if (person := _apposed(r, noun)) is not None:
        return _listed(r, first, person.last + 1, (person,), "")
    token = bare(r, k)[0]
    many = token in r.appraisal.grammar["masculine"]  # قادة
    feminine = "m" if many else "f" if token.endswith(("ه", "ات")) else ""
    return _listed(r, first, noun.last + 1, (noun,), feminine)


def _apposed(r: Reading, noun: Name) -> Name | None:
    """Return the person named right behind the definite noun for him (الكاتب فلان)."""
    name = r.at.get(noun.last + 1)
    if name is None or name.kind != "PER" or name.form != "name" or name.prefix:
        return None
    if r.breaks[noun.last] or not r.tokens[noun.last].startswith("ال"):
        return None
    one = not any(r.tokens[k].endswith(_MANY) for k in range(noun.first, noun.last + 1))
    human = actor_at(r, noun.first, noun.last + 1) is not None
    return name if one and human else None


def _listed(r: Reading, first: int, past: int, names: tuple[Name, ...], agrees: str) -> Phrase:
    if past < len(r.tokens):
        for other in others(r, past, subject=True):
            names, past = (*names, other), other.last + 1
    return Phrase(first, past, names, agrees)


def _office(r: Reading, k: int, end: int) -> tuple[int, tuple[Name, ...], str] | None:
    """Return who holds the office at word k: the person named behind it, else the office."""
    last, stop, inside = k, min(end, k + _LONGEST), False
    for m in range(k + 1, stop):
        name = r.at.get(m)
        if name is not None and name.kind == "PER" and name.form != "nisba":
            whole = any(r.tokens[n].startswith("ال") or n in r.over for n in range(k, last + 1))
            if name.prefix or (m > k + 1 and not whole):
                break  # زعيم حزب معارض: nobody known
            return name.last + 1, (name,), ""
        if m in r.over or r.tokens[m].startswith("ال"):
            apart = m in r.at and r.at[m].form != "nisba" and r.tokens[m - 1].startswith("ال")
            if r.breaks[m - 1] or (apart and not inside):
                break
            last = last if inside else m
            continue
        if r.breaks[m - 1] or finite(r, m) or r.grammar("relatives", m) or r.grammar("openers", m):
            break
        if r.preposition(m):
            inside = True
        elif not inside:
            if r.tokens[last].startswith("ال"):
                break
            last = m
    entity = " ".join([bare(r, k)[0], *r.tokens[k + 1 : last + 1]])
    feminine = "f" if bare(r, k)[0].endswith("ه") else ""
    return last + 1, (Name(k, last, entity, "NOUN", "noun", bare(r, k)[1]),), feminine


def unknown(r: Reading, first: int, end: int) -> int:
    """Return the last word of a person's name that no list knows, 0 if none begins here."""
    last = first
    while last < min(end, first + 3) and last not in r.over and not r.breaks[last - 1]:
        token = r.tokens[last]
        joined = token[0] == "و" and zipf(token[1:]) > zipf(token)
        if joined or token.startswith("ال") or r.preposition(last) or zipf(token) > _COMMON:
            break
        last += 1
    return last - 1 if last > first + 1 else 0


def may_do(r: Reading, phrase: Phrase) -> bool:
    """Return whether a noun phrase can act: a name, a noun of people or bodies, an unknown word."""
    name = phrase.head
    if name.kind == "TOPIC":
        return False
    if name.kind != "NOUN":
        return True
    return (
        actor_at(r, name.first, len(r.tokens)) is not None or zipf(r.tokens[name.first]) < _UNKNOWN
    )
