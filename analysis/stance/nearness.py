"""Who and whom by nearness: an act whose pair the syntax of names does not tell.

The subject of an act is what stands before or behind it, else who was the subject before; its
object the first phrase behind the subject that stands as the act takes it. Common nouns count
here as much as names.
"""

from collections.abc import Iterator

from analysis.arabic import zipf
from analysis.stance.appraisal import Found
from analysis.stance.clauses import BOTH, CLAUSE, OUTLET, SENTENCE, Name, Reading
from analysis.stance.nouns import bare, noun_at
from analysis.stance.phrases import (
    Link,
    antecedent,
    bare_names,
    gender,
    groups,
    heads,
    holder_of,
    name_before,
    offices_at,
    past_pronouns,
    phrase_at,
    subject_earlier,
    verb_gender,
)
from analysis.stance.verbal_nouns import implied, links, subject_of_noun

_SPAN = 14
_OFFICE = 10
_AGE = 5
_INSERTED = 9
_COMMON = 4.6
_FIRST_PERSON = ("ن", "ا")
_JOINED = ("ب", "ك", "ل")
_OWNERS = ("ه", "ها", "هم", "هما")


def nearest(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return who does an act to whom by nearness."""
    if f.term.explicit or f.term.role not in ("verb", "noun", "participle"):
        return []
    if f.term.role == "verb":
        holders, past = _agent(r, f, i, j)
    elif f.term.role == "noun":
        holders, past = _noun_agent(r, f, i, j)
    else:
        holders, past = _last_agent(r, f, i), j + 1
    if not holders:
        return []
    targets = _pronoun_object(r, f, i, j, set(holders)) or whom(r, f, past, set(holders))
    if targets:
        r.acts.append((i, holders))
    return links(holders, targets) or [*_blame(r, f, holders)]


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


def _agent(r: Reading, f: Found, i: int, j: int) -> tuple[list[str], int]:
    """Return the subject of a verb, and the first word past it and the verb."""
    voice = r.voice(f.start, f.end)
    if f.prefix.endswith(_JOINED):
        return [], j + 1
    if (f.term.present and r.folded[f.start] in _FIRST_PERSON) or f.ending == "نا":
        return ([] if voice == OUTLET else [voice]), j + 1
    after = past_pronouns(r, j + 1)
    if f.prefix[:1] not in ("و", "ف") and (before := _subject_before(r, f, i)):
        return before, after
    end = _end(r, after)
    name = r.at.get(after)
    titled = after < end and offices_at(r, after)
    named = groups(r, bare_names(r, after, min(end, after + 6)), titled)
    fits = after < end and not r.preposition(after) and (after == j + 1 or not r.breaks[after - 1])
    if fits and named and (titled or (name and not name.prefix)):
        head = named[0]
        if head[0].form == "nisba" and (found := _office(r, f, after, end)):
            return found
        if {gender(r, head[0]), verb_gender(r, f)} != {"m", "f"} and head[0].kind != "TOPIC":
            return [e for n in head for e in holder_of(r, n, f).split(BOTH)], head[-1].last + 1
    if fits and titled and (found := _office(r, f, after, end)):
        return found
    noun = noun_at(r, after, end) if fits else None
    if noun and _agrees(r, noun, f) and not _owned(r, after):
        return [noun.entity], noun.last + 1
    return _last_agent(r, f, i), after


def _office(r: Reading, f: Found, first: int, end: int) -> tuple[list[str], int] | None:
    """Return who holds the office at word `first`, whether or not his name is known."""
    last = first
    while last + 1 < min(end, first + _OFFICE) and not r.breaks[last]:
        name = r.at.get(last + 1)
        if name and name.kind == "PER" and not name.prefix:
            return name.entity.split(BOTH), name.last + 1
        if "direct" in f.term.takes and last > first and (unknown := _unknown(r, last + 1, end)):
            return [r.folded[r.starts[last + 1] : r.spans[unknown][1]]], unknown + 1
        if r.preposition(last + 1) in f.term.takes and not r.grammar("part_of", last + 1):
            break
        last += 1
    if "direct" in f.term.takes or last == first:
        return None
    return [" ".join([bare(r, first)[0], *r.tokens[first + 1 : last + 1]])], last + 1


def _unknown(r: Reading, first: int, end: int) -> int:
    """Return the last word of a person's name that no list knows, 0 if none begins here."""
    last = first
    while last < min(end, first + 3) and last not in r.over and not r.breaks[last - 1]:
        token = r.tokens[last]
        if token.startswith(("ال", "و", "ب", "ل")) or r.preposition(last) or zipf(token) > _COMMON:
            break
        last += 1
    return last - 1 if last > first + 1 else 0


def _agrees(r: Reading, noun: Name, f: Found) -> bool:
    """Return whether a noun can be the subject of a verb before it."""
    if r.tokens[noun.first].endswith("ا") or noun.prefix:
        return False
    word, asked = r.tokens[noun.first], verb_gender(r, f)
    if word.endswith("ه"):
        return asked != "m"
    return asked != "f" or not word.endswith(("ون", "ين"))


def _owned(r: Reading, i: int) -> bool:
    token = r.tokens[i]
    return not token.startswith("ال") and len(token) > 4 and token.endswith(("ها", "هم"))


def _subject_before(r: Reading, f: Found, i: int) -> list[str]:
    """Return the subject that stands before its verb in the clause."""
    if i and r.grammar("relatives", i - 1):
        noun = _noun_ending(r, i - 2)
        return [noun.entity] if noun else []
    prior = name_before(r, i)
    if prior and prior.kind != "TOPIC" and {gender(r, prior), verb_gender(r, f)} != {"m", "f"}:
        return holder_of(r, prior, f).split(BOTH)
    start = max(r.clause_start(i), r.speech_start(i))
    noun = noun_at(r, start, i) if start < i else None
    if noun and not noun.prefix and not r.preposition(start) and r.tokens[start].startswith("ال"):
        return [noun.entity]
    return []


def _noun_ending(r: Reading, last: int) -> Name | None:
    """Return the noun phrase that ends at word `last`."""
    for first in range(max(0, last - 3), last + 1):
        noun = noun_at(r, first, last + 1)
        if noun and noun.last == last and r.same_clause(first, last):
            return noun
    return None


def _noun_agent(r: Reading, f: Found, i: int, j: int) -> tuple[list[str], int]:
    """Return whose act a verbal noun is, and the first word past it and its agent."""
    holders = subject_of_noun(r, f, i)
    if f.owned or "direct" in f.term.takes:
        return holders or _last_agent(r, f, i), j + 1
    return holders, j + 1


def _last_agent(r: Reading, f: Found, i: int) -> list[str]:
    """Return who is implied, else who was the subject before."""
    if who := implied(r, f, i):
        return who
    if f.term.role == "noun" and not f.owned:
        return []
    earlier = subject_earlier(r, i, verb_gender(r, f) if f.term.role == "verb" else "")
    return [earlier] if earlier else []


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
    who = antecedent(r, i, ending, but)
    return [Link(None, who.entity, "", r.relation)] if who else []


def whom(r: Reading, f: Found, first: int, but: set[str]) -> list[Link]:
    """Return the object of an act from word `first` on: as the act takes it."""
    end = _end(r, first)
    prepositions = f.term.takes - {"direct"}
    direct = "direct" in f.term.takes and not (f.term.role == "noun" and f.definite)
    k = first
    while k < end:
        if r.grammar("ages", k):  # فلان البالغ من العمر 71 عاما
            k += _AGE
            continue
        link = r.preposition(k)
        if k and r.breaks[k - 1] == CLAUSE and link not in prepositions:
            k = _past_insertion(r, k, end)
            if k >= end:
                return []
            link = r.preposition(k)
        if link in prepositions:
            return target_at(r, k + 1 if len(link) > 1 else k, end, but)
        if not link and direct and k in r.act_nouns:
            return []
        if not link and direct:
            found = target_at(r, k, end, but)
            if found:
                return found
        noun = r.at.get(k) or (noun_at(r, k + 1 if len(link) > 1 else k, end) if link else None)
        k = max(k, noun.last if noun else k) + 1
    return []


def _end(r: Reading, first: int) -> int:
    """Return one past the last word that can belong to an act: a sentence or an opener ends it."""
    k = first
    while k < min(len(r.tokens), first + _SPAN):
        if k > first and r.breaks[k - 1] == SENTENCE:
            return k
        if r.grammar("openers", k) or r.grammar("relatives", k):
            return k
        k += 1
    return k


def _past_insertion(r: Reading, k: int, end: int) -> int:
    """Return the first word behind a phrase in commas that begins at word k."""
    for past in range(k + 1, min(end, k + _INSERTED)):
        if r.breaks[past - 1]:
            return past
    return end


def target_at(r: Reading, k: int, end: int, but: set[str]) -> list[Link]:
    """Return the target in the phrase at word k: its name, else its noun."""
    while k < end and (r.grammar("determiners", k) or _these(r, k)):
        k += 1
    k = _past_light(r, k, end)
    if k >= end or k in r.act_nouns or k in r.fosters:
        return []
    if k not in r.at and bare(r, k)[0] in r.appraisal.grammar["endings"]:
        past = k + 1 + (k + 1 < end and r.is_free(k + 1))
        ended = target_at(r, past, end, but) if not r.breaks[k] else []
        return [link._replace(share=-r.relation * link.share) for link in ended]
    end = min(end, r.clause_end(k))
    found = [link for link in phrase_at(r, k, min(end, k + 6)) if link.target not in but]
    name = r.at.get(k)
    if name is not None:
        return found or ([] if name.entity in but else heads(r, name, k, end))
    if r.grammar("own_country", k) or (_owned(r, k) and not found):
        who = antecedent(r, k, r.tokens[k], but)
        return [Link(None, who.entity, "", r.relation)] if who else []
    noun = noun_at(r, k, end)
    if found or noun is None or not _telling(r, noun):
        return found
    return [Link(None, noun.entity, "")]


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


def _telling(r: Reading, noun: Name) -> bool:
    """Return whether a noun phrase tells of something known: definite, or a chain that is."""
    words = noun.entity.split()
    return words[0].startswith("ال") or len(words) > 1
