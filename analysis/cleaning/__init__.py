"""Raw text → the article's own words, with an account of what went and a way back.

Two passes, both linear: line by line (which lines are the site's, not the article's), then
character by character (what has no reading of its own: controls, tatweel, vowel marks).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.cleaning.chrome import CHARACTERS, Chrome, key_of, plain, read_chrome
from analysis.cleaning.lines import Line, mark_chrome, mark_parts, split

__all__ = ["TYPOGRAPHY", "Chrome", "Cleaned", "clean", "key_of", "raw_offsets", "read_chrome"]

_KINDS = {"mark": "vowel marks", "tatweel": "tatweel", "control": "invisible controls"}
#: Kinds of removal that are no part of a page: how the text was set, not what stood by it.
TYPOGRAPHY = frozenset({"line ends", "spaces", *_KINDS.values()})


@dataclass
class Cleaned:
    """A clean text: its parts, what was taken and replaced by kind, and the way back."""

    text: str
    parts: list[tuple[int, int, str]]
    removed: dict[str, int]
    altered: dict[str, int]
    kept: list[tuple[int, int]]


def clean(
    raw: str,
    title: str | None = None,
    author: str | None = None,
    outlet: str | None = None,
    chrome: Chrome | None = None,
) -> Cleaned:
    """Return the article's own words of `raw`, with an account and a way back.

    Parameters
    ----------
    raw : str
        The article as it came.
    title, author, outlet : str, optional
        What the manifest knows; `title=""` says that there is none, None that it is unknown.
    chrome : Chrome, optional
        What is not the article; Manzur's own list if None.

    Notes
    -----
    Every character of `raw` is kept, or counted in `removed` under one kind.
    """
    chrome = chrome or read_chrome()
    lines = split(raw)
    mark_chrome(raw, lines, chrome, title, author, outlet)
    mark_parts(lines, chrome, title, author)
    return _assemble(raw, lines)


def raw_offsets(kept: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return where the span `start, end` of a clean text stands in the raw text."""

    def origin(position: int) -> int:
        text, source = kept[max(0, bisect_right(kept, position, key=_text_offset) - 1)]
        return source + position - text

    if start >= end:
        return origin(start), origin(start)
    return origin(start), origin(end - 1) + 1


def _text_offset(run: tuple[int, int]) -> int:
    return run[0]


def _assemble(raw: str, lines: list[Line]) -> Cleaned:
    removed: Counter[str] = Counter()
    altered: Counter[str] = Counter()
    out: list[str] = []
    parts: list[tuple[int, int, str]] = []
    kept: list[tuple[int, int]] = []
    size = cursor = 0
    for line in lines:
        removed["line ends"] += line.start - cursor
        cursor = line.end
        if line.kind:
            removed[line.kind] += line.end - line.start
            continue
        pieces = list(_pieces(raw, line.start, line.end, removed, altered))
        if not pieces:
            continue
        if parts:
            # The line break that parts two lines of the text is one of the raw file's.
            pieces.insert(0, ("\n", line.start - 1))
            removed["line ends"] -= 1
        begin = size + bool(parts)
        for text, origin in pieces:
            if not kept or origin - kept[-1][1] != size - kept[-1][0]:
                kept.append((size, origin))
            out.append(text)
            size += len(text)
        parts.append((begin, size, line.role or "body"))
    removed["line ends"] += len(raw) - cursor
    return Cleaned(
        "".join(out),
        parts,
        {kind: n for kind, n in sorted(removed.items()) if n},
        {kind: n for kind, n in sorted(altered.items()) if n},
        kept or [(0, 0)],
    )


def _pieces(
    raw: str, start: int, end: int, removed: Counter[str], altered: Counter[str]
) -> Iterator[tuple[str, int]]:
    """Yield what a line keeps, with its raw offset; count the rest.

    Of the white space between two words one character stays, as a plain space.
    """
    gap = -1  # a space that is kept if a word follows it
    begun = False
    for kind, text, origin in _runs(raw, start, end):
        if kind == "space":
            removed["spaces"] += len(text) - (begun and gap < 0)
            gap = origin if begun and gap < 0 else gap
        elif kind in _KINDS:
            removed[_KINDS[kind]] += len(text)
        else:
            shown = plain(text) if kind == "presentation" else text
            if not shown:  # a mark that stands on nothing
                removed[_KINDS["mark"]] += 1
                continue
            if gap >= 0:
                altered["odd spaces"] += raw[gap] != " "
                yield " ", gap
            altered["presentation forms"] += shown != text
            if kind == "presentation":
                yield from ((char, origin) for char in shown)
            else:
                yield shown, origin
            gap, begun = -1, True
    removed["spaces"] += gap >= 0


def _runs(raw: str, start: int, end: int) -> Iterator[tuple[str, str, int]]:
    """Yield a line's runs (kind, text, offset); a run of words has no space at its edges."""
    position = start
    for match in CHARACTERS.finditer(raw, start, end):
        yield from _words(raw, position, match.start())
        yield match.lastgroup or "", match.group(), match.start()
        position = match.end()
    yield from _words(raw, position, end)


def _words(raw: str, start: int, end: int) -> Iterator[tuple[str, str, int]]:
    if start < end and raw[start] == " ":
        yield "space", " ", start
        start += 1
    trailing = start < end and raw[end - 1] == " "
    if start < end - trailing:
        yield "words", raw[start : end - trailing], start
    if trailing:
        yield "space", " ", end - 1
