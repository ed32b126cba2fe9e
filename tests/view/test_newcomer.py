"""Five questions that somebody who has never seen the page asks, each answered by the clicks that the examples tell."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHECKOUT = Path(__file__).resolve().parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Page]":
    """The page of the examples, made by the command line, in a browser without network."""
    sync_api = pytest.importorskip("playwright.sync_api")
    folder = tmp_path_factory.mktemp("newcomer")
    kg = Path(sys.executable).parent / "kg"
    for command in (["build", str(CHECKOUT / "examples" / "minutes")], ["view", "-o", "page.html"]):
        subprocess.run([kg, *command], cwd=folder, check=True, capture_output=True)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES.split())
        tab = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True).new_page()
        tab.goto((folder / "page.html").as_uri())
        yield tab
        browser.close()


def chosen(page: "Page", words: str, *, of: str) -> str:
    """Search for `words`, choose the entry of the council `of`, and return what the panel says."""
    page.fill("#search", words)
    page.locator("#found li", has_text=of).first.click()
    return re.sub(r"\s+", " ", page.inner_text("#panel"))


def test_who_answers_for_the_statement_and_where_it_is_said(page: "Page") -> None:
    """Who is responsible, who monitors, and the sentence behind it."""
    panel = chosen(page, "Written Statement", of="Marlshire County Council")
    for said in (
        "Marlshire County Council responsible for this",
        "NHS Marlshire CCG responsible for this",
        "Department for Education monitors this",
        "NHS England monitors this",
        "Cabinet monitors this",
    ):
        assert said in panel
    page.locator("#panel li", has_text="Department for Education monitors this").locator(".why").first.click()
    assert "Department for Education" in page.inner_text("#panel mark >> nth=0")


def test_how_often_who_monitors(page: "Page") -> None:
    """Each monitor stands with how often."""
    panel = chosen(page, "Priority Action Plan", of="Aldermouth City Council")
    assert re.search(r"SEND Improvement Board monitors this why\? · planned · monthly", panel)
    assert re.search(r"Department for Education monitors this why\? · planned · every six months", panel)


def test_to_whom_a_board_answers(page: "Page") -> None:
    """Upwards and downwards."""
    panel = chosen(page, "SEND Improvement Board", of="Marlshire County Council")
    assert "accountable to Marlshire Health and Wellbeing Board" in panel
    assert re.search(r"Workstreams reports to this why\? · monthly", panel)


def test_which_council_is_under_a_notice(page: "Page") -> None:
    """The matrix narrows to those that have an intervention, and the cell says which; the others are blank there."""
    page.get_by_role("tab", name="Matrix").or_(page.get_by_text("Matrix", exact=True)).first.click()
    rows = page.locator("#drawn tbody tr")
    assert rows.count() == 3
    page.get_by_label("Interventions: which councils").select_option("has")
    assert rows.count() == 1
    assert rows.locator("th").inner_text() == "Aldermouth"
    assert "Improvement notice" in str(rows.locator("td:nth-child(8) button").get_attribute("title"))
    page.get_by_label("Interventions: which councils").select_option("has not")
    assert rows.count() == 2
