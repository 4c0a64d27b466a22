"""Matters: for or against what a call is, read from the phrase or clause of what is wanted.

Who calls for something is for it; who calls for its end is against it; who calls for help to
somebody is for him. The matter is a noun phrase or a clause with أن; verbal nouns that bring
about, help, end or strike decide the sign of what they govern.
"""

from collections.abc import Iterator

from analysis.stance.clauses import Reading
from analysis.stance.nouns import bare, noun_at, owned
from analysis.stance.phrases import Link, preposition_place
from analysis.stance.signs import Name
from analysis.stance.targets import target_at
from analysis.stance.terms import Found

_MATTERS = 3
_DEEP = 4
_REACH = 14
_OWNERS = 8
_SHORTEST = 3
_WRONG = -0.8
_ANY = ("اي", "ايه")
_VERBAL = ("endings", "helps", "light", "spread", "strikes")


def matters(r: Reading, k: int, end: int, but: set[str], plain: bool) -> Iterator[Link]:
    """Yield what is called for: the first matter, and those that و joins to it."""
    if r.grammar("that", k):
        yield from _clause(r, k + 1, end, but, plain)
        return
    yield from matter(r, k, end, but, plain)
    found = 1
    for m in range(k + 1, end):
        if found == _MATTERS or not plain:
            return
        if r.grammar("relatives", m):
            return
        if m in r.over or not _adds(r, m):
            continue
        found += 1
        yield from matter(r, m, end, but, plain)


def matter(
    r: Reading, k: int, end: int, but: set[str], plain: bool, deep: int = _DEEP
) -> list[Link]:
    """Return the target of the noun phrase at word k, with the sign its verbal nouns give."""
    k = _past_carriers(r, k, end)
    if k >= end or not deep:
        return []
    word = _verbal_word(r, k) if k not in r.at else ""
    grammar = r.appraisal.grammar
    if word in grammar["stripping"] and (found := _owner(r, k, end, but)):
        return [link._replace(share=-link.share) for link in found]
    burden = k + 1 in r.topics or (k + 1 < end and bare(r, k + 1)[0] in grammar["burdens"])
    if word in grammar["lifting"] and not burden:
        return matter(r, k + 1, end, but, plain, deep - 1)
    if any(word in grammar[kind] for kind in ("endings", "strikes", "lifting")):
        freed = _owner(r, k, end, but) if word in grammar["lifting"] else []
        things = word not in grammar["absent"]
        first = behind(r, k, end)
        if first < end and _hostile(r, first) and (doers := _doers(r, first, end, but)):
            return doers
        ended = matter(r, first, end, but, things, deep - 1)
        return [*(link._replace(share=-link.share) for link in ended), *freed]
    if word in grammar["helps"]:
        return matter(r, behind(r, k, end), end, but, True, deep - 1)
    if k in r.acting and not r.tokens[k].startswith("ال"):
        if not _has_needs(r, k, end):
            return matter(r, behind(r, k, end), end, but, plain, deep - 1)  # فرض سياسة
        return _acted(r, r.acting[k], k, end, but, deep)
    if not plain or (k and r.breaks[k - 1] and not r.preposition(k)) or word in grammar["means"]:
        return []
    return _phrase(r, k, end, but)


def _clause(r: Reading, k: int, end: int, but: set[str], plain: bool) -> Iterator[Link]:
    """Yield what a clause with أن wants: its object, else its verbal nouns' matters."""
    for m in range(k, end):
        token = r.tokens[m]
        if plain and m > k and m + 1 < end and token.endswith("ا") and len(token) > _SHORTEST:
            noun = r.at.get(m) or noun_at(r, m, end)
            if noun and r.tokens[m + 1].endswith("ا") and not r.breaks[m]:
                yield Link(None, noun.entity, "")  # أن تبدأ حوارا جادا
                return
        fought = m in r.acting and r.acting[m].term.polarity < 0  # أن نتعاون في محاربة
        if m in r.over or (r.is_free(m - 1) and not (fought or r.grammar("purposes", m - 1))):
            continue
        if verbal(r, m, bare(r, m)[0]) and (found := matter(r, m, end, but, plain)):
            yield from found
            return


def verbal(r: Reading, k: int, word: str) -> bool:
    """Return whether a word is a verbal noun that calls know."""
    named = k in r.acting and not r.tokens[k].startswith("ال")
    return named or _listed(r, word)


def _listed(r: Reading, word: str) -> bool:
    return any(word in r.appraisal.grammar[kind] for kind in _VERBAL)


def _verbal_word(r: Reading, k: int) -> str:
    """Return word k without what is joined in front, a verbal noun of calls also where ب is."""
    word = bare(r, k)[0]
    rest = word[1:] if word[0] in "بل" else ""
    return rest if rest and _listed(r, rest) and not _listed(r, word) else word


def _adds(r: Reading, m: int) -> bool:
    """Return whether و or ل joins a verbal noun of calls at word m to what stands before."""
    token = r.tokens[m]
    if token[0] not in "ولب":
        return False
    return (token[0] == "و" and m in r.acting) or _listed(r, bare(r, m)[0])


def _hostile(r: Reading, k: int) -> bool:
    """Return whether word k is a verbal noun that strikes."""
    act = r.acting.get(k)
    return bare(r, k)[0] in r.appraisal.grammar["strikes"] or bool(act and act.term.polarity < 0)


def _doers(r: Reading, k: int, end: int, but: set[str]) -> list[Link]:
    """Return whose strikes should end: an adjective tells who does them (وقف القصف التركي)."""
    names = [n for n in r.names_in(k + 1, min(end, k + _MATTERS + 1)) if n.form == "nisba"]
    return [Link(None, n.entity, "", _WRONG) for n in names[:1] if n.entity not in but]


def _has_needs(r: Reading, k: int, end: int) -> bool:
    """Return whether what the act at word k asks for stands behind it (فرض العقوبات)."""
    needs = r.acting[k].term.needs
    window = r.tokens[k + 1 : min(end, k + _REACH)]
    return not needs or any(need.removesuffix("*") in t for need in needs for t in window)


def _acted(r: Reading, f: Found, k: int, end: int, but: set[str], deep: int) -> list[Link]:
    """Return on whom an act that is called for would be, as the act takes him."""
    if f.owned:
        return []  # أعلنت وقوفها إلى جانب فلان: her own act, told by itself
    first = behind(r, k, end)
    if not f.term.genitive_object:
        place = preposition_place(r, k + 1, min(end, k + _OWNERS), f.term.takes)
        if place is None:
            return []
        first = place
    sign = 1.0 if f.term.polarity > 0 else -1.0
    done = matter(r, first, end, but, True, deep - 1)
    return [link._replace(share=sign * link.share) for link in done]


def _past_carriers(r: Reading, k: int, end: int) -> int:
    """Return the first word behind those that only bring about what follows them."""
    while k < end and k not in r.at and (_passed(r, k) or r.grammar("determiners", k)):
        if r.grammar("means", k):
            return k
        following = r.tokens[k + 1] if k + 1 < end and not r.breaks[k] else ""
        following = "" if following and r.is_free(k + 1) else following  # إلى has no article
        word = bare(r, k)[0]
        if word.startswith("ال") and following.startswith("ال"):
            return end  # العمل المشترك
        described = following.endswith("يه" if word.endswith("ه") else "ي")
        if k + 1 in r.qualities and not word.startswith("ال") and not following.startswith("ال"):
            return k  # تحقيق شفاف
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


def behind(r: Reading, k: int, end: int) -> int:
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
    if noun is not None:
        found += _partners(r, noun, but)
    if noun is None or noun.entity in but or any(link.share == 1 for link in found):
        return found
    if noun.last == k and not noun.entity.startswith("ال"):
        last = k
        while last < min(end - 1, k + 2) and not r.breaks[last] and _continues(r, last + 1):
            last += 1
        if last == k and not (k and r.tokens[k - 1] in _ANY):
            return found
        noun = noun._replace(last=last, entity=" ".join([noun.entity, *r.tokens[k + 1 : last + 1]]))
    return [Link(None, noun.entity, ""), *found]


def _partners(r: Reading, noun: Name, but: set[str]) -> list[Link]:
    """Return with whom what is wanted would be done (الحوار مع فلان)."""
    k = noun.last + 1
    if k + 1 >= len(r.tokens) or r.tokens[k] != "مع" or r.breaks[k - 1]:
        return []
    if noun.entity.split()[0].removeprefix("ال") not in r.appraisal.grammar["together"]:
        return []
    name = r.at.get(k + 1)
    known = name and name.kind != "TOPIC" and name.entity not in but
    return [Link(None, name.entity, "", r.relation)] if name and known else []


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
    if r.tokens[k].isdigit():
        return False
    return not any(r.grammar(kind, k) for kind in kinds) and not r.tokens[k].startswith("ال")


def _owner(r: Reading, k: int, end: int, but: set[str]) -> list[Link]:
    """Return from whom something is lifted or taken (رفع العقوبات عن فلان)."""
    links = [m for m in range(k + 1, min(end - 1, k + _OWNERS)) if r.grammar("owning", m)]
    links.sort(key=lambda m: r.tokens[m] != "عن")
    first = _past_carriers(r, links[0] + 1, end) if links else end
    return target_at(r, first, end, but) if first < end else []
