"""Doers: whose act a verbal noun is by the word that governs it.

Who goes about an act does it (قامت فرنسا بقصف, إقدام مسلحين على قتل), and who is helped in it
(ساعد فلانا في قتال فلان); but what somebody is accused of is not told as his act.
"""

from analysis.stance.appraisal import Found
from analysis.stance.clauses import Reading
from analysis.stance.nouns import actor_at, someone_at
from analysis.stance.phrases import (
    bare_names,
    groups,
    holder_of,
    name_before,
    offices_at,
    past_pronouns,
)
from analysis.stance.relatives import told_of
from analysis.stance.signs import Name

_REACH = 9
_HELPED = 14
_NEAR = 3
_IN = ("في",)


def doers(r: Reading, f: Found, i: int) -> list[str]:
    """Return who does what the verbal noun at word i names, by the word that governs it."""
    if f.owned or f.definite:
        return []
    for k in range(i - 1, max(r.clause_start(i), i - _REACH) - 1, -1):
        if r.grammar("relatives", k) or k in r.verbs:
            break
        if r.grammar("undertakings", k):
            return _subject(r, k, i)
        if r.grammar("doings", k):
            return _of_doing(r, k + 1, i)
    return _helped(r, f, i)


def _subject(r: Reading, k: int, i: int) -> list[str]:
    """Return the subject of the verb at word k that governs the verbal noun at word i."""
    after = past_pronouns(r, k + 1)
    if behind := _of_doing(r, after, i):
        return behind
    if k and r.grammar("relatives", k - 1):
        told = told_of(r, k - 1)
        return [holder_of(r, told)] if told and told.kind != "TOPIC" else []
    prior = name_before(r, k)
    if prior and prior.kind != "TOPIC":
        return [holder_of(r, prior)]
    start = r.clause_start(k)
    noun = actor_at(r, start, k) if start < k else None
    return [noun.entity] if noun and not noun.prefix else []


def _of_doing(r: Reading, first: int, i: int) -> list[str]:
    """Return who stands between a word of doing and the act, from word `first` on."""
    if first >= i or r.preposition(first):
        return []
    names = [n for n in bare_names(r, first, i) if n.kind != "TOPIC"]
    heads: list[list[Name]] = groups(r, names, offices_at(r, first))
    if heads and (heads[0][0].first == first or offices_at(r, first)):
        return [holder_of(r, n) for n in heads[0]]
    noun = someone_at(r, first, i)
    if noun and not noun.prefix:
        return [noun.entity]
    near = heads and heads[0][0].first <= first + _NEAR
    return [holder_of(r, n) for n in heads[0]] if near else []


def _helped(r: Reading, f: Found, i: int) -> list[str]:
    """Return who is helped in an act (ساعد فلانا في قتال)."""
    if f.prefix or not i or r.tokens[i - 1] not in _IN or not r.objects:
        return []
    j, met = r.objects[-1]
    return met if j < i <= j + _HELPED and r.same_sentence(j, i) else []


def doers_of(r: Reading, event: int, i: int) -> list[str]:
    """Return whose deed the noun at word `event` is: by a name behind it, or whose verb has it."""
    for name in r.names_in(event + 1, i):
        if name.kind != "TOPIC" and name.preposition in ("", "ل"):
            return [name.entity]
    for k in range(event - 1, max(r.clause_start(event), event - _REACH) - 1, -1):
        if k in r.verbs and not r.breaks[event - 1]:
            return _of_doing(r, past_pronouns(r, k + 1), event)  # شن فلان غارات استهدفت
    return []
