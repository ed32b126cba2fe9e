"""A small site on this machine: an application in a thread, its log, and faults that can be switched on."""

import hashlib
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

__all__ = ["Fault", "Hit", "Site", "html", "served", "times"]

#: gives an answer in place of the site's own, or None where it has nothing against it
Fault = Callable[[Request], Response | None]


@dataclass
class Hit:
    """A request as the site saw it: when it came and when its answer ended, what for, and what it got."""

    came: float
    target: str
    headers: Mapping[str, str]
    status: int = 0
    sent: int = 0
    ended: float = 0.0

    @property
    def conditional(self) -> bool:
        """Whether it asked only for what has changed."""
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


@dataclass
class Site:
    """A site: `page` gives its own answers, and `faults` by the beginning of the address what it gives instead."""

    page: Callable[[Request], Response]
    robots: str | Response = "User-agent: *\nDisallow: /private/\n"
    faults: dict[str, Fault] = field(default_factory=dict)
    log: list[Hit] = field(default_factory=list)
    tags: bool = True
    base: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and write it down."""
        request = Request(scope, receive)
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        hit = Hit(time.monotonic(), target, dict(request.headers))
        self.log.append(hit)

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                hit.status = message["status"]
            else:
                hit.sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._answer(request, target)(scope, receive, noted)
        finally:
            hit.ended = time.monotonic()

    def _answer(self, request: Request, target: str) -> Response:
        for beginning, fault in self.faults.items():
            if target.startswith(beginning) and (answer := fault(request)) is not None:
                return answer
        if target == "/robots.txt":
            answer = (
                self.robots if isinstance(self.robots, Response) else Response(self.robots, media_type="text/plain")
            )
        else:
            answer = self.page(request)
        if answer.status_code == 200 and self.tags and hasattr(answer, "body"):
            tag = f'"{hashlib.sha256(bytes(answer.body)).hexdigest()[:16]}"'
            if request.headers.get("if-none-match") == tag:
                return Response(status_code=304, headers={"etag": tag})
            answer.headers["etag"] = tag
        return answer

    def asked(self, beginning: str = "/") -> list[str]:
        """The addresses asked for, in order, that begin so; robots.txt is none."""
        return [hit.target for hit in self.log if hit.target.startswith(beginning) and hit.target != "/robots.txt"]


def times(number: int, answer: Callable[[], Response]) -> Fault:
    """A fault of the first so many requests; afterwards all is well."""
    left = [number]

    def fault(_: Request) -> Response | None:
        left[0] -= 1
        return answer() if left[0] >= 0 else None

    return fault


def html(title: str, body: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A page."""
    text = f"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body>{body}</body></html>"
    return Response(text, status, headers, media_type="text/html")


@contextmanager
def served(site: Site, *, host: str = "127.0.0.1", port: int = 0, certificate: str | None = None) -> Iterator[Site]:
    """Serve a site on this machine while the context lasts; `site.base` is its address."""
    # named as TCP: else answers are held back until the client has acknowledged their beginning
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    scheme = "https" if certificate else "http"
    site.base = f"{scheme}://{host}:{listening.getsockname()[1]}"
    config = uvicorn.Config(
        site, log_level="critical", lifespan="off", ws="none", ssl_certfile=certificate, ssl_keyfile=certificate
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)  # site and client take turns in one process
    while not server.started:
        time.sleep(0.005)
    try:
        yield site
    finally:
        server.should_exit = server.force_exit = True
        thread.join(10)
        sys.setswitchinterval(before)
        listening.close()
