"""The rules that are drawn on a page, and the tables whose cells they part.

It must not look at words: what a table holds is put into its cells by whoever asks.
"""

import ctypes
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import neg

import pypdfium2
import pypdfium2.raw as pdfium

from kg.documents.pdf_words import Box, turned

__all__ = ["Grid", "drawn_rules", "grids"]

#: what is drawn thinner than this is a rule, in points; what is shorter is a speck
_THIN, _SHORT = 3.0, 6.0
#: rules meet that are so near, in points
_NEAR = 3.0
#: a page with more drawn paths is a map or a chart
_MOST = 6_000
#: no table has more rows or columns, no page more rules
_LARGEST, _MOST_RUNS = 300, 1_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table.

    Arguments:
        box: around all of it.
        cells: the boxes of its cells by row and column of their upper left corner, both from 0.
        xs, ys: where its rules are, from left to right and from the top.
        roots: for each place between rules the cell that it is a part of.
    """

    box: Box
    cells: dict[tuple[int, int], Box]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    roots: dict[tuple[int, int], tuple[int, int]]

    def cell_at(self, x: float, y: float) -> tuple[int, int]:
        """Return the cell at a place; of one outside of the table, the nearest."""
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, -y, key=neg) - 1, 0), len(self.ys) - 2)
        return self.roots[row, column]


def drawn_rules(page: pypdfium2.PdfPage, *, turn: int = 0) -> list[Box]:
    """Return the rules of a page, and the edges of its boxes, as thin boxes.

    Arguments:
        page: the open page.
        turn: quarter turns to the left by which its text is printed.
    """
    rules: list[Box] = []
    edges = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.byref(edge) for edge in edges]
    count = pdfium.FPDFPage_CountObjects(page.raw)
    paths = 0
    for index in range(count):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        paths += 1
        if paths > _MOST:
            return []
        if pdfium.FPDFPageObj_GetBounds(drawn, *places):
            left, bottom, right, top = (edge.value for edge in edges)
            rules += _edges(drawn, (left, bottom, right, top))
    return [turned(rule, turn) for rule in rules]


def _edges(drawn: object, box: Box) -> Iterator[Box]:
    """Yield a thin path as it is, and the edges of others that are made of straight lines."""
    left, bottom, right, top = box
    if min(right - left, top - bottom) <= _THIN:
        if max(right - left, top - bottom) >= _SHORT:
            yield box
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke) or not stroke.value:
        return  # a coloured ground
    for (ax, ay), (bx, by) in _points(drawn):
        if abs(ax - bx) <= _THIN or abs(ay - by) <= _THIN:
            if max(abs(ax - bx), abs(ay - by)) >= _SHORT:
                yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _points(drawn: object) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the straight lines of a path, on the page."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = None
    for index in range(min(pdfium.FPDFPath_CountSegments(drawn), _MOST)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            return
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last:
            yield last, here
        last = here
        if start and pdfium.FPDFPathSegment_GetClose(segment) and kind == pdfium.FPDF_SEGMENT_LINETO:
            yield here, start
            last = start


def grids(rules: Iterable[Box]) -> list[Grid]:
    """Return the tables that rules draw, those within another left out, from the top of the page.

    Arguments:
        rules: as `drawn_rules` gives them.
    """
    across, down = _runs(rules)
    if max(len(across), len(down)) > _MOST_RUNS:
        return []
    found = []
    for rows, columns in _together(across, down):
        if grid := _grid(rows, columns):
            found.append(grid)
    outer = [one for one in found if not any(one is not other and _within(one.box, other.box) for other in found)]
    return sorted(outer, key=lambda grid: (-grid.box[3], grid.box[0]))


#: a rule: where it lies, and from where to where it goes
_Run = tuple[float, float, float]
#: a row and a column
_Cell = tuple[int, int]


def _runs(rules: Iterable[Box]) -> tuple[list[_Run], list[_Run]]:
    """Return the rules across and those down, pieces of one rule put together."""
    across, down = [], []
    for left, bottom, right, top in rules:
        if right - left >= top - bottom:
            across.append(((bottom + top) / 2, left, right))
        else:
            down.append(((left + right) / 2, bottom, top))
    return _merged(across), _merged(down)


def _merged(runs: list[_Run]) -> list[_Run]:
    lying: dict[float, list[_Run]] = defaultdict(list)
    at = None
    for run in sorted(runs):
        if at is None or run[0] - at > _NEAR:
            at = run[0]
        lying[at].append(run)
    done = []
    for level, pieces in lying.items():
        begin = end = None
        for _, first, last in sorted(pieces, key=lambda piece: piece[1:]):
            if begin is not None and end is not None and first <= end + _NEAR:
                end = max(end, last)
                continue
            if begin is not None and end is not None:
                done.append((level, begin, end))
            begin, end = first, last
        if begin is not None and end is not None:
            done.append((level, begin, end))
    return done


def _together(across: list[_Run], down: list[_Run]) -> Iterator[tuple[list[_Run], list[_Run]]]:
    """Yield the groups of rules that meet."""
    owner = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while owner[one] != one:
            owner[one] = owner[owner[one]]
            one = owner[one]
        return one

    for number, (y, left, right) in enumerate(across):
        for other, (x, bottom, top) in enumerate(down, len(across)):
            if left - _NEAR <= x <= right + _NEAR and bottom - _NEAR <= y <= top + _NEAR:
                owner[root(number)] = root(other)
    groups: dict[int, tuple[list[_Run], list[_Run]]] = defaultdict(lambda: ([], []))
    for number, run in enumerate([*across, *down]):
        groups[root(number)][number >= len(across)].append(run)
    yield from groups.values()


def _grid(across: list[_Run], down: list[_Run]) -> Grid | None:
    """Return the cells that rules part, merged where no rule lies between; None for a single box."""
    if not across or not down:
        return None
    xs = _places([x for x, _, _ in down] + [end for _, *ends in across for end in ends])
    ys = _places([y for y, _, _ in across] + [end for _, *ends in down for end in ends])[::-1]
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows < 2 or max(columns, rows) > _LARGEST:
        return None
    roots = _parted(xs, ys, across, down)
    boxes: dict[_Cell, Box] = {}
    for (row, column), key in roots.items():
        box = (xs[column], ys[row + 1], xs[column + 1], ys[row])
        boxes[key] = _around(boxes[key], box) if key in boxes else box
    return Grid((xs[0], ys[-1], xs[-1], ys[0]), boxes, tuple(xs), tuple(ys), roots) if len(boxes) > 1 else None


def _parted(xs: list[float], ys: list[float], across: list[_Run], down: list[_Run]) -> dict[_Cell, _Cell]:
    """Return for each cell the first of those with which it is one, as no rule lies between them."""
    columns, rows = len(xs) - 1, len(ys) - 1
    owner = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def root(cell: _Cell) -> _Cell:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    for row in range(rows):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(1, columns):
            if not _lies(down, xs[column], middle):
                owner[root((row, column))] = root((row, column - 1))
    for column in range(columns):
        middle = (xs[column] + xs[column + 1]) / 2
        for row in range(1, rows):
            if not _lies(across, ys[row], middle):
                first, second = root((row - 1, column)), root((row, column))
                owner[max(first, second)] = min(first, second)
    return {cell: root(cell) for cell in owner}


def _places(values: list[float]) -> list[float]:
    """Return the places of rules, near ones put together."""
    done: list[float] = []
    for value in sorted(values):
        if not done or value - done[-1] > _NEAR * 1.5:
            done.append(value)
    return done


def _lies(runs: list[_Run], level: float, middle: float) -> bool:
    return any(abs(at - level) <= _NEAR * 1.5 and begin - _NEAR <= middle <= end + _NEAR for at, begin, end in runs)


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _within(one: Box, other: Box) -> bool:
    return (
        one[0] >= other[0] - _NEAR
        and one[1] >= other[1] - _NEAR
        and one[2] <= other[2] + _NEAR
        and one[3] <= other[3] + _NEAR
    )
