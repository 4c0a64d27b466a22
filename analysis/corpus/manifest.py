"""The manifest of a corpus: what `corpus.toml` says of each article, checked entry by entry."""

import datetime
import re
import tomllib
from pathlib import Path, PurePosixPath
from typing import Any

from analysis.errors import CorpusError

MANIFEST = "corpus.toml"

#: Each field of an entry: its type, and what to write.
_FIELDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    **dict.fromkeys(
        ("file", "sha256", "doc_id", "outlet", "outlet_basis", "outlet_evidence", "title", "author",
         "published_basis", "published_evidence", "licence"),
        (str, "text in quotation marks"),
    ),
    "bytes": (int, "a whole number"),
    "agencies": (list, "a list of names"),
    "gaps": (list, "a list of sentences"),
    "published": ((str, datetime.date), "a date as 2024-06-19"),
}  # fmt: skip
_BASES = {
    "outlet_basis": ("stated", "unknown"),
    "published_basis": ("stated", "inferred", "unknown"),
}
_DATE = re.compile(r"\s*(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?!\d)")


def day_of(value: Any) -> str | None:
    """Return a date as YYYY-MM-DD, or None if year, month and day cannot be told in order."""
    match = _DATE.match(str(value))
    try:
        return str(datetime.date(*map(int, match.groups()))) if match else None
    except ValueError:
        return None


def read_manifest(path: Path) -> list[dict[str, Any]]:
    """Return the articles that a manifest lists; raise CorpusError naming file and entry."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}); mend that") from None
    except UnicodeDecodeError:
        raise CorpusError(f"{path}: not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{path}: not valid TOML: {error}; mend that line") from None
    if unknown := sorted(data.keys() - {"article"}):
        raise CorpusError(f"{path}: unknown table {unknown[0]}; list articles under [[article]]")
    articles = data.get("article", [])
    if not isinstance(articles, list) or not all(isinstance(a, dict) for a in articles):
        raise CorpusError(f"{path}: article must be a list: write [[article]]")
    for number, article in enumerate(articles, 1):
        _check(f"{path}: [[article]] {article.get('file', f'number {number}')}", article)
        article["file"] = PurePosixPath(article["file"]).as_posix()
    return articles


def _check(place: str, article: dict[str, Any]) -> None:
    for name, value in article.items():
        if name not in _FIELDS:
            raise CorpusError(f"{place}: unknown field {name}; known are {', '.join(_FIELDS)}")
        kind, remedy = _FIELDS[name]
        whole = isinstance(value, kind) and not isinstance(value, bool)
        if isinstance(value, list):
            whole = whole and all(isinstance(item, str) for item in value)
        if name == "published":
            whole = whole and day_of(value) is not None
        if not whole:
            raise CorpusError(f"{place}: {name} is no {remedy.split(' ', 1)[1]}; write {remedy}")
        if name in _BASES and value not in _BASES[name]:
            raise CorpusError(f"{place}: {name} must be one of {', '.join(_BASES[name])}; mend it")
    if not article.get("file"):
        raise CorpusError(f"{place}: file is missing; name the article's file")
    file = PurePosixPath(article["file"])
    if file.is_absolute() or ".." in file.parts or "\\" in article["file"] or ":" in file.parts[0]:
        raise CorpusError(f"{place}: file must lie in the corpus folder; move it there")
