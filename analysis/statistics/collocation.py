"""Collocation: which words, and which frames, keep company."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.concordance.patterns import parse
from analysis.errors import PatternError
from analysis.statistics.inference import Floats


def log_dice(both: Floats, n_a: Floats, n_b: Floats) -> Floats:
    """Return 14 + log₂(2 f_ab / (f_a + f_b)); NaN where the two never meet (Rychlý 2008)."""
    met = both > 0
    dice = np.divide(2 * both, n_a + n_b, out=np.ones(len(both)), where=met)
    return np.where(met, 14 + np.log2(dice), np.nan)


def mutual_information(both: Floats, n_a: Floats, n_b: Floats, total: float) -> Floats:
    """Return log₂(f_ab N / (f_a f_b)); NaN where the two never meet (Church & Hanks 1990)."""
    met = both > 0
    quotient = np.divide(both * total, n_a * n_b, out=np.ones(len(both)), where=met)
    return np.where(met, np.log2(quotient), np.nan)


def collocations(
    tokens: pd.DataFrame,
    node: str,
    window: int = 5,
    within: Sequence[str] = ("doc_id", "sentence", "voice"),
    min_count: int = 2,
    clitics: bool = True,
) -> pd.DataFrame:
    """Return the words that stand near `node`, the most typical first.

    A word counts once however many nodes it stands near. The window ends where any column
    of `within` changes, so it crosses neither a sentence's end nor into another mouth.

    Parameters
    ----------
    tokens
        Words in text order: word (folded), and the columns of `within` (those it has).
    node
        One word, `*` for any letters (`patterns.parse`).
    window
        Words to either side.

    Returns
    -------
    word, n (near the node), n_node, n_word, n_words (in the whole table), log_dice, mi.

    Raises
    ------
    PatternError
        If `node` is no pattern, or more than one word.
    """
    pattern = parse(node)
    if len(pattern) > 1:
        raise PatternError(f"«{node}»: a node is one word; join what belongs together with *")
    test = pattern[0].matches_behind_clitics if clitics else pattern[0].matches
    codes, vocabulary = pd.factorize(tokens["word"])
    is_node = np.fromiter((test(str(w)) for w in vocabulary), dtype=bool, count=len(vocabulary))
    at_node = is_node[codes] if len(codes) else np.zeros(0, dtype=bool)
    stretch = np.zeros(len(tokens), dtype=np.int64)
    for column in within:
        if column in tokens.columns:
            changed = tokens[column].ne(tokens[column].shift()).to_numpy(dtype=bool, na_value=True)
            stretch += np.cumsum(changed)
    near = np.zeros(len(tokens), dtype=bool)
    for step in range(1, min(window, len(tokens) - 1) + 1):
        together = stretch[step:] == stretch[:-step]
        near[step:] |= at_node[:-step] & together
        near[:-step] |= at_node[step:] & together
    n = np.bincount(codes[near], minlength=len(vocabulary)).astype(np.float64)
    n_word = np.bincount(codes, minlength=len(vocabulary)).astype(np.float64)
    n_node = np.full(len(n), float(at_node.sum()))
    table = pd.DataFrame(
        {
            "word": pd.Series(list(vocabulary), dtype="str"),
            "n": n.astype(np.int64),
            "n_node": n_node.astype(np.int64),
            "n_word": n_word.astype(np.int64),
            "n_words": len(tokens),
            "log_dice": log_dice(n, n_node, n_word),
            "mi": mutual_information(n, n_node, n_word, len(tokens)),
        }
    )
    kept = table[(n >= max(min_count, 1)) & ~is_node]
    return kept.sort_values(["log_dice", "word"], ascending=[False, True], ignore_index=True)


def cooccurrence(
    spans: pd.DataFrame,
    n_sentences: int,
    item: str = "frame",
    within: Sequence[str] = ("doc_id", "sentence"),
) -> pd.DataFrame:
    """Return how many sentences hold both of every two items.

    Parameters
    ----------
    spans
        One row an occurrence: item and the columns of `within`.
    n_sentences
        Sentences looked at, those without any item too.

    Returns
    -------
    a, b, n (sentences with both), n_a, n_b, n_sentences, expected (n_a · n_b /
    n_sentences), log_dice, mi (both NaN for two that never meet), p (two-sided: Fisher's
    exact test, 1935; not corrected for the number of pairs).
    """
    present = spans.groupby([*within, item]).size().unstack(item, fill_value=0) > 0
    names = list(present.columns)
    held = present.to_numpy(np.float64)
    meet = held.T @ held
    pairs = list(combinations(range(len(names)), 2))
    i, j = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    both, n_a, n_b = meet[i, j], meet[i, i], meet[j, j]
    columns = {"n": both, "n_a": n_a, "n_b": n_b}
    return pd.DataFrame(
        {
            "a": pd.Series([names[k] for k in i], dtype="str"),
            "b": pd.Series([names[k] for k in j], dtype="str"),
            **{name: values.astype(np.int64) for name, values in columns.items()},
            "n_sentences": n_sentences,
            "expected": n_a * n_b / max(n_sentences, 1),
            "log_dice": log_dice(both, n_a, n_b),
            "mi": mutual_information(both, n_a, n_b, n_sentences),
            "p": [_fisher(*cells, n_sentences) for cells in zip(both, n_a, n_b, strict=True)],
        }
    )


def _fisher(both: float, n_a: float, n_b: float, total: int) -> float:
    """Return the chance of a table no likelier than this one, its margins given."""
    from scipy.special import gammaln

    k = np.arange(max(0, n_a + n_b - total), min(n_a, n_b) + 1)

    def log_choose(n: Floats | float, k: Floats | float) -> Floats:
        return np.asarray(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1))

    log_p = log_choose(n_a, k) + log_choose(total - n_a, n_b - k) - log_choose(total, n_b)
    observed = log_p[int(both - k[0])]
    return float(min(1.0, np.exp(log_p[log_p <= observed + 1e-7]).sum()))
