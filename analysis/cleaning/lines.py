"""Lines: which of them are the site's, and which part of the article the others are."""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from analysis.arabic import CLOSING, OPENING, STRAIGHT, count_words
from analysis.cleaning.chrome import EDGE, Chrome, Phrase, bare, key_of, phrase_of

_SHORT = 12  # words of a heading at most
_CAPTION = 20  # words of a caption or a title at most
_STANZA = 4  # lines of a stanza at least
_PHRASE = 5  # words of a site's name or of a bare heading at most
_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE = ".؟?!…"
_OPEN_END = ".؛:،,"  # after these no headline ends
_TOKEN = re.compile(r"[A-Za-z0-9+/_-]{14,}={0,2}")
_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}")
_URL_LINE = re.compile(r"(?:https?://|www\.)\S+")
_BULLET = ("-", "–", "—", "•", "*", "·", "▪", "●", "■")


@dataclass(slots=True)
class Line:
    """A line of the raw text: where it stands, how it reads, what it was found to be."""

    start: int
    end: int
    shown: str
    key: str
    n_words: int
    last: str
    role: str = ""
    kind: str = ""

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence or a clause does, so it is no headline or caption."""
        return self.last in _SENTENCE or self.last in _OPEN_END

    @property
    def prose(self) -> bool:
        """Whether it runs on as an article does: longer than a headline, or closed."""
        return self.closed or self.n_words > _CAPTION

    @property
    def bulleted(self) -> bool:
        """Whether it is a point of a list."""
        return self.shown.startswith(_BULLET)


def split(raw: str) -> list[Line]:
    """Return the lines of a text that hold anything at all."""
    lines = []
    for match in _LINE.finditer(raw):
        shown = "" if match.group().isspace() else bare(match.group())
        key = shown.strip(EDGE)
        inner = shown.rstrip(CLOSING + STRAIGHT + OPENING + " ")
        lines.append(Line(*match.span(), shown, key, count_words(key), inner[-1:] or " "))
    return lines


def mark_chrome(
    raw: str,
    lines: Iterable[Line],
    chrome: Chrome,
    title: str | None,
    author: str | None,
    outlet: str | None,
) -> None:
    """Give each line that is the site's, not the article's, the kind it is counted under."""
    worded = [line for line in lines if line.key]
    total = sum(line.n_words for line in worded)
    own = {key_of(name) for name in (title, author) if name}
    before = 0
    rest = links = ""
    linked: list[Line] = []
    for line in worded:
        phrase = _phrase(chrome, line)
        if rest:
            line.kind = phrase.kind if phrase else rest
        elif phrase and line.key not in own:
            line.kind, line.role = phrase.kind, phrase.opens
            links, linked = (line.kind if phrase.takes == "list" else ""), []
            # A comment form stands behind the article; the same words before it are no end.
            if phrase.takes == "rest" and before * 2 >= total:
                rest = line.kind
        elif kind := _machine_line(raw[line.start : line.end], line):
            line.kind = kind
        elif links and not _ends_links(line, chrome, own, author):
            line.kind = links
            linked.append(line)
        else:
            _give_back(linked, line)
            links, linked = "", []
        before += line.n_words
    _mark_site_names(worded, chrome, own, author, outlet)
    _mark_repeats([line for line in worded if not line.kind and not line.bulleted])


def _phrase(chrome: Chrome, line: Line) -> Phrase | None:
    if line.n_words > _CAPTION:
        return None
    return phrase_of(chrome, line.shown, line.key, line.n_words, line.last in _SENTENCE)


def _ends_links(line: Line, chrome: Chrome, own: set[str], author: str | None) -> bool:
    return line.prose or line.key in own or _is_byline(line, chrome, author)


def _give_back(linked: list[Line], line: Line) -> None:
    """A few words between links and prose are the heading of that prose, not one more link."""
    if line.prose and len(linked) > 1 and linked[-1].n_words <= _PHRASE:
        linked[-1].kind = ""


def _machine_line(text: str, line: Line) -> str:
    """Return the kind of a line that a machine wrote (a tracking string, a bare link), or ""."""
    if _URL_LINE.fullmatch(line.shown):
        return "link"
    # What stands beside the token (a place, a country's code) came with it.
    if line.n_words <= _SHORT and not line.closed and any(map(_is_tracking, _TOKEN.findall(text))):
        return "tracking"
    return ""


def _is_tracking(token: str) -> bool:
    """Return whether a token is base64 that hides an address, or long text."""
    body = token.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        decoded = base64.b64decode(body + "=" * (-len(body) % 4), validate=True)
    except (binascii.Error, ValueError):
        return False
    if not decoded or not all(32 <= byte < 127 for byte in decoded):
        return False
    return len(token) >= 24 or bool(_ADDRESS.search(decoded.decode("ascii")))


def _mark_site_names(
    worded: list[Line], chrome: Chrome, own: set[str], author: str | None, outlet: str | None
) -> None:
    """The site's name may stand alone above the headline and below the article."""
    kept = [line for line in worded if not line.kind]

    def is_name(line: Line) -> bool:
        if line.closed or line.n_words > _PHRASE or line.key in own:
            return False
        if outlet and line.key == key_of(outlet):
            return True
        words = line.key.split(" ")
        named = words[0] in chrome.site_heads or words[-1] in chrome.site_tails
        return named and len(words) <= 3 and not _is_byline(line, chrome, author)

    first = 0
    # Above, a headline must follow: else the line is the headline itself.
    while (
        first + 1 < len(kept) and is_name(kept[first]) and _heads(kept[first + 1], chrome, author)
    ):
        kept[first].kind = "site name"
        first += 1
    while len(kept) > first + 1 and is_name(kept[-1]):
        kept.pop().kind = "site name"


def _heads(line: Line, chrome: Chrome, author: str | None) -> bool:
    return _is_headline(line) and not _is_byline(line, chrome, author)


def _is_headline(line: Line) -> bool:
    return line.n_words <= _CAPTION and line.last not in _OPEN_END


def _mark_repeats(lines: list[Line]) -> None:
    """A short line that comes again is a caption; its repetitions are not the article's."""
    if 2 * sum(line.n_words for line in lines if line.prose) < sum(line.n_words for line in lines):
        return  # mostly short open lines: verse, whose refrain is the author's own
    first: dict[str, Line] = {}
    above = True
    for prose, run in groupby(lines, key=lambda line: line.prose):
        short = [] if prose else list(run)
        # Several short lines in a row between prose are a stanza that the article quotes.
        stanza = not above and len(short) >= _STANZA and len({x.key for x in short}) > 2
        for line in short:
            if first.setdefault(line.key, line) is not line and not stanza:
                first[line.key].role = "caption"
                line.kind = "repeated caption"
        above = above and not prose


def mark_parts(
    lines: Iterable[Line], chrome: Chrome, title: str | None, author: str | None
) -> None:
    """Give each line of the article its part."""
    worded = [line for line in lines if line.key]
    kept = [line for line in worded if not line.kind]
    headline = key_of(title) if title else None
    above = True
    summary = False
    for line in worded:
        if line.kind:
            summary = summary or line.role == "summary"
            continue
        summary = summary and line.bulleted
        first = line is kept[0] and len(kept) > 1 and title is None
        if summary:
            line.role = "summary"
        elif line.key == headline:
            line.role = "title"
        elif _is_byline(line, chrome, author, 4 if first else 6):
            line.role = "byline"
        elif first and _is_headline(line):
            line.role = "title"
        elif line.role == "caption":
            pass
        elif not line.prose and (above or (line.n_words <= _SHORT and line is not kept[-1])):
            line.role = "heading"
        else:
            line.role = "body"
        above = above and (line.role == "title" or not line.prose)


def _is_byline(line: Line, chrome: Chrome, author: str | None, role_words: int = 6) -> bool:
    if author and line.key == key_of(author):
        return True
    if line.n_words > 8 or line.closed or not line.n_words:
        return False
    if line.key.split(" ", 1)[0].rstrip(":") in chrome.roles and line.n_words <= role_words:
        return True
    # An agency in brackets, alone, or behind a dash: (رويترز), وكالات, الرياض - واس.
    pieces = [key_of(piece) for piece in re.split(r"[-–—،,/|()]", line.shown)]
    return any(_is_agency(piece, chrome) for piece in pieces)


def _is_agency(name: str, chrome: Chrome) -> bool:
    head, _, rest = name.partition(" ")
    return name in chrome.agencies or (head in chrome.site_heads and rest in chrome.agencies)
