"""Taking part in a real browser: with the keyboard alone, without scripts, for everyone, at any width."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from serve.test_editing import PAPER

from kg.build import build

if TYPE_CHECKING:
    from playwright.sync_api import Page

sync_api = pytest.importorskip("playwright.sync_api")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address with its token, as the server tells it; beside it a paper that could be handed in."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "north.txt").write_text(PAPER, encoding="utf-8")
    build(folder, tmp_path / "store", model=False)
    (tmp_path / "new.txt").write_text(PAPER.replace("8 June", "9 July"), encoding="utf-8")
    kg = str(Path(sys.executable).with_name("kg"))
    command = [kg, "serve", "--store", str(tmp_path / "store"), "--port", "0", "--timeout", "60", "--edit", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = ""
        while "/edit/" not in told:
            told = process.stderr.readline()
            assert told, "the server ended"
        try:
            yield re.findall(r"http://\S+/edit/[\w-]+", told)[0]
        finally:
            process.terminate()


def _called_wrong(page: "Page", home: str) -> None:
    """Go to the fact that the board reports to another, and open its form."""
    page.goto(f"{home}/papers")
    page.locator("tbody th a").first.click()
    page.locator(".told li", has_text="reports to Health").get_by_role("link", name="this fact").first.click()
    page.get_by_text("This is wrong").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_everyone_can_take_part(address: str, tmp_path: Path, scheme: Literal["light", "dark"], width: int) -> None:
    """axe-core finds nothing on any page of it, and nothing scrolls sideways; no script is needed, and none runs."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    home = address.partition("/edit/")[0]
    looked: list[str] = []
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.set_default_timeout(120_000)  # a paper is read with all models, which are loaded first

        def look(name: str) -> None:
            found = axe.run(page)
            assert found.violations_count == 0, f"{name}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            looked.append(name)

        page.goto(address)
        look("the first page")
        page.set_input_files("#paper", tmp_path / "new.txt")
        page.get_by_role("button", name="Read it").click()
        assert "What is read in new.txt" in page.inner_text("h1")
        look("what is read")
        page.get_by_role("button", name="Keep it in the folder of papers").click()
        assert "new.txt is in the folder of papers" in page.inner_text("main")
        look("what was written")
        _called_wrong(page, home)
        look("a fact with its form")
        page.fill("#reason", "It was the Schools Forum")
        page.get_by_role("button", name="Call it wrong").click()
        page.goto(address)
        assert "What was put right (1)" in page.inner_text("main")
        look("the first page with what was put right")
        page.get_by_label("This name").fill("SEND Improvement Board")
        page.get_by_label("is that thing").fill("")
        page.evaluate("document.querySelector('#right-name').required = false")
        page.get_by_role("button", name="Put it right").click()
        look("what is refused")
        browser.close()
    assert len(looked) == 6
    assert (tmp_path / "papers" / "new.txt").read_bytes() == (tmp_path / "new.txt").read_bytes()


def test_the_keyboard_is_enough(address: str, tmp_path: Path) -> None:
    """Tab and Enter lead from the first page to a fact that is called wrong, without scripts."""
    home = address.partition("/edit/")[0]
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(address)
        _called_wrong(page, home)
        # the summary has the focus; the field and its button come next
        page.keyboard.press("Tab")
        page.keyboard.type("It was the Schools Forum")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "called wrong in corrections.csv" in page.inner_text("main")
        browser.close()
    assert "It was the Schools Forum" in (tmp_path / "papers" / "corrections.csv").read_text("utf-8")
