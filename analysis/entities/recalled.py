"""Who is spoken of again without a name: الوزير, معاليه, وزير الخارجية, الحركة.

A person is introduced with his offices beside his name, a body by its head. Afterwards the
office or the head alone stands for who bore it last. What nobody was introduced with stays
a common noun.
"""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from analysis.entities.gazetteer import Gazetteer, names_words
from analysis.entities.listed import Mention
from analysis.entities.shapes import ARTICLE, Tokens, Triggers

_BEFORE, _BEHIND = 9, 8
_COMPLEMENT = 4
_FEW = 40  # introductions with one office that are looked at, on either side
_NEAR = re.compile(r"[\s،,:«\"(-]{1,3}$")
_OFFICES = frozenset({"titles", "offices"})
_WITHIN = _OFFICES | {"org_heads", "office_links"}
_APPOSED = frozenset({"، ", ", ", "،", " - "})


class _Introduced(NamedTuple):
    """A person with the words of his offices, as one place of the text has them."""

    at: int
    entity: str
    heads: frozenset[str]
    words: frozenset[str]
    states: frozenset[str]
    home: str


def recalled(
    tokens: Tokens, lists: Gazetteer, triggers: Triggers, mentions: list[Mention]
) -> Iterator[Mention]:
    """Yield the descriptions by which an article speaks again of whom and what it named."""
    known, spelled = triggers.recalled, triggers.recalled_words
    wanted = [i for i, text in enumerate(tokens.texts) if text in spelled]
    if not wanted:
        return
    taken = {k for m in mentions if m.form != "nisba" for k in range(m.first, m.last)}
    again = _Again(tokens, lists, triggers, mentions)
    for i in wanted:
        if i in taken:
            continue
        word = tokens.words[i]
        for at, text in ((0, word.text), *word.variants):
            if text in known and (found := again.mention(i, at, text)) is not None:
                yield found
                break


class _Again:
    """One article's introductions, and who a head means behind them."""

    def __init__(
        self, tokens: Tokens, lists: Gazetteer, triggers: Triggers, mentions: list[Mention]
    ) -> None:
        self.tokens, self.lists, self.triggers = tokens, lists, triggers
        self.mentions = mentions
        self.names = {m.first: m for m in mentions if m.form == "name"}
        self.origins = {m.first: m for m in mentions if m.form == "nisba" and m.entity}

    @cached_property
    def inside(self) -> set[int]:
        """Return the words inside the names of persons."""
        return {k for m in self.names.values() if m.type == "PER" for k in range(m.first, m.last)}

    @cached_property
    def introduced(self) -> list[_Introduced]:
        """Return the persons whom the article introduces with an office, in order."""
        persons = (m for m in self.names.values() if m.type == "PER" and m.entity)
        known = (m for m in persons if m.entity.isascii() or " " in m.entity)
        found = [one for m in known for one in self._introductions(m)]
        return sorted(found, key=attrgetter("at"))

    @cached_property
    def by_head(self) -> dict[str, list[_Introduced]]:
        """Return the persons introduced with each office and honorific, in order."""
        honorifics = self.triggers.lists["honorifics"]
        found: dict[str, list[_Introduced]] = defaultdict(list)
        for one in self.introduced:
            for head in one.heads | (one.words & honorifics):
                found[head].append(one)
        return found

    @cached_property
    def said(self) -> dict[str, list[int]]:
        """Return where each person is spoken of."""
        said: dict[str, list[int]] = defaultdict(list)
        for mention in self.mentions:
            if mention.type == "PER" and mention.entity:
                insort(said[mention.entity], mention.first)
        return said

    @cached_property
    def bodies(self) -> tuple[dict[str, list[tuple[int, str]]], dict[str, list[tuple[int, str]]]]:
        """Return where a body is named with each head, and where one that the lists know by it."""
        named: dict[str, list[tuple[int, str]]] = defaultdict(list)
        listed: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for body in self.names.values():
            if body.type == "ORG" and body.entity:
                for head in self._heads_of(body):
                    insort(named[head], (body.first, body.entity))
                for head in listed_heads(body.entity, self.lists):
                    insort(listed[head], (body.first, body.entity))
        return named, listed

    def mention(self, i: int, at: int, text: str) -> Mention | None:
        """Return who or what is meant by the head in word `i`, behind `at` letters."""
        lists = self.triggers.lists
        if text in lists["recalled_bodies"]:
            return self._body(i, at, text)
        if not self.introduced:
            return None
        before = self.tokens.words[i - 1].text if i and self.tokens.joined[i] else ""
        honour = next((h for h in lists["honorifics"] if before.endswith(h)), "")
        if text in self.triggers.his_honour:
            honour = self.triggers.his_honour[text]
            fitting = [one for one in self._near(honour, i) if one.at < i]
            return self._described(i, i + 1, at, fitting, often=True)
        if self._is_adjective(i, at) or self._introduces(i, at):
            return None
        last, words, states = self._office(i, text)
        if not last or self._named_behind(last):
            return None
        head = bare(text)
        fitting = [
            one
            for one in self._near(head, i)
            if head in one.heads and words <= one.words and states <= {*one.states, one.home}
        ]
        if words and not states:  # وزير الخارجية: our own, if any is introduced so
            fitting = [one for one in fitting if not one.states] or fitting
        if honour:
            fitting = [one for one in fitting if honour in one.words] or fitting
        past = [one for one in fitting if one.at < i]
        if not past and (words or states) and len({one.entity for one in fitting}) == 1:
            past = fitting  # a heading names the office, the text below its bearer
        return self._described(i, last, at, past)

    def _near(self, head: str, i: int) -> list[_Introduced]:
        """Return who is introduced with an office or honorific around word `i`, not too many."""
        introduced = self.by_head.get(head, [])
        at = bisect_left(introduced, i, key=attrgetter("at"))
        return introduced[max(0, at - _FEW) : at + _FEW]

    def _described(
        self,
        i: int,
        last: int,
        at: int,
        fitting: list[_Introduced],
        often: bool = False,
    ) -> Mention | None:
        """Return the description of the one of some persons who is spoken of before word `i`.

        That is the last named; for a courtesy (`often`) the one named most, then first.
        """
        if not fitting:
            return None

        def rank(one: _Introduced) -> tuple[int, int]:
            past = bisect_left(self.said[one.entity], i)
            if often:
                return past, -one.at
            return self.said[one.entity][past - 1] if past else -1, 0

        entity = max(fitting, key=rank).entity
        insort(self.said[entity], i)
        return Mention(i, last, at, "PER", "description", entity)

    def _office(self, i: int, text: str) -> tuple[int, frozenset[str], frozenset[str]]:
        """Return the end of an office's words (0 if it is none), its words and its states."""
        words, joined = self.tokens.words, self.tokens.joined
        j = i + 1
        follows = j < len(words) and joined[j]
        if text.startswith("ال"):
            origin = self.origins.get(j) if follows else None
            if origin is not None and words[j].text.startswith("ال"):
                return origin.last, frozenset(), frozenset({origin.entity})
            if follows and definite(words[j].text):
                return 0, frozenset(), frozenset()
            return j, frozenset(), frozenset()
        said = [one.words for one in self._near(text, i) if text in one.heads]
        while j < len(words) and joined[j] and j - i <= _COMPLEMENT and j not in self.origins:
            if not words[j].text.startswith(("ال", "وال") if j > i + 1 else "ال"):
                break
            said = [own for own in said if bare(words[j].text) in own]
            if not said:
                break  # غادر رئيس الوزراء | القاعة
            j += 1
        if j == i + 1 or j in self.origins:
            return 0, frozenset(), frozenset()
        own = frozenset(bare(w.text) for w in words[i + 1 : j])
        for k in (j, j + 1):  # وزير الداخلية بمملكة البحرين
            state = self.names.get(k)
            if k >= len(words) or not joined[k]:
                break
            if state is not None and state.type == "LOC" and (k > j or state.at):
                return state.last, own, frozenset({state.entity})
            if words[k].text not in self.triggers.realms:
                break
        return j, own, frozenset()

    def _named_behind(self, j: int) -> bool:
        """Return whether the bearer's name follows an office, so that it only introduces him."""
        tokens = self.tokens
        for k in range(j, min(len(tokens.words), j + _BEHIND)):
            near = tokens.joined[k] or (k == j and _NEAR.match(tokens.gap(k)))
            if not near:
                return False
            person, shape = self.names.get(k), tokens.shapes[k]
            if person is not None and person.type == "PER":
                return not person.at
            if k == j and tokens.words[k].text in self.triggers.lists["bound_office"]:
                return True  # المتحدثة (باسم) بيت غيره: not the one introduced
            if k == j and shape.likeness >= 2 and not shape.at:
                return True
            if not self._within(k) and k not in self.inside:
                return False
        return False

    def _is_adjective(self, i: int, at: int) -> bool:
        """Return whether a definite noun stands before word `i`: العرض المقدم."""
        if at or not i or not self.tokens.joined[i]:
            return False
        before = self.tokens.words[i - 1].text
        return definite(before) and not self.tokens.shapes[i - 1].roles & _OFFICES

    def _introduces(self, i: int, at: int) -> bool:
        """Return whether the office behind a name only introduces him, or is part of another."""
        if at or not i:
            return False
        if i - 1 in self.inside and self.tokens.gap(i) in (" ", *_APPOSED):
            return True
        before = self.tokens.words[i - 1].text
        if not self.tokens.joined[i] or before in self.triggers.lists["honorifics"]:
            return False
        led = bool(self.tokens.shapes[i - 1].roles & _OFFICES)
        return led and not definite(self.tokens.words[i].text)  # نائب (وزير الخارجية)

    def _introductions(self, person: Mention) -> Iterator[_Introduced]:
        """Yield a person with the offices before the name, and with those behind it."""
        if not person.at and (first := self._offices_before(person.first)) < person.first:
            yield self._made(person, first, person.first)
        last = self._offices_behind(person.last)
        if last > person.last:
            yield self._made(person, person.last, last)

    def _offices_before(self, i: int) -> int:
        tokens, first = self.tokens, i
        for k in range(i - 1, max(-1, i - 1 - _BEFORE), -1):
            if not tokens.joined[k + 1] and (k + 1 < i or tokens.gap(i) not in _APPOSED):
                break
            if not self._within(k) or k in self.inside:
                break
            honoured = bare(tokens.words[k].text) in self.triggers.lists["honorifics"]
            if honoured or tokens.shapes[k].roles & _OFFICES:
                first = k
        return first

    def _offices_behind(self, j: int) -> int:
        tokens = self.tokens
        if j >= len(tokens.words) or not tokens.shapes[j].roles & _OFFICES:
            return j
        opens = tokens.joined[j] or tokens.gap(j) in _APPOSED
        if not opens or tokens.words[j].text[0] in "وفلب" and tokens.words[j].zipf < 3.5:
            return j
        for k in range(j, min(len(tokens.words), j + _BEHIND)):
            if k > j and not tokens.joined[k]:
                return k
            if k in self.names and self.names[k].type == "PER":
                return j  # another's office
            if k > j and not self._within(k):
                return k
        return j

    def _within(self, k: int) -> bool:
        """Return whether word `k` may stand in the words of an office."""
        roles, text = self.tokens.shapes[k].roles, self.tokens.words[k].text
        if text in self.triggers.realms:
            return True
        if "speech" in roles or ("stop" in roles and "office_links" not in roles):
            return False
        return bool(roles & _WITHIN) or definite(text) or k in self.origins or k in self.names

    def _made(self, person: Mention, first: int, last: int) -> _Introduced:
        tokens, lists = self.tokens, self.triggers.lists
        words = [tokens.words[k].text for k in range(first, last)]
        heads = set()
        led = False  # within an office that a noun without article opened
        for k, word in zip(range(first, last), words, strict=True):
            office = tokens.shapes[k].roles & _OFFICES
            if office and not led:
                heads.add(bare(word))
            if bare(word) in lists["honorifics"]:
                continue
            led = not definite(word)  # a definite word closes its construct
        states = {m.entity for k in range(first, last) if (m := self.origins.get(k))}
        states |= {
            m.entity for k in range(first, last) if (m := self.names.get(k)) and m.type == "LOC"
        }
        home = self.lists.entities.get(person.entity, {}).get("part_of", "")
        return _Introduced(
            person.first,
            person.entity,
            frozenset(heads),
            frozenset(bare(word) for word in words),
            frozenset(states),
            str(home),
        )

    def _heads_of(self, body: Mention) -> Iterable[str]:
        tokens = self.tokens
        heads = {bare(tokens.words[body.first].text[body.at :])}
        if body.first and len(tokens.gap(body.first)) < 4 and "." not in tokens.gap(body.first):
            before = tokens.words[body.first - 1]
            heads |= {bare(text) for text in (before.text, *(rest for _, rest in before.variants))}
        return heads

    def _body(self, i: int, at: int, text: str) -> Mention | None:
        tokens, j = self.tokens, i + 1
        origin = None
        if j < len(tokens.words) and tokens.joined[j]:
            follows = tokens.words[j].text
            if j in self.names:
                return None
            if (origin := self.origins.get(j)) is not None:
                if not definite(follows):
                    return None
            elif definite(follows) and follows not in self.triggers.lists["beside_body"]:
                return None
        for namings in self.bodies:
            places = namings.get(bare(text), [])
            if past := bisect_left(places, (i, "")):
                entity = places[past - 1][1]
                if origin is not None:  # الحركة الفلسطينية
                    home = self.lists.entities.get(entity, {}).get("part_of")
                    return (
                        Mention(i, origin.last, at, "ORG", "description", entity)
                        if home == origin.entity
                        else None
                    )
                return Mention(i, j, at, "ORG", "description", entity)
        return None


def definite(word: str) -> bool:
    """Return whether a folded word has the article, behind clitics or not."""
    return ARTICLE.match(word) is not None


def bare(word: str) -> str:
    """Return a folded word without its article, and without و before the article."""
    word = word.removeprefix("و") if word.startswith("وال") else word
    return word.removeprefix("ال")


def listed_heads(entity: str, lists: Gazetteer) -> frozenset[str]:
    """Return the first words of an entity's names and descriptions in the lists."""
    row = lists.entities.get(entity, {})
    return _first_words(
        (row.get("label_ar", ""), *row.get("aliases", ()), *row.get("descriptions", ()))
    )


@lru_cache(maxsize=20_000)
def _first_words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(bare(words[0]) for text in texts if len(words := names_words(text)) > 1)
