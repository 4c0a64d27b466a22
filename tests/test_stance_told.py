"""What an act's word tells: its frame, those who do it to each other, whom its genitive means."""

import pytest
from test_stance import pairs


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("وقعت روسيا أمس اتفاقا تجاريا", "russia", "اتفاقا تجاريا", 1),
        ("الاتفاق الذي أبرمته روسيا في الشتاء", "russia", "الاتفاق", 1),
        ("قال كيم إن روسيا تثق في فرنسا", "russia", "france", 1),
        ("وقفت روسيا في وجه الحزب", "russia", "the_party", -1),
        ("أطلقت روسيا النار على مواقع الحزب", "russia", "the_party", -1),
        ("ألقت روسيا القبض على قيادي في الحزب", "russia", "the_party", -1),
        ("تمكنت روسيا من تحرير فرنسا", "russia", "france", 1),
        ("سارعت روسيا لإغاثة فرنسا بالدواء", "russia", "france", 1),
    ],
)
def test_an_act_has_the_frame_of_its_word(text, holder, target, sign):
    assert pairs(text).get((holder, target)) == sign


@pytest.mark.parametrize(
    "text",
    [
        "اندلعت معارك عنيفة بين روسيا وفرنسا في الجنوب",
        "استمرت الاشتباكات العنيفة بين روسيا وفرنسا",
    ],
)
def test_a_battle_between_two_is_each_ones_against_the_other(text):
    found = pairs(text)
    assert found["russia", "france"] == found["france", "russia"] == -1


def test_two_who_fight_side_by_side_do_not_fight_each_other():
    found = pairs("تخوض روسيا وفرنسا المعارك الأخيرة في الجنوب")
    assert ("russia", "france") not in found


@pytest.mark.parametrize(
    "text",
    [
        "حضر رئيس تحرير فرنسا الحفل",
        "زار بوتين مقر شرطة مكافحة الشغب",
        "التقى بوتين وفد قوات الدفاع عن فرنسا",
    ],
)
def test_what_an_office_or_a_body_is_for_is_no_act(text):
    assert not pairs(text)


def test_a_list_may_repeat_whose_the_struck_are():
    found = pairs("قصفت روسيا مواقع فرنسا في الجنوب وللحزب")
    assert ("russia", "the_party") in found or ("russia", "france") in found


def test_the_genitive_of_a_noun_that_takes_a_preposition_is_not_its_object():
    assert not pairs("تحدث بوتين عن قضاء فرنسا")


@pytest.mark.parametrize(
    ("text", "holder", "target"),
    [
        ("قالت الوزارة إن قادة الحزب قتلوا في الغارات الروسية", "russia", "قاده الحزب"),
        ("اعتقل ستة صحفيين على يد قوات الحزب", "قوات الحزب", "صحفيين"),
        ("تعرضت قرية في جنوب البلاد لقصف عنيف من قبل الحزب", "the_party", "قريه"),
        ("قصفت روسيا أمس قرية في الجنوب", "russia", "قريه"),
    ],
)
def test_who_is_struck_is_told_by_a_passive_or_has_no_name(text, holder, target):
    assert pairs(text).get((holder, target)) == -1


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("أفاد بوتين بأن ثلاثة قتلوا وأصيب آخرون", ("vladimir_putin", "اخرون")),
        ("الحادث الإرهابي الذي استهدف فرنسا", ("الارهابي", "france")),
        ("وصف بوتين نهاية جيدة. يحتل كيم برصيد نقطة", ("kim_jong_un", "برصيد")),
    ],
)
def test_what_only_stands_near_is_neither_doer_nor_struck(text, pair):
    assert pair not in pairs(text)


def test_two_verbs_joined_share_their_object():
    assert pairs("روسيا تدين وتستنكر موقف فرنسا")["russia", "france"] == -1


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("حصلت فرنسا على دعم كبير من روسيا", "russia", "france", 1),
        ("من جهته انتقد بوتين موقف فرنسا", "vladimir_putin", "france", -1),
        ("أشاد بوتين بالدعم الفرنسي للبلاد", "vladimir_putin", "france", 1),
    ],
)
def test_an_act_is_told_from_its_object_or_as_the_object_of_another(text, holder, target, sign):
    assert pairs(text).get((holder, target)) == sign


def test_who_condemns_an_attack_is_not_against_its_victims():
    assert ("vladimir_putin", "france") not in pairs("ندد بوتين باستهداف فرنسا")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("تمكن بوتين من تحرير فرنسا من الحزب", ("france", "the_party")),
        ("عقد بوتين مؤتمرا برعاية فرنسا", ("vladimir_putin", "france")),
    ],
)
def test_what_is_freed_and_who_lends_his_name_are_no_doers(text, pair):
    assert pair not in pairs(text)


def test_who_frees_somebody_is_against_from_whom():
    assert pairs("تمكن بوتين من تحرير فرنسا من الحزب")["vladimir_putin", "the_party"] == -1


def test_behind_a_definite_subject_a_form_is_its_verb():
    found = pairs("قالت الوزارة إن الجيش قصف مواقع الحزب")
    assert found["الجيش", "the_party"] == -1
    assert ("الوزاره", "the_party") not in found
