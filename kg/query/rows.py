"""What an answer is: rows of plain text, each with the facts it rests on; and what gives them.

It asks nothing itself, so that whatever adds to an answer may know it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

__all__ = ["CELLS", "FACT", "Answer", "Cell", "Engine", "Found", "Row", "answer_of", "cell_text"]

#: the variable that holds the IRI of the fact a row rests on, or several IRIs with spaces between
FACT = "fact"

#: the variable that tells which fact each value of a row rests on, where a row is put together from many: a line for
#: each value, with the column, the word for what the sentence must support, the value, and the IRI of the fact,
#: parted by tabs
CELLS = "cells"

Row = tuple[str, ...]


class Engine(Protocol):
    """What answers a query text: the store."""

    def query(self, text: str) -> Any:
        """Return solutions (with `variables`), triples or a truth value."""


@dataclass(frozen=True)
class Answer:
    """An answer: the names of its columns, and its rows as they come. The rows can be gone through once."""

    columns: tuple[str, ...]
    rows: Iterable[Row] = field(repr=False)
    title: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A value in a row that is put together from many facts, and the fact that it rests on.

    Arguments:
        column: where the value stands.
        supports: what a sentence must say to support it, in words (`Place.supports`).
        value: one of those in the cell.
        fact: the IRI.
    """

    column: str
    supports: str
    value: str
    fact: str


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a question with the IRIs of the facts on which it rests, and where it tells, those of its values."""

    cells: Row
    facts: tuple[str, ...]
    values: tuple[Cell, ...] = ()


def cell_text(term: Any, *, is_list: bool = False) -> str:
    """Return the plain text of a term; of nothing it is empty; a list is sorted and free of doubles."""
    if term is None:
        return ""
    text: str = term.value
    if is_list and "; " in text:
        return "; ".join(sorted({part.strip() for part in text.split("; ")} - {""}))
    return text


def answer_of(results: Any) -> Answer:
    """Return what an engine gave as an answer: solutions, triples in three columns, a truth as one cell."""
    if hasattr(results, "variables"):
        columns = tuple(variable.value for variable in results.variables)
        return Answer(columns, (tuple(cell_text(term) for term in row) for row in results))
    if hasattr(results, "__iter__"):
        rows = (tuple(cell_text(term) for term in (t.subject, t.predicate, t.object)) for t in results)
        return Answer(("subject", "predicate", "object"), rows)
    return Answer(("answer",), (("yes" if results else "no",),))
