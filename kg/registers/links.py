"""Where lists of others have what a register knows: by its code, which its key holds, or by an address that was noted.

An area is the statistical geography of its code, and a council the item that Wikidata has of it. A council, a health
body or a department is none of the pages that tell of it, so these are only to be seen too.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["area_of", "item_of", "pages_of"]

_DATA: Final = Path(__file__).resolve().parent / "data"

#: the ONS's names of areas, by their nine-character code
_GEOGRAPHY: Final = "http://statistics.data.gov.uk/id/statistical-geography/"
#: Wikidata's names of things
_ITEMS: Final = "http://www.wikidata.org/entity/"
#: keys whose code is one of a list of others -> where that list tells of it
_PAGES: Final[Mapping[re.Pattern[str], str]] = {
    re.compile(r"authority:(E\d{8})", re.ASCII): _GEOGRAPHY,
    # NHS England's Organisation Data Service
    re.compile(r"health:([A-Z0-9]{3}|[A-Z0-9]{5})", re.ASCII): (
        "https://directory.spineservices.nhs.uk/ORD/2-0-0/organisations/"
    ),
}


def area_of(key: str) -> str:
    """Return the IRI by which the ONS names the area of a council; empty where its key has no code of the ONS."""
    match = re.fullmatch(r"authority:(E\d{8})", key, re.ASCII)
    return _GEOGRAPHY + match[1] if match else ""


def item_of(key: str) -> str:
    """Return the IRI by which Wikidata names a council; empty where none was noted."""
    item = _items().get(key)
    return _ITEMS + item if item else ""


def pages_of(key: str) -> Iterator[str]:
    """Yield where others tell of what a register knows by `key`."""
    for pattern, start in _PAGES.items():
        match = pattern.fullmatch(key)
        if match:
            yield start + match[1]
    yield from _noted().get(key, ())


@cache
def _noted() -> Mapping[str, tuple[str, ...]]:
    with (_DATA / "links.csv").open(encoding="utf-8", newline="") as file:
        found: dict[str, tuple[str, ...]] = {}
        for row in csv.DictReader(file):
            found[row["key"]] = (*found.get(row["key"], ()), row["link"])
    return found


@cache
def _items() -> Mapping[str, str]:
    with (_DATA / "wikidata.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row["item"] for row in csv.DictReader(file)}
