"""The addresses under which one takes part, all below the token; they are there only with `kg serve --edit`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import KgError
from kg.serve import edit_pages, explore
from kg.serve.body import body_of
from kg.serve.edits import COOKIE, EditError, Edits, handed_in
from kg.serve.origin import permitted
from kg.serve.reading import read_handed_in

if TYPE_CHECKING:
    from kg.view.index.records import Told

__all__ = ["Editing"]

#: bytes of a form, and of a paper
FORM, PAPER = 65_536, 64 << 20


class Editing:
    """The handlers; `explored` asks the index of the store in one of the server's processes."""

    def __init__(self, edits: Edits, explored: Callable[..., Any]) -> None:
        """Begin with what may be changed, and with the way to the index."""
        self._edits = edits
        self._explored = explored

    def routes(self) -> list[Route]:
        """Return the addresses."""
        return [
            Route("/edit/{token}", self._checked(self._home)),
            Route("/edit/{token}/wrong", self._checked(self._wrong), methods=["POST"]),
            Route("/edit/{token}/name", self._checked(self._name), methods=["POST"]),
            Route("/edit/{token}/read", self._checked(self._read), methods=["POST"]),
            Route("/edit/{token}/keep", self._checked(self._keep), methods=["POST"]),
        ]

    def takes_part(self, request: Request) -> bool:
        """Tell whether whoever asks has opened a page with the token before."""
        return self._edits.knows(request.cookies.get(COOKIE, ""))

    async def beside(self, request: Request, iri: str) -> str:
        """Return the form that stands on the page of a fact; nothing for whoever does not take part."""
        told = await self._explored(explore.told, iri) if self.takes_part(request) else None
        if told is None:
            return ""
        return edit_pages.fact_form(self._edits.token, iri, pending=self._edits.pending(told))

    def name_form(self, request: Request, name: str) -> str:
        """Return the form that stands on the page of a thing; nothing for whoever does not take part."""
        if not self.takes_part(request):
            return ""
        form = edit_pages.name_form(self._edits.token, name)
        return f'<details class="edit"><summary>This name is another thing</summary>{form}</details>'

    def _checked(self, handler: Callable[[Request], Any]) -> Callable[[Request], Any]:
        """Return a handler that only answers to the token, and only to pages of this server."""

        async def checked(request: Request) -> Response:
            if not self._edits.knows(request.path_params["token"]):
                return PlainTextResponse("There is no such page\n", status_code=404)
            if not permitted(request, ()):
                return PlainTextResponse("Only pages of this server may write\n", status_code=403)
            try:
                response: Response = await handler(request)
            except KgError as error:
                response = await self._page(str(error), status=400)
            response.headers["Cache-Control"] = "no-store"
            return response

        return checked

    async def _page(self, fault: str = "", status: int = 200) -> Response:
        edits = self._edits
        try:
            known = await run_in_threadpool(edits.corrections)
        except KgError as error:
            known, fault = (), fault or str(error)
        return HTMLResponse(edit_pages.home(edits.token, str(edits.folder), known, fault), status_code=status)

    async def _home(self, _: Request) -> Response:
        response = await self._page()
        response.set_cookie(COOKIE, self._edits.token, httponly=True, samesite="strict", path="/")
        return response

    async def _form(self, request: Request) -> dict[str, str]:
        body = await body_of(request, FORM)
        if body is None:
            raise EditError("That is too long", "A line is enough")
        given = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
        return {name: values[0] for name, values in given.items()}

    async def _wrong(self, request: Request) -> Response:
        given = await self._form(request)
        told: Told | None = await self._explored(explore.told, given.get("fact", ""))
        if told is None:
            raise EditError("The store has no such fact", "Open the fact again")
        if self._edits.pending(told):
            raise EditError("It is called wrong already", "The next build takes it away")
        await run_in_threadpool(self._edits.reject, told, given.get("reason", ""))
        return HTMLResponse(edit_pages.done(self._edits.token, "The fact is called wrong in corrections.csv."))

    async def _name(self, request: Request) -> Response:
        given = await self._form(request)
        names = (given.get(key, "") for key in ("name", "other", "document", "note"))
        await run_in_threadpool(self._edits.rename, *names)
        return HTMLResponse(edit_pages.done(self._edits.token, "The name is put right in corrections.csv."))

    async def _read(self, request: Request) -> Response:
        body = await body_of(request, PAPER)
        if body is None:
            raise EditError(f"A paper of more than {PAPER >> 20} MB is not taken", "Put it into the folder by hand")
        name, content = handed_in(request.headers.get("content-type", ""), body)
        sentences = await run_in_threadpool(read_handed_in, name, content)
        key = self._edits.hold(name, content)
        return HTMLResponse(edit_pages.read(self._edits.token, name, key, sentences))

    async def _keep(self, request: Request) -> Response:
        given = await self._form(request)
        path = await run_in_threadpool(self._edits.keep, given.get("key", ""))
        return HTMLResponse(edit_pages.done(self._edits.token, f"{path.name} is in the folder of papers."))
