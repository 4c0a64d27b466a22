"""Loading: any folder, what is refused and why, tables of articles, parts, the way back."""

import hashlib
import json
import os
import shutil
import tempfile
import time
import tomllib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus import (
    RejectedArticles,
    add_part,
    load,
    locate,
    read_manifest,
    rejected,
    sentences,
    without_summary,
)
from analysis.errors import CorpusError

CORPUS = Path(__file__).resolve().parent.parent / "data" / "corpus"
TEXT = "وصل الوفد إلى العاصمة في الصباح، وقال إن المباحثات ستبدأ على الفور مع الجميع."
PAGE = (
    "<html><head><title>وصول الوفد إلى العاصمة</title></head><body><article>"
    "<h1>وصول الوفد إلى العاصمة</h1>\r\n<p>{0}</p>\r\n<p>{0} ثم ذهب &amp; عاد.</p></article></body></html>"
)


def write(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def read(folder: Path) -> tuple[pd.DataFrame, dict[str, str]]:
    """Load a folder; return the documents, and reason and remedy of what was refused."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RejectedArticles)
        documents = load(folder)
    refused = rejected(documents)
    return documents, dict(
        zip(refused["source_file"], refused["reason"] + "; " + refused["remedy"], strict=True)
    )


def complaint(folder: Path | str) -> str:
    """Return the one line with which a folder is refused as a whole."""
    with pytest.raises(CorpusError) as caught:
        load(folder)
    message = str(caught.value)
    assert message.startswith(str(folder))
    assert "\n" not in message
    return message


@contextmanager
def common_user() -> Iterator[Path]:
    """Give a folder, in which nobody is root; root may read whatever it likes."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o777)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for place in folder.rglob("*"):
            if place.is_dir():
                place.chmod(0o755)
        shutil.rmtree(folder)


# The whole is refused: one line, with place and remedy


def test_a_missing_folder(tmp_path: Path) -> None:
    assert complaint(tmp_path / "none").endswith("no such folder or file; check the path")


def test_a_path_that_no_file_can_have(tmp_path: Path) -> None:
    assert "check the path" in complaint(tmp_path / ("a" * 5000))


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "the folder is empty; put .txt" in complaint(tmp_path)


def test_a_folder_of_hidden_files_is_empty(tmp_path: Path) -> None:
    write(tmp_path, ".DS_Store")
    write(tmp_path, "__MACOSX/a.txt")
    assert "the folder is empty" in complaint(tmp_path)


def test_a_folder_that_may_not_be_read() -> None:
    with common_user() as folder:
        write(folder, "closed/a.txt")
        (folder / "closed").chmod(0)
        assert "no permission to read it; ask for access" in complaint(folder / "closed")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "a.txt: the file is empty; remove it or fill it"),
        ("a.txt", b" \r\n\t", "the file is empty"),
        ("a.txt", "\u200f\ufeff…".encode(), "no words left after cleaning"),
        ("a.txt", "اترك تعليقا".encode(), "no words left after cleaning"),
        ("a.txt", b"\x89PNG\0\0\1\2", "binary, not text; save the article as UTF-8"),
        ("a.txt", "déjà vu à côté".encode("latin-1"), "unknown encoding: not UTF-8"),
        ("a.docx", b"PK\3\4", r"a.docx: not an article (.docx); save it as one of .txt"),
        ("notes", b"text", "not an article (no ending)"),
        ("a.html", b"<html></html>", "no article found in the page"),
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b'text\n"open', "not a readable table"),
        ("a.jsonl", b"{}", "no column of text among"),
        ("a.parquet", b"PAR1", "not a readable table"),
        ("a.csv", b"id,words\n1,x", "no column of text among id, words; name it one of text"),
    ],
)
def test_a_single_bad_file_is_named_with_reason_and_remedy(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    file = write(tmp_path, name, content)
    assert reason in complaint(tmp_path)
    assert reason in complaint(file)


# One is refused, the rest loads


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("b.txt", b"", "the file is empty"),
        ("b.txt", b"\0\1\2\3", "binary"),
        ("b.docx", b"PK\3\4", "not an article (.docx)"),
        ("b.txt", "déjà vu à côté".encode("latin-1"), "unknown encoding"),
        ("sub/b.csv", b"id,words\n1,x", "no column of text"),
    ],
)
def test_a_bad_file_never_takes_the_rest_with_it(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, name, content)
    documents, refused = read(tmp_path)
    assert list(documents["doc_id"]) == ["a"]
    assert list(refused) == [name]
    assert reason in refused[name]


def test_a_warning_says_that_something_was_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", b"")
    with pytest.warns(RejectedArticles, match=r"1 not read \(b\.txt: the file is empty; remove"):
        load(tmp_path)


def test_nothing_refused_is_a_table_without_rows(tmp_path: Path) -> None:
    documents, _ = read(write(tmp_path, "a.txt").parent)
    assert list(rejected(documents).columns) == ["source_file", "reason", "remedy"]
    assert len(rejected(documents)) == 0


def test_a_huge_file_is_no_single_article(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    with (tmp_path / "b.txt").open("wb") as file:
        file.truncate(50_000_000)
    began = time.process_time()
    documents, refused = read(tmp_path)
    assert time.process_time() - began < 5
    assert refused == {
        "b.txt": "50 MB is no single article; split it, or make it a .csv or .jsonl table"
    }
    assert len(documents) == 1


def test_two_articles_with_one_id_keep_the_first(tmp_path: Path) -> None:
    write(tmp_path, "one/a.txt")
    write(tmp_path, "two/a.txt")
    documents, refused = read(tmp_path)
    assert list(documents["source_file"]) == ["one/a.txt"]
    assert refused == {"two/a.txt": "its id a is that of one/a.txt; give it a doc_id of its own"}


def test_a_file_and_a_subfolder_that_may_not_be_read() -> None:
    with common_user() as folder:
        write(folder, "a.txt")
        write(folder, "b.txt").chmod(0)
        write(folder, "closed/c.txt")
        write(folder, "listed/d.txt")
        (folder / "closed").chmod(0)
        (folder / "listed").chmod(0o444)
        documents, refused = read(folder)
        assert list(documents["doc_id"]) == ["a"]
        assert set(refused) == {"b.txt", "closed", "listed/d.txt"}
        assert all("cannot be read (Permission denied)" in why for why in refused.values())


def test_links_that_loop_or_lead_nowhere_are_listed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "none.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    documents, refused = read(tmp_path)
    assert len(documents) == 1
    assert "a link to a folder" in refused["again"]
    assert "leads nowhere" in refused["gone.txt"]
    assert "leads nowhere" in refused["self.txt"]


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    assert read(tmp_path)[1] == {"b.txt": "not a file; remove it"}


# Names, folders, encodings


def test_folders_nest_and_arabic_names_are_ids(tmp_path: Path) -> None:
    write(tmp_path, "يونيو/خبر أول.txt")
    write(tmp_path, "b.TXT")
    documents, refused = read(tmp_path)
    assert list(documents["doc_id"]) == ["b", "خبر أول"]
    assert list(documents["source_file"]) == ["b.TXT", "يونيو/خبر أول.txt"]
    assert not refused


def test_a_name_that_is_no_unicode_still_loads(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc8.txt"))).write_text(TEXT, encoding="utf-8")
    assert list(read(tmp_path)[0]["doc_id"]) == ["\\udcc8"]


def test_a_single_file_is_a_corpus(tmp_path: Path) -> None:
    write(tmp_path, "b.txt")
    documents, _ = read(write(tmp_path, "a.txt"))
    assert documents[["doc_id", "source_file"]].to_numpy().tolist() == [["a", "a.txt"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1256", "iso8859_6", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl"])
def test_each_encoding_gives_the_same_article(tmp_path: Path, encoding: str, name: str) -> None:
    content = {
        "a.txt": TEXT,
        "a.csv": f'text,outlet\r\n"{TEXT}",الضحى في المدينة\r\n',
        "a.jsonl": json.dumps({"text": TEXT}, ensure_ascii=False) + "\n",
    }[name]
    write(tmp_path, name, content.encode(encoding))
    assert list(read(tmp_path)[0]["text"]) == [TEXT]


def test_an_unnamed_outlet_is_a_group_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    row = read(tmp_path)[0].iloc[0]
    assert (row["outlet"], row["outlet_basis"]) == ("unnamed (a)", "unknown")
    assert row["published_basis"] == "unknown"
    assert row[["title", "author", "published"]].isna().all()
    assert row["agencies"] == []


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt")
    assert read(tmp_path)[0]["sha256"][0] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_summary_does_not_count_twice(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"الملخص\n- وصل الوفد.\n{TEXT}")
    documents, _ = read(tmp_path)
    assert documents["n_words"][0] == len(TEXT.split())
    told = sentences(documents)
    assert list(told["part"]) == ["summary", "body"]
    assert list(without_summary(told, documents)["sentence"]) == [TEXT]


# Pages


def test_a_page_leads_back_into_itself(tmp_path: Path) -> None:
    page = PAGE.format(TEXT)
    write(tmp_path, "a.html", page)
    documents, _ = read(tmp_path)
    assert documents["title"][0] == "وصول الوفد إلى العاصمة"
    assert pd.isna(documents["published"][0])
    found = locate(sentences(documents), documents)
    assert found["sentence"].tolist()[1:] == [TEXT, TEXT, "ثم ذهب & عاد."]
    for row in found.itertuples():
        told = page[row.raw_start : row.raw_end].replace("&amp;", "&")
        assert told == row.sentence


# Tables of articles


def test_a_table_gives_an_article_a_row_under_any_usual_name(tmp_path: Path) -> None:
    write(
        tmp_path,
        "t.csv",
        f"ID,Headline,Content,Source,Byline,Date,agencies\n7,وصول الوفد,{TEXT.replace('،', '')},الضحى,"
        "هدى,2024-06-19T08:00:00Z,رويترز; واس\n",
    )
    row = read(tmp_path)[0].iloc[0]
    assert row[["doc_id", "title", "outlet", "author", "published"]].tolist() == [
        "7", "وصول الوفد", "الضحى", "هدى", "2024-06-19",
    ]  # fmt: skip
    assert row["agencies"] == ["رويترز", "واس"]
    assert row[["outlet_basis", "published_basis"]].tolist() == ["stated", "stated"]
    assert row["source_file"] == "t.csv:1"


def rows_of(kind: str, folder: Path, rows: list[dict[str, object]]) -> None:
    frame = pd.DataFrame(rows)
    if kind == "csv":
        frame.to_csv(folder / "t.csv", index=False)
    elif kind == "jsonl":
        write(folder, "t.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    else:
        frame.to_parquet(folder / "t.parquet")


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_rows_without_text_and_with_a_taken_id_are_listed(tmp_path: Path, kind: str) -> None:
    rows: list[dict[str, object]] = [
        {"id": "x", "text": TEXT}, {"id": "y", "text": None}, {"id": "x", "text": "نص آخر."},
        {"id": None, "text": "نص أخير."}, {"id": "z", "text": "  "},
    ]  # fmt: skip
    rows_of(kind, tmp_path, rows)
    documents, refused = read(tmp_path)
    assert list(documents["doc_id"]) == ["x", "t-4"]
    assert refused == {
        f"t.{kind}:2": "the row has no text; remove the row or fill it",
        f"t.{kind}:3": f"its id x is that of t.{kind}:1; give it a doc_id of its own",
        f"t.{kind}:5": "the row has no text; remove the row or fill it",
    }


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2024-06-19", "2024-06-19"),
        ("2024-06-19 10:11:12", "2024-06-19"),
        ("2024/6/9", "2024-06-09"),
        ("20240619", "2024-06-19"),
        ("19/06/2024", None),  # day or month first: the file does not say
        ("2024-13-45", None),
        ("", None),
        ("أمس", None),
    ],
)
def test_a_date_is_taken_only_where_it_can_be_told(
    tmp_path: Path, given: str, published: str | None
) -> None:
    rows_of("csv", tmp_path, [{"text": TEXT, "date": given}])
    row = read(tmp_path)[0].iloc[0]
    assert (None if pd.isna(row["published"]) else row["published"]) == published
    assert row["published_basis"] == ("stated" if published else "unknown")


def test_parquet_keeps_dates_lists_and_gaps(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "text": [TEXT, TEXT],
            "published": [pd.Timestamp("2024-06-19 23:00"), pd.NaT],
            "agencies": [["رويترز"], None],
            "outlet": ["الضحى", None],
            "id": [1, 2],
        }
    )
    frame.to_parquet(tmp_path / "t.parquet")
    documents, _ = read(tmp_path)
    assert list(documents["doc_id"]) == ["1", "2"]
    assert documents["published"][0] == "2024-06-19"
    assert pd.isna(documents["published"][1])
    assert list(documents["agencies"]) == [["رويترز"], []]
    assert documents["outlet"][1] == "unnamed (2)"


def test_a_cell_that_reads_na_is_text(tmp_path: Path) -> None:
    write(tmp_path, "t.csv", f"text,outlet\n{TEXT},NA\n")
    assert read(tmp_path)[0]["outlet"][0] == "NA"


def test_a_broken_line_of_jsonl_leaves_the_rest(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT})
    write(tmp_path, "t.jsonl", f"{good}\n{{broken\n[1]\n\n{good}\nnull\n{'[' * 100_000}\n")
    documents, refused = read(tmp_path)
    assert list(documents["doc_id"]) == ["t-1", "t-5"]
    assert "not valid JSON" in refused["t.jsonl:2"]
    assert set(refused) == {f"t.jsonl:{n}" for n in (2, 3, 6, 7)}


def test_half_a_surrogate_in_json_does_not_stop_the_table(tmp_path: Path) -> None:
    write(
        tmp_path, "t.jsonl", '{"text": "نص \\ud800 قصير.", "title": "\\udc00", "id": "\\ud800"}\n'
    )
    documents, _ = read(tmp_path)
    assert documents["text"][0] == "نص قصير."


def test_values_of_odd_types_do_not_stop_the_table(tmp_path: Path) -> None:
    row = {
        "text": TEXT,
        "outlet": 5,
        "title": ["a"],
        "author": {"n": 1},
        "agencies": 3,
        "date": 7.5,
    }
    write(tmp_path, "t.jsonl", json.dumps(row) + "\n" + json.dumps({"text": 5}) + "\n")
    documents, refused = read(tmp_path)
    assert documents[["outlet", "title"]].to_numpy().tolist() == [["5", "['a']"]]
    assert list(refused) == ["t.jsonl:2"]


# The manifest


def manifest(folder: Path, *entries: str) -> None:
    write(folder, "corpus.toml", "".join(f"[[article]]\n{entry}\n" for entry in entries))


def test_a_manifest_says_what_the_table_then_says(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"وصول الوفد\n{TEXT}")
    write(tmp_path, "b.txt")
    manifest(
        tmp_path,
        'file = "./a.txt"\ndoc_id = "first"\noutlet = "الضحى"\noutlet_basis = "unknown"\n'
        'title = "وصول الوفد"\nauthor = ""\nagencies = ["واس"]\npublished = 2024-06-19\n'
        'published_basis = "inferred"\ngaps = ["x"]',
    )
    documents, refused = read(tmp_path)
    assert not refused
    assert documents.loc[0, ["doc_id", "outlet", "outlet_basis", "title"]].tolist() == [
        "first", "الضحى", "unknown", "وصول الوفد",
    ]  # fmt: skip
    assert documents.loc[0, ["published", "published_basis"]].tolist() == ["2024-06-19", "inferred"]
    assert documents["doc_id"][1] == "b"
    assert [part for _, _, part in documents["parts"][0]] == ["title", "body"]


def test_a_missing_file_and_a_wrong_hash_are_listed_and_the_rest_loads(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt")
    write(tmp_path, "c.csv", f"text\n{TEXT}\n")
    manifest(
        tmp_path,
        'file = "none.txt"',
        f'file = "b.txt"\nsha256 = "{"0" * 64}"',
        f'file = "c.csv"\nsha256 = "{"0" * 64}"',
        'file = "a.txt"',
        'file = "a.txt"',
    )
    documents, refused = read(tmp_path)
    assert list(documents["doc_id"]) == ["a"]
    assert refused["none.txt"].startswith(
        "corpus.toml names it, but there is no such file; restore"
    )
    assert refused["b.txt"].startswith("its SHA-256 is not the one in corpus.toml; restore")
    assert refused["c.csv"] == refused["b.txt"]
    assert refused["a.txt"] == "corpus.toml lists it twice; remove one entry"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[article]\n", r"not valid TOML: .*line 1.*; mend"),
        ('article = "a.txt"', r"article must be a list: write \[\[article\]\]"),
        ("article = [1]", r"article must be a list"),
        ('[[articles]]\nfile = "a.txt"', r"unknown table articles; list articles under"),
        ('[[article]]\noutlet = "x"', r"number 1: file is missing; name"),
        ('[[article]]\nfile = ""', "file is missing"),
        ("[[article]]\nfile = 5", r"\[\[article\]\] 5: file is no text in quotation marks|5: file"),
        ('[[article]]\nfile = "../a.txt"', r"\.\./a\.txt: file must lie in the corpus folder"),
        ('[[article]]\nfile = "x/../../a.txt"', "file must lie in the corpus folder"),
        ('[[article]]\nfile = "/etc/passwd"', "file must lie in the corpus folder"),
        ('[[article]]\nfile = "C:\\\\a.txt"', "file must lie in the corpus folder"),
        ('[[article]]\nfile = "a.txt"\noutlets = "x"', "a.txt: unknown field outlets; known are"),
        (
            '[[article]]\nfile = "a.txt"\nagencies = "x"',
            "agencies is no list of names; write a list",
        ),
        ('[[article]]\nfile = "a.txt"\nagencies = [1]', "agencies is no list of names"),
        ('[[article]]\nfile = "a.txt"\nbytes = true', "bytes is no whole number"),
        ('[[article]]\nfile = "a.txt"\npublished = "June"', "published is no date as 2024-06-19"),
        ('[[article]]\nfile = "a.txt"\noutlet_basis = "sure"', "must be one of stated, unknown"),
    ],
)
def test_a_bad_manifest_names_file_entry_and_remedy(tmp_path: Path, text: str, reason: str) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "corpus.toml", text)
    with pytest.raises(CorpusError, match=reason) as caught:
        load(tmp_path)
    assert str(caught.value).startswith(str(tmp_path / "corpus.toml"))
    assert "\n" not in str(caught.value)


def test_a_manifest_in_another_encoding_or_closed_says_so(tmp_path: Path) -> None:
    write(tmp_path, "corpus.toml", '[[article]]\nfile = "خبر.txt"'.encode("cp1256"))
    with pytest.raises(CorpusError, match="not UTF-8; save it as UTF-8"):
        load(tmp_path)
    with pytest.raises(CorpusError, match="cannot be read"):
        read_manifest(tmp_path)


def test_a_manifest_alone_is_an_empty_folder(tmp_path: Path) -> None:
    manifest(tmp_path)
    assert "no articles; put .txt" in complaint(tmp_path)


# Spans


def test_spans_lead_back_through_marks_and_line_ends(tmp_path: Path) -> None:
    raw = f"\ufeffوَصَلَ  الوفد.\r\n\r\n{TEXT}"
    write(tmp_path, "a.txt", raw)
    documents, _ = read(tmp_path)
    found = locate(sentences(documents), documents)
    assert [raw[s:e] for s, e in zip(found["raw_start"], found["raw_end"], strict=True)] == [
        "وَصَلَ  الوفد.",
        TEXT,
    ]


def test_the_part_of_a_span_is_where_it_begins() -> None:
    documents = pd.DataFrame(
        {"doc_id": ["a"], "text": ["عنوان\nنص"], "parts": [[(0, 5, "title"), (6, 8, "body")]]}
    )
    spans = pd.DataFrame(
        {"doc_id": "a", "start": [0, 4, 6, 9], "end": [1, 8, 8, 9]}, index=[3, 1, 4, 1]
    )
    assert list(add_part(spans, documents)["part"]) == ["title", "title", "body", "body"]
    assert list(spans.columns) == ["doc_id", "start", "end"]
    assert list(add_part(spans, documents[["doc_id", "text"]])["part"]) == ["body"] * 4


def test_what_cannot_be_traced_is_missing_not_wrong() -> None:
    documents = pd.DataFrame({"doc_id": ["a"], "kept": [[(0, 5), (2, -1), (3, -1)]]})
    spans = pd.DataFrame({"doc_id": "a", "start": [0, 1, 2], "end": [2, 3, 4]}, index=[9, 9, 7])
    found = locate(spans, documents)
    assert found["raw_start"].tolist() == [5, pd.NA, pd.NA]
    assert found["raw_end"].tolist() == [7, pd.NA, pd.NA]
    assert found["raw_start"].dtype == "Int64"


def test_many_lines_and_many_spans_are_linear(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "سَطر ـ قصير.\n" * 40_000)
    began = time.process_time()
    documents, _ = read(tmp_path)
    found = add_part(locate(sentences(documents), documents), documents)
    assert len(found) == 40_000
    assert time.process_time() - began < 8


# The corpus that comes with Manzur


def listed() -> list[dict[str, object]]:
    entries: list[dict[str, object]] = tomllib.loads(
        (CORPUS / "corpus.toml").read_text(encoding="utf-8")
    )["article"]
    return entries


def test_the_manifest_lists_every_file_and_no_other() -> None:
    assert {entry["file"] for entry in listed()} == {file.name for file in CORPUS.glob("*.txt")}
    assert len(listed()) == 5


@pytest.mark.parametrize("entry", listed(), ids=lambda entry: str(entry["file"])[:3])
def test_the_manifest_says_only_what_the_file_says(entry: dict[str, object]) -> None:
    content = (CORPUS / str(entry["file"])).read_bytes()
    raw = content.decode("utf-8")
    assert entry["bytes"] == len(content)
    assert entry["sha256"] == hashlib.sha256(content).hexdigest()
    for field in ("title", "author", "outlet_evidence"):
        assert str(entry.get(field, "")) in raw
    assert ("outlet_evidence" in entry) == (entry["outlet_basis"] == "stated")
    if entry["outlet_basis"] == "stated":
        assert str(entry["outlet"]) in str(entry["outlet_evidence"])
    else:
        assert str(entry["outlet"]) not in raw
    assert str(entry["published_evidence"]).split(";")[0] in raw
    assert entry["gaps"] or entry["outlet_basis"] == "stated"


def test_the_corpus_loads_whole_and_silently() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        documents = load(CORPUS)
    assert len(documents) == 5
    assert sorted(documents["outlet_basis"]) == ["stated"] * 3 + ["unknown"] * 2
    told = sentences(documents)
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    assert all(texts[row.doc_id][row.start : row.end] == row.sentence for row in told.itertuples())
