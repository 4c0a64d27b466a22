"""Names that no list knows, found by what stands before, inside and behind them."""

import re
from bisect import bisect

from analysis.entities.organisations import organisation, quoted
from analysis.entities.shapes import (
    ARTICLE,
    INFLECTED,
    INFLECTED_END,
    PARTICIPLE,
    Found,
    Shape,
    Tokens,
    Triggers,
    in_dictionary,
    unusual,
)

_NOT_IN_NAMES = frozenset(
    {"stop", "titles", "offices", "org_heads", "org_before", "before_place", "kin", "speech"}
)
_CUES = frozenset({"titles", "kin", "speech", "offices", "before_place"})
_PERSON_CUES = frozenset({"titles", "kin"})
_LONGEST = 7
_TRACKING = re.compile("[A-Za-z0-9+/]{24,}")


def _written_as_name(tokens: Tokens, triggers: Triggers, i: int) -> bool:
    """Return whether word `i` is written as the name, not as the preposition it folds to."""
    known = tokens.words[i].text in triggers.lists["given_or_stop"]
    return known and tokens.text[tokens.spans[i][1] - 1] == "ي"


def _is_ali(tokens: Tokens, triggers: Triggers, i: int) -> bool:
    """Return whether a given name that folds to a preposition (علي, على) is the name here."""
    if not _written_as_name(tokens, triggers, i) or i + 1 >= len(tokens.words):
        return False
    following = tokens.shapes[i + 1]
    return (
        tokens.joined[i + 1]
        and not following.at
        and ((following.likeness == 3 and not following.roles) or following.surname)
    )


def _another(tokens: Tokens, triggers: Triggers, i: int, j: int) -> bool:
    """Return whether word `j` names a second person: استقبل كيم بوتين.

    Both are names of the lists by themselves. An Arabic given name before a surname is one
    name even so (عباس السيسي).
    """
    first, second = tokens.hits.get(i), tokens.hits.get(j)
    if first is None or second is None or first[1] != j or second[0]:
        return False
    persons = all(name.type == "PER" for name in (first[2][0], second[2][0]))
    return persons and tokens.words[i].text not in triggers.lists["given_arabic"]


def _nameable(tokens: Tokens, i: int, least: int, foreign: frozenset[str]) -> bool:
    """Return whether word `i` may continue a name."""
    shape = tokens.shapes[i]
    if shape.at or shape.roles & _NOT_IN_NAMES:
        return False
    if shape.likeness >= least or shape.surname:
        if _is_nisba(tokens, i):
            return False
        # Behind two names, or without a foreign look, a word that dictionaries know is no name.
        follows = i > 1 and tokens.joined[i - 1] and tokens.shapes[i - 2].likeness > 1
        text = tokens.words[i].text
        if shape.surname:
            doubtful = follows and not (text.endswith("ي") and tokens.words[i].zipf < 3.8)
        elif i and tokens.joined[i] and tokens.words[i - 1].text in foreign:
            doubtful = text[0] in "يت" and shape.likeness == 1
        else:
            doubtful = shape.likeness == 1
        return not doubtful or unusual(tokens.words[i])
    hit = tokens.hits.get(i)
    return (
        hit is not None
        and hit[1] == i + 1
        and not hit[0]
        and hit[2][0].type != "ORG"
        and (not _is_nisba(tokens, i))
    )


def _is_nisba(tokens: Tokens, i: int) -> bool:
    hit = tokens.hits.get(i)
    return hit is not None and any(name.form == "nisba" for name in hit[2])


def _loose_surname(tokens: Tokens, i: int) -> bool:
    """Return whether a common word may be the surname of the given name before it."""
    shape, word, given = tokens.shapes[i], tokens.words[i], tokens.words[i - 1]
    if (
        shape.roles & _NOT_IN_NAMES
        or shape.at
        or i in tokens.hits
        or given.zipf > 5
        or word.zipf > 4.6
    ):
        return False
    hit = tokens.hits.get(i - 1)
    if hit is not None and hit[2][0].type == "PER":
        return False  # a name of the lists stands whole: قال كيم مازحا
    cue = person_cue(tokens, i - 1) == 2
    if not cue and in_dictionary(given.text):
        return False
    if word.text.startswith("ال"):
        return not INFLECTED_END.search(word.text[2:]) and not PARTICIPLE.search(word.text)
    ends = cue or i + 1 == len(tokens.words) or not tokens.joined[i + 1]
    return ends and not INFLECTED.search(word.text) and len(word.text) > 2


def name_end(tokens: Tokens, triggers: Triggers, i: int, least: int = 1) -> int:
    """Return where the run of name words that begins in word `i` ends (one past it)."""
    lists, words, shapes = triggers.lists, tokens.words, tokens.shapes
    j, last = i + 1, len(words)
    while j < last and j - i < _LONGEST and tokens.joined[j]:
        text, before = words[j].text, words[j - 1].text
        if j == i + 1 and _another(tokens, triggers, i, j):
            break
        if text in lists["particles"] and not shapes[j].roles & {"stop"}:
            named = j + 1 < last and (
                "stop" not in shapes[j + 1].roles or _written_as_name(tokens, triggers, j + 1)
            )
            if named and tokens.joined[j + 1]:
                j += 2
                if words[j - 1].text == "عبد" and j < last and words[j].text in lists["divine"]:
                    j += 1
                continue
            break
        if before.endswith("عبد") and text in lists["divine"]:
            j += 1
        elif text in lists["given_or_stop"] and shapes[j - 1].likeness == 3:
            if not _written_as_name(tokens, triggers, j):
                break
            j += 1
        elif text in lists["ordinals"] and shapes[j - 1].likeness == 3 and j <= i + 2:
            j += 1
            break
        elif (text in lists["behind_given"] and shapes[j - 1].likeness == 3) or _nameable(
            tokens, j, least, lists["given_foreign"]
        ):
            j += 1
        elif (
            shapes[i].likeness == 3
            and not shapes[j].roles
            and not shapes[j].at
            and j not in tokens.hits
            and j + 1 < last
            and tokens.joined[j + 1]
            and shapes[j + 1].surname
            and words[j + 1].text.endswith("ي")
            and words[j].zipf < 5
            and not text.startswith("ال")
        ):
            j += 2  # a father's name between given name and surname: سيف فتح الأسودي
        elif j == i + 1 and shapes[i].likeness == 3 and _loose_surname(tokens, j):
            j += 1
        elif j == i + 1 and _is_nisba(tokens, j) and text.startswith("ال") and text.endswith("ي"):
            j += 1  # a surname of origin behind a single given name: محمد المصري
            break
        else:
            break
    return min(j, last)


def _office_before(tokens: Tokens, i: int) -> bool:
    """Return whether an office with its own words stands before word `i`."""
    for k in range(i - 1, max(-1, i - 7), -1):
        roles = tokens.shapes[k].roles
        if "offices" in roles or "titles" in roles:
            return True
        text = tokens.words[k].text
        article = text.startswith(("ال", "لل", "وال", "بال"))
        if "stop" in roles and "office_links" not in roles:
            return False
        if not (article or k in tokens.hits or "org_heads" in roles or "office_links" in roles):
            return False
        if k + 1 < i and not tokens.joined[k + 1]:
            return False
    return False


def person_cue(tokens: Tokens, i: int) -> int:
    """Return how surely a person is named in word `i`: 2 by title, 1 by a verb of speech."""
    if not i or len(tokens.gap(i)) > 3 or "." in tokens.gap(i) or "\n" in tokens.gap(i):
        return 0
    roles = tokens.shapes[i - 1].roles
    if roles & _PERSON_CUES:
        return 2
    if _office_before(tokens, i) and (tokens.joined[i] or "،" in tokens.gap(i)):
        return 2
    if not tokens.joined[i]:
        return 0
    text = tokens.words[i - 1].text
    if _is_nisba(tokens, i - 1) and text.endswith("ي") and ARTICLE.match(text):
        return 1  # الفرنسي أرنو
    return 1 if "speech" in roles and "stop" not in roles else 0


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
    return {i for i, (at, _) in enumerate(tokens.spans) if at < lines[bisect(starts, at) - 1][1]}


def find(tokens: Tokens, triggers: Triggers) -> list[Found]:
    """Return the names that rules find in a text, in order, some only likely (`sure` False)."""
    found: list[Found] = []
    shapes, hits = tokens.shapes, tokens.hits
    free = 0
    tracked = _tracked(tokens)
    for i, shape in enumerate(shapes):
        if i < free or i in tracked:
            continue
        if "given_or_stop" in shape.roles and _is_ali(tokens, triggers, i):
            shape = shape._replace(likeness=3, starts=True)
        if not (shape.starts or (i and shapes[i - 1].opens)):
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
    near = i > 0 and tokens.spans[i][0] - tokens.spans[i - 1][1] < 4
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
    if roles & _NOT_IN_NAMES:
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
    if continues(tokens, i):
        return None
    nxt = i + 1
    if nxt >= len(tokens.words) or not tokens.joined[nxt] or "stop" in tokens.shapes[nxt].roles:
        return None
    shape, text = tokens.shapes[nxt], tokens.words[nxt].text
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
    common = tokens.words[i].zipf > 5.2 and end == i + 2 and tokens.shapes[i + 1].likeness == 1
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
    if _foreign_pair(tokens, i):
        kind = "LOC" if "before_place" in before and tokens.joined[i] else "PER"
        return Found(i, name_end(tokens, triggers, i), shape.at, kind)
    cued = before & _CUES or (i and _is_nisba(tokens, i - 1)) or _office_before(tokens, i)
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
