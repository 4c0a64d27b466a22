"""Stances to what has no name and from whom no list knows, on literal articles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_stance import articles, found, mentions_of, pairs, quotation

from analysis import tables
from analysis.stance import stances


def said(text, content, speaker, cue="قال", kind="indirect"):
    return pairs(text, (content, speaker, cue, kind))


# ------------------------------------------------------------------ common nouns


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("أدانت فرنسا الهجوم على السوق", "france", "الهجوم", -1),
        ("ترفض المعارضة التعديلات الدستورية", "المعارضه", "التعديلات الدستوريه", -1),
        ("ندد المتظاهرون بالقرار الأخير", "المتظاهرون", "القرار الاخير", -1),
        ("يؤيد النواب مشروع قانون الهجرة", "النواب", "مشروع قانون الهجره", 1),
        ("رحبت نقابات المعلمين بالقرار الجديد", "نقابات المعلمين", "القرار الجديد", 1),
    ],
)
def test_a_common_noun_holds_or_meets_an_act_by_its_folded_phrase(text, holder, target, sign):
    assert pairs(text).get((holder, target)) == sign


def test_ila_is_no_word_with_an_article():
    assert {target for _, target in pairs("ندد المتظاهرون بالعودة إلى الرقابة القديمة")} == {
        "الرقابه القديمه"
    }


def test_a_day_is_not_what_is_condemned():
    assert pairs("أدانت فرنسا الثلاثاء الهجوم على السوق") == {("france", "الهجوم"): -1}


def test_words_that_name_no_matter_are_no_targets():
    assert pairs("رفضت فرنسا التعليق") == {}


def test_this_agreement_is_the_one_named_in_full():
    text = "وقع الاتفاق النووي أمس. ترحب فرنسا بهذا الاتفاق"
    assert ("france", "nuclear_deal") in pairs(text)


def test_a_noun_that_only_brings_about_leaves_its_object_as_the_target():
    assert pairs("دعت فرنسا إلى تنفيذ الاتفاق التجاري") == {("france", "الاتفاق التجاري"): 1}


def test_who_asks_for_an_end_is_against_what_ends():
    assert pairs("دعا بوتين إلى وقف الحرب الأهلية") == {("vladimir_putin", "الحرب الاهليه"): -1}


# ------------------------------------------------------------------ acts


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("استدعت فرنسا سفيرها لدى روسيا", "france", "russia", -1),
        ("طردت روسيا دبلوماسيين من كوريا الشمالية", "russia", "north_korea", -1),
        ("هددت روسيا باستخدام القوة ضد فرنسا", "russia", "france", -1),
        ("أفرجت روسيا عن صحفي فرنسي", "russia", "france", 1),
        ("صوتت فرنسا لصالح روسيا", "france", "russia", 1),
        ("خاضت فرنسا حربا مع روسيا", "france", "russia", -1),
        ("رفضت فرنسا دعم روسيا", "france", "russia", -1),
        ("رفضت فرنسا اتهامات روسيا", "france", "russia", -1),
        ("أعرب كيم عن قلقه من السياسة الروسية", "kim_jong_un", "russia", -1),
        ("واتهم بوتين، في كلمة أمام أنصاره، واشنطن بالكذب", "vladimir_putin", "united_states", -1),
    ],
)
def test_states_support_and_oppose_each_other_in_many_ways(text, holder, target, sign):
    assert pairs(text).get((holder, target)) == sign


def test_the_means_of_a_threat_is_not_the_threatened():
    assert "القوه" not in {target for _, target in pairs("لوح بوتين بالقوة ضد فرنسا")}


def test_ghayr_annahu_negates_nothing():
    assert pairs("غير أنه أشاد بكيم بوتين").get(("vladimir_putin", "kim_jong_un")) != -1
    text = "انتقد بوتين فرنسا غير أنه أشاد بكيم"
    assert pairs(text)["vladimir_putin", "kim_jong_un"] == 1


def test_the_first_letter_of_siyasa_is_not_the_future():
    assert pairs("سياسة فرنسا") == {}


def test_a_preposition_before_a_name_no_list_knows_is_not_part_of_it():
    assert ("vladimir_putin", "بازوكم") in pairs("أشاد بوتين ببازوكم")


def test_a_pronoun_means_a_subject_of_the_sentence_before():
    text = "وصل كيم إلى لندن. وأشاد به بوتين"
    assert pairs(text) == {("vladimir_putin", "kim_jong_un"): 1}


def test_a_relative_clause_tells_of_the_noun_before_it():
    text = "جرت الانتخابات التي قاطعتها المعارضة في لندن"
    assert pairs(text) == {("المعارضه", "الانتخابات"): -1}


def test_who_has_a_feeling_is_who_voices_it():
    text = "عبر ممثل الأمم المتحدة السامي طارق زوبعي عن قلقه من السياسة الروسية"
    (holder, target), *rest = pairs(text)
    assert "زوبعي" in holder and target == "russia" and not rest


def test_a_member_stands_for_his_body():
    assert ("france", "the_party") in pairs("هاجمت فرنسا قياديا في الحزب")


def test_we_in_a_heading_is_who_stands_before_the_colon():
    assert pairs("لافروف: سنصوت ضد العقوبات") == {("sergey_lavrov", "sanctions"): -1}


# ------------------------------------------------------------------ speech


def test_a_speaker_blames_who_he_says_does_harm():
    content = "روسيا قصفت المدينة"
    assert said(f"قال أوباما إن {content}", content, "barack_obama")["barack_obama", "russia"] == -1


def test_his_own_state_a_speaker_does_not_blame():
    content = "روسيا طوقت المدينة"
    found = said(f"قال بوتين إن {content}", content, "vladimir_putin")
    assert ("vladimir_putin", "russia") not in found


def test_a_thing_that_a_speaker_describes_is_judged():
    content = "القرار خطأ فادح"
    assert said(f"قال كيم إن {content}", content, "kim_jong_un") == {("kim_jong_un", "القرار"): -1}


def test_what_somebody_calls_a_thing_is_his_word_of_it():
    text = "وصف كيم الخطوة الفرنسية بأنها فضيحة"
    text = text.replace("الفرنسية", "الأمريكية")
    assert said(text, "فضيحة", "kim_jong_un", "وصف", "direct") == {
        ("kim_jong_un", "united_states"): -1
    }


def test_marked_words_of_a_report_are_said_of_its_subject():
    text = "قال كيم إن روسيا خذلت الشعب"
    docs = articles(text)
    whole = quotation(docs, "روسيا خذلت الشعب", "kim_jong_un", "قال", "mixed")
    marked = quotation(docs, "خذلت الشعب", "kim_jong_un", "قال", "direct")
    table = stances(
        docs, mentions_of(docs), tables.make("quotations", [*whole.values, *marked.values])
    )
    rows = {(row.holder, row.target): row.polarity for row in table.itertuples()}
    assert rows["kim_jong_un", "russia"] < 0


def test_a_negated_submission_leaves_the_blame():
    content = "لن نخضع لابتزاز واشنطن"
    assert (
        said(f"قال بوتين {content}", content, "vladimir_putin", kind="direct")[
            "vladimir_putin", "united_states"
        ]
        == -1
    )


# ------------------------------------------------------------------ the narrator


def test_a_step_apart_from_its_sentence_is_its_subjects():
    assert pairs("في خطوة حكيمة، سارع بوتين إلى التهدئة") == {("outlet", "vladimir_putin"): 1}


def test_a_narrator_who_says_we_judges_in_his_own_words():
    plain = "فشل كيم في لندن"
    essay = f"نحن نعرف ما جرى. لقد قلنا لكم رأينا. نعتقد أن الأمر واضح. {plain}"
    assert pairs(plain) == {}
    assert pairs(essay) == {("outlet", "kim_jong_un"): -1}


def test_hatta_behind_a_charge_sets_the_narrator_apart_from_who_makes_it():
    table = found("اتهمت فرنسا حتى بوتين بالكذب")
    rows = {(row.holder, row.target): row.rule for row in table.itertuples()}
    assert rows["outlet", "france"] == "engagement"
    assert ("outlet", "france") not in pairs("اتهمت فرنسا بوتين بالكذب")


def test_an_amount_in_marks_inside_a_charge_is_doubted():
    text = "يتهم أوباما كيم بإرسال «ملايين» القذائف"
    assert ("outlet", "barack_obama") in pairs(text, ("ملايين", None, None, "scare"))


# ------------------------------------------------------------------ properties

_NOUNS = ["المعارضة", "النواب", "القرار", "الهجوم", "نقابات المعلمين", "مسؤول كبير", "إلى", "هذا"]
_ACTS = ["أدان", "رحب", "ترفض", "دعا إلى", "قلقه من", "وقف", "وصف", "بأنه", "حتى", "ضد", "في"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*_NOUNS, *_ACTS, "بوتين", "،", "."]), max_size=12))
def test_no_row_of_nouns_and_acts_raises_and_none_judges_itself(parts):
    table = found(" ".join(parts))
    assert (table["holder"] != table["target"]).all()
    assert table["holder"].str.strip().ne("").all() and table["target"].str.strip().ne("").all()
