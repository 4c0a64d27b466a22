"""Persons: the name behind a description, and what is no person; invented sentences."""

import pandas as pd
import pytest

from analysis.voices import quotations


def speakers(text: str) -> list[str | None]:
    """Return who says each quotation, in order."""
    return quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))["speaker"].tolist()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال المتحدث باسم الشركة في تبوك خالد المرزوق إن العمل مستمر.", "خالد المرزوق"),
        ("وأوضح الباحث الفلكي، بقسم الرصد، خالد المنسي، أن الشهب كثيرة.", "خالد المنسي"),
        ("وأوضح النوخذة، عيسى المرزوق، أن الصيد في أوله.", "عيسي المرزوق"),
        ("وقال رئيس النادي، القطري ناصر المنسي، إن الصفقة تمت.", "ناصر المنسي"),
        ("وأكد مسؤول (رفيق) في الأحساء محمد المرزوق أن الأعضاء كثيرون.", "محمد المرزوق"),
        ("وقالت وزيرة الثقافة في البلاد سابقا حورية منسور إن الوصول قريب.", "حوريه منسور"),
        ("وأكد الباحث، بقسم الرصد بجامعة الملك طارق، خالد المنسي، أن الشهب كثيرة.",
         "خالد المنسي"),
        ("وقال المتحدث بمكتب البريد في البلدة بطحي بن راشد القاسم إن الطرد وصل.",
         "بطحي بن راشد القاسم"),
        ("وقال المتحدث باسمها أحمد المنسي إن العمل مستمر.", "احمد المنسي"),
        ("قال المشرف على كرسي المهندس خالد المنسي لأبحاث النحل إن العمل تم.",
         "المشرف علي كرسي المهندس خالد المنسي لابحاث النحل"),
        ("وحسب صحيفة واشنطن بوست، فإن العمل تم أمس.", "washington_post"),
        ("وقال وكيل الجامعة سهل بن نشأت المنسي إن العمل تم.", "سهل بن نشات المنسي"),
        ("وأدان المحافظ محمد بن سعود المنسي حادث التفجير.", "محمد بن سعود المنسي"),
        ("وأوضح سالم المنسي أخصائي اجتماعي، أن العمل تم.", "سالم المنسي"),
        ("وأفادت مصادر آن الموقوفين خمسة.", "مصادر"),
        ("وأشار المتحدث باسم المجلس في تبوك العميد سمير الحاج إلى أن العمل تم.", "سمير الحاج"),
        ("وأكد قائد الإطفاء في العاصمة الأفغانية كابل شهريار سلطاني أن الحريق انتهى.",
         "قائد الاطفاء"),
        ("وأكد وكيل الوزارة للتفتيش وتطوير البيئة الدكتور خالد المنسي أن العمل تم.", "خالد المنسي"),
        ("وأوضح السفير الدكتور فهد بن عبدالعزيز الطحاوي أن الطريق آمن.",
         "فهد بن عبدالعزيز الطحاوي"),
        ("وذكر المدير الدكتور عبد الناصر بامرجان أن المبنى جاهز.", "عبد الناصر بامرجان"),
        ("قال دونالد ترامب أحد المرشحين أمس إن العمل تم.", "donald_trump"),
        ("كما أعرب شيخ قبائل مروان ونافعة الشيخ ماجد القاسم عن سروره.", "ماجد القاسم"),
        ("وأكد رئيس اللجنة المالية بمجلس النواب الليبي عمر المنسي أن العمل تم.", "عمر المنسي"),
        ("وأشار الأمين العام لأوبك عبد الله المنسي إلى أن العمل تم.", "عبد الله المنسي"),
    ],
)  # fmt: skip
def test_a_name_stands_behind_a_description_and_its_place(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال المتحدث خلال لقائه الوزير خالد المرزوق إن العمل مستمر.", "المتحدث"),
        ("وأكد عدد من السكان، خالد وسالم منهم، أن الماء مقطوع.", "عدد من السكان"),
        ("وقال المدير، جنوب البلاد، إن العمل مستمر.", "المدير"),
    ],
)
def test_whom_he_met_and_where_he_was_is_not_his_name(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_the_object_of_a_deed_is_not_who_speaks():
    text = (
        "أوضح الأمير حاتم بن زهير أن المجلات قليلة.\n"
        "وقال خلال إطلاقه اليوم مجلة «المنارة» التابعة للبلدية: «السؤال يفتح ولا يغلق بابا»."
    )
    assert speakers(text)[-1] == "حاتم بن زهير"


def test_ali_is_a_name_where_the_preposition_has_its_own_letter():
    text = (
        "مر الوفد على القرية ثم على الجسر وأشرف على العمل.\n"
        "وكشف المتحدث باسم الجمعية، علي المرزوق، عن افتتاح فرع جديد."
    )
    assert speakers(text) == ["علي المرزوق"]


def test_a_verb_that_opens_a_sentence_is_not_who_speaks():
    text = "تقدم مدير النادي خالد المرزوق باستقالته وشرح الأسباب، وقال: «سأعود يوما إلى النادي»."
    assert speakers(text)[-1] == "خالد المرزوق"


def test_a_name_that_begins_with_lam_is_no_addressee():
    text = (
        "قال إدغار لامورين مدير المتحف إن الحارس مريض. "
        "وأبلغ لامورين مجلة المتحف «اخترنا تمديد المعرض شهرين حتى نهاية الصيف»."
    )
    assert speakers(text) == ["ادغار لامورين"] * 2


def test_an_office_that_is_a_given_name_too_stays_an_office():
    text = "وأوضح معالي أمين العاصمة الدكتور سامي المرزوق أن المشروع قريب."
    assert speakers(text) == ["سامي المرزوق"]


def test_a_title_with_a_pronoun_means_whom_the_sentence_before_names_by_it():
    text = (
        "ترأس معالي وزير الإعلام الدكتور سامي المرزوق اجتماعا في مكتبه أمس.\n"
        "وأكد معاليه أن العمل مستمر."
    )
    assert speakers(text) == ["سامي المرزوق"]


def test_topic_of_a_sentence_is_not_who_speaks():
    text = (
        "قال المدرب سامي المرزوق إن الفريق جاهز.\n"
        "وعن استعدادات فريقه للمباراة قال: «سار كل شيء كما خططنا له»."
    )
    assert speakers(text)[-1] == "سامي المرزوق"


def test_who_refuses_to_be_named_still_speaks():
    text = "وقال مدير في الشركة، رفض ذكر اسمه، إن العمل مستمر."
    assert speakers(text) == ["مدير في الشركه"]


def test_the_noun_of_saying_has_the_subject_of_its_sentence():
    text = (
        "قالت المديرة نوال القاسم إن العمل مستمر. "
        "وعلقت هبة المرزوق، مديرة العلاقات، بقولها: «نشكر الجميع على هذه الفرصة»."
    )
    assert speakers(text)[-1] == "هبه المرزوق"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال مدير عام كلية الملك فهد الأمنية اللواء سعد المرزوق إن الطلاب كثيرون.",
         "سعد المرزوق"),
        ("وأكد المتحدث الرسمي لمركز الملك طارق للإغاثة رأفت المرزوق أن السفن وصلت.",
         "رافت المرزوق"),
        ("وتابع المدير سامي المرزوق حديثه بالقول: إن العمل مستمر.", "سامي المرزوق"),
        ("وأكد أحد المسؤولين «تحتفظ المجلة باسمه» أن العمل مستمر.", "احد المسؤولين"),
        ("وبحسب التقرير سيصدر القانون قريبا في العاصمة.", "التقرير"),
    ],
)  # fmt: skip
def test_bodies_that_honour_and_words_of_his_own_are_not_who_speaks(
    text: str, speaker: str
) -> None:
    assert speakers(text)[-1] == speaker


def test_how_one_speaks_is_not_who_speaks():
    text = "قال الباحث سامي المرزوق إن الأمر سهل. وتطرق بشكل علمي إلى الطرق المثلى لذلك."
    assert speakers(text) == ["سامي المرزوق"] * 2


def test_a_surname_behind_a_personal_title_has_the_full_name_as_identity():
    text = "قال الدكتور سامي بن خالد المرزوقي إن الأمر سهل. وأضاف الدكتور المرزوقي أنه قريب."
    assert speakers(text) == ["سامي بن خالد المرزوقي"] * 2


def test_a_name_that_is_a_title_too_closes_with_its_comma():
    assert speakers("وقال عاصم شيخ، رئيس الخدمات، إن العمل مستمر.") == ["عاصم شيخ"]


def test_the_word_of_capacity_alone_is_nobody():
    assert speakers("وقال المحافظ بصفته متحدثا باسم المدينة إن العمل مستمر.") != ["بصفته"]


def test_a_surname_means_its_bearer_in_the_article_not_whom_the_lists_know():
    text = "قال المدير خالد الجبير إن الشاطئ نظيف. وأضاف الجبير أن العمل مستمر."
    assert speakers(text) == ["خالد الجبير"] * 2
    text = "قال الوزير عادل بن أحمد الجبير إن اللقاء قريب. وأضاف الجبير أن العمل مستمر."
    assert speakers(text)[1] == "adel_al_jubeir"


def test_anne_is_no_particle():
    assert speakers("قالت آن بوفيرت، مديرة الشركة، إن العمل مستمر.") == ["ان بوفيرت"]


def test_the_article_that_fell_behind_the_preposition_is_part_of_who_speaks():
    assert speakers("ووفقا للدراسة، فإن النوم مفيد للجميع.") == ["الدراسه"]


def test_an_idiom_of_place_does_not_speak() -> None:
    text = "قال سامي كامل إن الأمر تم. وفي ذات السياق أكد أنه لن يعود إلى بيته."
    assert speakers(text) == ["سامي كامل"] * 2


def test_a_deed_that_a_player_refused_is_not_his_name() -> None:
    text = "رفض اللاعب الانتظام في صفوف النادي، مؤكدا أنه سيعود إلى بيته."
    assert speakers(text) == ["اللاعب"]


def test_a_title_with_a_pronoun_is_whom_the_sentence_before_names() -> None:
    text = "رأس صاحب السمو الأمير سامي بن كامل الجلسة أمس. وقال سموه: «إن العمل كبير جدا»."
    assert speakers(text) == ["سامي بن كامل"]


def test_a_medium_whose_name_begins_with_an_adverb_is_named() -> None:
    text = "وحسب صحيفة «اليوم السابع»، أغلقت البلدية حديقة الحي لإصلاح السور."
    assert "al_youm_al_sabea" in speakers(text)
