"""Agents: who does what an act tells, a name or a noun of people.

The subject stands before its verb or behind it; else he is who spoke or acted last. Of a verbal
noun it is who voices it (أعرب عن قلقه), its owner, or its genitive.
"""

from analysis.arabic import zipf
from analysis.stance.appraisal import Found
from analysis.stance.clauses import Reading
from analysis.stance.lists import others
from analysis.stance.nouns import actor_at, bare
from analysis.stance.phrases import (
    bare_names,
    gender,
    groups,
    holder_of,
    name_before,
    offices_at,
    past_pronouns,
    verb_gender,
)
from analysis.stance.pronouns import antecedent, subject_earlier
from analysis.stance.relatives import subject_told
from analysis.stance.signs import BOTH, OUTLET, SENTENCE, Name
from analysis.stance.verbal_nouns import implied, subject_of_noun

_SPAN = 14
_OFFICE = 10
_BODY = 3
_COMMON = 4.6
_HEADING = 14
_VOICED = 14
_BEFORE = 12
_FIRST_PERSON = ("ن", "ا")
_JOINED = ("ب", "ك", "ل")
_PARTING = frozenset({"openers", "relatives"})
_PLURAL = ("ون", "وا", "و")


def agent(r: Reading, f: Found, i: int, j: int) -> tuple[list[str], int]:
    """Return the subject of a verb, and the first word past it and the verb."""
    voice = r.voice(f.start, f.end)
    if f.prefix.endswith(_JOINED):
        return [], j + 1
    if (f.term.present and r.folded[f.start] in _FIRST_PERSON) or f.ending == "نا":
        return (_headed(r, i) if voice == OUTLET else [voice]), j + 1
    after = past_pronouns(r, j + 1)
    if f.prefix[:1] not in ("و", "ف") and (before := subject_before_verb(r, f, i)):
        return before, after
    if pronoun_subject(r, i):
        return pronoun_agent(r, f, i, voice), after
    end = phrase_end(r, after)
    name = r.at.get(after)
    titled = after < end and offices_at(r, after)
    named = groups(r, bare_names(r, after, min(end, after + 6)), titled)
    fits = after < end and not r.preposition(after) and (after == j + 1 or not r.breaks[after - 1])
    if fits and named and (titled or (name and not name.prefix)):
        head = named[0]
        if head[0].form == "nisba" and (found := office(r, f, after, end)):
            return found
        if {gender(r, head[0]), verb_gender(r, f)} != {"m", "f"} and head[0].kind != "TOPIC":
            both = [e for n in head for e in holder_of(r, n, f).split(BOTH)]
            return and_others(r, both, head[-1].last + 1, end)
    if fits and titled and (found := office(r, f, after, end)):
        return found
    while fits and r.grammar("determiners", after) and after + 1 < end:
        after += 1
    noun = actor_at(r, after, end) if fits and f.ending not in _PLURAL else None
    if noun and _agrees(r, noun, f) and not owned(r, after):
        return and_others(r, [noun.entity], noun.last + 1, end)
    return [] if passive_form(r, f, after) else last_agent(r, f, i), after


def passive_form(r: Reading, f: Found, after: int) -> bool:
    """Return whether a past verb without a subject is passive: قتل عنصران, اعتقل 20 شخصا."""
    if "direct" not in f.term.takes or f.term.present or f.owned or after >= len(r.tokens):
        return False
    token = r.tokens[after]
    counted = token.isdigit() or r.grammar("amounts", after) or r.grammar("numbers", after)
    return counted or (token.endswith(("ان", "ون")) and not token.startswith("ال"))


def and_others(r: Reading, holders: list[str], past: int, end: int) -> tuple[list[str], int]:
    """Return agents with those that و adds to them (حماس والفصائل)."""
    added = list(others(r, past, subject=True)) if past < end else []
    return [*holders, *(n.entity for n in added)], added[-1].last + 1 if added else past


def _headed(r: Reading, i: int) -> list[str]:
    """Return who speaks in a heading whose words behind the colon say we (فلان: سنرفض)."""
    first = i
    while first and r.breaks[first - 1] != SENTENCE and i - first < _HEADING:
        first -= 1
    if not first or ":" not in r.text[r.spans[first - 1][1] : r.starts[first]]:
        return []
    start = first - 1
    while start and r.breaks[start - 1] != SENTENCE and first - start < _HEADING:
        start -= 1
    persons = [n.entity for n in r.names_in(start, first) if n.kind == "PER"]
    return persons[:1] or [" ".join(r.tokens[start:first])]


def office(r: Reading, f: Found, first: int, end: int) -> tuple[list[str], int] | None:
    """Return who holds the office at word `first`, whether or not his name is known."""
    last = first
    while last + 1 < min(end, first + _OFFICE) and not r.breaks[last]:
        name = r.at.get(last + 1)
        if name and name.kind == "PER" and not name.prefix:
            return name.entity.split(BOTH), name.last + 1
        if name and name.kind == "ORG" and last - first < _BODY:
            last = name.last
            continue
        if "direct" in f.term.takes and last > first and (ended := unknown(r, last + 1, end)):
            return [r.folded[r.starts[last + 1] : r.spans[ended][1]]], ended + 1
        if r.preposition(last + 1) in f.term.takes and not _of_office(r, last + 1):
            break
        last += 1
    if "direct" in f.term.takes or last == first:
        return None
    return [" ".join([bare(r, first)[0], *r.tokens[first + 1 : last + 1]])], last + 1


def _of_office(r: Reading, i: int) -> bool:
    """Return whether word i goes on with an office: المتحدث باسم, القائم بالأعمال."""
    return r.grammar("part_of", i) or r.grammar("acting", i)


def unknown(r: Reading, first: int, end: int) -> int:
    """Return the last word of a person's name that no list knows, 0 if none begins here."""
    last = first
    while last < min(end, first + 3) and last not in r.over and not r.breaks[last - 1]:
        token = r.tokens[last]
        joined = token[0] == "و" and zipf(token[1:]) > zipf(token)
        if joined or token.startswith("ال") or r.preposition(last) or zipf(token) > _COMMON:
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


def pronoun_subject(r: Reading, i: int) -> bool:
    start = r.clause_start(i)
    return (
        start > 0
        and i - start <= 3
        and r.tokens[start - 1].endswith(("ه", "ها", "هم"))
        and r.grammar("openers", start - 1)
    )


def pronoun_agent(r: Reading, f: Found, i: int, voice: str) -> list[str]:
    """Return whom the pronoun of أنه means: who is just named in what is said, else who speaks."""
    speech = r.speech_at(f.start, f.end)
    opener = r.clause_start(i) - 1
    if speech is not None and r.starts[opener] <= speech.start + 2:
        return implied(r, f, i) or [voice]
    who = antecedent(r, opener, r.tokens[opener], {voice})
    if who and (speech is None or r.starts[who.first] >= speech.start):
        return [who.entity]
    if r.tokens[opener].endswith("هم") and (people := _plural_owner(r, opener)):
        return people
    return implied(r, f, i) or ([voice] if speech is not None else [])


def owned(r: Reading, i: int) -> bool:
    token = r.tokens[i]
    return not token.startswith("ال") and len(token) > 3 and token.endswith(("ها", "هم"))


def subject_before_verb(r: Reading, f: Found, i: int) -> list[str]:
    """Return the subject that stands before its verb in the clause."""
    if told := subject_told(r, f, i):
        return holder_of(r, told, f).split(BOTH) if told.kind != "TOPIC" else []
    if i and r.grammar("relatives", i - 1):
        return []
    prior = name_before(r, i)
    if prior and prior.kind != "TOPIC" and {gender(r, prior), verb_gender(r, f)} != {"m", "f"}:
        return holder_of(r, prior, f).split(BOTH)
    start = max(r.clause_start(i), r.said_from(i))
    noun = actor_at(r, start, i) if start < i else None
    if noun and not noun.prefix and not r.preposition(start) and r.tokens[start].startswith("ال"):
        return [noun.entity]
    return []


def noun_agent(r: Reading, f: Found, i: int, j: int) -> tuple[list[str], int]:
    """Return whose act a verbal noun is, and the first word past it and its agent."""
    if voiced := voicer(r, f, i):
        return voiced, j + 1
    if not f.owned and not f.definite and j + 1 < len(r.tokens) and not r.breaks[j]:
        first, end = j + 1, phrase_end(r, j + 1)
        while first + 1 < end and r.grammar("determiners", first):
            first += 1
        noun = actor_at(r, first, end)
        if noun and not noun.prefix and not f.term.genitive_object:
            return [noun.entity], noun.last + 1
    holders = subject_of_noun(r, f, i)
    if not holders and f.ending.endswith("هم"):
        holders = _plural_owner(r, i)
    if f.owned or "direct" in f.term.takes:
        return holders or last_agent(r, f, i), j + 1
    return holders, j + 1


def voicer(r: Reading, f: Found, i: int) -> list[str]:
    """Return who voices what a noun names: the subject of أعرب, عبر, أبدى before it."""
    for k in range(i - 1, max(-1, i - _VOICED), -1):
        if not r.same_sentence(k, i):
            return []
        if r.grammar("voicing", k):
            after = past_pronouns(r, k + 1)
            last = after
            while last < i and not r.preposition(last) and not r.breaks[last]:
                name = r.at.get(last)
                if name and name.kind == "PER":
                    return [name.entity]
                last += 1
            if offices_at(r, after) or (actor_at(r, after, i) and after not in r.at):
                while last < i and r.tokens[last] != "عن" and not r.breaks[last - 1]:
                    last += 1
                return [" ".join([bare(r, after)[0], *r.tokens[after + 1 : last]])]
            return []
    return []


def _plural_owner(r: Reading, i: int) -> list[str]:
    """Return the people whom a plural pronoun at word i means: the noun of them before it."""
    for k in range(i - 1, max(-1, i - _BEFORE), -1):
        if not r.same_sentence(k, i):
            return []
        if (noun := actor_at(r, k, i)) and not noun.prefix:
            return [noun.entity]
    return []


def last_agent(r: Reading, f: Found, i: int) -> list[str]:
    """Return who is implied, else who was the subject before."""
    if who := implied(r, f, i):
        return who
    if (f.term.role == "noun" and not f.owned) or r.voice(f.start, f.end) != OUTLET:
        return []
    earlier = subject_earlier(r, i, verb_gender(r, f) if f.term.role == "verb" else "")
    return [earlier] if earlier else []


def phrase_end(r: Reading, first: int) -> int:
    """Return one past the last word that can belong to an act: a sentence or an opener ends it."""
    for k in range(first, min(len(r.tokens), first + _SPAN)):
        if k > first and r.breaks[k - 1] == SENTENCE:
            return k
        if not _PARTING.isdisjoint(r.kinds[k]):
            return k
    return max(first, min(len(r.tokens), first + _SPAN))
