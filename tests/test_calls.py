"""Calls, deeds told by verbal nouns, and one id for what is named in several ways."""

import time

import pandas as pd
import pytest
from test_stance import found, pairs, quotation


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("دعا بوتين إلى الحوار", "vladimir_putin", "الحوار", 1),
        ("طالب بوتين بوقف القتال", "vladimir_putin", "القتال", -1),
        ("شددت فرنسا على ضرورة دعم كوريا الشمالية", "france", "north_korea", 1),
        ("تريد موسكو إقامة مؤتمر دولي", "russia", "مؤتمر دولي", 1),
        ("لا تريد موسكو الحرب", "russia", "الحرب", -1),
        ("حثت فرنسا كيم على محاربة الفقر", "france", "الفقر", -1),
        ("اقترحت موسكو تشكيل لجنة مشتركة", "russia", "لجنه مشتركه", 1),
        ("تسعى واشنطن إلى منع انهيار المفاوضات", "united_states", "المفاوضات", 1),
    ],
)
def test_who_calls_for_a_thing_is_for_it_and_for_its_end_against_it(text, holder, target, sign):
    assert pairs(text)[holder, target] == sign


def test_whom_a_burden_is_lifted_from_is_helped():
    found = pairs("دعت موسكو إلى رفع العقوبات عن كوريا الشمالية")
    assert found["russia", "sanctions"] == -1
    assert found["russia", "north_korea"] == 1


def test_to_raise_a_level_ends_nothing():
    assert pairs("دعا بوتين إلى رفع مستوى التعليم").get(("vladimir_putin", "مستوي التعليم")) != -1


def test_whom_something_is_stripped_from_is_the_target():
    assert pairs("طالب بوتين بنزع السلاح عن كوريا الشمالية")["vladimir_putin", "north_korea"] == -1


def test_who_is_asked_to_stop_a_wrong_is_blamed_and_who_is_asked_for_a_visit_is_not():
    assert pairs("طالبت فرنسا كوريا الشمالية بوقف التجارب")["france", "north_korea"] == -1
    assert ("france", "north_korea") not in pairs("طالبت فرنسا كوريا الشمالية بتوضيح رسمي")


def test_a_noun_behind_a_call_that_goes_on_is_called_upon_and_does_not_call():
    text = "انتقد بوتين القرار ودعا البرلمان إلى الحوار"
    assert pairs(text)["vladimir_putin", "الحوار"] == 1
    assert not any(holder == "البرلمان" for holder, _ in pairs(text))


def test_what_must_be_is_wanted_by_who_says_so_and_not_by_the_narrator():
    told = "يجب على الدول مكافحة التهريب"
    text = f"قال بوتين {told}"
    docs = pd.DataFrame({"doc_id": ["d0"], "text": [text]})
    quotations = quotation(docs, told, "vladimir_putin", "قال")
    assert pairs(text, quotations)["vladimir_putin", "التهريب"] == -1
    assert not any(target == "التهريب" for _, target in pairs(told))


def test_a_claim_behind_anna_is_no_wish():
    text = "شدد بوتين على أن إنهاء الأزمة قريب"
    assert "call" not in set(found(text)["rule"])


def test_whose_request_a_noun_is_he_is_no_matter_of_it():
    assert pairs("لم يصادق بوتين على طلب فرنسا").get(("vladimir_putin", "france")) != 1


def test_who_calls_in_a_relative_clause_is_whom_it_tells_of():
    assert pairs("غادر بوتين الذي دعا كيم إلى الحوار")["vladimir_putin", "الحوار"] == 1


def test_what_was_not_asked_for_is_not_opposed():
    assert ("russia", "مؤتمر دولي") not in pairs("لم تطلب موسكو عقد مؤتمر دولي")


def test_a_noun_that_looks_like_a_verb_of_calling_calls_nothing():
    assert "call" not in set(found("نفى بوتين سعي بلاده إلى الحرب")["rule"])
    assert "call" not in set(found("استعاد بوتين القرض كاملا في موسكو")["rule"])


def test_support_that_should_end_is_not_given_by_who_asks_for_its_end():
    assert pairs("طالب بوتين بوقف دعم كوريا الشمالية")["vladimir_putin", "north_korea"] == -1


def test_a_decision_tells_by_what_it_does_to_somebody():
    assert pairs("قررت فرنسا إغلاق المراكز الروسية")["france", "russia"] == -1
    assert ("france", "الحوار") not in pairs("قررت فرنسا الحوار")


def test_an_act_of_ones_own_that_is_announced_is_told_by_itself():
    assert pairs("أعلنت فرنسا وقوفها إلى جانب كوريا الشمالية")["france", "north_korea"] == 1


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("قصف موسكو لمواقع كوريا الشمالية مستمر", "russia", "north_korea", -1),
        ("القصف الروسي لكوريا الشمالية مستمر", "russia", "north_korea", -1),
        ("مقاطعة المعارضة للانتخابات متواصلة", "المعارضه", "الانتخابات", -1),
        ("إغلاق السفارة الروسية من قبل فرنسا", "france", "russia", -1),
    ],
)
def test_a_verbal_noun_tells_whose_deed_it_is_and_whom_it_reaches(text, holder, target, sign):
    assert pairs(text)[holder, target] == sign


def test_the_genitive_of_a_verbal_noun_without_a_link_is_no_doer():
    assert ("russia", "north_korea") not in pairs("قصف موسكو قرب كوريا الشمالية")


def test_help_that_is_stopped_is_held_against_who_stops_it():
    assert pairs("أوقفت فرنسا مساعداتها لكوريا الشمالية")["france", "north_korea"] == -1


def test_a_bare_head_stands_for_the_topic_last_named_in_full():
    text = "قاطعت فرنسا انتخابات الرئاسة. وانتقدت واشنطن الانتخابات."
    targets = {target for _, target in pairs(text)}
    assert targets == {"انتخابات الرئاسه"}


def test_an_office_stands_for_the_person_whom_the_article_names_with_it():
    text = "انتقد زعيم الأغلبية فرنسا. وقال زعيم الأغلبية في المجلس أوباما إنه غاضب."
    assert pairs(text)["barack_obama", "france"] == -1


def test_an_office_that_two_hold_stands_for_neither():
    text = (
        "انتقد وزير الخارجية فرنسا. ووصل وزير الخارجية لافروف. وغادر وزير الخارجية أوباما القاعة."
    )
    assert ("barack_obama", "france") not in pairs(text)
    assert ("sergey_lavrov", "france") not in pairs(text)


@pytest.mark.parametrize("text", ["دعا", "يجب أن", "طالب بوقف", "علينا أن", "قرر إغلاق", "لنزع"])
def test_a_call_that_breaks_off_says_nothing_and_raises_nothing(text):
    assert len(found(text)) == 0


def test_calls_take_linear_time():
    text = "دعا بوتين إلى وقف قصف موسكو لكيم ورفع العقوبات عن فرنسا ويجب أن "
    started = time.perf_counter()
    found(text * 150)
    once = time.perf_counter() - started
    started = time.perf_counter()
    found(text * 600)
    assert time.perf_counter() - started < 12 * once + 0.5
