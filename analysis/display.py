"""What a notebook shows: findings, tables and pictures, each with its words for the blind."""

import io
import re
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from matplotlib.figure import Figure


# Bounds of a stretch that is ordered by itself, whatever direction the line around it has.
_OPEN, _CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_ARABIC = re.compile(
    "[«\u0620-\u064a\u066e-\u06d3][\u0600-\u06ff\\s«»0-9*.–-]*[\u0620-\u064a\u066e-\u06d3»*]"
    "|[\u0620-\u064a\u066e-\u06d3]"
)
_LATIN_PROSE = re.compile(r"\b[a-z]{2,}\b")
_CONTEXTS = ({"before", "after"}, {"left", "right"})
_SHORT = 24  # characters; cells up to that are not broken into lines


def direction(text: str) -> str:
    """Return "rtl" if most letters of `text` are Arabic, else "ltr", whatever it begins with.

    A line with a Latin word in small letters is a sentence about Arabic names, not an Arabic
    sentence: "ltr".
    """
    if _LATIN_PROSE.search(text):
        return "ltr"
    arabic = sum("\u0620" <= char <= "\u06ff" for char in text)
    return "rtl" if 2 * arabic > sum(char.isalpha() for char in text) else "ltr"


def isolated(text: str) -> str:
    """Return `text` with each stretch of Arabic kept together in a line from left to right.

    Without it a number behind a name changes places with it.
    """
    if direction(text) == "rtl":
        return text
    return _ARABIC.sub(lambda stretch: f"{_OPEN}{stretch.group()}{_CLOSE}", text)


def finding(text: str) -> Any:
    """Return a finding: one computed sentence, which the index of the reports repeats."""
    return _html(f'<p class="manzur-finding" dir="{direction(text)}">{_prose(text)}</p>')


def table(frame: pd.DataFrame, caption: str = "", digits: int = 1) -> Any:
    """Return a frame as an HTML table: escaped, each column aligned as its cells read.

    `caption` says what one row is and what the numbers are counted over.
    """
    columns = [frame.iloc[:, i] for i in range(frame.shape[1])]
    shown = [[_cell(value, digits) for value in column] for column in columns]
    kinds = [_kind(column, cells) for column, cells in zip(columns, shown, strict=True)]
    head = "".join(
        f'<th scope="col" class="{kind}">{_prose(str(name))}</th>'
        for kind, name in zip(kinds, frame.columns, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td dir="auto" class="{kind}">{escape(cell)}</td>'
            for kind, cell in zip(kinds, row, strict=True)
        )
        + "</tr>\n"
        for row in zip(*shown, strict=True)
    )
    said = f'<caption dir="{direction(caption)}"><span>{_prose(caption)}</span></caption>\n'
    body = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>"
    # What stands before a word in an Arabic text stands at its right.
    side = "rtl" if any(pair <= set(frame.columns) for pair in _CONTEXTS) else "ltr"
    return _html(
        f'<div class="manzur-scroll" dir="{side}" tabindex="0"><table class="manzur-table">\n'
        f"{said if caption else ''}{body}</table></div>"
    )


def concordance_table(rows: pd.DataFrame, caption: str = "") -> Any:
    """Return a concordance as HTML, read from right to left and centred on the match."""
    from analysis.concordance import to_html

    said = f'<p class="manzur-note" dir="{direction(caption)}">{_prose(caption)}</p>'
    note = said if caption else ""
    return _html(f'<div class="manzur-scroll" dir="rtl" tabindex="0">{to_html(rows)}</div>{note}')


def fold_away(summary: str, *shown: Any) -> Any:
    """Return HTML outputs behind one line that opens with a click."""
    inner = "".join(each.data for each in shown)
    opener = f'<summary dir="{direction(summary)}">{_prose(summary)}</summary>'
    return _html(f"<details>{opener}{inner}</details>")


def show(figure: "Figure", alt: str) -> None:
    """Display a figure with the words that stand for it where it cannot be seen."""
    from IPython.display import Image, display

    if not alt.strip():
        raise ValueError("a picture needs its words: pass alt")
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    png = Image(data=buffer.getvalue(), format="png", alt=alt)
    display(png, metadata={"image/png": {"alt": alt}})


def _html(markup: str) -> Any:
    from IPython.display import HTML

    return HTML(markup)


def _prose(text: str) -> str:
    return escape(isolated(text))


def _cell(value: Any, digits: int) -> str:
    if not pd.api.types.is_list_like(value) and pd.isna(value):
        return "–"
    return f"{value:.{digits}f}" if isinstance(value, float) else str(value)


def _kind(column: pd.Series, cells: list[str]) -> str:
    """Return how a column is set: numbers and Arabic to the right, short cells unbroken."""
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return "number"
    known = [cell for cell in cells if cell != "–"]
    side = "arabic" if _mostly_arabic(known) else "latin"
    return f"{side} short" if max(map(len, known), default=0) <= _SHORT else f"{side} long"


def _mostly_arabic(cells: list[str]) -> bool:
    return 2 * sum(bool(_ARABIC.search(cell)) for cell in cells) > len(cells)
