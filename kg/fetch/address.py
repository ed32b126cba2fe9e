"""Which addresses may be asked, and when two of them are the same: schemes, sessions in paths, the own network."""

import asyncio
import ipaddress
import re
import socket
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from kg.errors import FetchError

__all__ = ["BarredError", "check_public", "host_of", "is_public", "joined", "started"]

#: a session that ASP.NET writes into the path: /(S(abc123))/
_SESSION = re.compile(r"/\([A-Z]\([^()/]*\)\)(?=/)", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}
_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
#: characters that stand in an address as they are; all others are written as %XX
_KEPT = "!$&'()*+,/:;=@-._~%"


class BarredError(FetchError):
    """An address that is not asked: another scheme, a malformed one, or one within the own network."""


def joined(link: str, base: str = "") -> str:
    """Return a link of the page `base` as a whole address, in the one form in which addresses are compared.

    Scheme and host are in lower case; fragments, usual ports and sessions in the path are dropped; spaces are quoted.

    Raises:
        BarredError: it is malformed, not http(s), or holds a user and password.
    """
    try:
        parts = urlsplit(urljoin(base, link.strip().replace("\\", "/")))
        scheme, host, port = parts.scheme.lower(), (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise BarredError(f"{link[:200]} is no address", "Give one such as https://democracy.example.gov.uk") from None
    if scheme not in _PORTS:
        raise BarredError(
            f"{link[:200]} is not on the web", "Only addresses that begin with http: or https: are fetched"
        )
    if not host or parts.username is not None:
        raise BarredError(f"{link[:200]} names no host, or a user", "Give one such as https://democracy.example.gov.uk")
    netloc = f"[{host}]" if ":" in host else host
    if port and port != _PORTS[scheme]:
        netloc += f":{port}"
    path = quote(_SESSION.sub("", parts.path) or "/", safe=_KEPT)
    return urlunsplit((scheme, netloc, path, quote(parts.query, safe=_KEPT + "?"), ""))


def started(text: str) -> str:
    """Return an address as a user types it, where the scheme may be left out, as a whole one.

    Raises:
        BarredError: it is none.
    """
    typed = text.strip()
    if typed and not _WHOLE.match(typed):
        typed = "https://" + typed.lstrip("/")
    elif re.match(r"[^/:@]+:\d+(?:/|$)", typed):
        typed = "http://" + typed  # a host with its port, on the own machine as a rule
    return joined(typed)


def host_of(url: str) -> str:
    """Return the host of a whole address, with its port where that is an unusual one."""
    return urlsplit(url).netloc


def is_public(number: str) -> bool:
    """Tell whether an IP address is one of the open internet, not of the own machine or a private network."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or address
    return mapped.is_global and not mapped.is_multicast


async def check_public(url: str) -> None:
    """Refuse an address whose host lies, by its name or number, within the own machine or a private network.

    A host that cannot be found passes: asking it will say so.

    Raises:
        BarredError: it lies there.
    """
    host = urlsplit(url).hostname or ""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return
    if not all(is_public(str(place[4][0])) for place in found):
        raise BarredError(f"{url} leads into a private network", "Name that host yourself if you mean it")
