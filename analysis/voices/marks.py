"""Quotation marks: which opens, which closes, and what a missing one may not swallow."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import NamedTuple

_PRIME = "\N{DOUBLE PRIME}"  # what a web site's typography makes of " behind a digit
# The sign comes first and what may follow it behind, so that the search leaps from sign to sign.
_MARK = re.compile(f"[&«»‹›“”„‟{_PRIME}\"'‘’](?:(?<=&)quot;|(?<=')'|(?<!&))")
_ANGLE, _DOUBLE, _SINGLE = "angle", "double", "single"
_FAMILY = {
    **dict.fromkeys("«»‹›", _ANGLE),
    **dict.fromkeys(("“", "”", "„", "‟", _PRIME, '"', "&quot;", "''"), _DOUBLE),
    **dict.fromkeys("'‘’", _SINGLE),
}
_SHAPE = {**dict.fromkeys("«‹“„‟‘", "open"), **dict.fromkeys(("»", "›", "”", "’", _PRIME), "close")}
_BEFORE_OPENING = frozenset(" \t\n([{-–—:،,.؟?!؛;…/|«“‘" + "\N{ARABIC TATWEEL}\N{NO-BREAK SPACE}")
_AFTER_CLOSING = frozenset(" \t\n)]}-–—:،,.؟?!؛;…/|»”’" + "\N{NO-BREAK SPACE}")
_CLITICS = frozenset("وفبكل")
_BRACKETS = re.compile(r":[ \t]?\(([^()\n]{12,1500})\)")
_MAX_DEPTH = 3
# A quotation may run over paragraphs, but one whose closing mark is farther than this has none.
_MAX_RUN = 4000
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between marks: `left, right` with its marks, `start, end` without them."""

    left: int
    start: int
    end: int
    right: int
    closed: bool
    depth: int


class _Open(NamedTuple):
    left: int
    start: int
    family: str


def pair(text: str) -> list[Piece]:
    """Return the marked pieces of `text`, nested ones too, in order of their opening marks.

    A mark is judged by its shape and its neighbours, so an opening mark of the closing
    shape counts as opening. A piece whose closing mark is missing ends with its paragraph
    (`closed` is False), unless the next mark of its kind closes it a few paragraphs on.
    """
    pieces: list[Piece] = []
    stack: list[_Open] = []
    position = 0
    marks = list(_MARK.finditer(text))
    for number, mark in enumerate(marks):
        family, shape = _FAMILY[mark.group()], _SHAPE.get(mark.group(), "straight")
        before, after = _opens_here(text, mark.start()), _closes_here(text, mark.end())
        if family == _SINGLE and not (before or after):
            continue  # an apostrophe
        role = _role(shape, before, after, stack, family)
        if stack and (newline := text.find("\n", position, mark.start())) >= 0:
            far = mark.start() - stack[0].start > _MAX_RUN
            if far or role != "close" or (shape == "straight" and before):
                _flush(pieces, stack, newline)
                role = _role(shape, before, after, stack, family)
        if role == "stray" and not stack and _closed_next(text, marks, number, shape):
            role = "open"
        position = mark.end()
        lone = shape == "open" and stack and stack[-1].family == family
        if role == "open" and lone and _unpaired(text, marks, number):
            _flush(pieces, stack, mark.start(), len(stack) - 1)
        if role == "open":
            reopens = shape == "straight" and stack and stack[-1].family == family
            if reopens and not _nested(text, marks[number : number + _AHEAD]):
                _flush(pieces, stack, mark.start(), len(stack) - 1)
            if len(stack) < _MAX_DEPTH:
                stack.append(_Open(mark.start(), mark.end(), family))
        elif role == "close":
            depth = _depth_of(stack, family)
            opened = stack[depth]
            del stack[depth:]
            pieces.append(Piece(opened.left, opened.start, mark.start(), mark.end(), True, depth))
    if stack:
        newline = text.find("\n", position)
        _flush(pieces, stack, newline if newline >= 0 else len(text))
    pieces = [piece for piece in pieces if not text[piece.start : piece.end].isspace()]
    pieces = _bracketed(text, pieces)
    return sorted((p for p in pieces if p.start < p.end), key=lambda p: (p.left, -p.right))


def _bracketed(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those that round brackets hold behind a colon: قال: (…).

    What is marked within such brackets lies one level deeper.
    """
    outer = sorted((p for p in pieces if p.depth == 0), key=lambda p: p.left)
    lefts = [p.left for p in outer]
    spans: list[tuple[int, int]] = []
    for match in _BRACKETS.finditer(text):
        left, right = match.start(1) - 1, match.end(1) + 1
        first, last = bisect_left(lefts, left), bisect_left(lefts, right)
        whole = first == last or outer[last - 1].right < right
        if whole and (not first or outer[first - 1].right <= left):
            spans.append((left, right))
    if not spans:
        return pieces

    def deeper(piece: Piece) -> Piece:
        at = bisect_left(spans, (piece.left, 0)) - 1
        within = at >= 0 and piece.right <= spans[at][1]
        return replace(piece, depth=piece.depth + 1) if within else piece

    found = [Piece(left, left + 1, right - 1, right, True, 0) for left, right in spans]
    return [deeper(piece) for piece in pieces] + found


def _closed_next(text: str, marks: list[re.Match[str]], number: int, shape: str) -> bool:
    """Return whether a closing mark of the same kind follows in the paragraph: قال ” … ”.

    Of straight ones, that is one that cannot open: وتابع" نشكر الجميع".
    """
    mark, ahead = marks[number], marks[number + 1 : number + 2]
    if not ahead or ahead[0].group() != mark.group():
        return False
    if shape == "open" or (shape == "straight" and _opens_here(text, ahead[0].start())):
        return False
    near = ahead[0].start() - mark.end() <= _MAX_RUN
    return near and "\n" not in text[mark.end() : ahead[0].start()]


def _unpaired(text: str, marks: list[re.Match[str]], number: int) -> bool:
    """Return whether the pair around an opening mark has no closing one left in its paragraph."""
    open_pairs = 2
    start = marks[number].end()
    for mark in marks[number + 1 : number + 1 + _AHEAD]:
        if mark.start() - start > _MAX_RUN or "\n" in text[start : mark.start()]:
            return True
        shape = _SHAPE.get(mark.group(), "straight")
        if shape != "straight":
            open_pairs += 1 if shape == "open" else -1
        start = mark.end()
        if not open_pairs:
            return False
    return True


def _nested(text: str, marks: list[re.Match[str]]) -> bool:
    """Return whether the first of some straight marks opens inside an open pair.

    So it does where the marks of the paragraph close one pair more than they open:
    " " "", " " " " "".
    """
    depth, start = 1, marks[0].start()
    for mark in marks:
        if mark.start() - marks[0].start() > _MAX_RUN or "\n" in text[start : mark.start()]:
            return False
        start = mark.end()
        opens, closes = _opens_here(text, mark.start()), _closes_here(text, mark.end())
        if opens == closes:
            return False
        depth += 1 if opens else -1
        if not depth:
            return True
    return False


def _opens_here(text: str, start: int) -> bool:
    """Return whether what stands before a mark lets it open: space, stop, clitic (ل«…)."""
    if not start or text[start - 1] in _BEFORE_OPENING:
        return True
    return text[start - 1] in _CLITICS and (start == 1 or not text[start - 2].isalnum())


def _closes_here(text: str, end: int) -> bool:
    return end >= len(text) or text[end] in _AFTER_CLOSING


def _depth_of(stack: list[_Open], family: str) -> int:
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].family == family:
            return depth
    return len(stack) - 1


def _role(shape: str, before: bool, after: bool, stack: list[_Open], family: str) -> str:
    """Return whether a mark opens, closes or is stray, by its shape, neighbours, open marks."""
    same = any(opened.family == family for opened in stack)
    if shape == "open":
        return "close" if same and after else "open"
    if same:
        return "open" if shape == "straight" and before and not after else "close"
    if (before and not after) or (shape == "straight" and before):
        return "open"
    if stack and after:
        return "close"
    return "stray"


def _flush(pieces: list[Piece], stack: list[_Open], end: int, keep: int = 0) -> None:
    for depth in range(keep, len(stack)):
        opened = stack[depth]
        pieces.append(Piece(opened.left, opened.start, end, end, False, depth))
    del stack[keep:]
