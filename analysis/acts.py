"""Acts: who praised, accused, supported or refused whom.

Arabic news puts verb, subject, object; the subject comes first in headlines and behind أن.
The agent of an act holds the stance, its object is the target.
"""

from analysis.appraisal import Found
from analysis.clauses import OUTLET, Name, Reading
from analysis.phrases import (
    Link,
    antecedent,
    bare_names,
    definite,
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
)  # fmt: skip

_FIRST_PERSON = ("ن", "ا")
_NOUN_SPAN = 6
_VERB_SPAN = 14
_OPENING = 3
_WITHIN = ("في", "لدى", "داخل")
_OWNERS = ("ه", "ها", "هم", "هما")
_AGENT_SPAN = 8
_URGED = 8
_HOST_SPAN = 12


def act(r: Reading, f: Found, i: int, j: int) -> list[Link]:
    """Return what an act says: its agent is the holder, its object the target."""
    end = r.clause_end(j)
    if f.term.needs:
        window = r.tokens[j + 1 : min(end, j + 13)]
        if not any(need.removesuffix("*") in token for need in f.term.needs for token in window):
            return []
    finder = {"verb": _verb, "noun": _noun, "passive": _passive}.get(f.term.role, _participle)
    links = _escaped(r, f, i, j, end) or finder(r, f, i, j, end)
    if f.term.said and links:
        r.reported.append((j, end, [link.holder for link in links if link.holder]))
    return [kept for link in links if (kept := _by_company(r, f, link)) is not None]


def _escaped(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
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


def _by_company(r: Reading, f: Found, link: Link) -> Link | None:
    """Return the link; who supports or fights what all are against is judged by it instead."""
    polarity = r.appraisal.topic_polarity.get(link.target)
    if polarity is None or f.term.said:
        return link if link.target != link.holder else None
    voice = r.voice(f.start, f.end)
    named = any(name.entity == link.holder for name in r.over.values())
    if voice in (OUTLET, link.holder) or not named or link.holder is None:
        return None
    return Link(None, link.holder, "conduct", polarity)


def _links(holders: list[str], targets: list[Link], rule: str = "act") -> list[Link]:
    return [Link(h, t.target, rule, t.share) for h in holders for t in targets]


def _implied(r: Reading, f: Found, i: int) -> list[str]:
    """Return the holder of an act whose agent is not beside it: who reports, who acted last."""
    if f.term.role == "noun" and f.prefix.endswith("ب") and not _pledged(r, i):
        return []  # اتهم فلانا بدعم فلان: the act is the accused's
    if f.term.role == "verb" and f.ending in ("ون", "وا", "و"):
        return []
    voice = r.voice(f.start, f.end)
    who = r.reported_by(f) or (voice if voice != OUTLET else "")
    return [who] if who else r.acted_before(i)


def _verb(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    if f.prefix.endswith(("ب", "ك")):
        return []
    voice = r.voice(f.start, f.end)
    after = past_pronouns(r, j + 1)
    first_person = f.term.present and r.folded[f.start] in _FIRST_PERSON
    if first_person and r.text[f.start] == "ا" and (i and r.tokens[i - 1] == "من"):
        return []  # أول من اعترف: no أعترف
    if first_person or f.ending == "نا":
        return _links([] if voice == OUTLET else [voice], _object(r, f, after, end))
    prior = None if f.prefix[:1] in ("و", "ف") else name_before(r, i)
    if prior is None and i and r.grammar("relatives", i - 1):
        return []
    if prior and {gender(r, prior), verb_gender(r, f)} == {"m", "f"}:
        prior = None
    reporter = r.reported_by(f)
    k = preposition_place(r, after, min(end, j + _VERB_SPAN), f.term.takes)
    direct = "direct" in f.term.takes
    pronoun = _pronoun_place(r, f, j, end) if k is None else None
    stop = end if direct else next((m for m in (k, pronoun) if m is not None), after)
    titled = after < end and offices_at(r, after)
    phrases = groups(r, bare_names(r, after, stop), titled)
    if titled and not phrases:
        far = [n for n in r.names_in(after, min(end, after + _VERB_SPAN)) if n.kind == "PER"]
        far = [n for n in far if not n.prefix and not governed(r, n)][:1]
        phrases = [far] if far else []
        if far and not direct:
            k = preposition_place(r, far[0].last + 1, end, f.term.takes)
    place = k
    if prior is None and i and r.grammar("own_country", i - 1):
        holders, place = _implied(r, f, i), after if direct else k
    elif prior or _pronoun_subject(r, i):
        holders = [holder_of(r, prior, f)] if prior else _pronoun(r, f, i, voice)
        place = after if direct else k
    elif not phrases or (not titled and _apart(r, after, phrases[0][0])):
        plain = after < stop and not f.term.needs and _may_act(r, after)
        holders = [reporter] if reporter else [r.surface(after)] if plain else _implied(r, f, i)
        place = (after + 1 if plain else after) if direct else k
    else:
        subject = phrases[0]
        misfit = {gender(r, subject[0]), verb_gender(r, f)} == {"m", "f"}
        other = reporter and reporter not in {n.entity for n in subject}
        if direct and len(phrases) == 1 and (misfit or (other and f.prefix == "و")):
            holders, place = ([reporter] if reporter else _implied(r, f, i)), after
        else:
            holders = [holder_of(r, name, f) for name in subject]
            place = subject[-1].last + 1 if direct else k
    if holders:
        r.acts.append((i, holders))
    if f.owned:
        who = antecedent(r, i, f.ending, {*holders, voice})
        found = [Link(None, who.entity, "", r.relation)] if who else []
        return _links(holders, found) + _against(r, f, holders, j, end)
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
    return _links(holders, targets) + _against(r, f, holders, j, end)


def _pronoun_place(r: Reading, f: Found, j: int, end: int) -> int | None:
    """Return where a preposition of the act has a pronoun (أشاد به, حكما بحقها)."""
    for k in range(j + 1, min(end, j + _VERB_SPAN)):
        for link in f.term.takes - {"direct"}:
            if r.tokens[k].startswith(link) and r.tokens[k][len(link) :] in _OWNERS:
                return k
    return None


def _against(r: Reading, f: Found, holders: list[str], j: int, end: int) -> list[Link]:
    """Return against whom praise or support is (دعمها ضد فلان)."""
    if f.term.polarity <= 0 or not holders:
        return []
    for k in range(j + 1, min(end, j + _VERB_SPAN) - 1):
        for size in (1, 2):
            if " ".join(r.tokens[k : k + size]) in r.appraisal.grammar["opposite"]:
                share = -r.relation
                found = phrase_at(r, k + size, end)
                return [Link(h, t.target, "act", share) for h in holders for t in found]
    return []


def _apart(r: Reading, i: int, name: Name) -> bool:
    """Return whether the noun at word i is a subject of its own before a name (المتمردون الجيش)."""
    return definite(r, i) and name.first > i + (1 if name.form == "nisba" else 0)


def _pledged(r: Reading, i: int) -> bool:
    """Return whether a verbal noun at word i is what somebody pledges or asks for."""
    return any(r.grammar("pledges", k) for k in range(max(r.clause_start(i), i - 5), i))


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
    if i in r.deeds or i in r.act_nouns:
        return False
    return not r.preposition(i) and (token.startswith("ال") or not token.endswith("ا"))


def _pronoun_subject(r: Reading, i: int) -> bool:
    start = r.clause_start(i)
    return (
        start > 0
        and i - start <= 3
        and r.tokens[start - 1].endswith(("ه", "ها", "هم"))
        and r.grammar("openers", start - 1)
    )


def _pronoun(r: Reading, f: Found, i: int, voice: str) -> list[str]:
    """Return whom the pronoun of أنه means: who is just named in what is said, else who speaks."""
    speech = r.speech_at(f.start, f.end)
    opener = r.clause_start(i) - 1
    opening = speech is not None and r.starts[opener] <= speech.start + 2
    if speech is not None and not opening:
        who = antecedent(r, opener, r.tokens[opener], {voice})
        if who and r.starts[who.first] >= speech.start:
            return [who.entity]
    return _implied(r, f, i)


def _object(r: Reading, f: Found, first: int, end: int) -> list[Link]:
    """Return the targets in an act's object; none where the object is an act refused."""
    if first < end and first in r.act_nouns and r.denies(f):
        return []
    if "direct" not in f.term.takes:
        return phrase_at(r, first, end)
    if first < end and r.preposition(first):
        place = preposition_place(r, first, min(end, first + _NOUN_SPAN), f.term.takes)
        return phrase_at(r, place, end) if place is not None else []
    return phrase_at(r, first, end)


def _noun(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    k = preposition_place(r, j + 1, min(end, j + _NOUN_SPAN), f.term.takes)
    owned = f.owned
    adjective = definite(r, j + 1)
    if owned and "direct" in f.term.takes and not adjective and not r.preposition(min(j + 1, end - 1)):
        return _links(_subject(r, f, i), phrase_at(r, j + 1, min(end, j + _NOUN_SPAN)))
    if provided := _provided(r, f, j, end):
        return provided
    agents, past = _agents_behind(r, j, end)
    if agents or _undergone(r, i):
        return _undergo(r, f, i, j, agents, past)
    if k is not None and f.term.genitive_object and not owned and j + 1 in r.at:
        if r.preposition(k - 1 if k - 1 > j + 1 else k) != "ل":
            k = None  # عزل فلان على الساحة: the genitive is the object
    if k is None:
        if (
            not f.term.genitive_object
            or owned
            or f.definite
            or (f.prefix.endswith("ب") and not _pledged(r, i))  # بدعم فلان: the support is his
            or r.is_free(j + 1 if j + 1 < end else j)
            or (f.term.thing and j + 1 not in r.topics)
        ):
            return []
        return _links(_subject(r, f, i), phrase_at(r, j + 1, min(end, j + 5)))
    names = [name for name in bare_names(r, j + 1, k) if name.kind != "TOPIC"]
    if j + 1 < end and r.grammar("own_country", j + 1):
        holders = _implied(r, f, i)
    elif names and not owned:
        holders = [holder_of(r, n) for n in groups(r, names, offices_at(r, j + 1))[0]]
    elif not owned and not f.definite and k > j + 1 and definite(r, j + 1):
        holders = [r.surface(j + 1, k - 1 if r.preposition(k) else k - 2)]
    else:
        holders = _subject(r, f, i)
    targets = phrase_at(r, k, end)
    if not holders and f.term.host:
        holders = _host(r, j, {t.target for t in targets})
    return _links(holders, targets)


def _agents_behind(r: Reading, j: int, end: int) -> tuple[list[str], int]:
    """Return whose act a noun is by من behind it, and the first word past them."""
    first = j + 1 + (j + 2 < end and not r.preposition(j + 1) and j + 1 not in r.over)
    if first >= end - 1 or r.tokens[first] != "من":
        return [], j + 1
    names = groups(r, bare_names(r, first + 1, min(end, first + _AGENT_SPAN)), False)
    if not names or names[0][0].first > first + 2:
        return [], j + 1
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
    return _links([holder_of(r, n) for n in subject[0]] if subject else [], phrase_at(r, k, end))


def _undergone(r: Reading, i: int) -> bool:
    """Return whether the subject of the clause is whom the act reaches (حظي فلان بترحيب)."""
    return any(r.grammar("undergo", k) for k in range(max(r.clause_start(i), i - _NOUN_SPAN), i))


def _undergo(
    r: Reading, f: Found, i: int, j: int, agents: list[str], past: int
) -> list[Link]:
    """Return an act told from its object's side: اتهامات من فلان لفلان, حظي بدعم من فلان."""
    end = r.clause_end(j)
    k = preposition_place(r, past, min(end, past + _NOUN_SPAN), f.term.takes)
    targets = phrase_at(r, k, end) if k is not None else []
    if not targets and _undergone(r, i):
        prior = name_before(r, i)
        targets = [Link(None, prior.entity, "")] if prior else []
    return _links(agents or _host(r, j, {t.target for t in targets}), targets)


def _host(r: Reading, j: int, guests: set[str]) -> list[str]:
    """Return the state where somebody is received: in it, or on his way to it."""
    for k in range(j + 1, min(len(r.tokens) - 1, j + _HOST_SPAN)):
        name = r.at.get(k)
        if not r.same_sentence(j, k):
            break
        if name and name.kind == "LOC" and name.form == "name" and r.is_free(k - 1):
            return [name.entity] if name.entity not in guests else []
    return []


def _subject(r: Reading, f: Found, i: int) -> list[str]:
    """Return who holds a verbal noun: its clause's subject, else who is implied."""
    if reporter := r.reported_by(f):
        return [reporter]
    if f.prefix.endswith("ب") and not f.term.said and not f.owned and not _pledged(r, i):
        return []  # اتهم فلانا بإرسال: he is said to have sent
    if not f.owned and (urge := _urged(r, i)) is not None:
        return _urger(r, f, urge)
    if i and r.tokens[i - 1] == "من" and not f.owned:
        return []  # حذره من رفض الاتفاق: the refusal would be his
    prior = name_before(r, i) if f.term.role == "noun" else None
    if prior and prior.form == "nisba" and not offices_at(r, prior.first - 1):
        prior = None
    voice = r.voice(f.start, f.end)
    if f.owned and voice != OUTLET and i - r.speech_start(i) <= 1:
        thanked = antecedent(r, i, f.ending, {voice})
        speech = r.speech_at(f.start, f.end)
        if thanked and speech and not governed(r, thanked):
            if speech.speaker_start < r.starts[thanked.first] < speech.start:
                return [thanked.entity]  # شكر فلان فلانا على دعمه
        return [voice]
    if f.owned:
        who = antecedent(r, i, f.ending, set())
        return [who.entity] if who else _implied(r, f, i)
    if prior:
        return [holder_of(r, prior)]
    if voice != OUTLET and not f.term.said and i - r.speech_start(i) > _OPENING:
        if not r.names_in(max(r.clause_start(i), r.speech_start(i)), i):
            return [voice]
        return []  # thanks are the speaker's wherever he says them, support may be anybody's
    if implied := _implied(r, f, i):
        return implied
    who = antecedent(r, i, "", set()) if i and not r.breaks[i - 1] else None
    return [who.entity] if who and not governed(r, who) else _plural_before(r, i)


def _urged(r: Reading, i: int) -> int | None:
    """Return the word that asks somebody for the act (دعا فلانا إلى دعم, لإقناعه بدعم)."""
    for k in range(i - 1, max(r.clause_start(i), r.speech_start(i), i - _URGED) - 1, -1):
        if r.grammar("urging", k):
            return k
    return None


def _urger(r: Reading, f: Found, k: int) -> list[str]:
    """Return who asks for an act: whose stance it is."""
    voice = r.voice(*r.spans[k])
    if voice != OUTLET:
        return [voice]
    if reporter := r.voice(f.start, f.end):
        if reporter != OUTLET:
            return [reporter]
    if (prior := name_before(r, k)) and prior.form != "nisba":
        return [holder_of(r, prior)]
    after = past_pronouns(r, k + 1)
    names = groups(r, bare_names(r, after, r.clause_end(k)), offices_at(r, after))
    verb = r.tokens[k][:1] not in ("ل", "ا") or r.tokens[k] == "اقنع"
    if verb and names:
        return [holder_of(r, n) for n in names[0]]
    who = antecedent(r, k, "", set())
    return [who.entity] if who and not governed(r, who) else r.acted_before(k)


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


def _participle(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    circumstance = f.ending == "ا" or (i > 0 and r.breaks[i - 1] and not f.definite)
    if f.term.role == "phrase":
        prior = name_before(r, i)
        holders = [holder_of(r, prior)] if prior else _implied(r, f, i)
    elif circumstance:
        holders = _implied(r, f, i)
    else:
        owner = r.over.get(i - 1)
        holders = [holder_of(r, owner)] if owner and f.term.id != "criticise" else []
    targets = _object(r, f, j + 1, min(end, j + 1 + _VERB_SPAN))
    if "direct" not in f.term.takes or f.definite:
        k = preposition_place(r, j + 1, min(end, j + 4), f.term.takes)
        targets = phrase_at(r, k, end) if k is not None else []
    return _links(holders, targets)


def _passive(r: Reading, f: Found, i: int, j: int, end: int) -> list[Link]:
    owner = r.over.get(i - 1)
    k = preposition_place(r, j + 1, min(end, j + 4), frozenset({"من", "ب"}))
    if owner is None or k is None:
        return []
    names = bare_names(r, k, end) or r.names_in(k, k + 1)
    return [Link(names[0].entity, owner.entity, "act")] if names else []
