"""Segments: tokens of an article and its sentences as items, a marked piece being one item."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from analysis.arabic import MARKS, TATWEEL, cut, fold
from analysis.voices.cues import ALI, BAN, COMPLEMENTISERS, KI, LETTER, WALI, Cues
from analysis.voices.marks import Piece
from analysis.voices.speakers import Sentence

_TOKEN = re.compile(rf"([^\W_][\w{MARKS}{TATWEEL}]*|[^\s\w]|_)")
_TITLE_SIGN = re.compile(r"\.(?<=\b\w\.)|/")
_TO_STRIP = re.compile(f"[{MARKS}{TATWEEL}]")
_LETTERS = (" ان ان", " ان.", ".ان", "(ان.")  # how إن as a foreign letter stands
_MAX_ITEMS = 400
_MAX_CLOSING = 80  # characters of a sentence that only names a source
_DOUBTFUL = frozenset(("علي", "والي", "بان"))
_WORD = re.compile(r"\w+")
_SURE = 3
_GLUED = re.compile(r"\.(?=[\u0621-\u064a]{2})(?:(?<=[\u0621-\u064a]{3}\.)|(?<=[»”\")]\.))")


class Tokens(NamedTuple):
    """The words and signs of a text, in parallel: folded forms without marks, starts, ends."""

    forms: list[str]
    starts: list[int]
    ends: list[int]


def tokenize(text: str, cues: Cues) -> Tokens:
    """Return the words and signs of a text."""
    folded = fold(text)
    forms, starts, ends, _ = cut(_TOKEN, folded)
    tokens = Tokens(forms, starts, ends)
    # A word once, however many marks it has.
    for i in {bisect_right(tokens.starts, m.start()) - 1 for m in _TO_STRIP.finditer(text)}:
        tokens.forms[i] = _TO_STRIP.sub("", tokens.forms[i]) or tokens.forms[i]
    signs = {bisect_left(tokens.starts, m.start()) for m in _TITLE_SIGN.finditer(text)}
    signs = {i for i in signs if _titles(tokens, i, cues)}
    if signs:
        kept = [i for i in range(len(forms)) if i not in signs]
        tokens = Tokens(
            [tokens.forms[i] for i in kept], [starts[i] for i in kept], [ends[i] for i in kept]
        )
    if "آن" in text:  # Anne, no أن
        for i in [i for i, form in enumerate(tokens.forms) if form == "ان"]:
            anne = text[tokens.starts[i]] == "آ" and not _misspelt(tokens, i, cues)
            tokens.forms[i] = LETTER if anne else "ان"
    if any(letters in folded for letters in _LETTERS):
        _tell_letters(text, tokens)
    if "علي" in text or "والي" in text or "بان كي" in text:
        _tell_names(text, tokens, cues)
    return tokens


def _misspelt(tokens: Tokens, i: int, cues: Cues) -> bool:
    """Return whether a clause begins at آن, written for أن: أفادت مصادر آن السكان."""
    before, after = tokens.forms[max(0, i - 1) : i], tokens.forms[i + 1 : i + 2]
    told = any(cues.kind(word) == "S" or word in cues.forms for word in before)
    return told and any(word.startswith("ال") and word != "الاوان" for word in after)


def _titles(tokens: Tokens, i: int, cues: Cues) -> bool:
    """Return whether the sign belongs to a title: د. محمد, الأستاذ/ محمد."""
    if not i or cues.kind(tokens.forms[i - 1]) != "T":
        return False
    lone = tokens.ends[i - 1] - tokens.starts[i - 1] == 1
    return tokens.forms[i] == "/" or (lone and tokens.ends[i - 1] == tokens.starts[i])


def _tell_letters(text: str, tokens: Tokens) -> None:
    """Mark, in place, إن that is a foreign letter and no particle: سي إن إن, إن.بي.سي."""
    forms, starts, ends = tokens
    for i in [i for i, form in enumerate(forms) if form == "ان" and text[starts[i]] != "أ"]:
        twin = "ان" in forms[i + 1 : i + 2] or forms[max(0, i - 1) : i] == [LETTER]
        dotted = forms[i + 1 : i + 2] == ["."] and starts[i + 1] == ends[i]
        glued = dotted and i + 2 < len(forms) and starts[i + 2] == ends[i + 1]
        last = i > 1 and forms[i - 1] == "." and starts[i] == ends[i - 1] == ends[i - 2] + 1
        if twin or glued or last:
            forms[i] = LETTER


def _tell_names(text: str, tokens: Tokens, cues: Cues) -> None:
    """Mark, in place, names that their neighbours tell from particles: علي from على."""
    forms = list(tokens.forms)
    spelt = text.count(" على ") >= _SURE  # where على has its own letter, علي is the name
    for i in [i for i, form in enumerate(forms) if form in _DOUBTFUL]:
        form = forms[i]
        if form == "بان" and forms[i + 1 : i + 2] == ["كي"]:  # no clause begins بأن كي
            tokens.forms[i : i + 2] = [BAN, KI]
        if form == "بان" or text[tokens.ends[i] - 1] != "ي":
            continue
        if form == "والي":
            tokens.forms[i] = WALI
            continue
        before = forms[i - 1] if i else ""
        after = forms[i + 1] if i + 1 < len(forms) else ""
        verb = cues.forms.get(before)
        governs = verb is not None and "علي" in verb.verb.takes
        spoken = verb is not None and not governs
        named = cues.kind(before) in "GT" or spoken or (cues.kind(after) in "FG," and not governs)
        if named or (spelt and not governs and cues.kind(after) in "BD"):
            tokens.forms[i] = ALI


def parted(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return sentences with those cut in two whose stop has lost its space: المقبل.من جانب آخر."""
    if _GLUED.search(text) is None:
        return sentences
    found: list[tuple[int, int]] = []
    for start, end in sentences:
        for stop in _GLUED.finditer(text, start, end):
            found.append((start, stop.end()))
            start = stop.end()
        found.append((start, end))
    return found


def joined(
    text: str, sentences: list[tuple[int, int]], tokens: Tokens, cues: Cues
) -> list[tuple[int, int]]:
    """Return sentences where one that only names a source is part of the one before.

    As in: وصل الوفد. وفقا لرويترز.
    """
    found: list[tuple[int, int]] = []
    for start, end in sentences:
        if found and text[found[-1][1] - 1] == "؛" and "\n" not in text[found[-1][1] : start]:
            first = bisect_left(tokens.starts, start)
            if tokens.forms[first : first + 1] and tokens.forms[first] in COMPLEMENTISERS:
                found[-1] = (found[-1][0], end)  # قال فلان؛ أن …
                continue
        if found and end - start <= _MAX_CLOSING and "\n" not in text[found[-1][1] : start]:
            first = bisect_left(tokens.starts, start)
            last = bisect_left(tokens.starts, end)
            if _only_source(tokens.forms[first:last], cues):
                found[-1] = (found[-1][0], end)
                continue
        found.append((start, end))
    return found


def _only_source(forms: list[str], cues: Cues) -> bool:
    """Return whether the items are a source phrase and no more: حسب ما أعلن المصدر."""
    if len(forms) < 2 or any(form in "،,:" or form in COMPLEMENTISERS for form in forms):
        return False
    verb = 1 + (" ".join(forms[:2]) in cues.lists["as_told"])
    if forms[0] != "كما" and " ".join(forms[:verb]) in cues.lists["as_told"]:
        return forms[verb : verb + 1] != [] and forms[verb] in cues.forms
    strict = all(source.strict for source in cues.sources.get(forms[0], ()))
    named = any(cues.kind(form.removeprefix("ل")) in "TSGP" for form in forms[1:3])
    return forms[0] in cues.sources and (named or not strict)


def sentences_of(
    text: str,
    tokens: Tokens,
    pieces: list[Piece],
    sentences: list[tuple[int, int]],
    low: int,
    high: int,
) -> Iterator[Sentence]:
    """Yield the sentences between two offsets; a marked piece is one item, never cut."""
    starts = tokens.starts
    i, stop = bisect_left(starts, low), bisect_left(starts, high)
    piece = 0
    while i < stop:
        s = Sentence(text, [], [], [], [])
        limit = _limit(sentences, tokens.ends[i])
        while i < stop and starts[i] < limit:
            while piece < len(pieces) and pieces[piece].right <= starts[i]:
                piece += 1
            j = bisect_left(starts, limit, i, stop)
            held = pieces[piece] if piece < len(pieces) else None
            k = bisect_left(starts, held.left, i, j) if held else j
            s.forms += tokens.forms[i:k]
            s.starts += starts[i:k]
            s.ends += tokens.ends[i:k]
            s.pieces += [None] * (k - i)
            i = k
            if held and k < j:
                s.forms.append("«»")
                s.starts.append(held.left)
                s.ends.append(held.right)
                s.pieces.append(held)
                limit = max(limit, _limit(sentences, held.right))
                i = max(k + 1, bisect_left(starts, held.right, k))
        if len(s.forms) <= _MAX_ITEMS:
            yield s
            continue
        for first in range(0, len(s.forms), _MAX_ITEMS):
            cut = slice(first, first + _MAX_ITEMS)
            yield Sentence(text, s.forms[cut], s.starts[cut], s.ends[cut], s.pieces[cut])


def _limit(sentences: list[tuple[int, int]], end: int) -> int:
    """Return where the sentence ends that holds what ends at `end`."""
    number = bisect_right(sentences, (end - 1, 1 << 60)) - 1
    return max(end, sentences[number][1]) if number >= 0 else end


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
