"""One page of a PDF: words with their places become printed lines in reading order, those of tables with their cells.

Tables that are ruled are read by their rules (`pdf_rules`), others and columns by the white space between pieces
(`pdf_columns`). It must not look at what words mean beyond how a line begins and ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from kg.documents.pdf_columns import Zone, zones
from kg.documents.pdf_lines import Cell, Piece, PrintedLine, leads, pieces, printed, rows_of, runs_on
from kg.documents.pdf_rules import Grid, grids
from kg.documents.pdf_words import SLANTED, Box, Word

__all__ = ["reading_order", "turned_most"]

#: what stands further apart than this on one line, in heights of its letters, is no part of one sentence
_FAR = 2.0
#: in prose this part of the full lines goes on in the next one beyond doubt
_GOING = 0.4
#: full lines end within the length of a word of each other, in points
_WORD = 40.0


def turned_most(words: Sequence[Word]) -> int:
    """Return the turn by which most letters of a page are printed."""
    counts = [0] * (SLANTED + 1)
    for word in words:
        counts[word.turn] += len(word.text)
    return max(range(SLANTED), key=lambda turn: (counts[turn], -turn))


def reading_order(words: Sequence[Word], rules: Iterable[Box]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Return the lines of a page as they are read, and those that stand across it or aslant.

    Arguments:
        words: the page's words, in the library's order.
        rules: what is drawn on the page, turned as most of its words are.
    """
    most = turned_most(words)
    level = [word for word in words if word.turn == most]
    tables = [grid for grid in grids(rules) if _is_table(grid, level)]
    held: list[list[Word]] = [[] for _ in tables]
    loose: list[Word] = []
    for word in level:
        at = next((index for index, grid in enumerate(tables) if _holds(grid.box, word)), -1)
        (held[at] if at >= 0 else loose).append(word)
    blocks = pieces(loose)
    for grid, inside in zip(tables, held, strict=True):
        first = min(word.first for word in inside)
        left, bottom, right, top = grid.box
        blocks.append(Piece((), left, bottom, right, top, bottom, first, tuple(_ruled(grid, inside))))
    found = zones(blocks)
    plain = [piece for zone in found if not zone.column for piece in zone.pieces]
    frame = _frame(plain)
    lines: list[PrintedLine] = []
    for zone in found:
        lines += _lines(zone, len({line.cell.table for line in lines if line.cell}), frame)
    return lines, _aside([word for word in words if word.turn != most])


class _Frame(NamedTuple):
    """Where the lines of a page, or of a cell, end, and whether they go on from one to the next."""

    limit: float
    prose: bool


def _frame(found: Sequence[Piece], width: float | None = None) -> _Frame:
    """Return where lines end, and whether those that are full go on in the next, rather than being names or titles.

    Of a cell the `width` is known: there a full line goes on where no other breaks off early.
    """
    rows = [row for row in rows_of(found) if not row[0].table]
    limit = _limit(rows) if width is None else width
    lines = [printed(row, limit) for row in rows]
    full = [(above.text, below.text) for above, below in pairwise(lines) if above.is_full(below)]
    going = sum(runs_on(above, below) and not above.endswith(",") for above, below in full)
    early = sum(not above.is_full(below) and not runs_on(above.text, below.text) for above, below in pairwise(lines))
    whole = width is not None and len(full) - going > early
    return _Frame(limit, prose=whole or going >= _GOING * max(1, len(full)))


def _limit(rows: Sequence[Sequence[Piece]]) -> float:
    """Return where full lines end: the place furthest to the right at which several do, give or take a word."""
    ends = sorted((row[-1].right for row in rows), reverse=True)
    several = max(2, len(ends) // 8)
    for index, end in enumerate(ends):
        if index + several <= len(ends) and end - ends[index + several - 1] < _WORD:
            return end
    return ends[0] if ends else 0.0


def _is_table(grid: Grid, words: Iterable[Word]) -> bool:
    """Do at least two cells of a grid hold words? A box around a paragraph, or a frame of the page, is no table."""
    filled: set[tuple[int, int]] = set()
    for word in words:
        if _holds(grid.box, word):
            filled.add(_cell_of(grid, word))
            if len(filled) > 1:
                return True
    return False


def _holds(box: Box, word: Word) -> bool:
    x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _cell_of(grid: Grid, word: Word) -> tuple[int, int]:
    """Return the cell in which a word stands, by where it begins and the middle of its height."""
    return grid.cell_at((word.left + min(word.right, word.left + word.height)) / 2, (word.bottom + word.top) / 2)


def _ruled(grid: Grid, words: Iterable[Word]) -> list[PrintedLine]:
    """Return the lines of a ruled table cell by cell; columns are counted as far as they hold words."""
    inside: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        inside.setdefault(_cell_of(grid, word), []).append(word)
    columns = {at: index for index, at in enumerate(sorted({column for _, column in inside}))}
    done: list[PrintedLine] = []
    for (row, column), own in sorted(inside.items()):
        cell = Cell(0, row, columns[column], len(columns))
        left, _, right, _ = grid.cells[row, column]
        inside_cell = pieces(own)
        limit = right - max(0.0, min(piece.left for piece in inside_cell) - left)  # as much is left free on the right
        frame = _frame(inside_cell, limit)
        for zone in zones(inside_cell):
            done += [line.in_cell(cell, limit) for line in _lines(zone, 0, frame)]
    return done


def _lines(zone: Zone, number: int, frame: _Frame) -> list[PrintedLine]:
    """Return the printed lines of a zone: its tables from that number on, columns as wide as they are."""
    done: list[PrintedLine] = []
    if zone.rows:
        width = max(len(row) for row in zone.rows)
        rights = [max((p.right for row in zone.rows for p in row[column]), default=0.0) for column in range(width)]
        for index, row in enumerate(zone.rows):
            for column, own in enumerate(row):
                cell = Cell(number, index, column, width)
                done += [printed(line, 0).in_cell(cell, rights[column]) for line in rows_of(own)]
        return done
    if zone.column:
        frame = _frame(zone.pieces)
    for line in rows_of(zone.pieces):
        if line[0].table:
            done += [inner.numbered(number) for inner in line[0].table]
            number += 1
        else:
            done += [printed(part, frame.limit, prose=frame.prose) for part in _parted(line)]
    return done


def _parted(row: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield a row as one line, but what stands far apart, as a name and a date may, as lines of their own."""
    part = [row[0]]
    for before, piece in pairwise(row):
        far = piece.left - before.right > _FAR * min(before.height, piece.height)
        if far and not leads(before.text):
            yield part
            part = []
        part.append(piece)
    yield part


def _aside(words: Sequence[Word]) -> list[PrintedLine]:
    """Return the lines of words that stand across the page or aslant, in the library's order."""
    done = []
    for _, run in groupby(words, key=lambda word: (word.turn, word.line)):
        own = list(run)
        box = (min(w.left for w in own), min(w.bottom for w in own), max(w.right for w in own), max(w.top for w in own))
        done.append(printed([Piece(tuple(own), *box, own[0].base, own[0].first)], box[2]))
    return done
