"""The page in a real browser, with the network cut off: what a reader does, and what a page must never do."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from view.sample import NAMES, sample

from kg.view.page import render
from kg.view.subgraph import Line, Node, Subgraph
from kg.view.views import page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
VIEWS = ("overview", "accountability", "timeline", "matrix", "table")

#: markup, script, entities, quotes, directions, marks, emoji; each is put into every place where text appears
HOSTILE = (
    *(
    part
    for word in ("window.hit=1", "parent.hit=1")
    for part in (
        f"<script>{word}</script>",
        f"</script><script>{word}</script>",
        f"<img src=x onerror={word}>",
        f"<svg onload={word}>",
        f'"><a href="javascript:{word}">href</a>',
        f"' onmouseover='{word}",
        f'" autofocus onfocus="{word}',
        f"<iframe srcdoc='<script>{word}</script>'>",
        f"<style>@import 'data:,'</style><b onclick={word}>",
        f"</title><script>{word}</script>",
        f"</noscript><script>{word}</script>",
        f"</style><script>{word}</script>",
        f"<!-- --><script>{word}</script>",
        f"]]><script>{word}</script>",
        f"javascript:{word}",
        f"data:text/html,<script>{word}</script>",
        f"${{{word}}}",
        f"{{{{{word}}}}}",
        f"<math><mtext><script>{word}</script>",
        f"&lt;script&gt;{word}",
    )
    ),
    "\u202eright to left\u202c", "שלום עולם", "مرحبا", "e\u0301\u0323\u0302 marks", "👩\u200d👩\u200d👧 family",
    "\u2028line", "\u2029paragraph",
    "\ufeffmark", "constructor", "__proto__", "href", "=1+1", "'", '"', "\\u003c/script", "long " * 60,
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A browser for all tests of the file."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES.split())
        yield found
        found.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A tab without network, which fails the test when a script fails or anything but the file is asked for."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True, reduced_motion="reduce")
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    tab.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None)
    tab.on(
        "request",
        lambda asked: wrong.append(asked.url) if not asked.url.startswith(("file:", "blob:", "data:")) else None,
    )
    yield tab
    context.close()
    assert wrong == []


def opened(page: "Page", graph: Subgraph, folder: Path, address: str = "") -> None:
    """Write the page of a graph and open it."""
    file = folder / "page.html"
    file.write_text(render(page_of(graph)), encoding="utf-8")
    page.goto(f"{file.as_uri()}#{address}")


def test_a_reader_goes_from_a_name_to_the_sentence(page: "Page", tmp_path: Path) -> None:
    """Search, the thing's facts, why: the sentence stands highlighted, with a link to the original."""
    opened(page, sample(), tmp_path)
    page.fill("#search", NAMES["plan"][:12])
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == NAMES["plan"]
    page.click("#panel .why >> nth=0")
    assert page.locator("#panel mark").count() > 0
    page.go_back()
    assert page.inner_text("#panel h2") == NAMES["plan"]


def test_a_question_leads_to_what_answers_it(page: "Page", tmp_path: Path) -> None:
    """In the words of a reader; the table then holds who monitors what, and nothing else."""
    opened(page, sample(), tmp_path)
    page.fill("#search", "who monitors")
    assert page.inner_text("#found li >> nth=0").startswith("?Who monitors what")
    page.keyboard.press("Enter")
    assert page.evaluate("kg.state.view") == "table"
    relations = page.locator("#table tbody tr td:nth-child(2)").all_inner_texts()
    assert set(relations) == {"monitors"}


def test_the_table_serves_the_keyboard_alone(page: "Page", tmp_path: Path) -> None:
    """T shows the table; Tab and Enter open a row; Escape closes it."""
    opened(page, sample(), tmp_path)
    page.keyboard.press("t")
    page.focus("#sift")
    page.keyboard.type("improvement board")
    page.locator("#table tbody button").first.focus()
    page.keyboard.press("Enter")
    assert page.is_visible("#panel h2")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")


def test_filters_and_slider_take_facts_away_and_stand_in_the_address(page: "Page", tmp_path: Path) -> None:
    """What is chosen can be linked."""
    opened(page, sample(), tmp_path, "view=table")
    before = page.locator("#table tbody tr").count()
    page.uncheck("#filters fieldset:nth-of-type(2) input >> nth=0")
    fewer = page.locator("#table tbody tr").count()
    assert fewer < before
    assert "norel=" in page.url
    page.reload()
    assert page.locator("#table tbody tr").count() == fewer
    page.evaluate("kg.set({ norel: [], at: '2021-06', undated: false })")
    assert page.locator("#table tbody tr").count() < before


def test_what_is_shown_can_be_saved(page: "Page", tmp_path: Path) -> None:
    """CSV, SVG and PNG are made in the page."""
    opened(page, sample(), tmp_path)
    for how in ("csv", "svg", "png"):
        page.click("#save")
        with page.expect_download() as download:
            page.click(f"[data-save={how}]")
        assert Path(download.value.path()).stat().st_size > 200


def hostile() -> Subgraph:
    """A graph with every hostile string in every place."""
    graph = sample()
    passage = next(line.passages[0] for line in graph.lines if line.passages)
    nodes: list[Node] = []
    lines: list[Line] = []
    for number, text in enumerate(HOSTILE):
        base = replace(graph.nodes[number % len(graph.nodes)], id=f"urn:n{number}", label=text, aliases=(text,))
        nodes.append(replace(base, kind=text, council=text, codes=(text,), details=((text, text),)))
        said = replace(passage, quote=text, before=text, after=text, rule=text)
        lines.append(
            Line(
                f"urn:n{number}",
                f"urn:n{(number + 1) % len(HOSTILE)}",
                text,
                frequency=text,
                said="2022",
                passages=(said,),
            )
        )
    papers = [replace(paper, title=HOSTILE[0], url=f"javascript:{HOSTILE[0]}") for paper in graph.papers]
    return Subgraph.of(nodes, lines, papers)


def test_text_of_documents_is_never_run(page: "Page", tmp_path: Path) -> None:
    """Every hostile string in every place: shown as it is, and nothing runs."""
    assert len(HOSTILE) >= 50
    opened(page, hostile(), tmp_path)
    for view in VIEWS:
        page.evaluate("view => kg.views.has(view) && kg.set({ view })", view)
    labels = page.evaluate("kg.nodes.map(node => node.label)")
    assert sorted(labels) == sorted(HOSTILE)
    shown = page.evaluate(
        """() => { let count = 0; for (const key of kg.byKey.keys()) { kg.set({ sel: key }, { keep: false });
        count += document.querySelector('#panel h2').textContent.length > 0; } return count; }"""
    )
    assert shown == len(HOSTILE) * 2
    page.fill("#search", "<")
    assert page.locator("#found li").count() > 0
    assert page.evaluate("window.hit === undefined")
    assert page.locator("#panel script, #panel img, #panel iframe, a[href^='javascript']").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_view_breaks_a_rule_of_accessibility(page: "Page", tmp_path: Path, scheme: str, width: int) -> None:
    """axe-core finds nothing in any view, with and without the panel, and nothing scrolls sideways."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened(page, sample(), tmp_path)
    for view in page.evaluate("[...kg.views.keys()]"):
        for selected in (False, True):
            page.evaluate(
                "([view, on]) => kg.set({ view, sel: on ? kg.lines.find(l => l.passages.length).id : '' })",
                [view, selected],
            )
            found = axe.run(page)
            assert found.violations_count == 0, f"{view}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_labels_do_not_cover_each_other_at_first(page: "Page", tmp_path: Path) -> None:
    """At the opening zoom no label lies on another."""
    opened(page, sample(), tmp_path)
    page.wait_for_function("kg.labelled.length > 5")
    covered = page.evaluate(
        """kg.labelled.flatMap((a, i) => kg.labelled.slice(i + 1).filter(b => a.x < b.x + b.w && b.x < a.x + a.w
        && a.y < b.y + b.h && b.y < a.y + a.h)).length"""
    )
    assert covered == 0


def test_extremes_open(page: "Page", tmp_path: Path) -> None:
    """Nothing, one thing, a thing with 2,000 neighbours, forty relations between two things."""
    many = [Node(f"urn:{number}", f"Board {number}", "body", "board") for number in range(2001)]
    star = Subgraph.of(many, [Line("urn:0", f"urn:{number}", "reports to") for number in range(1, 2001)])
    twins = Subgraph.of(many[:2], [Line("urn:0", "urn:1", f"relation {number}") for number in range(40)])
    for graph in (Subgraph.of([]), Subgraph.of(many[:1]), star, twins):
        opened(page, graph, tmp_path)
        page.reload()
        assert page.inner_text("#status").startswith("Showing")
