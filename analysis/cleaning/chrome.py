"""Chrome: what is on a page of news but is not the article, as `chrome.toml` lists it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.arabic import MARKS, TATWEEL, fold
from analysis.errors import LexiconError
from analysis.lexicon import entries, path_of, read_toml

#: What has no reading of its own, by kind. A single plain space between words is not in it.
CHARACTERS = re.compile(
    "(?P<mark>[" + MARKS + "]+)"
    "|(?P<tatweel>" + TATWEEL + "+)"
    "|(?P<control>[\u0000-\u0008\u000e-\u001b\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c"
    "\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]+)"
    "|(?P<presentation>[\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc])"
    "|(?P<space>(?:[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]| (?=[ \t\u00a0\u1680"
    "\u2000-\u200a\u202f\u205f\u3000]))[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]*)"
)
#: What stands at a line's edges without being of its words.
EDGE = " .:…|*•-–—\"'«»“”()[]"
_MATCHES = ("line", "start", "sentence")
_TAKES = ("line", "list", "rest")
_FIELDS = {"kind": str, "match": str, "takes": str, "phrases": list}


@dataclass(frozen=True)
class Phrase:
    """Words that make a line the site's: how they must stand, what goes with them."""

    text: str
    n_words: int
    sign: str
    kind: str
    match: str
    takes: str
    opens: str


@dataclass(frozen=True)
class Chrome:
    """What `chrome.toml` says: phrases that make a line the site's, and words of bylines."""

    lines: dict[str, Phrase]
    starts: dict[str, tuple[Phrase, ...]]
    site_heads: frozenset[str]
    site_tails: frozenset[str]
    agencies: frozenset[str]
    roles: frozenset[str]


def plain(char: str) -> str:
    """Return the letters that a presentation form shows, without marks and tatweel."""
    shown = unicodedata.normalize("NFKC", char)
    return CHARACTERS.sub("", shown).strip() if shown != char else char


def key_of(text: str) -> str:
    """Return `text` as lines are compared: folded, no marks, single spaces, bare edges."""
    return bare(text).strip(EDGE)


def bare(text: str) -> str:
    """Return `text` folded, without marks and controls, with single spaces."""

    def shown(match: re.Match[str]) -> str:
        if match.lastgroup == "presentation":
            return plain(match.group())
        return " " if match.lastgroup == "space" else ""

    return fold(" ".join(CHARACTERS.sub(shown, text).split())).casefold()


def read_chrome(folder: str | Path | None = None) -> Chrome:
    """Return the validated content of `chrome.toml`; raise LexiconError naming the entry."""
    path = path_of("chrome", folder)
    # A file that was edited in the meantime is another file.
    return _read_chrome(path, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=8)
def _read_chrome(path: Path, _changed: int) -> Chrome:
    lines: dict[str, Phrase] = {}
    starts: dict[str, tuple[Phrase, ...]] = {}
    for number, entry in enumerate(entries(path, "chrome", _FIELDS, {"opens": str}), 1):
        place = f"{path}: [[chrome]] number {number}"
        for name, allowed in (("match", _MATCHES), ("takes", _TAKES), ("opens", ("summary",))):
            if entry.get(name, allowed[0]) not in allowed:
                raise LexiconError(f"{place}: {name} must be one of {', '.join(allowed)}; mend it")
        for text in entry["phrases"]:
            phrase = _phrase(place, text, entry)
            if phrase.match == "line":
                lines[phrase.text] = phrase
            else:
                first = phrase.text.split()[0]
                starts[first] = (*starts.get(first, ()), phrase)
    data = read_toml(path)
    words = {
        f"{table}.{name}": _word_list(path, data, table, name)
        for table, name in (
            ("site_name", "heads"), ("site_name", "tails"),
            ("byline", "agencies"), ("byline", "roles"),
        )
    }  # fmt: skip
    return Chrome(lines, starts, *words.values())


def _phrase(place: str, text: Any, entry: dict[str, Any]) -> Phrase:
    if not isinstance(text, str) or not (key := key_of(text)):
        raise LexiconError(f"{place}: {text!r} has no letters; remove it")
    sign = text.rstrip()[-1]
    return Phrase(
        key, len(key.split()), sign if sign in ":|*" else "",
        entry["kind"], entry["match"], entry["takes"], entry.get("opens", ""),
    )  # fmt: skip


def _word_list(path: Path, data: dict[str, Any], table: str, name: str) -> frozenset[str]:
    section = data.get(table, {})
    values = section.get(name, []) if isinstance(section, dict) else None
    if not isinstance(values, list) or not all(isinstance(v, str) and key_of(v) for v in values):
        raise LexiconError(f"{path}: [{table}] {name} must be a list of words; mend it")
    return frozenset(map(key_of, values))


def phrase_of(
    chrome: Chrome, line: str, key: str, n_words: int, is_sentence: bool
) -> Phrase | None:
    """Return the phrase that makes a line (as `bare` gives it) the site's, if one does.

    A sentence of the article may begin like a label or a button, so a phrase at the start
    counts only if a word ends with it and the line is neither a sentence nor much longer; but
    a phrase with a sign (: | *) needs only that sign behind it, and one whose `match` is
    "sentence" may be one.
    """
    if (phrase := chrome.lines.get(key)) is not None:
        return phrase
    line = line.lstrip(EDGE)
    for phrase in chrome.starts.get(key.split(" ", 1)[0].rstrip(":|*"), ()):
        behind = line[len(phrase.text) :]
        sure = phrase.sign or phrase.match == "sentence"
        if (
            line.startswith(phrase.text)
            and not behind[:1].isalnum()
            and behind.lstrip().startswith(phrase.sign)
            and (sure or not is_sentence)
            and n_words <= phrase.n_words + (16 if sure else 6)
        ):
            return phrase
    return None
