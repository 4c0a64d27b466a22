"""What a notebook shows: findings, tables and pictures, each with its words for the blind."""

import io
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def direction(text: str) -> str:
    """Return "rtl" if most letters of `text` are Arabic, else "ltr", whatever it begins with."""
    arabic = sum("\u0620" <= char <= "\u06ff" for char in text)
    return "rtl" if 2 * arabic > sum(char.isalpha() for char in text) else "ltr"


def finding(text: str) -> Any:
    """Return a finding: one computed sentence, which the index of the reports repeats."""
    from IPython.display import HTML

    return HTML(f'<p class="manzur-finding" dir="{direction(text)}">{escape(text)}</p>')


def table(frame: pd.DataFrame, caption: str = "", digits: int = 1) -> Any:
    """Return a frame as an HTML table: escaped, each cell in its own direction.

    `caption` says what one row is and what the numbers are counted over.
    """
    from IPython.display import HTML

    body = frame.to_html(
        index=False,
        border=0,
        escape=True,
        na_rep="–",
        float_format=lambda x: f"{x:.{digits}f}",
        classes="manzur-table",
        justify="unset",
    )
    # Only markup written just above holds these tags: text in the cells is escaped.
    body = body.replace("<td>", '<td dir="auto">').replace("<th>", '<th scope="col" dir="auto">')
    if caption:
        head, tag, rest = body.partition(">")
        body = f'{head}{tag}<caption dir="{direction(caption)}">{escape(caption)}</caption>{rest}'
    return HTML(f'<div class="manzur-scroll" tabindex="0">{body}</div>')


def concordance_table(rows: pd.DataFrame, caption: str = "") -> Any:
    """Return a concordance as HTML, read from right to left and centred on the match."""
    from IPython.display import HTML

    from analysis.concordance import to_html

    note = (
        f'<p class="manzur-note" dir="{direction(caption)}">{escape(caption)}</p>'
        if caption
        else ""
    )
    return HTML(f'<div class="manzur-scroll" dir="rtl" tabindex="0">{to_html(rows)}</div>{note}')


def fold_away(summary: str, *shown: Any) -> Any:
    """Return HTML outputs behind one line that opens with a click."""
    from IPython.display import HTML

    inner = "".join(each.data for each in shown)
    return HTML(
        f'<details><summary dir="{direction(summary)}">{escape(summary)}</summary>{inner}</details>'
    )


def show(figure: "Figure", alt: str) -> None:
    """Display a figure with the words that stand for it where it cannot be seen."""
    from IPython.display import Image, display

    if not alt.strip():
        raise ValueError("a picture needs its words: pass alt")
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    png = Image(data=buffer.getvalue(), format="png", alt=alt)
    display(png, metadata={"image/png": {"alt": alt}})
