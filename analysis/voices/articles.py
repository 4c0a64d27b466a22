"""Articles: what all the quotations of one tell about a few marked words."""

from bisect import bisect_left
from typing import NamedTuple

from analysis.arabic import fold, zipf
from analysis.voices.cues import Cues
from analysis.voices.speakers import Speaker
from analysis.voices.wording import COMMON, NAME_WORDS, RARE, agrees, is_clause, is_definite

_NEAR_HOLDERS = 6
_A_WORD = 30
_AN_ARTICLE = 500  # characters from which on it tells that a text quotes nobody at length


class Quotation(NamedTuple):
    """A row of the table of quotations before it has its document and its holder."""

    start: int
    end: int
    kind: str
    speaker: Speaker | None = None
    identity: str | None = None
    cue: str | None = None
    cue_class: str | None = None
    relay: str | None = None


def unmixed(found: list[Quotation]) -> list[Quotation]:
    """Return quotations in which a report is mixed only while it holds marked speech."""
    direct = sorted(q.start for q in found if q.kind == "direct")

    def holds(q: Quotation) -> bool:
        first = bisect_left(direct, q.start)
        return first < len(direct) and direct[first] < q.end

    return [q._replace(kind="indirect") if q.kind == "mixed" and not holds(q) else q for q in found]


def few_words(text: str, found: list[Quotation], cues: Cues) -> list[Quotation]:
    """Return quotations in which few marked words within a report are no speech by themselves.

    An article that quotes nobody at length marks names and terms: قال إن فعاليات «ليالي النخيل»
    تبدأ اليوم. What a cue itself introduces, وصفها بـ«الخطأ», stays speech.
    """
    few = [q for q in found if q.kind == "direct" and _is_few(text, q)]
    if (
        len(text) < _AN_ARTICLE
        or not few
        or any(q.kind == "direct" and not _is_few(text, q) for q in found)
    ):
        return found
    holders = sorted((q for q in found if q.kind in ("mixed", "indirect")), key=_start)

    def within(q: Quotation) -> bool:
        first = bisect_left(holders, q.start, key=_start)
        near = holders[max(0, first - _NEAR_HOLDERS) : first]
        words = fold(text[q.start : q.end]).split()
        held = any(h.start < q.start - 2 and q.end <= h.end and h.cue == q.cue for h in near)
        said = held and (_evaluates(text, q, words) or is_clause(words, cues))
        return held and not said and not _is_introduced(text, q, cues)

    held = {q for q in few if within(q)}
    if not held:
        return found
    rest = [_term(text, q) if q in held else q for q in found]
    return unmixed(rest)


def _start(q: Quotation) -> int:
    return q.start


def _is_few(text: str, q: Quotation) -> bool:
    return text.count(" ", q.start, q.end) < NAME_WORDS


def _evaluates(text: str, q: Quotation, words: list[str]) -> bool:
    """Return whether words judge: an adjective, المشروعات «الضخمة», a noun with one, «مفاجأة سارة».

    Few names look so: a ship or a square is no plural, most names are rare or definite.
    """
    if len(words) == 1:
        before = fold(text[max(0, q.start - _A_WORD) : q.start]).rstrip("«»“”\"'( ")
        near = before.split(" ")[-2:]  # المشروعات الحيوية «الضخمة»
        plural = any(word.endswith("ات") for word in near)
        return plural and agrees(near[-1], words, text[q.start : q.end])
    noun, adjective = words[0], words[-1]
    paired = len(words) == 2 and adjective.endswith(("يه", "ه")) and noun.endswith(("ات", "ه"))
    return paired and not is_definite(words) and min(map(zipf, words)) >= RARE


def _is_introduced(text: str, q: Quotation, cues: Cues) -> bool:
    """Return whether a colon or a verb of saying stands before marked words: ليقول «…»."""
    before = text[max(0, q.start - _A_WORD) : q.start].rstrip("«»“”\"'( ")
    form = cues.forms.get(fold(before.rsplit(" ", 1)[-1]))
    said = form is not None and form.tense != "masdar" and not form.verb.weak
    return said or before.endswith(":")


def _term(text: str, q: Quotation) -> Quotation:
    """Return marked words as a name, but one common word without article as at a distance."""
    words = fold(text[q.start : q.end]).split()
    alone = len(words) < 2 and not is_definite(words)
    common = alone and min((zipf(word) for word in words), default=COMMON) >= RARE
    return Quotation(q.start, q.end, "scare" if common else "name")
