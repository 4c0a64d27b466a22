"""Agreement of spans and coders on tiny tables whose results are known."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import agreement
from analysis.errors import ManzurError

pytestmark = pytest.mark.filterwarnings("error")

COLUMNS = ["doc_id", "start", "end", "kind", "speaker"]


def spans(*rows):
    rows = [(*row, *("direct", "kim")[len(row) - 3 :]) for row in rows]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.astype({"doc_id": "str", "start": "int64", "end": "int64"})


def pairs(gold, found, **options):
    table = agreement.match_spans(gold, found, **options)
    return list(zip(table["gold"], table["found"], strict=True))


# Matching


def test_an_overlap_of_half_of_both_counts_and_less_does_not():
    gold = spans(("1", 0, 10))
    assert pairs(gold, spans(("1", 0, 5))) == [(0, 0)]
    assert pairs(gold, spans(("1", 0, 4))) == []
    assert pairs(gold, spans(("1", 0, 4)), threshold=0.4) == [(0, 0)]


def test_exact_needs_both_ends():
    gold = spans(("1", 0, 10))
    assert pairs(gold, spans(("1", 0, 9)), how="exact") == []
    assert pairs(gold, spans(("1", 0, 10)), how="exact") == [(0, 0)]


def test_each_span_is_matched_once_to_the_one_that_fits_best():
    gold = spans(("1", 0, 10), ("1", 0, 8))
    found = spans(("1", 0, 8), ("1", 0, 9))
    assert pairs(gold, found) == [(0, 1), (1, 0)]


def test_spans_of_two_documents_never_match():
    assert pairs(spans(("1", 0, 5)), spans(("2", 0, 5))) == []


def test_columns_asked_for_must_be_equal():
    gold, found = spans(("1", 0, 5, "direct")), spans(("1", 0, 5, "mixed"))
    assert pairs(gold, found, same=["kind"]) == []
    assert pairs(gold, found) == [(0, 0)]


def test_matches_are_named_by_the_tables_own_indexes():
    gold, found = spans(("1", 0, 5)), spans(("1", 90, 95), ("1", 0, 5))
    gold.index, found.index = [7], [3, 4]
    assert pairs(gold, found) == [(7, 4)]


@pytest.mark.parametrize("options", [{"how": "near"}, {"threshold": 0}, {"threshold": 2}])
def test_unknown_ways_to_match_are_refused(options):
    with pytest.raises(ManzurError):
        agreement.match_spans(spans(), spans(), **options)


span = st.tuples(st.sampled_from("12"), st.integers(0, 20), st.integers(1, 9)).map(
    lambda s: (s[0], s[1], s[1] + s[2])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(span, max_size=6), st.lists(span, max_size=6))
def test_matching_is_one_to_one_and_leaves_no_two_that_would_match(gold, found):
    table = agreement.match_spans(spans(*gold), spans(*found))
    assert table["gold"].is_unique
    assert table["found"].is_unique
    assert (table["iou"] >= 0.5).all()
    left_gold = [g for i, g in enumerate(gold) if i not in set(table["gold"])]
    left_found = [f for i, f in enumerate(found) if i not in set(table["found"])]
    for g in left_gold:
        for f in left_found:
            shared = min(g[2], f[2]) - max(g[1], f[1])
            covered = max(g[2], f[2]) - min(g[1], f[1])
            assert g[0] != f[0] or shared / covered < 0.5


# Scores


GOLD = spans(("1", 0, 5), ("1", 10, 20), ("2", 0, 5), ("2", 30, 40, "mixed"), ("3", 0, 9))
FOUND = spans(("1", 0, 5), ("1", 50, 60), ("2", 0, 5), ("2", 30, 40, "mixed", "putin"))


def test_scores_are_the_counts_by_hand():
    row = agreement.scores(GOLD, FOUND).iloc[0]
    assert row["precision"] == 3 / 4
    assert row["recall"] == 3 / 5
    assert row["f1"] == pytest.approx(2 / 3)
    assert (row["n_gold"], row["n_found"], row["n_matched"]) == (5, 4, 3)
    assert (row["n_documents"], row["resampled"]) == (3, "documents")
    assert row["f1_low"] <= row["f1"] <= row["f1_high"]


def test_the_interval_is_that_of_all_27_ways_to_draw_three_documents():
    counts = np.array([[1, 2, 2], [2, 2, 2], [0, 1, 0]])
    drawn = [counts[[i, j, k]].sum(axis=0) for i in range(3) for j in range(3) for k in range(3)]
    f1 = [2 * m / (g + f) for m, g, f in drawn]
    row = agreement.scores(GOLD, FOUND, n_resamples=20_000).iloc[0]
    bounds = np.quantile(f1, [0.025, 0.975], method="inverted_cdf")
    assert (row["f1_low"], row["f1_high"]) == pytest.approx(tuple(bounds), abs=1e-9)


def test_scores_by_kind_match_within_the_kind():
    table = agreement.scores(GOLD, FOUND, by="kind").set_index("kind")
    assert table.loc["mixed", ["precision", "recall", "f1"]].tolist() == [1, 1, 1]
    assert table["n_gold"].sum() == len(GOLD)
    assert table["n_found"].sum() == len(FOUND)


def test_one_document_is_resampled_by_its_spans_and_says_so():
    table = agreement.scores(GOLD, FOUND, by="doc_id").set_index("doc_id")
    assert table.loc["1", "resampled"] == "spans"
    assert table.loc["1", "f1_low"] < table.loc["1", "f1"] < table.loc["1", "f1_high"]
    assert math.isnan(table.loc["3", "f1_low"])


def test_nothing_on_one_side_scores_zero_and_on_both_nothing():
    none = spans()
    assert agreement.scores(GOLD, none)[["precision", "recall", "f1"]].values.tolist() == [[0] * 3]
    assert agreement.scores(none, FOUND)[["precision", "recall", "f1"]].values.tolist() == [[0] * 3]
    nothing = agreement.scores(none, none).iloc[0]
    assert math.isnan(nothing["f1"])
    assert nothing["n_documents"] == 0


def test_accuracy_is_of_the_matched_alone():
    row = agreement.accuracy(GOLD, FOUND, "speaker").iloc[0]
    assert row["accuracy"] == pytest.approx(2 / 3)
    assert (row["n_right"], row["n_matched"], row["n_documents"]) == (2, 3, 2)
    assert row["low"] <= row["accuracy"] <= row["high"]


def test_two_empty_speakers_are_equal():
    nobody = spans(("1", 0, 5, "scare", None))
    assert agreement.accuracy(nobody, nobody, "speaker")["accuracy"].tolist() == [1]


def test_accuracy_of_nothing_is_undefined():
    assert agreement.accuracy(spans(), FOUND, "speaker")["accuracy"].isna().all()


# Coders


# Krippendorff (2011), the reliability data of section C and its three results.
FOUR = pd.DataFrame(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ],
    dtype="float64",
).T


@pytest.mark.parametrize(
    ("level", "expected"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_is_krippendorffs_own(level, expected):
    row = agreement.alpha(FOUR, level).iloc[0]
    assert row["alpha"] == pytest.approx(expected, abs=0.0005)
    assert row["low"] < row["alpha"] < row["high"] <= 1
    assert (row["n_units"], row["n_coders"], row["resampled"]) == (11, 4, "units")


def test_alpha_of_two_coders_is_krippendorffs_own():
    two = pd.DataFrame({"a": [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], "b": [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]})
    assert agreement.alpha(two)["alpha"].iloc[0] == pytest.approx(0.095, abs=0.0005)


def test_alpha_takes_words_as_values():
    two = pd.DataFrame({"a": ["x", "y", "y"], "b": ["x", "y", "y"]})
    assert agreement.alpha(two)["alpha"].tolist() == [1]


def test_alpha_resamples_documents_where_there_are_two():
    documents = pd.Series(["1"] * 6 + ["2"] * 6)
    row = agreement.alpha(FOUR, documents=documents).iloc[0]
    assert (row["resampled"], row["n_documents"]) == ("documents", 2)
    one = agreement.alpha(FOUR, documents=["1"] * 12).iloc[0]
    assert (one["resampled"], one["n_documents"]) == ("units", 1)


@pytest.mark.parametrize(
    "codings", [{"a": ["x", "x"], "b": ["x", "x"]}, {"a": ["x"], "b": [None]}, {"a": [], "b": []}]
)
def test_alpha_without_variation_or_codings_is_undefined(codings):
    row = agreement.alpha(pd.DataFrame(codings)).iloc[0]
    assert row[["alpha", "low", "high"]].isna().all()


def test_an_unknown_level_is_refused():
    with pytest.raises(ManzurError, match="nominal"):
        agreement.alpha(FOUR, "best")


def test_alpha_of_spans_is_that_of_their_words():
    docs = pd.DataFrame({"doc_id": ["1", "2"], "text": ["قال إن الحرب قادمة", "لا شيء"]})
    a, b = spans(("1", 4, 18)), spans(("1", 7, 18))
    row = agreement.alpha_spans({"a": a, "b": b}, docs, "kind").iloc[0]
    words = pd.DataFrame({"a": ["", "d", "d", "d", "", ""], "b": ["", "", "d", "d", "", ""]})
    assert row["alpha"] == pytest.approx(agreement.alpha(words)["alpha"].iloc[0])
    assert (row["n_units"], row["n_documents"]) == (6, 2)


def test_the_innermost_span_labels_a_word():
    docs = pd.DataFrame({"doc_id": ["1"], "text": ["ا ب ت ث"]})
    nested = spans(("1", 0, 7, "mixed"), ("1", 2, 3, "direct"))
    flat = spans(("1", 0, 1, "mixed"), ("1", 2, 3, "direct"), ("1", 4, 7, "mixed"))
    row = agreement.alpha_spans({"a": nested, "b": flat}, docs, "kind").iloc[0]
    assert row["alpha"] == 1


def test_alpha_of_no_spans_at_all_is_undefined():
    docs = pd.DataFrame({"doc_id": ["1"], "text": ["ا ب"]})
    row = agreement.alpha_spans({"a": spans(), "b": spans()}, docs, "kind").iloc[0]
    assert math.isnan(row["alpha"])


# Errors


def test_errors_stand_in_their_context():
    docs = pd.DataFrame({"doc_id": ["1"], "text": ["قال كيم نعم ثم قال بوتين لا وسكت"]})
    gold = spans(("1", 8, 11), ("1", 25, 27, "direct", "putin"))
    found = spans(("1", 25, 27), ("1", 28, 32))
    table = agreement.errors(gold, found, docs, column="speaker", width=8)
    assert table[["error", "surface", "gold", "found"]].fillna("").values.tolist() == [
        ["miss", "نعم", "kim", ""],
        ["wrong", "لا", "putin", "kim"],
        ["false", "وسكت", "", "kim"],
    ]
    assert table["left"].tolist() == ["قال كيم ", " بوتين ", " لا "]


def test_no_errors_is_an_empty_table():
    docs = pd.DataFrame({"doc_id": ["1"], "text": ["نعم"]})
    table = agreement.errors(spans(("1", 0, 3)), spans(("1", 0, 3)), docs)
    assert table.empty
    assert "surface" in table.columns
