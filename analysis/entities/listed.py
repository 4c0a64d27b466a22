"""What the lists name in a text, where a surface may be several things or none."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.entities.gazetteer import Gazetteer, Name
from analysis.entities.names import continues
from analysis.entities.shapes import Found, Tokens, Triggers

_NO_PLACE = frozenset({"stop", "titles"})
_HOUSE = "ال"  # آل, folded; the article never stands alone
_SON = frozenset({"بن", "ابن"})


@dataclass
class Mention:
    """A naming: words first … last−1 of a text, `at` letters of clitics before it."""

    first: int
    last: int
    at: int
    type: str
    form: str
    entity: str
    candidates: tuple[Name, ...] = ()


def _look_up(tokens: Tokens, lists: Gazetteer) -> Iterator[tuple[int, int, int, list[Name]]]:
    """Yield (first, letters, last, names) of the longest listed name that begins in each word."""
    for i, word in enumerate(tokens.words):
        if word.starts:
            best: tuple[int, int, list[Name]] | None = None
            for hit in lists.walk(tokens.words, i, tokens.joined):
                if best is None or (hit[1], -hit[0]) > (best[1], -best[0]):
                    best = hit
            if best is not None:
                yield i, best[0], best[1], best[2]


def known(tokens: Tokens, lists: Gazetteer, triggers: Triggers) -> list[Mention]:
    """Return what the lists name in a text; descriptions may hold adjectives of origin."""
    mentions: list[Mention] = []
    free = inside = 0
    for first, at, last, found in _look_up(tokens, lists):
        if first < free:
            continue
        described = [n for n in found if n.form == "description"]
        other = [n for n in found if n.form != "description"]
        if described and not other:
            if first >= inside:
                mentions.append(_mention(first, last, at, described))
            inside = max(inside, last)
            continue
        if "particles" in tokens.shapes[first].roles and continues(tokens, first):
            continue  # بن علي is no name of its own in الحسن بن علي
        if first > 1 and tokens.words[first - 1].text in _SON and continues(tokens, first - 1):
            continue  # nor نايف بن عبدالعزيز in سعود بن نايف بن عبدالعزيز
        name = _choose(tokens, triggers, first, at, other)
        if name is None or _portfolio(tokens, triggers, first, name[0]):
            continue
        mention = _mention(first, last, at, name)
        if name[0].type == "PER":
            _untitle(tokens, mention)
            if last > first + 1:
                mention.last = _with_forefathers(tokens, last)
        mentions.append(mention)
        free = mention.last
    return mentions


def _mention(first: int, last: int, at: int, found: list[Name]) -> Mention:
    entity = found[0].entity if len(found) == 1 and found[0].claim != "short" else ""
    skip = found[0].skip
    kind, form = found[0].type, found[0].form
    return Mention(first + skip, last, 0 if skip else at, kind, form, entity, tuple(found))


def _with_forefathers(tokens: Tokens, last: int) -> int:
    """Return the end of a full name with the fathers named behind it: … بن عبدالله."""
    words, joined = tokens.words, tokens.joined
    while last + 1 < len(words) and words[last].text in _SON and joined[last] and joined[last + 1]:
        if tokens.shapes[last + 1].likeness < 3 and words[last + 1].text != "عبد":
            break
        last += 3 if words[last + 1].text == "عبد" and last + 2 < len(words) else 2
    if last + 1 < len(words) and words[last].text == _HOUSE and joined[last] and joined[last + 1]:
        return last + 2  # بن عبدالعزيز آل سعود
    return last


def _untitle(tokens: Tokens, mention: Mention) -> None:
    """Leave a title in front of a name outside its span: الملك سلمان is named سلمان."""
    while mention.last - mention.first > 1:
        roles, text = tokens.shapes[mention.first].roles, tokens.words[mention.first].text
        if "titles" not in roles and text != "الله":
            break
        mention.first, mention.at = mention.first + 1, 0


def _choose(
    tokens: Tokens, triggers: Triggers, first: int, at: int, found: list[Name]
) -> list[Name] | None:
    """Return what a listed surface stands for here; None if for nothing but itself."""
    before = tokens.shapes[first - 1].roles if first else frozenset()
    nisba = [n for n in found if n.form == "nisba"]
    named = [n for n in found if n.form != "nisba"]
    if nisba and (not named or _agrees(tokens, first)):
        if nisba[0].entity == "the_west" and before & {"directional", "before_place"}:
            return None
        if _language(tokens, triggers, first, at):
            return named or None
        return nisba
    return named


def _language(tokens: Tokens, triggers: Triggers, first: int, at: int) -> bool:
    """Return whether an adjective of origin is a language: باللغة الروسية, مترجم إلى الروسية."""
    text = tokens.words[first].text
    if not text.endswith("ه") or not ("ال" in text[:3] or text.startswith("لل")):
        return False
    heads = triggers.lists["language_heads"]
    before = tokens.words[first - 1] if first and tokens.joined[first] else None
    behind = before is not None and (
        before.text in heads or any(rest in heads for _, rest in before.variants if len(rest) > 2)
    )
    if not behind and not (at and text[at - 1] in "بل"):
        return False
    follows = first + 1 < len(tokens.words) and tokens.joined[first + 1]
    return not follows or tokens.shapes[first + 1].likeness < 2  # من الروسية ماريا


def settle(mentions: list[Mention], lists: Gazetteer) -> None:
    """Give each adjective that states share (الكوري) the state of which the article says most.

    A state is spoken of by its name, its own adjective, and whoever and whatever is part of
    it. If another is spoken of at least half as often, the one spoken of last is meant.
    """
    shared = [m for m in mentions if m.form == "nisba" and not m.entity]
    if not shared:
        return
    claimed = {name.entity for m in shared for name in m.candidates}
    said: dict[str, list[int]] = {entity: [] for entity in claimed}
    for mention in mentions:
        if mention.entity:
            home = lists.entities.get(mention.entity, {}).get("part_of")
            for entity in {mention.entity, str(home)} & claimed:
                said[entity].append(mention.first)
    for mention in shared:
        claims = list(dict.fromkeys(name.entity for name in mention.candidates))
        most = max(len(said[c]) for c in claims)
        rivals = [c for c in claims if most and 2 * len(said[c]) >= most]
        past = {c: max((k for k in said[c] if k < mention.first), default=-1) for c in rivals}
        first = min(claims, key=lambda c: lists.order.get(c, 0))
        mention.entity = max(rivals, key=lambda c: past[c], default=first)


def _portfolio(tokens: Tokens, triggers: Triggers, first: int, name: Name) -> bool:
    """Return whether a ministry's short name is only its minister's: وزير الخارجية الأميركي."""
    head = (tokens.words[first].text,)
    return (
        name.type == "ORG" and head in triggers.bodies and in_office(tokens, triggers, first, head)
    )


def in_office(tokens: Tokens, triggers: Triggers, first: int, body: tuple[str, ...]) -> bool:
    """Return whether a body's head only completes an office or a noun: وزير (الخارجية) الفرنسي."""
    if not first:
        return False
    before = tokens.words[first - 1]
    if body[0] in triggers.lists["adjective_heads"] and tokens.joined[first]:
        if before.text.startswith(("ال", "وال", "بال", "لل")) and before.text.endswith(("ه", "ات")):
            return True  # السياسة الخارجية الأميركية
    texts = (before.text, *(rest for _, rest in before.variants))
    return any((text, *body) in triggers.offices for text in texts) or (
        body[0] in triggers.lists["adjective_heads"] and "offices" in tokens.shapes[first - 1].roles
    )


def evident_places(
    tokens: Tokens, lists: Gazetteer, triggers: Triggers, mentions: list[Mention]
) -> list[Mention]:
    """Return mentions without common words and small towns that nothing shows to be places.

    A common word that is also a place (صور) needs a word for places in front; a town needs
    that, a preposition, a place named beside it, or its state named in the article.
    """
    sure = [m for m in mentions if not _doubtful(tokens, triggers, m)]
    present = {m.entity for m in sure}
    homes = {str(lists.entities.get(entity, {}).get("part_of")) for entity in present}
    ends = {m.last for m in sure if m.type == "LOC"}
    out = []
    for mention in mentions:
        i = mention.first
        if not _doubtful(tokens, triggers, mention):
            out.append(mention)
            continue
        before = tokens.shapes[i - 1].roles if i and tokens.joined[i] else frozenset()
        text = tokens.words[i].text
        if (
            text in triggers.common
            or text[mention.at :] in triggers.common
            or mention.type != "LOC"
        ):
            cue = "before_place" if mention.type == "LOC" else "org_before"
            evident = cue in before or (mention.type == "ORG" and mention.entity in present)
            if mention.candidates[0].type == "LOC" and "iso" in lists.entities[mention.entity]:
                evident = evident or mention.entity in homes  # مالي beside باماكو
        else:
            home = lists.entities.get(mention.entity, {}).get("part_of")
            beside = i in ends and len(tokens.gap(i)) < 3
            evident = bool(before & {"before_place", "in_place"}) or beside or home in present
            if tokens.words[i].zipf > 4 or tokens.shapes[i].likeness == 3:
                named = "in_place" in before and home in present and tokens.shapes[i].likeness == 3
                evident = named or ("before_place" in before and tokens.words[i].zipf < 5)
            evident = evident and not tokens.shapes[i].roles & _NO_PLACE
        if evident:
            out.append(mention)
            ends.add(mention.last)
    return out


def _doubtful(tokens: Tokens, triggers: Triggers, mention: Mention) -> bool:
    if mention.form != "name" or mention.type == "PER":
        return False
    name = mention.candidates[0]
    if mention.last > mention.first + 1:
        shapes = tokens.shapes[mention.first : mention.last]
        return name.claim == "town" and (
            shapes[0].likeness == 3 or any("stop" in shape.roles for shape in shapes)
        )
    if name.skip:
        return False
    word = tokens.words[mention.first]
    if any(text in triggers.common for text in (word.text, word.text[mention.at :])):
        return True
    shape = tokens.shapes[mention.first]
    if name.claim == "place":
        return bool(shape.roles & _NO_PLACE) or shape.likeness == 3
    return name.claim == "town" and (word.zipf > 1.5 or shape.likeness == 3)


def _agrees(tokens: Tokens, i: int) -> bool:
    """Return whether word `i` is an adjective of the definite feminine noun before it."""
    if not i or not tokens.joined[i] or tokens.shapes[i - 1].roles & {"stop", "in_place"}:
        return False
    before, text = tokens.words[i - 1].text, tokens.words[i].text
    definite = any(before.startswith(a) for a in ("ال", "لل", "وال", "بال", "فال", "كال", "ولل"))
    if tokens.text.startswith("ال", tokens.starts[i]):  # ألمانية has no article
        roles = tokens.shapes[i - 1].roles
        return definite and not roles & {"titles", "offices", "speech"}
    return before.endswith("ه") and not definite and text.endswith("ه")


def absorb(mentions: list[Mention], found: list[Found]) -> list[Mention]:
    """Return listed and found names together; a found name swallows what lies inside it."""
    taken: dict[int, Mention] = {}
    for mention in mentions:
        for k in range(mention.first, mention.last):
            taken.setdefault(k, mention)
    out, gone = [], set()
    for name in found:
        if not name.sure:
            continue
        inner = [taken[k] for k in range(name.first, name.last) if k in taken]
        if any(m.first < name.first or m.last > name.last for m in inner):
            continue
        if any(m.form == "name" and (m.last - m.first > 1 and name.type == "PER") for m in inner):
            continue
        marked = name.type == "ORG" and len(inner) == 1 and inner[0].type == "LOC"
        if (
            inner
            and not marked
            and (name.last - name.first == 1 or any(m.entity and not m.candidates for m in inner))
        ):
            continue
        gone |= {id(m) for m in inner}
        out.append(Mention(name.first, name.last, name.at, name.type, "name", ""))
    return sorted(
        [*out, *(m for m in mentions if id(m) not in gone)], key=lambda m: (m.first, -m.last)
    )
