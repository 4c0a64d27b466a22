"""Exploring: what is chosen and counted, and the panel in a real JupyterLab and browser."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis import explorer, tables

ROOT = Path(__file__).resolve().parent.parent


def _concordance(*rows):
    return pd.DataFrame(rows, columns=["doc_id", "outlet", "voice", "part"], dtype="str")


ROWS = _concordance(
    ("d1", "صحيفة", "outlet", "body"),
    ("d1", "صحيفة", "salim", "body"),
    ("d2", "قناة", "salim", "title"),
)


def _documents():
    return pd.DataFrame({"outlet": ["صحيفة", "قناة", "موقع"], "n_words": [100, 50, 10]})


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, 3),
        ({"outlet": "صحيفة"}, 2),
        ({"voice": "salim"}, 2),
        ({"part": "title"}, 1),
        ({"outlet": "صحيفة", "voice": "salim", "part": "body"}, 1),
        ({"outlet": "موقع"}, 0),
    ],
)
def test_rows_are_those_of_all_that_is_chosen(chosen, expected):
    rows = explorer.select(ROWS, **chosen)
    assert len(rows) == expected
    assert rows.index.tolist() == list(range(expected))


def test_rows_without_a_voice_are_kept_until_a_voice_is_chosen():
    rows = ROWS.assign(voice=None)
    assert len(explorer.select(rows)) == 3
    assert explorer.select(rows, voice="outlet").empty


def test_counts_split_by_voice_and_every_outlet_has_a_row():
    table = explorer.counts(ROWS, _documents())
    assert table.values.tolist() == [
        ["صحيفة", 1, 1, 2, 20.0],
        ["قناة", 0, 1, 1, 20.0],
        ["موقع", 0, 0, 0, 0.0],
    ]


def test_nothing_found_counts_nothing():
    assert explorer.counts(ROWS.iloc[:0], _documents())["n"].sum() == 0
    assert explorer.counts(ROWS.iloc[:0], _documents().iloc[:0]).empty


def test_an_outlet_without_words_has_no_rate_and_no_infinity():
    table = explorer.counts(ROWS, _documents().assign(n_words=0))
    assert table["rate"].isna().all()


@pytest.fixture
def shown(monkeypatch):
    """Return the list of what the explorer shows."""
    import IPython.display

    pieces: list[str] = []
    monkeypatch.setattr(
        IPython.display, "display", lambda what, **_: pieces.append(getattr(what, "data", ""))
    )
    return pieces


def _two():
    told = ("stated", None, None, None, "unknown", [], "d.txt", "0")
    texts = {"d1": ("صحيفة", "افتتح الجسر الكبير."), "d2": ("قناة", "الجسر مغلق.")}
    return tables.make(
        "documents",
        [
            (d, outlet, *told, text, 3, {}, {}, [(0, len(text), "body")], [(0, 0)])
            for d, (outlet, text) in texts.items()
        ],
    )


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("الجسر", "الجسر\N{POP DIRECTIONAL ISOLATE}: 2 occurrences in 2 articles"),
        ("بحر", "0 occurrences in 0 articles"),
        ("", "pattern"),  # refused in words, not by a traceback
        ("***", "no letter"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_whatever_is_typed_is_answered(shown, pattern, expected):
    explorer._show(_two(), tables.make("quotations", []), pattern, "all", "all", "all", "text")
    assert expected.lower() in shown[0].lower()
    assert "<b>" not in shown[0]


def test_an_empty_corpus_can_be_explored():
    panel = explorer.explorer(tables.make("documents", []), tables.make("quotations", []), "جسر")
    assert panel.children[0].children[1].options == ("all",)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory) -> Iterator[str]:
    """Yield the address of explore.ipynb in a JupyterLab of this test's own.

    It listens on this machine alone, behind a token, and keeps its files to itself.
    """
    folder = tmp_path_factory.mktemp("lab")
    work = folder / "work"
    work.mkdir()
    shutil.copy(ROOT / "notebooks" / "explore.ipynb", work)
    port, token = _free_port(), secrets.token_hex(16)
    places = {
        name: str(folder / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR",
                     "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR")
    }  # fmt: skip
    environment = {
        **os.environ, **places,
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "MANZUR_CORPUS": str(ROOT / "data" / "corpus"),
    }  # fmt: skip
    news = "@jupyterlab/apputils-extension:notification"
    settings = Path(places["JUPYTERLAB_SETTINGS_DIR"]) / news.replace(":", "/")
    settings.parent.mkdir(parents=True)
    settings.with_suffix(".jupyterlab-settings").write_text(
        json.dumps({"fetchNews": "false", "checkForUpdates": False}), encoding="utf-8"
    )
    log = (folder / "log").open("wb")
    server = subprocess.Popen(
        [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
            f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}",
            f"--ServerApp.root_dir={work}", "--LabApp.news_url=",
        ],
        env=environment, cwd=work, stdout=log, stderr=subprocess.STDOUT,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api/status?token={token}", server, folder / "log")
        yield f"{address}/lab/tree/explore.ipynb?token={token}&reset"
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()


def _wait_for(address: str, server: subprocess.Popen, log: Path, seconds: float = 60) -> None:
    """Wait until the server answers; if it has ended, say why."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with opener.open(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start: {log.read_text(encoding='utf-8')[-2000:]}")


def test_a_term_typed_in_jupyterlab_is_found_and_an_outlet_filters_it(browser, lab, five):
    from playwright.sync_api import expect

    import analysis as an

    expect.set_options(timeout=25_000)
    rows = an.search(five, "بوتين")
    outlet = rows["outlet"].value_counts().index[0]
    within = int((rows["outlet"] == outlet).sum())
    assert 0 < within < len(rows)

    context = browser.new_context(viewport={"width": 1400, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(25_000)
    try:
        # JupyterLab may ask which kernel to take: the one it proposes.
        accept = tab.locator(".jp-Dialog .jp-mod-accept")
        tab.add_locator_handler(accept, lambda button: button.click())
        tab.goto(lab)
        panel = tab.locator(".jp-NotebookPanel:visible")
        tab.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
        tab.get_by_role("menuitem", name="Run", exact=True).click()
        tab.get_by_text("Run All Cells", exact=True).click()

        term = panel.locator(".widget-text input").first
        term.wait_for()
        finding = panel.locator(".jp-OutputArea .manzur-finding").last
        finding.filter(has_text="occurrences in").wait_for()
        term.fill("بوتين")
        term.press("Enter")
        finding.filter(has_text="بوتين").filter(has_text=f"{len(rows)} occurrences").wait_for()
        found = panel.locator("table.concordance tbody tr")
        expect(found).to_have_count(len(rows))
        seen = found.first.locator("td.match")
        assert "بوتين" in seen.inner_text()
        assert seen.evaluate("cell => getComputedStyle(cell).direction") == "rtl"
        assert panel.locator("img").last.evaluate("image => image.naturalWidth") > 100

        # What stands before the match is at its right.
        right = found.first.locator("td.left").bounding_box()
        assert right["x"] >= seen.bounding_box()["x"] + seen.bounding_box()["width"] - 2

        panel.locator(".widget-dropdown select").first.select_option(label=outlet)
        finding.filter(has_text=f"{within} occurrences").wait_for()
        expect(found).to_have_count(within)
        assert set(found.locator("td.outlet").all_inner_texts()) == {outlet}
    finally:
        context.close()
