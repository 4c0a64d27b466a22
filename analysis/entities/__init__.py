"""Who is named: mentions of persons, places and organisations, each linked to its entity.

Three sources, in this order: the event's lexicon and the general lists (`gazetteer`), names
that rules find (`names`), and, if one is given, a recognizer of the caller's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.entities import gazetteer, shapes
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.linking import Article
from analysis.entities.listed import known
from analysis.entities.shapes import Tokens, Triggers, read
from analysis.tables import TABLES

Recognizer = Callable[[str], Iterable[tuple[int, int, str]]]
Lexicon = str | Path | None

_COLUMNS = [column for column in TABLES["mentions"].columns if column != "voice"]
_RARE = 3.7  # on the Zipf scale: what is commoner may be a word
_UNHEARD = 1


def find_mentions(
    docs: pd.DataFrame, lexicon: Lexicon = None, recognizer: Recognizer | None = None
) -> pd.DataFrame:
    """Return who is named: persons, places, organisations, adjectives of origin, descriptions.

    Parameters
    ----------
    docs
        Table with `doc_id` and `text`, one row an article.
    lexicon
        Folder with an `entities.toml` or `names.toml` of one's own; Manzur's without.
    recognizer
        Any callable text → (start, end, type); what it finds beside the lists is added, and
        replaces what the rules found there.

    Returns
    -------
    pandas.DataFrame
        Table `mentions` without `voice`: doc_id, start, end, surface, entity (id, else the
        folded surface), type (PER, LOC, ORG), form (name, nisba, description).

    Raises
    ------
    LexiconError
        If a lexicon is not valid.
    """
    lists, triggers = gazetteer.load(lexicon), shapes.load(lexicon)
    rows: list[tuple[Any, ...]] = []
    pending: list[tuple[str, tuple[Any, ...]]] = []
    seen: Counter[tuple[str, str]] = Counter()
    ids = docs["doc_id"].tolist()  # to walk through a column itself takes ten times as long
    for doc_id, text in zip(ids, docs["text"].tolist(), strict=True):
        article = Article(read(text, lists, triggers), lists, triggers)
        here = list(article.rows(doc_id))
        if recognizer is not None:
            here = _with_recognized(here, doc_id, text, recognizer(text), lists)
        rows += here
        seen.update((row[4], row[5]) for row in here if row[6] == "name")
        taken = {k for row in here for k in range(row[1], row[2])} if article.pending else set()
        for name in article.pending:
            start, end = article.span(name)
            if taken.isdisjoint(range(start, end)):
                key = article.key(name)
                pending.append((key, (doc_id, start, end, text[start:end], key, "", "name")))
    rows += _evident(pending, seen)
    table = pd.DataFrame(rows, columns=_COLUMNS)
    dtypes = {c: TABLES["mentions"].columns[c].dtype for c in _COLUMNS}
    order = {doc_id: i for i, doc_id in enumerate(ids)}
    keys = table["doc_id"].map(order) if len(table) else table["doc_id"]
    table = table.assign(_doc=keys).sort_values(["_doc", "start", "end"], kind="stable")
    return table[_COLUMNS].astype(dtypes).reset_index(drop=True)


def _evident(
    pending: list[tuple[str, tuple[Any, ...]]], seen: Counter[tuple[str, str]]
) -> Iterator[tuple[Any, ...]]:
    """Yield likely names that stand elsewhere in the corpus where only a name can.

    A surname counts as often as persons are named in full with it; if they are all one, the
    bare surname is that person.
    """
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    bearers: dict[str, set[str]] = defaultdict(set)
    for (entity, kind), count in seen.items():
        kinds[entity][kind] += count
        given, _, surname = entity.rpartition(" ")
        if given and kind == "PER":
            kinds[surname]["PER"] += count
            bearers[surname].add(entity)
    for key, row in pending:
        if key in kinds:
            kind, count = kinds[key].most_common(1)[0]
            if count >= 2 and count >= 0.7 * kinds[key].total():
                entity = next(iter(bearers[key])) if len(bearers[key]) == 1 else key
                yield (*row[:4], entity, kind, row[6])


def _with_recognized(
    rows: list[tuple[Any, ...]],
    doc_id: Any,
    text: str,
    spans: Iterable[tuple[int, int, str]],
    lists: Gazetteer,
) -> list[tuple[Any, ...]]:
    """Return rows with a recognizer's spans in place of what only the rules found there."""
    out = list(rows)
    for start, end, kind in spans:
        if kind not in gazetteer.TYPES or not 0 <= start < end <= len(text):
            continue
        over = [row for row in out if row[1] < end and start < row[2] and row[6] != "nisba"]
        if any(row[4] in lists.entities for row in over):
            continue
        out = [row for row in out if row not in over]
        surface = text[start:end]
        entity = link(surface) or " ".join(gazetteer.names_words(surface))
        out.append((doc_id, start, end, surface, entity, kind, "name"))
    return sorted(out, key=lambda row: (row[1], row[2]))


def link(surface: str, lexicon: Lexicon = None) -> str | None:
    """Return the entity id that a speaker's surface stands for, else None.

    The surface may be a name, a name with its titles, a description (الرئيس الروسي), a state
    or its capital, an agency with or without its generic head (وكالة رويترز).
    """
    return Linker(lexicon).link(surface)


class Linker:
    """The lists of a lexicon as they are now, to link many surfaces."""

    def __init__(self, lexicon: Lexicon = None) -> None:
        self._lists, self._triggers = gazetteer.load(lexicon), shapes.load(lexicon)

    def link(self, surface: str) -> str | None:
        """Return the entity id that a speaker's surface stands for, else None."""
        return _link(surface, self._lists, self._triggers)

    def nation(self, adjective: str) -> str | None:
        """Return the entity id of the nation that an adjective names (روسية), else None."""
        return _nation(adjective, self._lists, self._triggers)


@lru_cache(maxsize=100_000)
def _link(surface: str, lists: Gazetteer, triggers: Triggers) -> str | None:
    tokens = read(surface, lists, triggers)
    if not known(tokens, lists, triggers):
        return None  # no list has a word of it
    mentions = Article(tokens, lists, triggers).mentions
    persons = [m for m in mentions if m.type == "PER" and m.entity in lists.entities]
    if any(_another_bears(m.first, m.last, tokens, triggers) for m in persons):
        return None
    if persons:
        return max(persons, key=lambda m: (m.form == "name", -m.first)).entity
    covered = {k for m in mentions if m.form != "nisba" for k in range(m.first, m.last)}
    rest = set(range(len(tokens.words))) - covered
    if mentions and not rest and mentions[0].form == "description":
        return mentions[0].entity
    if not covered or any(tokens.words[k].text not in triggers.lists["media_heads"] for k in rest):
        return None
    named = [m for m in mentions if m.form != "nisba"]
    entity = named[0].entity
    return entity if entity in lists.entities or named[0].type == "ORG" else None


def _another_bears(first: int, last: int, tokens: Tokens, triggers: Triggers) -> bool:
    """Return whether another bears the name: خالد | الجبير, فيصل بن عبدالعزيز | السديري."""
    if last < len(tokens.words) and tokens.words[last - 1].text not in triggers.lists["surnames"]:
        after, shape = tokens.words[last], tokens.shapes[last]
        if after.zipf <= _RARE and (
            shape.surname or (shape.likeness > 1 and after.zipf <= _UNHEARD)
        ):
            return True
    before = tokens.words[first - 1].text if first and last == first + 1 else ""
    return before in triggers.lists["given_or_noun"] and before not in triggers.lists["offices"]


@lru_cache(maxsize=10_000)
def _nation(adjective: str, lists: Gazetteer, triggers: Triggers) -> str | None:
    named = known(read(adjective, lists, triggers), lists, triggers)
    return next((m.entity for m in named if m.form == "nisba" and m.entity), None)


def unknown_names(docs: pd.DataFrame, lexicon: Lexicon = None) -> pd.DataFrame:
    """Return the names that no list knows, ready to be taken into the lexicon.

    Returns
    -------
    pandas.DataFrame
        Most frequent first: entity (the folded surface), surface (as most often written),
        type, count (mentions), n_docs (articles), context_1 … context_3 (60 characters each
        side), toml (an entry to paste into `entities.toml`).
    """
    known = gazetteer.load(lexicon).entities
    table = find_mentions(docs, lexicon)
    table = table[~table["entity"].isin(known) & (table["form"] == "name")]
    texts = dict(zip(docs["doc_id"], docs["text"], strict=True))
    rows = []
    for entity, group in table.groupby("entity", sort=False):
        surface = max(group["surface"], key=lambda s: (len(s.split()), s))
        kind = group["type"].mode().iloc[0]
        contexts = [
            " ".join(texts[doc_id][max(0, start - 60) : end + 60].split())
            for doc_id, start, end in group[["doc_id", "start", "end"]].head(3).to_numpy()
        ]
        aliases = sorted(set(group["surface"]) - {surface})
        rows.append(
            (entity, surface, kind, len(group), group["doc_id"].nunique())
            + tuple((contexts + ["", ""])[:3])
            + (_snippet(surface, kind, aliases),)
        )
    columns = ["entity", "surface", "type", "count", "n_docs"]
    columns += ["context_1", "context_2", "context_3", "toml"]
    out = pd.DataFrame(rows, columns=columns)
    return out.sort_values("count", ascending=False, kind="stable").reset_index(drop=True)


def _snippet(surface: str, kind: str, aliases: list[str]) -> str:
    quoted = ", ".join(f'"{alias}"' for alias in aliases)
    lines = [f'id = "{"_".join(gazetteer.names_words(surface))}"', f'type = "{kind}"']
    lines += [f'label_ar = "{surface}"', f'label_en = "{surface}"']
    return "\n".join(["[[entity]]", *lines, *([f"short = [{quoted}]"] if aliases else [])]) + "\n"


def catalogue(lexicon: Lexicon = None) -> pd.DataFrame:
    """Return the entities of the lists: entity, type, label_ar, label_en, camp, part_of."""
    columns = ["id", "type", "label_ar", "label_en", "camp", "part_of"]
    rows = gazetteer.load(lexicon).entities.values()
    table = pd.DataFrame([[row.get(c, "") for c in columns] for row in rows], columns=columns)
    return table.rename(columns={"id": "entity"})
