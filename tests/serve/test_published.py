"""Every name that an export has is answered, in Turtle, JSON-LD and HTML, also below a base of the publisher's own."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from query.papers import COUNCIL, body, paper, place, post
from starlette.testclient import TestClient

from kg.export import export, write_view
from kg.graph.dataset import Made
from kg.graph.iris import ID, Names
from kg.graph.quads import to_quads
from kg.graph.store import Store
from kg.model.frames import Thing
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.membership import Membership
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.post_holding import PostHolding
from kg.model.kinds.reporting_line import ReportingLine
from kg.serve import Settings, create_app

OWN = "https://graph.example.org/send/"
ANN = Thing("person", "Ann Example", scope=COUNCIL.register)
FORMS = {"text/turtle": ox.RdfFormat.TURTLE, "application/ld+json": ox.RdfFormat.JSON_LD}


@pytest.fixture(scope="module", params=[ID, OWN])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Store]]:
    """A server, and its store: one paper, below the project's own address or a publisher's."""
    path = tmp_path_factory.mktemp("published") / "store"
    board = body("SEND Board")
    document, frames, _ = paper(
        "a",
        "2021-06-08",
        ["The board looks at it monthly.", "It reports to Cabinet.", "It was inspected."],
        Monitoring(evidence=place(0), monitor=board, subject="progress", frequency="monthly"),
        ReportingLine(evidence=place(1), body=board, to=body("Cabinet", "cabinet"), relation="reports to"),
        Membership(evidence=place(1), body=board, member=ANN, role="chair", start="2020"),
        PostHolding(evidence=place(1), person=ANN, role=post("Head of SEND")),
        Inspection(
            evidence=place(2),
            kind="inspection",
            area=Thing("area", "Dorset", register="area:authority:E06000059"),
            date="2021-03",
        ),
    )
    with Store.write(path) as writer:
        writer.base, writer.made = request.param, Made("1.0", "ab" * 32)
        names = Names(request.param, "a", "https://northmere.example/a")
        writer.replace_document("a", to_quads(document, frames, council=COUNCIL, names=names))
    app = create_app(Settings(str(path), seconds=20, workers=1, cors=("https://friend.example",)))
    with TestClient(app, base_url="http://localhost") as client:
        yield client, Store.read(path)


def names_in(store: Store) -> set[str]:
    """Every name of the export and of the view of ORG that is the project's or the publisher's."""
    found = set()
    whole, view = io.BytesIO(), io.BytesIO()
    export(store, "trig", whole)
    write_view(store, "org", "trig", view)
    for out in (whole, view):
        for quad in ox.parse(out.getvalue(), format=ox.RdfFormat.TRIG):
            terms = (quad.subject, quad.predicate, quad.object, quad.graph_name)
            found |= {term.value for term in terms if isinstance(term, ox.NamedNode)}
    return {one for one in found if one.startswith(("https://w3id.org/send-governance/", OWN))}


def address(iri: str) -> str:
    """Where a name is on the server: its path, without what stands before it at w3id.org."""
    path = urlsplit(iri).path
    return path.removeprefix("/send-governance") if iri.startswith("https://w3id.org/") else path


def test_every_name_of_an_export_is_answered(served: tuple[Any, Store]) -> None:
    """In two forms of RDF, which say something, and as a page."""
    client, store = served
    names = names_in(store)
    assert len(names) > 80
    for iri in sorted(names):
        for media, kind in FORMS.items():
            answer = client.get(address(iri), headers={"Accept": media})
            assert answer.status_code == 200, iri
            assert answer.headers["content-type"].startswith(media)
            assert list(ox.parse(answer.content, format=kind)), iri
        page = client.get(address(iri), headers={"Accept": "text/html"})
        assert page.status_code == 200, iri
        assert page.headers["content-type"].startswith("text/html")


def test_what_nobody_has_is_not_there(served: tuple[Any, Store]) -> None:
    """Neither a name nor a path that is none."""
    client, _ = served
    for path in ("/id/nothing", "/send/nothing", "/nothing", "/code/status/unknown", "/frames/weather.jsonld"):
        for accept in ("text/turtle", "text/html"):
            assert client.get(path, headers={"Accept": accept}).status_code == 404, path
    assert client.get("/ontology", headers={"Accept": "image/png"}).status_code == 406


def test_the_path_is_read_as_it_was_sent(served: tuple[Any, Store]) -> None:
    """A slash that is written as %2F is no step: no other name is meant by it."""
    client, _ = served
    assert client.get("/id/authority/E10000099", headers={"Accept": "text/turtle"}).status_code == 200
    assert client.get("/id/authority%2FE10000099", headers={"Accept": "text/turtle"}).status_code == 404


def test_any_page_may_read_the_vocabulary_and_friends_the_graph(served: tuple[Any, Store]) -> None:
    """The vocabulary, codes, shapes and context are open to pages of any origin; the graph to those that are named."""
    client, _ = served
    stranger, friend = {"Origin": "https://stranger.example"}, {"Origin": "https://friend.example"}
    for path in ("/ontology", "/code/status/held", "/shape/Fact", "/context.jsonld", "/frames/action.jsonld"):
        answer = client.get(path, headers={"Accept": "application/ld+json", **stranger})
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "*"), path
    thing = "/id/authority/E10000099"
    assert client.get(thing, headers={"Accept": "text/turtle", **stranger}).status_code == 403
    answer = client.get(thing, headers={"Accept": "text/turtle", **friend})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "https://friend.example")
    assert client.options(thing, headers=friend).status_code == 204


def test_versions_and_changes_are_there(served: tuple[Any, Store]) -> None:
    """A version leads to the file, changes to what has changed."""
    client, _ = served
    assert b"owl:versionIRI" in client.get("/ontology/2", headers={"Accept": "text/turtle"}).content
    assert b"# Changes of the ontology" in client.get("/ontology/changes").content
    assert b"<svg" in client.get("/ontology", headers={"Accept": "text/html"}).content
    assert Path(client.get("/context.jsonld").url.path).name == "context.jsonld"
