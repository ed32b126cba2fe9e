"""The project's own questions: sound files, the help they give, and values that never become a part of the query."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from query.papers import store
from query.test_many_documents import first, second
from query.test_parameters import LOOKS_LIKE_SPARQL

from kg.errors import QueryError
from kg.graph.store import Store
from kg.query.catalogue import Catalogue
from kg.query.description import to_turtle
from kg.query.guide import help_text, listing, matching
from kg.query.lint import lint
from kg.query.run import ask

NAMES = sorted(Catalogue.load().paths)


@pytest.fixture(scope="module")
def graph() -> Store:
    """Two papers."""
    return store(first(), second())


def test_every_file_is_sound() -> None:
    """Headers, parameters, columns, order and SPARQL."""
    assert [str(fault) for fault in lint(Catalogue.load())] == []
    assert len(NAMES) >= 24


@pytest.mark.parametrize("name", NAMES)
def test_a_value_that_looks_like_sparql_stays_a_value(name: str, graph: Store) -> None:
    """For every parameter of every question: it is refused for its type or finds what has it in its name: nothing."""
    question = Catalogue.load().question(name)
    before = len(graph.engine)
    tried = 0
    for parameter in question.header.parameters:
        for value in LOOKS_LIKE_SPARQL:
            tried += 1
            try:
                rows = list(ask(question, graph, {parameter.name: value}).rows)
            except QueryError:
                assert parameter.type != "text" or parameter.values or not value.strip()
            else:
                assert rows == [], (parameter.name, value)
    assert tried == len(LOOKS_LIKE_SPARQL) * len(question.header.parameters)
    assert len(LOOKS_LIKE_SPARQL) >= 30
    assert len(graph.engine) == before


@pytest.mark.parametrize("name", NAMES)
def test_help_tells_every_parameter_and_column(name: str) -> None:
    """Within 80 columns."""
    question = Catalogue.load().question(name)
    text = help_text(question)
    assert all(f"  {one.name}=" in text for one in question.header.parameters)
    assert all(f"  {one.name}" in text for one in question.header.columns)
    assert all(one.help for one in question.header.parameters)
    assert all(one.help for one in question.header.columns)
    assert max(len(line) for line in text.splitlines()) <= 90


def names(words: str) -> list[str]:
    """The questions that a search finds, the best first."""
    return [one.name for one in matching(Catalogue.load(), words)]


def test_a_search_finds_by_the_beginnings_of_words() -> None:
    """In name, title, answer, reason, columns; the name counts most."""
    assert names("monitor")[0] == "monitoring"
    assert "plans" in names("weakness")
    assert "  monitoring" in listing(matching(Catalogue.load(), "how often"), why=True)
    assert names("nonsense") == names("nonsense drivel twaddle plan") == []


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("chair", "memberships"),
        ("who chairs", "memberships"),
        ("parent carer", "memberships"),
        ("forum carers parents'", "memberships"),
        ("overdue", "promises"),
        ("overdu promisses", "promises"),
        ("what is late", "promises"),
        ("WSoA", "plans"),
        ("wsoa", "plans"),
        ("money", "measures"),
        ("deficits", "measures"),
        ("notices in force", "notices"),
        ("dates disagree", "conflicts"),
        ("monitring", "monitoring"),
        ("often how monitors", "monitoring"),
        ("delegated powers", "delegations"),
    ],
)
def test_a_search_knows_what_a_question_is_about(words: str, first: str) -> None:
    """Words in any order and form, abbreviations, slips of the pen."""
    assert names(words)[0] == first


def test_who_pays_leads_to_figures_and_decisions() -> None:
    """A search may well have two answers."""
    assert {*names("who pays")} == {"measures", "decisions"}


def test_the_catalogue_can_be_queried() -> None:
    """As RDF: every question with its text, and each of its parameters."""
    described = ox.Store()
    described.load(to_turtle(Catalogue.load()).encode(), format=ox.RdfFormat.TURTLE)
    found = described.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX dcterms: <http://purl.org/dc/terms/> "
        "SELECT ?name ?text (COUNT(?parameter) AS ?count) WHERE { ?query a sh:SPARQLSelectExecutable ; "
        "dcterms:identifier ?name ; sh:select ?text . OPTIONAL { ?query sh:parameter ?parameter } } "
        "GROUP BY ?name ?text ORDER BY ?name"
    )
    assert isinstance(found, ox.QuerySolutions)
    rows = [(row["name"].value, row["text"].value, int(row["count"].value)) for row in found]
    assert rows == [(one.name, one.text, len(one.header.parameters)) for one in Catalogue.load()]


WRONG = """\
#+ title: Mine
#+ answers: Something.
#+ theme: own questions
#+ parameters:
#+   council: {type: text}
#+   town: {type: text, values-from: cities}
#+ columns: [name]
SELECT ?nam WHERE {
  VALUES ?param_council { UNDEF }
  ?s ?p ?nam . FILTER (?nam = ?param_city)
}
"""


def test_a_users_folder_is_linted_with_file_and_line(tmp_path: Path) -> None:
    """Every fault at once; the project's own are not repeated."""
    (tmp_path / "mine.rq").write_text(WRONG, encoding="utf-8")
    (tmp_path / "worse.rq").write_text("SELECT", encoding="utf-8")
    (tmp_path / "change.rq").write_text(
        "#+ {title: A, answers: B, theme: own questions, columns: [a]}\nDELETE WHERE { ?s ?p ?o }\n", encoding="utf-8"
    )
    told = [str(fault).removeprefix(f"{tmp_path}/") for fault in lint(Catalogue.load(tmp_path))]
    assert len(told) == len({*told})
    expected = {
        "mine.rq:1: no ORDER BY",
        "mine.rq:1: SELECT must begin with the columns name, not nam",
        "mine.rq:1: parameter town has no place",
        "mine.rq:1: parameter town takes its values from 'cities'",
        "mine.rq:10: ?param_city is not declared",
        "worse.rq:1: no header",
        "change.rq:2: an update",
    }
    for start in expected:
        assert any(one.startswith(start) for one in told), (start, told)


def test_a_users_question_may_not_hide_one_of_the_projects(tmp_path: Path) -> None:
    """It is told, not silently taken in its place."""
    (tmp_path / "plans.rq").write_text(WRONG, encoding="utf-8")
    with pytest.raises(QueryError, match="has the name of a question that is there already"):
        Catalogue.load(tmp_path)
    with pytest.raises(QueryError, match="There is no folder"):
        Catalogue.load(tmp_path / "none")
