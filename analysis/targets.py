"""Who holds a stance to whom: holder and target by the syntax near the evaluating word.

Arabic news puts verb, subject, object; the subject comes first in headlines and behind أن.
Names are the only nouns that are known here, so a noun phrase is what lies between a verb
or preposition and the next one, and its head is its first name, or the person in
apposition to it (الرئيس الروسي فلاديمير بوتين).
"""

from collections.abc import Callable
from typing import NamedTuple

from analysis.appraisal import Found
from analysis.clauses import OUTLET, Name, Reading

_FIRST_PERSON = ("ن", "ا")
_OWNED = ("ها", "هم")
_NOUN_SPAN = 6
_VERB_SPAN = 14
_WITHIN = ("في", "لدى", "داخل")
_OBJECT_SPAN = 8


class Link(NamedTuple):
    """A holder (None: who speaks), a target, the rule, and what share of the word counts."""

    holder: str | None
    target: str
    rule: str
    share: float = 1.0


def groups(r: Reading, names: list[Name], titled: bool) -> list[list[Name]]:
    """Return names in noun phrases: each a list of coordinated heads."""
    phrases: list[list[Name]] = []
    for name in names:
        last = phrases[-1][-1] if phrases else None
        if last is not None:
            gap = name.first - last.last - 1
            if name.joined and gap <= 0:
                phrases[-1].append(name)
                continue
            apposed = last.form != "name" or titled or r.grammar("titles", max(0, last.first - 1))
            if name.kind == "PER" and last.kind != "PER" and gap <= 2 and apposed:
                phrases[-1][-1] = name
                continue
            if name.form == "nisba" and gap == 0 and last.form == "name":
                continue
        phrases.append([name])
        titled = False
    return phrases


def bare_names(r: Reading, first: int, end: int) -> list[Name]:
    """Return the names from word `first` on that no preposition governs."""
    names = []
    i = first
    while i < end:
        name = r.at.get(i)
        if r.grammar("relatives", i) or (r.preposition(i) and not (name and name.joined)):
            break
        if name:
            names.append(name)
            i = name.last
        i += 1
    return names


def name_before(r: Reading, i: int) -> Name | None:
    """Return the nearest name before word i in its clause that no preposition governs."""
    if i and r.grammar("relatives", i - 1):
        return r.over.get(i - 2)
    start = r.clause_start(i)
    for j in range(i - 1, start - 1, -1):
        name = r.over.get(j)
        if name and not r.governed(name):
            return name
    return None


def holder_of(r: Reading, name: Name) -> str:
    """Return who acts: the named one, but not a whole country for one of its officials."""
    k = name.first - 1
    if name.form == "nisba" and k >= 0 and not r.breaks[k] and k not in r.over:
        if r.tokens[name.first][len(name.prefix) :][:2] != "ال":
            return r.surface(k, name.last)
    return name.entity


def verb_gender(r: Reading, f: Found) -> str:
    """Return the gender that a verb's form asks of its subject."""
    if f.term.present:
        return {"ت": "f", "ي": "m"}.get(r.folded[f.start], "")
    return "f" if f.ending in ("ت", "تا") else "m" if f.ending in ("", "ي", "ا") else ""


def phrase_at(r: Reading, start: int, end: int) -> list[Link]:
    """Return the targets in the noun phrase that begins at word `start`.

    Its first name; with a preposition between (الهجوم على السفارة) only whoever does it:
    behind من قبل or in the relative clause.
    """
    blocked = False
    stop = min(end, start + _OBJECT_SPAN)
    patient = deed = False
    i = start
    while i < stop:
        name = r.at.get(i)
        term_here = r.deeds.get(i)
        if term_here:
            deed, patient = True, term_here.term.patient
        if r.grammar("relatives", i):
            doers = [n for n in r.names_in(i + 1, min(end, i + 5)) if not n.preposition]
            return [Link(None, doers[0].entity, "", r.relation)] if doers else []
        if r.agent_phrase(i):
            blocked, i = False, i + 2
            stop = max(stop, min(end, i + 4))
            continue
        if name:
            governed = name.preposition and i > start
            if not blocked and not governed and not (patient and name.form != "nisba"):
                return _heads(r, name, start, end)
            i = name.last + 1
            continue
        if r.preposition(i) and i > start and not (r.tokens[i] == "مع" and not deed):
            blocked = True
        i += 1
    return []


def _heads(r: Reading, name: Name, start: int, end: int) -> list[Link]:
    titled = any(r.grammar("titles", k) for k in range(start, name.first))
    names = bare_names(r, name.first + 1, min(end, name.last + 6))
    heads = groups(r, [name, *names], titled)[0]
    if name.form == "nisba" and name.first > start and r.dissident(name.first - 1):
        return []
    share = 1.0 if name.first - start <= 1 and name.form != "nisba" else r.relation
    links = [Link(None, head.entity, "", share) for head in heads]
    if name.kind == "TOPIC" and names and names[0].first <= name.last + 1:
        links.append(Link(None, names[0].entity, "", r.relation))
    return links


def preposition_place(r: Reading, first: int, end: int, takes: frozenset[str]) -> int | None:
    """Return the first word of the phrase that one of the prepositions `takes` governs."""
    for i in range(first, end):
        found = r.preposition(i)
        if found in takes:
            return i + 1 if len(found) > 1 else i
        if r.grammar("relatives", i) or (i > first and i in r.act_nouns):
            return None
    return None


def act(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return what an act says: its agent is the holder, its object the target."""
    end = r.clause_end(j)
    if f.term.needs:
        window = r.tokens[j + 1 : min(end, j + 13)]
        if not any(need.removesuffix("*") in token for need in f.term.needs for token in window):
            return []
    finder = {"verb": _verb, "noun": _noun, "passive": _passive}.get(f.term.role, _participle)
    links = finder(r, f, i, j, end)
    if f.term.said and links:
        r.reported.append((j, end, [link.holder for link in links if link.holder]))
    return [link for link in links if link.target != link.holder]


def _links(holders: list[str], targets: list[Link], rule: str = "act") -> list[Link]:
    return [Link(h, t.target, rule, t.share) for h in holders for t in targets]


def _implied(r: Reading, f: Found, i: int) -> list[str]:
    """Return the holder of an act whose agent is not beside it: who reports, who acted last."""
    if f.term.role == "noun" and f.prefix.endswith("ب"):
        return []  # اتهم فلانا بدعم فلان: the act is the accused's
    if f.term.role == "verb" and f.ending in ("ون", "وا", "و"):
        return []
    voice = r.voice(f.start, f.end)
    who = r.reported_by(f) or (voice if voice != OUTLET else "")
    return [who] if who else r.acted_before(i)


def _verb(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    if f.prefix.endswith(("ب", "ك")):
        return []
    voice = r.voice(f.start, f.end)
    after = r.past_pronouns(j + 1)
    if f.term.present and r.folded[f.start] in _FIRST_PERSON or f.ending == "نا":
        return _links([] if voice == OUTLET else [voice], _object(r, f, after, end))
    prior = None if f.prefix[:1] in ("و", "ف") else name_before(r, i)
    if prior is None and i and r.grammar("relatives", i - 1):
        return []
    reporter = r.reported_by(f)
    k = preposition_place(r, after, min(end, j + _VERB_SPAN), f.term.takes)
    direct = "direct" in f.term.takes
    stop = end if direct else (k if k is not None else after)
    titled = after < end and r.grammar("titles", after)
    phrases = groups(r, bare_names(r, after, stop), titled)
    place = k
    if prior or _pronoun_subject(r, i):
        holders = [holder_of(r, prior)] if prior else _pronoun(r, f, i, voice)
        place = after if direct else k
    elif not phrases or (not titled and phrases[0][0].first > after + 1 and _definite(r, after)):
        plain = after < stop and not f.term.needs and _may_act(r, after)
        holders = [reporter] if reporter else [r.surface(after)] if plain else _implied(r, f, i)
        place = (after + 1 if plain else after) if direct else k
    else:
        subject = phrases[0]
        misfit = {r.gender(subject[0]), verb_gender(r, f)} == {"m", "f"}
        other = (
            reporter
            and not titled
            and all(name.entity != reporter and name.kind != "PER" for name in subject)
        )
        if direct and len(phrases) == 1 and (misfit or other):
            holders, place = ([reporter] if reporter else _implied(r, f, i)), after
        else:
            holders = [holder_of(r, name) for name in subject]
            place = subject[-1].last + 1 if direct else k
    if holders:
        r.acts.append((i, holders))
    if f.owned:
        who = r.antecedent(i, f.ending, {*holders, voice})
        return _links(holders, [Link(None, who.entity, "", r.relation)] if who else [])
    targets = _object(r, f, place, end) if place is not None else []
    if not targets and direct and place is not None:
        targets = phrase_at(r, _past_place(r, place, end), end)
    if not targets and k is not None and place != k:
        targets = phrase_at(r, k, end)
    return _links(holders, targets)


def _past_place(r: Reading, i: int, end: int) -> int:
    """Return the first word behind where the agent is (نقابة الأطباء في القاهرة …)."""
    for k in range(i, min(end - 1, i + 4)):
        if r.tokens[k] in _WITHIN and (name := r.at.get(k + 1)):
            return name.last + 1
    return end


def _may_act(r: Reading, i: int) -> bool:
    """Return whether a word that is no name can be the agent: not governed, not an object."""
    token = r.tokens[i]
    return not r.preposition(i) and (token.startswith("ال") or not token.endswith("ا"))


def _pronoun_subject(r: Reading, i: int) -> bool:
    start = r.clause_start(i)
    return (
        0 < start
        and i - start <= 3
        and r.tokens[start - 1].endswith(("ه", "ها", "هم"))
        and r.grammar("openers", start - 1)
    )


def _pronoun(r: Reading, f: Found, i: int, voice: str) -> list[str]:
    """Return whom the pronoun of أنه means: who is just named in what is said, else who speaks."""
    speech = r.speech_at(f.start, f.end)
    opener = r.clause_start(i) - 1
    opening = speech is not None and r.starts[opener] <= speech.start + 2
    if speech is not None and not opening:
        who = r.antecedent(opener, r.tokens[opener], {voice})
        if who and r.starts[who.first] >= speech.start:
            return [who.entity]
    return _implied(r, f, i)


def _object(r: Reading, f: Found, first: int, end: int) -> list[Link]:
    """Return the targets in an act's object; none where the object is an act refused."""
    if first < end and first in r.act_nouns and r.denies(f):
        return []
    if "direct" not in f.term.takes:
        return phrase_at(r, first, end)
    if first < end and r.preposition(first):
        place = preposition_place(r, first, min(end, first + _NOUN_SPAN), f.term.takes)
        return phrase_at(r, place, end) if place is not None else []
    return phrase_at(r, first, end)


def _definite(r: Reading, i: int) -> bool:
    return i not in r.over and r.tokens[i].startswith("ال")


def _noun(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    k = preposition_place(r, j + 1, min(end, j + _NOUN_SPAN), f.term.takes)
    owned = f.owned
    if k is None:
        if (
            not f.term.genitive_object
            or owned
            or f.definite
            or r.is_free(j + 1 if j + 1 < end else j)
        ):
            return []
        return _links(_subject(r, f, i), phrase_at(r, j + 1, min(end, j + 5)))
    names = [name for name in bare_names(r, j + 1, k) if name.kind != "TOPIC"]
    if j + 1 < end and r.grammar("own_country", j + 1):
        holders = _implied(r, f, i)
    elif names and not owned:
        holders = [holder_of(r, n) for n in groups(r, names, r.grammar("titles", j + 1))[0]]
    else:
        holders = _subject(r, f, i)
    return _links(holders, phrase_at(r, k, end))


def _subject(r: Reading, f: Found, i: int) -> list[str]:
    """Return who holds a verbal noun: its clause's subject, else who is implied."""
    if reporter := r.reported_by(f):
        return [reporter]
    prior = name_before(r, i) if f.term.role == "noun" else None
    if prior and prior.form == "nisba" and not r.grammar("titles", max(0, prior.first - 1)):
        prior = None
    if f.owned:
        who = r.antecedent(i, f.ending, set())
        return [who.entity] if who else _implied(r, f, i)
    if prior:
        return [holder_of(r, prior)]
    return _implied(r, f, i)


def _participle(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    circumstance = f.ending == "ا" or (i > 0 and r.breaks[i - 1] and not f.definite)
    if f.term.role == "phrase":
        prior = name_before(r, i)
        holders = [holder_of(r, prior)] if prior else _implied(r, f, i)
    elif circumstance:
        holders = _implied(r, f, i)
    else:
        owner = r.over.get(i - 1)
        holders = [owner.entity] if owner and f.term.id != "criticise" else []
    targets = _object(r, f, j + 1, min(end, j + 1 + _VERB_SPAN))
    if "direct" not in f.term.takes:
        k = preposition_place(r, j + 1, min(end, j + _NOUN_SPAN), f.term.takes)
        targets = phrase_at(r, k, end) if k is not None else []
    return _links(holders, targets)


def _passive(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    owner = r.over.get(i - 1)
    k = preposition_place(r, j + 1, min(end, j + 4), frozenset({"من", "ب"}))
    if owner is None or k is None:
        return []
    names = bare_names(r, k, end) or r.names_in(k, k + 1)
    return [Link(names[0].entity, owner.entity, "act")] if names else []


def conduct(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return whom a verb of conduct judges: its subject."""
    if f.prefix.endswith(("ب", "ك")):
        return []
    prior = None if f.prefix[:1] in ("و", "ف") else name_before(r, i)
    if prior is None and i and r.grammar("relatives", i - 1) and not f.owned:
        return []
    if prior is None or prior.last < i - 6:
        after = r.past_pronouns(j + 1)
        names = bare_names(r, after, min(r.clause_end(j), after + 5))
        titled = after < len(r.tokens) and r.grammar("titles", after)
        if not names or (names[0].first > after and not titled):
            return []
        head = groups(r, names, titled)[0]
        if {r.gender(head[0]), verb_gender(r, f)} == {"m", "f"}:
            return []
        return [Link(None, name.entity, "conduct") for name in head if name.kind != "TOPIC"]
    return [Link(None, prior.entity, "conduct")] if prior.kind != "TOPIC" else []


def deed(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return whose deed a noun names: genitive, nisba, or behind من قبل; not its victim."""
    if not f.term.polarity:
        return []
    if f.owned:
        who = r.antecedent(i, f.ending, {r.voice(f.start, f.end)})
        return [Link(None, who.entity, "deed", r.relation)] if who else []
    end = min(r.clause_end(j), j + _OBJECT_SPAN)
    for k in range(j + 1, end):
        name = r.at.get(k)
        if r.agent_phrase(k):
            names = bare_names(r, k + 2, end)
            return [Link(None, n.entity, "deed") for n in names[:1] if n.kind != "TOPIC"]
        if r.grammar("relatives", k):
            names = [n for n in r.names_in(k + 1, min(end, k + 4)) if not n.preposition]
            return [Link(None, n.entity, "deed") for n in names[:1] if n.kind != "TOPIC"]
        if name and name.kind != "TOPIC":
            if name.preposition or k > j + 3 or (f.definite and name.form == "name"):
                return []
            return [Link(None, n.target, "deed", n.share) for n in _heads(r, name, k, end)]
        if r.preposition(k):
            rest = [m for m in range(k + 1, end) if r.agent_phrase(m)]
            names = bare_names(r, rest[0] + 2, end) if rest else []
            return [Link(None, n.entity, "deed") for n in names[:1] if n.kind != "TOPIC"]
    return []


def epithet(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return who is named by an epithet: the name beside it."""
    for k in (j + 1, j + 2):
        name = r.at.get(k)
        if name and not name.prefix and name.kind != "TOPIC":
            end = min(r.clause_end(k), k + 6)
            return [Link(None, n.target, "epithet") for n in _heads(r, name, k, end)]
        if k >= len(r.tokens) or not r.grammar("titles", k) or r.breaks[k - 1]:
            break
    before = r.over.get(i - 1)
    if before and f.definite and not r.breaks[i - 1] and before.form == "name":
        return [Link(None, before.entity, "epithet")]
    return [] if f.definite else _predicate(r, f, i)


def quality(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return whom an adjective judges: the noun it agrees with, or its sentence's subject."""
    after = r.at.get(j + 1) if j + 1 < len(r.tokens) and not r.breaks[j] else None
    if after and after.kind == "TOPIC":
        after = None
    if after and after.form == "nisba" and r.dissident(i):
        return []
    if f.definite:
        k = i - 1
        while k >= 0 and not r.breaks[k] and k in r.qualities:
            k -= 1
        before = r.over.get(k) if k >= 0 and not r.breaks[k] else None
        if (
            after
            and not after.prefix
            and (after.form == "nisba" or r.grammar("titles", max(0, k)) or after.kind == "PER")
        ):
            return [Link(None, after.entity, "quality")]
        if before:
            share = r.relation if before.form == "nisba" else 1.0
            return [Link(None, before.entity, "quality", share)]
        owned = r.tokens[k].endswith(_OWNED) and k not in r.over and len(r.tokens[k]) > 3
        if owned and k == i - 1 and not r.tokens[k].startswith("ال"):
            who = r.antecedent(k, r.tokens[k], {r.voice(f.start, f.end)})
            return [Link(None, who.entity, "quality", r.relation)] if who else []
        if after and after.preposition == "ل":
            return [Link(None, after.entity, "quality", r.relation)]
        return []
    return _predicate(r, f, i)


def _predicate(r: Reading, f: Found, i: int) -> list[Link]:
    """Return the subject of a sentence without a verb, or with كان, يعتبر … (دولة مارقة)."""
    low = max(0, i - 9)
    head = i if f.term.section == "epithet" or i - 1 in r.over else i - 1
    if head < 1 or (head not in r.over and r.preposition(head)) or r.is_free(head - 1):
        return []
    voice = r.voice(f.start, f.end)
    copula = next((k for k in range(i - 1, low - 1, -1) if r.grammar("copulas", k)), None)
    subjects = [
        r.over[k]
        for k in range(i - 1, low - 1, -1)
        if k in r.over and not r.governed(r.over[k]) and r.over[k].entity != voice
    ]
    if not subjects or not r.same_sentence(subjects[0].last, i):
        return []
    near = i - 2 <= subjects[0].last and r.clause_start(subjects[0].first) >= subjects[0].first - 1
    if near or copula is not None:
        return [Link(None, subjects[0].entity, "quality")]
    return []


def naming(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return whom a name that is a judgement stands for."""
    return [Link(None, f.term.entity, "epithet")]


FINDERS: dict[str, Callable[[Reading, Found, int, int], list[Link]]] = {
    "naming": naming, "act": act, "conduct": conduct, "deed": deed, "epithet": epithet, "quality": quality,
}  # fmt: skip
