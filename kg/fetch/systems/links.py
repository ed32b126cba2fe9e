"""A page or a list of links: the papers that it links, or the one paper that the address itself is.

For boards and forums that publish on an ordinary page, and for addresses that the user has already.
"""

import hashlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from kg.documents.dates import to_iso
from kg.fetch.page import Link, Page
from kg.fetch.paper import Committee, Meeting, Paper
from kg.fetch.systems.system import Source
from kg.fetch.wanted import Wanted

__all__ = ["REGISTERS", "Links", "single_paper"]

#: endings of files that kg build reads
_READ = frozenset({".pdf", ".docx", ".txt", ".html", ".htm"})
#: endings of files that may be Ofsted's list of inspections
REGISTERS = frozenset({".csv", ".ods"})
#: words with which a link to a paper of a meeting is written
_PAPER = re.compile(
    r"\b(?:minutes|notes of|decisions?|agenda|report|papers|action log|terms of reference)\b", re.IGNORECASE
)
#: what a file's name says beside its title
_DRESS = re.compile(r"\s*[\[(]?\s*(?:PDF|DOCX?|Word)?\s*[,:-]?\s*[\d.,]+\s*(?:KB|MB)\s*[\])]?\s*$", re.IGNORECASE)


@dataclass
class Links:
    """A page of links."""

    start: Page
    name: str = "a page of links"

    @classmethod
    def known_by(cls, page: Page) -> "Links | None":
        """Return the page where it links any paper."""
        found = cls(page)
        return found if any(found.listed()) else None

    def single(self) -> Paper | None:
        """Return nothing: a page that links papers is no paper."""
        return None

    async def committees(self, source: Source) -> list[Committee]:
        """Return the page as the one heading under which its papers stand."""
        del source
        return [Committee(self.start.title, self.start.url)]

    async def meetings(self, source: Source, committee: Committee, wanted: Wanted) -> list[Meeting]:
        """Return the page as the one list of papers; each paper has a date of its own."""
        del source, wanted
        return [Meeting(committee, "", self.start.url)]

    async def papers(self, source: Source, meeting: Meeting, wanted: Wanted) -> AsyncIterator[Paper]:
        """Yield the papers whose link, or whose page, speaks of what is wanted."""
        del source
        heading = meeting.committee.title
        for link in self.listed():
            title = _DRESS.sub("", link.words) or unquote(PurePosixPath(urlsplit(link.url).path).stem)
            date = to_iso(title) or to_iso(unquote(link.path))
            if wanted.on(date) and (
                wanted.takes(title, heading, committee=heading) or wanted.takes(unquote(link.path))
            ):
                yield Paper(link.url, _key(link.url), title, heading, date)

    def listed(self) -> list[Link]:
        """Return the links that lead to papers."""
        return [
            link
            for link in self.start.links
            if link.url.partition("?")[0] != self.start.url.partition("?")[0]
            and (
                PurePosixPath(link.path).suffix in _READ - {".html", ".htm"}
                or (_PAPER.search(link.words) and not PurePosixPath(link.path).suffix.removeprefix("."))
                or (_PAPER.search(link.words) and PurePosixPath(link.path).suffix in _READ)
            )
        ]


def single_paper(url: str, title: str = "") -> Paper:
    """Return the paper that an address names by itself."""
    path = PurePosixPath(unquote(urlsplit(url).path))
    kind = "register" if path.suffix.lower() in REGISTERS else "paper"
    date = to_iso(path.stem) if kind == "paper" else ""
    return Paper(url, _key(url), title or re.sub(r"[_-]+", " ", path.stem), date=date, kind=kind)


def _key(url: str) -> str:
    return "x" + hashlib.sha256(url.encode()).hexdigest()[:8]
