"""Bodies that no list knows: a head and the words that complete it, or a marked name."""

import re

from analysis.entities.shapes import Found, Tokens, Triggers

_LONGEST = 7
_OPEN, _CLOSE = re.compile("[\"“”«»‹„(']"), re.compile("[\"“”«»›)']")


def quoted(tokens: Tokens, i: int) -> int:
    """Return the end of a marked phrase of up to five words that begins in word `i`, else 0."""
    if not _OPEN.search(tokens.gap(i)):
        return 0
    for j in range(i + 1, min(i + 6, len(tokens.words) + 1)):
        after = tokens.gaps[j]
        if _CLOSE.search(after[:2]):
            return j
        if not tokens.joined[min(j, len(tokens.words) - 1)]:
            return 0
    return 0


def organisation_end(tokens: Tokens, triggers: Triggers, i: int) -> int:
    """Return the end of the body's name whose head is word `i`; i + 1 if it stands alone."""
    words, shapes, last = tokens.words, tokens.shapes, len(tokens.words)
    definite = words[i].text.lstrip("وف").startswith(("ال", "لل"))
    j = i + 1
    while j < last and j - i < _LONGEST and tokens.joined[j]:
        text, roles = words[j].text, shapes[j].roles
        if "stop" in roles or (text in triggers.given):
            break
        hit = tokens.hits.get(j)
        if "titles" in roles:
            named = tokens.hits.get(j + 1)
            if j > i + 1 or named is None or named[2][0].type != "PER":
                break
            j = named[1]  # مركز الملك سلمان للإغاثة
            continue
        if (
            hit is not None
            and not (hit[0] and not text.startswith("ل"))
            and hit[2][0].type == "LOC"
        ):
            j = hit[1]
            if all(name.form != "nisba" for name in hit[2]):
                break
        elif (
            text.startswith("ال")
            or (text.startswith(("وال", "لل")) and j > i + 1)
            or (j == i + 1 and not definite and "org_heads" in roles and not shapes[j].at)
        ):
            j += 1
        else:
            break
    if words[j - 1].text in triggers.lists["stop"]:
        j -= 1
    return j


def organisation(tokens: Tokens, triggers: Triggers, i: int) -> Found | None:
    named = tokens.hits.get(i + 1)
    if named is not None and named[2][0].type == "ORG":
        return None
    end = organisation_end(tokens, triggers, i)
    text = tokens.words[i].text
    head = next(
        (
            n
            for n, rest in ((0, text), *tokens.words[i].variants)
            if rest in triggers.lists["org_heads"]
        ),
        0,
    )
    definite = text[head:].startswith("ال") or text[head:].startswith("لل")
    weak = text[head:] in triggers.lists["weak_heads"]
    if end - i >= (3 if definite or weak else 2):
        return Found(i, end, head, "ORG")
    return None
