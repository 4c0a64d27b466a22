"""The concordance: one trap of script or pattern a test, and that no pattern is slow."""

import sys
import time
import types

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis import concordance
from analysis.arabic import fold
from analysis.concordance import context, search, to_html
from analysis.concordance.patterns import parse
from analysis.errors import ManzurError, PatternError


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """Stand in for the finding of quotations; return the documents it was asked for."""
    asked = []
    voices = types.ModuleType("analysis.voices")

    def quotations(docs, lexicon=None):
        asked.extend(docs["doc_id"])
        return pd.DataFrame({"doc_id": docs["doc_id"], "speaker": "putin"})

    def add_voice(spans, quotations):
        speakers = dict(zip(quotations["doc_id"], quotations["speaker"], strict=True))
        return spans.assign(voice=spans["doc_id"].map(speakers).fillna("outlet"))

    voices.quotations, voices.add_voice = quotations, add_voice
    monkeypatch.setitem(sys.modules, "analysis.voices", voices)
    monkeypatch.setattr(analysis, "voices", voices, raising=False)
    return asked


def docs(*texts, **columns):
    ids = [f"d{i}" for i in range(len(texts))]
    table = pd.DataFrame({"doc_id": ids, "outlet": "x", "text": list(texts)})
    return table.astype("str").assign(**columns)


def matches(text, pattern, **options):
    return search(docs(text), pattern, **options)["match"].tolist()


# Patterns


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("إمبريال*", "ضد الإمبريالية وامبريالي", ["الإمبريالية", "وامبريالي"]),
        ("*يالية", "الإمبريالية والسريالية", ["الإمبريالية", "والسريالية"]),
        ("*ريال*", "ريال والإمبريالية", ["ريال", "والإمبريالية"]),
        ("م*ول", "مسؤول ومقتول ومال", ["مسؤول", "ومقتول"]),
        ("*ا*ا*", "باب الباب بابا", ["الباب", "بابا"]),
    ],
)
def test_a_star_stands_anywhere_in_a_word(pattern, text, expected):
    assert matches(text, pattern) == expected


def test_pieces_of_a_pattern_do_not_share_letters():
    assert matches("اب ابا اببا", "اب*با", clitics=False) == ["اببا"]


def test_spelling_variants_are_one_on_both_sides():
    assert matches("إيران ايران آيران", "أيران") == ["إيران", "ايران", "آيران"]


def test_marks_and_tatweel_in_a_pattern_are_not_letters():
    assert matches("عدوان", "عُدْوَـــان") == ["عدوان"]


def test_eastern_digits_find_western_ones():
    assert matches("عام 2024 وعام ٢٠٢٤", "٢٠٢٤") == ["2024", "٢٠٢٤"]


def test_clitics_and_article_stand_in_front_of_a_word():
    text = "العدوان وبالعدوان للعدوان وللعدوان كعدوان عدوانية"
    assert matches(text, "عدوان") == text.split()[:-1]


def test_the_contracted_article_is_found_with_its_alef():
    assert matches("للعدوان", "العدوان") == ["للعدوان"]


def test_a_letter_of_the_word_is_no_clitic():
    # ليست is not ل + يست, and بكين is not ب + كين.
    assert matches("ليست بكين", "يست") == []
    assert matches("ليست بكين", "كين") == []


def test_whole_words_only_without_clitics():
    text = "حرب والحرب حربا"
    assert matches(text, "حرب", clitics=False) == ["حرب"]


def test_a_phrase_is_found_with_clitics_on_each_word_and_marks_between():
    text = "الهيمنة والإمبريالية، «هيمنة» إمبريالية، هيمنة. إمبريالية"
    assert matches(text, "هيمنة إمبريالية") == ["الهيمنة والإمبريالية", "هيمنة» إمبريالية"]


def test_a_phrase_does_not_cross_a_line():
    assert matches("كوريا\nالشمالية", "كوريا الشمالية") == []


def test_a_star_alone_is_one_word_between_two_others():
    text = "رئيس وزراء روسيا، رئيس روسيا"
    assert matches(text, "رئيس * روسيا") == ["رئيس وزراء روسيا"]


def test_an_abbreviation_is_found_with_its_stops():
    assert matches("وكالة (أ.ف.ب) أمس", "أ.ف.ب") == ["أ.ف.ب"]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("*", "no letter"),
        ("* **", "no letter"),
        ("حرب?", "wildcard"),
        ("[حرب]", "wildcard"),
        ("(أ+)+", "wildcard"),
        ("ا" * 300, "longer"),
        ("ا " * 30, "words"),
        (7, "text"),
    ],
)
def test_a_malformed_pattern_is_refused_with_its_reason(pattern, reason):
    with pytest.raises(PatternError, match=reason) as refusal:
        search(docs("نص"), pattern)
    assert str(pattern)[:20].strip() in str(refusal.value)


def _by_definition(pieces, word):
    """Whether a word matches, by trying every place for every piece."""
    if len(pieces) == 1:
        return word == pieces[0]
    head, *tail = pieces
    if not word.startswith(head):
        return False
    rest = word[len(head) :]
    return any(
        _by_definition(tail, rest[i:]) if len(tail) > 1 else rest[i:] == tail[0]
        for i in range(len(rest) + 1)
    )


@given(st.text("اب*", min_size=1, max_size=7), st.text("اب", min_size=1, max_size=9))
def test_taking_each_piece_where_it_first_occurs_loses_no_match(pattern, word):
    if pattern.strip("*"):
        assert parse(pattern)[0].matches(word) == _by_definition(pattern.split("*"), word)


# The table


def test_columns_and_types_hold_without_a_hit():
    empty, full = search(docs("نص"), "حرب"), search(docs("حرب"), "حرب")
    assert list(empty.columns) == list(full.columns)
    assert list(empty.columns) == [
        "doc_id", "start", "end", "left", "match", "right", "outlet", "voice", "part", "sentence",
    ]  # fmt: skip
    assert empty["start"].dtype == full["start"].dtype == "int64"


def test_sentence_and_part_are_those_of_the_match():
    text = "عنوان الحرب\nقامت حرب. ثم سلام. وحرب ثانية"
    parts = [[(0, 11, "title"), (12, len(text), "body")]]
    found = search(docs(text, parts=parts), "حرب")
    assert found["part"].tolist() == ["title", "body", "body"]
    assert found["sentence"].tolist() == ["عنوان الحرب", "قامت حرب.", "وحرب ثانية"]


def test_documents_without_parts_have_none():
    assert search(docs("حرب"), "حرب")["part"].isna().all()


def test_context_is_cut_at_words():
    assert context("اولى ثانية حرب ثالثة رابعة", 11, 14, 7) == (" ثانية ", " ثالثة ")
    assert context("قبل\nحرب", 4, 7, 50) == ("قبل ", "")


def test_sorting_by_neighbours_reads_outward_from_the_match():
    table = docs("ب ت حرب ب", "ا ج حرب ج", "ج ا حرب ا")
    assert search(table, "حرب", sort="right")["right"].tolist() == [" ا", " ب", " ج"]
    assert search(table, "حرب", sort="left")["left"].tolist() == ["ج ا ", "ب ت ", "ا ج "]
    assert search(table, "حرب", sort="text")["doc_id"].tolist() == ["d0", "d1", "d2"]


def test_an_unknown_order_is_refused():
    with pytest.raises(ManzurError, match="text"):
        search(docs("حرب"), "حرب", sort="up")


def test_quotations_are_sought_only_in_articles_that_hold_the_pattern(asked):
    found = search(docs("سلام", "حرب وحرب", "سلام"), "حرب")
    assert asked == ["d1"]
    assert found["voice"].tolist() == ["putin", "putin"]


def test_given_quotations_are_used(asked):
    given_ones = pd.DataFrame({"doc_id": ["d0"], "speaker": ["kim"]})
    assert search(docs("حرب", "حرب"), "حرب", given_ones)["voice"].tolist() == ["kim", "outlet"]
    assert asked == []


def test_voice_is_empty_when_too_many_articles_hold_the_pattern(monkeypatch, asked):
    monkeypatch.setattr(concordance, "VOICED_ARTICLES", 1)
    assert search(docs("حرب", "حرب"), "حرب")["voice"].isna().all()
    assert asked == []


@settings(max_examples=150, deadline=None)
@given(st.text("ابإىيه *ل«.\n", max_size=40), st.text("ابيه*ال ", max_size=6))
def test_matches_cut_their_surface_and_context_adjoins(text, pattern):
    try:
        found = search(docs(text), pattern, width=9)
    except PatternError:
        return
    for row in found.itertuples():
        assert text[row.start : row.end] == row.match
        around = row.left + row.match.replace("\n", " ") + row.right
        assert around in text.replace("\n", " ")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_searched(text):
    assert len(search(docs(text + " إيران"), "ايران")) >= 1


@settings(max_examples=100, deadline=None)
@given(st.text("اأإبيىكهة ", min_size=1, max_size=30), st.sampled_from(["اب*", "*ي*", "كه", "ايا"]))
def test_the_sieve_of_raw_text_loses_no_match(text, pattern):
    found = [w for w in fold(text).split() if parse(pattern)[0].matches(w)]
    assert [fold(w) for w in matches(text, pattern, clitics=False)] == found


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("ا" * 1_000_000, "*ا*ا*ا*ا*ا*ا*ا*ب"),
        ("ا" * 1_000_000, "*ا*ا*ا*ا*ا*ا*ا*"),
        ("اب" * 500_000, "*اب*اب*اب*ابب"),
        ("ا " * 500_000, "ا* ا* ا* ا* ا* ا* ب*"),
        ("«" * 1_000_000 + "حرب", "حرب* * حرب"),
        ("حرب" + " «" * 500_000, "* حرب *"),
    ],
)
def test_a_megabyte_of_anything_is_searched_in_linear_time(text, pattern):
    def seconds(part):
        begin = time.process_time()
        search(docs(part), pattern)
        return time.process_time() - begin

    short, long = seconds(text[: len(text) // 8]), seconds(text)
    assert long < 4
    assert long < 24 * short + 0.3


# The page


def test_the_page_reads_from_right_to_left_and_escapes_the_text():
    page = to_html(search(docs("<script> قبل & حرب بعد"), "حرب"))
    assert 'dir="rtl"' in page
    assert "<script>" not in page
    assert "&lt;script&gt; قبل &amp;" in page
    assert page.index("قبل") < page.index("<b>حرب</b>") < page.index("بعد")


def test_the_page_leaves_unknown_cells_empty():
    page = to_html(search(docs("حرب"), "حرب"))
    assert "nan" not in page.lower()


def test_an_empty_concordance_is_a_table_too():
    assert to_html(search(docs("نص"), "حرب")).count("<tr>") == 1
