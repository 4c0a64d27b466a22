"""Articles: what a whole text tells about marked words; sayings, rows; invented sentences."""

import pandas as pd
import pytest

from analysis.voices import quotations

FILLER = (
    "وانطلقت الفعاليات في المدينة صباح أمس بحضور عدد كبير من الزوار والأسر والأطفال. "
    "وتستمر الأنشطة أسبوعا كاملا في الحدائق والميادين العامة وعلى شاطئ البحر. "
    "وتضم السوق الشعبية أركانا للحرف والأطعمة والألعاب، ويعرض فيها المزارعون ثمارهم. "
    "وشهدت الليلة الأولى حضورا لافتا من أبناء القرى المجاورة الذين جاؤوا في الحافلات. "
    "وتوزع الجوائز في الليلة الأخيرة على الفائزين في المسابقات التي نظمت للصغار والكبار.\n"
)


def kinds(text: str) -> list[tuple[str, str]]:
    """Return kind and content of each quotation."""
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    return list(zip(table["kind"], table["text"], strict=True))


def test_few_marked_words_are_terms_where_an_article_quotes_nobody_at_length():
    text = FILLER + "وأكد المدير سامي المرزوق أن ليالي «الواحة الكبرى» تستمر حتى الأحد.\n"
    assert "direct" not in [kind for kind, _ in kinds(text)]


def test_few_marked_words_are_speech_where_an_article_quotes_at_length():
    text = FILLER + (
        "وقال المدير سامي المرزوق: «نرحب بالجميع في هذه الليالي الجميلة».\n"
        "وأضاف أن الحضور كان بمثابة «مفاجأة سارة» للجميع.\n"
    )
    assert ("direct", "مفاجأة سارة") in kinds(text)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ("وأكد المدير سامي المرزوق أن السوق شهدت أمس «مبيعات قياسية» في الليلة الأولى.",
         "مبيعات قياسية"),
        ("وأكد المدير سامي المرزوق أن المدينة تنفذ المشروعات الحيوية «الضخمة» في موعدها.", "الضخمة"),
    ],
)  # fmt: skip
def test_what_evaluates_is_the_sources_own_even_among_terms(report: str, words: str) -> None:
    assert ("direct", words) in kinds(2 * FILLER + report + "\n")


def test_a_ship_that_agrees_by_chance_is_a_name():
    text = (
        2 * FILLER + "وأكد المدير سامي المرزوق أن الملك وصل بالسفينة الشهيرة «المحروسة» إلى هنا.\n"
    )
    assert "direct" not in [kind for kind, _ in kinds(text)]


def test_a_foreign_name_of_two_words_in_a_report_is_a_name():
    text = 2 * FILLER + "وأكد المدير سامي المرزوق أن الزوار يشترون أجهزة مثل «آي بود» من السوق.\n"
    assert ("name", "آي بود") in kinds(text)


def test_a_clause_goes_on_behind_the_source_in_it():
    text = "وسيولي الوزيران بحسب موسكو «اهتماما كبيرا» للنزاع في الجنوب.\n"
    assert ("direct", "اهتماما كبيرا") in kinds(text)
    assert ("mixed", text.strip(" .\n")[1:]) in kinds(text)


def test_a_list_behind_a_pronoun_and_a_colon_is_no_speech():
    text = "وجاء في أربعة أنواع، وهي: «الورقة القديمة، الورقة الملونة، الورقة السميكة».\n"
    assert [kind for kind, _ in kinds(text)] == ["name"]


def test_a_past_behind_another_in_a_relative_clause_is_a_noun():
    text = "وزار الوفد السوق الذي أخذ شرح مواقع المدينة من «دار الحرف» هناك.\n"
    assert "direct" not in [kind for kind, _ in kinds(text)]


def test_what_a_verb_itself_introduces_is_speech_in_any_article():
    text = FILLER + "ووصف المدير سامي المرزوق الحضور بأنه «لافت».\n"
    assert ("direct", "لافت") in kinds(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وضمت القائمة: «سامي المرزوق، وخالد المنسي، ورائد القاسم».",
         "سامي المرزوق، وخالد المنسي، ورائد القاسم"),
        ("وقال المزارع سامي المرزوق إن السوق تبيع «الأرز، والقمح، وزيت الزيتون».",
         "الأرز، والقمح، وزيت الزيتون"),
        ("ودخل «سامح نصار» مدرب الفريق الملعب.", "سامح نصار"),
        ("وقالت مصادر أمنية إن مقاتلي «المقاومة الشعبية» دخلوا المدينة.", "المقاومة الشعبية"),
        ("وأضاف سامي المرزوق أنها نسخة للنجمة العالمية «كارلين شترن».", "كارلين شترن"),
        ("وأكد سامي المرزوق نجاح ورشة العمل التدريبية «بناء قدرات المزارعين في الريف البعيد».",
         "بناء قدرات المزارعين في الريف البعيد"),
        ("وقال سامي المرزوق إن التسجيل في «www.example.com» متاح.", "www.example.com"),
        ("وأكد سامي المرزوق أن الصور التي نشرتها «المرسى» قديمة.", "المرسى"),
    ],
)  # fmt: skip
def test_rows_persons_and_terms_are_names(text: str, name: str) -> None:
    assert ("name", name) in kinds(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وسار الطلاب مرددين هتافات «لا للظلم» و«نريد الماء».", ["لا للظلم", "نريد الماء"]),
        ("ومن ذلك المثل العامي القائل: «من زرع حصد في النهاية».", ["من زرع حصد في النهاية"]),
        ("وقد يجد المرء أنه كما يقول المثل «خرج من البيت بلا زاد».", ["خرج من البيت بلا زاد"]),
        ("وجاء على صفحة الاتحاد «حددنا موعد المباراة في آخر العام».",
         ["حددنا موعد المباراة في آخر العام"]),
        ("ووصف سامي المرزوق القرار بـ«الخاطئ» و«الظالم».", ["الخاطئ", "الظالم"]),
        ("ورفضت الجمعية القرار معتبرة أن الخطة «لا تخدم أحدا من الناس».",
         ["لا تخدم أحدا من الناس"]),
    ],
)  # fmt: skip
def test_sayings_and_rows_are_speech(text: str, words: list[str]) -> None:
    assert [span for kind, span in kinds(text) if kind == "direct"] == words


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وبحسب المصدر نفسه كانوا يعدون للسفر إلى البلدة المجاورة.",
         "كانوا يعدون للسفر إلى البلدة المجاورة"),
        ("ووفقا لرئيس النادي شهد اجتماع الأحد مناقشة طويلة.", "شهد اجتماع الأحد مناقشة طويلة"),
        ("علمت «المرسى» أن الشركة أغلقت فرعها الشمالي.", "الشركة أغلقت فرعها الشمالي"),
        ("ووجه الوزير سامي المرزوق بتشكيل لجنة للنظر في الأمر.", "تشكيل لجنة للنظر في الأمر"),
        ("وأكد سامي المرزوق التوصل إلى اتفاق مع الشركة.", "التوصل إلى اتفاق مع الشركة"),
        ("وأكد سامي المرزوق حاجة الفريق إلى المران، قبل دخول الملعب.",
         "حاجة الفريق إلى المران، قبل دخول الملعب"),
        ("وأكد سامي المرزوق أن الفريق جاهز.من جانب آخر بدأ المران.", "الفريق جاهز"),
        ("وكان سامي المرزوق، أكد أمس، رسميا وفاة اللاعب القديم.", "وفاة اللاعب القديم"),
        ("وأكد سامي المرزوق؛ أن الفريق جاهز للمباراة.", "الفريق جاهز للمباراة"),
    ],
)  # fmt: skip
def test_where_reported_content_begins_and_ends(text: str, content: str) -> None:
    assert ("indirect", content) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "وتعد المدينة أجمل المدن بشواطئها الطويلة.",
        "وتم نقل الصور، إلا أنه تبين بعد ذلك أنها قديمة.",
        "وبدأ الموسم أمس، علما بأن الفريق تعاقد مع مدرب جديد.",
        "ونشر مطرب يدعى بسامي أغنية جديدة.",
        "ووجه اللاعب كرة قوية إلى المرمى بقدمه اليسرى.",
    ],
)
def test_what_only_looks_like_a_report(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وأضاف المصدر: «انقطع الطريق وغرقت ثلاث سيارات في السيل».",
         "انقطع الطريق وغرقت ثلاث سيارات في السيل"),
        ("«نحن اليوم أبطال أصعب دوري في العالم»، هذا ما قاله سامي المرزوق أمس.",
         "نحن اليوم أبطال أصعب دوري في العالم"),
        ("وأكد «تيم هايل»، مدير الشؤون في شركة السيارات الكبرى في هذا الصدد، «لا داعي لأن نغير».",
         "لا داعي لأن نغير"),
        ("وكان صاحب المقولة الشهيرة: «إن الباب المفتوح يجلب الضيوف».",
         "إن الباب المفتوح يجلب الضيوف"),
        ("يقول عنه الدكتور السعيد الورقي: «يكتب عن البحر بحزن هادئ، ويرسم المدن القديمة».",
         "يكتب عن البحر بحزن هادئ، ويرسم المدن القديمة"),
        ("وأشار المصدر إلى استمرار السيول في المحافظة الجبلية وإلى «سقوط جرحى من القرى».",
         "سقوط جرحى من القرى"),
        ("وكان سامي المرزوق، أكد اختيار «عمر الحسن» مدربا جديدا، بعد «نقاش طويل بين الأعضاء».",
         "نقاش طويل بين الأعضاء"),
    ],
)  # fmt: skip
def test_speech_whose_cue_stands_behind_a_description(text: str, words: str) -> None:
    assert ("direct", words) in kinds(text)


def test_a_paragraph_that_is_nothing_but_marked_is_the_last_speakers():
    text = "وقال الوزير سامي المرزوق: «بعثنا رسالة إلى الشركة».\n«لن نطلب إذنا من أحد.»\nوتراجع السوق.\n"
    assert ("direct", "لن نطلب إذنا من أحد.") in kinds(text)
