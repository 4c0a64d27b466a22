"""Who and whom by nearness: an act whose pair the syntax of names does not tell.

The subject of an act is what stands before or behind it, else who was the subject before; its
object the first phrase behind the subject that stands as the act takes it. Common nouns count
here as much as names.
"""

from collections.abc import Iterator

from analysis.arabic import zipf
from analysis.stance.agents import agent, last_agent, noun_agent, owned, phrase_end
from analysis.stance.appraisal import Found
from analysis.stance.clauses import Reading
from analysis.stance.lists import others
from analysis.stance.nouns import actor_at, bare, noun_at
from analysis.stance.phrases import (
    Link,
    heads,
    phrase_at,
)
from analysis.stance.pronouns import antecedent
from analysis.stance.relatives import told_of
from analysis.stance.signs import CLAUSE, OUTLET, Name
from analysis.stance.verbal_nouns import links, urged

_PEOPLE = 4
_RARE = 2.5
_CLAUSE = 9
_WEAK = 0.4
_AGE = 5
_INSERTED = 9
_OWNERS = ("ه", "ها", "هم", "هما")


def nearest(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return who does an act to whom by nearness."""
    if f.term.explicit or f.term.role not in ("verb", "noun", "participle"):
        return []
    if f.term.role == "participle" and f.ending != "ا" and not (i and r.breaks[i - 1]):
        return []  # المعارضون: who they are, not what they do
    if f.term.role == "noun" and not f.owned and not _told(r, i, j):
        return []
    if f.term.role == "noun" and (found := _continued(r, f, i, j)):
        return found
    if f.term.role == "verb":
        holders, past = agent(r, f, i, j)
    elif f.term.role == "noun":
        holders, past = noun_agent(r, f, i, j)
    else:
        holders, past = last_agent(r, f, i), j + 1
    if not holders:
        return []
    targets = _pronoun_object(r, f, i, j, set(holders)) or whom(r, f, past, set(holders))
    if targets:
        r.acts.append((i, holders))
    return links(holders, targets) or [*_blame(r, f, holders)]


def _continued(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return who goes on with an act to whom its pronoun means (تعهد بمواصلة دعمها)."""
    if not (f.owned and f.term.genitive_object and i):
        return []
    threatened = f.prefix.endswith("ب") and i - 1 in r.verbs
    if not (threatened or bare(r, i - 1)[0] in r.appraisal.grammar["continuings"]) or j + 1 in r.at:
        return []
    holders = last_agent(r, f, i)
    topic = next(
        (r.topics[k] for k in range(i - 1, max(-1, i - _CLAUSE), -1) if k in r.topics), None
    )
    if not holders:
        return []
    who = (topic if f.ending == "ه" else None) or antecedent(r, i, f.ending, set(holders))
    return [Link(h, who.entity, "act", r.relation) for h in holders] if who else []


def _told(r: Reading, i: int, j: int) -> bool:
    """Return whether a verbal noun is voiced, pledged, asked for, or has its people behind it."""
    if j + 1 < len(r.tokens) and not r.breaks[j]:
        first = j + 1 + (j + 2 < len(r.tokens) and r.grammar("determiners", j + 1))
        people = actor_at(r, first, min(len(r.tokens), first + _PEOPLE))
        if people and not people.prefix:
            return True
    kinds = ("pledges", "purposes", "urging", "urgent")
    if urged(r, i) is not None:
        return True
    return i > 0 and (r.tokens[i - 1] == "عن" or any(r.grammar(kind, i - 1) for kind in kinds))


def blame(r: Reading, f: Found, found: list[Link]) -> list[Link]:
    """Return whom a speaker blames for what he says that another does."""
    return [*_blame(r, f, list(dict.fromkeys(link.holder for link in found if link.holder)))]


def _blame(r: Reading, f: Found, holders: list[str]) -> Iterator[Link]:
    voice = r.voice(f.start, f.end)
    if voice == OUTLET or not f.term.blamed:
        return
    own = {voice, r.home(voice)} - {""}
    for holder in holders:
        if holder not in own and r.home(holder) not in own:
            yield Link(voice, holder, "conduct", r.relation)


def _pronoun_object(r: Reading, f: Found, i: int, j: int, but: set[str]) -> list[Link]:
    """Return whom the pronoun of an act, or of its preposition behind it, means."""
    ending = f.ending if f.owned and f.term.role == "verb" else ""
    for k in range(j + 1, min(len(r.tokens), j + 3)):
        if r.breaks[k - 1] or ending:
            break
        for link in f.term.takes - {"direct"}:
            if r.tokens[k].startswith(link) and r.tokens[k][len(link) :] in _OWNERS:
                ending = r.tokens[k]
    if not ending:
        return []
    if told := relative_noun(r, i):
        return [Link(None, told.entity, "")]
    who = antecedent(r, i, ending, but)
    return [Link(None, who.entity, "", r.relation)] if who else []


def relative_noun(r: Reading, i: int) -> Name | None:
    """Return the noun that a relative clause before word i tells of (الانتخابات التي قاطعها)."""
    for k in range(i - 1, max(0, i - _CLAUSE), -1):
        if r.breaks[k]:
            return None
        if r.grammar("relatives", k):
            return told_of(r, k) or _thing_told(r, k)
    return None


def _thing_told(r: Reading, k: int) -> Name | None:
    """Return the thing of which the relative pronoun at word k tells."""
    nouns = [noun_at(r, m, k) for m in range(max(0, k - _PEOPLE), k)]
    ending = [n for n in nouns if n and n.last == k - 1]
    return next((n for n in ending if n.entity.startswith("ال")), next(iter(ending), None))


def whom(r: Reading, f: Found, first: int, but: set[str]) -> list[Link]:
    """Return the object of an act from word `first` on: as the act takes it."""
    end = phrase_end(r, first)
    prepositions = f.term.takes - {"direct"}
    weak = 0 < f.term.polarity <= _WEAK
    direct = "direct" in f.term.takes and not (f.term.role == "noun" and f.definite)
    k = first
    while k < end:
        if r.grammar("ages", k):  # فلان البالغ من العمر 71 عاما
            k += _AGE
            continue
        link = r.preposition(k) or (k == first and _joined_to(r, k, prepositions))
        if k and r.breaks[k - 1] == CLAUSE and link not in prepositions:
            k = _past_insertion(r, k, end)
            if k >= end:
                return []
            link = r.preposition(k)
        if link and link in prepositions:
            return target_at(r, k + 1 if len(link) > 1 else k, end, but, weak)
        if not link and direct and k in r.act_nouns:
            return _refused(r, f, k, end, but)
        if not link and direct:
            found = target_at(r, k, end, but, weak)
            if found:
                return found
        noun = r.at.get(k) or (noun_at(r, k + 1 if len(link) > 1 else k, end) if link else None)
        k = max(k, noun.last if noun else k) + 1
    return []


def _joined_to(r: Reading, k: int, prepositions: frozenset[str]) -> str:
    """Return the preposition joined to a word that no list knows, right behind an act."""
    token = r.tokens[k]
    return token[0] if token[0] in prepositions and not zipf(token) and k not in r.over else ""


def _refused(r: Reading, f: Found, k: int, end: int, but: set[str]) -> list[Link]:
    """Return who is meant by the act that is refused: for whom it blames (رفض إدانة فلان)."""
    if f.term.polarity >= 0 or not r.denies(f) or k + 1 >= end or r.breaks[k]:
        return []
    found = target_at(r, k + 1, end, but)
    back = r.act_nouns[k] > 0 or k in r.charged  # رفض دعم فلان, رفض اتهامات فلان: against him
    return [link._replace(share=(1 if back else -1) * r.relation * link.share) for link in found]


def _past_insertion(r: Reading, k: int, end: int) -> int:
    """Return the first word behind a phrase in commas that begins at word k."""
    for past in range(k + 1, min(end, k + _INSERTED)):
        if r.breaks[past - 1]:
            return past
    return end


def target_at(r: Reading, k: int, end: int, but: set[str], weak: bool = False) -> list[Link]:
    """Return the target in the phrase at word k: its name, else its noun."""
    while k < end and (r.grammar("determiners", k) or _these(r, k)):
        k += 1
    k = _past_light(r, k, end)
    if k + 1 < end and r.grammar("named_as", k):
        k += 1  # ما وصفه بالموقف
    if k >= end:
        return []
    if k not in r.at and bare(r, k)[0] in r.appraisal.grammar["endings"]:
        past = k + 1 + (k + 1 < end and r.is_free(k + 1))
        ended = target_at(r, past, end, but) if not r.breaks[k] else []
        return [link._replace(share=-r.relation * link.share) for link in ended]
    if k in r.act_nouns or k in r.fosters:
        return []
    end = min(end, r.clause_end(k))
    found = [link for link in phrase_at(r, k, min(end, k + 6)) if link.target not in but]
    name = r.at.get(k)
    if name is not None:
        return found or ([] if name.entity in but else heads(r, name, k, end))
    if r.grammar("own_country", k) or (owned(r, k) and not found):
        who = antecedent(r, k, r.tokens[k], but)
        return [Link(None, who.entity, "", r.relation)] if who else []
    noun = noun_at(r, k, end)
    if noun is None or not _telling(noun, weak) or (found and not _heads(r, noun, end)):
        return found
    link = noun.prefix[-1:] or (r.preposition(k - 1) if k else "")
    added = [Link(None, n.entity, "") for n in others(r, noun.last + 1, link, True)]
    return list(dict.fromkeys([Link(None, noun.entity, ""), *found, *added]))


def _heads(r: Reading, noun: Name, end: int) -> bool:
    """Return whether a noun is what an act is about: a name stands behind a preposition only."""
    inside = any(k in r.over for k in range(noun.first, noun.last + 1))
    following = r.at.get(noun.last + 1) if noun.last + 1 < end else None
    apart = following.prefix if following else r.is_free(min(noun.last + 1, end - 1))
    return noun.entity.startswith("ال") and not inside and bool(apart)


def _these(r: Reading, k: int) -> bool:
    """Return whether word k is هذا or the like, with a preposition joined to it or not."""
    return r.tokens[k].lstrip("وف").lstrip("بل") in ("هذا", "هذه", "تلك", "ذلك")


def _past_light(r: Reading, k: int, end: int) -> int:
    """Return the word behind verbal nouns that only bring their object about (تنفيذ الاتفاق)."""
    while k + 1 < end and k not in r.at and bare(r, k)[0] in r.appraisal.grammar["light"]:
        if r.breaks[k]:
            break
        k += 1
        if r.is_free(k) and k + 1 < end:
            k += 1
    return k


def _telling(noun: Name, weak: bool) -> bool:
    """Return whether a noun phrase tells of something known: definite, or a chain that is."""
    words = noun.entity.split()
    if len(words) == 1 and zipf(words[0]) < _RARE:
        return True  # a name that no list knows
    if weak:
        return len(words) > 1
    return words[0].startswith("ال") or len(words) > 1
