"""An endpoint in place of a folder: a SPARQL 1.1 server at an http(s) address, asked by the SPARQL 1.1 Protocol.

User and password, or a token, come from the environment (`KG_ENDPOINT_USER`, `KG_ENDPOINT_PASSWORD`,
`KG_ENDPOINT_TOKEN`) and stand in no message; so do the seconds to wait for it (`KG_ENDPOINT_PATIENCE`). Answers are
read as they come; one that breaks off is an error, never a short answer.
"""

import base64
import http.client
import io
import os
import re
import time
from collections.abc import Callable, Mapping
from typing import IO, Any, Final, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph.foreign import examined
from kg.graph.iris import POINTER_GRAPH
from kg.graph.store import Results
from kg.graph.vocabulary import SG

__all__ = ["BEING_SHOWN", "Endpoint", "form_of"]

#: seconds to wait for the server's next bytes
PATIENCE: Final = 60.0
#: how often a question is asked again when the server is busy or the line breaks before an answer, and the first pause
RETRIES: Final = 2
PAUSE: Final = 0.5
#: seconds to wait while a build is being shown
BEING_SHOWN_FOR: Final = 60.0

#: how the pointer ends while a build is being shown, request by request
BEING_SHOWN: Final = " being shown"
#: what servers call themselves that take an update whole, and show each question one state
_WHOLE: Final = ("Oxigraph", "Apache Jena Fuseki")
_POINTER: Final = f"SELECT ?state WHERE {{ GRAPH {POINTER_GRAPH} {{ {POINTER_GRAPH} {SG.mark} ?state }} }}"

_RESULTS: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
}
_TRIPLES: Final = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
#: the word that tells the form of a query, after comments, IRIs, strings and the prologue
_FORM: Final = re.compile(
    r"#[^\n]*|<[^<>\s]*>|\"[^\"\n]*\"|'[^'\n]*'|(?P<form>\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b)", re.IGNORECASE
)
_BUSY: Final = frozenset({429, 502, 503, 504})
_TOO_LONG: Final = 2000


def _nothing() -> None:
    """Do nothing: an answer is from one state of the graph."""


class _NoRedirect(HTTPRedirectHandler):
    """Follow no redirection: it would carry the password to where it was not meant for."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class Endpoint:
    """A SPARQL 1.1 endpoint, for reading."""

    def __init__(
        self, address: str, *, environment: Mapping[str, str] | None = None, patience: float | None = None
    ) -> None:
        """Take the address of the query service, such as `http://localhost:7878/query`.

        Raises:
            StoreError: the address has a password in it, or is none; or the seconds to wait are no number.
        """
        parts = urlsplit(address)
        if parts.username or parts.password:
            raise StoreError(
                "The address of the endpoint has a name or password in it",
                "Take it out and set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD",
            )
        if not parts.hostname:
            raise StoreError(f"{address} is no address of an endpoint", "It looks like http://localhost:7878/query")
        self.address = address
        known = os.environ if environment is None else environment
        self.patience = _patience(known) if patience is None else patience
        self._authorization = _authorization(known)
        self._server = ""
        self._state: str | None = None
        self._opener: OpenerDirector = build_opener(_NoRedirect())

    def query(self, text: str) -> Results:
        """Ask in SPARQL 1.1 over the union of all graphs.

        All questions of one `Endpoint` are answered from one state of the graph: that of a build of kg, never a
        mixture of two.

        Raises:
            QueryError: the server finds the text wrong, or the text would make it ask another server.
            StoreError: it cannot be reached, refuses, is too slow, answers what is no answer, or shows another build
                than it did before.
        """
        text = examined(text).text
        self._same_state()
        return self._query(text, after=self._same_state)

    def pointer(self) -> str:
        """Return which build of kg the server shows; empty where it shows none."""
        rows = self._query(_POINTER)
        if not getattr(rows, "variables", None):
            return ""  # no server that knows SPARQL answers so
        return next((row[0].value for row in rows if row[0]), "")  # type: ignore[union-attr]

    def takes_whole(self) -> bool:
        """Tell whether the server takes an update whole or not at all, by what it called itself."""
        return self._server.startswith(_WHOLE)

    def _same_state(self) -> None:
        """Wait while a build is being shown, and refuse where another is shown than before."""
        until = time.monotonic() + BEING_SHOWN_FOR
        while (state := self.pointer()).endswith(BEING_SHOWN):
            if time.monotonic() > until:
                raise StoreError(
                    f"A build is being shown at {self.address}, or was stopped while it was",
                    "Ask again later, or build again",
                )
            time.sleep(PAUSE)
        if self._state is None:
            self._state = state
        if self._state != state:
            raise StoreError(f"A new build is shown at {self.address} since the question was asked", "Ask again")

    def _query(self, text: str, *, after: Callable[[], None] = _nothing) -> Results:
        """Ask, whatever is shown; `after` is called once the answer is read, where it may be a mixture."""
        response = self._asked(self.address, {"query": text}, _accept(text))
        self._server = response.headers.get("Server", "")
        if self.takes_whole():
            after = _nothing
        kind = response.headers.get_content_type()
        if response.headers.get("X-SQL-State", "").startswith("S1T"):
            raise StoreError(f"{self.address} gave up and sent a part of the answer", "Narrow the question")
        stream = _Whole(response, self.address)
        try:
            if kind in _TRIPLES:
                return _Triples(ox.parse(cast("IO[bytes]", stream), format=_TRIPLES[kind]), self, after)  # type: ignore[return-value]
            if kind in _RESULTS:
                limit = response.headers.get("X-SPARQL-MaxRows", "")
                return _guarded(
                    ox.parse_query_results(cast("IO[bytes]", stream), format=_RESULTS[kind]),
                    self,
                    int(limit) if limit.isdigit() else 0,
                    after,
                )
        except (SyntaxError, ValueError, OSError) as error:
            raise self.broken(error) from None
        head = " ".join(response.read(200).decode("utf-8", "replace").split())
        raise StoreError(
            f"{self.address} answers {kind or 'something'}, which is no SPARQL answer ({head[:80]!r})",
            "Give the address of the query service, not of a page about it",
        )

    def _asked(self, address: str, form: Mapping[str, str], accept: str) -> Any:
        """Return the response to a form that is posted, again where the server is busy."""
        for attempt in range(RETRIES + 1):
            try:
                return self._opener.open(self._request(address, form, accept), timeout=self.patience)
            except HTTPError as error:
                if error.code not in _BUSY or attempt == RETRIES:
                    raise self._refused(error) from None
            except TimeoutError:
                raise self._slow() from None
            except (URLError, http.client.HTTPException, OSError) as error:
                reason = getattr(error, "reason", error)
                if isinstance(reason, TimeoutError):
                    raise self._slow() from None
                if attempt == RETRIES or isinstance(reason, ConnectionRefusedError):
                    raise StoreError(
                        f"{self.address} cannot be reached ({reason})", "Is the server running, and the address right"
                    ) from None
            time.sleep(PAUSE * 2**attempt)
        raise AssertionError

    def _request(self, address: str, form: Mapping[str, str], accept: str) -> Request:
        parts = urlsplit(address)
        # Oxigraph's server takes this to mean the union of all graphs; others ignore what they do not know
        union = "union-default-graph" if "query" in form else ""
        query = "&".join(part for part in (parts.query, union) if part)
        request = Request(  # noqa: S310 -- only http and https come here
            urlunsplit(parts._replace(query=query)),
            data=urlencode(form).encode(),
            headers={"Accept": accept, "User-Agent": "kg", "Content-Type": "application/x-www-form-urlencoded"},
        )
        if self._authorization:
            request.add_unredirected_header("Authorization", self._authorization)
        return request

    def _refused(self, error: HTTPError) -> Exception:
        told = " ".join(error.read(_TOO_LONG).decode("utf-8", "replace").split())
        told = re.sub(r"<[^>]*>", " ", told).strip()[:300]
        if error.code == 400:
            return QueryError(f"{self.address} does not take the query: {told}")
        if error.code in (401, 403):
            return StoreError(
                f"{self.address} does not let you in (status {error.code})",
                "Set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN",
            )
        if 300 <= error.code < 400:
            where = error.headers.get("Location", "elsewhere")
            return StoreError(f"{self.address} sends to {where}", "Give that address if you trust it")
        if error.code == 404:
            return StoreError(f"{self.address} is not there (status 404)", "Look up the path of the query service")
        return StoreError(f"{self.address} answers status {error.code}: {told}", "Look at the server's log")

    def _slow(self) -> StoreError:
        return StoreError(
            f"{self.address} has not answered for {self.patience:g} seconds",
            "Narrow the question, or let KG_ENDPOINT_PATIENCE be more",
        )

    def broken(self, error: Exception) -> StoreError:
        """Return the error for an answer that cannot be read to its end."""
        return StoreError(f"The answer of {self.address} breaks off or is malformed ({error})", "Ask again")


def form_of(text: str) -> str:
    """Return the form of a query: select, ask, construct or describe; of what is none, select."""
    return next((match["form"] for match in _FORM.finditer(text) if match["form"]), "select").lower()


def _accept(text: str) -> str:
    """Return what to ask for: some servers write triples as a table where both would do."""
    if form_of(text) in {"construct", "describe"}:
        return "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
    return "application/sparql-results+json, application/sparql-results+xml;q=0.5"


def _patience(environment: Mapping[str, str]) -> float:
    told = environment.get("KG_ENDPOINT_PATIENCE", "") or str(PATIENCE)
    if not re.fullmatch(r"\d{1,6}(\.\d+)?", told) or not float(told):
        raise StoreError(f"KG_ENDPOINT_PATIENCE is {told!r}, and no number of seconds", "Give one such as 600")
    return float(told)


def _authorization(environment: Mapping[str, str]) -> str:
    token, user = environment.get("KG_ENDPOINT_TOKEN", ""), environment.get("KG_ENDPOINT_USER", "")
    if token:
        return f"Bearer {token}"
    if user:
        pair = f"{user}:{environment.get('KG_ENDPOINT_PASSWORD', '')}"
        return f"Basic {base64.b64encode(pair.encode()).decode()}"
    return ""


class _Whole(io.RawIOBase):
    """A response as a file whose early end is an error."""

    def __init__(self, response: Any, address: str) -> None:
        self._response = response
        self._address = address

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes; raises OSError where the answer breaks off."""
        try:
            found: bytes = self._response.read(None if size < 0 else size)
        except http.client.IncompleteRead as error:
            raise OSError(f"{len(error.partial)} bytes, then nothing") from None
        # a sized read of http.client does not complain of an early end
        if not found and size != 0 and getattr(self._response, "length", None):
            raise OSError(f"{self._response.length} bytes are missing")
        return found


class _Triples:
    """Triples of a CONSTRUCT or DESCRIBE, as the engine of a folder gives them."""

    def __init__(self, quads: Any, endpoint: Endpoint, after: Callable[[], None]) -> None:
        self._quads = quads
        self._endpoint = endpoint
        self._after = after

    def __iter__(self) -> "_Triples":
        return self

    def __next__(self) -> ox.Triple:
        try:
            return next(self._quads).triple  # type: ignore[no-any-return]
        except StopIteration:
            self._after()
            raise
        except (SyntaxError, ValueError, OSError) as error:
            raise self._endpoint.broken(error) from None


class _Solutions:
    """Solutions as they come; an answer that breaks off, or that the server has cut, is a StoreError."""

    def __init__(self, solutions: ox.QuerySolutions, endpoint: Endpoint, limit: int, after: Callable[[], None]) -> None:
        self.variables = solutions.variables
        self._solutions = solutions
        self._endpoint = endpoint
        self._limit = limit
        self._after = after
        self._count = 0

    def __iter__(self) -> "_Solutions":
        return self

    def __next__(self) -> ox.QuerySolution:
        try:
            found: ox.QuerySolution = next(self._solutions)
        except StopIteration:
            self._after()
            raise
        except (SyntaxError, ValueError, OSError) as error:
            raise self._endpoint.broken(error) from None
        self._count += 1
        if self._count == self._limit:
            raise StoreError(
                f"{self._endpoint.address} gives {self._limit} rows at most", "Narrow the question, or raise its limit"
            )
        return found

    def serialize(self, output: IO[bytes] | None = None, format: Any = None) -> bytes | None:  # noqa: A002
        """Write the solutions as the engine's own do."""
        told = self._solutions.serialize(output, format)
        self._after()
        return told


def _guarded(results: Any, endpoint: Endpoint, limit: int, after: Callable[[], None]) -> Results:
    if isinstance(results, ox.QuerySolutions):
        if [variable.value for variable in results.variables] != ["__ASK_RETVAL"]:
            return _Solutions(results, endpoint, limit, after)  # type: ignore[return-value]
        results = _truth(results)
    after()
    return results  # type: ignore[no-any-return]


def _truth(solutions: ox.QuerySolutions) -> Results:
    """Return Virtuoso's answer to ASK, which it writes as a row with 1 or 0, as a truth value."""
    told = any(term is not None and term.value == "1" for row in solutions for term in row)
    answer = f'{{"head":{{}},"boolean":{str(told).lower()}}}'
    return ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
