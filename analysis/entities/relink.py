"""Speakers linked anew by the names of their whole article: كيم, الوكالة, بوتين وكيم.

A surface alone tells often enough who speaks (`entities.link`). A name that several bear, a
head that stands for a name (قالت الوكالة) and names joined by و need the article's mentions.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

import pandas as pd

from analysis.arabic import fold
from analysis.entities import Lexicon, gazetteer, offices, shapes
from analysis.entities.gazetteer import Gazetteer, names_words
from analysis.entities.listed import Mention, known
from analysis.entities.recalled import bare, definite, listed_heads
from analysis.entities.shapes import Tokens, Triggers, read

_NEAR = 80  # letters before a name in which its title may stand
_BEHIND = 20
_CLITICS = 4  # letters, less one, that may be joined in front of a name
_LONGEST_NAME = 200
_FAR = 300  # mentions back to what a head alone recalls
_START = attrgetter("start")
_LONGEST_JOINT = 4  # words between two names that و joins
_RARE = 3.7  # on the Zipf scale: what is commoner is a word
_SHORT = 5  # words of an office that stands for who was introduced with it
_JOINT = ";"


class _Named(NamedTuple):
    """A row of `mentions`."""

    start: int
    end: int
    entity: str
    type: str
    form: str


def how_to_relink(surface: str, lexicon: Lexicon = None, speaker: Any = None) -> str:
    """Return where an article must be searched for whom a speaker's surface means ("": nowhere).

    "all" for a name or description that several entities share (كيم), an office of a state
    (الرئيس الفرنسي) and several names in one surface (روسيا وكوريا الشمالية); "before" it for a
    head alone (الوكالة) or a surname that several bear; "surname" for a surname alone that is
    its own id, the `speaker`, so far: where else that surname stands.
    """
    return searcher(lexicon)(surface, speaker)


def searcher(lexicon: Lexicon = None) -> Callable[[str, Any], str]:
    """Return `how_to_relink` for many surfaces and their speakers: the lists are read once."""
    lists, triggers = gazetteer.load(lexicon), shapes.load(lexicon)

    def search(surface: str, speaker: Any) -> str:
        if _needs(surface, lists, triggers):
            if _standing_head(surface, triggers) or _is_surname(surface, lists, triggers):
                return "before"
            return "all"
        alone = speaker == fold(surface) and _is_surname(surface, lists, triggers)
        return "surname" if alone else ""

    return search


def excerpt(text: str, surnames: Iterable[str]) -> str:
    """Return a text of equal length with nothing left but what stands about the surnames."""
    known = set(surnames)
    ends = {surname[-1:] for surname in known}
    kept = [
        (max(0, at.start() - _NEAR), at.end() + _BEHIND)
        for at in re.finditer(r"\w+", text)
        if text[at.end() - 1] in ends and any(at[0][k:] in known for k in range(_CLITICS))
    ]
    out: list[str] = []
    done = 0
    for start, end in kept:
        start, end = max(start, done), min(end, len(text))
        out.append("\n" * (start - done))
        out.append(text[start:end])
        done = max(done, end)
    return "".join([*out, "\n" * (len(text) - done)])


@lru_cache(maxsize=100_000)
def _is_surname(surface: str, lists: Gazetteer, triggers: Triggers) -> bool:
    if len(names_words(surface)) != 1:
        return False
    tokens = read(surface, lists, triggers)
    rare = tokens.shapes[0].likeness > 1 and tokens.words[0].zipf <= _RARE
    return rare or _may_be_surname(tokens, triggers)


def _may_be_surname(tokens: Tokens, triggers: Triggers) -> bool:
    """Return whether a surface's last word is a surname that is hardly a word besides."""
    word = tokens.words[-1]
    listed = word.text in triggers.lists["surnames"] and word.text.startswith("ال")
    return listed or (tokens.shapes[-1].surname and word.zipf <= _RARE)


@lru_cache(maxsize=100_000)
def _needs(surface: str, lists: Gazetteer, triggers: Triggers) -> bool:
    if _standing_head(surface, triggers):
        return True
    tokens = read(surface, lists, triggers)
    listed = known(tokens, lists, triggers)
    named = [m for m in listed if m.form != "nisba"]
    starts = [tokens.starts[m.first] + m.at for m in named]
    ends = [tokens.ends[m.last - 1] for m in named]
    if any(_joins(surface[end:start]) for end, start in zip(ends, starts[1:], strict=False)):
        return True
    if any(m.form == "name" and m.type == "PER" and m.entity for m in named):
        return False
    if next(offices.find(tokens, lists, triggers, listed), None) is not None:
        return True
    if _recalls(tokens, triggers, [m for m in listed if m.form == "nisba"]):
        return True
    return any(len({n.entity for n in m.candidates}) > 1 for m in named)


def _recalls(tokens: Tokens, triggers: Triggers, origins: Sequence[Mention]) -> bool:
    """Return whether a surface is an office or a head that recalls whom the article named."""
    words = tokens.texts
    first = len(words) > 1 and words[0].removeprefix("ل") in triggers.lists["honorifics"]
    rest = len(words) - first
    if not 0 < rest <= _SHORT or words[first] not in triggers.recalled_words:
        return False
    if rest == 1:
        return first or definite(words[0]) or words[0] in triggers.his_honour
    if rest == 2 and definite(words[first]) and _may_be_surname(tokens, triggers):
        return True  # الشيخ العمري: whom the article names in full
    origin = any(mention.first == first + 1 for mention in origins)
    if words[first].removeprefix("و") in triggers.lists["recalled_bodies"]:
        return origin or words[1] in triggers.lists["beside_body"]
    return origin if definite(words[first]) else definite(words[first + 1])


def relink(
    quotations: pd.DataFrame, mentions: pd.DataFrame, docs: pd.DataFrame, lexicon: Lexicon = None
) -> pd.DataFrame:
    """Return quotations whose `speaker` is the entity that their article shows to be meant.

    Parameters
    ----------
    quotations
        Table `quotations` (doc_id, speaker, speaker_start, speaker_end are read).
    mentions
        Table `mentions` of the same articles, as `entities.find_mentions` gives it.
    docs
        The articles: doc_id, text.
    lexicon
        Folder with an `entities.toml` or `names.toml` of one's own; Manzur's without.

    Returns
    -------
    pandas.DataFrame
        The same rows. A speaker changes where no entity is known or `how_to_relink` says so,
        and the article names whom the surface means: the named entity; of a head alone
        (الوكالة) the entity last named with it; of names joined by و all ids with ; between.
    """
    lists, triggers = gazetteer.load(lexicon), shapes.load(lexicon)
    texts = dict(zip(docs["doc_id"].tolist(), docs["text"].tolist(), strict=True))
    named: dict[Any, list[_Named]] = defaultdict(list)
    columns = ["doc_id", "start", "end", "entity", "type", "form"]
    for doc_id, *row in zip(*(mentions[column].tolist() for column in columns), strict=True):
        if row[4] != "nisba":
            named[doc_id].append(_Named(*row))
    speakers = quotations["speaker"].tolist()
    columns = ["doc_id", "speaker_start", "speaker_end"]
    rows = zip(*(quotations[column].tolist() for column in columns), strict=True)
    for i, (doc_id, start, end) in enumerate(rows):
        if pd.isna(start) or pd.isna(end):
            continue
        start, end = int(start), int(end)
        surface = texts[doc_id][start:end]
        unknown = pd.isna(speakers[i]) or speakers[i] not in lists.entities
        if not unknown and not _needs(surface, lists, triggers):
            continue
        head = _standing_head(surface, triggers)
        entity: str | None
        if head:
            entity = _last_with(head, texts[doc_id], start, named[doc_id], lists, triggers)
        else:
            entity = _meant(texts[doc_id], start, end, named[doc_id], triggers)
        if entity:
            speakers[i] = entity
    dtype = quotations["speaker"].dtype
    return quotations.assign(speaker=pd.Series(speakers, index=quotations.index, dtype=dtype))


def _standing_head(surface: str, triggers: Triggers) -> str:
    """Return the head, without its article, that alone stands for a name; else nothing."""
    words = names_words(surface)
    alone = len(words) == 1 and words[0] in triggers.lists["standing_heads"]
    return words[0].removeprefix("ال") if alone else ""


def _last_with(
    head: str,
    text: str,
    before: int,
    named: Sequence[_Named],
    lists: Gazetteer,
    triggers: Triggers,
) -> str:
    """Return the entity last named with a head in front, as its first word, or in the lists."""
    titles = triggers.lists["titles"] | triggers.lists["offices"]
    kind = "PER" if head in titles or f"ال{head}" in titles else "ORG"
    listed = ""
    past = bisect_left(named, before, key=_START)
    for k in range(past - 1, max(-1, past - 1 - _FAR), -1):
        mention = named[k]
        if mention.end > before or mention.type != kind:
            continue
        free = max(named[k - 1].end if k else 0, mention.start - _NEAR)
        words = _words_before(text[free : mention.start], kind, triggers)
        words += names_words(text[mention.start : mention.end])[:1]
        if head in map(bare, words):
            return mention.entity
        if not listed and head in listed_heads(mention.entity, lists):
            listed = mention.entity
    return listed


def _words_before(before: str, kind: str, triggers: Triggers) -> list[str]:
    """Return a body's general head, or a person's titles back to what cannot be one."""
    for mark in ".!؟\n:؛":
        before = before.rpartition(mark)[2]
    words = names_words(before)
    if kind == "ORG":
        return words[-1:]
    others = triggers.lists["stop"] - triggers.lists["office_links"]
    last = max((i for i, word in enumerate(words) if word in others), default=-1)
    return words[last + 1 :]


def _meant(
    text: str, start: int, end: int, named: Sequence[_Named], triggers: Triggers
) -> str | None:
    """Return the entity that a speaker's span names, several with ; between; else None."""
    low = bisect_left(named, start - _LONGEST_NAME, key=_START)
    inside = [m for m in named[low : bisect_left(named, end, key=_START)] if start < m.end]
    outer = [
        m
        for m in inside
        if not any(o is not m and o.start <= m.start and m.end <= o.end for o in inside)
    ]
    for k, first in enumerate(outer):
        if first.form == "name" and _goes_on(text[first.end : end], triggers):
            continue  # صالح in صالح قدح is not who bears the one name
        if not first.entity.isascii() and (first.start < start or first.end > end):
            continue  # a name that rules found runs on into the sentence, or began before
        if not _names_speaker(text[min(start, first.start) : first.start], first.type, triggers):
            continue
        joint = [first]
        for other in outer[k + 1 :]:
            between = text[joint[-1].end : other.start]
            if not _joins(between):
                break
            joint.append(other)
        return _JOINT.join(dict.fromkeys(m.entity for m in joint))
    return None


def _goes_on(rest: str, triggers: Triggers) -> bool:
    """Return whether words behind a name in a speaker's span are part of another name."""
    words = names_words(rest)
    if not words or not rest.startswith(" "):
        return False
    return words[0] not in triggers.lists["stop"] and not words[0].startswith(("و", "ال"))


def _joins(between: str) -> bool:
    """Return whether و stands between two names, with a title at most."""
    return between.lstrip().startswith("و") and len(between.split()) <= _LONGEST_JOINT


def _names_speaker(before: str, kind: str, triggers: Triggers) -> bool:
    """Return whether the words before a name in a speaker's span leave the name its speaker.

    A person may have titles before the name, others only their general head: who speaks in
    مسؤول في الكرملين is not the Kremlin.
    """
    words = names_words(before)
    lists = triggers.lists
    if kind == "PER":
        return not any(word in lists["stop"] or len(word) == 1 for word in words)
    heads = lists["media_heads"] | lists["org_before"] | lists["standing_heads"]
    return all(word in heads or word.removeprefix("و") in heads for word in words)
