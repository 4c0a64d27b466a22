"""Agreement: found spans against hand-coded ones, one by one and in sum.

Coders against each other, by Krippendorff's α, have a file of their own and are found here too.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.agreement.reliability import alpha as alpha
from analysis.agreement.reliability import alpha_spans as alpha_spans
from analysis.concordance import context
from analysis.errors import ManzurError
from analysis.statistics.inference import N_RESAMPLES, SEED, Floats, interval, ratio, resampled_sums


def match_spans(
    gold: pd.DataFrame,
    found: pd.DataFrame,
    how: str = "overlap",
    threshold: float = 0.5,
    same: Sequence[str] = (),
) -> pd.DataFrame:
    """Pair each gold span with at most one found span of its document.

    Greedy: of all pairs that qualify, the one with the largest overlap is taken first, then
    the next of what is left; of equals, the first in the text.

    Parameters
    ----------
    gold, found
        doc_id, start, end and the columns `same`.
    how, threshold
        "exact": same start and end; "overlap": the characters shared are at least
        `threshold` of those either covers (Jaccard 1901, IoU).
    same
        Columns that must be equal too (a frame, a kind).

    Returns
    -------
    gold, found (labels of the two tables' indexes), iou.
    """
    if how not in ("exact", "overlap"):
        raise ManzurError(f'how {how!r}: choose "exact" or "overlap"')
    if not 0 < threshold <= 1:
        raise ManzurError(f"threshold {threshold}: give a share above 0, at most 1")
    keys = ["doc_id", *same]
    left, right = (
        table[list(dict.fromkeys([*keys, "start", "end"]))].assign(row=np.arange(len(table)))
        for table in (gold, found)
    )
    pairs = left.merge(right, on=keys, suffixes=("", "_found"))
    shared = pairs[["end", "end_found"]].min(axis=1) - pairs[["start", "start_found"]].max(axis=1)
    covered = pairs[["end", "end_found"]].max(axis=1) - pairs[["start", "start_found"]].min(axis=1)
    pairs["iou"] = ratio(shared.clip(lower=0), covered)
    pairs = pairs[pairs["iou"] >= (1 if how == "exact" else threshold)]
    pairs = pairs.sort_values(
        ["iou", "doc_id", "start", "start_found", "row", "row_found"],
        ascending=[False, True, True, True, True, True],
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    kept: list[tuple[int, int, float]] = []
    for row in zip(pairs["row"], pairs["row_found"], pairs["iou"], strict=True):
        if row[0] not in taken_gold and row[1] not in taken_found:
            taken_gold.add(row[0])
            taken_found.add(row[1])
            kept.append(row)
    kept.sort()
    return pd.DataFrame(
        {
            "gold": gold.index[[row[0] for row in kept]],
            "found": found.index[[row[1] for row in kept]],
            "iou": np.array([row[2] for row in kept], dtype=np.float64),
        }
    )


def scores(
    gold: pd.DataFrame,
    found: pd.DataFrame,
    by: str | None = None,
    how: str = "overlap",
    threshold: float = 0.5,
    same: Sequence[str] = (),
    confidence: float = 0.95,
    n_resamples: int = N_RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """Return precision, recall and F1 of found spans, with percentile bootstrap intervals.

    Parameters
    ----------
    by
        A column of both tables (kind, frame, doc_id): a row for each value, its gold spans
        matched with found spans of that value only. Without it, one row for all.
    how, threshold, same
        As in `match_spans`.

    Returns
    -------
    `by`, precision, precision_low, precision_high, the same of recall and f1, n_gold,
    n_found, n_matched, n_documents (that hold either), resampled ("documents"; where there
    is one, "spans": hits, misses and false finds). With neither gold nor found spans there is
    nothing to measure (NaN); where only one is lacking, precision, recall and F1 are 0. Fewer
    than two units have no interval (NaN).
    """
    groups = [None] if by is None else sorted(set(gold[by]) | set(found[by]))
    rows = []
    for group in groups:
        own_gold = gold if by is None else gold[gold[by] == group]
        own_found = found if by is None else found[found[by] == group]
        outcomes = _outcomes(own_gold, own_found, how, threshold, same)
        units, resampled = _units(outcomes, ["matched", "gold", "found"], "spans")
        sums = units.sum(axis=0, keepdims=True)
        point, drawn = _precision_recall_f1(sums), np.full((1, 3), np.nan)
        if len(units) > 1:
            drawn = _precision_recall_f1(resampled_sums(units, n_resamples, seed))
        low, high = interval(drawn, confidence)
        row: dict[str, Any] = {} if by is None else {by: group}
        for i, name in enumerate(("precision", "recall", "f1")):
            row |= {name: point[0, i], f"{name}_low": low[i], f"{name}_high": high[i]}
        row |= {
            "n_gold": len(own_gold),
            "n_found": len(own_found),
            "n_matched": int(sums[0, 0]),
            "n_documents": outcomes["doc_id"].nunique(),
            "resampled": resampled,
        }
        rows.append(row)
    return pd.DataFrame(rows)


def _outcomes(
    gold: pd.DataFrame, found: pd.DataFrame, how: str, threshold: float, same: Sequence[str]
) -> pd.DataFrame:
    """Return a row for each hit, miss and false find: doc_id, matched, gold, found (0 or 1)."""
    gold, found = gold.reset_index(drop=True), found.reset_index(drop=True)
    pairs = match_spans(gold, found, how, threshold, same)
    groups = [
        (gold.loc[gold.index.isin(pairs["gold"])], (1, 1, 1)),
        (gold.loc[~gold.index.isin(pairs["gold"])], (0, 1, 0)),
        (found.loc[~found.index.isin(pairs["found"])], (0, 0, 1)),
    ]
    return pd.concat(
        [
            table[["doc_id"]].assign(matched=flags[0], gold=flags[1], found=flags[2])
            for table, flags in groups
        ],
        ignore_index=True,
    )


def _units(table: pd.DataFrame, columns: list[str], single: str) -> tuple[Floats, str]:
    """Return the counts of each document, or of each row if there is but one; and which."""
    if table["doc_id"].nunique() > 1:
        return table.groupby("doc_id")[columns].sum().to_numpy(np.float64), "documents"
    return table[columns].to_numpy(np.float64), single


def _precision_recall_f1(sums: Floats) -> Floats:
    """Return the three of each row of (matched, gold, found) (van Rijsbergen 1979)."""
    matched, gold, found = sums.T
    f1 = ratio(2 * matched, gold + found)
    # Nothing found, or nothing to find: no share is right, unless there is no case at all.
    lacking = np.where(gold + found > 0, 0.0, np.nan)
    precision = np.where(found > 0, ratio(matched, found), lacking)
    recall = np.where(gold > 0, ratio(matched, gold), lacking)
    return np.column_stack([precision, recall, f1])


def accuracy(
    gold: pd.DataFrame,
    found: pd.DataFrame,
    column: str,
    how: str = "overlap",
    threshold: float = 0.5,
    same: Sequence[str] = (),
    confidence: float = 0.95,
    n_resamples: int = N_RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """Return the share of matched spans whose `column` (speaker, voice) is right.

    Two empty cells are equal. Percentile bootstrap over documents.

    Returns
    -------
    One row: column, accuracy, low, high, n_right, n_matched, n_documents, resampled
    ("documents", or "spans" of one document). NaN if nothing matched.
    """
    gold, found = gold.reset_index(drop=True), found.reset_index(drop=True)
    pairs = match_spans(gold, found, how, threshold, same)
    first, second = gold.loc[pairs["gold"], column], found.loc[pairs["found"], column]
    table = pd.DataFrame(
        {
            "doc_id": gold.loc[pairs["gold"], "doc_id"].to_numpy(),
            "right": _equal(first, second),
            "matched": 1,
        }
    )
    units, resampled = _units(table, ["right", "matched"], "spans")
    low, high = np.array([np.nan]), np.array([np.nan])
    if len(units) > 1:
        sums = resampled_sums(units, n_resamples, seed)
        low, high = interval(ratio(sums[:, 0], sums[:, 1]), confidence)
    return pd.DataFrame(
        {
            "column": [column],
            "accuracy": ratio([table["right"].sum()], [len(table)]),
            "low": low,
            "high": high,
            "n_right": [int(table["right"].sum())],
            "n_matched": [len(table)],
            "n_documents": [table["doc_id"].nunique()],
            "resampled": [resampled],
        }
    )


def _equal(first: pd.Series, second: pd.Series) -> NDArray[np.bool_]:
    pairs = zip(first, second, strict=True)
    return np.array([(pd.isna(a) and pd.isna(b)) or bool(a == b) for a, b in pairs], dtype=bool)


def errors(
    gold: pd.DataFrame,
    found: pd.DataFrame,
    docs: pd.DataFrame,
    column: str | None = None,
    how: str = "overlap",
    threshold: float = 0.5,
    same: Sequence[str] = (),
    width: int = 40,
) -> pd.DataFrame:
    """Return what was missed, found falsely, or found with another `column`, in context.

    Returns
    -------
    doc_id, start, end, error ("miss", "false", "wrong"), gold, found (values of `column`;
    empty without), left, surface, right: in text order. A wrong span's place is gold's.
    """
    gold, found = gold.reset_index(drop=True), found.reset_index(drop=True)
    pairs = match_spans(gold, found, how, threshold, same)

    def rows(table: pd.DataFrame, error: str) -> pd.DataFrame:
        side = {"miss": "gold", "false": "found"}[error]
        values = table[column] if column is not None else None
        return table[["doc_id", "start", "end"]].assign(error=error, **{side: values})

    parts = [
        rows(gold[~gold.index.isin(pairs["gold"])], "miss"),
        rows(found[~found.index.isin(pairs["found"])], "false"),
    ]
    if column is not None:
        first, second = gold.loc[pairs["gold"]], found.loc[pairs["found"], column]
        wrong = first[["doc_id", "start", "end"]].assign(
            error="wrong", gold=first[column], found=second.to_numpy()
        )
        parts.append(wrong[~_equal(first[column], second)])
    table = pd.concat([part.astype(object) for part in parts], ignore_index=True)
    table = table.sort_values(["doc_id", "start", "end"], kind="stable", ignore_index=True)
    texts = dict(zip(docs["doc_id"], docs["text"], strict=True))
    places = list(zip(table["doc_id"], table["start"], table["end"], strict=True))
    around = [context(texts[doc_id], start, end, width) for doc_id, start, end in places]
    return pd.DataFrame(
        {
            "doc_id": table["doc_id"].astype("str"),
            "start": table["start"].astype("int64"),
            "end": table["end"].astype("int64"),
            "error": table["error"].astype("str"),
            "gold": table.get("gold"),
            "found": table.get("found"),
            "left": pd.Series([left for left, _ in around], dtype="str"),
            "surface": pd.Series([texts[d][s:e] for d, s, e in places], dtype="str"),
            "right": pd.Series([right for _, right in around], dtype="str"),
        }
    )
