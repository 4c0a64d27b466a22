"""What is named by its relation to who was named: both leaders, allies, the bond of two states.

No list can hold every treaty and every war. The word of a bond (شراكة, علاقات, حرب) and the
parties that stand with it make the topic: the war of Russia and Ukraine is russia_ukraine_war.
The lexicon says which words are bonds and what their topics are called.
"""

from collections import Counter
from functools import lru_cache

from analysis.entities import catalogue
from analysis.stance.clauses import Reading
from analysis.stance.phrases import (
    governed,
)
from analysis.stance.pronouns import antecedent
from analysis.stance.signs import BOTH, SENTENCE, Name
from analysis.stance.terms import Found

_AHEAD = 9
_BACK = 20
_LIST = 12
_PARTS = 3
_OFFICE = 5
_TWICE = 2
_STATES = 40
_PAIR = 60
_DOER = 7
_STEM = 4
_JOINED = ("و", "ف", "ب", "ل", "ك")


@lru_cache(maxsize=1)
def homes() -> dict[str, str]:
    """Return for every entity of the lexicon what it is part of ("": a state of its own)."""
    listed = catalogue()
    pairs = zip(listed["entity"], listed["type"], listed["part_of"], strict=True)
    return {entity: part_of for entity, kind, part_of in pairs if part_of or kind != "PER"}


def place(r: Reading) -> None:
    """Place what is named by relation among the names and topics of an article."""
    _find_origins(r)
    _find_bearers(r)
    _place_parts(r)
    _place_deeds(r)
    main, sure = _main_pair(r)
    last: dict[str, tuple[str, ...]] = {}
    for f in sorted(r.bonds, key=lambda f: (f.start, f.start - f.end)):
        i = f.first
        if i in r.over or i in r.topics:
            continue
        both = main if sure else last.get(f.term.name) or _pair_before(r, i) or main
        if _with_unknown(r, f.last):
            continue
        sides, partners = _sides(r, f, i, f.last, both)
        if f.term.sides == 1:
            sides = (sides[-1],) if sides else ()
        elif len(sides) < f.term.sides:
            sides = _known(r, f, i, sides, last.get(f.term.name), main if sure else ())
        if len(sides) == f.term.sides:
            last[f.term.name] = sides
            made = f.term.name.format(*sorted(sides))
            name = r.appraisal.bond_names.get(made, made)
            friendly = "مع" in f.term.takes
            r.place(f.start, f.end, name, "TOPIC", "bond" if friendly else "topic")
            r.partners[i] = partners if friendly else []
            if friendly and f.term.sides == _TWICE:
                r.sides[name] = sides


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


def _find_bearers(r: Reading) -> None:
    """Tell who is meant by an office with a state's adjective (الوزير الألماني).

    He is the one person of that state whose name the office stands before.
    """
    titles = r.appraisal.grammar["titles"]
    told: dict[tuple[str, str], set[str]] = {}
    for name in r.at.values():
        if name.kind != "PER" or name.form != "name" or name.prefix:
            continue
        home = r.home(name.entity)
        for k in range(name.first - 1, max(-1, name.first - 1 - _OFFICE), -1) if home else ():
            if r.breaks[k] == SENTENCE or (k in r.over and r.over[k].form == "name"):
                break
            bare = r.tokens[k].lstrip("وبل").removeprefix("ال")
            if bare in titles or r.grammar("titles", k):
                told.setdefault((f"ال{bare}", home), set()).add(name.entity)
    r.bearers.update({office: who.pop() for office, who in told.items() if len(who) == 1})


def _place_parts(r: Reading) -> None:
    """Place الزعيمان (the two named last), حلفاؤها, and المحكمة for a court named in full."""
    persons: list[str] = []
    bodies: dict[str, Name] = {}
    grammar = r.appraisal.grammar
    related = grammar["leaders"] | grammar["allies"]
    named = {r.tokens[i][len(name.prefix) :] for i, name in r.at.items() if name.kind == "ORG"}
    spelled = {before + word for word in related | named for before in ("", *_JOINED)}
    for i, token in enumerate(r.tokens):
        if token not in spelled and i not in r.at:
            continue
        if name := r.at.get(i):
            if name.kind == "PER" and BOTH not in name.entity:
                persons = [*[p for p in persons if p != name.entity][-1:], name.entity]
            if name.kind == "ORG" and name.form == "name" and name.last > name.first:
                bodies[token[len(name.prefix) :]] = name
            continue
        bare = token if token in related or token[:1] not in _JOINED else token[1:]
        if (bare not in related and bare not in bodies) or i in r.over:
            continue
        end = r.spans[i][1]
        if bare in grammar["leaders"] and len(persons) == 2:
            r.place(end - len(bare), end, BOTH.join(sorted(persons)), "PER", "description")
        elif bare in grammar["allies"]:
            if (owner := r.over.get(i - 1)) and owner.kind != "TOPIC":
                r.place(end - len(bare), end, f"{owner.entity}_allies", "ORG", "description")
        elif bare in bodies and bare.startswith("ال"):
            adjective = i + 1 < len(r.tokens) and r.tokens[i + 1].startswith("ال")
            if not adjective and not r.over.get(i + 1):
                r.place(end - len(bare), end, bodies[bare].entity, bodies[bare].kind, "name")


def _place_deeds(r: Reading) -> None:
    """Place هذه التصريحات, deeds spoken of again, as whoever did them."""
    doers: dict[str, Name] = {}
    for i in sorted(r.deeds):
        if i in r.over:
            continue
        found = r.deeds[i]
        token = r.folded[found.start : found.end].removeprefix("ال")
        near = [n for n in r.names_in(i + 1, min(i + _DOER, r.clause_end(i))) if n.kind != "TOPIC"]
        near = [n for n in near if n.form == "nisba" or not governed(r, n) or _its(r, n, i)]
        if i and r.grammar("these", i - 1):
            named = r.at.get(i + 1)
            doer = named if named and named.preposition == "ل" else doers.get(token[:_STEM])
            if doer and doer.kind != "TOPIC":
                r.place(found.start, found.end, doer.entity, doer.kind, "description")
        elif near and not found.term.patient:
            person = next((n for n in near if n.kind == "PER"), near[0])
            doers[token[:_STEM]] = person


def _its(r: Reading, name: Name, i: int) -> bool:
    """Return whether a governed name near by is whose the deed at word i is (تصريحات لفلان)."""
    return name.last <= i + _PARTS and (name.preposition == "ل" or r.tokens[name.first - 1] == "من")


def _main_pair(r: Reading) -> tuple[tuple[str, ...], bool]:
    """Return the two states named most often, and whether twice as often as any third."""
    count = Counter(r.home(name.entity) for name in r.at.values() if name.kind != "TOPIC")
    del count[""]
    best = [(home, n) for home, n in count.most_common(3) if n >= _TWICE]
    third = best[2][1] if len(best) > 2 else 0
    sure = len(best) > 1 and best[1][1] >= _TWICE * third
    return (tuple(home for home, _ in best[:2]) if len(best) > 1 else ()), sure


def _with_unknown(r: Reading, j: int) -> bool:
    """Return whether a bond is between a name and who has none (بين إيران والقوى العالمية)."""
    for k in range(j + 1, min(len(r.tokens) - 1, j + _DOER)):
        if r.breaks[k - 1] or (r.at.get(k) and r.at[k].kind != "TOPIC"):
            return False
        if r.tokens[k] == "بين":
            name = r.at.get(k + 1)
            past = name.last + 1 if name else len(r.tokens)
            unknown = past < len(r.tokens) and past not in r.over and not r.breaks[past - 1]
            return unknown and r.tokens[past].startswith("وال")
    return False


def _pair_before(r: Reading, i: int) -> tuple[str, ...]:
    """Return the two states named last before word i: البلدين are those of who met."""
    found: list[str] = []
    for k in range(i - 1, max(-1, i - _PAIR), -1):
        name = r.at.get(k)
        home = r.home(name.entity) if name and name.kind in ("PER", "LOC") else ""
        if home and home not in found:
            found.append(home)
        if len(found) == _TWICE:
            return tuple(found)
    return ()


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
        if name and (linked or (near and name.preposition in ("ل", "ب"))):
            far = _listed(r, name)
            break
        if name and name.kind != "TOPIC":
            if not _contiguous(r, f, j, k):
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
        return tuple(far_homes[:2]), [n.entity for n in far[:2]]
    if f.owned or f.ending.endswith("نا"):
        near += [home for home in [_owner(r, f, i)] if home]
    partners = [n.entity for n in far]
    sides = tuple(dict.fromkeys([*near, *far_homes[:1]]))[:2]
    return sides, partners


def _contiguous(r: Reading, f: Found, j: int, k: int) -> bool:
    """Return whether only adjectives, and bonds joined to it, part a bond's word from a name."""
    between = [m for m in range(j + 1, k) if m not in r.over]
    loose = 0 if f.definite else _PARTS - 1
    foreign = [m for m in between if not r.tokens[m].startswith(("ال", "وال"))]
    return len(foreign) <= loose and not any(m in r.act_nouns for m in between)


def _listed(r: Reading, name: Name) -> list[Name]:
    """Return a name and those that و or وخاصة adds to it."""
    names = [name]
    k = name.last + 1
    while k < min(len(r.tokens), name.last + _LIST) and r.breaks[k - 1] != SENTENCE:
        other = r.at.get(k)
        if other is None and r.tokens[k].startswith("و") and k not in r.act_nouns:
            k += 1
            other = r.at.get(k)
        if other is None or other.kind == "TOPIC":
            break
        if other.form != "nisba":
            names.append(other)
        k = other.last + 1
    return names


def _owner(r: Reading, f: Found, i: int) -> str:
    """Return whose bond a pronoun says it is: علاقاتها, علاقاتنا."""
    if f.ending.endswith("نا"):
        speech = r.speech_at(f.start, f.end)
        return r.home(speech.speaker) if speech else ""
    who = antecedent(r, i, f.ending, set())
    return r.home(who.entity) if who else ""


def _known(
    r: Reading,
    f: Found,
    i: int,
    sides: tuple[str, ...],
    last: tuple[str, ...] | None,
    main: tuple[str, ...],
) -> tuple[str, ...]:
    """Return the parties of a bond that names one or none: from before, or from who speaks."""
    if "مع" not in f.term.takes:
        return _of_one(r, f, sides, last) or sides
    before = _before(r, i)
    if not sides:
        if len(before) == 2:
            return tuple(before)
        sure = f.definite or f.ending.endswith("نا")
        return last or main if sure and not f.term.named else ()
    others = [home for home in before if home != sides[0]]
    speech = r.speech_at(f.start, f.end)
    if speech and (home := r.home(speech.speaker)):
        others.append(home)
    others = [home for home in others if home != sides[0]]
    if others:
        return sides[0], others[0]
    return last if last and sides[0] in last else ()


def _of_one(
    r: Reading, f: Found, sides: tuple[str, ...], last: tuple[str, ...] | None
) -> tuple[str, ...]:
    """Return the parties of the topic that the article, or else the lexicon, names with one."""
    if last and set(sides) <= set(last):
        return last if sides or f.definite else ()
    if not sides:
        return ()
    declared = r.appraisal.short
    states = sorted(r.places)[:_STATES]
    fit = [
        o for o in states if o not in sides and f.term.name.format(*sorted((*sides, o))) in declared
    ]
    return (*sides, fit[0]) if len(fit) == 1 else ()


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
