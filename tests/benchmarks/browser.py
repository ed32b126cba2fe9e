"""How fast the page of `kg view` is: `make benchmark` prints figures and asserts nothing.

Graphs of the wanted sizes are made from the graph of the examples: copies in which every document, every council and
every thing of a council has a name of its own, with more lines, and the sentences of others on them, until there are
12 lines to 5 things. The page is opened from its file in headless Chromium without a graphics card.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.query.engine import open_engine
from kg.view.layout import layout
from kg.view.page import render
from kg.view.read import Reading
from kg.view.subgraph import Line, Node, Passage, Subgraph
from kg.view.tie import tie
from kg.view.views import LIMIT, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "minutes"
KG = Path(sys.executable).with_name("kg")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

#: things that are drawn at once
DRAWN_MOST = 5_000
#: names that a reader might type, letter by letter
SOUGHT = ("send improvement", "department for education", "joint local area", "m", "zzz")

#: milliseconds since the file was opened until a picture with something in it has been put on the screen
DRAWN = """
window.firstPicture = new Promise((done) => {
  const look = () => {
    const there = typeof kg !== 'undefined' && kg.labelled && kg.labelled.length;
    if (there) requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    else requestAnimationFrame(look);
  };
  look();
});
"""

#: milliseconds from a typed letter to the list of what was found, the slowest of all letters
SEARCH = """(names) => {
  const box = document.getElementById('search');
  let slowest = 0;
  for (const name of names) for (let length = 1; length <= name.length; length += 1) {
    const start = performance.now();
    box.value = name.slice(0, length);
    box.dispatchEvent(new Event('input'));
    document.getElementById('found').getBoundingClientRect();
    slowest = Math.max(slowest, performance.now() - start);
  }
  box.value = '';
  box.dispatchEvent(new Event('input'));
  return slowest;
}"""


def example() -> Subgraph:
    """Return the graph of the examples."""
    with tempfile.TemporaryDirectory() as scratch:
        store = Path(scratch) / "store"
        subprocess.run([KG, "build", EXAMPLES, "--store", store], check=True, capture_output=True)
        return tie(Reading(open_engine(str(store))))


def copy_of(graph: Subgraph, number: int) -> Subgraph:
    """Return the graph with names of its own for all but national things."""

    def iri(node: Node) -> str:
        return f"{node.id}/{number}" if node.council else node.id

    def said(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return tuple(replace(one, source=f"{one.source}-{number}") for one in passages)

    nodes = [
        replace(
            node,
            id=iri(node),
            label=node.label.replace(node.council, f"{node.council} {number}") if node.council else node.label,
            council=f"{node.council} {number}" if node.council else "",
            passages=said(node.passages),
        )
        for node in graph.nodes
    ]
    lines = [
        replace(
            line,
            source=iri(graph.index[line.source]),
            target=iri(graph.index[line.target]),
            passages=said(line.passages),
        )
        for line in graph.lines
    ]
    return Subgraph.of(nodes, lines, (replace(paper, source=f"{paper.source}-{number}") for paper in graph.papers))


def more_lines(graph: Subgraph) -> Iterator[Line]:
    """Yield lines like those of a copy between other things of the same council."""
    for step in range(1, len(graph.nodes)):
        for index, line in enumerate(graph.lines):
            near = [n for n in graph.nodes if n.council == graph.index[line.source].council and n.id != line.source]
            if near:
                yield replace(line, target=near[(index * 7 + step) % len(near)].id)


def sized(graph: Subgraph, things: int) -> Subgraph:
    """Return a graph of `things` things and 2.4 times as many lines."""
    copies = [copy_of(graph, number) for number in range(1 + things // sum(bool(n.council) for n in graph.nodes))]
    joined = Subgraph.of(
        (node for one in copies for node in one.nodes),
        (line for one in copies for line in one.lines),
        (paper for one in copies for paper in one.papers),
    )
    joined = joined.only([node.id for node in joined.nodes if not node.council] + _first(joined, things))
    wanted = things * 12 // 5
    lines = list(joined.lines)
    for one in copies:
        # more than wanted: some say the same and become one
        share = max(0, 6 * (wanted - len(joined.lines)) // (5 * len(copies)) + 1)
        kept = [line for line in more_lines(one) if line.source in joined.index and line.target in joined.index]
        lines += islice(kept, share)
    found = Subgraph.of(joined.nodes, lines, joined.papers).lines
    step = max(1.0, len(found) / wanted)
    evenly = [found[int(number * step)] for number in range(min(wanted, len(found)))]
    return Subgraph.of(joined.nodes, evenly, joined.papers)


def _first(graph: Subgraph, things: int) -> list[str]:
    national = sum(not node.council for node in graph.nodes)
    return [node.id for node in graph.nodes if node.council][: things - national]


def pan(page: "Page", seconds: float = 2.0) -> float:
    """Return how many pictures a second are drawn while the mouse drags the picture."""
    page.evaluate("() => { kg.network().on('afterDrawing', () => { window.drawn += 1; }); }")
    box = page.locator("#graph").bounding_box()
    assert box
    x, y = box["x"] + 4, box["y"] + 4
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 30)
    page.evaluate("window.drawn = 0")
    start, step = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        step += 1
        page.mouse.move(x + 30 + 3 * (step % 60), y + 30 + 2 * (step % 60))
    taken = time.perf_counter() - start
    drawn = float(page.evaluate("window.drawn"))
    page.mouse.up()
    return drawn / taken


def opened(browser: "Browser", file: Path) -> dict[str, Any]:
    """Open the page three times; return the quickest first picture, and what a reader then waits for."""
    first: list[float] = []
    for _ in range(3):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
        page = context.new_page()
        page.add_init_script(DRAWN)
        page.goto(file.as_uri())
        first.append(page.evaluate("window.firstPicture"))
        if len(first) == 3:
            return {"first": min(first) / 1000, "pan": pan(page), "search": page.evaluate(SEARCH, list(SOUGHT))}
        context.close()
    raise AssertionError


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[300, 1000, 5000, 10000], help="things shown at once")
    sizes = parser.parse_args().sizes
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browsing = False
    else:
        browsing = CHROMIUM is not None
    graph = example()
    print("\nthe page of kg view (aims: first picture 1 s of 300 and 3 s of 5,000 things, 40 pictures a second while")
    print("panning 1,000 and 15 at 5,000, search 50 ms, layout of 5,000 in 20 s, file 1.2 MB + 400 bytes a statement)")
    print("  things   lines  layout s  file kB  aim kB  first s  pan /s  search ms")
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            big = sized(graph, size)
            start = time.perf_counter()
            # of more, only the most important are drawn, and all are searched
            most = size if size <= DRAWN_MOST else LIMIT
            layout(big if size <= DRAWN_MOST else big.only(node.id for node in big.nodes[:LIMIT]))
            taken = time.perf_counter() - start
            file = Path(scratch) / f"{size}.html"
            file.write_text(render(page_of(big, limit=most, every_group=True)), encoding="utf-8")
            row = f"{len(big.nodes):8,}{len(big.lines):8,}{taken:10.1f}{file.stat().st_size / 1000:9,.0f}"
            row += f"{1200 + 0.4 * len(big.lines):8,.0f}"
            if not browsing:
                print(row, " no Chromium here")
                continue
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
                found = opened(browser, file)
                browser.close()
            print(f"{row}{found['first']:9.2f}{found['pan']:8.0f}{found['search']:11.0f}", flush=True)


if __name__ == "__main__":
    main()
