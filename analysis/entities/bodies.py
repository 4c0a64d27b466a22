"""Bodies of states that a head and the state make: الحكومة اليابانية, حكومة اليابان."""

from collections.abc import Iterator

from analysis.entities.gazetteer import Gazetteer
from analysis.entities.listed import Mention, in_office
from analysis.entities.shapes import Tokens, Triggers


def bodies(
    tokens: Tokens, lists: Gazetteer, triggers: Triggers, mentions: list[Mention]
) -> list[Mention]:
    """Return mentions in which a state's body (الحكومة + اليابانية) is one name.

    Behind the bare head the state stays a name of its own: حكومة + اليابان.
    """
    out: list[Mention] = []
    for mention in mentions:
        if mention.form == "name":
            if (governed := _governed(tokens, lists, triggers, mention)) is not None:
                out.append(governed)
            out.append(mention)
            continue
        body = _body(tokens, triggers, mention) if mention.form == "nisba" else None
        if body is not None:
            while out and out[-1].last > body.first:
                out.pop()
        out.append(body or mention)
        if body is not None and body.form == "description":
            out.append(mention)  # it holds its adjective
    return out


def _body(tokens: Tokens, triggers: Triggers, nisba: Mention) -> Mention | None:
    first, words = nisba.first, tokens.words
    if nisba.at or not words[first].text.startswith("ال"):
        return None
    for length in (3, 2, 1):
        start = first - length
        if start < 0 or not all(tokens.joined[start + 1 : first + 1]):
            continue
        rest = tuple(word.text for word in words[start + 1 : first])
        for at, head in ((0, words[start].text), *words[start].variants):
            prefix = triggers.bodies.get((head, *rest))
            form = "name" if prefix else "description"
            prefix = prefix or triggers.groups.get((head, *rest))
            if prefix is None or in_office(tokens, triggers, start, (head, *rest)):
                continue
            feminine = head.endswith(("ه", "ات"))
            if feminine == words[first].text.endswith("ه"):
                return Mention(start, nisba.last, at, "ORG", form, f"{prefix}_{nisba.entity}")
    return None


def _governed(
    tokens: Tokens, lists: Gazetteer, triggers: Triggers, state: Mention
) -> Mention | None:
    """Return the body that a bare head and a state's name make: حكومة اليابان."""
    head = state.first - 1
    if state.type != "LOC" or head < 0 or state.at or not tokens.joined[state.first]:
        return None
    for at, text in ((0, tokens.words[head].text), *tokens.words[head].variants):
        prefix = None if text.startswith("ال") else triggers.bodies.get((text,))
        if prefix is None or in_office(tokens, triggers, head, (text,)):
            continue
        is_state = state.candidates[0].claim == "state" or "iso" in lists.entities[state.entity]
        if is_state:
            return Mention(head, state.last, at, "ORG", "name", f"{prefix}_{state.entity}")
    return None


def within_bodies(
    tokens: Tokens, lists: Gazetteer, triggers: Triggers, mentions: list[Mention]
) -> Iterator[Mention]:
    """Yield the adjective inside each state's body: (اليابانية) in الحكومة اليابانية."""
    for body in mentions:
        if body.type != "ORG" or body.form != "name" or body.last - body.first < 2:
            continue
        first = body.first
        for length in range(1, min(4, body.last - first)):
            rest = tuple(word.text for word in tokens.words[first + 1 : first + length])
            heads = (tokens.words[first].text, *(t for _, t in tokens.words[first].variants))
            if not any((head, *rest) in triggers.bodies for head in heads):
                continue
            for at, last, names in lists.walk(tokens.words, first + length, tokens.joined):
                claims = [n.entity for n in names if n.form == "nisba"]
                if last == body.last and not at and claims:
                    owner = [e for e in claims if body.entity.endswith(f"_{e}")]
                    entity = (owner or claims)[0]
                    yield Mention(first + length, last, 0, "LOC", "nisba", entity)
                    break
