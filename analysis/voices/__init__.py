"""Voices: what is reported, and by whom; whose words a span is stands in `spans`."""

from bisect import bisect_right
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables
from analysis.arabic import count_words, fold, sentence_spans, zipf
from analysis.entities import Linker, find_mentions
from analysis.entities.relink import excerpt, relink, searcher
from analysis.voices.articles import Quotation, few_words, unmixed
from analysis.voices.cast import Cast
from analysis.voices.cues import Cues, load_cues
from analysis.voices.marks import Piece, pair
from analysis.voices.naming import by_place, is_name, is_title
from analysis.voices.reports import Report, read_sentence
from analysis.voices.sayings import in_row, judges
from analysis.voices.segments import Tokens, joined, parted, sentences_of, shorten, tokenize
from analysis.voices.spans import OUTLET, UNATTRIBUTED, add_voice, words_by_voice
from analysis.voices.speakers import Sentence
from analysis.voices.wording import (
    COMMON,
    NAME_WORDS,
    is_person,
    is_term,
)

__all__ = [
    "OUTLET",
    "UNATTRIBUTED",
    "Quotation",
    "add_voice",
    "quotations",
    "quote",
    "words_by_voice",
]

# The column of a row that holds who speaks; where he is named follows.
_SPEAKER = list(tables.TABLES["quotations"].columns).index("speaker")
_SPEECH_WORDS = 8
_SPOKEN_ALONE = 5  # words of a sentence that is nothing but marked
_HEADLINE_ITEMS = 25
_SONS = frozenset(("بن", "بنت"))
_LONG_PIECE = 80
_MARKED = frozenset(("direct", "name", "scare"))


def quotations(docs: pd.DataFrame, lexicon: str | Path | None = None) -> pd.DataFrame:
    """Return the reported speech of `docs`, one row a stretch of it.

    Parameters
    ----------
    docs
        Table with `doc_id` and `text` (str); `parts`, where there is one, tells headlines.
    lexicon
        Folder whose cues.toml replaces Manzur's own.

    Returns
    -------
    DataFrame
        The table `quotations` (see `tables.describe`). A mixed report has a row of its own
        beside a direct row for each of its marked pieces.
    """
    cues = load_cues(lexicon)
    rows: list[tuple[Any, ...]] = []
    linker = Linker(lexicon)
    parts = docs["parts"] if "parts" in docs.columns else [None] * len(docs)
    ids, texts = docs["doc_id"].tolist(), docs["text"].tolist()
    for doc_id, text, part in zip(ids, texts, parts, strict=True):
        offset = len(rows)
        found = quote(text, cues, Cast(linker), part)
        for q, holder in zip(found, _holders(found), strict=True):
            who = q.speaker
            rows.append((
                doc_id, q.start, q.end, text[q.start : q.end], q.kind, q.identity,
                who.start if who else None, who.end if who else None, q.cue, q.cue_class,
                q.relay, None if holder is None else holder + offset,
            ))  # fmt: skip
    _link(rows, dict(zip(ids, texts, strict=True)), lexicon)
    return tables.make("quotations", rows)


def _link(rows: list[tuple[Any, ...]], texts: dict[Any, str], lexicon: str | Path | None) -> None:
    """Enter, in place, speakers told by their article where a surface alone cannot.

    Only those articles are searched for names: most speakers are clear.
    """
    named: dict[tuple[str, Any], list[tuple[Any, int]]] = defaultdict(list)  # where each ends
    for row in rows:
        doc_id, (speaker, start, end) = row[0], row[_SPEAKER : _SPEAKER + 3]
        if start is not None:
            named[texts[doc_id][start:end], speaker].append((doc_id, end))
    reach: dict[Any, int] = {}  # how far the names of an article are needed
    alone: dict[Any, set[str]] = defaultdict(set)  # the surnames whose full names are looked for
    whole: set[Any] = set()
    how_to_relink = searcher(lexicon)
    for (surface, speaker), places in named.items():
        if not (search := how_to_relink(surface, speaker)):
            continue
        for doc_id, end in places:
            reach[doc_id] = max(
                reach.get(doc_id, 0), end if search != "all" else len(texts[doc_id])
            )
            if search == "surname":
                alone[doc_id].add(surface)
            else:
                whole.add(doc_id)
    if not reach:
        return
    before = {doc_id: texts[doc_id][: reach[doc_id]] for doc_id in texts if doc_id in reach}
    before |= {i: excerpt(before[i], alone[i]) for i in alone if i not in whole}
    articles = pd.DataFrame({"doc_id": list(before), "text": list(before.values())})
    theirs = [i for i, row in enumerate(rows) if row[0] in reach]
    found = tables.make("quotations", [rows[i] for i in theirs])
    again = relink(found, find_mentions(articles, lexicon), articles, lexicon)["speaker"].tolist()
    for i, speaker in zip(theirs, again, strict=True):
        rows[i] = (*rows[i][:_SPEAKER], speaker, *rows[i][_SPEAKER + 1 :])


def quote(text: str, cues: Cues, cast: Cast, parts: Any = None) -> list[Quotation]:
    """Return the quotations of one text, in order, the holding before the held."""
    pieces = pair(text)
    tokens = tokenize(text, cues)
    found: list[Quotation] = []
    sentences = joined(text, parted(text, sentence_spans(text)), tokens, cues)
    pieces = [shorten(p, sentences, text, cues) for p in pieces]
    pieces = [p for p in pieces if p.start < p.end]
    top = [p for p in pieces if p.depth == 0]
    for sentence in sentences_of(text, tokens, top, sentences, 0, len(text)):
        found += _quote_sentence(
            sentence, cues, cast, pieces, tokens, sentences, _in_title(sentence, parts)
        )
    found = few_words(text, _name_again(text, found, tokens, cues), cues)
    unique = {(q.start, q.end, q.kind): q for q in reversed(found) if q.start < q.end}
    return sorted(unique.values(), key=lambda q: (q.start, -q.end, q.kind == "direct"))


def _name_again(text: str, found: list[Quotation], tokens: Tokens, cues: Cues) -> list[Quotation]:
    """Return quotations in which marked words that are a name once are one wherever they stand.

    A word before بن is somebody's name: «سالم», and elsewhere سالم بن خالد. A term marked again
    and again is what something is called, not what somebody says of it.
    """
    if not any(q.kind in ("direct", "scare") for q in found):
        return found
    marked = (text[q.start : q.end].strip() for q in found if q.kind == "name")
    names = Counter(name for name in marked if name.count(" ") < 2)
    terms = Counter(
        fold(text[q.start : q.end].strip())
        for q in found
        if q.end - q.start <= _LONG_PIECE and q.kind in _MARKED
    )
    repeated = {t for t, n in terms.items() if n > 1 and t and is_term(t.split(), cues)}
    forms = tokens.forms if not _SONS.isdisjoint(tokens.forms) else []
    given = {a for a, b in zip(forms, forms[1:], strict=False) if b in _SONS}

    def named(q: Quotation) -> bool:
        if q.kind not in ("direct", "scare") or q.end - q.start > _LONG_PIECE:
            return False
        words = text[q.start : q.end].strip()
        one = fold(words)
        if one in repeated:
            return True
        if not given.isdisjoint((one, one.removesuffix("ا"))) and zipf(one) < COMMON:
            return True
        rare = words.startswith("ال") or zipf(one) < COMMON
        often = names[words] > 1  # a common word too: «سبق», a newspaper
        return often or (words in names and (q.kind == "scare" or rare))

    return unmixed([Quotation(q.start, q.end, "name") if named(q) else q for q in found])


def _in_title(s: Sentence, parts: Any) -> bool:
    if parts is not None and isinstance(parts, list | tuple):
        return any(a <= s.starts[0] < b and p in ("title", "heading") for a, b, p in parts)
    if len(s.forms) > _HEADLINE_ITEMS or s.forms[-1] == ".":
        return False
    before = s.text[max(0, s.starts[0] - 4) : s.starts[0]].rstrip(" \t")
    after = s.text[s.ends[-1] : s.ends[-1] + 4].lstrip(" \t")
    return before[-1:] in ("", "\n") and after[:1] in ("", "\n")


def _quote_sentence(
    s: Sentence,
    cues: Cues,
    cast: Cast,
    pieces: list[Piece],
    tokens: Tokens,
    sentences: list[tuple[int, int]],
    title: bool,
) -> list[Quotation]:
    reports = [r for r in read_sentence(s, cues, cast, title) if not _is_topic(s, r, cues)]
    marked = any(s.pieces)
    if not reports and not marked:
        return []
    found = [q for report in reports for q in _from_report(s, report, cast)]
    held: list[Quotation] = []
    for i, piece in enumerate(s.pieces if marked else ()):
        if piece is None:
            continue
        quotation = _from_piece(s, i, piece, reports, cues, cast, title)
        if s.text[piece.left] == "(" and quotation.kind != "direct":
            held += _inside(s.text, piece, cues, cast, pieces, tokens, sentences)
            continue  # brackets are marks only around speech
        found.append(quotation)
        if quotation.kind == "direct" or piece.right - piece.left > _LONG_PIECE:
            held += _inside(s.text, piece, cues, cast, pieces, tokens, sentences)
    return _mix(s.text, found) + held


def _is_topic(s: Sentence, r: Report, cues: Cues) -> bool:
    """Return whether a report is nothing but the title of what was talked about."""
    piece = s.pieces[r.first] if r.last == r.first + 1 else None
    if piece is None:
        return False
    return is_title(s, r.first, count_words(s.text[piece.start : piece.end]), cues)


def _inside(
    text: str,
    piece: Piece,
    cues: Cues,
    cast: Cast,
    pieces: list[Piece],
    tokens: Tokens,
    sentences: list[tuple[int, int]],
) -> list[Quotation]:
    """Return what is quoted inside a marked piece; its speakers do not speak outside it."""
    first = bisect_right(pieces, piece.left, key=lambda p: p.left)
    held = []
    for number in range(first, len(pieces)):
        other = pieces[number]
        if other.left >= piece.end:
            break
        if other.depth == piece.depth + 1:
            held.append(other)
    scene = Cast(cast.linker)
    found: list[Quotation] = []
    for sentence in sentences_of(text, tokens, held, sentences, piece.start, piece.end):
        found += _quote_sentence(sentence, cues, scene, pieces, tokens, sentences, False)
    within = (q for q in found if q.start >= piece.start and q.end <= piece.end)
    # Inside speech a report without a source is the speaker's own: أعلن أن, قولي إن.
    return [q for q in within if q.speaker is not None or q.kind in ("name", "scare")]


def _from_report(s: Sentence, report: Report, cast: Cast) -> list[Quotation]:
    if report.start >= report.end:
        return []
    who = report.speaker
    identity = cast.identity(who) if who else None
    return [
        Quotation(
            report.start, report.end, "indirect", who, identity, report.cue, report.cue_class,
            report.relay,
        )
    ]  # fmt: skip


def _from_piece(
    s: Sentence, i: int, piece: Piece, reports: list[Report], cues: Cues, cast: Cast, title: bool
) -> Quotation:
    """Return what a marked piece is: direct speech if a report holds or introduces it."""
    text = s.text[piece.start : piece.end]
    n_words = count_words(text)
    start = piece.start + len(text) - len(text.lstrip())
    end = piece.end - len(text) + len(text.rstrip())
    settled = by_place(s, i, text, n_words, cues)
    if settled is not None:
        return Quotation(start, end, settled)
    holding = [r for r in reports if r.first <= i < r.last]
    report = max(holding, key=lambda r: (r.first, -r.last)) if holding else None
    if report is None:  # a second piece of the same report: قال «…» و«…»
        earlier = [r for r in reports if r.cue_item < i and r.speaker and r.direct]
        report = earlier[-1] if earlier else None
        if report and n_words <= NAME_WORDS and not in_row(s, report.first, i):
            report = None
    between = not holding and any(r.cue_item < i < r.first for r in reports)
    if between and n_words <= NAME_WORDS:
        return Quotation(start, end, "name")  # the medium, between cue and content
    whole = report is not None and (report.last == i + 1 or n_words > NAME_WORDS)
    introduced = report is not None and report.first == i and whole
    if report is not None and not introduced and in_row(s, report.first, i):
        introduced = judges(s.forms[report.cue_item], cues)  # وصفه بـ«الخاطئ» و«الظالم»
    person = is_person(text, cues) and not (i and s.forms[i - 1] == ":")
    if (person or not introduced) and is_name(s, i, text, n_words, report is not None, cues, cast):
        return Quotation(start, end, "name")
    if report is not None:
        return _spoken(start, end, report, cast)
    phrase = i > 0 and text.lstrip().startswith("ال") and n_words < 2 * _SPEECH_WORDS
    alone = n_words >= _SPOKEN_ALONE and not any(form[0].isalnum() for form in s.forms)
    if alone or (n_words >= _SPEECH_WORDS and not phrase and not title):
        speaker = cast.last(None)
        if speaker is not None:
            return Quotation(start, end, "direct", speaker, cast.identity(speaker))
    return Quotation(start, end, "scare")


def _spoken(start: int, end: int, report: Report, cast: Cast) -> Quotation:
    who = report.speaker
    return Quotation(
        start, end, "direct", who, cast.identity(who) if who else None, report.cue,
        report.cue_class, report.relay,
    )  # fmt: skip


def _mix(text: str, found: list[Quotation]) -> list[Quotation]:
    """Return quotations with reports that hold marked speech as mixed, those that are it gone."""
    direct = [q for q in found if q.kind == "direct"]
    result = []
    for q in found:
        if q.kind == "indirect":
            held = [d for d in direct if q.start <= d.start and d.end <= q.end]
            around = (text[q.start : d.start] + text[d.end : q.end] for d in held)
            if any(not any(char.isalnum() for char in rest) for rest in around):
                continue
            if held:
                q = q._replace(kind="mixed")
        result.append(q)
    return result


def _holders(found: list[Quotation]) -> list[int | None]:
    """Return for each quotation, sorted by start, the number of the innermost that holds it."""
    holders: list[int | None] = []
    stack: list[int] = []
    for i, q in enumerate(found):
        while stack and found[stack[-1]].end < q.end:
            stack.pop()
        while stack and found[stack[-1]].end <= q.start:
            stack.pop()
        holders.append(stack[-1] if stack else None)
        stack.append(i)
    return holders
