"""Texts that are bad for loops and regular expressions, of any length; and the work that reading one takes, counted."""

import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from types import FrameType

from kg.model.document import ManifestEntry
from kg.read import Way, read

__all__ = ["NASTY", "work"]

#: what is said over and over
_REPEATED = {
    "letters": "a", "capitals": "A", "spaces": " ", "tabs": "\t", "lines": "\n", "carriage returns": "\r",
    "digits": "1", "full stops": ".", "commas": ",", "hyphens": "-", "underscores": "_", "open brackets": "(",
    "quotes": '"', "apostrophes": "'", "curly quotes": "“", "initials": "A. ", "a capitalised word": "Smith ",
    "ands": "and ", "names in a list": "Councillor Smith, ", "of the": "Board of the ", "an abbreviation": "SEND ",
    "dates": "12 June 2021, ", "percentages": "12% ", "numbering": "1.1.", "numbered lines": "1. Item\n",
    "bullets": "• a\n", "labels": "Action: \n", "rows": "| a | b |\n", "short lines": "a\n",
    "resolutions": "RESOLVED: That ", "addresses": "http://a.b/c", "slashes": "/", "tags": "<div>", "less than": "<",
    "comments": "<!--", "table tags": "<table><tr><td>", "entities": "&amp", "accents": "a\u0301",
    "overrides": "\u202e", "pictures": "🎓", "short forms": "SEND Board (SB) ", "apologies": "Apologies: ",
    "verbs": "to be ", "sentences": "The Board monitors the plan. ",
    "divided words": "im-\n", "page numbers": "Page 1 of 2\n", "form feeds": "\f",
    "numbers": "12 ", "money": "£1,000 ",
}  # fmt: skip
_HEAD = "Minutes of the SEND Board held on 8 June 2021\n\n"
_WAY = Way((), "nasty")


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda length: "".join(islice(cycle(unit), length))


#: name -> a text of a length
NASTY: dict[str, Callable[[int], str]] = {
    **{name: _repeated(unit) for name, unit in _REPEATED.items()},
    "spaces before a letter": lambda length: " " * (length - 1) + "x",
    "lines between letters": lambda length: "x" + "\n" * (length - 2) + "x",
    "dot leaders": lambda length: "Item" + "." * (length - 5) + "1",
    "brackets within brackets": lambda length: "(" * (length // 2) + ")" * (length // 2),
}


def work(text: str, folder: Path, *, ending: str = "txt") -> int:
    """Return how many functions are called, and generators gone on with, while a text is read as a document."""
    path = folder / f"nasty.{ending}"
    path.write_text(_HEAD + text, encoding="utf-8")
    count = 0

    def note(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        told = read((path, ManifestEntry(path.name)), _WAY)
    finally:
        sys.setprofile(before)
    assert "kg itself failed" not in told.fault, told.fault
    return count
