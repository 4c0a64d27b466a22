"""Segments: tokens of an article and its sentences as items, a marked piece being one item."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from analysis.arabic import MARKS, TATWEEL, fold
from analysis.cues import ALI, WALI, Cues
from analysis.marks import Piece
from analysis.speakers import Sentence

_TOKEN = re.compile(rf"[^\W_][\w{MARKS}{TATWEEL}]*|[^\s\w]|_")
_TITLE_SIGN = re.compile(r"\b\w\.|/")
_TO_STRIP = re.compile(f"[{MARKS}{TATWEEL}]")
_MAX_ITEMS = 400
_WORD = re.compile(r"\w+")


def tokenize(text: str, cues: Cues) -> list[tuple[str, int, int]]:
    """Return the words and signs of a text: folded form without marks, start, end."""
    folded = fold(text)
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded)]
    for mark in _TO_STRIP.finditer(text):
        i = bisect_right(tokens, mark.start(), key=lambda token: token[1]) - 1
        form, start, end = tokens[i]
        tokens[i] = (_TO_STRIP.sub("", form) or form, start, end)
    if _TITLE_SIGN.search(text):
        signs = {i for i, t in enumerate(tokens) if t[0] in "./" and _titles(tokens, i, cues)}
        tokens = [token for i, token in enumerate(tokens) if i not in signs]
    if "علي" in text or "والي" in text:
        tokens = _tell_names(text, tokens, cues)
    return tokens


def _titles(tokens: list[tuple[str, int, int]], i: int, cues: Cues) -> bool:
    """Return whether the sign belongs to a title: د. محمد, الأستاذ/ محمد."""
    if not i:
        return False
    form, start, end = tokens[i - 1]
    if tokens[i][0] == "/":
        return cues.kind(form) == "T"
    return end - start == 1 and cues.kind(form) == "T" and end == tokens[i][1]


def _tell_names(
    text: str, tokens: list[tuple[str, int, int]], cues: Cues
) -> list[tuple[str, int, int]]:
    """Return tokens in which the name علي is told from the preposition على by its neighbours."""
    told = list(tokens)
    for i, (form, start, end) in enumerate(tokens):
        if form == "والي" and text[end - 1] == "ي":
            told[i] = (WALI, start, end)
        if form != "علي" or text[end - 1] != "ي":
            continue
        before = tokens[i - 1][0] if i else ""
        after = tokens[i + 1][0] if i + 1 < len(tokens) else ""
        verb = cues.forms.get(before)
        governs = verb is not None and "علي" in verb.verb.takes
        spoken = verb is not None and not governs
        if cues.kind(before) in "GT" or spoken or (cues.kind(after) in "FG," and not governs):
            told[i] = (ALI, start, end)
    return told


def sentences_of(
    text: str,
    tokens: list[tuple[str, int, int]],
    pieces: list[Piece],
    sentences: list[tuple[int, int]],
    low: int,
    high: int,
) -> Iterator[Sentence]:
    """Yield the sentences between two offsets; a marked piece is one item, never cut."""
    piece = 0
    limit = -1
    current = Sentence(text, [], [], [], [])
    forms = current.forms
    i = bisect_left(tokens, low, key=lambda t: t[1])
    while i < len(tokens):
        form, start, end = tokens[i]
        if start >= high:
            break
        while piece < len(pieces) and pieces[piece].right <= start:
            piece += 1
        held = None
        if piece < len(pieces) and pieces[piece].left <= start:
            held = pieces[piece]
            form, start, end = "«»", held.left, held.right
            piece += 1
        if start > limit or len(forms) >= _MAX_ITEMS:
            if forms:
                yield current
            current = Sentence(text, [], [], [], [])
            forms = current.forms
        if end > limit:
            number = bisect_right(sentences, end - 1, key=lambda span: span[0]) - 1
            limit = max(sentences[number][1] if number >= 0 else end, limit)
        forms.append(form)
        current.starts.append(start)
        current.ends.append(end)
        current.pieces.append(held)
        i += 1
        while held is not None and i < len(tokens) and tokens[i][1] < held.right:
            i += 1
    if forms:
        yield current


def shorten(piece: Piece, sentences: list[tuple[int, int]], text: str, cues: Cues) -> Piece:
    """Return a piece that never closes cut where its sense ends: before the next report."""
    if piece.closed:
        return piece
    end = piece.end
    first = max(bisect_right(sentences, (piece.start, len(text))) - 1, 0)
    for number in range(first, len(sentences)):
        start, stop = sentences[number]
        if start >= piece.end:
            break
        word = _WORD.match(text, start)
        if start > piece.start and word and fold(word.group()) in cues.forms:
            break
        end = min(stop, piece.end)
    body = text[piece.start : end].rstrip(" .\n\t،,؛")
    end = piece.start + len(body)
    return Piece(piece.left, piece.start, end, end, False, piece.depth)
