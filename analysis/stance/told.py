"""What the word of an act tells: who does it to whom, by the syntax of its clause.

A verb has a subject and an object, with the preposition that it takes or without one. A verbal
noun has its doer as genitive, as adjective, behind من قبل or in a relative clause, else whose
verb governs it; what is left behind it is whom it reaches. A participle is of whom it describes.
"""

from analysis.stance.clauses import Reading
from analysis.stance.noun_phrases import Phrase, may_do, phrase_of
from analysis.stance.nouns import actor_at, bare
from analysis.stance.phrases import Link, past_pronouns, phrase_at
from analysis.stance.pronouns import antecedent
from analysis.stance.relatives import thing_told, told_of
from analysis.stance.signs import BOTH
from analysis.stance.subjects import actors, carried, described, doer, is_named, subject
from analysis.stance.targets import along, means, target_at
from analysis.stance.terms import Found
from analysis.stance.verb_forms import THIRD_PERSON, adjectival
from analysis.stance.verbs import finite, stem_at

_SPAN = 22
_AGENT = 8
_NEAR = 6
_HOST_SPAN = 12
_BY_SPAN = 12
_FAR = 12


def told(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return who does to whom what an act's word tells."""
    if found := escaped(r, f, i, j, r.clause_end(j)):
        return found
    if f.term.role == "verb":
        holders, past = subject(r, i)
        if _passive(r, f, i, j, past):
            r.passives.add(i)
            return _met(r, j + 1, _counted(r, past_pronouns(r, j + 1)))
        loose = f.prefix[:1] == "و"
        named = bool(holders) and is_named(r, i)
        reporter = "" if named and not loose else r.reported_by(f)
        if reporter and not named:
            holders = reporter.split(BOTH)
        found = _links(r, holders, _objects(r, f, i, max(past, j + 1), set(holders)))
        other = bool(reporter) and not any(reporter.startswith(h) or h in reporter for h in holders)
        behind = r.at.get(past_pronouns(r, j + 1)) if j + 1 < len(r.tokens) else None
        loose = loose and behind is not None and "direct" in f.term.takes
        if loose and is_named(r, i) and (other or not found):
            goes_on = reporter.split(BOTH) if reporter else carried(r, i)
            found = _links(r, goes_on, _objects(r, f, i, j + 1, set(goes_on))) or found
        if not found and _bodily(f) and is_named(r, i) and not _present(r, f, i):
            found = _met(r, j + 1, [Link(None, one, "") for one in holders])
            r.passives |= {i} if found else set()
        return found
    if f.term.role == "noun":
        return _of_noun(r, f, i, j)
    if f.term.role == "phrase":
        holders = doer(r, i)
        return _links(r, holders, along(r, f, j + 1, f.term.takes, set(holders)))
    if f.term.role == "participle":
        holders = described(r, i, f.definite, f.ending == "ا")
        return _links(r, holders, along(r, f, j + 1, f.term.takes, set(holders)))
    return _of_passive(r, f, i, j)


def _of_passive(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return who does what somebody is described as meeting (المدعومة من فلان)."""
    k = j + 1
    if (
        k + 1 >= len(r.tokens)
        or r.breaks[j]
        or not (r.tokens[k] == "من" or r.preposition(k) == "ب")
    ):
        return []
    if r.agent_phrase(k):
        k += 1
    agent = phrase_of(r, k + r.is_free(k), len(r.tokens))
    if agent is None or not may_do(r, agent):
        return []
    met = described(r, i, f.definite, f.ending == "ا")
    return _links(r, actors(r, agent), [Link(None, one, "") for one in met])


def _passive(r: Reading, f: Found, i: int, j: int, past: int) -> bool:
    """Return whether a past verb has no subject before it and meets whom it counts (قتل عنصران)."""
    after = past_pronouns(r, j + 1) if j + 1 < len(r.tokens) else j
    before = is_named(r, i) and past <= after
    if before or "direct" not in f.term.takes or f.owned or after <= j or _present(r, f, i):
        return False
    token = r.tokens[after]
    counted = token.isdigit() or r.grammar("amounts", after) or r.grammar("numbers", after)
    return counted or (token.endswith(("ان", "ون")) and not token.startswith("ال"))


def _bodily(f: Found) -> bool:
    """Return whether a verb is force that has an object, unless it is a passive."""
    done = not f.term.said and f.term.polarity < 0 and "direct" in f.term.takes
    return done and not f.owned


def _present(r: Reading, f: Found, i: int) -> bool:
    """Return whether a verb is in the present, which اعتقل is of a narrator's I only."""
    return f.term.present and stem_at(r, i)[0] != "ا"


def _counted(r: Reading, k: int) -> list[Link]:
    return target_at(r, k, len(r.tokens), set(), struck=True)


def _met(r: Reading, past: int, met: list[Link]) -> list[Link]:
    """Return who does to those met what a passive tells (قتل فلان على يد فلان, في غارة لفلان)."""
    end = min(r.clause_end(past - 1), len(r.tokens) - 1, past + _BY_SPAN) if met else past
    for k in range(past, end):
        if r.agent_phrase(k) and k + 2 < len(r.tokens):
            agent = phrase_of(r, k + 2, len(r.tokens))
            return _links(r, actors(r, agent), met) if agent else []
        if r.grammar("by", k) and _force(r, k + 1):
            return _links(r, whose(r, k + 1), met)
        if finite(r, k) or r.grammar("relatives", k):
            return []
        if r.preposition(k) == "ب" and _force(r, k):
            return _links(r, whose(r, k), met)
    return []


def _force(r: Reading, k: int) -> bool:
    """Return whether word k is a noun of an act against somebody (غارة)."""
    forms = r.appraisal.word(r.tokens[k]).forms if k not in r.over else ()
    return any(
        f.term.section == "act" and f.term.role == "noun" and f.term.polarity < 0 for f in forms
    )


def whose(r: Reading, i: int) -> list[str]:
    """Return who does what the verbal noun at word i names, by the words behind it alone."""
    definite = bare(r, i)[0].startswith("ال")
    end = min(len(r.tokens), i + _SPAN)
    k = past_adjectives(r, definite, i + 1, end)
    name = r.at.get(k) if k < end and not r.breaks[k - 1] else None
    if name and (name.form == "nisba" or name.prefix == "ل") and name.kind != "TOPIC":
        return [name.entity] if name.form != "nisba" or not name.prefix else []
    by = next((m for m in range(k, min(end - 2, k + _AGENT)) if r.agent_phrase(m)), None)
    if by is not None:
        agent = phrase_of(r, by + 2, end)
        return actors(r, agent) if agent else []
    if k < end and (r.grammar("relatives", k) or (not definite and finite(r, k))):
        first = k + r.grammar("relatives", k)
        verb = next((m for m in range(first, min(end, first + 2)) if finite(r, m)), None)
        return subject(r, verb)[0] if verb is not None and _launches(r, verb) else []
    if definite or k > i + 1 or k >= end or r.breaks[i] or r.preposition(k):
        return _from(r, k, end)
    inner = phrase_of(r, k, end)
    return actors(r, inner) if inner is not None and may_do(r, inner) else []


def _launches(r: Reading, i: int) -> bool:
    """Return whether the verb at word i has a pronoun for the act of which it tells (شنتها)."""
    return r.tokens[i].endswith(THIRD_PERSON)


def _links(r: Reading, holders: list[str], targets: list[Link]) -> list[Link]:
    found = [Link(h, t.target, "act", t.share) for h in holders for t in targets if h != t.target]
    return list(dict.fromkeys(found))


def _objects(r: Reading, f: Found, i: int, past: int, but: set[str]) -> list[Link]:
    """Return whom the verb at word i reaches, looked for from word `past` on."""
    if f.owned and "direct" in f.term.takes:
        who = _resumed(r, i) or antecedent(r, i, f.ending, but)
        entity = who if isinstance(who, str) else who.entity if who else ""
        return [Link(None, entity, "")] if entity and entity not in but else []
    between = range(f.last + 1, past)
    if any(means(r, k, f.term.takes) for k in between):
        who = next(antecedent(r, i, r.tokens[k], but) for k in between if means(r, k, f.term.takes))
        return [Link(None, who.entity, "")] if who else []
    return along(r, f, past, f.term.takes, but)


def _resumed(r: Reading, i: int) -> str:
    """Return of what a relative clause tells whose verb has a pronoun for it."""
    if not i or not r.grammar("relatives", i - 1):
        return ""
    who = told_of(r, i - 1) or thing_told(r, i - 1)
    return who.entity if who else ""


def _of_noun(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return who does to whom what a verbal noun names."""
    links = f.term.takes - {"direct"}
    past = j + 1
    end = min(len(r.tokens), past + _SPAN)
    if past >= end or r.breaks[j]:
        return []
    met = undergoing(r, f, i)
    if met is not None or (f.term.host and not f.definite and not f.owned):
        return _undergone(r, f, met, past, end)
    if f.owned:
        who = antecedent(r, i, f.ending, set())
        holders = [who.entity] if who else doer(r, i)
        return _links(r, holders, along(r, f, past, f.term.takes, set(holders)))
    k = past_adjectives(r, f.definite, past, end)
    name = r.at.get(k)
    if name and name.form == "nisba" and not name.prefix:
        holders = [name.entity]
        return _links(r, holders, along(r, f, name.last + 1, links, set(holders)))
    by = next((m for m in range(past, min(end - 2, past + _AGENT)) if r.agent_phrase(m)), None)
    if by is not None:
        agent = phrase_of(r, by + 2, end)
        holders = actors(r, agent) if agent else []
        return _links(r, holders, target_at(r, past, by, set(holders)))
    if k < end and r.grammar("relatives", k):
        return _in_relative(r, f, k, links)
    if f.definite or k > past:
        holders = _from(r, k, end) or doer(r, i)
        return _links(r, holders, along(r, f, k, links, set(holders)))
    inner = None if r.preposition(past) else phrase_of(r, past, end)
    if inner is not None:
        goes_on = inner.past < end and not r.breaks[inner.past - 1]
        if f.term.genitive_object and "direct" not in f.term.takes:
            holders = doer(r, i)  # تحرير فلان من فلان
            past = inner.past
            return _links(r, holders, along(r, f, past, links, set(holders))) if goes_on else []
        after = _behind_doer(r, f, inner, end) if goes_on else []
        if after:
            holders = actors(r, inner) if may_do(r, inner) else doer(r, i)
            return _links(r, holders, after)  # رفض فلان الاتفاق; شن غارات على فلان
        if not f.term.genitive_object and f.term.section == "act":
            if may_do(r, inner) or "direct" not in f.term.takes:
                return []
        holders = doer(r, i)
        return _links(r, holders, target_at(r, past, end, set(holders)))
    holders = _from(r, past, end) or doer(r, i)
    return _links(r, holders, along(r, f, past, f.term.takes, set(holders)))


def _behind_doer(r: Reading, f: Found, doers: Phrase, end: int) -> list[Link]:
    """Return whom a verbal noun reaches behind the genitive that does it (رفض فلان الاتفاق).

    Where the genitive may as well be whom it reaches, only what stands right behind tells.
    """
    k, but = doers.past, set(actors(r, doers))
    parted = r.preposition(k) or r.tokens[k].startswith("و") or finite(r, k)
    told_of = f.term.thing or not f.term.genitive_object
    if "direct" in f.term.takes and told_of and not parted and (found := target_at(r, k, end, but)):
        return found
    if not f.term.genitive_object:
        return along(r, f, k, f.term.takes - {"direct"}, but)
    right_behind = "ل" in f.term.takes and (r.preposition(k) == "ل" or r.tokens[k] == "لما")
    return target_at(r, k, end, but) if right_behind else []


def undergoing(r: Reading, f: Found, i: int) -> int | None:
    """Return the verb whose subject an act reaches (حظي فلان بترحيب), None if there is none."""
    back = _FAR if f.prefix[-1:] in ("ب", "ل") else _NEAR
    near = range(max(r.clause_start(i), i - back), i)
    gained = i > 0 and r.tokens[i - 1] == "علي"
    found = (k for k in near if r.grammar("undergo", k) or (gained and r.grammar("gains", k)))
    return next(found, None)


def _undergone(r: Reading, f: Found, met: int | None, past: int, end: int) -> list[Link]:
    """Return an act told from its object's side: حظي فلان بدعم من فلان, استقبال لفلان في بلد."""
    k = past_adjectives(r, f.definite, past, end)
    agents = _from(r, k, end)
    if met is not None:
        behind = past_pronouns(r, min(met + 1, len(r.tokens) - 1))
        thing = [] if r.preposition(behind) or behind >= past else _counted(r, behind)
        reached = thing or [Link(None, one, "") for one in subject(r, met)[0]]
    else:
        reached = along(r, f, k, f.term.takes, set(agents))
    if not agents and f.term.host:
        agents = _host(r, past, {link.target for link in reached})
    return _links(r, agents, reached)


def _host(r: Reading, k: int, guests: set[str]) -> list[str]:
    """Return the state where somebody is received: in it, or on his way to it."""
    for m in range(k, min(len(r.tokens) - 1, k + _HOST_SPAN)):
        name = r.at.get(m)
        if not r.same_sentence(k, m):
            break
        if name and name.kind == "LOC" and name.form == "name" and r.is_free(m - 1):
            return [name.entity] if name.entity not in guests else []
    return []


def past_adjectives(r: Reading, whole: bool, k: int, end: int) -> int:
    """Return the first word behind the adjectives of the verbal noun that ends before word k.

    whole: whether the noun has the article
    """
    while k < end - 1 and k not in r.over and not r.is_free(k) and not r.breaks[k - 1]:
        definite = r.tokens[k].startswith("ال")
        if definite != whole or r.grammar("relatives", k) or r.grammar("openers", k):
            break
        if definite:
            k += 1
            continue
        extended = r.tokens[k + 1].startswith("ال") and not r.breaks[k]
        origin = k in r.at and r.at[k].form == "nisba"
        people = actor_at(r, k, end) is not None and not (
            k + 1 in r.at and r.at[k + 1].form == "nisba"
        )
        if origin or extended or r.preposition(k) or people or _named_next(r, k):
            break
        plain = bool(r.preposition(k + 1)) and adjectival("ال" + r.tokens[k])  # قصف عنيف على
        if not (plain or r.tokens[k].endswith(("ه", "ا", "ي"))) or finite(r, k):
            break
        k += 1
    return k


def _named_next(r: Reading, k: int) -> bool:
    """Return whether a name stands right behind word k, so that it is no adjective."""
    name = r.at.get(k + 1)
    return name is not None and not name.prefix and name.form != "nisba" and not r.breaks[k]


def _from(r: Reading, k: int, end: int) -> list[str]:
    """Return whose act a noun is by من behind it (دعم قوي من فلان)."""
    if k < end - 1 and r.tokens[k] == "من":
        agent = phrase_of(r, k + 1 + r.agent_phrase(k), end)
        if agent is not None and may_do(r, agent):
            return actors(r, agent)
    return []


def _in_relative(r: Reading, f: Found, k: int, links: frozenset[str]) -> list[Link]:
    """Return who does to whom what a noun names by a relative clause (الحرب التي شنها على)."""
    verb = next((m for m in range(k + 1, min(len(r.tokens), k + 3)) if finite(r, m)), None)
    if verb is None:
        return []
    holders, past = subject(r, verb)
    return _links(r, holders, along(r, f, max(past, verb + 1), links, set(holders)))


def escaped(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    """Return who warns of an act against somebody: he is for its object (حذر من رفض الاتفاق)."""
    if f.term.role != "noun" or f.term.polarity >= 0 or f.owned or not f.term.genitive_object:
        return []
    if not i or not r.grammar("dangers", i - 1) or "direct" not in f.term.takes:
        return []
    holders = r.acts[-1][1] if r.acts and r.same_sentence(r.acts[-1][0], i) else []
    return [
        Link(h, t.target, "act", -r.relation * t.share)
        for h in holders
        for t in phrase_at(r, j + 1, min(end, j + _NEAR))[-1:]
    ]
