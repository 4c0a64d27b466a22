"""The human coding loop: a blind sheet out, codings back, nothing lost, nothing guessed."""

import pandas as pd
import pytest

from analysis import tables
from analysis.errors import ManzurError
from analysis.stance.coding import CodingError, coding_sheet, items, mask, read_codings
from analysis.stance.positions import stance_pairs

TEXT = "افتتحت صحيفة الفجر مقالها. أشاد بوتين بكيم، كما تقول الفجر اليوم.\nجرائم كيم لا تحصى."


@pytest.fixture
def docs():
    return pd.DataFrame({"doc_id": ["fajr_17"], "outlet": ["الفجر"], "text": [TEXT]})


@pytest.fixture
def stances():
    praise, crime = TEXT.index("أشاد"), TEXT.index("جرائم")
    return tables.make(
        "stances",
        [
            ("fajr_17", praise, praise + 4, "putin", "kim", 0.8, "أشاد", "act", "outlet"),
            ("fajr_17", crime, crime + 5, "outlet", "kim", -0.8, "جرائم", "deed", "outlet"),
        ],
    )


@pytest.fixture
def filled(docs, stances, tmp_path):
    def write(change=lambda sheet: sheet, name="codings.csv"):
        sheet = coding_sheet(docs, stances)
        sheet["polarity"] = ["1", "-0.5"]
        sheet["coder"] = "منى"
        sheet["note"] = "ملاحظة"
        path = tmp_path / name
        change(sheet).to_csv(path, index=False, encoding="utf-8-sig")
        return path

    return write


def test_the_sheet_hides_the_outlet_and_the_article(docs, stances):
    sheet = coding_sheet(docs, stances)
    shown = " ".join(sheet.astype(str).to_numpy().ravel())
    assert "الفجر" not in shown
    assert "fajr" not in shown
    assert (sheet["polarity"] == "").all()


def test_a_mask_finds_every_spelling():
    assert "أهرام" not in mask("قالت الأهرام والاهرام", ["الأهرام"])
    assert mask("قالت الأهرام والاهرام", ["الاهرام"]).count("[…]") == 2


def test_the_evidence_stands_marked_in_its_sentence(docs, stances):
    sheet = coding_sheet(docs, stances).set_index("evidence")
    assert sheet.loc["جرائم", "sentence"] == "⟦جرائم⟧ كيم لا تحصى."


def test_the_order_is_random_but_repeats_with_its_seed(docs, stances):
    many = pd.concat([stances.assign(target=str(i)) for i in range(30)], ignore_index=True)
    first = coding_sheet(docs, many, seed=1)
    assert first.equals(coding_sheet(docs, many, seed=1))
    assert first["item"].tolist() != coding_sheet(docs, many, seed=2)["item"].tolist()
    assert first["item"].tolist() != items(many)
    assert sorted(first["item"]) == sorted(items(many))


def test_codings_stand_in_the_place_of_stances(filled, stances):
    codings = read_codings(filled(), stances)
    assert list(codings.columns)[: len(stances.columns)] == list(stances.columns)
    tables.check("stances", codings)
    merged = codings.merge(stances, on=["doc_id", "start", "end"], suffixes=("", "_machine"))
    assert len(merged) == len(stances)
    assert (merged["surface"] == merged["surface_machine"]).all()
    assert set(stance_pairs(codings)["target"]) == {"kim"}


def test_nothing_that_the_coder_wrote_is_lost(filled, stances):
    path = filled(lambda s: s.assign(certainty=["3", "1"]))
    codings = read_codings(path, stances)
    assert codings["note"].tolist() == ["ملاحظة"] * 2
    assert codings["certainty"].tolist() == ["3", "1"]
    assert codings["coder"].tolist() == ["منى"] * 2
    assert sorted(codings["polarity"]) == [-0.5, 1.0]


def test_a_corrected_target_is_kept(filled, stances):
    codings = read_codings(filled(lambda s: s.assign(target="north_korea")), stances)
    assert set(codings["target"]) == {"north_korea"}


def test_two_coders_may_code_one_item(filled, stances):
    path = filled(lambda s: pd.concat([s, s.assign(coder="علي")]))
    assert len(read_codings(path, stances)) == 4


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda s: s.assign(item=["zzz", s["item"][1]]), r"row 2.*zzz is not of this evidence"),
        (lambda s: s.drop(columns="polarity"), "column polarity is missing"),
        (lambda s: s.drop(columns="item"), "column item is missing"),
        (lambda s: s.assign(polarity=["0", "1.5"]), r"row 3.*1\.5 is out of range"),
        (lambda s: s.assign(polarity=["nan", "0"]), "row 2.*out of range"),
        (lambda s: s.assign(polarity=["0", "good"]), "row 3.*no number"),
        (lambda s: s.assign(polarity=["0", ""]), "row 3.*empty"),
        (lambda s: pd.concat([s, s.iloc[:1]]), "row 4.*already in row 2"),
    ],
)
def test_a_broken_sheet_is_refused_with_row_and_reason(filled, stances, change, reason):
    with pytest.raises(CodingError, match=reason) as error:
        read_codings(filled(change), stances)
    assert isinstance(error.value, ManzurError)


def test_eastern_digits_and_the_minus_sign_are_numbers(filled, stances):
    codings = read_codings(filled(lambda s: s.assign(polarity=["−٠٫٥", "١"])), stances)
    assert sorted(codings["polarity"]) == [-0.5, 1.0]


def test_a_missing_file_is_named(stances, tmp_path):
    with pytest.raises(CodingError, match="no such file"):
        read_codings(tmp_path / "none.csv", stances)


def test_a_file_of_another_kind_is_refused(docs, stances, tmp_path):
    with pytest.raises(CodingError, match=r"\.csv or \.xlsx"):
        coding_sheet(docs, stances, tmp_path / "sheet.txt")


def test_evidence_of_an_unknown_article_is_refused(docs, stances):
    with pytest.raises(CodingError, match="no article"):
        coding_sheet(docs, stances.assign(doc_id="other"))


def test_hostile_text_does_not_become_a_formula(docs, stances, tmp_path):
    hostile = docs.assign(text="=HYPERLINK(1) " + TEXT[14:])
    coding_sheet(hostile, stances, tmp_path / "sheet.csv")
    cells = pd.read_csv(tmp_path / "sheet.csv", dtype="str", keep_default_na=False).to_numpy()
    assert not any(str(cell).startswith("=") for cell in cells.ravel())


def test_a_workbook_goes_out_and_comes_back(docs, stances, tmp_path):
    pytest.importorskip("openpyxl")
    path = tmp_path / "sheet.xlsx"
    coding_sheet(docs, stances, path)
    sheet = pd.read_excel(path, dtype="str", keep_default_na=False).assign(polarity="1")
    sheet.to_excel(path, index=False)
    assert read_codings(path, stances)["polarity"].tolist() == [1.0, 1.0]
