"""ModernGov (Civica): most English councils publish with it, on a host of their own or below `moderngov.co.uk`.

Its web service (`mgWebService.asmx`) lists committees, meetings and agendas as XML; where it is switched off, its pages
do. The papers are pages in either case: that of a meeting with decisions and minutes, those of single items and
decisions, and the documents that they link.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg.fetch.page import Link, Page
from kg.fetch.paper import Committee, Meeting, Paper
from kg.fetch.systems import moderngov_pages as pages
from kg.fetch.systems import moderngov_service as service
from kg.fetch.systems.system import Source
from kg.fetch.wanted import Wanted

__all__ = ["ModernGov"]

_HOST = ".moderngov.co.uk"
#: the program's pages, by which a link to any of them is known
_PAGE = re.compile(r"(?:mg(?!mt)|ie|ec)[a-z0-9]+\.aspx", re.IGNORECASE)
#: pages that list the committees, and those of one committee alone
_LISTS, _ONE = "mglistcommittees.aspx", ("ielistmeetings.aspx", "mgcommitteedetails.aspx")
#: headings of the program that stand in for a committee
_DECISIONS, _PLANS = "Decisions", "Forward plans"
#: so many pages of a committee's meetings are turned over at most
_MOST_LISTS = 1000


@dataclass
class ModernGov:
    """A site of ModernGov at `base`, an address that ends in a slash; `start` is the page that the user named."""

    base: str
    start: Page
    name: str = "ModernGov"
    _served: bool = field(default=True, init=False)

    @classmethod
    def known_by(cls, page: Page) -> "ModernGov | None":
        """Return the site that a page is of, or that it links to as its own host's or its council's."""
        if _PAGE.fullmatch(urlsplit(page.url).path.rpartition("/")[2]):
            return cls(page.url.partition("?")[0].rpartition("/")[0] + "/", page)
        own = urlsplit(page.url)
        hosts = [(urlsplit(link.url).hostname or "", link) for link in page.links if _PAGE.fullmatch(link.path)]
        near = [link for host, link in hosts if _related(own.hostname or "", host)]
        # one at the maker's may be that of a neighbour with whom the council has a committee: it comes last
        for link in near or [link for host, link in hosts if host.endswith(_HOST)]:
            return cls(link.url.partition("?")[0].rpartition("/")[0] + "/", page)
        if (own.hostname or "").endswith(_HOST):
            return cls(f"{own.scheme}://{own.netloc}/", page)
        return None

    def single(self) -> Paper | None:
        """Return the start page where it is that of one meeting, item, issue or decision."""
        return pages.paper_at(self.start)

    async def committees(self, source: Source) -> list[Committee]:
        """Return the committees, from the service or the pages; then the registers of decisions and plans."""
        own = Link(self.start.url, "", self.start.tree)
        if own.path in _ONE and (key := own.query.get("cid") or own.query.get("committeeid") or own.query.get("id")):
            title = pages.committee_title(self.start)
            return [Committee(title, f"{self.base}ieListMeetings.aspx?CommitteeId={key}", key)]
        found = service.committees(await self._serve(source, *service.LIST_COMMITTEES))
        if found:
            listed = [
                Committee(title, f"{self.base}ieListMeetings.aspx?CommitteeId={key}", key) for key, title in found
            ]
        else:
            self._served = False
            page = await source.page(self.base + "mgListCommittees.aspx?bcr=1")
            listed = pages.committees(page) if page else []
        return [
            *listed,
            Committee(_DECISIONS, f"{self.base}mgDelegatedDecisions.aspx?bcr=1&DM=0&DS=2&K=0&DR=&V=0"),
            Committee(_PLANS, f"{self.base}mgListPlans.aspx?bcr=1"),
        ]

    async def meetings(self, source: Source, committee: Committee, wanted: Wanted) -> list[Meeting]:
        """Return the meetings of a committee; a register of decisions or plans is one meeting without a date."""
        if committee.title == _DECISIONS and not committee.key:
            dates = service.uk_dates(wanted.since, wanted.until)
            span = f"{dates[0]}-{dates[1]}".replace("/", "%2f")
            return [Meeting(committee, "", committee.url.replace("DR=", f"DR={span}"))]
        if committee.title == _PLANS and not committee.key:
            page = await source.page(committee.url)
            return [Meeting(committee, "", link.url) for link in pages.plans(page)] if page else []
        found: dict[str, Meeting] = {}
        if self._served:
            dates = service.uk_dates(wanted.since, wanted.until)
            asked = service.LIST_MEETINGS.format(key=committee.key, since=dates[0], until=dates[1])
            served = service.meetings(await self._serve(source, asked))
            for key, date in served or ():
                url = f"{self.base}ieListDocuments.aspx?CId={committee.key}&MId={key}&Ver=4"
                found[key] = Meeting(committee, date, url, key)
            if served is not None:
                return _in_time(found, wanted)
            self._served = False
        async for page in self._lists(source, committee, wanted):
            for key, date, url in pages.meetings(page):
                found.setdefault(key, Meeting(committee, date, url, key))
        return _in_time(found, wanted)

    async def _lists(self, source: Source, committee: Committee, wanted: Wanted) -> AsyncIterator[Page]:
        """Yield the pages that list a committee's meetings, back in time as far as is wanted, and forward."""
        seen: set[str] = set()
        waiting = [committee.url]
        while waiting and len(seen) < _MOST_LISTS:
            url = waiting.pop(0)
            seen.add(url)
            page = await source.page(url)
            if page is None:
                continue
            yield page
            dates = [date for _, date, _ in pages.meetings(page) if date]
            for direction, link in pages.turned(page):
                ends = direction == "earlier" and bool(dates) and min(dates) < wanted.since
                if not ends and link.url not in seen and link.url not in waiting:
                    waiting.append(link.url)

    async def papers(self, source: Source, meeting: Meeting, wanted: Wanted) -> AsyncIterator[Paper]:
        """Yield the page of the meeting where it has items that are wanted, and what those link."""
        committee = meeting.committee.title
        if not meeting.key:
            page = await source.page(meeting.url)
            for paper in pages.register(page) if page else ():
                if wanted.takes(paper.title) and wanted.on(paper.date):
                    yield paper
            return
        chosen: list[service.AgendaItem] = []
        if self._served:
            items = service.agenda(await self._serve(source, service.ONE_MEETING.format(key=meeting.key)))
            chosen = [one for one in items or () if wanted.takes(one.title, one.text, committee=committee)]
            if items is not None and not chosen:
                return
        page = await source.page(meeting.url)
        found = list(pages.papers(page, meeting, wanted)) if page else []
        for paper in found or pages.of_items(meeting, chosen):
            yield paper

    async def _serve(self, source: Source, *operations: str) -> bytes | None:
        """Return what the service answers to the first of these operations that it answers at all."""
        for operation in operations:
            status, data = await source.service(f"{self.base}mgWebService.asmx/{operation}")
            if status == 200 and service.is_answer(data):
                return data
            if status != 500:  # a parameter is missing; all else says that there is no service
                break
        return None


def _related(own: str, other: str) -> bool:
    """Tell whether a host is the same council's: the same, or one below the same domain."""
    domain, parent = own.removeprefix("www."), other.partition(".")[2]
    beside = parent.count(".") >= 2 and domain.endswith("." + parent)  # gov.uk is everybody's
    return other.removeprefix("www.") == domain or other.endswith("." + domain) or beside


def _in_time(found: dict[str, Meeting], wanted: Wanted) -> list[Meeting]:
    """Return the wanted meetings, the earliest first: a service that does not understand a window widens it."""
    return sorted((one for one in found.values() if wanted.on(one.date)), key=lambda one: (one.date, int(one.key)))
