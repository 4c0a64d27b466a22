"""What stands for a state by way of who was named before: بلاده, البلاد."""

from collections.abc import Iterator
from typing import Any

from analysis.entities.gazetteer import Gazetteer
from analysis.entities.listed import Mention
from analysis.entities.shapes import Tokens, Triggers

_FARTHEST = 80  # words
_OPENING = 8
_GOVERNING = frozenset("بلك")
_STOPS = frozenset(".!?؟\n…")


def countries(
    tokens: Tokens, lists: Gazetteer, triggers: Triggers, mentions: list[Mention]
) -> Iterator[Mention]:
    """Yield the descriptions of states by way of an antecedent.

    بلاده is the country of the person last named (`_home_of_speaker`); البلاد is the state
    named before it in its sentence. Without an antecedent neither is one.
    """
    own, the = triggers.lists["own_country"], triggers.lists["the_country"]
    if not any(word.removeprefix("ال") in tokens.folded for word in own | the):
        return
    ordered = sorted((m for m in mentions if m.entity), key=lambda m: m.first)
    for i, word in enumerate(tokens.words):
        for at, text in ((0, word.text), *word.variants):
            if text not in own and text not in the:
                continue
            past = [m for m in ordered if i - _FARTHEST < m.first and m.last <= i]
            if text in own:
                entity = _home_of_speaker(tokens, lists, triggers, past, i)
            else:
                entity = _state_before(tokens, lists, past, i)
            if entity:
                yield Mention(i, i + 1, at, "LOC", "description", entity)
            break


def _home_of_speaker(
    tokens: Tokens, lists: Gazetteer, triggers: Triggers, past: list[Mention], i: int
) -> str:
    """Return the state of the person last named; of who says it, where it is said (إن بلاده).

    An earlier sentence counts only for a word near its own sentence's beginning, where the
    subject may be left out: وأكد حرص بلاده.
    """
    said = tokens.words[i - 1].text in triggers.lists["clause_heads"] if i else False
    governed = ""
    for k in range(len(past) - 1, -1, -1):
        if not _is_person(tokens, past[k]):
            continue
        far = not _one_sentence(tokens, past[k], i)
        if far and (governed or _one_sentence_from(tokens, max(i - _OPENING, 0), i)):
            break
        home = _home(tokens, lists, past, k)
        if not (said and _is_governed(tokens, triggers, past[k])):
            return home
        governed = governed or home
    return governed


def _is_person(tokens: Tokens, mention: Mention) -> bool:
    """Return whether a person is named, or told by office and origin: مسؤول فرنسي."""
    if mention.form == "nisba" and mention.first and tokens.joined[mention.first]:
        return bool(tokens.shapes[mention.first - 1].roles & {"titles", "offices"})
    return mention.type == "PER"


def _home(tokens: Tokens, lists: Gazetteer, past: list[Mention], k: int) -> str:
    """Return a person's state: the lexicon's, else that of the adjective before the name."""
    person = past[k]
    if person.form == "nisba":
        return person.entity
    home: Any = lists.entities.get(person.entity, {}).get("part_of")
    if home:
        return str(home)
    before = past[k - 1] if k else None
    if before is not None and before.form == "nisba" and before.last == person.first:
        return before.entity
    return ""


def _is_governed(tokens: Tokens, triggers: Triggers, person: Mention) -> bool:
    """Return whether a person, with his titles, stands behind a preposition."""
    if person.at and tokens.words[person.first].text[person.at - 1] in _GOVERNING:
        return True
    for k in range(person.first - 1, max(-1, person.first - 5), -1):
        word = tokens.words[k]
        if word.text in triggers.lists["prepositions"]:
            return True
        if word.text.startswith(("لل", "ولل", "بال", "وبال")):
            return True
        nisba = k in tokens.hits and tokens.hits[k][2][0].form == "nisba"
        if not nisba and not tokens.shapes[k].roles & {"titles", "offices"}:
            return False
    return False


def _state_before(tokens: Tokens, lists: Gazetteer, past: list[Mention], i: int) -> str:
    follows = i + 1 < len(tokens.words) and tokens.joined[i + 1]
    if follows and tokens.words[i + 1].text.startswith("ال"):
        return ""  # البلاد العربية, البلاد المجاورة
    for mention in reversed(past):
        named = mention.type == "LOC" and mention.form == "name"
        if named and _is_state(lists, mention) and _one_sentence(tokens, mention, i):
            return mention.entity
    return ""


def _is_state(lists: Gazetteer, mention: Mention) -> bool:
    claim = mention.candidates[0].claim if mention.candidates else ""
    return claim == "state" or "iso" in lists.entities.get(mention.entity, {})


def _one_sentence(tokens: Tokens, mention: Mention, i: int) -> bool:
    return _one_sentence_from(tokens, mention.last - 1, i)


def _one_sentence_from(tokens: Tokens, k: int, i: int) -> bool:
    return _STOPS.isdisjoint(tokens.text[tokens.ends[k] : tokens.starts[i]])
