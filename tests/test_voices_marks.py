"""Marks that hold no speech: numbers, titles, names; invented sentences, one trap a test."""

import pandas as pd
import pytest

from analysis.voices import quotations


def reports(text: str) -> list[tuple[str, str]]:
    """Return kind and content of each quotation."""
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    return list(zip(table["kind"], table["text"], strict=True))


def test_marks_around_a_date_or_a_number_hold_no_speech():
    text = 'وأضاف البيان أن اللقاء سيعقد يوم السبت "٤ / ٧" في مقر الوزارة بحضور «120» ضيفا.'
    found = reports(text)
    assert [(kind, span) for kind, span in found if kind != "indirect"] == [
        ("scare", "٤ / ٧"), ("scare", "120"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("وألقى الشيخ سالم محاضرة تحدث فيها عن «فضل العلم وأثره في الناس».",
         "فضل العلم وأثره في الناس"),
        ("ويركز الملتقى على بحث «مستقبل صناعة الزجاج في مدن الساحل الغربي ودول الجوار».",
         "مستقبل صناعة الزجاج في مدن الساحل الغربي ودول الجوار"),
        ("وأكد المدير أن الطلاب حضروا دورة «فن الخط العربي» أمس.", "فن الخط العربي"),
        ("وبدأت الجلسة الأولى التي تناولت «أثر المطر في الزراعة» صباح أمس.",
         "أثر المطر في الزراعة"),
    ],
)  # fmt: skip
def test_what_a_talk_is_about_is_a_title_and_no_speech(text: str, title: str) -> None:
    found = reports(text)
    assert ("name", title) in found
    assert "direct" not in [kind for kind, _ in found]


def test_what_a_minister_speaks_of_stays_his_own_word():
    text = "وتحدث الوزير سالم الحمدان عن «قرار شجاع» لتعديل القانون."
    assert ("direct", "قرار شجاع") in reports(text)


def test_a_noun_that_looks_like_a_verb_of_talking_has_no_topic():
    text = "وقال الوزير سالم الحمدان في مقابلة حديثة «نثق بهذا المجال وبقدرته على النمو»."
    assert ("direct", "نثق بهذا المجال وبقدرته على النمو") in reports(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وشدد «الحمدان» على وجوب إغلاق الطريق.", "وجوب إغلاق الطريق"),
        ("وأكدت «الوزارة» عدم رصد أي إصابة جديدة.", "عدم رصد أي إصابة جديدة"),
    ],
)
def test_a_marked_word_behind_the_verb_is_who_speaks(text: str, content: str) -> None:
    kinds = reports(text)
    assert ("indirect", content) in kinds
    assert [kind for kind, _ in kinds if kind != "indirect"] == ["name"]


def test_a_marked_word_that_somebody_bears_as_a_name_is_a_name():
    text = (
        "قدم الفرقة خميس بن جبران. وأوضح المخرج سامي كامل أن العرض أكسب «خميسا» "
        "مكانة لدى الناس وأن المسرح بات «جاهزا» للعرض."
    )
    found = [pair for pair in reports(text) if pair[0] != "mixed"]
    assert found == [("name", "خميسا"), ("direct", "جاهزا")]


def test_a_rare_term_in_a_report_is_named_and_not_said():
    text = "وأوضح الطبيب سامي كامل أن النحل ينتج «البروبوليس» في الصيف."
    assert ("name", "البروبوليس") in reports(text)


def test_what_was_not_talked_about_is_not_reported():
    assert reports("ولم يتطرق «الحمدان» إلى موعد الافتتاح.") == [("name", "الحمدان")]


def test_names_marked_inside_marked_speech_do_not_cut_it():
    speech = 'صحف الساحل وأولها "المرساة" و"الفنار" و"الشراع" امتدحت العرض'
    kinds = reports(f'وقال المخرج سامي كامل: "{speech}".')
    assert ("direct", speech) in kinds
    assert [span for kind, span in kinds if kind == "name"] == ["المرساة", "الفنار", "الشراع"]


def test_marks_that_never_balance_are_read_one_after_the_other():
    text = 'وقال المخرج سامي كامل: "سنعرض في الصيف. وحضر "الفنار" و"الشراع" العرض.'
    assert ("name", "الفنار") in reports(text)


def test_a_common_word_that_is_marked_as_a_name_again_and_again_is_one():
    text = (
        "بدأت صحيفة «أمس» عملها. ونشرت صحيفة «أمس» مقالا. "
        "وأكد المدير أن القراء يتصفحون «أمس» كل يوم."
    )
    assert [kind for kind, span in reports(text) if span == "أمس"] == ["name"] * 3


def test_a_listed_name_of_two_words_is_no_word_of_the_source():
    text = "وأعلنت الشركة عبر حسابها على موقع التواصل «فيس بوك» أن الرحلات ستعود."
    assert ("name", "فيس بوك") in reports(text)
    text = "وأكد الوزير أن بلاده لن تقبل «الدولة المارقة» شريكا."
    assert ("direct", "الدولة المارقة") in reports(text)
