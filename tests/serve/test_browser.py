"""What an analyst needs works in a real browser, with no script: asking, finding, following a line, downloading."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from query.papers import COUNCIL, body, paper, place

from kg.graph import to_quads
from kg.graph.iris import Names
from kg.graph.store import Store
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.formats.page import write_html
from kg.query.rows import Answer
from kg.view.page import render
from kg.view.subgraph import Subgraph
from kg.view.views import page_of

sync_api = pytest.importorskip("playwright.sync_api")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")

#: where the server shows the paper
PAPER = Names(source="north-1", url="https://northmere.example/north-1").document.value.removeprefix(
    "https://w3id.org/send-governance"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server, started as a user starts it, at a free port."""
    store: Path = tmp_path_factory.mktemp("browser") / "store"
    board, health, cabinet = body("SEND Board"), body("Health Board"), body("Cabinet", "cabinet")
    document, frames, _ = paper(
        "north-1",
        "2021-06-08",
        ["The SEND Board reports to the Health Board.", "The Health Board reports to Cabinet."],
        ReportingLine(body=board, to=health, relation="reports to", evidence=place(0)),
        ReportingLine(body=health, to=cabinet, relation="reports to", evidence=place(1)),
    )
    with Store.write(store) as writer:
        writer.replace_document("north-1", to_quads(document, frames, council=COUNCIL))
    command = [str(Path(sys.executable).with_name("kg")), "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        assert " at http://" in told, told
        try:
            yield told.partition(" at ")[2].split()[0]
        finally:
            process.terminate()


def test_an_analyst_needs_no_terminal(address: str) -> None:
    """From the list to an answer with its sentences, to a thing, to its line of accountability."""
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page(java_script_enabled=False)
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text))
        page.on("requestfailed", lambda request: faults.append(request.url))
        page.goto(address)
        page.get_by_role("link", name="Questions", exact=True).click()
        page.get_by_role("link", name="Reporting lines").click()
        page.get_by_text("Narrow the question").click()
        page.get_by_label("council").fill("Northmere")
        page.get_by_label("with the sentences").check()
        page.get_by_role("button", name="Ask").click()
        page.get_by_role("cell", name="The SEND Board reports to the Health Board.").wait_for()
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV").click()
        assert download.value.suggested_filename == "accountability.csv"
        page.get_by_role("searchbox").fill("send board")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("heading", name="SEND Board", exact=True).wait_for()
        page.get_by_role("link", name="Accountability", exact=True).click()
        page.get_by_label("from").fill("SEND Board")
        page.get_by_label("to", exact=False).last.fill("Cabinet")
        page.get_by_role("button", name="Find the line").click()
        page.locator("ol.way li").first.wait_for()
        assert page.locator("ol.way .end").all_inner_texts() == ["SEND Board", "Health Board", "Cabinet"]
        # a download ends its request for a page
        assert [fault for fault in faults if ".csv" not in fault] == []
        browser.close()


def test_the_picture_leads_from_thing_to_thing(address: str) -> None:
    """A thing of the served picture opens the picture of all that is tied to it; only this server is asked."""
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
        page.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else faults.append(asked.url))
        page.goto(address)
        page.get_by_role("link", name="Picture").click()
        page.fill("#search", "SEND Board")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="All that is tied to it").click()
        page.wait_for_url("**/view?around=*")
        assert page.inner_text("#panel h2") == "SEND Board"
        assert page.evaluate("kg.nodes.map(node => node.label).sort()") == [
            "Health Board",
            "Northmere County Council",
            "SEND Board",
        ]
        page.keyboard.press("Escape")
        page.evaluate("kg.set({ sel: kg.nodes.find(node => node.label === 'Health Board').id })")
        assert page.evaluate("kg.lines.filter(line => line.target.label === 'Cabinet').length") == 0
        page.get_by_role("button", name="Show all its neighbours").click()
        page.get_by_role("button", name="Put its neighbours away").wait_for()
        line = page.evaluate("kg.shown().lines.find(line => line.target.label === 'Cabinet').id")
        page.evaluate("line => kg.set({ sel: line })", line)
        assert page.inner_text("#panel mark") == "The Health Board reports to Cabinet."
        assert len(page.evaluate("[...new Set(kg.lines.map(line => line.id))]")) == page.evaluate("kg.lines.length")
        assert faults == []
        browser.close()


#: every kind of page: an answer, a thing, a document, a line, what is missing, a form, and what is refused
PAGES = (
    "",
    "questions",
    "questions/accountability?evidence=yes",
    "things?name=board",
    PAPER.removeprefix("/"),
    "things?name=who+reports",
    "bodies",
    "plans?q=nothing",
    "papers",
    "path?from=SEND+Board&to=Cabinet",
    "path?from=Nobody&to=Cabinet",
    "gaps",
    "view",
    "sparql",
    "sparql?format=html&query=SELECT+*+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D+LIMIT+20",
    "sparql?format=html&query=SELECT",
    "changes",
    "nowhere",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_everyone_can_read_every_page(address: str, tmp_path: Path, scheme: Any, width: int) -> None:
    """axe-core finds nothing, nothing scrolls sideways, and all pages of kg have one ground, ink, font and accent."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    answer = tmp_path / "answer.html"
    with answer.open("wb") as out:
        write_html(Answer(("body", "to"), [("SEND Board", "https://council.example/" + "x" * 90)], "Lines"), out)
    picture = tmp_path / "picture.html"
    picture.write_text(render(page_of(Subgraph.of([]))), encoding="utf-8")
    looks = set()
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        home = address.rstrip("/")
        found_there = []
        for listed in ("bodies", "papers"):
            page.goto(f"{home}/{listed}")
            found_there.append(home + str(page.locator("tbody th a").first.get_attribute("href")))
        page.goto(found_there[-1])
        found_there.append(home + str(page.get_by_role("link", name="this fact").first.get_attribute("href")))
        for place in (*(f"{home}/{one}" for one in PAGES), *found_there, answer.as_uri(), picture.as_uri()):
            page.goto(place)
            found = axe.run(page)
            assert found.violations_count == 0, f"{place}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
            looks.add(page.evaluate(LOOK))
        browser.close()
    assert len(looks) == 1


LOOK = """() => {
  const body = getComputedStyle(document.body), root = getComputedStyle(document.documentElement);
  return [body.backgroundColor, body.color, body.font, root.getPropertyValue('--accent')].join(' | ');
}"""
