"""`FROM` and `FROM NAMED` say of which graphs a query asks; without them it is the union of all."""

import pyoxigraph as ox
import pytest

from kg.graph.memory import store_of

GRAPHS = {"http://g/one": "a", "http://g/two": "b"}


def count(clauses: str, pattern: str = "?s ?p ?o") -> int:
    """How many rows a pattern has under some FROM clauses."""
    quads = [
        ox.Quad(ox.NamedNode(f"http://e/{name}"), ox.NamedNode("http://e/p"), ox.Literal(name), ox.NamedNode(graph))
        for graph, name in GRAPHS.items()
    ]
    text = f"PREFIX g: <http://g/> SELECT (COUNT(*) AS ?n) {clauses} WHERE {{ {pattern} }}"
    return next(int(row[0].value) for row in store_of(quads).query(text))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("clauses", "plain", "named"),
    [
        ("", 2, 2),
        ("FROM <http://nowhere/>", 0, 0),
        ("FROM <http://g/one>", 1, 0),
        ("FROM g:one", 1, 0),
        ("from <http://g/one> FROM <http://g/two>", 2, 0),
        ("FROM NAMED <http://g/two>", 0, 1),
        ("FROM <http://g/one> FROM NAMED <http://g/two>", 1, 1),
    ],
)
def test_a_query_asks_the_graphs_that_it_names(clauses: str, plain: int, named: int) -> None:
    """Outside GRAPH those of FROM, within it those of FROM NAMED, and no others."""
    assert count(clauses) == plain
    assert count(clauses, "GRAPH ?g { ?s ?p ?o }") == named
