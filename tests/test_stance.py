"""Stances on literal articles: whose, to whom, for or against, by which word."""

import re
import time
import tomllib

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.errors import LexiconError
from analysis.lexicon import FOLDER
from analysis.stance import appraisal, stances
from analysis.stance.positions import outlet_distance, relayed_balance, stance_pairs

NAMES = {
    "الرئيس الروسي": ("vladimir_putin", "PER", "description"),
    "فلاديمير بوتين": ("vladimir_putin", "PER", "name"),
    "بوتين": ("vladimir_putin", "PER", "name"),
    "كيم": ("kim_jong_un", "PER", "name"),
    "أوباما": ("barack_obama", "PER", "name"),
    "لافروف": ("sergey_lavrov", "PER", "name"),
    "روسيا": ("russia", "LOC", "name"),
    "موسكو": ("russia", "LOC", "name"),
    "واشنطن": ("united_states", "LOC", "name"),
    "فرنسا": ("france", "LOC", "name"),
    "لندن": ("united_kingdom", "LOC", "name"),
    "الأمم المتحدة": ("united_nations", "ORG", "name"),
    "كوريا الشمالية": ("north_korea", "LOC", "name"),
    "الحزب": ("the_party", "ORG", "name"),
    "الروسي": ("russia", "LOC", "nisba"),
    "الروسية": ("russia", "LOC", "nisba"),
    "الفرنسي": ("france", "LOC", "nisba"),
    "فرنسي": ("france", "LOC", "nisba"),
    "الأمريكية": ("united_states", "LOC", "nisba"),
}
_PATTERN = re.compile(
    r"(?<!\w)([وف]?[بلك]?)("
    + "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True))
    + r")(?!\w)"
)


def articles(*texts):
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": texts})


def mentions_of(docs):
    rows = []
    for doc_id, text in zip(docs["doc_id"], docs["text"], strict=True):
        for m in _PATTERN.finditer(text):
            entity, kind, form = NAMES[m[2]]
            rows.append((doc_id, m.start(2), m.end(2), m[2], entity, kind, form, "outlet"))
    return tables.make("mentions", rows)


def quotation(docs, content, speaker, cue=None, kind="direct", cue_class=None):
    row = docs[docs["text"].str.contains(content, regex=False)].iloc[0]
    start = row["text"].index(content)
    end = start + len(content)
    return tables.make(
        "quotations",
        [
            (
                row["doc_id"],
                start,
                end,
                content,
                kind,
                speaker,
                pd.NA,
                pd.NA,
                cue,
                cue_class,
                None,
                pd.NA,
            )
        ],
    )


def found(text, quotations=None):
    docs = articles(text)
    if quotations is None:
        quotations = tables.make("quotations", [])
    elif not isinstance(quotations, pd.DataFrame):
        quotations = quotation(docs, *quotations)
    return stances(docs, mentions_of(docs), quotations)


def pairs(text, quotations=None):
    table = found(text, quotations)
    totals = table.groupby(["holder", "target"])["polarity"].sum()
    return {pair: 1 if total > 0 else -1 for pair, total in totals.items()}


# ------------------------------------------------------------------ acts


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("أشاد بوتين بكيم", "vladimir_putin", "kim_jong_un", 1),
        ("بوتين يشيد بكيم", "vladimir_putin", "kim_jong_un", 1),
        ("هنأت واشنطن كيم", "united_states", "kim_jong_un", 1),  # a verb that ends in hamza
        ("أشاد الرئيس الروسي فلاديمير بوتين بمواقف كيم", "vladimir_putin", "kim_jong_un", 1),
        ("اتهمت واشنطن موسكو بخرق الاتفاق", "united_states", "russia", -1),
        ("أدان كيم السياسة الأمريكية", "kim_jong_un", "united_states", -1),
        ("أعرب بوتين عن تقديره لكيم", "vladimir_putin", "kim_jong_un", 1),
        ("أعلنت فرنسا تضامنها مع موسكو", "france", "russia", 1),
        ("الدعم الروسي لكوريا الشمالية", "russia", "north_korea", 1),
        ("إدانة فرنسا لروسيا", "france", "russia", -1),
        ("شن بوتين هجوما لاذعا على فرنسا", "vladimir_putin", "france", -1),
        ("حملت واشنطن موسكو المسؤولية عن الأزمة", "united_states", "russia", -1),
        ("احتجت فرنسا على القصف الذي شنته موسكو", "france", "russia", -1),
        ("رحبت واشنطن ولندن بقرار فرنسا", "united_kingdom", "france", 1),
    ],
)
def test_an_act_belongs_to_its_agent_and_meets_its_object(text, holder, target, sign):
    assert pairs(text).get((holder, target)) == sign


def test_both_coordinated_objects_are_targets():
    assert set(pairs("اتهمت واشنطن موسكو وكوريا الشمالية بخرق الاتفاق")) == {
        ("united_states", "russia"),
        ("united_states", "north_korea"),
    }


def test_an_official_does_not_speak_for_his_country():
    assert set(pairs("خبير فرنسي يشيد بكيم")) == {("خبير فرنسي", "kim_jong_un")}


def test_an_agent_that_no_list_knows_keeps_its_surface():
    assert pairs("ندد متظاهرون بروسيا") == {("متظاهرون", "russia"): -1}


def test_the_victim_of_a_condemned_attack_is_not_its_target():
    assert ("france", "united_states") not in pairs("أدانت فرنسا الهجوم على واشنطن")


def test_its_doer_is_found_behind_min_qibal():
    assert pairs("أدانت فرنسا الهجوم على لندن من قبل موسكو") == {("france", "russia"): -1}


def test_the_pronoun_of_an_act_is_who_was_named():
    assert pairs("التقى أوباما كيم، واتهمه لافروف بالكذب") == {("sergey_lavrov", "kim_jong_un"): -1}


def test_a_bare_verbal_noun_of_an_accusation_is_not_the_accusers_act():
    assert ("united_states", "the_party") not in pairs("اتهمت واشنطن موسكو بدعم الحزب")


def test_a_topic_that_the_lexicon_declares_is_a_target():
    assert pairs("رفضت روسيا العقوبات") == {("russia", "sanctions"): -1}


def test_a_short_name_stands_for_a_topic_named_in_full():
    assert ("russia", "nuclear_deal") not in pairs("رفضت روسيا الاتفاق")
    assert pairs("وقع الاتفاق النووي أمس. رفضت روسيا الاتفاق") == {("russia", "nuclear_deal"): -1}


def test_a_capital_keeps_its_own_id():
    docs = articles("أدانت موسكو فرنسا")
    rows = [
        ("d0", 6, 11, "موسكو", "moscow", "LOC", "name", "outlet"),
        ("d0", 12, 17, "فرنسا", "france", "LOC", "name", "outlet"),
    ]
    table = stances(docs, tables.make("mentions", rows), tables.make("quotations", []))
    assert list(zip(table["holder"], table["target"], strict=True)) == [("moscow", "france")]


def test_what_is_pledged_is_the_pledgers_act():
    assert pairs("تعهد بوتين بدعم كيم") == {("vladimir_putin", "kim_jong_un"): 1}


def test_the_person_behind_an_office_is_the_agent_not_his_country():
    assert set(pairs("انتقد وزير الخارجية الروسي لافروف فرنسا")) == {("sergey_lavrov", "france")}


def test_his_country_in_a_speakers_mouth_is_the_speaker():
    text = "أكد لافروف أن بلاده تدعم كيم"
    assert pairs(text, ("بلاده تدعم كيم", "sergey_lavrov", "أكد", "indirect")) == {
        ("sergey_lavrov", "kim_jong_un"): 1
    }


def test_who_supports_what_all_are_against_is_judged_by_it():
    text = "قال أوباما إن روسيا تدعم الإرهاب"
    assert pairs(text, ("روسيا تدعم الإرهاب", "barack_obama", "قال", "indirect")) == {
        ("barack_obama", "russia"): -1
    }


# ------------------------------------------------------------------ bonds


def bonds(text, quotations=None):
    """Return the stances of a text to what Russia and North Korea have between them."""
    found = pairs(text, quotations)
    return {holder: sign for (holder, target), sign in found.items() if "dprk" in target}


@pytest.mark.parametrize(
    "text",
    [
        "وقعت روسيا وكوريا الشمالية اتفاقا جديدا",
        "عززت روسيا وكوريا الشمالية العلاقات بين البلدين",
        "وطدت روسيا وكوريا الشمالية التعاون العسكري",
    ],
)
def test_both_sides_that_strengthen_a_bond_are_for_it(text):
    assert bonds(text) == {"russia": 1, "north_korea": 1}


@pytest.mark.parametrize(
    "bond",
    [
        "التعاون بين روسيا وكوريا الشمالية",
        "التعاون العسكري مع كوريا الشمالية",
        "العلاقات الروسية مع كوريا الشمالية",
        "اتفاق شراكة مع كوريا الشمالية",
    ],
)
def test_a_bond_is_named_by_the_states_that_stand_with_it(bond):
    text = f"تعهد بوتين بتعزيز {bond}"
    assert bonds(text) == {"vladimir_putin": 1}


def test_a_bond_without_a_name_of_its_own_is_named_by_its_parties_in_order():
    assert ("vladimir_putin", "france_russia_partnership") in pairs(
        "تعهد بوتين بتعزيز العلاقات مع فرنسا"
    )


def test_two_countries_are_those_the_article_names_most():
    text = "التقى بوتين كيم. أشاد كيم بالتعاون بين البلدين. زار بوتين فرنسا وكوريا الشمالية"
    assert bonds(text) == {"kim_jong_un": 1}


def test_a_bond_with_nobody_is_none():
    assert pairs("تعهد بوتين بتعزيز العلاقات الاقتصادية") == {}


def test_who_says_that_a_bond_raises_dangers_is_against_it():
    content = "زيادة التعاون بين روسيا وكوريا الشمالية تهديد خطير للمنطقة"
    text = f"قال أوباما إن {content}"
    assert bonds(text, (content, "barack_obama", "قال", "indirect")) == {"barack_obama": -1}


def test_what_worries_somebody_he_is_against():
    text = "التعاون بين روسيا وكوريا الشمالية يثير قلق فرنسا"
    assert bonds(text) == {"france": -1}


def test_what_a_relation_is_to_one_side_is_his_point_of_view():
    text = "بالنسبة لواشنطن فإن التعاون بين روسيا وكوريا الشمالية خطر كبير"
    assert bonds(text) == {"united_states": -1}


def test_a_war_is_named_by_its_parties():
    text = "أكد كيم دعمه لحرب روسيا في فرنسا"
    assert pairs(text)["kim_jong_un", "france_russia_war"] == 1


def test_a_committee_for_relations_is_no_bond():
    assert pairs("عقدت لجنة العلاقات الخارجية اجتماعا في لندن") == {}


# ------------------------------------------------------------------ acts told otherwise


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("اتهامات من فرنسا لروسيا بالكذب", "france", "russia", -1),
        ("حظي بوتين بدعم من كيم", "kim_jong_un", "vladimir_putin", 1),
        ("حظي بوتين باستقبال حافل في كوريا الشمالية", "north_korea", "vladimir_putin", 1),
        ("الدعم الكبير الذي تقدمه روسيا لفرنسا", "russia", "france", 1),
        ("أثارت معارضة أوباما العقوبات جدلا", "barack_obama", "sanctions", -1),
        ("دعا أوباما فرنسا إلى رفض العقوبات", "barack_obama", "sanctions", -1),
        ("حذر أوباما من رفض العقوبات", "barack_obama", "sanctions", 1),
        ("تعهد بوتين بدعم كيم ضد فرنسا", "vladimir_putin", "france", -1),
        ("كانت روسيا من الدول القليلة التي دعمت كيم", "russia", "kim_jong_un", 1),
        ("كانت روسيا أول من اعترف بفرنسا", "russia", "france", 1),
        ("تعتبر روسيا الحزب منظمة إرهابية", "russia", "the_party", -1),
        ("التقى بوتين كيم وأشاد به", "vladimir_putin", "kim_jong_un", 1),
        ("انتقد أوباما تصريحات بوتين. هذه التصريحات مشينة", "outlet", "vladimir_putin", -1),
        ("يدعم بوتين فرنسا وحلفاءها", "vladimir_putin", "france_allies", 1),
        ("انتقدت كيم وبوتين فرنسا. اتهم الزعيمان واشنطن", "kim_jong_un", "united_states", -1),
    ],
)
def test_an_act_may_be_told_from_its_objects_side(text, holder, target, sign):
    assert pairs(text).get((holder, target)) == sign


def test_what_somebody_is_accused_of_is_not_told_as_his_act():
    assert pairs("اتهم أوباما بوتين بإرسال أسلحة إلى كيم") == {
        ("barack_obama", "vladimir_putin"): -1
    }


def test_who_is_asked_for_an_act_does_not_hold_it():
    assert ("france", "sanctions") not in pairs("دعا أوباما فرنسا إلى رفض العقوبات")


def test_a_speaker_holds_what_he_says_of_his_own_state():
    content = "روسيا ستواصل دعم كيم"
    found = pairs(f"قال بوتين إن {content}", (content, "vladimir_putin", "قال", "indirect"))
    assert found == {("vladimir_putin", "kim_jong_un"): 1}


def test_whom_a_speaker_thanks_is_whose_support_it_is():
    content = "دعمه الثابت لفرنسا"
    found = pairs(f"شكر بوتين كيم على {content}", (content, "vladimir_putin", "شكر", "indirect"))
    assert found["kim_jong_un", "france"] == 1


def test_the_addressed_is_the_state_of_who_was_met():
    content = "نثمن كثيرا دعمكم"
    found = pairs(f"قال بوتين خلال اللقاء مع كيم «{content}»", (content, "vladimir_putin", "قال"))
    assert found == {("vladimir_putin", "north_korea"): 1}


# ------------------------------------------------------------------ words


@pytest.mark.parametrize(
    ("text", "target", "sign"),
    [
        ("كوريا الشمالية دولة مارقة", "north_korea", -1),
        ("كوريا الشمالية المارقة تختبر صاروخا", "north_korea", -1),
        ("كيم زعيم عظيم", "kim_jong_un", 1),
        ("الديكتاتور كيم في موسكو", "kim_jong_un", -1),
        ("جرائم كيم لا تحصى", "kim_jong_un", -1),
        ("العدوان الروسي الغاشم", "russia", -1),
        ("الممارسات الاستفزازية الروسية", "russia", -1),
        ("انتصارات كيم", "kim_jong_un", 1),
        ("يعتبر بوتين قائدا حكيما", "vladimir_putin", 1),
    ],
)
def test_a_narrators_word_is_the_outlets_stance(text, target, sign):
    assert pairs(text) == {("outlet", target): sign}


@pytest.mark.parametrize(
    "text",
    [
        "وصل بوتين إلى كوريا الشمالية والتقاه كيم في المطار",
        "بحثت روسيا وكوريا الشمالية اتفاقا جديدا",
        "قال لافروف إن الاجتماع سيعقد في لندن",
        "زار أوباما فرنسا بعد الهجوم على باريس",
        "تناول اللقاء مكافحة الإرهاب بين روسيا وفرنسا",
        "مقتل جنود في قصف قرب موسكو",
    ],
)
def test_a_neutral_report_has_no_stance(text):
    assert pairs(text) == {}


def test_ta_marbuta_makes_a_noun_where_a_verbs_pronoun_would_look_alike():
    assert pairs("أسرة كيم في موسكو") == {}


def test_a_family_name_inside_a_name_is_no_evidence():
    docs = articles("حزب العدالة المجيد في موسكو")
    rows = [("d0", 0, 17, "حزب العدالة المجيد", "x", "ORG", "name", "outlet")]
    empty = tables.make("quotations", [])
    assert stances(docs, tables.make("mentions", rows), empty).empty


def test_graduation_raises_and_lowers():
    plain, strong = found("انتقدت فرنسا روسيا"), found("انتقدت فرنسا روسيا بشدة")
    assert strong["polarity"].iloc[0] < plain["polarity"].iloc[0] < 0


# ------------------------------------------------------------------ distance


def test_scare_marks_take_praise_back():
    text = "كيم «العظيم» في موسكو"
    assert pairs(text) == {("outlet", "kim_jong_un"): 1}
    assert pairs(text, ("العظيم", None, None, "scare")) == {("outlet", "kim_jong_un"): -1}


def test_scare_marks_take_blame_off_the_narrator():
    text = "جرائم كيم «البشعة»"
    table = found(text, ("البشعة", None, None, "scare"))
    assert "البشعة" not in set(table["surface"])


def test_what_is_called_alleged_is_not_the_narrators_praise():
    assert pairs("انتصارات كيم المزعومة") != {("outlet", "kim_jong_un"): 1}


def test_a_distancing_cue_is_the_narrators_and_weak():
    table = found(
        "زعم كيم أن الأمر انتهى", ("الأمر انتهى", "kim_jong_un", "زعم", "indirect", "distance")
    )
    assert list(table["rule"]) == ["engagement"]
    assert stance_pairs(table)["label"].tolist() == ["too little evidence"]


# ------------------------------------------------------------------ negation

NEGATED = [
    ("تدعم روسيا كيم", "لا تدعم روسيا كيم"),
    ("أدانت فرنسا روسيا", "لم تدن فرنسا روسيا"),
    ("يؤيد بوتين كيم", "لا يؤيد بوتين كيم"),
    ("أشاد بوتين بكيم", "لم يشد بوتين بكيم"),
    ("سيدعم بوتين كيم", "لن يدعم بوتين كيم"),
    ("رحبت فرنسا بكيم", "لم ترحب فرنسا بكيم"),
    ("ترحب لندن بروسيا", "لا ترحب لندن بروسيا"),
    ("اتهمت واشنطن موسكو بالكذب", "لم تتهم واشنطن موسكو بالكذب"),
    ("انتقد أوباما كيم", "لم ينتقد أوباما كيم"),
    ("ينتقد أوباما كيم", "لا ينتقد أوباما كيم"),
    ("هاجم أوباما كيم", "لم يهاجم أوباما كيم"),
    ("هددت واشنطن موسكو", "لم تهدد واشنطن موسكو"),
    ("حذر أوباما موسكو", "لم يحذر أوباما موسكو"),
    ("تضامنت فرنسا مع روسيا", "لم تتضامن فرنسا مع روسيا"),
    ("تدافع روسيا عن كيم", "لا تدافع روسيا عن كيم"),
    ("ندد كيم بواشنطن", "لم يندد كيم بواشنطن"),
    ("تندد فرنسا بروسيا", "لا تندد فرنسا بروسيا"),
    ("تعارض فرنسا روسيا", "لا تعارض فرنسا روسيا"),
    ("رفضت روسيا العقوبات", "لم ترفض روسيا العقوبات"),
    ("تثق روسيا بكيم", "لا تثق روسيا بكيم"),
    ("سخر كيم من أوباما", "لم يسخر كيم من أوباما"),
    ("شكك كيم في واشنطن", "لم يشكك كيم في واشنطن"),
    ("استنكرت فرنسا السياسة الروسية", "لم تستنكر فرنسا السياسة الروسية"),
    ("أثنى بوتين على كيم", "لم يثن بوتين على كيم"),
    ("تحارب فرنسا روسيا", "لا تحارب فرنسا روسيا"),
    ("تتهم واشنطن موسكو بالكذب", "لا تتهم واشنطن موسكو بالكذب"),
    ("كوريا الشمالية دولة مارقة", "كوريا الشمالية ليست دولة مارقة"),
    ("كيم زعيم عظيم", "كيم ليس زعيما عظيما"),
    ("كيم زعيم حكيم", "كيم زعيم غير حكيم"),
    ("بوتين قائد شجاع", "بوتين ليس قائدا شجاعا"),
    ("روسيا دولة معزولة", "روسيا ليست دولة معزولة"),
    ("روسيا شريك موثوق", "روسيا ليست شريكا موثوقا"),
    ("أعلنت روسيا دعم كيم", "أعلنت روسيا عدم دعم كيم"),
    ("أكدت فرنسا تأييد روسيا", "أكدت فرنسا عدم تأييد روسيا"),
    ("أعلنت روسيا دعم كيم", "نفت روسيا دعم كيم"),
    ("أكدت روسيا دعمها لكيم", "نفت روسيا دعمها لكيم"),
    ("أعلنت فرنسا إدانة روسيا", "رفضت فرنسا إدانة روسيا"),
    ("أعلن الحزب تأييد بوتين", "امتنع عن تأييد بوتين"),
    ("انتهكت روسيا الاتفاق", "لم تنتهك روسيا الاتفاق"),
    ("تزعزع روسيا أمن المنطقة", "لا تزعزع روسيا أمن المنطقة"),
]


@pytest.mark.parametrize(("plain", "negated"), NEGATED)
def test_a_negated_twin_flips_or_neutralises(plain, negated):
    before, after = pairs(plain), pairs(negated)
    assert before
    for pair, sign in before.items():
        assert after.get(pair) != sign


@pytest.mark.parametrize("text", ["لا تزال روسيا تدعم كيم", "لا شك أن روسيا تدعم كيم"])
def test_a_negator_that_negates_nothing_leaves_the_stance(text):
    assert pairs(text) == {("russia", "kim_jong_un"): 1}


# ------------------------------------------------------------------ voices


def test_in_reported_speech_the_speaker_holds_it():
    text = "قال لافروف «كيم زعيم عظيم»"
    assert pairs(text, ("كيم زعيم عظيم", "sergey_lavrov", "قال")) == {
        ("sergey_lavrov", "kim_jong_un"): 1
    }


def test_we_is_who_speaks():
    text = "قال لافروف «ندين واشنطن»"
    assert pairs(text, ("ندين واشنطن", "sergey_lavrov", "قال")) == {
        ("sergey_lavrov", "united_states"): -1
    }


def test_the_pronoun_that_opens_a_report_is_who_speaks():
    text = "قال لافروف إنه يدعم كيم"
    assert pairs(text, ("إنه يدعم كيم", "sergey_lavrov", "قال", "indirect")) == {
        ("sergey_lavrov", "kim_jong_un"): 1
    }


def test_what_an_agent_condemns_is_named_in_his_words_not_the_narrators():
    assert {holder for holder, _ in pairs("أدانت فرنسا العدوان الروسي على كيم")} == {"france"}


LEADERS = ["بوتين", "كيم", "أوباما", "لافروف"]
SENTENCES = [
    "أشاد {a} ب{b} خلال اللقاء.",
    "انتقد {a} سياسة {b} بشدة.",
    "{a} زعيم عظيم و{b} ديكتاتور.",
    "وصل {a} إلى واشنطن واستقبله {b}.",
    "جرائم {a} لا تحصى، أما {b} فحكيم.",
    "لا يدعم {a} العقوبات على {b}.",
    "يتهم {a} نظيره {b} بالكذب.",
    "نفى {a} دعم {b} للحزب.",
    "{a} يرحب بمبادرة {b} ويندد بواشنطن.",
    "الديكتاتور {a} يهاجم فرنسا.",
]
ENTITY = {name: NAMES[name][0] for name in LEADERS}
_ANY = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)
_TWO = st.lists(st.sampled_from(LEADERS), min_size=2, max_size=2, unique=True)


@settings(max_examples=60, deadline=None)
@given(_ANY, _TWO)
def test_exchanging_two_leaders_exchanges_their_rows_and_nothing_else(sentences, leaders):
    a, b = leaders
    one = " ".join(sentences).format(a=a, b=b)
    other = " ".join(sentences).format(a=b, b=a)
    swap = {ENTITY[a]: ENTITY[b], ENTITY[b]: ENTITY[a]}
    columns = ["holder", "target", "polarity", "surface", "rule", "voice"]
    rows = [tuple(row) for row in found(one)[columns].itertuples(index=False)]
    swapped = [tuple(row) for row in found(other)[columns].itertuples(index=False)]
    assert sorted((swap.get(h, h), swap.get(t, t), *rest) for h, t, *rest in rows) == sorted(
        swapped
    )


_OWN = ["كيم زعيم عظيم", "جرائم بوتين لا تحصى", "روسيا دولة مارقة", "العدوان الروسي الغاشم مستمر"]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(_OWN), st.sampled_from(["قال أوباما إن ", "أكد لافروف أن ", "يرى أوباما أن "])
)
def test_wrapping_a_sentence_in_a_report_moves_it_to_the_speaker(sentence, opening):
    speaker = ENTITY[opening.split()[1]]
    kind, text = "indirect", opening + sentence
    plain = pairs(sentence)
    wrapped = pairs(text, (sentence, speaker, opening.split()[0], kind))
    assert {holder for holder, _ in plain} == {"outlet"}
    assert wrapped == {(speaker, target): sign for (_, target), sign in plain.items()}


# ------------------------------------------------------------------ table and lexicon


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*SENTENCES, "\n", "«", "»", "،", "x1", " "]), max_size=12))
def test_a_span_cuts_its_surface_and_the_table_is_one(parts):
    text = " ".join(parts).format(a="بوتين", b="كيم")
    docs = articles(text)
    table = tables.check("stances", stances(docs, mentions_of(docs), tables.make("quotations", [])))
    assert all(text[r.start : r.end] == r.surface for r in table.itertuples())
    assert table["polarity"].between(-1, 1).all()
    assert (table["holder"] != table["target"]).all()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_no_text_raises(text):
    found(text)


def _lexicon_words():
    data = tomllib.loads((FOLDER / "stance.toml").read_text(encoding="utf-8"))
    rows = [row for section in data.values() if isinstance(section, list) for row in section]
    lists = [v for row in [*rows, data["grammar"]] for v in row.values() if isinstance(v, list)]
    return sorted({word.replace("*", "").split("/")[0] for words in lists for word in words})


_MIXED = st.one_of(
    st.sampled_from(_lexicon_words()), st.sampled_from([*NAMES, ".", "،", "\n", "«", "»", "و"])
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_MIXED, min_size=1, max_size=9), st.booleans())
def test_no_row_of_the_lexicons_words_and_names_raises(parts, quoted):
    text = " ".join(parts)
    said = (text, "vladimir_putin", parts[0], "indirect") if quoted and text.strip() else None
    table = found(text, said)
    assert (table["holder"] != table["target"]).all()


def test_many_articles_are_as_each_alone():
    texts = [s.format(a="بوتين", b="كيم") for s in SENTENCES]
    together = articles(*texts)
    empty = tables.make("quotations", [])
    table = stances(together, mentions_of(together), empty)
    for i, text in enumerate(texts):
        alone = found(text).drop(columns="doc_id")
        part = table[table["doc_id"] == f"d{i}"].drop(columns="doc_id").reset_index(drop=True)
        pd.testing.assert_frame_equal(alone, part)


def test_a_long_article_takes_linear_time():
    text = "أشاد بوتين بكيم والديكتاتور كيم دولة مارقة لا " * 500
    started = time.perf_counter()
    found(text)
    once = time.perf_counter() - started
    started = time.perf_counter()
    found(text * 4)
    assert time.perf_counter() - started < 12 * once + 0.5


def test_the_lexicon_has_its_size_and_both_signs():
    loaded = appraisal.load()
    signs = {t.section: set() for t in loaded.terms}
    for term in loaded.terms:
        signs[term.section].add(term.polarity > 0)
    assert all(signs[s] == {True, False} for s in ("act", "conduct", "deed", "quality", "epithet"))
    assert sum(len(v) for v in _words(FOLDER / "stance.toml")) >= 600


def _words(path):
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for section in appraisal.ATTITUDES:
        for entry in data[section]:
            for field in ("verbs", "nouns", "participles", "passives", "phrases", "words"):
                yield entry.get(field, [])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "praise"\npolarity = 0.8', 'id = "praise"\npolarity = 8.0', "praise.*between"),
        ('"أشاد/شيد"', '"أشاد"', "praise.*past/present"),
        ('id = "praise"\n', 'id = "praise"\nmood = "x"\n', "praise.*unknown field mood"),
        ("[[negator]]", "[[negators]]", "unknown section negators"),
        ("evidence = 0.25", "", "evidence must be"),
        ('"{0}_{1}_war"', '"{0}_war"', "war.*must hold"),
        ('words = ["ناجح"', 'words = ["نا*جح"', "good.*may only end"),
    ],
)
def test_a_broken_lexicon_is_refused_by_file_and_entry(tmp_path, old, new, message):
    text = (FOLDER / "stance.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "stance.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"(?s)stance\.toml.*{message}"):
        appraisal.load(tmp_path)


# ------------------------------------------------------------------ positions


def evidence(*rows):
    return tables.make(
        "stances", [(d, i, i + 1, h, t, p, "x", "act", h) for i, (d, h, t, p) in enumerate(rows)]
    )


def test_labels_follow_the_stated_thresholds():
    table = stance_pairs(
        evidence(
            ("a", "x", "t", 0.8),
            ("a", "y", "t", -0.8),
            ("a", "z", "t", 0.2),
            ("a", "w", "t", 0.8),
            ("b", "w", "t", -0.7),
        )
    ).set_index("holder")
    assert table["label"].to_dict() == {
        "x": "supports",
        "y": "opposes",
        "z": "too little evidence",
        "w": "mixed",
    }
    assert table.loc["w", ["n", "articles"]].tolist() == [2, 2]


def test_an_interval_holds_its_mean_and_narrows_with_evidence():
    few = stance_pairs(evidence(*[("a", "x", "t", 0.6)] * 2)).iloc[0]
    many = stance_pairs(evidence(*[("a", "x", "t", 0.6)] * 40)).iloc[0]
    assert few["low"] < many["low"] < 0.6 < many["high"] < few["high"] <= 1


def test_no_evidence_gives_an_empty_table():
    assert stance_pairs(evidence()).empty
    assert relayed_balance(evidence(), pd.DataFrame({"entity": [], "camp": []})).empty


def test_the_relayed_balance_leaves_the_outlets_own_voice_out():
    table = relayed_balance(
        evidence(("a", "outlet", "kim", -1.0), ("a", "putin", "kim", 0.8), ("a", "who", "kim", -1)),
        pd.DataFrame({"entity": ["putin", "kim"], "camp": ["russia", "north_korea"]}),
    )
    assert set(zip(table["holder_camp"], table["target_camp"], strict=True)) == {
        ("russia", "north_korea"),
        ("other", "north_korea"),
    }
    assert table["share"].sum() == 1


def test_one_piece_each_cannot_tell_two_outlets_apart():
    docs = pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["A", "B"]})
    table = outlet_distance(evidence(("a", "outlet", "t", 0.5), ("b", "outlet", "t", -0.5)), docs)
    assert set(table["verdict"]) == {"cannot tell"}


def test_much_evidence_tells_them_apart():
    docs = pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["A", "B"]})
    rows = [("a", "outlet", "t", 0.8)] * 20 + [("b", "outlet", "t", -0.8)] * 20
    table = outlet_distance(evidence(*rows), docs)
    assert table["verdict"].tolist() == ["a is kinder", "apart"]
    assert table["difference"].round(6).tolist() == [1.6, 1.6]


def test_outlets_that_share_no_target_cannot_be_compared():
    docs = pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["A", "B"]})
    table = outlet_distance(evidence(("a", "outlet", "t", 0.8), ("b", "outlet", "u", 0.8)), docs)
    assert table["verdict"].tolist() == ["cannot tell"]
    assert table["difference"].isna().all()
