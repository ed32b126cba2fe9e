"""Fetching in the tests: quick manners, a clock that stands still, and the folder as it is afterwards."""

from collections.abc import Sequence
from pathlib import Path

from kg.fetch.manners import Manners
from kg.fetch.origins import Origin
from kg.fetch.run import fetch
from kg.fetch.site import Limits
from kg.fetch.summary import Summary
from kg.fetch.wanted import Wanted

__all__ = ["COUNCIL", "MANNERS", "bring", "files", "quick"]

COUNCIL = "Marlshire County Council"


def quick(delay: float = 0.0) -> Manners:
    """Manners that do not keep a test waiting."""
    return Manners("clerk@example.org", delay=delay, timeout=5.0, longest=3.0, tries=3, back_off=0.01, patience=1.0)


MANNERS = quick()


def bring(
    url: str | Sequence[str],
    folder: Path,
    *,
    wanted: Wanted | None = None,
    manners: Manners = MANNERS,
    limits: Limits | None = None,
    dry_run: bool = False,
    at: str = "2024-12-01T09:00:00Z",
) -> Summary:
    """Fetch from one address or several, at a moment that the test sets."""
    urls = [url] if isinstance(url, str) else url
    origins = [Origin(one, COUNCIL, wanted or Wanted()) for one in urls]
    return fetch(origins, folder, manners=manners, limits=limits, dry_run=dry_run, now=lambda: at)


def files(folder: Path) -> dict[str, bytes]:
    """What a reader of the folder sees: its files but those that fetch keeps for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }
