"""Hand codings: read, validated, and placed in the clean text, ready to be measured against.

The files and the rules behind them are in `data/gold`, described in its codebook.
"""

from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path
from unicodedata import combining

import pandas as pd
from pandas.errors import EmptyDataError, ParserError

from analysis import agreement
from analysis.agreement import reliability
from analysis.arabic import fold
from analysis.entities import catalogue, link
from analysis.errors import ManzurError
from analysis.voices import add_voice

FOLDER = Path(__file__).resolve().parents[2] / "data" / "gold"
CODERS = ("coder_a", "coder_b")
SPEECH = ("direct", "indirect", "mixed")
#: How the codebook's types of entity are called in the table `mentions`.
_FORMS = {"NISBA": "nisba", "DESC": "description"}
_COLUMNS = {
    "quotations": {"doc_id", "start", "end", "text", "kind", "speaker_id", "cue", "relay"},
    "entities": {"doc_id", "start", "end", "surface", "type", "entity"},
    "frames": {"doc_id", "start", "end", "surface", "frame", "voice", "negated"},
    "stances": {"doc_id", "start", "end", "surface", "holder", "target", "polarity"},
    "stance_pairs": {"doc_id", "holder", "target", "polarity"},
    "line_roles": {"doc_id", "line", "start", "end", "role"},
}


class GoldError(ManzurError):
    """A file of hand codings is missing or not valid."""


def read(name: str, coder: str = "", folder: Path = FOLDER) -> pd.DataFrame:
    """Return a table of hand codings, its offsets those of the raw files.

    Parameters
    ----------
    name : str
        quotations, entities, frames, stances, stance_pairs or line_roles.
    coder : str
        "coder_a" or "coder_b" for a coding before settling; "" for the settled one.

    Raises
    ------
    GoldError
        If there is no such file, it is no CSV or a column is missing; names the file.
    """
    if name not in _COLUMNS:
        raise GoldError(f"hand codings {name!r}: choose one of {', '.join(_COLUMNS)}")
    path = folder / coder / f"{name}.csv"
    if not path.exists():
        raise GoldError(f"{path}: no such hand codings; restore the file")
    try:
        table = pd.read_csv(path, dtype={"doc_id": "str"}, encoding="utf-8")
    except (UnicodeDecodeError, ParserError, EmptyDataError) as error:
        raise GoldError(f"{path}: no CSV in UTF-8 ({error}); restore the file") from None
    if missing := sorted(_COLUMNS[name] - set(table.columns)):
        raise GoldError(f"{path}: column {missing[0]} is missing; add it")
    return table


def placed(table: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return hand codings with start and end in the clean text, those of lost text left out.

    `attrs["lost"]` counts the rows that lie wholly in what cleaning took (site furniture,
    repeated captions).
    """
    kept = dict(zip(documents["doc_id"], documents["kept"], strict=True))
    lengths = dict(zip(documents["doc_id"], documents["text"].str.len(), strict=True))
    rows = table[table["doc_id"].isin(kept)]
    start, end = [], []
    for doc_id, first, last in zip(rows["doc_id"], rows["start"], rows["end"], strict=True):
        where = _clean_offset(kept[doc_id], lengths[doc_id])
        start.append(where(first))
        end.append(where(last))
    rows = rows.assign(start=start, end=end)
    found = rows[rows["start"] < rows["end"]].reset_index(drop=True)
    found.attrs["lost"] = len(rows) - len(found)
    return found


def _clean_offset(kept: list[tuple[int, int]], length: int) -> Callable[[int], int]:
    """Return the function from an offset in the raw file to the nearest kept one behind it."""
    origins = [origin for _, origin in kept]

    def where(position: int) -> int:
        run = bisect_right(origins, position) - 1
        if run < 0:
            return 0
        text, origin = kept[run]
        stop = kept[run + 1][0] if run + 1 < len(kept) else length
        return int(min(text + position - origin, stop))

    return where


def quotations(documents: pd.DataFrame, coder: str = "") -> pd.DataFrame:
    """Return the reports coded by hand, `speaker` as the machine would name the source."""
    table = placed(read("quotations", coder), documents)
    speaker = table["speaker_id"].map(_names_of_sources(coder))
    return table.assign(speaker=speaker, cue_class=None, group=groups(table["kind"]))


def entities(documents: pd.DataFrame, coder: str = "") -> pd.DataFrame:
    """Return the namings coded by hand, with `form` as in the table `mentions`."""
    table = placed(read("entities", coder), documents)
    return table.assign(form=table["type"].map(_FORMS).fillna("name"))


def frame_terms(documents: pd.DataFrame, coder: str = "") -> pd.DataFrame:
    """Return the framing words coded by hand, `voice` as the machine would name the source."""
    table = placed(read("frames", coder), documents)
    names = _names_of_sources(coder)
    # One source, two spellings: russia_and_north_korea here, russia;north_korea there.
    names |= {source.replace(";", "_and_"): name for source, name in names.items()}
    return table.assign(voice=[names.get(voice, voice) for voice in table["voice"]])


def _names_of_sources(coder: str) -> dict[str, str]:
    """Return for each source coded by hand its entity id, else its folded surface.

    The hand codings give every source an id; a source that no list knows has none in the
    tables, where it stands as it is written.
    """
    listed = set(catalogue()["entity"])
    table = read("quotations", coder).dropna(subset=["speaker_id"])

    def name(source: str, surface: str) -> str:
        if source in listed or link(surface) == source:
            return source
        # russia_and_north_korea, russia;north_korea: the tables join ids with ;
        joint = source.replace(";", "_and_").split("_and_")
        return ";".join(joint) if listed.issuperset(joint) else plain(surface)

    pairs = zip(table["speaker_id"], table["speaker"], strict=True)
    return {source: name(source, surface) for source, surface in pairs}


def plain(surface: str) -> str:
    """Return a surface of the raw file as it stands in the tables: folded, without marks."""
    return fold("".join(char for char in surface if not combining(char)))


def quotation_scores(documents: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Return precision, recall and F1 of quotations by overlap ≥ ½: direct apart from the rest."""
    found = found.assign(group=groups(found["kind"]))
    gold = quotations(documents)
    return _tidy(agreement.scores(gold, found, by="group"), "group")


def scores_by_article(
    gold: pd.DataFrame, found: pd.DataFrame, documents: pd.DataFrame, same: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Return precision, recall and F1 for each article, by its outlet."""
    table = agreement.scores(gold, found, by="doc_id", same=same)
    outlet = documents.set_index("doc_id")["outlet"]
    return _tidy(table.assign(outlet=table["doc_id"].map(outlet)), "outlet")


def mention_scores(documents: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Return precision, recall and F1 of namings: exact span and same entity, by form."""
    gold = entities(documents)
    return _tidy(agreement.scores(gold, found, by="form", how="exact", same=("entity",)), "form")


def frame_scores(documents: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Return precision, recall and F1 of framing words: any overlap and the same frame."""
    gold = frame_terms(documents).assign(measured="framing words")
    found = found.assign(measured="framing words")
    table = agreement.scores(gold, found, by="measured", threshold=0.01, same=("frame",))
    return _tidy(table, "measured")


def right(documents: pd.DataFrame, found: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """Return the share of speakers and of framing words' voices that are right.

    measured, accuracy, low, high, n_right, n_matched. Of those found at all.
    """
    gold = quotations(documents)
    speech = found[found["kind"].isin(SPEECH)]
    gold_speech = gold[gold["kind"].isin(SPEECH)]
    speakers = agreement.accuracy(gold_speech, speech, "speaker", same=("kind",))
    voices = agreement.accuracy(
        frame_terms(documents), terms, "voice", threshold=0.01, same=("frame",)
    )
    table = pd.concat([speakers, voices], ignore_index=True)
    return table.assign(measured=["speaker of a report", "voice of a framing word"])[
        ["measured", "accuracy", "low", "high", "n_right", "n_matched"]
    ]


def between_coders(documents: pd.DataFrame) -> pd.DataFrame:
    """Return how far the two codings agree, before settling.

    measured, f1 (coder b against coder a, overlap ≥ ½ and the same label), alpha (nominal,
    word by word), low, high.
    """
    measures = (
        ("reported speech", quotations, "kind"),
        ("namings", entities, "entity"),
        ("framing words", frame_terms, "frame"),
    )
    rows = []
    for name, table, label in measures:
        coded = {coder: table(documents, coder) for coder in CODERS}
        a, b = (coded[coder] for coder in CODERS)
        f1 = agreement.scores(a, b, same=(label,))["f1"].iloc[0]
        alpha = reliability.alpha_spans(coded, documents, label, n_resamples=200).iloc[0]
        rows.append((name, f1, alpha["alpha"], alpha["low"], alpha["high"]))
    return pd.DataFrame(rows, columns=["measured", "f1", "alpha", "low", "high"])


def stance_signs(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Return how stance pairs of the machine compare with those coded by hand.

    Pairs are (article, holder, target); decided: the machine says supports or opposes.

    Returns
    -------
    One row: pairs (coded by hand, not neutral), decided (of those), deciding (share), right
    (same sign), sign_right (share of decided), only_machine (decided, not coded by hand), alpha
    (ordinal, machine against hand, on the sign of the decided).
    """
    from analysis.stance.positions import stance_pairs

    keys = ["doc_id", "holder", "target"]
    coded = gold[gold["polarity"] != 0].groupby(keys)["polarity"].mean()
    pairs = stance_pairs(found, keys).set_index(keys)["label"]
    decided = pairs[pairs.isin(["supports", "opposes"])].map({"supports": 1, "opposes": -1})
    both = coded.index.intersection(decided.index)
    same = int((coded[both].gt(0) == decided[both].gt(0)).sum())
    matched = pd.DataFrame({"hand": coded.gt(0) * 2 - 1, "machine": decided.reindex(coded.index)})
    return pd.DataFrame(
        {
            "pairs": [len(coded)],
            "decided": [len(both)],
            "deciding": [len(both) / len(coded) if len(coded) else float("nan")],
            "right": [same],
            "sign_right": [same / len(both) if len(both) else float("nan")],
            "only_machine": [len(decided) - len(both)],
            "alpha": reliability.alpha(matched.dropna(), "ordinal")["alpha"].to_numpy(),
        }
    )


def stance_agreement() -> pd.DataFrame:
    """Return `stance_signs` for the five articles: as coded, and with capitals as states."""
    import analysis as an

    documents = an.load(an.ROOT / "data" / "corpus")
    found, gold = an.stances(documents), read("stance_pairs")
    merged = [_with_states(table) for table in (found, gold)]
    rows = [stance_signs(found, gold), stance_signs(*merged)]
    names = ["as coded", "capitals counted as their states"]
    return (
        pd.concat(rows, ignore_index=True)
        .assign(measured=names)
        .set_index("measured")
        .reset_index()
    )


def _with_states(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of stances in which a capital is its state (part_of in the lexicon)."""
    listed = catalogue()
    places = listed[listed["type"] == "LOC"]
    states = set(places[places["part_of"] == ""]["entity"])
    part_of = {
        e: p for e, p in zip(places["entity"], places["part_of"], strict=True) if p in states
    }
    return table.assign(
        holder=table["holder"].replace(part_of), target=table["target"].replace(part_of)
    )


def voiced_gold(documents: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """Return framing words with the voice that the hand-coded reports give them."""
    return add_voice(terms, quotations(documents))


def groups(kinds: "pd.Series[str]") -> "pd.Series[str]":
    """Return kinds of quotation with indirect and mixed as one group."""
    return kinds.replace({"indirect": "indirect and mixed", "mixed": "indirect and mixed"})


def _tidy(table: pd.DataFrame, first: str) -> pd.DataFrame:
    columns = [first, "precision", "recall", "f1", "f1_low", "f1_high", "n_gold", "n_found"]
    return table[columns].rename(columns={"f1_low": "low", "f1_high": "high"})
