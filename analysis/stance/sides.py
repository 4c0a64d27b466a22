"""Whom a verb of conduct accuses, and what is only told: what befell, what one's own side did.

A spokesman who says that his army struck, a source or an agency that says who struck whom, tells
what was done; the same verb in another's mouth is a reproach.
"""

from analysis.stance.clauses import Reading
from analysis.stance.phrases import offices_at
from analysis.stance.subjects import subject
from analysis.stance.terms import Found

_TITLES = 3
_OBJECTS = ("ه", "ها", "هم")
_BODY = "_of_"
_OPPOSED = ("opposition_of_", "people_of_", "leader_of_")
_ARTICLES = ("وال", "ال")


def accused(r: Reading, f: Found, i: int, share: float = 1.0) -> list[str]:
    """Return whom the verb of conduct at word i judges: its subject, unless it is only told of."""
    judged, past = subject(r, i)
    if _undergone(r, f, i, past):
        return []
    forms = r.appraisal.word(r.tokens[i]).forms
    act = any(form.term.section == "act" and form.term.role == "verb" for form in forms)
    told = act and f.term.polarity * share < 0
    return [one for one in judged if not (told and only_told(r, f, one))]


def _undergone(r: Reading, f: Found, i: int, past: int) -> bool:
    """Return whether a verb that asks for an object has none, so that it is passive (قتلوا في)."""
    if f.owned or f.term.needs or f.ending.endswith(_OBJECTS):
        return False
    if past != i + 1 or past >= len(r.tokens) or (i and r.grammar("relatives", i - 1)):
        return False
    takes = {link for form in r.appraisal.word(r.tokens[i]).forms for link in form.term.takes}
    link = r.preposition(past)
    return "direct" in takes and link not in takes and bool(r.breaks[i] or r.is_free(past))


def only_told(r: Reading, f: Found, one: str) -> bool:
    """Return whether who speaks only tells what another did: a witness, or of his own side."""
    return _witnessed(r, f) or _of_own_side(r, f, one)


def _witnessed(r: Reading, f: Found) -> bool:
    """Return whether an unnamed source, a witness, an agency or a report speaks."""
    speech = r.speech_at(f.start, f.end)
    if speech is None:
        return False
    if speech.speaker_start >= 0 and r.grammar("witnesses", r.word_at(speech.speaker_start)):
        return True
    return speech.speaker.split()[0] in r.appraisal.grammar["witnesses"]


def _of_own_side(r: Reading, f: Found, one: str) -> bool:
    """Return whether what stands in an official's words is said of his own state or its forces."""
    homes = _homes(r, f)
    if not homes:
        return False
    if home := _state(r, one):
        return home in homes
    origins = _origins(r)
    return any(not homes.isdisjoint(origins.get(word, ())) for word in one.split())


def _origins(r: Reading) -> dict[str, set[str]]:
    """Return of which states the adjectives of origin in the article tell, by their words."""
    if not r.adjectives:
        for name in r.at.values():
            if name.form == "nisba":
                homes = r.adjectives.setdefault(_bare(r.tokens[name.first]), set())
                homes.add(r.home(name.entity))
    return r.adjectives


def _state(r: Reading, one: str) -> str:
    """Return the state for which a state, a capital or a body of it stands ("" for others)."""
    if r.stands_for_state(one):
        return r.home(one)
    return one.partition(_BODY)[2] if not one.startswith(_OPPOSED) else ""


def _bare(token: str) -> str:
    return next((token.removeprefix(a) for a in _ARTICLES if token.startswith(a)), token)


def _homes(r: Reading, f: Found) -> set[str]:
    """Return the states for whom an official speaks: his own, and whose his office is."""
    speech = r.speech_at(f.start, f.end)
    if speech is None:
        return set()
    if state := _state(r, speech.speaker):
        return {state}
    if speech.speaker_start < 0:
        return set()
    first, last = r.word_at(speech.speaker_start), r.word_at(speech.speaker_end - 1)
    if not any(offices_at(r, k) for k in range(max(0, first - _TITLES), last + 1)):
        return set()
    names = [n.entity for n in r.names_in(first, last + 1) if n.kind != "TOPIC"]
    return {_state(r, one) or r.home(one) for one in (*names, speech.speaker)} - {""}
