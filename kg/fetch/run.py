"""A fetch from its addresses to its summary: sites side by side, each asked one address at a time.

Told what to bring and where to; how a site is asked, and how its papers are found, is known elsewhere.
"""

import asyncio
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import FetchError
from kg.fetch.answers import Answer, StoppedError
from kg.fetch.folder import Folder, opened_folder
from kg.fetch.manners import Manners
from kg.fetch.origins import Origin, write_origins
from kg.fetch.paper import Committee
from kg.fetch.site import EnoughError, Limits, Site
from kg.fetch.summary import Outcome, Plan, Summary
from kg.fetch.systems import system_of
from kg.fetch.systems.links import REGISTERS, Links, single_paper
from kg.fetch.systems.system import System
from kg.fetch.web import opened_web

__all__ = ["Progress", "fetch", "utc_now"]

#: endings of addresses that are papers by themselves
_FILES = frozenset({".pdf", ".docx", ".txt", *REGISTERS})
#: called with the council, the address just dealt with, and how many papers came so far
Progress = Callable[[str, str, int], None]


def utc_now() -> str:
    """Return the time in UTC, to the second: the one place where kg looks at the clock."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def fetch(
    origins: Sequence[Origin],
    folder: Path,
    *,
    manners: Manners,
    limits: Limits | None = None,
    dry_run: bool = False,
    now: Callable[[], str] = utc_now,
    progress: Progress = lambda *_: None,
) -> Summary:
    """Bring the papers of some addresses into a folder.

    Arguments:
        origins: the addresses, each with its council and what is wanted.
        folder: made where it is not there; what it holds is asked for on conditions.
        manners: towards every site.
        limits: of the run; none where it is None.
        dry_run: only look at the lists, and say what it would come to; the folder is left alone.
        now: tells the time.
        progress: called after each paper.

    Returns:
        The summary. What came before a site was left, or a limit was reached, is in the folder.

    Raises:
        FetchError: another fetch writes there, or the folder cannot be written.
        DocumentError: the folder's manifest is wrong.
    """
    if dry_run:
        with tempfile.TemporaryDirectory() as aside, opened_folder(Path(aside), now) as opened:
            return asyncio.run(_run(origins, opened, manners, limits or Limits(), progress, dry_run=True))
    with opened_folder(folder, now) as opened:
        write_origins(folder, list(origins), contact=manners.contact, delay=manners.delay)
        done = False
        try:
            summary = asyncio.run(_run(origins, opened, manners, limits or Limits(), progress, dry_run=False))
            done = not (summary.enough or summary.stopped)
        finally:
            opened.finish(done=done)
        return summary


async def _run(
    origins: Sequence[Origin],
    folder: Folder,
    manners: Manners,
    limits: Limits,
    progress: Progress,
    *,
    dry_run: bool,
) -> Summary:
    named = frozenset(urlsplit(one.url).hostname or "" for one in origins)
    outcomes = [Outcome(one.council, one.url) for one in origins]
    enough: list[str] = []
    seen: dict[str, Answer | None] = {}
    async with opened_web(manners, named=named, memory=folder) as web:

        async def visit(origin: Origin, outcome: Outcome) -> None:
            def told(url: str) -> None:
                progress(origin.council, url, sum(outcome.counts.values()))

            site = Site(web, folder, origin.council, limits, outcome, told, seen)
            try:
                await (_plan(site, origin, manners.delay) if dry_run else _visit(site, origin))
            except EnoughError as error:
                enough.append(str(error))
            except FetchError as error:
                outcome.stopped = str(error)

        try:
            async with asyncio.TaskGroup() as tasks:
                for origin, outcome in zip(origins, outcomes, strict=True):
                    tasks.create_task(visit(origin, outcome))
        except BaseExceptionGroup as group:
            raise group.exceptions[0] from None
        return Summary(tuple(outcomes), web.requests, web.received, enough[0] if enough else "")


async def _visit(site: Site, origin: Origin) -> None:
    """Bring what is wanted of a site; then see to what is here from before and was not met again."""
    system = await _system(site, origin)
    if system is None:
        await site.take(single_paper(origin.url))
        if not site.outcome.counts:
            raise _nothing(origin.url, site.outcome)
    elif (paper := system.single()) is not None:
        await site.take(paper)
    else:
        for committee in await _committees(system, site, origin):
            for meeting in await system.meetings(site, committee, origin.wanted):
                async for paper in system.papers(site, meeting, origin.wanted):
                    await site.take(paper)
    await site.renew(origin.wanted)


async def _plan(site: Site, origin: Origin, delay: float) -> None:
    """Count what a site would take, by its lists alone."""
    system = await _system(site, origin)
    if system is None or system.single() is not None:
        site.outcome.plan = Plan(("the paper itself",), listed=1, delay=delay)
        return
    names: list[str] = []
    count = 0
    for committee in await _committees(system, site, origin):
        count += len(await system.meetings(site, committee, origin.wanted))
        names.append(committee.title)
        site.told(committee.url)
    site.outcome.plan = Plan(tuple(names), count, everything=origin.wanted.everything, listed=site.asked, delay=delay)


async def _committees(system: System, site: Site, origin: Origin) -> list[Committee]:
    """Return the committees that are looked through; the only one that an address leads to is, whatever its name."""
    listed = await system.committees(site)
    return [one for one in listed if len(listed) == 1 or origin.wanted.looks_in(one.title)]


async def _system(site: Site, origin: Origin) -> System | None:
    """Return the system of a site by looking at it; None where the address is a paper by itself.

    Raises:
        StoppedError: there is neither a system nor a paper.
    """
    if Path(urlsplit(origin.url).path).suffix.lower() in _FILES:
        return None
    page = await site.page(origin.url)
    if page is None:
        raise _nothing(origin.url, site.outcome)
    if not page.links:
        return None
    system = system_of(page)
    if system is None and not any(one.words and one.path.endswith(tuple(_FILES)) for one in page.links):
        lists = await site.page(urlsplit(origin.url)._replace(path="/mgListCommittees.aspx", query="").geturl())
        system = system_of(lists) if lists is not None and lists.links else None
    system = system or Links.known_by(page)
    if system is None:
        raise StoppedError(
            f"There are no papers at {origin.url}: it is of no committee system that kg knows, and links no papers",
            "Give the address of the council's meetings and minutes, or of a page that links them",
        )
    site.outcome.system = system.name
    return system


def _nothing(url: str, outcome: Outcome) -> StoppedError:
    reason = next((told for at, told in outcome.refused if at == url), "there is no such page")
    return StoppedError(f"Nothing could be had from {url}: {reason}", "Look at it in a browser, and check the address")
