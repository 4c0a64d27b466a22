"""Terms of the stance lexicon: words in their roles, their places in a text, a word by itself."""

from dataclasses import dataclass
from typing import NamedTuple

from analysis.stance.inflection import FEMININE, THIRD


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the lexicon in one of its roles."""

    section: str
    role: str
    id: str
    polarity: float = 0.0
    takes: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    endings: frozenset[str] | None = None
    own: bool = True
    patient: bool = False
    reach: int = 0
    factor: float = 1.0
    genitive_object: bool = False
    present: bool = False
    said: bool = True
    entity: str = ""
    predicate: bool = True
    by_deed: bool = False
    to_victim: bool = False
    of: str = ""
    name: str = ""
    sides: int = 2
    host: bool = False
    explicit: bool = False
    named: bool = False
    thing: bool = False
    blamed: bool = False
    plain: bool = True
    addressed: bool = False
    equates: bool = False
    mutual: bool = False
    article: bool = False


class Found(NamedTuple):
    """A term at a place of the text: [start, end), and the ending its form has."""

    start: int
    end: int
    term: Term
    ending: str
    prefix: str
    definite: bool
    first: int = 0  #: the words it stands on
    last: int = 0

    @property
    def owned(self) -> bool:
        """Return whether the form ends in a pronoun (دعمه, إدانته; not the ة of إدانة)."""
        if self.ending == "ه" and self.term.endings is FEMININE:
            return False
        return self.ending.endswith(THIRD)


class Word(NamedTuple):
    """What a word is by itself, whatever stands around it."""

    forms: tuple[Found, ...]  #: terms of one word, their places counted from its first letter
    kinds: frozenset[str]  #: which function words it is, with و or ف in front too
    modifiers: tuple[Term, ...]  #: what it does to words near by, with و or ف in front too
    preposition: str  #: the preposition that it is or carries in front, "" if none
    mine: bool  #: whether it is I or we, or ends in our
    regards: str  #: the pronoun of a verb of regarding (وصفه), "-" if it has none
