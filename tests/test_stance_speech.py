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


# ------------------------------------------------------------------ demands, readiness, refusals


@pytest.mark.parametrize(
    ("content", "target", "sign"),
    [
        ("روسيا لن تسمح لفرنسا بالعبث بالأمن", "france", -1),
        ("روسيا لن تقبل بفرض سياسة الأمر الواقع", "سياسه الامر الواقع", -1),
        ("لن نتخلى عن كوريا الشمالية", "north_korea", 1),
        ("موسكو لا تسعى إلى التصعيد", "التصعيد", -1),
        ("روسيا مستعدة للحوار مع فرنسا", "france", 1),
        ("روسيا منفتحة على الحوار", "الحوار", 1),
    ],
)
def test_refusal_and_readiness_tell_where_somebody_stands(content, target, sign):
    found = said(f"قال بوتين إن {content}", content, "vladimir_putin")
    assert {s for (_, whom), s in found.items() if whom == target} == {sign}


def test_what_was_not_done_is_no_refusal():
    assert ("russia", "المحادثات") not in pairs("لم تشارك روسيا في المحادثات")
    assert ("russia", "المحادثات") not in pairs("روسيا لم تقبل المحادثات بعد")


def test_preparations_are_no_readiness():
    assert pairs("أنهت روسيا استعداداتها للحوار مع فرنسا") == {}


def test_a_transparent_inquiry_is_a_thing_of_its_own():
    assert pairs("دعت فرنسا إلى تحقيق شفاف")["france", "تحقيق شفاف"] == 1


def test_a_demand_reaches_over_an_insertion():
    text = "طالب الحزب، المدعوم من فرنسا، بتنظيم استفتاء"
    assert pairs(text)["the_party", "تنظيم استفتاء"] == 1


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("يجب على كوريا الشمالية وقف التجارب", "north_korea"),
        ("نطالب من كوريا الشمالية إخراج قواتها", "north_korea"),
    ],
)
def test_whose_duty_it_is_to_stop_a_wrong_is_blamed(content, target):
    found = said(f"قال أوباما «{content}»", content, "barack_obama", kind="direct")
    assert found["barack_obama", target] == -1


def test_whose_duty_it_is_to_help_is_not_blamed():
    content = "يجب على فرنسا مساعدة اللاجئين"
    found = said(f"قال أوباما «{content}»", content, "barack_obama", kind="direct")
    assert found.get(("barack_obama", "france"), 1) > 0


# ------------------------------------------------------------------ what is said to be what


@pytest.mark.parametrize(
    ("content", "target", "sign"),
    [
        ("السبب الرئيسي للأزمة هو كوريا الشمالية", "north_korea", -1),
        ("كوريا الشمالية هي السبب الرئيسي للأزمة", "north_korea", -1),
        ("السبيل الوحيد يمر عبر صناديق الاقتراع", "صناديق الاقتراع", 1),
        ("الحوار هو الممر الإلزامي إلى الحل", "الحوار", 1),
        ("كوريا الشمالية وراء الهجوم", "north_korea", -1),
        ("الهجوم من تنفيذ كوريا الشمالية", "north_korea", -1),
        ("كوريا الشمالية تهدف إلى السيطرة على البحر", "north_korea", -1),
        ("لغة التهديد لم تعد مجدية", "لغه التهديد", -1),
        ("قوات الأمن الأبطال دخلوا المدينة", "قوات الامن", 1),
        ("أزمة كوريا الشمالية كارثة", "ازمه كوريا الشماليه", -1),
    ],
)
def test_a_predicate_judges_what_it_is_said_of(content, target, sign):
    found = said(f"قال أوباما إن {content}", content, "barack_obama")
    assert found == {("barack_obama", target): sign} or found["barack_obama", target] == sign


def test_a_cause_that_is_nobody_judges_nobody():
    content = "فرنسا تبحث عن السبب الرئيسي للأزمة"
    assert said(f"قال أوباما إن {content}", content, "barack_obama") == {}


def test_a_task_is_not_important():
    content = "مهمة الوزير في فرنسا انتهت"
    assert said(f"قال أوباما إن {content}", content, "barack_obama") == {}


def test_who_fights_corruption_is_not_corrupt():
    content = "روسيا تواصل محاربة الفساد"
    found = said(f"قال أوباما إن {content}", content, "barack_obama")
    assert found.get(("barack_obama", "russia"), 1) > 0


# ------------------------------------------------------------------ wrongs and whom they are done to


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("العدوان الروسي على فرنسا", "france"),
        ("تدخلات روسيا في كوريا الشمالية", "north_korea"),
        ("جرائم روسيا بحق كوريا الشمالية", "north_korea"),
    ],
)
def test_who_does_a_wrong_to_somebody_stands_against_him(text, victim):
    found = said(f"قال أوباما إن {text} مرفوضة", f"{text} مرفوضة", "barack_obama")
    assert found["russia", victim] == -1
    assert found["barack_obama", "russia"] == -1


def test_a_noun_behind_inna_is_no_verb():
    content = "تدخل روسيا في كوريا الشمالية مرفوض"
    found = said(f"قال أوباما إن {content}", content, "barack_obama")
    assert found["russia", "north_korea"] == -1


@pytest.mark.parametrize(
    "text",
    [
        "هاجمت روسيا الجماعات الإرهابية مثل الحزب وحزب الشمال",
        "هاجمت روسيا المنظمات الإرهابية الحزب وحزب الشمال",
    ],
)
def test_examples_of_the_bad_are_judged_with_them(text):
    found = pairs(text)
    assert found["outlet", "the_party"] == -1


# ------------------------------------------------------------------ sides


@pytest.mark.parametrize(
    ("content", "sign"),
    [
        ("لا دور لكيم في المستقبل", -1),
        ("لا حوار مع كيم", -1),
        ("من حق كيم أن يرفض", 1),
        ("نحن مع كيم", 1),
        ("نحن ضد كيم", -1),
    ],
)
def test_sides_and_exclusions(content, sign):
    found = said(f"قال أوباما إن {content}", content, "barack_obama")
    assert found["barack_obama", "kim_jong_un"] == sign


def test_a_definite_wish_is_its_speakers():
    content = "الحرص على الحوار مع فرنسا كبير"
    found = said(f"قال بوتين إن {content}", content, "vladimir_putin")
    assert found["vladimir_putin", "france"] == 1
    assert pairs("وصلت روسيا للمطالبة بالحوار مع فرنسا") == {}


# ------------------------------------------------------------------ duties, agreements


def test_what_somebody_must_do_is_the_wish_of_who_says_so():
    content = "يجب أن تدعم فرنسا كيم"
    found = said(f"قال أوباما «{content}»", content, "barack_obama", kind="direct")
    assert found == {("barack_obama", "kim_jong_un"): 1}
    assert pairs("على فرنسا أن تدعم كيم") == {}


def test_two_who_agree_are_for_each_other_and_for_what_they_agreed_on():
    found = pairs("التقى بوتين أوباما. واتفق الزعيمان على محاربة التهريب")
    assert found["vladimir_putin", "barack_obama"] == 1
    assert found["barack_obama", "vladimir_putin"] == 1
    assert found["barack_obama", "التهريب"] == -1


def test_a_return_to_something_is_a_call_for_it():
    assert pairs("دعا بوتين إلى العودة إلى عملية السلام")["vladimir_putin", "peace_process"] == 1


def test_an_agreement_with_who_has_no_name_is_no_bond_with_the_speaker():
    content = "الاتفاق بين كوريا الشمالية والقوى العالمية مهم للأمن"
    found = said(f"قال أوباما إن {content}", content, "barack_obama")
    assert not any("united_states" in target for _, target in found)


# ------------------------------------------------------------------ what only looks like a judgement


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت روسيا أن القوات تنفذ مهمة قرب كوريا الشمالية",
        "زار بوتين كوريا الشمالية بعد نجاح العملية",
        "روسيا تواصل العمل بشكل فعال",
    ],
)
def test_a_task_a_success_and_a_manner_praise_nobody_in_a_narrators_words(text):
    assert not any(holder == "outlet" for holder, _ in pairs(text))


@pytest.mark.parametrize(
    "content",
    [
        "فرنسا تدعو إلى الحوار",
        "القتال أوقع مئة متمرد فرنسي",
        "القوات تنفذ مهمة في فرنسا",
    ],
)
def test_a_call_a_rebel_and_a_task_judge_no_state(content):
    found = said(f"قال أوباما إن {content}", content, "barack_obama")
    assert ("barack_obama", "france") not in found


def test_a_narrator_judges_nobody_by_a_word_that_only_stands_near():
    assert ("outlet", "france") not in pairs("فرنسا تبحث أسباب فضيحة الرشوة والجريمة")
    assert ("outlet", "france") not in pairs("زار بوتين فرنسا بعد حادث إرهابي")


def test_a_deed_is_the_doers_whom_its_genitive_names():
    content = "فرنسا بعيدة عن بطش المتمردين"
    found = said(f"قال أوباما إن {content}", content, "barack_obama")
    assert found == {("barack_obama", "المتمردين"): -1}


def test_a_deed_with_a_thing_behind_it_is_nobodys():
    content = "فرنسا تدرس مخاطر السمنة"
    assert said(f"قال أوباما إن {content}", content, "barack_obama") == {}


# ------------------------------------------------------------------ fears, resolve, no ground


def test_who_warns_that_somebody_will_do_harm_is_against_him():
    found = pairs("حذر أوباما من أن كوريا الشمالية ستملك سلاحا جديدا")
    assert found["barack_obama", "north_korea"] == -1
    assert ("barack_obama", "united_states") not in pairs("حذر أوباما من أن واشنطن سترد")


@pytest.mark.parametrize(
    ("content", "target", "sign"),
    [
        ("روسيا ملتزمة بدعم كيم", "kim_jong_un", 1),
        ("روسيا عازمة على التصدي للتهريب", "التهريب", -1),
        ("موسكو لا ترى أي أساس للعودة إلى المبادرة", "المبادره", -1),
    ],
)
def test_resolve_and_want_of_ground(content, target, sign):
    found = said(f"قال بوتين إن {content}", content, "vladimir_putin")
    assert {s for (_, whom), s in found.items() if whom == target} == {sign}


def test_two_states_named_together_agree_too():
    found = pairs("فرنسا وروسيا تتفقان على استبعاد كيم")
    assert found["france", "kim_jong_un"] == found["russia", "kim_jong_un"] == -1


def test_who_left_or_fought_is_no_traitor_nor_murderer():
    assert pairs("غادر بوتين فرنسا أمس") == {}
    content = "بوتين قاتل إلى جانب فرنسا"
    found = said(f"قال أوباما إن {content}", content, "barack_obama")
    assert found.get(("barack_obama", "vladimir_putin"), 1) > 0
    content = "روسيا القاتلة لا تريد السلام"
    found = said(f"قال أوباما إن {content}", content, "barack_obama")
    assert found["barack_obama", "russia"] == -1
