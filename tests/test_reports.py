"""The reports as a reader gets them: opened in a real browser, alone, on a phone too."""

import re
from pathlib import Path

import pytest

from analysis import report

PAGES = ["index", *(path.stem for path in report.numbered())]
LIMIT = 2_500_000  # bytes

# Where the glyphs of a run of Arabic letters stand: the first must be right of the last.
RIGHT_TO_LEFT = """() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const wrong = []; let seen = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of node.data.matchAll(/[\\u0621-\\u064a]{3,}/g)) {
      const box = (i) => { const r = document.createRange(); r.setStart(node, i); r.setEnd(node, i + 1);
                           return r.getBoundingClientRect(); };
      const first = box(match.index), last = box(match.index + match[0].length - 1);
      if (!first.width && !last.width) continue;
      if (Math.abs(first.top - last.top) > 2) continue;
      seen += 1;
      if (first.right <= last.left) wrong.push(match[0]);
    }
  }
  return [seen, wrong];
}"""
# Joined letters are narrower than the same letters kept apart.
JOINED = """() => {
  const width = (text) => { const s = document.createElement('span'); s.textContent = text;
    document.querySelector('main').append(s); const w = s.getBoundingClientRect().width; s.remove(); return w; };
  const word = 'بيتهم';
  return width(word) < 0.9 * width([...word].join('\\u200c'));
}"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    report.build(reports=folder)
    return folder


@pytest.fixture
def page(browser, reports):
    """Yield a function that opens a report and returns the page, its requests and its errors."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})

    def open_report(name: str, width: int = 1100):
        tab = context.new_page()
        tab.set_viewport_size({"width": width, "height": 900})
        requests, errors = [], []
        tab.on("request", lambda r: requests.append(r.url))
        tab.on(
            "console", lambda m: errors.append(m.text) if m.type in ("error", "warning") else None
        )
        tab.on("pageerror", lambda e: errors.append(str(e)))
        tab.goto((reports / f"{name}.html").as_uri())
        return tab, requests, errors

    yield open_report
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_report_asks_for_nothing_and_complains_of_nothing(page, name):
    tab, requests, errors = page(name)
    elsewhere = [u for u in requests[1:] if not u.startswith("data:")]
    assert elsewhere == []
    assert errors == []
    assert tab.title()


@pytest.mark.parametrize("name", PAGES)
def test_arabic_is_joined_and_runs_from_right_to_left(page, name):
    tab, _, _ = page(name)
    tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    seen, wrong = tab.evaluate(RIGHT_TO_LEFT)
    assert seen > 10
    assert wrong == []
    assert tab.evaluate("document.fonts.check('16px Manzur', 'بوتين')")
    assert tab.evaluate(JOINED)


@pytest.mark.parametrize("name", PAGES)
def test_a_report_fits_a_phone(page, name):
    tab, _, _ = page(name, width=390)
    tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_has_its_words(page, name):
    tab, _, _ = page(name)
    alts = tab.eval_on_selector_all("img", "images => images.map(i => i.alt.trim())")
    assert all(len(alt) > 20 for alt in alts), alts
    if name != "index":
        assert alts, "a report without a picture"


@pytest.mark.parametrize("name", PAGES[1:])
def test_code_is_folded_away_and_one_click_from_view(page, name):
    tab, _, _ = page(name)
    code = tab.locator("details.code").first
    assert not code.locator("pre").first.is_visible()
    code.locator("summary").click()
    assert code.locator("pre").first.is_visible()


@pytest.mark.parametrize("name", PAGES[1:])
def test_a_report_opens_with_its_finding_and_closes_with_its_limits(reports, name):
    text = (reports / f"{name}.html").read_text(encoding="utf-8")
    assert text.index('manzur-finding"') < text.index("<h2")
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", text, re.S)
    assert "cannot" in headings[-1].lower()


@pytest.mark.parametrize("name", PAGES)
def test_a_report_is_one_small_file_with_a_policy(reports, name):
    file = reports / f"{name}.html"
    assert file.stat().st_size <= LIMIT
    text = file.read_text(encoding="utf-8")
    assert "Content-Security-Policy" in text
    assert "<script" not in text.lower()
    head = re.sub(r"data:[^)\"']+", "", text.split("<body>")[0])
    assert not re.search("https?:", head)  # http-equiv is no address


def test_the_index_repeats_every_finding_and_links_every_report(page, reports):
    tab, _, _ = page("index")
    links = tab.eval_on_selector_all(
        "ul.reports a", "links => links.map(a => a.getAttribute('href'))"
    )
    assert links == [f"{name}.html" for name in PAGES[1:]]
    assert tab.locator(".manzur-finding").count() >= len(links)


def test_article_text_reaches_a_page_only_escaped():
    import pandas as pd

    from analysis.display import finding, table

    nasty = "<img src=x onerror=alert(1)> «بوتين» & <script>"
    for shown in (table(pd.DataFrame({nasty: [nasty]}), caption=nasty), finding(nasty)):
        assert "<img" not in shown.data
        assert "<script" not in shown.data
        assert "&lt;img" in shown.data
