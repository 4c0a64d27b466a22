"""What is named by its relation to who was named: both leaders, allies, the bond of two states.

No list can hold every treaty and every war. The word of a bond (شراكة, علاقات, حرب) and the
parties that stand with it make the topic: the war of Russia and Ukraine is russia_ukraine_war.
The lexicon says which words are bonds and what their topics are called.
"""

from collections import Counter
from functools import lru_cache

from analysis.appraisal import Found, without_conjunction
from analysis.clauses import BOTH, SENTENCE, Name, Reading
from analysis.entities import catalogue
from analysis.phrases import antecedent, governed

_AHEAD = 9
_BACK = 20
_LIST = 12
_PARTS = 3
_TWICE = 2


@lru_cache(maxsize=1)
def homes() -> dict[str, str]:
    """Return for every entity of the lexicon what it is part of ("": a state of its own)."""
    listed = catalogue()
    pairs = zip(listed["entity"], listed["type"], listed["part_of"], strict=True)
    return {entity: part_of for entity, kind, part_of in pairs if part_of or kind != "PER"}


def place(r: Reading) -> None:
    """Place what is named by relation among the names and topics of an article."""
    _find_origins(r)
    _place_parts(r)
    main = _main_pair(r)
    last: dict[str, tuple[str, ...]] = {}
    for f in sorted(r.bonds, key=lambda f: (f.start, f.start - f.end)):
        i = r.word_at(f.start)
        if i in r.over or i in r.topics:
            continue
        sides, partners = _sides(r, f, i, r.word_at(f.end - 1), last.get(f.term.id) or main)
        if f.term.sides == 1:
            sides = (sides[-1],) if sides else ()
        elif len(sides) < 2:
            sides = _known(r, f, i, sides, last.get(f.term.id))
        if len(sides) == f.term.sides:
            last[f.term.id] = sides
            made = f.term.name.format(*sorted(sides))
            name = r.appraisal.bond_names.get(made, made)
            r.place(f.start, f.end, name, "TOPIC", "bond")
            r.partners[i] = partners


def _find_origins(r: Reading) -> None:
    """Tell the state of a person that no list knows from the adjective of his office."""
    for name in r.at.values():
        if name.kind != "PER" or name.form != "name" or r.home(name.entity):
            continue
        for k in range(name.first - 1, max(-1, name.first - 1 - _PARTS), -1):
            before = r.over.get(k)
            if r.breaks[k] == SENTENCE or (before and before.form != "nisba"):
                break
            if before and (home := r.home(before.entity)):
                r.origins[name.entity] = home
                break


def _place_parts(r: Reading) -> None:
    """Place الزعيمان (the two named last), حلفاؤها, and المحكمة for a court named in full."""
    persons: list[str] = []
    bodies: dict[str, Name] = {}
    grammar = r.appraisal.grammar
    for i, token in enumerate(r.tokens):
        if name := r.at.get(i):
            if name.kind == "PER" and BOTH not in name.entity:
                persons = [p for p in persons if p != name.entity][-1:] + [name.entity]
            if name.kind == "ORG" and name.form == "name" and name.last > name.first:
                bodies[token[len(name.prefix) :]] = name
            continue
        if i in r.over:
            continue
        start, end = r.spans[i]
        bare = without_conjunction(token, grammar["leaders"])
        if bare in grammar["leaders"] and len(persons) == 2:
            entity = BOTH.join(sorted(persons))
            r.place(end - len(bare), end, entity, "PER", "description")
        elif (bare := without_conjunction(token, grammar["allies"])) in grammar["allies"]:
            if (owner := r.over.get(i - 1)) and owner.kind != "TOPIC":
                r.place(end - len(bare), end, f"{owner.entity}_allies", "ORG", "description")
        elif "ال" in token[:4] and (at := token.find("ال")) in (0, 1) and token[at:] in bodies:
            adjective = i + 1 < len(r.tokens) and r.tokens[i + 1].startswith("ال")
            if not adjective and not r.over.get(i + 1):
                known = bodies[token[at:]]
                r.place(start + at, end, known.entity, known.kind, "name")


def _main_pair(r: Reading) -> tuple[str, ...]:
    """Return the two states whose names are most frequent in the article."""
    count = Counter(r.home(name.entity) for name in r.at.values() if name.kind != "TOPIC")
    del count[""]
    best = [home for home, n in count.most_common(2) if n >= _TWICE]
    return tuple(best) if len(best) == 2 else ()


def _sides(
    r: Reading, f: Found, i: int, j: int, both: tuple[str, ...]
) -> tuple[tuple[str, ...], list[str]]:
    """Return the parties that stand with a bond's word, and the partners behind مع."""
    near: list[str] = []
    far: list[Name] = []
    linked = between = False
    k = j + 1
    while k < min(len(r.tokens), j + 1 + _AHEAD):
        name = r.at.get(k)
        if r.breaks[k - 1] == SENTENCE or (r.breaks[k - 1] and not linked):
            break
        if not name and (r.grammar("relatives", k) or r.grammar("openers", k)):
            break
        if r.grammar("both", k):
            return both, []
        if name and name.kind != "TOPIC":
            if linked or (near and name.preposition in ("ل", "ب")):
                far = _listed(r, name)
                break
            near += [home for home in [r.home(name.entity)] if home and home not in near]
            k = name.last
        elif r.tokens[k].removeprefix("و") == "بين":
            between = linked = True
        elif r.is_free(k):
            if r.tokens[k].removeprefix("و") not in f.term.takes:
                break
            linked = True
        k += 1
    found = [r.home(name.entity) for name in far]
    far_homes = list(dict.fromkeys(home for home in found if home))
    if between:
        return tuple(far_homes[:2]), []
    if f.owned or f.ending.endswith("نا"):
        near += [home for home in [_owner(r, f, i)] if home]
    partners = [n.entity for n in far if r.home(n.entity) or n.kind != "PER"]
    sides = tuple(dict.fromkeys([*near, *far_homes[:1]]))[:2]
    return sides, partners


def _listed(r: Reading, name: Name) -> list[Name]:
    """Return a name and those that و or وخاصة adds to it."""
    names = [name]
    k = name.last + 1
    while k < min(len(r.tokens), name.last + _LIST):
        other = r.at.get(k)
        if other and other.kind != "TOPIC":
            if other.form != "nisba":
                names.append(other)
            k = other.last
        elif r.breaks[k - 1] == SENTENCE or not (
            r.tokens[k].startswith("و") or r.tokens[k - 1].startswith("و")
        ):
            break
        k += 1
    return names


def _owner(r: Reading, f: Found, i: int) -> str:
    """Return whose bond a pronoun says it is: علاقاتها, علاقاتنا."""
    if f.ending.endswith("نا"):
        speech = r.speech_at(f.start, f.end)
        return r.home(speech.speaker) if speech else ""
    who = antecedent(r, i, f.ending, set())
    return r.home(who.entity) if who else ""


def _known(
    r: Reading, f: Found, i: int, sides: tuple[str, ...], last: tuple[str, ...] | None
) -> tuple[str, ...]:
    """Return the parties of a bond that names one or none: from before, or from who speaks."""
    before = _before(r, i)
    if not sides:
        if len(before) == 2:
            return tuple(before)
        sure = f.definite or f.ending.endswith("نا")
        return last or () if sure else ()
    others = [home for home in before if home != sides[0]]
    speech = r.speech_at(f.start, f.end)
    if speech and (home := r.home(speech.speaker)):
        others.append(home)
    others = [home for home in others if home != sides[0]]
    if others:
        return sides[0], others[0]
    return last if last and sides[0] in last else ()


def _before(r: Reading, i: int) -> list[str]:
    """Return the homes of those named before word i in its sentence, nearest first."""
    found: list[str] = []
    for k in range(i - 1, max(-1, i - _BACK), -1):
        if r.breaks[k] == SENTENCE:
            break
        name = r.at.get(k)
        if name and name.kind != "TOPIC" and name.form != "nisba" and not governed(r, name):
            found += [h for e in name.entity.split(BOTH) if (h := r.home(e)) and h not in found]
    return found

