"""The client: one address at a time to each host, by the site's rules, again where it is worth it, never around them.

Bodies are written to files as they come, so that no size matters to memory. What to ask is for others to say.
"""

import asyncio
import hashlib
import ssl
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit
from urllib.request import getproxies

import httpx2 as httpx

from kg.fetch.address import BarredError, check_public, host_of, is_public, joined
from kg.fetch.answers import GONE, Answer, FailedError, Known, StoppedError, obstacle
from kg.fetch.journal import Asked
from kg.fetch.manners import Manners
from kg.fetch.robots import LARGEST as LARGEST_ROBOTS
from kg.fetch.robots import Rules
from kg.fetch.turns import Turns

__all__ = ["LARGEST_PAGE", "Memory", "Web", "opened_web"]

#: bytes of a page that lists others; a larger one is none
LARGEST_PAGE = 20_000_000
#: bytes in which a guard's page shows itself
_START = 60_000
_REDIRECTS = 6
_MOVED = frozenset({301, 302, 303, 307, 308})
#: statuses after which the same request may succeed a little later
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})


class Memory(Protocol):
    """What is kept of pages between runs, so that a site is only asked whether they have changed."""

    incoming: Path

    def asked(self, url: str) -> Asked | None:
        """Return what is here for an address."""

    def where(self, file: str) -> Path:
        """Return the path of what is here."""

    def still(self, url: str) -> None:
        """Note that it is still so."""

    def keep_page(self, url: str, answer: Answer) -> Path:
        """Keep a page."""


class Web:
    """All hosts as seen by one run."""

    def __init__(self, client: httpx.AsyncClient, manners: Manners, named: frozenset[str], memory: Memory) -> None:
        """Begin with the hosts that the user `named` himself, and what is remembered from before."""
        self.manners = manners
        self.requests = 0
        self.received = 0
        self._client = client
        self._named = named
        self._memory = memory
        self._turns: dict[str, Turns] = {}
        self._rules: dict[str, asyncio.Task[Rules]] = {}
        self._direct = not getproxies()

    async def get(self, url: str, *, known: Known | None = None, largest: int = LARGEST_PAGE, tries: int = 0) -> Answer:
        """Ask an address, and follow where it leads.

        Arguments:
            url: as `joined` returns it.
            known: what is here already; an answer that it is still so has status 304 and no body.
            largest: bytes beyond which the answer is not taken.
            tries: how often to ask in all; 0 for what the manners say.

        Returns:
            An answer that has a body, or is 304, or says that there is no such page.

        Raises:
            BarredError, FailedError: this address cannot be had.
            StoppedError: the site does not want to be read, or cannot be reached.
        """
        seen: set[str] = set()
        at = url
        while at not in seen and len(seen) <= _REDIRECTS:
            seen.add(at)
            await self._check(at)
            rules = await self._rules_of(at)
            if not rules.allow(at):
                raise BarredError(f"{at} is closed to programs by the site's robots.txt", "It is not fetched")
            answer = await self._insisted(at, known, largest, tries or self.manners.tries, asked=url)
            if answer.status not in _MOVED:
                return answer
            at = joined(answer.headers["location"], at)
        raise FailedError(f"{url} leads from one address to the next without an end", "Look at it in a browser")

    async def _check(self, url: str) -> None:
        if urlsplit(url).hostname not in self._named:
            await check_public(url)

    def _turns_of(self, url: str) -> Turns:
        return self._turns.setdefault(host_of(url), Turns(self.manners.delay))

    async def _rules_of(self, url: str) -> Rules:
        """Return the rules of a host, which is asked for them once in a run, whoever comes first."""
        host = host_of(url)
        if host not in self._rules:
            self._rules[host] = asyncio.ensure_future(self._asked_rules(url))
        return await asyncio.shield(self._rules[host])

    async def _asked_rules(self, url: str) -> Rules:
        at = urlunsplit((*urlsplit(url)[:2], "/robots.txt", "", ""))
        for _ in range(_REDIRECTS):
            await self._check(at)
            here = self._memory.asked(at)
            try:
                known = here.known if here else None
                answer = await self._insisted(at, known, LARGEST_ROBOTS, self.manners.tries, asked=at)
            except FailedError as error:
                # the standard: a site that cannot say what it allows allows nothing
                raise StoppedError(f"{at} cannot be read ({error.what})", "Try again later") from None
            if answer.status in _MOVED:
                at = joined(answer.headers["location"], at)
                continue
            if answer.status == 304 and here is not None:
                self._memory.still(at)
                path = self._memory.where(here.file)
            elif answer.path is None:
                return Rules()
            else:
                path = self._memory.keep_page(at, answer)
            rules = Rules.from_text(path.read_bytes())
            turns = self._turns_of(url)
            turns.delay = max(turns.delay, rules.delay)
            turns.pause(turns.delay)
            return rules
        return Rules()

    async def _insisted(self, url: str, known: Known | None, largest: int, tries: int, *, asked: str) -> Answer:
        """Ask one address until it answers, at most `tries` times, with growing pauses."""
        turns = self._turns_of(url)
        reason, status = "", 0
        for number in range(tries):
            pause = self.manners.back_off * 2**number
            try:
                async with turns.turn():
                    answer = await self._ask(url, known, largest, asked)
                if answer.status not in _BUSY:
                    return answer
                reason, status = f"it answers {answer.status}", answer.status
                wanted = _retry_after(answer.headers)
                if wanted > self.manners.patience:
                    raise StoppedError(
                        f"{host_of(url)} asks to be left alone for {wanted:.0f} seconds",
                        "Run the same again after that",
                    )
                pause = wanted or pause
            except TimeoutError:
                reason = "its answer does not end"
                break
            except httpx.TransportError as error:
                reason = _transport(error)
                if isinstance(error, httpx.UnsupportedProtocol | httpx.LocalProtocolError) or _untrusted(error):
                    break
            except httpx.HTTPError as error:
                reason = str(error) or type(error).__name__
            if number + 1 < tries:
                turns.pause(pause)
        raise _failed(f"{url} cannot be had: {reason}", "Run the same again later", status)

    async def _ask(self, url: str, known: Known | None, largest: int, asked: str) -> Answer:
        """Send one request, and take its answer; raises what the client raises."""
        headers = {}
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.modified:
            headers["If-Modified-Since"] = known.modified
        self.requests += 1
        async with (
            asyncio.timeout(self.manners.longest),
            self._client.stream("GET", url, headers=headers) as response,
        ):
            told = {name.lower(): value for name, value in response.headers.items()}
            self._check_peer(url, response)
            status = response.status_code
            if status == 304 or status in GONE:
                await _passed_over(response)
                return Answer(url, status, told)
            if status in _MOVED and "location" in told:
                await _passed_over(response)
                to = joined(told["location"], url)
                if what := obstacle(to, status, told, b"", asked):
                    raise StoppedError(f"{host_of(url)} asks for {what} at {url}", _LEFT)
                return Answer(url, status, told)
            return await self._taken(url, asked, status, told, response, largest)

    async def _taken(
        self, url: str, asked: str, status: int, told: Mapping[str, str], response: httpx.Response, largest: int
    ) -> Answer:
        """Write the body to a file; of an answer that has none for us, see what it says."""
        size = told.get("content-length", "")
        if status == 200 and size.isdigit() and int(size) > largest:
            raise _too_large(url, largest)
        with tempfile.NamedTemporaryFile(dir=self._memory.incoming, prefix="part-", delete=False) as stream:
            path = Path(stream.name)
            start, digest, taken = b"", hashlib.sha256(), 0
            try:
                async for chunk in response.aiter_bytes():
                    taken += len(chunk)
                    self.received += len(chunk)
                    if taken > largest:
                        break
                    if len(start) < _START:
                        start += chunk
                    digest.update(chunk)
                    stream.write(chunk)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
        if taken > largest:
            path.unlink()
            raise _too_large(url, largest)
        if what := obstacle(url, status, told, start, asked):
            path.unlink()
            raise StoppedError(f"{host_of(url)} asks for {what} at {url}", _LEFT)
        if status != 200:
            path.unlink()
            if status in _BUSY:
                return Answer(url, status, told)
            raise _failed(f"{url} is refused: it answers {status}", "It is left alone", status)
        return Answer(url, status, told, path, digest.hexdigest(), taken)

    def _check_peer(self, url: str, response: httpx.Response) -> None:
        """Refuse an answer that came out of a private network though the name did not show it."""
        stream = response.extensions.get("network_stream")
        if not self._direct or stream is None or urlsplit(url).hostname in self._named:
            return
        peer = stream.get_extra_info("server_addr")
        if peer and not is_public(str(peer[0])):
            raise BarredError(f"{url} leads into a private network", "Name that host yourself if you mean it")


_LEFT = "kg gets around nothing of that sort: what is here stays, and the site is left"


async def _passed_over(response: httpx.Response) -> None:
    """Read the rest of an answer that is of no use, so that its connection can serve again; a long one is cut."""
    taken = 0
    async for chunk in response.aiter_raw():
        taken += len(chunk)
        if taken > _START:
            break


def _failed(what: str, remedy: str, status: int) -> FailedError:
    error = FailedError(what, remedy)
    error.status = status
    return error


def _too_large(url: str, largest: int) -> FailedError:
    return FailedError(f"{url} is larger than {largest / 1e6:,.0f} MB", "Save it yourself if you need it")


def _retry_after(headers: Mapping[str, str]) -> float:
    """Return the seconds that a site asks to be left alone, as a number or a date; 0 where it does not say."""
    told = headers.get("retry-after", "").strip()
    if told.isdigit():
        return float(told)
    try:
        when = parsedate_to_datetime(told)
    except ValueError:
        return 0.0
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _untrusted(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return "CERTIFICATE" in str(error).upper()


def _transport(error: httpx.TransportError) -> str:
    """Return in words why a connection failed."""
    if _untrusted(error):
        return "its certificate is wrong, so that nobody knows who answers"
    match error:
        case httpx.ConnectTimeout() | httpx.ConnectError():
            return "it cannot be reached"
        case httpx.TimeoutException():
            return "it does not answer"
        case httpx.RemoteProtocolError():
            return "its answer breaks off"
        case _:
            return str(error) or type(error).__name__


@cache
def _trusted() -> ssl.SSLContext:
    """Return whom to believe, as the system has it; reading that takes a tenth of a second."""
    return httpx.create_ssl_context()


@asynccontextmanager
async def opened_web(manners: Manners, *, named: frozenset[str], memory: Memory) -> AsyncIterator[Web]:
    """Open the client for a run, and close it at the end.

    Arguments:
        manners: towards every site.
        named: the hosts that the user named himself: they may lie in a private network.
        memory: what is kept of pages.
    """
    async with httpx.AsyncClient(
        headers={"User-Agent": manners.user_agent, "Accept": "*/*"},
        timeout=httpx.Timeout(manners.timeout),
        verify=_trusted(),
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=100, keepalive_expiry=30.0),
    ) as client:
        yield Web(client, manners, named, memory)
