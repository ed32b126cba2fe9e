"""A site of ModernGov: what is found by its web service or by its pages, and what of it is taken."""

from datetime import date
from pathlib import Path

import pytest
from fetch.fetching import COUNCIL, bring
from fetch.moderngov_site import DATE_FORMS, ModernGovSite
from fetch.server import Site, served
from fetch.world import Body, Item, Meeting, many
from starlette.responses import Response

from kg.documents.manifest import read_manifest
from kg.fetch.systems import moderngov_service as service
from kg.fetch.wanted import Wanted

Row = tuple[str, str, str, str]

#: key in the file's name, body, date, title
PAPERS: list[Row] = [
    ("ai9201", "Children and Families Scrutiny Committee", "2024-09-10", "Home to School Transport"),
    ("d331", "", "2024-05-22", "Commissioning of SEND Short Breaks"),
    ("g601t1", "Cabinet", "2024-04-16", ""),
    ("i77", "", "", "SEND Inspection: Priority Action Plan"),
    ("m501", "Children and Families Scrutiny Committee", "2020-11-17", ""),
    ("m502", "Children and Families Scrutiny Committee", "2024-03-05", ""),
    ("m503", "Children and Families Scrutiny Committee", "2024-09-10", ""),
    ("m601", "Cabinet", "2024-04-16", ""),
    ("s1102", "Children and Families Scrutiny Committee", "2024-03-05", "SEND Inspection: Priority Action Plan"),
    ("s1103", "Children and Families Scrutiny Committee", "2024-03-05", "Annex A - Timetable & Costs"),
    ("s1201", "Children and Families Scrutiny Committee", "2024-09-10", "Home to School Transport"),
    ("s1301", "Cabinet", "2024-04-16", "High Needs Block: Recovery Plan"),
]


def brought(folder: Path) -> list[Row]:
    """The rows of the manifest, by the key in the file's name."""
    entries = read_manifest(folder).values()
    assert {entry.council for entry in entries} <= {COUNCIL}
    return sorted((Path(one.file).stem.rpartition("-")[2], one.body, one.date, one.title) for one in entries)


def keys(folder: Path) -> list[str]:
    """The keys of the papers that were brought."""
    return [row[0] for row in brought(folder)]


@pytest.mark.parametrize("site", [ModernGovSite(), ModernGovSite(service=False), ModernGovSite(wants_dummy=True)])
def test_papers_on_send_are_brought_by_the_service_or_the_pages(site: ModernGovSite, tmp_path: Path) -> None:
    """Meetings with items on SEND, their reports, cut items, printed minutes, decisions and issues: nothing else."""
    with served(Site(site)) as at:
        summary = bring(at.base, tmp_path)
    assert brought(tmp_path) == PAPERS
    assert [(one.system, dict(one.counts), one.refused, one.stopped) for one in summary.outcomes] == [
        ("ModernGov", {"new": len(PAPERS)}, [], "")
    ]


def test_the_manifest_says_where_and_when_each_paper_came_from(tmp_path: Path) -> None:
    """A row holds the place of the file, its address, its digest and the site's mark for it."""
    with served(Site(ModernGovSite())) as at:
        bring(at.base, tmp_path)
        (entry,) = (one for one in read_manifest(tmp_path).values() if one.file.endswith("-s1103.pdf"))
        assert entry.url == at.base + "/documents/s1103/Annex%20A%20-%20Timetable%20&%20Costs.pdf"
    assert entry.file == (
        "marlshire/children-and-families-scrutiny-committee/2024-03-05/annex-a-timetable-and-costs-s1103.pdf"
    )
    assert entry.retrieved == "2024-12-01T09:00:00Z"
    assert entry.etag == f'"{entry.sha256[:16]}"'
    assert (entry.gone, entry.replaced_by) == ("", "")


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(since="2024-06"), ["ai9201", "i77", "m503", "s1201"]),
        (Wanted(since="2024-04-16", until="2024-04"), ["g601t1", "i77", "m601", "s1301"]),
        (Wanted(until="2020"), ["i77", "m501"]),
        (Wanted(committee="scrutiny", since="2024-09"), ["ai9201", "m503", "s1201"]),
        (Wanted(about=("library",)), ["m502", "s1104"]),
        (Wanted(everything=True, committee="planning"), ["g701t1", "m701"]),
    ],
)
def test_what_is_wanted_is_taken(on: bool, wanted: Wanted, expected: list[str], tmp_path: Path) -> None:  # noqa: FBT001
    """Time, committee and words narrow what is taken, by the service and by the pages alike."""
    with served(Site(ModernGovSite(service=on))) as at:
        bring(at.base, tmp_path, wanted=wanted)
    assert keys(tmp_path) == expected


def test_a_committee_that_is_not_meant_is_not_looked_at(tmp_path: Path) -> None:
    """No meeting of the Planning Committee or the Pension Fund Panel is asked for."""
    with served(Site(ModernGovSite())) as at:
        bring(at.base, tmp_path)
        asked = at.asked()
    assert not [target for target in asked if any(f"Id={key}" in target for key in ("13", "14", "701"))]
    assert any("lCommitteeId=12" in target for target in asked)


@pytest.mark.parametrize("form", DATE_FORMS)
def test_dates_are_read_in_every_form(form: str, tmp_path: Path) -> None:
    """A list of meetings may write its dates in any of these forms."""
    with served(Site(ModernGovSite(service=False, dates=(form,)))) as at:
        bring(at.base, tmp_path)
    assert brought(tmp_path) == PAPERS


@pytest.mark.parametrize("times", [1, 2, 3])
def test_entities_of_the_service_may_be_encoded_several_times(times: int) -> None:
    """Whatever number of times an `&` was encoded, the title has it once, and no markup."""
    item = Item(1, "Inclusion & SEND", minutes="The Board agreed to “wait” & see.")
    body = Body(1, "Schools & Families", (Meeting(5, date(2024, 1, 9), (item,)),))
    site = ModernGovSite([body], encoded=times)
    said = service.committees(site._get_committees({}).encode())
    assert said == [("1", "Schools & Families")]
    items = service.agenda(site._get_meeting({"lmeetingid": "5"}).encode())
    assert items is not None
    (read,) = items
    assert read.title == "Inclusion & SEND"
    assert "The Board agreed to “wait” & see." in read.text
    assert "<p>" not in read.text


def test_a_window_that_a_service_does_not_understand_is_kept_to_all_the_same(tmp_path: Path) -> None:
    """Meetings outside of the wanted time are left out, whatever the service lists."""

    class Wide(ModernGovSite):
        def _get_meetings(self, query: dict[str, str]) -> str:
            return super()._get_meetings({**query, "sfromdate": "01/01/1990", "stodate": "31/12/2060"})

    with served(Site(Wide())) as at:
        bring(at.base, tmp_path, wanted=Wanted(since="2024-09"))
        asked = at.asked("/mgWebService.asmx/GetMeeting?")
    assert asked == ["/mgWebService.asmx/GetMeeting?lMeetingId=503"]


def test_earlier_meetings_are_turned_over_only_as_far_as_is_wanted(tmp_path: Path) -> None:
    """Of 14 lists that lead to each other in circles each is asked for once, and only those of the wanted time."""
    site = ModernGovSite(many(200, documents=0), service=False)
    with served(Site(site)) as at:
        bring(at.base, tmp_path, wanted=Wanted(since="2012-07-01"))
        lists = at.asked("/ieListMeetings.aspx")
    days = [meeting.day for body in site.bodies for meeting in body.meetings]
    assert sum(key.startswith("m") for key in keys(tmp_path)) == sum(day >= date(2012, 7, 1) for day in days)
    assert len(lists) == len(set(lists)) == 3


def test_ten_thousand_meetings_are_planned_by_their_lists(tmp_path: Path) -> None:
    """A dry run counts the meetings, asks for none of them, and leaves no trace in the folder."""
    folder = tmp_path / "papers"
    with served(Site(ModernGovSite(many(10_000)))) as at:
        summary = bring(at.base, folder, dry_run=True)
        asked = at.asked()
    (plan,) = (one.plan for one in summary.outcomes)
    assert plan is not None
    assert (plan.committees, plan.meetings) == (("SEND Improvement Board", "Decisions", "Forward plans"), 10_002)
    assert plan.requests > 10_000
    assert len(asked) < 10
    assert not folder.exists()


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("/mgAi.aspx?ID=9102", ["ai9102"]),
        ("/ieListDocuments.aspx?CId=12&MId=502&Ver=4", ["m502"]),
        ("/ieListMeetings.aspx?CommitteeId=11", ["g601t1", "m601", "s1301"]),
        ("/documents/s1301/High Needs Recovery Plan.pdf", ["x"]),
    ],
)
def test_an_address_within_a_site_is_that_alone(start: str, expected: list[str], tmp_path: Path) -> None:
    """The address of a paper brings the paper, that of a committee's meetings their papers."""
    with served(Site(ModernGovSite())) as at:
        bring(at.base + start, tmp_path)
    assert [key if key[0] != "x" else "x" for key in keys(tmp_path)] == expected


def test_a_meeting_whose_page_is_of_another_make_gives_its_items_all_the_same(tmp_path: Path) -> None:
    """Where the page shows no items as the system does, the pages and documents that the service tells of are taken."""

    class Plain(ModernGovSite):
        def _page(self, title: str, body: str) -> Response:
            return super()._page(title, body.replace("mgAiTitleTxt", "own").replace("mgAiTitleLnk", "own"))

    with served(Site(Plain())) as at:
        bring(at.base, tmp_path, wanted=Wanted(committee="scrutiny", since="2024"))
    assert keys(tmp_path) == ["ai9102", "ai9201", "s1102", "s1103", "s1201"]


def test_a_session_in_the_path_is_no_part_of_an_address(tmp_path: Path) -> None:
    """Links with a session in their path lead to the papers that are known without it."""

    class Sessions(ModernGovSite):
        def _page(self, title: str, body: str) -> Response:
            return super()._page(title, body.replace('href="', 'href="/(S(abc1def2))/'))

    with served(Site(Sessions(service=False))) as at:
        bring(at.base, tmp_path)
        assert not [target for target in at.asked() if "(S(" in target]
    assert brought(tmp_path) == PAPERS
