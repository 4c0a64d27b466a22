"""Keyness: which words mark one group of texts against another, and how surely.

Either group may have no words at all: then there is no rate (NaN), no effect (0) and no
evidence (p = 1). No value is ever infinite.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.arabic import zipf
from analysis.errors import ManzurError
from analysis.statistics.inference import Floats, corrected, ratio, share_interval

#: What stands for a prior count of zero (Monroe et al. 2008 use it for a flat prior).
_LEAST_PRIOR = 0.01


def keyness(
    counts: pd.DataFrame,
    a: str | Sequence[str],
    b: str | Sequence[str] | None = None,
    by: str = "outlet",
    item: str = "word",
    sizes: Mapping[str, int] | None = None,
    prior: Mapping[str, float] | None = None,
    prior_size: float | None = None,
    confidence: float = 0.95,
    correction: str = "holm",
    per: float = 1000,
) -> pd.DataFrame:
    """Return which items are marked for one group against another, strongest first.

    Parameters
    ----------
    counts
        `by`, `item`, n.
    a, b
        A value of `by`, or several taken together; without `b`, all the others.
    sizes
        Words of each value of `by`; without it, the sum of its counts.
    prior, prior_size
        Prior counts of the items for the log-odds (without it, both groups pooled), and the
        number of words they are scaled to (without it, as they are).

    Returns
    -------
    item, n_a, n_b, rate_a, rate_b (per `per` words), and

    log_ratio
        log₂ of the rates' quotient; a zero count beside others is taken as ½ (Hardie 2014).
    low, high
        Its exact interval, from Clopper & Pearson's for n_a of n_a + n_b (conditional
        Poisson test; Fay 2010); NaN where a zero count leaves it open.
    lrc, lrc_corrected
        LRC (Evert 2022): the bound nearer zero, 0 if the interval holds it. `lrc` at
        `confidence` for each item alone, `lrc_corrected` for all together (Bonferroni).
    g2
        G² over four cells: items and other words in both groups (Dunning 1993; Rayson &
        Garside 2000 with the cells of the other words). Unsigned, χ² with one degree.
    p, p_corrected
        Of G²; corrected for the number of items (`inference.corrected`: "holm" or "bh").
    z
        Difference of log-odds with an informative Dirichlet prior, over its standard error
        (`log_odds_z`; Monroe, Colaresi & Quinn 2008). An item the prior lacks gets 0.01.
    """
    first = [a] if isinstance(a, str) else list(a)
    known = counts[by].unique()
    second = [b] if isinstance(b, str) else list(b) if b is not None else []
    second = second if b is not None else [group for group in known if group not in first]
    if shared := set(first) & set(second):
        raise ManzurError(f"{sorted(shared)[0]} stands on both sides; compare two groups apart")
    sides = []
    for side in (first, second):
        of_side = counts[counts[by].isin(side)]
        sides.append(of_side.groupby(item, sort=True)["n"].sum())
    table = pd.concat(sides, axis=1, keys=["n_a", "n_b"]).fillna(0).astype(np.int64)
    table = table[table.sum(axis=1) > 0].rename_axis(item).reset_index()
    n_a, n_b = table["n_a"].to_numpy(np.float64), table["n_b"].to_numpy(np.float64)
    if sizes is None:
        size_a, size_b = n_a.sum(), n_b.sum()
    else:
        size_a, size_b = (float(sum(sizes.get(g, 0) for g in side)) for side in (first, second))
    if size_a < n_a.max(initial=0) or size_b < n_b.max(initial=0):
        raise ManzurError("sizes: a group has fewer words than one of its items; count again")

    # Most words of a corpus share their pair of counts with thousands of others.
    pairs, back = np.unique(np.stack([n_a, n_b], axis=1), axis=0, return_inverse=True)
    back = back.reshape(-1)
    low, high = ratio_interval(pairs[:, 0], pairs[:, 1], size_a, size_b, confidence)
    strict = 1 - (1 - confidence) / max(len(table), 1)
    bounds = ratio_interval(pairs[:, 0], pairs[:, 1], size_a, size_b, strict)
    g2 = log_likelihood(pairs[:, 0], pairs[:, 1], size_a, size_b)
    alpha = _prior(table[item], n_a + n_b, size_a + size_b, prior, prior_size)
    p = _chi2_tail(g2)[back]
    result = table.assign(
        rate_a=per * ratio(n_a, size_a),
        rate_b=per * ratio(n_b, size_b),
        log_ratio=_log_ratio(pairs[:, 0], pairs[:, 1], size_a, size_b)[back],
        low=low[back],
        high=high[back],
        lrc=_nearer_zero(low, high)[back],
        lrc_corrected=_nearer_zero(*bounds)[back],
        g2=g2[back],
        p=p,
        p_corrected=corrected(p, correction),
        z=log_odds_z(n_a, n_b, size_a, size_b, *alpha),
    )
    strongest = result["lrc"].abs().rename("effect")
    order = pd.concat([strongest, result["g2"]], axis=1).sort_values(
        ["effect", "g2"], ascending=False, kind="stable"
    )
    return result.loc[order.index].reset_index(drop=True)


def _log_ratio(n_a: Floats, n_b: Floats, size_a: float, size_b: float) -> Floats:
    if not size_a or not size_b:
        return np.zeros(len(n_a))
    quotient = np.where(n_a > 0, n_a, 0.5) * size_b / (np.where(n_b > 0, n_b, 0.5) * size_a)
    return np.log2(quotient)


def ratio_interval(
    n_a: Floats, n_b: Floats, size_a: float, size_b: float, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return the exact bounds of log₂ of two rates' quotient, NaN where it has none.

    Given n = n_a + n_b, n_a is binomial with odds r·size_a / size_b, r the quotient sought:
    Clopper & Pearson's bounds of the share, turned into r (Fay 2010; Evert 2022).
    """

    def lower(n: Floats, other: Floats, size: float, other_size: float) -> Floats:
        share, _ = share_interval(n, n + other, confidence)
        bound = np.full(len(n), np.nan)
        if size and other_size:
            some = n > 0
            odds = share[some] / (1 - share[some])
            bound[some] = np.log2(odds * other_size / size)
        return bound

    return lower(n_a, n_b, size_a, size_b), -lower(n_b, n_a, size_b, size_a)


def _nearer_zero(low: Floats, high: Floats) -> Floats:
    below, above = np.nan_to_num(low, nan=-1), np.nan_to_num(high, nan=1)
    return np.where(below > 0, below, np.where(above < 0, above, 0.0))


def log_likelihood(n_a: Floats, n_b: Floats, size_a: float, size_b: float) -> Floats:
    """Return G² = 2 Σ O ln(O / E) over four cells (Dunning 1993), 0 if a group is empty."""
    from scipy.special import xlogy

    total, g2 = size_a + size_b, np.zeros(len(n_a))
    if not size_a or not size_b:
        return g2
    n = n_a + n_b
    for observed, row, column in (
        (n_a, n, size_a),
        (n_b, n, size_b),
        (size_a - n_a, total - n, size_a),
        (size_b - n_b, total - n, size_b),
    ):
        expected = row * column / total
        g2 += 2 * xlogy(observed, ratio(observed, np.where(expected > 0, expected, 1)))
    return np.maximum(g2, 0)


def _chi2_tail(g2: Floats) -> Floats:
    from scipy.special import chdtrc

    return np.asarray(chdtrc(1, g2), dtype=np.float64)


def _prior(
    items: pd.Series,
    pooled: Floats,
    size: float,
    prior: Mapping[str, float] | None,
    prior_size: float | None,
) -> tuple[Floats, float]:
    """Return the prior count of each item, and of all words together."""
    if prior is None:
        alpha, total = pooled, float(size)
    else:
        alpha = np.array([prior.get(item, 0) for item in items], dtype=np.float64)
        total = float(sum(prior.values()))
    scale = prior_size / total if prior_size is not None and total else 1.0
    lacking = alpha <= 0
    return np.where(lacking, _LEAST_PRIOR, alpha * scale), total * scale + (
        _LEAST_PRIOR * float(lacking.sum())
    )


def frequency_prior(items: Iterable[str], size: float = 1_000_000) -> dict[str, float]:
    """Return how often each folded word would stand in `size` words of common Arabic.

    A prior for `keyness` from outside the corpus (wordfreq, Speer 2022): what marks both
    groups against the language then counts too. Unknown words are left out.
    """
    known = {item: zipf(item) for item in items}
    return {item: size * 10 ** (z - 9) for item, z in known.items() if z > 0}


def log_odds_z(
    n_a: Floats, n_b: Floats, size_a: float, size_b: float, alpha: Floats, alpha_total: float
) -> Floats:
    """Return the z-scores of the difference in log-odds with a Dirichlet prior `alpha`.

    Monroe, Colaresi & Quinn (2008): with odds (n + α) / (size + α₀ − n − α) in either group,
    z = (log odds_a − log odds_b) / √(1 / (n_a + α) + 1 / (n_b + α)). An item that is all a
    group says has no odds: its z is 0, as with a group of no words.
    """
    odds = [
        ratio(n + alpha, size + alpha_total - n - alpha)
        for n, size in ((n_a, size_a), (n_b, size_b))
    ]
    known = (odds[0] > 0) & (odds[1] > 0) if size_a and size_b else np.zeros(len(n_a), dtype=bool)
    z = np.zeros(len(n_a))
    spread = np.sqrt(1 / (n_a + alpha) + 1 / (n_b + alpha))
    z[known] = (np.log(odds[0][known]) - np.log(odds[1][known])) / spread[known]
    return z
