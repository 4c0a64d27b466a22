"""Lexicons: TOML → validated entries → one automaton → spans.

A pattern is one or more words. `*` at the end of a word stands for any ending, alone inside a
phrase for any one word. Unless
`fixed`, a word without the article matches with it too (عدوان* finds العدوان); clitics in
front of the first word (و ف ب ك ل س, and لل) are allowed and stay outside the span.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from unicodedata import combining

from ahocorasick_rs import BytesAhoCorasick

from analysis.arabic import CLITICS, TATWEEL, fold, is_word_char, word_end, word_start
from analysis.errors import LexiconError

T = TypeVar("T")
FOLDER = Path(__file__).resolve().parent.parent / "data" / "lexicons"

_TYPES = {
    str: "text in quotation marks", list: "a list in square brackets", bool: "true or false",
    int: "a whole number", float: "a number", dict: "a table",
}  # fmt: skip
_ARTICLE = "ال"
_WITH_ARTICLE = frozenset(c + _ARTICLE for c in CLITICS) | frozenset(
    c + "لل" for c in ("", "و", "ف")
)
_LONGEST_PREFIX = max(map(len, _WITH_ARTICLE))
_BEFORE = CLITICS | _WITH_ARTICLE
_PREFIX_LETTERS = frozenset(prefix[0] for prefix in _BEFORE if prefix)
_OPENING = 3
_LOOK_BACK = 1 + _LONGEST_PREFIX
# One byte a character, so byte offsets are character offsets; what the code page lacks
# becomes "?", which no pattern may hold.
_CODE_PAGE = "cp1256"


def path_of(name: str, folder: str | Path | None = None) -> Path:
    """Return the file of lexicon `name`: the user's if `folder` has one, else Manzur's own."""
    own = Path(folder) / f"{name}.toml" if folder is not None else None
    return own if own is not None and own.exists() else FOLDER / f"{name}.toml"


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file; raise LexiconError naming file, line and remedy."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"{path}: no such lexicon; restore the file") from None
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); mend that") from None
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 ({error.reason}); save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: not valid TOML: {error}; mend that line") from None


def entries(
    path: Path, key: str, required: Mapping[str, type], optional: Mapping[str, type] | None = None
) -> list[dict[str, Any]]:
    """Return the `[[key]]` entries of a lexicon file, each checked against its fields.

    Raises
    ------
    LexiconError
        Naming file and entry, if a field is missing, unknown, of another type or empty, or
        if two entries have one id.
    """
    fields = {**required, **(optional or {})}
    rows = read_toml(path).get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LexiconError(f"{path}: {key} must be a list: write [[{key}]]")
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        place = f"{path}: [[{key}]] {row.get('id', f'number {number}')}"
        if missing := [field for field in required if field not in row]:
            raise LexiconError(f"{place}: {missing[0]} is missing; add it")
        for field, value in row.items():
            if field not in fields:
                raise LexiconError(f"{place}: unknown field {field}; known are {', '.join(fields)}")
            if not _is_a(value, fields[field]):
                raise LexiconError(f"{place}: {field} must be {_TYPES[fields[field]]}; mend it")
            if field in required and value in ("", []):
                raise LexiconError(f"{place}: {field} is empty; fill it")
            if isinstance(value, list) and any(isinstance(v, str) and not v.strip() for v in value):
                raise LexiconError(f"{place}: {field} holds an empty entry; remove it")
        if (name := row.get("id")) is not None:
            if name in seen:
                raise LexiconError(f"{place}: two entries have this id; rename one")
            seen.add(name)
    return rows


def _is_a(value: Any, kind: type) -> bool:
    """Return whether a TOML value is of a type; 1 is a number as 1.0 is, true is none."""
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, (int, float) if kind is float else kind)


class Remembered(dict[str, T]):
    """What was found out of each word so far: as a mapping, the fastest look-up there is."""

    def __init__(self, find_out: Callable[[str], T], most: int = 200_000) -> None:
        super().__init__()
        self._find_out, self._most = find_out, most

    def __missing__(self, word: str) -> T:
        if len(self) >= self._most:
            self.clear()
        known = self[word] = self._find_out(word)
        return known


@dataclass(frozen=True)
class Pattern:
    """A pattern of a lexicon, ready to match folded text."""

    key: str
    text: str
    words: tuple[str, ...]
    open_end: tuple[bool, ...]
    fixed: bool

    @classmethod
    def parse(cls, text: str, key: str, fixed: bool = False) -> "Pattern":
        """Return the pattern that `text` writes; raise LexiconError if it writes none."""
        words = fold(text).split()
        stems = tuple(word.removesuffix("*") for word in words)
        if not stems:
            raise LexiconError(f"{key}: an empty pattern; remove it")
        for number, stem in enumerate(stems):
            if not stem and number and number < len(stems) - 1:
                continue  # a lone * inside a phrase stands for any one word
            if "*" in stem:
                raise LexiconError(f"{key}: {text}: * may only end a word")
            if len(stem) < 2 and len(stems) == 1:
                raise LexiconError(f"{key}: {text}: a pattern needs two letters at least")
            if not stem:
                raise LexiconError(f"{key}: {text}: a * alone stands for nothing; remove it")
            if any(c == TATWEEL or combining(c) for c in stem):
                raise LexiconError(f"{key}: {text}: write words without vowel marks and tatweel")
            if b"?" in stem.encode(_CODE_PAGE, "replace"):
                raise LexiconError(f"{key}: {text}: a sign that no Arabic word has; remove it")
        return cls(key, text, stems, tuple(word.endswith("*") for word in words), fixed)

    def anchor(self) -> str:
        """Return the literal text that every match of this pattern holds."""
        if self.fixed and not any(self.open_end[:-1]):
            return " ".join(self.words)
        return self.words[0] if self.open_end[0] or len(self.words) == 1 else self.words[0] + " "


class Hit(NamedTuple):
    """A place where a pattern matches: a span of the folded text."""

    start: int
    end: int
    pattern: Pattern


class Matcher:
    """Many patterns in one automaton; one pass over a text whatever their number."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        anchors: dict[str, list[tuple[Pattern, bool]]] = {}
        for pattern in dict.fromkeys(patterns):
            anchor = pattern.anchor()
            anchors.setdefault(anchor, []).append((pattern, False))
            if anchor.startswith(_ARTICLE):  # للولايات: the article's alef falls after ل
                anchors.setdefault("لل" + anchor[2:], []).append((pattern, True))
        self._anchored = list(anchors.values())
        self._automaton = BytesAhoCorasick([a.encode(_CODE_PAGE) for a in anchors])

    def find(self, folded: str) -> Iterator[Hit]:
        """Yield every hit in folded text, overlapping ones too, in order of their anchors' ends."""
        encoded = folded.encode(_CODE_PAGE, "replace")
        for number, start, end in self._automaton.find_matches_as_indexes(encoded, True):
            before = None
            for pattern, contracted in self._anchored[number]:
                if before is None:
                    # One letter more than the longest clitics: enough to tell, whatever follows.
                    near = folded[max(0, start - _LOOK_BACK) : start]
                    before = near[word_start(near, len(near)) :]
                left = _left(pattern, before, start, contracted)
                if left is None:
                    continue
                right = _right(pattern, folded, start, end)
                if right is not None:
                    yield Hit(left, right, pattern)


class Stems:
    """Many patterns of one word, to be looked up in one word at a time."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._stems: dict[str, list[tuple[Pattern, bool]]] = {}
        for pattern in dict.fromkeys(patterns):
            (stem,) = pattern.words
            self._stems.setdefault(stem, []).append((pattern, False))
            if stem.startswith(_ARTICLE):
                self._stems.setdefault("لل" + stem[2:], []).append((pattern, True))
        #: the first letters of stems → how long they are, the shortest first
        self._lengths: dict[str, list[int]] = {}
        for stem in sorted(self._stems, key=len):
            opening = stem[:_OPENING]
            shorter = self._lengths.get(opening[:-1], []) if len(opening) == _OPENING else []
            lengths = self._lengths.setdefault(opening, [*shorter])
            if len(stem) not in lengths:
                lengths.append(len(stem))

    def find(self, word: str) -> list[tuple[int, int, int, str]]:
        """Return what a folded word is a form of, the same as `Matcher.find` gives of it.

        Where the match and its stem begin, where the stem ends, the pattern's key; in the order
        of the ends.
        """
        hits = []
        longest = _LONGEST_PREFIX if word[:1] in _PREFIX_LETTERS else 0
        for at in range(min(len(word), longest + 1)):
            if at and word[:at] not in _BEFORE:
                continue
            opening = word[at : at + _OPENING]
            for length in self._lengths.get(opening) or self._lengths.get(opening[:-1]) or ():
                end = at + length
                if end > len(word):
                    break
                for pattern, contracted in self._stems.get(word[at:end], ()):
                    left = _left(pattern, word[:at], at, contracted)
                    if left is not None and (end == len(word) or pattern.open_end[0]):
                        hits.append((left, at, end, pattern.key))
        hits.sort(key=itemgetter(2, 1))
        return hits


def _left(pattern: Pattern, before: str, start: int, contracted: bool) -> int | None:
    """Return where the match begins, given the letters of its word before the anchor."""
    if contracted:
        return start + 1 if before in ("", "و", "ف") else None
    if before in CLITICS:
        return start
    if not pattern.fixed and before in _WITH_ARTICLE:
        return start - (1 if before.endswith("لل") else 2)
    return None


def _right(pattern: Pattern, folded: str, start: int, end: int) -> int | None:
    """Return where the match ends if the rest of the pattern follows its anchor, else None."""
    if pattern.fixed and not any(pattern.open_end[:-1]):
        return _close(folded, end, pattern.open_end[-1])
    position = _close(folded, start + len(pattern.words[0]), pattern.open_end[0])
    for i in range(1, len(pattern.words)):
        if position is None or folded[position : position + 1] != " ":
            return None
        position += 1
        stem = pattern.words[i]
        if not folded.startswith(stem, position):
            # A joined word may take the article behind its و (دبلوماسية وأمنية → والأمنية).
            joined = stem[0] in "وف" if stem else False
            bare = stem[1:] if joined else stem
            stem = stem[0] + _ARTICLE + bare if joined else _ARTICLE + bare
            if pattern.fixed or not folded.startswith(stem, position):
                return None
        begin = position
        position = _close(folded, position + len(stem), pattern.open_end[i])
        if position == begin:
            return None
    return position


def _close(folded: str, position: int, open_end: bool) -> int | None:
    if open_end:
        return word_end(folded, position)
    if position < len(folded) and (char := folded[position]) != " " and is_word_char(char):
        return None
    return position


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits that do not overlap, the longer before the shorter, in text order."""
    taken: list[Hit] = []
    occupied: set[int] = set()
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        span = range(hit.start, hit.end)
        if occupied.isdisjoint((hit.start, hit.end - 1)):
            taken.append(hit)
            occupied.update(span)
    return sorted(taken, key=lambda h: h.start)
