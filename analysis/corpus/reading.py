"""Reading: a folder → its articles as they came, and what could not be read and why."""

import hashlib
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corpus.decoding import Undecodable, decode, extract
from analysis.corpus.manifest import MANIFEST, read_manifest
from analysis.errors import CorpusError

PAGES = (".html", ".htm")
TEXTS = (".txt", *PAGES)
TABLES = (".csv", ".jsonl", ".parquet")
MAX_ARTICLE = 5_000_000  # bytes: a hundred times the longest feature

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


@dataclass
class Raw:
    """An article before cleaning: its text as it came, and what is known about it."""

    doc_id: str
    source_file: str
    sha256: str
    text: str
    known: dict[str, Any] = field(default_factory=dict)
    origin: list[int] | None = None  # for pages: where each character stands in the file


class Refused(list[dict[str, str]]):
    """What could not be read: source_file, reason, remedy."""

    def note(self, source: str, reason: str, remedy: str) -> None:
        """Add an article that could not be read."""
        self.append({"source_file": source, "reason": reason, "remedy": remedy})


def read(root: Path, refused: Refused) -> Iterator[Raw]:
    """Yield the articles of a folder or a file, in order; note what cannot be read.

    Raises
    ------
    CorpusError
        If the place or its manifest cannot be read.
    """
    root, files = _files(root, refused)
    listed = _listed(root, files, refused)
    for file in files:
        name = shown(file.relative_to(root).as_posix())
        ending = file.suffix.lower()
        known = listed.get(name, {})
        if ending not in TEXTS + TABLES:
            kind = f"not an article ({ending or 'no ending'})"
            refused.note(name, kind, f"save it as one of {', '.join(TEXTS + TABLES)}")
        elif (content := _content(file, name, known, refused)) is None:
            continue
        elif ending in TEXTS:
            yield from _read_article(file, name, content, known, refused)
        else:
            yield from _read_table(file, name, content, refused)


def shown(name: Any) -> str:
    """Return a name that any table and any screen can hold, whatever its bytes were."""
    return " ".join(str(name).encode("utf-8", "backslashreplace").decode("utf-8").split())


def _files(root: Path, refused: Refused) -> tuple[Path, list[Path]]:
    """Return the corpus folder and its files in order."""
    try:
        if root.is_file():
            return root.parent, [root]
        if not root.is_dir():
            raise CorpusError(f"{root}: no such folder or file; check the path")
        next(root.iterdir(), None)
    except PermissionError:
        raise CorpusError(f"{root}: no permission to read it; ask for access to it") from None
    except OSError as error:
        raise CorpusError(f"{root}: cannot be read ({error.strerror}); check the path") from None
    files = sorted(_walk(root, refused))
    if not files and not refused:
        kinds = ", ".join(TEXTS + TABLES)
        raise CorpusError(f"{root}: the folder is empty; put {kinds} files there")
    return root, files


def _walk(root: Path, refused: Refused) -> Iterator[Path]:
    """Yield the files of a folder, hidden ones aside; links to folders are not followed."""

    def unreadable(error: OSError) -> None:
        name = shown(Path(error.filename).relative_to(root).as_posix())
        refused.note(name, f"cannot be read ({error.strerror})", "ask for access to it")

    for place, folders, names in os.walk(root, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        linked = [name for name in folders if os.path.islink(os.path.join(place, name))]
        for name in sorted(linked + [n for n in names if not n.startswith((".", "__"))]):
            path = Path(place, name)
            source = shown(path.relative_to(root).as_posix())
            if name in linked:
                refused.note(source, "a link to a folder", "put the folder itself there")
            elif os.path.islink(path) and not os.path.exists(path):
                refused.note(source, "a link that leads nowhere", "restore its file or remove it")
            elif os.path.exists(path) and not os.path.isfile(path):
                refused.note(source, "not a file", "remove it")
            else:
                yield path


def _listed(root: Path, files: list[Path], refused: Refused) -> dict[str, dict[str, Any]]:
    """Take the manifest out of `files`; return what it says of each file."""
    listed: dict[str, dict[str, Any]] = {}
    manifest = root / MANIFEST
    if manifest not in files:
        return listed
    files.remove(manifest)
    present = {shown(file.relative_to(root).as_posix()) for file in files}
    present |= {entry["source_file"] for entry in refused}
    for article in read_manifest(manifest):
        name = article["file"]
        if name in listed:
            refused.note(name, f"{MANIFEST} lists it twice", "remove one entry")
        elif name not in present:
            reason = f"{MANIFEST} names it, but there is no such file"
            refused.note(name, reason, "restore the file or remove its entry")
        listed.setdefault(name, article)
    return listed


def _content(file: Path, name: str, known: dict[str, Any], refused: Refused) -> bytes | None:
    """Return the bytes of a file, or None if it is unreadable, too large, altered or empty."""
    try:
        size = file.stat().st_size
        if size > MAX_ARTICLE and file.suffix.lower() in TEXTS:
            reason = f"{size / 1e6:.0f} MB is no single article"
            refused.note(name, reason, "split it, or make it a .csv or .jsonl table")
            return None
        content = file.read_bytes()
    except OSError as error:
        refused.note(name, f"cannot be read ({error.strerror})", "check its permissions")
        return None
    if "sha256" in known and known["sha256"].lower() != hashlib.sha256(content).hexdigest():
        remedy = "restore the file, or write the new hash into the manifest"
        refused.note(name, f"its SHA-256 is not the one in {MANIFEST}", remedy)
        return None
    if not content.strip():
        refused.note(name, "the file is empty", "remove it or fill it")
        return None
    return content


def _read_article(
    file: Path, name: str, content: bytes, known: dict[str, Any], refused: Refused
) -> Iterator[Raw]:
    origin = None
    try:
        text = decode(content)
        if file.suffix.lower() in PAGES:
            text, origin, found = extract(text)
            known = {**found, **known}
    except Undecodable as error:
        refused.note(name, str(error), error.remedy)
        return
    doc_id = shown(known.get("doc_id") or file.stem)
    yield Raw(doc_id, name, hashlib.sha256(content).hexdigest(), text, known, origin)


def _read_table(file: Path, name: str, content: bytes, refused: Refused) -> Iterator[Raw]:
    try:
        frame = _frame(file.suffix.lower(), content, name, refused)
    except Undecodable as error:
        refused.note(name, str(error), error.remedy)
        return
    except Exception as error:
        reason = shown(str(error).strip() or type(error).__name__)
        refused.note(name, f"not a readable table ({reason[:200]})", "check its format")
        return
    lower = {str(column).strip().lower(): i for i, column in reversed([*enumerate(frame.columns)])}
    columns = {
        field: next((lower[n] for n in names if n in lower), None)
        for field, names in _FIELDS.items()
    }
    if columns["text"] is None:
        seen = shown(", ".join(map(str, frame.columns[:8])))
        reason = f"no column of text among {seen[:200]}"
        refused.note(name, reason, f"name it one of {', '.join(_FIELDS['text'])}")
        return
    present = {field: frame.iloc[:, i] for field, i in columns.items() if i is not None}
    rows = zip(frame.index, *present.values(), strict=True)
    for number, *values in rows:
        known = {f: v for f, v in zip(present, values, strict=True) if not _missing(v)}
        text = known.pop("text", "")
        source = f"{name}:{number}"
        if not isinstance(text, str) or not text.strip():
            refused.note(source, "the row has no text", "remove the row or fill it")
            continue
        if len(text) > MAX_ARTICLE:
            refused.note(source, f"{len(text) / 1e6:.0f} MB is no single article", "split it")
            continue
        doc_id = shown(known.pop("doc_id", f"{file.stem}-{number}"))
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        yield Raw(doc_id, source, digest, text, known)


def _frame(ending: str, content: bytes, name: str, refused: Refused) -> pd.DataFrame:
    """Return a table file as it is, its rows (of .jsonl: its lines) numbered from 1."""
    if ending == ".jsonl":
        return _json_lines(decode(content), name, refused)
    if ending == ".csv":
        text = io.StringIO(decode(content).removeprefix("\ufeff"))
        frame = pd.read_csv(text, dtype="str", keep_default_na=False, index_col=False)
    else:
        frame = pd.read_parquet(io.BytesIO(content))
    return frame.set_axis(range(1, len(frame) + 1))


def _json_lines(text: str, name: str, refused: Refused) -> pd.DataFrame:
    rows: dict[int, dict[str, Any]] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        try:
            row = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError) as error:
            refused.note(f"{name}:{number}", f"not valid JSON ({error})", "mend or remove the line")
            continue
        if isinstance(row, dict):
            rows[number] = row
        elif row is not None or line.strip():
            refused.note(f"{name}:{number}", "not a JSON object", "mend or remove the line")
    return pd.DataFrame(list(rows.values()), index=list(rows), dtype="object")


def _missing(value: Any) -> bool:
    if pd.api.types.is_scalar(value):
        return bool(pd.isna(value)) or (isinstance(value, str) and not value.strip())
    return value is None
