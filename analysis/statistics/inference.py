"""Inference: how far a number can be trusted.

Documents are resampled, never words: the words of one article are not independent of
each other, and an interval that treats them so is too narrow (Lijffijt et al. 2016).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from analysis.errors import ManzurError

Floats = NDArray[np.float64]

#: So many resamples move a 95 % bound by about 2 % of the interval's width.
N_RESAMPLES = 2000
SEED = 20240619
_CELLS = 2_000_000  # of the matrix of draws that is held at a time
_MOST_EXACT = 20_000  # arrangements that are all tried, not sampled


def resampled_sums(units: ArrayLike, n_resamples: int = N_RESAMPLES, seed: int = SEED) -> Floats:
    """Return the column sums of `n_resamples` bootstrap samples of the rows of `units`.

    Whatever is a function of sums over units (a rate, an F1, a profile) follows from it.

    Parameters
    ----------
    units
        One row a unit that is drawn (a document, a sentence), one column a count.

    Returns
    -------
    One row a resample, one column a count. Efron (1979), the nonparametric bootstrap.
    """
    rows = np.asarray(units, dtype=np.float64)
    n_units = len(rows)
    if not n_units:
        return np.zeros((n_resamples, rows.shape[1]))
    rng = np.random.default_rng(seed)
    step = max(1, _CELLS // n_units)
    sums = []
    for first in range(0, n_resamples, step):
        size = min(step, n_resamples - first)
        drawn = rng.integers(n_units, size=(size, n_units)) + n_units * np.arange(size)[:, None]
        times = np.bincount(drawn.ravel(), minlength=size * n_units).reshape(size, n_units)
        sums.append(times @ rows)
    return np.concatenate(sums)


def interval(values: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return the lower and upper percentile bounds of each column of resampled `values`.

    Resamples in which a value is undefined (NaN) are left out; a column that has no other
    gets NaN. Efron & Tibshirani (1993), ch. 13, the percentile interval.
    """
    columns = np.atleast_2d(np.asarray(values, dtype=np.float64).T)
    tail = (1 - confidence) / 2
    bounds = np.full((len(columns), 2), np.nan)
    for i, column in enumerate(columns):
        known = column[~np.isnan(column)]
        if len(known):
            bounds[i] = np.quantile(known, [tail, 1 - tail])
    return bounds[:, 0], bounds[:, 1]


def ratio(numerator: ArrayLike, denominator: ArrayLike) -> Floats:
    """Return the quotient, NaN where the denominator is zero."""
    over, under = np.broadcast_arrays(
        np.asarray(numerator, dtype=np.float64), np.asarray(denominator, dtype=np.float64)
    )
    return np.divide(over, under, out=np.full(under.shape, np.nan), where=under != 0)


def share_interval(
    n: ArrayLike, total: ArrayLike, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return the exact bounds of the share n/total; of nothing, it may be anything: 0 … 1.

    Clopper & Pearson (1934), by quantiles of the beta distribution.
    """
    from scipy.special import betaincinv

    k, m = np.broadcast_arrays(np.asarray(n, np.float64), np.asarray(total, np.float64))
    tail = (1 - confidence) / 2
    low, high = np.zeros(k.shape), np.ones(k.shape)
    some, rest = k > 0, k < m
    low[some] = betaincinv(k[some], (m - k + 1)[some], tail)
    high[rest] = 1 - betaincinv((m - k)[rest], (k + 1)[rest], tail)
    return low, high


def permutation_test(
    documents: pd.DataFrame,
    a: str,
    b: str,
    by: str = "outlet",
    count: str = "n",
    size: str = "n_words",
    per: float = 1000,
    n_arrangements: int = 9999,
    seed: int = SEED,
) -> pd.DataFrame:
    """Test whether two groups' rates differ by more than a random split of their documents.

    Every arrangement of the documents into groups of these sizes is tried when they are at
    most 20,000; else `n_arrangements` random ones are, and the observed one counts among
    them, so p is never zero (Phipson & Smyth 2010). Two-sided: the share of arrangements
    whose difference is at least as large, whatever its sign. Fisher (1935); Good (2005).

    Parameters
    ----------
    documents
        One row a document, with its group `by`, its `count` of the thing, its `size` in words.

    Returns
    -------
    One row: a, b, rate_a, rate_b (per `per` words), difference, p, exact (bool),
    n_arrangements, n_documents_a, n_documents_b. With no words in a group the rates are NaN
    and p is 1.
    """
    rows = documents[documents[by].isin([a, b])]
    counts = rows[count].to_numpy(np.float64)
    sizes = rows[size].to_numpy(np.float64)
    in_a = (rows[by] == a).to_numpy()
    n, n_a = len(rows), int(in_a.sum())
    exact = comb(n, n_a) <= _MOST_EXACT
    groups = [_arrangements(n, n_a)] if exact else _random(in_a, n_arrangements, seed)

    def rates(member: NDArray[np.bool_]) -> Floats:
        return per * ratio(member @ counts, member @ sizes)

    observed = rates(in_a[None, :]) - rates(~in_a[None, :])
    differences = np.concatenate([rates(group) - rates(~group) for group in groups])
    known = differences[~np.isnan(differences)]
    p = 1.0
    if not np.isnan(observed[0]) and len(known):
        large = np.abs(known) >= np.abs(observed[0]) - 1e-9
        p = float(large.mean()) if exact else float((large.sum() + 1) / (len(known) + 1))
    return pd.DataFrame(
        {
            "a": [a],
            "b": [b],
            "rate_a": rates(in_a[None, :]),
            "rate_b": rates(~in_a[None, :]),
            "difference": observed,
            "p": [p],
            "exact": [exact],
            "n_arrangements": [len(differences)],
            "n_documents_a": [n_a],
            "n_documents_b": [n - n_a],
        }
    )


def _arrangements(n: int, n_a: int) -> NDArray[np.bool_]:
    chosen: Sequence[tuple[int, ...]] = list(combinations(range(n), n_a))
    groups = np.zeros((len(chosen), n), dtype=bool)
    if n_a:
        np.put_along_axis(groups, np.array(chosen), True, axis=1)
    return groups


def _random(in_a: NDArray[np.bool_], number: int, seed: int) -> Iterator[NDArray[np.bool_]]:
    rng = np.random.default_rng(seed)
    step = max(1, _CELLS // len(in_a))
    for first in range(0, number, step):
        yield rng.permuted(np.tile(in_a, (min(step, number - first), 1)), axis=1)


def corrected(p: ArrayLike, method: str = "holm") -> Floats:
    """Return p-values corrected for their number.

    "holm" bounds the chance of one false claim among all (Holm 1979); "bh" the expected
    share of false claims among those made (Benjamini & Hochberg 1995).
    """
    values = np.asarray(p, dtype=np.float64)
    m = len(values)
    order = np.argsort(values, kind="stable")
    if method == "holm":
        steps = np.maximum.accumulate(values[order] * np.arange(m, 0, -1))
    elif method == "bh":
        scaled = values[order] * m / np.arange(1, m + 1)
        steps = np.minimum.accumulate(scaled[::-1])[::-1]
    else:
        raise ManzurError(f'correction {method!r}: choose "holm" or "bh"')
    result = np.empty(m)
    result[order] = np.minimum(steps, 1)
    return result
