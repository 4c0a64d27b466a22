"""Adverbials: words beside a verb that look like its subject, and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.arabic import zipf
from analysis.voices.cues import Cues, is_verbal_noun
from analysis.voices.wording import has_clitic, is_past, is_present

if TYPE_CHECKING:
    from analysis.voices.speakers import Sentence

_PART = 2.5


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
