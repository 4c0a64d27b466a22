"""Acts: who praised, accused, supported or refused whom.

Arabic news puts verb, subject, object; the subject comes first in headlines and behind أن.
The agent of an act holds the stance, its object is the target.
"""

from analysis.arabic import zipf
from analysis.stance.agents import (
    agent,
    and_others,
    office,
    passive_form,
    pronoun_agent,
    pronoun_subject,
    voicer,
)
from analysis.stance.appraisal import Found
from analysis.stance.clauses import Reading
from analysis.stance.doers import doers_of
from analysis.stance.nearness import blame, nearest, relative_noun, target_at, whom
from analysis.stance.nouns import actor_at, noun_at, someone_at
from analysis.stance.phrases import (
    Link,
    bare_names,
    definite,
    first_who,
    gender,
    governed,
    groups,
    holder_of,
    name_before,
    offices_at,
    past_pronouns,
    phrase_at,
    preposition_place,
    verb_gender,
)
from analysis.stance.pronouns import addressee, antecedent, subject_before
from analysis.stance.relatives import described, event_told, resumed, subject_told
from analysis.stance.signs import BOTH, OUTLET, Name
from analysis.stance.verbal_nouns import escaped, implied, links, verbal_noun

_FIRST_PERSON = ("ن", "ا")
_NOUN_SPAN = 6
_VERB_SPAN = 14
_OPPOSITE = 6
_OBJECT_SPAN = 3
_ADJUNCT = 5
_WITHIN = ("في", "لدي", "داخل")
_OWNERS = ("ه", "ها", "هم", "هما")


def act(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return what an act says: its agent is the holder, its object the target."""
    end = r.clause_end(j)
    if f.term.role == "verb" and f.owned and "direct" not in f.term.takes:
        return []  # عمله: his work
    if f.term.explicit and not _directed(r, f, j, end):
        return []
    if f.term.explicit and any(first < i < past for first, past, _ in r.charges[-1:]):
        return []  # أدان العدوان على فلان: told in his words
    if f.term.needs:
        window = " ".join(r.tokens[j + 1 : min(end, j + 13)])
        if not any(need in window for need in f.term.needs):
            return []
    if f.term.role == "verb" and (event := event_told(r, f, i)) is not None:
        holders = doers_of(r, event, i)
        if holders or not f.term.said:
            return links(holders, whom(r, f, j + 1, set(holders)))
    finder = {"verb": _verb, "noun": verbal_noun, "passive": _passive}.get(f.term.role, _participle)
    found = escaped(r, f, i, j, end) or finder(r, f, i, j, end) or nearest(r, f, i, j)
    if f.term.mutual and not found:
        found = _mutual(r, f, i, j)
    if found and f.term.role == "noun" and (who := voicer(r, f, i)):
        found = links(who, list(dict.fromkeys(link._replace(holder=None) for link in found)))
    found = found + _against(r, f, found, j, end) + blame(r, f, found)
    accuses = f.term.said and f.term.polarity < 0
    if (
        f.term.role != "noun"
        and not accuses
        and (met := list(dict.fromkeys(k.target for k in found if k.holder)))
    ):
        r.objects.append((j, met))
    if f.term.said and found:
        holders = [link.holder for link in found if link.holder]
        r.reported.append((j, end, holders))
        if f.term.polarity < 0 and r.voice(f.start, f.end) == OUTLET:
            r.charges.append((j, end, list(dict.fromkeys(holders))))
    return [kept for link in found if (kept := _by_company(r, f, link)) is not None]


def _directed(r: Reading, f: Found, j: int, end: int) -> bool:
    """Return whether whom an attack is on, or whose it is, can stand behind it."""
    for k in range(j + 1, min(end, j + _NOUN_SPAN)):
        link = r.preposition(k)
        if r.grammar("relatives", k) or link in f.term.takes or link == "من":
            return True
    return False


def _mutual(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return two who do an act together, each to the other (اتفقت مصر وروسيا على)."""
    two = [one for told in agent(r, f, i, j)[0] for one in told.split(BOTH) if r.home(one)]
    return [Link(a, b, "act") for a in two for b in two if a != b] if len(two) == 2 else []


def _by_company(r: Reading, f: Found, link: Link) -> Link | None:
    """Return the link; who supports or fights what all are against is judged by it instead."""
    polarity = r.appraisal.topic_polarity.get(link.target)
    if polarity is None or f.term.said:
        return link if link.target != link.holder else None
    voice = r.voice(f.start, f.end)
    named = any(name.entity == link.holder for name in r.over.values())
    if voice in (OUTLET, link.holder) or not named or link.holder is None:
        sure = f.term.role == "verb" or voice == link.holder
        return link if sure and f.term.polarity < 0 < link.share else None
    return Link(None, link.holder, "conduct", polarity)


def _verb(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    if f.prefix.endswith(("ب", "ك")):
        return []
    voice = r.voice(f.start, f.end)
    after = past_pronouns(r, j + 1)
    first_person = f.term.present and r.folded[f.start] in _FIRST_PERSON
    if first_person and first_who(r, i):
        return []  # أول من اعترف: no أعترف
    if first_person or f.ending == "نا":
        first = after
        if "direct" not in f.term.takes:
            first = preposition_place(r, after, min(end, j + _VERB_SPAN), f.term.takes) or after
        return links([] if voice == OUTLET else [voice], _object(r, f, first, end))
    prior = None if f.prefix[:1] in ("و", "ف") else name_before(r, i)
    during = i > 1 and r.grammar("relatives", i - 1) and r.grammar("times", i - 2)
    if during:
        prior = antecedent(r, i - 2, "", set())  # في الوقت الذي يهاجم فيه
    elif i and r.grammar("relatives", i - 1) and (f.owned or resumed(r, i, j) is not None):
        prior = None
    else:
        one_of = prior and i > 1 and i - 2 not in r.over and r.grammar("relatives", i - 1)
        prior = prior if one_of else subject_told(r, f, i) or prior
        if prior is None and i and r.grammar("relatives", i - 1):
            return []
    misfit = prior and prior.kind != "NOUN" and {gender(r, prior), verb_gender(r, f)} == {"m", "f"}
    if misfit and not first_who(r, i):
        prior = None
    reporter = r.reported_by(f)
    k = preposition_place(r, after, min(end, j + _VERB_SPAN), f.term.takes)
    if k is not None and _of_refusal(r, f, k):
        k = None
    direct = "direct" in f.term.takes
    pronoun = _pronoun_place(r, f, j, end) if k is None else None
    stop = end if direct else next((m for m in (k, pronoun) if m is not None), after)
    titled = after < end and offices_at(r, after)
    bearer = office(r, f, after, end) if titled and not prior else None
    phrases = groups(r, bare_names(r, after, stop), titled)
    if titled and not phrases:
        far = [n for n in r.names_in(after, min(end, after + _VERB_SPAN)) if n.kind == "PER"]
        far = [n for n in far if not n.prefix and not governed(r, n)][:1]
        phrases = [far] if far else []
        if bearer and not far and not reporter:
            r.acts.append((i, bearer[0]))
            return links(bearer[0], whom(r, f, bearer[1], set(bearer[0])))
        if far and not direct:
            k = preposition_place(r, far[0].last + 1, end, f.term.takes)
    place = k
    if prior is None and i and r.grammar("own_country", i - 1):
        holders, place = implied(r, f, i), after if direct else k
    elif prior or pronoun_subject(r, i):
        holders = [holder_of(r, prior, f)] if prior else pronoun_agent(r, f, i, voice)
        place = after if direct else k
    elif not phrases or (not titled and _apart(r, after, phrases[0][0])):
        plain = after < stop and not f.term.needs and _may_act(r, after)
        apart = plain and phrases and _apart(r, after, phrases[0][0])
        noun: Name | None = None
        if reporter and not apart:
            holders = [reporter]
        else:
            noun = someone_at(r, after, stop) if plain else None
            plain = noun is not None
            holders = [noun.entity] if noun else implied(r, f, i)
            if noun is None and passive_form(r, f, after):
                return []
            if not holders and f.prefix == "و" and voice == OUTLET:
                holders = subject_before(r, i)
        place = (noun.last + 1 if noun else after) if direct else k
    else:
        subject = phrases[0]
        misfit = {gender(r, subject[0]), verb_gender(r, f)} == {"m", "f"}
        other = reporter and reporter not in {n.entity for n in subject}
        if direct and len(phrases) == 1 and (misfit or (other and f.prefix == "و")):
            holders, place = ([reporter] if reporter else implied(r, f, i)), after
        else:
            holders = [holder_of(r, name, f) for name in subject]
            holders, past = and_others(r, holders, subject[-1].last + 1, end)
            place = past if direct else k
    if holders:
        r.acts.append((i, holders))
    taken = resumed(r, i, j)
    if f.owned or (taken is not None and r.tokens[taken].startswith(tuple(f.term.takes))):
        who = relative_noun(r, i) or antecedent(r, i, f.ending, {*holders, voice})
        found = [Link(None, who.entity, "", r.relation)] if who else []
        return links(holders, found)
    if direct and place is not None and after < place < end and _joined(r, place):
        place = k  # another subject, not an object: فلان وبعض الدول
    targets = _object(r, f, place, end) if place is not None else []
    if not targets and direct and place is not None:
        targets = phrase_at(r, _past_place(r, place, end), end)
    if not targets and k is not None and (place is None or k > place):
        targets = phrase_at(r, k, end)
    if not targets and direct and holders:
        targets = _past_comma(r, end)
    if not targets and pronoun is not None:
        who = antecedent(r, i, r.tokens[pronoun], {*holders, voice})
        targets = [Link(None, who.entity, "", r.relation)] if who else []
    if f.term.said and holders and not targets:
        r.reported.append((j, end, holders))
    return links(holders, targets)


def _pronoun_place(r: Reading, f: Found, j: int, end: int) -> int | None:
    """Return where a preposition of the act has a pronoun (أشاد به, حكما بحقها)."""
    for k in range(j + 1, min(end, j + _VERB_SPAN)):
        for link in f.term.takes - {"direct"}:
            if r.tokens[k].startswith(link) and r.tokens[k][len(link) :] in _OWNERS:
                return k
    return None


def _against(r: Reading, f: Found, found: list[Link], j: int, end: int) -> list[Link]:
    """Return against whom praise or support is (دعمها ضد فلان)."""
    holders = list(dict.fromkeys(link.holder for link in found if link.holder))
    if f.term.polarity < 0 and holders:
        return _opposed(r, holders, j, end)
    if f.term.polarity <= 0 or not found or found[0].share <= 0:
        return []
    for k in range(j + 1, min(end, j + _OPPOSITE) - 1):
        if k in r.deeds:
            return []
        for size in (1, 2):
            if " ".join(r.tokens[k : k + size]) in r.appraisal.grammar["opposite"]:
                targets = phrase_at(r, k + size, end)
                return [Link(h, t.target, "act", -r.relation) for h in holders for t in targets]
    return []


def _opposed(r: Reading, holders: list[str], j: int, end: int) -> list[Link]:
    """Return against whom a threat or a charge is (هدد باستخدام القوة ضد فلان)."""
    for k in range(j + 1, min(len(r.tokens), j + _VERB_SPAN) - 1):
        if not r.same_sentence(j, k):
            break
        if r.tokens[k] == "ضد":
            targets = target_at(r, k + 1, max(end, r.clause_end(k)), set(holders))
            return [
                Link(h, t.target, "act", r.relation * t.share) for h in holders for t in targets
            ]
    return []


def _joined(r: Reading, i: int) -> bool:
    """Return whether word i, no name, is joined to what stands before (وبعض, but not وقوف)."""
    token = r.tokens[i]
    if i in r.over or token[0] != "و" or i in r.act_nouns or r.grammar("pronominals", i):
        return False
    return zipf(token[1:]) > zipf(token)


def _apart(r: Reading, i: int, name: Name) -> bool:
    """Return whether the noun at word i is a subject of its own before a name (المتمردون الجيش)."""
    if name.form == "nisba" and name.first == i + 1 and i not in r.over:
        people = actor_at(r, i, name.last + 1)  # حكومات غربية
        return people is not None and not people.prefix and not people.entity.startswith("ال")
    return definite(r, i) and name.first > i + (1 if name.form == "nisba" else 0)


def _past_comma(r: Reading, end: int) -> list[Link]:
    """Return the object that a comma or an inserted phrase parts from its verb."""
    if end >= len(r.tokens) or not r.same_sentence(end - 1, end) or r.grammar("openers", end):
        return []
    first = past_pronouns(r, end)
    if r.preposition(first) or r.tokens[first].startswith("و"):
        return []
    return phrase_at(r, first, min(r.clause_end(first), first + 8))


def _past_place(r: Reading, i: int, end: int) -> int:
    """Return the first word behind where the agent is (نقابة الأطباء في القاهرة …)."""
    for k in range(i, min(end - 1, i + 4)):
        if r.tokens[k] in _WITHIN and (name := r.at.get(k + 1)):
            past = name.last + 1
            return end if past >= end or r.tokens[past].startswith("و") else past
    return end


def _may_act(r: Reading, i: int) -> bool:
    """Return whether a word that is no name can be the agent: not governed, not an object."""
    token = r.tokens[i]
    if token.isdigit() or ((i in r.deeds or i in r.act_nouns) and not token.startswith("ال")):
        return False
    return not r.preposition(i) and (token.startswith("ال") or not token.endswith("ا"))


def _of_refusal(r: Reading, f: Found, first: int) -> bool:
    """Return whether blame is for an act against something: its blamer is not against that too."""
    i = r.word_at(f.start)
    near = [k for k in (first, first + 1) if k > i and r.act_nouns.get(k, 0.0) < 0]
    return f.term.polarity < 0 and bool(near)


def _object(r: Reading, f: Found, first: int, end: int) -> list[Link]:
    """Return the targets in an act's object; none where the object is an act refused."""
    if first < end and first in r.act_nouns and r.denies(f):
        return []
    if _of_refusal(r, f, first):
        return []
    for k in range(first, min(end, first + _OBJECT_SPAN)):
        if r.tokens[k].endswith("كم") and (k in r.act_nouns or k in r.deeds):
            who = addressee(r, k)
            return [Link(None, who.entity, "", r.relation)] if who else []
    if "direct" not in f.term.takes:
        return phrase_at(r, first, end)
    first = _past_adjunct(r, f, first, end)
    if first < end and r.preposition(first):
        place = preposition_place(r, first, min(end, first + _NOUN_SPAN), f.term.takes)
        return phrase_at(r, place, end) if place is not None else []
    return phrase_at(r, first, end)


def _past_adjunct(r: Reading, f: Found, first: int, end: int) -> int:
    """Return the first word behind a phrase that tells when or where (منذ سنوات قرارا)."""
    link = r.preposition(first) if first < end else ""
    if not link or link in f.term.takes:
        return first
    for k in range(first + 1, min(end, first + _ADJUNCT)):
        if k not in r.over and r.tokens[k].endswith("ا") and len(r.tokens[k]) > _OBJECT_SPAN:
            return k if noun_at(r, k, end) else first
        if r.preposition(k) or r.grammar("relatives", k) or r.grammar("openers", k):
            break
    return first


def _participle(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    circumstance = f.ending == "ا" or (i > 0 and r.breaks[i - 1] and not f.definite)
    if f.term.role == "phrase":
        prior = name_before(r, i)
        holders = [holder_of(r, prior)] if prior else implied(r, f, i)
    elif circumstance:
        holders = implied(r, f, i)
    else:
        owner = r.over.get(i - 1) or (_among(r, i) if f.definite else None)
        owner = described(r, i, f.definite) if owner is None or owner.form == "nisba" else owner
        holders = [holder_of(r, owner)] if owner and f.term.id != "criticise" else []
    targets = _object(r, f, j + 1, min(end, j + 1 + _VERB_SPAN))
    if "direct" not in f.term.takes or f.definite:
        k = preposition_place(r, j + 1, min(end, j + 4), f.term.takes)
        but = set(holders)
        targets = (phrase_at(r, k, end) or target_at(r, k, end, but)) if k is not None else []
    return links(holders, targets)


def _among(r: Reading, i: int) -> Name | None:
    """Return who is one of those a plural participle names (فلان من أبرز الداعمين لفلان)."""
    for k in range(i - 1, max(-1, i - _NOUN_SPAN), -1):
        if r.breaks[k]:
            return None
        name = r.over.get(k)
        if name and name.form != "nisba":
            return name if any(r.grammar("one_of", n) for n in range(k + 1, i)) else None
    return None


def _passive(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    owner = r.over.get(i - 1)
    owner = described(r, i, f.definite) if owner is None or owner.form == "nisba" else owner
    k = preposition_place(r, j + 1, min(end, j + 4), frozenset({"من", "ب"}))
    if owner is None or k is None:
        return []
    names = bare_names(r, k, end) or r.names_in(k, k + 1)
    return [Link(names[0].entity, holder_of(r, owner), "act")] if names else []
