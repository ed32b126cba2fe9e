"""Columns and unruled tables: which pieces of a page stand beside each other, and whether they are read down or across.

White space alone does not tell a table from columns of prose. What does: columns are written one after another and
their lines run on from one to the next; the cells of a table are written row by row and each is whole. Where nothing is
certain columns are read, since a line taken over from a neighbouring cell is worse than a row that is not seen.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from kg.documents.pdf_lines import Piece, leads, rows_of, runs_on

__all__ = ["Zone", "zones"]

#: the narrowest gutter, in heights of letters, and in points
_GUTTER, _LEAST = 0.6, 5.0
#: what hangs over into a gutter by less is on its side, in points
_OVER = 2.0
#: rows further apart than this many usual steps are not of one block
_APART = 1.6
#: nor are rows of the same cells that are so far apart
_FAR = 6.0
#: columns within columns are no deeper, and the next row of several pieces is looked for no further, in rows
_DEEPEST, _LONE = 4, 40
#: this part of the rows of a table has more than one cell
_SHARE = 0.75
#: this part of a column's cells are figures or dates where it is one of figures
_FIGURES = 0.6
#: prose fills this part of a column's width, in its middle line
_FILLED = 0.6
_FIGURE = re.compile(r"\D{0,4}\d[\d,.:/–-]*\s?\S{0,8}(?:\s\S{1,9}){0,2}")


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a page: `pieces` that are read line by line, or `rows` of cells, each with the pieces in it.

    `column` says that other columns stand beside it.
    """

    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    column: bool = False


def zones(found: Iterable[Piece], *, depth: int = 0) -> list[Zone]:
    """Return the parts of a page, or of a cell, in reading order.

    Arguments:
        found: its pieces, in any order.
        depth: within how many columns they stand.
    """
    rows = rows_of(found)
    done: list[Zone] = []
    plain: list[Piece] = []
    step = _usual_step(rows)
    at = 0
    while at < len(rows):
        end, gaps = _beside(rows, at, step) if depth < _DEEPEST else (at + 1, [])
        if not gaps:
            plain += rows[at]
            at += 1
            continue
        if plain:
            done.append(Zone(tuple(plain)))
            plain = []
        done += _read(rows[at:end], gaps, depth)
        at = end
    return [*done, Zone(tuple(plain))] if plain else done


_Gap = tuple[float, float]


def _usual_step(rows: Sequence[Sequence[Piece]]) -> float:
    """Return the usual distance from line to line; that of letters where there is none."""
    steps = [above[0].base - below[0].base for above, below in pairwise(rows) if above[0].base > below[0].base]
    heights = [row[0].height for row in rows if not row[0].table]
    return min(median(steps), 2 * median(heights)) if steps and heights else max(heights, default=0.0)


def _beside(rows: Sequence[Sequence[Piece]], at: int, step: float) -> tuple[int, list[_Gap]]:
    """Return where the block ends that begins with a row, and the gutters that go through all of it."""
    gaps = _gaps(rows[at])
    if not gaps:
        return at + 1, []
    several, last = 1, at
    for index in range(at + 1, len(rows)):
        row = rows[index]
        above, here = rows[index - 1][0].base, max(piece.base for piece in row)
        narrowed = [gap for gap in (_narrowed(gap, row) for gap in gaps) if gap]
        if not narrowed or (len(narrowed) < len(gaps) and several > 1):
            break
        alone = len({_column(piece, narrowed) for piece in row}) == 1
        own = len(_gaps(row))
        far = above - here > (_FAR if own == len(gaps) else _APART) * step and not alone
        if far or own > len(gaps) or (several == 1 and index - at > _LONE):
            break
        if alone and above - here > _APART * step and not _goes_on(rows, index, narrowed):
            break
        gaps = narrowed
        if not alone:
            several, last = several + 1, index
    end = _tail(rows, at, last, gaps, step)
    return (end, gaps) if several > 1 else (at + 1, [])


def _goes_on(rows: Sequence[Sequence[Piece]], index: int, gaps: list[_Gap]) -> bool:
    """Does a table go on after a row of one cell that stands apart: is the next row of several cells again?"""
    if index + 1 >= len(rows):
        return False
    row = rows[index + 1]
    narrowed = [gap for gap in (_narrowed(gap, row) for gap in gaps) if gap]
    return len(narrowed) == len(gaps) and len({_column(piece, gaps) for piece in row}) > 1


def _tail(rows: Sequence[Sequence[Piece]], at: int, last: int, gaps: list[_Gap], step: float) -> int:
    """Return where the block ends, with the rows of the first column alone that still belong to it."""
    inside = [piece for row in rows[at : last + 1] for piece in row]
    in_turn = _in_turn(inside, gaps)
    after = min((piece.first for piece in inside if _column(piece, gaps)), default=0)
    end = last + 1
    while end < len(rows):
        row = rows[end]
        if any(_column(piece, gaps) or not all(_narrowed(gap, [piece]) for gap in gaps) for piece in row):
            break
        near = rows[end - 1][0].base - row[0].base <= _APART * step
        if not (all(piece.first < after for piece in row) if in_turn else near):
            break
        end += 1
    return end


def _gaps(row: Sequence[Piece]) -> list[_Gap]:
    done = []
    right = row[0].right
    for before, piece in pairwise(row):
        right = max(right, before.right)
        if piece.left - right >= max(_LEAST, _GUTTER * min(before.height, piece.height)) and not (
            before.table and piece.table
        ):
            done.append((right, piece.left))
    return done


def _narrowed(gap: _Gap, row: Iterable[Piece]) -> _Gap | None:
    """Return what is left of a gutter where it passes a row; None where a piece crosses it."""
    low, high = gap
    for piece in row:
        if piece.right <= low + _OVER or piece.left >= high - _OVER:
            continue
        if piece.left <= low and piece.right >= high:
            return None
        if piece.left - low < high - piece.right:
            low = max(low, piece.right)
        else:
            high = min(high, piece.left)
        if high - low < _LEAST:
            return None
    return low, high


def _column(piece: Piece, gaps: Sequence[_Gap]) -> int:
    middle = (piece.left + piece.right) / 2
    return sum(middle > (low + high) / 2 for low, high in gaps)


def _in_turn(found: Iterable[Piece], gaps: Sequence[_Gap]) -> bool:
    """Is each column written as a whole before the next begins?"""
    columns = [_column(piece, gaps) for piece in sorted(found, key=lambda one: one.first)]
    return all(before <= after for before, after in pairwise(columns))


def _read(rows: Sequence[Sequence[Piece]], gaps: Sequence[_Gap], depth: int) -> Iterator[Zone]:
    """Yield a block as a table, or column after column."""
    found = [piece for row in rows for piece in row]
    columns: list[list[Piece]] = [[] for _ in range(len(gaps) + 1)]
    for piece in found:
        columns[_column(piece, gaps)].append(piece)
    lines = [rows_of(column) for column in columns]
    if len(columns) == 2 and all(len(row) == 1 and leads(row[0].text) for row in lines[0]):
        yield Zone(tuple(found))  # markers of a list, or labels
        return
    if table := _table(rows, lines, gaps):
        yield Zone(rows=tuple(tuple(tuple(cell) for cell in row) for row in table))
        return
    for column in columns:
        yield from (replace(zone, column=True) for zone in zones(column, depth=depth + 1))


def _table(
    rows: Sequence[Sequence[Piece]], lines: Sequence[Sequence[Sequence[Piece]]], gaps: Sequence[_Gap]
) -> list[list[list[Piece]]]:
    """Return the rows of a block as cells where it is a table; empty where it is columns."""
    found = [piece for row in rows for piece in row]
    if any(piece.table for piece in found):
        return []
    across = sum(len({_column(piece, gaps) for piece in row}) > 1 for row in rows) >= _SHARE * len(rows)
    if _in_turn(found, gaps):
        whole = not any(_runs_on(above, below) for column in lines for above, below in pairwise(column))
        return _cells(rows, gaps) if across and whole and _short(lines) else []
    for groups in (_written(found, gaps), _banded(rows), [list(row) for row in rows] if across else []):
        cells = _cells(groups, gaps)
        if len(cells) > 1 and _are_rows(cells):
            return cells
    return []


def _cells(groups: Iterable[Iterable[Piece]], gaps: Sequence[_Gap]) -> list[list[list[Piece]]]:
    done = []
    for group in groups:
        row: list[list[Piece]] = [[] for _ in range(len(gaps) + 1)]
        for piece in group:
            row[_column(piece, gaps)].append(piece)
        done.append(row)
    return done


def _written(found: Iterable[Piece], gaps: Sequence[_Gap]) -> list[list[Piece]]:
    """Return the rows in which pieces were written: each begins where the writing goes back to the left."""
    groups: list[list[Piece]] = []
    last = -1
    for piece in sorted(found, key=lambda one: one.first):
        column = _column(piece, gaps)
        if not groups or column < last:
            groups.append([])
        groups[-1].append(piece)
        last = column
    return groups


def _banded(rows: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Return rows that wider gaps part from each other, over all columns."""
    steps = [min(p.base for p in above) - max(p.base for p in below) for above, below in pairwise(rows)]
    usual = min(steps, default=0)
    bands = [list(rows[0])]
    for step, row in zip(steps, rows[1:], strict=True):
        if step > _APART * 0.85 * usual:
            bands.append([])
        bands[-1] += row
    return bands


def _are_rows(cells: Sequence[Sequence[Sequence[Piece]]]) -> bool:
    """Are groups the rows of a table: below one another, most with several cells, no cell running on into the next?"""
    several = sum(sum(bool(cell) for cell in row) > 1 for row in cells)
    if several < _SHARE * len(cells):
        return False
    for above, below in pairwise(cells):
        bottom = min(piece.base for cell in above for piece in cell)
        if max(piece.base for cell in below for piece in cell) >= bottom:
            return False
        for before, after in zip(above, below, strict=True):
            if before and after and _runs_on(rows_of(before)[-1], rows_of(after)[0]):
                return False
    return True


def _runs_on(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Does a line of a column run on into the next?"""
    return runs_on(above[-1].text, below[0].text)


def _short(lines: Sequence[Sequence[Sequence[Piece]]]) -> bool:
    """Are the cells of columns short, or figures, rather than prose that fills its column?"""
    if len(lines) > 2:
        return True
    for column in lines[1:]:
        texts = [row[0].text for row in column]
        if sum(bool(_FIGURE.fullmatch(text)) for text in texts) >= _FIGURES * len(texts):
            return True
    widths = [[row[-1].right - row[0].left for row in column] for column in lines]
    return all(median(width) < _FILLED * max(width) or max(width) < 10 * column[0][0].height
               for width, column in zip(widths, lines, strict=True))  # fmt: skip
