"""Noun phrases as holders and targets: what can head one, and how far one goes."""

import pytest

from analysis.stance import appraisal
from analysis.stance.clauses import Reading
from analysis.stance.nouns import noun_at


def phrase(text: str, word: int) -> str | None:
    """Return the id of the noun phrase that begins at a word of a text."""
    reading = Reading(text, appraisal.load(), [], [])
    noun = noun_at(reading, word, len(reading.tokens))
    return noun.entity if noun else None


@pytest.mark.parametrize("verb", ["يتعلق", "ستقوم", "تتخلى", "أصدرت", "وستجعل", "حينما", "استهدفت"])
def test_a_verb_or_particle_heads_no_noun_phrase(verb):
    assert phrase(f"{verb} الوزارة بذلك", 0) is None


@pytest.mark.parametrize(
    "noun", ["تقرير", "إعطاء", "يمين", "مقاتلي", "جهود", "أبناء", "نقل", "بنت", "استخدام", "زملاء"]
)
def test_a_noun_that_looks_like_a_verb_heads_one(noun):
    assert phrase(f"{noun} الوزارة بذلك", 0) is not None


def test_a_verb_ends_a_noun_phrase():
    assert phrase("مناطق عربية تتمسك بها الوزارة", 0) == "مناطق عربيه"


def test_a_noun_behind_a_preposition_joined_to_it_heads_one():
    assert phrase("لإدارة المصنع", 0) == "اداره المصنع"
