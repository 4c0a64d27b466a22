"""Words for a reader: Arabic labels of ids, and notes that say what a table is counted over."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import entities, frames
from analysis.entities import composed
from analysis.stance import topics


def labels(
    ids: "pd.Series[str]", lexicon: str | Path | None = None, language: str = "ar"
) -> "pd.Series[str]":
    """Return the label of each entity, topic or voice, "ar" or "en".

    The body or office of a state is called by both (government_of_japan: الحكومة اليابانية),
    a bond by its parties (شراكة روسيا وكوريا الشمالية). An id that no list knows stays.
    """
    known = _known(f"label_{language}", lexicon)
    made = composed.namer(language, lexicon)

    def entity(each: str) -> str:
        return known.get(each) or made(each)

    topic = topics.namer(entity, language, lexicon)
    named = ids.map(
        lambda each: entity(each) or topic(each) or each.replace("_", " "), na_action="ignore"
    )
    return named.astype("str")


def label(each: str, lexicon: str | Path | None = None, language: str = "ar") -> str:
    """Return the label of one entity, topic or voice."""
    return str(labels(pd.Series([each], dtype="str"), lexicon, language).iloc[0])


def labels_of_lists(lists: "pd.Series[str]") -> "pd.Series[str]":
    """Return comma-separated ids as comma-separated labels."""
    named = labels(lists.str.split(", ").explode().astype("str"))
    return named.groupby(level=0).agg("، ".join).reindex(lists.index).astype("str")


def frame_labels(ids: Iterable[str]) -> list[str]:
    """Return the Arabic label of each frame."""
    known = frames.frame_catalogue().set_index("frame")["label_ar"]
    return [known.get(each, each) for each in ids]


def camps(voices: "pd.Series[str]", lexicon: str | Path | None = None) -> "pd.Series[str]":
    """Return the camp of each voice as the lexicon has it, "other" where it has none."""
    known = _known("camp", lexicon)
    return voices.map(lambda voice: known.get(voice) or "other").astype("str")


def _known(column: str, lexicon: str | Path | None = None) -> dict[str, str]:
    listed = entities.catalogue(lexicon)
    return dict(zip(listed["entity"], listed[column], strict=True))


def resampling_note(table: pd.DataFrame) -> str:
    """Return the words that tell a reader what a table of rates is counted over."""
    articles = table.drop_duplicates("outlet")["n_documents"].sum()
    unit = "sentences" if (table["resampled"] == "sentences").any() else "documents"
    alone = ", since an outlet has one article" if unit == "sentences" else ""
    return (
        f"n: occurrences; words: all words of the outlet; rate: n per 1,000 words; low, high: 95 % "
        f"interval, {unit} resampled{alone}. {articles} articles"
    )


def pairs_table(pairs: Iterable[tuple[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    """Return names and values as a table of two columns."""
    return pd.DataFrame(list(pairs), columns=list(columns))


def ranking(counts: "pd.Series[int]", top: int | None = None) -> str:
    """Return names with their counts in the order given, "A (3), B (2)"; "nobody" without any."""
    shown = counts if top is None else counts.head(top)
    return ", ".join(f"{name} ({n})" for name, n in shown.items()) or "nobody"


def percent(part: float, whole: float) -> str:
    """Return a share as "62 %"; of nothing there is none, "–"."""
    return f"{100 * part / whole:.0f} %" if whole else "–"


def largest(matrix: pd.DataFrame) -> str:
    """Return where the largest number of a matrix stands and what it is: "A in B, 12"."""
    values = matrix.to_numpy(dtype=float, na_value=float("nan"))
    if not np.isfinite(values).any():
        return "none"
    row, column = np.unravel_index(np.nanargmax(values), values.shape)
    return f"{matrix.index[int(row)]} in {matrix.columns[int(column)]}, {values[row, column]:.0f}"
