"""What the lists know: entities, places and adjectives of origin, as one tree of words.

The tree is walked word by word, so a text costs one look-up a word whatever the number of
names. What a word is (which names begin in it, behind which clitic) is worked out once a
word and remembered.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.arabic import CLITICS, MARKS, TATWEEL, fold, splits, zipf
from analysis.entities.places import adjectives, cities, rule_made_nisba, snake, spellings, states
from analysis.errors import LexiconError
from analysis.lexicon import Pattern, Remembered, entries, path_of

TYPES = ("PER", "LOC", "ORG")
_FIELDS: tuple[dict[str, type], dict[str, type]] = (
    {"id": str, "type": str, "label_ar": str, "label_en": str},
    {
        "aliases": list,
        "short": list,
        "descriptions": list,
        "offices": list,
        "nisba": list,
        "iso": str,
        "camp": str,
        "part_of": str,
    },
)
_UNWRITTEN = re.compile(f"[{MARKS}{TATWEEL}]")
END = "\0"
# By first letter; shortest first, and in one order in every run.
_CLITICS = {
    first: sorted((c for c in CLITICS if c[:1] == first), key=lambda c: (len(c), c))
    for first in {c[0] for c in CLITICS if c}
}


class Name(NamedTuple):
    """What a surface may stand for."""

    entity: str
    type: str
    form: str
    #: alias: this entity's own; short: shared with others; place: from a general list
    claim: str = "alias"
    #: words in front that must be there and stay outside the name: (قناة) الجزيرة
    skip: int = 0


@dataclass(slots=True)
class Word:
    """A word as the lists see it: its letters, and the names that may begin in it."""

    text: str
    starts: tuple[tuple[int, dict[str, Any]], ...]
    #: (letters gone, rest) behind each clitic that the word may begin with
    variants: tuple[tuple[int, str], ...]
    #: how common the word is, as it stands
    zipf: float
    #: what it may be in a name that no list knows (`names.Shape`), once that was asked
    shape: Any = None


def plain(word: str) -> str:
    """Return a folded word without vowel marks and tatweel."""
    return _UNWRITTEN.sub("", word)


def stripped(word: str) -> Iterator[tuple[int, str]]:
    """Yield (letters gone, rest) for a plain word behind each clitic it may begin with."""
    for clitic in _CLITICS.get(word[:1], ()):
        if word.startswith(clitic) and len(word) > len(clitic) + 1:
            yield len(clitic), word[len(clitic) :]
    joined = word[:1] in ("و", "ف")
    if word.startswith("لل", joined):
        # للامم is ل + الامم; للبنانيين may be ل + اللبنانيين too. The article's ل is
        # the first letter of the span: its alef is not written.
        yield joined + 1, "ال" + word[joined + 2 :]
        yield joined + 1, "ال" + word[joined + 1 :]


def read_entities(path: Path) -> list[dict[str, Any]]:
    """Return the entries of an entity lexicon, validated.

    Raises
    ------
    LexiconError
        Naming file and entry: an unknown type, an alias that two entities claim, an empty
        alias, or a pattern that no text matches.
    """
    rows = entries(path, "entity", *_FIELDS)
    claimed: dict[str, str] = {}
    for row in rows:
        place = f"{path}: [[entity]] {row['id']}"
        if row["type"] not in TYPES:
            raise LexiconError(f"{place}: unknown type {row['type']}; write {', '.join(TYPES)}")
        texts = [row["label_ar"], *row.get("aliases", [])]
        for text in [
            *texts,
            *(t for k in ("short", "descriptions", "offices", "nisba") for t in row.get(k, [])),
        ]:
            if not isinstance(text, str) or not text.strip():
                raise LexiconError(f"{place}: an empty alias; remove it")
            if "*" in text:
                raise LexiconError(f"{place}: {text}: a name has no *; write its spellings")
            Pattern.parse(re.sub(r"[.+\-]", " ", _UNWRITTEN.sub("", text)), place, True)
        for text in texts:
            owner = claimed.setdefault(" ".join(names_words(text)), row["id"])
            if owner != row["id"]:
                raise LexiconError(f"{place}: alias {text} belongs to {owner} too; keep one")
    return rows


TOKEN = re.compile(rf"([^\W_][\w{MARKS}{TATWEEL}]*)")


def names_words(text: str) -> list[str]:
    """Return the plain folded words of a name."""
    return list(_names_words(text))


@lru_cache(maxsize=16_384)
def _names_words(text: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in TOKEN.findall(fold(text)))


class Gazetteer:
    """Every name of the lists in one tree, with a memory of words already seen."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.entities = {
            row["id"]: {**row, "label_ar": _unbracketed(row["label_ar"])} for row in rows
        }
        self.order = {row["id"]: i for i, row in enumerate(rows)}
        #: first word → names that stand behind a head: (its word, the name's words, entity)
        self.headed: dict[str, list[tuple[str, list[str], str]]] = {}
        #: surname → persons who bear it: (given names, entity)
        self.surnames: dict[str, list[tuple[str, str]]] = {}
        self.headed_first: set[str] = set()
        self._tree: dict[str, Any] = {}
        self.words = Remembered(self._look_at)
        for row in rows:
            self._add_entity(row)
        covered = {row["iso"]: row["id"] for row in rows if "iso" in row}
        homes = {}
        for code, arabic, english in states():
            homes[code] = entity = covered.get(code) or snake(english)
            rare = [other for other in spellings(fold(arabic)) if zipf(other) < 3]  # not كانا
            for spelling in (arabic, *rare):
                self.add(spelling, Name(entity, "LOC", "name", "state"))
            if code not in covered:
                row = {**_place(entity, arabic, english), "iso": code}
                self.entities.setdefault(entity, row)
                if (nisba := rule_made_nisba(arabic)) is not None and zipf(nisba) < 4.5:
                    self._add_nisba(nisba, entity)
        for english, claim, spelled, code in cities():
            entity = snake(english)
            if self.entities.get(entity, {}).get("type", "LOC") != "LOC":
                entity += "_city"  # Georgetown is a university's id too
            self.entities.setdefault(
                entity, _place(entity, spelled[0], english, homes.get(code, ""))
            )
            for spelling in spelled:
                self.add(spelling, Name(entity, "LOC", "name", claim))

    def _add_entity(self, row: dict[str, Any]) -> None:
        name = Name(row["id"], row["type"], "name")
        own = [row["label_ar"], *row.get("aliases", [])]
        for text in own:
            self.add(text, name)
            if "عبد" in text and (other := _servant(text)) != text:
                self.add(other, name._replace(claim="spelling"))
        for text in own:
            words = names_words(text)
            for spelling in spellings(" ".join(words)):
                if "(" not in text and (len(words) > 1 or zipf(spelling) < 3):
                    self.add(spelling, name._replace(claim="spelling"))
            head, _, rest = text.removeprefix("(").partition(")")
            if row["type"] == "ORG" and rest and len(head.split()) == 1:
                words = names_words(rest)
                self.headed.setdefault(words[0], []).append((fold(head), words, row["id"]))
                self.headed_first |= {words[0], "لل" + words[0].removeprefix("ال")}
        for text in row.get("short", []):
            self.add(text, name._replace(claim="short"))
        if row["type"] == "PER":
            self._add_surnames([*own, *row.get("short", [])], row["id"])
        for text in row.get("descriptions", []):
            self.add(text, name._replace(form="description", claim="short"))
        for text in row.get("nisba", []):
            self._add_nisba(text, row["id"], row["type"])

    def _add_surnames(self, texts: list[str], entity: str) -> None:
        names = [words for text in texts if (words := names_words(text))]
        given = {" ".join(words[:-1]) for words in names if len(words) > 1}
        for surname in {words[-1] for words in names}:
            self.surnames.setdefault(surname, []).extend((each, entity) for each in given)

    def _add_nisba(self, nisba: str, entity: str, kind: str = "LOC") -> None:
        for form in adjectives(nisba) if not nisba.startswith("(") else (nisba,):
            self.add(form, Name(entity, kind, "nisba"))

    def add(self, text: str, name: Name) -> None:
        """Add a surface, unless a list read before knows it as the name of something else."""
        words = names_words(text)
        if not words:
            return
        if text.startswith("("):
            name = name._replace(skip=len(names_words(text.partition(")")[0])))
        node = self._tree
        for word in words:
            node = node.setdefault(word, {})
        known = node.setdefault(END, [])
        general = name.claim in ("state", "place", "town", "spelling")
        if name not in known and not (general and any(n.form == name.form for n in known)):
            known.append(name)

    def _look_at(self, written: str) -> Word:
        text = plain(written)
        if "\N{ARABIC FATHATAN}" in written and text.endswith("ا"):
            text = text[:-1]  # سورياً is the adjective, not the state
        starts = []
        if (node := self._tree.get(text)) is not None:
            starts.append((0, node))
        variants = tuple(stripped(text))
        for letters, rest in variants:
            node = self._tree.get(rest)
            if node is None or not _may_split(text, letters, rest, bool(starts)):
                continue
            skipped = letters
            for at, char in enumerate(written):  # marks and tatweel count in the span
                if not _UNWRITTEN.match(char):
                    if not skipped:
                        starts.append((at, node))
                        break
                    skipped -= 1
        return Word(text, tuple(starts), variants, zipf(text))

    def walk(
        self, words: list[Word], i: int, joined: list[bool]
    ) -> Iterator[tuple[int, int, list[Name]]]:
        """Yield (letters before, end, names) of every name that begins in word `i`."""
        for letters, first in words[i].starts:
            node: dict[str, Any] | None = first
            j = i
            while True:
                j += 1
                if node is None:
                    break
                if END in node:
                    yield letters, j, node[END]
                if j >= len(words) or not joined[j]:
                    break
                node = node.get(words[j].text)


def _servant(text: str) -> str:
    """Return a name with عبد and what follows it written together if apart, apart if together."""
    joined = text.replace("عبد ال", "عبدال")
    return text.replace("عبدال", "عبد ال") if joined == text else joined


def _may_split(word: str, letters: int, rest: str, known: bool) -> bool:
    """Return whether a clitic may be parted from a word whose rest begins a known name.

    Not if the whole is a name too (بكين is not ب + كين). A rest of four letters and more
    need only be the commoner of the two: و stands before the names of states so often that
    وباكستان is a common word itself.
    """
    if rest.startswith("ال"):
        return True
    if known:
        return False
    if len(rest) > 3 and zipf(rest) > zipf(word):
        return True
    return zipf(word) < 2.5 or splits(word, letters)


def _unbracketed(text: str) -> str:
    return text.replace("(", "").replace(")", "")


def _place(entity: str, arabic: str, english: str, home: str = "") -> dict[str, Any]:
    return {"id": entity, "type": "LOC", "label_ar": arabic, "label_en": english, "part_of": home}


def version(name: str, folder: str | Path | None) -> tuple[str, int]:
    """Return a lexicon's file and when it was changed, so that an edit is read anew."""
    path = _file(name, folder)
    try:
        return path, os.stat(path).st_mtime_ns
    except FileNotFoundError:
        return path, 0


@lru_cache(maxsize=32)
def _file(name: str, folder: str | Path | None) -> str:
    return str(path_of(name, folder))


def load(folder: str | Path | None = None) -> Gazetteer:
    """Return the gazetteer of a lexicon folder (of Manzur's own without one)."""
    return _load(*version("entities", folder))


@lru_cache(maxsize=8)
def _load(path: str, _changed: int) -> Gazetteer:
    return Gazetteer(read_entities(Path(path)))


def without_clitics(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span whose first word has left a clitic that its frequency shows to be one."""
    match = TOKEN.match(fold(text[start:end]))
    if match is not None and (word := plain(match.group())) == match.group():
        for letters, rest in stripped(word):
            if zipf(rest) > 0 and (rest.startswith("ال") or splits(word, letters)):
                return start + letters, end
    return start, end
