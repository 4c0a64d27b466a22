"""Calls: what is wanted, demanded, planned or feared, and for or against what that is.

Who calls for something is for it; who calls for its end is against it; who calls for help to
somebody is for him. The matter is a noun phrase behind the preposition that a call takes, or a
clause with أن; verbal nouns that bring about, help or end decide the sign of what they govern.
"""

from collections.abc import Iterator
from dataclasses import replace

from analysis.arabic import zipf
from analysis.stance.agents import (
    agent,
    last_agent,
    noun_agent,
    owned,
    phrase_end,
    subject_before_verb,
    unknown,
)
from analysis.stance.appraisal import Found
from analysis.stance.clauses import OUTLET, Name, Reading
from analysis.stance.nearness import target_at
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
    preposition_place,
)

_MATTERS = 3
_DEEP = 4
_PLURAL = ("ون", "وا", "و")
_REACH = 14
_ADDRESSEE = 9
_OWNERS = 8
_WRONG = -0.8
_TURNING = ("will", "need")
_VERBAL = ("endings", "helps", "light", "spread", "strikes")


def call(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return what a call is for or against: its holder to its matter."""
    if _no_call(r, f, i):
        return []
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
    r.called.update(range(k, end))
    but = set(holders)
    targets = list(_matters(r, k, end, but, f.term.plain))
    if f.term.addressed:
        targets += _addressed(r, past, k, but)
    if targets:
        r.acts.append((i, holders))
    return [Link(h, t.target, "call", t.share) for h in holders for t in targets if h != t.target]


def _no_call(r: Reading, f: Found, i: int) -> bool:
    """Return whether a form only looks like a call: سعي, كاملا, مطالب شعب, ما تريده."""
    if f.ending == "ي" and r.text[f.end - 1] == "ي":
        return True
    if f.prefix.endswith("ك") or (f.term.role == "verb" and f.prefix.endswith("ب")):
        return True
    if f.term.role == "participle" and not f.ending:
        return True
    if f.term.role == "noun" and f.definite and not f.owned and f.term.of != "purpose":
        return True
    if i and f.term.role == "verb" and r.tokens[i - 1] == "من":
        return True  # هناك من يريد
    if f.term.of not in _TURNING and _negated(r, f, i):
        return True  # لم يطلب: not against it
    return f.term.role == "verb" and f.owned and not f.term.addressed


def _negated(r: Reading, f: Found, i: int) -> bool:
    for other in r.modifiers_near(f.start, f.end):
        before = i - r.word_at(other.end - 1)
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
        holders, past = noun_agent(r, f, i, j)
    else:
        prior = name_before(r, i) if f.ending != "ا" and i and not r.breaks[i - 1] else None
        holders, past = [holder_of(r, prior)] if prior else last_agent(r, f, i), j + 1
    reporter = r.reported_by(f)
    return ([reporter] if reporter else holders), past


def _subject(r: Reading, f: Found, i: int, j: int) -> tuple[list[str], int]:
    """Return the subject of a verb of calling: not whom it calls upon.

    What stands behind it is its subject only where nobody stands before it and no و goes on
    telling of who spoke before (قال فلان … ودعا البرلمان إلى).
    """
    speech = r.report_of(f)
    said = [speech.speaker] if speech else []
    earlier = speech is not None and speech.speaker_start < f.start
    if f.prefix[:1] not in ("و", "ف") and (before := subject_before_verb(r, f, i)):
        return before, past_pronouns(r, j + 1)
    if f.term.addressed and (f.ending in _PLURAL or f.prefix[:1] == "و"):
        on = (said if earlier else []) or _goes_on(r, i)
        if on and (f.ending in _PLURAL or not _opens(r, i)):
            return on, j + 1
    plain = "direct" not in f.term.takes and not r.at.get(j + 1)
    if plain and (last := unknown(r, j + 1, len(r.tokens))):
        return [" ".join(r.tokens[j + 1 : last + 1])], last + 1
    holders, past = agent(r, f, i, j)
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
    stop = min(len(r.tokens), past + _REACH)
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
    for k in range(past, stop):
        if k > past and not r.same_sentence(k - 1, k):
            return None
        token = r.tokens[k]
        if r.grammar("relatives", k) or (f.term.of == "claim" and r.grammar("that", k)):
            return None
        if r.grammar("that", k):
            return k, r.clause_end(min(k + 1, len(r.tokens) - 1))
        link = r.preposition(k)
        if not link and k not in r.over and token[0] in f.term.takes and _joined(r, k):
            link = token[0]
        if link == "ل" and not _joined(r, k):
            continue  # ممثل الاتحاد لشؤون الأمن: part of who calls
        if link in f.term.takes:
            first = k + 1 if len(link) > 1 else k
            if len(link) > 1 and (that := _that(r, first)) is not None:
                if that == len(r.tokens) - 1 or (that == first and f.term.of == "claim"):
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
    for m in range(first, min(len(r.tokens), first + _MATTERS)):
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
        if r.grammar("that", k) or (k not in r.over and _verbal(r, k, r.tokens[k])):
            return k, phrase_end(r, k) if not r.grammar("that", k) else r.clause_end(k)
    return None


def _verbal(r: Reading, k: int, word: str) -> bool:
    """Return whether a word is a verbal noun that calls know."""
    named = k in r.acting and not r.tokens[k].startswith("ال")
    return named or _listed(r, word)


def _listed(r: Reading, word: str) -> bool:
    return any(word in r.appraisal.grammar[kind] for kind in _VERBAL)


def _joined(r: Reading, k: int) -> bool:
    """Return whether the rest of a word is a verbal noun that calls know (لنزع, بإنهاء)."""
    return _verbal(r, k, r.tokens[k][1:])


def _matters(r: Reading, k: int, end: int, but: set[str], plain: bool) -> Iterator[Link]:
    """Yield what is called for: the first matter, and those that و joins to it."""
    if r.grammar("that", k):
        yield from _clause(r, k + 1, end, but, plain)
        return
    yield from _matter(r, k, end, but, plain)
    found = 1
    for m in range(k + 1, end):
        if found == _MATTERS or not plain:
            return
        if r.grammar("relatives", m):
            return
        if m in r.over or not _adds(r, m):
            continue
        found += 1
        yield from _matter(r, m, end, but, plain)


def _adds(r: Reading, m: int) -> bool:
    """Return whether و or ل joins a verbal noun of calls at word m to what stands before."""
    token = r.tokens[m]
    if token[0] not in "ولب":
        return False
    return (token[0] == "و" and m in r.acting) or _listed(r, bare(r, m)[0])


def _matter(
    r: Reading, k: int, end: int, but: set[str], plain: bool, deep: int = _DEEP
) -> list[Link]:
    """Return the target of the noun phrase at word k, with the sign its verbal nouns give."""
    k = _past_carriers(r, k, end)
    if k >= end or not deep:
        return []
    word = bare(r, k)[0] if k not in r.at else ""
    grammar = r.appraisal.grammar
    if word in grammar["stripping"] and (found := _owner(r, k, end, but)):
        return [link._replace(share=-link.share) for link in found]
    burden = k + 1 in r.topics or (k + 1 < end and bare(r, k + 1)[0] in grammar["burdens"])
    if word in grammar["lifting"] and not burden:
        return _matter(r, k + 1, end, but, plain, deep - 1)
    if any(word in grammar[kind] for kind in ("endings", "strikes", "lifting")):
        freed = _owner(r, k, end, but) if word in grammar["lifting"] else []
        things = word not in grammar["absent"]
        behind = _behind(r, k, end)
        if behind < end and _hostile(r, behind) and (doers := _doers(r, behind, end, but)):
            return doers
        ended = _matter(r, behind, end, but, things, deep - 1)
        return [*(link._replace(share=-link.share) for link in ended), *freed]
    if word in grammar["helps"]:
        return _matter(r, _behind(r, k, end), end, but, True, deep - 1)
    if k in r.acting and not r.tokens[k].startswith("ال"):
        return _acted(r, r.acting[k], k, end, but, deep)
    if not plain or (k and r.breaks[k - 1]) or word in grammar["means"]:
        return []
    return _phrase(r, k, end, but)


def _hostile(r: Reading, k: int) -> bool:
    """Return whether word k is a verbal noun that strikes."""
    act = r.acting.get(k)
    return bare(r, k)[0] in r.appraisal.grammar["strikes"] or bool(act and act.term.polarity < 0)


def _doers(r: Reading, k: int, end: int, but: set[str]) -> list[Link]:
    """Return whose strikes should end: an adjective tells who does them (وقف القصف التركي)."""
    names = [n for n in r.names_in(k + 1, min(end, k + _MATTERS + 1)) if n.form == "nisba"]
    return [Link(None, n.entity, "", _WRONG) for n in names[:1] if n.entity not in but]


def _acted(r: Reading, f: Found, k: int, end: int, but: set[str], deep: int) -> list[Link]:
    """Return on whom an act that is called for would be, as the act takes him."""
    first = _behind(r, k, end)
    window = r.tokens[k + 1 : min(end, k + _REACH)]
    if f.term.needs and not any(
        need.removesuffix("*") in t for need in f.term.needs for t in window
    ):
        return []
    if not f.term.genitive_object:
        place = preposition_place(r, k + 1, min(end, k + _OWNERS), f.term.takes)
        if place is None:
            return []
        first = place
    sign = 1.0 if f.term.polarity > 0 else -1.0
    done = _matter(r, first, end, but, True, deep - 1)
    return [link._replace(share=sign * link.share) for link in done]


def _past_carriers(r: Reading, k: int, end: int) -> int:
    """Return the first word behind those that only bring about what follows them."""
    while k < end and k not in r.at and (_passed(r, k) or r.grammar("determiners", k)):
        if r.grammar("means", k):
            return k
        following = r.tokens[k + 1] if k + 1 < end and not r.breaks[k] else ""
        word = bare(r, k)[0]
        if word.startswith("ال") and following.startswith("ال"):
            return end  # العمل المشترك
        described = following.endswith("يه" if word.endswith("ه") else "ي")
        if described and not following.startswith("ال"):
            if k + 1 not in r.over and not r.is_free(k + 1) and _passed(r, k):
                return k  # تحقيق دولي: a noun of its own
        k += 1
        if k < end and k not in r.over and _adjunct(r, k):
            adjunct = (m for m in range(k + 1, min(end, k + _OWNERS)) if r.is_free(m))
            k = next(adjunct, end)  # الحصول بحلول الصيف على قرض
        while k < end and r.is_free(k):
            k += 1
    return k


def _adjunct(r: Reading, k: int) -> bool:
    """Return whether word k tells when or by what, no verbal noun of calls."""
    when = r.grammar("moments", k)
    return when or (r.preposition(k) == "ب" and not _listed(r, bare(r, k)[0]))


def _passed(r: Reading, k: int) -> bool:
    """Return whether word k only brings about, or tells how much of, what follows it."""
    word = bare(r, k)[0]
    return word in r.appraisal.grammar["light"] or word in r.appraisal.grammar["spread"]


def _behind(r: Reading, k: int, end: int) -> int:
    """Return the first word of what a verbal noun at word k governs, with or without a link."""
    if k + 1 >= len(r.tokens) or r.breaks[k]:
        return end
    return k + 2 if r.is_free(k + 1) else k + 1


def _phrase(r: Reading, k: int, end: int, but: set[str]) -> list[Link]:
    """Return the noun phrase at word k as a target, and whose it is."""
    if k not in r.at and (owned(r, k) or _governs(r, k)):
        return []
    found = target_at(r, k, end, but)
    noun = noun_at(r, k, end) if k not in r.at else None
    if noun is None or noun.entity in but or any(link.share == 1 for link in found):
        return found
    if noun.last == k and not noun.entity.startswith("ال"):
        last = k
        while last < min(end - 1, k + 2) and not r.breaks[last] and _continues(r, last + 1):
            last += 1
        if last == k:
            return found
        noun = replace(noun, last=last, entity=" ".join([noun.entity, *r.tokens[k + 1 : last + 1]]))
    return [Link(None, noun.entity, ""), *found]


def _governs(r: Reading, k: int) -> bool:
    """Return whether word k is a definite verbal noun with a link of its own (التغلب على)."""
    if k + 1 >= len(r.tokens) or r.breaks[k] or not r.tokens[k].lstrip("وبل").startswith("ال"):
        return False
    link = r.preposition(k + 1)
    return link == "ب" or (bool(link) and r.grammar("linking", k + 1))


def _continues(r: Reading, k: int) -> bool:
    """Return whether word k is an indefinite noun's adjective or genitive (قرض جديد)."""
    kinds = ("pronominals", "openers", "relatives", "moments", "vague", "determiners")
    if k in r.over or k in r.topics or r.preposition(k) or bare(r, k)[1]:
        return False
    return not any(r.grammar(kind, k) for kind in kinds) and not r.tokens[k].startswith("ال")


def _owner(r: Reading, k: int, end: int, but: set[str]) -> list[Link]:
    """Return from whom something is lifted or taken (رفع العقوبات عن فلان)."""
    links = [m for m in range(k + 1, min(end - 1, k + _OWNERS)) if r.grammar("owning", m)]
    links.sort(key=lambda m: r.tokens[m] != "عن")
    return target_at(r, links[0] + 1, end, but) if links else []


def _clause(r: Reading, k: int, end: int, but: set[str], plain: bool) -> Iterator[Link]:
    """Yield what a clause with أن wants: its verbal nouns' matters, else its object."""
    for m in range(k, end):
        if m in r.over or (r.is_free(m - 1) and not r.grammar("purposes", m - 1)):
            continue
        if _verbal(r, m, bare(r, m)[0]):
            yield from _matter(r, m, end, but, plain)
            return
    if not plain:
        return
    for m in range(k + 1, end):
        token = r.tokens[m]
        if token.endswith("ا") and len(token) > 3 and m + 1 < end:
            noun = r.at.get(m) or noun_at(r, m, end)
            if noun and r.tokens[m + 1].endswith("ا") and not r.breaks[m]:
                yield Link(None, noun.entity, "")
                return


def _addressed(r: Reading, past: int, k: int, but: set[str]) -> list[Link]:
    """Return who is asked to stop a wrong or to keep a word: it is held against him."""
    place = k
    while place < len(r.tokens) - 1 and r.grammar("light", place):
        place += 1
    if place in r.over or bare(r, place)[0] not in r.appraisal.grammar["wrongs"]:
        return []
    names = bare_names(r, past, min(k, past + _ADDRESSEE))
    if not names or (names[0].first > past and not offices_at(r, past)):
        return []
    head = groups(r, names, offices_at(r, past))[0]
    return [
        Link(None, n.entity, "", _WRONG)
        for n in head
        if n.form != "nisba" and n.kind != "TOPIC" and n.entity not in but
    ]


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
        for t in _matter(r, _behind(r, j, end), end, {voice}, True)
    ]
