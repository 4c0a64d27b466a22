"""Who a clause's subject is, and whose a verbal noun: the syntax behind who does what to whom."""

import time

import pytest
from test_stance import pairs

from analysis.stance.verb_forms import FINITE, NEVER, PERHAPS, verbal, without_and


@pytest.mark.parametrize(
    ("word", "known", "kind"),
    [
        ("يتفاوض", False, FINITE),
        ("ستتخلي", False, FINITE),
        ("اجتمع", False, FINITE),
        ("رفض", True, PERHAPS),  # he refused, or refusal
        ("الرفض", True, NEVER),
        ("اتفاقا", False, NEVER),
        ("بعدما", False, NEVER),
        ("تقرير", False, NEVER),
        ("دعا", True, FINITE),
        ("دعما", True, NEVER),
        ("التقي", False, FINITE),  # his ل is of the root
        ("التعليم", False, NEVER),
    ],
)
def test_a_verb_hardly_ever_has_the_article(word, known, kind):
    assert verbal(word, known) == kind


def test_waw_is_part_of_some_verbs():
    assert without_and("وقال") == "قال"
    assert without_and("وقعت") == "وقعت"


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("قالت الوزارة إن الحزب الذي تقوده لندن هاجم فرنسا", "the_party", "france", -1),
        ("هاجم بوتين في خطاب طويل أمس قرار فرنسا", "vladimir_putin", "france", -1),
        ("كوريا الشمالية واحدة من الدول القليلة التي دعمت روسيا", "north_korea", "russia", 1),
        ("اتفاقات بوتين وكيم تتحدى فرنسا", "kim_jong_un", "france", -1),
        ("نفذت فرنسا ضربات جوية استهدفت مواقع الحزب", "france", "the_party", -1),
        ("التقى بوتين وزراء. ثم انتقد فرنسا", "vladimir_putin", "france", -1),
        ("روسيا دعمت دائما وستواصل دعم كيم", "russia", "kim_jong_un", 1),
        ("قصفت روسيا، أمس الأحد، مواقع الحزب", "russia", "the_party", -1),
        ("تحرك بوتين لعزل كيم في العالم", "vladimir_putin", "kim_jong_un", -1),
        ("تحدث المصدر عن تورط روسيا في دعم الحزب", "russia", "the_party", 1),
        ("طالت الغارات أهدافا شنتها لندن. الحزب المدعوم من روسيا", "russia", "the_party", 1),
        ("أعلن بوتين دعما قويا لكيم", "vladimir_putin", "kim_jong_un", 1),
        ("أثنى بوتين على كيم. وناشد المواطنين دعم فرنسا", "vladimir_putin", "france", 1),
        ("هاجم الكاتب كيم قرار فرنسا", "kim_jong_un", "france", -1),
        ("قصفت روسيا قرية تسيطر عليها فرنسا", "russia", "قريه", -1),
        ("دعت فرنسا إلى وقف القصف الذي تنفذه روسيا على الحزب", "russia", "the_party", -1),
    ],
)
def test_a_clause_has_its_subject_where_syntax_puts_it(text, holder, target, sign):
    assert pairs(text).get((holder, target)) == sign


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("أعلن بوتين دعما حيويا لكيم", ("حيويا", "kim_jong_un")),  # an adjective acts not
        ("ناقش الوزراء مبادئ المساواة والاحترام مع كيم", ("الوزراء", "kim_jong_un")),
        ("اتهم بوتين كيم بدعم فرنسا", ("vladimir_putin", "france")),
        ("أشاد بوتين أمس رغم ما وصفه بضغوط فرنسا", ("vladimir_putin", "france")),
        ("اتهم زعيم حزب معارض مؤيد للسلام كيم بدعم فرنسا", ("kim_jong_un", "بدعم")),
        ("قصفت روسيا قرية تسيطر عليها فرنسا", ("russia", "france")),
    ],
)
def test_what_is_no_subject_does_nothing(text, pair):
    assert pair not in pairs(text)


def test_a_chain_of_verbs_is_as_deep_as_a_sentence_can_be():
    found = pairs("هاجم بوتين فرنسا " + "وهاجم " * 3000 + ". وأشاد كيم بفرنسا")
    assert found["kim_jong_un", "france"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "أعلن قصف من قبل العقوبات روسيا " + "وإيران " * 1500,
        "انتقد بوتين روسيا " + "وإيران وفرنسا " * 750 + "انتهكت الاتفاق",
    ],
)
def test_a_list_of_names_may_be_as_long_as_it_likes(text):
    assert isinstance(pairs(text), dict)


def test_one_verb_of_conduct_does_not_read_the_whole_article_again():
    def seconds(times):
        start = time.process_time()
        pairs("قال وزير الدفاع الروسي إن الحزب قصف القرى الفرنسية. " * times)
        return time.process_time() - start

    seconds(10)
    assert seconds(1200) < 8 * max(seconds(300), 0.1)
