"""A build writes to an endpoint what it writes to a folder; documents come and go whole."""

from collections.abc import Iterator

import pytest
from query.papers import Paper, body, paper, place, store
from query.servers import oxigraph, virtuoso
from query.test_many_documents import first, second

from kg.errors import StoreError
from kg.graph import remote, to_quads
from kg.graph.memory import store_of
from kg.graph.remote import RemoteWriter, remote_writer
from kg.model.frames import Action
from kg.query.catalogue import Catalogue
from kg.query.run import answer_to


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


def test_a_server_that_only_reads_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Before anything is half there."""
    board = paper("p", "2021-01-01", ["x"], Action(text="x", owner=body("Board"), evidence=place(0)))
    with (
        oxigraph(store_of(), tmp_path_factory.mktemp("server")) as address,
        pytest.raises(StoreError, match=r"status|not there"),
        remote_writer(address) as writer,
    ):
        put(writer, (board,))
