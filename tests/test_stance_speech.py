"""Stances told by what is said: bonds and their parties, judgements, demands, on literal articles."""

import pytest
from test_stance import pairs


def said(text, content, speaker, cue="قال", kind="indirect"):
    return pairs(text, (content, speaker, cue, kind))


# ------------------------------------------------------------------ bonds and their parties


def test_who_strengthens_the_bond_of_his_state_is_for_its_partner():
    found = pairs("عزز بوتين العلاقات مع فرنسا")
    assert found["vladimir_putin", "france"] == 1


def test_a_third_party_has_no_stance_to_the_partners_of_a_bond_it_speaks_of():
    content = "العلاقات المتينة بين روسيا وفرنسا في مصلحة العالم"
    found = said(f"قال أوباما إن {content}", content, "barack_obama")
    assert found["barack_obama", "france_russia_partnership"] == 1
    assert ("barack_obama", "france") not in found


def test_both_countries_are_those_of_who_met_not_those_named_most():
    text = (
        "كوريا الشمالية وكوريا الشمالية وفرنسا وفرنسا. التقى بوتين في موسكو أوباما. "
        "وجرى خلال اللقاء بحث العلاقات بين البلدين وسبل تعزيزها"
    )
    found = pairs(text)
    assert found["vladimir_putin", "united_states"] == 1
    assert found["barack_obama", "russia"] == 1
    assert ("vladimir_putin", "north_korea") not in found


# ------------------------------------------------------------------ what is no judgement


@pytest.mark.parametrize(
    "content",
    [
        "روسيا تواجه نقصا في القمح",
        "روسيا شريك في محاربة الإرهاب",
        "روسيا لم تدخل الحرب",
    ],
)
def test_need_war_and_the_fight_against_an_evil_blame_nobody(content):
    found = said(f"قال أوباما إن {content}", content, "barack_obama")
    assert found.get(("barack_obama", "russia"), 1) > 0


def test_whom_somebody_calls_upon_he_does_not_praise():
    content = "نطالب روسيا وفرنسا بأن تقفا معنا"
    found = said(f"قال أوباما «{content}»", content, "barack_obama", kind="direct")
    assert ("barack_obama", "russia") not in found
