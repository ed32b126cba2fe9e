"""An endpoint answers as the store on disk does, and one that misbehaves is told with the way out."""

import base64
import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from query.papers import store
from query.servers import misbehaving, oxigraph, virtuoso
from query.test_many_documents import first, second, third

from kg.check import check
from kg.errors import KgError, QueryError, StoreError
from kg.graph.endpoint import Endpoint
from kg.graph.store import Store
from kg.query.catalogue import Catalogue
from kg.query.gaps import find_gaps
from kg.query.lines import lines_between
from kg.query.profile import profile
from kg.query.rows import answer_of
from kg.query.run import answer_to
from kg.query.stats import stats
from kg.query.things import find_one

ROW = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "one"}}]}}
ASKED = "SELECT ?x WHERE { ?s ?p ?x }"


@pytest.fixture(scope="module")
def graph() -> Store:
    """Three papers of two councils."""
    return store(first(), second(), third())


@pytest.fixture(scope="module", params=[oxigraph, virtuoso], ids=["oxigraph", "virtuoso"])
def endpoint(
    request: pytest.FixtureRequest, graph: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Endpoint]:
    """The same graph behind a real server."""
    with request.param(graph, tmp_path_factory.mktemp("server")) as address:
        yield Endpoint(address)


@pytest.mark.parametrize("name", sorted(Catalogue.load().paths))
def test_a_server_gives_the_same_rows(name: str, graph: Store, endpoint: Endpoint) -> None:
    """For every question, with and without parameters, evidence and all; only the order may follow its own alphabet."""
    question = Catalogue.load().question(name)
    named = {one.name for one in question.header.parameters}
    for values in ({}, {"council": "northmere"}):
        if named.issuperset(values):
            here = answer_to(question, graph, values, evidence=True, as_of="2022")
            there = answer_to(question, endpoint, values, evidence=True, as_of="2022")
            assert sorted(here.rows) == sorted(there.rows)


def test_a_server_serves_the_other_commands(graph: Store, endpoint: Endpoint) -> None:
    """What is shown, counted, found missing, and the way from one to another."""
    board = find_one("SEND Board", endpoint)
    assert board == find_one("SEND Board", graph)
    assert profile(board, endpoint) == profile(board, graph)
    assert stats(endpoint) == stats(graph)
    assert find_gaps(endpoint, as_of="2022") == find_gaps(graph, as_of="2022")
    assert check(endpoint) == check(graph)
    cabinet = find_one("Cabinet", graph).iri
    assert lines_between(board.iri, cabinet, endpoint) == lines_between(board.iri, cabinet, graph)


def test_a_server_gives_triples(graph: Store, endpoint: Endpoint) -> None:
    """CONSTRUCT gives RDF, not a table."""
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a <https://w3id.org/send-governance/ontology#Monitoring> ; ?p ?o }"
    assert set(answer_of(endpoint.query(query)).rows) == set(answer_of(graph.query(query)).rows)
    assert list(answer_of(endpoint.query("ASK { ?s ?p ?o }")).rows) == [("yes",)]


def test_a_query_that_is_none_is_the_users_fault(endpoint: Endpoint) -> None:
    """The server's message is passed on."""
    with pytest.raises(QueryError, match="does not take the query"):
        endpoint.query("SELECT ?x WHERE { ?s ?p")


def reply(handler: BaseHTTPRequestHandler, status: int, body: bytes, kind: str = "text/plain", **headers: str) -> None:
    """Answer with these."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def html(handler: BaseHTTPRequestHandler) -> None:
    """A page in place of an answer."""
    reply(handler, 200, b"<html><title>Welcome</title></html>", "text/html")


def cut(handler: BaseHTTPRequestHandler) -> None:
    """An answer that stops half way."""
    body = json.dumps(ROW).encode()
    reply(handler, 200, body[:60], "application/sparql-results+json", Content_Length=str(len(body)))


def cut_in_rows(handler: BaseHTTPRequestHandler) -> None:
    """One that stops after some rows."""
    row = json.dumps(ROW["results"]["bindings"][0])  # type: ignore[index]
    body = f'{{"head":{{"vars":["x"]}},"results":{{"bindings":[{row},{row},'.encode()
    reply(handler, 200, body, "application/sparql-results+json", Content_Length=str(len(body) + 500))


def slow(handler: BaseHTTPRequestHandler) -> None:
    """Nothing for a while."""
    time.sleep(2)
    html(handler)


def limited(handler: BaseHTTPRequestHandler) -> None:
    """As many rows as it gives at most, which may be all or not."""
    reply(handler, 200, json.dumps(ROW).encode(), "application/sparql-results+json", X_SPARQL_MaxRows="1")


def partial(handler: BaseHTTPRequestHandler) -> None:
    """A part of the answer, said to be one."""
    reply(handler, 200, json.dumps(ROW).encode(), "application/sparql-results+json", X_SQL_State="S1TAT")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (html, "answers text/html, which is no SPARQL answer"),
        (cut, "breaks off or is malformed"),
        (cut_in_rows, "breaks off or is malformed"),
        (slow, "has not answered for 0.5 seconds"),
        (limited, "gives 1 rows at most"),
        (partial, "gave up and sent a part of the answer"),
        (lambda h: reply(h, 401, b"no"), "does not let you in"),
        (lambda h: reply(h, 403, b"no"), "KG_ENDPOINT_USER"),
        (lambda h: reply(h, 404, b"no"), "is not there"),
        (lambda h: reply(h, 400, b"<p>Parse error</p>"), "does not take the query: Parse error"),
        (lambda h: reply(h, 500, b"<h1>Out of memory</h1>"), "answers status 500: Out of memory"),
        (lambda h: reply(h, 302, b"", Location="http://example.com/"), "sends to http://example.com/"),
        (lambda h: reply(h, 200, b"{}", "application/sparql-results+json"), "malformed"),
        (lambda h: reply(h, 200, b"<html>", "application/sparql-results+json"), "malformed"),
    ],
)
def test_a_server_that_misbehaves_is_told(answer: object, told: str) -> None:
    """One message, never a short answer or a traceback."""
    with misbehaving(answer) as address, pytest.raises(KgError, match=told):  # type: ignore[arg-type]
        list(answer_of(Endpoint(address, environment={}, patience=0.5).query(ASKED)).rows)


def test_a_busy_server_is_asked_again() -> None:
    """Reading twice does no harm."""
    asked = []

    def busy(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        if len(asked) == 1:
            reply(handler, 503, b"later")
        else:
            reply(handler, 200, json.dumps(ROW).encode(), "application/sparql-results+json")

    with misbehaving(busy) as address:
        assert list(answer_of(Endpoint(address).query(ASKED)).rows) == [("one",)]


def test_a_server_that_is_down_is_told() -> None:
    """With its address."""
    with misbehaving(html) as address:
        pass
    with pytest.raises(StoreError, match="cannot be reached"):
        Endpoint(address).query(ASKED)


@pytest.mark.parametrize(
    ("environment", "sent"),
    [
        ({}, None),
        ({"KG_ENDPOINT_TOKEN": "abc"}, "Bearer abc"),
        (
            {"KG_ENDPOINT_USER": "ann", "KG_ENDPOINT_PASSWORD": "s:é"},
            "Basic " + base64.b64encode("ann:s:é".encode()).decode(),
        ),
    ],
)
def test_name_and_password_come_from_the_environment(environment: dict[str, str], sent: str | None) -> None:
    """And are in no message."""
    seen = []

    def refusing(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers.get("Authorization"))
        reply(handler, 401, b"no")

    with misbehaving(refusing) as address, pytest.raises(StoreError) as caught:
        Endpoint(address, environment=environment).query(ASKED)
    assert seen == [sent]
    assert all(value not in str(caught.value) for value in environment.values())


def test_a_password_in_the_address_is_refused() -> None:
    """It would stand in the shell's history; the message does not repeat it."""
    with pytest.raises(StoreError) as caught:
        Endpoint("http://ann:secret@localhost/query")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("told", ["soon", "0", "-1", "1e9", "nan"])
def test_the_seconds_to_wait_are_a_number(told: str) -> None:
    """What is none is told by its name; a number is taken."""
    with pytest.raises(StoreError, match=f"KG_ENDPOINT_PATIENCE is '{told}'"):
        Endpoint("http://localhost/query", environment={"KG_ENDPOINT_PATIENCE": told})
    assert Endpoint("http://localhost/query", environment={"KG_ENDPOINT_PATIENCE": "600"}).patience == 600
