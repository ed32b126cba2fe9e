"""`kg sparql` takes a text, a file or standard input, and writes what the form of the query allows."""

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from query.samples import Memory

from kg.cli.sparql import command
from kg.errors import QueryError
from kg.graph.store import Store

SELECT = "SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o"


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """A graph of two statements."""
    memory = Memory()
    memory.fact("f1", a="one")
    memory.fact("f2", a="two")
    monkeypatch.setattr("kg.query.engine.open_engine", lambda *_, **__: memory)


def run(*arguments: str, given: str | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(command, arguments, input=given)


def test_text_file_and_standard_input_are_the_same(tmp_path: Path) -> None:
    """However the query comes."""
    file = tmp_path / "q.rq"
    file.write_text(SELECT, encoding="utf-8")
    assert run(SELECT).stdout == run(str(file)).stdout == run("-", given=SELECT).stdout == "o\none\ntwo\n"


def test_triples_are_turtle_unless_told_otherwise() -> None:
    """CONSTRUCT and DESCRIBE give RDF, with the same bytes each time."""
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert '<http://example.com/f1> <http://example.com/a> "one" .' in run(query).stdout
    assert run(query).stdout == run(query).stdout
    assert run(query, "--format", "ntriples").stdout.count("\n") == 2


def test_standard_results_keep_their_terms() -> None:
    """JSON as the protocol has it."""
    told = json.loads(run(SELECT, "--format", "sparql-json").stdout)
    assert [row["o"]["value"] for row in told["results"]["bindings"]] == ["one", "two"]
    assert json.loads(run("ASK {}", "--format", "sparql-json").stdout)["boolean"] is True
    assert run("ASK {}").stdout == "answer\nyes\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["none.rq"], "There is no file none.rq"),
        ([SELECT, "--format", "turtle"], "Rows cannot be written as turtle"),
        (["DESCRIBE <http://example.com/f1>", "--format", "sparql-xml"], "Triples cannot be written"),
    ],
)
def test_what_cannot_be_is_told(arguments: list[str], told: str) -> None:
    """With the way out."""
    result = run(*arguments)
    assert isinstance(result.exception, QueryError)
    assert told in str(result.exception)


def test_cells_are_disarmed_for_a_spreadsheet() -> None:
    """What a spreadsheet would run as a formula gets an apostrophe, where that is asked for."""
    query = 'SELECT ?a WHERE { VALUES ?a { "=1+1" } }'
    assert run(query).stdout == "a\n=1+1\n"
    assert run(query, "--for-spreadsheet").stdout == "a\n'=1+1\n"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "SELECT ?x WHERE { ?x sg:plan ?y }",
            "prefix sg: without declaring it. Begin with PREFIX sg: <https://w3id.org",
        ),
        ("SELECT ?x WHERE { ?x town:is ?y }", "prefix town: without declaring it. Begin with PREFIX town: <…>"),
        ("PREFIX a: <http://a.example/> SELECT ?x { ?x a:b org:Post }", "prefix org: without declaring it"),
        ('SELECT ?x WHERE { ?x ?y "sg:plan"', "The query is not SPARQL: line 1"),
        ("INSERT DATA { <http://a.example/> a <http://b.example/> }", "INSERT writes, and a store is only asked here"),
        ("PREFIX a: <http://a.example/>\n# all\ndelete where { ?s ?p ?o }", "DELETE writes"),
        ("CLEAR ALL", "CLEAR writes"),
    ],
)
def test_what_is_no_question_is_told_with_what_to_do(query: str, told: str) -> None:
    """A prefix with the declaration to add; what would write is refused as that."""
    with pytest.raises(QueryError, match=re.escape(told)):
        Store(ox.Store()).query(query)
