"""Marked words that are a name and no speech, or no name and speech; one trap a test."""

import pandas as pd
import pytest

from analysis.voices import quotations


def marked(text: str) -> list[tuple[str, str]]:
    """Return kind and content of what stands in marks."""
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    table = table[~table["kind"].isin(("indirect", "mixed"))]
    return list(zip(table["kind"], table["text"], strict=True))


IN_A_REPORT = [
    # behind a noun of class, in any of its forms, with its adjectives between
    ("وأكد المدير أن الحافلة توقفت على طريق «الميناء - الواحة» أمس.", "الميناء - الواحة"),
    ("وأوضح المدير أن الطلاب شاهدوا المسلسل الكوري الشهير «بيت الريح».", "بيت الريح"),
    ("وقال المدير إن القناة ستعرض أفلامها «مطر» و«غيم» و«شتاء طويل».", "شتاء طويل"),
    ("وأعلنت الشركة أنها ستبيع هاتفها الجديد «زد 370» قريبا.", "زد 370"),
    # behind وهو, where such a noun came before
    ("وأشار المدير إلى أن المعرض سيضم برنامجا جديدا وهو «المساجلات البحرية» للشباب.",
     "المساجلات البحرية"),
    # words of another language, letters spoken one by one
    ("وذكرت الشركة أن العرض المقبل سيقام على «ترينتو بلازكس».", "ترينتو بلازكس"),
    ("وقال الوزير سالم الحمدان لشبكة «إم إس إن بي» إن السد جاهز.", "إم إس إن بي"),
    # a person, whatever the verb
    ("ولفت الحرفي «يوسف الحمداني» اهتمام الزوار.", "يوسف الحمداني"),
    # the title of a talk, with a colon
    ("وأفاد المدير أن البرنامج يبدأ بمحاضرة بعنوان: «مسائل مهمة في علم البحار».",
     "مسائل مهمة في علم البحار"),
    # the source itself
    ("لم تصدر الشركة نفيا لما جرى بحسب «الضحى».", "الضحى"),
    ("ونفى المدير في حديثه إلى «الضحى» أمس أن السد خطر.", "الضحى"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), IN_A_REPORT)
def test_a_name_in_a_report_is_not_said(text: str, name: str) -> None:
    found = marked(text)
    assert ("name", name) in found
    assert "direct" not in [kind for kind, _ in found]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("ووعد المسؤولون بفتح تحقيق «عاجل وكامل وشفاف».", "عاجل وكامل وشفاف"),
        ("وقال الوزير سالم الحمدان إن الجسر «لن يحتاج لوقت طويل» لإصلاحه.",
         "لن يحتاج لوقت طويل"),
        ("ويطالب قادة القرى ب«أدلة» على ما جرى.", "أدلة"),
        ("وذكر البيان أن الفرق تستهدف «مسؤولين كبارا» و«مواقع حساسة».", "مواقع حساسة"),
        ("وقال المخرج سامي كامل في ختام الحفل «لن نترك المسرح وحده أبدا».",
         "لن نترك المسرح وحده أبدا"),
        ("وتابع المخرج سامي كامل\" سنعود إلى المسرح في الصيف\".", "سنعود إلى المسرح في الصيف"),
    ],
)  # fmt: skip
def test_common_words_in_a_report_are_the_sources_own(text: str, speech: str) -> None:
    assert ("direct", speech) in marked(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وعاد إلى القاعة المدرب الهولندي «فيلم كروغستراتن» أمس.", "name"),
        ("وواصل الرباعي «سامي كامل، فهد الصياد، أحمد الجبلي» التمارين.", "name"),
        ("انطلقت أمس فعاليات «مهرجان الميناء البحري الثاني» في الساحة.", "name"),
        ("وبات السوق بابا إلى «الثراء السريع» عند كثيرين.", "scare"),
        ("وانتشرت أمس صور ما يسمى في القرية «الدجاج الطائر».", "scare"),
        ("وعاش الناس في مدن كانت «جنة الفقراء» ثم خلت.", "scare"),
    ],
)
def test_what_the_narrator_marks_is_a_name_by_its_place(text: str, kind: str) -> None:
    assert marked(text)[0][0] == kind


def test_a_term_marked_twice_is_a_name_in_a_report_too() -> None:
    text = (
        "وقالت الطبيبة سلمى الحمدان إن نسبة «الكولاجين» تقل مع السن. "
        "وأضافت الحمدان أن بعض الأطعمة ترفع «الكولاجين» في الجسم."
    )
    assert marked(text) == [("name", "الكولاجين"), ("name", "الكولاجين")]


def test_a_judgement_marked_twice_stays_the_sources() -> None:
    text = (
        "وقال الوزير سالم الحمدان إن الخطوة «مرفوضة» من الجميع. "
        "وأضاف الحمدان أن الخطوة «مرفوضة» اليوم وغدا."
    )
    assert marked(text) == [("direct", "مرفوضة"), ("direct", "مرفوضة")]


@pytest.mark.parametrize(
    "text",
    [
        "وذكر البيان أن الممثلة «باريس كولفيلد» حضرت الحفل أمس.",
        "وقالت الشركة إنها تشتري «راندفيلد كوبرز» قريبا.",
        "وأكد الكاتب سالم الحمدان أن كتابي «الأسواق القديمة وأثرها في تماسك الأحياء عند أهل الساحل» نفدا.",
    ],
)
def test_persons_firms_and_long_titles_in_a_report_are_names(text: str) -> None:
    assert marked(text)[0][0] == "name"
