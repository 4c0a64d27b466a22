"""Acts: who praised, accused, supported or refused whom.

Arabic news puts verb, subject, object; the subject comes first in headlines and behind أن.
The agent of an act holds the stance, its object is the target.
"""

from collections.abc import Iterator

from analysis.stance.agents import (
    voicer,
)
from analysis.stance.clauses import Reading
from analysis.stance.noun_phrases import phrase_of
from analysis.stance.nouns import actor_at
from analysis.stance.phrases import (
    Link,
    phrase_at,
)
from analysis.stance.sides import only_told
from analysis.stance.signs import BOTH, OUTLET
from analysis.stance.subjects import actors, subject
from analysis.stance.targets import target_at
from analysis.stance.terms import Found
from analysis.stance.told import past_adjectives, told, undergoing

_NOUN_SPAN = 6
_VERB_SPAN = 14
_OPPOSITE = 6
_WHOLE = ("ون", "ين", "ان")


def act(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return what an act says: its agent is the holder, its object the target."""
    end = r.clause_end(j)
    told_of = f.term.present or (i > 0 and r.grammar("relatives", i - 1))
    if f.term.role == "verb" and f.owned and "direct" not in f.term.takes and not told_of:
        return []  # عمله: his work
    if f.term.explicit and not _directed(r, f, j, end) and undergoing(r, f, i) is None:
        return []
    if f.term.explicit and any(first < i < past for first, past, _ in r.charges[-1:]):
        return []  # أدان العدوان على فلان: told in his words
    if f.term.needs:
        window = " ".join([*r.tokens[j + 1 : min(end, j + 13)], *_told_before(r, f, i)])
        if not any(need in window for need in f.term.needs):
            return []
    if f.term.role == "noun" and r.is_free(i):
        return []  # برعاية فلان: by whose leave, no act of the subject's
    names_it = f.term.role == "noun" or (f.term.role == "participle" and f.definite)
    if names_it and i and not r.breaks[i - 1] and _names(r, f, i - 1):
        return []  # رئيس تحرير, شرطة مكافحة الشغب: what they are
    found = told(r, f, i, j)
    if doers := list(dict.fromkeys(link.holder for link in found if link.holder)):
        r.acts.append((i, doers))

    if f.term.mutual and not found:
        found = _each_other(_two(r, f, i, j))
    if found and f.term.role == "noun" and (who := voicer(r, f, i)):
        found = links(who, list(dict.fromkeys(link._replace(holder=None) for link in found)))
    found = found + _against(r, f, found, j, end) + blame(r, f, found)
    accuses = f.term.said and f.term.polarity < 0
    if (
        f.term.role != "noun"
        and not accuses
        and (met := list(dict.fromkeys(k.target for k in found if k.holder)))
    ):
        r.objects.append((j, met))
    if f.term.said and found:
        holders = [link.holder for link in found if link.holder]
        r.reported.append((j, end, holders))
        if f.term.polarity < 0 and r.voice(f.start, f.end) == OUTLET:
            r.charges.append((j, end, list(dict.fromkeys(holders))))
    return [kept for link in found if (kept := _by_company(r, f, link)) is not None]


def _names(r: Reading, f: Found, k: int) -> bool:
    """Return whether word k is an office or a body of which what follows is the genitive."""
    token = r.tokens[k]
    if k in r.over or token.startswith(("ال", "وال", "بال", "لل")) or f.prefix:
        return False
    if r.grammar("titles", k):
        return True
    return not f.owned and not token.endswith(_WHOLE) and actor_at(r, k, k + 1) is not None


def _told_before(r: Reading, f: Found, i: int) -> list[str]:
    """Return the words of which the relative clause of the verb at word i tells (غارات شنها)."""
    if f.term.role != "verb" or not i or not (f.owned or r.grammar("relatives", i - 1)):
        return []
    first = i
    while first and i - first < _NOUN_SPAN and not r.breaks[first - 1]:
        first -= 1
        if r.is_free(first):
            break
    return r.tokens[first:i]


def _directed(r: Reading, f: Found, j: int, end: int) -> bool:
    """Return whether whom an attack is on, or whose it is, can stand behind it."""
    for k in range(j + 1, min(end, j + _NOUN_SPAN)):
        link = r.preposition(k)
        if r.grammar("relatives", k) or link in f.term.takes or link == "من":
            return True
        if f.term.mutual and link == "بين":
            return True
    return False


def _two(r: Reading, f: Found, i: int, j: int) -> list[str]:
    """Return two who do an act together (اتفقت مصر وروسيا; معارك بين الجيش والمسلحين)."""
    if f.term.role == "verb":
        return [one for who in subject(r, i)[0] for one in who.split(BOTH) if r.home(one)]
    k = past_adjectives(r, f.definite, j + 1, min(len(r.tokens), j + _NOUN_SPAN))
    if k + 1 >= len(r.tokens) or r.tokens[k] != "بين" or any(r.breaks[j:k]):
        return []
    sides = phrase_of(r, k + 1, len(r.tokens))
    return actors(r, sides) if sides else []


def _each_other(two: list[str]) -> list[Link]:
    return [Link(a, b, "act") for a in two for b in two if a != b] if len(two) == 2 else []


def _by_company(r: Reading, f: Found, link: Link) -> Link | None:
    """Return the link; who supports or fights what all are against is judged by it instead."""
    polarity = r.appraisal.topic_polarity.get(link.target)
    if polarity is None or f.term.said:
        return link if link.target != link.holder else None
    voice = r.voice(f.start, f.end)
    named = any(name.entity == link.holder for name in r.over.values())
    if voice in (OUTLET, link.holder) or not named or link.holder is None:
        sure = f.term.role == "verb" or voice == link.holder
        return link if sure and f.term.polarity < 0 < link.share else None
    return Link(None, link.holder, "conduct", polarity)


def _against(r: Reading, f: Found, found: list[Link], j: int, end: int) -> list[Link]:
    """Return against whom praise or support is (دعمها ضد فلان)."""
    holders = list(dict.fromkeys(link.holder for link in found if link.holder))
    if f.term.polarity < 0 and holders:
        return _opposed(r, holders, j, end)
    if f.term.polarity <= 0 or not found or found[0].share <= 0:
        return []
    for k in range(j + 1, min(end, j + _OPPOSITE) - 1):
        if k in r.deeds:
            return []
        for size in (1, 2):
            if " ".join(r.tokens[k : k + size]) in r.appraisal.grammar["opposite"]:
                targets = phrase_at(r, k + size, end)
                return [Link(h, t.target, "act", -r.relation) for h in holders for t in targets]
    return []


def _opposed(r: Reading, holders: list[str], j: int, end: int) -> list[Link]:
    """Return against whom a threat or a charge is (هدد باستخدام القوة ضد فلان)."""
    for k in range(j + 1, min(len(r.tokens), j + _VERB_SPAN) - 1):
        if not r.same_sentence(j, k):
            break
        if r.tokens[k] == "ضد":
            targets = target_at(r, k + 1, max(end, r.clause_end(k)), set(holders))
            return [
                Link(h, t.target, "act", r.relation * t.share) for h in holders for t in targets
            ]
    return []


def blame(r: Reading, f: Found, found: list[Link]) -> list[Link]:
    """Return whom a speaker blames for what he says that another does."""
    return [*_blame(r, f, list(dict.fromkeys(link.holder for link in found if link.holder)))]


def _blame(r: Reading, f: Found, holders: list[str]) -> Iterator[Link]:
    voice = r.voice(f.start, f.end)
    if voice == OUTLET or not f.term.blamed:
        return
    own = {voice, r.home(voice)} - {""}
    for holder in holders:
        if holder not in own and r.home(holder) not in own and not only_told(r, f, holder):
            yield Link(voice, holder, "conduct", r.relation)


def links(holders: list[str], targets: list[Link]) -> list[Link]:
    """Return what each holder does to each target."""
    return [Link(h, t.target, "act", t.share) for h in holders for t in targets]
