"""Search patterns: words with `*` for any letters, matched in linear time.

A pattern is one or more words; `*` may stand anywhere in a word for any letters or none,
and alone for any one word. It is compared letter by letter and never compiled to a regular
expression: no pattern can make the search worse than linear.
"""

from dataclasses import dataclass

from analysis.arabic import CLITICS, MARKS, TATWEEL, fold, zipf
from analysis.errors import PatternError

_ARTICLE = "ال"
#: Signs that other tools read as wildcards; here a literal reading would find nothing.
_FOREIGN = frozenset("?؟[]{}()|^$+\\")
_MOST_WORDS = 20
_MOST_LETTERS = 200
_LONGEST_KNOWN = 30  # letters: no dictionary lists a longer word


@dataclass(frozen=True)
class Word:
    """A word of a pattern: the literal pieces between its wildcards, in order."""

    pieces: tuple[str, ...]

    def literals(self) -> tuple[str, ...]:
        """Return what every word that matches holds: للعدوان has no alef of the article."""
        first, *rest = self.pieces
        return (first[1:] if first.startswith(_ARTICLE) else first, *rest)

    def matches(self, word: str) -> bool:
        """Return whether the whole of a folded word matches.

        First and last piece are fixed at the ends, and each piece between is taken where it
        first occurs: if any choice matches, this one does, so nothing is tried twice.
        """
        first, *middle, last = self.pieces if len(self.pieces) > 1 else (*self.pieces, "")
        if len(self.pieces) == 1:
            return word == first
        position, stop = len(first), len(word) - len(last)
        if position > stop or not word.startswith(first) or not word.endswith(last):
            return False
        for piece in middle:
            position = word.find(piece, position, stop)
            if position < 0:
                return False
            position += len(piece)
        return True

    def matches_behind_clitics(self, word: str) -> bool:
        """Return whether a folded word matches, or what is left of it without clitics.

        A letter that could be a clitic is none if the whole word is more frequent than the
        rest (ليست is not ل + يست).
        """
        if self.matches(word):
            return True
        for length in range(0, 4):
            if word[:length] not in CLITICS or (rest := word[length:]) == "":
                continue
            forms = [rest, rest.removeprefix(_ARTICLE)]
            if rest.startswith("لل"):  # the article's alef falls after ل
                forms += [rest[2:], _ARTICLE + rest[2:]]
            if any(map(self.matches, forms)) and not (length and _belongs(word, rest)):
                return True
        return False


def _belongs(word: str, rest: str) -> bool:
    """Return whether the letters that `rest` lacks are the word's own, judged by frequency."""
    return len(word) <= _LONGEST_KNOWN and zipf(word) > zipf(rest)


def parse(pattern: str) -> tuple[Word, ...]:
    """Return the words of a pattern, folded as the text is.

    Raises
    ------
    PatternError
        Naming the pattern and what is wrong with it.
    """
    if not isinstance(pattern, str):
        raise PatternError(f"{pattern!r}: a pattern is text, not {type(pattern).__name__}")
    if len(pattern) > _MOST_LETTERS:
        start = pattern[:20]
        raise PatternError(f"«{start}…»: longer than {_MOST_LETTERS} letters; search for a part")
    bare = "".join(c for c in pattern if c != TATWEEL and not _is_mark(c))
    words = fold(bare).split()
    if not words:
        raise PatternError(f"«{pattern}»: an empty pattern; write a word")
    if len(words) > _MOST_WORDS:
        raise PatternError(f"«{pattern}»: more than {_MOST_WORDS} words; search for a part")
    if sign := next((c for c in bare if c in _FOREIGN), None):
        raise PatternError(f"«{pattern}»: {sign} is no wildcard here; use * for any letters")
    if not any(c.isalnum() for c in bare):
        raise PatternError(f"«{pattern}»: no letter to look for; write at least one beside *")
    return tuple(Word(tuple(_pieces(word))) for word in words)


def _pieces(word: str) -> list[str]:
    first, *rest = word.split("*")
    if not rest:
        return [first]
    *middle, last = rest
    return [first, *filter(None, middle), last]


def _is_mark(char: str) -> bool:
    return any(low <= char <= high for low, high in _MARK_RANGES)


def _ranges(classes: str) -> list[tuple[str, str]]:
    ranges, i = [], 0
    while i < len(classes):
        step = 3 if classes[i + 1 : i + 2] == "-" else 1
        ranges.append((classes[i], classes[i + step - 1]))
        i += step
    return ranges


_MARK_RANGES = _ranges(MARKS)
