"""What an analyst needs works in a real browser, with no script: asking, finding, following a line, downloading."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from query.papers import COUNCIL, body, paper, place

from kg.graph import to_quads
from kg.graph.store import Store
from kg.model.frames import ReportingLine

sync_api = pytest.importorskip("playwright.sync_api")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")


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
        page.get_by_role("link", name="Reporting lines").click()
        page.get_by_label("council").fill("Northmere")
        page.get_by_label("with the sentences").check()
        page.get_by_role("button", name="Ask").click()
        page.get_by_role("cell", name="The SEND Board reports to the Health Board.").wait_for()
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV").click()
        assert download.value.suggested_filename == "accountability.csv"
        page.get_by_role("searchbox").fill("send board")
        page.get_by_role("button", name="Find").click()
        page.get_by_role("heading", name="SEND Board", exact=True).wait_for()
        page.get_by_role("link", name="Lines of accountability").click()
        page.get_by_label("from").fill("SEND Board")
        page.get_by_label("to", exact=False).last.fill("Cabinet")
        page.get_by_role("button", name="Find the line").click()
        page.get_by_role("listitem").first.wait_for()
        assert page.get_by_role("listitem").count() == 2
        # a download ends its request for a page
        assert [fault for fault in faults if ".csv" not in fault] == []
        browser.close()
