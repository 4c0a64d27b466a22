"""Predicates: what is said to be what a judging word says.

In «المسبب هو فلان» and «فلان هو المسبب» the word judges what stands on the other side of هو; in
«لغة التهديد لم تعد مجدية» the noun phrase that opens its clause, though no name heads it.
"""

from analysis.stance.clauses import Reading
from analysis.stance.nouns import actor_at, bare, noun_at
from analysis.stance.phrases import governed, offices_at
from analysis.stance.signs import Name
from analysis.stance.terms import Found
from analysis.stance.verb_forms import APART, FINITE
from analysis.stance.verbs import finite

_BEHIND = 8
_BEFORE = 10
_TITLES = 3
_LINKS = 3
_CHAIN = 2
_BODY = 5
_OWNERS = ("ها", "هم", "نا", "وا")


def equated(r: Reading, f: Found, i: int, j: int) -> Name | None:
    """Return what is said to be what a definite word says (فلان هو السبب, السبب هو فلان)."""
    if i and r.tokens[i - 1] in APART and not r.breaks[i - 1]:
        return _on_the_other_side(r, i - 2, max(r.clause_start(i - 1), r.said_from(i)))
    if f.prefix and f.prefix[-1:] not in "وف":
        return None
    for k in range(j + 1, min(len(r.tokens) - 1, j + 1 + _BEHIND)):
        if not r.same_sentence(j, k) or r.grammar("openers", k) or r.grammar("relatives", k):
            return None
        if r.tokens[k] in APART:
            return _beginning(r, k + 1)
        if r.grammar("lies_in", k):
            links = (m for m in range(k + 1, min(len(r.tokens) - 1, k + _LINKS)) if r.is_free(m))
            m = next(links, None)
            return None if m is None else _beginning(r, m + 1)
    return None


def _beginning(r: Reading, k: int) -> Name | None:
    """Return the name or the definite noun phrase that begins at word k, titles before it."""
    for m in range(k, min(len(r.tokens), k + _TITLES)):
        name = r.at.get(m)
        if name and not name.preposition:
            return name
        if not offices_at(r, m):
            break
    noun = noun_at(r, k, r.clause_end(k)) if k < len(r.tokens) else None
    return noun if noun and is_definite(noun) else None


def _on_the_other_side(r: Reading, last: int, start: int) -> Name | None:
    for k in range(last, max(-1, start - 1, last - _BEFORE), -1):
        if name := r.over.get(k) or r.topics.get(k):
            if name.form != "nisba" and not governed(r, name):
                return whole(r, name)
    return opening_noun(r, last + 1)


def opening_noun(r: Reading, i: int) -> Name | None:
    """Return the definite noun phrase that opens the clause of word i."""
    start = max(r.clause_start(i), r.said_from(i))
    while start < i and (r.grammar("openers", start) or r.grammar("determiners", start)):
        start += 1
    noun = noun_at(r, start, i) if start < i else None
    if noun is None or noun.prefix or not is_definite(noun) or _verbal(r, start):
        return None
    return None if finite(r, start) else noun


def ending_noun(r: Reading, last: int) -> Name | None:
    """Return the people or the body whose phrase ends at word `last` (قوات الأمن الباسلة)."""
    first = -1
    for k in range(last, max(-1, last - _BODY), -1):
        if (k < last and r.breaks[k]) or r.is_free(k) or r.grammar("openers", k):
            break
        actor = actor_at(r, k, last + 1)
        if actor or (k in r.at and r.at[k].kind == "ORG"):
            first = k
            if r.preposition(k) or r.tokens[k].startswith(("و", "ال")):
                break
    if first < 0:
        return None
    if (name := r.at.get(first)) and name.last == last:
        return name
    entity = " ".join([bare(r, first)[0], *r.tokens[first + 1 : last + 1]])
    return Name(first, last, entity, "NOUN", "noun", "") if "ال" in entity else None


def whole(r: Reading, name: Name) -> Name:
    """Return the noun phrase that a place only ends (أزمة سوريا), else the name itself."""
    if name.kind != "LOC" or name.form != "name" or name.prefix:
        return name
    for first in range(max(0, name.first - _CHAIN), name.first):
        noun = None if _verbal(r, first) else noun_at(r, first, name.last + 1)
        if (
            noun is None
            or noun.prefix
            or noun.last != name.last
            or not r.same_clause(first, name.first)
        ):
            continue
        words = range(first, name.first)
        known = any(offices_at(r, k) or r.grammar("place_nouns", k) for k in words)
        done = len(words) == 1 and (first in r.deeds or first in r.act_nouns)
        return name if known or done else noun
    return name


def _verbal(r: Reading, k: int) -> bool:
    """Return whether word k is no noun in a construct: a verb (حمت), or a noun with tanween."""
    token = r.tokens[k]
    his = token.endswith("ه") and r.text[r.spans[k][1] - 1] == "ه"
    if k in r.verbs or his or token.endswith(_OWNERS):
        return True
    ending = token[-1] in "تا" and not token.endswith(("ات", "اا"))
    return (ending or token[0] in "يت") and not token.startswith("ال") and k not in r.act_nouns


def is_definite(noun: Name) -> bool:
    """Return whether a noun phrase is definite: its head or its genitive has the article."""
    return any(word.startswith("ال") for word in noun.entity.split())


def heads_genitive(r: Reading, f: Found, i: int, j: int) -> bool:
    """Return whether what looks like an adjective is a noun before its genitive (مهمة الوزير)."""
    if f.term.predicate or f.definite or i != j or j + 1 >= len(r.tokens) or r.breaks[j]:
        return False
    # محورية الدور is the adjective
    noun = f.ending == "ات" or (r.tokens[j][-1] == "ه" and r.tokens[j][-2:] != "يه")
    return noun and r.tokens[j + 1].startswith("ال") and not r.is_free(j + 1)


def possessed(r: Reading, f: Found) -> bool:
    """Return whether what looks like an adjective is a noun with its owner (شقيقه, not شقيقة)."""
    return not f.definite and f.ending == "ه" and r.text[f.end - 1] == "ه"


def mistaken(r: Reading, f: Found) -> bool:
    """Return whether the noun of a deed is another word as it is written (حكمه, not حكمة)."""
    if f.owned and f.first == f.last and r.appraisal.verbal(r.tokens[f.first]) == FINITE:
        return True  # تحدها شمالا: a verb
    if f.definite or f.ending not in ("", "ه") or r.tokens[f.last][-1] != "ه":
        return False
    return (r.text[f.end - 1] == "ة") == f.owned


def adjectival(r: Reading, i: int) -> bool:
    """Return whether the noun of a deed at word i is an adjective here (الفتنة الطائفية)."""
    token = r.tokens[i]
    if not i or r.breaks[i - 1] or not (token.startswith("ال") and token.endswith("يه")):
        return False
    return r.tokens[i - 1].endswith(("ه", "ات")) and bare(r, i - 1)[0].startswith("ال")


def fought(r: Reading, i: int) -> bool:
    """Return whether the deed at word i is ended or fought, not done (محاربة الفساد, سد العجز)."""
    if not i or r.breaks[i - 1]:
        return False
    if r.tokens[i][0] == "و" and i - 1 in r.deeds and i - 1 not in r.over:
        return fought(r, i - 1)  # مكافحة التطرف والإرهاب
    ends, strikes = r.appraisal.grammar["endings"], r.appraisal.grammar["strikes"]
    if r.is_free(i - 1):
        return i > 1 and not r.breaks[i - 2] and bare(r, i - 2)[0] in ends  # الحد من خطر الإرهاب
    if i - 1 in r.acting and r.acting[i - 1].term.polarity < 0:
        return True
    for k in range(i - 1, max(-1, i - _LINKS), -1):  # منع إثارة الفتنة
        before = bare(r, k)[0]
        if before in ends or before in strikes:
            return True
        if before.startswith("ال") or k in r.over or r.is_free(k) or (k and r.breaks[k - 1]):
            return False
    return False
