"""Speed (processor time) and memory of each room: `python -m bench.rooms CORPUS.jsonl.gz [N]`.

Articles stream through in batches, as they would through Dask's partitions.
"""

import resource
import sys
import time
from collections.abc import Iterator

import pandas as pd

import analysis as an
from analysis.cleaning import clean
from analysis.entities import find_mentions

BATCH = 500


def rate(name: str, articles: int, seconds: float, wanted: float | None = None) -> None:
    goal = f" (wanted: {wanted:.0f})" if wanted else ""
    print(f"{name:<14} {articles / seconds:8.0f} articles/s{goal}")


def main(path: str, limit: int | None = None) -> None:
    rows = pd.read_json(path, lines=True, dtype=False, nrows=limit)
    begin = time.process_time()
    texts = [clean(text, title="").text for text in rows["text"]]
    rate("cleaning", len(rows), time.process_time() - begin)
    docs = pd.DataFrame(
        {"doc_id": rows["doc_id"].astype("str"), "outlet": rows["outlet"], "text": texts}
    )
    warm = docs.head(20)  # first use reads the lexicons
    quotations = an.quotations(warm)
    mentions = an.mentions(warm, quotations=quotations)
    an.frame_terms(warm, quotations=quotations)
    an.stances(warm, quotations=quotations, mentions=mentions)
    spent = dict.fromkeys(("quotations", "mentions", "frame_terms", "stances"), 0.0)
    found = dict.fromkeys(spent, 0)
    memory = []
    for first in range(0, len(docs), BATCH):
        for name, table, seconds in _steps(docs.iloc[first : first + BATCH]):
            spent[name] += seconds
            found[name] += len(table)
        memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    for name, wanted in zip(spent, (800, 600, None, 500), strict=True):
        rate(name, len(docs), spent[name], wanted)
    print("rows found:", ", ".join(f"{name} {n:,}" for name, n in found.items()))
    print(
        f"memory: {memory[len(memory) // 4]:.0f} MB after a quarter, {memory[-1]:.0f} MB at the end"
    )
    slowest = max(_seconds(docs.iloc[i : i + 1]) for i in docs["text"].str.len().nlargest(50).index)
    print(f"slowest of the 50 longest articles, quotations: {slowest:.3f} s (wanted: 0.2)")


def _steps(batch: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame, float]]:
    """Yield each room's table of a batch, and the seconds it took."""
    begin = time.process_time()
    quotations = an.quotations(batch)
    yield "quotations", quotations, time.process_time() - begin
    begin = time.process_time()
    mentions = find_mentions(batch)
    yield "mentions", mentions, time.process_time() - begin
    begin = time.process_time()
    terms = an.frame_terms(batch, quotations=quotations)
    yield "frame_terms", terms, time.process_time() - begin
    mentions = an.add_voice(mentions, quotations)
    begin = time.process_time()
    stances = an.stances(batch, quotations=quotations, mentions=mentions)
    yield "stances", stances, time.process_time() - begin


def _seconds(article: pd.DataFrame) -> float:
    begin = time.process_time()
    an.quotations(article)
    return time.process_time() - begin


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python -m bench.rooms CORPUS.jsonl(.gz) [N]: columns doc_id, outlet, text")
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None)
