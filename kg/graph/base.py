"""The base: the IRI of whoever publishes a graph, below which all stands that no register knows.

It is given with `kg build --base`, else made from the name of the folder that is read. It must not look into the
documents: what is named below it is the affair of `kg.graph.iris`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kg.documents.source import source_of
from kg.errors import KgError
from kg.graph.iris import ID, Names, segment
from kg.model.document import ManifestEntry

__all__ = ["Naming", "base_for", "checked_base", "naming"]

#: below which the bases stand that are made from the names of folders
_FOLDERS: Final = ID + "from/"
#: what an IRI may be made of (RFC 3986), without `?` and `#`: what follows them would not be its path
_ALLOWED: Final = re.compile(r"[A-Za-z0-9._~:/@!$&'()*+,;=%-]+", re.ASCII)


def checked_base(base: str) -> str:
    """Return the base that a user gives, with a slash at its end.

    Raises:
        KgError: nodes cannot be named below it; says why.
    """
    try:
        parts = urlsplit(base)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    reason = ""
    if parts.scheme not in {"http", "https"} or not host:
        reason = "does not begin with https:// and the name of a server"
    elif not _ALLOWED.fullmatch(base):
        reason = "has a character in it that cannot stand in the path of an IRI"
    elif parts.username or parts.password:
        reason = "has a name or password in it"
    if reason:
        raise KgError(f"The base {base!r} {reason}", "Give one such as https://example.org/send/")
    return base.rstrip("/") + "/"


def base_for(given: str, kept: str, folder: Path) -> str:
    """Return the base of a build.

    Arguments:
        given: by the user; may be empty.
        kept: that of the store so far, which stays where it was given once; empty where there is none.
        folder: the folder that is read, from whose name it is made otherwise.

    Raises:
        KgError: nodes cannot be named below what is given.
    """
    if given:
        return checked_base(given)
    made = f"{_FOLDERS}{segment(folder.resolve().name or 'papers')}/"
    return kept if kept and not kept.startswith(_FOLDERS) else made


@dataclass(frozen=True, slots=True)
class Naming:
    """What gives each document of a folder its names.

    Arguments:
        base: of the publisher.
        addresses: file -> the address that names it, of the files that have one.
    """

    base: str = ID
    addresses: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, entry: ManifestEntry) -> Names:
        """Return the names of a document."""
        own = self._of(entry.file)
        return replace(own, later=self._of(entry.replaced_by)) if entry.replaced_by else own

    def _of(self, file: str) -> Names:
        return Names(self.base, source_of(file), self.addresses.get(file, ""))


def naming(entries: Iterable[ManifestEntry], base: str) -> Naming:
    """Return what names the documents of a folder: by the address where only one has it, and is not replaced.

    Arguments:
        entries: those of all the documents of the folder.
        base: of the publisher.
    """
    current = [entry for entry in entries if entry.url and not entry.replaced_by]
    count = Counter(entry.url for entry in current)
    return Naming(base, {entry.file: entry.url for entry in current if count[entry.url] == 1})
