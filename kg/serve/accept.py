"""Content negotiation: which of the formats that can be had a client wants most (RFC 9110, 12.5.1)."""

from collections.abc import Mapping, Sequence

__all__ = ["MEDIA_TYPES", "best"]

#: format -> its media type
MEDIA_TYPES: Mapping[str, str] = {
    "html": "text/html",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sparql-json": "application/sparql-results+json",
    "sparql-xml": "application/sparql-results+xml",
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
#: other names that clients use
_ALIASES = {"sparql-json": ("application/json",), "sparql-xml": ("application/xml", "text/xml")}


def best(accept: str, offered: Sequence[str]) -> str | None:
    """Return the format that an Accept header likes best, of equals the first offered, or None.

    Arguments:
        accept: the header; an empty one takes anything.
        offered: keys of `MEDIA_TYPES`, the preferred first.
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    if not ranges:
        return offered[0]
    liked = [(_quality(name, ranges), -place, name) for place, name in enumerate(offered)]
    quality, _, name = max(liked)
    return name if quality > 0 else None


def _range(part: str) -> tuple[str, float]:
    """Return a media range and its quality, from 0 to 1."""
    name, *parameters = (piece.strip() for piece in part.split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            try:
                return name.lower(), min(max(float(value), 0.0), 1.0)
            except ValueError:
                return name.lower(), 0.0
    return name.lower(), 1.0


def _quality(name: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return how much a format is liked: the closest range that fits it counts."""
    types = (MEDIA_TYPES[name].partition(";")[0], *_ALIASES.get(name, ()))
    found = (-1, 0.0)
    for wanted, quality in ranges:
        for type_ in types:
            closeness = {type_: 2, type_.partition("/")[0] + "/*": 1, "*/*": 0}.get(wanted, -1)
            found = max(found, (closeness, quality)) if closeness >= 0 else found
    return found[1]
