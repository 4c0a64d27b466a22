"""Hand codings are tested data: every row stands in its file, and settling left its trace."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import tables
from analysis.agreement import gold
from analysis.agreement.gold import GoldError
from analysis.arabic import fold
from analysis.frames import frame_catalogue

CORPUS = Path(gold.FOLDER).parent / "corpus"
SPANS = ["quotations", "entities", "frames", "stances"]
TABLES = [*SPANS, "stance_pairs"]
WHO = ["", "coder_a", "coder_b"]
KINDS = {"direct", "indirect", "mixed", "scare", "name"}
TYPES = {"PER", "LOC", "ORG", "NISBA", "DESC"}
ROLES = {"title", "byline", "summary", "heading", "body", "caption", "chrome", "blank"}
SETTLED = {name: gold.FOLDER / f"settlements_{name}.csv" for name in TABLES}
#: Cleaning leaves these out of a word: tatweel and the marks of vowels.
MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")


@pytest.fixture(scope="module")
def raw():
    # By bytes: offsets count line ends as they are.
    return {path.stem: path.read_bytes().decode("utf-8") for path in CORPUS.glob("*.txt")}


def _surface(name):
    return "text" if name == "quotations" else "surface"


def _settlements(name):
    table = pd.read_csv(SETTLED[name], dtype="str", keep_default_na=False)
    return table[table["doc_id"] != ""]


# The rows


@pytest.mark.parametrize("coder", WHO)
@pytest.mark.parametrize("name", SPANS)
def test_every_row_cuts_its_surface_out_of_the_raw_file(raw, name, coder):
    table = gold.read(name, coder)
    assert len(table) > 100
    for doc_id, start, end, surface in table[["doc_id", "start", "end", _surface(name)]].values:
        assert raw[doc_id][start:end] == surface, (doc_id, start)


@pytest.mark.parametrize("coder", WHO)
@pytest.mark.parametrize("name", TABLES)
def test_no_row_is_there_twice(name, coder):
    keys = {
        "quotations": ["doc_id", "start", "end", "kind"],
        "entities": ["doc_id", "start", "end", "entity"],
        "frames": ["doc_id", "start", "end", "frame"],
        "stances": ["doc_id", "start", "end", "holder", "target"],
        "stance_pairs": ["doc_id", "holder", "target"],
    }[name]
    table = gold.read(name, coder)
    assert table[table.duplicated(keys)].empty


@pytest.mark.parametrize("coder", WHO)
def test_labels_are_those_of_the_codebook(coder):
    frames = set(frame_catalogue()["frame"])
    assert len(frames) >= 12
    assert set(gold.read("quotations", coder)["kind"]) <= KINDS
    assert set(gold.read("entities", coder)["type"]) <= TYPES
    assert set(gold.read("frames", coder)["frame"]) <= frames
    assert set(gold.read("frames", coder)["negated"]) <= {0, 1}
    for name in ("stances", "stance_pairs"):
        assert set(gold.read(name, coder)["polarity"]) <= {-2, -1, 0, 1, 2}


@pytest.mark.parametrize("coder", WHO)
def test_ids_are_snake_case_and_never_empty(coder):
    ids = [
        gold.read("entities", coder)["entity"],
        gold.read("frames", coder)["voice"],
        gold.read("quotations", coder)["speaker_id"].dropna(),
        *(gold.read(name, coder)["holder"] for name in ("stances", "stance_pairs")),
        *(gold.read(name, coder)["target"] for name in ("stances", "stance_pairs")),
    ]  # fmt: skip
    for column in ids:
        assert column.notna().all()
        # Two who speak with one voice are joined by a semicolon.
        assert column.str.fullmatch(r"[a-z0-9_]+(?:;[a-z0-9_]+)?").all()


@pytest.mark.parametrize("coder", WHO)
def test_reported_speech_has_a_speaker_and_marks_alone_have_none(coder):
    table = gold.read("quotations", coder)
    speech = table["kind"].isin(gold.SPEECH)
    assert table.loc[speech, "speaker_id"].notna().all()
    assert table.loc[~speech, "speaker_id"].isna().all()


@pytest.mark.parametrize("coder", WHO)
def test_every_article_is_coded(raw, coder):
    for name in TABLES:
        assert set(gold.read(name, coder)["doc_id"]) == set(raw)


@pytest.mark.parametrize("coder", WHO)
def test_a_pair_of_stance_has_its_reasons(coder):
    assert gold.read("stance_pairs", coder)["reasoning"].str.len().gt(5).all()


def test_lines_follow_one_another_to_the_end_of_each_file(raw):
    table = gold.read("line_roles")
    assert set(table["role"]) <= ROLES
    assert table.loc[table["role"] == "chrome", "kind"].notna().all()
    for doc_id, lines in table.groupby("doc_id"):
        assert lines["line"].tolist() == list(range(1, len(lines) + 1))
        assert lines["start"].iloc[0] == 0
        gaps = lines["start"].iloc[1:].to_numpy() - lines["end"].iloc[:-1].to_numpy()
        assert set(gaps) <= {1, 2}  # a line end
        assert not raw[doc_id][lines["end"].iloc[-1] :].strip()
        assert all("\n" not in raw[doc_id][s:e] for s, e in lines[["start", "end"]].to_numpy())


# Settling


@pytest.mark.parametrize("name", TABLES)
def test_a_settlement_is_of_a_document_that_exists_and_gives_its_reason(raw, name):
    table = _settlements(name)
    assert len(table) > 0
    assert set(table["doc_id"]) <= set(raw)
    assert set(table["table"]) == {name}
    assert table["reason"].str.len().gt(10).all()
    assert table["settled"].ne("").all()
    for row in table[table["start"] != ""].itertuples():
        assert raw[row.doc_id][int(row.start) : int(row.end)] == row.surface


@pytest.mark.parametrize("name", ["quotations", "entities", "frames"])
def test_what_both_coders_say_stands_and_what_neither_says_was_settled(name):
    label = {"quotations": "kind", "entities": "entity", "frames": "frame"}[name]
    keys = ["doc_id", "start", "end", label]

    def rows(coder):
        return set(gold.read(name, coder)[keys].itertuples(index=False, name=None))

    a, b, settled = (rows(coder) for coder in ("coder_a", "coder_b", ""))
    touched = {
        (row.doc_id, place)
        for row in _settlements(name).itertuples()
        for place in range(int(row.start), int(row.end))
    }

    def settled_by_hand(row):
        return any((row[0], place) in touched for place in range(row[1], row[2]))

    assert all(map(settled_by_hand, (a & b) - settled))
    assert all(map(settled_by_hand, settled - (a | b)))
    # A difference was either settled in writing, or is one the settled coding takes a side in.
    assert len(settled & (a | b)) / len(settled) > 0.9


def test_settled_stance_pairs_come_from_a_coder_or_a_settlement():
    keys = ["doc_id", "holder", "target"]

    def rows(coder):
        return set(gold.read("stance_pairs", coder)[keys].itertuples(index=False, name=None))

    written = " ".join(_settlements("stance_pairs")["settled"])
    for doc_id, holder, target in rows("") - (rows("coder_a") | rows("coder_b")):
        assert f"{holder} > {target}" in written, doc_id


# Placed in the clean text


def _document(text, kept):
    told = ("d", "x", "stated", None, None, None, "unknown", [], "d.txt", "0")
    return tables.make("documents", [(*told, text, 1, {}, {}, [(0, len(text), "body")], kept)])


def _coded(*spans):
    return pd.DataFrame([("d", *span) for span in spans], columns=["doc_id", "start", "end"])


def test_a_span_behind_a_gap_moves_by_what_the_gap_took():
    # raw: "abXXcd" without XX is "abcd"
    docs = _document("abcd", [(0, 0), (2, 4)])
    placed = gold.placed(_coded((0, 2), (4, 6), (1, 5)), docs)
    assert placed[["start", "end"]].values.tolist() == [[0, 2], [2, 4], [1, 3]]
    assert placed.attrs["lost"] == 0


def test_a_span_that_lies_wholly_in_what_was_taken_is_lost_and_counted():
    docs = _document("abcd", [(0, 0), (2, 4)])
    placed = gold.placed(_coded((2, 4), (0, 1)), docs)
    assert placed[["start", "end"]].values.tolist() == [[0, 1]]
    assert placed.attrs["lost"] == 1


def test_a_text_whose_beginning_was_taken():
    docs = _document("cd", [(0, 2)])
    placed = gold.placed(_coded((0, 2), (0, 3), (2, 4)), docs)
    assert placed[["start", "end"]].values.tolist() == [[0, 1], [0, 2]]
    assert placed.attrs["lost"] == 1


def test_codings_of_other_documents_are_left_out_not_lost():
    docs = _document("abcd", [(0, 0)])
    placed = gold.placed(_coded((0, 2)).assign(doc_id="other"), docs)
    assert placed.empty
    assert placed.attrs["lost"] == 0


def _plain(text):
    return "".join(fold(MARKS.sub("", text)).split())


@pytest.mark.parametrize("name", SPANS)
def test_placed_codings_cut_the_same_words_out_of_the_clean_text(five, name):
    coded = gold.read(name)
    placed = gold.placed(coded, five)
    texts = five.set_index("doc_id")["text"]
    for doc_id, start, end, surface in placed[["doc_id", "start", "end", _surface(name)]].values:
        assert _plain(texts[doc_id][start:end]) == _plain(surface)
    assert len(placed) + placed.attrs["lost"] == len(coded)


@pytest.mark.parametrize("name", SPANS)
def test_only_codings_in_site_furniture_are_lost(five, name):
    coded = gold.read(name)
    placed = gold.placed(coded, five)
    keys = [c for c in coded.columns if c not in ("start", "end")]
    kept = placed[keys].fillna("").value_counts()
    lost = coded[keys].fillna("").value_counts().sub(kept, fill_value=0)
    lost = lost[lost > 0]
    assert lost.sum() == placed.attrs["lost"]
    lines = gold.read("line_roles")
    furniture = lines[lines["role"].isin(["chrome", "caption"])]
    for row in coded[coded[keys].fillna("").apply(tuple, axis=1).isin(lost.index)].itertuples():
        inside = furniture[furniture["doc_id"] == row.doc_id]
        # Of rows that are alike, one is in the furniture; others may stand in the body.
        alike = coded[(coded[keys].fillna("") == coded.loc[row.Index, keys].fillna("")).all(axis=1)]
        spans = alike[["start", "end"]].to_numpy()
        assert any(
            ((inside["start"] <= start) & (end <= inside["end"])).any() for start, end in spans
        )


# Reading, and what is measured


def test_a_missing_file_is_said_with_its_name(tmp_path):
    with pytest.raises(GoldError, match=r"frames\.csv: no such hand codings"):
        gold.read("frames", folder=tmp_path)


def test_a_missing_column_is_said_with_its_name(tmp_path):
    (tmp_path / "coder_a").mkdir()
    (tmp_path / "coder_a" / "frames.csv").write_text("doc_id,start,end,surface\n", encoding="utf-8")
    with pytest.raises(GoldError, match="column frame is missing"):
        gold.read("frames", "coder_a", tmp_path)


def test_a_table_that_is_not_one_of_the_codings_is_refused(tmp_path):
    with pytest.raises(GoldError, match="choose one of"):
        gold.read("quotes")


def test_a_file_that_is_no_csv_is_refused_in_one_line(tmp_path):
    (tmp_path / "frames.csv").write_bytes(b"\xff\xfe\x00garbage")
    with pytest.raises(GoldError, match=r"frames\.csv"):
        gold.read("frames", folder=tmp_path)
    (tmp_path / "frames.csv").write_bytes(b"")
    with pytest.raises(GoldError, match=r"frames\.csv"):
        gold.read("frames", folder=tmp_path)


def test_hand_codings_measured_against_themselves_are_all_right(five):
    quotations = gold.quotations(five)
    scores = gold.quotation_scores(five, quotations)
    assert scores["f1"].tolist() == [1.0] * len(scores)
    assert gold.mention_scores(five, gold.entities(five))["f1"].eq(1).all()
    terms = gold.frame_terms(five)
    assert gold.frame_scores(five, terms)["f1"].eq(1).all()
    right = gold.right(five, quotations, terms)
    assert right["n_right"].tolist() == right["n_matched"].tolist()


def test_nothing_found_scores_nothing_and_does_not_fail(five):
    nothing = tables.make("quotations", [])
    scores = gold.quotation_scores(five, nothing)
    assert scores["n_found"].sum() == 0
    assert not scores["f1"].gt(0).any()
    right = gold.right(five, nothing, tables.make("frame_terms", []))
    assert right["n_matched"].tolist() == [0, 0]
    assert right["accuracy"].isna().all()


def test_the_two_coders_agree_far_beyond_chance_but_not_wholly(five):
    table = gold.between_coders(five)
    assert table["measured"].tolist() == ["reported speech", "namings", "framing words"]
    assert table["f1"].between(0.8, 1, inclusive="left").all()
    assert table["alpha"].between(0.8, 1).all()
    assert (table["low"] <= table["alpha"]).all()
    assert (table["alpha"] <= table["high"]).all()


def _stances(*rows):
    return tables.make("stances", [(d, 0, 1, h, t, p, "x", "act", "outlet") for d, h, t, p in rows])


def test_signs_are_compared_pair_by_pair():
    coded = pd.DataFrame(
        [("d", "a", "b", 2), ("d", "a", "c", -1), ("d", "e", "f", 1), ("d", "g", "h", 0)],
        columns=["doc_id", "holder", "target", "polarity"],
    )
    found = _stances(("d", "a", "b", 0.8), ("d", "a", "c", 0.8), ("d", "x", "y", -0.8))
    table = gold.stance_signs(found, coded).iloc[0]
    counts = table[["pairs", "decided", "right", "only_machine"]].astype(int).tolist()
    assert counts == [3, 2, 1, 1]
    assert table["deciding"] == pytest.approx(2 / 3)
    assert table["sign_right"] == 0.5


def test_no_stances_on_either_side_are_no_error():
    columns = ["doc_id", "holder", "target", "polarity"]
    none = pd.DataFrame({c: pd.Series(dtype="str") for c in columns[:3]}).assign(
        polarity=pd.Series(dtype="int64")
    )
    table = gold.stance_signs(_stances(), none).iloc[0]
    assert table["pairs"] == 0
    assert np.isnan(table["deciding"])
    coded = pd.DataFrame([("d", "a", "b", 2)], columns=columns)
    assert gold.stance_signs(_stances(), coded)["decided"].tolist() == [0]


def test_a_capital_counts_as_its_state_only_where_that_is_asked():
    table = gold._with_states(_stances(("d", "moscow", "pyongyang", 1.0)))
    assert table[["holder", "target"]].values.tolist() == [["russia", "north_korea"]]
    kept = gold._with_states(_stances(("d", "vladimir_putin", "sanctions", 1.0)))
    assert kept[["holder", "target"]].values.tolist() == [["vladimir_putin", "sanctions"]]
