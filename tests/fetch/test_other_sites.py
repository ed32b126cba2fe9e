"""Sites of CMIS, pages of links, single papers; and how a site is known by looking at it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fetch.cmis_site import CmisSite
from fetch.fetching import bring, files
from fetch.moderngov_site import ModernGovSite
from fetch.server import Site, html, served
from fetch.world import report
from starlette.requests import Request
from starlette.responses import Response

from kg.documents.manifest import read_manifest
from kg.fetch.page import Page
from kg.fetch.systems import SYSTEMS, system_of
from kg.fetch.systems.links import Links
from kg.fetch.wanted import Wanted

Row = tuple[str, str, str]

SCRUTINY = "Children and Families Scrutiny Committee"
CMIS: list[Row] = [
    ("Cabinet", "2024-04-16", "High Needs Recovery Plan"),
    ("Cabinet", "2024-04-16", "Minutes"),
    ("Cabinet", "2024-05-14", "Minutes"),
    ("Cabinet", "2024-05-14", "SEND Strategy"),
    (SCRUTINY, "2024-03-05", "Annex A - Timetable & Costs"),
    (SCRUTINY, "2024-03-05", "Minutes"),
    (SCRUTINY, "2024-03-05", "SEND Priority Action Plan - Report"),
    (SCRUTINY, "2024-09-10", "Home to School Transport Report"),
    (SCRUTINY, "2024-09-10", "Minutes"),
]


def rows(folder: Path) -> list[Row]:
    """Body, date and title of each paper that was brought."""
    return sorted((one.body, one.date, one.title) for one in read_manifest(folder).values())


@pytest.mark.parametrize("listed", [True, False])
def test_a_site_of_cmis_is_fetched_like_any_other(listed: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """Documents of items on SEND, the minutes of their meetings, and decisions; a run again transfers nothing."""
    with served(Site(CmisSite(listed=listed))) as at:
        summary = bring(at.base, tmp_path)
        assert (summary.outcomes[0].system, dict(summary.outcomes[0].counts)) == ("CMIS", {"new": len(CMIS)})
        assert rows(tmp_path) == CMIS
        before = files(tmp_path)
        at.log.clear()
        assert dict(bring(at.base, tmp_path).outcomes[0].counts) == {"same": len(CMIS)}
        assert sum(hit.sent for hit in at.log) == 0
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(since="2024-09"), CMIS[-2:]),
        (Wanted(committee="Cabinet", until="2024-04"), CMIS[:2]),
        (Wanted(about=("library",)), [(SCRUTINY, "2024-03-05", "Library Hours Report"), CMIS[5]]),
    ],
)
def test_what_is_wanted_of_cmis_is_taken(wanted: Wanted, expected: list[Row], tmp_path: Path) -> None:
    """Time, committee and words narrow it as they do elsewhere."""
    with served(Site(CmisSite())) as at:
        bring(at.base, tmp_path, wanted=wanted)
    assert rows(tmp_path) == expected


def test_one_committee_of_cmis_may_be_named_by_its_address(tmp_path: Path) -> None:
    """The address of a committee's page brings its papers only."""
    with served(Site(CmisSite())) as at:
        start = "/marlshire/Committees/tabid/62/ctl/ViewCMIS_CommitteeDetails/mid/381/id/11/Default.aspx"
        bring(at.base + start, tmp_path)
    assert rows(tmp_path) == CMIS[:4]


BOARD = """<h1>SEND Improvement Board</h1><ul>
<li><a href="/files/minutes-2024-01-17.pdf">Minutes 17 January 2024 (PDF, 210KB)</a></li>
<li><a href="/files/Board%20notes%2013.03.2024.docx">Notes of the meeting</a></li>
<li><a href="/files/slides.pptx">Minutes as slides</a></li>
<li><a href="/news">News</a></li><li><a href="/">This page</a></li><li><a href="mailto:clerk@example.org">Write</a></li>
<li><a href="/minutes/2024-05-15">Minutes of 15 May 2024</a></li>
</ul>"""


def board(heading: str = "SEND Improvement Board") -> Callable[[Request], Response]:
    """A page of links, and what it links."""

    def page(request: Request) -> Response:
        if request.url.path == "/":
            return html(heading, BOARD.replace("SEND Improvement Board", heading))
        if request.url.path.startswith("/minutes/"):
            return html("Minutes", "<h1>Minutes</h1><p>The Board agreed to meet monthly.</p>")
        return Response(report("Minutes", request.url.path), media_type="application/octet-stream")

    return page


def test_the_papers_that_a_page_links_are_brought(tmp_path: Path) -> None:
    """Files and pages of minutes, with the date in their title or name; what is no paper, or not read, is not."""
    with served(Site(board())) as at:
        summary = bring(at.base, tmp_path)
        asked = at.asked()
    assert summary.outcomes[0].system == "a page of links"
    assert rows(tmp_path) == [
        ("SEND Improvement Board", "2024-01-17", "Minutes 17 January 2024"),
        ("SEND Improvement Board", "2024-03-13", "Notes of the meeting"),
        ("SEND Improvement Board", "2024-05-15", "Minutes of 15 May 2024"),
    ]
    assert "/news" not in asked
    assert sorted(Path(name).suffix for name in files(tmp_path)) == [".csv", ".html", ".pdf", ".pdf"]


def test_a_page_that_is_not_about_send_gives_nothing_of_itself(tmp_path: Path) -> None:
    """Where neither the page nor a link speaks of SEND, nothing is taken, but with --all everything."""
    with served(Site(board("Parks Forum"))) as at:
        assert dict(bring(at.base, tmp_path).outcomes[0].counts) == {}
        everything = bring(at.base, tmp_path, wanted=Wanted(everything=True))
    assert dict(everything.outcomes[0].counts) == {"new": 3}


def test_a_paper_may_be_named_by_its_address(tmp_path: Path) -> None:
    """A document, and a page without links, are papers by themselves, whatever they speak of."""
    with served(Site(board())) as at:
        bring([at.base + "/files/minutes-2024-01-17.pdf", at.base + "/minutes/2024-05-15"], tmp_path)
    assert [(date, title) for _, date, title in rows(tmp_path)] == [
        ("2024-01-17", "minutes 2024 01 17"),
        ("2024-05-15", "2024 05 15"),
    ]


def page_of(body: str, url: str = "https://www.marlshire.example/council") -> Page:
    """A page at an address."""
    return Page.from_bytes(url, f"<html><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (page_of("<p>x</p>", "https://democracy.marlshire.example/mgListCommittees.aspx?bcr=1"), "ModernGov"),
        (page_of("<p>x</p>", "https://marlshire.moderngov.co.uk/"), "ModernGov"),
        (page_of("<a href='https://democracy.marlshire.example/ieDocHome.aspx'>Meetings</a>"), "ModernGov"),
        (page_of("<a href='https://marlshire.moderngov.co.uk/mgListCommittees.aspx'>Meetings</a>"), "ModernGov"),
        (page_of("<a href='https://democracy.elsewhere.example/ieDocHome.aspx'>Elsewhere</a>"), ""),
        (page_of("<a href='https://elsewhere.gov.uk/mgListCommittees.aspx'>x</a>", "https://marlshire.gov.uk/"), ""),
        (
            page_of("<a href='https://marlshire.gov.uk/mgListCommittees.aspx'>x</a>", "https://www.marlshire.gov.uk/"),
            "ModernGov",
        ),
        (page_of("<p>x</p>", "https://marlshire.cmis.uk.com/marlshire/"), "CMIS"),
        (
            page_of("<a href='/Meetings/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/5/Committee/6/x'>Next</a>"),
            "CMIS",
        ),
        (page_of("<a href='/about.aspx'>About</a>"), ""),
    ],
)
def test_a_system_is_known_by_looking_at_a_page(page: Page, name: str) -> None:
    """Its own addresses, in the page's or in its links to the same council's hosts, are the signs."""
    found = system_of(page)
    assert (found.name if found else "") == name


def test_every_system_is_tried() -> None:
    """Each known system has a name of its own, and knows nothing in an empty page."""
    empty = page_of("")
    assert [system.known_by(empty) for system in SYSTEMS] == [None] * len(SYSTEMS)
    assert Links.known_by(empty) is None
    assert len({system.name for system in SYSTEMS}) == len(SYSTEMS) == 2


def test_the_way_from_a_councils_front_page_is_found(tmp_path: Path) -> None:
    """A front page that links the committee pages on a host of the same council leads there."""
    with served(Site(ModernGovSite())) as democracy:
        front = html("Marlshire", f"<h1>Welcome</h1><a href='{democracy.base}/mgListCommittees.aspx'>Meetings</a>")
        with served(Site(lambda _: front)) as at:
            summary = bring(at.base, tmp_path)
    assert (summary.outcomes[0].system, dict(summary.outcomes[0].counts)) == ("ModernGov", {"new": 12})
