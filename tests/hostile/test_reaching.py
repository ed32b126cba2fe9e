"""No query makes this machine ask another, from the command line, from a user's questions, or by kg serve."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from command import run_kg
from hostile.reaching import INNOCENT, Listener, connects, listening, scrambled, spellings
from query.papers import paper
from starlette.testclient import TestClient

from kg.errors import QueryError
from kg.graph import to_quads
from kg.graph.endpoint import Endpoint
from kg.graph.foreign import DEEPEST, OwnText, examined
from kg.graph.memory import store_of
from kg.graph.store import Store
from kg.query.catalogue import Catalogue
from kg.serve import Settings, create_app
from kg.serve.workers import Workers


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A port that counts who comes."""
    with listening() as listener:
        yield listener


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk with one paper."""
    path = tmp_path_factory.mktemp("reaching") / "store"
    with Store.write(path) as store:
        store.replace_document("a", to_quads(*paper("a", "2021-06-08", ["One."])[:2]))
    return path


def test_the_engine_itself_would_ask(listener: Listener) -> None:
    """Of the spellings, more than a hundred are ways to make the engine ask: without a guard it does."""
    for text in spellings(listener.address):
        try:
            list(ox.Store().query(text, use_default_graph_as_union=True))  # type: ignore[arg-type]
        except (SyntaxError, ValueError, OSError, TypeError, RuntimeError):
            continue
    assert listener.reached > 100


def test_no_spelling_reaches_the_listener_from_the_command_line(
    listener: Listener, place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is refused with exit status 1 and a sentence."""
    texts = spellings(listener.address)
    assert len(texts) > 300
    for text in texts:
        done = run_kg(capsys, monkeypatch, "sparql", text, "--store", place)
        assert (done.status, done.out) == (1, "")
        assert done.err.startswith("kg: The query ")
    assert listener.reached == 0


def test_no_scrambled_query_reaches_the_listener(listener: Listener) -> None:
    """Whatever one parser takes for a text or a comment and the other for a call, nobody is asked."""
    refused = 0
    for seed in range(300):
        text = scrambled(listener.address, seed)
        try:
            store_of().query(text)
        except QueryError:
            refused += 1
        assert listener.reached == 0, text
    assert refused > 290  # nearly all: a call is seldom put where it is a text or a comment


def test_no_spelling_reaches_the_listener_through_a_users_question(
    listener: Listener, place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of a folder given with --queries is looked at like any other text."""
    head = "#+ title: T\n#+ answers: What?\n#+ theme: accountability\n#+ columns: [s]\n"
    for text in spellings(listener.address)[::5]:
        (tmp_path / "mine.rq").write_text(head + text, encoding="utf-8", newline="")
        done = run_kg(capsys, monkeypatch, "query", "mine", "--queries", tmp_path, "--store", place)
        assert done.status == 1
        assert done.out == ""
    assert listener.reached == 0


def test_no_spelling_reaches_the_listener_by_the_server(listener: Listener, place: Path) -> None:
    """Each gets status 400 and a sentence, and the server goes on."""
    with TestClient(create_app(Settings(str(place), workers=1)), base_url="http://localhost") as client:
        for text in spellings(listener.address):
            answer = client.post("/sparql", data={"query": text})
            assert answer.status_code == 400
            assert "The query " in answer.text
        assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True
    assert listener.reached == 0


def test_an_endpoint_is_not_made_to_ask_either(listener: Listener) -> None:
    """A query for an endpoint is looked at before it is sent."""
    endpoint = Endpoint(listener.address)
    for text in spellings("http://example.org/")[::10]:
        with pytest.raises(QueryError):
            endpoint.query(text)
    assert listener.reached == 0


def test_the_processes_that_ask_have_no_network(listener: Listener, place: Path) -> None:
    """Where the system allows it, a worker of the server can reach nothing, whatever a query does."""
    host, _, port = listener.address.removeprefix("http://").removesuffix("/sparql").partition(":")
    workers = Workers(str(place), count=1)
    try:
        told = workers.run(connects, (host, int(port)))
    finally:
        workers.close()
    if told == "reached":
        pytest.skip("this system lets no process give up its network")
    assert listener.reached == 0


@pytest.mark.parametrize("text", INNOCENT)
def test_the_word_alone_is_no_fault(text: str) -> None:
    """In names, texts, addresses and comments it asks nobody."""
    assert list(store_of().query(text)) == []  # type: ignore[arg-type]  # a SELECT gives rows


def test_escapes_are_refused_only_where_they_are_ones() -> None:
    """A backslash before a u that begins no escape is a matter for the engine."""
    with pytest.raises(QueryError, match=r"written as \\u escapes"):
        examined('ASK { ?s ?p "caf\\u00e9" }')
    assert examined('ASK { ?s ?p "C:\\\\users" }').text == 'ASK { ?s ?p "C:\\\\users" }'


@pytest.mark.parametrize("pair", ["{}", "()", "[]"])
def test_what_is_nested_too_deeply_is_told(pair: str) -> None:
    """32,000 brackets would end the engine's process; a hundred are no trouble."""
    for count in (DEEPEST + 1, 32_000):
        with pytest.raises(QueryError, match=r"more than 100 brackets within each other \(line 2\)"):
            store_of().query("SELECT *\n" + pair[0] * count + pair[1] * count)
    nested = "{" * (DEEPEST - 1)
    assert list(store_of().query("SELECT * {" + nested + nested.replace("{", "}") + "}")) != []  # type: ignore[arg-type]


def test_the_projects_own_questions_ask_nobody() -> None:
    """They are not looked at when they are asked, so they are here: each is plain SPARQL without SERVICE or FROM."""
    questions = [*Catalogue.load(), *Catalogue.load(part="checks")]
    assert len(questions) > 20
    for question in questions:
        assert question.own
        assert not examined(str(question.text)).names_graphs
    assert isinstance(Catalogue.load().question("councils").sparql(), OwnText)
