"""One page of a PDF: pieces of text with their places become printed lines in reading order."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from kg.documents.lines import clean, split_marker

__all__ = ["SEPARATOR", "Fragment", "PrintedLine", "reading_order", "with_gaps"]

#: what parts the cells of a row
SEPARATOR = " | "

#: two pieces are on one line when they share this part of the lower one's height
_SHARED = 0.5
#: a gap within a line, in heights of its letters: below the first there is no space, above the second a new cell
_SPACE, _CELL = 0.15, 2.5
#: cells of one column of a table begin within so many points, in at least so many rows
_ALIGNED, _ROWS = 4, 2
#: columns of prose: at least so many lines each, whose middle one fills this part of the column's width
_COLUMN_LINES, _FILLED = 4, 0.6
#: the gutter lies in this middle part of the text's width; a piece crosses it by more than so many points
_MIDDLE, _CROSSING, _STEP = (0.3, 0.7), 3, 2
#: so many lines must stand at one distance for it to be that within paragraphs; those within half a point are one
_OFTEN, _HALF = 3, 0.5
#: a line further below the one before than this many of those distances begins a paragraph
_GAP = 1.35


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text, its box and the line on which its letters stand, in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    base: float
    text: str


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line: `base` is where its letters stand, `limit` where its column ends, `letter` the mean width."""

    text: str
    left: float
    right: float
    base: float
    limit: float
    letter: float
    gap: bool = False


def reading_order(fragments: list[Fragment]) -> list[PrintedLine]:
    """Return the lines of a page as they are read: column after column where prose stands in columns.

    Arguments:
        fragments: the page's pieces of text, in any order.
    """
    if not fragments:
        return []
    gutter = _gutter(fragments)
    crossing = sorted((f for f in fragments if _crosses(f, gutter)), key=lambda f: -f.top)
    lines: list[PrintedLine] = []
    rest = [f for f in fragments if not _crosses(f, gutter)]
    pending: list[Fragment] = []
    for fence in [*crossing, None]:
        level = fence.bottom if fence else float("-inf")
        zone = [f for f in rest if f.bottom > level]
        rest = [f for f in rest if f.bottom <= level]
        left, right = (
            [f for f in zone if f.right <= gutter + _CROSSING],
            [f for f in zone if f.left >= gutter - _CROSSING],
        )
        if _is_prose(left) and _is_prose(right):
            lines += [*_lines(pending), *_lines(left), *_lines(right)]
            pending = []
        else:
            pending += zone
        if fence:
            pending.append(fence)
    return lines + _lines(pending)


def _crosses(fragment: Fragment, gutter: float) -> bool:
    return fragment.left < gutter - _CROSSING and fragment.right > gutter + _CROSSING


def _gutter(fragments: list[Fragment]) -> float:
    """Return the middle of the widest white strip, near the middle of the text, that next to no piece crosses."""
    left, right = min(f.left for f in fragments), max(f.right for f in fragments)
    begin, end = (int(left + part * (right - left)) for part in _MIDDLE)
    places = range(begin, max(begin + 1, end), _STEP)
    crossed = {x: sum(_crosses(f, x) for f in fragments) for x in places}
    most = min(crossed.values()) + max(2, len(fragments) // 20)
    return max((_strip(fragments, x) for x in places if crossed[x] <= most), key=lambda strip: strip[1] - strip[0])[2]


def _strip(fragments: list[Fragment], x: float) -> tuple[float, float, float]:
    """Return the white strip around a place: where the last piece on its left ends, the next begins, its middle."""
    left = max((f.right for f in fragments if f.right <= x + _CROSSING), default=x)
    right = min((f.left for f in fragments if f.left >= x - _CROSSING), default=x)
    return left, right, (left + right) / 2


def _is_prose(fragments: list[Fragment]) -> bool:
    """Do pieces beside a gutter make a column of prose, rather than cells of a table?"""
    rows = _rows(fragments)
    if len(rows) < _COLUMN_LINES:
        return False
    begins, ends = [min(f.left for f in row) for row in rows], [max(f.right for f in row) for row in rows]
    width = max(ends) - min(begins)
    return median(end - begin for begin, end in zip(begins, ends, strict=True)) >= _FILLED * width


def _rows(fragments: list[Fragment]) -> list[list[Fragment]]:
    """Put pieces together that stand on one line, from the top of the page, each row from left to right."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (-f.top, f.left)):
        if rows and _level(rows[-1], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda f: f.left) for row in rows]


def _level(row: list[Fragment], fragment: Fragment) -> bool:
    top, bottom = max(f.top for f in row), min(f.bottom for f in row)
    shared = min(top, fragment.top) - max(bottom, fragment.bottom)
    return shared >= _SHARED * min(top - bottom, fragment.top - fragment.bottom)


def _lines(fragments: list[Fragment]) -> list[PrintedLine]:
    """Return the lines of one column."""
    rows = _rows(fragments)
    if not rows:
        return []
    limit = max(f.right for row in rows for f in row)
    cells = _cell_starts(rows)
    lines = []
    for row in rows:
        text = _text(row, cells)
        left, right = row[0].left, max(f.right for f in row)
        letter = (right - left) / max(1, len(text))
        lines.append(PrintedLine(text, left, right, max(row, key=lambda f: f.right - f.left).base, limit, letter))
    return lines


def with_gaps(pages: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """Return the pages with the wider gaps between lines marked.

    The smallest distance between lines that is not rare, in the whole document, is that within paragraphs.
    """
    counts = Counter(
        round(step / _HALF)
        for page in pages
        for above, below in pairwise(page)
        if (step := above.base - below.base) > _HALF
    )
    often = [step for step, count in counts.items() if count >= _OFTEN] or list(counts)
    usual = min(often, default=0) * _HALF
    return [
        [
            replace(line, gap=above is not None and above.base - line.base > _GAP * usual)
            for above, line in zip([None, *page], page, strict=False)
        ]
        for page in pages
    ]


def _cell_starts(rows: list[list[Fragment]]) -> list[float]:
    """Return where cells begin: places at which, in several rows, a piece stands after a wide gap."""
    starts = Counter(
        round(right.left / _ALIGNED)
        for row in rows
        for left, right in pairwise(row)
        if right.left - left.right > _CELL * (left.top - left.bottom) and not _leads(left.text)
    )
    return [place * _ALIGNED for place, count in starts.items() if count >= _ROWS]


def _leads(text: str) -> bool:
    """Is a piece a marker or a label, after which a wide gap is no new cell?"""
    words = clean(text)
    return words.endswith(":") or split_marker(words)[0] == words


def _text(row: list[Fragment], cells: list[float]) -> str:
    parts = [row[0].text]
    for left, right in pairwise(row):
        gap, height = right.left - left.right, left.top - left.bottom
        if gap > _CELL * height and not _leads(left.text) and any(abs(right.left - x) <= _ALIGNED for x in cells):
            parts.append(SEPARATOR)
        elif gap > _SPACE * height:
            parts.append(" ")
        parts.append(right.text)
    return clean("".join(parts))
