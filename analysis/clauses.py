"""An article as words in clauses, with who is named and who speaks where.

No parse tree: for the syntax near a word it is enough to know where clauses break, which
words are prepositions, and which are names.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from analysis.appraisal import MODIFIERS, Appraisal, Found, clitics, without_conjunction
from analysis.arabic import fold, words, zipf

OUTLET = "outlet"
_HARD = frozenset(".!?؟؛;:\n…")
_SOFT = frozenset("،,()[]–—")
_REACH = 24
_NEAR = 60
_CARRIED = 0.3
_CLAUSE = 1
_SENTENCE = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A mention, or a topic's phrase, as words `first` … `last` of the text."""

    first: int
    last: int
    entity: str
    kind: str
    form: str
    prefix: str

    @property
    def preposition(self) -> str:
        """Return the preposition written before the name as part of its word."""
        return clitics(self.prefix)

    @property
    def joined(self) -> bool:
        """Return whether و stands before the name."""
        return self.prefix.startswith("و")


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation: whose words, where, by which cue."""

    start: int
    end: int
    kind: str
    speaker: str
    speaker_start: int
    cue: str
    cue_class: str


@dataclass
class Reading:
    """One article's text, its words, and what stands on them."""

    text: str
    appraisal: Appraisal
    mentions: list[tuple[int, int, str, str, str]]
    speeches: list[Speech]
    folded: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    at: dict[int, Name] = field(default_factory=dict)
    over: dict[int, Name] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    modifiers: list[Found] = field(default_factory=list)
    deeds: dict[int, Found] = field(default_factory=dict)
    qualities: set[int] = field(default_factory=set)
    act_nouns: set[int] = field(default_factory=set)
    acts: list[tuple[int, list[str]]] = field(default_factory=list)
    reported: list[tuple[int, int, list[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folded = fold(self.text)
        self.found = list(self.appraisal.find(self.folded, self.text))
        self.spans = words(self.text)
        self.starts = [start for start, _ in self.spans]
        self.tokens = [self.folded[start:end] for start, end in self.spans]
        self.modifiers = [
            Found(start, end, term, "", "", False)
            for (start, end), token in zip(self.spans, self.tokens, strict=True)
            for term in self.appraisal.modifier(token)
        ]
        next_starts = [*self.starts[1:], len(self.text)][: len(self.spans)]
        gaps = zip(self.spans, next_starts, strict=True)
        self.breaks = [_break(self.folded[end:start]) for (_, end), start in gaps]
        for start, end, entity, kind, form in sorted(self.mentions, key=lambda m: m[0] - m[1]):
            self._place(start, end, entity, kind, form)
        for found in self.found:
            term = found.term
            if term.section == "topic":
                self._place(found.start, found.end, term.id, "TOPIC", "topic")
            elif term.section in MODIFIERS:
                self.modifiers.append(found)
            elif term.section == "deed":
                self.deeds[self.word_at(found.start)] = found
            elif term.section == "quality":
                self.qualities.update(
                    range(self.word_at(found.start), self.word_at(found.end - 1) + 1)
                )
            elif term.section == "act" and term.role == "noun":
                self.act_nouns.add(self.word_at(found.start))

    def _place(self, start: int, end: int, entity: str, kind: str, form: str) -> None:
        first, last = self.word_at(start), self.word_at(end - 1)
        if first in self.at or not 0 <= first <= last:
            return
        prefix = self.folded[self.starts[first] : start]
        name = Name(first, last, entity, kind, form, prefix.removesuffix("ال"))
        self.at[first] = name
        for i in range(first, last + 1):
            if kind != "TOPIC":
                self.over.setdefault(i, name)

    @property
    def relation(self) -> float:
        """Return what share of a word counts for a target that is not its object itself."""
        return self.appraisal.thresholds["relation"]

    def denies(self, found: Found) -> bool:
        """Return whether the word itself denies what follows it (رفض, نفى)."""
        return any(
            f.term.section == "denial" and f.start <= found.start and found.end <= f.end
            for f in self.modifiers
        )

    def acted_before(self, i: int) -> list[str]:
        """Return the agents of the last act before word i in its sentence."""
        if self.acts and self.acts[-1][0] < i and self.same_sentence(self.acts[-1][0], i):
            return self.acts[-1][1]
        speaker = self.last_speaker(self.starts[i])
        return [speaker] if speaker else []

    def holder_of(self, i: int, voice: str) -> str:
        """Return whose evaluation word i is: in an act's object the agent's, else the voice's."""
        if voice == OUTLET:
            for first, end, holders in reversed(self.reported):
                if first < i < end:
                    return holders[0]
        return voice

    def surface(self, i: int, last: int | None = None) -> str:
        """Return words as written, without what is joined in front: a holder no list knows."""
        start, end = self.starts[i], self.spans[i if last is None else last][1]
        skip = 1 if self.folded.startswith(("وال", "فال"), start) else 0
        return self.text[start + skip : end]

    def word_at(self, position: int) -> int:
        """Return the index of the word at or before a position of the text."""
        return bisect_right(self.starts, position) - 1

    def grammar(self, kind: str, i: int) -> bool:
        """Return whether word i is one of the lexicon's function words of this kind."""
        known = self.appraisal.grammar[kind]
        return without_conjunction(self.tokens[i], known) in known

    def clause_end(self, i: int) -> int:
        """Return one past the last word of the clause that goes on behind word i."""
        j = i
        while j - i < _REACH and j + 1 < len(self.spans):
            if self.breaks[j] and not (self.breaks[j] == _CLAUSE and self.agent_phrase(j + 1)):
                break
            j += 1
            if self.grammar("openers", j):
                return j
        return j + 1

    def agent_phrase(self, i: int) -> bool:
        """Return whether من قبل or the like begins at word i."""
        return " ".join(self.tokens[i : i + 2]) in self.appraisal.grammar["agents"]

    def clause_start(self, i: int) -> int:
        """Return the first word of the clause that leads up to word i."""
        j = i
        while j and i - j < _REACH and not self.breaks[j - 1]:
            if self.grammar("openers", j - 1):
                return j
            j -= 1
        return j

    def same_sentence(self, i: int, j: int) -> bool:
        """Return whether no sentence ends between words i and j (i ≤ j)."""
        return _SENTENCE not in self.breaks[i:j]

    def preposition(self, i: int) -> str:
        """Return the preposition that word i is or carries in front ("" if none)."""
        if name := self.at.get(i):
            return name.preposition
        token = self.tokens[i]
        if i in self.over:
            return ""
        known = self.appraisal.grammar["prepositions"]
        if (bare := without_conjunction(token, known)) in known:
            return bare
        skip = 1 if token[:3] in ("وبا", "ولل", "وال") or token[:1] == "ف" else 0
        if token.startswith(("بال", "لل"), skip):
            return token[skip]
        if token[:1] in ("ب", "ل") and len(token) > 3 and _carries(token):
            return token[0]
        return ""

    def dissident(self, i: int) -> bool:
        """Return whether word i names people who stand against the state beside them."""
        token = self.tokens[i].lstrip("وفبل").removeprefix("ال")
        return token.startswith(tuple(self.appraisal.grammar["dissidents"]))

    def past_pronouns(self, i: int) -> int:
        """Return the first word from i on that is no pronoun with a preposition nor an adverb."""
        while i < len(self.tokens) - 1 and i not in self.over and self.grammar("pronominals", i):
            i += 1
        return i

    def governed(self, name: Name) -> bool:
        """Return whether a preposition stands before the name, its title or its noun."""
        if name.preposition:
            return True
        k = name.first - 1
        if k < 0 or self.breaks[k]:
            return False
        if self.preposition(k):
            return True
        steps = 3 if name.form == "nisba" or self.grammar("titles", k) else 0
        while steps and k and not self.breaks[k - 1] and k not in self.over:
            if self.preposition(k):
                return True
            if not self.grammar("titles", k) and name.form != "nisba":
                return False
            k, steps = k - 1, steps - 1
        return steps > 0 and bool(self.preposition(k)) and k not in self.over

    def antecedent(self, i: int, ending: str, but: set[str]) -> Name | None:
        """Return the last name before word i in its sentence that a pronoun may stand for."""
        for k in range(i - 1, max(-1, i - 30), -1):
            if self.breaks[k] == _SENTENCE:
                return None
            name = self.over.get(k)
            if name is None or name.form == "nisba" or name.entity in but or self.governed(name):
                continue
            sort = self.gender(name) or "m"
            if ending.endswith("ها") and sort != "f" and name.kind != "ORG":
                continue
            if ending.endswith("هم") and name.kind == "PER":
                continue
            if ending.endswith("ه") and sort == "f":
                continue
            return name
        return None

    def gender(self, name: Name) -> str:
        """Return m or f as verbs agree with the name, "" where it does not tell."""
        if name.kind in ("PER", "TOPIC") or name.form == "nisba":
            return ""
        token = self.tokens[name.first][len(name.prefix) :]
        if token in self.appraisal.grammar["masculine"]:
            return "m"
        return "f" if name.kind == "LOC" or token.endswith("ه") else "m"

    def same_clause(self, i: int, j: int) -> bool:
        """Return whether no clause or sentence ends between words i and j (i ≤ j)."""
        return not any(self.breaks[i:j])

    def modifiers_near(self, start: int, end: int) -> list[Found]:
        """Return the words around a span that grade, negate or distance."""
        low, high = start - _NEAR, end + _NEAR
        return [
            f
            for f in self.modifiers
            if f.end >= low and f.start <= high and (f.end <= start or f.start >= end)
        ]

    def is_free(self, i: int) -> bool:
        """Return whether word i is itself a preposition, not a word that carries one."""
        return len(self.preposition(i)) > 1

    def names_in(self, first: int, end: int) -> list[Name]:
        """Return the names that begin at words first … end-1."""
        return [self.at[i] for i in range(first, end) if i in self.at]

    def speech_at(self, start: int, end: int) -> Speech | None:
        """Return the innermost reported speech around a span."""
        best = None
        for speech in self.speeches:
            if (
                speech.speaker
                and speech.start <= start
                and end <= speech.end
                and (best is None or speech.end - speech.start <= best.end - best.start)
            ):
                best = speech
        return best

    def voice(self, start: int, end: int) -> str:
        """Return whose text a span stands in: the outlet or the innermost speaker."""
        speech = self.speech_at(start, end)
        return speech.speaker if speech else OUTLET

    def at_a_distance(self, start: int, end: int) -> bool:
        """Return whether a span stands between marks that report nobody."""
        return any(s.kind == "scare" and s.start <= start and end <= s.end for s in self.speeches)

    def reported_by(self, found: Found) -> str:
        """Return the speaker whose speech the word itself introduces ("" if none)."""
        i = self.word_at(found.start)
        token = self.tokens[i]
        for speech in self.speeches:
            if not speech.speaker or not found.end <= speech.start <= found.end + 200:
                continue
            cue = fold(speech.cue)
            if not cue or (cue.split()[-1] not in token and token not in cue.split()):
                continue
            if self.same_sentence(i, self.word_at(speech.start)):
                return speech.speaker
        return ""

    def last_speaker(self, position: int) -> str:
        """Return the speaker named or quoted last before a position in its sentence."""
        best, at = "", -1
        i = self.word_at(position)
        for speech in self.speeches:
            place = max(speech.start, speech.speaker_start)
            near = at < place <= position and self.same_sentence(self.word_at(speech.start), i)
            if speech.speaker and near:
                best, at = speech.speaker, place
        return best


def _carries(token: str) -> bool:
    """Return whether a common noun's first letter is a preposition: its rest is more frequent."""
    return zipf(token[1:]) - zipf(token) >= _CARRIED


def _break(gap: str) -> int:
    """Return how strongly the signs between two words part them: 0, clause or sentence."""
    if gap == " ":
        return 0
    signs = set(gap)
    if signs & _HARD and (gap != "." or len(gap) > 1):
        return _SENTENCE
    return _CLAUSE if signs & _SOFT or " - " in gap else 0
