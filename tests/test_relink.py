"""Speakers by the names of their article: one Arabic trap a test."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.entities import find_mentions
from analysis.entities.relink import excerpt, how_to_relink, relink


def speakers(text: str, *surfaces: str, last: bool = True) -> list[object]:
    """Return the speakers after relinking, each surface where it last (or first) stands."""
    docs = pd.DataFrame({"doc_id": ["d"], "text": [text]})
    starts = [text.rindex(s) if last else text.index(s) for s in surfaces]
    quotations = pd.DataFrame(
        {
            "doc_id": "d",
            "speaker": list(surfaces),
            "speaker_start": pd.array(starts, dtype="Int64"),
            "speaker_end": pd.array(
                [a + len(s) for a, s in zip(starts, surfaces, strict=True)], dtype="Int64"
            ),
        }
    )
    return relink(quotations, find_mentions(docs), docs)["speaker"].tolist()


@pytest.mark.parametrize(
    ("surface", "needed"),
    [
        ("كيم", True),
        ("الوكالة", True),
        ("الرئيس", True),
        ("بوتين وكيم", True),
        ("روسيا وكوريا الشمالية", True),
        ("كيم جونغ أون", False),
        ("بوتين", False),
        ("وزير الخارجية الروسي سيرغي لافروف", False),
        ("مصدر في الشرطة", False),
        ("", False),
    ],
)
def test_only_what_a_surface_cannot_tell_needs_its_article(surface, needed):
    assert bool(how_to_relink(surface)) is needed


def test_a_shared_name_is_the_one_the_article_names():
    text = "وصلت كيم يو جونغ أمس. وقالت كيم إنها سعيدة."
    assert speakers(text, "كيم") == ["kim_yo_jong"]


def test_the_agency_is_the_one_last_named_with_that_head():
    text = "ذكرت وكالة رويترز ذلك. وقالت صحيفة الغارديان غيره. وأضافت الوكالة أنها تأكدت."
    assert speakers(text, "الوكالة") == ["reuters"]


def test_the_paper_is_not_an_agency():
    text = "ذكرت صحيفة فيدوموستي ذلك. ثم نشرت وكالة تاس غيره. وأضافت الصحيفة أنها تأكدت."
    assert speakers(text, "الصحيفة") == ["vedomosti"]


def test_the_minister_is_the_person_of_that_title():
    text = "التقى وزير الخارجية الروسي سيرغي لافروف الرئيس فلاديمير بوتين. وقال الوزير كلمته."
    assert speakers(text, "الوزير") == ["sergei_lavrov"]


def test_a_person_after_the_agency_is_not_the_agency():
    text = "قالت وكالة رويترز ذلك. وذكرت الوكالة أن كيم جونغ أون سافر. وأضافت الوكالة غيره."
    assert speakers(text, "الوكالة") == ["reuters"]


def test_names_joined_by_and_speak_both():
    text = "ونفت روسيا وكوريا الشمالية ذلك"
    assert speakers(text, "روسيا وكوريا الشمالية") == ["russia;north_korea"]


def test_an_official_of_a_state_is_not_the_state():
    text = "قال مسؤول في الكرملين ذلك"
    assert speakers(text, "مسؤول في الكرملين") == ["مسؤول في الكرملين"]


def test_a_head_without_antecedent_stays():
    assert speakers("وقالت الوكالة ذلك", "الوكالة") == ["الوكالة"]
    assert speakers("وقالت الوكالة ذلك. ونفت وكالة رويترز.", "الوكالة", last=False) == ["الوكالة"]


def test_an_unambiguous_speaker_and_the_table_stay_as_they_are():
    docs = pd.DataFrame({"doc_id": ["d"], "text": ["قال بوتين ذلك"]})
    table = pd.DataFrame(
        {
            "doc_id": ["d", "d"],
            "speaker": pd.array(["vladimir_putin", None], dtype="str"),
            "speaker_start": pd.array([4, None], dtype="Int64"),
            "speaker_end": pd.array([9, None], dtype="Int64"),
        },
        index=[7, 3],
    )
    pd.testing.assert_frame_equal(relink(table, find_mentions(docs), docs), table)


def test_a_ministers_office_is_who_was_introduced_with_it():
    text = "أعلن معالي وزير النقل سامي تيرنبول ذلك. وقال معالي وزير النقل إنه راض."
    assert speakers(text, "معالي وزير النقل") == ["سامي تيرنبول"]


def test_a_part_of_a_name_is_not_who_bears_that_part_alone():
    text = "التقى علي عبدالله صالح الوفد. وقال صالح قدح إنه راض."
    assert speakers(text, "صالح قدح") == ["صالح قدح"]


def test_a_surname_needs_its_article_only_while_it_is_its_own_id():
    assert how_to_relink("البركولي", speaker="البركولي") == "surname"
    assert not how_to_relink("البركولي", speaker="سامي البركولي")
    assert not how_to_relink("المدير الفني", speaker="المدير الفني")


@pytest.mark.parametrize("surface", ["البركولي", "العقيد البركولي"])
def test_a_surname_is_who_the_article_names_in_full(surface):
    text = f"زار العقيد سامي البركولي المدينة. وقال {surface} إنه راض."
    assert speakers(text, surface) == ["سامي البركولي"]


pieces = st.sampled_from(
    [
        "كيم",
        "بوتين",
        "وبوتين",
        "الوكالة",
        "وكالة",
        "رويترز",
        "قال",
        "الوزير",
        ".",
        "،",
        "«",
        "»",
        "روسيا",
        "في",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=15).map(" ".join), st.data())
def test_any_span_of_any_text_is_answered(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    docs = pd.DataFrame({"doc_id": ["d"], "text": [text]})
    table = pd.DataFrame(
        {"doc_id": ["d"], "speaker": ["x"], "speaker_start": [start], "speaker_end": [end]}
    )
    known = {"x", *find_mentions(docs)["entity"]}
    assert set(relink(table, find_mentions(docs), docs)["speaker"][0].split(";")) <= known


def test_an_excerpt_keeps_what_stands_about_a_surname_where_it_stood() -> None:
    text = "وصل سامي البركولي أمس. " + "كلام كثير. " * 40 + "وقال البركولي إنه عائد."
    kept = excerpt(text, ["البركولي"])
    assert len(kept) == len(text)
    assert all(a == b for a, b in zip(kept, text, strict=True) if a != "\n")
    assert [kept[i:].startswith("سامي البركولي") for i in (4,)] == [True]
    assert kept.count("البركولي") == 2 and kept.count("كلام") < 20
    assert excerpt(text, []) == "\n" * len(text)
