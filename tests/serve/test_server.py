"""The server answers by the SPARQL 1.1 Protocol and with pages; it reads only, has limits, and asks no other server."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from query.papers import COUNCIL, body, paper, place
from starlette.testclient import TestClient

from kg.graph import to_quads
from kg.graph.iris import Names
from kg.graph.store import Store
from kg.model.frames import Thing
from kg.model.kinds.action import Action
from kg.model.kinds.mention import Mention
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.reporting_line import ReportingLine
from kg.serve import Settings, create_app
from kg.serve.accept import best
from kg.serve.picture import picture
from kg.view.subgraph import key_of

NASTY = "<script>alert(1)</script> & co"
SENTENCES = [f"The SEND Board {NASTY} watches the plan.", "The SEND Board reports to Cabinet."]
SELECT = "SELECT ?o WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o } ORDER BY ?o LIMIT 3"
LONG = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER (?a != ?l && ?c != ?i) }"

#: where the server shows the paper
PAPER = Names(source="north-1", url="javascript:alert(1)").document.value.removeprefix(
    "https://w3id.org/send-governance"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk with one paper."""
    place_ = tmp_path_factory.mktemp("server") / "store"
    board = body("SEND Board")
    document, frames, _ = paper(
        "north-1",
        "2021-06-08",
        SENTENCES,
        Monitoring(monitor=board, subject="the plan", evidence=place(0)),
        ReportingLine(body=board, to=body("Cabinet", "cabinet"), relation="reports to", evidence=place(1)),
        Action(text="write to schools", evidence=place(0)),
        Mention(thing=Thing("person", NASTY, scope=COUNCIL.register), evidence=place(0)),
        url="javascript:alert(1)",
    )
    with Store.write(place_) as writer:
        writer.replace_document("north-1", to_quads(document, frames, council=COUNCIL))
    return place_


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    """The server as its clients see it."""
    app = create_app(Settings(str(store), seconds=300, rows=50, page_rows=1, workers=1))
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/json", "application/sparql-results+json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values;q=0.5, */*;q=0.1", "text/tab-separated-values; charset=utf-8"),
        ("text/html, text/tab-separated-values;q=0.5, */*;q=0.1", "text/html; charset=utf-8"),
    ],
)
def test_a_query_is_answered_as_the_client_likes(client: TestClient, accept: str, kind: str) -> None:
    """By the Accept header; GET and both ways of POST are the same."""
    headers = {"Accept": accept}
    one = client.get("/sparql", params={"query": SELECT}, headers=headers)
    two = client.post("/sparql", data={"query": SELECT}, headers=headers)
    three = client.post(
        "/sparql", content=SELECT, headers={**headers, "Content-Type": "application/sparql-query; charset=utf-8"}
    )
    assert one.status_code == two.status_code == three.status_code == 200
    assert one.content == two.content == three.content
    assert one.headers["content-type"] == kind


def test_triples_and_truth_are_answered_too(client: TestClient) -> None:
    """In the formats of their kind."""
    construct = "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t }"
    turtle = client.get("/sparql", params={"query": construct}, headers={"Accept": "text/turtle"})
    assert len(list(ox.parse(turtle.content, format=ox.RdfFormat.TURTLE))) > 3
    linked = client.get("/sparql", params={"query": construct}, headers={"Accept": "application/ld+json"})
    assert json.loads(linked.content)
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("method", "content", "kind", "status"),
    [
        ("GET", "query=SELECT", "", 400),
        ("GET", "", "", 400),
        ("GET", "query=ASK%7B%7D&query=ASK%7B%7D", "", 400),
        ("GET", "query=ASK%7B%7D&default-graph-uri=http://x", "", 400),
        ("POST", "update=DROP ALL", "application/x-www-form-urlencoded", 403),
        ("POST", "DROP ALL", "application/sparql-update", 403),
        ("POST", "DROP ALL", "application/sparql-query", 400),
        ("POST", "SELECT", "text/plain", 415),
        ("POST", "x" * 70_000, "application/sparql-query", 413),
        ("POST", b"\xff\xfe", "application/sparql-query", 400),
        ("POST", "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", "application/sparql-query", 400),
        ("POST", "SELECT * { ?s ?p ?o }", "application/sparql-query", 400),  # more than 50 rows
        ("PUT", "", "", 405),
    ],
)
def test_what_is_wrong_gets_the_right_status(
    client: TestClient, method: str, content: str | bytes, kind: str, status: int
) -> None:
    """And a message that names it."""
    if method == "GET":
        answer = client.get(f"/sparql?{content!s}", headers={"Accept": "text/csv"})
    else:
        answer = client.request(method, "/sparql", content=content, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert answer.text.strip()


def test_a_format_that_cannot_be_had_is_refused(client: TestClient) -> None:
    """Rows are no picture."""
    assert client.get("/sparql", params={"query": SELECT}, headers={"Accept": "image/png"}).status_code == 406


def test_a_query_that_runs_too_long_is_ended_and_the_server_goes_on(store: Path) -> None:
    """Its process is replaced."""
    app = create_app(Settings(str(store), seconds=5, workers=1))
    with TestClient(app, base_url="http://localhost") as client:
        assert client.post("/sparql", data={"query": LONG}).status_code == 503
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_pages_of_other_origins_may_not_ask(client: TestClient, store: Path) -> None:
    """A browser says where a page is from; programs say nothing; --cors names an origin that may."""
    asked = {"query": "ASK { ?s ?p ?o }"}
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        assert client.get("/sparql", params=asked, headers=headers).status_code == 403
        assert client.post("/sparql", data=asked, headers=headers).status_code == 403
        assert client.options("/sparql", headers=headers).status_code == 403
    for headers in ({}, {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}):
        answer = client.post("/sparql", data=asked, headers=headers)
        assert answer.status_code == 200
        assert "access-control-allow-origin" not in answer.headers
    app = create_app(Settings(str(store), workers=1, cors=("https://friend.example",)))
    friend = {"Origin": "https://friend.example", "Sec-Fetch-Site": "cross-site"}
    with TestClient(app, base_url="http://localhost") as other:
        answer = other.post("/sparql", data=asked, headers=friend)
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, friend["Origin"])
        assert other.options("/sparql", headers=friend).status_code == 204
        assert other.post("/sparql", data=asked, headers={"Origin": "https://evil.example"}).status_code == 403


def test_a_count_over_no_graph_is_nothing(client: TestClient) -> None:
    """FROM names the graphs, as the server advises."""
    text = "SELECT (COUNT(*) AS ?n) FROM <http://nowhere/> WHERE { ?s ?p ?o }"
    assert client.get("/sparql", params={"query": text}, headers={"Accept": "text/csv"}).text.split() == ["n", "0"]


def without_own(page: str) -> str:
    """A page without the one script that is the server's own."""
    return page.replace('<script src="/explore.js" defer></script>', "")


def test_a_question_is_a_form_with_its_answer(client: TestClient) -> None:
    """With the values that the store has, what was asked filled in, and links to files."""
    page = client.get("/questions/accountability", params={"council": "northmere", "evidence": "yes"}).text
    assert '<option value="Northmere County Council">' in page
    assert 'value="northmere"' in page
    cells = [rf'<td data-head="[a-z_]+"><a href="/id/[^"]+">{name}</a></td>' for name in ("SEND Board", "Cabinet")]
    assert re.search("".join(cells), page)
    assert re.search(r'<th scope="row"><a href="/id/[^"]+#at-[0-9a-f]+"[^>]*>[^<]+</a></th>', page)
    assert 'href="/questions/accountability.csv?council=northmere&amp;evidence=yes"' in page
    text = client.get("/questions/accountability.csv").text
    assert text.splitlines()[0] == "source,body,to,relation,frequency,council,status"
    assert client.get("/questions/accountability.json").json()[0]["to"] == "Cabinet"


def test_a_wrong_value_is_told_on_the_page(client: TestClient) -> None:
    """Beside the form, with what is right."""
    answer = client.get("/questions/accountability", params={"from": '"><script>'})
    assert answer.status_code == 400
    assert "from must be a date" in answer.text
    assert "<script" not in without_own(answer.text)


def test_a_thing_is_found_by_name_and_shown_by_its_iri(client: TestClient) -> None:
    """HTML for people, RDF for programs."""
    found = client.get("/things", params={"name": "send board"})
    assert found.status_code == 303
    address = found.headers["location"]
    page = client.get(address, headers={"Accept": "text/html"})
    assert "<h1>SEND Board</h1>" in page.text
    turtle = client.get(address, headers={"Accept": "text/turtle"})
    assert b"SEND Board" in turtle.content
    assert turtle.headers["vary"] == "Accept"
    assert json.loads(client.get(address + "?format=jsonld").content)
    assert client.get("/id/nothing").status_code == 404
    assert client.get("/things", params={"name": "xyzzy"}).status_code == 404


def test_a_document_and_a_fact_have_pages(client: TestClient) -> None:
    """The document with its text, the fact as a card."""
    page = client.get(PAPER).text
    assert "SEND Board reports to Cabinet" in page
    # each mark leads to its fact in the list, and each fact to its mark
    (fact,) = set(re.findall(r'class="mark [^"]+" href="#fact-([0-9a-f]+)"', page)) & set(
        re.findall(r'<li id="fact-([0-9a-f]+)"', page)
    )
    assert f'id="at-{fact}"' in page
    assert f'href="#at-{fact}"' in page
    row = re.search(rf'<li id="fact-{fact}".*?</li>', page, re.DOTALL)
    assert row is not None
    told = client.get(re.findall(r'<a href="([^"]+)">this fact</a>', row[0])[0]).text
    assert "Cite as:" in told
    assert f"{PAPER}#at-{fact}" in told


def test_a_line_of_accountability_has_a_page(client: TestClient) -> None:
    """With what was asked, and what is wrong."""
    page = client.get("/path", params={"from": "SEND Board", "to": "Cabinet"}).text
    assert "The strongest line, which is also the shortest" in page
    assert SENTENCES[1] in page
    assert client.get("/path", params={"from": "SEND Bord", "to": "Cabinet"}).status_code == 404
    assert "No line found" in client.get("/path", params={"from": "Cabinet", "to": "SEND Board"}).text


def test_gaps_have_a_page(client: TestClient) -> None:
    """With the words they rest on, of one council, as of a day."""
    page = client.get("/gaps", params={"council": "northmere"}).text
    assert "What would close it:" in page
    assert "<script" not in without_own(page)
    unknown = client.get("/gaps", params={"council": "eastvale"})
    assert unknown.status_code == 400
    assert "The store has no council &#x27;eastvale&#x27;" in unknown.text
    assert "None found" in client.get("/gaps", params={"as-of": "1990"}).text
    assert client.get("/gaps", params={"as-of": "soon"}).status_code == 400


def test_no_page_runs_what_a_paper_says(client: TestClient) -> None:
    """Markup in names and sentences is text; an address that is a script is no link; the policy allows one script."""
    for address in ("/", "/questions/mentions", "/questions/people", PAPER, "/things?name=script"):
        answer = client.get(address, headers={"Accept": "text/html"})
        if answer.status_code == 303:
            answer = client.get(answer.headers["location"], headers={"Accept": "text/html"})
        assert answer.status_code == 200
        assert "<script" not in without_own(answer.text)
        assert 'href="javascript' not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_foreign_name_of_the_server_is_refused(client: TestClient) -> None:
    """A page elsewhere cannot read from here under a name of its own."""
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("accept", "offered", "kind"),
    [
        ("", ("html", "turtle"), "html"),
        ("text/turtle", ("html", "turtle"), "turtle"),
        ("text/*;q=0.5, text/turtle;q=0.1", ("turtle", "html"), "html"),
        ("*/*;q=0", ("html",), None),
        ("text/html;q=nonsense", ("html",), None),
        ("image/png", ("html",), None),
    ],
)
def test_the_closest_range_of_an_accept_header_counts(accept: str, offered: tuple[str, ...], kind: str | None) -> None:
    """And of what is liked equally the first offered."""
    assert best(accept, offered) == kind


def test_the_picture_is_served_under_its_own_policy(client: TestClient) -> None:
    """Whole, about a thing, of a council; a name that nothing has is refused; nothing else may run on the page."""
    whole = client.get("/view")
    assert whole.status_code == 200
    policy = whole.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert '"around":"/view?around="' in whole.text
    assert "Around SEND Board" in client.get("/view", params={"around": "SEND Board"}).text
    for wrong in ({"around": "Nobody at all"}, {"council": "x", "around": "y"}, {"hops": "9"}, {"council": "Nowhere"}):
        assert client.get("/view", params=wrong).status_code == 400


def test_of_a_large_graph_the_page_holds_what_it_shows(store: Path) -> None:
    """And says of how many things that is."""
    engine = Store.read(store)
    text, _ = picture(engine, "", "", "", 1, most=1)
    assert "things that matter most; each opens all that is tied to it" in text
    assert "things that matter most" not in picture(engine, "", "", "", 1)[0]


def test_neighbours_are_sent_when_asked_for(client: TestClient) -> None:
    """As data, of one thing by its key; a key that nothing has is refused."""
    cabinet = key_of(next(iri for iri, label in _labels(client) if label == "Cabinet"))
    data = client.get("/view/near", params={"thing": cabinet}).json()
    assert {"Cabinet", "SEND Board"} <= set(data["nodes"]["values"][data["nodes"]["columns"].index("label")])
    assert data["edges"]["values"][0]
    assert client.get("/view/near", params={"thing": "0123456789"}).status_code == 400
    assert client.get("/view/near").status_code == 400


def _labels(client: TestClient) -> list[tuple[str, str]]:
    text = "SELECT DISTINCT ?s ?o WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }"
    answer = client.get("/sparql", params={"query": text, "format": "sparql-json"}).json()
    return [(row["s"]["value"], row["o"]["value"]) for row in answer["results"]["bindings"]]


def test_a_question_of_ones_own_that_cannot_be_read_is_told(store: Path, tmp_path: Path) -> None:
    """On the list, beside the others; asking it gives its fault."""
    (tmp_path / "mine.rq").write_text("#+ title: \0\nSELECT * WHERE { ?s ?p ?o }\n")
    app = create_app(Settings(str(store), tmp_path, workers=1))
    with TestClient(app, base_url="http://localhost") as client:
        page = client.get("/questions").text
        assert "mine.rq:1: the header has a character that cannot stand there (U+0000)" in page
        assert 'href="/questions/plans"' in page
        assert client.get("/questions/mine").status_code == 400
