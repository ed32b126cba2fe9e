"""The way from one thing to another: each step with its words and its sentence, read in the direction that it has."""

import re
import sqlite3
from contextlib import closing

from kg.view.index.index import Index
from kg.view.site.offline import FileLinks
from kg.view.site.ways import ways
from kg.view.subgraph import Line, Node, Paper, Passage, Subgraph

PASSAGE = Passage("notes", "The panel reports to the forum.", "", "", "reports-to")
GRAPH = Subgraph.of(
    [Node(name, name.capitalize()) for name in ("panel", "forum", "plan", "aside")],
    [
        Line("panel", "forum", "reports to", frequency="monthly", said="2024-05-02", passages=(PASSAGE,)),
        Line("panel", "forum", "considered", status="planned"),
        Line("plan", "forum", "is monitored by", status="planned"),
    ],
    [Paper("notes", "Notes of May", "https://northmere.example/notes", "Northmere", "2024-05-02")],
)


def told() -> str:
    """The way from the panel to the plan, without its marks."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE TABLE paper (source TEXT, data TEXT)")
        return ways(GRAPH, ["panel", "plan"], FileLinks(GRAPH, Index(base), {}))


def test_each_step_has_its_words_and_its_sentence() -> None:
    """What holds goes before what is planned; a line against the direction of the way says so."""
    html = told()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()
    assert text == (
        "Panel reports to, monthly, 2 May 2024 The panel reports to the forum. Notes of May, 2 May 2024 Forum "
        "is monitored by, planned , read from right to left Plan"
    )
    assert html.count('class="arrow back"') == 1
