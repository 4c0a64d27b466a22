"""Concordance: every place where a pattern stands, with its context, outlet and voice."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import escape
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.arabic import (
    CLOSING,
    OPENING,
    STRAIGHT,
    fold,
    is_word_char,
    sentence_spans,
    word_end,
    word_start,
)
from analysis.concordance.patterns import Word, parse
from analysis.errors import ManzurError

_COLUMNS = {
    "doc_id": "str",
    "start": "int64",
    "end": "int64",
    "left": "str",
    "match": "str",
    "right": "str",
    "outlet": "str",
    "voice": "str",
    "part": "str",
    "sentence": "str",
}
# A folded letter → the letters that the text may have in its place.
_SPELLINGS: dict[str, str] = {}
for _variant in map(chr, range(0x600, 0x700)):
    if (_letter := fold(_variant)) != _variant:
        _SPELLINGS[_letter] = _SPELLINGS.get(_letter, _letter) + _variant
_STRINGS = 6  # looked for in raw text at most: more cost as much as folding
# Words of one phrase may have quotation marks between them, but no full stop or new line.
_GAP = frozenset(" \t\N{NO-BREAK SPACE}" + OPENING + CLOSING + STRAIGHT)
_LONGEST_GAP = 8
#: Quotations of more articles than these take longer than a reader waits for a search.
VOICED_ARTICLES = 1000


def search(
    docs: pd.DataFrame,
    pattern: str,
    quotations: pd.DataFrame | None = None,
    *,
    sort: str = "text",
    width: int = 60,
    clitics: bool = True,
    lexicon: str | Path | None = None,
) -> pd.DataFrame:
    """Return a concordance: one row a place where `pattern` stands.

    Parameters
    ----------
    docs
        doc_id, text; outlet and parts where known.
    pattern
        Words, `*` anywhere for any letters (`patterns.parse`). Spelling variants of a letter
        are one.
    quotations
        The quotations of `docs`. Without them those of the articles that hold the pattern
        are found, unless more than 1,000 articles do: then voice is empty.
    sort
        "text": in the documents' order; "right", "left": by the words after, before.
    width
        Most characters of context on either side, cut at words.
    clitics
        Whether a word may have و ف ب ك ل س and the article in front of what is sought.
    lexicon
        A folder of lexicons of one's own, for finding quotations.

    Returns
    -------
    doc_id, start, end, left, match, right, outlet, voice, part, sentence. The match is the
    whole word, with its clitics; voice and part are empty where unknown. Line ends in left
    and right are spaces.

    Raises
    ------
    PatternError
        Naming the pattern and what is wrong with it.
    """
    words = parse(pattern)
    if sort not in _SORTS:
        raise ManzurError(f"sort {sort!r}: choose one of {', '.join(_SORTS)}")
    columns = [
        docs[column].tolist() if column in docs else [None] * len(docs)
        for column in ("doc_id", "text", "outlet", "parts")
    ]
    anchor = max(range(len(words)), key=lambda i: len(_literal(words[i])))
    literal, sieves = _literal(words[anchor]), [_sieve(word) for word in words]
    # Words come again and again, so the answers are kept while the search lasts.
    tests = [
        lru_cache(100_000)(word.matches_behind_clitics if clitics else word.matches)
        for word in words
    ]
    rows: list[tuple[Any, ...]] = []
    for doc_id, text, outlet, parts in zip(*columns, strict=True):
        if not all(any(string in text for string in sieve) for sieve in sieves):
            continue
        spans = list(find(fold(text), literal, tests, anchor))
        for (start, end), sentence in zip(spans, _sentences(text, spans), strict=True):
            left, right = context(text, start, end, width)
            part = _part(parts, start)
            match = text[start:end]
            rows.append((doc_id, start, end, left, match, right, outlet, None, part, sentence))
    values = list(zip(*rows, strict=True)) if rows else [()] * len(_COLUMNS)
    table = pd.DataFrame(
        {
            column: pd.Series(list(value), dtype=dtype)
            for (column, dtype), value in zip(_COLUMNS.items(), values, strict=True)
        }
    )
    return _SORTS[sort](_voiced(table, docs, quotations, lexicon))


def find(
    folded: str, literal: str, tests: Sequence[Callable[[str], bool]], anchor: int = 0
) -> Iterator[tuple[int, int]]:
    """Yield the spans of folded text whose words pass `tests` one by one, in order.

    Looks for `literal`, which whatever passes the test number `anchor` must hold, then at the
    words around it. No word is looked at more often than there are tests.
    """
    before, after = range(anchor - 1, -1, -1), range(anchor + 1, len(tests))
    at = folded.find(literal)
    while at >= 0:
        start, end = word_start(folded, at), word_end(folded, at + len(literal))
        if tests[anchor](folded[start:end]):
            first, last = start, end
            for i in before:
                if (span := _word_before(folded, first)) is None or not tests[i](
                    folded[span[0] : span[1]]
                ):
                    break
                first = span[0]
            else:
                for i in after:
                    if (span := _word_after(folded, last)) is None or not tests[i](
                        folded[span[0] : span[1]]
                    ):
                        break
                    last = span[1]
                else:
                    yield first, last
        at = folded.find(literal, end)


def _word_before(folded: str, position: int) -> tuple[int, int] | None:
    end = position
    while end and position - end < _LONGEST_GAP and folded[end - 1] in _GAP:
        end -= 1
    start = word_start(folded, end)
    return (start, end) if start < end < position else None


def _word_after(folded: str, position: int) -> tuple[int, int] | None:
    start = position
    while start < len(folded) and start - position < _LONGEST_GAP and folded[start] in _GAP:
        start += 1
    end = word_end(folded, start)
    return (start, end) if position < start < end else None


def _literal(word: Word) -> str:
    return max(word.literals(), key=len)


def _sieve(word: Word) -> list[str]:
    """Return strings one of which raw text must hold for a match, spelt as it may.

    Looking for a few strings is several times as fast as folding, and most texts lack them.
    """
    best, size = [""], 0
    for piece in word.literals():
        for start in range(len(piece)):
            end, number = start, 1
            while end < len(piece) and number * len(_SPELLINGS.get(piece[end], "1")) <= _STRINGS:
                number *= len(_SPELLINGS.get(piece[end], "1"))
                end += 1
            if end - start > size:
                choices = product(*(_SPELLINGS.get(c, c) for c in piece[start:end]))
                best, size = list(map("".join, choices)), end - start
    return best


def context(text: str, start: int, end: int, width: int = 60) -> tuple[str, str]:
    """Return what stands left and right of a span: at most `width` characters, whole words."""
    left, right = text[max(0, start - width) : start], text[end : end + width]
    if start > width and is_word_char(text[start - width - 1]):
        left = left[word_end(left, 0) :]
    if end + width < len(text) and is_word_char(text[end + width]):
        right = right[: word_start(right, len(right))]
    return left.replace("\n", " "), right.replace("\n", " ")


def _sentences(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str | None]:
    """Yield the sentence that holds the start of each span; spans are in order."""
    sentences = iter(sentence_spans(text) if spans else [])
    first, last = next(sentences, (0, 0))
    for start, _ in spans:
        while last <= start:
            nearest = next(sentences, None)
            if nearest is None:
                break
            first, last = nearest
        yield text[first:last] if first <= start < last else None


def _part(parts: Sequence[tuple[int, int, str]] | None, position: int) -> str | None:
    for start, end, part in () if parts is None else parts:
        if start <= position < end:
            return part
    return None


def _voiced(
    table: pd.DataFrame,
    docs: pd.DataFrame,
    quotations: pd.DataFrame | None,
    lexicon: str | Path | None,
) -> pd.DataFrame:
    if table.empty:
        return table
    from analysis import voices

    if quotations is None:
        hit = docs[docs["doc_id"].isin(table["doc_id"].unique())]
        if len(hit) > VOICED_ARTICLES:
            return table
        quotations = voices.quotations(hit, lexicon=lexicon)
    return voices.add_voice(table.drop(columns="voice"), quotations)[list(_COLUMNS)]


_WORDS = re.compile(r"\w+")


def _by_right(table: pd.DataFrame) -> pd.DataFrame:
    keys = [_WORDS.findall(fold(right)) for right in table["right"]]
    return table.iloc[sorted(range(len(keys)), key=keys.__getitem__)].reset_index(drop=True)


def _by_left(table: pd.DataFrame) -> pd.DataFrame:
    keys = [_WORDS.findall(fold(left))[::-1] for left in table["left"]]
    return table.iloc[sorted(range(len(keys)), key=keys.__getitem__)].reset_index(drop=True)


_SORTS = {"text": lambda table: table, "right": _by_right, "left": _by_left}

# The spaces of the text are kept and the cells add none, so marks stay at the match.
_CONTEXT = "white-space:pre;padding-inline:0;text-align:"
_ROW = (
    "<tr>"
    f'<td class="left" style="{_CONTEXT}end"><bdi>{{left}}</bdi></td>'
    f'<td class="match" style="{_CONTEXT}center"><bdi><b>{{match}}</b></bdi></td>'
    f'<td class="right" style="{_CONTEXT}start"><bdi>{{right}}</bdi></td>'
    '<td class="outlet" style="text-align:start"><bdi>{outlet}</bdi></td>'
    '<td class="voice" style="text-align:start"><bdi>{voice}</bdi></td>'
    '<td class="part" style="text-align:start"><bdi>{part}</bdi></td>'
    "</tr>"
)


def to_html(concordance: pd.DataFrame) -> str:
    """Return a concordance as an HTML table read from right to left, its matches in a column.

    What stands before a match is to its right, flush with it, what comes after to its left.
    All text is escaped.
    """
    columns = ["left", "match", "right", "outlet", "voice", "part"]
    cells = zip(*(map(_cell, concordance[column]) for column in columns), strict=True)
    rows = [_ROW.format(**dict(zip(columns, row, strict=True))) for row in cells]
    return (
        '<table class="concordance" dir="rtl" lang="ar" style="border-spacing:0">'
        "<thead><tr><th></th><th></th><th></th><th>outlet</th><th>voice</th><th>part</th></tr></thead><tbody>"
        + "\n".join(rows)
        + "</tbody></table>"
    )


def _cell(value: Any) -> str:
    return "" if pd.isna(value) else escape(str(value))
