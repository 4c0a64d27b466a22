"""Reliability: how far coders who worked apart agree beyond chance."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.arabic import words
from analysis.errors import ManzurError
from analysis.statistics.inference import SEED, interval, resampled_sums

Level = Literal["nominal", "ordinal", "interval"]


def alpha(
    codings: pd.DataFrame,
    level: Level = "nominal",
    documents: Sequence[str] | pd.Series | None = None,
    confidence: float = 0.95,
    n_resamples: int = 1000,
    seed: int = SEED,
) -> pd.DataFrame:
    """Return Krippendorff's α (2011) with a percentile bootstrap interval.

    Parameters
    ----------
    codings
        One row a unit, one column a coder; a missing coding is empty.
    level
        "nominal", "ordinal" or "interval".
    documents
        The document of each unit: then documents are resampled, if there are two or more.

    Returns
    -------
    One row: alpha, low, high, n_units (coded by two at least), n_coders, n_documents (NaN if
    not given), resampled ("documents" or "units"). Where all codings are one value chance
    agreement is complete and α undefined (NaN); so is a resample of that kind, left out.
    """
    if level not in ("nominal", "ordinal", "interval"):
        raise ManzurError(f'level {level!r}: choose "nominal", "ordinal" or "interval"')
    counts, domain = _value_counts(codings)
    pairable = counts.sum(axis=1) > 1
    places = np.arange(len(codings)) if documents is None else pd.factorize(pd.Series(documents))[0]
    by_document = documents is not None and len(np.unique(places)) > 1
    resampled = "documents" if by_document else "units"
    units = places[pairable] if by_document else np.arange(pairable.sum())
    counts = counts[pairable]
    low, high = np.array([np.nan]), np.array([np.nan])
    n_units = len(np.unique(units))
    if n_units > 1:
        drawn = np.eye(n_units)[np.unique(units, return_inverse=True)[1]]
        times = resampled_sums(np.eye(n_units), n_resamples, seed) @ drawn.T
        values = [_alpha(np.repeat(counts, t.astype(int), axis=0), domain, level) for t in times]
        low, high = interval(np.array(values)[:, None], confidence)
    return pd.DataFrame(
        {
            "alpha": [_alpha(counts, domain, level)],
            "low": low,
            "high": high,
            "n_units": [len(counts)],
            "n_coders": [codings.shape[1]],
            "n_documents": [np.nan if documents is None else pd.Series(documents).nunique()],
            "resampled": [resampled],
        }
    )


def _value_counts(codings: pd.DataFrame) -> tuple[NDArray[np.int64], list[Any]]:
    """Return how many coders gave each unit each value, and the values in order."""
    domain = sorted(set(codings.to_numpy(dtype=object)[codings.notna().to_numpy()]))
    place = {value: i for i, value in enumerate(domain)}
    counts = np.zeros((len(codings), len(domain)), dtype=np.int64)
    for coder in range(codings.shape[1]):
        column = codings.iloc[:, coder].reset_index(drop=True).dropna()
        counts[column.index.to_numpy(dtype=np.int64), [place[value] for value in column]] += 1
    return counts, domain


def _alpha(counts: NDArray[np.int64], domain: list[Any], level: Level) -> float:
    """Return α from how many coders gave each unit each value (Krippendorff 2011).

    The usual package for it is under the GPL, which this project may not depend on.
    """
    used = counts.sum(axis=0) > 0
    if used.sum() < 2:
        return float("nan")
    counts = counts[:, used].astype(np.float64)
    pairs = 1 / (counts.sum(axis=1) - 1)
    coincidences = (counts * pairs[:, None]).T @ counts - np.diag(pairs @ counts)
    n = coincidences.sum(axis=0)
    values = [value for value, some in zip(domain, used, strict=True) if some]
    distances = _distances(values, n, level)
    expected = n @ distances @ n
    return float(1 - (n.sum() - 1) * (coincidences * distances).sum() / expected)


def _distances(values: list[Any], n: NDArray[np.float64], level: Level) -> NDArray[np.float64]:
    """Return the squared difference of every two values, n how often each was paired."""
    if level == "nominal":
        return 1 - np.eye(len(values))
    if level == "interval":
        scale = np.array(values, dtype=np.float64)
    else:  # half of the ranks of both ends, and all between
        scale = np.cumsum(n) - n / 2
    return np.asarray((scale[:, None] - scale[None, :]) ** 2)


def alpha_spans(
    coders: Mapping[str, pd.DataFrame],
    docs: pd.DataFrame,
    label: str,
    confidence: float = 0.95,
    n_resamples: int = 1000,
    seed: int = SEED,
) -> pd.DataFrame:
    """Return the nominal α of coders who marked stretches of text, word by word.

    A unit is a word of the text, its value the `label` of the shortest span that holds its
    start, or that there is none. So it counts where a span begins and ends, in the manner of
    Krippendorff's α for unitizing (Krippendorff et al. 2016), in steps of a word.

    Parameters
    ----------
    coders
        For each coder the spans: doc_id, start, end, `label`.
    docs
        doc_id, text: all that was coded, the documents without spans too.

    Returns
    -------
    As `alpha`.
    """
    starts = {
        doc_id: np.array([start for start, _ in words(text)], dtype=np.int64)
        for doc_id, text in zip(docs["doc_id"], docs["text"], strict=True)
    }
    codings = {
        coder: np.concatenate(
            [np.zeros(0, dtype=object)]
            + [_painted(starts[d], spans[spans["doc_id"] == d], label) for d in starts]
        )
        for coder, spans in coders.items()
    }
    documents = np.repeat(np.array(list(starts), dtype=object), [len(s) for s in starts.values()])
    return alpha(
        pd.DataFrame(codings), "nominal", pd.Series(documents), confidence, n_resamples, seed
    )


def _painted(starts: NDArray[np.int64], spans: pd.DataFrame, label: str) -> NDArray[np.object_]:
    """Return the label of the shortest span that holds each position; "" outside all."""
    values = np.full(len(starts), "", dtype=object)
    lengths = spans["end"] - spans["start"]
    for i in np.argsort(-lengths.to_numpy(), kind="stable"):
        start, end, value = spans.iloc[i][["start", "end", label]]
        values[(starts >= start) & (starts < end)] = str(value)
    return values
