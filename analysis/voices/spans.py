"""The voice of any span: the speaker of the innermost quotation around it, or the outlet."""

from collections import Counter
from typing import Any

import pandas as pd

from analysis.arabic import words

OUTLET, UNATTRIBUTED = "outlet", "unattributed"


def add_voice(spans: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Return a copy of `spans` (doc_id, start, end) with the voice of each.

    Returns
    -------
    DataFrame
        `spans` and three columns more: `voice` (str), "outlet" or the speaker of the
        innermost quotation around the span, "unattributed" where none was found; `wording`
        (str), "own" between marks, "rendered" in an indirect report, "" for the outlet;
        `cue_class` (str), the class of that quotation's cue, "" for the outlet.
    """
    by_article = dict(iter(_voiced(quotations).groupby("doc_id", sort=False)))
    voices = pd.Series(OUTLET, index=spans.index, dtype="str")
    numbered = spans.reset_index(drop=True)
    voice, wording, cue_class = voices.tolist(), [""] * len(spans), [""] * len(spans)
    for key, group in numbered.groupby("doc_id", sort=False):
        if key not in by_article:
            continue
        places = list(zip(group["start"], group["end"], strict=True))
        for row, found in zip(group.index, _innermost(places, by_article[key]), strict=True):
            if found is not None:
                voice[row], wording[row], cue_class[row] = found
    return spans.assign(
        voice=pd.Series(voice, index=spans.index, dtype="str"),
        wording=pd.Series(wording, index=spans.index, dtype="str"),
        cue_class=pd.Series(cue_class, index=spans.index, dtype="str"),
    )


def words_by_voice(docs: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Return how many words each article gives to each voice: its share of voice.

    Returns
    -------
    DataFrame
        doc_id (str), voice (str), wording (str), n_words (int64), n_total (int64: the words
        of the article, the denominator).
    """
    by_article = dict(iter(_voiced(quotations).groupby("doc_id", sort=False)))
    rows = []
    for doc_id, text in zip(docs["doc_id"], docs["text"], strict=True):
        places = words(text)
        group = by_article.get(doc_id)
        found = [None] * len(places) if group is None else _innermost(places, group)
        counts = Counter(item[:2] if item else (OUTLET, "") for item in found)
        rows += [(doc_id, *who, n, len(places)) for who, n in counts.most_common()]
    names = ["doc_id", "voice", "wording", "n_words", "n_total"]
    types = ["str", "str", "str", "int64", "int64"]
    return pd.DataFrame(rows, columns=names).astype(dict(zip(names, types, strict=True)))


def _voiced(quotations: pd.DataFrame) -> pd.DataFrame:
    return quotations[quotations["kind"].isin(("direct", "indirect", "mixed"))]


def _innermost(
    places: list[tuple[int, int]], quotations: pd.DataFrame
) -> list[tuple[str, str, str] | None]:
    """Return voice, wording and cue class of the innermost quotation around each place."""
    waiting = sorted(
        zip(
            quotations["start"], quotations["end"], quotations["kind"] == "direct",
            quotations["speaker"], quotations["cue_class"], strict=True,
        ),
        key=lambda q: (-q[0], q[1], not q[2]),
    )  # fmt: skip
    found: list[tuple[str, str, str] | None] = [None] * len(places)
    around: list[tuple[int, int, bool, Any, Any]] = []
    for i in sorted(range(len(places)), key=lambda i: places[i]):
        start, end = places[i]
        while waiting and waiting[-1][0] <= start:
            around.append(waiting.pop())
        around = [q for q in around if q[1] > start]
        holding = [q for q in around if q[1] >= end]
        if holding:
            *_, direct, speaker, cue_class = max(holding, key=lambda q: (q[0], -q[1], q[2]))
            voice = UNATTRIBUTED if pd.isna(speaker) else speaker
            wording = "own" if direct else "rendered"
            found[i] = (voice, wording, "" if pd.isna(cue_class) else cue_class)
    return found
