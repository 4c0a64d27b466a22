"""Bytes → text, and pages → the text of their article."""

import html
import re
from typing import Any

from analysis.errors import ManzurError

_BOMS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ARABIC = re.compile("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_MISSES = 50  # lines sought again from the page's beginning: more would not be linear
_LETTER = re.compile(r"[^\W\d_]")
# The commonest words of Arabic, in the two code pages of the press: the right reading of
# some bytes is the one in which they occur.
_COMMON = re.compile(r"(?<!\w)(?:في|من|على|إلى|أن|عن|التي|الذي|هذا|مع)(?!\w)")
# What a page does not show. A comment or script that never ends takes the rest, as in a browser.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)|<[^<>]*>|&(?:#\w{1,8}|\w{2,8});",
    re.DOTALL | re.IGNORECASE,
)
_BULLET = re.compile(r"[-–•*]\s")


class Undecodable(ManzurError):
    """A file whose bytes are no text that can be told; `remedy` says what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def decode(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16, Windows-1256 or ISO-8859-6.

    A byte-order mark stays as a character, so offsets are those of the file.

    Raises
    ------
    Undecodable
        If the bytes are binary, or no reading gives Arabic text.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strictly(content, encoding)
    if b"\0" in content:
        # Arabic in UTF-16 without a mark: every other byte is 06 (Arabic) or 00 (space).
        for encoding, high in (("utf-16-le", content[1::2]), ("utf-16-be", content[::2])):
            if len(content) % 2 == 0 and high.count(b"\x06") * 2 > len(high):
                return _strictly(content, encoding)
        raise Undecodable("binary, not text", "save the article as UTF-8 text")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(content)
    controls = sum(c < 9 or 13 < c < 27 for c in content[:4096])
    if controls > 4:
        raise Undecodable("binary, not text", "save the article as UTF-8 text")
    return text


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Undecodable(f"broken {encoding.upper()}", "save the article as UTF-8") from None


def _legacy(content: bytes) -> str:
    readings = [content.decode(page, "replace") for page in ("cp1256", "iso8859_6")]
    best = max(readings, key=lambda text: (len(_COMMON.findall(text)), -text.count("\ufffd")))
    letters = len(_LETTER.findall(best))
    plausible = letters and len(_ARABIC.findall(best)) * 2 > letters
    if not plausible or not _COMMON.search(best) or "\ufffd" in best:
        raise Undecodable(
            "unknown encoding: not UTF-8, UTF-16, Windows-1256 or ISO-8859-6",
            "save the article as UTF-8",
        )
    return best


def extract(page: str) -> tuple[str, list[int], dict[str, Any]]:
    """Return the article of an HTML page, where each character stands in it, what it states.

    The origin of a character is −1 where the extracted line cannot be found in the page.

    Raises
    ------
    Undecodable
        If no article is found in the page.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(
        page, include_comments=False, include_tables=False, with_metadata=True
    )
    if not isinstance(document, Document) or not document.text:
        raise Undecodable("no article found in the page", "save the article's text as .txt")
    known = {
        "title": document.title,
        "author": document.author,
        "outlet": document.sitename,
        "published": document.date,
    }
    lines = document.text.splitlines()
    if document.title and document.title not in lines[:3]:
        lines.insert(0, document.title)
    text = "\n".join(lines)
    return text, _trace(page, text), {k: v for k, v in known.items() if v}


def _trace(page: str, text: str) -> list[int]:
    """Return for each character of `text` its offset in `page`, −1 where it has none."""
    shown: list[str] = []
    where: list[int] = []

    def show(piece: str, offset: int, step: int) -> None:
        for i, char in enumerate(piece):
            if not char.isspace():
                shown.append(char)
                where.append(offset + i * step)

    cursor = 0
    for match in _MARKUP.finditer(page):
        show(page[cursor : match.start()], cursor, 1)
        if match.group().startswith("&"):
            show(html.unescape(match.group()), match.start(), 0)
        cursor = match.end()
    show(page[cursor:], cursor, 1)
    visible = "".join(shown)
    origin: list[int] = []
    behind = 0
    misses = _MISSES
    for line in text.split("\n"):
        # The bullet of a list's item is not in the page: it stands where the item begins.
        bullet = _BULLET.match(line)
        own = line[bullet.end() :] if bullet else line
        bare = "".join(own.split())
        place = visible.find(bare, behind) if bare else -1
        if place < 0 < misses and bare:
            misses -= 1
            place = visible.find(bare)
        if place >= 0:
            behind = place + len(bare)
        seat = place
        last = where[place] if place >= 0 else -1
        origin += [last] * (len(line) - len(own))
        for char in own:
            if place >= 0 and not char.isspace():
                last = where[seat]
                seat += 1
            origin.append(last)
        origin.append(last)
    return origin[:-1] if origin else [0]
