"""How outlets compare: who is named, which words frame, who speaks, in which voice.

Everything here counts outside summaries, which repeat what the body says.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import pandas as pd

from analysis import corpus, entities, frames, statistics
from analysis.arabic import count_words, fold
from analysis.cleaning import TYPOGRAPHY
from analysis.concordance import context

OWN = "outlet"  # the voice of the article's own narration
_SAID = 80  # similarity (0 … 100) from which a passage says what another says
_SHORTEST = 3  # words of a marked piece that two outlets can share


def add_outlet(spans: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return a copy of a span table with `outlet`, one for each document."""
    outlets = documents[["doc_id", "outlet"]]
    return spans.merge(outlets, on="doc_id", how="left", validate="m:1")


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

    See `statistics.rates`: outlet, `item`, n, words, rate, low, high, n_documents, resampled.
    """
    rows = counted(spans, documents)
    if items is not None:
        rows = rows[rows[item].isin(items)]
    counts = rows.groupby(["doc_id", "sentence", "outlet", item], as_index=False).size()
    return statistics.rates(counts.rename(columns={"size": "n"}), sizes(documents), item=item)


def matrix(spans: pd.DataFrame, documents: pd.DataFrame, item: str) -> pd.DataFrame:
    """Return occurrences per 1,000 words: one row a value of `item`, one column an outlet."""
    rows = counted(spans, documents)
    n = rows.groupby([item, "outlet"]).size().unstack(fill_value=0)
    words = documents.groupby("outlet")["n_words"].sum()
    n = n.reindex(columns=list(dict.fromkeys(documents["outlet"])), fill_value=0)
    return n.div(words.reindex(n.columns), axis=1) * 1000


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
    own = table[OWN] if OWN in table else pd.Series(0, index=table.index)
    shown = pd.concat([own.rename("own voice"), others[loudest[:top]]], axis=1)
    return shown.assign(**{"other voices": others[loudest[top:]].sum(axis=1)})


def spellings(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return entities that outlets spell differently: entity, spelling, outlet columns of counts.

    Only names; variants that differ after folding, or as written, both count as spellings.
    """
    names = counted(mentions[mentions["form"] == "name"], documents)
    # A bare surname is no spelling of the full name: compare names of as many words.
    names = names.assign(length=names["surface"].str.split().str.len())
    table = names.groupby(["entity", "length", "surface", "outlet"]).size().unstack(fill_value=0)
    table = table[_rivals(table)]
    return table.reset_index().drop(columns="length").rename(columns={"surface": "spelling"})


def _rivals(table: pd.DataFrame) -> "pd.Series[bool]":
    """Return which rows are near in spelling to another row of the same entity and length."""
    from rapidfuzz.distance import Levenshtein

    near = pd.Series(False, index=table.index)
    for _, group in table.groupby(level=["entity", "length"]):
        for a, b in combinations(group.index, 2):
            one, other = fold(a[2]).replace(" ", ""), fold(b[2]).replace(" ", "")
            if Levenshtein.distance(one, other) <= max(1, len(one) // 3):
                near[a] = near[b] = True
    return near


def naming(
    mentions: pd.DataFrame, documents: pd.DataFrame, entities: Iterable[str]
) -> pd.DataFrame:
    """Return how each outlet calls each entity: entity, outlet, full name, part, description, n.

    `part` is a name of fewer words than the longest name of the entity (a bare surname).
    """
    rows = counted(mentions[mentions["entity"].isin(list(entities))], documents)
    rows = rows[rows["form"] != "nisba"]
    length = rows["surface"].str.split().str.len()
    longest = length.where(rows["form"] == "name").groupby(rows["entity"]).transform("max")
    how = pd.Series("full name", index=rows.index)
    how[(rows["form"] == "name") & (length < longest)] = "part of the name"
    how[rows["form"] == "description"] = "description"
    table = rows.assign(how=how).groupby(["entity", "outlet", "how"]).size().unstack(fill_value=0)
    columns = ["full name", "part of the name", "description"]
    table = table.reindex(columns=columns, fill_value=0)
    return table.assign(n=table.sum(axis=1)).reset_index()


def own_and_reported(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return for each entity how often outlets name it themselves, and how often others do.

    entity, own, reported, n; most named first.
    """
    rows = counted(mentions, documents)
    own = (rows["voice"] == OWN).rename("own")
    table = own.groupby(rows["entity"]).agg(own="sum", n="size").reset_index()
    table["reported"] = table["n"] - table["own"]
    table = table.sort_values(["n", "entity"], ascending=[False, True], ignore_index=True)
    return table[["entity", "own", "reported", "n"]]


def first_and_headline(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return who is named first and who in the headline: outlet, first, headline, body_first."""
    rows = counted(mentions, documents).sort_values(["doc_id", "start"])
    out = []
    for doc_id, outlet in zip(documents["doc_id"], documents["outlet"], strict=True):
        own = rows[rows["doc_id"] == doc_id]
        title = own[own["part"] == "title"]["entity"]
        body = own[own["part"] == "body"]["entity"]
        out.append(
            (
                outlet,
                ", ".join(dict.fromkeys(title)) or None,
                next(iter(body), None),
                ", ".join(list(dict.fromkeys(body))[:4]) or None,
            )
        )
    return pd.DataFrame(out, columns=["outlet", "headline", "first in the body", "first four"])


def named_together(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return pairs of entities named in one sentence: a, b, n (sentences), most often first."""
    rows = counted(mentions, documents)
    pairs: dict[tuple[str, str], int] = {}
    for _, entities in rows[rows["sentence"] >= 0].groupby(["doc_id", "sentence"])["entity"]:
        for pair in combinations(sorted(set(entities)), 2):
            pairs[pair] = pairs.get(pair, 0) + 1
    table = pd.DataFrame([(a, b, n) for (a, b), n in pairs.items()], columns=["a", "b", "n"])
    return table.sort_values(["n", "a", "b"], ascending=[False, True, True], ignore_index=True)


def cues_by_speaker(quotations: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return which classes of cue the outlets use for whom: speaker, then one column a class."""
    rows = counted(quotations[quotations["speaker"].notna()], documents)
    rows = rows[rows["cue_class"].notna() & (rows["kind"] != "direct")]
    table = rows.groupby(["speaker", "cue_class"]).size().unstack(fill_value=0)
    order = table.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index()


def cleaning_account(documents: pd.DataFrame) -> pd.DataFrame:
    """Return what cleaning took and replaced: one row an article, one column a kind.

    outlet, then characters of each kind of `removed` and `altered`, then kept (int each).
    """
    kinds = [{**r, **a} for r, a in zip(documents["removed"], documents["altered"], strict=True)]
    table = pd.DataFrame(kinds, index=documents.index).fillna(0).astype("int64")
    table = table[sorted(table.columns)]
    table.insert(0, "outlet", documents["outlet"])
    return table.assign(kept=documents["text"].str.len())


def site_furniture(documents: pd.DataFrame) -> int:
    """Return how many characters cleaning took that were the site's, not typography."""
    return sum(
        n for kinds in documents["removed"] for kind, n in kinds.items() if kind not in TYPOGRAPHY
    )


def words_by_part(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the words of each article by part: one row an outlet, one column a part (int)."""
    sentences = add_outlet(corpus.sentences(documents), documents)
    sentences["n"] = [count_words(text) for text in sentences["sentence"]]
    table = sentences.pivot_table("n", "outlet", "part", "sum", fill_value=0)
    order = [p for p in ("title", "byline", "summary", "heading", "body", "caption") if p in table]
    table = table.loc[list(dict.fromkeys(documents["outlet"])), order].astype("int64")
    return table.rename_axis(columns=None)


def labels(ids: "pd.Series[str]", lexicon: str | Path | None = None) -> "pd.Series[str]":
    """Return the Arabic label of each entity or voice; an id that no list knows stays itself."""
    known = entities.catalogue(lexicon).set_index("entity")["label_ar"]
    return ids.map(lambda each: known.get(each, str(each).replace("_", " ")))


def camps(voices: "pd.Series[str]", lexicon: str | Path | None = None) -> "pd.Series[str]":
    """Return the camp of each voice as the lexicon has it, "other" where it has none."""
    known = entities.catalogue(lexicon).set_index("entity")["camp"]
    return voices.map(lambda voice: known.get(voice) or "other")


def surfaces(spans: pd.DataFrame, documents: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Return which words stand behind a count: one row a group, the words most often first.

    Columns `by`, n, words (each with its count). The same word with and without its article
    is one.
    """
    rows = counted(spans, documents)
    rows = rows.assign(word=rows["surface"].str.replace(r"^(?:ال|ل(?=\w{4}))", "", regex=True))
    return (
        rows.groupby(list(by))["word"]
        .agg(n="size", words=lambda w: "، ".join(f"{k} {v}" for k, v in w.value_counts().items()))
        .reset_index()
    )


def headline_marks(quotations: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return what headlines put in marks, and whether the body ever says it: outlet, marked,
    kind, body (the nearest body passage, or none), similarity (0 … 100)."""
    from rapidfuzz import fuzz

    rows = counted(quotations[quotations["kind"] != "indirect"], documents)
    bodies = corpus.sentences(documents)
    bodies = bodies[bodies["part"] == "body"]
    out = []
    for row in rows[rows["part"].isin(["title", "heading"])].itertuples():
        own = bodies[bodies["doc_id"] == row.doc_id]["sentence"]
        scores = [(fuzz.partial_ratio(fold(row.text), fold(s)), s) for s in own]
        score, best = max(scores, default=(0.0, ""))
        said = best if score >= _SAID else None
        out.append((row.outlet, row.text, row.kind, said, round(score)))
    return pd.DataFrame(out, columns=["outlet", "marked", "kind", "body", "similarity"])


def quotation_edges(quotations: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the marked pieces that two outlets share, and where each sets the marks.

    outlet, before (outside the marks), marked, after, and the same of outlet_b; one row a
    pair of pieces that are nearly the same words. What one outlet sets inside the marks and
    another outside is the second one's own wording.
    """
    from rapidfuzz import fuzz

    rows = counted(quotations[quotations["kind"] == "direct"], documents)
    rows = rows[rows["text"].str.split().str.len() >= _SHORTEST]
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    pieces = []
    for row in rows.itertuples():
        before, after = context(texts[row.doc_id], row.start, row.end, width=30)
        pieces.append((row.outlet, before, row.text, after))
    pairs = [
        (*a, *b)
        for a, b in combinations(pieces, 2)
        if a[0] != b[0] and fuzz.ratio(fold(a[2]), fold(b[2])) >= _SAID
    ]
    columns = ["outlet", "before", "marked", "after"]
    return pd.DataFrame(pairs, columns=[*columns, *(f"{c}_b" for c in columns)])


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


def resampling_note(table: pd.DataFrame) -> str:
    """Return the words that tell a reader what a table of rates is counted over."""
    articles = table.drop_duplicates("outlet")["n_documents"].sum()
    unit = "sentences" if (table["resampled"] == "sentences").any() else "documents"
    alone = ", since an outlet has one article" if unit == "sentences" else ""
    return (
        f"n: occurrences; words: all words of the outlet; rate: n per 1,000 words; low, high: 95 % "
        f"interval, {unit} resampled{alone}. {articles} articles"
    )


def people(mentions: pd.DataFrame) -> list[str]:
    """Return the people that are named, most often first."""
    return mentions[mentions["type"] == "PER"]["entity"].value_counts().index.tolist()


def cloud_words(mentions: pd.DataFrame, documents: pd.DataFrame, outlet: str) -> "pd.Series[int]":
    """Return how often each entity is named in an outlet, by its label, most often first."""
    rows = counted(mentions, documents)
    return labels(rows[rows["outlet"] == outlet]["entity"]).value_counts()


def outlets(spans: pd.DataFrame, documents: pd.DataFrame) -> "pd.Series[str]":
    """Return the outlet of each row of a span table, in its order."""
    return spans["doc_id"].map(documents.set_index("doc_id")["outlet"])


def labels_of_lists(lists: "pd.Series[str]") -> "pd.Series[str]":
    """Return comma-separated ids as comma-separated labels."""
    known = entities.catalogue().set_index("entity")["label_ar"]
    return lists.map(
        lambda ids: "، ".join(known.get(i, i.replace("_", " ")) for i in ids.split(", ") if i)
    )


def frame_labels(ids: Iterable[str]) -> list[str]:
    """Return the Arabic label of each frame."""
    known = frames.frame_catalogue().set_index("frame")["label_ar"]
    return [known.get(each, each) for each in ids]


def voice_of_frames(frame_terms: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each frame's words in the outlets' own voice: frame (label), n, own,
    share, low, high (percent; exact interval, Clopper and Pearson 1934), largest share first."""
    from analysis.inference import share_interval

    rows = counted(frame_terms, documents)
    table = (rows["voice"] == OWN).groupby(rows["frame"]).agg(own="sum", n="size").reset_index()
    low, high = share_interval(table["own"], table["n"])
    table = table.assign(share=100 * table["own"] / table["n"], low=100 * low, high=100 * high)
    table["frame"] = frame_labels(table["frame"])
    return table.sort_values("share", ascending=False, ignore_index=True)


def own_voice_keyness(documents: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Return the words of each outlet's narration against all others', most marked first.

    See `keyness.keyness`; column outlet says which one it is marked for.
    """
    from analysis.keyness import keyness
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
    return marked.sort_values(["lrc", "g2"], ascending=False, ignore_index=True)


def frame_distances(frame_terms: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return how far outlets' frame profiles lie apart; see `statistics.profile_distances`."""
    rows = counted(frame_terms, documents)
    counts = rows.groupby(["doc_id", "sentence", "outlet", "frame"], as_index=False).size()
    return statistics.profile_distances(counts.rename(columns={"size": "n"}))


def share_of_camps(documents: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Return the words that each outlet gives to each camp: outlet, then one column a camp."""
    heard = share_of_voice(documents, quotations, top=10_000).drop(columns="other voices")
    of_voice = camps(heard.columns.to_series()).mask(heard.columns == "own voice", "own voice")
    return heard.T.groupby(of_voice.to_numpy()).sum().T.reset_index()


def label(each: str, lexicon: str | Path | None = None) -> str:
    """Return the Arabic label of one entity, topic or voice."""
    return str(labels(pd.Series([each], dtype="str"), lexicon).iloc[0])


def pairs_table(pairs: Iterable[tuple[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    """Return names and values as a table of two columns."""
    return pd.DataFrame(list(pairs), columns=list(columns))


def stance_matrix(stances: pd.DataFrame, top: int = 10) -> pd.DataFrame:
    """Return mean polarity: holders in rows, targets in columns (labels), the `top` of each."""
    holders = stances["holder"].value_counts().index[:top]
    targets = stances["target"].value_counts().index[:top]
    rows = stances[stances["holder"].isin(holders) & stances["target"].isin(targets)]
    table = rows.pivot_table("polarity", "holder", "target", "mean")
    table = table.reindex([h for h in holders if h in table.index])
    table = table[[t for t in targets if t in table]]
    table.index = pd.Index(labels(table.index.to_series()))
    table.columns = pd.Index(labels(table.columns.to_series()))
    return table


def evidence(
    stances: pd.DataFrame, documents: pd.DataFrame, holder: str, target: str
) -> pd.DataFrame:
    """Return the evidence of one pair: outlet, before, surface, after, polarity, rule."""
    rows = stances[(stances["holder"] == holder) & (stances["target"] == target)]
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    around = [
        context(texts[doc_id], start, end, width=80)
        for doc_id, start, end in zip(rows["doc_id"], rows["start"], rows["end"], strict=True)
    ]
    return pd.DataFrame(
        {
            "outlet": outlets(rows, documents),
            "before": [before for before, _ in around],
            "evidence": rows["surface"],
            "after": [after for _, after in around],
            "polarity": rows["polarity"],
            "rule": rows["rule"],
        }
    )
