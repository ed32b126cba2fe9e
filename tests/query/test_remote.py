"""A build writes to an endpoint what it writes to a folder; documents come and go whole."""

import threading
from collections import Counter
from collections.abc import Iterator

import pytest
from query.papers import Paper, body, paper, place, store
from query.servers import oxigraph, virtuoso
from query.test_many_documents import first, second, third

from kg.errors import StoreError
from kg.graph import endpoint, remote, to_quads
from kg.graph.endpoint import Endpoint
from kg.graph.iris import ASIDE_GRAPH, ID, MARKS_GRAPH
from kg.graph.memory import store_of
from kg.graph.remote import RemoteWriter, remote_writer
from kg.graph.vocabulary import SCHEMA
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


#: an update that the server takes whole, and the pointer where it does not or there is too much of it
WAYS = pytest.mark.parametrize(
    ("address", "most_whole"),
    [(oxigraph, 2000), (oxigraph, 0), (virtuoso, 0)],
    indirect=["address"],
    ids=["oxigraph-whole", "oxigraph-apart", "virtuoso"],
)


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
    engine = Endpoint(address)
    rows: dict[str, object] = {}
    for part in ("", "checks"):
        for question in Catalogue.load(part=part):
            rows[question.name] = sorted((found.cells, found.facts) for found in found_rows(question, engine))
    return rows | {"stats": stats(engine), "names": sorted(thing.iri for thing in find("board", engine))}


def quads(engine: Endpoint) -> frozenset[tuple[str, ...]]:
    """All that a server shows, without bookkeeping and what is laid aside."""
    ours = f'!STRSTARTS(STR(?g), "{ASIDE_GRAPH.value}") && ?g != {MARKS_GRAPH} && STRSTARTS(STR(?g), "{ID}")'
    rows = engine.query(f"SELECT * WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER ({ours}) }}")
    return frozenset(tuple(map(str, row)) for row in rows)  # type: ignore[union-attr]


def aside(address: str) -> list[object]:
    """What is laid aside there."""
    text = f'SELECT ?g ?s WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (STRSTARTS(STR(?g), "{ASIDE_GRAPH.value}")) }}'
    return list(RemoteWriter(address).query(text))  # type: ignore[arg-type]


def changed() -> Paper:
    """The first paper with something else in it."""
    return paper("a-2021-06", "2021-06-08", ["New."], Action(text="x", evidence=place(0)))


def lay(writer: RemoteWriter) -> None:
    """Do the build that the tests stop: one paper is replaced, one taken out, one is new."""
    put(writer, (first(), third()))
    writer.remove_document("b-2021-11")


@pytest.fixture
def begun(address: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A server with two papers, to which larger ones go in several requests."""
    monkeypatch.setattr(remote, "MOST", 240)
    monkeypatch.setattr(remote, "MOST_APART", 1)
    with remote_writer(address) as writer:
        put(writer, (changed(), second()))
    return address


def test_what_is_laid_aside_is_no_answer(begun: str) -> None:
    """No question, check or number knows of a build until it is shown; then it is as if nothing had been before."""
    before = shown(begun)
    writer = RemoteWriter(begun)
    writer.begin()
    lay(writer)
    assert shown(begun) == before
    assert writer.documents() == {"a-2021-06": "v1", "c-2022-01": "v1"}
    writer.finish()
    assert aside(begun) == []
    counted = stats(Endpoint(begun))["the whole"]["statements"]
    assert counted == len(quads(Endpoint(begun))) + len(writer.documents()), "the marks count, and the pointer does not"
    after = quads(Endpoint(begun))
    with remote_writer(begun) as writer:
        writer.clear()
    with remote_writer(begun) as writer:
        put(writer, (first(), third()))
    assert quads(Endpoint(begun)) == after


@WAYS
def test_a_build_that_stops_leaves_old_or_new(begun: str, monkeypatch: pytest.MonkeyPatch, most_whole: int) -> None:
    """At each request: readers see what was there before, or are told to wait; the next build goes on and ends it."""
    monkeypatch.setattr(remote, "MOST_WHOLE", most_whole)
    monkeypatch.setattr(endpoint, "BEING_SHOWN_FOR", 0)
    before = quads(Endpoint(begun))
    seen: list[object] = []
    told = []
    for requests in (0, 1, 2, 3, 5, 8, 12, 17, 23, 30, 60):
        writer = StopsAfter(begun, requests)
        try:
            writer.begin()
            lay(writer)
            writer.finish()
        except StoppedError:
            try:
                seen.append(quads(Endpoint(begun)))
            except StoreError as error:
                told.append("being shown" in str(error))
        else:
            break
    after = quads(Endpoint(begun))
    assert requests > 5
    assert aside(begun) == []
    assert all(told)
    assert set(seen) <= {before, after}
    assert before in seen
    assert seen == sorted(seen, key=lambda one: one == after), "what was shown is not taken back"


@WAYS
def test_a_reader_sees_no_mixture(begun: str, monkeypatch: pytest.MonkeyPatch, most_whole: int) -> None:
    """Who asks all the time while builds come and go gets the one graph or the other, or is told that it changed."""
    monkeypatch.setattr(remote, "MOST_WHOLE", most_whole)
    states = []
    for papers in ((first(),), (second(), third())):
        with remote_writer(begun) as writer:
            writer.clear()
            put(writer, papers)
        states.append(quads(Endpoint(begun)))
    seen: Counter[object] = Counter()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen[quads(Endpoint(begun))] += 1
            except StoreError as error:
                seen[str(error).split(" at ")[0]] += 1

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for _ in range(2):
            for papers in ((first(),), (second(), third())):
                with remote_writer(begun) as writer:
                    writer.clear()
                    put(writer, papers)
    finally:
        done.set()
        reader.join()
    assert set(seen) <= {*states, "A new build is shown"}
    assert set(seen) & set(states)


def test_a_second_build_takes_over(begun: str) -> None:
    """The first is told at its next document, and shows nothing; what it laid aside is not read again."""
    one, two = RemoteWriter(begun), RemoteWriter(begun)
    one.begin()
    put(one, (third(),))
    two.begin()
    assert two.documents()["c-2022-01"] == "v1"
    with pytest.raises(StoreError, match="Another build has begun"):
        put(one, (first(),))
    with pytest.raises(StoreError, match="Another build has begun"):
        one.finish()
    put(two, (first(),))
    two.finish()
    assert sorted(RemoteWriter(begun).documents()) == ["a-2021-06", "b-2021-11", "c-2022-01"]


def test_an_open_reader_is_told_of_a_new_build(begun: str) -> None:
    """All that one reader asks is answered from one state, or not at all; the next sees the new one."""
    reader = Endpoint(begun)
    assert quads(reader)
    with remote_writer(begun) as writer:
        lay(writer)
    with pytest.raises(StoreError, match="A new build is shown"):
        quads(reader)
    assert quads(Endpoint(begun))


def test_a_long_text_is_laid_aside_whole(begun: str) -> None:
    """A megabyte in one statement comes out as it went in."""
    text = "The Board met – “again”. \\ \n" * 40_000
    long = paper("long", "2021-01-01", [text])
    with remote_writer(begun) as writer:
        put(writer, (long,))
    (row,) = RemoteWriter(begun).query(  # type: ignore[misc]
        f"SELECT ?text WHERE {{ ?s {SCHEMA.text} ?text FILTER (STRLEN(?text) > 100000) }}"
    )
    assert row[0].value == long[0].text


def test_a_server_that_only_reads_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Before anything is half there."""
    board = paper("p", "2021-01-01", ["x"], Action(text="x", owner=body("Board"), evidence=place(0)))
    with (
        oxigraph(store_of(), tmp_path_factory.mktemp("server")) as address,
        pytest.raises(StoreError, match=r"status|not there"),
        remote_writer(address) as writer,
    ):
        put(writer, (board,))
