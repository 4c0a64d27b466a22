"""An article as words in clauses, with who is named and who speaks where.

No parse tree: for the syntax near a word it is enough to know where clauses break, which
words are prepositions, and which are names.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from analysis.arabic import WORD, cut, fold
from analysis.stance.appraisal import MODIFIERS, Appraisal
from analysis.stance.signs import (
    CLAUSE,
    OUTLET,
    SENTENCE,
    Name,
    Speech,
    break_between,
)
from analysis.stance.terms import Found

_REACH = 24
_NEAR = 60
_CUE_REACH = 200
_FEW = 8
_NESTED = 3
_SELVES = 3
_SPOKEN = 0.4
_PERSPECTIVE = 16


@dataclass(slots=True)
class Reading:
    """One article's text, its words, and what stands on them."""

    text: str
    appraisal: Appraisal
    mentions: list[tuple[int, int, str, str, str]]
    speeches: list[Speech]
    homes: Mapping[str, str] = field(default_factory=dict)
    folded: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    kinds: list[frozenset[str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    regards: list[str] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)
    heads: dict[int, int] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    at: dict[int, Name] = field(default_factory=dict)
    over: dict[int, Name] = field(default_factory=dict)
    topics: dict[int, Name] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    modifiers: list[Found] = field(default_factory=list)
    modifying: set[int] = field(default_factory=set)
    deeds: dict[int, Found] = field(default_factory=dict)
    qualities: dict[int, Found] = field(default_factory=dict)
    act_nouns: dict[int, float] = field(default_factory=dict)
    charged: set[int] = field(default_factory=set)
    fosters: set[int] = field(default_factory=set)
    verbs: set[int] = field(default_factory=set)
    passives: set[int] = field(default_factory=set)
    acts: list[tuple[int, list[str]]] = field(default_factory=list)
    bearers: dict[tuple[str, str], str] = field(default_factory=dict)
    actors: dict[int, bool] = field(default_factory=dict)
    objects: list[tuple[int, list[str]]] = field(default_factory=list)
    reported: list[tuple[int, int, list[str]]] = field(default_factory=list)
    acting: dict[int, Found] = field(default_factory=dict)
    called: set[int] = field(default_factory=set)
    charges: list[tuple[int, int, list[str]]] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    inner: dict[int, Speech] = field(default_factory=dict)
    bonds: list[Found] = field(default_factory=list)
    partners: dict[int, list[str]] = field(default_factory=dict)
    sides: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    alarms: set[int] = field(default_factory=set)
    essay: bool = False
    origins: dict[str, str] = field(default_factory=dict)
    finite: dict[int, bool] = field(default_factory=dict)
    nouns: dict[int, Name | None] = field(default_factory=dict)
    subjects: dict[int, tuple[list[str], int, bool]] = field(default_factory=dict)
    depth: int = 0
    adjectives: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folded = fold(self.text)
        self.tokens, self.starts, ends, gaps = cut(WORD, self.folded)
        self.spans = list(zip(self.starts, ends, strict=True))
        known = list(map(self.appraisal.word, self.tokens))
        self.found = self.appraisal.find(self.folded, self.text, self.starts, known)
        self.kinds = [word.kinds for word in known]
        self.links = [word.preposition for word in known]
        self.regards = [word.regards for word in known]
        self.modifiers = [
            Found(start, end, term, "", "", False, i, i)
            for i, ((start, end), word) in enumerate(zip(self.spans, known, strict=True))
            if word.modifiers
            for term in word.modifiers
        ]
        self.modifying = {f.first for f in self.modifiers}
        self.breaks = [0 if gap == " " else break_between(gap) for gap in gaps[1:]]
        for start, end, entity, kind, form in sorted(self.mentions, key=lambda m: m[0] - m[1]):
            self.place(start, end, entity, kind, form)
            if kind == "LOC":
                self.places.add(entity)
        topics: list[Found] = []
        for found in self.found:
            term = found.term
            if term.section == "topic":
                topics.append(found)
            elif term.section in ("prospect", "affect"):
                if term.polarity < 0:
                    self.alarms.add(found.first)
            elif term.section == "foster":
                self.fosters.add(found.first)
            elif term.section == "bond":
                self.bonds.append(found)
            elif term.section in MODIFIERS:
                self.modifiers.append(found)
            elif term.section == "deed":
                self.deeds[found.first] = found
            elif term.section == "quality":
                first, last = found.first, found.last
                self.qualities |= dict.fromkeys(range(first, last + 1), found)
            elif term.section == "act" and term.role == "verb":
                self.verbs.add(found.first)
            elif term.section == "act" and term.role == "noun" and not term.explicit:
                self.act_nouns[found.first] = term.polarity
                self.acting[found.first] = found
                if not term.genitive_object:
                    self.charged.add(found.first)

        self._place_topics(topics)
        self.modifiers.sort(key=lambda f: f.start)
        self.sentence = list(accumulate(map(SENTENCE.__eq__, self.breaks), initial=0))
        self.speeches = sorted(self.speeches, key=lambda s: s.start)
        for speech in sorted(self.speeches, key=lambda s: s.start - s.end):
            if speech.speaker:
                first = bisect_left(self.starts, speech.start)
                held = range(first, bisect_left(self.starts, speech.end))
                self.inner.update(dict.fromkeys(held, speech))
        mine = [i for i, word in enumerate(known) if word.mine and i not in self.inner]
        selves = sum(i not in self.over or self.grammar("first_person", i) for i in mine)
        self.essay = selves >= _SELVES and len(self.inner) < _SPOKEN * len(self.tokens)

    def _place_topics(self, topics: list[Found]) -> None:
        """Place topics by their phrases; a short name stands for the one last named in full."""
        last: dict[str, str] = {}
        full = {f.term.id for f in topics if f.term.role == "phrase"}
        for f in sorted(topics, key=lambda f: (f.start, f.start - f.end)):
            key = self.folded[f.start : f.end]
            if f.term.role == "phrase":
                self.place(f.start, f.end, f.term.id, "TOPIC", "topic")
                last |= dict.fromkeys(self.appraisal.short[f.term.id], f.term.id)
            elif f.term.id == last.get(key) or (key not in last and f.term.id in full):
                self.place(f.start, f.end, f.term.id, "TOPIC", "topic")

    def place(self, start: int, end: int, entity: str, kind: str, form: str) -> None:
        first, last = self.word_at(start), self.word_at(end - 1)
        if first in self.at or not 0 <= first <= last:
            return
        prefix = self.folded[self.starts[first] : start]
        name = Name(first, last, entity, kind, form, prefix.removesuffix("ال"))
        self.at[first] = name
        self.nouns.clear()  # what is a name is no noun
        for i in range(first, last + 1):
            if kind == "TOPIC":
                self.topics.setdefault(i, name)
            elif i not in self.over:
                self.over[i] = name
                self.links[i] = ""
        self.links[first] = name.preposition

    def home(self, entity: str) -> str:
        """Return the state, or body of states, that an entity belongs to ("" if not known)."""
        if entity in self.origins:
            return self.origins[entity]
        for _ in range(_NESTED):
            part_of = self.homes.get(entity)
            if not part_of:
                return entity if part_of == "" else ""
            entity = part_of
        return entity

    def stands_for_state(self, entity: str) -> bool:
        """Return whether an entity is a state, its capital or its government."""
        return entity in self.places or entity.startswith("government_of_")

    @property
    def relation(self) -> float:
        """Return what share of a word counts for a target that is not its object itself."""
        return self.appraisal.thresholds["relation"]

    def denies(self, found: Found) -> bool:
        """Return whether the word itself denies what follows it (رفض, نفى)."""
        first = bisect_left(self.modifiers, found.start - _NEAR, key=lambda f: f.start)
        last = bisect_right(self.modifiers, found.start, key=lambda f: f.start)
        near = self.modifiers[first:last]
        return any(f.term.section == "denial" and found.end <= f.end for f in near)

    def acted_before(self, i: int) -> list[str]:
        """Return the agents of the last act before word i in its sentence."""
        if self.acts and self.acts[-1][0] < i and self.same_sentence(self.acts[-1][0], i):
            return self.acts[-1][1]
        speaker = self.last_speaker(self.starts[i])
        return [speaker] if speaker else []

    def holder_of(self, i: int, voice: str) -> str:
        """Return whose evaluation word i is: in an act's object the agent's, else the voice's."""
        if voice == OUTLET:
            for first, end, holders in reversed(self.reported[-_FEW:]):
                if first < i < end:
                    return holders[0]
            return self._perspective(i) or voice
        return voice

    def _perspective(self, i: int) -> str:
        """Return from whose point of view the sentence is told (بالنسبة لفلان، فإن …)."""
        for k in range(i - 1, max(0, i - _PERSPECTIVE), -1):
            if not self.same_sentence(k, i):
                break
            name = self.at.get(k)
            if name and name.form != "nisba" and name.kind != "TOPIC":
                lead = {self.tokens[k - 1], " ".join(self.tokens[max(0, k - 2) : k])}
                if lead & self.appraisal.grammar["perspectives"]:
                    return name.entity
        return ""

    def surface(self, i: int, last: int | None = None) -> str:
        """Return words folded, without what is joined in front: a holder no list knows."""
        start, end = self.starts[i], self.spans[i if last is None else last][1]
        skip = 1 if self.folded.startswith(("وال", "فال"), start) else 0
        return self.folded[start + skip : end]

    def word_at(self, position: int) -> int:
        """Return the index of the word at or before a position of the text."""
        return bisect_right(self.starts, position) - 1

    def grammar(self, kind: str, i: int) -> bool:
        """Return whether word i is one of the lexicon's function words of this kind."""
        return kind in self.kinds[i]

    def clause_end(self, i: int) -> int:
        """Return one past the last word of the clause that goes on behind word i."""
        if i not in self.ends:
            self.ends[i] = self._clause_end(i)
        return self.ends[i]

    def _clause_end(self, i: int) -> int:
        j, breaks, kinds = i, self.breaks, self.kinds
        last = min(i + _REACH, len(kinds) - 1)
        while j < last:
            if breaks[j] and not (breaks[j] == CLAUSE and self.agent_phrase(j + 1)):
                break
            j += 1
            if "openers" in kinds[j]:
                return j
        return j + 1

    def agent_phrase(self, i: int) -> bool:
        """Return whether من قبل or the like begins at word i."""
        return " ".join(self.tokens[i : i + 2]) in self.appraisal.grammar["agents"]

    def clause_start(self, i: int) -> int:
        """Return the first word of the clause that leads up to word i."""
        if i not in self.heads:
            j = i
            while j and i - j < _REACH and not self.breaks[j - 1]:
                if "openers" in self.kinds[j - 1]:
                    break
                j -= 1
            self.heads[i] = j
        return self.heads[i]

    def same_sentence(self, i: int, j: int) -> bool:
        """Return whether no sentence ends between words i and j (i ≤ j)."""
        return self.sentence[i] == self.sentence[j]

    def preposition(self, i: int) -> str:
        """Return the preposition that word i is or carries in front ("" if none)."""
        return self.links[i]

    def same_clause(self, i: int, j: int) -> bool:
        """Return whether no clause or sentence ends between words i and j (i ≤ j)."""
        return not any(self.breaks[i:j])

    def modifiers_near(self, start: int, end: int) -> list[Found]:
        """Return the words around a span that grade, negate or distance."""
        low = bisect_left(self.modifiers, start - _NEAR, key=lambda f: f.start)
        high = bisect_right(self.modifiers, end + _NEAR, key=lambda f: f.start)
        near = self.modifiers[low:high]
        return [f for f in near if f.end <= start or f.start >= end]

    def is_free(self, i: int) -> bool:
        """Return whether word i is itself a preposition, not a word that carries one."""
        return len(self.links[i]) > 1

    def names_in(self, first: int, end: int) -> list[Name]:
        """Return the names that begin at words first … end-1."""
        return [self.at[i] for i in range(first, end) if i in self.at]

    def speech_at(self, start: int, end: int) -> Speech | None:
        """Return the innermost reported speech around a span."""
        speech = self.inner.get(self.word_at(start))
        return speech if speech and end <= speech.end else None

    def speech_start(self, i: int) -> int:
        """Return the first word of the innermost speech around word i (0 if none)."""
        speech = self.speech_at(*self.spans[i])
        return 0 if speech is None else self._first_word(speech)

    def said_from(self, i: int) -> int:
        """Return the first word of what its speaker says around word i, marked parts included."""
        speech = self.speech_at(*self.spans[i])
        if speech is None:
            return 0
        first = self._first_word(speech)
        for _ in range(_NESTED):
            before = self.inner.get(first - 1) if first else None
            if before is None or before.speaker != speech.speaker:
                break
            first = self._first_word(before)
        return first

    def _first_word(self, speech: Speech) -> int:
        first = max(0, self.word_at(speech.start))
        return first if self.spans[first][1] > speech.start else first + 1

    def voice(self, start: int, end: int) -> str:
        """Return whose text a span stands in: the outlet or the innermost speaker."""
        speech = self.speech_at(start, end)
        return speech.speaker if speech else OUTLET

    def at_a_distance(self, start: int, end: int) -> bool:
        """Return whether a span stands between marks that report nobody."""
        last = bisect_right(self.speeches, start, key=lambda s: s.start)
        near = self.speeches[max(0, last - _FEW) : last]
        return any(s.kind == "scare" and end <= s.end for s in near)

    def report_of(self, found: Found) -> Speech | None:
        """Return the speech that the word itself introduces, if it does."""
        i = found.first
        token = self.tokens[i]
        first = bisect_left(self.speeches, found.end, key=lambda s: s.start)
        for speech in self.speeches[first : first + _FEW]:
            if not speech.speaker or speech.start > found.end + _CUE_REACH:
                continue
            cue = fold(speech.cue)
            if not cue or (cue.split()[-1] not in token and token not in cue.split()):
                continue
            if self.same_sentence(i, self.word_at(speech.start)):
                return speech
        return None

    def reported_by(self, found: Found) -> str:
        """Return the speaker whose speech the word itself introduces ("" if none)."""
        speech = self.report_of(found)
        return speech.speaker if speech else ""

    def last_speaker(self, position: int) -> str:
        """Return the speaker named or quoted last before a position in its sentence."""
        i = self.word_at(position)
        last = bisect_right(self.speeches, position, key=lambda s: s.start)
        near = [
            (max(speech.start, speech.speaker_start), speech.speaker)
            for speech in self.speeches[max(0, last - _FEW) : last + 1]
            if speech.speaker and self.same_sentence(max(0, self.word_at(speech.start)), i)
        ]
        return max((n for n in near if n[0] <= position), default=(0, ""))[1]
