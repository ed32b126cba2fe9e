"""What changed: between two stores, between two dates, and as a feed whose dates are those of the papers."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from query.papers import COUNCIL, Paper, body, paper, place
from starlette.testclient import TestClient

from kg.graph import to_quads
from kg.graph.store import Store
from kg.model.kinds.reporting_line import ReportingLine
from kg.serve import Settings, create_app

ATOM = "{http://www.w3.org/2005/Atom}"
BOARD, HEALTH, CABINET = body("SEND Board"), body("Health Board"), body("Cabinet", "cabinet")
EARLY = paper(
    "north-1",
    "2021-06-08",
    ["The SEND Board reports to the Health Board."],
    ReportingLine(body=BOARD, to=HEALTH, relation="reports to", evidence=place(0)),
)
LATE = paper(
    "north-2",
    "2023-02-01",
    ["The SEND Board reports to Cabinet.", "Once more, the SEND Board reports to Cabinet."],
    ReportingLine(body=BOARD, to=CABINET, relation="reports to", evidence=place(0)),
)


def _stored(folder: Path, *papers: Paper) -> str:
    with Store.write(folder) as writer:
        for document, frames, _ in papers:
            writer.replace_document(document.source, to_quads(document, frames, council=COUNCIL))
    return str(folder)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The store of both papers, beside that of the earlier."""
    folder = tmp_path_factory.mktemp("changes")
    old, new = _stored(folder / "old", EARLY), _stored(folder / "new", EARLY, LATE)
    app = create_app(Settings(new, workers=1, compare=old))
    with TestClient(app, base_url="http://localhost") as asked:
        yield asked


def test_a_store_is_shown_beside_another(client: TestClient) -> None:
    """What came, by council, linked to its fact; what stayed is not told."""
    page = client.get("/changes").text
    assert "1 reporting line new." in page
    assert ">SEND Board reports to Cabinet</a>" in page
    assert "Health Board" not in page


def test_two_dates_are_compared(client: TestClient) -> None:
    """Only what papers said after the first and up to the second; a cut date means its end."""
    early = client.get("/changes", params={"since": "2020", "until": "2021-06"}).text
    assert "SEND Board reports to Health Board" in early
    assert "reports to Cabinet" not in early
    late = client.get("/changes", params={"since": "2021"}).text
    assert "reports to Cabinet" in late
    assert "reports to Health Board" not in late
    assert client.get("/changes", params={"since": "<b>"}).status_code == 400


def test_the_feed_has_the_dates_of_the_papers(client: TestClient) -> None:
    """An entry a paper, the newest first, each with an address on this server; twice the same bytes."""
    answer = client.get("/feed")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ET.fromstring(answer.text)  # noqa: S314 -- our own
    dates = [entry.findtext(f"{ATOM}updated") for entry in feed.iter(f"{ATOM}entry")]
    assert dates == ["2023-02-01T00:00:00Z", "2021-06-08T00:00:00Z"]
    assert feed.findtext(f"{ATOM}updated") == dates[0]
    links = [link.get("href", "") for link in feed.iter(f"{ATOM}link") if link.get("type") == "text/html"]
    assert [client.get(link).status_code for link in links] == [200, 200]
    assert "Reporting line: SEND Board reports to Cabinet" in answer.text
    assert client.get("/feed").text == answer.text


@pytest.mark.parametrize(
    ("asked", "entries"),
    [({"council": COUNCIL.name}, 2), ({"council": "Eastvale"}, None), ({"body": "nobody"}, None)],
)
def test_a_feed_is_of_a_council_or_a_body(client: TestClient, asked: dict[str, str], entries: int | None) -> None:
    """By its full name; what the store does not know is not found."""
    answer = client.get("/feed", params=asked)
    assert answer.status_code == (404 if entries is None else 200)
    if entries is not None:
        assert answer.text.count("<entry>") == entries


def test_the_page_of_a_body_leads_to_its_feed(client: TestClient) -> None:
    """With only the papers that speak of it."""
    page = client.get("/things", params={"name": "Health Board"}).text
    address = page.partition('href="/feed?')[2].partition('"')[0].replace("&amp;", "&")
    assert client.get(f"/feed?{address}").text.count("<entry>") == 1
