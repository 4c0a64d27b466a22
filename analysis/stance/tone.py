"""Tone: whom a judging word means where it stands in no phrase with a name.

A speaker who says that a decision is a crime, or that a government failed, judges it wherever
the word stands in his clause: the judged is what he describes (وصف … بأنه), else the subject of
his clause, else the name nearest to the word.
"""

from analysis.stance.clauses import Reading
from analysis.stance.noun_phrases import phrase_of
from analysis.stance.nouns import actor_at, bare, noun_at
from analysis.stance.phrases import (
    Link,
    dissident,
    gender,
    governed,
    offices_at,
    verb_gender,
)
from analysis.stance.predicates import (
    adjectival,
    ending_noun,
    equated,
    fought,
    heads_genitive,
    is_definite,
    mistaken,
    opening_noun,
    possessed,
    whole,
)
from analysis.stance.pronouns import antecedent
from analysis.stance.sides import accused
from analysis.stance.signs import OUTLET, Name
from analysis.stance.subjects import is_named, subject
from analysis.stance.terms import Found
from analysis.stance.verbs import finite

_REACH = 16
_OBJECT = 6
_AHEAD = 5
_OPENED = 5
_ADJECTIVES = 4
_PREDICATE = 5
_AT_WHOM = ("ل", "من", "ضد", "علي")
_PLAIN = 0.5
_OWNERS = ("ها", "هم", "نا")
_JUDGING = ("conduct", "deed", "quality", "epithet")


def judged(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return whom a judging word means by nearness, in a narrator's words only in an essay."""
    if f.term.section not in _JUDGING or not f.term.polarity or f.term.by_deed:
        return []
    if f.term.section == "conduct" and f.owned and not f.term.present and i and r.is_free(i - 1):
        return []  # بشأن تورطها: a noun
    if f.term.section == "conduct" and (f.term.needs or f.prefix.endswith(("ب", "ك", "ل"))):
        return []
    if f.term.section == "conduct" and subject(r, i)[0] and not accused(r, f, i):
        return []
    if f.term.section == "deed" and (f.term.needs or _an_evil(r, i) or fought(r, i)):
        return []
    if f.term.section == "deed" and (_related(r, j) or adjectival(r, i) or mistaken(r, f)):
        return []
    if f.term.section == "quality" and (possessed(r, f) or _no_adjective(r, f, i, j)):
        return []
    if f.term.equates or (f.term.section == "quality" and heads_genitive(r, f, i, j)):
        return []
    voice = r.voice(f.start, f.end)
    described = _described(r, f, i)
    if described is not None:
        return described
    holder = r.holder_of(i, voice)
    if holder != voice:
        return []  # in the object of an act, which says as much itself
    if holder == OUTLET and (not r.essay or abs(f.term.polarity) < _PLAIN or i in r.topics):
        return []
    if holder != OUTLET and (
        f.definite or f.term.role == "phrase" or " " in r.text[f.start : f.end]
    ):
        if (same := equated(r, f, i, j)) and same.entity not in (holder, voice):
            return [Link(holder, same.entity, f.term.section)]
    if f.term.section == "quality" and _of_governed(r, f, i):
        return []
    if f.term.section == "epithet" and f.definite and holder != OUTLET and i:
        people = None if f.prefix or r.breaks[i - 1] else ending_noun(r, i - 1)
        if people:
            return [Link(holder, people.entity, "epithet")]
    if f.term.section == "epithet":
        spoken = holder != OUTLET and abs(f.term.polarity) >= _PLAIN
        noun = noun_at(r, i, r.clause_end(i)) if spoken else None
        named = noun and noun.entity.startswith("ال")
        return [Link(holder, noun.entity, "epithet")] if noun and named else []
    if f.term.section == "quality" and f.definite:
        judging = holder != OUTLET and f.term.polarity < 0 and f.term.predicate
        noun = _qualified(r, i) if judging else None  # not of a situation: الأوضاع السيئة
        return [Link(holder, noun.entity, "quality", r.relation)] if noun else []
    if f.term.section == "deed" and r.preposition(i) in _AT_WHOM:
        return []
    if f.term.section == "deed" and (whose := _genitive(r, f, j)) is not None:
        return whose
    if f.term.section == "deed" and abs(f.term.polarity) < _PLAIN:
        return []  # a weak word judges only whose it is said to be
    own = {holder, voice, r.home(holder)} - {""}
    name = _subject(r, f, i, own, r.clause_start(i), holder != OUTLET or r.essay)
    if name is None and holder != OUTLET:
        name = _noun_subject(r, f, i)
    name = name or _ahead(r, f, j, own)
    if name is None and holder != OUTLET:
        name = _subject(r, f, i, own, 0, True)
    return [Link(holder, name.entity, f.term.section, r.relation)] if name else []


def _related(r: Reading, j: int) -> bool:
    """Return whether a relative clause behind word j tells of the deed itself (جرائم التي …)."""
    for k in range(j + 1, min(len(r.tokens), j + _ADJECTIVES)):
        if r.breaks[k - 1]:
            return False
        if r.grammar("relatives", k):
            return True
        if not r.tokens[k].startswith("ال"):
            return False
    return False


def _an_evil(r: Reading, i: int) -> bool:
    """Return whether word i names a thing that everybody is against, not a deed of somebody."""
    topic = r.topics.get(i)
    return topic is not None and topic.entity in r.appraisal.topic_polarity


def _genitive(r: Reading, f: Found, j: int) -> list[Link] | None:
    """Return whose deed it is by its genitive: people (بطش التنظيم), or nobody (جرائم الحرب)."""
    if f.definite or f.owned or j + 1 >= len(r.tokens) or r.breaks[j] or r.is_free(j + 1):
        return None
    if not r.tokens[j + 1].startswith("ال") or j + 1 in r.over:
        return None
    people = actor_at(r, j + 1, r.clause_end(j)) if not f.term.patient else None
    return [Link(None, people.entity, "deed")] if people else []


def _no_adjective(r: Reading, f: Found, i: int, j: int) -> bool:
    """Return whether an indefinite word is a noun (متمردا كرديا, تنفذ مهمة) or tells how (بشكل)."""
    if f.definite or not i or r.breaks[i - 1]:
        return False
    following = r.at.get(j + 1) if j + 1 < len(r.tokens) and not r.breaks[j] else None
    if following and following.form == "nisba" and dissident(r, i):
        return True
    if f.term.predicate or f.prefix.endswith("ب"):
        return False
    before = r.tokens[i - 1]
    if r.tokens[i].endswith("يا") and not before.endswith("ا"):
        low = max(r.clause_start(i), r.said_from(i))
        if not any(r.grammar("copulas", k) or r.regards[k] for k in range(low, i)):
            return True  # دور فلان تاريخيا: when, not what
    if f.term.polarity > 0 and r.grammar("manners", i - 1):
        return True
    agrees = before.endswith(("ه", "ات", "ت")) or before.startswith("ال") or i - 1 in r.over
    known = agrees or r.grammar("copulas", i - 1) or any(
        other.term.section == "negator" and other.last == i - 1
        for other in r.modifiers_near(f.start, f.end)
    )  # fmt: skip
    return f.ending == "ه" and i == j and not known


def _of_governed(r: Reading, f: Found, i: int) -> bool:
    """Return whether an indefinite adjective is of a noun behind a preposition (بجروح خطرة)."""
    k = i - 1
    if f.definite or f.first != f.last or k < 1 or any(r.breaks[k - 1 : i]) or k in r.over:
        return False
    token = bare(r, k)[0]
    if f.prefix.lstrip("و") or token.startswith("ال") or r.grammar("manners", k) or r.is_free(k):
        return False
    if token.endswith(_OWNERS) or r.text[r.spans[k][1] - 1] == "ه":
        return False  # في شأن بلاده مرفوض
    if r.grammar("openers", k) or r.grammar("copulas", k) or finite(r, k):
        return False
    return bool(r.preposition(k)) or r.is_free(k - 1)


def _qualified(r: Reading, i: int) -> Name | None:
    """Return the noun that the adjective at word i agrees with."""
    k = i - 1
    while k > max(0, i - _ADJECTIVES) and not r.breaks[k] and k in r.qualities:
        k -= 1
    noun = noun_at(r, k, k + 1) if k >= 0 and not r.breaks[k] else None
    return noun if noun and noun.entity.startswith("ال") else None


def aside(r: Reading, i: int) -> Name | None:
    """Return whose doing a phrase apart from its sentence judges (في خطوة تاريخية، وقف فلان)."""
    for k in range(i - 1, max(-1, i - _OPENED), -1):
        if r.breaks[k] or k in r.over:
            return None
        if r.tokens[k] not in ("في", "وفي"):
            continue
        if k and not r.breaks[k - 1]:
            return None
        for m in range(k - 1, max(-1, k - _REACH), -1):
            if not r.same_sentence(m, i):
                break
            name = r.over.get(m)
            if name and name.form != "nisba" and not governed(r, name):
                return name
        end = next((m for m in range(i, min(len(r.tokens), i + _REACH)) if r.breaks[m]), 0)
        if not end or not r.same_sentence(i, end) or end + 1 >= len(r.tokens):
            return None
        names = [n for n in r.names_in(end + 1, end + _AHEAD + 3) if not governed(r, n)]
        names = [n for n in names if n.kind != "TOPIC" and n.form != "nisba"]
        persons = [n for n in names if n.kind == "PER" and r.same_sentence(end, n.first)]
        return next(iter(persons or names), None)
    return None


def _described(r: Reading, f: Found, i: int) -> list[Link] | None:
    """Return what is described by the word at i (وصف القرار بأنه جائر); None if nothing is."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        if not r.same_sentence(k, i):
            return None
        pronoun = r.regards[k]
        if not pronoun:
            continue
        if k and r.tokens[k - 1] == "ما":
            return None
        holder = r.voice(*r.spans[i])
        holders = [holder]
        told = next((m for m in range(k + 1, i + 1) if _with_bi(r, m)), i)
        marked = told < i or f.prefix[-1:] == "ب"
        begins = k if not marked else told
        if not r.grammar("openers", told) and _beyond(r, begins, i):
            return None
        if holder == OUTLET:  # يعتبر without ب is often passive
            told_by = subject(r, k)[0] if marked and finite(r, k) else []
            holders = told_by or r.acted_before(i)
        if not holders:
            return None
        if pronoun == "-" and told < i and r.tokens[k + 1].startswith("ايا"):
            pronoun = r.tokens[k + 1]
        if pronoun != "-":
            if k > 1 and r.grammar("relatives", k - 1):  # الاتفاق الذي وصفه بأنه جيد
                told_of = r.over.get(k - 2) or r.topics.get(k - 2)
                if told_of:
                    return [Link(holders[0], told_of.entity, "quality")]
            who = antecedent(r, k, pronoun, set(holders))
            return [Link(holders[0], who.entity, "quality", r.relation)] if who else None
        opened = [m + 1 for m in range(k + 1, told) if r.grammar("openers", m)]
        k = opened[-1] - 1 if opened else k
        if not opened and (what := _object(r, k, told, holders, marked)):
            return [Link(holders[0], what, "quality", r.relation)]
        names = [n for n in r.names_in(k + 1, told) if n.entity not in holders]
        if names:
            return [Link(holders[0], names[-1].entity, "quality", r.relation)]
        nouns = [n for m in range(k + 1, told) if (n := noun_at(r, m, told)) and not n.prefix]
        nouns = [n for n in nouns if n.entity.startswith("ال")]
        return [Link(holders[0], nouns[0].entity, "quality")] if nouns else None
    return None


def _beyond(r: Reading, k: int, i: int) -> bool:
    """Return whether word i stands beyond the phrase that begins behind word k."""
    if any(r.breaks[k:i]):
        return True
    return any(r.grammar("relatives", m) or finite(r, m) for m in range(k + 1, i))


def _with_bi(r: Reading, m: int) -> bool:
    """Return whether word m tells what something is described as (بأنه جائر, بالجائر)."""
    return r.preposition(m) == "ب" or (r.grammar("openers", m) and r.tokens[m].startswith("بان"))


def _object(r: Reading, k: int, end: int, holders: list[str], marked: bool) -> str:
    """Return what the verb at word k describes, past its subject (وصف فلان لقاءه مع فلان بأنه)."""
    after = k + 1
    for _ in range(2):
        phrase = phrase_of(r, after, end)
        if phrase is None or phrase.head.prefix or r.preposition(phrase.first):
            return ""
        if phrase.head.kind == "NOUN" and not phrase.head.entity.startswith("ال"):
            if not (marked and is_definite(phrase.head)):
                return ""
        if phrase.head.entity not in holders and not offices_at(r, phrase.head.first):
            names = r.names_in(phrase.first, phrase.past)  # الخطوة الفرنسية: whose it is
            return names[0].entity if names else phrase.head.entity
        after = phrase.past
    return ""


def _subject(r: Reading, f: Found, i: int, own: set[str], start: int, spoken: bool) -> Name | None:
    """Return the nearest name before word i in what is said that nothing governs."""
    start = max(start, r.said_from(i), i - _REACH)
    for k in range(i - 1, start - 1, -1):
        if not r.same_sentence(k, i):
            return None
        name = r.over.get(k) or (r.topics.get(k) if spoken else None)
        if name is None or name.entity in own or governed(r, name):
            continue
        if name.entity in r.appraisal.topic_polarity or _is_object(r, name):
            continue
        if f.term.section == "conduct" and {gender(r, name), verb_gender(r, f)} == {"m", "f"}:
            continue
        return whole(r, name) if spoken else name
    return None


def _is_object(r: Reading, name: Name) -> bool:
    """Return whether a name is what a verb's subject does something to (منحت الحملة فلانا)."""
    for k in range(name.first - 1, max(-1, name.first - _OBJECT), -1):
        if r.breaks[k] or r.grammar("openers", k) or r.grammar("relatives", k):
            return False
        if finite(r, k):
            if r.grammar("copulas", k) or r.regards[k]:
                return False
            past = subject(r, k)[1]
            behind = name.first >= past and is_named(r, k)
            return behind and all(offices_at(r, m) for m in range(past, name.first))
    return False


def _ahead(r: Reading, f: Found, j: int, own: set[str]) -> Name | None:
    """Return the name behind a word in its clause, unless a preposition makes it a victim."""
    if f.term.patient:
        return None
    for k in range(j + 1, min(r.clause_end(j), j + _AHEAD)):
        name = r.at.get(k)
        if name is None:
            if r.preposition(k):
                return None
            continue
        if name.kind == "TOPIC" or name.entity in own:
            continue
        return None if name.prefix else name
    return None


def _noun_subject(r: Reading, f: Found, i: int) -> Name | None:
    """Return the noun phrase that opens the clause of word i: near by, or a word with article."""
    noun = opening_noun(r, i)
    if noun is None or noun.entity.startswith("ال"):
        return noun
    return noun if f.term.section == "quality" and i - noun.last <= _PREDICATE else None
