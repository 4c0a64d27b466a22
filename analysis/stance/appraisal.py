"""The evaluating words of the stance lexicon, inflected, and where they stand in a text.

Categories and their names follow Appraisal (Martin and White 2005): attitude, graduation,
engagement. A word of the lexicon stands for its forms (`analysis.stance.inflection`).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from analysis.arabic import CLITICS, fold, word_start
from analysis.errors import LexiconError
from analysis.lexicon import Matcher, Pattern, Remembered, Stems, entries, path_of, read_toml
from analysis.stance.inflection import (
    inflected,
    ours,
    preposition_of,
    regarding,
)
from analysis.stance.terms import Found, Term, Word
from analysis.stance.verb_forms import NEVER, verbal

_NONE: frozenset[str] = frozenset()

_LIST = {"id": str, "polarity": float}
_SECTIONS: dict[str, tuple[dict[str, type], dict[str, type]]] = {
    "act": (
        {**_LIST, "takes": list},
        {
            "with": list, "verbs": list, "nouns": list, "participles": list, "passives": list,
            "phrases": list, "genitive": str,
            "said": bool, "host": bool, "explicit": bool, "blamed": bool,
            "mutual": bool,
        },
    ),
    "conduct": (
        _LIST,
        {"verbs": list, "phrases": list, "own": bool, "by_deed": bool, "with": list},
    ),
    "call": (
        {**_LIST, "takes": list},
        {
            "verbs": list, "nouns": list, "participles": list, "phrases": list,
            "of": str, "plain": bool, "addressed": bool, "own": bool,
        },
    ),
    "affect": ({**_LIST}, {"verbs": list, "nouns": list}),
    "foster": (_LIST, {"verbs": list, "nouns": list}),
    "deed": (
        {**_LIST, "nouns": list},
        {"patient": bool, "own": bool, "to_victim": bool, "with": list, "takes": list},
    ),
    "quality": (
        {**_LIST, "words": list},
        {"own": bool, "predicate": bool, "equates": bool, "definite": bool},
    ),
    "prospect": ({**_LIST, "words": list}, {}),
    "epithet": ({**_LIST, "words": list}, {"own": bool}),
    "naming": ({**_LIST, "entity": str, "words": list}, {}),
    "graduation": ({"factor": float, "words": list}, {}),
    "negator": ({"reach": int, "words": list}, {}),
    "denial": ({"reach": int, "words": list}, {"of": str}),
    "irrealis": ({"reach": int, "words": list}, {}),
    "distance": ({"words": list}, {}),
    "engagement": ({"class": str, "polarity": float}, {}),
    "topic": (
        {"id": str, "phrases": list},
        {"short": list, "polarity": float, "label_ar": str, "label_en": str},
    ),
    "bond": (
        {"id": str, "name": str, "nouns": list, "takes": list},
        {"sides": int, "named": bool, "label_ar": str, "label_en": str},
    ),
}  # fmt: skip
_ROLES = {
    "verbs": "verb", "nouns": "noun", "participles": "participle", "passives": "passive",
    "phrases": "phrase", "words": "word", "short": "short",
}  # fmt: skip
ATTITUDES = (
    "naming", "call", "foster", "act", "affect", "conduct", "deed", "epithet", "quality",
    "prospect",
)  # fmt: skip
MODIFIERS = ("graduation", "negator", "denial", "irrealis", "distance")
_THRESHOLDS = (
    "evidence", "one_sided", "negated_praise", "negated_blame", "mocked_praise", "relation",
)  # fmt: skip
_GRAMMAR = (
    "prepositions", "pronominals", "openers", "relatives", "copulas", "agents",
    "titles", "bodies", "masculine",
    "not_negating", "dissidents", "own_country", "pledges",
    "both", "leaders", "perspectives", "undergo", "opposite", "ages", "allies",
    "purposes", "urging", "urgent", "named_as", "dangers", "times", "these",
    "regards", "determiners", "moments", "vague", "part_of", "light", "endings",
    "that", "helps", "strikes", "lifting", "stripping", "owning", "spread",
    "wrongs", "means", "absent", "linking", "burdens",
    "together", "duties", "pairs", "manners", "such_as", "obliging", "place_nouns", "lies_in",
    "witnesses",
    "actors", "voicing", "first_person", "counters", "amounts", "acting", "also", "within",
    "undertakings", "doings", "particles", "numbers", "marks", "belonging", "members",
    "by", "asides", "gains", "quantities",
)  # fmt: skip


_OF_SEVERAL = ("agents", "perspectives", "opposite", "amounts")  # phrases; the rest are words


@dataclass(frozen=True)
class Appraisal:
    """The stance lexicon, ready to read a text."""

    terms: tuple[Term, ...]
    word: Callable[[str], Word]
    verbal: Callable[[str], int]
    phrases: Matcher
    thresholds: dict[str, float]
    grammar: dict[str, frozenset[str]]
    engagement: dict[str, float]
    short: dict[str, frozenset[str]]
    topic_polarity: dict[str, float]
    bond_names: dict[str, str]

    def find(
        self, folded: str, text: str, starts: Sequence[int], words: Sequence[Word]
    ) -> list[Found]:
        """Return every place of a text where a form of a term stands, in the order of their ends.

        `folded` is the text folded, `starts` and `words` where its words begin and what each is
        by itself: most terms are one word, and a word is read once however often it comes.
        """
        found = [
            Found(at + start, at + end, term, ending, prefix, definite, i, i)
            for i, (at, word) in enumerate(zip(starts, words, strict=True))
            if word.forms
            for start, end, term, ending, prefix, definite, *_ in word.forms
            if term.role != "verb" or text[at + end - 1] != "ة"
        ]
        found += _phrases(self.phrases, self.terms, folded, starts)
        found.sort(key=attrgetter("end"))
        return found


def _phrases(
    matcher: Matcher, terms: Sequence[Term], folded: str, starts: Sequence[int]
) -> Iterator[Found]:
    """Yield every place of a folded text where a term of several words stands."""
    for hit in matcher.find(folded):
        term = terms[int(hit.pattern.key)]
        stem = hit.pattern.words[-1]
        begin = folded.rfind(" ", hit.start, hit.end) + 1 or hit.start
        ending = folded[folded.find(stem, begin, hit.end) + len(stem) : hit.end]
        if term.endings is not None and ending not in term.endings:
            continue
        prefix = folded[word_start(folded, hit.start) : hit.start]
        if "س" in prefix and not term.present:
            continue
        definite = term.section == "quality" and folded.startswith("ال", hit.start - len(prefix))
        first, last = bisect_right(starts, hit.start) - 1, bisect_right(starts, hit.end - 1) - 1
        yield Found(hit.start, hit.end, term, ending, prefix, definite, first, last)


def _reader(
    terms: Sequence[Term],
    alone: Stems,
    exact: Mapping[str, list[Term]],
    grammar: Mapping[str, frozenset[str]],
) -> Callable[[str], Word]:
    """Return what reads a word alone; it remembers the words it has read."""
    known = frozenset().union(*grammar.values())
    kinds = {word: frozenset(k for k in grammar if word in grammar[k]) for word in known}

    shared: dict[Word, Word] = {}

    def word(token: str) -> Word:
        bare = token[1:] if token.startswith(("و", "ف")) else token
        functions = kinds.get(token, _NONE)
        functions = functions | kinds[bare] if bare in kinds else functions
        found = Word(
            tuple(_forms(terms, alone, token)),
            functions,
            tuple(exact.get(token) or exact.get(bare) or ()),
            preposition_of(token, grammar["prepositions"]),
            "first_person" in functions or ours(token),
            regarding(token, grammar["regards"]),
        )
        # Most words are no form of a term and so alike: one for all of a kind spares memory.
        return found if found.forms else shared.setdefault(found, found)

    return Remembered(word).__getitem__


def _verb_reader(word: Callable[[str], Word]) -> Callable[[str], int]:
    """Return what tells whether a word is a finite verb by itself; it remembers its words."""

    def read(token: str) -> int:
        known = word(token)
        verb = any(form.term.role == "verb" for form in known.forms)
        return NEVER if known.modifiers and not verb else verbal(token, verb)

    return Remembered(read).__getitem__


def _forms(terms: Sequence[Term], alone: Stems, token: str) -> Iterator[Found]:
    """Yield the terms that a word is a form of, their places counted from its first letter."""
    for start, at, end, key in alone.find(token):
        term = terms[int(key)]
        ending = token[end:]
        if term.endings is not None and ending not in term.endings:
            continue
        prefix = token[:start]
        if "س" in prefix and not term.present:
            continue  # the future has a verb behind it: سيدعم, but سياسة is not س + ياس
        definite = at > start or prefix.endswith("ال")
        if definite or not term.article:
            yield Found(start, len(token), term, ending, prefix, definite)


def _terms(path: Path) -> Iterator[tuple[Term, str, bool]]:
    for section, (required, optional) in _SECTIONS.items():
        if section == "engagement":
            continue
        for number, row in enumerate(entries(path, section, required, optional), 1):
            place = f"{path}: [[{section}]] {row.get('id', f'number {number}')}"
            if not -1 <= row.get("polarity", 0) <= 1:
                raise LexiconError(f"{place}: polarity must lie between -1 and 1")
            if section == "bond":
                _check_bond(row, place)
            yield from _entry_terms(section, row, place)


def _check_bond(row: dict[str, Any], place: str) -> None:
    """Refuse a bond whose name or label has not a place for each of its parties."""
    sides = row.get("sides", 2)
    wanted = [f"{{{n}}}" for n in range(sides)]
    if sides not in (1, 2):
        raise LexiconError(f"{place}: sides must be 1 or 2")
    for field in ("name", "label_ar", "label_en"):
        if field in row and re.findall(r"\{.*?\}", row[field]) != wanted:
            raise LexiconError(f"{place}: {field} must hold {' and '.join(wanted)} in that order")


def _entry_terms(section: str, row: dict[str, Any], place: str) -> Iterator[tuple[Term, str, bool]]:
    lists = [(field, role) for field, role in _ROLES.items() if field in row]
    if not any(row[field] for field, _ in lists):
        raise LexiconError(f"{place}: no words; add some or remove the entry")
    exact = section not in (*ATTITUDES, "bond")
    for field, role in lists:
        for word in row[field]:
            if not isinstance(word, str):
                raise LexiconError(f"{place}: {field} must hold words in quotation marks")
            forms = (
                [(word, None, section != "topic", False)] if exact else inflected(word, role, place)
            )
            for text, endings, fixed, present in forms:
                term = Term(
                    section, role, row.get("id", section), float(row.get("polarity", 0.0)),
                    frozenset(fold(t) for t in row.get("takes", ())),
                    tuple(fold(w).removesuffix("*") for w in row.get("with", ())), endings,
                    row.get("own", True),
                    row.get("patient", False), row.get("reach", 3), row.get("factor", 1.0),
                    "genitive" in row, present, row.get("said", True),
                    row.get("entity", ""), row.get("predicate", True),
                    row.get("by_deed", False), row.get("to_victim", False), row.get("of", ""),
                    row.get("name", ""), row.get("sides", 2), row.get("host", False),
                    row.get("explicit", False), row.get("named", False),
                    row.get("genitive") == "thing", row.get("blamed", False),
                    row.get("plain", True), row.get("addressed", False), row.get("equates", False),
                    row.get("mutual", False),
                    row.get("definite", False),
                )  # fmt: skip
                yield term, text, fixed


@lru_cache(maxsize=8)
def _load(path: Path, stamp: int) -> Appraisal:
    data = read_toml(path)
    known = {*_SECTIONS, "thresholds", "grammar", "bond_names"}
    if unknown := sorted(set(data) - known):
        raise LexiconError(f"{path}: unknown section {unknown[0]}; known are {', '.join(known)}")
    for table, names, kind in (("thresholds", _THRESHOLDS, float), ("grammar", _GRAMMAR, list)):
        for name in names:
            if not isinstance(data.get(table, {}).get(name), kind):
                raise LexiconError(f"{path}: [{table}] {name} must be a {kind.__name__}; add it")
    terms: list[Term] = []
    patterns: list[Pattern] = []
    exact: dict[str, list[Term]] = {}
    index: dict[Term, int] = {}
    for term, text, fixed in _terms(path):
        if term.section in MODIFIERS and " " not in text and "*" not in text:
            exact.setdefault(fold(text), []).append(term)
            continue
        if term not in index:
            index[term] = len(terms)
            terms.append(term)
        try:
            pattern = Pattern.parse(text, str(index[term]), fixed)
        except LexiconError as error:
            raise LexiconError(f"{path}: [[{term.section}]] {term.id}: {error}") from None
        patterns.append(pattern)
    grammar = {name: frozenset(fold(w) for w in data["grammar"][name]) for name in _GRAMMAR}
    for name in _GRAMMAR:
        if name not in _OF_SEVERAL and (long := [w for w in grammar[name] if " " in w]):
            raise LexiconError(f"{path}: [grammar] {name}: {long[0]}: write one word an entry")
    topics = entries(path, "topic", *_SECTIONS["topic"])
    cues = entries(path, "engagement", *_SECTIONS["engagement"])
    word = _reader(terms, Stems(p for p in patterns if len(p.words) == 1), exact, grammar)
    return Appraisal(
        tuple(terms),
        word,
        _verb_reader(word),
        Matcher(p for p in patterns if len(p.words) > 1),
        {name: float(data["thresholds"][name]) for name in _THRESHOLDS},
        grammar,
        {row["class"]: row["polarity"] for row in cues},
        {row["id"]: frozenset(fold(w) for w in row.get("short", ())) for row in topics},
        {row["id"]: row["polarity"] for row in topics if "polarity" in row},
        {str(made): str(name) for made, name in data.get("bond_names", {}).items()},
    )


def load(lexicon: str | Path | None = None) -> Appraisal:
    """Return the stance lexicon, Manzur's own or the one in folder `lexicon`.

    Raises
    ------
    LexiconError
        Naming file and entry, if a section, field, verb or pattern is not as it must be.
    """
    path = path_of("stance", lexicon)
    return _load(path, path.stat().st_mtime_ns if path.exists() else 0)


def clitics(before: str) -> str:
    """Return the preposition among the clitics written before a name ("" if none)."""
    letters = before.lstrip("وف") if before in CLITICS or before.endswith("ل") else ""
    return letters[:1]
