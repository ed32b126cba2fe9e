"""The explorer at the size of 45 councils and 405 papers, in a real browser: ten questions of newcomers, and the file.

Each way is counted: a click, or a search, which is a few words and Enter. At most three clicks, or one search with the
click on what it found, lead to the answer. Where each answer stands is noted in `WAYS`, which the test prints.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from benchmarks.england import england

from kg.build import build
from kg.view.index.kept import prepare

if TYPE_CHECKING:
    from playwright.sync_api import Page

sync_api = pytest.importorskip("playwright.sync_api")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")

COUNCIL = "Birchmouth Council"
CLICKS, SEARCHES = 3, 1
KG = Path(sys.executable).with_name("kg")


class Reader:
    """Somebody at the first page, whose steps are counted."""

    def __init__(self, page: "Page", home: str) -> None:
        """Begin at the first page."""
        self.page = page
        self.clicks = self.searches = 0
        page.goto(home)

    def click(self, name: str) -> None:
        """Follow the first link, or open the first words, called so."""
        self.clicks += 1
        link = self.page.get_by_role("link", name=name, exact=True)
        (link.first if link.count() else self.page.get_by_text(name).first).click()

    def search(self, words: str) -> None:
        """Search for words."""
        self.searches += 1
        self.page.get_by_role("searchbox", name="Search").fill(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def section(self, heading: str) -> str:
        """Return the text of the section below a heading."""
        found = self.page.locator("section", has=self.page.get_by_role("heading", name=heading, exact=True)).first
        return found.inner_text()

    def row(self, *words: str) -> str:
        """Return the first row of a table with all these words."""
        rows = self.page.locator("tbody tr")
        for word in words:
            rows = rows.filter(has_text=word)
        return rows.first.inner_text()


def _who_answers(reader: Reader) -> str:
    reader.click(COUNCIL)
    reader.click("As a list")
    return reader.section("Who answers to whom")


def _what_happened(reader: Reader) -> str:
    reader.click(COUNCIL)
    return reader.section("What happened, in order")


def _under_notice(reader: Reader) -> str:
    reader.search("which councils are under an improvement notice")
    reader.click("Who is under which notice")
    return reader.row("Improvement notice", COUNCIL)


def _inspections(reader: Reader) -> str:
    return reader.row(COUNCIL)


def _monitored(reader: Reader) -> str:
    reader.search("Department for Education")
    return reader.section("Monitors")


def _overdue(reader: Reader) -> str:
    row = reader.page.locator("tbody tr").filter(has_text=COUNCIL)
    told = row.inner_text()
    reader.clicks += 1
    row.get_by_text("past due").click()
    return told + row.locator("td").last.inner_text()


def _director(reader: Reader) -> str:
    reader.search("executive director birchmouth")
    reader.click("Executive Director of Children's Services")
    return reader.section("Who holds the post")


def _board(reader: Reader) -> str:
    reader.search("birchmouth send delivery board")
    return reader.section("Chairs and members") + reader.section("Meetings")


def _waits(reader: Reader) -> str:
    reader.click("Questions")
    reader.click("Figures about the service")
    return reader.row("weeks", COUNCIL)


def _changed(reader: Reader) -> str:
    reader.click("Changes")
    return reader.page.locator("main").inner_text()


#: question, the way to its answer, what stands there
WAYS: tuple[tuple[str, Callable[[Reader], str], tuple[str, ...]], ...] = (
    (
        "Who answers for SEND here, up to whom?",
        _who_answers,
        ("SEND Improvement Board", "is accountable to", "Cabinet"),
    ),
    ("What happened here, in order?", _what_happened, ("2020", "Inspection", "Intervention")),
    ("Which councils are under an improvement notice?", _under_notice, ("2025",)),
    ("Which inspection came when, and what did it find?", _inspections, ("6 Nov 2024", "systemic failings")),
    ("Which plans does the DfE monitor, how often?", _monitored, ("Priority Action Plan", "every six months")),
    ("Which promises are overdue, and whose?", _overdue, ("past due", "by")),
    ("Who is the director, since when?", _director, ("Tobias Renshaw", "20 Feb 2025")),
    (
        "How often does this board meet, who chairs it?",
        _board,
        ("Angela Fairweather", "chair", "2 meetings are minuted"),
    ),
    ("How do waits compare across councils?", _waits, ("weeks",)),
    ("What changed since I last looked?", _changed, ("+ new", "Follow as a feed")),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store, read by rules alone, which is quicker and tells the same here."""
    folder = tmp_path_factory.mktemp("england")
    assert england(folder / "papers") == 405
    assert build(folder / "papers", folder / "store", jobs=2, model=False).read == 405
    prepare(str(folder / "store"))
    return folder / "store"


@pytest.fixture(scope="module")
def home(store: Path) -> Iterator[str]:
    """A server of it."""
    command = [str(KG), "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen([*command, "--timeout", "60"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        try:
            yield told.partition(" at ")[2].split()[0]
        finally:
            process.terminate()


def test_each_question_is_answered_in_three_clicks_or_one_search(home: str) -> None:
    """Nothing else is asked for, and no script fails."""
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(home) else faults.append(asked.url))
        for question, way, answer in WAYS:
            reader = Reader(page, home)
            told = way(reader)
            steps = f"{reader.clicks} clicks, {reader.searches} searches"
            print(f"{question} {steps}")  # noqa: T201 -- noted, as pytest -s shows it
            assert [one for one in answer if one not in told] == [], (question, told[:2000])
            allowed = 1 if reader.searches else CLICKS
            assert reader.clicks <= allowed, (question, steps)
            assert reader.searches <= SEARCHES, (question, steps)
        browser.close()
    assert faults == []
    assert len(WAYS) == 10


@pytest.fixture(scope="module")
def file(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one file of all."""
    page = tmp_path_factory.mktemp("file") / "page.html"
    subprocess.run([KG, "view", "--store", store, "-o", page], check=True, capture_output=True)
    return page


def _opened(page: "Page", file: Path) -> None:
    page.goto(file.as_uri())
    page.wait_for_function("document.documentElement.classList.contains('live')")


#: what the picture shows now
SHOWN = """() => { const { nodes, lines } = kg.shown();
  return [nodes.map(one => one.id).sort(), lines.map(one => one.id).sort()]; }"""


def test_the_file_holds_all_and_is_small(file: Path) -> None:
    """Every thing of the store in less than two megabytes."""
    assert file.stat().st_size < 2_000_000


def test_a_filter_shows_what_the_option_shows(store: Path, file: Path, tmp_path: Path) -> None:
    """One council chosen in the page of all is the picture of `--council`; kinds that are ticked are drawn."""
    alone = tmp_path / "alone.html"
    subprocess.run([KG, "view", "--store", store, "-o", alone, "--council", COUNCIL], check=True, capture_output=True)
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        _opened(page, alone)
        page.evaluate("kg.set({ view: 'overview' })")
        wanted = page.evaluate(SHOWN)
        assert len(wanted[0]) > 20
        _opened(page, file)
        page.evaluate("council => kg.set({ view: 'overview', council })", COUNCIL)
        assert page.evaluate(SHOWN) == wanted
        page.evaluate("kg.set({ council: '', kinds: [...kg.view().groups, 'person'] })")
        drawn = page.evaluate("kg.shown().nodes.filter(node => node.group.key === 'person').length")
        assert drawn > 10
        assert page.evaluate("kg.shown().nodes.length") <= 300
        assert "of 2,794 things that pass the filters" in page.inner_text("#status")
        browser.close()


def test_names_of_the_picture_say_whose(file: Path) -> None:
    """Each council is named in its cluster; no label of many councils stands without its council, or its year."""
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        _opened(page, file)
        page.evaluate("kg.set({ view: 'overview' })")
        page.wait_for_function("kg.labelled.length > 40")
        labels = page.evaluate("kg.labelled.filter(one => one.node).map(one => [one.node.label, one.rows.join(' ')])")
        assert len([label for label, _ in labels if label.endswith(" Council")]) == 45
        assert [rows for label, rows in labels if label in {"Cabinet", "Inspection"} and rows == label] == []
        page.evaluate("kg.set({ sel: kg.nodes.find(node => node.label === 'Department for Education').id })")
        page.wait_for_function("kg.labelled.filter(one => one.node).length > 5")
        beside = page.evaluate(
            "kg.labelled.filter(one => one.node && one.node.type === 'plan').map(one => one.rows.join(' '))"
        )
        assert len(beside) > 5
        assert [rows for rows in beside if not any(year in rows for year in ("2019", "202"))] == []
        browser.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_everyone_can_read_every_view(file: Path, scheme: Literal["light", "dark"], width: int) -> None:
    """axe-core finds nothing, nothing scrolls sideways, and no view is taller than the screen."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
        _opened(page, file)
        for view in page.evaluate("[...kg.views.keys()]"):
            for council in ("", COUNCIL):
                page.evaluate("([view, council]) => kg.set({ view, council })", [view, council])
                # of very much that is alike, some is looked at: the first three councils
                page.evaluate("document.querySelectorAll('.multiple:nth-of-type(n+4)').forEach(one => one.remove())")
                found = axe.run(page)
                assert found.violations_count == 0, f"{view} {council}: {found.generate_report()}"
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
                assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), view
        browser.close()
