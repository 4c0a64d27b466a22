"""One style for all pictures: tables in, matplotlib figures out.

matplotlib 3.11 shapes and orders Arabic itself, so labels are passed as they are written.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from matplotlib import font_manager, rc_context
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

# Okabe and Ito (2008): eight colours that colour-blind readers can tell apart, the yellow
# left out (too pale for dots on white).
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
MARKERS = ("o", "s", "D", "^", "v", "P", "X")
HATCHES = ("", "///", "...", "xxx", "---")  # for groups beyond the colours
NOTHING = "nothing to show"
INK = "#333333"
_STYLE: dict[Any, Any] = {
    "font.size": 11,
    "axes.edgecolor": "#999999",
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "text.color": INK,
    "text.parse_math": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "figure.dpi": 110,
    "savefig.dpi": 110,
    "svg.hashsalt": "manzur",
}
_ARABIC = re.compile("[\u0600-\u06ff]")
_WIDTH = 7.2
_LABEL = 34  # characters; a longer label would squeeze the picture
_TITLE = 80
_LEGEND_COLUMNS = 4


@lru_cache(maxsize=1)
def font() -> str:
    """Return the family name of the Arabic font, made known to matplotlib."""
    import fontpkg

    for weight in ("regular", "bold"):
        font_manager.fontManager.addfont(str(fontpkg.path("Amiri", weight=weight)))
    return "Amiri"


def label(text: object, most: int = _LABEL) -> str:
    """Return `text` as a label of at most `most` letters: right to left if it holds Arabic."""
    text = _cut(text, most)
    return f"\N{RIGHT-TO-LEFT MARK}{text}" if _ARABIC.search(text) else text


def dots(
    table: pd.DataFrame,
    name: str,
    value: str,
    low: str,
    high: str,
    group: str | None = None,
    axis: str = "",
    title: str = "",
) -> Figure:
    """Return dots with intervals, one line a name, one colour and marker a group.

    `table` has one row a dot: its name, value, ends of its interval, and its group.
    """
    names = list(dict.fromkeys(table[name]))
    groups: list[Any] = list(dict.fromkeys(table[group])) if group else [None]
    step = 0.8 / max(1, len(groups))
    with rc_context({**_STYLE, "font.family": font()}):
        height = 1.2 + 0.2 * len(names) * (0.8 + len(groups)) + _legend_height(len(groups))
        figure = Figure(figsize=(_WIDTH, height))
        axes = figure.add_subplot()
        if table.empty:
            return _nothing(figure, axes, title)
        for i, each in enumerate(groups):
            rows = table[table[group] == each] if group else table
            y = [names.index(n) + (i - (len(groups) - 1) / 2) * step for n in rows[name]]
            colour, marker = _look(i)
            axes.hlines(y, rows[low], rows[high], color=colour, linewidth=1.6, alpha=0.7)
            axes.plot(
                rows[value],
                y,
                marker,
                color=colour,
                markersize=6,
                label=label(each) if group else None,
            )
        _name_axis(axes, names)
        axes.set_xlim(left=min(0.0, *table[low].dropna().astype(float), 0.0))
        axes.set_xlabel(axis)
        axes.grid(axis="x", color="#e5e5e5")
        axes.set_axisbelow(True)
        if group:
            _legend(figure, axes)
        return _finish(figure, axes, title)


def heat_map(
    matrix: pd.DataFrame,
    axis: str = "",
    title: str = "",
    form: str = ".1f",
    counts: pd.DataFrame | None = None,
) -> Figure:
    """Return a heat map of `matrix`, each cell with its number; blank where it has none.

    `counts`, of the same shape, is what each number rests on: it stands small in the cell.
    """
    values = matrix.to_numpy(dtype=float)
    numbers = None if counts is None else counts.to_numpy(dtype=float)
    with rc_context({**_STYLE, "font.family": font()}):
        row_height = 0.34 if counts is None else 0.46
        figure = Figure(figsize=(_WIDTH, 1.4 + row_height * len(matrix)))
        axes = figure.add_subplot()
        finite = values[np.isfinite(values)]
        top = float(np.abs(finite).max()) if finite.size else 1.0
        signed = bool((finite < 0).any())
        # Blue to orange through white where sign matters: safe for colour-blind readers.
        if not values.size:
            return _nothing(figure, axes, title)
        axes.imshow(
            np.ma.masked_invalid(values),
            cmap="PuOr" if signed else "Blues",
            vmin=-top if signed else 0,
            vmax=top or 1,
            aspect="auto",
        )
        for row, column in np.argwhere(np.isfinite(values)):
            number = values[row, column]
            colour = "white" if abs(number) > 0.5 * top else INK
            raised = 0.0 if counts is None else 0.14
            axes.text(
                column, row - raised, _signed(number, form), ha="center", va="center",
                fontsize=10, color=colour,
            )  # fmt: skip
            if numbers is not None:
                axes.text(
                    column, row + 0.28, f"n = {numbers[row, column]:.0f}", ha="center",
                    va="center", fontsize=7.5, color=colour,
                )  # fmt: skip
        axes.set_xticks(range(matrix.shape[1]), [label(c) for c in matrix.columns])
        if matrix.shape[1] > 5:
            axes.tick_params(axis="x", rotation=30)
            for tick in axes.get_xticklabels():
                tick.set_horizontalalignment("right")
        axes.set_yticks(range(len(matrix)), [label(i) for i in matrix.index])
        axes.set_xlabel(axis)
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0)
        return _finish(figure, axes, title)


def shares(matrix: pd.DataFrame, axis: str = "", title: str = "") -> Figure:
    """Return stacked bars that each sum to 100 %: one bar a row, one colour a column."""
    matrix = matrix.fillna(0)
    totals = matrix.sum(axis=1)
    percent = matrix.div(totals.where(totals > 0), axis=0).fillna(0) * 100
    with rc_context({**_STYLE, "font.family": font()}):
        height = 1.5 + 0.42 * len(matrix) + _legend_height(matrix.shape[1])
        figure = Figure(figsize=(_WIDTH, height))
        axes = figure.add_subplot()
        if not matrix.size:
            return _nothing(figure, axes, title)
        left = np.zeros(len(matrix))
        for i, column in enumerate(percent.columns):
            width = percent[column].to_numpy()
            axes.barh(
                range(len(matrix)), width, left=left, height=0.66, label=label(column),
                color=_look(i)[0], hatch=_hatch(i), edgecolor="white", linewidth=0.8,
            )  # fmt: skip
            for y, (start, part) in enumerate(zip(left, width, strict=True)):
                if part >= 8:
                    axes.text(
                        start + part / 2, y, f"{part:.0f}", ha="center", va="center", fontsize=10,
                        bbox={"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none",
                              "alpha": 0.85},
                    )  # fmt: skip
            left = left + width
        _name_axis(axes, list(matrix.index))
        axes.set_xlim(0, 100)
        axes.set_xlabel(axis)
        _legend(figure, axes)
        return _finish(figure, axes, title)


def bars(matrix: pd.DataFrame, axis: str = "", title: str = "") -> Figure:
    """Return stacked bars of counts: one bar a row, one colour a column."""
    matrix = matrix.fillna(0)
    with rc_context({**_STYLE, "font.family": font()}):
        height = 1.3 + 0.36 * len(matrix) + _legend_height(matrix.shape[1])
        figure = Figure(figsize=(_WIDTH, height))
        axes = figure.add_subplot()
        if not matrix.size:
            return _nothing(figure, axes, title)
        left = np.zeros(len(matrix))
        for i, column in enumerate(matrix.columns):
            width = matrix[column].to_numpy(dtype=float)
            axes.barh(range(len(matrix)), width, left=left, height=0.6, label=label(column),
                      color=_look(i)[0], hatch=_hatch(i), edgecolor="white")  # fmt: skip
            left = left + width
        _name_axis(axes, list(matrix.index))
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_xlabel(axis)
        _legend(figure, axes)
        return _finish(figure, axes, title)


def cloud(frequencies: Mapping[str, float], title: str = "") -> Figure:
    """Return a word cloud of `frequencies`; the bigger a word, the oftener it stands there."""
    from wordcloud import WordCloud

    family = font()
    regular = font_manager.findfont(family)
    words = {_drawable(_cut(w, _LABEL)): n for w, n in frequencies.items() if n > 0}
    with rc_context({**_STYLE, "font.family": family}):
        figure = Figure(figsize=(_WIDTH, 3.6))
        axes = figure.add_subplot()
        if words:
            picture = WordCloud(
                width=1100, height=520, font_path=regular, background_color="white",
                prefer_horizontal=1.0, random_state=7, max_words=60, relative_scaling=0.5,
                color_func=lambda word, *_, **__: COLOURS[len(word) % 4],
            ).generate_from_frequencies(words)  # fmt: skip
            axes.imshow(picture.to_array(), interpolation="bilinear")
        else:
            return _nothing(figure, axes, title)
        axes.axis("off")
        return _finish(figure, axes, title)


def network(nodes: pd.Series, edges: pd.DataFrame, title: str = "") -> Figure:
    """Return who is named together: nodes on a circle, a line the wider the oftener.

    `nodes` maps a name to its count; `edges` has columns a, b and n.
    """
    names = list(nodes.index)
    angles = np.linspace(np.pi / 2, np.pi / 2 - 2 * np.pi, len(names), endpoint=False)
    seat = {n: (np.cos(t), np.sin(t)) for n, t in zip(names, angles, strict=True)}
    with rc_context({**_STYLE, "font.family": font()}):
        figure = Figure(figsize=(_WIDTH, 5.6))
        axes = figure.add_subplot()
        if nodes.empty:
            return _nothing(figure, axes, title)
        widest = float(edges["n"].max()) if len(edges) else 1.0
        for a, b, n in edges[["a", "b", "n"]].itertuples(index=False):
            if a in seat and b in seat:
                (xa, ya), (xb, yb) = seat[a], seat[b]
                axes.plot([xa, xb], [ya, yb], color=COLOURS[4], alpha=0.75, zorder=1,
                          linewidth=0.5 + 5 * n / widest)  # fmt: skip
        biggest = float(nodes.max()) if len(nodes) else 1.0
        for name in names:
            x, y = seat[name]
            axes.scatter(x, y, s=60 + 500 * nodes[name] / biggest, color=COLOURS[0], zorder=2)
            axes.text(
                1.17 * x, 1.13 * y, f"{label(name)} ({nodes[name]})", zorder=3, va="center",
                ha="center" if abs(x) < 0.3 else ("left" if x > 0 else "right"),
            )  # fmt: skip
        axes.set_xlim(-1.75, 1.75)
        axes.set_ylim(-1.3, 1.3)
        axes.axis("off")
        return _finish(figure, axes, title)


def _signed(number: float, form: str) -> str:
    """Return a number as text, without the sign of a zero that rounding made (-0.0)."""
    text = format(number, form)
    return text if float(text) else format(0.0, form)


def _cut(text: object, most: int) -> str:
    text = " ".join(str(text).split())
    return text if len(text) <= most else f"{text[: most - 2].rstrip()} …"


def _drawable(word: str) -> str:
    """Return `word` as Pillow must be given it: in order of reading only if it can shape."""
    from PIL import features

    if features.check("raqm") or not _ARABIC.search(word):
        return word
    from arabic_reshaper import reshape

    turned = str(reshape(word))[::-1]
    # Digits and Latin letters run left to right inside the turned word.
    return re.sub(r"[0-9A-Za-z.,]+", lambda m: m.group()[::-1], turned)


def _look(i: int) -> tuple[str, str]:
    """Return colour and marker of group number i: no two alike among the first 49."""
    return COLOURS[i % len(COLOURS)], MARKERS[(i + i // len(COLOURS)) % len(MARKERS)]


def _hatch(i: int) -> str:
    return HATCHES[i // len(COLOURS) % len(HATCHES)]


def _nothing(figure: Figure, axes: Any, title: str) -> Figure:
    axes.axis("off")
    axes.text(0.5, 0.5, NOTHING, ha="center", va="center", transform=axes.transAxes)
    return _finish(figure, axes, title)


def _name_axis(axes: Any, names: Sequence[object]) -> None:
    axes.set_yticks(range(len(names)), [label(n) for n in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _legend_height(entries: int) -> float:
    """Return the inches that a legend's lines need beyond the first."""
    return 0.3 * ((max(entries, 1) - 1) // _LEGEND_COLUMNS)


def _legend(figure: Figure, axes: Any) -> None:
    handles, names = axes.get_legend_handles_labels()
    axes.legend(
        handles, names, loc="lower left", bbox_to_anchor=(0, 1.0),
        ncols=min(_LEGEND_COLUMNS, len(names)),
        frameon=False, borderaxespad=0.2, handletextpad=0.4, columnspacing=1.2,
    )  # fmt: skip


def _finish(figure: Figure, axes: Any, title: str) -> Figure:
    if title:
        figure.suptitle(label(title, _TITLE), x=0.02, ha="left", fontsize=12)
    figure.set_layout_engine("constrained")
    return figure
