"""Values are checked by type and bound as terms; a value that looks like SPARQL stays a value."""

import pyoxigraph as ox
import pytest
from query.samples import Memory

from kg.errors import QueryError
from kg.query.catalogue import Catalogue
from kg.query.parameters import read_date, to_text_literal
from kg.query.run import ask

LOOKS_LIKE_SPARQL = [
    '"',
    "'",
    "\\",
    '\\"',
    '" } #',
    '" } UNION { ?s ?p ?o } #',
    '") } ; DROP ALL #',
    "} DELETE WHERE { ?s ?p ?o }",
    "UNDEF } VALUES ?x { 1",
    "?param_council",
    "$council",
    "<http://example.com/>",
    '<http://example.com/> } { "',
    "http://example.com/> } #",
    "http://example.com/\\u003E",
    '"@en',
    '"^^<http://example.com/>',
    '"""',
    "'''",
    "\\u0022 } UNION { ?s ?p ?o } #",
    "\\\\u0022 }",
    "\\U00000022 }",
    "\\",
    "\\\\",
    "\\n",
    "line\nend } #",
    "line\r\n#",
    "tab\tend",
    "\x0b\x0c\x1b[31m",
    "\u2028} #",
    "\u0085} #",
    "# comment",
    "; INSERT DATA { <a:a> <a:b> <a:c> }",
    "SERVICE <http://example.com/> { }",
    "BIND(1 AS ?x)",
    "FILTER(true)",
    "${jndi:ldap://x}",
    "%s %(a)s {0} {name}",
    "VALUES ?param_to { UNDEF }",
    "\\1\\g<0>",
    "' OR 1=1 --",
    "é ü 漢字 👩‍💼",
]


@pytest.mark.parametrize("value", LOOKS_LIKE_SPARQL)
def test_a_literal_reads_back_as_the_value(value: str) -> None:
    """What an engine reads from the literal is exactly the value."""
    store = ox.Store()
    solutions = store.query(f"SELECT ?x WHERE {{ VALUES ?x {{ {to_text_literal(value)} }} }}")
    assert isinstance(solutions, ox.QuerySolutions)
    assert [row["x"] for row in solutions] == [ox.Literal(value)]


@pytest.mark.parametrize("value", LOOKS_LIKE_SPARQL)
@pytest.mark.parametrize("name", ["council", "from", "to", "kind", "count", "share", "own", "thing"])
def test_a_value_that_looks_like_sparql_stays_a_value(
    catalogue: Catalogue, engine: Memory, name: str, value: str
) -> None:
    """It is refused for its type, or finds nothing; it never changes what is asked, nor the store."""
    before = len(engine.store)
    question = catalogue.question("monitoring")
    try:
        rows = list(ask(question, engine, {name: value}).rows)
    except QueryError:
        assert name != "council" or not value.strip()
    else:
        if name == "council":
            assert rows == []
        if name == "thing":  # what is bound is an IRI that the query does not use
            assert len(rows) == 3
    assert len(engine.store) == before


def test_the_place_of_another_parameter_cannot_be_smuggled_in(catalogue: Catalogue) -> None:
    """Places are looked for in the query, never in a value."""
    text = catalogue.question("monitoring").sparql({"council": "VALUES ?param_to { UNDEF }", "to": "2021"})
    assert text.count('"2021-12-31"') == 1


@pytest.mark.parametrize(
    ("value", "end", "read"),
    [
        ("2021-12-07", False, "2021-12-07"),
        ("2021-06", False, "2021-06"),
        ("2021-06", True, "2021-06-30"),
        ("2024-02", True, "2024-02-29"),
        ("2021", True, "2021-12-31"),
        (" 2021 ", False, "2021"),
    ],
)
def test_a_date_may_be_cut(value: str, *, end: bool, read: str) -> None:
    """The end of a period is its last day."""
    assert read_date(value, end=end) == read


@pytest.mark.parametrize(
    "value",
    [
        "2021-13",
        "2021-02-30",
        "07/12/2021",
        "yesterday",
        "0000",
        "2021-1",
        "20211207",
        "２０２１",
        "2021-12-",
    ],
)
def test_a_date_that_is_none_is_refused(value: str) -> None:
    """The message says how a date is written."""
    with pytest.raises(QueryError, match="2021-12-07, 2021-06 or 2021"):
        read_date(value)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("count", "many", "count must be a whole number, not 'many'"),
        ("count", "1.5", "whole number"),
        ("share", "half", "share must be a number"),
        ("own", "maybe", "yes or no"),
        ("kind", "lost", "It is one of: held, planned"),
        ("thing", "Panel", "a full IRI"),
        ("council", "  ", "council is empty"),
        ("council", "\udc80", "no text"),
        ("counsil", "x", "Did you mean council"),
    ],
)
def test_a_wrong_value_is_named(catalogue: Catalogue, name: str, value: str, told: str) -> None:
    """The message names the parameter, the value and what is right."""
    with pytest.raises(QueryError) as caught:
        catalogue.question("monitoring").sparql({name: value})
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "term"),
    [
        ("count", "+07", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("share", "1,200.5", '"1200.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("own", "Yes", '"true"'),
        ("kind", "HELD", '"held"'),
        ("thing", "https://example.com/a", "<https://example.com/a>"),
        ("council", "  North   mere ", '"North mere"'),
    ],
)
def test_a_value_becomes_a_term_of_its_type(catalogue: Catalogue, name: str, value: str, term: str) -> None:
    """Numbers are typed, truth and dates are strings, an IRI is an IRI."""
    assert f"VALUES ?param_{name} {{ {term} }}" in catalogue.question("monitoring").sparql({name: value})
