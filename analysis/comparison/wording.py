"""Which words frame, who is heard, and what is set between marks."""

from collections.abc import Sequence
from itertools import combinations

import pandas as pd

from analysis import corpus, statistics
from analysis.arabic import fold, zipf
from analysis.comparison.counting import OWN, counted, n_words, per_sentence, sizes
from analysis.comparison.labels import camps, frame_labels
from analysis.concordance import context

_SAID = 80  # similarity (0 … 100) from which a passage says what another says
_SHORTEST = 3  # words of a marked piece that two outlets can share


def surfaces(spans: pd.DataFrame, documents: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Return which words stand behind a count: one row a group, the words most often first.

    Columns `by`, n, words (each with its count). The same word with and without its article
    is one, shown as it is written most often.
    """
    rows = counted(spans, documents)
    cited = _cited(rows, documents)
    rows = rows.assign(word=_written(cited.str.removeprefix("ال"), cited))
    return (
        rows.groupby(list(by))["word"]
        .agg(n="size", words=lambda w: "، ".join(f"{k} {v}" for k, v in w.value_counts().items()))
        .reset_index()
    )


def _cited(rows: pd.DataFrame, documents: pd.DataFrame) -> "pd.Series[str]":
    """Return each surface as a reader would cite it: للعملية is العملية behind a preposition.

    A span begins behind the preposition's ل, where the other ل may be what لل leaves of the
    article or the word's own (للبنان): the more frequent reading stands.
    """
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    places = zip(rows["doc_id"], rows["start"], rows["surface"], strict=True)
    cited = [
        _with_article(surface)
        if surface.startswith("ل") and texts[doc_id][max(0, start - 1) : start] == "ل"
        else surface
        for doc_id, start, surface in places
    ]
    return pd.Series(cited, index=rows.index, dtype="str")


def _with_article(surface: str) -> str:
    first, _, rest = surface.partition(" ")
    article = f"ال{first[1:]}"
    whole = first if zipf(fold(first)) > zipf(fold(article)) else article
    return f"{whole} {rest}".rstrip()


def _written(keys: "pd.Series[str]", surfaces: "pd.Series[str]") -> "pd.Series[str]":
    """Return for each key the surface that stands for it most often."""
    counts = surfaces.groupby([keys, surfaces]).size().sort_values(ascending=False, kind="stable")
    first = counts.reset_index(level=1, name="n").iloc[:, 0]
    return keys.map(first[~first.index.duplicated()].to_dict()).astype("str")


def voice_of_frames(frame_terms: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each frame's words in the outlets' own voice: frame (label), n, own,
    share, low, high (percent; exact interval, Clopper and Pearson 1934), largest share first."""
    from analysis.statistics.inference import share_interval

    rows = counted(frame_terms, documents)
    table = (rows["voice"] == OWN).groupby(rows["frame"]).agg(own="sum", n="size").reset_index()
    low, high = share_interval(table["own"], table["n"])
    table = table.assign(share=100 * table["own"] / table["n"], low=100 * low, high=100 * high)
    table["frame"] = frame_labels(table["frame"])
    return table.sort_values("share", ascending=False, ignore_index=True)


def own_voice_keyness(documents: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Return the words of each outlet's narration against all others', most marked first.

    See `keyness.keyness`; column outlet says which one it is marked for. A word is counted in
    all its spellings and shown in the commonest.
    """
    from analysis.statistics.keyness import keyness
    from analysis.voices import add_voice

    tokens = statistics.tokens(documents)
    tokens = counted(add_voice(tokens[["doc_id", "start", "end", "word"]], quotations), documents)
    tokens = tokens[tokens["voice"] == OWN]
    counts = tokens.groupby(["outlet", "word"], as_index=False).size()
    counts = counts.rename(columns={"size": "n"})
    found = [
        keyness(counts, a=outlet, by="outlet").assign(outlet=outlet)
        for outlet in dict.fromkeys(documents["outlet"])
        if counts["outlet"].eq(outlet).any() and counts["outlet"].nunique() > 1
    ]
    if not found:
        return pd.DataFrame(
            columns=["outlet", "word", "n_a", "n_b", "lrc", "g2", "z", "p_corrected"]
        )
    table = pd.concat(found, ignore_index=True)
    marked = table[table["log_ratio"] > 0]
    marked = marked.assign(word=marked["word"].map(_spelt(tokens, documents)))
    return marked.sort_values(["lrc", "g2"], ascending=False, ignore_index=True)


def _spelt(tokens: pd.DataFrame, documents: pd.DataFrame) -> dict[str, str]:
    """Return for each folded word how it is written most often."""
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    places = zip(tokens["doc_id"], tokens["start"], tokens["end"], strict=True)
    written = pd.Series([texts[d][start:end] for d, start, end in places], index=tokens.index)
    return dict(zip(tokens["word"], _written(tokens["word"], written), strict=True))


def frame_distances(frame_terms: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return how far outlets' frame profiles lie apart; see `statistics.profile_distances`."""
    rows = counted(frame_terms, documents)
    return statistics.profile_distances(per_sentence(rows, "frame"))


def sourcing(spans: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Return a copy of a span table with `rung`: how its words are sourced.

    From nearest to farthest: bare (the outlet says it), acknowledged, proclaimed or endorsed
    (by a source, with a cue of that class), distanced (a cue that doubts it), and denied.
    """
    from analysis.voices import add_voice

    voiced = add_voice(spans, quotations)
    rung = voiced["cue_class"].replace("", "acknowledge").mask(voiced["voice"] == OWN, "bare")
    rung = rung.mask(voiced["negated"], "denied") if "negated" in voiced else rung
    return voiced.assign(rung=rung.astype("str"))


def share_of_voice(documents: pd.DataFrame, quotations: pd.DataFrame, top: int = 5) -> pd.DataFrame:
    """Return the words that each outlet gives to itself and to each source.

    One row an outlet, one column a voice (its own first, then the `top` most heard, then the
    rest); cells are words. Sums to the words that count.
    """
    from analysis.voices import add_voice

    tokens = statistics.tokens(documents)[["doc_id", "start", "end"]]
    rows = counted(add_voice(tokens, quotations), documents)
    table = rows.groupby(["outlet", "voice"]).size().unstack(fill_value=0)
    table = table.reindex(list(dict.fromkeys(documents["outlet"])), fill_value=0)
    others = table.drop(columns=OWN, errors="ignore")
    loudest = others.sum().sort_values(ascending=False, kind="stable").index
    shown = others[loudest[:top]].assign(**{"other voices": others[loudest[top:]].sum(axis=1)})
    shown.insert(0, "own voice", table.get(OWN, 0))
    return shown


def share_of_camps(documents: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Return the words that each outlet gives to each camp: outlet, then one column a camp."""
    heard = share_of_voice(documents, quotations, top=10_000).drop(columns="other voices")
    of_voice = camps(heard.columns.to_series()).mask(heard.columns == "own voice", "own voice")
    return heard.T.groupby(of_voice.to_numpy()).sum().T.reset_index()


def cues_by_speaker(
    quotations: pd.DataFrame, documents: pd.DataFrame, by: Sequence[str] = ("speaker",)
) -> pd.DataFrame:
    """Return which classes of cue are used for whom, most reported first.

    Columns `by` (speaker, or outlet and speaker), then one column of counts a class of cue.
    """
    rows = counted(quotations[quotations["speaker"].notna()], documents)
    rows = rows[rows["cue_class"].notna() & (rows["kind"] != "direct")]
    table = rows.groupby([*by, "cue_class"]).size().unstack(fill_value=0)
    order = table.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index().rename_axis(columns=None)


def headline_marks(quotations: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return what headlines put in marks, and whether the body ever says it: outlet, marked,
    kind, body (the nearest body passage, or none), similarity (0 … 100)."""
    from rapidfuzz import fuzz

    rows = counted(quotations[quotations["kind"] != "indirect"], documents)
    bodies = corpus.sentences(documents)
    said_in = bodies[bodies["part"] == "body"].groupby("doc_id")["sentence"].agg(list).to_dict()
    rows = rows[rows["part"].isin(["title", "heading"])]
    columns = ["doc_id", "outlet", "text", "kind"]
    out = []
    for doc_id, outlet, text, kind in rows[columns].itertuples(index=False, name=None):
        sentences: list[str] = said_in.get(doc_id, [])
        scores = [(fuzz.partial_ratio(fold(text), fold(s)), s) for s in sentences]
        score, best = max(scores, default=(0.0, ""))
        said = best if score >= _SAID else None
        out.append((outlet, text, kind, said, round(score)))
    return pd.DataFrame(out, columns=["outlet", "marked", "kind", "body", "similarity"])


def quotation_edges(quotations: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the marked pieces that two outlets share, and where each sets the marks.

    outlet, before (outside the marks), marked, after, and the same of outlet_b; one row a
    pair of pieces that are nearly the same words. What one outlet sets inside the marks and
    another outside is the second one's own wording.
    """
    from rapidfuzz import fuzz

    rows = counted(quotations[quotations["kind"] == "direct"], documents)
    rows = rows[n_words(rows["text"]) >= _SHORTEST]
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    columns = ["doc_id", "start", "end", "outlet", "text"]
    pieces = []
    for doc_id, start, end, outlet, text in rows[columns].itertuples(index=False, name=None):
        before, after = context(texts[doc_id], start, end, width=30)
        pieces.append((outlet, before, text, after))
    folded = [fold(text) for _, _, text, _ in pieces]
    pairs = [
        (*a, *b)
        for (one, a), (other, b) in combinations(zip(folded, pieces, strict=True), 2)
        if a[0] != b[0] and fuzz.ratio(one, other, score_cutoff=_SAID)
    ]
    shown = ["outlet", "before", "marked", "after"]
    return pd.DataFrame(pairs, columns=[*shown, *(f"{c}_b" for c in shown)])


def frames_together(frame_terms: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return which frames share sentences: a, b (labels), n, expected, log_dice, p, most first.

    See `collocation.cooccurrence`; pairs that never meet are left out.
    """
    from analysis.statistics.collocation import cooccurrence

    rows = counted(frame_terms, documents)
    table = cooccurrence(rows[rows["sentence"] >= 0], len(sizes(documents)))
    table = table[table["n"] > 0].sort_values(["n", "log_dice"], ascending=False)
    table = table.assign(a=frame_labels(table["a"]), b=frame_labels(table["b"]))
    return table[["a", "b", "n", "expected", "log_dice", "p"]].reset_index(drop=True)


def frame_dispersion(frame_terms: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return how evenly each frame is spread over the articles: frame (label), n, range, dp_norm.

    See `statistics.dispersion` (Gries 2008; Lijffijt and Gries 2012).
    """
    rows = counted(frame_terms, documents)
    counts = rows.groupby(["doc_id", "frame"], as_index=False).size()
    words = documents.set_index("doc_id")["n_words"]
    table = statistics.dispersion(counts.rename(columns={"size": "n"}), words, item="frame")
    table = table.assign(frame=frame_labels(table["frame"])).sort_values("dp_norm")
    return table[["frame", "n", "range", "n_parts", "dp_norm"]].reset_index(drop=True)
