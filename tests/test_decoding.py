"""Bytes → text, pages → articles: encodings, what is refused, the way back into the page."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.decoding import Undecodable, decode, extract

TEXT = "افتتح الوزير المعرض في العاصمة، وقال إن القراءة حق للجميع من الناس على مدى العام."
PARAGRAPHS = [
    "افتتح الوزير أمس المعرض السنوي للكتاب بحضور عدد كبير من الناشرين والقراء من بلدان كثيرة.",
    "وقال إن القراءة حق للجميع &amp; إن أبواب المعرض ستبقى <b>مفتوحة</b> أمام الزوار حتى نهاية الشهر.",
    "وأضاف أن الناشرين جاؤوا من عشرين دولة، وأن المعرض يضم مئة ألف عنوان في مختلف العلوم والفنون.",
]  # fmt: skip
PAGE = (
    "<!DOCTYPE html><html lang='ar'><head><title>افتتاح معرض الكتاب</title>"
    "<meta property='og:site_name' content='الضحى'><meta name='author' content='هدى سالم'>"
    "<meta property='article:published_time' content='2024-03-05T10:00:00+00:00'>"
    f"<script>var x = '{PARAGRAPHS[0]}';</script><!-- {PARAGRAPHS[2]} --></head>"
    "<body><nav><a href='/'>الرئيسية</a></nav><article><h1>افتتاح معرض الكتاب</h1>"
    + "".join(f"<p>{p}</p>\r\n" for p in PARAGRAPHS)
    + "<ul><li>أول ما عرض كتب الأطفال</li><li>وآخره المخطوطات القديمة</li></ul></article>"
    "<section id='comments'><p>تعليق زائر لا شأن له بالمقال.</p></section></body></html>"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "cp1256", "iso8859_6", "utf-16-le", "utf-16-be", "utf-16", "utf-32"]
)
def test_each_encoding_of_the_press_is_told(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_stays_so_offsets_are_the_files(encoding: str) -> None:
    assert decode(("\ufeff" + TEXT).encode(encoding)) == "\ufeff" + TEXT


def test_line_ends_stay_as_they_are() -> None:
    assert decode("أ\r\nب\rج\n".encode()) == "أ\r\nب\rج\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "binary"),
        (b"PK\x03\x04\x14\0\x06\0", "binary"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08", "binary"),
        ("une école très fréquentée à côté".encode("latin-1"), "unknown encoding"),
        (TEXT.encode("cp720", "replace") + b"\x81\x8d", "unknown encoding"),
        (b"\xff\xfe\x00\xd8", "broken UTF-16-LE"),
        (b"\xff\xfea", "broken UTF-16-LE"),
    ],
)
def test_what_is_no_arabic_text_is_refused_with_reason_and_remedy(
    content: bytes, reason: str
) -> None:
    with pytest.raises(Undecodable, match=reason) as caught:
        decode(content)
    assert "UTF-8" in caught.value.remedy


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text = decode(content)
    except Undecodable as error:
        assert error.remedy and "\n" not in str(error)
    else:
        text.encode("utf-8")


def test_a_page_gives_its_article_and_what_it_states() -> None:
    text, origin, known = extract(PAGE)
    assert known == {
        "title": "افتتاح معرض الكتاب",
        "author": "هدى سالم",
        "outlet": "الضحى",
        "published": "2024-03-05",
    }
    assert text.startswith("افتتاح معرض الكتاب\n")
    assert text.count("افتتح الوزير أمس") == 1
    assert "تعليق زائر" not in text and "الرئيسية" not in text
    assert len(origin) == len(text)


def test_the_origin_of_a_character_is_that_character_in_the_shown_page() -> None:
    text, origin, _ = extract(PAGE)
    hidden = range(PAGE.index("<script>"), PAGE.index("</head>"))
    at = text.index("إن القراءة حق")
    assert PAGE[origin[at] :].startswith("إن القراءة حق للجميع &amp; إن")
    for start in (text.index(PARAGRAPHS[0]), text.index(PARAGRAPHS[2])):
        assert origin[start] not in hidden
    for char, place in zip(text, origin, strict=True):
        assert place >= 0
        assert char.isspace() or PAGE[place] == char or PAGE[place] == "&" or char == "-"


def test_an_item_of_a_list_leads_back_although_its_bullet_is_not_in_the_page() -> None:
    text, origin, _ = extract(PAGE)
    at = text.index("أول ما عرض")
    assert PAGE[origin[at] :].startswith("أول ما عرض كتب الأطفال</li>")
    assert text[at - 2 : at] == "- " and origin[at - 2] == origin[at]


@pytest.mark.parametrize("page", ["", "<html></html>", "<html><body><p></p></body></html>", "<<<"])
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(Undecodable, match="no article found"):
        extract(page)


@pytest.mark.parametrize("unit", ["<", "&", "<!--", "<script>", "<a ", "&amp;", "> <", " ", "-->"])
def test_a_megabyte_of_markup_is_linear(unit: str) -> None:
    page = PAGE.replace("</body>", unit * (1_000_000 // len(unit)) + "</body>")
    began = time.process_time()
    try:
        extract(page)
    except Undecodable:
        pass
    assert time.process_time() - began < 8
