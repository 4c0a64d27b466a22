"""Raw text → the article's own words, with an account of what went and a way back.

Two passes, both linear: line by line (which lines are the site's, not the article's), then
character by character (what has no reading of its own: controls, tatweel, vowel marks).
"""

import base64
import binascii
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.arabic import MARKS, TATWEEL, count_words, fold
from analysis.errors import LexiconError
from analysis.lexicon import path_of, read_toml

_SHORT = 12  # words of a heading at most
_CAPTION = 20  # words of a caption or a title at most
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_FINAL = ".؟?!؛…:،,"
_TOKEN = re.compile(r"[A-Za-z0-9+/=_-]{24,}")
_URL_LINE = re.compile(r"(?:https?://|www\.)\S+")
_BULLET = ("-", "–", "—", "•", "*", "·", "▪", "●", "■")

_CHARACTERS = re.compile(
    "(?P<mark>[" + MARKS + "]+)"
    "|(?P<tatweel>" + TATWEEL + "+)"
    "|(?P<control>[\u0000-\u0008\u000e-\u001b\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c"
    "\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+)"
    "|(?P<presentation>[\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc])"
    "|(?P<space>[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)"
)
_KINDS = {
    "mark": "vowel marks",
    "tatweel": "tatweel",
    "control": "invisible controls",
    "space": "spaces",
}
#: Kinds of removal that are no part of a page: how the text was set, not what stood by it.
TYPOGRAPHY = frozenset({"line ends", *_KINDS.values()})


@dataclass(frozen=True)
class Chrome:
    """What `chrome.toml` says: phrases that make a line the site's, and words of bylines."""

    lines: dict[str, dict[str, Any]]
    starts: dict[str, list[tuple[str, dict[str, Any]]]]
    site_heads: frozenset[str]
    agencies: tuple[str, ...]
    roles: frozenset[str]


@dataclass
class Cleaned:
    """A clean text: its parts, what was taken and replaced by kind, and the way back."""

    text: str
    parts: list[tuple[int, int, str]]
    removed: dict[str, int]
    altered: dict[str, int]
    kept: list[tuple[int, int]]


@dataclass
class _Line:
    start: int
    end: int
    key: str
    n_words: int
    closed: bool
    role: str = ""
    kind: str = field(default="")


def key_of(text: str) -> str:
    """Return `text` as lines are compared: folded, no marks, single spaces, bare edges."""
    bare = _CHARACTERS.sub(lambda m: " " if m.lastgroup == "space" else "", text)
    return fold(" ".join(bare.split())).strip(" .:…|*•-–—\"'«»“”()[]").casefold()


def read_chrome(folder: str | Path | None = None) -> Chrome:
    """Return the validated content of `chrome.toml`; raise LexiconError naming the entry."""
    return _read_chrome(path_of("chrome", folder))


@lru_cache(maxsize=8)
def _read_chrome(path: Path) -> Chrome:
    data = read_toml(path)
    lines: dict[str, dict[str, Any]] = {}
    starts: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    choices = {"match": ("line", "start"), "takes": ("line", "list", "rest")}
    for number, entry in enumerate(data.get("chrome", []), 1):
        place = f"{path}: [[chrome]] number {number}"
        for name in ("kind", "match", "takes", "phrases"):
            if not entry.get(name):
                raise LexiconError(f"{place}: {name} is missing or empty; add it")
        for name, allowed in choices.items():
            if entry[name] not in allowed:
                raise LexiconError(f"{place}: {name} must be one of {', '.join(allowed)}")
        for phrase in entry["phrases"]:
            if not isinstance(phrase, str) or not (key := key_of(phrase)):
                raise LexiconError(f"{place}: {phrase!r} has no letters; remove it")
            if entry["match"] == "line":
                lines[key] = entry
            else:
                starts.setdefault(key.split()[0], []).append((fold(phrase).casefold(), entry))
    byline = data.get("byline", {})
    return Chrome(
        lines,
        starts,
        frozenset(map(key_of, data.get("site_name", {}).get("heads", []))),
        tuple(map(key_of, byline.get("agencies", []))),
        frozenset(map(key_of, byline.get("roles", []))),
    )


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
    lines = _split(raw)
    _mark_chrome(raw, lines, chrome or read_chrome(), outlet)
    _mark_parts(raw, lines, chrome or read_chrome(), title, author)
    return _assemble(raw, lines)


def raw_offsets(kept: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return where the span `start, end` of a clean text stands in the raw text."""
    starts = [text for text, _ in kept]

    def origin(position: int) -> int:
        text, source = kept[bisect_right(starts, position) - 1]
        return source + position - text

    if start >= end:
        return origin(start), origin(start)
    return origin(start), origin(end - 1) + 1


def _split(raw: str) -> list[_Line]:
    lines = []
    start = 0
    for stop in [*(m.span() for m in _LINE_END.finditer(raw)), (len(raw), len(raw))]:
        piece = raw[start : stop[0]]
        key = key_of(piece)
        closed = piece.rstrip(" \u00a0\"'»”)").endswith(tuple(_FINAL))
        lines.append(_Line(start, stop[0], key, count_words(key), closed))
        start = stop[1]
    return lines


def _mark_chrome(raw: str, lines: list[_Line], chrome: Chrome, outlet: str | None) -> None:
    """Give each line that is the site's, not the article's, the kind it is counted under."""
    total = sum(line.n_words for line in lines)
    before = 0
    rest = ""
    links = ""
    for line in lines:
        if not line.key:
            continue
        entry = None if rest else _entry(chrome, line)
        if rest:
            line.kind = rest
        elif entry:
            line.kind = entry["kind"]
            line.role = entry.get("opens", "")
            links = line.kind if entry["takes"] == "list" else ""
            # A comment form stands behind the article; the same words before it are no end.
            if entry["takes"] == "rest" and before * 2 >= total:
                rest = line.kind
        elif links and line.n_words <= _CAPTION and not line.closed:
            line.kind = links
        elif kind := _machine_line(raw[line.start : line.end]):
            line.kind = kind
        else:
            links = ""
        before += line.n_words
    named = [line for line in lines if line.key and not line.kind]
    for line in named[:1] + named[1:][-1:]:
        if _is_site_name(line, chrome, outlet) and len(named) > 1:
            line.kind = "site name"
    _mark_repeats(lines)


def _entry(chrome: Chrome, line: _Line) -> dict[str, Any] | None:
    if entry := chrome.lines.get(line.key):
        return entry
    first = line.key.split(" ", 1)[0]
    for phrase, entry in chrome.starts.get(first, ()):
        # A sentence of the article may begin like a form's label, but it is longer.
        if line.key.startswith(phrase.rstrip(" :|*")) and line.n_words <= _CAPTION:
            if phrase[-1] not in ":|" or phrase[-1] in line.key[: len(phrase) + 1]:
                return entry
    return None


def _machine_line(line: str) -> str:
    """Return the kind of a line that a machine wrote (a tracking string, a bare link), or ""."""
    stripped = line.strip()
    if _URL_LINE.fullmatch(stripped):
        return "link"
    token = _TOKEN.match(stripped)
    if token and not stripped.endswith(tuple(_FINAL)) and count_words(stripped) <= _SHORT:
        return "tracking" if _is_base64(token.group()) else ""
    return ""


def _is_base64(token: str) -> bool:
    body = token.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        decoded = base64.b64decode(body + "=" * (-len(body) % 4), validate=True)
    except (binascii.Error, ValueError):
        return False
    return bool(decoded) and all(32 <= byte < 127 for byte in decoded)


def _is_site_name(line: _Line, chrome: Chrome, outlet: str | None) -> bool:
    if line.closed or line.n_words > 5:
        return False
    if outlet and line.key == key_of(outlet):
        return True
    return line.n_words <= 3 and line.key.split(" ", 1)[0] in chrome.site_heads


def _mark_repeats(lines: list[_Line]) -> None:
    """A short line that comes again is a caption; its repetitions are not the article's."""
    prose = sum(line.n_words for line in lines if line.closed or line.n_words > _CAPTION)
    if 2 * prose < sum(line.n_words for line in lines):
        return  # mostly short open lines: verse, whose refrain is the author's own
    first: dict[str, _Line] = {}
    for line in lines:
        if not line.key or line.kind or line.closed or line.n_words > _CAPTION:
            continue
        if line.key in first:
            first[line.key].role = "caption"
            line.kind = "repeated caption"
        else:
            first[line.key] = line


def _mark_parts(
    raw: str, lines: list[_Line], chrome: Chrome, title: str | None, author: str | None
) -> None:
    """Give each line of the article its part."""
    summary = False
    headline = key_of(title) if title else None
    kept = [line for line in lines if line.key and not line.kind]
    bodies = [line for line in kept if line.closed or line.n_words > _CAPTION]
    first_body = bodies[0] if bodies else None
    above = True
    for line in lines:
        if not line.key or line.kind:
            summary = summary or line.role == "summary"
            continue
        text = raw[line.start : line.end].lstrip(" \u00a0\t")
        summary = summary and text.startswith(_BULLET)
        above = above and line is not first_body
        if summary:
            line.role = "summary"
        elif headline is not None and line.key == headline:
            line.role = "title"
        elif _is_byline(line, text, chrome, author):
            line.role = "byline"
        elif line.role == "caption":
            pass
        elif headline is None and title is None and line is kept[0] and _is_title(line, kept):
            line.role = "title"
        elif not line.closed and line.n_words <= _SHORT and line is not kept[-1]:
            line.role = "heading"
        elif above and not line.closed and line.n_words <= _CAPTION:
            line.role = "heading"
        else:
            line.role = "body"


def _is_title(line: _Line, kept: list[_Line]) -> bool:
    return len(kept) > 1 and line.n_words <= _CAPTION and not line.closed


def _is_byline(line: _Line, text: str, chrome: Chrome, author: str | None) -> bool:
    if author and line.key == key_of(author):
        return True
    if line.n_words > 8 or line.closed or not line.n_words:
        return False
    if line.key.split(" ", 1)[0] in chrome.roles and line.n_words <= 6:
        return True
    # An agency in brackets, alone, or behind a dash: (رويترز), وكالات, الرياض - واس.
    pieces = {key_of(piece) for piece in re.split(r"[-–—،,/|()]", text)}
    return any(agency in pieces for agency in chrome.agencies)


def _assemble(raw: str, lines: list[_Line]) -> Cleaned:
    removed: Counter[str] = Counter()
    altered: Counter[str] = Counter()
    out: list[str] = []
    parts: list[tuple[int, int, str]] = []
    kept: list[tuple[int, int]] = []
    size = 0
    cursor = 0

    def keep(text: str, origin: int) -> None:
        nonlocal size
        if text:
            if not kept or origin - kept[-1][1] != size - kept[-1][0]:
                kept.append((size, origin))
            out.append(text)
            size += len(text)

    for line in lines:
        removed["line ends"] += line.start - cursor
        cursor = line.end
        if line.kind:
            removed[line.kind] += line.end - line.start
            continue
        body = raw[line.start : line.end]
        left = len(body) - len(body.lstrip())
        right = max(left, len(body.rstrip()))
        if right > left and parts:
            # The line break that parts two lines of the text is one of the raw file's.
            keep("\n", line.start - 1)
            removed["line ends"] -= 1
        begin = size
        _keep_characters(body, left, right, line.start, keep, removed, altered)
        removed["spaces"] += len(body) - (right - left)
        if size > begin:
            parts.append((begin, size, line.role or "body"))
        elif parts and out and out[-1] == "\n":
            out.pop()
            size -= 1
            removed["line ends"] += 1
            if kept[-1][0] == size:
                kept.pop()
    return Cleaned(
        "".join(out),
        parts,
        {kind: n for kind, n in sorted(removed.items()) if n},
        {kind: n for kind, n in sorted(altered.items()) if n},
        kept or [(0, 0)],
    )


def _keep_characters(
    body: str,
    left: int,
    right: int,
    origin: int,
    keep: Any,
    removed: Counter[str],
    altered: Counter[str],
) -> None:
    """Hand the characters of one line that are its words to `keep`; count the others."""
    position = left
    spaced = True
    for match in _CHARACTERS.finditer(body, left, right):
        group = match.lastgroup or ""
        if group == "space" and match.group() == " ":
            if match.start() > position or not spaced:
                continue
        if match.start() > position:
            keep(body[position : match.start()], origin + position)
            spaced = False
        position = match.end()
        if group == "presentation":
            plain = unicodedata.normalize("NFKC", match.group())
            altered["presentation forms"] += 1
            for char in plain:
                keep(char, origin + match.start())
            spaced = False
        elif group == "space":
            taken = match.end() - match.start()
            if not spaced:
                keep(" ", origin + match.start())
                altered["odd spaces"] += match.group()[0] != " "
                taken -= 1
                spaced = True
            removed["spaces"] += taken
        else:
            removed[_KINDS[group]] += match.end() - match.start()
    if right > position:
        keep(body[position:right], origin + position)
