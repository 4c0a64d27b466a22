"""Measured quality has a floor: agreement with the hand codings of the five articles.

The floors stand below the figures that the report on validity prints, by about what one or
two codings change. Only a deliberate edit lowers one.
"""

import pandas as pd
import pytest

import analysis as an


@pytest.fixture(scope="module")
def found(five: pd.DataFrame) -> dict[str, pd.DataFrame]:
    quotations = an.quotations(five)
    mentions = an.mentions(five, quotations=quotations)
    return {
        "quotations": quotations,
        "mentions": mentions,
        "terms": an.frame_terms(five, quotations=quotations),
        "stances": an.stances(five, quotations=quotations, mentions=mentions),
    }


@pytest.mark.parametrize(("group", "floor"), [("direct", 0.97), ("indirect and mixed", 0.95)])
def test_reported_speech_is_found(five, found, group, floor):
    scores = an.gold.quotation_scores(five, found["quotations"]).set_index("group")
    assert scores.loc[group, "f1"] >= floor


@pytest.mark.parametrize(
    ("measured", "floor"), [("speaker of a report", 0.97), ("voice of a framing word", 0.96)]
)
def test_speakers_and_voices_are_right_to_the_name(five, found, measured, floor):
    right = an.gold.right(five, found["quotations"], found["terms"]).set_index("measured")
    assert right.loc[measured, "accuracy"] >= floor


def test_an_outlets_own_words_are_told_from_reported_ones(five, found):
    gold, terms = an.gold.frame_terms(five), found["terms"]
    own = [table.assign(own=table["voice"] == "outlet") for table in (gold, terms)]
    table = an.agreement.accuracy(*own, "own", threshold=0.01, same=("frame",))
    assert table["accuracy"].iloc[0] >= 0.98


@pytest.mark.parametrize(("form", "floor"), [("name", 0.97), ("nisba", 0.97), ("description", 0.9)])
def test_namings_are_found_with_their_entity(five, found, form, floor):
    scores = an.gold.mention_scores(five, found["mentions"]).set_index("form")
    assert scores.loc[form, "f1"] >= floor


def test_framing_words_are_found_as_well_as_two_codings_agree(five, found):
    f1 = an.gold.frame_scores(five, found["terms"])["f1"].iloc[0]
    coders = an.gold.between_coders(five).set_index("measured")
    assert f1 >= 0.93
    assert f1 >= coders.loc["framing words", "f1"] - 0.05


def test_stances_agree_with_the_hand_codings(five, found):
    agreed = an.gold.stance_signs(found["stances"], an.gold.read("stance_pairs")).iloc[0]
    assert agreed["sign_right"] >= 0.9
    assert agreed["deciding"] >= 0.65
    assert agreed["alpha"] >= 0.7


def test_every_occurrence_of_the_two_stems_is_found_and_none_that_is_another_word(five, found):
    terms = found["terms"]
    for stem, frame in (("عدوان", "aggression"), ("إمبريالي", "imperialism_hegemony")):
        spans = terms[(terms["frame"] == frame) & terms["surface"].str.contains(stem)]
        counted = sum(text.count(stem) for text in five["text"])
        assert len(spans) == counted > 0
    assert not terms["surface"].isin(["العدو", "لعدو"]).any()
