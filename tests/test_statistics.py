"""Every statistic against a published example, scipy, or a table computed by hand."""

import math
import warnings
from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.spatial.distance import jensenshannon

from analysis import statistics
from analysis.arabic import fold
from analysis.errors import ManzurError, PatternError
from analysis.statistics.collocation import log_dice, mutual_information

inference = import_module("analysis.statistics.inference")
keyness = import_module("analysis.statistics.keyness")

pytestmark = pytest.mark.filterwarnings("error")


def _documents(*rows):
    return pd.DataFrame(rows, columns=["doc_id", "outlet", "text"])


def _long(table, names):
    return pd.DataFrame(table, columns=names)


def _two_groups(a, b):
    rows = [("a", w, n) for w, n in a.items()] + [("b", w, n) for w, n in b.items()]
    return _long(rows, ["outlet", "word", "n"])


# Words and counts


def test_tokens_are_folded_and_know_their_sentence():
    docs = _documents(("1", "x", "أكدت إيران. قالت: لا"), ("2", "y", ""))
    found = statistics.tokens(docs)
    assert found["word"].tolist() == ["اكدت", "ايران", "قالت", "لا"]
    assert found["sentence"].tolist() == [0, 0, 1, 1]
    assert found["outlet"].tolist() == ["x"] * 4


def test_tokens_of_no_documents_is_an_empty_table():
    assert statistics.tokens(_documents()).empty


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_word_counts_sum_to_the_tokens_of_any_text(text):
    docs = _documents(("1", "x", text))
    assert statistics.word_counts(docs)["n"].sum() == len(statistics.tokens(docs))


def test_word_counts_unite_spellings_of_hamza_within_a_group_only():
    docs = _documents(("1", "x", "إيران ايران"), ("2", "y", "أيران"))
    counts = statistics.word_counts(docs)
    assert counts.values.tolist() == [["x", "ايران", 2], ["y", "ايران", 1]]


def test_a_span_outside_every_sentence_has_no_sentence_number():
    docs = _documents(("1", "x", "نص.\n\n"))
    spans = _long([("1", 0, 2), ("1", 4, 5)], ["doc_id", "start", "end"])
    assert statistics.add_sentence(spans, docs)["sentence"].tolist() == [0, -1]


# Intervals


@pytest.mark.parametrize(("n", "total"), [(0, 10), (3, 10), (10, 10), (1, 1), (250, 6000)])
def test_share_interval_is_scipys_exact_one(n, total):
    expected = stats.binomtest(n, total).proportion_ci(method="exact")
    low, high = statistics.share_interval(n, total)
    assert (float(low), float(high)) == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_the_share_of_nothing_may_be_anything():
    low, high = statistics.share_interval([0], [0])
    assert (low[0], high[0]) == (0, 1)


COUNTS = _long(
    [("x", str(d), s, "war", 1 + (d * s) % 3) for d in range(8) for s in range(4)]
    + [("x", "3", 0, "trade", 2), ("y", "9", 0, "war", 1), ("y", "9", 2, "war", 3)],
    ["outlet", "doc_id", "sentence", "frame", "n"],
)
SIZES = _long(
    [("x", str(d), s, 20 + d + s) for d in range(8) for s in range(4)]
    + [("y", "9", s, 25) for s in range(4)],
    ["outlet", "doc_id", "sentence", "n"],
)


def test_rate_interval_is_scipys_bootstrap_over_documents():
    row = statistics.rates(COUNTS, SIZES, n_resamples=20_000).iloc[1]
    own = COUNTS[(COUNTS["outlet"] == "x") & (COUNTS["frame"] == "war")]
    n = own.groupby("doc_id")["n"].sum().to_numpy()
    words = SIZES[SIZES["outlet"] == "x"].groupby("doc_id")["n"].sum().to_numpy()
    expected = stats.bootstrap(
        (n, words),
        lambda n, words, axis: 1000 * n.sum(axis=axis) / words.sum(axis=axis),
        paired=True,
        vectorized=True,
        method="percentile",
        n_resamples=20_000,
        rng=np.random.default_rng(1),
    ).confidence_interval
    assert row["frame"] == "war"
    assert row["rate"] == pytest.approx(1000 * n.sum() / words.sum(), abs=1e-9)
    # Two Monte-Carlo estimates of one bound: within 4 % of the interval's width.
    width = expected.high - expected.low
    assert row["low"] == pytest.approx(expected.low, abs=0.04 * width)
    assert row["high"] == pytest.approx(expected.high, abs=0.04 * width)
    assert row["resampled"] == "documents"
    assert row["n_documents"] == 8


def test_one_article_is_resampled_by_sentence_and_says_so():
    row = statistics.rates(COUNTS, SIZES).set_index(["outlet", "frame"]).loc[("y", "war")]
    assert (row["n"], row["words"], row["rate"]) == (4, 100, 40)
    assert row["low"] == 0
    assert 40 < row["high"] <= 120
    assert (row["n_documents"], row["resampled"]) == (1, "sentences")


def test_an_item_never_seen_has_the_exact_poisson_bound():
    row = statistics.rates(COUNTS, SIZES).set_index(["outlet", "frame"]).loc[("y", "trade")]
    assert (row["n"], row["rate"], row["low"]) == (0, 0, 0)
    assert row["high"] == pytest.approx(1000 * stats.chi2.ppf(0.975, 2) / 2 / 100, abs=1e-6)


def test_a_group_without_words_has_no_rate_and_no_interval():
    counts = pd.concat([COUNTS, _long([("z", "7", 0, "war", 1)], COUNTS.columns)])
    rows = statistics.rates(counts, SIZES).query("outlet == 'z'")
    assert rows[["rate", "low", "high"]].isna().all(axis=None)
    assert rows["words"].tolist() == [0, 0]


def test_one_sentence_has_no_interval():
    counts = _long([("x", "1", 0, "war", 1)], COUNTS.columns)
    row = statistics.rates(counts, _long([("x", "1", 0, 50)], SIZES.columns)).iloc[0]
    assert row["rate"] == 20
    assert math.isnan(row["low"])


def test_rates_by_outlet_and_voice_sum_to_the_whole():
    voiced = COUNTS.assign(voice=np.where(COUNTS["sentence"] % 2, "outlet", "putin"))
    sizes = SIZES.assign(voice=np.where(SIZES["sentence"] % 2, "outlet", "putin"))
    rows = statistics.rates(voiced, sizes, by=["outlet", "voice"])
    assert rows["n"].sum() == COUNTS["n"].sum()
    assert rows.drop_duplicates(["outlet", "voice"])["words"].sum() == SIZES["n"].sum()


def test_nothing_counted_yields_an_empty_table_with_its_columns():
    rows = statistics.rates(COUNTS.iloc[:0], SIZES.iloc[:0])
    assert rows.empty
    assert "rate" in rows.columns


def test_resampling_is_repeatable_and_follows_its_seed():
    first, again = statistics.rates(COUNTS, SIZES), statistics.rates(COUNTS, SIZES)
    other = statistics.rates(COUNTS, SIZES, seed=1)
    pd.testing.assert_frame_equal(first, again)
    assert not first["low"].equals(other["low"])


def test_resampling_in_parts_draws_every_unit_equally_often(monkeypatch):
    monkeypatch.setattr(inference, "_CELLS", 50)
    sums = inference.resampled_sums(np.eye(10), 3000)
    assert sums.shape == (3000, 10)
    assert (sums.sum(axis=1) == 10).all()
    assert sums.mean(axis=0) == pytest.approx(np.ones(10), abs=0.1)


# Keyness


def test_g2_is_dunnings_value_for_the_swiss():
    # Dunning (1993), table 1: 110, 2442, 111, 29114 give 270.72.
    g2 = keyness.log_likelihood(np.array([110.0]), np.array([111.0]), 2552, 29225)
    assert g2[0] == pytest.approx(270.72, abs=0.005)


A = {"حرب": 30, "سلام": 2, "قمة": 10, "صاروخ": 0, "دول": 58}
B = {"حرب": 5, "سلام": 20, "قمة": 10, "صاروخ": 7, "دول": 108}


def test_g2_and_p_are_scipys_for_four_cells():
    table = statistics.keyness(_two_groups(A, B), "a", "b").set_index("word")
    for word in A:
        cells = [[A[word], B[word]], [100 - A[word], 150 - B[word]]]
        expected = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood")
        assert table.loc[word, "g2"] == pytest.approx(expected.statistic, abs=1e-6)
        assert table.loc[word, "p"] == pytest.approx(expected.pvalue, abs=1e-6)


@pytest.mark.parametrize(("column", "tests"), [("lrc", 1), ("lrc_corrected", 5)])
def test_lrc_is_the_bound_nearer_zero_of_the_exact_interval(column, tests):
    table = statistics.keyness(_two_groups(A, B), "a", "b").set_index("word")
    for word in A:
        level = 1 - 0.05 / tests
        share = stats.binomtest(A[word], A[word] + B[word]).proportion_ci(level, method="exact")
        low, high = (
            math.log2(p / (1 - p) * 150 / 100) if 0 < p < 1 else math.copysign(math.inf, p - 0.5)
            for p in share
        )
        expected = low if low > 0 else high if high < 0 else 0
        assert table.loc[word, column] == pytest.approx(expected, abs=1e-6)
    assert table.loc["حرب", column] > 0 > table.loc["سلام", column]


def test_z_is_that_of_a_plain_loop_over_the_paper():
    table = statistics.keyness(_two_groups(A, B), "a", "b").set_index("word")
    for word in A:
        alpha, total = A[word] + B[word], 250
        odds = [
            (counts[word] + alpha) / (size + total - counts[word] - alpha)
            for counts, size in ((A, 100), (B, 150))
        ]
        variance = 1 / (A[word] + alpha) + 1 / (B[word] + alpha)
        expected = (math.log(odds[0]) - math.log(odds[1])) / math.sqrt(variance)
        assert table.loc[word, "z"] == pytest.approx(expected, abs=1e-6)


def test_z_takes_a_given_prior_scaled_to_its_size():
    prior = {"حرب": 4.0, "دول": 16.0}
    table = statistics.keyness(_two_groups(A, B), "a", "b", prior=prior, prior_size=10)
    total = 10 + 3 * 0.01
    first, second = 32 / (100 + total - 32), 7 / (150 + total - 7)
    expected = (math.log(first) - math.log(second)) / math.sqrt(1 / 32 + 1 / 7)
    assert table.set_index("word").loc["حرب", "z"] == pytest.approx(expected, abs=1e-6)


def test_the_prior_from_outside_is_wordfreqs_and_leaves_unknown_words_out():
    from wordfreq import word_frequency

    prior = statistics.frequency_prior(["حرب", "غغغغغ"], size=10**6)
    # wordfreq rounds a Zipf value to two decimals, so 1.2 % of the frequency.
    assert prior == {"حرب": pytest.approx(word_frequency("حرب", "ar") * 10**6, rel=0.012)}


def test_holm_is_the_table_by_hand_and_bh_is_scipys():
    p = [0.01, 0.04, 0.03, 0.005]
    assert inference.corrected(p) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert inference.corrected(p, "bh") == pytest.approx(stats.false_discovery_control(p))
    assert len(inference.corrected([])) == 0


def test_an_unknown_correction_is_refused():
    with pytest.raises(ManzurError, match="holm"):
        inference.corrected([0.1], "none")


def _finite_but_open_bounds(table):
    numbers = table.drop(columns=["word", "low", "high"])
    return (
        np.isfinite(numbers.to_numpy(float)).all()
        and not np.isinf(table[["low", "high"]].to_numpy(float)).any()
    )


def test_a_word_in_one_group_only_has_a_finite_effect():
    table = statistics.keyness(_two_groups({"ا": 50, "ب": 9}, {"ا": 50}), "a", "b")
    row = table.set_index("word").loc["ب"]
    assert _finite_but_open_bounds(table)
    assert row["lrc"] > 0
    assert math.isnan(row["high"])


def test_equal_groups_have_no_effect():
    table = statistics.keyness(_two_groups(A, A), "a", "b")
    assert (table[["log_ratio", "lrc", "g2", "z"]].abs() < 1e-9).all(axis=None)
    assert (table["p_corrected"] == 1).all()


def test_a_group_without_words_has_no_rate_no_effect_no_evidence():
    table = statistics.keyness(_two_groups(A, {}), "a", "b")
    assert table["rate_b"].isna().all()
    assert (table[["log_ratio", "lrc", "g2", "z"]] == 0).all(axis=None)
    assert (table["p"] == 1).all()


def test_two_groups_without_words_yield_an_empty_table():
    assert statistics.keyness(_two_groups({}, {}), "a", "b").empty


def test_one_word_that_is_all_either_group_says_has_no_odds():
    table = statistics.keyness(_two_groups({"ا": 5}, {"ا": 7}), "a", "b")
    assert table["z"].tolist() == [0]
    assert _finite_but_open_bounds(table)


def test_without_a_second_group_all_others_are_it():
    counts = pd.concat([_two_groups(A, B), _long([("c", "حرب", 2)], ["outlet", "word", "n"])])
    row = statistics.keyness(counts, "a").set_index("word").loc["حرب"]
    assert (row["n_a"], row["n_b"]) == (30, 7)


def test_a_group_cannot_be_compared_with_itself():
    with pytest.raises(ManzurError, match="both sides"):
        statistics.keyness(_two_groups(A, B), ["a", "b"], "b")


def test_sizes_smaller_than_a_count_are_refused():
    with pytest.raises(ManzurError, match="fewer words"):
        statistics.keyness(_two_groups(A, B), "a", "b", sizes={"a": 3, "b": 500})


counted = st.dictionaries(st.sampled_from("ابتثج"), st.integers(0, 10**7), max_size=5)


@settings(max_examples=100, deadline=None)
@given(counted, counted)
def test_keyness_of_any_counts_is_finite_and_mirrors(a, b):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table = statistics.keyness(_two_groups(a, b), "a", "b").set_index("word")
        mirror = statistics.keyness(_two_groups(a, b), "b", "a").set_index("word")
    assert not np.isinf(table.to_numpy(float)).any()
    assert table["lrc"].to_numpy() == pytest.approx(-mirror["lrc"][table.index].to_numpy())
    assert (table["lrc"].abs() <= table["log_ratio"].abs() + 1e-9).all()
    assert (table["lrc_corrected"].abs() <= table["lrc"].abs() + 1e-9).all()


# Dispersion


def test_dp_is_that_of_gries_toy_corpus():
    # Gries (2008): five parts of 9, 10, 10, 10, 11 words hold "a" 1 … 5 times: DP 0.18.
    counts = _long([(i, "a", i) for i in range(1, 6)], ["doc_id", "word", "n"])
    sizes = pd.Series([9, 10, 10, 10, 11], index=range(1, 6))
    row = statistics.dispersion(counts, sizes).iloc[0]
    assert row["dp"] == pytest.approx(0.18, abs=1e-6)
    assert row["dp_norm"] == pytest.approx(0.18 / 0.82, abs=1e-6)
    assert (row["n"], row["range"], row["n_parts"]) == (15, 5, 5)


def test_dp_norm_is_one_for_a_word_of_the_smallest_part_alone():
    counts = _long([("k", "a", 3)], ["doc_id", "word", "n"])
    row = statistics.dispersion(counts, pd.Series({"k": 10, "l": 40, "m": 50, "o": 0})).iloc[0]
    assert row["dp"] == pytest.approx(0.9)
    assert row["dp_norm"] == pytest.approx(1)


def test_dispersion_over_one_part_is_even():
    counts = _long([("k", "a", 3)], ["doc_id", "word", "n"])
    assert statistics.dispersion(counts, pd.Series({"k": 10}))["dp_norm"].tolist() == [0]


def test_dispersion_names_a_part_that_sizes_lack():
    counts = _long([("k", "a", 3)], ["doc_id", "word", "n"])
    with pytest.raises(ManzurError, match="k"):
        statistics.dispersion(counts, pd.Series({"m": 10}))


# Collocations


def _tokens(words, sentence=0, voice="outlet", doc_id="1"):
    rows = [(doc_id, sentence, voice, fold(w)) for w in words.split()]
    return _long(rows, ["doc_id", "sentence", "voice", "word"])


def test_log_dice_and_mi_are_the_papers_formulas_by_hand():
    one = np.array([20.0]), np.array([40.0]), np.array([100.0])
    # 14 + log2(2 * 20 / 140); log2(20 * 10000 / (40 * 100))
    assert log_dice(*one)[0] == pytest.approx(12.192645077942396, abs=1e-9)
    assert mutual_information(*one, 10_000)[0] == pytest.approx(5.643856189774724, abs=1e-9)
    always = np.array([7.0])
    assert log_dice(always, always, always)[0] == 14


def test_a_window_crosses_neither_sentence_nor_voice():
    table = pd.concat(
        [
            _tokens("قبل هيمنة بعد"),
            _tokens("غيره", sentence=1),
            _tokens("كلامه", sentence=1, voice="putin"),
            _tokens("هيمنة", sentence=1),
        ]
    )
    found = statistics.collocations(table, "هيمنة", min_count=1)
    assert sorted(found["word"]) == ["بعد", "قبل"]
    assert found["n_node"].tolist() == [2, 2]


def test_a_word_between_two_nodes_counts_once():
    found = statistics.collocations(_tokens("حرب وصف حرب"), "حرب", min_count=1)
    assert found[["word", "n", "n_node", "n_word"]].values.tolist() == [["وصف", 1, 2, 1]]


def test_a_window_counts_words_to_either_side():
    found = statistics.collocations(_tokens("ا ب حرب ت ث"), "حرب", window=1, min_count=1)
    assert sorted(found["word"]) == ["ب", "ت"]


def test_collocations_match_a_plain_loop():
    rng = np.random.default_rng(3)
    words = [["حرب", "سلم", "نبا", "وفد", "خبر"][i] for i in rng.integers(5, size=300)]
    found = statistics.collocations(_tokens(" ".join(words)), "حرب", window=2).set_index("word")
    near = {i for i, w in enumerate(words) if w != "حرب" and "حرب" in words[max(0, i - 2) : i + 3]}
    for word in found.index:
        assert found.loc[word, "n"] == sum(words[i] == word for i in near)


def test_a_node_of_two_words_is_refused():
    with pytest.raises(PatternError, match="one word"):
        statistics.collocations(_tokens("حرب"), "حرب باردة")


def test_a_node_that_never_occurs_has_no_collocates():
    assert statistics.collocations(_tokens("حرب كلمة"), "سلام").empty
    assert statistics.collocations(_tokens(""), "سلام").empty


def test_cooccurrence_counts_sentences_and_its_p_is_scipys():
    held = ["w"] * 6 + ["ws"] * 4 + ["s"] * 3 + ["t"]
    rows = [("1", i, f) for i, frames in enumerate(held) for f in frames]
    spans = _long([*rows, rows[0]], ["doc_id", "sentence", "frame"])
    table = statistics.cooccurrence(spans, 30).set_index(["a", "b"])
    pair = table.loc[("s", "w")]
    assert (pair["n"], pair["n_a"], pair["n_b"]) == (4, 7, 10)
    assert pair["expected"] == pytest.approx(7 * 10 / 30)
    expected = stats.fisher_exact([[4, 3], [6, 17]]).pvalue
    assert pair["p"] == pytest.approx(expected, abs=1e-9)
    assert math.isnan(table.loc[("s", "t"), "log_dice"])


def test_a_single_frame_has_no_pairs():
    spans = _long([("1", 0, "war")], ["doc_id", "sentence", "frame"])
    assert statistics.cooccurrence(spans, 5).empty


# Between groups of documents


def _articles(a, b):
    rows = [("a", n, w) for n, w in a] + [("b", n, w) for n, w in b]
    return _long(rows, ["outlet", "n", "n_words"])


def test_permutation_p_is_scipys_exact_one():
    a, b = [9, 7, 8, 5], [2, 4, 1, 6]
    row = statistics.permutation_test(
        _articles([(n, 100) for n in a], [(n, 100) for n in b]), "a", "b"
    ).iloc[0]
    expected = stats.permutation_test(
        (a, b), lambda x, y: np.mean(x) - np.mean(y), n_resamples=np.inf
    )
    assert row["exact"]
    assert row["n_arrangements"] == 70
    assert row["difference"] == pytest.approx(expected.statistic * 10)
    assert row["p"] == pytest.approx(expected.pvalue, abs=1e-9)


def test_many_documents_are_permuted_at_random_near_the_exact_p(monkeypatch):
    table = _articles([(n, 90 + n) for n in range(3, 9)], [(n, 100) for n in range(6)])
    exact = statistics.permutation_test(table, "a", "b").iloc[0]
    monkeypatch.setattr(inference, "_MOST_EXACT", 10)
    sampled = statistics.permutation_test(table, "a", "b").iloc[0]
    assert exact["exact"]
    assert not sampled["exact"]
    # Four standard errors of a share of 9,999.
    assert sampled["p"] == pytest.approx(exact["p"], abs=4 * math.sqrt(0.25 / 9999))
    assert sampled["p"] > 0


@pytest.mark.parametrize(
    ("a", "b"), [([(3, 100)], [(9, 100)]), ([], [(1, 100)]), ([(0, 0)], [(1, 100)]), ([], [])]
)
def test_one_article_each_or_none_gives_no_evidence(a, b):
    row = statistics.permutation_test(_articles(a, b), "a", "b").iloc[0]
    assert row["p"] == 1


def test_distance_of_profiles_is_scipys():
    row = statistics.profile_distances(COUNTS).iloc[0]
    x = COUNTS[COUNTS["outlet"] == "x"].groupby("frame")["n"].sum()
    expected = jensenshannon([x["war"], x["trade"]], [4, 0], base=2)
    assert row["distance"] == pytest.approx(expected, abs=1e-6)
    assert row["low"] <= row["distance"] <= row["high"]
    assert (row["n_documents_a"], row["n_documents_b"]) == (8, 1)
    assert row["resampled"] == "sentences"


def test_equal_profiles_have_distance_zero_and_others_one():
    rows = [(o, d, 0, f, 2) for o, f in (("x", "w"), ("y", "w"), ("z", "t")) for d in "12"]
    table = statistics.profile_distances(_long(rows, COUNTS.columns))
    assert table["distance"].tolist() == [0, 1, 1]


def test_a_group_without_occurrences_has_no_profile():
    rows = [("x", "1", 0, "w", 0), ("x", "1", 1, "w", 0), ("y", "2", 0, "w", 1)]
    row = statistics.profile_distances(_long(rows, COUNTS.columns)).iloc[0]
    assert row[["distance", "low", "high"]].isna().all()
