"""The shell's face: what it writes, what it says, and how it fails."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis import report
from analysis.__main__ import main
from analysis.tables import TABLES

#: Another event than the project's own: no frame of it is in any stored notebook.
FLOOD = {
    "a.txt": """فيضانات تضرب مدينة طرابلس وتشرد آلاف السكان

قالت وزارة الداخلية الليبية إن الفيضانات شردت الآلاف في طرابلس. وأكد الوزير أن «الإنقاذ مستمر».

وتوقفت حركة السير في شوارع المدينة، وأغلقت المدارس أبوابها حتى إشعار آخر.
""",
    "b.txt": """طرابلس تحت الماء

ذكرت وكالة رويترز أن الأمطار أغرقت أحياء كاملة من العاصمة الليبية. وانتقد سكانها الحكومة.

وقال محمد سالم، وهو تاجر من المدينة: «خسرنا كل شيء». وأضاف أن السلطات لم تصل بعد.
""",
}
#: No title, no name, no frame, no quotation.
BARE = {"x.txt": "هطل المطر طوال الليل على الحقول. ثم طلعت الشمس وجفت الأرض.\n"}
NAMES = ["documents", "rejected", "sentences", "quotations", "mentions", "frame_terms", "stances"]


def _folder(path: Path, files: dict[str, str]) -> Path:
    path.mkdir()
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("files", [FLOOD, BARE], ids=["two articles", "nothing to find"])
def test_tables_are_written_for_articles_of_any_event(tmp_path, capsys, files):
    corpus, out = _folder(tmp_path / "corpus", files), tmp_path / "new" / "tables"
    assert main(["tables", str(corpus), "--out", str(out)]) == 0
    assert sorted(path.stem for path in out.iterdir()) == sorted(NAMES)
    told = capsys.readouterr().out
    for name in NAMES:
        table = pd.read_csv(out / f"{name}.csv")
        assert f"{name}.csv: {len(table)} rows" in told
        if name in TABLES:
            assert list(TABLES[name].columns) == [c for c in table if c in TABLES[name].columns]
    assert len(pd.read_csv(out / "documents.csv")) == len(files)


def test_a_spreadsheet_is_told_that_the_tables_are_utf_8(tmp_path):
    corpus, out = _folder(tmp_path / "corpus", FLOOD), tmp_path / "tables"
    main(["tables", str(corpus), "--out", str(out)])
    for path in out.iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf"), path.name
    with (out / "sentences.csv").open(encoding="utf-8-sig", newline="") as file:
        assert any("طرابلس" in row["sentence"] for row in csv.DictReader(file))


def test_spans_in_the_written_tables_cut_their_surface(tmp_path):
    corpus, out = _folder(tmp_path / "corpus", FLOOD), tmp_path / "tables"
    main(["tables", str(corpus), "--out", str(out)])
    texts = pd.read_csv(out / "documents.csv").set_index("doc_id")["text"]
    for name, column in (("sentences", "sentence"), ("mentions", "surface")):
        table = pd.read_csv(out / f"{name}.csv", keep_default_na=False)
        assert len(table)
        for row in table.itertuples():
            assert texts[row.doc_id][row.start : row.end] == getattr(row, column)


def test_a_good_corpus_passes_the_check(tmp_path, capsys):
    assert main(["check", str(_folder(tmp_path / "corpus", FLOOD))]) == 0
    assert capsys.readouterr().out.startswith("2 articles read, 0 not")


def test_what_could_not_be_read_fails_the_check_and_is_named_with_its_remedy(tmp_path, capsys):
    corpus = _folder(tmp_path / "corpus", FLOOD)
    (corpus / "empty.txt").write_bytes(b"")
    assert main(["check", str(corpus)]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("2 articles read, 1 not")
    assert re.fullmatch(r"empty\.txt: .+; .+\n", told.err)


@pytest.mark.parametrize("command", ["tables", "check", "report"])
def test_a_missing_folder_is_one_line(tmp_path, capsys, command):
    assert main([command, str(tmp_path / "nowhere")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith("CorpusError: ")
    assert "nowhere" in told.err


def test_a_missing_folder_shows_no_traceback_in_a_real_shell(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "analysis", "check", str(tmp_path / "nowhere")],
        capture_output=True, text=True, encoding="utf-8", cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["tables", "report"])
def test_a_place_that_cannot_be_written_to_is_one_line(tmp_path, capsys, command):
    (tmp_path / "file").write_text("", encoding="utf-8")
    corpus = _folder(tmp_path / "corpus", BARE)
    assert main([command, str(corpus), "--out", str(tmp_path / "file" / "below")]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "file" in told


@pytest.mark.parametrize("arguments", [[], ["unheard"], ["tables", "--unheard"]])
def test_a_command_that_is_none_is_refused_with_its_usage(capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m analysis" in capsys.readouterr().err


@pytest.fixture(scope="module", params=["two articles", "nothing to find"])
def written(request, tmp_path_factory) -> Path:
    """Return the reports on a corpus of another event."""
    folder = tmp_path_factory.mktemp("other")
    # The report on validity is on the project's own articles whatever is asked.
    others = [path for path in report.numbered() if "validity" not in path.stem]
    corpus = _folder(folder / "corpus", FLOOD if request.param == "two articles" else BARE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(report, "numbered", lambda: others)
        assert main(["report", str(corpus), "--out", str(folder / "reports")]) == 0
    return folder / "reports"


def test_every_notebook_runs_to_its_end_on_another_event(written):
    pages = {path.stem: path.read_text(encoding="utf-8") for path in written.glob("*.html")}
    names = {path.stem for path in report.numbered()} - {"6_validity"}
    assert set(pages) == names | {"index"}
    for name in names:
        assert "cannot carry" in pages[name], name
        assert 'class="error"' not in pages[name], name
        assert "Warning" not in pages[name], name
        assert "nan" not in re.findall(r"<td[^>]*>([^<]*)</td>", pages[name]), name


def test_the_reports_speak_of_the_articles_that_they_were_given(written):
    page = (written / "1_corpus.html").read_text(encoding="utf-8").split("<main>", 1)[1]
    assert re.search(r'manzur-finding"[^>]*>[12] articles? with', page)
    for name in ("1_corpus", "2_entity_frequency", "3_outlet_framing"):
        body = (written / f"{name}.html").read_text(encoding="utf-8").split("<main>", 1)[1]
        shown = re.sub(r'<details class="code">.*?</details>', "", body, flags=re.S)
        shown = re.sub(r'<section class="prose">.*?</section>', "", shown, flags=re.S)
        assert "بوتين" not in shown, name
