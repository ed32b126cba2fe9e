"""How a site is asked, as its own log shows: by its rules, slowly, one at a time, by name, nothing twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from fetch.fetching import bring, files, quick
from fetch.moderngov_site import ModernGovSite
from fetch.server import Hit, Site, served, times
from starlette.responses import Response

from kg import __version__
from kg.errors import FetchError
from kg.fetch.manners import checked_contact
from kg.fetch.robots import Rules
from kg.fetch.site import Limits

DELAY = 0.08


def gaps(log: list[Hit]) -> list[float]:
    """Seconds from the end of each answer to the next request."""
    return [after.came - before.ended for before, after in pairwise(log)]


def test_requests_come_one_at_a_time_with_the_delay_between(tmp_path: Path) -> None:
    """No request comes before the one before is answered and the delay is over: robots.txt counts as well."""
    with served(Site(ModernGovSite())) as at:
        bring(at.base, tmp_path, manners=quick(DELAY))
    assert len(at.log) > 20
    assert min(gaps(at.log)) >= DELAY * 0.95  # the site's clock and ours are read at different moments


def test_two_addresses_of_one_host_share_its_delay(tmp_path: Path) -> None:
    """Sites side by side are asked side by side, but addresses of the same host one after the other."""
    with served(Site(ModernGovSite())) as one, served(Site(ModernGovSite())) as other:
        starts = [f"{one.base}/ieListMeetings.aspx?CId=11", f"{one.base}/ieListMeetings.aspx?CId=12", other.base]
        summary = bring(starts, tmp_path, manners=quick(DELAY))
    assert not summary.stopped
    assert min(gaps(one.log)) >= DELAY * 0.95
    assert one.log[0].came < other.log[-1].came
    assert other.log[0].came < one.log[-1].came


def test_a_site_may_ask_for_a_longer_delay(tmp_path: Path) -> None:
    """A crawl delay in robots.txt that is longer than the user's is kept to, and a shorter one is not."""
    with served(Site(ModernGovSite(), robots="User-agent: *\nCrawl-delay: 0.1\n")) as at:
        bring(at.base + "/mgAi.aspx?ID=9102", tmp_path, manners=quick(0.01))
    assert min(gaps(at.log)) >= 0.095
    assert Rules.from_text(b"User-agent: kg\nCrawl-delay: 7\n\nUser-agent: *\nCrawl-delay: 30\n").delay == 7
    assert Rules.from_text(b"User-agent: *\nRequest-rate: 1/5\n").delay == 5
    assert Rules().delay == 0


def test_what_robots_forbid_is_never_asked_for(tmp_path: Path) -> None:
    """Neither a document nor a page nor the service below a forbidden path is asked for; it is named in the summary."""
    robots = "User-agent: *\nDisallow: /documents/\nDisallow: /mgWebService.asmx\nDisallow: /ieIssueDetails.aspx\n"
    with served(Site(ModernGovSite(), robots=robots)) as at:
        summary = bring(at.base, tmp_path)
    asked = at.asked()
    assert not [one for one in asked if one.startswith(("/documents/", "/mgWebService.asmx", "/ieIssueDetails.aspx"))]
    (outcome,) = summary.outcomes
    assert len(outcome.refused) == 6
    assert all("robots.txt" in reason for _, reason in outcome.refused)
    assert dict(outcome.counts) == {"new": 6}


def test_a_site_that_wants_no_programs_is_left(tmp_path: Path) -> None:
    """Where robots.txt forbids everything, robots.txt is all that is asked for."""
    with served(Site(ModernGovSite(), robots="User-agent: *\nDisallow: /\n")) as at:
        summary = bring(at.base, tmp_path)
    assert [hit.target for hit in at.log] == ["/robots.txt"]
    assert "robots.txt" in summary.outcomes[0].stopped


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (410, True), (500, False), (503, False)])
def test_a_site_without_robots_allows_and_one_that_cannot_say_does_not(
    status: int,
    allowed: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    """As the standard has it: no file allows all, a server's fault nothing."""
    with served(Site(ModernGovSite(), robots=Response("", status))) as at:
        summary = bring(at.base, tmp_path)
    assert bool(at.asked()) is allowed
    assert summary.stopped is not allowed


def test_each_request_names_the_tool_its_version_and_the_contact(tmp_path: Path) -> None:
    """A site sees who asks, and whom to write to."""
    with served(Site(ModernGovSite())) as at:
        bring(at.base, tmp_path)
    agents = {hit.headers["user-agent"] for hit in at.log}
    assert agents == {f"kg/{__version__} (reads council papers on SEND; clerk@example.org)"}


@pytest.mark.parametrize("text", ["", "me", "me@", "javascript:alert(1)", "a@b.uk\r\nX-Evil: 1", "ä@example.org"])
def test_a_contact_is_an_address(text: str) -> None:
    """What is neither an e-mail nor a web address is no contact, nor is what would break a header."""
    with pytest.raises(FetchError, match="contact"):
        checked_contact(text)
    assert checked_contact(" https://send-forum.example/about ") == "https://send-forum.example/about"


def test_a_run_again_asks_only_for_what_has_changed(tmp_path: Path) -> None:
    """Every address of the second run is asked for on a condition, no body comes, and no file changes."""
    with served(Site(ModernGovSite())) as at:
        bring(at.base, tmp_path)
        first, before = at.asked(), files(tmp_path)
        at.log.clear()
        summary = bring(at.base, tmp_path, at="2025-01-02T03:04:05Z")
        again = at.log
    assert [hit.target for hit in again] == ["/robots.txt", *first]
    assert all(hit.conditional and hit.status in (304, 307) and hit.sent == 0 for hit in again[:1] + again[2:])
    assert dict(summary.outcomes[0].counts) == {"same": 12}
    assert files(tmp_path) == before


def test_no_address_is_asked_twice_in_a_run(tmp_path: Path) -> None:
    """Lists that link each other, and papers that several items link, are asked for once."""
    with served(Site(ModernGovSite(service=False))) as at:
        bring(at.base, tmp_path)
    asked = [target for target in at.asked() if target != "/"]
    assert sorted(set(asked)) == sorted(asked)


def test_a_site_that_marks_nothing_is_still_not_stored_twice(tmp_path: Path) -> None:
    """Where a site gives no marks, bodies come again, and are found to be the same."""
    with served(Site(ModernGovSite(), tags=False)) as at:
        bring(at.base, tmp_path)
        before = files(tmp_path)
        summary = bring(at.base, tmp_path, at="2025-01-02T03:04:05Z")
    assert dict(summary.outcomes[0].counts) == {"same": 12}
    assert files(tmp_path) == before


def test_a_format_that_is_not_read_is_transferred_once(tmp_path: Path) -> None:
    """What kg build cannot read is named each time, kept nowhere, and not transferred again."""
    site = ModernGovSite(documents={1301: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old letter"})
    with served(Site(site)) as at:
        summaries = [bring(at.base, tmp_path) for _ in range(2)]
        hits = [hit for hit in at.log if hit.target.startswith("/documents/s1301")]
    assert [len(one.outcomes[0].refused) for one in summaries] == [1, 1]
    assert [(hit.status, hit.conditional) for hit in hits] == [(200, False), (304, True)]
    assert not [name for name in files(tmp_path) if "s1301" in name]


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_site_that_is_asked_too_often_is_given_its_time(form: str, tmp_path: Path) -> None:
    """After 429 the host is left alone for as long as it says, in seconds or until a date; then it goes on."""
    wait = 0.2 if form == "seconds" else 1.0

    def busy() -> Response:
        until = datetime.now(UTC) + timedelta(seconds=2)
        told = "1" if form == "seconds" else format_datetime(until, usegmt=True)
        return Response("slow down", 429, {"Retry-After": told})

    with served(Site(ModernGovSite(), faults={"/documents/s1301": times(1, busy)})) as at:
        summary = bring(at.base, tmp_path, manners=replace(quick(), patience=5.0))
    at_fault = next(number for number, hit in enumerate(at.log) if hit.status == 429)
    assert at.log[at_fault + 1].came - at.log[at_fault].ended >= wait
    assert at.log[at_fault + 1].target == at.log[at_fault].target
    assert dict(summary.outcomes[0].counts) == {"new": 12}


def test_a_site_that_asks_for_more_patience_than_there_is_is_left(tmp_path: Path) -> None:
    """A wait of an hour is told to the user, who may come back after it."""
    site = Site(ModernGovSite(), faults={"/documents/": times(1, lambda: Response("", 503, {"Retry-After": "3600"}))})
    with served(site) as at:
        summary = bring(at.base, tmp_path)
    assert "3600 seconds" in summary.outcomes[0].stopped
    assert at.log[-1].status == 503


def test_failures_are_followed_by_growing_pauses(tmp_path: Path) -> None:
    """After each 500 the pause is at least twice the one before; what then works is kept."""
    manners = replace(quick(), back_off=0.1, tries=4)
    with served(Site(ModernGovSite(), faults={"/mgAi.aspx": times(3, lambda: Response("", 500))})) as at:
        summary = bring(at.base + "/mgAi.aspx?ID=9102", tmp_path, manners=manners)
    tried = [hit for hit in at.log if hit.target.startswith("/mgAi")]
    assert [hit.status for hit in tried] == [500, 500, 500, 200]
    assert all(gap >= 0.1 * 2**number * 0.95 for number, gap in enumerate(gaps(tried)))
    assert dict(summary.outcomes[0].counts) == {"new": 1}


def test_a_limit_that_the_user_sets_is_kept_to(tmp_path: Path) -> None:
    """After so many requests, or bytes, nothing more is asked; the next run goes on without asking again."""
    with served(Site(ModernGovSite())) as at:
        first = bring(at.base, tmp_path, limits=Limits(pages=12))
        done = [hit.target for hit in at.log]
        assert len(done) == 12
        assert "12 requests" in first.enough
        at.log.clear()
        second = bring(at.base, tmp_path)
        again = [hit.target for hit in at.log]
    assert set(done) & set(again) <= {"/robots.txt", "/"}
    assert dict(second.outcomes[0].counts)["new"] + dict(first.outcomes[0].counts)["new"] == 12
    with served(Site(ModernGovSite())) as at:
        assert "0 MB" in bring(at.base, tmp_path / "bytes", limits=Limits(received=5_000)).enough


def test_a_fault_of_the_log_would_be_seen(tmp_path: Path) -> None:
    """The measure itself: without a delay the gaps are shorter than the delay asked for above."""
    with served(Site(ModernGovSite())) as at:
        bring(at.base, tmp_path)
    assert min(gaps(at.log)) < DELAY
