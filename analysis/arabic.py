"""What is true of the script and the language: folding, sentences, words, clitics.

Everything downstream works on offsets into the clean text. That is why folding keeps
the length: a match in the folded copy is a span of the text itself.
"""

import re
from functools import lru_cache
from itertools import accumulate
from unicodedata import combining

# One call to `str.replace` a letter is seven times as fast as `str.translate`.
_LETTERS = (
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("\N{ARABIC LETTER ALEF WASLA}", "ا"),
    ("ى", "ي"), ("\N{ARABIC LETTER FARSI YEH}", "ي"), ("ة", "ه"),
    ("\N{ARABIC LETTER KEHEH}", "ك"), ("\N{ARABIC LETTER VEH}", "ف"),
)  # fmt: skip
_DIGITS = {
    base + i: str(i)
    for base in (ord("\N{ARABIC-INDIC DIGIT ZERO}"), ord("\N{EXTENDED ARABIC-INDIC DIGIT ZERO}"))
    for i in range(10)
}
_EASTERN_DIGIT = re.compile("[٠-٩۰-۹]")

#: Vowel marks and the like: written above or below a letter, never a letter of their own.
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
TATWEEL = "\N{ARABIC TATWEEL}"

# A word may carry marks and tatweel; a number may hold one separator between digits (10.5).
WORD = re.compile(rf"([^\W_][\w{MARKS}{TATWEEL}]*(?:(?<=\d)[.,٫٬](?=\d)\w+)*)")

OPENING = "«“„‟‹(["
CLOSING = "»”›)]"
STRAIGHT = "\"'"
_AFTER_STOP = re.escape(CLOSING + STRAIGHT + OPENING[1:4])
# A full stop inside a number or an abbreviation (أ.ف.ب) has a letter or digit behind it; between
# two words of three letters only a space was forgotten. One after a lone letter (د. محمد) shortens
# a title. Two dots are the press's dash, not an end; nor is a stop before a comma (؟»، مضيفا).
# The sign comes first and is judged behind, so that the search leaps from sign to sign.
_FULL_STOP = r"(?<!\.\.)(?<![\s(«“\"][ء-ي]\.)(?<!^[ء-ي]\.)(?![.\w])|(?<=[ء-ي]{3}\.)(?=[ء-ي]{3})"
_DOTS = r"(?<!\.\.)\.{2,}+"
_CALLS = r"(?<=[؟?!؛])(?<![؟?!؛]{2})[؟?!؛]*+"
_STOP = re.compile(
    rf"[.…؟?!؛\n](?:(?<=\n)\n*|(?:(?<=\.)(?:{_FULL_STOP}|{_DOTS})|(?<=…)|{_CALLS})"
    rf"[{_AFTER_STOP}]*+(?!\s?[،,]))"
)

_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ك", "ل", "س")
#: What may stand before a word and be written as part of it, longest last.
CLITICS = frozenset(c + p for c in _CONJUNCTIONS for p in _PREPOSITIONS)
_SPLIT_MARGIN = 0.9
# What a folded word no longer shows: the ending of a feminine noun or of a final alef, and the
# hamza of the first alef, behind clitics and article (but of إلا nothing: it would be ال + ا).
_FOLDED_END = {"ة": "ه", "ى": "ي"}
_FIRST_HAMZA = re.compile("([وف]?[بكل]?ال|لل|[وف]?[بكل]?(?=.(?!لا)))[أإآ]")


def fold(text: str) -> str:
    """Return a copy of equal length in which spelling variants of a letter are one.

    Hamza seats become bare alef, alef maqsura becomes ya, ta marbuta becomes ha, eastern
    digits become western ones, Persian kaf, ya and va their Arabic look-alikes.
    """
    for variant, letter in _LETTERS:
        text = text.replace(variant, letter)
    if _EASTERN_DIGIT.search(text):
        text = text.translate(_DIGITS)
    return text


def cut(pattern: re.Pattern[str], text: str) -> tuple[list[str], list[int], list[int], list[str]]:
    """Return what a pattern, all of it one group, finds: its texts, starts, ends and the gaps.

    There is a gap before each and one behind the last. To split costs less than to ask each
    match for its place.
    """
    parts = pattern.split(text)
    at = list(accumulate(map(len, parts)))
    return parts[1::2], at[:-1:2], at[1::2], parts[::2]


def words(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words of `text`, numbers included, punctuation not."""
    return [m.span() for m in WORD.finditer(text)]


def count_words(text: str) -> int:
    """Return the number of words of `text`, as `words` sees them."""
    return len(WORD.findall(text))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `text`, without the space around them.

    A sentence ends at a full stop, ؟ ! ؛ …, with the closing quotation marks and brackets
    behind it, and at the end of a line. Two dots (the press's dash) do not end one; nor
    does a stop inside a number (10.5) or an abbreviation (أ.ف.ب).
    """
    spans: list[tuple[int, int]] = []
    start = 0
    same_line = False
    for stop in [*_STOP.finditer(text), None]:
        end = stop.end() if stop else len(text)
        piece = text[start:end]
        body = piece.strip()
        if body and WORD.search(body):
            left = start + len(piece) - len(piece.lstrip())
            spans.append((left, left + len(body)))
            same_line = True
        elif body and same_line:  # no words: what is left of the sentence before
            spans[-1] = (spans[-1][0], start + len(piece.rstrip()))
        same_line = same_line and not piece.endswith("\n")
        start = end
    return spans


def is_word_char(char: str) -> bool:
    """Return whether `char` can be part of a word."""
    return char.isalnum() or char == "_" or combining(char) != 0


def word_start(text: str, position: int) -> int:
    """Return where the word that holds `position` begins."""
    while position and (char := text[position - 1]) != " " and is_word_char(char):
        position -= 1
    return position


def word_end(text: str, position: int) -> int:
    """Return where the word that holds `position` ends."""
    while position < len(text) and is_word_char(text[position]):
        position += 1
    return position


def splits(word: str, prefix: int) -> bool:
    """Return whether the first `prefix` letters of a folded word are clitics of the rest.

    Judged by frequency: the rest must be markedly more common than the whole, else the
    letter belongs to the word (بكين is not ب + كين). The margin of 0.9 on the Zipf scale
    split none of 70 names that begin with a clitic's letter.
    """
    return zipf(word[prefix:]) - zipf(word) >= _SPLIT_MARGIN


def zipf(word: str) -> float:
    """Return the Zipf frequency of a word (log10 per billion words; 0 if unknown).

    Source: wordfreq (Speer 2022), which spells as the press does; a folded word has the
    frequency of the commonest word that is likely to be folded to it.
    """
    return _frequencies().get(word, 0.0)


@lru_cache
def _frequencies() -> dict[str, float]:
    # One table for the words as they are spelled and folded: a news text brings up a new word
    # every few sentences, and `zipf_frequency` would take each apart.
    from wordfreq import get_frequency_list

    table: dict[str, float] = {}
    by_centibel = get_frequency_list("ar")
    for centibels in range(len(by_centibel) - 1, -1, -1):  # the rarest first: the commonest stays
        words = by_centibel[centibels]
        words = words + [w[:-1] + _FOLDED_END[w[-1]] for w in words if w[-1] in _FOLDED_END]
        hamza = ((word, at.end()) for word in words if (at := _FIRST_HAMZA.match(word)))
        words += [f"{word[: end - 1]}ا{word[end:]}" for word, end in hamza]
        table.update(dict.fromkeys(words, (900 - centibels) / 100))
    return table
