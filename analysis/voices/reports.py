"""Reports: in one sentence, what is reported, how far it goes and who says it."""

from bisect import bisect_left, bisect_right
from itertools import compress
from typing import NamedTuple

from analysis.arabic import fold, zipf
from analysis.voices.attribution import NOBODY, who
from analysis.voices.cast import Cast
from analysis.voices.contents import goes_on
from analysis.voices.cues import COMPLEMENTISERS, PREPOSITIONS, Cues, Form
from analysis.voices.readings import COMMAS, DASHES, Reading
from analysis.voices.sources import TELLING, read_cue
from analysis.voices.speakers import Sentence, Speaker, find_speaker, is_relative
from analysis.voices.subjects import titled_before

_MAX_NESTED = 3
_MAX_PHRASE = 120
_MIN_CLAUSE = 4
_MAX_TURN = 12
_MAX_PREDICATE = 30
_MAX_HEAD = 8
_BEGUN = 2
_BEGUN_CLAUSE = 4
_TOLD = [PREPOSITIONS["على"], "ما"]


class Report(NamedTuple):
    """A report in a sentence: where its cue stands, which items it holds, who speaks."""

    cue_item: int
    first: int
    last: int
    start: int
    end: int
    speaker: Speaker | None
    cue: str
    cue_class: str
    relay: str | None
    direct: bool


def read_sentence(s: Sentence, cues: Cues, cast: Cast, title: bool = False) -> list[Report]:
    """Return the reports of a sentence in order of their cues; `cast` learns who speaks."""
    triggers = cues.triggers
    places = compress(range(len(s.forms)), map(triggers.__contains__, s.forms))
    readings = _nearest([r for i in places if (r := read_cue(s, i, cues)) is not None])
    if not readings:
        cast.previous = s
        headline = _headline(s, cues, cast) if title else None
        return [headline] if headline else []
    stops = _stops(s, readings, cues)
    honorifics = cues.lists["honorifics"]
    reports: list[Report] = []
    ends: dict[int, int] = {}
    main: Speaker | None = None
    for reading in readings:
        speaker, relay = who(s, reading, cues, cast, main)
        form = reading.form
        if speaker is not None and form is not None and _verb_tells(speaker, form, cues):
            speaker = speaker._replace(feminine=form.feminine)
        if speaker is not None and fold(speaker.surface.split(" ", 1)[0]) in honorifics:
            before = main or cast.last(None)
            speaker = before or titled_before(s, reading.cue, cues, cast.previous) or speaker
        nested = any(r.first <= reading.cue < r.last for r in reports)
        act = reading.form.verb.act if reading.form else ""
        if speaker is NOBODY or (nested and act == "stipulate"):
            continue
        if reading.manner == "before":
            first, last = _content_before(s, reading, speaker, readings, stops, reports, cues)
            if _relays(speaker, reports) and (first is None or first < reports[-1].first):
                assert speaker is not None
                over = (r.cue for r in readings if r.cue < reading.cue < r.first)
                _pass_on(reports, next(over, None), cast.relay(speaker))
            if first is None:
                continue
        else:
            first = reading.first
            marked = reading.manner == "marks" or _called(s, reading, cues)
            last = first + 1 if marked else _last(s, _past_source(s, first, stops, cues), stops)
            if reading.manner == "noun":
                last = _phrase_last(s, first, last, cues)
                if _says_nothing(s, first, last, cues):
                    continue
        if reading.form and reading.form.tense == "masdar" and _repeats(reading, reports):
            continue
        relay = relay or _medium_around(reading, reports, cues, cast)
        ends[last] = ends.get(last, 0) + 1
        if ends[last] > _MAX_NESTED or last <= first:
            continue
        start = reading.start
        if reading.manner == "before":
            start = s.starts[first] + _conjoined(s.forms[first])
        end = s.ends[last - 1]
        if last == first + 1 and (piece := s.pieces[first]):
            start, end = piece.start, piece.end
        if speaker is not None and not nested:
            cast.enter(speaker)
            main = speaker
        reports.append(
            Report(
                reading.cue, first, last, start, end, speaker, _surface(s, reading),
                reading.cue_class, relay, reading.manner != "noun",
            )
        )  # fmt: skip
    return reports


def _pass_on(reports: list[Report], cue: int | None, medium: str) -> None:
    """Enter, in place, the medium by which the report of that cue (None: the last) came."""
    at = next((i for i, r in enumerate(reports) if r.cue_item == cue), len(reports) - 1)
    reports[at] = reports[at]._replace(relay=reports[at].relay or medium)


def _medium_around(r: Reading, reports: list[Report], cues: Cues, cast: Cast) -> str | None:
    """Return the medium whose report holds this one, or that of the main verb to a participle."""
    if r.form is not None and r.form.tense == "participle" and reports:
        return reports[-1].relay
    for report in reversed(reports):
        if report.first <= r.cue < report.last and report.speaker is not None:
            head = fold(report.speaker.surface.split()[0]) if report.speaker.surface.split() else ""
            medium = head in cues.lists["media"] or head in cues.lists["relays"]
            return cast.relay(report.speaker) if medium else None
    return None


def _relays(speaker: Speaker | None, reports: list[Report]) -> bool:
    """Return whether another than the speaker of the last report passes it on."""
    if speaker is None or not reports:
        return False
    said = reports[-1].speaker
    return said is None or said.surface != speaker.surface


def _verb_tells(speaker: Speaker, form: Form, cues: Cues) -> bool:
    """Return whether a verb tells the gender of a name beside it: قالت جيهان."""
    if not speaker.named or form.plural or form.tense not in ("past", "present"):
        return False
    return not speaker.title or cues.kind(speaker.title.split(" ")[0]) in "TD"


def _says_nothing(s: Sentence, first: int, last: int, cues: Cues) -> bool:
    """Return whether content is a mere pronoun: أعلن عن ذلك في بيان."""
    if s.forms[first] not in cues.lists["demonstratives"]:
        return False
    return last <= first + 1 or cues.kind(s.forms[first + 1]) in "FA,"


def _called(s: Sentence, r: Reading, cues: Cues) -> bool:
    """Return whether only the marked words are the source's: ما وصفه بـ«الصمت» إزاء الحصار."""
    what = r.cue > 0 and s.forms[r.cue - 1] in cues.lists["what"]
    return what and s.pieces[r.first] is not None


def _conjoined(word: str) -> bool:
    """Return whether a sentence's first word has و in front: وحضر, but not وصل."""
    rest = word[1:]
    return word[:1] == "و" and len(rest) > 2 and zipf(rest) > zipf(word)


def _repeats(reading: Reading, reports: list[Report]) -> bool:
    """Return whether a noun only names the content anew: أعرب عن | أمله أن …"""
    return any(0 <= reading.cue - r.first <= 1 and not r.direct for r in reports)


def _nearest(readings: list[Reading]) -> list[Reading]:
    """Return one reading a content: of the nearest finite verb, else participle, else noun."""
    if len(readings) < 2:
        return readings
    ranks = {"past": 4, "present": 4, "participle": 2, "masdar": 1}
    best: dict[int, Reading] = {}
    for r in readings:
        key = -r.cue - 1 if r.manner == "before" else r.start
        other = best.get(key)
        if other is None or _rank(r, ranks) >= _rank(other, ranks):
            best[key] = r
    return sorted(best.values(), key=lambda r: r.cue)


def _rank(r: Reading, ranks: dict[str, int]) -> int:
    if r.form is None:
        return 4
    if r.form.verb.weak and r.form.tense in ("past", "present"):
        return 3  # اتهمه في مقابلة بثت أمس بأنه كذا
    return 5 if r.form.verb.says and r.form.tense == "past" else ranks[r.form.tense]


def _surface(s: Sentence, reading: Reading) -> str:
    relays = reading.form is not None and reading.form.verb.act == "relay"
    first = reading.cue_end if relays else reading.cue  # نقلت … قوله: the nearest word reports
    start, end = s.starts[first], s.ends[reading.cue_end]
    joined = reading.form.joined if reading.form else s.forms[reading.cue].startswith("و")
    if joined and first == reading.cue and not s.forms[reading.cue].startswith("وفق"):
        start += 1
    return s.text[start:end]


def _stops(s: Sentence, readings: list[Reading], cues: Cues) -> list[int]:
    """Return the items before which reported content ends: the next report, the narrator."""
    stops = {len(s.forms)}
    for r in readings:
        at = r.cue
        before = s.forms[at - 1] if at else ""
        if r.form is None or r.manner == "before":
            stops.add(_turn(s, at, cues))
            continue
        if is_relative(before, cues) and r.form.pronoun:
            stops.add(at - 1)  # التي وصفها بالخطأ: the reporter's clause
        if r.form.tense == "masdar" or is_relative(before, cues) or before in COMPLEMENTISERS:
            continue
        if any(o.manner == "clause" and _predicates(s, o.first, at, cues) for o in readings):
            continue
        if (
            r.form.tense == "participle"
            or (r.form.joined and (r.form.tense == "past" or before in COMMAS))
            or before in COMMAS
        ):
            stops.add(_turn(s, at, cues))
        elif before in cues.lists["turns"]:
            turn = _turn(s, at, cues)
            if s.forms[turn] not in cues.lists["auxiliaries"] or (
                turn and s.forms[turn - 1] in COMMAS
            ):
                stops.add(turn)
    also = [i for i, word in enumerate(s.forms[:-1]) if word == "كما"] if "كما" in s.forms else []
    for i in also:
        form = cues.forms.get(s.forms[i + 1]) if i else None
        if form is not None and form.tense == "past" and form.verb.act not in TELLING:
            stops.add(i)  # … كما هاجم القرار: the narrator, who adds
    for i in [i for i, word in enumerate(s.forms[:-1], 1) if word in COMMAS]:
        word = s.forms[i]
        two = f"{word} {s.forms[i + 1]}" if i + 1 < len(s.forms) else word
        lone = (word,) in cues.narrator or (word, *s.forms[i + 1 : i + 2]) in cues.narrator
        behind = word in cues.lists["tails_behind_marks"] and s.forms[i - 2] == "«»"
        behind = behind and (word == "اذ" or not any(s.pieces[i:]))
        tail = not cues.lists["tails"].isdisjoint((word, two))
        if lone or tail or behind:
            stops.add(i - 1)
    return sorted(stops)


def _predicates(s: Sentence, first: int, at: int, cues: Cues) -> bool:
    """Return whether the verb at `at` is the predicate of what a clause opens with.

    As in: قال إن المدرب الذي جدد عقده، أكد كذا.
    """
    if s.forms[at - 1] not in COMMAS or not first < at <= first + _MAX_PREDICATE:
        return False
    form = cues.forms[s.forms[at]]
    if form.joined or form.tense not in ("past", "present"):
        return False
    head = range(first, min(at, first + _MAX_HEAD))
    clause = next((k for k in head if is_relative(s.forms[k], cues)), None)
    if clause is None or any(s.forms[k] in COMMAS for k in range(first, clause - 1)):
        return False
    return not any(s.forms[k] in COMMAS for k in range(clause, at - 1))


def _turn(s: Sentence, at: int, cues: Cues) -> int:
    """Return where the words before a cue that turn to it begin: ، فيما | قال."""
    turns = cues.lists["turns"]
    low = max(0, at - _MAX_TURN)
    while at > low and s.pieces[at - 1] is None:
        word = s.forms[at - 1]
        one = word if word in cues.sources else word.removeprefix("و")
        if (
            word in turns
            or word in cues.lists["thus"]
            or word in ".…"
            or (one,) in cues.as_told
            or (one in ("من", "في", "ما") and (s.forms[at] in turns or one == "ما"))
        ):
            at -= 1
        elif word in COMMAS:
            at -= 1
            if not (at and s.forms[at - 1] in turns):
                break
        elif one in cues.sources:
            at -= 1
        else:
            break
    return at


def _last(s: Sentence, first: int, stops: list[int]) -> int:
    last = stops[min(bisect_right(stops, first), len(stops) - 1)]
    while last > first and s.pieces[last - 1] is None and not s.forms[last - 1][0].isalnum():
        if s.forms[last - 1] in ")]%":
            break
        last -= 1
    return last


def _past_source(s: Sentence, first: int, stops: list[int], cues: Cues) -> int:
    """Return where to look for the end: past a source that stands within: أنه | وبناء على ما …"""
    stop = stops[min(bisect_right(stops, first), len(stops) - 1)]
    begun = stop - first <= _BEGUN and stop < len(s.forms) and s.forms[stop - 1] not in COMMAS
    told = begun and (s.forms[stop] in cues.sources or s.forms[stop : stop + 2] == _TOLD)
    return stop if told else first


def _phrase_last(s: Sentence, first: int, last: int, cues: Cues) -> int:
    """Return where a reported noun phrase ends: before a clause of the narrator's own."""
    for i in range(first + 1, min(last, first + _MAX_PHRASE)):
        word = s.forms[i]
        if word in COMPLEMENTISERS and s.text[s.starts[i]] == "إ":
            return i - (s.forms[i - 1] in COMMAS)
        verb = cues.forms.get(word)
        if verb is not None and verb.tense == "past" and verb.verb.says and not verb.pronoun:
            return i
        beside = s.forms[i + 1] if i + 1 < last else ""
        if word in cues.lists["resumes"] or (word == "رغم" and beside in COMPLEMENTISERS):
            return i - (s.forms[i - 1] in COMMAS)
        if s.forms[i - 1] in COMMAS:
            present = word[0] == "ي" and len(word) > 3 and cues.kind(word) == "B"
            timed = word in cues.lists["times"] and beside not in COMPLEMENTISERS  # ، قبل دخول …
            if (word in cues.lists["clause_breaks"] and not timed) or (
                present and not word.endswith(("يه", "ين"))
            ):
                return i - 1
    return last


def _content_before(
    s: Sentence,
    reading: Reading,
    speaker: Speaker | None,
    readings: list[Reading],
    stops: list[int],
    reports: list[Report],
    cues: Cues,
) -> tuple[int | None, int]:
    """Return the items of the content that stands before its source: …، بحسب الوكالة."""
    end = _turn(s, reading.cue, cues)
    position = bisect_left(stops, end)
    first = stops[position - 1] if position else 0
    if any(r.last >= end - 1 and r.first < end for r in reports):
        opening = reports[0].cue_item
        before = s.forms[opening - 1] if opening else ""
        form = cues.forms.get(s.forms[opening])
        joins = before in COMMAS or (form is not None and form.joined)
        if opening < _MIN_CLAUSE or not joins:
            return None, 0
        first = 0  # the narrator's account, with a report in it, is all the source's
    if any(r.cue < reading.cue < r.first for r in readings):
        return None, 0  # between a cue and its content: the way it came
    while first < end and s.pieces[first] is None:
        conjunction = s.forms[first] in cues.lists["tails_behind_marks"]
        if s.forms[first][0].isalnum() and not conjunction:
            break
        first += 1
    while end > first and s.pieces[end - 1] is None and not s.forms[end - 1][0].isalnum():
        end -= 1
    if first == 0 and end <= _BEGUN_CLAUSE and not any(s.pieces[:end]):
        last = _last(s, reading.cue, stops)
        if goes_on(s, reading.cue, speaker, last):
            return first, last
    marked = any(s.pieces[first:end])
    return (first, end) if end - first > 2 or marked else (None, 0)


def _headline(s: Sentence, cues: Cues, cast: Cast) -> Report | None:
    """Return the report of a headline: كيري: الاتفاق قريب."""
    begin = int(s.forms[0] in DASHES)  # - سامي: القادم أفضل
    for k in range(begin + 1, min(begin + 6, len(s.forms) - 2)):
        if s.forms[k] != ":":
            continue
        words = s.forms[begin:k]
        if any(w in cues.lists["labels"] or not w[0].isalnum() or w[0].isdigit() for w in words):
            return None
        if any(s.pieces[begin:k]) or cues.kind(words[0]) in "FAO" or "ان" in words:
            return None
        speaker = find_speaker(s, begin, k, cues)
        placed = not cues.lists["prepositions"].isdisjoint(words)
        if speaker is None or (placed and cues.kind(words[0]) in "GBP"):
            return None  # فلان في المدينة: what comes is a headline still
        cast.enter(speaker)
        first = k + 1
        piece = s.pieces[first]
        last = first + 1 if piece else _last(s, first, [len(s.forms)])
        start, end = (piece.start, piece.end) if piece else (s.starts[first], s.ends[last - 1])
        return Report(0, first, last, start, end, speaker, "", "acknowledge", None, True)
    return None
