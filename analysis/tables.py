"""The tables: what one row is, which columns it has, of which type and meaning."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Column:
    """A column: its pandas type, its meaning, whether a cell may be empty."""

    dtype: str
    meaning: str
    nullable: bool = False


@dataclass(frozen=True)
class Table:
    """A table: what one row is, and its columns in order."""

    row: str
    columns: dict[str, Column]


_SPAN = {
    "doc_id": Column(
        "str", "the article: its file's stem, unless a manifest or column says otherwise"
    ),
    "start": Column("int64", "first character, counted in the article's clean text"),
    "end": Column("int64", "one past the last character"),
}
_VOICE = Column("str", '"outlet", or the speaker of the innermost quotation around the span')

TABLES = {
    "documents": Table(
        "an article",
        {
            "doc_id": _SPAN["doc_id"],
            "outlet": Column("str", "who published it; an unnamed outlet is a group of its own"),
            "outlet_basis": Column("str", "stated: the text names it; unknown: it does not"),
            "title": Column("str", "the headline", nullable=True),
            "author": Column("str", "the byline's person", nullable=True),
            "published": Column("str", "date, YYYY-MM-DD", nullable=True),
            "published_basis": Column("str", "stated, inferred or unknown"),
            "agencies": Column("object", "list of the agencies and papers credited"),
            "source_file": Column("str", "the file, seen from the corpus folder"),
            "sha256": Column("str", "hash of the file (of the row's text for a table of articles)"),
            "text": Column("str", "the article's own words, clean"),
            "n_words": Column("int64", "words in text, its summary aside (it repeats the body)"),
            "removed": Column("object", "dict: characters that cleaning took, by kind"),
            "altered": Column("object", "dict: characters that cleaning replaced, by kind"),
            "parts": Column("object", "list of (start, end, part) of text, in order"),
            "kept": Column("object", "list of (text offset, raw offset) where a kept run begins"),
        },
    ),
    "sentences": Table(
        "a sentence",
        {
            **_SPAN,
            "sentence": Column("str", "the sentence as it stands in the text"),
            "part": Column("str", "title, byline, summary, heading, body or caption"),
        },
    ),
    "mentions": Table(
        "a naming of an entity",
        {
            **_SPAN,
            "surface": Column("str", "the name as written, without clitics"),
            "entity": Column("str", "entity id, else the folded surface"),
            "type": Column("str", "PER, LOC or ORG"),
            "form": Column("str", "name, nisba or description"),
            "voice": _VOICE,
        },
    ),
    "quotations": Table(
        "a stretch of reported speech",
        {
            **_SPAN,
            "text": Column("str", "what is reported, without its marks"),
            "kind": Column("str", "direct, indirect, mixed, scare or name"),
            "speaker": Column(
                "str", "entity id, else the surface; empty for scare and name", nullable=True
            ),
            "speaker_start": Column("Int64", "where the speaker is named", nullable=True),
            "speaker_end": Column("Int64", "one past the speaker's last character", nullable=True),
            "cue": Column("str", "the reporting word", nullable=True),
            "cue_class": Column(
                "str", "the cue's class: acknowledge, endorse, distance …", nullable=True
            ),
            "relay": Column("str", "the agency or outlet through which it came", nullable=True),
            "inside": Column("Int64", "index of the quotation that holds it", nullable=True),
        },
    ),
    "frame_terms": Table(
        "a framing word",
        {
            **_SPAN,
            "surface": Column("str", "the word or phrase as written, without clitics"),
            "term": Column("str", "the lexicon's pattern that found it"),
            "frame": Column("str", "the frame it carries"),
            "voice": _VOICE,
            "negated": Column("bool", "whether its clause denies it"),
        },
    ),
    "stances": Table(
        "a piece of evidence of a stance",
        {
            **_SPAN,
            "holder": Column("str", '"outlet" or the source whose stance it is'),
            "target": Column("str", "entity id, or a topic that the lexicon declares"),
            "polarity": Column("float64", "−1 (against) … 1 (for)"),
            "surface": Column("str", "the evidence as written"),
            "rule": Column("str", "how target and polarity were found"),
            "voice": _VOICE,
        },
    ),
    "shared_passages": Table(
        "a passage that two articles share",
        {
            **_SPAN,
            "doc_id_b": Column("str", "the other article"),
            "start_b": Column("int64", "first character of the passage there"),
            "end_b": Column("int64", "one past its last character"),
            "kind": Column("str", "verbatim, edited or paraphrase"),
            "similarity": Column("float64", "0 … 1"),
        },
    ),
}


def make(name: str, rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    """Return the table `name` of `rows` (tuples in the order of its columns), typed."""
    columns = TABLES[name].columns
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    return pd.DataFrame(
        {
            column: pd.Series(list(value), dtype=spec.dtype)
            for (column, spec), value in zip(columns.items(), values, strict=True)
        }
    )


@lru_cache
def _schema(name: str) -> Any:
    # pandera costs half a second to import, so it waits for the first check.
    import pandera.pandas as pa

    columns = {
        column: pa.Column(None if spec.dtype == "object" else spec.dtype, nullable=spec.nullable)
        for column, spec in TABLES[name].columns.items()
    }
    return pa.DataFrameSchema(columns, strict=False, name=name)


def check(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` if it is a table `name`; raise pandera's SchemaError if not."""
    return _schema(name).validate(table)


def describe(name: str) -> pd.DataFrame:
    """Return the columns of table `name`: column, type, meaning."""
    return pd.DataFrame(
        [(column, spec.dtype, spec.meaning) for column, spec in TABLES[name].columns.items()],
        columns=["column", "type", "meaning"],
    )
