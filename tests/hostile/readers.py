"""Readers of documents that misbehave, to be put in place of the real one in a process that reads."""

import os
from collections.abc import Callable

from kg.documents.folder import Found
from kg.errors import RuleError
from kg.read import DocumentRead, Way

__all__ = ["misbehaving", "unready"]


def misbehaving(way: Way) -> Callable[[Found], DocumentRead]:
    """Return a reader that does what the name of the document says."""
    del way

    def read(found: Found) -> DocumentRead:
        path, entry = found
        if path.name == "endless":
            while True:
                pass
        if path.name == "greedy":
            kept = []
            while True:
                kept.append(bytearray(50_000_000))
        if path.name == "ends":
            os._exit(7)
        if path.name == "falls":
            os.abort()
        return DocumentRead(entry, quads=str(os.getpid()).encode())

    return read


def unready(way: Way) -> Callable[[Found], DocumentRead]:
    """Complain before there is any document."""
    raise RuleError("A rule is wrong", str(way.version))
