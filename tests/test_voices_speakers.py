"""Whose words they are, on invented sentences: one trap of the noun phrase beside a verb a test."""

import pandas as pd
import pytest

from analysis.voices import quotations


def said(text: str) -> list[tuple[str, str]]:
    """Return content and the speaker's surface of each indirect or mixed report."""
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    table = table[table["kind"].isin(("indirect", "mixed"))].dropna(subset=["speaker_start"])
    return [
        (row.text, text[int(row.speaker_start) : int(row.speaker_end)])
        for row in table.itertuples()
    ]


SPEAKERS = [
    # a demonstrative stands for the whole phrase before, with what counts it and its place
    ("باتت الزيارة حديث عدد من المسؤولين والمراقبين في الغرب،\nولا سيما أن عددا من هؤلاء يرون أن "
     "الاتفاق هش.", [("الاتفاق هش", "عدد من المسؤولين والمراقبين في الغرب")]),
    # the object between subject and content is no part of the subject
    ("ووصف مسؤولون في لندن وباريس الخطة بأنها متسرعة.",
     [("متسرعة", "مسؤولون في لندن وباريس")]),
    ("واتهم مسؤولون في لندن وباريس موسكو بعرقلة الحوار.",
     [("عرقلة الحوار", "مسؤولون في لندن وباريس")]),
    ("واتهم وزير الداخلية الفرنسي المعارضة بعرقلة الحوار.",
     [("عرقلة الحوار", "وزير الداخلية الفرنسي")]),
    ("ووصفت كوريا الجنوبية القرار بأنه خطأ.", [("خطأ", "كوريا الجنوبية")]),
    # states joined by و are one source
    ("وفي المدينة اتهامات من كوريا الجنوبية والولايات المتحدة لموسكو بإرسال أسلحة.",
     [("إرسال أسلحة", "كوريا الجنوبية والولايات المتحدة")]),
    ("وأكدت الحكومة الليبية والمعارضة أن الهدنة باقية.",
     [("الهدنة باقية", "الحكومة الليبية والمعارضة")]),
    # a house in marks stands between who speaks and his name, and رأى في is not "saw in" there
    ("ورأت كبيرة المحللين في مصرف «ألفا» ميريام كولفاري أن الأسعار ترتفع.",
     [("الأسعار ترتفع", "ميريام كولفاري")]),
    ("وترى القيادية في «الحركة الخضراء» روكسان ميردو أن الخطة ناقصة.",
     [("الخطة ناقصة", "روكسان ميردو")]),
    ("وصرح مصدر مطلع ل«الضحى» بأن الخطة ناقصة.", [("الخطة ناقصة", "مصدر مطلع")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), SPEAKERS)
def test_phrase_of_the_speaker(text: str, found: list[tuple[str, str]]) -> None:
    assert said(text) == found


def test_an_adjective_of_nation_stands_for_it() -> None:
    text = "تستعد المدينة وسط تأكيدات روسية برغبة موسكو في التهدئة."
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    assert table["speaker"].tolist() == ["russia"]


MORE_SPEAKERS = [
    # a plural verb has its subject in front: what stands behind is whom it is about
    ("لكن بعض نواب المعارضة يتهمون الرئيس الحالي باتباع سياسة خاطئة.",
     [("اتباع سياسة خاطئة", "بعض نواب المعارضة")]),
    # a name in ب is no preposition where بأن opens the content
    ("اتهم الرئيس السابق بترو كوفال في مقابلة بثت أمس خصمه بأنه يريد الحكم.",
     [("يريد الحكم", "بترو كوفال")]),
    # behind an office in a place, an initial or a rare given name stands the name
    ("أعلن المدير العام لجمعية البر بمحافظة الميناء الشيخ محمد بن سالم البحري أن الحفل تأجل.",
     [("الحفل تأجل", "محمد بن سالم البحري")]),
    ("وأكد رئيس المنتدى د. لقمان بن حسن الصياد أن القاعة جاهزة.",
     [("القاعة جاهزة", "لقمان بن حسن الصياد")]),
    ("وقال المدير التنفيذي للمرصد، فادي سالم الجبلي، في بيان إن السد جاهز.",
     [("السد جاهز", "فادي سالم الجبلي")]),
    # neither an occasion nor a verb is a subject, nor is a word like خلالها
    ("وبهذه المناسبة قالت الوزيرة هدى سالم إن القاعة جاهزة.", [("القاعة جاهزة", "هدى سالم")]),
    ("يأتي ذلك فيما قالت مصادر محلية إن السد جاهز.", [("السد جاهز", "مصادر محلية")]),
    ("وألقى سامي كامل كلمة تحدث خلالها عن أهمية السد.", [("أهمية السد", "سامي كامل")]),
    # a name between marks behind its title
    ("وأوضح المهندس «كامل البنا» أن السد جاهز.", [("السد جاهز", "كامل البنا")]),
    # على behind بن is a name
    ("وأكد قاضي الاستئناف الشيخ لقمان بن على الصياد أن السد جاهز.",
     [("السد جاهز", "لقمان بن على الصياد")]),
    # a marked name before its verb; a plural verb is no part of the phrase before it
    ("وكانت «الضحى» قد أعلنت في بيان أن السد جاهز.", [("السد جاهز", "الضحى")]),
    ("وقال مسؤولون محليون اشترطوا عدم نشر أسمائهم إن السد جاهز.",
     [("عدم نشر أسمائهم", "مسؤولون محليون"), ("السد جاهز", "مسؤولون محليون")]),
    ("قال سامي كامل إن السد جاهز. وتابع بالقول إن الجسر آمن.",
     [("السد جاهز", "سامي كامل"), ("الجسر آمن", "سامي كامل")]),
    # between إن and its verb stands the subject, behind it the object
    ("وقال الوزير إن بلجيكا تعتبر السوق الجديدة ضرورة.",
     [("بلجيكا تعتبر السوق الجديدة ضرورة", "الوزير"), ("ضرورة", "بلجيكا")]),
    ("وأكدت بلدية الميناء أن السد جاهز.", [("السد جاهز", "بلدية الميناء")]),
    ("وأكد المتحدث باسم شركات نقل الركاب سامي كامل أن الطريق آمن.",
     [("الطريق آمن", "سامي كامل")]),
    # نقلت عنه: whoever spoke before, by way of the paper
    ("قال سامي كامل إن الجسر آمن. ونقلت صحيفة الضحى عنه قوله إن الطريق مغلق.",
     [("الجسر آمن", "سامي كامل"), ("الطريق مغلق", "سامي كامل")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), MORE_SPEAKERS)
def test_name_of_the_speaker(text: str, found: list[tuple[str, str]]) -> None:
    assert said(text) == found


CONTENT = [
    # a sentence that only names a source closes the one before
    ("وصل الوفد إلى الميناء فجرا وغادر مساء.وفقا لوكالة رويترز.",
     ["وصل الوفد إلى الميناء فجرا وغادر مساء"]),
    ("وصل الوفد إلى الميناء فجرا؛ حسب ما أعلن المصدر.", ["وصل الوفد إلى الميناء فجرا"]),
    ("وأكد الوزير أن السد جاهز كما هاجم قرار المجلس.", ["السد جاهز"]),
    ("ويأتي ذلك بعد إعلان الجيش السوداني تحرير المطار.", ["تحرير المطار"]),
    ("وعاد السهم عقب إعلان الشركة عن نتائجها.", ["نتائجها"]),
    ("ولم تذكر الشرطة سوى أنها تحقق في الحادث.", ["تحقق في الحادث"]),
    ("وسأل الصحفي الوزير عما إذا كان الجسر آمنا، ثم غادر.", ["كان الجسر آمنا، ثم غادر"]),
    ("وأضاف – نشكر الجميع على دعمهم لنا.", []),  # nobody has spoken before
    ("قال الوزير إن السد جاهز. وأضاف – نشكر الجميع على دعمهم لنا.",
     ["السد جاهز", "نشكر الجميع على دعمهم لنا"]),
    ("وعبر مجلس المدينة، في بيان له، عن أسفه للحادث.", ["أسفه للحادث"]),
    ("وما صحة ما أكده الوزير من أن السد جاهز؟", ["السد جاهز"]),
    ("وقال خبير لقناة (سي إن إن) إن القمح وفير.", ["القمح وفير"]),
    ("أوضح المتحدث باسم الوزارة سامي كامل قيام اللجنة بتفقد الجسر.",
     ["قيام اللجنة بتفقد الجسر"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents"), CONTENT)
def test_content_of_the_report(text: str, contents: list[str]) -> None:
    assert [content for content, _ in said(text)] == contents


@pytest.mark.parametrize(
    "text",
    [
        "تخلى الجيش عن مناطق من أجل نقل القوات إلى المدن التي يريد أن يبقى فيها.",
        "ثمة مناطق تتمسك بها القوات لكي لا تسمح بسقوط المدن.",
        "ولو أعلن الوزير أن السد جاهز لفرح الناس.",
        "وقررت اللجنة أن يبدأ العمل غدا.",
        "واندلعت معارك وصفت بالعنيفة في الشمال.",
        "وعاد الوفد، دون أن يوضح أحد السبب.",
        "كل ما يقول الناس أن عليك أن تعمل.",
    ],
)
def test_verbs_that_report_nothing(text: str) -> None:
    assert [content for content, _ in said(text)][:1] in ([], ["عليك أن تعمل"])


def marked(text: str) -> list[tuple[str, str]]:
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    table = table[table["kind"].isin(("direct", "name", "scare"))]
    return list(zip(table["kind"], table["text"], strict=True))


MARKS = [
    ("وقال الوزير إن البلاد»ستنتصر» على الفقر.", [("direct", "ستنتصر")]),
    ("وأضاف الوزير ” نحن في مرحلة صعبة لا حلول وسط فيها ”.",
     [("direct", "نحن في مرحلة صعبة لا حلول وسط فيها")]),
    ("وأكد الوزير أن صندوق تنمية القرى «سند» جاهز.", [("name", "سند")]),
    ("وقال لبرنامج «وجه المدينة» على قناة محلية «لن نترك القرى وحدها أبدا».",
     [("name", "وجه المدينة"), ("direct", "لن نترك القرى وحدها أبدا")]),
]  # fmt: skip


def test_a_double_prime_closes_a_quotation() -> None:
    assert [text for _, text in marked("نظام “نوافذ 10″ جديد، ونظام “أبواب 7″ قديم.")] == [
        "نوافذ 10",
        "أبواب 7",
    ]


@pytest.mark.parametrize(("text", "found"), MARKS)
def test_marks_that_pair_wrongly_and_names_in_marks(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert marked(text) == found


def test_brackets_hold_speech_that_holds_marks() -> None:
    text = "يقول الباحث: (اللون آية، ومنه «الأصفر الفاقع لونه» وغيره كثير)."
    assert marked(text)[0] == ("direct", "اللون آية، ومنه «الأصفر الفاقع لونه» وغيره كثير")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وفي كتاب: «لون البحر العميق» قصة.", "name"),
        ("وغادر الباحث «سامي كامل» القاعة.", "name"),
        ("وقال الوزير في تقرير «آفاق سوق القمح»، الذي نشر أمس، إن السعر ثابت.", "name"),
        ("وأكد الوزير أنه يريد «منطقة آمنة» في الشمال.", "direct"),
    ],
)
def test_titles_and_persons_in_marks_are_names(text: str, kind: str) -> None:
    assert marked(text)[0][0] == kind


def test_a_group_in_the_accusative_is_called_on_and_does_not_speak() -> None:
    text = "قال سامي كامل إن الجسر خطر. وطالب المسؤولين بإغلاق الجسر."
    assert said(text)[-1] == ("إغلاق الجسر", "سامي كامل")


def test_a_time_does_not_speak() -> None:
    text = "وهي المرة الثانية التي يعلن النادي عن إقامة مخيمات صيفية."
    assert said(text) == [("إقامة مخيمات صيفية", "النادي")]


def test_a_present_with_waw_is_another_verb_and_nobody() -> None:
    text = "يشرح ويقدم الحلول «هذا هو الحل الأفضل للجميع في المدينة»."
    assert quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))["speaker"].isna().all()


def test_a_present_behind_a_comma_goes_on_with_the_last_speaker() -> None:
    text = "وقال سامي كامل إن الحزب تعب. مع ذلك، يقول إن المعارضة ليست أفضل."
    assert said(text)[-1] == ("المعارضة ليست أفضل", "سامي كامل")
