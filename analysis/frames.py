"""Framing words: which frame, and whether the clause denies it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.arabic import fold
from analysis.errors import LexiconError
from analysis.lexicon import Hit, Matcher, Pattern, entries, longest, path_of, read_toml

_CLAUSE_END = re.compile(r"[.،,؛:؟?!…\n«»“”\"()]")
_FIELDS = {
    "id": str, "label_en": str, "label_ar": str, "definition": str, "polarity": int, "terms": list,
}  # fmt: skip


@dataclass(frozen=True)
class Frames:
    """The lexicon of frames, ready to match."""

    matcher: Matcher
    known: frozenset[str]
    near: frozenset[str]
    near_words: int
    denials: frozenset[str]
    denial_words: int


def frame_catalogue(lexicon: str | Path | None = None) -> pd.DataFrame:
    """Return the frames: frame, label_en, label_ar, definition, polarity, n_terms."""
    rows = entries(path_of("frames", lexicon), "frame", _FIELDS, {"look_alikes": list})
    return pd.DataFrame(
        [
            (r["id"], r["label_en"], r["label_ar"], r["definition"], r["polarity"], len(r["terms"]))
            for r in rows
        ],
        columns=["frame", "label_en", "label_ar", "definition", "polarity", "n_terms"],
    )


def find_frame_terms(documents: pd.DataFrame, lexicon: str | Path | None = None) -> pd.DataFrame:
    """Return the framing words of each document, without their voice.

    Returns
    -------
    pandas.DataFrame
        doc_id, start, end, surface, term, frame, negated; see `tables.TABLES["frame_terms"]`.

    Raises
    ------
    LexiconError
        If `frames.toml` is not valid; names file and entry.
    """
    return _find(documents, _read(path_of("frames", lexicon)), alike=False)


def look_alikes(documents: pd.DataFrame, lexicon: str | Path | None = None) -> pd.DataFrame:
    """Return the words that were kept out of a frame, as a table like `frame_terms`.

    `frame` is the frame that the word looks like but does not carry (العدو beside العدوان).
    """
    return _find(documents, _read(path_of("frames", lexicon)), alike=True)


def _find(documents: pd.DataFrame, frames: Frames, alike: bool) -> pd.DataFrame:
    columns = [c for c in tables.TABLES["frame_terms"].columns if c != "voice"]
    rows = []
    for doc_id, text in zip(documents["doc_id"], documents["text"], strict=True):
        folded = fold(text)
        hits = longest(frames.matcher.find(folded))
        for run in _runs(folded, [h for h in hits if h.pattern.key.startswith("not:") == alike]):
            start, end, first = run[0].start, run[-1].end, run[0].pattern
            frame = first.key.partition(":")[2]
            negated = _negated(folded, start, frames)
            rows.append((doc_id, start, end, text[start:end], first.text, frame, "", negated))
    return tables.make("frame_terms", rows)[columns]


def _runs(folded: str, hits: list[Hit]) -> list[list[Hit]]:
    """Return hits in runs: neighbours of one frame are one phrase (صواريخ بالستية)."""
    runs: list[list[Hit]] = []
    for hit in hits:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and last.pattern.key == hit.pattern.key
            and folded[last.end : hit.start] == " "
            and not last.pattern.key.startswith("not:")
        ):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    return runs


def _negated(folded: str, start: int, frames: Frames) -> bool:
    """Return whether a particle just before the hit, or a verb of denial, denies it."""
    clause = _CLAUSE_END.split(folded[max(0, start - 120) : start])[-1].split()
    near = clause[-frames.near_words - 1 :]
    far = clause[-frames.denial_words - 1 :]
    return any(_bare(word) in frames.near for word in near) or any(
        _bare(word) in frames.denials for word in far
    )


def _bare(word: str) -> str:
    return word[1:] if len(word) > 2 and word[0] in "وف" else word


@lru_cache(maxsize=8)
def _read(path: Path) -> Frames:
    rows = entries(path, "frame", _FIELDS, {"look_alikes": list})
    if not rows:
        raise LexiconError(f"{path}: no [[frame]]; add one")
    patterns: dict[tuple[tuple[str, ...], tuple[bool, ...]], Pattern] = {}
    for row in rows:
        place = f"{path}: [[frame]] {row['id']}"
        if row["polarity"] not in (-1, 0, 1):
            raise LexiconError(f"{place}: polarity must be -1, 0 or 1")
        for prefix, texts in (("", row["terms"]), ("not", row.get("look_alikes", []))):
            for text in texts:
                if not isinstance(text, str):
                    raise LexiconError(f"{place}: {text!r} must be a text in quotation marks")
                try:
                    pattern = Pattern.parse(text, f"{prefix}:{row['id']}")
                except LexiconError as error:
                    raise LexiconError(f"{place}: {error}") from None
                shape = (pattern.words, pattern.open_end)
                other = patterns.get(shape)
                if other is not None and prefix == "" and other.key.startswith(":"):
                    claimed = other.key.partition(":")[2]
                    raise LexiconError(f"{place}: {text} is a term of {claimed} too; remove one")
                if other is None or prefix:
                    patterns[shape] = pattern
    negation = read_toml(path).get("negation", {})
    for name, kind in (
        ("near", list),
        ("denials", list),
        ("near_words", int),
        ("denial_words", int),
    ):
        if not isinstance(negation.get(name), kind):
            raise LexiconError(f"{path}: [negation] {name} must be a {kind.__name__}; add it")
    return Frames(
        Matcher(patterns.values()),
        frozenset(row["id"] for row in rows),
        frozenset(map(fold, negation["near"])),
        negation["near_words"],
        frozenset(map(fold, negation["denials"])),
        negation["denial_words"],
    )
