"""The face in Python: a dataset of rdflib, rows of a question, and a network of networkx."""

import subprocess
import sys
from pathlib import Path

import pytest
from query.papers import COUNCIL, body, paper, place

import kg
from kg.errors import QueryError, StoreError
from kg.graph import to_quads
from kg.graph.store import Store
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.reporting_line import ReportingLine

BOARD, CABINET = body("SEND Board"), body("Cabinet", "cabinet")
SENTENCES = ["The board reports to Cabinet every month.", "No one checks the plan.", "The board watches the budget."]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one paper with a line, a denial and a watch."""
    folder = tmp_path_factory.mktemp("api") / "store"
    document, frames, council = paper(
        "a",
        "2021-06-08",
        SENTENCES,
        ReportingLine(evidence=place(0), body=BOARD, to=CABINET, relation="reports to", frequency="monthly"),
        ReportingLine(evidence=place(1), body=CABINET, to=BOARD, relation="accountable to", status="denied"),
        Monitoring(evidence=place(2), monitor=BOARD, subject="the budget"),
    )
    with Store.write(folder) as writer:
        writer.replace_document("a", to_quads(document, frames, council=council))
    return folder


def test_ask_gives_the_rows_of_a_question(store: Path) -> None:
    """With the columns that the command gives; a word of Python is written with a stroke after it."""
    rows = kg.ask(store, "accountability", council="northmere", from_="2021")
    assert list(rows) == [
        {
            "source": "a",
            "body": "SEND Board",
            "to": "Cabinet",
            "relation": "reports to",
            "frequency": "monthly",
            "council": COUNCIL.name,
            "status": "held",
        }
    ]
    assert len(kg.ask(store, "accountability", status="denied")) == 1
    (row,) = kg.ask(store, "monitoring", evidence=True)
    assert row["sentence"] == "The board watches the budget."


def test_what_is_wrong_is_refused_as_on_the_command_line(store: Path, tmp_path: Path) -> None:
    """A question or a parameter that is none, a store that is not there, an endpoint as a dataset."""
    with pytest.raises(QueryError, match="monitorin"):
        kg.ask(store, "monitorin")
    with pytest.raises(QueryError, match="councl"):
        kg.ask(store, "monitoring", councl="Northmere")
    with pytest.raises(StoreError):
        kg.open(tmp_path / "none")
    with pytest.raises(StoreError, match="An endpoint is no folder"):
        kg.open("http://localhost:1/sparql")


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_open_gives_a_dataset_that_cannot_be_written_to(store: Path) -> None:
    """Queries and look-ups of rdflib see the union of all papers."""
    graph = kg.open(store)
    found = graph.query("SELECT ?name { ?line <http://www.w3.org/ns/org#reportsTo>/rdfs:label ?name }")
    assert [str(row[0]) for row in found] == ["Cabinet"]
    assert len(set(graph.objects(None, None))) > 10
    with pytest.raises(Exception, match="read-write instances"):
        graph.add(next(iter(graph.triples((None, None, None)))))


def test_network_has_labels_dates_and_sentences(store: Path) -> None:
    """Each edge says what it is and who says so; a denied line is none, and who is part of whom has no sentence."""
    network = kg.network(store)
    labels = {node: told["label"] for node, told in network.nodes(data=True)}
    edges = {(labels[start], told["relation"], labels[end]): told for start, end, told in network.edges(data=True)}
    line = edges["SEND Board", "reports to", "Cabinet"]
    assert {key: line[key] for key in ("status", "said", "frequency", "council", "source", "sentence")} == {
        "status": "held",
        "said": "2021-06-08",
        "frequency": "monthly",
        "council": COUNCIL.name,
        "source": "a",
        "sentence": SENTENCES[0],
    }
    assert ("Cabinet", "accountable to", "SEND Board") not in edges
    assert edges["Cabinet", "part of", COUNCIL.name]["sentence"] == ""


def test_rows_become_a_data_frame_where_pandas_is_there(store: Path) -> None:
    """With the same columns and rows."""
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    rows = kg.ask(store, "accountability")
    frame = rows.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert tuple(frame.columns) == rows.columns
    assert frame.to_numpy().tolist() == [list(row) for row in rows.rows]


def test_importing_kg_loads_nothing_heavy() -> None:
    """The interface is loaded when it is first used, and has no other name."""
    code = "import sys, kg; sys.exit(any(one in sys.modules for one in ('rdflib', 'networkx', 'pyoxigraph', 'spacy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    with pytest.raises(AttributeError, match="no attribute 'shut'"):
        kg.shut  # noqa: B018
