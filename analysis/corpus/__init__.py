"""Load: a folder of articles → the table `documents`, and what was rejected and why.

A folder may hold a manifest (`corpus.toml`) beside its files; a file is one article (.txt,
.html) or a table of articles (.csv, .jsonl, .parquet). What cannot be read is listed with
its reason and remedy; it never takes the rest with it.
"""

import warnings
from bisect import bisect_right
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables
from analysis.arabic import count_words, sentence_spans
from analysis.cleaning import Chrome, clean, raw_offsets, read_chrome
from analysis.corpus.manifest import MANIFEST, day_of, read_manifest
from analysis.corpus.reading import MAX_ARTICLE, PAGES, TABLES, TEXTS, Raw, Refused, read, shown
from analysis.errors import CorpusError

__all__ = [
    "MANIFEST", "MAX_ARTICLE", "PAGES", "TABLES", "TEXTS", "RejectedArticles", "add_part", "load",
    "locate", "parts_of", "read_manifest", "rejected", "sentences", "without_summary",
]  # fmt: skip


class RejectedArticles(UserWarning):
    """Some articles could not be read; `rejected(documents)` lists them."""


def load(path: str | Path, lexicon: str | Path | None = None) -> pd.DataFrame:
    """Return the table `documents` of a folder (or one file) of articles.

    Parameters
    ----------
    path : str or Path
        A folder with a manifest, a folder of .txt, .html, .csv, .jsonl or .parquet files,
        or one such file.
    lexicon : str or Path, optional
        A folder whose `chrome.toml` replaces Manzur's own.

    Returns
    -------
    pandas.DataFrame
        One row an article; see `tables.TABLES["documents"]`. Articles that could not be
        read are in `rejected(documents)`; a RejectedArticles warning says so.

    Raises
    ------
    CorpusError
        If nothing can be read at all; names the place and the remedy.
    """
    root = Path(path)
    refused = Refused()
    chrome = read_chrome(lexicon)
    seen: dict[str, str] = {}
    rows = []
    for raw in read(root, refused):
        if (first := seen.get(raw.doc_id)) is not None:
            reason = f"its id {raw.doc_id} is that of {first}"
            refused.note(raw.source_file, reason, "give it a doc_id of its own")
        elif (row := _row(raw, chrome)) is None:
            refused.note(raw.source_file, "no words left after cleaning", "remove it or fill it")
        else:
            seen[raw.doc_id] = raw.source_file
            rows.append(row)
    told = "; ".join(f"{r['source_file']}: {r['reason']}; {r['remedy']}" for r in refused[:3])
    told += f"; and {len(refused) - 3} more" if len(refused) > 3 else ""
    if not rows:
        raise CorpusError(
            f"{root}: no article could be read ({told})"
            if refused
            else f"{root}: no articles; put {', '.join(TEXTS + TABLES)} files there"
        )
    documents = tables.check("documents", tables.make("documents", rows))
    documents.attrs["rejected"] = list(refused)
    if refused:
        warnings.warn(
            f"{root}: {len(refused)} not read ({told}); see rejected(documents)",
            RejectedArticles,
            stacklevel=2,
        )
    return documents


def rejected(documents: pd.DataFrame) -> pd.DataFrame:
    """Return what `load` could not read: source_file, reason, remedy (all str)."""
    return pd.DataFrame(
        documents.attrs.get("rejected", []), columns=["source_file", "reason", "remedy"]
    )


def sentences(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the table `sentences`: each sentence with the part of the article it stands in."""
    rows = []
    for doc_id, text, parts in zip(
        documents["doc_id"], documents["text"], parts_of(documents), strict=True
    ):
        for begin, end, part in parts:
            for start, stop in sentence_spans(text[begin:end]):
                start, stop = begin + start, begin + stop
                rows.append((doc_id, start, stop, text[start:stop], part))
    return tables.make("sentences", rows)


def parts_of(documents: pd.DataFrame) -> list[list[tuple[int, int, str]]]:
    """Return the parts of each document; all body where a table does not say."""
    if "parts" in documents:
        return list(documents["parts"])
    return [[(0, len(text), "body")] for text in documents["text"]]


def add_part(spans: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return a copy of a span table with `part`: where in the article each span begins."""
    parts = dict(zip(documents["doc_id"], parts_of(documents), strict=True))
    found = [
        _part_at(parts[doc_id], start)
        for doc_id, start in zip(spans["doc_id"], spans["start"], strict=True)
    ]
    return spans.assign(part=pd.Series(found, index=spans.index, dtype="str"))


def _part_at(parts: list[tuple[int, int, str]], position: int) -> str:
    before = bisect_right(parts, position, key=lambda part: part[0]) - 1
    return parts[before][2] if before >= 0 and position < parts[before][1] else "body"


def without_summary(spans: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a span table outside summaries, which repeat what the body says."""
    return spans[add_part(spans, documents)["part"] != "summary"]


def locate(table: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return a copy of a span table with raw_start, raw_end: offsets in the file as it came.

    Offsets count the characters of the file (or of the row's text, in a table of articles),
    line ends as they are. Missing where a page's text could not be traced to its source.
    """
    kept = dict(zip(documents["doc_id"], documents["kept"], strict=True))
    found = [
        raw_offsets(kept[doc_id], start, end)
        for doc_id, start, end in zip(table["doc_id"], table["start"], table["end"], strict=True)
    ]
    whole = [start >= 0 and end > 0 for start, end in found]
    for column, place in (("raw_start", 0), ("raw_end", 1)):
        values = [pair[place] if ok else pd.NA for pair, ok in zip(found, whole, strict=True)]
        table = table.assign(**{column: pd.Series(values, index=table.index, dtype="Int64")})
    return table


def _row(raw: Raw, chrome: Chrome) -> tuple[Any, ...] | None:
    """Return the row of `documents` for an article, or None if cleaning leaves no words."""
    told = {name: shown(raw.known.get(name, "")) for name in ("outlet", "author")}
    title = raw.known.get("title")
    title = None if title is None else shown(title)
    cleaned = clean(raw.text, title, told["author"], told["outlet"], chrome)
    n_words = sum(
        count_words(cleaned.text[start:end])
        for start, end, part in cleaned.parts
        if part != "summary"
    )
    if not n_words:
        return None
    if title is None:
        title = next((cleaned.text[s:e] for s, e, part in cleaned.parts if part == "title"), None)
    published = day_of(raw.known.get("published", ""))
    agencies = raw.known.get("agencies", "")
    if not pd.api.types.is_list_like(agencies):
        agencies = [name for name in str(agencies).split(";") if name.strip()]
    return (
        raw.doc_id,
        told["outlet"] or f"unnamed ({raw.doc_id})",
        raw.known.get("outlet_basis") or ("stated" if told["outlet"] else "unknown"),
        title or None,
        told["author"] or None,
        published,
        raw.known.get("published_basis") or ("stated" if published else "unknown"),
        [shown(agency) for agency in agencies],
        raw.source_file,
        raw.sha256,
        cleaned.text,
        n_words,
        cleaned.removed,
        cleaned.altered,
        cleaned.parts,
        cleaned.kept
        if raw.origin is None
        else _through(cleaned.kept, len(cleaned.text), raw.origin),
    )


def _through(kept: list[tuple[int, int]], length: int, origin: list[int]) -> list[tuple[int, int]]:
    """Return `kept` led on from an extracted text to the page it was extracted from."""
    runs: list[tuple[int, int]] = []
    for i in range(length):
        source = origin[raw_offsets(kept, i, i)[0]]
        if not runs or source - runs[-1][1] != i - runs[-1][0]:
            runs.append((i, source))
    return runs or [(0, 0)]
