"""What a request to the SPARQL endpoint asks, as the SPARQL 1.1 Protocol has it: by GET, by a form, or as the query."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request

from kg.serve.body import body_of

__all__ = ["Asked", "RefusedError", "asked"]

#: bytes of a query that is taken; the longest of the project's own has a tenth of it
_LONGEST = 65_536
_READS = "This server only reads"
#: parameters that are not taken, with the status and what to do instead
_REFUSED = (
    ("update", 403, _READS),
    ("default-graph-uri", 400, "Name graphs in the query, with FROM or GRAPH"),
    ("named-graph-uri", 400, "Name graphs in the query, with FROM or GRAPH"),
)


class RefusedError(Exception):
    """A request that is not answered.

    Arguments:
        status: of HTTP.
        text: what is wrong, and what to do.
    """

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    Arguments:
        queries: the texts of the queries; one is answered.
        forms: the forms of the answer, each in a word; one is given.
    """

    queries: tuple[str, ...]
    forms: tuple[str, ...]


async def asked(request: Request) -> Asked:
    """Return what a request asks.

    Raises:
        RefusedError: it asks to write, is too long, or is in a form that is not taken.
    """
    given: Mapping[str, list[str]] = parse_qs(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        given = await _posted(request, given)
    for name, status, text in _REFUSED:
        if name in given:
            raise RefusedError(status, text)
    return Asked(tuple(given.get("query", [])), tuple(given.get("format", [])))


async def _posted(request: Request, given: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """Return the parameters of a request whose body holds the query, or a form with it."""
    body = await body_of(request, _LONGEST)
    if body is None:
        raise RefusedError(413, f"A query of more than {_LONGEST} bytes is not taken")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "application/sparql-query":
            return {**given, "query": [body.decode()]}
        if kind == "application/x-www-form-urlencoded":
            return parse_qs(body.decode(), keep_blank_values=True)
    except UnicodeDecodeError as error:
        raise RefusedError(400, "The query is no UTF-8") from error
    if kind == "application/sparql-update":
        raise RefusedError(403, _READS)
    raise RefusedError(415, "Post a form, or application/sparql-query")
