"""Offices of states that stand for who bears them: الرئيس الفرنسي, وزير خارجية العراق."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from analysis.entities.gazetteer import Gazetteer
from analysis.entities.listed import Mention, known
from analysis.entities.shapes import Tokens, Triggers, read

_LONGEST = 4  # words of an office before its state
_APPOSED = frozenset({" ", "، ", ", ", " «", ' "', "  ", "، «", " (", "- ", " - ", "،"})
_COMMA = frozenset({"، ", ", ", "،"})


class Office(NamedTuple):
    """An office with its state: words first … last−1, `at` letters of clitics before it."""

    first: int
    last: int
    at: int
    entity: str


def find(
    tokens: Tokens, lists: Gazetteer, triggers: Triggers, mentions: Iterable[Mention]
) -> Iterator[Office]:
    """Yield the offices that a text names with their state, the longest for each state.

    The state is an adjective behind an office with its article (الرئيس الفرنسي), or a name
    behind one without (رئيس فرنسا). The id is made of both: `president_of_france`.
    """
    for mention in mentions:
        state = mention.entity
        if mention.at or mention.type != "LOC" or "iso" not in lists.entities.get(state, ()):
            continue
        by_nisba = mention.form == "nisba"
        if by_nisba and not tokens.words[mention.first].text.startswith("ال"):
            continue
        for length in range(min(_LONGEST, mention.first), 0, -1):
            start = mention.first - length
            if tokens.words[start].text not in triggers.office_words:
                continue
            if not all(tokens.joined[start + 1 : mention.first + 1]):
                continue
            word = tokens.words[start]
            rest = tuple(w.text for w in tokens.words[start + 1 : mention.first])
            found = next(
                (
                    (at, prefix)
                    for at, head in ((0, word.text), *word.variants)
                    if (prefix := triggers.offices.get((head, *rest))) is not None
                    and (rest or (head,))[-1].startswith("ال") == by_nisba
                ),
                None,
            )
            if found is not None:
                at, (prefix, only) = found
                if not only or state in only:
                    yield Office(start, mention.last, at, f"{prefix}_{state}")
                break


@lru_cache(maxsize=8)
def claims(lists: Gazetteer, triggers: Triggers) -> dict[str, dict[str, bool]]:
    """Return whom the lists say to bear an office, by its id; True if in any article."""
    out: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in lists.entities.values():
        for key in ("descriptions", "offices"):
            for text in row.get(key, ()):
                tokens = read(text, lists, triggers)
                for office in find(tokens, lists, triggers, known(tokens, lists, triggers)):
                    if not office.first and office.last == len(tokens.words):
                        out[office.entity].setdefault(row["id"], key == "descriptions")
    return out


class Holders:
    """Who bears which office in one article, by apposition: الرئيس الفرنسي إيمانويل ماكرون."""

    def __init__(
        self, tokens: Tokens, triggers: Triggers, found: list[Office], persons: list[Mention]
    ) -> None:
        #: offices beside which nobody is named
        self.alone: list[Office] = []
        self._named: dict[str, list[int]] = defaultdict(list)
        for person in persons:
            self._named[person.entity].append(person.first)
        self._held: dict[str, list[tuple[int, str]]] = defaultdict(list)
        begins = {m.first: m.entity for m in persons if not m.at}
        ends = {m.last: m.entity for m in persons}
        for office in found:
            gap = tokens.gap(office.last) if office.last < len(tokens.words) else ""
            if gap and tokens.words[office.last].text in triggers.lists["beside_name"]:
                continue  # الرئيس الأميركي السابق
            if office.last in begins and gap in _APPOSED:
                self._held[office.entity].append((office.first, begins[office.last]))
            elif office.first in ends and not office.at and tokens.gap(office.first) in _COMMA:
                self._held[office.entity].append((office.first, ends[office.first]))
            else:
                self.alone.append(office)

    def of(self, office: Office, claims: dict[str, dict[str, bool]]) -> str:
        """Return who bears an office: introduced before it, after it, listed, else its own id."""
        held = self._held.get(office.entity, [])
        if held:
            before = bisect_left(held, office.first, key=itemgetter(0))
            return held[max(before - 1, 0)][1]
        listed = claims.get(office.entity, {})
        named = [(self._named[person], person) for person in listed if person in self._named]
        if named:
            past = {  # where each is named last before the office
                person: firsts[at - 1]
                for firsts, person in named
                if (at := bisect_left(firsts, office.first))
            }
            if past:
                return max(past, key=lambda person: past[person])
            return min(named)[1]
        always = [person for person, anywhere in listed.items() if anywhere]
        return always[0] if len(always) == 1 else office.entity
