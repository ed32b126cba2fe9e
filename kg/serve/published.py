"""Every IRI that an export has, answered: the vocabulary, codes, shapes and context, and the things of the graph.

A thing is shown by the pages of the explorer where it has one, else by what the store says of it. The things of a
publisher with a base of their own are answered at that base's path. The vocabulary may be read by pages of any
origin; the graph only by those that `--cors` names.
"""

from collections.abc import Sequence
from html import escape
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg.graph.vocabularies import FILES, about, forms, whole
from kg.resources import folder
from kg.serve import explore, pages
from kg.serve.accept import MEDIA_TYPES, best
from kg.serve.known import base_of_store, statements, told_in
from kg.serve.origin import granted, permitted
from kg.serve.vocabulary_page import vocabulary_page

__all__ = ["ROOT", "Published"]

#: what all names of the project begin with
ROOT: Final = "https://w3id.org/send-governance"

_OFFERED: Final = ("html", *forms())
_OPEN: Final = {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}


class Published:
    """The handlers; `server` runs tasks on the store and has the pages of things."""

    def __init__(self, server: Any, cors: Sequence[str]) -> None:
        """Take the server, and the origins whose pages may read the graph."""
        self.server = server
        self.cors = cors

    def routes(self) -> list[Route]:
        """Return the routes of names of the project's own."""
        return [
            Route("/context.jsonld", self.context),
            Route("/frames/{name}.jsonld", self.frame),
            Route("/ontology/changes", self.changes),
            *(Route(f"/{name}{rest}", self.term) for name in FILES for rest in ("", "/{rest:path}")),
            Route("/id/{rest:path}", self.thing, methods=["GET", "OPTIONS"]),
        ]

    def last(self) -> list[Route]:
        """Return the route of all that no other takes: names below the base of a publisher."""
        return [Route("/{rest:path}", self.thing, methods=["GET", "OPTIONS"])]

    async def context(self, _: Request) -> Response:
        """Give the context of JSON-LD."""
        return FileResponse(folder("ontology") / "context.jsonld", media_type="application/ld+json", headers=_OPEN)

    async def frame(self, request: Request) -> Response:
        """Give a frame of JSON-LD."""
        path = folder("ontology") / "frames" / f"{request.path_params['name']}.jsonld"
        if path not in set(path.parent.iterdir()):
            return PlainTextResponse("There is no such frame\n", 404)
        return FileResponse(path, media_type="application/ld+json", headers=_OPEN)

    async def changes(self, _: Request) -> Response:
        """Tell how the vocabulary has changed."""
        return FileResponse(folder("ontology") / "CHANGES.md", media_type="text/markdown", headers=_OPEN)

    async def term(self, request: Request) -> Response:
        """Answer for the vocabulary, the codes, the shapes, or one of them."""
        path = _raw(request).rstrip("/")
        name = path.split("/")[1]
        wanted = _wanted(request)
        if wanted is None:
            return PlainTextResponse(f"It can be had as {', '.join(_OFFERED)}\n", 406)
        # the versions of the vocabulary are names of one file
        if path == f"/{name}" or name == "ontology":
            if wanted != "html":
                return _rdf(whole(name, wanted), wanted)
            if name == "ontology":
                return HTMLResponse(vocabulary_page(), headers=_OPEN)
            lines = whole(name, "ntriples").decode().splitlines()
        else:
            body = about(name, ROOT + path, "ntriples" if wanted == "html" else wanted)
            if body is None:
                return PlainTextResponse(f"There is nothing at {ROOT}{path}\n", 404)
            if wanted != "html":
                return _rdf(body, wanted)
            lines = body.decode().splitlines()
        return HTMLResponse(pages.page(path.strip("/"), told_in(lines)), headers=_OPEN)

    async def thing(self, request: Request) -> Response:
        """Answer for a thing of the graph, below the project's root or the base of its publisher."""
        if not permitted(request, self.cors):
            return PlainTextResponse("Pages of other origins may not read here; see kg serve --cors\n", 403)
        headers = {"Vary": "Accept", **granted(request, self.cors)}
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=headers)
        iri, wanted = await self._named(_raw(request)), _wanted(request)
        if wanted == "html" and iri:
            return await self._page(request, iri, headers)
        if wanted is None:
            return PlainTextResponse(f"It can be had as {', '.join(_OFFERED)}\n", 406)
        body = await self.server.run(statements, iri, wanted) if iri else None
        if body is None:
            return await self._lost(request)
        return Response(body, media_type=MEDIA_TYPES[wanted], headers=headers)

    async def _named(self, path: str) -> str:
        """Return the name that is answered at a path; empty where there is none."""
        if path.startswith("/id/"):
            return ROOT + path
        base = urlsplit(await self.server.run(base_of_store))
        return f"{base.scheme}://{base.netloc}{path}" if base.netloc and path.startswith(base.path) else ""

    async def _page(self, request: Request, iri: str, headers: dict[str, str]) -> Response:
        """Show a thing: by the explorer, else by its statements."""
        if iri.startswith(f"{ROOT}/id/"):
            response: Response = await self.server.thing(request)
            if response.status_code != 404:
                return response
        else:
            shown = await self.server.explored(explore.page_of, iri)
            if shown is not None:
                return HTMLResponse(pages.page(shown.title, shown.body, above=shown.above), headers=headers)
        body = await self.server.run(statements, iri, "ntriples")
        if body is None:
            return await self._lost(request)
        title = iri.rstrip("/").rpartition("/")[2]
        return HTMLResponse(pages.page(title, told_in(body.decode().splitlines())), headers=headers)

    async def _lost(self, request: Request) -> Response:
        text = f"There is no page {escape(request.url.path)}"
        if "text/html" in request.headers.get("accept", ""):
            return HTMLResponse(pages.message("That did not work", text), status_code=404)
        return PlainTextResponse(text + "\n", 404)


def _raw(request: Request) -> str:
    """Return the path as it was sent: what is written as %2F is no step in it."""
    sent: bytes = request.scope.get("raw_path") or request.url.path.encode()
    return sent.partition(b"?")[0].decode("ascii", "replace")


def _wanted(request: Request) -> str | None:
    asked = request.query_params.get("format", "")
    return asked if asked in _OFFERED else best(request.headers.get("accept", ""), _OFFERED)


def _rdf(body: bytes, form: str) -> Response:
    return Response(body, media_type=MEDIA_TYPES[form], headers=_OPEN)
