"""The tables: columns as the design fixes them, typed rows, checks that can fail."""

import pandas as pd
import pytest
from pandera.errors import SchemaError

from analysis import tables

DESIGN = {
    "documents": "outlet title author published agencies source_file sha256 text n_words removed",
    "sentences": "start end sentence part",
    "mentions": "start end surface entity type form voice",
    "quotations": "start end text kind speaker speaker_start speaker_end cue cue_class relay inside",
    "frame_terms": "start end surface term frame voice negated",
    "stances": "start end holder target polarity surface rule voice",
    "shared_passages": "start end doc_id_b start_b end_b kind similarity",
}


@pytest.mark.parametrize("name", DESIGN)
def test_a_table_has_the_columns_of_the_design(name: str) -> None:
    columns = list(tables.TABLES[name].columns)
    assert columns[0] == "doc_id"
    assert [c for c in columns if c in DESIGN[name].split()] == DESIGN[name].split()


def test_no_table_is_left_out() -> None:
    assert set(tables.TABLES) == set(DESIGN)


@pytest.mark.parametrize("name", DESIGN)
def test_a_table_without_rows_still_has_its_types(name: str) -> None:
    empty = tables.check(name, tables.make(name, []))
    assert len(empty) == 0
    filled = tables.TABLES[name].columns
    assert {c: str(t) for c, t in empty.dtypes.items()} == {c: s.dtype for c, s in filled.items()}


def test_a_made_table_passes_its_own_check() -> None:
    made = tables.make("sentences", [("a", 0, 4, "نعم.", "body")])
    assert tables.check("sentences", made).equals(made)
    assert made.to_dict("records") == [
        {"doc_id": "a", "start": 0, "end": 4, "sentence": "نعم.", "part": "body"}
    ]


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError):
        tables.make("sentences", [("a", 0, 4, "نعم.")])


def test_an_optional_offset_may_be_empty_and_stays_a_whole_number() -> None:
    row = ("a", 0, 3, "نعم", "scare", None, None, None, None, None, None, None)
    made = tables.check("quotations", tables.make("quotations", [row]))
    assert str(made["speaker_start"].dtype) == "Int64"
    assert made["speaker"].isna().all()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda t: t.drop(columns="part"),
        lambda t: t.assign(start=t["start"].astype(float)),
        lambda t: t.assign(sentence=pd.Series([None], dtype="str")),
    ],
)
def test_a_missing_column_a_wrong_type_an_empty_cell_are_refused(spoil) -> None:  # type: ignore[no-untyped-def]
    made = tables.make("sentences", [("a", 0, 4, "نعم.", "body")])
    with pytest.raises(SchemaError):
        tables.check("sentences", spoil(made))


def test_more_columns_than_ours_are_welcome() -> None:
    made = tables.make("sentences", [("a", 0, 4, "نعم.", "body")]).assign(note=1)
    assert "note" in tables.check("sentences", made)


def test_a_table_describes_each_of_its_columns() -> None:
    told = tables.describe("mentions")
    assert list(told["column"]) == list(tables.TABLES["mentions"].columns)
    assert told["meaning"].str.len().min() > 3
