"""What a committee system must tell so that its sites can be fetched. A further system is one module beside this."""

from collections.abc import AsyncIterator
from typing import Protocol

from kg.fetch.page import Page
from kg.fetch.paper import Committee, Meeting, Paper
from kg.fetch.wanted import Wanted

__all__ = ["Source", "System"]


class Source(Protocol):
    """A site as a system asks it. Each address is asked once in a run, and on conditions where it is known."""

    async def page(self, url: str) -> Page | None:
        """Return a page, None where the site has none there."""

    async def service(self, url: str) -> tuple[int, bytes]:
        """Return the status and bytes with which a service answers; that it does not serve is no fault of the site."""


class System(Protocol):
    """A committee system, at the address at which a site has it."""

    #: as the user sees it
    name: str

    @classmethod
    def known_by(cls, page: Page) -> "System | None":
        """Return the system where a page is, or links to, one of its sites; else None."""

    def single(self) -> Paper | None:
        """Return the paper that the start page is by itself; None where it is a list or the way to one."""

    async def committees(self, source: Source) -> list[Committee]:
        """Return the committees, and whatever else stands in for one."""

    async def meetings(self, source: Source, committee: Committee, wanted: Wanted) -> list[Meeting]:
        """Return the meetings of a committee at the wanted time, the earliest first."""

    def papers(self, source: Source, meeting: Meeting, wanted: Wanted) -> AsyncIterator[Paper]:
        """Yield the papers of a meeting that are wanted."""
