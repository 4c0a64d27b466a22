"""Stance: who stands how to whom, with the words that say so.

A stance belongs to a holder and a target. The words that carry it are those of the stance
lexicon (Appraisal, Martin and White 2005); holder and target are found by syntax near the
word (`analysis.stance.phrases`). In a narrator's own words the holder is the outlet, in reported
speech the speaker; an act (praise, condemnation, support) belongs to its agent.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.arabic import fold
from analysis.stance import relations
from analysis.stance.appraisal import ATTITUDES, Appraisal, load
from analysis.stance.clauses import Reading
from analysis.stance.engagement import engagement
from analysis.stance.identity import identities
from analysis.stance.inflection import PAST, ours
from analysis.stance.judgements import FINDERS
from analysis.stance.phrases import Link, first_who, gender, offices_at, preposition_place
from analysis.stance.signs import BOTH, OUTLET, Speech
from analysis.stance.terms import Found
from analysis.stance.tone import aside, judged
from analysis.stance.verbs import finite
from analysis.tables import make

_RANK = {section: rank for rank, section in enumerate(ATTITUDES)}
_SPOKEN = ("direct", "indirect", "mixed")
_POSSESSIVE = ("ه", "ها", "هم")  # دعمها: her support, or he supported her
_NAMES = ("naming", "epithet")
_OBLIGED = 3
_BEFORE_VERBS = ("ان", "لن", "لم", "سوف")  # قبل أن تدخل: a verb, not تدخل


def stances(
    docs: pd.DataFrame,
    mentions: pd.DataFrame,
    quotations: pd.DataFrame,
    lexicon: str | Path | None = None,
) -> pd.DataFrame:
    """Return the evidence of stances in the articles, one row a word and target.

    Parameters
    ----------
    docs : doc_id, text
    mentions, quotations : the tables of those names, of the same articles
    lexicon : a folder whose stance.toml replaces Manzur's own

    Returns
    -------
    DataFrame: the table `stances`, in order of the articles and of the text.
        rule is act (an act's agent to its object), call (who calls for a thing or its end),
        bond (who strengthens or weakens a topic),
        prospect (what a source says of a bond), affect (whom something worries or pleases),
        conduct (a verb judges its subject), deed (a noun judges its doer), quality (an
        adjective judges its noun), epithet, engagement (the cue that a narrator chose for a
        speaker; what sets him apart from a charge). A capital keeps its own id, a speaker holds
        what he says of his own state. A holder or target without a name is the folded words of
        its noun phrase (المعارضه, القرار الاخير).

    Raises
    ------
    LexiconError
        If stance.toml is not valid, naming file and entry.
    """
    appraisal = load(lexicon)
    named = _by_document(mentions, ["start", "end", "entity", "type", "form"])
    said = _by_document(
        quotations,
        ["start", "end", "kind", "speaker", "speaker_start", "speaker_end", "cue", "cue_class"],
    )
    rows = []
    for doc_id, text in zip(docs["doc_id"].tolist(), docs["text"].tolist(), strict=True):
        names = _speaking(named.get(doc_id, ()))
        speeches = [_speech(row, names) for row in said.get(doc_id, ())]
        reading = Reading(text, appraisal, named.get(doc_id, []), speeches, relations.homes())
        relations.place(reading)
        rows += [(doc_id, *row) for row in _evidence(reading)]
    return make("stances", rows)


def _by_document(table: pd.DataFrame, columns: list[str]) -> dict[str, list[tuple[Any, ...]]]:
    rows: dict[str, list[tuple[Any, ...]]] = {}
    values = [table[column].tolist() for column in columns]
    for doc_id, *row in zip(table["doc_id"].tolist(), *values, strict=True):
        rows.setdefault(doc_id, []).append(tuple(row))
    return rows


def _speaking(mentions: Iterable[tuple[Any, ...]]) -> dict[int | tuple[int, int], str]:
    """Return which entity stands where: by its span, a listed person at each of his letters.

    A speaker is then who is named there: صائب at «صائب عريقات», روسية at «تأكيدات روسية».
    """
    names: dict[int | tuple[int, int], str] = {}
    listed = relations.homes()
    for start, end, entity, kind, form in mentions:
        names[start, end] = entity
        if kind == "PER" and form == "name" and entity in listed:
            names.update(dict.fromkeys(range(start, end), entity))
    return names


def _speech(row: tuple[Any, ...], named: dict[int | tuple[int, int], str]) -> Speech:
    start, end, kind, speaker, speaker_start, speaker_end, cue, cue_class = row
    if isinstance(speaker, str) and not pd.isna(speaker_start):
        span = int(speaker_start), int(speaker_end)
        speaker = named.get(span) or named.get(span[0], speaker)
        if span[0] not in named and ours(fold(speaker).partition(" ")[0]):
            speaker = None  # خبرتنا تقول: the narrator himself
    spoken = kind in _SPOKEN and isinstance(speaker, str) and bool(speaker.strip())
    speaker = speaker.replace(";", BOTH) if spoken else ""
    return Speech(
        start, end, kind, speaker,
        -1 if pd.isna(speaker_start) else int(speaker_start),
        -1 if pd.isna(speaker_end) else int(speaker_end),
        cue if isinstance(cue, str) else "", cue_class if isinstance(cue_class, str) else "",
    )  # fmt: skip


def _evidence(r: Reading) -> list[tuple[int, int, str, str, float, str, str, str]]:
    """Return the rows of one article, without its id, in order."""
    rows: dict[tuple[int, int, str, str], tuple[float, str, str]] = {}
    for readings in _candidates(r):
        f = readings[0]
        if f.term.section == "deed" and not any(each.term.polarity for each in readings):
            continue  # known only for whose deed it is
        voice = r.voice(f.start, f.end)
        for f, link in _links(r, readings, voice):
            polarity = _polarity(r, f) * link.share
            holder = link.holder or r.holder_of(f.first, voice)
            if link.rule == "act" and f.term.role == "verb" and _wished(r, f.first):
                if voice == OUTLET or link.target == holder:
                    continue
                holder = voice
            value = (round(max(-1.0, min(1.0, polarity)), 3), link.rule, voice)
            for one, other in product(holder.split(BOTH), link.target.split(BOTH)):
                one = _for_his_state(r, one, voice)
                if polarity and one != other:
                    rows.setdefault((f.start, f.end, one, other), value)
                    if (partner := _partner(r, one, other)) and partner != one:
                        share = round(value[0] * r.relation, 3)
                        rows.setdefault((f.start, f.end, one, partner), (share, *value[1:]))
    rows.update(engagement(r))
    return [
        (start, end, holder, target, polarity, r.text[start:end], rule, voice)
        for (start, end, holder, target), (polarity, rule, voice) in sorted(_named(r, rows).items())
    ]


def _named(
    r: Reading, rows: dict[tuple[int, int, str, str], tuple[float, str, str]]
) -> dict[tuple[int, int, str, str], tuple[float, str, str]]:
    """Return rows by the ids under which the article names their holders and targets in full."""
    told = {(one, r.word_at(start)) for start, _, *both in rows for one in both}
    ids = identities(r, told)
    if not ids:
        return rows
    named: dict[tuple[int, int, str, str], tuple[float, str, str]] = {}
    for (start, end, holder, target), value in rows.items():
        at = r.word_at(start)
        one, other = ids.get((holder, at), holder), ids.get((target, at), target)
        if one != other:
            named.setdefault((start, end, one, other), value)
    return named


def _wished(r: Reading, i: int) -> bool:
    """Return whether the act of word i is only what must be: the wish of who says so."""
    if i < _OBLIGED or not r.grammar("that", i - 1) or r.breaks[i - 1]:
        return False
    duty = any(r.grammar("duties", k) for k in range(i - _OBLIGED, i - 1))
    name = r.over.get(i - 2)
    return duty or (name is not None and name.first > 0 and r.tokens[name.first - 1] == "علي")


def _partner(r: Reading, holder: str, bond: str) -> str:
    """Return the other party of a bond that the holder's own state has ("" if it has not)."""
    sides = r.sides.get(bond, ())
    home = r.home(holder)
    others = [side for side in sides if side != home]
    return others[0] if home in sides and len(others) == 1 else ""


def _for_his_state(r: Reading, holder: str, voice: str) -> str:
    """Return who holds what a speaker says of his own state: he himself, for it."""
    if voice in (OUTLET, holder) or r.home(voice) != r.home(holder) or not r.home(voice):
        return holder
    return voice if r.stands_for_state(holder) else holder


def _candidates(r: Reading) -> Iterator[list[Found]]:
    """Yield the readings of each evaluating word, longest phrases first to claim their words."""
    spans: dict[tuple[int, int], list[Found]] = {}
    for f in r.found:
        if f.term.section in _RANK:
            spans.setdefault((f.start, f.end), []).append(f)
    taken: set[int] = set()
    chosen = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        words = range(spans[span][0].first, spans[span][0].last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            chosen.append(span)
    for span in sorted(chosen):
        yield spans[span]


def _links(r: Reading, readings: list[Found], voice: str) -> Iterator[tuple[Found, Link]]:
    """Yield what the readings of one word link: acts and conduct both, else the first other."""
    first, last = readings[0].first, readings[0].last
    if readings[0].term.section == "naming":
        for link in FINDERS["naming"](r, readings[0], first, last):
            yield readings[0], link
        return
    name = r.over.get(first)
    if name is not None and name.kind != "TOPIC":
        judging = [f for f in readings if f.term.section in ("deed", "epithet", "quality")]
        if name.form == "description" and judging:
            yield judging[0], Link(None, name.entity, "epithet")
        return
    for f in readings:
        if f.term.section in ("deed", "quality") and f.term.polarity and (name := aside(r, first)):
            yield f, Link(None, name.entity, f.term.section)
            return
    seen: set[str] = set()
    also: tuple[str, ...] = ("conduct",)
    verbs = [_is_verb(r, f, readings) for f in readings]
    # Of one section the verb comes first.
    ranked = list(zip(readings, verbs, strict=True))
    if len(ranked) > 1:
        ranked.sort(key=lambda each: (_RANK[each[0].term.section], not each[1]))
    for f, verb in ranked:
        section = f.term.section
        if section in seen or (seen and section not in also):
            continue
        if voice == OUTLET and not (f.term.own or r.essay):
            continue
        if f.term.role == "verb" and (not verb or (section == "conduct" and first in r.passives)):
            continue  # قتلوا في غارة: no conduct of theirs
        if f.term.role == "noun" and (_may_be_verb(r, first) or (any(verbs) and _behind(r, f))):
            continue
        if f.term.role == "noun" and section == "act" and first in r.called:
            continue
        links = FINDERS[section](r, f, first, last)
        if not links and section == "conduct":
            links = judged(r, f, first, last)
        if links:
            seen.add(section)
            # A war or an aggression is its doer's act, and what the word says of him stays.
            also = ("conduct", "deed") if f.term.explicit else ("conduct",)
            for link in links:
                yield f, link
    if not seen:
        for f, verb in zip(readings, verbs, strict=True):
            if (
                (voice != OUTLET or f.term.own or r.essay)
                and (verb or f.term.role != "verb")
                and (links := judged(r, f, first, last))
            ):
                yield from ((f, link) for link in links)
                return


def _behind(r: Reading, f: Found) -> bool:
    """Return whether a form is the verb behind its subject (إن الجيش قصف), not its noun."""
    bare = not f.prefix and not f.owned
    return bare and r.clause_start(f.first) < f.first and finite(r, f.first)


def _may_be_verb(r: Reading, i: int) -> bool:
    """Return whether a noun's form is a verb here: أن تدخل, but not أن تعزيز."""
    token = r.tokens[i]
    if i == 0 or token[0] != "ت" or r.tokens[i - 1] not in _BEFORE_VERBS:
        return False
    if token.endswith("ات") or r.text[r.starts[i - 1]] == "إ":
        return False  # تدخلات; إن تدخل إيران: a noun follows إن
    return not (len(token) > 4 and token[-2] == "ي")


def _is_verb(r: Reading, f: Found, readings: list[Found]) -> bool:
    """Return whether a form that is verb and verbal noun alike (دعم, رفض) is the verb here."""
    if f.term.role != "verb":
        return False
    i = f.first
    if f.term.present:
        return True
    if f.ending == "ا" and f.term.endings is PAST and not _of_two(r, i):
        return False  # ردا على, ضربا: no dual
    governed = i and not r.breaks[i - 1] and r.is_free(i - 1) and not first_who(r, i)
    if f.prefix not in ("", "و", "ف") or governed:
        return False
    if not any(other.term.role == "noun" for other in readings):
        return True
    if f.ending == "ا" or (f.owned and r.preposition(min(i + 1, len(r.tokens) - 1)) == "ل"):
        return False
    if f.ending and (f.prefix or not f.ending.endswith(_POSSESSIVE)):
        return True
    following = r.at.get(i + 1)
    owned = preposition_place(r, i + 1, min(r.clause_end(i), i + 7), frozenset("ل"))
    if (following and following.kind == "LOC") or (owned and "ل" in f.term.takes):
        return False  # دعم حكومة فلان لفلان
    start = r.clause_start(i)
    before = r.over.get(i - 1)
    if start == i or before is None:
        return start == i or finite(r, i)
    opens = all(k in r.over or offices_at(r, k) for k in range(start, i))
    return opens and gender(r, before) != "f"


def _of_two(r: Reading, i: int) -> bool:
    """Return whether two are named before or behind word i, or a pair is implied (أنهما)."""
    near = r.tokens[max(0, i - 2) : i + 3]
    return any(token.endswith(("ان", "هما")) for token in near) or any(
        name.joined for name in r.names_in(max(0, i - 5), i)
    )


def _polarity(r: Reading, f: Found) -> float:
    """Return a word's polarity here: raised or lowered, negated, denied, at a distance."""
    polarity = f.term.polarity
    limits = r.appraisal.thresholds
    first, last = f.first, f.last
    mocked = r.at_a_distance(f.start, f.end) and (polarity > 0 or r.voice(f.start, f.end) == OUTLET)
    denied = -1
    for other in r.modifiers_near(f.start, f.end):
        section, reach = other.term.section, other.term.reach
        a, b = other.first, other.last
        before = first - b
        if section == "graduation":
            if -3 <= a - last <= 3 and a != first:
                polarity *= other.term.factor
        elif not 0 < before <= reach or not r.same_clause(b, first):
            mocked = mocked or (section == "distance" and a == b and 0 < a - last <= 2)
        elif section == "negator":
            if f.term.section == "deed" and before > 1 and f.prefix[-1:] in ("ل", "ب"):
                continue  # لن نخضع لابتزاز فلان: the wrong stays his
            if f.term.section not in _NAMES and not (
                a <= denied or (b + 1 < len(r.tokens) and r.grammar("not_negating", b + 1))
            ):
                denied = b  # لم تعد is one negation
                polarity *= limits["negated_praise" if polarity > 0 else "negated_blame"]
        elif section == "irrealis":
            return 0.0
        elif section == "denial":
            if other.term.of == "acts" and f.term.section != "act":
                continue
            if f.term.role != "verb" or any(r.grammar("openers", k) for k in range(b + 1, first)):
                return 0.0
        else:
            mocked = True
    if mocked:
        polarity = polarity * limits["mocked_praise"] if polarity > 0 else 0.0
    return polarity


def thresholds(lexicon: str | Path | None = None) -> dict[str, float]:
    """Return the thresholds that stance.toml states, by name."""
    appraisal: Appraisal = load(lexicon)
    return dict(appraisal.thresholds)
