"""Targets: whom an act reaches, looked for along its clause.

An object stands behind the subject, with the preposition that the act takes or without one; what
tells when, where or by the way is passed. Common nouns count as much as names.
"""

from functools import lru_cache

from analysis.arabic import zipf
from analysis.stance.clauses import Reading
from analysis.stance.lists import others
from analysis.stance.noun_phrases import phrase_of
from analysis.stance.nouns import actor_at, bare, noun_at, owned
from analysis.stance.phrases import Link, heads, phrase_at
from analysis.stance.pronouns import addressee, antecedent
from analysis.stance.signs import CLAUSE, SENTENCE, Name
from analysis.stance.terms import Found
from analysis.stance.verb_forms import THIRD_PERSON, without_and
from analysis.stance.verbs import finite

_SPAN = 22
_INSERTED = 9
_DOER = 6
_RARE = 2.5
_WEAK = 0.4


def along(r: Reading, f: Found, k: int, takes: frozenset[str], but: set[str]) -> list[Link]:
    """Return the object from word k on: behind a preposition of `takes`, or without one."""
    weak = 0 < f.term.polarity <= _WEAK
    struck = f.term.role == "verb" and f.term.polarity < 0 and f.term.blamed and not f.term.said
    end = min(len(r.tokens), k + _SPAN)
    direct, first = "direct" in takes, k
    resumed = 0
    while k < end:
        if k and r.breaks[k - 1] == SENTENCE:
            return []
        link = r.preposition(k) or (k == first and joined_to(r, k, takes))
        if k and r.breaks[k - 1] == CLAUSE and link not in takes and k != resumed:
            if resumed:
                return []
            k = next((m for m in range(k + 1, min(end, k + _INSERTED)) if r.breaks[m - 1]), end)
            resumed = k
            continue
        if f.term.role == "verb" and k <= first + 1 and _goes_on(r, k):
            k += 1  # دعمت دائما وستواصل دعم فلان
            continue
        if finite(r, k) or r.grammar("relatives", k) or r.grammar("openers", k):
            return []
        if means(r, k, takes):
            who = antecedent(r, k, r.tokens[k], but)
            return [Link(None, who.entity, "")] if who else []
        if r.grammar("pronominals", k):
            k += 1
            continue
        if link in takes and k and r.grammar("named_as", k - 1):
            return []  # ما وصفه بضغوط: the preposition is the naming's
        if link in takes:
            inner_first = k + 1 if len(link) > 1 else k
            if inner_first >= end or r.grammar("that", inner_first):
                return []
            said = f.term.section == "act" and f.term.said and link != "ل"
            if said and inner_first in r.act_nouns and inner_first not in r.at:
                return told_act(r, inner_first, end, but)
            return target_at(r, inner_first, end, but, weak)
        if r.grammar("moments", k) or r.grammar("particles", k) or (k > first and _trails(r, k)):
            k += 1
            continue
        if link == "حتي" and direct:
            k += 1
            continue
        if link:
            inner = phrase_of(r, k + 1 if len(link) > 1 else k, end)
            k = max(k + 1, inner.past if inner else 0)
            continue
        if direct and not (k == first and r.tokens[k].startswith("و") and k not in r.at):
            if r.tokens[k].endswith("كم") and (k in r.act_nouns or k in r.deeds):
                who = addressee(r, k)
                return [Link(None, who.entity, "", r.relation)] if who else []
            if k in r.act_nouns and k not in r.at and actor_at(r, k, end) is None:
                if f.term.polarity < 0 and r.denies(f):
                    return refused(r, f, k, end, but)
                return [n for n in phrase_at(r, k, end) if n.target not in but]
            if found := target_at(r, k, end, but, weak, struck):
                return found
            if r.tokens[k].startswith("و") and k > first:
                return []
        inner = phrase_of(r, k, end)
        k = max(k + 1, inner.past if inner else 0)
    return []


def told_act(r: Reading, k: int, end: int, but: set[str]) -> list[Link]:
    """Return whom words about an act mean: who does it, else the act (فخور بالدعم الكبير)."""
    if actor_at(r, k, end) is not None or bare(r, k)[0] in r.appraisal.grammar["endings"]:
        return target_at(r, k, end, but)
    whole = bare(r, k)[0].startswith("ال")
    if not whole and r.act_nouns[k] < 0 and k not in r.charged:
        return []  # التنديد باستهداف المدنيين: not against them
    found = [link for link in phrase_at(r, k, min(end, k + _DOER)) if link.target not in but]
    noun = noun_at(r, k, end) if whole else None
    return found or ([Link(None, noun.entity, "")] if noun else [])


def _trails(r: Reading, k: int) -> bool:
    """Return whether word k is an adjective of what was passed before it (المرتبة الأولى)."""
    token, before = r.tokens[k], r.tokens[k - 1]
    if k in r.at or r.breaks[k - 1] or not (token.startswith("ال") and before.startswith("ال")):
        return False
    origin = token.endswith(("يه" if before.endswith("ه") else "ي", "ي"))
    return k - 1 not in r.over and origin and actor_at(r, k - 1, k) is None


def _goes_on(r: Reading, k: int) -> bool:
    """Return whether و and a verb at word k share the object of the verb before (يدعم ويساند)."""
    if r.tokens[k][0] != "و" or not finite(r, k):
        return False
    stem = without_and(r.tokens[k])
    going_on = stem.startswith("س") or stem in r.appraisal.grammar["undertakings"]
    return going_on or k in r.verbs


def means(r: Reading, k: int, takes: frozenset[str]) -> bool:
    """Return whether word k is a preposition of `takes` with a pronoun (عليه, بحقه)."""
    return r.tokens[k] in _with_pronouns(takes) and k not in r.over


@lru_cache(maxsize=1_000)
def _with_pronouns(takes: frozenset[str]) -> frozenset[str]:
    """Return the forms of prepositions with a pronoun of the third person (عليه, بحقه)."""
    return frozenset(link + pronoun for link in takes - {"direct"} for pronoun in THIRD_PERSON)


def joined_to(r: Reading, k: int, prepositions: frozenset[str]) -> str:
    """Return the preposition joined to a word that no list knows, right behind an act."""
    token = r.tokens[k]
    return token[0] if token[0] in prepositions and not zipf(token) and k not in r.over else ""


def refused(r: Reading, f: Found, k: int, end: int, but: set[str]) -> list[Link]:
    """Return who is meant by the act that is refused: for whom it blames (رفض إدانة فلان)."""
    if f.term.polarity >= 0 or not r.denies(f) or k + 1 >= end or r.breaks[k]:
        return []
    found = target_at(r, k + 1, end, but)
    back = r.act_nouns[k] > 0 or k in r.charged  # رفض دعم فلان, رفض اتهامات فلان: against him
    return [link._replace(share=(1 if back else -1) * r.relation * link.share) for link in found]


def target_at(
    r: Reading, k: int, end: int, but: set[str], weak: bool = False, struck: bool = False
) -> list[Link]:
    """Return the target in the phrase at word k: its name, else its noun.

    weak: whether only a noun that tells much counts; struck: whether any noun does
    """
    while k < end - 1 and (r.grammar("determiners", k) or _these(r, k) or _counts(r, k)):
        k += 1
        if r.tokens[k] == "من" and k < end - 1:
            k += 1  # اثنين من فلان
    k = _past_light(r, k, end)
    if k + 1 < end and r.grammar("named_as", k):
        k += 1  # ما وصفه بالموقف
    if k >= end:
        return []
    if k not in r.at and bare(r, k)[0] in r.appraisal.grammar["endings"]:
        past = k + 1 + (k + 1 < end and r.is_free(k + 1))
        ended = target_at(r, past, end, but) if not r.breaks[k] else []
        return [link._replace(share=-r.relation * link.share) for link in ended]
    if (k in r.act_nouns or k in r.fosters) and k not in r.at and actor_at(r, k, end) is None:
        return []
    end = min(end, r.clause_end(k))
    found = [link for link in phrase_at(r, k, min(end, k + 6)) if link.target not in but]
    name = r.at.get(k)
    if name is not None:
        return found or ([] if name.entity in but else heads(r, name, k, end))
    if r.grammar("own_country", k) or (owned(r, k) and not found):
        who = antecedent(r, k, r.tokens[k], but)
        return [Link(None, who.entity, "", r.relation)] if who else []
    noun = noun_at(r, k, end)
    some = struck and noun is not None and _some(r, noun)
    if some and noun is not None and (not found or r.agent_phrase(noun.last + 1)):
        return [Link(None, noun.entity, "")]
    if noun is None or not (some or _telling(noun, weak)) or (found and not _heads(r, noun, end)):
        return found
    if found and any(r.agent_phrase(m) for m in range(noun.last, end)):
        return found  # الهجوم من قبل فلان
    link = noun.prefix[-1:] or (r.preposition(k - 1) if k else "")
    added = [Link(None, n.entity, "") for n in others(r, noun.last + 1, link, True)]
    return list(dict.fromkeys([Link(None, noun.entity, ""), *found, *added]))


def _heads(r: Reading, noun: Name, end: int) -> bool:
    """Return whether a noun is what an act is about: a name stands behind a preposition only."""
    inside = any(k in r.over for k in range(noun.first, noun.last + 1))
    following = r.at.get(noun.last + 1) if noun.last + 1 < end else None
    apart = following.prefix if following else r.is_free(min(noun.last + 1, end - 1))
    return noun.entity.startswith("ال") and not inside and bool(apart)


def _counts(r: Reading, k: int) -> bool:
    """Return whether word k counts what follows it (30, ثلاثة من, عدد من)."""
    number = r.grammar("numbers", k) and not r.grammar("members", k)
    if number and r.tokens[k].endswith("ه") and actor_at(r, k, k + 1) is None:
        return not r.breaks[k]  # ثلاثة جنود
    counted = number or r.tokens[k].lstrip("و") in r.appraisal.grammar["quantities"]
    return r.tokens[k].isdigit() or (counted and r.tokens[k + 1] == "من")


def _these(r: Reading, k: int) -> bool:
    """Return whether word k is هذا or the like, with a preposition joined to it or not."""
    return r.tokens[k].lstrip("وف").lstrip("بل") in ("هذا", "هذه", "تلك", "ذلك")


def _past_light(r: Reading, k: int, end: int) -> int:
    """Return the word behind verbal nouns that only bring their object about (تنفيذ الاتفاق)."""
    while k + 1 < end and k not in r.at and bare(r, k)[0] in r.appraisal.grammar["light"]:
        if r.breaks[k]:
            break
        k += 1
        if r.is_free(k) and k + 1 < end:
            k += 1
    return k


def _some(r: Reading, noun: Name) -> bool:
    """Return whether an indefinite noun stands where an object does, no adjective of another."""
    k = noun.first - 1
    token = r.tokens[noun.first]
    if noun.prefix or k < 0 or noun.last > noun.first or token.endswith(THIRD_PERSON[:2]):
        return False
    after = noun.last + 1
    if after + 1 < len(r.tokens) and r.tokens[after] == "من" and after + 1 in r.at:
        return False  # طرد دبلوماسيين من فلان
    if r.breaks[k] or (token[0] in "بل" and zipf(token[1:]) > zipf(token)):
        return False
    if token.endswith("ه") and zipf("ال" + token) < _RARE:
        return False  # جذوره: whose, where what has no name tells nothing
    opens = k in r.over or finite(r, k) or r.tokens[k].startswith("ال") or r.tokens[k].isdigit()
    opens = opens or r.is_free(k) or r.grammar("pronominals", k) or r.grammar("moments", k)
    return opens or r.grammar("numbers", k) or r.grammar("determiners", k)


def _telling(noun: Name, weak: bool) -> bool:
    """Return whether a noun phrase tells of something known: definite, or a chain that is."""
    words = noun.entity.split()
    if len(words) == 1 and zipf(words[0]) < _RARE:
        return True  # a name that no list knows
    if weak:
        return len(words) > 1
    return words[0].startswith("ال") or len(words) > 1
