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
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), SPEAKERS)
def test_phrase_of_the_speaker(text: str, found: list[tuple[str, str]]) -> None:
    assert said(text) == found


def test_an_adjective_of_nation_stands_for_it() -> None:
    text = "تستعد المدينة وسط تأكيدات روسية برغبة موسكو في التهدئة."
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    assert table["speaker"].tolist() == ["russia"]
