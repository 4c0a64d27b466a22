"""Deeds told by verbal nouns: whose they are and whom they reach.

A verbal noun names its doer behind من قبل, or as its genitive or adjective, and then whom it
reaches stands behind ل or على: إغلاق المركز من قبل فلان, قصف فلان لفلان, القصف التركي على فلان.
"""

from analysis.stance.appraisal import Found
from analysis.stance.clauses import Reading
from analysis.stance.doers import doers as doers_by_verb
from analysis.stance.matters import behind, matter
from analysis.stance.nearness import target_at
from analysis.stance.nouns import actor_at
from analysis.stance.phrases import Link, bare_names, groups, offices_at
from analysis.stance.signs import Name

_REACH = 12
_DOER = 6
_APART = 4
_ADJECTIVES = 3


def done(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return who does to whom what a verbal noun tells."""
    end = min(r.clause_end(j), j + 1 + _REACH)
    if j + 1 >= end or r.breaks[j]:
        return []
    for k in range(j + 2, min(end - 1, j + _DOER)):
        if r.grammar("relatives", k):
            break
        if r.agent_phrase(k):
            doers, _ = _named(r, k + 2, end)
            return _links(doers, matter(r, behind(r, j, k), k, set(doers), True))
    if f.owned:
        return []
    doers, past = _doers(r, f, j, end)
    return _reached(r, f, doers, past, end) or _undertaken(r, f, i, j, end)


def _undertaken(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    """Return whom an act reaches that somebody goes about (بدأت فرنسا باستهداف فلان)."""
    if f.ending.startswith("ات") or r.preposition(j + 1):
        return []  # هجمات لفلان: they are his
    about = doers_by_verb(r, f, i)
    return _links(about, target_at(r, j + 1, end, set(about))) if about else []


def _reached(r: Reading, f: Found, doers: list[str], past: int, end: int) -> list[Link]:
    """Return whom the deed of given doers reaches: as the noun takes it, behind them."""
    if not doers:
        return []
    for k in range(past, min(end, past + _APART)):
        link = r.preposition(k)
        if link in f.term.takes:
            first = k + 1 if len(link) > 1 else k
            return _links(doers, matter(r, first, end, set(doers), True)) if first < end else []
        if link or not r.tokens[k].startswith("ال"):
            return []
    return []


def _doers(r: Reading, f: Found, j: int, end: int) -> tuple[list[str], int]:
    """Return whose deed a verbal noun is by its genitive or its adjective."""
    name = r.at.get(j + 1)
    if name is not None and name.kind == "TOPIC":
        return [], j + 1
    if f.definite:
        k = j + 1
        while k < min(end, j + _ADJECTIVES) and k not in r.over and r.tokens[k].startswith("ال"):
            k += 1
        name = r.at.get(k)  # القصف الجوي التركي
        known = name is not None and name.form == "nisba" and not name.prefix
        return ([name.entity], name.last + 1) if name and known else ([], j + 1)
    if name is not None and (name.prefix or name.form == "nisba"):
        return [], j + 1
    return _named(r, j + 1, end)


def _named(r: Reading, first: int, end: int) -> tuple[list[str], int]:
    """Return the doers whose phrase begins at word `first`, and the first word past them."""
    while first < end - 1 and r.grammar("determiners", first):
        first += 1
    titled = offices_at(r, first)
    names = [n for n in bare_names(r, first, min(end, first + _DOER)) if n.kind != "TOPIC"]
    if names and (titled or names[0].first == first):
        head: list[Name] = groups(r, names, titled)[0]
        if head[0].form != "nisba":
            return [n.entity for n in head], head[-1].last + 1
    noun = actor_at(r, first, end)
    known = noun and any(word.startswith("ال") for word in noun.entity.split())
    if noun and known and not noun.prefix and first not in r.at:
        return [noun.entity], noun.last + 1
    return [], first


def _links(doers: list[str], targets: list[Link]) -> list[Link]:
    return [Link(d, t.target, "act", t.share) for d in doers for t in targets if t.target != d]
