"""Whose pages may ask in SPARQL: the server's own, programs, and the origins that its user named.

A browser says where a request comes from: in `Origin` (RFC 6454) and in `Sec-Fetch-Site` (W3C Fetch Metadata), which
no page can forge. A program sends neither. What is granted is told as the Fetch standard has it (CORS).
"""

from collections.abc import Sequence

from starlette.requests import Request

__all__ = ["granted", "permitted"]

#: a page of the server itself, or the user who typed the address
_OWN_SITE = frozenset({"same-origin", "none"})


def permitted(request: Request, cors: Sequence[str]) -> bool:
    """Tell whether a request may ask: it comes from no page, from our own, or from one of an origin of `cors`."""
    origin = request.headers.get("origin")
    if origin is not None and origin in cors:
        return True
    site = request.headers.get("sec-fetch-site", "none")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return site in _OWN_SITE and origin in {None, own}


def granted(request: Request, cors: Sequence[str]) -> dict[str, str]:
    """Return the headers by which a browser lets the page of an origin of `cors` read the answer."""
    origin = request.headers.get("origin", "")
    if not cors:
        return {}
    if origin not in cors:
        return {"Vary": "Accept, Origin"}
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": "Content-Type, Accept",
        "Vary": "Accept, Origin",
    }
