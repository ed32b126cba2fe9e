"""The saved questions on exported Turtle, as one graph: the same rows as in kg, in two other engines."""

import io
from typing import Any

import pyoxigraph as ox
import pytest
from queries.cases import CASES
from queries.test_questions import Solutions
from query.papers import COUNCIL, paper, store
from rdflib import Graph

from kg.export import export
from kg.graph.store import Store
from kg.query.catalogue import Catalogue, Question
from kg.query.plain import without_graphs
from kg.query.run import found_rows

QUESTIONS = [question for part in ("", "checks") for question in Catalogue.load(part=part)]


@pytest.fixture(scope="module")
def whole() -> Store:
    """All small data sets as documents of one store."""
    return store(
        *(
            (
                paper(f"{name} {number}", "2021-06-08", document.text.splitlines(), of=council or COUNCIL)[0],
                frames,
                council,
            )
            for name, (papers, _) in CASES.items()
            for number, (document, frames, council) in enumerate(papers)
        )
    )


@pytest.fixture(scope="module")
def turtle(whole: Store) -> bytes:
    """The store as a Turtle file."""
    out = io.BytesIO()
    export(whole, "turtle", out, inferred=True)
    return out.getvalue()


class Oxigraph:
    """Oxigraph over one graph, asked in the plain form."""

    def __init__(self, data: bytes) -> None:
        self.engine = ox.Store()
        self.engine.load(data, format=ox.RdfFormat.TURTLE)

    def query(self, text: str) -> Any:
        """Answer in the plain form."""
        return self.engine.query(without_graphs(text))


class Rdflib:
    """rdflib's own engine over one graph, asked in the plain form."""

    def __init__(self, data: bytes) -> None:
        self.graph = Graph().parse(data=data, format="turtle")

    def query(self, text: str) -> Any:
        """Answer in the plain form, with terms that have a `value`."""
        return Solutions(self.graph.query(without_graphs(text)))


@pytest.fixture(scope="module", params=[Oxigraph, Rdflib])
def elsewhere(request: pytest.FixtureRequest, turtle: bytes) -> Any:
    """Another engine with the Turtle."""
    return request.param(turtle)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_rows_on_turtle_are_those_of_kg(question: Question, whole: Store, elsewhere: Any) -> None:
    """No named graph is needed: each fact is tied to its paper within the graph."""
    ours = sorted(found.cells for found in found_rows(question, whole))
    assert sorted(found.cells for found in found_rows(question, elsewhere)) == ours


def test_the_questions_find_something(whole: Store) -> None:
    """The comparison compares rows: nearly every question has some."""
    silent = [question.name for question in QUESTIONS if not list(found_rows(question, whole))]
    assert len(silent) <= 6
    assert len(QUESTIONS) > 30


def test_no_graph_is_left() -> None:
    """The plain form of every question has no word GRAPH outside of its header."""
    for question in QUESTIONS:
        assert "GRAPH" in question.text
        assert not any("GRAPH ?" in line for line in without_graphs(question.text).splitlines() if line[:2] != "#+")
