"""Lexicons: errors that name file and entry, and the matcher's meaning."""

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.arabic import fold
from analysis.errors import LexiconError
from analysis.lexicon import FOLDER, Matcher, Pattern, entries, longest, path_of, read_toml


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "words.toml"
    file.write_bytes(text.encode(encoding))
    return file


def found(patterns: str | list[str], text: str, fixed: bool = False) -> list[str]:
    """Return the surfaces that patterns match, the longest where they overlap."""
    chosen = [patterns] if isinstance(patterns, str) else patterns
    matcher = Matcher(Pattern.parse(pattern, pattern, fixed) for pattern in chosen)
    return [text[hit.start : hit.end] for hit in longest(matcher.find(fold(text)))]


# Files


def test_the_users_file_stands_before_our_own(tmp_path: Path) -> None:
    assert path_of("words", tmp_path) == FOLDER / "words.toml"
    file = written(tmp_path, "")
    assert path_of("words", tmp_path) == path_of("words", str(tmp_path)) == file
    assert path_of("words") == FOLDER / "words.toml"


def test_a_syntax_error_names_file_and_line(tmp_path: Path) -> None:
    file = written(tmp_path, '[[word]]\nid = "a"\nid = \n')
    with pytest.raises(LexiconError, match=r"words\.toml: not valid TOML: .*line 3.*mend"):
        read_toml(file)


def test_a_missing_file_a_folder_and_another_encoding_each_say_so(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml: no such lexicon; restore"):
        read_toml(tmp_path / "none.toml")
    with pytest.raises(LexiconError, match="cannot be read"):
        read_toml(tmp_path)
    with pytest.raises(LexiconError, match="not UTF-8 .*save it as UTF-8"):
        read_toml(written(tmp_path, 'a = "عدوان"', "cp1256"))


GOOD = '[[word]]\nid = "one"\nforms = ["عدوان"]\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[[word]]\nid = "one"\n', r"\[\[word\]\] one: forms is missing; add it"),
        ('[[word]]\nforms = ["a"]\n', r"\[\[word\]\] number 1: id is missing"),
        (GOOD + 'kind = "x"\n', "one: unknown field kind; known are id, forms, weight, fixed"),
        (GOOD + 'weight = "x"\n', "one: weight must be a number"),
        (GOOD + "weight = true\n", "one: weight must be a number"),
        (GOOD + "fixed = 1\n", "one: fixed must be true or false"),
        ('[[word]]\nid = "one"\nforms = "عدوان"\n', "one: forms must be a list"),
        ('[[word]]\nid = 1\nforms = ["a"]\n', r"\[\[word\]\] 1: id must be text"),
        ('[[word]]\nid = ""\nforms = ["a"]\n', "id is empty; fill it"),
        ('[[word]]\nid = "one"\nforms = []\n', "one: forms is empty; fill it"),
        ('[[word]]\nid = "one"\nforms = ["a", " "]\n', "one: forms holds an empty entry"),
        (GOOD + GOOD, "one: two entries have this id; rename one"),
        ('[word]\nid = "one"\n', r"word must be a list: write \[\[word\]\]"),
        ('word = ["one"]\n', r"word must be a list: write \[\[word\]\]"),
    ],
)
def test_a_bad_entry_is_named_with_its_file_and_remedy(
    tmp_path: Path, text: str, complaint: str
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(LexiconError, match=complaint) as caught:
        entries(file, "word", {"id": str, "forms": list}, {"weight": float, "fixed": bool})
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


def test_good_entries_come_as_they_are(tmp_path: Path) -> None:
    file = written(tmp_path, GOOD + "weight = 1\n")
    assert entries(file, "word", {"id": str, "forms": list}, {"weight": float}) == [
        {"id": "one", "forms": ["عدوان"], "weight": 1}
    ]
    assert entries(file, "other", {}) == []


# Patterns


@pytest.mark.parametrize("text", ["", " ", "*", "ب", "ب*", "عد*وان", "** ", "عُدوان", "عدـوان"])
def test_a_pattern_that_could_match_anything_or_nothing_is_refused(text: str) -> None:
    with pytest.raises(LexiconError, match=r"^entry: .*"):
        Pattern.parse(text, "entry")


@pytest.mark.parametrize("text", ["هل?", "\u4e2d\u56fd", "حرب *"])
def test_a_pattern_with_a_sign_no_word_has_is_refused(text: str) -> None:
    with pytest.raises(LexiconError, match="entry"):
        Pattern.parse(text, "entry")


def test_a_pattern_is_folded_like_the_text() -> None:
    assert found("الإمبريالية", "ضد الامبرياليه") == ["الامبرياليه"]


# Matches


def test_a_word_matches_itself_and_not_inside_another() -> None:
    assert found("عدو", "عدو العدوان عدوه معدو") == ["عدو"]


def test_a_star_stands_for_any_ending_and_for_none() -> None:
    assert found("عدوان*", "عدوان عدوانية العدوانيه وعدوانهم") == [
        "عدوان",
        "عدوانية",
        "العدوانيه",
        "عدوانهم",
    ]


def test_the_article_is_optional_and_inside_the_span() -> None:
    assert found("عدوان", "عدوان والعدوان بالعدوان") == ["عدوان", "العدوان", "العدوان"]


def test_clitics_stay_outside_the_span() -> None:
    assert found("عدوان", "وعدوان لعدوان فبعدوان سعدوان") == ["عدوان"] * 4


def test_letters_that_are_no_clitics_are_no_match() -> None:
    assert found("عدوان", "نعدوان ببعدوان مالعدوان") == []


def test_the_contracted_article_leaves_one_lam_with_the_preposition() -> None:
    assert found("عدوان", "للعدوان وللعدوان") == ["لعدوان", "لعدوان"]
    assert found("الولايات المتحدة", "للولايات المتحدة", fixed=True) == ["لولايات المتحدة"]


def test_a_fixed_name_takes_no_article_but_clitics() -> None:
    assert found("كيم", "كيم وكيم لكيم الكيم للكيم", fixed=True) == ["كيم", "كيم", "كيم"]


def test_a_name_of_two_words_matches_over_one_space_only() -> None:
    text = "كوريا الشمالية وكوريا  الشمالية كوريا\nالشمالية كوريا، الشمالية"
    assert found("كوريا الشمالية", text, fixed=True) == ["كوريا الشمالية"]


def test_each_word_of_a_phrase_may_have_the_article_and_its_own_star() -> None:
    text = "شراكة استراتيجية والشراكة الاستراتيجيه شراكات استراتيجية شراكة غير استراتيجية"
    assert found("شراك* استراتيج*", text) == [
        "شراكة استراتيجية",
        "الشراكة الاستراتيجيه",
        "شراكات استراتيجية",
    ]


def test_a_star_inside_a_fixed_phrase() -> None:
    assert found("مجلس* الأمن", "مجلسي الأمن مجلس الأمن", fixed=True) == [
        "مجلسي الأمن",
        "مجلس الأمن",
    ]


def test_punctuation_ends_a_word() -> None:
    assert found("بوتين", "«بوتين»، (بوتين)؛ بوتين.", fixed=True) == ["بوتين"] * 3


def test_the_longer_match_wins_and_matches_do_not_overlap() -> None:
    text = "كيم إيل سونج ثم كيم"
    assert found(["كيم", "كيم إيل سونج"], text, fixed=True) == ["كيم إيل سونج", "كيم"]


def test_of_equal_matches_the_first_stands() -> None:
    text = "الأمن الدولي العام"
    assert found(["الأمن الدولي", "الدولي العام"], text, fixed=True) == ["الأمن الدولي"]


def test_every_overlapping_hit_is_offered() -> None:
    matcher = Matcher([Pattern.parse("كيم", "a"), Pattern.parse("كيم جونغ", "b")])
    assert {hit.pattern.key for hit in matcher.find("كيم جونغ")} == {"a", "b"}


def test_no_patterns_find_nothing() -> None:
    assert list(Matcher([]).find("أي نص")) == []


LEXICON = Matcher(
    Pattern.parse(text, text, fixed)
    for text, fixed in [
        ("عدوان*", False),
        ("ال*", True),
        ("كيم جونغ أون", True),
        ("شراك* استراتيج*", False),
        ("الولايات المتحدة", True),
        ("ab", False),
    ]
)
LETTERS = st.lists(
    st.sampled_from(
        ["عدوان", "ال", "لل", "و", "ب", " ", "كيم جونغ أون", "شراكة", "استراتيجي", "\n"]
    )
).map("".join)


@given(st.one_of(st.text(), LETTERS))
def test_any_text_gives_spans_that_hold_a_stem_of_their_pattern(text: str) -> None:
    folded = fold(text)
    for hit in LEXICON.find(folded):
        surface = folded[hit.start : hit.end]
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.pattern.words[0].removeprefix("ال") in surface
        assert surface == surface.strip()


@given(LETTERS)
def test_chosen_hits_are_in_order_and_apart(text: str) -> None:
    chosen = longest(LEXICON.find(fold(text)))
    assert all(a.end <= b.start for a, b in itertools.pairwise(chosen))


@pytest.mark.parametrize("unit", ["عدوان", "عدوان ", "ال", "كيم جونغ ", "ا", " ", "شراكة "])
def test_a_megabyte_of_anything_is_linear(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    longest(LEXICON.find(text))
    assert time.process_time() - began < 5
