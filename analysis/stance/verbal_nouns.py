"""Verbal nouns of acts: whose support, accusation or refusal a text speaks of.

A verbal noun names its agent as its genitive, behind من, in a relative clause, or not at all:
then it is the clause's subject, who speaks, or who asks for the act.
"""

from analysis.stance.appraisal import Found
from analysis.stance.clauses import Reading
from analysis.stance.doers import doers
from analysis.stance.nouns import actor_at
from analysis.stance.phrases import (
    Link,
    bare_names,
    definite,
    governed,
    groups,
    holder_of,
    name_before,
    offices_at,
    past_pronouns,
    phrase_at,
    preposition_place,
)
from analysis.stance.pronouns import antecedent
from analysis.stance.relatives import told_of
from analysis.stance.signs import OUTLET, Name

_NOUN_SPAN = 6
_VERB_SPAN = 14
_OPENING = 3
_WITHIN = ("في", "لدي", "داخل")
_AGENT_SPAN = 8
_URGED = 8
_HOST_SPAN = 12
_ADJECTIVES = 2


def links(holders: list[str], targets: list[Link], rule: str = "act") -> list[Link]:
    return [Link(h, t.target, rule, t.share) for h in holders for t in targets]


def implied(r: Reading, f: Found, i: int) -> list[str]:
    """Return the holder of an act whose agent is not beside it: who reports, who acted last."""
    if f.term.role == "noun" and f.prefix.endswith("ب") and not _pledged(r, i):
        return []  # اتهم فلانا بدعم فلان: the act is the accused's
    if f.term.role == "verb" and f.ending in ("ون", "وا", "و"):
        return []
    voice = r.voice(f.start, f.end)
    who = r.reported_by(f) or (voice if voice != OUTLET else "")
    return [who] if who else r.acted_before(i)


def _pledged(r: Reading, i: int) -> bool:
    """Return whether a verbal noun at word i is what somebody pledges or asks for."""
    return any(r.grammar("pledges", k) for k in range(max(r.clause_start(i), i - 5), i))


def escaped(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    """Return who warns of an act against somebody: he is for its object (حذر من رفض الاتفاق)."""
    if f.term.role != "noun" or f.term.polarity >= 0 or f.owned or not f.term.genitive_object:
        return []
    if not i or not r.grammar("dangers", i - 1):
        return []
    holders = r.acts[-1][1] if r.acts and r.same_sentence(r.acts[-1][0], i) else []
    return [
        Link(h, t.target, "act", -r.relation * t.share)
        for h in holders
        for t in phrase_at(r, j + 1, min(end, j + _NOUN_SPAN))[-1:]
    ]


def verbal_noun(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    k = preposition_place(r, j + 1, min(end, j + _NOUN_SPAN), f.term.takes)
    owned = f.owned
    adjective = definite(r, j + 1)
    if (
        owned
        and "direct" in f.term.takes
        and not adjective
        and not r.preposition(min(j + 1, end - 1))
    ):
        return links(subject_of_noun(r, f, i), phrase_at(r, j + 1, min(end, j + _NOUN_SPAN)))
    if provided := _provided(r, f, j, end):
        return provided
    agents, past = _agents_behind(r, j, end)
    if agents or _undergoing(r, i) is not None:
        return _undergo(r, f, i, j, agents, past)
    genitive = f.term.genitive_object and not owned and j + 1 in r.at
    if k is not None and genitive and r.preposition(k - 1 if k - 1 > j + 1 else k) != "ل":
        k = None  # عزل فلان على الساحة: the genitive is the object
    if k is None and not owned and "direct" in f.term.takes:
        both = groups(r, bare_names(r, j + 1, min(end, j + _AGENT_SPAN)), offices_at(r, j + 1))
        agent = both[0][0] if len(both) > 1 else None
        named = agent and agent.kind != "TOPIC" and agent.form != "nisba"
        if named and both[1][0].form != "nisba" and not both[1][0].joined:
            objects = [Link(None, n.entity, "") for n in both[1]]  # معارضة فلان الاتفاق
            return links([holder_of(r, n) for n in both[0]], objects)
    if k is None:
        if (
            not f.term.genitive_object
            or owned
            or f.definite
            or (f.prefix.endswith("ب") and not _pledged(r, i) and not doers(r, f, i))
            or r.is_free(j + 1 if j + 1 < end else j)
            or (f.term.thing and j + 1 not in r.topics)
        ):
            return []
        return links(subject_of_noun(r, f, i), phrase_at(r, j + 1, min(end, j + 5)))
    names = [name for name in bare_names(r, j + 1, k) if name.kind != "TOPIC"]
    if f.term.explicit and not names and not owned and not doers(r, f, i):
        return []
    if j + 1 < end and r.grammar("own_country", j + 1):
        holders = implied(r, f, i)
    elif names and not owned:
        holders = [
            n.entity if _adjective(r, f, j, n) else holder_of(r, n)
            for n in groups(r, names, offices_at(r, j + 1))[0]
        ]
    elif not (owned or f.definite or f.term.needs) and k > j + 1 and definite(r, j + 1):
        holders = [r.surface(j + 1, k - 1 if r.preposition(k) else k - 2)]
    else:
        holders = subject_of_noun(r, f, i)
    targets = phrase_at(r, k, end)
    if not holders and f.term.host:
        holders = _host(r, j, {t.target for t in targets})
    return links(holders, targets)


def _adjective(r: Reading, f: Found, j: int, name: Name) -> bool:
    """Return whether a name is an adjective of the act itself (الضربات الجوية التركية)."""
    between = [r.tokens[k].startswith("ال") == f.definite for k in range(j + 1, name.first)]
    return name.form == "nisba" and len(between) <= _ADJECTIVES and all(between)


def _agents_behind(r: Reading, j: int, end: int) -> tuple[list[str], int]:
    """Return whose act a noun is by من behind it, and the first word past them."""
    first = j + 1 + (j + 2 < end and not r.preposition(j + 1) and j + 1 not in r.over)
    if first >= end - 1 or r.tokens[first] != "من":
        return [], j + 1
    names = groups(r, bare_names(r, first + 1, min(end, first + _AGENT_SPAN)), False)
    if not names or names[0][0].first > first + 2:
        noun = actor_at(r, first + 1, end)
        return ([noun.entity], noun.last + 1) if noun and not noun.prefix else ([], j + 1)
    return [holder_of(r, n) for n in names[0]], names[0][-1].last + 1


def _provided(r: Reading, f: Found, j: int, end: int) -> list[Link]:
    """Return what a relative clause says of an act (الدعم الذي يقدمه فلان لفلان)."""
    relative = next((k for k in range(j + 1, min(len(r.tokens), j + _OPENING + 1))
                     if r.grammar("relatives", k)), None)  # fmt: skip
    if relative is None or not f.definite:
        return []
    end = min(r.clause_end(relative), relative + _VERB_SPAN)
    k = preposition_place(r, relative + 2, end, f.term.takes)
    if k is None:
        return []
    subject = groups(r, bare_names(r, relative + 2, k), offices_at(r, relative + 2))
    return links([holder_of(r, n) for n in subject[0]] if subject else [], phrase_at(r, k, end))


def _undergoing(r: Reading, i: int) -> int | None:
    """Return the verb whose subject an act reaches (حظي فلان بترحيب), None if there is none."""
    near = range(max(r.clause_start(i), i - _NOUN_SPAN), i)
    return next((k for k in near if r.grammar("undergo", k)), None)


def _undergo(r: Reading, f: Found, i: int, j: int, agents: list[str], past: int) -> list[Link]:
    """Return an act told from its object's side: اتهامات من فلان لفلان, حظي بدعم من فلان."""
    end = r.clause_end(j)
    k = preposition_place(r, past, min(end, past + _NOUN_SPAN), f.term.takes)
    targets = phrase_at(r, k, end) if k is not None else []
    if not targets and _undergoing(r, i) is not None:
        met = _undergoing(r, i)
        prior = told_of(r, met - 1) if met and r.grammar("relatives", met - 1) else None
        prior = prior or name_before(r, i)
        targets = [Link(None, prior.entity, "")] if prior else []
    return links(agents or _host(r, j, {t.target for t in targets}), targets)


def _host(r: Reading, j: int, guests: set[str]) -> list[str]:
    """Return the state where somebody is received: in it, or on his way to it."""
    for k in range(j + 1, min(len(r.tokens) - 1, j + _HOST_SPAN)):
        name = r.at.get(k)
        if not r.same_sentence(j, k):
            break
        if name and name.kind == "LOC" and name.form == "name" and r.is_free(k - 1):
            return [name.entity] if name.entity not in guests else []
    return []


def subject_of_noun(r: Reading, f: Found, i: int) -> list[str]:
    """Return who holds a verbal noun: its clause's subject, else who is implied."""
    if not f.term.said and (does := doers(r, f, i)):
        return does
    if reporter := r.reported_by(f):
        return [reporter]
    if f.prefix.endswith("ب") and not f.term.said and not f.owned and not _pledged(r, i):
        return []  # اتهم فلانا بإرسال: he is said to have sent
    if not f.owned and (urge := urged(r, i)) is not None:
        return _urger(r, f, urge)
    if i and r.tokens[i - 1] == "من" and not f.owned:
        return []  # حذره من رفض الاتفاق: the refusal would be his
    prior = name_before(r, i) if f.term.role == "noun" else None
    if prior and prior.joined and f.prefix.endswith("ل") and not f.owned:
        prior = _first(r, r.clause_start(i), prior)
    if prior and prior.form == "nisba" and not offices_at(r, prior.first - 1):
        prior = None
    voice = r.voice(f.start, f.end)
    if f.owned and voice != OUTLET and i - r.speech_start(i) <= 1:
        return [_thanked(r, f, i, voice) or voice]
    if f.owned:
        who = antecedent(r, i, f.ending, set())
        return [who.entity] if who else implied(r, f, i) or r.acted_in_sentence_before(i)
    if prior:
        return [holder_of(r, prior)]
    if voice != OUTLET and not f.term.said and i - r.speech_start(i) > _OPENING:
        if not r.names_in(max(r.clause_start(i), r.speech_start(i)), i):
            return [voice]
        return []  # thanks are the speaker's wherever he says them, support may be anybody's
    if acted := implied(r, f, i):
        return acted
    who = antecedent(r, i, "", set()) if i and not r.breaks[i - 1] else None
    return [who.entity] if who and not governed(r, who) else _plural_before(r, i)


def _first(r: Reading, start: int, prior: Name) -> Name:
    """Return the clause's first name that nothing governs, not the last of a list in it."""
    for name in r.names_in(start, prior.first):
        if name.form != "nisba" and name.kind != "TOPIC" and not governed(r, name):
            return name
    return prior


def _thanked(r: Reading, f: Found, i: int, voice: str) -> str:
    """Return whom a speaker names between himself and his words (شكر فلان فلانا على دعمه)."""
    thanked = antecedent(r, i, f.ending, {voice})
    speech = r.speech_at(f.start, f.end)
    if thanked is None or speech is None or governed(r, thanked):
        return ""
    between = speech.speaker_start < r.starts[thanked.first] < speech.start
    return thanked.entity if between else ""


def urged(r: Reading, i: int) -> int | None:
    """Return the word that asks somebody for the act (دعا فلانا إلى دعم, لإقناعه بدعم)."""
    for k in range(i - 1, max(r.clause_start(i), r.speech_start(i), i - _URGED) - 1, -1):
        if r.grammar("urging", k) or r.grammar("urgent", k):
            return k
    return None


def _urger(r: Reading, f: Found, k: int) -> list[str]:
    """Return who asks for an act: whose stance it is."""
    voice = r.voice(*r.spans[k])
    if voice != OUTLET:
        return [voice]
    if (reporter := r.voice(f.start, f.end)) != OUTLET:
        return [reporter]
    if (prior := name_before(r, k)) and prior.form != "nisba":
        return [holder_of(r, prior)]
    if r.grammar("urging", k):
        after = past_pronouns(r, k + 1)
        names = groups(r, bare_names(r, after, r.clause_end(k)), offices_at(r, after))
        if names:
            return [holder_of(r, n) for n in names[0]]
    who = antecedent(r, k, "", set())
    if who and not governed(r, who):
        return [who.entity]
    return r.acted_before(k) or _plural_before(r, k)


def _plural_before(r: Reading, i: int) -> list[str]:
    """Return the people who are the sentence's subject (متظاهرون): ون marks the nominative."""
    for k in range(i - 1, max(-1, i - _VERB_SPAN), -1):
        if not r.same_sentence(k, i):
            break
        token = r.tokens[k]
        if token.endswith("ون") and len(token) > 4 and k not in r.over and token[0] not in "يت":
            return [r.surface(k, _with_place(r, k, i))]
    return []


def _with_place(r: Reading, k: int, end: int) -> int:
    """Return the last word of a noun with the places it is of (مسؤولون في سيول وواشنطن)."""
    last = k
    if k + 1 < end and r.tokens[k + 1] in _WITHIN:
        name = r.at.get(k + 2)
        while name and name.last < end and (name.first == k + 2 or name.joined):
            last = name.last
            name = r.at.get(last + 1)
    return last
