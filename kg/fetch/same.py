"""Whether a paper says the same as before. Sites print much that changes with every visit: only what is read counts."""

import hashlib
from pathlib import Path

from kg.fetch.page import Page

__all__ = ["same_paper"]

#: a page larger than this is compared by its bytes
_LARGEST = 20_000_000


def same_paper(old: Path, new: Path) -> bool:
    """Tell whether two files are versions of a paper with the same words and links; other than HTML, the same bytes."""
    if old.suffix.lower() not in (".html", ".htm") or max(old.stat().st_size, new.stat().st_size) > _LARGEST:
        return _digest(old) == _digest(new)
    return Page.from_bytes("", old.read_bytes()).words == Page.from_bytes("", new.read_bytes()).words


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
