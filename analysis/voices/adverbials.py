"""Adverbials: words beside a verb or a noun that look like part of its subject, and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.arabic import fold, zipf
from analysis.voices.cues import Cues, is_verbal_noun
from analysis.voices.marks import Piece
from analysis.voices.wording import has_clitic, is_clause, is_past, is_present, is_verb

if TYPE_CHECKING:
    from analysis.voices.speakers import Sentence

_PART = 2.5
_FREQUENT = 4.3
_LONG = 4


def manner(s: Sentence, i: int, high: int, cues: Cues) -> bool:
    """Return whether ب makes a word an adverb of the verb: أجاب | بهدوء, بصفته."""
    word = s.forms[i]
    if word[0] != "ب" or len(word) < 4 or cues.kind(word) != "B" or word in cues.forms:
        return False
    follows = cues.kind(s.forms[i + 1]) if i + 1 < high else ""
    own = s.text[s.ends[i] - 1] == "ه" or word.endswith(("ها", "هم"))
    joined = has_clitic(word) and zipf(word[1:]) > _PART  # but بالدوين, a name
    return s.pieces[i] is None and joined and (own or follows not in ("B", "G"))


def does(s: Sentence, i: int) -> bool:
    """Return whether a verbal noun has its doer as a pronoun, and so an object: لقائه | الوزير."""
    word = s.forms[i]
    own = s.text[s.ends[i] - 1] == "ه" or word.endswith(("ها", "هم"))
    stem = word.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    return own and s.pieces[i] is None and (is_verbal_noun(stem) or is_verbal_noun(word))


def after_deed(s: Sentence, i: int, high: int) -> int:
    """Return where a deed and its object end: خلال تدشينه أمس صحيفة «…»: | …"""
    while i < high and s.forms[i] not in "،,:":
        i += 1
    return i


def opens_verb(s: Sentence, i: int, high: int, cues: Cues) -> bool:
    """Return whether a verb stands at `i`, before its subject: تقدم | المدير باستقالته."""
    word = s.forms[i]
    if s.pieces[i] is not None or cues.kind(word) != "B" or i + 1 >= high:
        return False
    said = cues.forms.get(s.forms[i - 1]) if i else None
    if cues.kind(s.forms[i + 1]) not in "TSD" or (said and said.tense != "masdar"):
        return False  # يشير تعامل الحكومة: a noun
    return is_past(word) or (word[0] == "ي" and is_present(word))


def verb_behind(s: Sentence, i: int, cues: Cues) -> bool:
    """Return whether a verb stands behind a definite noun: البيان | سيصدر غدا."""
    word, after = s.forms[i], s.forms[i + 1] if i + 1 < len(s.forms) else ""
    if not s.forms[i - 1].startswith("ال") or word.endswith("ي"):
        return False
    return is_verb(word) and after not in cues.lists["name_particles"]


def bare_behind(s: Sentence, first: int, i: int, cues: Cues) -> bool:
    """Return whether a common noun stands behind a body with its article: الشركة | سبب الخسارة."""
    head, word = s.forms[first], s.forms[i]
    body = i == first + 1 and head.startswith("ال") and cues.kind(head) == "S"
    return body and word[0] != "و" and zipf(word) > _FREQUENT and not word.endswith(("ي", "يه"))


def no_name(s: Sentence, piece: Piece, cues: Cues) -> bool:
    """Return whether marked words are too long for a name, or a clause: «تحتفظ المجلة باسمه»."""
    text = s.text[piece.start : piece.end]
    if text.count(" ") > _LONG or " " not in text.strip():
        return text.count(" ") > _LONG
    before = s.forms[s.pieces.index(piece) - 1]  # صحيفة «اليوم السابع»
    return before not in cues.lists["media"] and is_clause(fold(text).split(), cues)
