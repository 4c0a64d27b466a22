"""Naming: which marked words are a name or a title, and which no words at all."""

from analysis.arabic import fold, zipf
from analysis.voices.cast import Cast
from analysis.voices.cues import PREPOSITIONS, Cues
from analysis.voices.speakers import Sentence, has_clitic

NAME_WORDS = 4
RARE = 3.3
COMMON = 4.0
_TITLE_WORDS = 20
_TALK = 30  # items over which a verb of talking reaches its topic
_STOPS = frozenset(".!؟?…؛")
_TERM = 2.2
_TO_TOPIC = frozenset((PREPOSITIONS["إلى"], PREPOSITIONS["على"]))


def is_sign(text: str) -> bool:
    """Return whether marks hold no word, only digits, dates or signs: «٢ / ١٠»."""
    return not any(char.isalpha() for char in text)


def is_title(s: Sentence, i: int, n_words: int, cues: Cues) -> bool:
    """Return whether a marked piece is a title or a topic: بحث «…», تحدث في الندوة عن «…»."""
    if not i or not 1 < n_words <= _TITLE_WORDS:
        return False
    before = s.forms[i - 1]
    if before in cues.lists["titled"]:
        return True
    if _treats(before, cues):  # تناولت «…»
        return True
    if before not in cues.lists["topics"] and before not in _TO_TOPIC:
        return False
    talk = (k for k in range(i - 2, max(-1, i - _TALK), -1) if s.forms[k] in cues.forms)
    verb = next(talk, None)
    if verb is None or not _treats(s.forms[verb], cues):
        return False
    occasions = cues.lists["occasions"]
    return any(not occasions.isdisjoint(_bare(word)) for word in s.forms[:i])


def _bare(word: str) -> tuple[str, ...]:
    """Return a word with and without a letter joined in front, the article off."""
    rest = word[1:]
    return (
        word, word.removeprefix("ال"), word.removeprefix("لل"), rest, rest.removeprefix("ال")
    )  # fmt: skip


def is_subject(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether one marked word behind a verb of saying is who speaks: شدد «الهادي» على …"""
    piece = s.pieces[i]
    form = cues.forms.get(s.forms[i - 1]) if i else None
    if piece is None or form is None or form.tense not in ("past", "present"):
        return False
    words = fold(s.text[piece.start : piece.end]).split()
    follows = s.forms[i + 1] if i + 1 < len(s.forms) else "."
    if len(words) != 1 or follows in _STOPS:
        return False
    word = words[0]
    foreign = zipf(word) < RARE and not word.endswith(("ا", "ه", "ات")) and not has_clitic(word)
    return word.startswith("ال") or foreign


def _treats(word: str, cues: Cues) -> bool:
    form = cues.forms.get(word)
    if form is None or form.tense == "masdar":  # لتناول «…», مقابلة حديثة «…»
        return False
    return fold(form.verb.past) in cues.lists["treating"]


def _agrees(s: Sentence, i: int, text: str) -> bool:
    """Return whether a marked word is an adjective of the noun before: بالعلاقات «التاريخية»."""
    before = s.forms[i - 1] if i else ""
    definite = before.startswith(("ال", "بال", "لل", "وال"))
    return definite and text.strip().startswith("ال") and text.strip().endswith(("ة", "ي"))


def is_name(
    s: Sentence, i: int, text: str, n_words: int, reported: bool, cues: Cues, cast: Cast
) -> bool:
    if n_words > 6 or not n_words:
        return False
    before = s.forms[i - 1] if i else ""
    if before == ":" and i > 1 and not reported:
        before = s.forms[i - 2]  # كتاب: «…»
    naming = cues.lists["naming"]
    if before in naming or before.removeprefix("ال") in naming or before[1:] in naming:
        return before not in ("ب", "ل", "وب", "ول") or n_words <= 2
    first = fold(text.split()[0])
    if n_words <= NAME_WORDS and cues.kind(first) == "G" and not reported:
        return True
    if n_words <= 2 and _listed(s, i):
        return True
    if 1 < n_words <= NAME_WORDS and first in naming:
        second = fold(text.split()[1]) if len(text.split()) > 1 else ""
        adjective = second.endswith("ي") or (second.endswith("ه") and n_words == 2)
        return not adjective or second.startswith("ال")
    # A listed name of some words; with the article it may describe as well: «الدولة المارقة».
    if 1 < n_words < NAME_WORDS and not first.startswith("ال") and cast.link(text):
        return True
    if n_words != 1 or _agrees(s, i, text):
        return False
    if cues.kind(first) in "GP" or cast.link(text):
        return True
    if reported and _names_body(s, i, first, cues):
        return True
    if first.startswith("ال") and max(zipf(first), zipf(first[2:])) < _TERM:
        return True  # a term few know is named, not said: صمغ النحل «البروبوليس»
    if reported:  # a word of the source's, unless it is no word of the language
        future = first[0] == "س" and zipf(first[1:]) > zipf(first)  # ستنتصر
        present = first[0] == "ي" and zipf("ت" + first[1:]) > 0  # يتداعى, as تتداعى
        inflected = first.startswith("ال") or first.endswith(("ه", "ات")) or future or present
        return zipf(first) < RARE and not inflected and not has_clitic(first)
    return first.startswith("ال") or zipf(first) < COMMON


def _names_body(s: Sentence, i: int, word: str, cues: Cues) -> bool:
    """Return whether a marked word stands beside the body it names: صندوق التنمية «هدف»."""
    if word.endswith(("ه", "ي", "ات", "ين", "ون", "ا")):
        return False
    for k in range(i - 1, max(-1, i - 6), -1):
        if s.pieces[k] is not None or s.forms[k] in cues.forms or cues.kind(s.forms[k]) in "FA,":
            return False
        if cues.kind(s.forms[k]) == "S":
            return k < i - 1 and not s.forms[k].startswith("ال")
    return False


def _listed(s: Sentence, i: int) -> bool:
    """Return whether a marked piece stands in a row of them: «…» و«…»."""
    after = s.forms[i + 1 : i + 3]
    before = s.forms[max(0, i - 2) : i]
    return after in (["و", "«»"], ["،", "«»"]) or before in (["«»", "و"], ["«»", "،"])
