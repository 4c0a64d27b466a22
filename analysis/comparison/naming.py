"""Who is named: by which outlet, by which name, in whose voice, beside whom."""

from collections.abc import Iterable
from itertools import combinations

import pandas as pd

from analysis.arabic import fold
from analysis.comparison.counting import OWN, counted, n_words
from analysis.comparison.labels import labels


def own_and_reported(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return for each entity how often outlets name it themselves, and how often others do.

    entity, own, reported, n; most named first.
    """
    rows = counted(mentions, documents)
    own = (rows["voice"] == OWN).rename("own")
    table = own.groupby(rows["entity"]).agg(own="sum", n="size").reset_index()
    table["reported"] = table["n"] - table["own"]
    table = table.sort_values(["n", "entity"], ascending=[False, True], ignore_index=True)
    return table[["entity", "own", "reported", "n"]]


def people(mentions: pd.DataFrame) -> list[str]:
    """Return the people that are named, most often first."""
    return mentions[mentions["type"] == "PER"]["entity"].value_counts().index.tolist()


def naming(
    mentions: pd.DataFrame, documents: pd.DataFrame, entities: Iterable[str]
) -> pd.DataFrame:
    """Return how each outlet calls each entity: entity, outlet, full name, part, description, n.

    `part` is a name of fewer words than the longest name of the entity (a bare surname).
    """
    rows = counted(mentions[mentions["entity"].isin(list(entities))], documents)
    rows = rows[rows["form"] != "nisba"]
    length = n_words(rows["surface"])
    longest = length.where(rows["form"] == "name").groupby(rows["entity"]).transform("max")
    how = pd.Series("full name", index=rows.index)
    how[(rows["form"] == "name") & (length < longest)] = "part of the name"
    how[rows["form"] == "description"] = "description"
    table = rows.assign(how=how).groupby(["entity", "outlet", "how"]).size().unstack(fill_value=0)
    columns = ["full name", "part of the name", "description"]
    table = table.reindex(columns=columns, fill_value=0)
    return table.assign(n=table.sum(axis=1)).reset_index()


def spellings(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return entities that outlets spell differently: entity, spelling, outlet columns of counts.

    Only names; variants that differ after folding, or as written, both count as spellings.
    """
    names = counted(mentions[mentions["form"] == "name"], documents)
    # A bare surname is no spelling of the full name: compare names of as many words.
    names = names.assign(length=n_words(names["surface"]))
    table = names.groupby(["entity", "length", "surface", "outlet"]).size().unstack(fill_value=0)
    table = table[_rivals(table)]
    return table.reset_index().drop(columns="length").rename(columns={"surface": "spelling"})


def _rivals(table: pd.DataFrame) -> "pd.Series[bool]":
    """Return which rows are near in spelling to another row of the same entity and length."""
    from rapidfuzz.distance import Levenshtein

    near = pd.Series(False, index=table.index)
    for _, group in table.groupby(level=["entity", "length"]):
        for a, b in combinations(group.index, 2):
            one, other = fold(a[2]).replace(" ", ""), fold(b[2]).replace(" ", "")
            if Levenshtein.distance(one, other) <= max(1, len(one) // 3):
                near[a] = near[b] = True
    return near


def first_and_headline(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return who is named first and who in the headline: outlet, first, headline, body_first."""
    rows = counted(mentions, documents).sort_values(["doc_id", "start"])
    out = []
    for doc_id, outlet in zip(documents["doc_id"], documents["outlet"], strict=True):
        own = rows[rows["doc_id"] == doc_id]
        title = own[own["part"] == "title"]["entity"]
        body = own[own["part"] == "body"]["entity"]
        out.append(
            (
                outlet,
                ", ".join(dict.fromkeys(title)) or None,
                next(iter(body), None),
                ", ".join(list(dict.fromkeys(body))[:4]) or None,
            )
        )
    return pd.DataFrame(out, columns=["outlet", "headline", "first in the body", "first four"])


def named_together(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return pairs of entities named in one sentence: a, b, n (sentences), most often first."""
    rows = counted(mentions, documents)
    pairs: dict[tuple[str, str], int] = {}
    for _, entities in rows[rows["sentence"] >= 0].groupby(["doc_id", "sentence"])["entity"]:
        for pair in combinations(sorted(set(entities)), 2):
            pairs[pair] = pairs.get(pair, 0) + 1
    table = pd.DataFrame([(a, b, n) for (a, b), n in pairs.items()], columns=["a", "b", "n"])
    return table.sort_values(["n", "a", "b"], ascending=[False, True, True], ignore_index=True)


def cloud_words(mentions: pd.DataFrame, documents: pd.DataFrame, outlet: str) -> "pd.Series[int]":
    """Return how often each entity is named in an outlet, by its label, most often first."""
    rows = counted(mentions, documents)
    return labels(rows[rows["outlet"] == outlet]["entity"]).value_counts()
