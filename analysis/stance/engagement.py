"""Engagement: for whom a narrator vouches, and whom he doubts, by how he reports them."""

from bisect import bisect_left
from collections.abc import Iterator

from analysis.arabic import fold
from analysis.stance.clauses import Reading
from analysis.stance.signs import OUTLET


def engagement(
    r: Reading,
) -> dict[tuple[int, int, str, str], tuple[float, str, str]]:
    """Return what a narrator's reporting cues say of the speakers (زعم: at a distance)."""
    rows = {}
    acts = {f.first for f in r.found if f.term.section == "act"}
    for speech in r.speeches:
        polarity = r.appraisal.engagement.get(speech.cue_class)
        if not polarity or not speech.cue or not speech.speaker:
            continue
        at = r.text.rfind(speech.cue, max(0, speech.start - 200), speech.start)
        if at < 0:
            at = r.text.find(speech.cue, speech.end, speech.end + 100)
        if at >= 0 and r.word_at(at) not in acts:
            end = at + len(speech.cue)
            voice = r.voice(at, end)
            if voice != speech.speaker:
                rows[at, end, voice, speech.speaker] = (polarity, "engagement", voice)
    distance = r.appraisal.engagement.get("distance", 0.0)
    for start, end, holder in _doubted(r) if distance else ():
        rows[start, end, OUTLET, holder] = (distance, "engagement", OUTLET)
    return rows


def _doubted(r: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield what sets a narrator apart from a charge: حتى behind it, an amount of it in marks."""
    for j, end, holders in r.charges:
        spans = [r.spans[k] for k in range(j + 1, min(end, j + 3)) if r.grammar("counters", k)]
        stop = r.spans[min(end, len(r.spans)) - 1][1]
        first = bisect_left(r.speeches, r.starts[j], key=lambda speech: speech.start)
        for speech in r.speeches[first : first + end - j]:
            if speech.kind in ("direct", "scare") and speech.start < stop:
                word = fold(r.text[speech.start : speech.end])
                if word.removeprefix("و") in r.appraisal.grammar["amounts"]:
                    spans.append((speech.start, speech.end))
        yield from ((start, stop_, holder) for start, stop_ in spans for holder in holders)
