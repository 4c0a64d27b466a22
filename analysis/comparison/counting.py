"""What counts: span tables with outlet, part and sentence, outside summaries.

A summary repeats what the body says, so nothing in it is counted.
"""

from collections.abc import Sequence

import pandas as pd

from analysis import corpus, statistics
from analysis.arabic import count_words

OWN = "outlet"  # the voice of the article's own narration


def add_outlet(spans: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return a copy of a span table with `outlet`, one for each document."""
    outlets = documents[["doc_id", "outlet"]]
    return spans.merge(outlets, on="doc_id", how="left", validate="m:1")


def outlets(spans: pd.DataFrame, documents: pd.DataFrame) -> "pd.Series[str]":
    """Return the outlet of each row of a span table, in its order."""
    return spans["doc_id"].map(documents.set_index("doc_id")["outlet"])


def counted(spans: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a span table that count, with outlet, part and sentence.

    Rows in a summary do not count: it repeats what the body says.
    """
    rows = corpus.without_summary(corpus.add_part(spans, documents), documents)
    return add_outlet(statistics.add_sentence(rows, documents), documents)


def sizes(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the words of each sentence that counts: doc_id, sentence (int), outlet, n (words)."""
    sentences = corpus.sentences(documents)
    sentences = sentences.assign(n=[count_words(text) for text in sentences["sentence"]])
    sentences = statistics.add_sentence(sentences[sentences["part"] != "summary"], documents)
    return add_outlet(sentences, documents)[["doc_id", "sentence", "outlet", "n"]]


def rates(
    spans: pd.DataFrame, documents: pd.DataFrame, item: str, items: Sequence[str] | None = None
) -> pd.DataFrame:
    """Return how often each value of column `item` stands in 1,000 words of each outlet.

    `items` chooses the values, and orders them. See `statistics.rates`: outlet, `item`, n,
    words, rate, low, high, n_documents, resampled.
    """
    rows = counted(spans, documents)
    if items is not None:
        rows = rows[rows[item].isin(items)]
    table = statistics.rates(per_sentence(rows, item), sizes(documents), item=item)
    if items is None:
        return table
    place = {value: i for i, value in enumerate(items)}
    return table.sort_values(item, key=lambda values: values.map(place), kind="stable").reset_index(
        drop=True
    )


def per_sentence(rows: pd.DataFrame, item: str) -> pd.DataFrame:
    """Return counted rows as counts: doc_id, sentence, outlet, `item`, n."""
    keys = ["doc_id", "sentence", "outlet", item]
    return rows.groupby(keys, as_index=False).size().rename(columns={"size": "n"})


def matrix(spans: pd.DataFrame, documents: pd.DataFrame, item: str) -> pd.DataFrame:
    """Return occurrences per 1,000 words: one row a value of `item`, one column an outlet.

    An outlet without words has no rate (NaN).
    """
    rows = counted(spans, documents)
    n = rows.groupby([item, "outlet"]).size().unstack(fill_value=0)
    words = documents.groupby("outlet")["n_words"].sum()
    n = n.reindex(columns=list(dict.fromkeys(documents["outlet"])), fill_value=0)
    return n.div(words.where(words > 0).reindex(n.columns), axis=1) * 1000


def by_voice(spans: pd.DataFrame, documents: pd.DataFrame, item: str) -> pd.DataFrame:
    """Return how often each value of `item` stands in an outlet's own voice and in others'.

    outlet, `item`, own, reported, voices (who says it, most often first).
    """
    rows = counted(spans, documents)
    rows = rows.assign(own=rows["voice"] == OWN)
    table = rows.groupby(["outlet", item], as_index=False).agg(
        own=("own", "sum"),
        n=("own", "size"),
        voices=("voice", lambda v: ", ".join(v[v != OWN].value_counts().index)),
    )
    table["reported"] = table["n"] - table["own"]
    return table[["outlet", item, "own", "reported", "voices"]]


def n_words(texts: "pd.Series[str]") -> "pd.Series[int]":
    """Return how many words, split at spaces, each text has."""
    return texts.map(lambda text: len(text.split())).astype("int64")
