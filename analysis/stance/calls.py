"""Calls: who wants, demands, plans or fears what.

Who calls stands before his verb or behind it, but not whom he calls upon (دعا البرلمان إلى); what
he calls for stands behind the preposition that the call takes, or behind أن. For or against
what that is, `analysis.stance.matters` reads.
"""

from analysis.arabic import zipf
from analysis.stance.agents import last_agent, phrase_end, voicer
from analysis.stance.bonds import persons_of_two
from analysis.stance.clauses import Reading
from analysis.stance.matters import behind, matter, matters, verbal
from analysis.stance.noun_phrases import may_do, phrase_of, unknown
from analysis.stance.nouns import bare, noun_at
from analysis.stance.phrases import (
    Link,
    bare_names,
    governed,
    groups,
    holder_of,
    name_before,
    offices_at,
    past_pronouns,
)
from analysis.stance.predicates import is_definite, whole
from analysis.stance.pronouns import antecedent
from analysis.stance.signs import BOTH, OUTLET, Name
from analysis.stance.subjects import actors, doer, is_named, subject
from analysis.stance.terms import Found
from analysis.stance.told import told

_JOINED = ("ب", "ك", "ل")
_PLURAL = ("ون", "وا", "و")
_REACH = 14
_NEAR = 4
_ADDRESSEE = 9
_OBLIGED = 3
_WRONG = -0.8
_REFUSAL = "refusal"
_TURNING = ("will", "need", _REFUSAL)


def call(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return what a call is for or against: its holder to its matter."""
    if f.term.of == "deed":
        return [] if i in r.act_nouns else told(r, f, i, j)
    if _no_call(r, f, i):
        return []
    if f.term.of == "pair":
        return _agreed(r, f, i, j)
    if f.term.of == "fear":
        return _feared(r, f, i, j)
    if f.term.of == "amends":
        return _told_to_stop(r, f, i, j)
    if f.term.of == "purpose":
        return _purpose(r, f, i, j)
    holders, past = _caller(r, f, i, j)
    holders = [h for h in holders if h not in r.appraisal.grammar["vague"]]
    if not holders:
        return []
    found = _matter_place(r, f, past)
    if found is None:
        return []
    k, end = found
    but = set(holders)
    targets = list(matters(r, k, end, but, f.term.plain))
    if f.term.of == _REFUSAL:
        targets += _refused_too(r, f, k, end, but)
    if f.term.addressed or f.term.of == "need":
        targets += _addressed(r, past, k, but)
    if targets:
        r.acts.append((i, holders))
        r.called.update(range(k, end))
    return [Link(h, t.target, "call", t.share) for h in holders for t in targets if h != t.target]


def _no_call(r: Reading, f: Found, i: int) -> bool:
    """Return whether a form only looks like a call: سعي, كاملا, مطالب شعب, ما تريده."""
    if f.ending == "ي" and r.text[f.end - 1] == "ي":
        return True
    if f.prefix.endswith("ك") or (f.term.role == "verb" and f.prefix.endswith("ب")):
        return True
    if f.term.of == _REFUSAL and (f.owned or not f.term.present or not _negated(r, f, i)):
        return True
    if f.term.of == _REFUSAL and r.tokens[i - 1].endswith("لم"):
        return True  # لم يشارك: told, not refused
    if f.term.role == "phrase" and f.definite:
        return True
    if f.term.role == "participle" and (f.definite or not f.ending):
        return True
    if f.term.role == "noun" and f.definite and not f.owned and f.term.of != "purpose":
        link = r.preposition(min(f.last + 1, len(r.tokens) - 1))
        return (
            f.prefix not in ("", "و")
            or not link
            or link not in f.term.takes
            or not _voiced(r, f, i)
        )
    if f.term.role == "noun" and "direct" in f.term.takes and not f.term.of:
        return True  # طلب فلان: whose request it is, not what is requested
    if i and f.term.role == "verb" and r.tokens[i - 1] == "من":
        return True  # هناك من يريد
    if f.term.of not in _TURNING and _negated(r, f, i):
        return True  # لم يطلب: not against it
    return f.term.role == "verb" and f.owned and not f.term.addressed


def _voiced(r: Reading, f: Found, i: int) -> bool:
    """Return whether somebody is told to have the wish that a noun names (أكد الحرص على)."""
    spoken = r.voice(f.start, f.end) != OUTLET
    return spoken or bool(r.reported_by(f) or voicer(r, f, i))


def _negated(r: Reading, f: Found, i: int) -> bool:
    for other in r.modifiers_near(f.start, f.end):
        before = i - other.last
        if other.term.section == "negator" and before == 1:
            return r.same_clause(i - before, i)
    return False


def _caller(r: Reading, f: Found, i: int, j: int) -> tuple[list[str], int]:
    """Return who calls, and the first word past the call and him."""
    voice = r.voice(f.start, f.end)
    if f.term.of == "need":
        return ([voice] if voice != OUTLET else []), j + 1
    if f.term.role == "verb":
        return _subject(r, f, i, j)
    if f.term.role == "noun":
        holders, past = agents_of_noun(r, f, i, j)
    else:
        prior = name_before(r, i) if f.ending != "ا" and i and not r.breaks[i - 1] else None
        holders, past = [holder_of(r, prior)] if prior else last_agent(r, f, i), j + 1
    reporter = r.reported_by(f)
    return ([reporter] if reporter else holders), past


def agents_of_noun(r: Reading, f: Found, i: int, j: int) -> tuple[list[str], int]:
    """Return whose call a noun names, and the first word past it and them."""
    if voiced := voicer(r, f, i):
        return voiced, j + 1
    if f.owned:
        who = antecedent(r, i, f.ending, set())
        return ([who.entity] if who else doer(r, i)), j + 1
    if not f.definite and j + 1 < len(r.tokens) and not r.breaks[j] and not r.preposition(j + 1):
        inner = phrase_of(r, j + 1, len(r.tokens))
        if inner is not None and may_do(r, inner) and not f.term.genitive_object:
            return actors(r, inner), inner.past
    return doer(r, i), j + 1


def _subject(r: Reading, f: Found, i: int, j: int) -> tuple[list[str], int]:
    """Return the subject of a verb of calling: not whom it calls upon.

    What stands behind it is its subject only where nobody stands before it and no و goes on
    telling of who spoke before (قال فلان … ودعا البرلمان إلى).
    """
    speech = r.report_of(f)
    said = [speech.speaker] if speech else []
    earlier = speech is not None and speech.speaker_start < f.start
    named, past = subject(r, i)
    if f.prefix[:1] not in ("و", "ف") and is_named(r, i) and past <= past_pronouns(r, j + 1):
        return named, past_pronouns(r, j + 1)
    if f.term.addressed and (f.ending in _PLURAL or f.prefix[:1] == "و"):
        on = (said if earlier else []) or _goes_on(r, i)
        if on and (f.ending in _PLURAL or not _opens(r, i)):
            return on, j + 1
    if earlier and r.tokens[i - 1] == "قد":
        return said, past_pronouns(r, j + 1)  # كان فلان قد دعا
    plain = "direct" not in f.term.takes and not r.at.get(j + 1)
    if plain and (last := unknown(r, j + 1, len(r.tokens))):
        return [" ".join(r.tokens[j + 1 : last + 1])], last + 1
    holders, past = [] if f.prefix.endswith(_JOINED) else named, max(past, j + 1)
    if said and not (earlier and past > past_pronouns(r, j + 1)):
        return said, past
    return holders, past


def _opens(r: Reading, i: int) -> bool:
    """Return whether word i opens its sentence."""
    return not i or not r.same_sentence(i - 1, i)


def _goes_on(r: Reading, i: int) -> list[str]:
    """Return who spoke or acted before in the sentence."""
    return [] if _opens(r, i) else r.acted_before(i)


def _matter_place(r: Reading, f: Found, past: int) -> tuple[int, int] | None:
    """Return the first word of what is called for, and one past the last that may belong to it."""
    near = f.term.role == "phrase" and f.term.of != "need"
    stop = min(len(r.tokens), past + (_NEAR if near else _REACH))
    claims = f.term.of == "claim" or not f.term.plain  # شدد على أن, أعلن أن: he says so
    if past < stop and r.grammar("pronominals", past) and r.tokens[past][0] in f.term.takes:
        return None  # يأمر بها
    past = past_pronouns(r, past) if past < stop else past
    if "direct" in f.term.takes and past < stop and r.is_free(past):
        asked = f.term.plain and r.grammar("owning", past)
        return _obligation(r, past, stop) if asked else None
    if f.term.of == "need" and f.definite:
        return None
    if f.term.of == "need" and r.grammar("that", past - 1):
        return past - 1, r.clause_end(min(past, len(r.tokens) - 1))
    if f.term.addressed and past < stop and r.grammar("obliging", past):
        return _obligation(r, past, stop)
    for k in range(past, stop):
        if k > past and not r.same_sentence(k - 1, k):
            return None
        token = r.tokens[k]
        if r.grammar("relatives", k) or (claims and r.grammar("that", k)):
            return None
        if r.grammar("that", k):
            return k, r.clause_end(min(k + 1, len(r.tokens) - 1))
        link = r.preposition(k)
        if not link and k not in r.over and token[0] in f.term.takes and _joined(r, k):
            link = token[0]
        own = f.term.of == _REFUSAL or f.term.role == "phrase"
        if link == "ل" and not (own or _joined(r, k)):
            continue  # ممثل الاتحاد لشؤون الأمن: part of who calls
        if link in f.term.takes:
            first = k + 1 if len(link) > 1 else k
            if len(link) > 1 and (that := _that(r, first)) is not None:
                if that == len(r.tokens) - 1 or (that == first and claims):
                    return None  # شدد على أن: he says so
                return that, r.clause_end(that + 1)
            return (first, phrase_end(r, first)) if first < len(r.tokens) else None
        if "direct" in f.term.takes and k == past and not link:
            return k, phrase_end(r, k)
        aside = k not in r.over and r.grammar("means", k)
        if aside or r.grammar("openers", k) or (link and "direct" in f.term.takes):
            return None
    return None


def _that(r: Reading, first: int) -> int | None:
    """Return where أن stands behind a call or whom it obliges (شدد على الحكومة أن تفعل)."""
    for m in range(first, min(len(r.tokens), first + _OBLIGED)):
        if r.grammar("that", m):
            return m
        if r.breaks[m]:
            return None
    return None


def _obligation(r: Reading, past: int, stop: int) -> tuple[int, int] | None:
    """Return what somebody is obliged to (يجب على المجلس اتخاذ قرار)."""
    for k in range(past + 1, stop):
        if r.breaks[k - 1]:
            return None
        if r.grammar("that", k) or (k not in r.over and verbal(r, k, r.tokens[k])):
            return k, phrase_end(r, k) if not r.grammar("that", k) else r.clause_end(k)
    return None


def _joined(r: Reading, k: int) -> bool:
    """Return whether the rest of a word is a verbal noun that calls know (لنزع, بإنهاء)."""
    return verbal(r, k, r.tokens[k][1:])


def _addressed(r: Reading, past: int, k: int, but: set[str]) -> list[Link]:
    """Return who is asked to stop a wrong or to keep a word: it is held against him."""
    place = k
    while place < len(r.tokens) - 1 and r.grammar("light", place):
        place += 1
    if place in r.over or bare(r, place)[0] not in r.appraisal.grammar["wrongs"]:
        return []
    past += r.grammar("obliging", past)  # طالب من فلان وقف, يجب على فلان وقف
    names = bare_names(r, past, min(k, past + _ADDRESSEE))
    if not names or (names[0].first > past and not offices_at(r, past)):
        return []
    head = groups(r, names, offices_at(r, past))[0]
    return [
        Link(None, n.entity, "", _WRONG)
        for n in head
        if n.form != "nisba" and n.kind != "TOPIC" and n.entity not in but
    ]


def _agreed(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return on what two agreed who were named before, and each with the other."""
    if j + 2 >= len(r.tokens):
        return []
    told = r.grammar("pairs", j + 1)
    prior = None if told else name_before(r, i)
    pair = persons_of_two(r, i) if told else prior.entity.split(BOTH) if prior else []
    found = _matter_place(r, f, j + 1 + told) if len(pair) > 1 else None
    if not pair or found is None:
        return []
    targets = list(matters(r, *found, set(pair), True))
    r.acts.append((i, pair))
    r.called.update(range(*found))
    links = [Link(h, t.target, "call", t.share) for h in pair for t in targets]
    return [*links, *(Link(a, b, "call") for a in pair for b in pair if a != b)]


def _feared(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return of what somebody warns that it does harm (حذر من أن فلانا سيهاجم)."""
    that = next(
        (k for k in range(j + 1, min(len(r.tokens) - 1, j + _REACH)) if r.grammar("that", k)), 0
    )
    if not that or r.tokens[that - 1] != "من" or not r.same_sentence(j, that):
        return []
    holders, _ = _caller(r, f, i, j)
    name = r.at.get(that + 1) or noun_at(r, that + 1, r.clause_end(that + 1))
    if name is None or name.prefix or name.kind == "TOPIC" or not holders:
        return []
    if name.kind == "NOUN" and not is_definite(name):
        return []
    homes = {r.home(h) for h in holders} - {""}
    if name.entity in holders or r.home(name.entity) in homes:
        return []
    return [Link(h, whole(r, name).entity, "call") for h in holders]


def _refused_too(r: Reading, f: Found, k: int, end: int, but: set[str]) -> list[Link]:
    """Return what somebody is not let do (لن نسمح لأحد بزعزعة الأمن)."""
    links = (m for m in range(k + 1, min(end, k + _ADDRESSEE)) if r.preposition(m) == "ب")
    m = next(links, end) if "ب" in f.term.takes and r.preposition(k) == "ل" else end
    return matter(r, m, end, but, True) if m < end else []


def _told_to_stop(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return who should stop or keep his word (يجب أن تتوقف إيران عن …)."""
    voice = r.voice(f.start, f.end)
    if f.term.role != "verb" or not i or not r.grammar("that", i - 1) or voice == OUTLET:
        return []
    following = r.at.get(j + 1)
    name = following if following and not following.prefix else _obliged(r, i)
    if name is None or name.kind == "TOPIC" or name.form == "nisba" or name.entity == voice:
        return []
    return [Link(voice, name.entity, "call")]


def _obliged(r: Reading, i: int) -> Name | None:
    """Return on whom it is before أن (على إيران أن تتوقف)."""
    name = r.over.get(i - 2)
    return name if name and governed(r, name) and name_before(r, i) is None else None


def _purpose(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return against what a source says that something is done (من أجل القضاء على فلان)."""
    voice = r.voice(f.start, f.end)
    if voice == OUTLET or not (f.prefix.endswith("ل") or (i and r.grammar("purposes", i - 1))):
        return []
    if any(r.grammar(kind, k) for kind in ("titles", "bodies", "actors") for k in (i - 1, i - 2)):
        return []  # جهاز مكافحة الإرهاب: who it is
    if zipf(r.tokens[i]) and not r.same_sentence(i, min(j + 1, len(r.tokens) - 1)):
        return []
    end = phrase_end(r, j + 1)
    return [
        Link(voice, t.target, "call", t.share)
        for t in matter(r, behind(r, j, end), end, {voice}, True)
    ]
