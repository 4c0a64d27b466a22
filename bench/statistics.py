"""Speed of the statistics on a large corpus: `python -m bench.statistics CORPUS.jsonl.gz`."""

import sys
import time

import numpy as np
import pandas as pd

from analysis import statistics


def timed(name, function, limit=None):
    begin = time.perf_counter()
    result = function()
    seconds = time.perf_counter() - begin
    verdict = (
        "" if limit is None else f"  (at most {limit} s: {'ok' if seconds <= limit else 'NO'})"
    )
    print(f"{name:<58}{seconds:8.2f} s{verdict}")
    return result


def five_articles(seed=0):
    """Counts and sizes as five articles of five outlets have them: 30 sentences, 12 frames."""
    rng = np.random.default_rng(seed)
    cells = [(f"outlet{d}", f"{d}", s) for d in range(5) for s in range(30)]
    keys = ["outlet", "doc_id", "sentence"]
    sizes = pd.DataFrame(cells, columns=keys).assign(n=rng.integers(5, 40, len(cells)))
    counts = sizes.loc[rng.integers(len(cells), size=400), keys]
    counts = counts.assign(frame=[f"frame{i}" for i in rng.integers(12, size=400)])
    return counts.groupby([*keys, "frame"]).size().rename("n").reset_index(), sizes


def main(path):
    docs = pd.read_json(path, lines=True, dtype=False)
    counts = timed("count the words of each outlet", lambda: statistics.word_counts(docs))
    first, second = counts.groupby("outlet")["n"].sum().nlargest(2).index
    print(f"{len(docs):,} articles, {counts['n'].sum():,} words")
    half = np.where(counts["outlet"] == first, "one", "rest")
    timed(
        "keyness: largest outlet against the rest",
        lambda: statistics.keyness(counts.assign(side=half), "one", "rest", by="side"),
        10,
    )
    timed("keyness: two largest outlets", lambda: statistics.keyness(counts, first, second), 10)
    own = docs[docs["outlet"] == first].head(2000)
    by_document = statistics.word_counts(own, by="doc_id")
    sizes = by_document.groupby("doc_id")["n"].sum()
    timed("dispersion over 2,000 articles", lambda: statistics.dispersion(by_document, sizes))
    tokens = timed("tokens of 2,000 articles", lambda: statistics.tokens(own))
    timed("collocations of «ال*ه»", lambda: statistics.collocations(tokens, "ال*ه"))
    few_counts, few_sizes = five_articles()
    timed("rates of 12 frames in five articles", lambda: statistics.rates(few_counts, few_sizes), 1)
    timed("distances of five articles", lambda: statistics.profile_distances(few_counts), 1)
    both = pd.DataFrame({"outlet": ["a", "b"] * 300, "n": range(600), "n_words": 300})
    timed("permutation of 600 articles", lambda: statistics.permutation_test(both, "a", "b"))


if __name__ == "__main__":
    main(sys.argv[1])
