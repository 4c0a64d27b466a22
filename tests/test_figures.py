"""Pictures: every function on every shape of table, and Arabic that reads from the right."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from PIL import Image, features

from analysis import figures

HUGE = "وكالة الأنباء المركزية " * 40 + "$x_1$ <b>\n"
NAN = float("nan")


def _drawn(figure: Figure) -> np.ndarray:
    """Return where the figure has ink."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    return np.asarray(Image.open(buffer).convert("L")) < 250


def _dots(rows):
    return pd.DataFrame(rows, columns=["name", "rate", "low", "high", "outlet"])


def _matrix(values, index=(), columns=()):
    return pd.DataFrame(values, index=list(index), columns=list(columns), dtype=float)


MATRICES = {
    "normal": _matrix([[1, 2], [3, 0]], ["بوتين", "Kim"], ["صحيفة", "outlet"]),
    "empty": _matrix([]),
    "rows without columns": _matrix(np.zeros((2, 0)), ["بوتين", "كيم"]),
    "columns without rows": _matrix(np.zeros((0, 2)), [], ["صحيفة", "قناة"]),
    "single": _matrix([[5]], ["بوتين"], ["صحيفة"]),
    "zeros": _matrix([[0, 0]], ["بوتين"], ["صحيفة", "قناة"]),
    "nan": _matrix([[NAN, 1], [NAN, NAN]], ["بوتين", "كيم"], ["صحيفة", "قناة"]),
    "all nan": _matrix([[NAN]], ["بوتين"], ["صحيفة"]),
    "negative": _matrix([[-0.5, 0.8]], ["بوتين"], ["روسيا", "أوكرانيا"]),
    "huge label": _matrix([[1, 2]], [HUGE], [HUGE, "قناة"]),
    "many columns": _matrix(np.ones((2, 12)), ["أ", "ب"], [f"صحيفة {i}" for i in range(12)]),
    "unlike labels": _matrix([[1, 2]], [3], [None, 2.5]),
}


@pytest.mark.parametrize("draw", [figures.heat_map, figures.shares, figures.bars])
@pytest.mark.parametrize("matrix", MATRICES.values(), ids=list(MATRICES))
def test_a_matrix_of_any_shape_becomes_a_picture(draw, matrix):
    before = matrix.copy()
    figure = draw(matrix, title="عنوان the title", axis="percent")
    assert isinstance(figure, Figure)
    assert _drawn(figure).any()
    pd.testing.assert_frame_equal(matrix, before)  # no argument is edited in place


TABLES = {
    "normal": _dots([("بوتين", 5.0, 2.0, 9.0, "صحيفة"), ("كيم", 3.0, 1.0, 4.0, "قناة")]),
    "empty": _dots([]),
    "single": _dots([("بوتين", 5.0, 2.0, 9.0, "صحيفة")]),
    "no interval": _dots([("بوتين", 5.0, NAN, NAN, "صحيفة"), ("كيم", NAN, NAN, NAN, "قناة")]),
    "below zero": _dots([("بوتين", -5.0, -9.0, 9.0, "صحيفة")]),
    "huge label": _dots([(HUGE, 5.0, 2.0, 9.0, HUGE)]),
    "many groups": _dots([("بوتين", i, i - 1, i + 1, f"صحيفة {i}") for i in range(20)]),
}


@pytest.mark.parametrize("group", [None, "outlet"])
@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_dots_of_any_table_become_a_picture(table, group):
    figure = figures.dots(table, "name", "rate", "low", "high", group, "per 1,000 words")
    assert _drawn(figure).any()


def test_an_interval_below_zero_is_not_cut_off():
    axes = figures.dots(TABLES["below zero"], "name", "rate", "low", "high").axes[0]
    assert axes.get_xlim()[0] <= -9


NETWORKS = {
    "normal": ({"بوتين": 5, "كيم": 3}, [("بوتين", "كيم", 2)]),
    "empty": ({}, []),
    "single": ({"بوتين": 1}, []),
    "a line to nowhere": ({"بوتين": 1}, [("بوتين", "غائب", 3)]),
    "huge label": ({HUGE: 3, "كيم": 1}, [(HUGE, "كيم", 1)]),
}


@pytest.mark.parametrize(("nodes", "edges"), NETWORKS.values(), ids=list(NETWORKS))
def test_a_network_of_any_size_becomes_a_picture(nodes, edges):
    lines = pd.DataFrame(edges, columns=["a", "b", "n"])
    figure = figures.network(pd.Series(nodes, dtype="int64"), lines)
    assert _drawn(figure).any()


@pytest.mark.parametrize("raqm", [True, False])
@pytest.mark.parametrize(
    "words",
    [{"بوتين": 5, "كيم": 3, "BBC 24": 2}, {}, {"بوتين": 1}, {"بوتين": 0}, {HUGE: 2, "كيم": 1}],
    ids=["normal", "empty", "single", "nothing counted", "huge label"],
)
def test_a_cloud_is_drawn_with_and_without_pillows_own_shaping(monkeypatch, words, raqm):
    if not raqm:
        monkeypatch.setattr(features, "check", lambda name: False)
    elif not features.check("raqm"):
        pytest.skip("this Pillow has no raqm")
    assert _drawn(figures.cloud(words)).any()


def test_without_shaping_letters_are_joined_and_turned_but_digits_keep_their_order(monkeypatch):
    monkeypatch.setattr(features, "check", lambda name: False)
    turned = figures._drawable("قمة 2024")
    assert turned.startswith("2024 ")
    assert not set(turned) & set("قمة")  # presentation forms stand for the joined letters
    # The first letter ق, joined to what follows, is now the last character.
    assert turned[-1] == "\N{ARABIC LETTER QAF INITIAL FORM}"


def test_without_shaping_latin_words_are_left_alone(monkeypatch):
    monkeypatch.setattr(features, "check", lambda name: False)
    assert figures._drawable("BBC 24") == "BBC 24"


def test_with_shaping_words_are_given_as_they_are_read(monkeypatch):
    monkeypatch.setattr(features, "check", lambda name: True)
    assert figures._drawable("قمة 2024") == "قمة 2024"


def _ink(text: str) -> np.ndarray:
    """Return the drawn label, cut to its ink."""
    from matplotlib import rc_context

    with rc_context({"font.family": figures.font(), "text.parse_math": False}):
        figure = Figure(figsize=(4, 1), dpi=100)
        figure.text(0.5, 0.5, text, fontsize=40, ha="center", va="center")
        ink = _drawn(figure)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def test_an_arabic_label_is_joined():
    apart = "\N{ZERO WIDTH NON-JOINER}".join("بيتهم")
    assert _ink(figures.label("بيتهم")).shape[1] < 0.9 * _ink(apart).shape[1]


def test_an_arabic_label_runs_from_right_to_left():
    """ا is a tall narrow stroke, س a wide low one: in اسس the stroke stands at the right."""
    ink = _ink(figures.label("اسسس"))
    tall = ink[: ink.shape[0] // 3].any(axis=0)
    assert np.flatnonzero(tall).mean() > 0.75 * ink.shape[1]


def test_a_label_that_begins_with_latin_letters_still_reads_from_the_right():
    assert figures.label("BBC عربي").startswith("\N{RIGHT-TO-LEFT MARK}")
    assert figures.label("BBC") == "BBC"


def test_a_long_label_is_cut_and_a_title_has_more_room():
    assert len(figures.label(HUGE)) <= figures._LABEL + 1  # and the mark
    title = "Mean polarity, holder (row) to target (column)"
    assert figures.heat_map(MATRICES["single"], title=title).get_suptitle() == title


def test_dollar_signs_are_not_taken_for_mathematics():
    assert _drawn(figures.bars(_matrix([[1]], ["$\\frac{"], ["$x$"]))).any()


def test_no_two_groups_look_alike():
    looks = {figures._look(i) for i in range(49)}
    assert len(looks) == 49
    assert len({(figures._look(i)[0], figures._hatch(i)) for i in range(35)}) == 35


def test_neighbouring_colours_differ_in_brightness_or_hue():
    def channels(colour):
        return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])

    colours = [channels(colour) for colour in figures.COLOURS]
    for i, one in enumerate(colours):
        for other in colours[i + 1 :]:
            assert np.abs(one - other).sum() > 80


def test_an_empty_picture_says_so():
    texts = [text.get_text() for text in figures.heat_map(MATRICES["empty"]).axes[0].texts]
    assert texts == [figures.NOTHING]


def test_each_number_of_a_heat_map_stands_over_what_it_rests_on():
    matrix = MATRICES["nan"]
    figure = figures.heat_map(matrix, form="+.1f", counts=matrix * 7)
    assert [text.get_text() for text in figure.axes[0].texts] == ["+1.0", "n = 7"]


def test_a_zero_has_no_minus():
    figure = figures.heat_map(_matrix([[-0.04]], ["بوتين"], ["صحيفة"]), form="+.1f")
    assert [text.get_text() for text in figure.axes[0].texts] == ["+0.0"]


def test_shares_sum_to_a_hundred_whatever_the_counts():
    axes = figures.shares(MATRICES["normal"]).axes[0]
    widths = {}
    for bar in axes.patches:
        widths[bar.get_y()] = widths.get(bar.get_y(), 0) + bar.get_width()
    assert list(widths.values()) == pytest.approx([100, 100])


def test_drawing_leaves_no_state_behind():
    """pyplot would keep every figure alive, and a changed setting would reach a user's own."""
    code = (
        "import sys, pandas as pd, matplotlib; before = dict(matplotlib.rcParams)\n"
        "from analysis import figures\n"
        "figures.bars(pd.DataFrame({'a': [1]}))\n"
        "figures.cloud({'بوتين': 2})\n"
        "pyplot = sys.modules.get('matplotlib.pyplot')  # others may import it\n"
        "assert pyplot is None or pyplot.get_fignums() == []\n"
        "assert dict(matplotlib.rcParams) == before\n"
    )
    root = Path(figures.__file__).parent.parent
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=root, check=True)
