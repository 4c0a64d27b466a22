"""Bodies whose name is a place or a common word, told by what stands around it.

صحيفة الشرق الأوسط is in the lists with its head. مراسل الجزيرة, مهاجم برشلونة and a newspaper
in quotation marks show a body just as well; and once a club is shown, the article means it.
"""

from analysis.entities.gazetteer import Gazetteer, Name
from analysis.entities.listed import Mention
from analysis.entities.organisations import quoted
from analysis.entities.shapes import Tokens, Triggers

_OPENING = frozenset("\"“”«»‹„('")


def with_headed(
    tokens: Tokens, lists: Gazetteer, triggers: Triggers, mentions: list[Mention]
) -> list[Mention]:
    """Return mentions in which such names are bodies, not the places of the same name."""
    words, first = tokens.words, lists.headed_first
    begins = [i for i, text in enumerate(tokens.texts) if text in first]
    found = [
        mention
        for i in begins
        if _promising(tokens, triggers, i)
        for mention, head in _names(tokens, lists, i)
        if _shown(tokens, triggers, mention, head)
    ]
    present = {m.entity for m in found} | {m.entity for m in mentions if m.type == "ORG"}
    for place in mentions:
        if place.type == "LOC" and place.form == "name" and words[place.first].text in first:
            found += [
                m
                for m, head in _names(tokens, lists, place.first)
                if m.last == place.last
                and m.entity in present
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


def _promising(tokens: Tokens, triggers: Triggers, i: int) -> bool:
    """Return whether it is worth to look at what stands before word `i`."""
    if not i:
        return False
    before = tokens.words[i - 1].text in triggers.head_words
    return before or tokens.words[i].text[:2] == "لل" or not _OPENING.isdisjoint(tokens.gap(i))


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
    if tokens.words[i].text in triggers.lists["media_heads"]:
        return False  # وكالة تسنيم للأنباء
    if mention.at and head in triggers.lists["broadcasters"]:  # قال … للجزيرة
        return any("speech" in shape.roles for shape in tokens.shapes[max(0, i - 10) : i])
    return head in triggers.lists["media_heads"] and quoted(tokens, i) == mention.last


def _acting(tokens: Tokens, mention: Mention) -> bool:
    """Return whether nothing before a name shows that the place is meant after all."""
    i = mention.first
    if mention.at or not i:
        return not mention.at
    roles = tokens.shapes[i - 1].roles
    return not (tokens.joined[i] and roles & {"in_place", "before_place", "directional"})
