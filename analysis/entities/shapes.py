"""What a word may be in a name: the roles that the word lists give it, and its look.

The words that give a name away (titles, offices, kinship, verbs of speech, heads of
organisations and places, given names) are data: `data/lexicons/names.toml`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from analysis.arabic import CLITICS, cut, fold, zipf
from analysis.entities.gazetteer import TOKEN, Gazetteer, Name, Word, names_words, version
from analysis.errors import LexiconError
from analysis.lexicon import read_toml

_LISTS = (
    "given_arabic",
    "given_foreign",
    "surnames",
    "given_or_noun",
    "particles",
    "divine",
    "behind_given",
    "ordinals",
    "given_or_stop",
    "paper_cues",
    "name_heads",
    "office_links",
    "titles",
    "offices",
    "kin",
    "speech",
    "before_place",
    "in_place",
    "directional",
    "org_heads",
    "org_before",
    "stop",
    "memory",
    "media_heads",
    "beside_name",
    "language_heads",
    "own_country",
    "clause_heads",
    "the_country",
    "prepositions",
    "weak_heads",
    "adjective_heads",
    "broadcasters",
    "standing_heads",
    "honorifics",
    "recalled_offices",
    "recalled_bodies",
    "bound_office",
    "realm_heads",
    "beside_body",
    "common_words",
)
_TABLES = ("state_bodies", "state_groups", "state_offices", "other_heads")
# An Arabic word's inflection: what begins or ends so is seldom a foreign name.
_INFLECTED_START = re.compile("[وف]?[بكل]?ال|[وف]?لل|[سو]?[يتن]|است|م")
_ENDINGS = ("ها", "هم", "هما", "كم", "نا", "وا", "ات", "ون", "ين", "ه", "يا")
INFLECTED_END = ("ها", "هم", "هما", "كم", "نا", "وا", "وه", "ات", "ون", "ين", "يه", "ته")
_FOREIGN_END = ("وف", "سكي", "تش", "شتاين", "بيرغ", "برغ", "سون", "نغ", "وود", "كو", "ير")
_FOREIGN_LETTERS = frozenset("گپڤچژ")
_PLURAL_END = ("ات", "ون", "ين", "يه", "ته")
PARTICIPLE = re.compile("^ال[مت].*ه$")
ARTICLE = re.compile("^[وف]?(?:[بك]?ال|لل)")
_USED = 2.0  # Zipf: once in ten million words
_YA_FOR_ALEF = re.compile(r"\b(?:[إا]لي|حتي)\b")
_SHAPE = attrgetter("shape")  # a loop in C
_SPACES = frozenset({" ", "-", "  ", "\N{NO-BREAK SPACE}", " - ", "ـ"})


class Shape(NamedTuple):
    """What a word may be in a name: its roles, and how like a name it looks."""

    roles: frozenset[str]
    #: letters of clitics in front of the name that the word may be
    at: int
    #: 0 no name, 1 could be one, 2 looks foreign, 3 a given name
    likeness: int
    #: begins with the article and could be a surname
    surname: bool
    #: whether a name may begin in it, and whether it may stand before any name
    starts: bool = False
    opens: bool = False
    #: whether one may begin in it if the text spells it so (علي)
    spelled: bool = False


_STARTS = frozenset({"org_heads", "name_heads"})
_OPENS = frozenset({"org_before", "titles", "paper_cues"})
_NEVER_NAMES = frozenset(
    {"stop", "speech", "offices", "titles", "org_heads", "before_place", "kin"}
)
# What a word is not behind a clitic.
_BARE_ROLES = frozenset({"divine", "common_words", "particles", "behind_given"})
_NONE: frozenset[str] = frozenset()
NOTHING = Shape(_NONE, 0, 0, False)


@dataclass
class Found:
    """A name found by rule: the words first … last−1 and the letters before it."""

    first: int
    last: int
    at: int
    type: str
    entity: str = ""
    sure: bool = True


@dataclass
class Tokens:
    """A text's words: where they stand, what they are, whether one space joins them."""

    text: str
    folded: str
    starts: list[int]
    ends: list[int]
    #: what stands before each word and behind the last
    gaps: list[str]
    words: list[Word]
    shapes: list[Shape]
    joined: list[bool]
    #: the words' letters alone, to look through them fast
    texts: list[str]
    hits: dict[int, tuple[int, int, list[Name]]] = field(default_factory=dict)

    @cached_property
    def ya_for_alef(self) -> bool:
        """Return whether the text writes ي for ى: then its علي may be على."""
        return _YA_FOR_ALEF.search(self.text) is not None

    def gap(self, i: int) -> str:
        """Return what stands between word `i` and the word before it."""
        return self.gaps[i] if i else "\n"


class Triggers:
    """The word lists of `names.toml`, with a memory of words already judged."""

    def __init__(self, path: Path) -> None:
        table = read_toml(path)
        for key in table:
            if key not in (*_LISTS, *_TABLES):
                raise LexiconError(f"{path}: unknown list {key}; known are {', '.join(_LISTS)}")
        self.lists: dict[str, frozenset[str]] = {}
        for key in _LISTS:
            if not isinstance(value := table.get(key, ""), str):
                raise LexiconError(f'{path}: {key} must be one run of words: {key} = """…"""')
            self.lists[key] = frozenset(names_words(value))
        self.bodies = {
            tuple(names_words(head)): prefix
            for head, prefix in table.get("state_bodies", {}).items()
        }
        self.groups = {
            tuple(names_words(head)): prefix
            for head, prefix in table.get("state_groups", {}).items()
        }
        # head of a body → words that show as well that the body is meant
        self.other_heads = {
            fold(head): frozenset(names_words(words))
            for head, words in table.get("other_heads", {}).items()
        }
        # office → (head of its id, the only states that have it, if not all)
        self.offices = {
            tuple(names_words(office)): (prefix.split()[0], frozenset(prefix.split()[1:]))
            for office, prefix in table.get("state_offices", {}).items()
        }
        # The first words of offices, and what shows a body, with clitics: to look no further.
        self.office_words = _with_clitics(office[0] for office in self.offices)
        self.head_words = _with_clitics(
            {*self.other_heads, *(word for words in self.other_heads.values() for word in words)}
        )
        self.common = self.lists["common_words"]
        # his honour → the honorific: سموه → سمو
        self.his_honour = {
            (word[:-1] + "ته" if word.endswith("ه") else word + "ه"): word
            for word in self.lists["honorifics"]
        }
        self.realms = _with_clitics(self.lists["realm_heads"])
        # What may stand for who or what was named before, and how it is written with clitics.
        offices = self.lists["recalled_offices"]
        self.recalled = frozenset(
            {*self.his_honour, *self.lists["recalled_bodies"], *offices}
            | {f"ال{word}" for word in offices}
        )
        self.recalled_words = _with_clitics(self.recalled) | frozenset(
            f"{before}لل{word[2:]}"
            for word in self.recalled
            if word.startswith("ال")
            for before in ("", "و", "ف")
        )
        self.given = self.lists["given_arabic"] | self.lists["given_foreign"]
        # Few shapes are shared by all words: a text costs no memory, nor time to clear it up.
        self._shapes: dict[Shape, Shape] = {}
        roles: dict[str, set[str]] = defaultdict(set)
        for key in _LISTS[4 : _LISTS.index("beside_name")]:
            for word in self.lists[key]:
                roles[word].add(key)
        for word in self.lists["speech"]:
            if word[0] not in "يت":  # both or all of them did it: أكدا, أكدوا
                for form in (word + "ا", word + "وا"):
                    roles[form].add("speech")
        self._roles = {word: frozenset(each) for word, each in roles.items()}

    def shape(self, word: Word) -> Shape:
        """Return what a word may be in a name."""
        if word.shape is None:
            judged = self._judge(word)
            word.shape = self._shapes.get(judged) or self._shapes.setdefault(judged, _told(judged))
        return word.shape

    def _judge(self, word: Word) -> Shape:
        text, variants = word.text, word.variants
        if text in self.lists["paper_cues"] and len(text) == 1:  # لـ «الوطن»
            return Shape(frozenset({"paper_cues"}), 0, 0, False)
        if len(text) < 2 or not text[0].isalpha() or text.isascii():
            return NOTHING
        given, stop = text in self.given, self.lists["stop"]
        roles = self._roles.get(text, _NONE)
        if "stop" in roles:
            return Shape(roles, 0, 0, False)
        if not (given or roles or stop.isdisjoint(r for letters, r in variants if letters < 3)):
            return Shape(frozenset({"stop"}), 0, 0, False)
        for letters, rest in variants:
            if rest in self._roles and (letters == 1 or rest.startswith("ال")):
                roles |= self._roles[rest] - _BARE_ROLES
        if given or _is_servant(text):
            return Shape(roles, 0, 3, False)
        if roles:
            if not roles.isdisjoint(_NEVER_NAMES):
                return Shape(roles, 0, 0, False)
        else:
            for letters, rest in variants:
                if (rest in self.given or _is_servant(rest)) and len(rest) > 2:
                    if zipf(rest) >= word.zipf:
                        return Shape(roles, letters, 3, False)
        if text.startswith("ال"):
            fit = word.zipf < (4.7 if text.endswith("ي") else 3.8)
            fit = fit and not text.endswith(_PLURAL_END, 2) and not PARTICIPLE.search(text)
            return Shape(roles, 0, 0, fit)
        return Shape(roles, *self._foreign(word, variants), False)

    def _foreign(self, word: Word, variants: tuple[tuple[int, str], ...]) -> tuple[int, int]:
        """Return (letters of clitics, likeness) of a word no list knows."""
        text, common = word.text, word.zipf
        if common >= 4 or ARTICLE.match(text):
            return 0, 0
        if len(text) < 3:
            return 0, 1
        if _is_imperfect(text):
            return 0, 0
        for letters, rest in variants:
            if letters == 1 and len(rest) > 3 and not rest.startswith("ال"):
                if (rarer := zipf(rest)) - common >= 0.9 and rarer < 4:
                    return letters, self._likeness(rest, rarer)
                if text[0] == "و" and (rarer >= 3 or not common) and text[1] not in "اي":
                    return letters, self._likeness(rest, rarer)
                if text[0] in "بلك" and rarer >= 2.5 and rarer > common + 0.5:
                    return 0, 0
        return 0, self._likeness(text, common)

    @staticmethod
    def _likeness(text: str, common: float) -> int:
        if common >= 3.8:
            return 0
        ended = text.endswith(INFLECTED_END)
        if not ended and _looks_foreign(text):
            return 2 if common < 2.5 or not inflected(text) else 1
        vowels = text.count("ا") + text.count("و") + text.count("ي")
        if common < 3.2 and vowels > 1 and not inflected(text):
            return 2
        return 0 if ended else 1


def inflected(text: str) -> bool:
    """Return whether a word begins or ends as Arabic inflects its words."""
    return text.endswith(_ENDINGS) or _INFLECTED_START.match(text) is not None


def _looks_foreign(text: str) -> bool:
    return text.endswith(_FOREIGN_END) or not _FOREIGN_LETTERS.isdisjoint(text)


def _is_servant(text: str) -> bool:
    """Return whether a word is a given name of the kind of عبدالله."""
    return text.startswith("عبدال") and len(text) > 6


def _told(judged: Shape) -> Shape:
    """Return a shape that tells what the names of a text ask of each of its words."""
    roles = judged.roles
    starts = judged.likeness > 0 or judged.surname or bool(roles & _STARTS)
    if "stop" in roles and judged.likeness < 3 and not roles & _STARTS:
        starts = False
    return judged._replace(
        starts=starts, opens=bool(roles & _OPENS), spelled="given_or_stop" in roles
    )


def _with_clitics(words: Iterable[str]) -> frozenset[str]:
    return frozenset(clitic + word for word in words for clitic in ("", *CLITICS))


def _is_imperfect(text: str) -> bool:
    """Return whether a word is a verb: he and she do it both (يتحدى, تتحدى), no name changes so."""
    if text[0] not in "يت" or len(text) < 4 or _looks_foreign(text):
        return False
    other = "ت" if text[0] == "ي" else "ي"
    return zipf(other + text[1:]) > _USED


def load(folder: str | Path | None = None) -> Triggers:
    """Return the triggers of a lexicon folder (of Manzur's own without one)."""
    return _load(*version("names", folder))


@lru_cache(maxsize=8)
def _load(path: str, _changed: int) -> Triggers:
    return Triggers(Path(path))


def unusual(word: Word) -> bool:
    """Return whether dictionaries of common words lack a word."""
    return not in_dictionary(word.text.removeprefix("ال"))


@lru_cache(maxsize=100_000)
def in_dictionary(text: str) -> bool:
    from simplemma import is_known

    return is_known(text, "ar")


def read(text: str, lists: Gazetteer, triggers: Triggers) -> Tokens:
    """Return the words of a text, each with what the lists and the triggers make of it."""
    folded = fold(text)
    texts, starts, ends, gaps = cut(TOKEN, folded)
    words = list(map(lists.words.__getitem__, texts))
    shapes = list(map(_SHAPE, words))
    if not all(shapes):  # a word never seen before has none yet
        shapes = [word.shape or triggers.shape(word) for word in words]
    joined = [False, *map(_SPACES.__contains__, gaps[1:-1])][: len(words)]
    plain = [word.text for word in words]
    return Tokens(text, folded, starts, ends, gaps, words, shapes, joined, plain)
