"""How outlets compare: small tables written by hand, their sums, and what is not there."""

import numpy as np
import pandas as pd
import pytest

from analysis import comparison as c
from analysis import tables
from analysis.arabic import words

#: The gloss of an editor repeats the body: its words must count nowhere.
ARTICLES = [
    # doc_id, outlet, parts: (part, text)
    ("d1", "صحيفة", [
        ("title", "سالم يفتتح «الجسر الكبير»"),
        ("summary", "سالم افتتح جسر المدينة"),
        ("body", "افتتح سالم الجسر الكبير. قال: «الجسر فخر كبير لنا جميعا». ثم عاد سالم."),
    ]),
    ("d2", "قناة", [
        ("title", "جسر جديد"),
        ("body", "أكدت هند أن العدوان مستمر. وقال سالم العلي «الجسر فخر كبير لنا». وصلت هند."),
    ]),
]  # fmt: skip


def _documents(articles=ARTICLES):
    rows = []
    for doc_id, outlet, pieces in articles:
        text, parts, n_words = "", [], 0
        for part, piece in pieces:
            start = len(text)
            text += piece + "\n"
            parts.append((start, len(text), part))
            n_words += len(words(piece)) * (part != "summary")
        told = (doc_id, outlet, "stated", None, None, None, "unknown", [], f"{doc_id}.txt", "0")
        furniture = {"site name": 7, "tatweel": 2} if doc_id == "d1" else {}
        rows.append((*told, text, n_words, furniture, {}, parts, [(0, 0)]))
    return tables.make("documents", rows)


def _span(docs, doc_id, surface, nth=0):
    text = docs.set_index("doc_id")["text"][doc_id]
    start = -1
    for _ in range(nth + 1):
        start = text.index(surface, start + 1)
    return doc_id, start, start + len(surface)


@pytest.fixture
def docs():
    return _documents()


@pytest.fixture
def none():
    """Return documents of a table without rows."""
    return tables.make("documents", [])


@pytest.fixture
def quotations(docs):
    def row(doc_id, text, kind, speaker, cue_class, nth=0):
        span = _span(docs, doc_id, text, nth)
        cue = None if cue_class is None else "قال"
        return (*span, text, kind, speaker, None, None, cue, cue_class, None, None)

    return tables.make(
        "quotations",
        [
            row("d1", "الجسر الكبير", "scare", None, None),
            row("d1", "الجسر فخر كبير لنا جميعا", "direct", "salim", "acknowledge"),
            row("d2", "العدوان مستمر", "indirect", "hind", "proclaim"),
            row("d2", "الجسر فخر كبير لنا", "direct", "salim", "acknowledge"),
        ],
    )


@pytest.fixture
def mentions(docs):
    def row(doc_id, surface, entity, form="name", voice="outlet", nth=0):
        return (*_span(docs, doc_id, surface, nth), surface, entity, "PER", form, voice)

    return tables.make(
        "mentions",
        [
            row("d1", "سالم", "salim"),
            row("d1", "سالم", "salim", nth=1),  # in the summary
            row("d1", "سالم", "salim", nth=2),
            row("d1", "سالم", "salim", nth=3),
            row("d2", "هند", "hind"),
            row("d2", "سالم العلي", "salim"),
            row("d2", "هند", "hind", nth=1, voice="salim"),
        ],
    )


@pytest.fixture
def terms(docs):
    def row(doc_id, surface, frame, voice="outlet", negated=False, nth=0):
        return (*_span(docs, doc_id, surface, nth), surface, surface, frame, voice, negated)

    return tables.make(
        "frame_terms",
        [
            row("d1", "جسر", "economy_trade", nth=1),  # in the summary
            row("d1", "فخر", "friendship_loyalty", "salim"),
            row("d2", "العدوان", "aggression", "hind"),
            row("d2", "فخر", "friendship_loyalty", "salim", True),
            row("d2", "جديد", "economy_trade"),
        ],
    )


@pytest.fixture
def stances(docs):
    def row(doc_id, surface, holder, target, polarity):
        return (*_span(docs, doc_id, surface), holder, target, polarity, surface, "act", holder)

    return tables.make(
        "stances",
        [
            row("d1", "فخر", "salim", "bridge", 0.8),
            row("d2", "فخر", "salim", "bridge", 0.4),
            row("d2", "العدوان", "hind", "war", -0.7),
        ],
    )


# What counts


def test_nothing_in_a_summary_counts_anywhere(docs, mentions, terms, quotations):
    whole = "سالم افتتح جسر المدينة"
    start = docs["text"][0].index(whole)
    for table in (mentions, terms, quotations):
        rows = c.counted(table, docs)
        inside = (rows["doc_id"] == "d1") & rows["start"].between(start, start + len(whole))
        assert not inside.any()
    assert c.own_and_reported(mentions, docs)["n"].sum() == len(mentions) - 1
    assert c.by_voice(terms, docs, "frame")[["own", "reported"]].to_numpy().sum() == len(terms) - 1
    assert (
        c.matrix(terms, docs, "frame").loc["economy_trade", "صحيفة"]
        != c.matrix(terms, docs, "frame").loc["economy_trade", "قناة"]
    )
    assert (
        "economy_trade"
        not in c.surfaces(terms, docs, ["outlet", "frame"]).set_index("outlet")["frame"]["صحيفة"]
    )
    assert c.cloud_words(mentions, docs, "صحيفة").sum() == 3
    assert c.naming(mentions, docs, ["salim"])["n"].sum() == 4


def test_counted_rows_know_their_outlet_and_sentence(docs, mentions):
    rows = c.counted(mentions, docs)
    assert rows["outlet"].tolist() == ["صحيفة"] * 3 + ["قناة"] * 3
    assert rows["part"].tolist()[:2] == ["title", "body"]
    assert (rows["sentence"] >= 0).all()


def test_an_outlet_is_joined_once_to_each_row_and_an_unknown_document_has_none(docs, mentions):
    assert len(c.add_outlet(mentions, docs)) == len(mentions)
    assert c.add_outlet(mentions, docs.head(1))["outlet"].isna().sum() == 3
    assert c.outlets(mentions, docs).tolist() == ["صحيفة"] * 4 + ["قناة"] * 3


def test_the_sizes_of_sentences_sum_to_the_words_that_count(docs):
    sizes = c.sizes(docs)
    assert (
        sizes.groupby("outlet")["n"].sum().to_dict()
        == docs.set_index("outlet")["n_words"].to_dict()
    )


# Rates


def test_a_rate_is_per_thousand_words_of_the_outlet_without_its_summary(docs, mentions):
    rates = c.rates(mentions, docs, "entity").set_index(["outlet", "entity"])
    for outlet, n_words in docs.set_index("outlet")["n_words"].items():
        assert rates.loc[(outlet, "salim"), "words"] == n_words
    row = rates.loc[("صحيفة", "salim")]
    assert row["n"] == 3
    assert row["rate"] == pytest.approx(1000 * 3 / row["words"])
    assert rates.loc[("صحيفة", "hind"), "n"] == 0  # every item has a row in every outlet
    assert (rates["low"] <= rates["rate"]).all()
    assert (rates["rate"] <= rates["high"]).all()


def test_rates_come_in_the_order_asked_for(docs, mentions):
    for items in (["salim", "hind"], ["hind", "salim"]):
        assert list(dict.fromkeys(c.rates(mentions, docs, "entity", items)["entity"])) == items


def test_the_matrix_has_the_same_rates(docs, mentions):
    matrix = c.matrix(mentions, docs, "entity")
    for row in c.rates(mentions, docs, "entity").itertuples():
        assert matrix.loc[row.entity, row.outlet] == pytest.approx(row.rate)


def test_an_outlet_without_words_has_no_rate_and_no_infinity(docs, mentions):
    wordless = docs.assign(n_words=0)
    assert c.matrix(mentions, wordless, "entity").isna().to_numpy().all()


def test_an_outlet_without_rows_still_has_its_column(docs, mentions):
    matrix = c.matrix(mentions[mentions["doc_id"] == "d1"], docs, "entity")
    assert matrix["قناة"].tolist() == [0.0]


def test_the_note_says_what_was_resampled_and_over_how_many_articles(docs, mentions):
    alone = c.resampling_note(c.rates(mentions, docs, "entity"))
    assert "sentences resampled" in alone
    assert "2 articles" in alone
    same = docs.assign(outlet="صحيفة")
    assert "documents resampled" in c.resampling_note(c.rates(mentions, same, "entity"))


# Voices


def test_own_and_reported_sum_to_all(docs, mentions):
    table = c.own_and_reported(mentions, docs)
    assert table.values.tolist() == [["salim", 4, 0, 4], ["hind", 1, 1, 2]]


def test_by_voice_names_who_says_it_most_often_first(docs, terms):
    table = c.by_voice(terms, docs, "frame").set_index(["outlet", "frame"])
    assert table.loc[("قناة", "aggression")].tolist() == [0, 1, "hind"]
    assert table.loc[("قناة", "economy_trade")].tolist() == [1, 0, ""]


def test_shares_of_voice_sum_to_the_words_that_count(docs, quotations):
    heard = c.share_of_voice(docs, quotations)
    assert heard.sum(axis=1).to_dict() == docs.set_index("outlet")["n_words"].to_dict()
    assert heard.loc["صحيفة", "salim"] == 5
    assert heard.columns[0] == "own voice"
    assert heard.columns[-1] == "other voices"


def test_voices_beyond_the_loudest_are_one_column(docs, quotations):
    heard = c.share_of_voice(docs, quotations, top=1)
    assert heard.columns.tolist() == ["own voice", "salim", "other voices"]
    assert heard.loc["قناة", "other voices"] == 2


def test_shares_of_camps_sum_to_the_same_words(docs, quotations):
    camps = c.share_of_camps(docs, quotations).set_index("outlet")
    assert camps.sum(axis=1).to_dict() == docs.set_index("outlet")["n_words"].to_dict()
    assert set(camps.columns) == {"own voice", "other"}


def test_an_article_that_is_all_quotation_leaves_its_outlet_no_voice():
    docs = _documents([("d", "x", [("body", "نعم نعم")])])
    row = ("d", 0, 7, "نعم نعم", "direct", "salim", None, None, None, None, None, None)
    heard = c.share_of_voice(docs, tables.make("quotations", [row]))
    assert heard.loc["x"].to_dict() == {"own voice": 0, "salim": 2, "other voices": 0}


def test_cues_are_counted_for_reports_with_a_cue_and_not_again_for_the_marks_in_them(
    docs, quotations
):
    table = c.cues_by_speaker(quotations, docs)
    assert table.values.tolist() == [["hind", 1]]
    assert table.columns.tolist() == ["speaker", "proclaim"]
    apart = c.cues_by_speaker(quotations, docs, ["outlet", "speaker"])
    assert apart.columns.tolist() == ["outlet", "speaker", "proclaim"]
    assert apart["proclaim"].sum() == 1


# Names


def test_a_bare_first_name_is_part_of_the_longest_name(docs, mentions):
    table = c.naming(mentions, docs, ["salim"]).set_index("outlet")
    assert table.loc["صحيفة", "part of the name"] == 3
    assert table.loc["قناة", "full name"] == 1
    columns = ["full name", "part of the name", "description"]
    assert (table[columns].sum(axis=1) == table["n"]).all()


def test_an_adjective_of_nationality_is_no_way_to_name_a_person(docs, mentions):
    assert c.naming(mentions.assign(form="nisba"), docs, ["salim"]).empty


def test_spellings_are_rivals_only_where_they_are_near_and_as_long():
    text = "كيم جونغ أون كيم جونج اون كيم بوتين"
    docs = _documents([("d", "x", [("body", text)])])

    def row(surface, nth=0):
        return (*_span(docs, "d", surface, nth), surface, "kim", "PER", "name", "outlet")

    table = c.spellings(
        tables.make(
            "mentions", [row("كيم جونغ أون"), row("كيم جونج اون"), row("كيم", 2), row("بوتين")]
        ),
        docs,
    )
    assert sorted(table["spelling"]) == ["كيم جونج اون", "كيم جونغ أون"]


def test_people_are_listed_most_named_first(mentions):
    assert c.people(mentions) == ["salim", "hind"]
    assert c.people(mentions.assign(type="LOC")) == []


def test_first_and_headline_are_told_per_article(docs, mentions):
    table = c.first_and_headline(mentions, docs).set_index("outlet")
    assert table.loc["صحيفة"].tolist() == ["salim", "salim", "salim"]
    assert table.loc["قناة", "first four"] == "hind, salim"
    assert pd.isna(table.loc["قناة", "headline"])


def test_two_are_named_together_in_a_sentence_not_in_an_article(docs, mentions):
    assert c.named_together(mentions, docs).empty
    text = "سالم وهند معا. سالم وسالم وهند."
    both = _documents([("d", "x", [("body", text)])])
    rows = [
        (*_span(both, "d", name, nth), name, entity, "PER", "name", "outlet")
        for name, entity, nth in [
            ("سالم", "s", 0),
            ("هند", "h", 0),
            ("سالم", "s", 1),
            ("سالم", "s", 2),
            ("هند", "h", 1),
        ]
    ]
    assert c.named_together(tables.make("mentions", rows), both).values.tolist() == [["h", "s", 2]]


# Words


def _surfaces(text, *surfaces):
    docs = _documents([("d", "x", [("body", text)])])
    rows = [
        (*_span(docs, "d", word, nth), word, word, "f", "outlet", False) for word, nth in surfaces
    ]
    return c.surfaces(tables.make("frame_terms", rows), docs, ["frame"])["words"].tolist()


def test_a_word_with_and_without_its_article_is_one_as_it_is_most_written():
    assert _surfaces("العدوان عدوان العدوان", ("العدوان", 0), ("عدوان", 1), ("العدوان", 1)) == [
        "العدوان 3"
    ]


def test_of_lil_one_lam_leaves_with_the_preposition_and_the_other_is_the_article():
    found = _surfaces("للعدوان العدوان العدوان", ("لعدوان", 0), ("العدوان", 0), ("العدوان", 1))
    assert found == ["العدوان 3"]


def test_a_name_that_begins_with_lam_keeps_it():
    assert _surfaces("للبنان", ("لبنان", 0)) == ["لبنان 1"]
    assert _surfaces("إلى لبنان", ("لبنان", 0)) == ["لبنان 1"]
    assert _surfaces("في ليبيا", ("ليبيا", 0)) == ["ليبيا 1"]


def test_a_word_behind_li_is_cited_with_the_article_that_lil_has_swallowed():
    assert _surfaces("للعملية العسكرية", ("لعملية العسكرية", 0)) == ["العملية العسكرية 1"]


def test_shares_of_frames_have_an_exact_interval_and_their_denominator(docs, terms):
    table = c.voice_of_frames(terms, docs)
    assert table["n"].sum() == len(terms) - 1
    assert table["share"].is_monotonic_decreasing
    for row in table.itertuples():
        assert 0 <= row.low <= row.share <= row.high <= 100
    # One of one: the lower bound of Clopper and Pearson is alpha/2.
    own = table[table["own"] == 1].iloc[0]
    assert (own["low"], own["high"]) == (pytest.approx(2.5), 100)


def test_keyness_compares_narrations_only(docs, quotations):
    table = c.own_voice_keyness(docs, quotations)
    assert "فخر" not in set(table["word"])  # said by sources alone
    assert set(table["outlet"]) <= set(docs["outlet"])
    assert np.isfinite(table[["lrc", "g2", "z"]].to_numpy()).all()


def test_one_outlet_has_nothing_to_be_compared_with(docs, quotations):
    table = c.own_voice_keyness(docs.assign(outlet="واحدة"), quotations)
    assert table.empty
    assert {"outlet", "word", "lrc"} <= set(table.columns)


def test_frame_distances_are_between_zero_and_one(docs, terms):
    table = c.frame_distances(terms, docs)
    assert len(table) == 1
    assert 0 <= table["distance"][0] <= 1


def test_the_ladder_of_sources_has_a_rung_for_each_voice(docs, terms, quotations):
    rungs = c.sourcing(terms, quotations)
    assert rungs.set_index(["doc_id", "surface"])["rung"].to_dict() == {
        ("d1", "جسر"): "bare",
        ("d1", "فخر"): "acknowledge",
        ("d2", "العدوان"): "proclaim",
        ("d2", "فخر"): "denied",
        ("d2", "جديد"): "bare",
    }


def test_marks_in_a_headline_are_looked_for_in_the_body(docs, quotations):
    table = c.headline_marks(quotations, docs)
    assert table["marked"].tolist() == ["الجسر الكبير"]
    assert "الجسر الكبير" in table["body"][0]
    assert table["similarity"][0] == 100


def test_marks_that_the_body_never_says_have_no_passage():
    docs = _documents([("d", "x", [("title", "«حرب النجوم»"), ("body", "مطر وريح.")])])
    row = (*_span(docs, "d", "حرب النجوم"), "حرب النجوم", "scare", *[None] * 7)
    assert pd.isna(c.headline_marks(tables.make("quotations", [row]), docs)["body"][0])


def test_edges_pair_the_same_words_of_two_outlets(docs, quotations):
    table = c.quotation_edges(quotations, docs)
    assert table[["outlet", "outlet_b"]].values.tolist() == [["صحيفة", "قناة"]]
    assert table["marked"][0] == "الجسر فخر كبير لنا جميعا"
    assert table["after_b"][0].startswith("»")
    assert c.quotation_edges(quotations, docs.assign(outlet="واحدة")).empty


# The corpus


def test_the_account_has_all_kinds_that_any_article_lost(docs):
    account = c.cleaning_account(docs)
    assert account["site name"].tolist() == [7, 0]
    assert account["kept"].tolist() == docs["text"].str.len().tolist()
    assert c.site_furniture(docs) == 7  # tatweel is typography


def test_words_by_part_sum_to_the_words_of_the_article(docs):
    parts = c.words_by_part(docs)
    counted = parts.drop(columns="summary").sum(axis=1)
    assert counted.to_dict() == docs.set_index("outlet")["n_words"].to_dict()
    assert parts.columns.tolist() == ["title", "summary", "body"]


def test_an_article_without_a_body_has_a_body_of_no_words():
    docs = _documents([("d", "x", [("title", "جسر جديد")])])
    assert c.words_by_part(docs)["body"].tolist() == [0]


# Stances


def test_the_stance_matrix_holds_means_and_gaps(stances):
    matrix = c.stance_matrix(stances)
    assert matrix.loc["salim", "bridge"] == pytest.approx(0.6)
    assert pd.isna(matrix.loc["hind", "bridge"])
    assert c.stance_matrix(stances, top=1).shape == (1, 1)


def test_the_stance_matrix_of_counts_says_what_each_mean_rests_on(stances):
    means, counts = c.stance_matrix(stances), c.stance_matrix(stances, measure="count")
    assert counts.loc["salim", "bridge"] == 2
    assert (means.isna() == counts.isna()).all(axis=None)


def test_evidence_stands_in_its_context(docs, stances):
    rows = c.evidence(stances, docs, "salim", "bridge")
    assert rows["outlet"].tolist() == ["صحيفة", "قناة"]
    assert rows["before"].str.endswith("الجسر ").all()
    assert c.evidence(stances, docs, "nobody", "bridge").empty


# Words for a reader


def test_an_id_that_no_list_knows_is_shown_as_words_and_nothing_stays_nothing():
    shown = c.labels(pd.Series(["russia", "some_body", None], dtype="str"))
    assert shown.tolist()[:2] == ["روسيا", "some body"]
    assert pd.isna(shown[2])
    assert c.label("russia") == "روسيا"


@pytest.mark.parametrize(
    ("made", "arabic", "english"),
    [
        ("government_of_japan", "الحكومة اليابانية", "government of Japan"),
        ("army_of_north_korea", "الجيش الكوري الشمالي", "army of North Korea"),
        ("president_of_france", "الرئيس الفرنسي", "president of France"),
        ("sanctions", "العقوبات", "sanctions"),
        ("iran_north_korea_war", "حرب إيران وكوريا الشمالية", "the war of Iran and North Korea"),
        ("arms_supplies_to_iran", "إمدادات السلاح إلى إيران", "arms supplies to Iran"),
    ],
)
def test_a_made_id_is_called_by_what_made_it(made, arabic, english):
    assert (c.label(made), c.label(made, language="en")) == (arabic, english)


def test_a_bond_of_unknown_parties_keeps_its_words():
    assert c.label("nobody_noone_war") == "nobody noone war"


def test_lists_of_ids_become_lists_of_labels():
    shown = c.labels_of_lists(pd.Series(["russia, some_body", ""], dtype="str"))
    assert shown.tolist() == ["روسيا، some body", ""]


def test_a_frame_that_no_list_knows_keeps_its_name():
    assert c.frame_labels(["aggression", "unheard_of"])[1] == "unheard_of"


def test_a_voice_without_a_camp_is_other():
    assert c.camps(pd.Series(["some_body"], dtype="str")).tolist() == ["other"]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [({}, "nobody"), ({"أ": 3}, "أ (3)"), ({"أ": 3, "ب": 2, "ج": 1}, "أ (3), ب (2)")],
)
def test_a_ranking_names_at_most_so_many(counts, expected):
    assert c.ranking(pd.Series(counts, dtype="int64"), 2) == expected


def test_a_share_of_nothing_is_a_dash():
    assert c.percent(0, 0) == "–"
    assert c.percent(1, 4) == "25 %"


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        (pd.DataFrame({"x": [1.0, 7.0], "y": [2.0, np.nan]}, index=["a", "b"]), "b in x, 7"),
        (pd.DataFrame(), "none"),
        (pd.DataFrame({"x": []}), "none"),
        (pd.DataFrame({"x": [np.nan]}, index=["a"]), "none"),
    ],
)
def test_the_largest_cell_is_named(matrix, expected):
    assert c.largest(matrix) == expected


def test_pairs_become_a_table():
    assert c.pairs_table([("a", 1)], ["name", "value"]).values.tolist() == [["a", 1]]
    assert c.pairs_table([], ["name", "value"]).columns.tolist() == ["name", "value"]


# Nothing to count


def _made(name):
    return tables.make(name, [])


FUNCTIONS = {
    "counted": lambda d: c.counted(_made("mentions"), d),
    "rates": lambda d: c.rates(_made("mentions"), d, "entity"),
    "rates of some": lambda d: c.rates(_made("mentions"), d, "entity", ["a"]),
    "matrix": lambda d: c.matrix(_made("mentions"), d, "entity"),
    "by_voice": lambda d: c.by_voice(_made("frame_terms"), d, "frame"),
    "own_and_reported": lambda d: c.own_and_reported(_made("mentions"), d),
    "naming": lambda d: c.naming(_made("mentions"), d, []),
    "spellings": lambda d: c.spellings(_made("mentions"), d),
    "named_together": lambda d: c.named_together(_made("mentions"), d),
    "cloud_words": lambda d: c.cloud_words(_made("mentions"), d, "x").to_frame(),
    "cues_by_speaker": lambda d: c.cues_by_speaker(_made("quotations"), d),
    "surfaces": lambda d: c.surfaces(_made("frame_terms"), d, ["outlet", "frame"]),
    "voice_of_frames": lambda d: c.voice_of_frames(_made("frame_terms"), d),
    "frame_distances": lambda d: c.frame_distances(_made("frame_terms"), d),
    "sourcing": lambda d: c.sourcing(_made("frame_terms"), _made("quotations")),
    "headline_marks": lambda d: c.headline_marks(_made("quotations"), d),
    "quotation_edges": lambda d: c.quotation_edges(_made("quotations"), d),
    "stance_matrix": lambda d: c.stance_matrix(_made("stances")),
    "evidence": lambda d: c.evidence(_made("stances"), d, "a", "b"),
}


@pytest.mark.parametrize("call", FUNCTIONS.values(), ids=list(FUNCTIONS))
@pytest.mark.parametrize("with_documents", [True, False])
def test_no_rows_in_no_rows_out_and_no_warning(call, with_documents, docs, none):
    found = call(docs if with_documents else none)
    assert isinstance(found, pd.DataFrame)
    assert found.empty


@pytest.mark.parametrize(
    "call", [c.cleaning_account, c.words_by_part, c.sizes, c.first_and_headline]
)
def test_no_documents_no_rows(call, none):
    arguments = (_made("mentions"), none) if call is c.first_and_headline else (none,)
    assert call(*arguments).empty


def test_without_documents_nobody_is_heard(none):
    assert c.share_of_voice(none, _made("quotations")).empty
    assert c.share_of_camps(none, _made("quotations")).empty
    assert c.own_voice_keyness(none, _made("quotations")).empty
    assert c.site_furniture(none) == 0
    assert c.resampling_note(c.rates(_made("mentions"), none, "entity")).endswith("0 articles")


def test_no_argument_is_edited_in_place(docs, mentions, terms, quotations):
    tables_before = [t.copy() for t in (docs, mentions, terms, quotations)]
    c.rates(mentions, docs, "entity")
    c.by_voice(terms, docs, "frame")
    c.share_of_voice(docs, quotations)
    c.words_by_part(docs)
    c.cleaning_account(docs)
    c.naming(mentions, docs, ["salim"])
    for before, after in zip(tables_before, (docs, mentions, terms, quotations), strict=True):
        pd.testing.assert_frame_equal(before, after)
