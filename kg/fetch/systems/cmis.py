"""CMIS (Astech, now Civica): a DotNetNuke site whose modules list committees, their meetings, and documents of each.

Everything is at addresses of one form: `…/tabid/62/ctl/ViewCMIS_CommitteeDetails/mid/381/id/7/Default.aspx`. Documents
have long addresses with encrypted parameters, which cannot be made and stay the same.
"""

import hashlib
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from kg.documents.dates import to_iso
from kg.fetch.page import Link, Page, words_of
from kg.fetch.paper import Committee, Meeting, Paper
from kg.fetch.systems.system import Source
from kg.fetch.wanted import Wanted

__all__ = ["Cmis"]

_SIGN = re.compile(r"/ctl/view(?:cmis_\w+|meetingpublic)/", re.IGNORECASE)
_COMMITTEE = re.compile(r"/ctl/viewcmis_committeedetails/mid/\d+/id/(\d+)(?:/|$)", re.IGNORECASE)
_MEETING = re.compile(r"/ctl/viewmeetingpublic/mid/\d+/meeting/(\d+)/committee/(\d+)(?:/|$)", re.IGNORECASE)
_DECISION = re.compile(r"/ctl/viewcmis_decisiondetails/mid/\d+/id/([\w-]+)(?:/|$)", re.IGNORECASE)
_DOCUMENT = re.compile(r"/document\.ashx$", re.IGNORECASE)
_HOST = ".cmis.uk.com"
#: the words with which sites link the list of committees
_LIST = re.compile(r"\bcommittees\b", re.IGNORECASE)
_CANCELLED = re.compile(r"\b(?:cancelled|abandoned)\b", re.IGNORECASE)
#: what surrounds a document's title
_DRESS = re.compile(
    r"^(?:document|download)\s*[-:]?\s*|\s*(?:\.pdf|\.docx?)$|\s*\(?\d[\d.,]*\s*(?:kb|mb)\)?$", re.IGNORECASE
)


@dataclass
class Cmis:
    """A site of CMIS, known by the page that the user named."""

    start: Page
    name: str = "CMIS"

    @classmethod
    def known_by(cls, page: Page) -> "Cmis | None":
        """Return the site that a page is of: its links have the form of the system, or its host is the maker's."""
        own = urlsplit(page.url).hostname or ""
        linked = (link for link in page.links if _SIGN.search(link.url))
        if own.endswith(_HOST) or _SIGN.search(page.url) or any(urlsplit(one.url).hostname == own for one in linked):
            return cls(page)
        return None

    def single(self) -> Paper | None:
        """Return the start page where it is that of one decision."""
        told = _DECISION.search(self.start.url)
        return Paper(self.start.url, f"d{told[1][:8]}", self.start.title, kind="decision") if told else None

    async def committees(self, source: Source) -> list[Committee]:
        """Return the committees that the start page lists, else those of the pages that it calls Committees."""
        if own := _COMMITTEE.search(self.start.url):
            return [Committee(self.start.title, self.start.url, own[1])]
        found = _committees(self.start)
        if not found:
            host = urlsplit(self.start.url).netloc
            lists = [link.url for link in self.start.links if _LIST.search(link.words) and host in link.url]
            for url in dict.fromkeys(lists):
                page = await source.page(url)
                found = found or (_committees(page) if page else [])
        return found

    async def meetings(self, source: Source, committee: Committee, wanted: Wanted) -> list[Meeting]:
        """Return the meetings that the committee's page lists in its table."""
        page = await source.page(committee.url)
        found: dict[str, Meeting] = {}
        for link in page.links if page else ():
            told = _MEETING.search(link.url)
            if told is None or (committee.key and told[2] != committee.key):
                continue
            row = next(iter(link.element.iterancestors("tr", "li")), link.element)
            date = to_iso(link.words) or to_iso(words_of(row))
            if _CANCELLED.search(words_of(row)):
                continue
            if told[1] not in found or not found[told[1]].date:  # the link of a list of what is next has no date
                found[told[1]] = Meeting(committee, date, link.url, told[1])
        inside = (one for one in found.values() if wanted.on(one.date))
        return sorted(inside, key=lambda one: (one.date, int(one.key)))

    async def papers(self, source: Source, meeting: Meeting, wanted: Wanted) -> AsyncIterator[Paper]:
        """Yield the documents of wanted items, the minutes of a meeting that has such, and its decisions."""
        page = await source.page(meeting.url)
        if page is None:
            return
        committee = meeting.committee.title
        documents = list(_documents(page))
        chosen = [one for one in documents if wanted.takes(one.title, one.item, committee=committee)]
        decisions = [
            (found[1], link)
            for link in page.links
            if (found := _DECISION.search(link.url)) and wanted.takes(link.words, committee=committee)
        ]
        if not chosen and not decisions:
            return
        for one in documents:
            if one in chosen or one.kind == "minutes":
                key = "x" + hashlib.sha256(one.url.encode()).hexdigest()[:8]
                yield Paper(one.url, key, one.title, committee, meeting.date, one.kind)
        for number, link in decisions:
            yield Paper(link.url, f"d{number[:8]}", link.words, committee, meeting.date, "decision")


@dataclass(frozen=True)
class _Document:
    """A document of a meeting: its address and title, and the words of the agenda item at which it stands."""

    url: str
    title: str
    item: str

    @property
    def kind(self) -> str:
        """Its kind, by its title."""
        told = re.search(r"\b(minutes|decisions?|agenda)\b", self.title, re.IGNORECASE)
        return told[1].lower() if told else "report"


def _committees(page: Page) -> list[Committee]:
    found: dict[str, Committee] = {}
    for link in page.links:
        if (told := _COMMITTEE.search(link.url)) and link.words:
            found.setdefault(told[1], Committee(link.words, link.url, told[1]))
    return list(found.values())


def _documents(page: Page) -> Iterator[_Document]:
    for link in page.links:
        if _DOCUMENT.search(urlsplit(link.url).path):
            title = _DRESS.sub("", link.words).strip()
            if title:
                yield _Document(link.url, title, _item_of(link))


def _item_of(link: Link) -> str:
    """Return the words of the agenda item around a document: the row, or the block that has a heading of its own."""
    above: HtmlElement
    for above in link.element.iterancestors("tr", "fieldset", "div"):
        words = words_of(above)
        if above.tag == "tr" or "agenda" in (above.get("class") or "").lower():
            return words
        if len(words) > len(link.words) + 400:
            break
    return ""
