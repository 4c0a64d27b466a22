"""The script and the language: folding, sentences, words, clitics."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.arabic import (
    CLITICS,
    MARKS,
    TATWEEL,
    count_words,
    fold,
    is_word_char,
    sentence_spans,
    splits,
    word_end,
    word_start,
    words,
    zipf,
)

ARABIC = st.text(alphabet="ابتكليونأإة ىي.؟!؛…،»«“”\"'()1٢\n\u064b\u0640\u200f..", max_size=80)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


# Folding


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أإآٱ", "اااا"),
        ("ى", "ي"),
        ("ة", "ه"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("کی", "كي"),
        ("ڤ", "ف"),
    ],
)
def test_spelling_variants_of_a_letter_fold_into_one(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_letters_that_tell_words_apart_stay_apart() -> None:
    assert fold("ؤئءهيوc") == "ؤئءهيوc"


@given(st.text())
def test_folding_keeps_the_length_so_offsets_never_move(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


# Sentences


def test_each_stop_of_the_press_ends_a_sentence() -> None:
    text = "جاء. هل جاء؟ جاء! جاء؛ جاء… ذهب"
    assert sentences(text) == ["جاء.", "هل جاء؟", "جاء!", "جاء؛", "جاء…", "ذهب"]


def test_a_line_end_ends_a_sentence_without_a_stop() -> None:
    assert sentences("عنوان الخبر\nنص الخبر.") == ["عنوان الخبر", "نص الخبر."]


def test_a_decimal_point_is_no_full_stop() -> None:
    assert sentences("ارتفع 10.5 بالمئة. ثم هبط ١٠٫٥.") == ["ارتفع 10.5 بالمئة.", "ثم هبط ١٠٫٥."]


def test_an_abbreviated_agency_is_no_end() -> None:
    assert sentences("نقلت أ.ف.ب عن مصدر. وصمت.") == ["نقلت أ.ف.ب عن مصدر.", "وصمت."]


@pytest.mark.parametrize("before", ["", "قال ", "قال (", "قال «"])
def test_a_shortened_title_is_no_end_wherever_it_stands(before: str) -> None:
    assert sentences(before + "د. محمد حاضر. ثم مضى") == [before + "د. محمد حاضر.", "ثم مضى"]


def test_two_dots_are_the_dash_of_the_press_and_three_an_end() -> None:
    assert sentences("صداقة.. وشراكة") == ["صداقة.. وشراكة"]
    assert sentences("صداقة... وشراكة") == ["صداقة...", "وشراكة"]


@pytest.mark.parametrize("close", ["»", "”", '"', "›", ")", "“", "‟", "'"])
def test_a_closing_mark_behind_the_stop_stays_with_its_sentence(close: str) -> None:
    text = f"قال: نحن هنا.{close} ثم خرج."
    assert sentences(text) == [f"قال: نحن هنا.{close}", "ثم خرج."]


def test_an_opening_mark_behind_stop_and_space_belongs_to_the_next() -> None:
    assert sentences("خرج. «نحن هنا» قال.") == ["خرج.", "«نحن هنا» قال."]


def test_a_question_in_quotation_marks_before_a_comma_is_no_end() -> None:
    assert sentences("سأل «هل نذهب؟»، مضيفا أنه باق. ثم خرج") == [
        "سأل «هل نذهب؟»، مضيفا أنه باق.",
        "ثم خرج",
    ]


def test_a_space_forgotten_behind_the_stop_parts_two_whole_words() -> None:
    assert sentences("انتهت القمة.وغادر الوفد") == ["انتهت القمة.", "وغادر الوفد"]


@pytest.mark.parametrize("name", ["سي.إن.إن", "آي.أيه.جي", "بي.سي", "أ.ف.ب"])
def test_a_spelt_out_abbreviation_is_not_two_sentences(name: str) -> None:
    assert sentences(f"نقلت {name} عن مصدر. وصمت.") == [f"نقلت {name} عن مصدر.", "وصمت."]


def test_an_address_is_not_cut() -> None:
    assert sentences("على www.example.com نص. نعم") == ["على www.example.com نص.", "نعم"]


def test_marks_alone_are_no_sentence_and_hang_on_to_the_one_before() -> None:
    assert sentences("جاء! ؟ … نعم") == ["جاء! ؟ …", "نعم"]
    assert sentences("***\n…\n") == []
    assert sentences("جاء\n***\n! ذهب") == ["جاء", "ذهب"]


@given(st.one_of(st.text(), ARABIC))
def test_sentences_lie_in_order_and_lose_no_word(text: str) -> None:
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(text[s:e] == text[s:e].strip() for s, e in spans)
    assert sum(count_words(text[s:e]) for s, e in spans) == count_words(text)


# Words


def test_words_hold_numbers_marks_and_tatweel_but_no_punctuation() -> None:
    text = "«وقّع» 10.5، كـــيم (١٩/٦)."
    assert [text[s:e] for s, e in words(text)] == ["وقّع", "10.5", "كـــيم", "١٩", "٦"]


def test_a_full_stop_behind_a_number_is_not_of_the_number() -> None:
    text = "عام 2024. ثم"
    assert [text[s:e] for s, e in words(text)] == ["عام", "2024", "ثم"]


@given(st.one_of(st.text(), ARABIC))
def test_counting_words_agrees_with_listing_them(text: str) -> None:
    assert count_words(text) == len(words(text))


@given(st.one_of(st.text(), ARABIC))
def test_every_character_of_a_word_can_be_part_of_a_word(text: str) -> None:
    for start, end in words(text):
        assert all(is_word_char(char) or char in ".,٫٬" for char in text[start:end])


def test_a_mark_at_the_edge_belongs_to_its_word() -> None:
    text = "هذا كتابٌ\u0670 جديد"
    assert text[word_start(text, 6) : word_end(text, 6)] == "كتابٌ\u0670"
    assert is_word_char(TATWEEL)
    assert not any(map(is_word_char, " .،«؟\n"))
    assert MARKS.startswith("\u0610")


# Clitics


def test_clitics_are_conjunction_before_preposition() -> None:
    assert {"", "و", "ف", "ل", "وب", "فس"} <= CLITICS
    assert not {"بو", "ال", "لل", "وو"} & CLITICS
    assert len(CLITICS) == 15


@pytest.mark.parametrize("word", ["بوتين", "بكين", "ليست", "لندن", "كوريا", "سوريا", "فرنسا"])
def test_a_first_letter_that_belongs_to_the_word_stays(word: str) -> None:
    assert not splits(fold(word), 1)


@pytest.mark.parametrize("word", ["وبوتين", "لبوتين", "وبكين", "وموسكو", "بموسكو"])
def test_a_clitic_in_front_of_a_name_splits(word: str) -> None:
    assert splits(fold(word), 1)


def test_folded_words_are_looked_up_in_the_spelling_of_the_press() -> None:
    assert zipf(fold("إلى")) == zipf("إلى") > 5
    assert zipf(fold("مدرسة")) >= zipf("مدرسة") > 3
    assert zipf("ا" * 10_000) == 0


@given(st.text(max_size=60), st.integers(0, 4))
@settings(max_examples=50)
def test_splitting_never_raises(word: str, prefix: int) -> None:
    assert splits(word, prefix) in (True, False)


# Hostile text


@pytest.mark.parametrize(
    "unit",
    ["؟", "؟»", ". ", ".", "\n", "! ", "ا", "1.", "ا.ا.", "«", "…", " ", "»،", "؟» ،"],
)
@pytest.mark.parametrize("head", ["", "كلمة" + " " * 100_000 + "\n"])
def test_a_megabyte_of_anything_is_linear(unit: str, head: str) -> None:
    text = head + unit * (300_000 // len(unit)) + "،"
    began = time.process_time()
    sentence_spans(text)
    words(text)
    assert time.process_time() - began < 3
