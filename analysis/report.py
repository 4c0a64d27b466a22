"""Notebooks → self-contained HTML reports, and an index that states their findings."""

import base64
import html
import io
import os
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.display import direction
from analysis.errors import ManzurError

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
REPORTS = ROOT / "reports"
TEMPLATES = Path(__file__).resolve().parent / "templates"
CORPUS_VARIABLE = "MANZUR_CORPUS"

#: Nothing but what is inside the file: no script, no request to anywhere.
POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
FOOTER = (
    "Made by Manzur from the texts alone. Small numbers are small: read each finding with its "
    "denominator and its limits."
)
_FINDING = re.compile(r'<p class="manzur-finding"[^>]*>([^<]*)</p>')
_GLYPHS = (
    "U+0000-024F,U+0600-06FF,U+0750-077F,U+200C-200F,U+2010-2027,U+2030-203A,U+2190-2193,U+2212"
)


class ReportError(ManzurError):
    """A notebook could not be run or rendered."""


@dataclass(frozen=True)
class Report:
    """A rendered notebook: its file, title, question, and findings."""

    file: str
    title: str
    question: str
    findings: tuple[str, ...]


def corpus_folder() -> Path:
    """Return the folder of articles that the notebooks read: the five, or the user's own."""
    return Path(os.environ.get(CORPUS_VARIABLE) or ROOT / "data" / "corpus")


def build(
    notebooks: Iterable[Path] | None = None,
    reports: Path = REPORTS,
    corpus: str | Path | None = None,
) -> list[Path]:
    """Run notebooks afresh and write one HTML file each, and `index.html`.

    Parameters
    ----------
    notebooks : iterable of Path, optional
        The numbered notebooks of `notebooks/` if None.
    reports : Path
        The folder to write to; made if missing.
    corpus : str or Path, optional
        A folder of articles; the five if None.

    Returns
    -------
    list of Path
        The files written, the index first.

    Raises
    ------
    ReportError
        If a notebook fails; names the notebook, the cell and the error.
    """
    from tqdm import tqdm

    paths = sorted(notebooks) if notebooks is not None else numbered()
    if not paths:
        raise ReportError(f"{NOTEBOOKS}: no numbered notebooks; restore them")
    folder = Path(corpus).resolve() if corpus else corpus_folder()
    reports.mkdir(parents=True, exist_ok=True)
    done: dict[Path, Any] = {}
    # Two at a time: a notebook waits for its kernel most of the time.
    with ThreadPoolExecutor(max_workers=2) as pool:
        runs = {pool.submit(_execute, path, folder): path for path in paths}
        with tqdm(total=len(paths), desc="notebooks", unit="notebook") as bar:
            for run in as_completed(runs):
                done[runs[run]] = run.result()
                bar.set_postfix_str(runs[run].stem)
                bar.update()
    rendered = [_render(path, done[path], reports) for path in paths]
    index = reports / "index.html"
    index.write_text(_index(rendered, folder), encoding="utf-8")
    return [index, *(reports / report.file for report in rendered)]


def numbered() -> list[Path]:
    """Return the notebooks that make reports: those whose name begins with a number."""
    return sorted(NOTEBOOKS.glob("[0-9]*_*.ipynb"))


def _execute(path: Path, corpus: Path) -> Any:
    import asyncio

    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=600,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": path.parent}},
    )
    # The kernel imports this very package, wherever the command was called and whatever else
    # is installed.
    path_variable = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, CORPUS_VARIABLE: str(corpus), "PYTHONPATH": path_variable}
    try:
        # `execute` would leave an event loop open in this thread.
        asyncio.run(client.async_execute(env=environment))
    except CellExecutionError as error:
        raise ReportError(f"{path.name}: {error.ename}: {error.evalue}") from None
    return notebook


def _render(path: Path, notebook: Any, reports: Path) -> Report:
    from nbconvert import HTMLExporter

    title, question = _heading(notebook, path.stem)
    exporter = HTMLExporter(
        template_name="manzur",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_anchor_links=True,
        theme="light",
    )
    page, _ = exporter.from_notebook_node(
        notebook,
        resources={
            "manzur": {"title": title, "css": stylesheet(), "policy": POLICY, "footer": FOOTER}
        },
    )
    file = f"{path.stem}.html"
    (reports / file).write_text(page, encoding="utf-8")
    return Report(file, title, question, tuple(_findings(notebook)))


def _heading(notebook: Any, fallback: str) -> tuple[str, str]:
    """Return title and question: the first heading of a notebook and the line below it."""
    first = next((c.source for c in notebook.cells if c.cell_type == "markdown"), "")
    lines = [line.strip() for line in first.splitlines() if line.strip()]
    title = lines[0].lstrip("# ") if lines else fallback
    return title, lines[1].strip("*_ ") if len(lines) > 1 else ""


def _findings(notebook: Any) -> list[str]:
    pages = [
        output.data["text/html"]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    ]
    return [html.unescape(text) for page in pages for text in _FINDING.findall(page)]


def _index(rendered: list[Report], corpus: Path) -> str:
    from jinja2 import Environment, FileSystemLoader

    templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    return templates.get_template("index.html.j2").render(
        reports=rendered,
        direction=direction,
        css=stylesheet(),
        policy=POLICY,
        footer=FOOTER,
        scope=f"Corpus: the folder “{corpus.name}”. Each report opens with what was found, "
        "computed from the texts, and closes with what the numbers cannot carry.",
    )


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """Return the reports' CSS with the font inside."""
    css = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    data = base64.b64encode(_font()).decode("ascii")
    return (
        "@font-face { font-family: Manzur; font-weight: 400 700; "
        f"src: url(data:font/woff2;base64,{data}) format('woff2'); }}\n{css}"
    )


def _font() -> bytes:
    """Return Noto Sans Arabic as WOFF2, with the glyphs of Arabic and Latin text only."""
    import fontpkg
    from fontTools.subset import Options, Subsetter, parse_unicodes
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(fontpkg.path("Noto Sans Arabic"))
    subsetter = Subsetter(Options(layout_features=["*"]))
    subsetter.populate(unicodes=parse_unicodes(_GLYPHS.replace("U+", "")))
    subsetter.subset(font)
    instantiateVariableFont(font, {"wdth": 100, "wght": (400, 700)}, inplace=True)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
