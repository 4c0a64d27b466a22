"""Framing words: which words are found, which only look like it, and what denies them."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import LexiconError
from analysis.frames import find_frame_terms, frame_catalogue, look_alikes
from analysis.lexicon import FOLDER


def docs(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": list(texts)})


def found(text: str) -> list[tuple[str, str]]:
    table = find_frame_terms(docs(text))
    return list(zip(table["surface"], table["frame"], strict=True))


@pytest.mark.parametrize(
    ("word", "surface"),
    [
        ("العدوان", "العدوان"),
        ("والعدوان", "العدوان"),
        ("بالعدوان", "العدوان"),
        ("للعدوان", "لعدوان"),  # of لل one ل is the preposition
        ("عدوانها", "عدوانها"),
        ("العدوانية", "العدوانية"),
        ("فعدوانهم", "عدوانهم"),
    ],
)
def test_aggression_is_found_with_its_clitics_and_endings(word, surface):
    assert found(f"قرب {word} أمس") == [(surface, "aggression")]


@pytest.mark.parametrize(
    "word", ["الإمبريالية", "والإمبريالية", "للإمبريالية", "إمبريالي", "امبريالية", "الامبرياليون"]
)
def test_imperialism_is_found_in_every_spelling(word):
    assert [frame for _, frame in found(f"ضد {word} دائما")] == ["imperialism_hegemony"]


def test_joined_words_of_one_frame_count_each():
    assert [s for s, _ in found("سياسة الهيمنة والإمبريالية")] == ["الهيمنة", "الإمبريالية"]


@pytest.mark.parametrize("word", ["العدو", "عدو", "للعدو", "أعداء", "العداء", "معادية"])
def test_the_enemy_is_not_aggression_but_shown_beside_it(word):
    text = docs(f"ضد {word} هنا")
    assert "aggression" not in set(find_frame_terms(text)["frame"])
    assert look_alikes(text)["frame"].tolist() == ["aggression"]


@pytest.mark.parametrize("word", ["معدوان", "تعدون", "عدوا", "العدد", "معدودة"])
def test_a_stem_inside_another_word_is_not_the_word(word):
    assert "aggression" not in [frame for _, frame in found(f"قرب {word} أمس")]


def test_rockets_into_space_are_no_threat():
    assert found("قاعدة روسية لإطلاق الصواريخ إلى الفضاء") == []
    assert found("إطلاق الصواريخ على المدينة") == [("الصواريخ", "threat_arms_nuclear")]


def test_the_name_of_a_forum_is_no_partnership():
    assert found("في منتدى التعاون الاقتصادي لدول آسيا") == []
    assert found("تعميق التعاون بينهما") == [("التعاون", "partnership_alliance")]


def test_a_past_war_is_a_date_not_a_frame():
    assert found("منذ الحرب العالمية الثانية") == []
    assert found("منذ الحرب") == [("الحرب", "war_conflict")]


def test_experiments_are_not_trade():
    assert found("أجرت تجارب كثيرة") == []


def test_neighbours_of_one_frame_are_one_phrase():
    assert found("استخدام صواريخ بالستية هناك") == [("صواريخ بالستية", "threat_arms_nuclear")]


def test_a_multiword_term_takes_any_clitic_and_article():
    for text in ("متعدد الأقطاب", "المتعدد الأقطاب", "ومتعددة الأقطاب", "للمتعددة الأقطاب"):
        assert [frame for _, frame in found(f"عالم {text} قريب")] == ["multipolar_world_order"]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("انتهى دون عقوبات جديدة", True),
        ("بلا عدوان", True),
        ("ليست شراكة", True),
        ("تنفي روسيا تجارة الأسلحة", True),
        ("فرض عقوبات جديدة", False),
        ("لا شك في ذلك، فرض عقوبات", False),  # another clause
        ("ما وصفه بضغوط كبيرة", False),  # ما is "what" here
    ],
)
def test_a_frame_word_is_denied_only_in_its_own_clause(text, negated):
    assert find_frame_terms(docs(text))["negated"].tolist() == [negated]


def test_an_unlawful_thing_is_its_own_word_and_not_denied():
    table = find_frame_terms(docs("القيود غير المشروعة"))
    row = table[table["frame"] == "sovereignty_legality_justice"].iloc[0]
    assert (row["surface"], bool(row["negated"])) == ("غير المشروعة", False)


def test_the_catalogue_holds_the_twelve_frames_of_the_codebook():
    assert set(frame_catalogue()["frame"]) >= {
        "aggression", "imperialism_hegemony", "sanctions_pressure", "threat_arms_nuclear",
        "partnership_alliance", "friendship_loyalty", "sovereignty_legality_justice",
        "isolation_rogue", "economy_trade", "war_conflict", "diplomacy_ceremony",
        "multipolar_world_order",
    }  # fmt: skip
    assert frame_catalogue()["definition"].str.len().min() > 20


def test_no_articles_give_an_empty_table_of_the_same_columns():
    assert list(find_frame_terms(docs())) == list(find_frame_terms(docs("عدوان")))


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (("polarity = -1", "polarity = 7"), "polarity"),
        (('"عدوان*", ', '"", "عدوان*", '), "empty"),
        (('"عدوان*", ', '"عد*وان", '), r"\*"),
        (('id = "imperialism_hegemony"', 'id = "aggression"'), "aggression"),
        (('"هيمن*"', '"عدوان*"'), "aggression too"),
        (("near_words = 2", 'near_words = "two"'), "near_words"),
        (("[[frame]]", "[[frame]"), "line"),
    ],
)
def test_a_bad_entry_is_refused_with_file_entry_and_reason(tmp_path: Path, edit, reason):
    text = (FOLDER / "frames.toml").read_text(encoding="utf-8")
    assert edit[0] in text
    (tmp_path / "frames.toml").write_text(text.replace(*edit, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=reason) as error:
        find_frame_terms(docs("عدوان"), tmp_path)
    assert "frames.toml" in str(error.value)


@given(st.text(max_size=80).map(lambda t: t + " العدوان والحرب " + t))
def test_spans_cut_their_surface_and_do_not_overlap(text):
    table = find_frame_terms(docs(text)).sort_values("start")
    for row in table.itertuples():
        assert text[row.start : row.end] == row.surface
    assert (table["start"].to_numpy()[1:] >= table["end"].to_numpy()[:-1]).all()
