"""Running headers, footers and page numbers of a printed document, which are no part of its text."""

import re
from collections import Counter

from kg.documents.patterns import either
from kg.documents.pdf_page import PrintedLine

__all__ = ["without_running"]

_PAGE_NUMBER = either(
    r"(?:page|p\.?)?\s*[-–|]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–|]?",
    r"page [ivxl]+(?: of [ivxl]+)?",
    r"\d{1,4}\s*\|\s*page",
)
_DIGITS = re.compile(r"\d+")
#: so many lines at the top and the bottom of a page may be running ones
_EDGE = 3
#: a line is a running one when it stands on this part of the pages, and at least so many
_SHARE, _LEAST = 0.4, 2
#: the headers of chapters run on fewer pages, but as the outermost line
_OUTERMOST = 3


def without_running(pages: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """Return the pages without their running lines.

    A line at the edge of several pages is a running one, whatever the numbers in it; but the first of those at the
    top is kept, since minutes often repeat their title there.
    """
    tops = _running(pages, [page[:_EDGE] for page in pages], [page[:1] for page in pages])
    feet = _running(pages, [page[-_EDGE:] for page in pages], [page[-1:] for page in pages])
    seen: set[str] = set()
    done = []
    for page in pages:
        kept = []
        for index, line in enumerate(page):
            top, foot = index < _EDGE, index >= len(page) - _EDGE
            name = _name(line)
            if (top or foot) and _PAGE_NUMBER.fullmatch(line.text):
                continue
            if foot and not top and name in feet:
                continue
            if top and name in tops and name in seen:
                continue
            seen.add(name)
            kept.append(line)
        done.append(kept)
    return done


def _running(
    pages: list[list[PrintedLine]], edges: list[list[PrintedLine]], outermost: list[list[PrintedLine]]
) -> set[str]:
    """Return the names of the running lines: on many pages at the edge, or on some as the outermost line."""
    near = Counter(name for edge in edges for name in {_name(line) for line in edge})
    outer = Counter(_name(line) for edge in outermost for line in edge)
    least = max(_LEAST, _SHARE * len(pages))
    return {name for name, count in near.items() if count >= least or outer[name] >= _OUTERMOST}


def _name(line: PrintedLine) -> str:
    """Return what a running line is on every page: its text with the numbers left out."""
    return _DIGITS.sub("#", line.text.lower())
