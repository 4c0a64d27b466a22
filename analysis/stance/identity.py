"""One id for what an article names in several ways.

A topic is named in full once and by its bare head afterwards (انتخابات الرئاسة … الانتخابات), a
person by his office in the heading and by his name below it (زعيم الأغلبية … زعيم الأغلبية فلان).
"""

from bisect import bisect_left
from collections.abc import Iterable

from analysis.stance.clauses import Reading
from analysis.stance.nouns import bare, noun_at
from analysis.stance.signs import BOTH, SENTENCE

_OFFICE = 8
_FEW = 20
_ORIGIN = ("ي", "يه")
_SHORTEST = 3
_LONGEST = 12
_LONG = 5
_PARTICLE = 3


def identities(r: Reading, told: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Return the id that each (id, word where it is told) stands for, where that is another."""
    told = list(told)
    persons = _in_full(r, {one for one, _ in told})
    known = {name.entity for name in (*r.over.values(), *r.topics.values())}
    known |= {one for entity in known for one in entity.split(BOTH)}
    asked = [(one, at) for one, at in told if one not in known]
    topics = {one for one, _ in asked if one.startswith("ال") and " " not in one}
    topics = {one for one in topics if not one.endswith(_ORIGIN)}
    full = _full_namings(r, topics)
    persons = _offices(r, {one for one, _ in asked if " " in one}) | persons
    found = {(one, at): persons[one] for one, at in told if one in persons}
    for one, at in asked:
        other = persons.get(one) or (_nearest(full[one], at) if one in full else "")
        if other:
            found[one, at] = other
    return found


def _in_full(r: Reading, ids: set[str]) -> dict[str, str]:
    """Return the full name of each person whom only a part of it names (الشيخ فلان, فلان)."""
    asked = []
    for one in ids:
        part = one.split()
        while part and part[0] in r.appraisal.grammar["titles"]:
            part = part[1:]
        untitled = len(part) == len(one.split())
        if part and not one[:1].isascii() and not (untitled and part[0].startswith("ال")):
            asked.append((one, part))  # المعارضة: no family name
    if not asked:
        return {}
    persons = {
        name.entity
        for name in r.at.values()
        if name.kind == "PER" and name.form == "name" and not name.entity[:1].isascii()
    }
    full = [one.split() for one in persons | {s.speaker for s in r.speeches} if _person(r, one)]
    bearers: dict[str, list[list[str]]] = {}
    for name in full:
        for word in {name[0], name[-1].removeprefix("ال")}:
            bearers.setdefault(word, []).append(name)
    found = {}
    for one, part in asked if full else ():
        alike = bearers.get(part[-1].removeprefix("ال"), [])
        if len(alike) > _FEW:
            continue  # nobody can tell of whom
        wider = sorted((name for name in alike if _part_of(part, name)), key=len)
        if wider and all(_part_of(name, wider[-1]) or name == wider[-1] for name in wider):
            found[one] = " ".join(wider[-1])
    return found


def _person(r: Reading, one: str) -> bool:
    """Return whether an id may be a person's full name: words of which none is of people."""
    words = one.split()
    listed = one[:1].isascii() or words[0].startswith("ال")
    people = any(_of_people(r, word) for word in words[:-1])
    return 1 < len(words) <= _LONG and not listed and not people


def _part_of(part: list[str], name: list[str]) -> bool:
    """Return whether words are the last or the first of a longer name, or its first and last."""
    if len(part) >= len(name):
        return False
    ends = part[-1].removeprefix("ال") == name[-1].removeprefix("ال")
    if len(part) == 1:
        return ends or part == name[:1]
    if part[0] == name[0]:
        rest = iter(name)
        return ends and all(any(word == other for other in rest) for word in part[:-1])
    return len(part[0]) <= _PARTICLE and part == name[-len(part) :]  # بن فلان, دي فلان


def _full_namings(r: Reading, bare_heads: set[str]) -> dict[str, list[tuple[int, str]]]:
    """Return where an article names in full what the given definite heads stand for."""
    wanted = {head.removeprefix("ال"): head for head in bare_heads}
    ends = {head[-_SHORTEST:] for head in wanted}
    full: dict[str, list[tuple[int, str]]] = {}
    for i, token in enumerate(r.tokens if wanted else ()):
        if token[-_SHORTEST:] not in ends:
            continue
        name = r.at.get(i)
        if name is not None and name.kind == "ORG" and name.first < name.last:
            head = wanted.get(token[len(name.prefix) :].removeprefix("ال"))
            if head is not None:
                full.setdefault(head, []).append((i, name.entity))
        if len(token) < _SHORTEST or i in r.over:
            continue
        head = wanted.get(bare(r, i)[0].removeprefix("ال"))
        if head is None or _of_people(r, head):
            continue
        noun = noun_at(r, i, len(r.tokens))
        if noun is not None and " " in noun.entity:
            full.setdefault(head, []).append((i, noun.entity))
    return full


def _of_people(r: Reading, head: str) -> bool:
    """Return whether a noun names people or a body, so that its bare form may be anybody."""
    grammar = r.appraisal.grammar
    stem = head.removeprefix("ال")
    if any(word in grammar[kind] for word in (head, stem) for kind in ("titles", "bodies")):
        return True
    return any(
        stem[:n] in grammar["actors"] for n in range(_SHORTEST, min(len(stem), _LONGEST) + 1)
    )


def _nearest(namings: list[tuple[int, str]], at: int) -> str:
    """Return the last full naming before a word, else the first behind it."""
    k = bisect_left(namings, (at, ""))
    return namings[max(0, k - 1)][1]


def _offices(r: Reading, descriptions: set[str]) -> dict[str, str]:
    """Return the person whose name stands behind each office in the article, if it is one."""
    titles = r.appraisal.grammar["titles"]
    offices: dict[tuple[str, str], list[tuple[str, set[str]]]] = {}
    for one in descriptions:
        words = [word.removeprefix("ال") for word in one.split()]
        if one.split()[0] in titles or words[0] in titles:
            asked = {*words[:2], *(word for word in words if word.endswith(_ORIGIN))}
            offices.setdefault((words[0], words[1]), []).append((one, asked))
    behind: dict[tuple[str, str], list[tuple[set[str], str]]] = {}
    for i in range(len(r.tokens) - 1 if offices else 0):
        pair = r.tokens[i].lstrip("و").removeprefix("ال"), r.tokens[i + 1].removeprefix("ال")
        if pair in offices and len(behind.setdefault(pair, [])) < _FEW:
            behind[pair] += _named_behind(r, i)
    persons = {}
    for pair, told in offices.items():
        for one, asked in told:
            named = {person for between, person in behind.get(pair, ()) if asked <= between}
            if len(named) == 1:
                persons[one] = named.pop()
    return persons


def _named_behind(r: Reading, i: int) -> list[tuple[set[str], str]]:
    """Return the words from word i on to the person named behind them, and who that is."""
    for k in range(i + 1, min(len(r.tokens), i + _OFFICE)):
        if r.breaks[k - 1] == SENTENCE or (k > i + 1 and r.grammar("titles", k)):
            break
        name = r.at.get(k)
        if name and name.kind == "PER" and name.form == "name":
            between = {token.removeprefix("ال") for token in r.tokens[i:k]}
            return [] if name.prefix else [(between, name.entity)]
    return []
