"""Speed of the concordance beside conc's: `python -m bench.search CORPUS.jsonl.gz [PYTHON]`.

conc (polsci, PyPI) is measured in an environment of its own, whose interpreter is PYTHON.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from analysis.concordance import search, to_html

#: (what it is, pattern for Manzur, the same for conc, seconds allowed)
QUERIES = [
    ("a rare word", "الفريدو", "الفريدو", 1.5),
    ("a phrase", "مجلس الأمن", "مجلس الأمن", 4),
    ("a wildcard", "رئيس*", None, 4),
    ("hostile wildcards", "*ا*ا*ا*ا*ا*ب", None, None),
]

_CONC = """
import json, sys, time
import spacy
from conc.corpus import Corpus
from conc.concordance import Concordance
# conc wants a trained pipeline to switch off; for Arabic there is only the tokenizer.
spacy.language.Language.disable_pipes = lambda self, names: None
model = sys.argv[2] + "/ar"
spacy.blank("ar").to_disk(model)
begin = time.perf_counter()
corpus = Corpus("bench", "bench").build_from_csv(sys.argv[1], sys.argv[2], model=model)
built = time.perf_counter() - begin
concordance, times = Concordance(corpus), {}
for word in sys.argv[3:]:
    begin = time.perf_counter()
    result = concordance.concordance(word, context_length=10, page_size=10**6)
    times[word] = time.perf_counter() - begin, len(result.to_frame())
print("RESULT" + json.dumps([built, times]))
"""


def conc_times(docs, python, words):
    """Return conc's seconds to build and {word: (seconds, hits)}, or None and why not."""
    if python is None or subprocess.run([python, "-c", "import conc"], check=False).returncode:
        return None, "conc is not installed in the interpreter given"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.csv"
        docs[["text"]].to_csv(path, index=False)
        run = subprocess.run(
            [python, "-c", _CONC, str(path), folder, *words],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    for line in run.stdout.splitlines():
        if line.startswith("RESULT"):
            return json.loads(line.removeprefix("RESULT")), ""
    return None, "conc failed: " + (run.stderr.strip().splitlines() or ["no message"])[-1]


def main(path, python=None):
    docs = pd.read_json(path, lines=True, dtype=False)
    docs = docs.astype({"doc_id": "str", "outlet": "str", "text": "str"})
    print(f"{len(docs):,} articles, {docs['text'].str.len().sum():,} characters")
    begin = time.perf_counter()
    search(docs.head(3), "وال*")
    print(f"{'first use':<20}{time.perf_counter() - begin:7.2f} s  (word frequencies are loaded)")
    own = {}
    for name, pattern, word, limit in QUERIES:
        begin = time.perf_counter()
        hits = search(docs, pattern)
        seconds = time.perf_counter() - begin
        own[word] = seconds
        verdict = f"(at most {limit} s: {'ok' if seconds <= limit else 'NO'})" if limit else ""
        n, articles = len(hits), hits["doc_id"].nunique()
        print(f"{name:<20}{seconds:7.2f} s  {n:>9,} hits in {articles:,} articles  {verdict}")
    begin = time.perf_counter()
    to_html(hits.head(1000))
    print(f"{'1,000 rows as HTML':<20}{time.perf_counter() - begin:7.2f} s")
    words = [word for *_, word, _ in QUERIES if word]
    times, reason = conc_times(docs, python, words)
    if times is None:
        print(reason)
        return
    print(f"conc: corpus built in {times[0]:.1f} s")
    for word in words:
        seconds, n = times[1][word]
        print(
            f"conc «{word}»: {seconds:.2f} s, {n:,} hits; Manzur / conc {own[word] / seconds:.2f}"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
