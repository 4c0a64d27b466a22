"""Lists: who and what و adds to a noun phrase, so that all of a list act or are met alike.

«هاجم القوات الحكومية في المدينة ومقاتلي الحزب وجماعات أخرى»: what stands between the members
are their adjectives and the places where they are. A list ends where a clause of its own
begins: at a verb behind the added name (وفلان يقول).
"""

from collections.abc import Iterator

from analysis.stance.clauses import Reading
from analysis.stance.nouns import actor_at, bare, noun_at
from analysis.stance.signs import SENTENCE, Name
from analysis.stance.verb_forms import FINITE

_BETWEEN = 5
_MEMBERS = 4
_PAST = 4
_LONGEST = 6
_ADJECTIVES = ("ي", "ه")


def others(
    r: Reading, past: int, link: str = "", things: bool = False, subject: bool = False
) -> Iterator[Name]:
    """Yield the names and people that a list goes on with from word `past`.

    link: the preposition before the first of them, which the others may repeat (على فلان وعلى)
    things: whether definite nouns of things count too, where و stands right behind
    subject: whether the list acts, so that the next noun may be its object
    """
    for _ in range(_MEMBERS):
        k = _next(r, past, subject)
        if k is None:
            return
        member = _member(r, k, link, things and k == past)
        if member is None or tells(r, member.last + 1) or _of_place(r, k, past, member):
            return
        yield member
        past = member.last + 1


def _next(r: Reading, past: int, subject: bool) -> int | None:
    """Return the word at or soon behind `past` that و joins to a list."""
    for k in range(past, min(len(r.tokens), past + _BETWEEN)):
        if k and r.breaks[k - 1] == SENTENCE:
            return None
        name = r.at.get(k)
        if r.grammar("also", k) or (name and name.joined):
            return k
        if name is None and k not in r.over and r.tokens[k].startswith("و"):
            return k
        if r.grammar("relatives", k) or r.grammar("openers", k) or k in r.verbs:
            return None
        if k and r.grammar("within", k - 1):
            continue
        known = r.over.get(k)
        modifies = known.form == "nisba" if known else r.tokens[k].startswith(("ال", "لل"))
        if not r.grammar("within", k) and (not modifies or (subject and not known)):
            return None
    return None


def _member(r: Reading, k: int, link: str, things: bool) -> Name | None:
    """Return the member of a list that begins at word k with و."""
    adjective = r.tokens[k - 1][-1] if r.tokens[k - 1].startswith("ال") else ""
    adjective = adjective if adjective in _ADJECTIVES else ""
    if r.grammar("also", k) or (len(link) > 1 and r.tokens[k] == "و" + link):
        k += 1
        if k < len(r.tokens) and r.tokens[k] == link:
            k += 1
    end = min(len(r.tokens), k + _LONGEST)
    while k < end - 1 and (r.grammar("determiners", k) or _counts(r, k)):
        k += 1
    if k >= end:
        return None
    name = r.at.get(k)
    if name is not None:
        fits = name.form != "nisba" and name.preposition in ("", link[:1])
        return name if fits and name.kind != "TOPIC" else None
    known = k in r.verbs or k in r.acting or k in r.fosters or k in r.deeds or k in r.called
    if k in r.over or known or r.grammar("titles", k):
        return None
    noun = actor_at(r, k, end)
    if noun is None and things and bare(r, k)[0].startswith("ال") and _article(r, k):
        noun = noun_at(r, k, end)
    if noun and noun.last == k and adjective and noun.entity.endswith(adjective):
        return None  # الزراعية والصناعية
    return noun if noun and noun.prefix.removeprefix("و") in ("", link[:1]) else None


def _of_place(r: Reading, k: int, past: int, member: Name) -> bool:
    """Return whether و joins a place to another where somebody is (في سوريا والعراق)."""
    before = r.over.get(k - 1)
    place = member.kind in ("LOC", "NOUN") and before is not None and before.kind == "LOC"
    return k > past and place


def _article(r: Reading, k: int) -> bool:
    """Return whether ال is the article here, no part of a verb (وألقت)."""
    return "أ" not in r.text[r.starts[k] : r.starts[k] + 2]


def _counts(r: Reading, k: int) -> bool:
    """Return whether word k is عدد or من in عدد من."""
    token = r.tokens[k].lstrip("و")
    return token == "من" or token in r.appraisal.grammar["quantities"]


def tells(r: Reading, k: int) -> bool:
    """Return whether word k, behind an added name, is the verb of a clause of its own."""
    if k >= len(r.tokens) or r.breaks[k - 1] or k in r.over:
        return False
    token = r.tokens[k]
    if token[0] == "و":
        return False
    if k in r.verbs or token.startswith(("ي", "سي", "ست")):
        return True
    plain = not token.startswith("ال") and not r.is_free(k) and len(token) >= _PAST
    return plain and (token[0] == "ت" or token[-1] == "ت")


def opens_clause(r: Reading, i: int) -> bool:
    """Return whether word i is a verb by its form alone, so that a clause of its own begins."""
    named = i in r.over or i in r.act_nouns or r.kinds[i] or r.preposition(i)
    return not named and r.appraisal.verbal(r.tokens[i]) == FINITE
