"""A build writes to an endpoint what it writes to a folder; documents come and go whole."""

from collections.abc import Iterator

import pytest
from query.papers import Paper, body, paper, place, store
from query.servers import oxigraph, virtuoso
from query.test_many_documents import first, second

from kg.errors import StoreError
from kg.graph import remote, to_quads
from kg.graph.iris import ASIDE_GRAPH
from kg.graph.memory import store_of
from kg.graph.remote import RemoteWriter, remote_writer
from kg.model.kinds.action import Action
from kg.query.catalogue import Catalogue
from kg.query.run import answer_to, found_rows
from kg.query.stats import stats
from kg.query.things import find


@pytest.fixture(params=[oxigraph, virtuoso], ids=["oxigraph", "virtuoso"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server that may be written to, with nothing in it."""
    with request.param(store_of(), tmp_path_factory.mktemp("server"), writable=True) as address:
        yield address


def put(writer: RemoteWriter, papers: tuple[Paper, ...]) -> None:
    """Put papers in."""
    for document, frames, council in papers:
        writer.replace_document(document.source, to_quads(document, frames, council=council), mark="v1")


def test_an_endpoint_holds_what_a_folder_holds(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one request or in many; replaced, removed, cleared."""
    monkeypatch.setattr(remote, "MOST", 40)
    nasty = paper(
        "nasty", "2021-01-01", ['Say "hi" \\ to \t tab\u2028.'], Action(text='a "b" \\u0041 \\', evidence=place(0))
    )
    with remote_writer(address) as writer:
        put(writer, (first(), second(), nasty))
        put(writer, (first(),))  # in place of itself
        assert writer.documents() == {"a-2021-06": "v1", "b-2021-11": "v1", "nasty": "v1"}
    here = store(first(), second(), nasty)
    for name in ("accountability", "plans", "actions", "succession", "mentions"):
        question = Catalogue.load().question(name)
        there = answer_to(question, RemoteWriter(address), evidence=True).rows
        assert sorted(there) == sorted(answer_to(question, here, evidence=True).rows)
    with remote_writer(address) as writer:
        writer.remove_document("nasty")
        assert sorted(writer.documents()) == ["a-2021-06", "b-2021-11"]
        writer.clear()
        assert writer.documents() == {}


class StoppedError(Exception):
    """A build that ends in the middle."""


class StopsAfter(RemoteWriter):
    """A writer whose process ends after some requests."""

    def __init__(self, address: str, requests: int) -> None:
        super().__init__(address)
        self.requests = requests

    def update(self, text: str) -> None:
        """Send an update, while there is time."""
        if self.requests == 0:
            raise StoppedError
        self.requests -= 1
        super().update(text)


def shown(address: str) -> dict[str, object]:
    """What a user can see: the rows of every question and check, the numbers, a thing, a line."""
    engine = RemoteWriter(address)
    rows: dict[str, object] = {}
    for part in ("", "checks"):
        for question in Catalogue.load(part=part):
            rows[question.name] = sorted((found.cells, found.facts) for found in found_rows(question, engine))
    return rows | {"stats": stats(engine), "names": sorted(thing.iri for thing in find("board", engine))}


def test_a_large_document_is_seen_whole_or_not_at_all(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever a build stops, readers see what was there before: no half of the new paper, and all of the old."""
    monkeypatch.setattr(remote, "MOST", 240)
    before, after = first(), paper("a-2021-06", "2021-06-08", ["New."], Action(text="x", evidence=place(0)))
    with remote_writer(address) as writer:
        put(writer, (after, second()))
    small = shown(address)
    document, frames, council = before
    quads = to_quads(document, frames, council=council)
    stopped = 0
    for requests in (1, 4, 6, 100):
        try:
            StopsAfter(address, requests).replace_document(document.source, quads)
        except StoppedError:
            stopped += 1
            assert shown(address) == small
        else:
            break
    assert stopped == 3
    assert shown(address) != small
    with remote_writer(address):
        pass
    left = RemoteWriter(address).query(f"SELECT ?s WHERE {{ GRAPH {ASIDE_GRAPH} {{ ?s ?p ?o }} }}")
    assert list(left) == []  # type: ignore[arg-type]
    here = store(before, second())
    for name in ("chains", "conflicts", "plans", "promises"):
        question = Catalogue.load().question(name)
        assert sorted(answer_to(question, RemoteWriter(address)).rows) == sorted(answer_to(question, here).rows)


def test_a_server_that_only_reads_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Before anything is half there."""
    board = paper("p", "2021-01-01", ["x"], Action(text="x", owner=body("Board"), evidence=place(0)))
    with (
        oxigraph(store_of(), tmp_path_factory.mktemp("server")) as address,
        pytest.raises(StoreError, match=r"status|not there"),
        remote_writer(address) as writer,
    ):
        put(writer, (board,))
