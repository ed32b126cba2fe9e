"""One site during a run: each address is asked once, on conditions where it is known, and papers go to the folder."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import DocumentError, FetchError
from kg.fetch.address import BarredError, host_of
from kg.fetch.answers import Answer, FailedError, StoppedError
from kg.fetch.folder import Folder
from kg.fetch.naming import extension, file_name
from kg.fetch.page import Page
from kg.fetch.paper import Paper
from kg.fetch.summary import Outcome
from kg.fetch.wanted import Wanted
from kg.fetch.web import LARGEST_PAGE, Web
from kg.model.document import ManifestEntry

__all__ = ["LARGEST_PAPER", "EnoughError", "Limits", "Site"]

#: bytes beyond which a paper is left out: a council's whole agenda pack is seldom above
LARGEST_PAPER = 100_000_000
#: endings of addresses that are of no format that kg build reads
_OTHER = frozenset(".doc .xls .xlsx .csv .ppt .pptx .mp3 .mp4 .jpg .jpeg .png .gif .svg .ics .msg .xml".split())
#: so many refusals one after the other are the site's answer to all
_REFUSALS = 5
#: an unfinished run goes on with what it asked within this time, and asks again for what is older
_FRESH = timedelta(days=1)


class EnoughError(FetchError):
    """A limit that the user set is reached."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a run may take in all: requests, and bytes; 0 for no limit."""

    pages: int = 0
    received: int = 0

    def check(self, web: Web) -> None:
        """Raise `EnoughError` where the run has reached one."""
        if self.pages and web.requests >= self.pages:
            raise EnoughError(f"{self.pages} requests were made, as many as allowed", "Run the same again to go on")
        if self.received and web.received >= self.received:
            raise EnoughError(f"{self.received / 1e6:,.0f} MB came, as much as allowed", "Run the same again to go on")


@dataclass
class Site:
    """A site, for one run.

    Arguments:
        web, folder: where to ask, and where to put what comes.
        council: whose papers they are.
        limits: of the run.
        outcome: what came of it so far.
        told: called with the address of each paper that is dealt with.
        seen: the addresses asked in this run, by whichever site, and what came.
    """

    web: Web
    folder: Folder
    council: str
    limits: Limits
    outcome: Outcome
    told: Callable[[str], None] = lambda _: None
    seen: dict[str, Answer | None] = field(default_factory=dict)
    asked: int = field(default=0, init=False)
    _taken: set[str] = field(default_factory=set, init=False)
    _row: int = field(default=0, init=False)

    async def page(self, url: str) -> Page | None:
        """Return a page that lists others; None where the site has none there, or refuses it."""
        answer = await self._had(url, LARGEST_PAGE)
        if answer is None or answer.path is None:
            return None
        return Page.from_bytes(answer.url, answer.path.read_bytes())

    async def service(self, url: str) -> tuple[int, bytes]:
        """Return the status and bytes with which a service answers; that it does not serve is no fault of the site."""
        try:
            answer = await self._asked(url, LARGEST_PAGE, tries=1)
        except FailedError as error:
            self.seen[url] = None
            return error.status, b""
        except (BarredError, StoppedError):
            return 403, b""  # where it is guarded, it is switched off for us
        return (200, answer.path.read_bytes()) if answer is not None and answer.path is not None else (404, b"")

    async def take(self, paper: Paper) -> None:
        """Bring a paper, where it is not brought already in this run."""
        if paper.url in self._taken:
            return
        self._taken.add(paper.url)
        ending = Path(urlsplit(paper.url).path).suffix.lower()
        if ending in _OTHER and paper.kind != "register":
            self._refused(paper.url, f"kg build reads no {ending} files")
            return
        answer = await self._had(paper.url, LARGEST_PAPER, paper=True)
        if answer is not None and answer.path is not None:
            self._kept(paper, answer)
        self.told(paper.url)

    async def renew(self, wanted: Wanted) -> None:
        """Ask again for the council's papers of earlier runs to which the site's lists no longer lead."""
        for url, entry in sorted(self.folder.addresses().items()):
            fetched = entry.retrieved and entry.council == self.council and wanted.on(entry.date)
            if fetched and url not in self.seen:
                await self.take(Paper(url, "", entry.title, entry.body, entry.date))

    # -- within ------------------------------------------------------------------------------------

    async def _had(self, url: str, largest: int, *, paper: bool = False) -> Answer | None:
        """Ask an address; None where it cannot be had, which is noted. Many such in a row end the visit."""
        try:
            answer = await self._asked(url, largest, paper=paper)
        except (BarredError, FailedError) as error:
            self.seen[url] = None
            self._refused(url, error.what)
            self._row += isinstance(error, FailedError)
            if self._row >= _REFUSALS:
                raise StoppedError(
                    f"{host_of(url)} refused {_REFUSALS} addresses one after the other; the last: {error.what}",
                    "What is here stays, and the site is left",
                ) from None
            return None
        self._row = 0
        return answer

    async def _asked(self, url: str, largest: int, *, paper: bool = False, tries: int = 0) -> Answer | None:
        """Ask an address, once in a run; its answer's file is the page or paper that is kept for it."""
        if url in self.seen:
            return self.seen[url]
        known = self.folder.asked(url)
        answer: Answer | None
        if known is not None and known.run == self.folder.journal.run and self._fresh(known.at):
            answer = Answer(url, 304, {}, self.folder.where(known.file), known.known.sha256)
            self.seen[url] = answer
            return answer
        self.limits.check(self.web)
        self.asked += 1
        came = await self.web.get(url, known=known.known if known else None, largest=largest, tries=tries)
        if came.gone:
            answer = None
            if self.folder.entry(url) is not None:
                self.outcome.counts["gone" if self.folder.gone(url) else "lost"] += 1
        elif came.status == 304 and known is not None:
            self.folder.still(url)
            answer = replace(came, path=self.folder.where(known.file), sha256=known.known.sha256)
        elif paper:
            answer = came
        else:
            answer = replace(came, path=self.folder.keep_page(url, came))
        self.seen[url] = answer
        if not paper:
            self.seen.setdefault(came.url, answer)
        return answer

    def _kept(self, paper: Paper, answer: Answer) -> None:
        """Put a paper into the folder, where it is not there."""
        assert answer.path is not None
        here = self.folder.entry(paper.url)
        if here is not None and answer.path == self.folder.where(here.file):
            self.outcome.counts["same"] += 1
            return
        data = answer.path.read_bytes()
        try:
            ending = extension(data, paper.url) if data else ""
        except DocumentError as error:
            ending, reason = "", error.what
        else:
            reason = "it is empty, or was in no format that kg build reads"
        if not ending:
            answer.path.write_bytes(b"")  # its marks are kept, so that it is not transferred again
            if answer.path.parent == self.folder.incoming:
                self.folder.keep_page(paper.url, answer)
            self._refused(paper.url, reason)
            return
        entry = ManifestEntry(
            file=file_name(paper, self.council, ending),
            url=paper.url,
            council=self.council,
            body=paper.body,
            date=paper.date,
            title=paper.title,
        )
        self.outcome.counts[self.folder.keep_paper(paper.url, answer, entry)] += 1
        kept = self.folder.asked(paper.url)
        self.seen[paper.url] = replace(answer, path=self.folder.where(kept.file) if kept else None)

    def _refused(self, url: str, reason: str) -> None:
        self.outcome.refused.append((url, reason))

    def _fresh(self, at: str) -> bool:
        try:
            return datetime.fromisoformat(self.folder.now()) - datetime.fromisoformat(at) < _FRESH
        except ValueError:
            return False
