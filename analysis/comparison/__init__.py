"""How outlets compare: all that notebooks ask of several outlets' tables, in one place.

What counts is in `counting`, who is named in `naming`, which words frame and who is heard in
`wording`, and what a reader is told in `labels`.
"""

from typing import Literal

import pandas as pd

from analysis import corpus
from analysis.arabic import count_words
from analysis.cleaning import TYPOGRAPHY
from analysis.comparison.counting import (
    OWN,
    add_outlet,
    by_voice,
    counted,
    matrix,
    outlets,
    per_sentence,
    rates,
    sizes,
)
from analysis.comparison.labels import (
    camps,
    frame_labels,
    label,
    labels,
    labels_of_lists,
    largest,
    pairs_table,
    percent,
    ranking,
    resampling_note,
)
from analysis.comparison.naming import (
    cloud_words,
    first_and_headline,
    named_together,
    naming,
    own_and_reported,
    people,
    spellings,
)
from analysis.comparison.wording import (
    cues_by_speaker,
    frame_dispersion,
    frame_distances,
    frames_together,
    headline_marks,
    own_voice_keyness,
    quotation_edges,
    share_of_camps,
    share_of_voice,
    sourcing,
    surfaces,
    voice_of_frames,
)
from analysis.concordance import context

__all__ = [
    "OWN", "add_outlet", "by_voice", "camps", "cleaning_account", "cloud_words", "counted",
    "cues_by_speaker", "evidence", "first_and_headline", "frame_dispersion", "frame_distances",
    "frame_labels", "frames_together",
    "headline_marks", "label", "labels", "labels_of_lists", "largest", "matrix",
    "named_together", "naming", "outlets", "own_and_reported", "own_voice_keyness",
    "pairs_table", "people", "per_sentence", "percent", "quotation_edges", "ranking", "rates",
    "resampling_note", "share_of_camps", "share_of_voice", "site_furniture", "sizes",
    "sourcing", "spellings", "stance_matrix", "surfaces", "voice_of_frames", "words_by_part",
]  # fmt: skip


def cleaning_account(documents: pd.DataFrame) -> pd.DataFrame:
    """Return what cleaning took and replaced: one row an article, one column a kind.

    outlet, then characters of each kind of `removed` and `altered`, then kept (int each).
    """
    kinds = [{**r, **a} for r, a in zip(documents["removed"], documents["altered"], strict=True)]
    table = pd.DataFrame(kinds, index=documents.index).fillna(0).astype("int64")
    table = table[sorted(table.columns)]
    table.insert(0, "outlet", documents["outlet"])
    return table.assign(kept=documents["text"].str.len())


def site_furniture(documents: pd.DataFrame) -> int:
    """Return how many characters cleaning took that were the site's, not typography."""
    return sum(
        n for kinds in documents["removed"] for kind, n in kinds.items() if kind not in TYPOGRAPHY
    )


def words_by_part(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the words of each article by part: one row an outlet, one column a part (int)."""
    sentences = add_outlet(corpus.sentences(documents), documents)
    sentences["n"] = [count_words(text) for text in sentences["sentence"]]
    table = sentences.pivot_table("n", "outlet", "part", "sum", fill_value=0)
    parts = ("title", "byline", "summary", "heading", "body", "caption")
    order = [p for p in parts if p in table or p == "body"]
    shown = list(dict.fromkeys(documents["outlet"]))
    table = table.reindex(index=shown, columns=order, fill_value=0).astype("int64")
    return table.rename_axis(columns=None)


def stance_matrix(
    stances: pd.DataFrame, top: int = 10, measure: Literal["mean", "count"] = "mean"
) -> pd.DataFrame:
    """Return mean polarity, or the count of evidence: holders in rows, targets in columns.

    Labels instead of ids; the `top` of each by evidence. Empty cells are missing values.
    """
    holders = stances["holder"].value_counts().index[:top]
    targets = stances["target"].value_counts().index[:top]
    rows = stances[stances["holder"].isin(holders) & stances["target"].isin(targets)]
    table = rows.pivot_table("polarity", "holder", "target", measure)
    table = table.reindex([h for h in holders if h in table.index])
    table = table[[t for t in targets if t in table]]
    table.index = pd.Index(labels(table.index.to_series()))
    table.columns = pd.Index(labels(table.columns.to_series()))
    return table


def evidence(
    stances: pd.DataFrame, documents: pd.DataFrame, holder: str, target: str
) -> pd.DataFrame:
    """Return the evidence of one pair: outlet, rule, polarity, after, evidence, before.

    The columns stand so that the passage reads from right to left.
    """
    rows = stances[(stances["holder"] == holder) & (stances["target"] == target)]
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    around = [
        context(texts[doc_id], start, end, width=80)
        for doc_id, start, end in zip(rows["doc_id"], rows["start"], rows["end"], strict=True)
    ]
    return pd.DataFrame(
        {
            "outlet": outlets(rows, documents),
            "rule": rows["rule"],
            "polarity": rows["polarity"],
            "after": [after for _, after in around],
            "evidence": rows["surface"],
            "before": [before for before, _ in around],
        }
    )
