"""Explore a corpus in JupyterLab: type a term, choose outlet, voice and part."""

from typing import Any

import pandas as pd

from analysis import comparison, display, figures
from analysis.concordance import search
from analysis.errors import ManzurError

ANY = "all"
_SHOWN = 200  # rows of a concordance that a reader scrolls through


def explorer(documents: pd.DataFrame, quotations: pd.DataFrame, pattern: str = "") -> Any:
    """Return a panel of widgets: a concordance, counts and a picture for what is typed."""
    import ipywidgets as widgets

    term = widgets.Text(value=pattern, description="term", continuous_update=False)
    outlet = widgets.Dropdown(options=[ANY, *documents["outlet"].unique()], description="outlet")
    voices = ["outlet", *sorted(quotations["speaker"].dropna().unique())]
    voice = widgets.Dropdown(options=[ANY, *voices], description="voice")
    parts = ["title", "byline", "heading", "body", "caption", "summary"]
    part = widgets.Dropdown(options=[ANY, *parts], description="part")
    order = widgets.Dropdown(
        options=[("text", "text"), ("word before", "left"), ("word after", "right")],
        description="sort",
    )
    shown = widgets.Output()

    def update(_: Any = None) -> None:
        shown.clear_output(wait=True)
        with shown:
            _show(
                documents,
                quotations,
                term.value,
                outlet.value,
                voice.value,
                part.value,
                order.value,
            )

    for control in (term, outlet, voice, part, order):
        control.observe(update, names="value")
    update()
    return widgets.VBox([widgets.HBox([term, outlet, voice, part, order]), shown])


def select(
    rows: pd.DataFrame, outlet: str = ANY, voice: str = ANY, part: str = ANY
) -> pd.DataFrame:
    """Return the rows of a concordance with the given outlet, voice and part."""
    for column, value in (("outlet", outlet), ("voice", voice), ("part", part)):
        if value != ANY:
            rows = rows[rows[column] == value]
    return rows.reset_index(drop=True)


def counts(rows: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return occurrences by outlet: outlet, own (voice), reported, n, rate per 1,000 words."""
    words = documents.groupby("outlet", sort=False)["n_words"].sum()
    rate = 1000 / words.where(words > 0)
    n = rows.groupby("outlet").size().reindex(words.index, fill_value=0)
    own = rows[rows["voice"] == comparison.OWN].groupby("outlet").size()
    own = own.reindex(words.index, fill_value=0)
    table = pd.DataFrame({"own": own, "reported": n - own, "n": n, "rate": n * rate})
    return table.reset_index()


def _show(
    documents: pd.DataFrame,
    quotations: pd.DataFrame,
    pattern: str,
    outlet: str,
    voice: str,
    part: str,
    order: str,
) -> None:
    from IPython.display import display as put

    try:
        rows = search(documents, pattern, quotations, sort=order, width=45)
    except ManzurError as error:
        put(display.finding(str(error)))
        return
    rows = select(rows, outlet, voice, part)
    put(
        display.finding(
            f"{pattern}: {len(rows)} occurrences in {rows['doc_id'].nunique()} articles"
        )
    )
    table = counts(rows, documents)
    put(display.table(table, "rate: per 1,000 words of the outlet"))
    bars = table.set_index("outlet")[["own", "reported"]]
    if len(rows):
        alt = (
            f"Occurrences of {pattern} by outlet, in the outlet's own voice and in reported speech"
        )
        display.show(figures.bars(bars, axis="occurrences"), alt=alt)
        put(display.concordance_table(rows.head(_SHOWN)))
