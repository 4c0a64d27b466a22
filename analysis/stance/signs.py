"""What stands on words and between them: names, speeches, the breaks of clauses."""

from typing import NamedTuple

from analysis.stance.appraisal import clitics

OUTLET = "outlet"
BOTH = " & "  # joins the ids of several who are named by one word or together
CLAUSE = 1
SENTENCE = 2
_HARD = frozenset(".!?؟؛;:\n…")
_SOFT = frozenset("،,()[]–—")


class Name(NamedTuple):
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


class Speech(NamedTuple):
    """A quotation: whose words, where, by which cue."""

    start: int
    end: int
    kind: str
    speaker: str
    speaker_start: int
    speaker_end: int
    cue: str
    cue_class: str


def break_between(gap: str) -> int:
    """Return how strongly the signs between two words part them: 0, clause or sentence."""
    if gap == " ":
        return 0
    signs = set(gap)
    if signs & _HARD and (gap != "." or len(gap) > 1):
        return SENTENCE
    return CLAUSE if signs & _SOFT or " - " in gap else 0
