"""Judgements: whom a word judges in a speaker's own mouth.

A verb of conduct judges its subject, a deed its doer, a quality the noun it agrees with, an
epithet the name beside it.
"""

from collections.abc import Callable

from analysis.stance.acts import act
from analysis.stance.bonds import affect, foster, prospect
from analysis.stance.calls import call
from analysis.stance.clauses import Reading
from analysis.stance.noun_phrases import phrase_of
from analysis.stance.nouns import actor_at
from analysis.stance.phrases import (
    Link,
    bare_names,
    dissident,
    governed,
    heads,
    name_before,
    offices_at,
    past_pronouns,
)
from analysis.stance.predicates import equated, fought, heads_genitive, mistaken, possessed, whole
from analysis.stance.pronouns import antecedent
from analysis.stance.relatives import resumes
from analysis.stance.sides import accused
from analysis.stance.signs import CLAUSE, Name
from analysis.stance.subjects import actors
from analysis.stance.terms import Found
from analysis.stance.verbs import finite

_OWNED = ("ها", "هم")
_DEED_SPAN = 8
_ADJECTIVES = 5
_OF_DEED = 3
_NISBA = ("ي", "يه", "يين", "يون")  # الإرهابي: an adjective
_LISTED = 8
_VICTIM = 7
_DEEP = 4
_AT_WHOM = ("علي", "ضد", "بحق", "تجاه")


def conduct(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return whom a verb of conduct judges: its subject."""
    if f.prefix.endswith(("ب", "ك")):
        return []
    if f.term.needs and not any(
        need in token for need in f.term.needs for token in r.tokens[j + 1 : j + 7]
    ):
        return []
    share = 1.0
    if f.term.by_deed:
        share = 0.0 if f.owned else _deed_done(r, j)
    if not share:
        return []
    if f.owned and not f.term.present:
        return []
    return [Link(None, one, "conduct", share) for one in accused(r, f, i, share)]


def _deed_done(r: Reading, j: int) -> float:
    """Return the polarity of the deed that a verb's object names, 0 if it names none."""
    for k in range(j + 1, min(r.clause_end(j), j + 6)):
        for found in (r.deeds.get(k), r.qualities.get(k)):
            if found and found.term.polarity and k not in r.over:  # ماكرون is no ماكر
                return 0.0 if found.owned or fought(r, k) else found.term.polarity
        if r.is_free(k):
            return 0.0
    return 0.0


def deed(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return whose deed a noun names, and the doer's stance to whom it is done to."""
    if mistaken(r, f) or (
        f.ending in _NISBA and not r.grammar("relatives", min(j + 1, len(r.tokens) - 1))
    ):
        return []
    doers = _doers(r, f, i, j)
    voice = r.voice(f.start, f.end)
    if f.term.polarity >= 0 or f.term.patient or not doers or r.holder_of(i, voice) != voice:
        return doers  # in what somebody condemns it is named in his words
    but = {link.target for link in doers}
    victims = [v for v in _victims(r, f, j) if r.home(v.target) not in map(r.home, but)]
    return doers + [
        Link(d.target, v.target, "act", v.share) for d in doers for v in victims if d.share > 0
    ]


def _victims(r: Reading, f: Found, j: int) -> list[Link]:
    """Return to whom a wrong is done (عدوان فلان على فلان, تدخلاتهم في اليمن)."""
    end = min(r.clause_end(j), j + 1 + _VICTIM)
    for k in range(j + 1, end):
        if r.grammar("relatives", k):
            return []
        link = r.preposition(k)
        if link in _AT_WHOM or link in f.term.takes:
            first = k + 1 if len(link) > 1 else k
            names = [n for n in r.names_in(first, min(end, first + _DEEP)) if n.kind != "TOPIC"]
            return [Link(None, names[0].entity, "", r.relation)] if names else []
        if link and k not in r.at:
            return []
    return []


def _doers(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return whose deed a noun names: genitive, nisba, or behind من قبل; not its victim."""
    if not f.term.polarity:
        return []
    if f.term.needs and f.term.needs[0] not in r.tokens[j + 1 : min(r.clause_end(j), j + 6)]:
        return []
    if f.owned:
        who = antecedent(r, i, f.ending, {r.voice(f.start, f.end)})
        return [Link(None, who.entity, "deed", r.relation)] if who and not f.term.patient else []
    follower = r.deeds.get(j + 1)
    patient = f.term.patient or (follower is not None and follower.term.patient)
    end = min(r.clause_end(j), j + _DEED_SPAN)
    for k in range(j + 1, end):
        name = r.at.get(k)
        if r.agent_phrase(k):
            names = bare_names(r, k + 2, end)
            return [Link(None, n.entity, "deed") for n in names[:1] if n.kind != "TOPIC"]
        if r.grammar("relatives", k):
            return [Link(None, one, "deed") for one in ([] if fought(r, i) else _doing(r, k + 1))]
        if name and name.kind != "TOPIC":
            named = name.form == "name" and (f.definite or patient)
            his = name.preposition == "ل" and f.definite and not f.term.to_victim
            if his and k <= j + 3:
                return [Link(None, name.entity, "deed", r.relation)]
            if name.preposition or k > j + 3 or named:
                return []
            return [Link(None, n.target, "deed", n.share) for n in heads(r, name, k, end)]
        if r.preposition(k):
            rest = [m for m in range(k + 1, end) if r.agent_phrase(m)]
            names = bare_names(r, rest[0] + 2, end) if rest else []
            return [Link(None, n.entity, "deed") for n in names[:1] if n.kind != "TOPIC"]
    return []


def _doing(r: Reading, i: int) -> list[str]:
    """Return who does the deed of which the relative clause at word i tells (التي يرتكبها فلان)."""
    if i >= len(r.tokens) or i in r.over or not resumes(r, i, r.tokens[i]):
        return []
    forms = r.appraisal.word(r.tokens[i]).forms
    if any(form.term.section == "act" and form.term.polarity < 0 for form in forms):
        return []  # الإرهاب الذي يحاربه فلان
    after = past_pronouns(r, i + 1)
    who = phrase_of(r, after, len(r.tokens)) if not any(r.breaks[i:after]) else None
    if who is None or who.head.prefix:
        return []
    if who.head.kind == "NOUN":  # مليشيات الحوثيين: whose they are
        names = [n for n in r.names_in(who.first, who.past) if not governed(r, n)]
        if named := [n.entity for n in names if n.form != "nisba" and n.kind != "TOPIC"]:
            return named
    return actors(r, who)


def epithet(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return who is named by an epithet: the name beside it."""
    for k in (j + 1, j + 2):
        name = r.at.get(k)
        if name and not name.prefix and name.kind != "TOPIC":
            end = min(r.clause_end(k), k + 6)
            return [Link(None, n.target, "epithet") for n in heads(r, name, k, end)]
        if k >= len(r.tokens) or not offices_at(r, k) or r.breaks[k - 1]:
            break
    before = r.over.get(i - 1) if not f.prefix else None
    if before and f.definite and not r.breaks[i - 1] and before.form == "name":
        return [Link(None, before.entity, "epithet")]
    return [] if f.definite else _predicate(r, f, i)


def quality(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return whom an adjective judges: the noun it agrees with, or its sentence's subject."""
    if f.term.equates:
        same = equated(r, f, i, j)
        return [Link(None, same.entity, "quality")] if same else []
    if possessed(r, f) or (not f.definite and i and r.grammar("manners", i - 1)):
        return []
    after = r.at.get(j + 1) if j + 1 < len(r.tokens) and not r.breaks[j] else None
    if after and after.kind == "TOPIC":
        after = None
    if after and after.form == "nisba" and dissident(r, i):
        return []
    if heads_genitive(r, f, i, j):
        return []
    if examples := _such_as(r, f, i, j):
        return examples
    if f.definite:
        k = i - 1
        while k > max(0, i - _ADJECTIVES) and not r.breaks[k] and k in r.qualities:
            k -= 1
        known = r.over.get(k) or r.topics.get(k)
        # فلان والمخلوع: another than he; لقاءه مع فلان بالإيجابي: no adjective of his
        listed = (f.prefix.startswith("و") and k == i - 1) or f.prefix[-1:] in ("ب", "ل", "ك")
        before = known if k >= 0 and not r.breaks[k] and not listed else None
        if (
            after
            and not after.prefix
            and (after.form == "nisba" or r.grammar("titles", max(0, k)) or after.kind == "PER")
        ):
            return [Link(None, after.entity, "quality")]
        if before:
            if _of_many(f) and before.joined and before.kind != "TOPIC":
                return [Link(None, n.entity, "quality") for n in _list_before(r, before)]
            share = r.relation if before.form == "nisba" else 1.0
            verb = next((m for m in range(before.first - 1, max(-1, i - 9), -1)
                         if r.grammar("regards", m)), None)  # fmt: skip
            return [Link(_regarding(r, verb, before), before.entity, "quality", share)]
        owned = r.tokens[k].endswith(_OWNED) and k not in r.over and len(r.tokens[k]) > 3
        if owned and k == i - 1 and not r.tokens[k].startswith("ال"):
            who = antecedent(r, k, r.tokens[k], {r.voice(f.start, f.end)})
            return [Link(None, who.entity, "quality", r.relation)] if who else []
        if after and after.preposition == "ل":
            return [Link(None, after.entity, "quality", r.relation)]
        return []
    return _predicate(r, f, i)


def _of_many(f: Found) -> bool:
    """Return whether an adjective is of several (داعش والنصرة الإرهابيين)."""
    return f.ending in ("ين", "ون", "ان", "تين", "تان")


def _such_as(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return the groups named as examples of bad ones (الجماعات الإرهابية مثل فلان وفلان)."""
    if not i or r.breaks[i - 1] or f.term.section != "quality" or not f.term.predicate:
        return []
    k = j + 1
    while k < min(len(r.tokens), j + _LISTED) and k in r.qualities and not r.breaks[k - 1]:
        k += 1
    such = k < len(r.tokens) and r.grammar("such_as", k)
    if not such and not (f.definite and _plural_band(r, i - 1)):
        return []
    k += such
    if f.term.polarity < 0 and k + 1 in r.at and k not in r.over:
        k += actor_at(r, k, k + 1) is not None  # مثل تنظيم فلان
    name = r.at.get(k)
    if name is None or name.prefix or name.form != "name" or name.kind == "LOC":
        return []
    return [Link(None, n.entity, "quality") for n in _list_behind(r, name)]


def _plural_band(r: Reading, k: int) -> bool:
    """Return whether word k is a plural of people or bodies (المنظمات, العناصر)."""
    token = r.tokens[k].lstrip("وبل")
    plural = token.startswith("ال") and token.endswith(("ات", "ون", "ين")) and k not in r.over
    return plural and actor_at(r, k, k + 1) is not None


def _list_behind(r: Reading, name: Name) -> list[Name]:
    """Return a name and those that و adds to it."""
    names = [name]
    while (k := names[-1].last + 1) < len(r.tokens) and len(names) < _LISTED:
        k += r.tokens[k] == "و" and k + 1 < len(r.tokens)
        other = r.at.get(k)
        if other is None or not r.same_sentence(name.first, k) or other.form != "name":
            break
        if not (other.joined or r.tokens[k - 1] == "و" or r.breaks[k - 1] == CLAUSE):
            break
        names.append(other)
    return [n for n in names if n.kind != "TOPIC"]


def _list_before(r: Reading, name: Name) -> list[Name]:
    """Return a name and those that it is added to by و."""
    names = [name]
    while names[-1].first and (names[-1].joined or r.tokens[names[-1].first - 1] == "و"):
        k = names[-1].first - 1
        k -= r.tokens[k] == "و"
        other = r.over.get(k)
        if other is None or other.kind != name.kind or other.form != "name":
            break
        names.append(other)
    return [n for n in names if n.kind != "TOPIC"]


def _predicate(r: Reading, f: Found, i: int) -> list[Link]:
    """Return the subject of a sentence without a verb, or with كان, يعتبر … (دولة مارقة)."""
    low = max(0, i - 9)
    head = i if f.term.section == "epithet" or i - 1 in r.over else i - 1
    if head < 1 or (head not in r.over and r.preposition(head)) or r.is_free(head - 1):
        return []
    voice = r.voice(f.start, f.end)
    copula = next((k for k in range(i - 1, low - 1, -1) if r.grammar("copulas", k)), None)
    near_names = [r.over.get(k) or r.topics.get(k) for k in range(i - 1, low - 1, -1)]
    subjects = [
        n
        for n in near_names
        if n and (n.form != "nisba" or _of_deed(r, n)) and not governed(r, n) and n.entity != voice
    ]
    if subjects and not f.term.predicate and subjects[0].kind != "TOPIC":
        return []
    if not subjects or not r.same_sentence(subjects[0].last, i):
        return []
    subject = subjects[0]
    reach = _OF_DEED if subject.form == "nisba" else 1
    near = i - 2 <= subject.last and r.clause_start(subject.first) >= subject.first - reach
    if near and f.term.section == "quality" and _object_or_manner(r, f, subject, i):
        near = False  # منحت فلانا فرصة; دور فلان تاريخيا كان
    if near or copula is not None:
        return [Link(_regarding(r, copula, subject), whole(r, subject).entity, "quality")]
    return []


def _object_or_manner(r: Reading, f: Found, subject: Name, i: int) -> bool:
    """Return whether an indefinite word behind a name is a verb's object or tells how or when."""
    before = subject.first - 1
    verb = before >= 0 and not r.breaks[before] and finite(r, before)
    if verb and not r.grammar("copulas", before):
        return True
    return f.ending == "ا" and not verb


def _of_deed(r: Reading, name: Name) -> bool:
    """Return whether an adjective tells whose a deed is (تصريحات القيادات الإيرانية)."""
    return any(k in r.deeds for k in range(max(0, name.first - _OF_DEED), name.first))


def _regarding(r: Reading, copula: int | None, subject: Name) -> str | None:
    """Return who regards the subject as it is said (تعتبر روسيا التنظيم إرهابيا)."""
    if copula is None or not r.grammar("regards", copula):
        return None
    if r.tokens[copula].lstrip("و")[:1] == "م":  # معتبرا: who spoke or acted last
        return r.last_speaker(r.starts[copula]) or next(iter(r.acted_before(copula)), None)
    between = [n for n in bare_names(r, copula + 1, subject.first) if n.kind != "TOPIC"]
    if between and between[0].form != "nisba":
        return between[0].entity
    prior = name_before(r, copula) if subject.first > copula else None
    fits = prior and prior.form != "nisba" and prior.kind != "TOPIC"
    return prior.entity if prior and fits and prior.entity != subject.entity else None


def naming(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return whom a name that is a judgement stands for."""
    links = [Link(None, f.term.entity, "epithet")]
    following = r.at.get(j + 1)
    if following and following.joined and following.kind != "TOPIC" and not r.breaks[j]:
        links.append(Link(None, following.entity, "epithet"))
    return links


FINDERS: dict[str, Callable[[Reading, Found, int, int], list[Link]]] = {
    "naming": naming,
    "call": call,
    "foster": foster,
    "act": act,
    "affect": affect,
    "conduct": conduct,
    "deed": deed,
    "epithet": epithet,
    "quality": quality,
    "prospect": prospect,
}
