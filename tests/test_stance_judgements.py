"""Whom a judging word in somebody's mouth judges, on literal articles read whole."""

import pandas as pd
import pytest

import analysis as an


def pairs(text):
    docs = pd.DataFrame({"doc_id": ["d"], "outlet": ["o"], "text": [text]})
    quotations = an.quotations(docs)
    mentions = an.mentions(docs, quotations=quotations)
    table = an.stances(docs, quotations=quotations, mentions=mentions)
    totals = table.groupby(["holder", "target"])["polarity"].sum()
    return {pair: (value > 0) - (value < 0) for pair, value in totals.items()}


def test_a_passive_verb_judges_nobody():
    assert pairs("قال بوتين إن سبعة من الحوثيين قتلوا في المعركة.") == {}


def test_a_verb_of_harm_with_its_object_judges_its_subject():
    found = pairs("قال بوتين إن الحوثيين قتلوا الأطفال في المعركة.")
    assert found["vladimir_putin", "houthis"] == -1


def test_an_official_who_tells_what_his_own_forces_did_does_not_accuse_them():
    found = pairs("قال متحدث باسم وزارة الدفاع التركية إن الجيش التركي قصف القرى.")
    assert not {target for _, target in found} & {"army_of_turkey", "turkey"}


def test_a_critic_accuses_the_forces_of_his_state():
    found = pairs("قال المعارض التركي مراد أوزون إن الجيش التركي قصف القرى.")
    assert found["مراد اوزون", "army_of_turkey"] == -1


def test_who_commits_it_stands_in_the_relative_clause_of_a_deed():
    found = pairs("قال بوتين إن العالم يرى الانتهاكات التي ترتكبها مليشيات الحوثيين.")
    assert found["vladimir_putin", "houthis"] == -1


@pytest.mark.parametrize("clause", ["الذي تحاربه فرنسا", "الذي يضرب فرنسا"])
def test_who_fights_a_wrong_or_meets_it_does_not_commit_it(clause):
    assert pairs(f"قال بوتين إن العالم يرى الإرهاب {clause}.").get(
        ("vladimir_putin", "france"), 0
    ) >= 0  # fmt: skip


def test_a_second_wrong_that_is_fought_is_done_by_nobody():
    found = pairs("قال بوتين إن الخطط ناجحة في مكافحة التطرف والإرهاب التي تقوم بها فرنسا.")
    assert found.get(("vladimir_putin", "france"), 0) >= 0


def test_groups_named_as_examples_of_bad_ones_are_judged_behind_their_generic_noun():
    found = pairs("قال بوتين إن الفوضى تخدم الإرهابيين مثل تنظيم داعش وجبهة النصرة.")
    assert found["vladimir_putin", "isis"] == found["vladimir_putin", "nusra_front"] == -1


def test_what_a_verb_gives_is_no_predicate_of_who_gets_it():
    found = pairs("قال بوتين إن الحملة منحت فرنسا فرصة.")
    assert ("vladimir_putin", "france") not in found


def test_an_adverb_judges_nobody():
    assert pairs("قال بوتين إن دور إيران تاريخيا كان في الجوار.") == {}


def test_what_is_described_is_the_object_not_a_name_behind_it():
    found = pairs("وصف بوتين القرار الصادر من محكمة في إيران بالجائر.")
    assert found == {("vladimir_putin", "القرار الصادر"): -1}


def test_a_verb_that_looks_like_a_deed_with_its_owner_is_a_verb():
    text = "الجمهورية تحدها جنوبا جورجيا وشمالا روسيا."
    assert pairs(text) == {}
    assert ("vladimir_putin", "russia") not in pairs(f"قال بوتين إن {text}")


def test_whom_a_part_of_his_name_names_is_the_one_named_in_full():
    text = "التقى الدكتور مراد سامي الأنصاري وفدا. وقال الشيخ الأنصاري إن إيران دولة مارقة."
    assert pairs(text)["مراد سامي الانصاري", "iran"] == -1


def test_two_of_one_family_name_are_not_taken_for_one():
    text = (
        "التقى الدكتور مراد سامي الأنصاري وفدا مع الدكتور زهير علي الأنصاري. "
        "وقال الشيخ الأنصاري إن إيران دولة مارقة."
    )
    assert ("مراد سامي الانصاري", "iran") not in pairs(text)


def test_whom_a_wrong_is_done_to_behind_a_preposition_is_not_its_doer():
    found = pairs("قال بوتين إن العالم يرفض العبث بأمن فرنسا.")
    assert ("vladimir_putin", "france") not in found


def test_what_stands_beyond_the_phrase_that_describes_is_no_description():
    found = pairs("قال بوتين إن الجسر يعتبر أحد المشاريع التي تنفذها الشركة، وسيتم هدم السوق.")
    assert not any("المشاريع" in target for _, target in found)


def test_a_noun_with_its_owner_is_no_adjective():
    found = pairs("قال بوتين إن الوزير مراد حسان أصيب وشقيقه في الحادث.")
    assert ("vladimir_putin", "مراد حسان") not in found


def test_an_adjective_of_another_noun_is_no_deed_of_the_subject():
    found = pairs("قال بوتين إن فرنسا لا تستطيع منع إثارة الفتنة الطائفية.")
    assert ("vladimir_putin", "france") not in found


def test_to_have_become_is_no_sacrifice_and_a_merchant_trades_in_nobody():
    assert pairs("قال بوتين إن العراق أضحى في مرحلة جديدة.") == {}
    assert pairs("قال بوتين إن مراد حسان تاجر من المدينة.") == {}


def test_clashes_that_broke_out_are_no_signature():
    text = "وقعت اشتباكات بين الطرفين أودت بثلاثة، بحسب منظمة تراقب العلاقات الروسية الفرنسية."
    assert not [target for _, target in pairs(text) if target.endswith("partnership")]


def test_a_source_that_tells_who_struck_does_not_accuse_him():
    assert pairs("قالت مصادر محلية إن الجيش التركي قصف القرى.").get(
        ("مصادر محليه", "army_of_turkey")
    ) is None  # fmt: skip


def test_a_source_that_calls_somebody_names_judges_him():
    found = pairs("قال مصدر مسؤول إن إيران دولة مارقة.")
    assert -1 in found.values()


def test_his_rule_is_no_wisdom_and_an_adjective_behind_a_preposition_not_his():
    assert ("vladimir_putin", "france") not in pairs("قال بوتين إن فرنسا عاشت فترة حكمه بهدوء.")
    assert pairs("قال بوتين إن الوزير مراد حسان عاد بمعلومات خطيرة.") == {}


def test_a_weak_word_judges_only_whose_it_is_said_to_be():
    found = pairs("قال بوتين إن فرنسا ترى أن الوقت مناسب لدعم جهود الحكومة.")
    assert ("vladimir_putin", "france") not in found


def test_an_adjective_judges_its_noun_not_who_comes_next():
    found = pairs("قال بوتين إن تنظيم داعش الإرهابي يحتجز فتاة فرنسية.")
    assert ("vladimir_putin", "france") not in found
    assert found["vladimir_putin", "isis"] == -1


def test_trust_is_in_somebody_and_no_record_of_something():
    assert pairs("أعرب بوتين عن ثقته في فرنسا.")["vladimir_putin", "france"] == 1
    assert ("vladimir_putin", "فرنسا") not in pairs("وثقت روسيا القصف في فرنسا.")


def test_who_attaches_importance_to_a_visit_is_for_it():
    found = pairs("أعلن بوتين أن بلاده تولي أهمية كبرى للزيارة التي بدأها ماكرون.")
    assert found["vladimir_putin", "emmanuel_macron"] == 1


def test_a_family_name_is_no_betrayal():
    assert pairs("أكدت صفية خان وكيلة رئيسة الجمعية أن الموعد قريب.") == {}
