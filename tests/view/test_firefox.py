"""The page in Firefox: it opens, every view is drawn, a reader goes by keys, and nothing outside is asked for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from firefox import FIREFOX, Firefox
from view.sample import NAMES, sample
from view.test_browser import HOSTILE, hostile

from kg.view.page import render
from kg.view.subgraph import Subgraph
from kg.view.views import page_of

pytest.importorskip("websockets")
pytestmark = pytest.mark.skipif(FIREFOX is None, reason="no Firefox is installed")

#: where the picture stands, in whole pixels
STANDS = "[kg.network().getScale().toFixed(4), ...Object.values(kg.network().getViewPosition()).map(Math.round)]"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """One for all tests of the file."""
    os.environ.setdefault("MOZ_DISABLE_CONTENT_SANDBOX", "1")  # a test machine may have no user namespaces
    with Firefox(tmp_path_factory.mktemp("firefox")) as found:
        yield found


def opened(firefox: Firefox, graph: Subgraph, folder: Path) -> None:
    """Write the page of a graph and open it."""
    file = folder / "page.html"
    file.write_text(render(page_of(graph)), encoding="utf-8")
    firefox.asked.clear()
    firefox.faults.clear()
    firefox.go(file.as_uri())
    assert firefox.run(
        "new Promise(done => { const look = () => kg.state ? done(true) : setTimeout(look, 20); look(); })"
    )


def quiet(firefox: Firefox) -> bool:
    """Tell whether no script failed and nothing but the file was asked for."""
    outside = [url for url in firefox.asked if not url.startswith(("file:", "data:", "blob:", "about:"))]
    assert firefox.faults == []
    assert outside == []
    return True


def test_every_view_is_drawn(firefox: Firefox, tmp_path: Path) -> None:
    """Each has something in it, and fits the window."""
    opened(firefox, sample(), tmp_path)
    for view in firefox.run("[...kg.views.keys()]"):
        firefox.run(f"kg.set({{ view: {view!r}, sel: '' }})")
        assert firefox.run("document.querySelector('main').innerText.trim().length > 10 || kg.labelled.length > 5"), (
            view
        )
        assert firefox.run("document.documentElement.scrollWidth <= innerWidth"), view
    assert quiet(firefox)


def test_a_reader_goes_by_keys(firefox: Firefox, tmp_path: Path) -> None:
    """Search, Enter, then arrows from thing to thing along lines; Escape returns to where one was."""
    opened(firefox, sample(), tmp_path)
    firefox.run("kg.set({ view: 'overview' })")
    before = firefox.run(STANDS)
    firefox.run("document.getElementById('search').focus()")
    firefox.press(*NAMES["plan"][:12], "\ue007")
    assert firefox.run("document.querySelector('#panel h2').textContent") == NAMES["plan"]
    firefox.run("document.getElementById('graph').focus()")
    seen = [firefox.run("kg.selected().id")]
    for key in ("\ue012", "\ue013", "\ue014", "\ue015"):
        firefox.press(key)
        now = firefox.run("kg.selected().id")
        if now != seen[-1]:
            tied = firefox.run(
                f"kg.lines.some(l => [l.source.id, l.target.id].sort().join() === {sorted([now, seen[-1]])!r}.join())"
            )
            assert tied
            seen.append(now)
    assert len(seen) > 1
    assert firefox.run("document.activeElement.id") == "graph"
    firefox.press("\ue00c")
    assert firefox.run("kg.state.sel") == ""
    assert firefox.run(STANDS) == before
    assert quiet(firefox)


def test_packed_data_is_unpacked(firefox: Firefox, tmp_path: Path) -> None:
    """What is large is packed in the file, and is the same in the page."""
    graph = sample()
    opened(firefox, graph, tmp_path)
    assert firefox.run("document.getElementById('data').type") == "application/json"
    plain = firefox.run("[kg.nodes.map(n => n.label), kg.lines.map(l => l.id), kg.passages]")
    many = Subgraph.of(
        graph.nodes, graph.lines, [*graph.papers, *(type(graph.papers[0])(f"{n}", "x" * 50) for n in range(20_000))]
    )
    opened(firefox, many, tmp_path)
    assert firefox.run("document.getElementById('data').type") == "application/octet-stream"
    found = firefox.run("[kg.nodes.map(n => n.label), kg.lines.map(l => l.id), kg.passages.map(p => ({...p}))]")
    assert found[:2] == plain[:2]
    assert [one["quote"] for one in found[2]] == [one["quote"] for one in plain[2]]
    assert quiet(firefox)


def test_text_of_documents_is_never_run(firefox: Firefox, tmp_path: Path) -> None:
    """Every hostile string in every place, in Firefox too."""
    opened(firefox, hostile(), tmp_path)
    for view in firefox.run("[...kg.views.keys()]"):
        firefox.run(f"kg.set({{ view: {view!r} }})")
    shown = firefox.run(
        "[...kg.byKey.keys()].filter(key => { kg.set({ sel: key }, { keep: false });"
        " return document.querySelector('#panel h2').textContent.length > 0; }).length"
    )
    assert shown == 2 * len(HOSTILE)
    assert firefox.run("window.hit === undefined")
    assert firefox.run("document.querySelectorAll('#panel script, #panel img, #panel iframe').length") == 0
    assert quiet(firefox)
