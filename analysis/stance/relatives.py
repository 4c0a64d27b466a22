"""Relative clauses: of whom they tell, so that he does, or meets, what their verb says.

With الذي and the like the noun is definite and may have adjectives behind it (التنظيم المتطرف
الذي يقاتل); without them it is indefinite and stands right before its verb (مسلحون يقاتلون).
"""

from analysis.stance.clauses import Reading
from analysis.stance.nouns import actor_at, bare, noun_at
from analysis.stance.signs import Name
from analysis.stance.verbs import finite

_BACK = 5
_PEOPLE = "الذين"
_PLURAL = ("ون", "ين")
_OWNERS = ("ه", "ها", "هم", "هما")
_ORIGIN = ("ي", "يه")
_SHORT = 3
_RESUMED = 4


def told_of(r: Reading, i: int) -> Name | None:
    """Return of whom the relative pronoun at word i tells: the noun phrase that ends before it."""
    k = i - 1
    if k < 0 or r.is_free(k):
        return None
    low = max(0, k - _BACK)
    adjectives = k
    while adjectives > low and not r.breaks[adjectives - 1] and adjectives not in r.over:
        if not r.tokens[adjectives].startswith("ال") or r.is_free(adjectives):
            break
        adjectives -= 1
    name = r.over.get(adjectives)
    if name and name.form != "nisba" and _alone(r, name):
        return name
    if k in r.topics:
        return r.topics[k]
    for first in range(low, k + 1):
        if any(r.breaks[first:k]) or first in r.over or _describes(r, first):
            continue
        noun = actor_at(r, first, k + 1)
        chain = not r.tokens[k].endswith(_PLURAL) or r.tokens[first].lstrip("وبل")[:2] == "ال"
        if noun is None and r.tokens[i] == _PEOPLE and chain:
            noun = noun_at(r, first, k + 1)
        if noun and noun.last == k and any(w.startswith("ال") for w in noun.entity.split()):
            return noun
    return None


def _describes(r: Reading, k: int) -> bool:
    """Return whether word k is the adjective of the definite noun before it (الحادث الإرهابي)."""
    if not k or r.breaks[k - 1] or k - 1 in r.over or r.grammar("titles", k):
        return False
    both = r.tokens[k].startswith("ال") and bare(r, k - 1)[0].startswith("ال")
    return both and r.tokens[k].endswith(_ORIGIN)


def described(r: Reading, i: int, whole: bool) -> Name | None:
    """Return whom a participle at word i describes: the noun phrase right before it."""
    if not i or r.breaks[i - 1]:
        return None
    return (told_of(r, i) if whole else _indefinite(r, i)) or r.over.get(i - 1)


def _alone(r: Reading, name: Name) -> bool:
    """Return whether a name is no genitive of an office (رئيس فرنسا السابق الذي)."""
    return not name.first or not r.grammar("titles", name.first - 1)


def resumed(r: Reading, i: int, j: int) -> int | None:
    """Return where a relative clause takes up of what it tells (التي يسيطر عليها الحوثيون)."""
    if not i or not r.grammar("relatives", i - 1):
        return None
    for k in range(j + 1, min(len(r.tokens), j + 1 + _RESUMED)):
        if r.breaks[k - 1]:
            return None
        if r.grammar("pronominals", k) and r.tokens[k].endswith(_OWNERS):
            return k
    return None


def _indefinite(r: Reading, i: int) -> Name | None:
    """Return the indefinite people right before their verb (مسلحون يقاتلون)."""
    if r.breaks[i - 1] or r.tokens[i - 1].startswith("ال") or r.is_free(i - 1):
        return None
    for first in range(max(0, i - 3), i):
        if any(r.breaks[first : i - 1]) or first in r.over or r.tokens[first].startswith("ال"):
            continue
        noun = actor_at(r, first, i)
        if noun and noun.last == i - 1 and "ال" not in {w[:2] for w in noun.entity.split()}:
            return noun
    return None


def resumes(r: Reading, i: int, stem: str) -> bool:
    """Return whether a relative clause takes up of what it tells by a pronoun (التي تنفذها)."""
    if stem.endswith(_OWNERS):
        return True
    k = i + 1
    if k >= len(r.tokens) or r.breaks[i]:
        return False
    return r.grammar("pronominals", k) and r.tokens[k].endswith(_OWNERS)


def indefinite(r: Reading, i: int) -> Name | None:
    """Return the indefinite noun right before its verb, of which that tells (هجوم استهدف)."""
    if not i or r.breaks[i - 1] or r.tokens[i - 1].startswith("ال") or r.is_free(i - 1):
        return None
    found = []
    for first in range(max(0, i - _SHORT), i):
        if any(r.breaks[first : i - 1]) or first in r.over or finite(r, first):
            continue
        noun = noun_at(r, first, i)
        if noun and noun.last == i - 1 and "ال" not in {w[:2] for w in noun.entity.split()}:
            found.append(noun)
    people = (noun for noun in found if actor_at(r, noun.first, i))
    return next(people, None) or next(iter(found), None)


def thing_told(r: Reading, k: int) -> Name | None:
    """Return the noun phrase of which the relative pronoun at word k tells."""
    nouns = [noun_at(r, m, k) for m in range(max(0, k - _BACK), k)]
    ending = [n for n in nouns if n and n.last == k - 1]
    return next((n for n in ending if "ال" in n.entity), next(iter(ending), None))
