"""Noun phrases without a parser: whose name heads them, what governs them, whom a pronoun means.

Names are the only nouns that are known here, so a noun phrase is what lies between a verb
or preposition and the next one. Its head is its first name, or the person in apposition to
it (الرئيس الروسي فلاديمير بوتين).
"""

from typing import NamedTuple

from analysis.stance.clauses import Reading
from analysis.stance.lists import opens_clause, others, tells
from analysis.stance.nouns import group_before, noun_at
from analysis.stance.signs import BOTH, Name
from analysis.stance.terms import Found

_OBJECT_SPAN = 8
_ONE_OF = 5
_MEMBER = ("في", "من")
_BELONGING = ("من", "الي", "ل", "ب")


class Link(NamedTuple):
    """A holder (None: who speaks), a target, the rule, and what share of the word counts."""

    holder: str | None
    target: str
    rule: str
    share: float = 1.0


def dissident(r: Reading, i: int) -> bool:
    """Return whether word i names people who stand against the state beside them."""
    token = r.tokens[i].lstrip("وفبل").removeprefix("ال")
    return token.startswith(tuple(r.appraisal.grammar["dissidents"]))


def past_pronouns(r: Reading, i: int) -> int:
    """Return the first word from i on that is no pronoun with a preposition nor an adverb."""
    while i < len(r.tokens) - 1 and i not in r.over and r.grammar("pronominals", i):
        i += 1
    return i


def governed(r: Reading, name: Name) -> bool:
    """Return whether a preposition stands before the name, its title or its noun."""
    while True:
        if name.preposition:
            return True
        k = name.first - 1
        if k < 0 or r.breaks[k]:
            return False
        other = r.over.get(k) if name.joined else None
        if other is None:
            break
        name = other  # في فلان وفلان
    if r.preposition(k) or _in_construct(r, k):
        return True
    steps = 3 if name.form == "nisba" or offices_at(r, k) else 0
    while steps and k and not r.breaks[k - 1] and k not in r.over:
        if r.preposition(k):
            return True
        if not offices_at(r, k) and name.form != "nisba":
            return False
        k, steps = k - 1, steps - 1
    return steps > 0 and bool(r.preposition(k)) and k not in r.over


def _in_construct(r: Reading, k: int) -> bool:
    """Return whether word k, a noun without article, stands between a preposition and a name."""
    bare = k not in r.over and not r.tokens[k].startswith("ال") and not r.grammar("openers", k)
    return bare and k > 0 and not r.breaks[k - 1] and r.is_free(k - 1)


def gender(r: Reading, name: Name) -> str:
    """Return m or f as verbs agree with the name, "" where it does not tell."""
    if name.kind in ("PER", "TOPIC") or name.form == "nisba":
        return ""
    token = r.tokens[name.first][len(name.prefix) :]
    if token in r.appraisal.grammar["masculine"]:
        return "m"
    if token.endswith("ه") or (name.kind == "LOC" and not token.startswith("ال")):
        return "f"
    if name.kind == "LOC":
        return ""
    return "m" if len(name.entity.split()) > 1 or name.first < name.last else ""  # حماس, الناتو


def groups(r: Reading, names: list[Name], titled: bool) -> list[list[Name]]:
    """Return names in noun phrases: each a list of coordinated heads."""
    phrases: list[list[Name]] = []
    for name in names:
        last = phrases[-1][-1] if phrases else None
        if last is not None:
            gap = name.first - last.last - 1
            if name.joined and gap <= 0:
                phrases[-1].append(name)
                continue
            holds = last.kind != "PER" or last.form == "description"
            if name.kind == "PER" and holds and _apposed(r, last, name, titled):
                phrases[-1][-1] = name
                continue
            if name.form == "nisba" and gap == 0 and last.form == "name":
                continue
            office = name.form == "description" and not name.prefix and last.form == "name"
            if name.kind == last.kind == "PER" and office and gap <= 0:
                phrases[-1][-1] = last._replace(last=name.last)
                continue
        phrases.append([name])
        titled = False
    return phrases


def _apposed(r: Reading, office: Name, person: Name, titled: bool) -> bool:
    """Return whether a person's name follows his office, with titles or adjectives between."""
    between = range(office.last + 1, person.first)
    before = range(max(0, office.first - 4), office.first)
    in_office = titled or any(r.grammar("titles", k) for k in before)
    if len(between) > 2 or (not in_office and r.grammar("bodies", max(0, office.first - 1))):
        return False
    if not all(r.grammar("titles", k) or r.tokens[k].startswith("ال") for k in between):
        return False
    return office.form != "name" or in_office


def bare_names(r: Reading, first: int, end: int) -> list[Name]:
    """Return the names from word `first` on that no preposition governs."""
    names = []
    i = first
    while i < end:
        name = r.at.get(i)
        if r.grammar("ages", i):  # فلان البالغ من العمر 71 عاما
            i += 5
            continue
        if r.grammar("relatives", i) or (r.preposition(i) and not (name and name.joined)):
            break
        if name:
            names.append(name)
            i = name.last
        i += 1
    return names


def name_before(r: Reading, i: int) -> Name | None:
    """Return the nearest name before word i in its clause that no preposition governs."""
    if i and (r.grammar("relatives", i - 1) or first_who(r, i)):
        return r.over.get(i - 2) or one_of(r, i - 2)
    start = max(r.clause_start(i), speech_opening(r, i))
    for j in range(i - 1, start - 1, -1):
        name = r.over.get(j)
        if name and not governed(r, name):
            return _coordinated(r, name)
    return None


def first_who(r: Reading, i: int) -> bool:
    """Return whether the verb at word i is what somebody did first (أول من اعترف)."""
    return i > 1 and r.tokens[i - 1] == "من" and r.tokens[i - 2] == "اول"


def speech_opening(r: Reading, i: int) -> int:
    """Return the first word of the speech around word i, its subject before the marks too."""
    start = r.said_from(i)
    name = r.over.get(start - 1) if start == i else None
    if name and name.first and r.grammar("openers", name.first - 1):
        return name.first  # أن إيران «قدمت دعما»
    return start


def one_of(r: Reading, i: int) -> Name | None:
    """Return who is one of those of whom a relative clause speaks (فلان من الدول التي …)."""
    low = max(0, i - _ONE_OF)
    for k in range(i, low - 1, -1):
        if r.tokens[k] in ("من", "اول"):
            for m in range(k - 1, max(-1, k - _ONE_OF), -1):
                if r.breaks[m]:
                    return None
                name = r.over.get(m)
                if name and name.form != "nisba":
                    return None if governed(r, name) else name
            return None
        if r.breaks[k] or k in r.over:
            return None
    return None


def _coordinated(r: Reading, name: Name) -> Name:
    """Return a name together with the one before it that و joins it to."""
    other = r.over.get(name.first - 1) if name.joined else None
    if other is None or other.kind == "TOPIC" or other.form == "nisba":
        return name
    if other.kind != name.kind or governed(r, other) or name.kind == "TOPIC":
        return name
    return name._replace(entity=f"{other.entity}{BOTH}{name.entity}")


def holder_of(r: Reading, name: Name, f: Found | None = None) -> str:
    """Return who acts: the named one, but not a whole country for one of its officials."""
    speech = r.report_of(f) if f is not None else None
    inside = speech and speech.speaker_start < r.starts[name.first] < speech.speaker_end
    if speech and inside and name.form == "name" and name.kind != "PER" and not name.joined:
        return speech.speaker
    k = name.first - 1
    if name.form != "nisba" or k < 0 or r.breaks[k] or k in r.over or k in r.act_nouns:
        return name.entity
    if k in r.deeds:
        return name.entity  # غارة أمريكية
    sure = r.tokens[name.first][len(name.prefix) :].startswith("ال")
    if sure and r.grammar("titles", k) and (bearer := r.bearers.get((r.tokens[k], name.entity))):
        return bearer
    if sure and (offices_at(r, k) or not r.tokens[k].startswith("ال")):
        return name.entity
    return r.surface(k, name.last)


def definite(r: Reading, i: int, *also: str) -> bool:
    token = r.tokens[i].removeprefix("و") if i < len(r.tokens) else ""
    return i not in r.over and token.startswith(("ال", *also)) and not r.is_free(i)


def _judged(r: Reading, i: int) -> bool:
    return i in r.act_nouns or (i in r.deeds and bool(r.deeds[i].term.polarity))


def phrase_at(r: Reading, start: int, end: int) -> list[Link]:
    """Return the targets in the noun phrase that begins at word `start`.

    Its first name; with a preposition between (الهجوم على السفارة) only whoever does it:
    behind من قبل or in the relative clause.
    """
    if start + 1 < end and not r.breaks[start] and _ends(r, start):
        ended = phrase_at(r, start + 1 + r.is_free(start + 1), end)
        return [link._replace(share=-r.relation * link.share) for link in ended]
    if (body := _body_of(r, start, end)) is not None:
        return heads(r, body, start, end)
    blocked = False
    owner = not _judged(r, start) and (
        definite(r, start, "بال", "لل") or (start + 1 < end and definite(r, start + 1))
    )
    stop = min(end, start + _OBJECT_SPAN)
    patient = deed = False
    i = start
    while i < stop:
        name = r.at.get(i)
        term_here = r.deeds.get(i)
        if term_here:
            deed, patient = True, term_here.term.patient
        if r.grammar("relatives", i):
            return _doers(r, i + 1, end)
        if i > start and opens_clause(r, i):
            break  # قرية تسيطر عليها القوات
        if r.agent_phrase(i):
            blocked, i = False, i + 2
            stop = max(stop, min(end, i + 4))
            continue
        if name:
            apart = name.preposition and i > start and not (owner and name.preposition == "ل")
            if not blocked and not apart and not (patient and name.form != "nisba"):
                return heads(r, name, start, end, True)
            i = name.last + 1
            continue
        if i > start and blocked and r.tokens[i].startswith("وال") and i not in r.over:
            break  # القوات المؤيدة للحكومة والمقاتلين: the first of a list has no name
        link = r.preposition(i) if i > start and not r.grammar("acting", i) else ""
        if link and not (link in ("مع", "بين") and not deed) and not (link == "ل" and owner):
            blocked = True
        i += 1
    return []


def _body_of(r: Reading, start: int, end: int) -> Name | None:
    """Return whose member or possession an indefinite noun at word `start` is (قيادي في الحزب)."""
    if start < end and (r.grammar("marks", start) or _marked(r, start)):
        return _owner_of_mark(r, start, end)
    first = start
    while first < end - 1 and r.tokens[first].isdigit():
        first += 1
    if first < end and r.grammar("members", first) and (body := _joined_body(r, first, end)):
        return body
    if start in r.over or start + 1 >= end or r.breaks[start] or r.tokens[start].startswith("ال"):
        return None
    if start in r.act_nouns or start in r.deeds or start in r.topics:
        return None
    following = r.at.get(start + 1)
    if following and following.preposition == "ل" and following.kind == "ORG":
        return following
    inside = r.tokens[start + 1] in _MEMBER and start + 2 < end
    member = r.at.get(start + 2) if inside else None
    return member if member and member.kind == "ORG" and not member.prefix else None


def _marked(r: Reading, i: int) -> bool:
    """Return whether word i with its preposition is what is struck in somebody's stead."""
    token = r.tokens[i]
    return i not in r.over and token[0] in "لب" and token[1:] in r.appraisal.grammar["marks"]


def _owner_of_mark(r: Reading, start: int, end: int) -> Name | None:
    """Return whose the struck thing at word `start` is (مواقع عسكرية تابعة لفلان)."""
    for k in range(start + 1, min(end, start + _OBJECT_SPAN)):
        name = r.at.get(k)
        if name and name.form != "nisba" and name.kind != "TOPIC":
            return name if name.preposition in ("", "ل") else None
        if r.grammar("belonging", k) or name:
            continue
        if r.grammar("relatives", k) or (r.preposition(k) and r.preposition(k) != "ل"):
            return None
    return None


def _joined_body(r: Reading, start: int, end: int) -> Name | None:
    """Return to what body the people at word `start` belong (شخصا من المنتمين إلى الحزب)."""
    for k in range(start + 1, min(end, start + _OBJECT_SPAN)):
        name = r.at.get(k)
        if name and name.form != "nisba":
            return name if name.kind == "ORG" else None
        link = r.preposition(k)
        if (link and link not in _BELONGING) or r.grammar("relatives", k):
            return None
    return None


def _ends(r: Reading, i: int) -> bool:
    """Return whether word i is a noun that ends what follows (وقف, رفع), with ب or ل or bare."""
    if i in r.over:
        return False
    token, known = r.tokens[i], r.appraisal.grammar["endings"]
    return token in known or (token[0] in "بل" and token[1:] in known)


def _doers(r: Reading, first: int, end: int) -> list[Link]:
    """Return who does it in a relative clause (التصريحات التي أدلى بها فلان)."""
    names = r.names_in(first, min(r.clause_end(first), max(end, first + _OBJECT_SPAN + 1)))
    doers = groups(r, [name for name in names if not governed(r, name)], False)
    return [Link(None, name.entity, "", r.relation) for name in doers[0]] if doers else []


def heads(r: Reading, name: Name, start: int, end: int, met: bool = False) -> list[Link]:
    """Return the targets of the phrase whose first name is given.

    met: whether it is an object, so that a verb behind a joined name begins another clause
    """
    titled = any(r.grammar("titles", k) for k in range(start, name.first))
    names = bare_names(r, name.first + 1, min(end, name.last + 6))
    heads = groups(r, [name, *names], titled)[0]
    last = next((n for n in heads[1:] if met and n.joined and tells(r, n.last + 1)), None)
    heads = heads[: heads.index(last)] if last else heads
    if name.form == "nisba" and name.first > start:
        if heads[0] is name and (group := group_before(r, name)) is not None:
            return [Link(None, group.entity, "")]  # المقاتلين الأكراد
        if dissident(r, name.first - 1):
            noun = noun_at(r, name.first - 1, min(end, name.last + 3))
            return [Link(None, noun.entity, "")] if noun and noun.last >= name.last else []
    share = 1.0 if name.first - start <= 1 and name.form != "nisba" else r.relation
    links = [Link(None, head.entity, "", share) for head in heads]
    link = name.preposition or (r.preposition(start - 1) if start else "")
    link = link or ("ل" if name.first > start else "")  # مواقع فلان ولفلان
    links += [Link(None, n.entity, "", share) for n in others(r, heads[-1].last + 1, link)]
    if name.form == "bond":
        partners = r.partners.get(name.first, ())
        return links + [Link(None, entity, "", r.relation) for entity in partners]
    if name.kind == "TOPIC" and names and names[0].first <= name.last + 1:
        links.append(Link(None, names[0].entity, "", r.relation))
    return links


def preposition_place(r: Reading, first: int, end: int, takes: frozenset[str]) -> int | None:
    """Return the first word of the phrase that one of the prepositions `takes` governs."""
    for i in range(first, end):
        found = r.preposition(i)
        if found and i and r.grammar("named_as", i - 1):
            return None  # ما وصفه بضغوط: the preposition is the naming's
        if found in takes:
            return i + 1 if len(found) > 1 else i
        if r.grammar("relatives", i) or (i > first and i in r.act_nouns):
            return None
    return None


def verb_gender(r: Reading, f: Found) -> str:
    """Return the gender that a verb's form asks of its subject."""
    if f.term.present:
        return {"ت": "f", "ي": "m"}.get(r.folded[f.start], "")
    return "f" if f.ending in ("ت", "تا") else "m" if f.ending in ("", "ي", "ا") else ""


def offices_at(r: Reading, i: int) -> bool:
    """Return whether word i is a person's office or a body that stands for its state."""
    inside = 0 <= i < len(r.tokens)
    return inside and (r.grammar("titles", i) or r.grammar("bodies", i))
