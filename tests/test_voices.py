"""Reported speech on invented sentences: one construct or trap of Arabic news prose a test."""

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.errors import LexiconError
from analysis.lexicon import FOLDER
from analysis.voices import add_voice, quotations, words_by_voice
from analysis.voices.cues import cue_words, load_cues
from analysis.voices.marks import pair


def read(text: str) -> pd.DataFrame:
    return quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))


def reports(text: str) -> list[tuple[str, str, str | None]]:
    """Return kind, content and the speaker's surface of each quotation."""
    found = []
    for row in read(text).itertuples():
        named = pd.notna(row.speaker_start)
        surface = text[row.speaker_start : row.speaker_end] if named else None
        found.append((row.kind, row.text, surface))
    return found


INDIRECT = [
    ("قال وزير الخارجية الفرنسي لوران فابيوس إن بلاده لن ترسل قوات.",
     "بلاده لن ترسل قوات", "لوران فابيوس"),
    ("وزير النقل سامي كامل قال إن الطريق مغلق.", "الطريق مغلق", "سامي كامل"),
    ("ذكر التلفزيون الرسمي أن القائد حضر العرض.", "القائد حضر العرض", "التلفزيون الرسمي"),
    ("أفاد بيان الوزارة بأن المعبر مفتوح.", "المعبر مفتوح", "بيان الوزارة"),
    ("قالت كوريا الشمالية إنها ستشارك في القمة.", "ستشارك في القمة", "كوريا الشمالية"),
    ("وكان الحاكم قد أعلن الشهر الماضي أنه لن يترشح.", "لن يترشح", "الحاكم"),
    ("من جانبها، اعتبرت سيول أن الاتفاق يشكل تهديدا.", "الاتفاق يشكل تهديدا", "سيول"),
    ("وزعمت الجماعة أنها أسقطت طائرة.", "أسقطت طائرة", "الجماعة"),
    ("وأكد الزعيمان خلال لقائهما أهمية تطوير العلاقات.", "أهمية تطوير العلاقات", "الزعيمان"),
    ("دعا الأمين العام للأمم المتحدة أنطونيو سوزا إلى وقف القتال.",
     "وقف القتال", "أنطونيو سوزا"),
    ("وطالب مجلس الأمن بفتح تحقيق دولي.", "فتح تحقيق دولي", "مجلس الأمن"),
    ("أشاد السفير بالتعاون بين البلدين.", "التعاون بين البلدين", "السفير"),
    ("تعهد الرئيسان بتعزيز التجارة.", "تعزيز التجارة", "الرئيسان"),
    ("وحذر البنك الدولي من تباطؤ الاقتصاد.", "تباطؤ الاقتصاد", "البنك الدولي"),
    ("نفت طهران أي دور لها في الهجوم.", "أي دور لها في الهجوم", "طهران"),
    ("اتهمت واشنطن موسكو بتزويد المتمردين بالسلاح.", "تزويد المتمردين بالسلاح", "واشنطن"),
    ("وتساءل الكاتب: هل تنجح الهدنة؟", "هل تنجح الهدنة", "الكاتب"),
    ("قال المسؤول: إن الجسر آمن.", "الجسر آمن", "المسؤول"),
    ("وجاء في التقرير أن الأسعار ارتفعت.", "الأسعار ارتفعت", "التقرير"),
    ("وصلت السفينة إلى الميناء فجرا، حسبما ذكرت وكالة الأنباء.",
     "وصلت السفينة إلى الميناء فجرا", "وكالة الأنباء"),
    ("قتل عشرة جنود في الهجوم، كما أفادت وكالات الأنباء.",
     "قتل عشرة جنود في الهجوم", "وكالات الأنباء"),
    ("بحسب مصادر طبية، قتل ثلاثة أشخاص.", "قتل ثلاثة أشخاص", "مصادر طبية"),
    ("وفقا لتقرير نشرته المنظمة، فإن عدد اللاجئين بلغ مليونا.",
     "عدد اللاجئين بلغ مليونا", "تقرير"),
    ("ونقل عن مصدر مطلع قوله: إن الصفقة ألغيت.", "الصفقة ألغيت", "مصدر مطلع"),
    ("وردا على سؤال حول الأسعار، أوضح الخبير أنها مستقرة.", "مستقرة", "الخبير"),
    ("لافروف: الحل سياسي لا عسكري", "الحل سياسي لا عسكري", "لافروف"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), INDIRECT)
def test_reported_clause_and_its_speaker(text: str, content: str, speaker: str) -> None:
    assert reports(text) == [("indirect", content, speaker)]


NO_SPEECH = [
    "أعلنت الدولة الحرب على جارتها.",
    "يذكر أن المدينة شهدت زلزالا العام الماضي.",
    "ويعد الجسر أطول جسر في البلاد.",
    "وقال خير ما يقال في مثل هذا المقام.",
    "لم يقل الوزير إن الاتفاق انتهى.",
    "وفق القانون، يعاقب المخالف بالسجن.",
    "وصل نادي المدينة إلى النهائي بهدفين.",
    "وقد يقول المرء إن الأمر سهل.",
    "",
]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_what_is_not_speech(text: str) -> None:
    assert reports(text) == []


def test_long_apposition_between_verb_and_subject() -> None:
    text = "قال المتحدث باسم وزارة الدفاع، العميد أحمد سالم، للصحافيين، الاثنين، إن العملية انتهت."
    assert reports(text) == [("indirect", "العملية انتهت", "أحمد سالم")]


def test_clause_within_the_subject_does_not_take_the_content() -> None:
    text = "وقال مسؤول أميركي، طالبا عدم كشف هويته، إن المحادثات فشلت."
    assert ("indirect", "المحادثات فشلت", "مسؤول أميركي") in reports(text)


def test_name_inside_an_office_is_not_the_speaker() -> None:
    text = "وقال مسؤول مطلع في مكتب الرئيس سامي كامل، إن الاتفاق وشيك."
    (found,) = reports(text)
    assert str(found[2]).startswith("مسؤول مطلع")


def test_participle_ends_the_report_before_it() -> None:
    text = "أعلن الجيش أن قواته سيطرت على المطار، مضيفا أن المعارك متواصلة."
    assert reports(text) == [
        ("indirect", "قواته سيطرت على المطار", "الجيش"),
        ("indirect", "المعارك متواصلة", "الجيش"),
    ]


def test_next_speaker_ends_the_report_before_him() -> None:
    text = "قال شهود إن انفجارا هز المكان، فيما أكدت الشرطة أنها تحقق في الحادث."
    assert reports(text) == [
        ("indirect", "انفجارا هز المكان", "شهود"),
        ("indirect", "تحقق في الحادث", "الشرطة"),
    ]


def test_implicit_subject_is_the_last_speaker() -> None:
    text = "قال الوزير إن المفاوضات صعبة. وأضاف أن الوفد سيعود. وتابع: «لن نتراجع أبدا»."
    assert [speaker for *_, speaker in reports(text)] == ["الوزير"] * 3


def test_implicit_subject_agrees_in_gender() -> None:
    text = "قالت الوزيرة هدى سالم إن العجز تراجع. وقال النائب سامي كامل إنه زاد. وأضافت أنها واثقة."
    assert reports(text)[-1] == ("indirect", "واثقة", "هدى سالم")


def test_bare_surname_has_the_full_name_as_identity() -> None:
    text = "قال حجاج العريني إن المطر قريب. وأضاف العريني أن السدود جاهزة."
    table = read(text)
    assert table["speaker"].tolist() == ["حجاج العريني"] * 2
    last = table.iloc[-1]
    assert text[last["speaker_start"] : last["speaker_end"]] == "العريني"


def test_relay_is_not_the_speaker() -> None:
    table = read("نقلت وكالة الأنباء الرسمية عن المحافظ قوله إن المدينة آمنة.")
    assert table[["speaker", "relay", "cue"]].values.tolist() == [
        ["المحافظ", "وكالة الأنباء الرسمية", "قوله"]
    ]


def test_joint_speakers_are_one_surface() -> None:
    assert reports("قال سالم وكريم في بيان مشترك إن الشراكة ستنمو.")[0][2] == "سالم وكريم"


def test_name_ali_is_not_the_preposition() -> None:
    assert reports("وأشار علي إلى وجود صعوبات كثيرة.")[0][2] == "علي"


def test_hamza_of_the_first_person_is_no_report() -> None:
    assert [kind for kind, *_ in reports("قال اللاعب: «أعتقد أن الفوز قريب»")] == ["direct"]


@pytest.mark.parametrize(
    ("left", "right"), [("«", "»"), ("“", "”"), ("”", "“"), ("„", "“"), ('"', '"'), ("&quot;",) * 2]
)
def test_marks_of_every_style(left: str, right: str) -> None:
    text = f"قال الوزير: {left}لن نتراجع عن موقفنا أبدا{right}. وغادر القاعة."
    assert reports(text) == [("direct", "لن نتراجع عن موقفنا أبدا", "الوزير")]


def test_spaces_inside_marks_stay_outside_the_span() -> None:
    assert reports('قال الوزير: " لن نتراجع أبدا ".')[0][1] == "لن نتراجع أبدا"


def test_missing_closing_mark_does_not_swallow_the_next_report() -> None:
    text = "قال الوزير «لن نتراجع أبدا عن موقفنا. وأضاف النائب أن الوفد عاد.\nفقرة أخرى."
    assert reports(text) == [
        ("direct", "لن نتراجع أبدا عن موقفنا", "الوزير"),
        ("indirect", "الوفد عاد", "النائب"),
    ]


def test_marked_speech_before_its_verb() -> None:
    assert reports('"نحن مستعدون للحوار معهم"، قال الرئيس للصحافيين.') == [
        ("direct", "نحن مستعدون للحوار معهم", "الرئيس")
    ]


def test_quotation_across_paragraphs_is_one() -> None:
    text = "قال الرئيس: «هذه أول فقرة من كلامي.\nوهذه فقرة ثانية منه»."
    assert len(read(text)) == 1


def test_marks_inside_marks_nest() -> None:
    table = read('قال المتحدث: «قال لي الوزير إن "الأمر قد انتهى" ولم يعد».')
    assert table["inside"].isna().tolist()[0]
    assert table["inside"].tolist()[-1] == len(table) - 2
    assert set(table["kind"]) == {"direct", "mixed"}


def test_marked_piece_in_a_clause_makes_it_mixed_and_direct() -> None:
    assert [kind for kind, *_ in reports("قال الوزير إن القرار «خطأ فادح لا يغتفر» وسيعدل.")] == [
        "mixed",
        "direct",
    ]


def test_fully_marked_clause_is_direct_only() -> None:
    assert [kind for kind, *_ in reports("قال الوزير إن «القرار خطأ فادح لا يغتفر».")] == ["direct"]


def test_marked_name_leaves_the_clause_indirect() -> None:
    found = reports("أعلنت صحيفة «الضحى» أن الوفد وصل إلى فندق «النخيل».")
    assert [kind for kind, *_ in found] == ["name", "indirect", "name"]


def test_marked_words_without_source_are_scare() -> None:
    assert reports("دخلت المدينة بعد «التحرير الكبير جدا» في فوضى.")[0][0] == "scare"


MARKED = [
    # a verb of praise, promise, assertion or opinion governs marked words without أن
    ("شكر الملك طارق القائد على «صبره الطويل» في الحصار ومحاربة «أعداء السلام».",
     [("mixed", "«صبره الطويل» في الحصار ومحاربة «أعداء السلام»", "طارق"),
      ("direct", "صبره الطويل", "طارق"), ("direct", "أعداء السلام", "طارق")]),
    ("امتدح سامي «الصديق» كريم.",
     [("mixed", "«الصديق» كريم", "سامي"), ("direct", "الصديق", "سامي")]),
    ("وعد سامي «بالوقوف مع الفقراء»، لتحسين العيش في القرى.",
     [("mixed", "«بالوقوف مع الفقراء»، لتحسين العيش في القرى", "سامي"),
      ("direct", "بالوقوف مع الفقراء", "سامي")]),
    ("وقال سامي إن القرار نهائي، مؤكدا «الرفض التام» للعملية.",
     [("indirect", "القرار نهائي", "سامي"), ("mixed", "«الرفض التام» للعملية", "سامي"),
      ("direct", "الرفض التام", "سامي")]),
    ("وأكد سامي لكريم «تقديره جهود» بلاده.",
     [("mixed", "«تقديره جهود» بلاده", "سامي"), ("direct", "تقديره جهود", "سامي")]),
    ("مسؤولون يرون في سامي «شريكا موثوقا» للغرب.",
     [("mixed", "سامي «شريكا موثوقا» للغرب", "مسؤولون"),
      ("direct", "شريكا موثوقا", "مسؤولون")]),
    ("وتعهد سامي بتعزيز «الصناعة» في البلاد.",
     [("mixed", "تعزيز «الصناعة» في البلاد", "سامي"), ("direct", "الصناعة", "سامي")]),
    # one marked word at the end of a reported clause is speech
    ("وأعلن سامي أن الخطة باتت «جاهزة».",
     [("mixed", "الخطة باتت «جاهزة»", "سامي"), ("direct", "جاهزة", "سامي")]),
    # what a document stipulates belongs to him who tells of it
    ("وقال سامي إن المعاهدة تنص على «الدفاع المشترك» عند التعرض «للهجوم».",
     [("mixed", "المعاهدة تنص على «الدفاع المشترك» عند التعرض «للهجوم»", "سامي"),
      ("direct", "الدفاع المشترك", "سامي"), ("direct", "للهجوم", "سامي")]),
    ("وقف الوزير تحت لافتة تبشر بـ «النصر الكبير».", [("direct", "النصر الكبير", "لافتة")]),
    ("انتقد السفير سامي كامل ما وصفه بـ«الصمت الدولي المعيب» إزاء الحصار.",
     [("direct", "الصمت الدولي المعيب", None)]),
    ("«الطريق إلى السلام يمر من هنا».. هكذا وصف الرئيس سامي كامل القمة بالآونة الأخيرة.",
     [("direct", "الطريق إلى السلام يمر من هنا", "سامي كامل")]),
    ("قال الوزير: (لن نقبل بهذا القرار أبدا) وغادر.",
     [("direct", "لن نقبل بهذا القرار أبدا", "الوزير")]),
    ("وقال الوزير الذي زار المدينة أمس «اليوم بدأت مرحلة جديدة من العمل في كل القرى».",
     [("direct", "اليوم بدأت مرحلة جديدة من العمل في كل القرى", "الوزير")]),
    # the narrator goes on behind the marks; the speaker goes on with لكنه before marks
    ("ذكرت الوكالة أن «الوفد وصل في موكب كبير»، إذ استقبله الوزير.",
     [("direct", "الوفد وصل في موكب كبير", "الوكالة")]),
    ("وقال الوزير إنه يريد السلام «في كل البلاد»، لكنه لم يذكر موعدا.",
     [("mixed", "يريد السلام «في كل البلاد»", "الوزير"),
      ("direct", "في كل البلاد", "الوزير")]),
    ("وأضاف سامي أن الاتفاق لن يكون موجها ضد أحد، لكنه «يفتح باب التعاون».",
     [("mixed", "الاتفاق لن يكون موجها ضد أحد، لكنه «يفتح باب التعاون»", "سامي"),
      ("direct", "يفتح باب التعاون", "سامي")]),
    ("وقال سامي إن بلاده «صديق لا يخون»، وسط تكهنات بزيارة قريبة.",
     [("mixed", "بلاده «صديق لا يخون»", "سامي"), ("direct", "صديق لا يخون", "سامي")]),
    # not speech: a headline without a source, words at a distance, a medium, a guest house
    ("سامي في بيروت: نحو «شراكة جديدة شاملة»", [("scare", "شراكة جديدة شاملة", None)]),
    ("يتجاوز التقارب، على الأرجح، «حاجة» البلاد إلى السلاح.", [("scare", "حاجة", None)]),
    ("قال سامي في مقابلة مع «عين المدينة» إن الجسر آمن.",
     [("name", "عين المدينة", None), ("indirect", "الجسر آمن", "سامي")]),
    ("قال سامي إن الوفد نزل في دار «كرمسان».",
     [("indirect", "الوفد نزل في دار «كرمسان»", "سامي"), ("name", "كرمسان", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), MARKED)
def test_marked_words_and_the_clause_that_holds_them(
    text: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert reports(text) == found


MORE_INDIRECT = [
    ("وحضر الوزيران حفل التخرج في العاصمة، اليوم، وفق ما ذكرت وكالات محلية.",
     [("حضر الوزيران حفل التخرج في العاصمة، اليوم", "وكالات محلية")]),
    ("وصل الوزير سامي كامل إلى بيروت، الثلاثاء، وتعهد بدعم الجيش، وفقا لـ«رويترز».",
     [("وصل الوزير سامي كامل إلى بيروت، الثلاثاء، وتعهد بدعم الجيش", "رويترز"),
      ("دعم الجيش", "سامي كامل")]),
    ("وفي المدينة اتهامات من سيول وواشنطن لموسكو بإرسال أسلحة.",
     [("إرسال أسلحة", "سيول وواشنطن")]),
    ("تستعد المدينة وسط تأكيدات ألمانية برغبة برلين في التهدئة.",
     [("رغبة برلين في التهدئة", "ألمانية")]),
    ("تأتي الزيارة في ظل تقارير عن استعدادات كبيرة للحفل.",
     [("استعدادات كبيرة للحفل", "تقارير")]),
    ("ووجه مسؤولون في سيول اتهامات إلى موسكو بإرسال أسلحة.",
     [("إرسال أسلحة", "مسؤولون في سيول")]),
    ("ونشرت الصحف المحلية مقالات تشيد بالجيش.", [("الجيش", "الصحف المحلية")]),
    ("وقال سامي إن الصلح قريب ودعا كريم لزيارة العاصمة.",
     [("الصلح قريب", "سامي"), ("زيارة العاصمة", "سامي")]),
    ("وبحسب الوزير، انتهت الأزمة، واتهم البنتاغون موسكو باستخدام صواريخ بعيدة.",
     [("انتهت الأزمة", "الوزير"), ("استخدام صواريخ بعيدة", "البنتاغون")]),
    ("قال الباحث الأول في مركز دراسات البحر التابع لأكاديمية العلوم، كارلوس بيدرو، إن الوضع صعب.",
     [("الوضع صعب", "كارلوس بيدرو")]),
    ("قالت الوزيرة هدى سالم إن العجز تراجع. ووصف القرارات بالصائبة.",
     [("العجز تراجع", "هدى سالم"), ("الصائبة", "هدى سالم")]),
    ("قال وزير النفط حسين أمير عبد اللهيان إن السعر ثابت.",
     [("السعر ثابت", "حسين أمير عبد اللهيان")]),
    ("طالب بان كي مون بفتح المعابر.", [("فتح المعابر", "بان كي مون")]),
    ("كانت الوزيرة قالت العام الماضي إن القمح وفير.", [("القمح وفير", "الوزيرة")]),
    ("أبلغ مسؤولون محليون رويترز أن القمح وفير.", [("القمح وفير", "مسؤولون محليون")]),
    ("كان وزير محلي أبلغ رويترز أن القمح وفير.", [("القمح وفير", "وزير محلي")]),
    ("وقال سامي كامل مدير البناء وإعادة التأهيل في المدينة إن القمح وفير.",
     [("القمح وفير", "سامي كامل")]),
    ("حذرت الحكومة المواطنين من السفر إلى الجزيرة.", [("السفر إلى الجزيرة", "الحكومة")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), MORE_INDIRECT)
def test_report_by_noun_source_phrase_or_far_subject(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert [(content, who) for kind, content, who in reports(text) if kind != "name"] == found


@pytest.mark.parametrize(
    "text",
    [
        "أصدرت المحكمة مذكرة اعتقال بحقه.",
        "وفي إشارة إلى أن البلاد تتغير، غادر الوفد.",
        "كان أول من اعترف بجمهورية الشمال.",
        "وستواصل البلاد العمل بالآونة الأخيرة.",
        "تبلغ الكلفة نحو 20 مليون ليرة.",
    ],
)
def test_words_that_look_like_reports(text: str) -> None:
    assert reports(text) == []


def test_missing_closing_mark_before_the_next_opening_one() -> None:
    text = "قال سامي كامل إن “الوضع في البلاد متوتر جدا. مضيفا “أن تعزيز الروابط أمر مهم للغاية”."
    assert reports(text) == [
        ("direct", "الوضع في البلاد متوتر جدا", "سامي كامل"),
        ("direct", "أن تعزيز الروابط أمر مهم للغاية", "سامي كامل"),
    ]


def test_agency_named_by_its_head_alone_is_the_one_last_named() -> None:
    text = "ذكرت وكالة الأنباء الوطنية أن الوفد وصل. وأضافت الوكالة أن اللقاء مهم."
    assert read(text)["speaker"].nunique() == 1


def test_medium_of_speech_is_told_without_marks_and_head() -> None:
    text = "ونقلت صحيفة «الضحى» عن المحافظ قوله في ختام الحفل «لن نترك المدينة وحدها أبدا»."
    row = read(text).iloc[-1]
    assert (row["relay"], row["cue"], row["kind"]) == ("الضحى", "قوله", "direct")
    assert read("وقال الوزير لوكالة رويترز إن الجسر آمن.")["relay"].tolist() == ["reuters"]


def test_report_within_the_report_of_a_medium_came_through_it() -> None:
    table = read("ذكرت صحيفة الضحى أن الوزير قال إن الجسر آمن.")
    assert table["relay"].iloc[-1] == "صحيفة الضحى"


def test_two_source_phrases_in_one_sentence() -> None:
    text = "عاد الوفد إلى البلاد أمس وبحسب مصادر محلية فإن اللقاء نجح وفق وكالة الأنباء."
    assert reports(text)[0] == ("indirect", "عاد الوفد إلى البلاد أمس", "مصادر محلية")


def test_a_word_that_names_once_names_wherever_it_is_marked() -> None:
    text = "نزل الوفد في فندق «الكرمل». وقال الوزير إن «الكرمل» مغلق."
    assert [kind for kind, *_ in reports(text)] == ["name", "indirect", "name"]


def test_voice_is_the_innermost_speaker() -> None:
    text = "قال الوزير إن القرار «خطأ فادح لا يغتفر». وغادر."
    table = read(text)
    spans = pd.DataFrame(
        [
            ("a", text.index(word), text.index(word) + len(word))
            for word in ("القرار", "فادح", "غادر")
        ],
        columns=["doc_id", "start", "end"],
        index=[7, 3, 5],
    )
    voiced = add_voice(spans, table)
    assert voiced["voice"].tolist() == ["الوزير", "الوزير", "outlet"]
    assert voiced["wording"].tolist() == ["rendered", "own", ""]
    assert voiced.index.tolist() == [7, 3, 5]
    assert "voice" not in spans.columns


def test_scare_and_name_have_no_voice_and_unknown_source_is_unattributed() -> None:
    text = "وقال «نحن نرفض الحرب كلها». شارك فريق «النخيل»."
    spans = pd.DataFrame({"doc_id": "a", "start": [8, 40], "end": [10, 44]})
    assert add_voice(spans, read(text))["voice"].tolist() == ["unattributed", "outlet"]


def test_words_by_voice_reconciles_with_the_words_of_the_article() -> None:
    docs = pd.DataFrame({"doc_id": ["a"], "text": ["قال الوزير إن القرار نهائي. وغادر القاعة."]})
    shares = words_by_voice(docs, quotations(docs))
    assert shares["n_words"].sum() == shares["n_total"].iloc[0] == 7
    assert dict(zip(shares["voice"], shares["n_words"], strict=True)) == {"outlet": 5, "الوزير": 2}


def test_table_has_its_schema_and_partitions_agree_with_the_whole() -> None:
    texts = ["قال زيد إن المطر قريب.", "", "وأضاف أن السد جاهز.", "قالت هند: «لا نريد الحرب»."]
    docs = pd.DataFrame({"doc_id": list("abcd"), "text": texts})
    whole = tables.check("quotations", quotations(docs))
    assert whole.index.tolist() == list(range(len(whole)))
    parts = pd.concat([quotations(docs.iloc[i : i + 1]) for i in range(4)], ignore_index=True)
    pd.testing.assert_frame_equal(whole.drop(columns="inside"), parts.drop(columns="inside"))


def test_lexicon_names_class_and_act_of_two_hundred_cues() -> None:
    words = cue_words()
    assert len(words) >= 200
    assert set(words["class"]) == {"acknowledge", "endorse", "proclaim", "distance"}


def test_users_lexicon_replaces_the_cues(tmp_path) -> None:  # type: ignore[no-untyped-def]
    own = (FOLDER / "cues.toml").read_text(encoding="utf-8")
    (tmp_path / "cues.toml").write_text(own.replace('past = "افترض"', 'past = "بلغم"'), "utf-8")
    docs = pd.DataFrame({"doc_id": ["a"], "text": ["افترض التاجر أن السعر ثابت."]})
    assert len(quotations(docs)) == 1
    assert quotations(docs, lexicon=tmp_path).empty


@pytest.mark.parametrize(
    ("old", "new"), [('class = "distance"', 'class = "odd"'), ('takes = ["أن"', 'takes = ["xx"')]
)
def test_error_names_file_and_entry(tmp_path, old: str, new: str) -> None:  # type: ignore[no-untyped-def]
    own = (FOLDER / "cues.toml").read_text(encoding="utf-8")
    (tmp_path / "cues.toml").write_text(own.replace(old, new, 1), "utf-8")
    with pytest.raises(LexiconError, match=r"cues\.toml: \[\[verb\]\]"):
        load_cues(tmp_path)


@pytest.mark.parametrize(
    "unit",
    ["«", '" ', "« ا", "قال ", "وقال إن ", "كلمة ", "بحسب ", "«قال «ا» ", "قال 'ا\n", "قال: «ا\n"],
)
def test_cost_grows_with_length_alone(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        read(unit * (size // len(unit)))
        return time.process_time() - start

    seconds(1_000)
    small = min(seconds(5_000) for _ in range(2))
    large = min(seconds(30_000) for _ in range(2))  # the least: a busy machine adds to any one
    assert large < 6 * 2.5 * max(small, 0.05)


@pytest.mark.parametrize("unit", ["«", "قال إن ", "كلمة ", "«قال: «ا ب ت ث ج». وقال إن كذا. "])
def test_a_megabyte_is_read_in_seconds(unit: str) -> None:
    start = time.process_time()
    read(unit * (1_000_000 // len(unit.encode())))
    assert time.process_time() - start < 20


_ALPHABET = st.sampled_from([*"قالأنإومب ين«»\"“”':،.؟\n()5د", "قال ", "أن ", "مشيرا إلى ",
    "وبحسب مصادر ", "، وفق وكالة ", "، وأكد الوزير ", "ما وصفه بـ", "اتهامات من ", "هكذا وصف ",
    "شكر ", "على ", "، إذ ", "تقارير عن ", "بان كي "])  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(_ALPHABET, max_size=60).map("".join))
def test_every_span_cuts_its_own_text(text: str) -> None:
    table = read(text)
    for row in table.itertuples():
        assert row.text == text[row.start : row.end] != ""
        assert pd.isna(row.inside) or 0 <= row.inside < len(table)
    assert all(p.left < p.start <= p.end <= p.right for p in pair(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    docs = pd.DataFrame({"doc_id": ["a"], "text": [text]})
    shares = words_by_voice(docs, read(text))
    assert (shares["n_words"] > 0).all()


def test_an_honorific_with_its_pronoun_is_whoever_spoke_last():
    text = "أكد وزير التجارة سالم الحمدان أن اللقاء كان مثمرا. وأضاف معاليه أن المشاورات مستمرة."
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    assert table["speaker"].nunique() == 1
    assert "سالم الحمدان" in table["speaker"].iloc[1]


def test_a_predicate_that_looks_like_a_participle_reports_nothing():
    text = "أكد الوزير سالم الحمدان أن الحكومة ملتزمة بالاتفاق."
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    assert table["text"].tolist() == ["الحكومة ملتزمة بالاتفاق"]
