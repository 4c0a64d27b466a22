"""Bodies whose name is a place or a common word, told by what stands around it.

صحيفة الشرق الأوسط is in the lists with its head. مراسل الجزيرة, مهاجم برشلونة and a newspaper
in quotation marks show a body just as well; and once a club is shown, the article means it.
"""

from analysis.entities.gazetteer import Gazetteer, Name
from analysis.entities.listed import Mention
from analysis.entities.organisations import quoted
from analysis.entities.shapes import Tokens, Triggers


def with_headed(
    tokens: Tokens, lists: Gazetteer, triggers: Triggers, mentions: list[Mention]
) -> list[Mention]:
    """Return mentions in which such names are bodies, not the places of the same name."""
    present = {m.entity for m in mentions if m.type == "ORG"}
    places = {(m.first, m.last) for m in mentions if m.type == "LOC" and m.form == "name"}
    here = [hit for i in range(len(tokens.words)) for hit in _names(tokens, lists, i)]
    if not here:
        return mentions
    found: list[Mention] = []
    waiting: list[tuple[Mention, str]] = []
    for mention, head in here:
        if _shown(tokens, triggers, mention, head):
            found.append(mention)
            present.add(mention.entity)
        else:
            waiting.append((mention, head))
    found += [
        m
        for m, head in waiting
        if m.entity in present
        and (m.first, m.last) in places
        and head not in triggers.lists["media_heads"]
        and _acting(tokens, m)
    ]
    if not found:
        return mentions
    found = list({(m.first, m.last): m for m in reversed(found)}.values())
    taken = {k for m in found for k in range(m.first, m.last)}
    kept = [m for m in mentions if taken.isdisjoint(range(m.first, m.last)) or m.type == "ORG"]
    known = {k for m in kept if m.type == "ORG" for k in range(m.first, m.last)}
    kept += [m for m in found if known.isdisjoint(range(m.first, m.last))]
    return sorted(kept, key=lambda m: (m.first, -m.last))


def _names(tokens: Tokens, lists: Gazetteer, i: int) -> list[tuple[Mention, str]]:
    """Return the names behind a head that begin in word `i`, the longest alone."""
    word = tokens.words[i]
    best: list[tuple[Mention, str]] = []
    starts = [(0, word.text)]
    if word.text.startswith("لل"):
        starts += [(at, rest) for at, rest in word.variants if at == 1]
    for at, text in starts:
        for head, words, entity in lists.headed.get(text, ()):
            last = i + len(words)
            same = [w.text for w in tokens.words[i + 1 : last]] == words[1:]
            if not same or not all(tokens.joined[i + 1 : last]):
                continue
            if best and best[0][0].last > last:
                continue
            mention = Mention(i, last, at, "ORG", "name", entity, (Name(entity, "ORG", "name"),))
            best = [b for b in best if b[0].last == last]
            best.append((mention, head))
    return best


def _shown(tokens: Tokens, triggers: Triggers, mention: Mention, head: str) -> bool:
    i = mention.first
    if not i:
        return False
    before = tokens.words[i - 1]
    cues = triggers.other_heads.get(head, frozenset()) | {head}
    texts = {before.text, *(rest for _, rest in before.variants)}
    near = len(tokens.gap(i)) < 4 and "." not in tokens.gap(i) and "\n" not in tokens.gap(i)
    if near and not cues.isdisjoint(texts):
        return True
    return head in triggers.lists["media_heads"] and quoted(tokens, i) == mention.last


def _acting(tokens: Tokens, mention: Mention) -> bool:
    """Return whether nothing before a name shows that the place is meant after all."""
    i = mention.first
    if mention.at or not i:
        return not mention.at
    roles = tokens.shapes[i - 1].roles
    return not (tokens.joined[i] and roles & {"in_place", "before_place", "directional"})
