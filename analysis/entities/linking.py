"""One article's names linked: partial and shared names, offices, descriptions."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter
from typing import Any

from rapidfuzz.fuzz import ratio

from analysis.entities import names, offices
from analysis.entities.anaphora import countries
from analysis.entities.bodies import bodies, within_bodies
from analysis.entities.gazetteer import Gazetteer, names_words
from analysis.entities.headed import with_headed
from analysis.entities.listed import (
    Mention,
    absorb,
    evident_places,
    known,
    settle,
)
from analysis.entities.recalled import recalled
from analysis.entities.runs import person_cue
from analysis.entities.shapes import Found, Tokens, Triggers, in_dictionary

_BEFORE_PARTS = ("ول", "وب", "ك", "ل", "ب", "ف", "و", "")
_SPELLED_ALIKE = 80.0
_APPOSED = frozenset({" ", "، ", ", ", " «", ' "', "  ", "، «"})


class Article:
    """One article's names, resolved in the order in which it brings them up."""

    def __init__(self, tokens: Tokens, lists: Gazetteer, triggers: Triggers) -> None:
        self.tokens, self.lists, self.triggers = tokens, lists, triggers
        listed = evident_places(tokens, lists, triggers, known(tokens, lists, triggers))
        listed = with_headed(tokens, lists, triggers, listed)
        settle(listed, lists)
        listed = bodies(tokens, lists, triggers, listed)
        tokens.hits = {m.first: (m.at, m.last, list(m.candidates)) for m in listed if m.candidates}
        found = names.find(tokens, triggers)
        self.pending = [name for name in found if not name.sure and not self._mere_word(name)]
        self.mentions = absorb(listed, found)
        self._taken = {k for m in self.mentions for k in range(m.first, m.last)}
        self._resolve()

    def _mere_word(self, name: Found) -> bool:
        """Return whether a likely name is one common word: كامل, or the office أمير."""
        text = self.tokens.texts[name.first][name.at :]
        noun = text in self.triggers.lists["given_or_noun"]
        office = bool(self.tokens.shapes[name.first].roles & {"offices", "titles"})
        return name.last == name.first + 1 and (noun or office)

    def surface(self, mention: Mention | Found) -> str:
        """Return the words of a name as the text writes them, without clitics."""
        start, end = self.span(mention)
        return self.tokens.text[start:end]

    def span(self, mention: Mention | Found) -> tuple[int, int]:
        """Return where a name stands in the text."""
        tokens = self.tokens
        return tokens.starts[mention.first] + mention.at, tokens.ends[mention.last - 1]

    def key(self, mention: Mention | Found) -> str:
        return " ".join(names_words(self.surface(mention)))

    def _resolve(self) -> None:
        self._name_unknown()
        full = [m for m in self.mentions if m.entity]
        present = {m.entity for m in full}
        self._full = full
        self._acting = {m.entity for m in full if not self._remembered(m)}
        homes = present | {self.lists.entities.get(e, {}).get("part_of", "") for e in present}
        held = self._offices()
        self._add_officeholders(held)
        self._add_offices()
        kept: list[Mention] = []
        last: dict[str, int] = {}
        for mention in self.mentions:
            if mention.entity:
                if not self._remembered(mention):
                    last[mention.entity] = mention.first
                kept.append(mention)
                continue
            mention.entity = self._claimant(mention, last, present, homes, held)
            if mention.entity and self._plausible(mention, present):
                kept.append(mention)
        kept = self._without_apposed(kept)
        kept += within_bodies(self.tokens, self.lists, self.triggers, kept)
        kept += countries(self.tokens, self.lists, self.triggers, kept)
        kept += recalled(self.tokens, self.lists, self.triggers, kept)
        self.mentions = sorted(kept, key=lambda m: (m.first, -m.last))

    def _name_unknown(self) -> None:
        """Give each found name its id; a part of a full name (a surname) takes the full one's."""
        persons = [m for m in self.mentions if m.type == "PER" and not m.candidates]
        parts: dict[str, str] = {}
        for mention in persons:
            words = self.key(mention).split()
            if len(words) > 1:
                mention.entity = self._spelled_otherwise(words)
            if len(words) > 1 and not mention.entity:
                key = " ".join(words)
                for k in range(1, len(words)):
                    parts.setdefault(" ".join(words[k:]), key)
                    parts.setdefault(" ".join(words[:-k]), key)
        for mention in self.mentions:  # whom the lists know, by a surname that they do not give
            if mention.candidates and mention.entity and mention.type == "PER":
                *given, surname = self.key(mention).split()
                if given and given[-1] not in self.triggers.lists["particles"]:
                    parts.setdefault(surname, mention.entity)
        for mention in self.mentions:
            if not mention.candidates and not mention.entity:
                key = self.key(mention)
                mention.entity = parts.get(key, key) if mention.type == "PER" else key
        self._parts = parts
        self._add_parts(parts)

    def _spelled_otherwise(self, words: list[str]) -> str:
        """Return the listed person with this surname whose given name is spelled nearly so."""
        given = " ".join(words[:-1])
        best = max(
            (
                (ratio(given, other), entity)
                for other, entity in self.lists.surnames.get(words[-1], ())
                if other[0] == given[0]
            ),
            default=(0.0, ""),
        )
        return best[1] if best[0] >= _SPELLED_ALIKE else ""

    def _add_parts(self, parts: dict[str, str]) -> None:
        """Add later bare surnames and given names of persons named in full."""
        single = {p: e for p, e in parts.items() if " " not in p and len(p) > 2}
        if not single:
            return
        written = {clitic + part: len(clitic) for part in single for clitic in _BEFORE_PARTS}
        words = self.tokens.words
        adjectives = {
            m.first: m for m in self.mentions if m.form == "nisba" and m.last == m.first + 1
        }
        for i in [i for i, text in enumerate(self.tokens.texts) if text in written]:
            word, at = words[i], written[words[i].text]
            text = word.text[at:]
            if i in adjectives and not at and person_cue(self.tokens, i):  # وأكد السوداني
                adjectives[i].form, adjectives[i].type = "name", "PER"
                adjectives[i].entity, adjectives[i].candidates = single[text], ()
                continue
            if i in self._taken or text in self.triggers.lists["stop"] or (at and word.zipf > 3.5):
                continue
            cue = person_cue(self.tokens, i)
            if word.zipf < 4.4 or cue or (text.startswith("ال") and word.zipf < 4.8):
                self.mentions.append(Mention(i, i + 1, at, "PER", "name", single[text]))
                self._taken.add(i)
        self.mentions.sort(key=lambda m: (m.first, -m.last))

    def _offices(self) -> dict[str, list[tuple[int, str]]]:
        """Return who bears an office in this article: الرئيس اليمني → (word, entity) in order."""
        offices = defaultdict(list)
        persons = (m for m in self.mentions if m.type == "PER" and m.form == "name")
        begins = {m.first: m for m in persons if not m.at}
        tokens = self.tokens
        for mention in self.mentions:
            person = begins.get(mention.last)
            if mention.form == "nisba" and person and tokens.gap(mention.last) in _APPOSED:
                for k in range(mention.first - 1, max(-1, mention.first - 4), -1):
                    if tokens.shapes[k].roles & {"offices", "titles"}:
                        words = [w.text for w in tokens.words[k : mention.last]]
                        offices[" ".join(words)].append((mention.first, person.entity))
                        break
        return offices

    def _add_officeholders(self, offices: dict[str, list[tuple[int, str]]]) -> None:
        """Add descriptions by an office that this article gave a name to before."""
        words = self.tokens.words
        described = {m.first for m in self.mentions if m.form == "description"}
        begins: dict[str, list[tuple[list[str], list[tuple[int, str]]]]] = defaultdict(list)
        for office, held in offices.items():
            begins[office.split()[0]].append((office.split(), held))
        if not begins:
            return
        for i in [i for i, w in enumerate(words) if i not in described]:
            for at, text in ((0, words[i].text), *words[i].variants):
                for key, held in begins.get(text, ()):
                    last = i + len(key)
                    same = [w.text for w in words[i + 1 : last]] == key[1:]
                    past = bisect_left(held, i, key=itemgetter(0))
                    if same and past and all(self.tokens.joined[i + 1 : last]):
                        holder = held[past - 1][1]
                        self.mentions.append(Mention(i, last, at, "PER", "description", holder))
        self.mentions.sort(key=lambda m: (m.first, -m.last))

    def _add_offices(self) -> None:
        """Add the offices of states that stand alone, and say who bears them here.

        That is who is introduced with the office in this article, else the one whom the lists
        say to bear it (of several, who is named last), else its bearer, whoever that is
        (`president_of_france`).
        """
        found = list(offices.find(self.tokens, self.lists, self.triggers, self.mentions))
        if not found:
            return
        persons = [m for m in self.mentions if m.type == "PER" and m.form == "name" and m.entity]
        holders = offices.Holders(self.tokens, self.triggers, found, persons)
        claims = offices.claims(self.lists, self.triggers)
        alone = {
            (o.first, o.last): Mention(
                o.first, o.last, o.at, "PER", "description", holders.of(o, claims)
            )
            for o in holders.alone
        }
        covered = {k for first, last in alone for k in range(first, last)}
        self.mentions = [
            m
            for m in self.mentions
            if m.form != "description" or m.first not in covered or m.last - 1 not in covered
        ]
        self.mentions += alone.values()
        self.mentions.sort(key=lambda m: (m.first, -m.last))

    @cached_property
    def _said(self) -> Counter[str]:
        """Return how often each entity is spoken of, by itself or by what is part of it."""
        listed = self.lists.entities
        said = Counter(m.entity for m in self._full)
        said.update(str(listed.get(m.entity, {}).get("part_of", "")) for m in self._full)
        return said

    def _remembered(self, mention: Mention) -> bool:
        before = self.tokens.shapes[mention.first - 1].roles if mention.first else frozenset()
        return "memory" in before

    def _claimant(
        self,
        mention: Mention,
        last: dict[str, int],
        present: set[str],
        homes: set[str],
        offices: dict[str, list[tuple[int, str]]],
    ) -> str:
        """Return which of the claimants of a shared name is meant here."""
        claims = list(dict.fromkeys(n.entity for n in mention.candidates))
        if not claims:
            return ""  # an office whose bearer has no id yet
        if mention.form == "description" and (held := offices.get(self.key(mention))):
            past = bisect_left(held, mention.first + 1, key=itemgetter(0))
            return held[max(past - 1, 0)][1]
        unknown = self._parts.get(self.key(mention), "") if mention.form == "name" else ""
        if unknown and present.isdisjoint(claims):
            return unknown  # the article names somebody in full whom no list knows
        if len(claims) == 1:
            return claims[0]
        recent = [c for c in claims if c in last]
        if recent and mention.form == "description" and mention.type == "LOC":
            return max(recent, key=self._said.__getitem__)  # المملكة: spoken of most
        if recent:
            return max(recent, key=lambda c: last[c])
        rest = [c for c in claims if c in present and c in self._acting]
        rest = rest or [c for c in claims if self.lists.entities[c].get("part_of") in homes]
        return min(rest or claims, key=lambda c: self.lists.order.get(c, 0))

    def _plausible(self, mention: Mention, present: set[str]) -> bool:
        """Return whether a short name stands for its entity, and is not a mere word."""
        if mention.form != "name" or mention.type == "LOC" or mention.entity in present:
            return True
        if mention.type == "ORG" and mention.candidates and mention.candidates[0].claim == "short":
            home = self.lists.entities.get(mention.entity, {}).get("part_of")
            return mention.last > mention.first + 1 and home in present
        if mention.last > mention.first + 1 or mention.candidates[0].claim != "short":
            return True
        word = self.tokens.words[mention.first]
        if not in_dictionary(word.text[mention.at :]):
            return True
        return word.zipf < 3.3 or person_cue(self.tokens, mention.first) > 0

    def _without_apposed(self, mentions: list[Mention]) -> list[Mention]:
        """Drop a description that the name itself follows (الرئيس الروسي فلاديمير بوتين)."""
        begins = {m.first for m in mentions if m.form == "name" and m.type == "PER" and not m.at}
        out, covered = [], 0
        for mention in mentions:
            if mention.form == "description":
                gap = self.tokens.gap(mention.last) if mention.last < len(self.tokens.words) else ""
                if mention.type == "PER" and mention.last in begins and gap in _APPOSED:
                    continue
                if self._former(mention, begins) or not self._evident(mention, mentions):
                    continue
                if self._of_another_office(mention) or mention.first < covered:
                    continue
                covered = max(covered, mention.last)
            elif mention.form == "name" and mention.last <= covered:
                continue
            out.append(mention)
        return out

    def _former(self, mention: Mention, begins: set[int]) -> bool:
        """Return whether more is said of an office: الرئيس الأميركي السابق, … آنذاك باراك."""
        i, words = mention.last, self.tokens.words
        if mention.type != "PER" or i >= len(words) or not self.tokens.joined[i]:
            return False
        if words[i].text not in self.triggers.lists["beside_name"]:
            return False
        return i + 1 in begins or words[i].text in self.triggers.lists["memory"]

    def _evident(self, mention: Mention, mentions: list[Mention]) -> bool:
        """Return whether a region's one-word description is no common noun: الضفة المقابلة."""
        home = self.lists.entities.get(mention.entity, {}).get("part_of")
        if mention.last - mention.first > 1 or mention.type == "PER" or not home:
            return True
        i, words = mention.last, self.tokens.words
        if i < len(words) and self.tokens.joined[i] and words[i].text.startswith("ال"):
            return False
        named = (m.entity for m in mentions if m.form != "description")
        return not {home, mention.entity}.isdisjoint(named)

    def _of_another_office(self, mention: Mention) -> bool:
        """Return whether the office is only part of another: نائب وزير الخارجية الروسي."""
        i = mention.first
        if not i or mention.at or self.tokens.words[i].text.startswith("ال"):
            return False
        return self.tokens.joined[i] and "offices" in self.tokens.shapes[i - 1].roles

    def rows(self, doc_id: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the article's mentions as rows of the table."""
        for mention in self.mentions:
            start, end = self.span(mention)
            surface = self.tokens.text[start:end]
            yield doc_id, start, end, surface, mention.entity, mention.type, mention.form
