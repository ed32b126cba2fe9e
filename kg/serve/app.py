"""The server's addresses: the SPARQL 1.1 Protocol, saved questions, things. It reads only, and asks no other server."""

import re
from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import KgError, QueryError, StoreError
from kg.graph.endpoint import form_of
from kg.query.catalogue import Catalogue
from kg.query.guide import matching
from kg.serve import explore, pages, picture, tasks
from kg.serve.accept import MEDIA_TYPES, best
from kg.serve.address import ID
from kg.serve.comparing import Comparing
from kg.serve.editing import Editing
from kg.serve.edits import Edits
from kg.serve.kept import Kept
from kg.serve.origin import granted, permitted
from kg.serve.preparing import Preparing
from kg.serve.protocol import RefusedError, asked
from kg.serve.published import Published
from kg.serve.workers import BusyError, TooLongError, TooMuchError, Workers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

__all__ = ["Settings", "create_app"]

#: questions that a search offers at most
OFFERED = 4

_SAFE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # other sites never learn where a reader came from; without any, browsers would not tell us that a form is our own
    "Referrer-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the server is for.

    Arguments:
        store: as `--store` names it.
        queries: the user's own questions, or None.
        seconds: how long one question may take.
        rows: how many rows an answer in SPARQL may have.
        page_rows: how many rows a page shows; the files for download have all.
        cors: origins whose pages may ask in SPARQL beside the server's own, such as `https://example.org`.
        hosts: names under which the server may be called; others are refused, so that no foreign page reads from it.
        workers: processes that ask the store.
        memory: megabytes that each of them may have; 0 is no limit.
        compare: another store, beside which this one is shown in what changed; empty for none.
        edit: the folder of the papers, where one may take part by an address with `token`; None where nobody may.
        token: part of that address; nobody can guess it.
    """

    store: str
    queries: Path | None = None
    seconds: float = 10.0
    rows: int = 100_000
    page_rows: int = 500
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    workers: int = 2
    cors: tuple[str, ...] = ()
    memory: int = 0
    compare: str = ""
    edit: Path | None = None
    token: str = ""


class _Server:
    """The handlers, with what they share."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.workers: Workers | None = None
        self._preparing = Preparing(settings.store)
        self._kept = Kept(settings.store)
        self._comparing = Comparing(settings.compare, settings.store)
        self.editing = None
        if settings.edit is not None and settings.token:
            self.editing = Editing(Edits(settings.edit, settings.token), self.explored)

    async def run(self, task: Callable[..., Any], *arguments: Any) -> Any:
        """Run a task in one of the processes."""
        assert self.workers is not None
        return await run_in_threadpool(self.workers.run, task, *arguments)

    async def explored(self, task: Callable[..., Any], *arguments: Any) -> Any:
        """Run a task that reads the index of the store, once that is made: for that no time limit holds."""
        # questions of one's own may change while the store does not
        key = "" if self.own else self._kept.key(task.__qualname__, arguments)
        answer = self._kept.get(key)
        if answer is None:
            await self._preparing.done()
            answer = await self.run(task, self.settings.store, *arguments)
            self._kept.put(key, answer)
        return answer

    @property
    def own(self) -> str | None:
        return str(self.settings.queries) if self.settings.queries else None

    async def home(self, _: Request) -> Response:
        shown = await self.explored(explore.opening)
        if shown is None:
            return HTMLResponse(pages.questions(*Catalogue.load(self.settings.queries).sound()))
        return HTMLResponse(pages.page(shown.title, shown.body, above=shown.above, here="/"))

    async def questions(self, _: Request) -> Response:
        return HTMLResponse(pages.questions(*Catalogue.load(self.settings.queries).sound()))

    async def script(self, _: Request) -> Response:
        return Response(pages.SCRIPT, media_type="text/javascript")

    async def listing(self, request: Request) -> Response:
        name = request.url.path.strip("/")
        council, wanted = (request.query_params.get(key, "").strip() for key in ("council", "q"))
        shown = await self.explored(explore.listing, name, council, wanted)
        return HTMLResponse(pages.page(shown.title, shown.body, here=f"/{name}"))

    async def style(self, _: Request) -> Response:
        return Response(pages.STYLE, media_type="text/css")

    async def question(self, request: Request) -> Response:
        name, _, ending = request.path_params["name"].partition(".")
        catalogue = Catalogue.load(self.settings.queries)
        if name not in catalogue.paths or ending not in {"", "csv", "json", "xlsx", "tsv", "jsonl"}:
            return _told(request, 404, f"There is no question {name!r}")
        asked = catalogue.question(name)
        given = {key: value for key, value in request.query_params.items() if value.strip()}
        evidence, as_of = bool(given.pop("evidence", "")), given.pop("as-of", "")
        options = {"evidence": evidence, "as_of": as_of or None}
        if ending:
            body = await self.run(tasks.answer, name, given, options, self.own, ending)
            headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
            return Response(body, media_type=MEDIA_TYPES[ending], headers=headers)
        held = await self.run(tasks.held, name, self.own)
        found, fault = None, ""
        try:
            found = await self.explored(tasks.table, name, given, options, self.own, self.settings.page_rows)
        except QueryError as error:
            fault = str(error)
        text = pages.question(asked, given, held, found, evidence=evidence, as_of=as_of, fault=fault)
        return HTMLResponse(text, status_code=400 if fault else 200)

    async def things(self, request: Request) -> Response:
        name = request.query_params.get("name", "").strip()
        found = await self.explored(explore.search, name)
        if found.one:
            return RedirectResponse(found.one, 303)
        sound, _ = Catalogue.load(self.settings.queries).sound()
        asked = matching(sound, name)[:OFFERED] if name else []
        some = found.things or found.sentences or asked or not name
        return HTMLResponse(pages.search(name, found, asked), status_code=200 if some else 404)

    async def thing(self, request: Request) -> Response:
        # as it was sent: %2F within a name is no step in the path
        iri = ID + urlsplit(str(request.url)).path.removeprefix("/id/")
        wanted = request.query_params.get("format") or best(request.headers.get("accept", ""), _THING)
        if wanted in {"turtle", "jsonld", "ntriples", "rdfxml"}:
            body = await self.run(tasks.as_rdf, iri, wanted)
            if body is None:
                return _told(request, 404, f"The store says nothing of {iri}")
            return Response(body, media_type=MEDIA_TYPES[wanted], headers={"Vary": "Accept"})
        if wanted != "html":
            return _told(request, 406, f"It can be had as {', '.join(_THING)}")
        shown = await self.explored(explore.page_of, iri)
        if shown is not None:
            edit = self.editing.name_form(request, shown.title) if self.editing and "/document/" not in iri else ""
            text = pages.page(shown.title, shown.body, above=shown.above + edit)
            return HTMLResponse(text, headers={"Vary": "Accept"})
        told = await self.explored(tasks.fact, iri)
        if told is None:
            return _told(request, 404, f"The store says nothing of {iri}")
        card, quotes = told
        edit = await self.editing.beside(request, iri) if self.editing else ""
        return HTMLResponse(pages.fact(card, quotes + edit), headers={"Vary": "Accept"})

    async def path(self, request: Request) -> Response:
        start, end = (request.query_params.get(name, "").strip() for name in ("from", "to"))
        lines, fault, asked = None, "", bool(start and end)
        if asked:
            try:
                lines = await self.explored(tasks.path, start, end)
            except QueryError as error:
                fault = str(error)
        return HTMLResponse(pages.path(start, end, lines, asked=asked, fault=fault), status_code=404 if fault else 200)

    async def view(self, request: Request) -> Response:
        around, council, hops = (request.query_params.get(name, "").strip() for name in ("around", "council", "hops"))
        if hops not in {"", *"123456"}:
            return _told(request, 400, "hops is a number from 1 to 6")
        text, policy = await self.explored(picture.picture, around, council, int(hops or 1))
        return HTMLResponse(text, headers={"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"})

    async def near(self, request: Request) -> Response:
        return JSONResponse(await self.explored(picture.near, request.query_params.get("thing", "")))

    async def gaps(self, request: Request) -> Response:
        council, as_of = (request.query_params.get(name, "").strip() for name in ("council", "as-of"))
        found, fault = None, ""
        try:
            found = await self.explored(tasks.gaps, council, as_of)
        except QueryError as error:
            fault = str(error)
        councils = await self.explored(explore.councils)
        text = pages.gaps(council, as_of, councils, found, fault=fault)
        return HTMLResponse(text, status_code=400 if fault else 200)

    async def changes(self, request: Request) -> Response:
        since, until = (request.query_params.get(name, "").strip() for name in ("since", "until"))
        wrong = [date for date in (since, until) if date and not _DATE.fullmatch(date)]
        if wrong:
            return _told(request, 400, f"{wrong[0]!r} is no date; write 2024, 2024-06 or 2024-06-30")
        compare = self.settings.compare
        news = await self._comparing.news() if compare and not (since or until) else None
        shown = await self.explored(explore.changed, compare, news, since, until)
        return HTMLResponse(pages.page(shown.title, shown.body, above=shown.above, here="/changes"))

    async def feed(self, request: Request) -> Response:
        council, body = (request.query_params.get(name, "").strip() for name in ("council", "body"))
        base = f"{request.url.scheme}://{request.headers.get('host', '')}"
        text = await self.explored(explore.feed, base, council, body)
        if text is None:
            return _told(request, 404, "There is no such council or body; the link stands on its page")
        return Response(text, media_type="application/atom+xml")

    async def sparql(self, request: Request) -> Response:
        if not permitted(request, self.settings.cors):
            return _told(request, 403, "Pages of other origins may not ask here; kg serve --cors ORIGIN allows one")
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=granted(request, self.settings.cors))
        response = await self._by_protocol(request)
        response.headers.update(granted(request, self.settings.cors))
        return response

    async def _by_protocol(self, request: Request) -> Response:
        try:
            wanted = await asked(request)
        except RefusedError as refused:
            return _told(request, refused.status, str(refused))
        accept = request.headers.get("accept", "")
        if not wanted.queries and request.method == "GET" and best(accept, ("html",)) == "html":
            return HTMLResponse(pages.sparql_form("SELECT *\nWHERE { ?s ?p ?o }\nLIMIT 10"))
        if len(wanted.queries) != 1:
            return _told(request, 400, "Give one query")
        if wanted.forms == ("html",):
            return await self._sparql_page(wanted.queries[0])
        return await self._answered(request, wanted.queries[0], next(iter(wanted.forms), ""), accept)

    async def _sparql_page(self, text: str) -> Response:
        """Return the answer as a table below the form that was sent, or what is wrong with it."""
        found, fault, status = None, "", 200
        try:
            found = await self.run(tasks.sparql_rows, text, self.settings.page_rows)
        except KgError as error:
            fault, status = str(error), _status(error)
        return HTMLResponse(pages.sparql_form(text, found, fault), status_code=status)

    async def _answered(self, request: Request, text: str, wanted: str, accept: str) -> Response:
        form = form_of(text)
        offered = _TRIPLES if form in {"construct", "describe"} else _RESULTS
        kind = wanted if wanted in offered else best(accept, (*offered, "html"))
        if kind == "html" and not wanted:
            return await self._sparql_page(text)
        if kind is None:
            return _told(request, 406, f"The answer can be had as {', '.join(MEDIA_TYPES[one] for one in offered)}")
        body = await self.run(tasks.sparql, text, kind, self.settings.rows)
        return Response(body, media_type=MEDIA_TYPES[kind], headers={"Vary": "Accept"})


_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_RESULTS = ("sparql-json", "sparql-xml", "csv", "tsv")
_TRIPLES = ("turtle", "ntriples", "rdfxml", "jsonld")
_THING = ("html", "turtle", "jsonld", "ntriples", "rdfxml")


def _told(request: Request, status: int, text: str) -> Response:
    """Return a message as a page for people, else as plain text."""
    if "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/sparql"):
        return HTMLResponse(pages.message("That did not work", text), status_code=status)
    return PlainTextResponse(text + "\n", status_code=status)


def _status(error: Exception) -> int:
    unable = isinstance(error, (TooLongError, TooMuchError, BusyError, StoreError))
    return 503 if unable else 400 if isinstance(error, QueryError) else 500


async def _fault(request: Request, error: Exception) -> Response:
    return _told(request, _status(error), str(error))


async def _lost(request: Request, _: Exception) -> Response:
    return _told(request, 404, f"There is no page {request.url.path}")


def create_app(settings: Settings) -> Starlette:
    """Return the server as an ASGI application; its processes start and end with it."""
    server = _Server(settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> "AsyncIterator[None]":
        server.workers = Workers(
            settings.store, count=settings.workers, seconds=settings.seconds, memory=settings.memory
        )
        try:
            yield
        finally:
            await run_in_threadpool(server.workers.close)

    published = Published(server, settings.cors)
    app = Starlette(
        routes=[
            Route("/", server.home),
            Route("/style.css", server.style),
            Route("/explore.js", server.script),
            Route("/questions", server.questions),
            *(Route(f"/{name}", server.listing) for name in explore.LISTS),
            Route("/questions/{name}", server.question),
            Route("/things", server.things),
            *published.routes(),
            Route("/path", server.path),
            Route("/gaps", server.gaps),
            Route("/changes", server.changes),
            Route("/feed", server.feed),
            *(server.editing.routes() if server.editing else ()),
            Route("/view", server.view),
            Route("/view/near", server.near),
            Route("/sparql", server.sparql, methods=["GET", "POST", "OPTIONS"]),
            *published.last(),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts))],
        exception_handlers={KgError: _fault, 404: _lost},
        lifespan=lifespan,
    )
    return _with_headers(app)


def _with_headers(app: Starlette) -> Starlette:
    """Put the headers that keep a page from doing anything on every answer."""
    from starlette.middleware.base import BaseHTTPMiddleware

    async def safe(request: Request, call: Callable[[Request], Any]) -> Response:
        response: Response = await call(request)
        for name, value in _SAFE.items():
            response.headers.setdefault(name, value)
        return response

    app.add_middleware(BaseHTTPMiddleware, dispatch=safe)
    return app
