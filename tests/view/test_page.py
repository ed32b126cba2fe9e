"""The page: one file, nothing fetched, text never read as markup, the same graph giving the same file."""

import re
from dataclasses import replace

import pytest
from view.sample import NAMES, sample

from kg.cli.view import STARTS
from kg.query.catalogue import Catalogue
from kg.view.kinds import FAMILIES, GROUPS
from kg.view.offered import answers
from kg.view.page import render
from kg.view.subgraph import Subgraph
from kg.view.views import page_of

NASTY = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">href</a>',
    "<!-- <script>",
    "\u202eright to left\u202c",
    "line\u2028separator",
    "{{scripts}}",
)


def test_the_same_graph_gives_the_same_page() -> None:
    """Layout and page know no chance."""
    assert render(page_of(sample())) == render(page_of(sample()))


def test_a_page_fetches_nothing() -> None:
    """No element of the page refers to a file or address outside, and its policy lets none be fetched."""
    page = render(page_of(sample()))
    markup = re.sub(r"(?s)<script.*?</script>", "", page)
    markup = markup.replace('<link rel="icon" href="data:,">', "")  # else browsers ask for /favicon.ico
    assert re.findall(r"(?i)<(?:link|iframe|object|embed|base)\b|\ssrc\s*=\s*[\"']?(?:https?:)?//", markup) == []
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page


def test_questions_lead_to_what_answers_them() -> None:
    """Each is in the catalogue, its view is one, and its kinds and families are drawn."""
    groups, families = {group.key for group in GROUPS}, {family.key for family in FAMILIES}
    for name, to in answers().items():
        assert name in Catalogue.load().paths
        assert to["view"] in STARTS
        assert set(to.get("kinds", ())) <= groups, name
        assert {to.get("family", "membership")} <= families, name
    assert len(answers()) > 20


def test_every_thing_is_in_the_page() -> None:
    """The names of the graph are in the data and in the table for browsers without scripts."""
    page = render(page_of(sample(), start="table"))
    for name in NAMES.values():
        assert page.count(name) >= 2


@pytest.mark.parametrize("text", NASTY)
def test_text_is_never_markup(text: str) -> None:
    """A name with markup in it makes no new element; only the page's own scripts are there."""
    graph = sample()
    nodes = [replace(node, label=text) for node in graph.nodes]
    page, plain = render(page_of(Subgraph.of(nodes, graph.lines))), render(page_of(graph))
    assert page.count("<script") == plain.count("<script")
    assert page.count("<img") == plain.count("<img")


@pytest.mark.parametrize("start", STARTS)
def test_an_empty_graph_is_a_page_too(start: str) -> None:
    """With nothing to draw there is still a page, whichever view is asked for."""
    assert "<html" in render(page_of(Subgraph.of([], []), start=start))
