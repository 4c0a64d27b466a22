"""Subjects: who does what a verb or a verbal noun tells.

News Arabic puts the verb first and its subject behind it; a subject may come first, behind أن or
in a heading; it stays away where the clause goes on telling of whom it told before (وأضاف,
ثم هاجم). A verbal noun has no subject of its own: whose verb governs it does it, unless its
genitive, its adjective or a relative clause says who.
"""

from analysis.arabic import zipf
from analysis.stance.clauses import Reading
from analysis.stance.noun_phrases import Phrase, phrase_of
from analysis.stance.nouns import actor_at
from analysis.stance.phrases import (
    first_who,
    gender,
    governed,
    holder_of,
    name_before,
    one_of,
    past_pronouns,
    speech_opening,
)
from analysis.stance.pronouns import antecedent, subject_before, subjects_earlier
from analysis.stance.relatives import indefinite, resumes, thing_told, told_of
from analysis.stance.signs import OUTLET, SENTENCE, Name
from analysis.stance.verb_forms import APART, THIRD_PERSON
from analysis.stance.verbs import finite, stem_at

_BACK = 14
_DEEP = 30
_CLAUSE_SPAN = 24
_RARER = 0.3
_UNKNOWN = 2.0
_HEADING = 14
_OPENS = 12
_SELVES = (*APART, *("و" + word for word in APART))
_PLURAL = ("ون", "وا")


def subject(r: Reading, i: int) -> tuple[list[str], int]:
    """Return the subject of the verb at word i, and the first word past it and the verb."""
    return _clause(r, i)[:2]


def is_named(r: Reading, i: int) -> bool:
    """Return whether the subject of the verb at word i stands in its clause."""
    return _clause(r, i)[2]


def _clause(r: Reading, i: int) -> tuple[list[str], int, bool]:
    if i not in r.subjects:
        r.subjects[i] = ([], i + 1, False)  # a clause within itself
        if r.depth < _DEEP:  # a verb goes on telling of the one before, and so on
            r.depth += 1
            r.subjects[i] = _subject(r, i)
            r.depth -= 1
    return r.subjects[i]


def _subject(r: Reading, i: int) -> tuple[list[str], int, bool]:
    token = r.tokens[i]
    stem = stem_at(r, i)
    joined = stem != token
    asked = _asked(stem)
    voice = r.voice(*r.spans[i])
    after = past_pronouns(r, i + 1) if i + 1 < len(r.tokens) else i + 1
    if _first_person(stem):
        return ([voice] if voice != OUTLET else headed(r, i)), after, False
    if first_who(r, i):
        first = name_before(r, i)
        return ([first.entity] if first else []), after, True
    k = _past_particles(r, i)
    opened = k >= 0 and not any(r.breaks[k:i])
    relative = opened and r.grammar("relatives", k)
    if relative and k and r.grammar("times", k - 1):
        who = antecedent(r, k - 1, "", set())  # في الوقت الذي يهاجم فيه
        return ([who.entity] if who else []), after, False
    elif relative:
        if not resumes(r, i, stem):
            told = one_of(r, k - 1) or told_of(r, k) or thing_told(r, k)
            return (_ids(r, told), after, True) if told else ([], after, True)
    elif k == i - 1 and not joined and (told := indefinite(r, i)) is not None:
        if not resumes(r, i, stem):
            return acting(r, told) or doer(r, told.first), after, True
    elif opened and k and r.tokens[k] == "من" and r.tokens[k - 1] in _SELVES:
        told = told_of(r, k - 1)  # فلان هو من هاجم
        return (_ids(r, told) if told else []), after, True
    elif opened and r.tokens[k] in _SELVES:
        who = antecedent(r, k, r.tokens[k].lstrip("و"), set())
        if who is None and r.tokens[k].endswith("هم"):
            who = _people_before(r, k)
        return ([who.entity] if who else []), after, False
    elif opened and r.grammar("openers", k) and r.tokens[k].endswith(THIRD_PERSON):
        return _by_opener(r, k, voice), after, False
    behind = phrase_of(r, after, min(len(r.tokens), after + _CLAUSE_SPAN))
    if (
        opened
        and not relative
        and not joined
        and (topic := _topic(r, k + 1, asked, stem)) is not None
    ):
        taken_up = behind if stem.endswith(THIRD_PERSON) else None
        if taken_up is None or not _may_be_subject(r, taken_up, after, asked, stem):
            return actors(r, topic), after, True  # المبادرة قدمها فلان: taken up
    if behind is not None and _may_be_subject(r, behind, after, asked, stem):
        return actors(r, behind), behind.past, True
    return _carried(r, i, asked, voice), after, False


def _people_before(r: Reading, i: int) -> Name | None:
    """Return the people whom هم means: the noun of them before it in its sentence."""
    for k in range(i - 1, max(-1, i - _BACK), -1):
        if not r.same_sentence(k, i):
            return None
        if (noun := actor_at(r, k, i)) and not noun.prefix:
            return noun
    return None


def _asked(stem: str) -> str:
    """Return the gender that the form of a verb asks of its subject, "" where it is of many."""
    if stem.endswith(_PLURAL):
        return ""
    if stem[0] == "ي" or stem.startswith("سي"):
        return "m"
    if stem[0] == "ت" and zipf("ي" + stem) > _UNKNOWN:
        return ""  # تحرك: he moved, or she moves
    if stem[0] == "ت" or stem.startswith("ست") or stem.endswith("ت"):
        return "f"
    return "m" if not stem.endswith(THIRD_PERSON) else ""


def _first_person(stem: str) -> bool:
    """Return whether a verb says we: its form with ي is about as frequent (نعلم, not نشر)."""
    stem = stem.removeprefix("س")
    return stem[0] == "ن" and zipf("ي" + stem[1:]) > zipf(stem) - _RARER


def _past_particles(r: Reading, i: int) -> int:
    """Return the word before verb i and its particles (قد, لم, سوف)."""
    k = i - 1
    while k >= 0 and not r.breaks[k] and k not in r.over:
        if r.grammar("openers", k) or not (_particle(r, k) or r.grammar("copulas", k)):
            break
        k -= 1
    return k


def _particle(r: Reading, k: int) -> bool:
    """Return whether word k only opens a clause, negates or dates it (لا, قد, لم, حيث)."""
    if r.grammar("openers", k) or r.grammar("particles", k):
        return True
    return any(term.section == "negator" for term in r.appraisal.word(r.tokens[k]).modifiers)


def _ids(r: Reading, told: Name) -> list[str]:
    if told.kind in ("NOUN", "TOPIC"):
        return acting(r, told)
    return [holder_of(r, told)]


def actors(r: Reading, phrase: Phrase) -> list[str]:
    """Return the ids of whom a noun phrase names, as those who act."""
    return list(dict.fromkeys(one for name in phrase.names for one in _ids(r, name)))


def acting(r: Reading, name: Name) -> list[str]:
    """Return who acts where a noun phrase is said to: people, or whose a thing is (شراكة فلان)."""
    if name.kind == "TOPIC":
        following = r.at.get(name.last + 1)
        return _names(r, following) if following and not following.prefix else []
    head = name.entity.split()[0]
    if actor_at(r, name.first, len(r.tokens)) or zipf(head) < _UNKNOWN:
        return [name.entity]
    owners = [n for n in r.names_in(name.first + 1, name.last + 1) if n.kind != "TOPIC"]
    if found := [n.entity for n in owners if not n.preposition]:
        return found
    return doer(r, name.first) if name.first in r.deeds or name.first in r.acting else []


def _names(r: Reading, name: Name) -> list[str]:
    """Return a name and those that و adds to it right behind."""
    names: list[str] = []
    following: Name | None = name
    while following and following.kind != "TOPIC" and following.form != "nisba":
        names.append(following.entity)
        following = r.at.get(following.last + 1)
        following = following if following and following.joined else None
    return names


def _by_opener(r: Reading, k: int, voice: str) -> list[str]:
    """Return whom the pronoun of أنه means: who speaks, where it opens what he says."""
    speech = r.speech_at(*r.spans[k]) or r.speech_at(*r.spans[min(k + 1, len(r.spans) - 1)])
    if speech is not None and abs(r.starts[k] - speech.start) <= _OPENS:
        return [speech.speaker]
    who = antecedent(r, k, r.tokens[k], {voice} if not r.tokens[k].endswith("ه") else set())
    return [who.entity] if who else [voice] if voice != OUTLET else []


def _topic(r: Reading, i: int, asked: str, stem: str) -> Phrase | None:
    """Return the noun phrase that opens the clause of the verb at word i, as its subject."""
    start = max(r.clause_start(i), speech_opening(r, i))
    while start < i and (finite(r, start) or _particle(r, start) or r.grammar("also", start)):
        start += 1
    if start >= i or r.preposition(start):
        return None
    found = phrase_of(r, start, i)
    if found is None or found.past > i:
        return None
    if found.head.form == "nisba" or {found.gender, asked} == {"m", "f"}:
        return None
    between = range(found.past, i)
    if any(finite(r, m) or r.grammar("relatives", m) for m in between):
        if not any(r.grammar("relatives", m) for m in between):
            return None
    return found


def _may_be_subject(r: Reading, phrase: Phrase, after: int, asked: str, stem: str) -> bool:
    k = phrase.first
    if r.breaks[after - 1] or r.preposition(k) or phrase.head.prefix:
        return False
    if phrase.head.kind == "TOPIC":
        return False
    token = r.tokens[phrase.head.first]
    if stem.endswith(_PLURAL):
        return False
    if phrase.head.kind == "NOUN":
        if token.endswith("ا") and not token.startswith("ال"):
            return False
        if not token.startswith("ال") and token.endswith(THIRD_PERSON[:2]) and phrase.past == k + 1:
            return False
        human = actor_at(r, phrase.head.first, len(r.tokens)) is not None
        if human and token.endswith("ين") and zipf(token[:-2] + "ون") > _UNKNOWN:
            return False  # ناشد المواطنين
        if asked == "m" and phrase.gender == "f":
            return False
        if asked == "f" and phrase.gender != "f" and human and token.endswith(("ون", "ين")):
            return False
        return True
    return {phrase.gender, asked} != {"m", "f"}


def carried(r: Reading, i: int) -> list[str]:
    """Return who goes on being the subject at the verb at word i."""
    return _carried(r, i, "", r.voice(*r.spans[i]))


def _carried(r: Reading, i: int, asked: str, voice: str) -> list[str]:
    """Return who goes on being the subject: of the verb before, else of the sentences before."""
    inside = r.speech_start(i) if voice != OUTLET else 0
    for k in range(i - 1, max(inside - 1, i - _CLAUSE_SPAN, -1), -1):
        if not r.same_sentence(k, i):
            break
        if finite(r, k) and not (k and r.grammar("relatives", k - 1)):
            if r.voice(*r.spans[k]) == voice and (who := subject(r, k)[0]):
                return who
    if voice != OUTLET:
        return [voice]
    if speaker := r.last_speaker(r.starts[i]):
        return [speaker]
    if before := subject_before(r, i):
        return before
    for name in subjects_earlier(r, i):
        if {gender(r, name), asked} != {"m", "f"}:
            return [name.entity]
    return []


def headed(r: Reading, i: int) -> list[str]:
    """Return who speaks in a heading whose words behind the colon say we (فلان: سنرفض)."""
    first = i
    while first and r.breaks[first - 1] != SENTENCE and i - first < _HEADING:
        first -= 1
    if not first or ":" not in r.text[r.spans[first - 1][1] : r.starts[first]]:
        return []
    start = first - 1
    while start and r.breaks[start - 1] != SENTENCE and first - start < _HEADING:
        start -= 1
    persons = [n.entity for n in r.names_in(start, first) if n.kind == "PER"]
    return persons[:1] or [" ".join(r.tokens[start:first])]


def described(r: Reading, i: int, definite: bool, accusative: bool) -> list[str]:
    """Return whom the participle at word i describes: the noun before it, or a subject."""
    if i and not r.breaks[i - 1] and not accusative:
        k = i - 1
        if definite and (told := told_of(r, i) or thing_told(r, i)):
            return _ids(r, told)
        if not definite and (noun := indefinite(r, i)):
            return [noun.entity]
        opened = _past_particles(r, i)
        topic = _topic(r, opened + 1, "", r.tokens[i])
        if topic is not None and topic.past == i:
            return actors(r, topic)
        if r.grammar("openers", k) and r.tokens[k].endswith(THIRD_PERSON):
            return _by_opener(r, k, r.voice(*r.spans[i]))
        return []
    for k in range(i - 1, max(-1, i - _CLAUSE_SPAN), -1):
        if not r.same_sentence(k, i):
            break
        if finite(r, k) and r.voice(*r.spans[k]) == r.voice(*r.spans[i]):
            return subject(r, k)[0]
    return _carried(r, i, "", r.voice(*r.spans[i]))


def doer(r: Reading, i: int) -> list[str]:
    """Return who does what the verbal noun at word i names: the subject of the verb over it."""
    if helped := _helped(r, i):
        return helped
    name = r.over.get(i - 1)
    if name and r.tokens[i][0] == "ل" and not r.breaks[i - 1] and name.kind != "TOPIC":
        if name.form != "nisba" and not governed(r, name):
            return [name.entity]  # تحرك فلان لعزل
    if r.tokens[i].startswith("وال"):
        return []  # مبادئ المساواة والاحترام: told of, not done
    if i > 1 and r.is_free(i - 1) and not r.breaks[i - 2]:
        if owner := _owner(r, i - 2):
            return owner
    start = max(r.clause_start(i), r.said_from(i), i - _BACK)
    for k in range(i - 1, start - 1, -1):
        if r.grammar("relatives", k):
            break
        if finite(r, k):
            accused = r.tokens[i].startswith("ب") and _accuses(r, k)
            return [] if accused else subject(r, k)[0]
    if r.tokens[i][0] == "و" and r.acts and i - _CLAUSE_SPAN < r.acts[-1][0] < i:
        if r.acts[-1][0] in r.act_nouns and r.same_sentence(r.acts[-1][0], i):
            return r.acts[-1][1]  # للاعتراف بفلان وإدانة فلان
    voice = r.voice(*r.spans[i])
    return [voice] if voice != OUTLET else []


def _helped(r: Reading, i: int) -> list[str]:
    """Return who is helped in an act (ساعد فلانا في قتال)."""
    if not i or r.tokens[i - 1] != "في" or not r.objects:
        return []
    j, met = r.objects[-1]
    return met if j < i <= j + _BACK and r.same_sentence(j, i) else []


def _accuses(r: Reading, k: int) -> bool:
    """Return whether the verb at word k tells what somebody says against another (اتهم, انتقد)."""
    forms = r.appraisal.word(r.tokens[k]).forms
    return any(f.term.section == "act" and f.term.said and f.term.polarity < 0 for f in forms)


def _owner(r: Reading, k: int) -> list[str]:
    """Return whose the noun is that ends at word k (تورط فلان في, تورطها في)."""
    name = r.over.get(k)
    if name is not None and name.first and name.form != "nisba" and name.kind != "TOPIC":
        head = name.first - 1
        if head and actor_at(r, head, k) is not None and not r.breaks[head - 1]:
            head -= 1  # إقدام عناصر الحزب على
        of = head in r.deeds or head in r.acting or r.grammar("doings", head)
        return [name.entity] if of and not r.breaks[head] and not name.prefix else []
    token = r.tokens[k]
    stem = token.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    of = k in r.deeds or k in r.acting or stem in r.appraisal.grammar["doings"]
    if name is None and of and stem != token:
        who = antecedent(r, k, token, set())
        return [who.entity] if who else []
    return []
