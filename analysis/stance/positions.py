"""Positions: what the evidence of stances adds up to, always with counts and intervals.

A table of codings (`analysis.stance.coding.read_codings`) has the columns of `stances` and can
stand in its place in every function here.

Intervals are those of Clopper and Pearson (1934) at 95 %, for the mean of (polarity + 1) / 2
as if it were a share: a quantity between 0 and 1 never varies more than a coin of the same
mean, so the interval is rather too wide than too narrow. The unit is the piece of evidence,
and the pieces of one article are not independent: an interval says how firm the wording of
these articles is, not what an outlet writes in general. That is what `articles` is for.
"""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import beta

from analysis.stance.appraisal import load
from analysis.stance.signs import OUTLET

_ALPHA = 0.05
_MEASURES = ["n", "articles", "mean", "low", "high", "label"]
ALL_SHARED = "all shared targets"


def stance_pairs(
    stances: pd.DataFrame,
    by: Sequence[str] = ("holder", "target"),
    lexicon: str | Path | None = None,
) -> pd.DataFrame:
    """Return what the evidence says of each group, by default of each holder and target.

    Parameters
    ----------
    stances : the table `stances`, or codings by hand
    by : the columns that make a group; add "outlet" or "voice" (joined to the table before)
        to keep outlets, or an outlet's own words and what it relays, apart
    lexicon : a folder whose stance.toml states other thresholds

    Returns
    -------
    DataFrame: the columns of `by`, n (pieces of evidence), articles, mean polarity, low and
        high (its interval), label, most evidence first.
        label is "too little evidence" where the |polarity| of a group sums to less than the
        threshold `evidence` (0.25 in Manzur's stance.toml: one plain act, or two weak words);
        else "supports" or "opposes" where |sum| ≥ `one_sided` (0.34: two thirds of the weight
        on one side) × sum of |polarity|; else "mixed".
    """
    limits = load(lexicon).thresholds
    columns = list(by)
    if stances.empty:
        empty = pd.DataFrame(columns=[*columns, *_MEASURES])
        return empty.astype({"n": "int64", "articles": "int64", "mean": "float64",
                             "low": "float64", "high": "float64"})  # fmt: skip
    groups = stances.assign(_weight=stances["polarity"].abs()).groupby(columns, sort=True)
    out = groups.agg(
        n=("polarity", "size"),
        articles=("doc_id", "nunique"),
        mean=("polarity", "mean"),
        _sum=("polarity", "sum"),
        _weight=("_weight", "sum"),
    ).reset_index()
    out["low"], out["high"] = interval(out["mean"].to_numpy(), out["n"].to_numpy())
    leaning = out["_sum"].abs() >= limits["one_sided"] * out["_weight"]
    out["label"] = np.select(
        [out["_weight"] < limits["evidence"], ~leaning, out["_sum"] > 0],
        ["too little evidence", "mixed", "supports"],
        "opposes",
    )
    out = out[[*columns, *_MEASURES]]
    return out.sort_values(["n", *columns], ascending=[False] + [True] * len(columns)).reset_index(
        drop=True
    )


def interval(mean: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % interval of mean polarities of n pieces (Clopper and Pearson 1934)."""
    share = np.clip((np.asarray(mean, dtype=float) + 1) / 2, 0, 1)
    n = np.asarray(n, dtype=float)
    hits = share * n
    with np.errstate(invalid="ignore"):
        low = np.where(hits > 0, beta.ppf(_ALPHA / 2, hits, n - hits + 1), 0.0)
        high = np.where(hits < n, beta.ppf(1 - _ALPHA / 2, hits + 1, n - hits), 1.0)
    return 2 * low - 1, 2 * high - 1


def own_voice(stances: pd.DataFrame) -> pd.DataFrame:
    """Return the evidence that outlets give in their own narration, as its holders."""
    return stances[stances["holder"] == OUTLET].reset_index(drop=True)


def relayed(stances: pd.DataFrame) -> pd.DataFrame:
    """Return the evidence whose holder is another than the outlet: what it passes on."""
    return stances[stances["holder"] != OUTLET].reset_index(drop=True)


def relayed_balance(
    stances: pd.DataFrame,
    catalogue: pd.DataFrame,
    by: Sequence[str] = (),
    lexicon: str | Path | None = None,
) -> pd.DataFrame:
    """Return which camps get to judge which in what is relayed.

    Parameters
    ----------
    stances : the table `stances`, or codings; the outlets' own voice is left out
    catalogue : entity, camp; an entity that has none there is of camp "other"
    by : further columns to keep apart, such as outlet

    Returns
    -------
    DataFrame: the columns of `by`, holder_camp, target_camp, and n, articles, mean, low, high,
        label as in `stance_pairs`; share: of all that is relayed (within `by`).
    """
    camps = catalogue.drop_duplicates("entity").set_index("entity")["camp"]
    camps = camps[camps.notna() & (camps != "")]
    passed = relayed(stances)
    passed = passed.assign(
        holder_camp=passed["holder"].map(camps).fillna("other"),
        target_camp=passed["target"].map(camps).fillna("other"),
    )
    out = stance_pairs(passed, (*by, "holder_camp", "target_camp"), lexicon)
    total = out.groupby(list(by))["n"].transform("sum") if by else out["n"].sum()
    out["share"] = out["n"] / total if len(out) else pd.Series(dtype="float64")
    return out


def outlet_distance(stances: pd.DataFrame, docs: pd.DataFrame) -> pd.DataFrame:
    """Return how far outlets stand apart in their own voice on the targets they share.

    Parameters
    ----------
    stances : the table `stances`, or codings
    docs : doc_id, outlet

    Returns
    -------
    DataFrame: outlet_a, outlet_b, target, n_a, n_b (pieces of evidence), difference (mean of a
        minus mean of b), low, high, verdict. The interval of a difference joins those of the
        two means (square-and-add, Newcombe 1998). verdict is "a is kinder", "b is kinder", or
        "cannot tell" where the interval holds zero. The last row of a pair, its target "all
        shared targets", has the mean distance |difference|, its bounds the means of the
        bounds; verdict "apart" or "cannot tell", and no number where nothing is shared.
    """
    outlets = docs[["doc_id", "outlet"]].drop_duplicates("doc_id")
    own = own_voice(stances.drop(columns="outlet", errors="ignore"))
    own = own.merge(outlets, on="doc_id", validate="m:1")
    pairs = stance_pairs(own, ("outlet", "target")).set_index(["outlet", "target"])
    names = sorted(outlets["outlet"].unique())
    by_outlet = {
        name: pairs.loc[name] if name in pairs.index.get_level_values(0) else pairs.iloc[:0]
        for name in names
    }
    rows = []
    for a, b in combinations(names, 2):
        shared = sorted(set(_targets(by_outlet[a])) & set(_targets(by_outlet[b])))
        found = [_compare(_row(by_outlet[a], t), _row(by_outlet[b], t)) for t in shared]
        rows += [(a, b, t, *row) for t, row in zip(shared, found, strict=True)]
        rows.append((a, b, ALL_SHARED, *_overall(found)))
    columns = ["outlet_a", "outlet_b", "target", "n_a", "n_b"]
    return pd.DataFrame(rows, columns=[*columns, "difference", "low", "high", "verdict"])


def _targets(table: pd.DataFrame) -> list[str]:
    return [] if table.empty else table.index.tolist()


_Row = tuple[int, int, float, float, float, str]


def _row(table: pd.DataFrame, target: str) -> dict[str, float]:
    values = table.loc[[target], ["n", "mean", "low", "high"]].to_dict("records")[0]
    return {str(name): float(value) for name, value in values.items()}


def _compare(a: dict[str, float], b: dict[str, float]) -> _Row:
    difference = a["mean"] - b["mean"]
    low = difference - float(np.hypot(a["mean"] - a["low"], b["high"] - b["mean"]))
    high = difference + float(np.hypot(a["high"] - a["mean"], b["mean"] - b["low"]))
    verdict = "a is kinder" if low > 0 else "b is kinder" if high < 0 else "cannot tell"
    return int(a["n"]), int(b["n"]), difference, max(low, -2.0), min(high, 2.0), verdict


def _overall(found: list[_Row]) -> _Row:
    if not found:
        return 0, 0, float("nan"), float("nan"), float("nan"), "cannot tell"
    nearest = [max(0.0, low, -high) for _, _, _, low, high, _ in found]
    farthest = [max(abs(low), abs(high)) for _, _, _, low, high, _ in found]
    low = float(np.mean(nearest))
    return (
        sum(row[0] for row in found),
        sum(row[1] for row in found),
        float(np.mean([abs(row[2]) for row in found])),
        low,
        float(np.mean(farthest)),
        "apart" if low > 0 else "cannot tell",
    )
