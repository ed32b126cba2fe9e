"""The evidence of an answer whose rows are put together from many facts: for each value the one sentence that says it.

It chooses among the places of the facts; what a place is, is the business of `kg.query.evidence`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple
from itertools import groupby

from kg.query.evidence import EVIDENCE_COLUMNS, Place, places_of
from kg.query.rows import Answer, Cell, Engine, Found

__all__ = ["CELL_COLUMNS", "with_cell_evidence"]

#: which value a row of evidence is about
CELL_COLUMNS = ("column", "value")


def with_cell_evidence(answer: Answer, rows: Iterator[Found], engine: Engine) -> Answer:
    """Return a row for each value: the row's own name (its first cell), the column, the value, and where it is said.

    Args:
        answer: its columns and title are taken.
        rows: its rows, with the facts on which their values rest.
        engine: the store.
    """
    columns = (answer.columns[0], *CELL_COLUMNS, *EVIDENCE_COLUMNS)
    return Answer(columns, _with_places(answer.columns, rows, engine), answer.title)


def _with_places(columns: Sequence[str], rows: Iterator[Found], engine: Engine) -> Iterator[tuple[str, ...]]:
    for row in rows:
        known = places_of((cell.fact for cell in row.values), engine)
        ordered = sorted(row.values, key=lambda cell: (columns.index(cell.column), cell.value))
        for (column, value), cells in groupby(ordered, key=lambda cell: (cell.column, cell.value)):
            places = [(_rank(cell, place), place) for cell in cells for place in known.get(cell.fact, ())]
            if places:
                yield (row.cells[0], column, value, *astuple(min(places, key=lambda one: one[0])[1]))


def _rank(cell: Cell, place: Place) -> tuple[int, str, str, int, int]:
    """Return how well a place supports a value: by name, with all of its fact, or not; then the first that said it."""
    fit = 1 if not place.supports else 0 if cell.supports in place.supports.split("; ") else 2
    return fit, place.said or "9999", place.document, int(place.start), int(place.end)
