"""Statistics of counts: rates, dispersion, distance, each with what bounds it.

A table of counts has one row a group and item, and the column `n`. Keyness, collocations
and tests have files of their own and are found here too.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.arabic import fold, sentence_spans, words
from analysis.errors import ManzurError
from analysis.statistics.collocation import collocations as collocations
from analysis.statistics.collocation import cooccurrence as cooccurrence
from analysis.statistics.inference import N_RESAMPLES, SEED, Floats, interval, ratio, resampled_sums
from analysis.statistics.inference import permutation_test as permutation_test
from analysis.statistics.inference import share_interval as share_interval
from analysis.statistics.keyness import frequency_prior as frequency_prior
from analysis.statistics.keyness import keyness as keyness

_RATE_COLUMNS = ("n", "words", "rate", "low", "high", "n_documents", "resampled")


def tokens(docs: pd.DataFrame) -> pd.DataFrame:
    """Return the words of documents: doc_id, outlet, start, end, word (folded), sentence (its
    number in the document, from 0; -1 outside any)."""
    frames = []
    for doc_id, outlet, text in zip(docs["doc_id"], docs["outlet"], docs["text"], strict=True):
        folded = fold(text)
        spans = words(text)
        frames.append(
            pd.DataFrame(
                {
                    "doc_id": pd.Series([doc_id] * len(spans), dtype="str"),
                    "outlet": pd.Series([outlet] * len(spans), dtype="str"),
                    "start": np.array([start for start, _ in spans], dtype=np.int64),
                    "end": np.array([end for _, end in spans], dtype=np.int64),
                    "word": pd.Series([folded[start:end] for start, end in spans], dtype="str"),
                }
            )
        )
    columns = {c: pd.Series(dtype="str") for c in ("doc_id", "outlet")}
    columns |= {c: pd.Series(dtype="int64") for c in ("start", "end")}
    empty = pd.DataFrame({**columns, "word": pd.Series(dtype="str")})
    return add_sentence(pd.concat(frames, ignore_index=True) if frames else empty, docs)


def add_sentence(spans: pd.DataFrame, docs: pd.DataFrame) -> pd.DataFrame:
    """Return `spans` with `sentence`: the number in its document of the sentence that holds
    its start (from 0; -1 outside any)."""
    number = np.full(len(spans), -1, dtype=np.int64)
    texts = dict(zip(docs["doc_id"], docs["text"], strict=True))
    starts = spans["start"].to_numpy()
    for doc_id, rows in spans.groupby("doc_id", sort=False).indices.items():
        bounds = np.array(sentence_spans(texts[str(doc_id)]), dtype=np.int64).reshape(-1, 2)
        index = np.searchsorted(bounds[:, 0], starts[rows], side="right") - 1
        inside = (index >= 0) & (starts[rows] < np.append(bounds[:, 1], 0)[index])
        number[rows] = np.where(inside, index, -1)
    return spans.assign(sentence=number)


def word_counts(docs: pd.DataFrame, by: str | Sequence[str] = "outlet") -> pd.DataFrame:
    """Return how often each folded word stands in each group of documents: `by`, word, n."""
    keys = [by] if isinstance(by, str) else list(by)
    rows = []
    for group, texts in docs.groupby(keys, sort=True)["text"]:
        counter: Counter[str] = Counter()
        for text in texts:
            folded = fold(text)
            counter.update([folded[start:end] for start, end in words(folded)])
        rows.append(
            pd.DataFrame(
                {
                    **dict(zip(keys, group, strict=True)),
                    "word": pd.Series(list(counter), dtype="str"),
                    "n": np.fromiter(counter.values(), dtype=np.int64, count=len(counter)),
                }
            )
        )
    if not rows:
        return pd.DataFrame({**{k: [] for k in keys}, "word": [], "n": np.zeros(0, np.int64)})
    return pd.concat(rows, ignore_index=True)


def rates(
    counts: pd.DataFrame,
    sizes: pd.DataFrame,
    by: str | Sequence[str] = "outlet",
    item: str = "frame",
    per: float = 1000,
    confidence: float = 0.95,
    n_resamples: int = N_RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """Return how often each item stands in each group's words, with an interval.

    Percentile bootstrap over the group's documents (Efron & Tibshirani 1993); where it has
    one document, over its sentences, which tells only how the item is spread in that
    article. An item never seen has no spread to resample: its upper bound is the exact
    Poisson one (Garwood 1936). A group of one sentence has no interval (NaN).

    Parameters
    ----------
    counts
        doc_id, sentence, the columns `by`, `item`, n: occurrences.
    sizes
        doc_id, sentence, the columns `by`, n: words.

    Returns
    -------
    `by`, item, n, words, rate, low, high (per `per` words), n_documents, resampled
    ("documents" or "sentences"). Every item has a row in every group.
    """
    keys = [by] if isinstance(by, str) else list(by)
    items = sorted(counts[item].unique())
    groups = pd.concat([sizes[keys], counts[keys]]).drop_duplicates().sort_values(keys)
    found = dict(iter(counts.groupby(keys)))
    spoken = dict(iter(sizes.groupby(keys)))
    rows = []
    for group in groups.itertuples(index=False, name=None):
        own_counts = found.get(group, counts.iloc[:0])
        own_sizes = spoken.get(group, sizes.iloc[:0])
        n_documents = pd.concat([own_sizes["doc_id"], own_counts["doc_id"]]).nunique()
        unit = "doc_id" if n_documents > 1 else "sentence"
        units = own_counts.pivot_table("n", unit, item, "sum", fill_value=0).reindex(columns=items)
        units = units.join(own_sizes.groupby(unit)["n"].sum().rename("words"), how="outer")
        cells = units.fillna(0).to_numpy(np.float64)
        n, size = cells[:, :-1].sum(axis=0), cells[:, -1].sum()
        low = high = np.full(len(items), np.nan)
        if len(cells) > 1 and size:
            sums = resampled_sums(cells, n_resamples, seed)
            low, high = interval(per * ratio(sums[:, :-1], sums[:, -1:]), confidence)
            high = np.where(n == 0, -per * np.log((1 - confidence) / 2) / size, high)
        rows.append(
            pd.DataFrame(
                {
                    **dict(zip(keys, group, strict=True)),
                    item: items,
                    "n": n.astype(np.int64),
                    "words": int(size),
                    "rate": per * ratio(n, size),
                    "low": low,
                    "high": high,
                    "n_documents": n_documents,
                    "resampled": "documents" if unit == "doc_id" else "sentences",
                }
            )
        )
    columns = [*keys, item, *_RATE_COLUMNS]
    return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=columns)


def dispersion(
    counts: pd.DataFrame, sizes: pd.Series, by: str = "doc_id", item: str = "word"
) -> pd.DataFrame:
    """Return how evenly each item is spread over the parts of a corpus.

    Parameters
    ----------
    counts
        `by` (the part), item, n.
    sizes
        Words of every part, indexed by part; parts without words do not count.

    Returns
    -------
    item, n, range (parts that hold it), n_parts, dp, dp_norm.

    dp = ½ Σ |share of the item in a part − share of the corpus in that part|: 0 as even as
    the parts allow, near 1 all in a small part (Gries 2008). dp_norm = dp / (1 − smallest
    part's share), so that 1 can be reached (Lijffijt & Gries 2012); 0 with a single part.
    """
    parts = sizes[sizes > 0].astype(float)
    expected = parts / parts.sum()
    seen = counts[counts["n"] > 0].groupby([item, by], sort=True)["n"].sum().reset_index()
    n = seen.groupby(item)["n"].transform("sum")
    share = seen[by].map(expected).astype(float)
    if share.isna().any():
        lost = seen.loc[share.isna(), by].iloc[0]
        raise ManzurError(f"{lost}: counted, but sizes gives it no words; count again")
    # A part that lacks the item adds its own share; summed over those that hold it, the rest.
    seen = seen.assign(off=(seen["n"] / n - share).abs() - share)
    table = seen.groupby(item).agg(n=("n", "sum"), range=("n", "size"), off=("off", "sum"))
    dp = ((table.pop("off") + 1) / 2).clip(0, 1)
    room = 1 - expected.min() if len(parts) > 1 else np.inf
    return table.assign(n_parts=len(parts), dp=dp, dp_norm=dp / room).reset_index()


def profile_distances(
    counts: pd.DataFrame,
    by: str = "outlet",
    item: str = "frame",
    confidence: float = 0.95,
    n_resamples: int = N_RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """Return how far the profiles of every two groups lie apart.

    Jensen–Shannon distance, the square root of the divergence in bits (Lin 1991; Endres &
    Schindelin 2003): 0 equal, 1 nothing in common. Interval as in `rates`; since resampled
    profiles differ even where groups do not, it is widened to hold the distance itself.

    Parameters
    ----------
    counts
        doc_id, sentence, `by`, item, n.

    Returns
    -------
    a, b, distance, low, high, n_a, n_b (occurrences), n_documents_a, n_documents_b,
    resampled ("documents", or "sentences" if either group has one document). A group
    without occurrences has no profile, and no distance (NaN).
    """
    items = sorted(counts[item].unique())
    units, documents = {}, {}
    for group, own in counts.groupby(by, sort=True):
        documents[group] = own["doc_id"].nunique()
        unit = "doc_id" if documents[group] > 1 else "sentence"
        wide = own.pivot_table("n", unit, item, "sum", fill_value=0)
        units[group] = wide.reindex(columns=items, fill_value=0).to_numpy(np.float64)
    # Each group draws with a seed of its own: drawn alike, equal groups would never differ.
    drawn = {g: resampled_sums(u, n_resamples, seed + i) for i, (g, u) in enumerate(units.items())}
    rows = []
    for a, b in combinations(units, 2):
        distance = _jensen_shannon(units[a].sum(axis=0), units[b].sum(axis=0))[0]
        low, high = np.nan, np.nan
        if min(len(units[a]), len(units[b])) > 1 and not np.isnan(distance):
            bounds = interval(_jensen_shannon(drawn[a], drawn[b]), confidence)
            low, high = min(bounds[0][0], distance), max(bounds[1][0], distance)
        few = min(documents[a], documents[b]) < 2
        totals = int(units[a].sum()), int(units[b].sum())
        resampled = "sentences" if few else "documents"
        pair = (a, b, distance, low, high, *totals, documents[a], documents[b], resampled)
        rows.append(pair)
    columns = ["a", "b", "distance", "low", "high", "n_a", "n_b"]
    return pd.DataFrame(rows, columns=[*columns, "n_documents_a", "n_documents_b", "resampled"])


def _jensen_shannon(a: Floats, b: Floats) -> Floats:
    """Return the distance of the profiles in each row of two tables of counts."""
    from scipy.special import rel_entr

    p, q = (ratio(x, x.sum(axis=1, keepdims=True)) for x in (np.atleast_2d(a), np.atleast_2d(b)))
    middle = (p + q) / 2
    divergence = (rel_entr(p, middle) + rel_entr(q, middle)).sum(axis=1) / 2
    return np.sqrt(np.clip(divergence / np.log(2), 0, 1))
