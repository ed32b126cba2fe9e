"""Running headers, footers and page numbers of a printed document, which are no part of its text."""

import re
from collections import Counter
from collections.abc import Sequence

from kg.documents.patterns import either
from kg.documents.pdf_lines import PrintedLine

__all__ = ["without_running"]

_PAGE_WORD = either(
    r"(?:page|p\.)\s*[-–|]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–|]?",
    r"\d{1,4}\s*(?:of|/)\s*\d{1,4}",
    r"page [ivxl]+(?: of [ivxl]+)?",
    r"\d{1,4}\s*\|\s*page",
)
_BARE_NUMBER = re.compile(r"[-–|\s]*(\d{1,4})[-–|\s]*")
_DIGITS = re.compile(r"\d+")
#: so many lines at the top and the bottom of a page may be running ones
_EDGE = 3
#: a line is a running one when it stands on this part of the pages, and at least so many
_SHARE, _LEAST = 0.4, 2
#: the headers of chapters run on fewer pages, but as the outermost line
_OUTERMOST = 3


def without_running(pages: Sequence[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """Return the pages without their running lines.

    A line at the edge of several pages is a running one, whatever the numbers in it; but the first of those at the
    top is kept, since minutes often repeat their title there. A bare number at the edge is a page's number where those
    of several pages count on as the pages do. What stands in a table is never a running line.

    Arguments:
        pages: the lines of each page, in reading order.
    """
    tops = _running(pages, [page[:_EDGE] for page in pages], [page[:1] for page in pages])
    feet = _running(pages, [page[-_EDGE:] for page in pages], [page[-1:] for page in pages])
    shift = _page_shift(pages)
    seen: set[str] = set()
    done = []
    for number, page in enumerate(pages):
        kept = []
        for index, line in enumerate(page):
            top, foot = index < _EDGE, index >= len(page) - _EDGE
            name = _name(line)
            if line.cell is None and (top or foot):
                if _PAGE_WORD.fullmatch(line.text) or (shift is not None and _bare(line) == number + shift):
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
    pages: Sequence[list[PrintedLine]], edges: list[list[PrintedLine]], outermost: list[list[PrintedLine]]
) -> set[str]:
    """Return the names of the running lines: on many pages at the edge, or on some as the outermost line."""
    near = Counter(name for edge in edges for name in {_name(line) for line in edge if line.cell is None})
    outer = Counter(_name(line) for edge in outermost for line in edge if line.cell is None)
    least = max(_LEAST, _SHARE * len(pages))
    return {name for name, count in near.items() if count >= least or outer[name] >= _OUTERMOST}


def _name(line: PrintedLine) -> str:
    """Return what a running line is on every page: its text with the numbers left out."""
    return _DIGITS.sub("#", line.text.lower())


def _bare(line: PrintedLine) -> int | None:
    found = _BARE_NUMBER.fullmatch(line.text)
    return int(found.group(1)) if found else None


def _page_shift(pages: Sequence[list[PrintedLine]]) -> int | None:
    """Return what must be added to a page's place, from 0, to give the number printed on it; None without numbers."""
    shifts: Counter[int] = Counter()
    for index, page in enumerate(pages):
        edge = {_bare(line) for line in (*page[:_EDGE], *page[-_EDGE:]) if line.cell is None}
        shifts.update(number - index for number in edge if number is not None)
    if not shifts:
        return None
    shift, count = min(shifts.items(), key=lambda pair: (-pair[1], pair[0]))
    return shift if count >= max(_LEAST, _SHARE * len(pages)) or len(pages) == shift == 1 else None
