"""Noun phrases as holders and targets: what can head one, and how far one goes."""

import pandas as pd
import pytest

from analysis import tables
from analysis.entities import find_mentions
from analysis.stance import appraisal, stances
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


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("هاجمت روسيا المقاتلين الأكراد.", "المقاتلين الاكراد"),
        ("هاجمت روسيا الجماعات المسلحة الكردية.", "الجماعات المسلحه الكرديه"),
        ("انتقدت روسيا رئيس الوزراء الفرنسي.", "prime_minister_of_france"),
        ("انتقدت روسيا السياسة الفرنسية.", "france"),
        ("دعمت روسيا المعارضة السورية.", "opposition_of_syria"),
    ],
)
def test_a_group_is_not_the_state_of_its_adjective(text, target):
    docs = pd.DataFrame({"doc_id": ["a"], "text": [text]})
    found = stances(docs, find_mentions(docs), tables.make("quotations", []))
    assert target in set(found.loc[found["holder"] == "russia", "target"])
