"""Names that no list knows, found by what stands before, inside and behind them."""

import re
from bisect import bisect

from analysis.entities.organisations import organisation, quoted
from analysis.entities.runs import (
    NOT_IN_NAMES,
    holds_clitic,
    is_ali,
    is_nisba,
    name_end,
    office_before,
    person_cue,
)
from analysis.entities.shapes import Found, Shape, Tokens, Triggers, unusual

_CUES = frozenset({"titles", "kin", "speech", "offices", "before_place"})
_TRACKING = re.compile("[A-Za-z0-9+/]{24,}")


def _tracked(tokens: Tokens) -> set[int]:
    """Return the words of lines that hold a tracking string: nobody is named there."""
    text, lines = tokens.text, [(0, 0)]
    for match in _TRACKING.finditer(text):
        if match.start() >= lines[-1][1]:
            end = text.find("\n", match.end())
            start = text.rfind("\n", 0, match.start()) + 1
            lines.append((start, end if end >= 0 else len(text) + 1))
    if len(lines) == 1:
        return set()
    starts = [at for at, _ in lines]
    return {i for i, at in enumerate(tokens.starts) if at < lines[bisect(starts, at) - 1][1]}


def find(tokens: Tokens, triggers: Triggers) -> list[Found]:
    """Return the names that rules find in a text, in order, some only likely (`sure` False)."""
    found: list[Found] = []
    shapes, hits = tokens.shapes, tokens.hits
    free = 0
    tracked = _tracked(tokens)
    opened = {i + 1 for i, shape in enumerate(shapes) if shape.opens}
    likely = [i for i, s in enumerate(shapes) if s.starts or s.spelled or i in opened]
    for i in likely:
        shape = shapes[i]
        if i < free or i in tracked:
            continue
        if shape.spelled and is_ali(tokens, triggers, i):
            shape = shape._replace(likeness=3, starts=True)
        if not (shape.starts or i in opened):
            continue
        hit = hits.get(i)
        paper = i > 0 and "paper_cues" in shapes[i - 1].roles and quoted(tokens, i)
        if paper and (hit is None or (hit[1] == paper and hit[2][0].type == "LOC")):
            found.append(Found(i, paper, 0, "ORG"))
            free = paper
            continue
        if hit is not None and (hit[1] > i + 1 or (shape.likeness < 3 and not shape.roles)):
            free = hit[1]
            continue
        name = _begin(tokens, triggers, i, shape)
        if name is not None:
            found.append(name)
            free = max(name.last, i + 1)
    return found


def _begin(tokens: Tokens, triggers: Triggers, i: int, shape: Shape) -> Found | None:
    roles = shape.roles
    near = i > 0 and len(tokens.gap(i)) < 4
    before: frozenset[str] = tokens.shapes[i - 1].roles if near else frozenset()
    if "org_before" in before and "stop" not in roles and i not in tokens.hits:
        if (end := quoted(tokens, i)) or (
            tokens.joined[i] and (shape.likeness >= 2 or shape.surname) and not shape.at
        ):
            return Found(i, end or name_end(tokens, triggers, i, 2), 0, "ORG")
    if "org_heads" in roles and (name := organisation(tokens, triggers, i)):
        return name
    if "stop" in roles and shape.likeness < 3:
        return None
    text = tokens.words[i].text
    if len(text) > 3 and text[1:] in triggers.lists["name_heads"] and text[0] in "وفبلك":
        return _by_particle(tokens, triggers, i, 1)
    if "name_heads" in roles:
        return _by_particle(tokens, triggers, i)
    if shape.likeness == 3:
        return _by_given(tokens, triggers, i, shape, before)
    if roles & NOT_IN_NAMES:
        return None
    following = i + 1 < len(tokens.words) and tokens.joined[i + 1]
    if (
        "titles" in before
        and not shape.likeness
        and not shape.at
        and tokens.joined[i]
        and following
        and tokens.shapes[i + 1].surname
        and unusual(tokens.words[i + 1])
        and not text.startswith("ال")
    ):
        return Found(i, name_end(tokens, triggers, i + 1), 0, "PER")
    if shape.likeness or shape.surname:
        return _by_cue(tokens, triggers, i, shape, before)
    return None


def _by_particle(tokens: Tokens, triggers: Triggers, i: int, at: int = 0) -> Found | None:
    servant = tokens.words[i].text[at:] == "عبد"
    if not servant and continues(tokens, i):
        return None
    nxt = i + 1
    if nxt >= len(tokens.words) or not tokens.joined[nxt]:
        return None
    shape, text = tokens.shapes[nxt], tokens.words[nxt].text
    if "stop" in shape.roles and not (servant and text in triggers.lists["divine"]):
        return None
    likely = shape.likeness >= 2 or shape.surname or text in triggers.lists["divine"]
    likely = likely or text == "عبد"
    if tokens.words[i].text[at:] in triggers.lists["name_heads"] and likely:
        return Found(i, name_end(tokens, triggers, nxt), at, "PER")
    return None


def continues(tokens: Tokens, i: int) -> bool:
    """Return whether بن in word `i` goes on with a name that the word before it ends."""
    before = tokens.shapes[i - 1]
    return i > 0 and tokens.joined[i] and (before.likeness == 3 or before.surname)


def _by_given(
    tokens: Tokens, triggers: Triggers, i: int, shape: Shape, before: frozenset[str]
) -> Found | None:
    end = name_end(tokens, triggers, i)
    if "before_place" in before and tokens.joined[i]:
        return Found(i, end, shape.at, "LOC")
    cue = person_cue(tokens, i)
    if tokens.words[i].text in triggers.lists["given_or_noun"] and cue < 2 and end == i + 2:
        behind = tokens.words[i + 1].text
        if tokens.shapes[i + 1].likeness < 3 and behind not in triggers.lists["surnames"]:
            return Found(i, end, shape.at, "PER", sure=False)  # حسن الجوار, نجم الخليج
    common = tokens.words[i].zipf > 5.2 and end == i + 2 and tokens.shapes[i + 1].likeness < 3
    if end > i + 1 and (cue or not common):
        return Found(i, end, shape.at, "PER")
    if cue and end == i + 1 and (cue == 2 or tokens.words[i].zipf < 5):
        return Found(i, end, shape.at, "PER")
    alone = end == i + 1 and unusual(tokens.words[i]) and not shape.at
    return Found(
        i,
        end,
        shape.at,
        "PER",
        sure=alone and tokens.words[i].text in triggers.lists["given_foreign"],
    )


def _foreign_pair(tokens: Tokens, i: int) -> bool:
    """Return whether word `i` and the next look foreign, and no dictionary knows either."""
    if i + 1 >= len(tokens.words) or not tokens.joined[i + 1]:
        return False
    first, second = tokens.shapes[i], tokens.shapes[i + 1]
    if second.at or first.roles or second.roles or not first.likeness or not second.likeness:
        return False
    if first.likeness + second.likeness < 3 or i + 1 in tokens.hits:
        return False
    if second.likeness > 2 and (first.likeness < 2 or tokens.words[i + 1].text.startswith("ال")):
        return False
    return unusual(tokens.words[i]) and unusual(tokens.words[i + 1])


def _by_cue(
    tokens: Tokens, triggers: Triggers, i: int, shape: Shape, before: frozenset[str]
) -> Found | None:
    """Return a name known only by what stands before it, or by two foreign words in a row."""
    if not shape.at and tokens.words[i].text[0] == "و" and holds_clitic(tokens.words[i]):
        return None  # وساق كيري
    if _foreign_pair(tokens, i):
        kind = "LOC" if "before_place" in before and tokens.joined[i] else "PER"
        return Found(i, name_end(tokens, triggers, i), shape.at, kind)
    cued = before & _CUES or (i and is_nisba(tokens, i - 1)) or office_before(tokens, i)
    if shape.likeness < 2 and not cued:
        return None
    least = 2 if shape.likeness >= 2 else 1
    end = name_end(tokens, triggers, i, least)
    rare = tokens.words[i].zipf < 3.6
    place = shape.likeness > 1 or ((shape.likeness or shape.surname) and unusual(tokens.words[i]))
    if tokens.joined[i] and "before_place" in before and place and rare:
        return Found(i, end if shape.likeness >= 2 else i + 1, shape.at, "LOC")
    cue = person_cue(tokens, i)
    if cue and not shape.at and rare and (shape.likeness >= 2 or shape.surname or cue == 2):
        plural = shape.surname and tokens.words[i].text.endswith("ه")
        plural = plural or (shape.surname and tokens.words[i].zipf > 3.3)
        if shape.likeness > 1 or (unusual(tokens.words[i]) and not plural):
            return Found(i, name_end(tokens, triggers, i, 2 if shape.surname else 1), 0, "PER")
    if shape.likeness < 2:
        return None
    foreign = [k for k in range(i, end) if tokens.shapes[k].likeness >= 2]
    if len(foreign) > 1 and not tokens.words[foreign[1]].text.startswith("ال"):
        return Found(i, end, shape.at, "PER")
    if i and "in_place" in before and tokens.joined[i] and tokens.words[i].zipf < 3:
        return Found(i, i + 1, shape.at, "LOC", sure=False)
    following = i + 1 < len(tokens.words) and tokens.joined[i + 1]
    if following and "speech" in tokens.shapes[i + 1].roles and not shape.at:
        return Found(i, i + 1, 0, "PER")
    return Found(i, i + 1, shape.at, "", sure=False)
