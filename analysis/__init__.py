"""Manzur (منظور): how Arabic newsrooms tell the same event, split by voice.

>>> import analysis as an
>>> docs = an.load("data/corpus")
>>> terms = an.frame_terms(docs)

Tables in, tables out; `an.describe(name)` says what the columns of a table mean. Each
function takes `lexicon=`, a folder whose TOML files replace Manzur's own. Tables that one
already has (quotations, mentions) may be handed on, so that they are not made twice.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import entities, frames, voices
from analysis.concordance import search, to_html
from analysis.corpus import add_part, load, locate, rejected, sentences, without_summary
from analysis.display import concordance_table, finding, fold_away, show, table
from analysis.entities import catalogue, unknown_names
from analysis.errors import CorpusError, LexiconError, ManzurError
from analysis.frames import frame_catalogue, look_alikes
from analysis.report import ROOT, corpus_folder
from analysis.tables import describe
from analysis.voices import add_voice, quotations

__all__ = [
    "ROOT",
    "CorpusError",
    "LexiconError",
    "ManzurError",
    "add_part",
    "add_voice",
    "catalogue",
    "comparison",
    "concordance_table",
    "corpus_folder",
    "describe",
    "finding",
    "fold_away",
    "frame_catalogue",
    "frame_terms",
    "load",
    "locate",
    "look_alikes",
    "mentions",
    "quotations",
    "rejected",
    "search",
    "sentences",
    "show",
    "stance_thresholds",
    "stances",
    "table",
    "to_html",
    "unknown_names",
    "without_summary",
]


def mentions(
    docs: pd.DataFrame,
    lexicon: str | Path | None = None,
    *,
    quotations: pd.DataFrame | None = None,
    recognizer: Any = None,
) -> pd.DataFrame:
    """Return the table `mentions`: who is named, in whose voice.

    `recognizer` is any callable from a text to (start, end, type) of further names.
    """
    found = entities.find_mentions(docs, lexicon, recognizer)
    return _voiced("mentions", found, docs, lexicon, quotations)


def frame_terms(
    docs: pd.DataFrame,
    lexicon: str | Path | None = None,
    *,
    quotations: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the table `frame_terms`: which words frame, in whose voice."""
    found = frames.find_frame_terms(docs, lexicon)
    return _voiced("frame_terms", found, docs, lexicon, quotations)


def stances(
    docs: pd.DataFrame,
    lexicon: str | Path | None = None,
    *,
    quotations: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the table `stances`: who stands how to whom, piece by piece of evidence."""
    from analysis.stance import stances as find_stances
    from analysis.tables import check

    given = voices.quotations(docs, lexicon) if quotations is None else quotations
    if mentions is None:
        mentions = _voiced("mentions", entities.find_mentions(docs, lexicon), docs, lexicon, given)
    return check("stances", find_stances(docs, mentions, given, lexicon))


def stance_thresholds(lexicon: str | Path | None = None) -> dict[str, float]:
    """Return the thresholds above which a pair of holder and target gets a label."""
    from analysis.stance import thresholds

    return thresholds(lexicon)


def _voiced(
    name: str,
    found: pd.DataFrame,
    docs: pd.DataFrame,
    lexicon: str | Path | None,
    given: pd.DataFrame | None,
) -> pd.DataFrame:
    from analysis.tables import TABLES, check

    given = voices.quotations(docs, lexicon) if given is None else given
    columns = list(TABLES[name].columns)
    extra = [c for c in ("wording",) if c not in columns]
    return check(name, voices.add_voice(found, given))[columns + extra]


#: Rooms that draw, count at length or measure are imported only when they are used.
_LATER = {
    "agreement": "agreement",
    "coding": "stance.coding",
    "comparison": "comparison",
    "collocation": "statistics.collocation",
    "figures": "figures",
    "gold": "agreement.gold",
    "inference": "statistics.inference",
    "keyness": "statistics.keyness",
    "positions": "stance.positions",
    "reliability": "agreement.reliability",
    "statistics": "statistics",
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return import_module(f"analysis.{_LATER[name]}")
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")
