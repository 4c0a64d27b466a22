"""Load: a folder of articles → the table `documents`, and what was rejected and why.

A folder may hold a manifest (`corpus.toml`) beside its files; a file is one article (.txt,
.html) or a table of articles (.csv, .jsonl, .parquet). What cannot be read is listed with
its reason and remedy; it never takes the rest with it.
"""

import hashlib
import tomllib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables
from analysis.arabic import count_words
from analysis.cleaning import Chrome, clean, raw_offsets, read_chrome
from analysis.decoding import Undecodable, decode, extract
from analysis.errors import CorpusError

MANIFEST = "corpus.toml"
PAGES = (".html", ".htm")
TEXTS = (".txt", *PAGES)
TABLES = (".csv", ".jsonl", ".parquet")
MAX_ARTICLE = 5_000_000  # bytes: a hundred times the longest feature; more is no single article

#: What each field of an article may be called in a table of articles.
_FIELDS = {
    "doc_id": ("doc_id", "id"),
    "text": ("text", "content", "body", "article"),
    "outlet": ("outlet", "source", "publisher"),
    "title": ("title", "headline"),
    "author": ("author", "byline"),
    "published": ("published", "date", "published_at"),
    "agencies": ("agencies",),
}
_MANIFEST_FIELDS = {
    "file": str, "sha256": str, "bytes": int, "doc_id": str, "outlet": str, "outlet_basis": str,
    "outlet_evidence": str, "title": str, "author": str, "agencies": list, "published": object,
    "published_basis": str, "published_evidence": str, "gaps": list, "licence": str,
}  # fmt: skip
_BASES = {
    "outlet_basis": ("stated", "unknown"),
    "published_basis": ("stated", "inferred", "unknown"),
}


class RejectedArticles(UserWarning):
    """Some articles could not be read; `rejected(documents)` lists them."""


@dataclass
class _Raw:
    """An article before cleaning: its text as it came, and what is known about it."""

    doc_id: str
    source_file: str
    sha256: str
    text: str
    known: dict[str, Any] = field(default_factory=dict)
    origin: list[int] | None = None  # for pages: where each character stands in the file


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
    refused: list[dict[str, str]] = []
    chrome = read_chrome(lexicon)
    seen: dict[str, str] = {}
    rows = []
    for raw in _read(root, refused):
        if (first := seen.get(raw.doc_id)) is not None:
            _refuse(
                refused,
                raw.source_file,
                f"its id {raw.doc_id} is that of {first}",
                "give it a doc_id of its own",
            )
            continue
        row = _row(raw, chrome)
        if row is None:
            _refuse(refused, raw.source_file, "no words left after cleaning", "remove the file")
            continue
        seen[raw.doc_id] = raw.source_file
        rows.append(row)
    if not rows:
        reasons = "; ".join(f"{r['source_file']}: {r['reason']}" for r in refused[:5])
        raise CorpusError(
            f"{root}: no article could be read"
            + (f" ({reasons})" if reasons else "")
            + f"; put {', '.join(TEXTS + TABLES)} files there"
        )
    documents = tables.check("documents", tables.make("documents", rows))
    documents.attrs["rejected"] = refused
    if refused:
        warnings.warn(
            f"{root}: {len(refused)} not read: "
            + "; ".join(f"{r['source_file']}: {r['reason']}" for r in refused[:5]),
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
    from analysis.arabic import sentence_spans

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
        next((part for begin, end, part in parts[doc_id] if begin <= start < end), "body")
        for doc_id, start in zip(spans["doc_id"], spans["start"], strict=True)
    ]
    return spans.assign(part=pd.Series(found, index=spans.index, dtype="str"))


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
    frame = pd.DataFrame(found, columns=["raw_start", "raw_end"], index=table.index)
    frame = frame.astype("Int64").where(frame["raw_start"] >= 0)
    return table.assign(raw_start=frame["raw_start"], raw_end=frame["raw_end"])


def read_manifest(path: Path) -> list[dict[str, Any]]:
    """Return the articles that a manifest lists; raise CorpusError naming file and entry."""
    try:
        articles = tomllib.loads(path.read_text(encoding="utf-8")).get("article", [])
    except UnicodeDecodeError:
        raise CorpusError(f"{path}: not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{path}: not valid TOML: {error}; mend that line") from None
    if not isinstance(articles, list) or not all(isinstance(a, dict) for a in articles):
        raise CorpusError(f"{path}: article must be a list: write [[article]]")
    for number, article in enumerate(articles, 1):
        place = f"{path}: [[article]] {article.get('file', f'number {number}')}"
        if not isinstance(article.get("file"), str) or not article["file"]:
            raise CorpusError(f"{place}: file is missing; name the article's file")
        if Path(article["file"]).is_absolute() or ".." in Path(article["file"]).parts:
            raise CorpusError(f"{place}: file must lie in the corpus folder; move it there")
        for name, value in article.items():
            if name not in _MANIFEST_FIELDS:
                raise CorpusError(
                    f"{place}: unknown field {name}; known are {', '.join(_MANIFEST_FIELDS)}"
                )
            if not isinstance(value, _MANIFEST_FIELDS[name]):
                raise CorpusError(f"{place}: {name} must be a {_MANIFEST_FIELDS[name].__name__}")
            if name in _BASES and value not in _BASES[name]:
                raise CorpusError(f"{place}: {name} must be one of {', '.join(_BASES[name])}")
    return articles


def _refuse(refused: list[dict[str, str]], source: str, reason: str, remedy: str) -> None:
    refused.append({"source_file": source, "reason": reason, "remedy": remedy})


def _read(root: Path, refused: list[dict[str, str]]) -> Iterator[_Raw]:
    """Yield the articles of a folder or a file, in order; list what cannot be read."""
    try:
        if root.is_dir():
            files = sorted(p for p in root.rglob("*") if p.is_file() and not _hidden(p, root))
            next(root.iterdir(), None)  # rglob passes over a folder that it may not read
        elif root.exists():
            files, root = [root], root.parent
        else:
            raise CorpusError(f"{root}: no such folder or file; check the path")
    except PermissionError:
        raise CorpusError(f"{root}: no permission to read it; ask for access to it") from None
    if not files:
        raise CorpusError(
            f"{root}: the folder is empty; put {', '.join(TEXTS + TABLES)} files there"
        )
    manifest = root / MANIFEST
    listed = {}
    if manifest in files:
        files.remove(manifest)
        for article in read_manifest(manifest):
            if article["file"] in listed:
                _refuse(refused, article["file"], f"{MANIFEST} lists it twice", "remove one entry")
            listed.setdefault(article["file"], article)
        for name in listed:
            if root / name not in files:
                _refuse(
                    refused,
                    name,
                    f"{MANIFEST} names it, but there is no such file",
                    "restore the file or remove its entry",
                )
    for file in files:
        name = file.relative_to(root).as_posix()
        if file.suffix.lower() in TEXTS:
            yield from _read_article(file, name, listed.get(name, {}), refused)
        elif file.suffix.lower() in TABLES:
            yield from _read_table(file, name, refused)
        else:
            _refuse(
                refused,
                name,
                f"not an article ({file.suffix or 'no ending'})",
                f"save it as one of {', '.join(TEXTS + TABLES)}",
            )


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith((".", "__")) for part in path.relative_to(root).parts)


def _read_article(
    file: Path, name: str, known: dict[str, Any], refused: list[dict[str, str]]
) -> Iterator[_Raw]:
    try:
        if file.stat().st_size > MAX_ARTICLE:
            reason = f"{file.stat().st_size / 1e6:.0f} MB is no single article"
            _refuse(refused, name, reason, "split it, or make it a .csv or .jsonl table")
            return
        content = file.read_bytes()
    except OSError as error:
        _refuse(refused, name, f"cannot be read ({error.strerror})", "check its permissions")
        return
    digest = hashlib.sha256(content).hexdigest()
    if "sha256" in known and known["sha256"] != digest:
        _refuse(
            refused,
            name,
            f"its SHA-256 is not the one in {MANIFEST}",
            "restore the file, or write the new hash into the manifest",
        )
        return
    if not content.strip():
        _refuse(refused, name, "the file is empty", "remove it or fill it")
        return
    known = dict(known)
    origin = None
    try:
        text = decode(content)
        if file.suffix.lower() in PAGES:
            text, origin, found = extract(text)
            known = {**found, **known}
    except Undecodable as error:
        _refuse(refused, name, str(error), error.remedy)
        return
    yield _Raw(str(known.get("doc_id") or file.stem), name, digest, text, known, origin)


def _read_table(file: Path, name: str, refused: list[dict[str, str]]) -> Iterator[_Raw]:
    try:
        frame = _frame(file)
    except Exception as error:  # each reader has errors of its own; all mean the same here
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        _refuse(refused, name, f"not a readable table ({reason})", "check its format and encoding")
        return
    lower = {str(column).lower(): column for column in frame.columns}
    columns = {
        field: next((lower[n] for n in names if n in lower), None)
        for field, names in _FIELDS.items()
    }
    if columns["text"] is None:
        _refuse(
            refused,
            name,
            f"no column of text among {', '.join(map(str, frame.columns[:8]))}",
            f"name it one of {', '.join(_FIELDS['text'])}",
        )
        return
    present = {field: frame[column] for field, column in columns.items() if column is not None}
    for number, values in enumerate(zip(*present.values(), strict=True), 1):
        known = {f: v for f, v in zip(present, values, strict=True) if not _missing(v)}
        text = known.pop("text", "")
        source = f"{name}:{number}"
        if not isinstance(text, str) or not text.strip():
            _refuse(refused, source, "the row has no text", "remove the row or fill it")
            continue
        if len(text) > MAX_ARTICLE:
            _refuse(refused, source, f"{len(text) / 1e6:.0f} MB is no single article", "split it")
            continue
        doc_id = str(known.pop("doc_id", f"{file.stem}-{number}"))
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        yield _Raw(doc_id, source, digest, text, known)


def _frame(file: Path) -> pd.DataFrame:
    if file.suffix.lower() == ".csv":
        return pd.read_csv(file, dtype="str", encoding="utf-8-sig")
    if file.suffix.lower() == ".jsonl":
        return pd.read_json(file, lines=True, dtype=False, convert_dates=False)
    return pd.read_parquet(file)


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and value != value) or value is pd.NA


def _row(raw: _Raw, chrome: Chrome) -> tuple[Any, ...] | None:
    """Return the row of `documents` for an article, or None if cleaning leaves no words."""
    known = raw.known
    outlet = known.get("outlet")
    basis = known.get("outlet_basis") or ("stated" if outlet else "unknown")
    title = known.get("title")
    in_text = raw.source_file.lower().endswith(TEXTS)
    cleaned = clean(raw.text, title if in_text else "", known.get("author"), outlet, chrome)
    n_words = sum(
        count_words(cleaned.text[start:end])
        for start, end, part in cleaned.parts
        if part != "summary"
    )
    if not n_words:
        return None
    if title is None:
        title = next((cleaned.text[s:e] for s, e, part in cleaned.parts if part == "title"), None)
    agencies = known.get("agencies", [])
    return (
        raw.doc_id,
        str(outlet) if outlet else f"unnamed ({raw.doc_id})",
        basis,
        title or None,
        known.get("author") or None,
        str(known["published"])[:10] if known.get("published") else None,
        known.get("published_basis") or ("stated" if known.get("published") else "unknown"),
        list(agencies) if not isinstance(agencies, str) else agencies.split(";"),
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
