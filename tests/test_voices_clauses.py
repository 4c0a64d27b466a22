"""What a report takes in and whose it is, on invented sentences: one trap of the clause a test."""

import time

import pandas as pd
import pytest

from analysis.voices import quotations


def said(text: str) -> list[tuple[str, str | None]]:
    """Return content and the speaker's surface of each indirect or mixed report."""
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    table = table[table["kind"].isin(("indirect", "mixed"))]
    return [
        (
            row.text,
            None
            if pd.isna(row.speaker_start)
            else text[int(row.speaker_start) : int(row.speaker_end)],
        )
        for row in table.itertuples()
    ]


def speakers(text: str) -> list[str]:
    """Return the speaker of each quotation of speech."""
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    return table.loc[table["kind"].isin(("direct", "indirect", "mixed")), "speaker"].tolist()


CLAUSES = [
    # a verb behind the clause that describes its subject is that subject's predicate
    ("وأشار سامي كامل إلى أن الحارس الذي جدد عقده مع النادي، أكد رغبته في البقاء.",
     "الحارس الذي جدد عقده مع النادي، أكد رغبته في البقاء"),
    # a noun phrase goes on over the marked words in it
    ("وكانت الشرطة أعلنت الثلاثاء تفكيك «خلية تتألف من ثمانية أعضاء في ثلاث مدن».",
     "تفكيك «خلية تتألف من ثمانية أعضاء في ثلاث مدن»"),
    # the clause that tells of the interview is not what was said in it
    ("وغادر سامي كامل مؤكدا في لقاء أجراه معه الشاعر، بأن المسرح ترك أثرا في حياته.",
     "المسرح ترك أثرا في حياته"),
    # what was refused is not what was said
    ("وذكرت مصادر محلية رفضت الكشف عن هويتها، أن السد جاهز.", "السد جاهز"),
    # the narrator's own clause closes a noun phrase
    ("واشترط المدرب وجود لاعبين كبار، وكانت هذه أول عقبة.", "وجود لاعبين كبار"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), CLAUSES)
def test_content_of_a_report(text: str, content: str) -> None:
    assert content in [span for span, _ in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "وأعلن سامي كامل عن ذلك في تغريدة.",
        "وغادر المدير رافضا الإفصاح عن اسمه، بيد أن الخبر انتشر.",
        "وتعتبر أسعار الوقود في المدينة من الأكثر ارتفاعا في البلاد.",
        "والحق أنني حذرت من هذه الخطوة قبل عام.",
    ],
)
def test_what_reports_nothing(text: str) -> None:
    assert said(text) == []


NAMED = [
    # لكنه, أنه: who was meant before, not the object behind the verb
    ("قال سامي كامل إن السد جاهز. لكنه رفض التعليق قائلا: «لا أريد الحديث».", "سامي كامل"),
    # behind وهو stands a description of the one named before it
    ("وفي لقاء مع سامي كامل، وهو صاحب متجر قديم، أوضح أن السوق جيدة.", "سامي كامل"),
    # ل before a verb in the present may tell who answers
    ("قال سامي كامل: «نعود غدا إلى المسرح». ليرد عليه فهد الصياد قائلا: «بل نبقى هنا معا».",
     "فهد الصياد"),
    # letters in brackets are nobody
    ("قالت المحتجة جيهان الصياد إن السد خطر. كما قالت لوكالة الأنباء (أ.ب) إنه قديم.",
     "جيهان الصياد"),
    # the verb tells the gender of a name
    ("قالت رغد الصياد إن السد جاهز. وحضر المدير سامي كامل. وأضافت «سنعود غدا إليه».",
     "رغد الصياد"),
    # through a medium another speaks, and goes on
    ("وحسب صحيفة «الضحى»، أخبرت جيهان الصياد المجلة أن السد خطر. وأضافت: «سنرحل غدا كلنا».",
     "جيهان الصياد"),
    # the object of an adverbial participle is nobody
    ("قال سامي كامل رافضا ذكر اسم صديقه: إن السد جاهز.", "سامي كامل"),
    # a group without article before its verb
    ("وبدأ العمل لكن منتقدين يقولون إن السد خطر.", "منتقدين"),
    # neither a verb nor an adverb is a subject, nor is و a part of it
    ("قال سامي كامل إن السد جاهز. وتحدث خصوصا عن أهمية الجسر.", "سامي كامل"),
    ("ووزارة الزراعة أكدت أن السد جاهز.", "وزارة الزراعة"),
    # another verb opens the sentence
    ("وألقى سامي كامل خطابا في المدينة وصف فيه القرار بأنه خطأ.", "سامي كامل"),
    ("وارتفع السهم قليلا حينما أعلنت الوزارة عن خطط جديدة.", "الوزارة"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), NAMED)
def test_speaker_of_a_report(text: str, speaker: str) -> None:
    assert speakers(text)[-1].replace("ه", "ة") == speaker.replace("ه", "ة")


@pytest.mark.parametrize("text", ["و سيعود بحسب الوكالة.", "يزداد… وتابعت: وبيونغ"])
def test_a_conjunction_that_stands_alone_or_at_the_end_stops_no_article(text):
    assert all(text[start:end] for start, end in spans(text))


def spans(text: str) -> list[tuple[int, int]]:
    """Return where each quotation of the text starts and ends."""
    table = quotations(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    return list(zip(table["start"], table["end"], strict=True))


def test_a_word_of_stretching_signs_alone_is_read_in_its_length():
    def seconds(length: int) -> float:
        started = time.perf_counter()
        spans("ـ" * length)
        return time.perf_counter() - started

    seconds(100)
    assert seconds(16_000) < 2
