"""Whose page an address is: the council to which a web host belongs.

Councils publish on their own domain (`democracy.dorsetcouncil.gov.uk`) or on that of the maker of their
committee system, under a label of their own (`sheffield.moderngov.co.uk`).
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from kg.registers.entry import Entry

__all__ = ["HostIndex", "host_of"]

_SHARED = (".moderngov.co.uk", ".cmis.uk.com", ".public-i.tv")
_TAIL = re.compile(r"(?:citycouncil|countycouncil|council|cc|mbc|mdc|bc|dc)$")


def host_of(url: str) -> str:
    """Return the host of an address in lower case, without `www`; empty where there is none.

    An address without a scheme (`democracy.dorsetcouncil.gov.uk/x`) is understood too.
    """
    address = url.strip()
    if "//" not in address:
        address = "//" + address
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")


class HostIndex:
    """Councils by domain and by the label they use on a shared host."""

    def __init__(self, councils: Iterable[Entry]) -> None:
        self._domains: dict[str, list[Entry]] = {}
        self._labels: dict[str, list[Entry]] = {}
        for council in councils:
            for domain in council.domains:
                self._domains.setdefault(domain, []).append(council)
            for label in dict.fromkeys((*map(_label, council.domains), *map(_slug, council.places))):
                self._labels.setdefault(label, []).append(council)

    def of(self, url: str) -> tuple[Entry, ...]:
        """Return the councils to which the host of `url` may belong; a successor may keep the old domain."""
        host = host_of(url)
        for shared in _SHARED:
            if host.endswith(shared):
                label = _slug(host.removesuffix(shared).rpartition(".")[2])
                return tuple(self._labels.get(label, ()) or self._labels.get(_TAIL.sub("", label), ()))
        while "." in host:
            if host in self._domains:
                return tuple(self._domains[host])
            host = host.partition(".")[2]
        return ()


def _label(domain: str) -> str:
    return _slug(domain.partition(".")[0])


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())
