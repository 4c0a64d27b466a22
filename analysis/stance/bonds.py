"""Stances to topics and bonds: who fosters them, who is glad of them, whom they worry.

Politics speaks less of persons than of what is between them. Who strengthens a bond is for
it, who says that it raises dangers is against it, and what worries somebody he is against.
"""

from analysis.stance.clauses import Reading
from analysis.stance.phrases import (
    Link,
    bare_names,
    gender,
    governed,
    groups,
    holder_of,
    name_before,
    verb_gender,
)
from analysis.stance.pronouns import subject_before
from analysis.stance.signs import BOTH, CLAUSE, OUTLET, Name
from analysis.stance.terms import Found
from analysis.stance.verbs import finite

_NEAR = 4
_FAR = 26
_ALARM_REACH = 14
_BEFORE = 12
_MET = 80
_PAIR = 2
_AFTER = 4
_TURNED = -1.2
_PRONOUNS = ("نا", "ني")


def partners(r: Reading, name: Name) -> list[Link]:
    """Return a bond as target, and those with whom it is."""
    others = [Link(None, entity, "", r.relation) for entity in r.partners.get(name.first, ())]
    return [Link(None, name.entity, ""), *others]


def foster(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return who strengthens or weakens a topic: the agent, in reported speech who speaks."""
    verb = f.term.role == "verb"
    if verb and f.prefix.endswith(("ب", "ك", "ل")):
        return []
    again = None if verb or not f.owned else _bond_before(r, i)
    k = again if again is not None else _topic_ahead(r, j, _FAR if verb else _NEAR)
    if k is None:
        return []
    topic = r.topics[k]
    if not verb and topic.form != "bond" and not _purposive(r, f, i):
        return []
    if topic.entity in r.appraisal.topic_polarity:
        return []
    spoken = r.voice(f.start, f.end) != OUTLET
    holders = [] if verb or spoken or f.term.polarity < 0 else _who_met(r, topic, i)
    if again is not None and not (holders or spoken):
        return []
    holders = holders or _fosterers(r, f, i, k)
    worry = f.term.polarity > 0 and _alarmed(r, i, r.voice(f.start, f.end))
    share = _TURNED if worry else 1.0
    targets = partners(r, topic)[: 1 if worry else None]
    links = [Link(h, t.target, "bond", share * t.share) for h in holders for t in targets]
    if holders:
        r.acts.append((i, [h for h in holders if h]))
    return [link for link in links if not _own(r, link)]


def _bond_before(r: Reading, i: int) -> int | None:
    """Return the word of the bond that a pronoun speaks of again (العلاقات وسبل تعزيزها)."""
    for k in range(i - 1, max(-1, i - _BEFORE), -1):
        if not r.same_sentence(k, i):
            return None
        if k in r.topics:
            return k if r.topics[k].form == "bond" else None
    return None


def persons_of_two(r: Reading, i: int) -> list[str]:
    """Return the two persons of two states named last before word i, in this sentence or two."""
    met: dict[str, str] = {}
    for k in range(i - 1, max(-1, i - _MET), -1):
        if r.sentence[k] < r.sentence[i] - 1:
            break
        name = r.at.get(k)
        if name and name.kind == "PER" and (home := r.home(name.entity)) and home not in met:
            met[home] = name.entity
        if len(met) == _PAIR:
            return list(met.values())
    return []


def _who_met(r: Reading, topic: Name, i: int) -> list[str]:
    """Return one person of each party to a bond, of whom this or the last sentence tells."""
    sides = r.sides.get(topic.entity, ())
    met: dict[str, str] = {}
    for k in range(i, max(-1, i - _MET), -1):
        if r.sentence[k] < r.sentence[i] - 1:
            break
        name = r.at.get(k)
        if name and name.kind == "PER" and (home := r.home(name.entity)) in sides:
            met[home] = name.entity
    return list(met.values()) if len(met) == len(sides) else []


def _own(r: Reading, link: Link) -> bool:
    """Return whether the partner of a bond is the holder himself or his own state."""
    holder = link.holder or ""
    return holder == link.target or bool(holder and r.home(holder) == r.home(link.target) != "")


def _purposive(r: Reading, f: Found, i: int) -> bool:
    """Return whether a noun says what is wanted, not what others do (لتعزيز, إلى تعزيز)."""
    wanted = f.prefix[-1:] in ("ل", "ب") or (i and r.grammar("purposes", i - 1))
    return bool(wanted)


def _topic_ahead(r: Reading, j: int, reach: int) -> int | None:
    """Return the word of the first topic behind word j in its sentence."""
    for k in range(j + 1, min(len(r.tokens), j + 1 + reach)):
        if not r.same_sentence(j, k) or (reach == _FAR and finite(r, k)):
            return None  # وقعت اشتباكات أودت بـ
        if k in r.topics:
            return k
        if r.grammar("openers", k) or (reach == _NEAR and k in r.over):
            return None
    return None


def _fosterers(r: Reading, f: Found, i: int, k: int) -> list[str]:
    voice = r.voice(f.start, f.end)
    speaker = [] if voice == OUTLET else [voice]
    if f.term.role == "verb":
        if (f.term.present and r.folded[f.start] in "نا") or f.ending == "نا":
            return speaker
        between = [n for n in r.names_in(i + 1, k) if n.form != "nisba" and not governed(r, n)]
        prior = None if f.prefix[:1] in ("و", "ف") else name_before(r, i)
        fits = prior and {gender(r, prior), verb_gender(r, f)} != {"m", "f"}
        if prior and fits and prior.kind != "TOPIC":
            agents = holder_of(r, prior).split(BOTH)
        else:
            agents = [e for n in between for e in n.entity.split(BOTH) if n.kind != "TOPIC"]
        return agents or speaker or r.acted_before(i)
    if speaker:
        # who speaks of a bond's destruction may blame it on others
        return speaker if f.term.polarity > 0 or _wanted(r, i) else []
    prior = name_before(r, i)
    if prior and prior.form != "nisba" and prior.kind != "TOPIC":
        return holder_of(r, prior).split(BOTH)
    if who := r.reported_by(f):
        return [who]
    if acted := r.acted_before(i):
        return acted
    return subject_before(r, i)


def _wanted(r: Reading, i: int) -> bool:
    """Return whether what a noun says is asked for or announced (دعا إلى قطع العلاقات)."""
    kinds = ("urging", "urgent", "pledges", "purposes")
    clause = range(max(r.clause_start(i), r.speech_start(i)), i)
    if r.tokens[i].startswith("ل") and any(r.tokens[k].startswith("سن") for k in clause):
        return True  # سنفعل كل شيء لتعطيل الاتفاق
    before = range(max(r.clause_start(i), i - _NEAR), i)
    return any(r.grammar(kind, k) for kind in kinds for k in before)


def _alarmed(r: Reading, i: int, voice: str) -> bool:
    """Return whether a word of danger stands in the clause, in speech in the sentence."""
    for k in range(max(0, i - _ALARM_REACH), min(len(r.tokens), i + _ALARM_REACH)):
        if k not in r.alarms:
            continue
        a, b = min(i, k), max(i, k)
        if r.same_clause(a, b) or (voice != OUTLET and r.same_sentence(a, b)):
            return True
    return False


def prospect(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return the topic of which a source says something good or bad: that of the clause."""
    voice = r.voice(f.start, f.end)
    holder = r.holder_of(i, voice)
    if holder == OUTLET:
        return []
    name = r.topics.get(i) or _topic_of(r, i, j)
    if name is None or name.entity in r.appraisal.topic_polarity:
        return []
    if name.form != "bond" and not r.appraisal.short.get(name.entity):
        return []  # of a right or a cause that is in danger nothing bad is said
    if f.term.polarity > 0 and _alarmed(r, i, voice):
        return []
    return [Link(holder, name.entity, "prospect")]


def _topic_of(r: Reading, i: int, j: int) -> Name | None:
    for k in range(i - 1, max(-1, i - _BEFORE), -1):
        if r.breaks[k] and not (r.breaks[k] == CLAUSE and k == i - 1):
            break
        if k in r.topics:
            return r.topics[k]
    for k in range(j + 1, min(len(r.tokens), j + 1 + _AFTER)):
        if r.breaks[k - 1]:
            break
        if k in r.topics:
            return r.topics[k]
    return None


def affect(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return whom something worries or pleases: the feeling one is the holder."""
    voice = r.voice(f.start, f.end)
    if f.ending.endswith(_PRONOUNS):
        holders = [] if voice == OUTLET else [voice]
    else:
        names = bare_names(r, j + 1, min(r.clause_end(j), j + 4))
        names = [n for n in names if n.kind != "TOPIC"]
        holders = [holder_of(r, n) for n in groups(r, names, False)[0]] if names else []
    if not holders:
        return []
    target = _cause(r, i, j)
    return [Link(h, target, "affect") for h in holders if target and h != target]


def _cause(r: Reading, i: int, j: int) -> str:
    """Return what worries: what هو explains behind it, else the clause's topic or subject."""
    if j + 1 < len(r.tokens) and r.tokens[j + 1] in ("هو", "هي"):
        for k in range(j + 2, min(r.clause_end(j + 1), j + 8)):
            if name := r.topics.get(k) or r.over.get(k):
                return name.entity
        return ""
    subject = ""
    for k in range(i - 1, max(-1, i - _FAR), -1):
        if not r.same_sentence(k, i):
            break
        if k in r.topics:
            return r.topics[k].entity
        name = r.over.get(k)
        if not subject and name and name.form != "nisba" and not governed(r, name):
            subject = name.entity
    return subject
