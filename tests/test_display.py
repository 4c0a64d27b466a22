"""What a notebook shows: hostile text escaped, each line in its direction, pictures with words."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from analysis import display

HOSTILE = "</td></table><script>alert(1)</script><img src=x onerror=alert(1)> \"' & <td> &lt;"
ISOLATE, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


class _Reader(HTMLParser):
    """Collects the tags of a page and its text."""

    def __init__(self):
        super().__init__()
        self.tags, self.text = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def _read(shown):
    reader = _Reader()
    reader.feed(shown.data)
    return reader


def _concordance(text):
    columns = ["left", "match", "right", "outlet", "voice", "part"]
    return pd.DataFrame([[text] * 6], columns=columns)


SHOWN = {
    "finding": lambda text: display.finding(text),
    "table": lambda text: display.table(pd.DataFrame({text: [text, None]}), caption=text),
    "concordance": lambda text: display.concordance_table(_concordance(text), caption=text),
    "fold_away": lambda text: display.fold_away(text, display.finding(text)),
}
TAGS = {
    "p", "div", "table", "caption", "span", "thead", "tbody", "tr", "th", "td", "bdi", "b",
    "details", "summary",
}  # fmt: skip


@pytest.mark.parametrize("show", SHOWN.values(), ids=list(SHOWN))
def test_hostile_text_makes_no_tag(show):
    reader = _read(show(HOSTILE))
    assert {tag for tag, _ in reader.tags} <= TAGS
    assert all(not name.startswith("on") for _, attrs in reader.tags for name in attrs)
    assert "<script>alert(1)</script>" in "".join(reader.text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_comes_out_as_it_went_in(text):
    shown = display.table(pd.DataFrame({"a": [text]}))
    cell = re.search(r"<td[^>]*>(.*?)</td>", shown.data, re.S)
    reader = _Reader()
    reader.feed(cell.group(1) + " ")
    reader.close()
    assert "".join(reader.text).replace("\r\n", "\n") == f"{text} ".replace("\r\n", "\n")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_isolates_add_nothing_a_reader_sees(text):
    plain = display.isolated(text).replace(ISOLATE, "").replace(END, "")
    assert plain == text.replace(ISOLATE, "").replace(END, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بوتين", "rtl"),
        ("Putin", "ltr"),
        ("", "ltr"),
        ("2024: 65 %", "ltr"),
        ("قال BBC News إن القمة بدأت", "rtl"),  # a Latin name in an Arabic sentence
        ("بوتين is named most", "ltr"),  # an English sentence that begins in Arabic
        # Most of its letters are Arabic, but the sentence is English.
        ("Named only by others: كوريا، مجلس الأمن الدولي، اليابان، الاتحاد السوفيتي", "ltr"),
    ],
)
def test_direction_is_that_of_the_sentence_not_of_its_names(text, expected):
    assert display.direction(text) == expected


def test_a_number_behind_an_arabic_name_stays_behind_it():
    shown = display.isolated("then فلاديمير بوتين (60) and كيم (53). 65 %")
    assert shown == f"then {ISOLATE}فلاديمير بوتين{END} (60) and {ISOLATE}كيم{END} (53). 65 %"


def test_a_pattern_keeps_its_star_and_a_phrase_its_marks():
    assert display.isolated("عدوان*: 2 places") == f"{ISOLATE}عدوان*{END}: 2 places"
    assert display.isolated("said «قمة» twice") == f"said {ISOLATE}«قمة»{END} twice"


def test_an_arabic_sentence_needs_no_isolates():
    assert display.isolated("قال BBC News إن القمة بدأت") == "قال BBC News إن القمة بدأت"


def test_isolating_stays_linear_on_a_long_line():
    text = "see " + ("ا" + " " * 50) * 20_000
    assert display.isolated(text).count(ISOLATE) == 1


def test_a_finding_can_be_read_back_by_the_index():
    from analysis.report import _FINDING

    markup = display.finding("بوتين & <b> كيم").data
    assert len(_FINDING.findall(markup)) == 1


def test_an_empty_cell_is_a_dash_and_a_number_has_its_digits():
    frame = pd.DataFrame({"a": [None, "x"], "b": [1.256, float("nan")], "c": [1, 2]})
    frame["d"] = pd.Series([pd.NA, 3], dtype="Int64")
    cells = re.findall(r"<td[^>]*>(.*?)</td>", display.table(frame, digits=2).data)
    assert cells == ["–", "1.26", "1", "–", "x", "–", "2", "3"]


def test_a_cell_may_hold_a_list():
    frame = pd.DataFrame({"parts": [[(0, 5, "body")], []]})
    assert "body" in display.table(frame).data


def test_head_and_cells_of_a_column_stand_on_one_side():
    frame = pd.DataFrame({"outlet": ["صحيفة", "قناة"], "n": [1, 2], "rule": ["act", None]})
    shown = display.table(frame).data
    heads = re.findall(r'<th scope="col" class="(\w+)', shown)
    cells = re.findall(r'<td dir="auto" class="(\w+)', shown)
    assert heads == ["arabic", "number", "latin"]
    assert cells == heads * 2


def test_what_stands_before_a_word_is_at_its_right():
    places = pd.DataFrame({"before": ["قبل"], "evidence": ["كلمة"], "after": ["بعد"]})
    assert 'dir="rtl" tabindex' in display.table(places).data
    assert 'dir="ltr" tabindex' in display.table(places[["before"]]).data


def test_only_long_cells_are_broken_into_lines():
    title = "شراكة إستراتيجية شاملة بين البلدين في القمة"
    frame = pd.DataFrame({"date": ["2024-06-19"], "title": [title]})
    shown = display.table(frame).data
    assert "latin short" in shown
    assert "arabic long" in shown


def test_a_table_without_rows_or_columns_is_still_a_table():
    for frame in (pd.DataFrame(), pd.DataFrame({"a": []}), pd.DataFrame(index=[0, 1])):
        assert display.table(frame).data.count("<table") == 1


def test_two_columns_of_one_name_are_both_shown():
    frame = pd.DataFrame([[1, "x"]], columns=["a", "a"])
    assert re.findall(r"<td[^>]*>(.*?)</td>", display.table(frame).data) == ["1", "x"]


def test_a_caption_is_there_only_if_there_is_something_to_say():
    assert "<caption" not in display.table(pd.DataFrame({"a": [1]})).data
    shown = display.table(pd.DataFrame({"a": [1]}), "n: كل المرات").data
    assert '<caption dir="rtl"><span>n: كل المرات</span></caption>' in shown


def test_a_concordance_without_rows_is_an_empty_table():
    rows = _concordance("x").iloc[:0]
    assert "<table" in display.concordance_table(rows, "nothing").data


def test_folding_away_keeps_all_that_was_given_in_its_order():
    shown = display.fold_away("more", display.finding("one"), display.finding("two")).data
    assert shown.startswith("<details><summary")
    assert shown.index("one") < shown.index("two") < shown.index("</details>")


@pytest.mark.parametrize("alt", ["", "  \n"])
def test_a_picture_without_words_is_refused(alt):
    with pytest.raises(ValueError, match="pass alt"):
        display.show(Figure(), alt)


def test_a_picture_carries_its_words(monkeypatch):
    import IPython.display

    shown = []
    monkeypatch.setattr(IPython.display, "display", lambda *what, **how: shown.append((what, how)))
    display.show(Figure(figsize=(1, 1)), "Bars: بوتين 3")
    (image,), how = shown[0]
    assert how["metadata"]["image/png"]["alt"] == "Bars: بوتين 3"
    assert image.data.startswith(b"\x89PNG")


def test_the_same_figure_gives_the_same_bytes(monkeypatch):
    """Stored outputs are compared with new ones: no date, no version may be in a picture."""
    import IPython.display

    shown = []
    monkeypatch.setattr(IPython.display, "display", lambda image, **_: shown.append(image.data))
    for _ in range(2):
        display.show(Figure(figsize=(1, 1)), "a square")
    assert shown[0] == shown[1]
    assert b"Software" not in shown[0]
