"""What the engine answers, row by row; what goes wrong on the way is told, never thrown as the engine throws it.

The engine finds damage, and faults of a query that depend on the data, only when it comes to the row. Its own classes
write results themselves, which is kept.
"""

from collections.abc import Iterator
from typing import IO, Any, TypeVar

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.place import DamagedError, Place

__all__ = ["Solutions", "Triples", "failed", "guarded"]

Row = TypeVar("Row")


def failed(error: BaseException, place: Place | None) -> Exception:
    """Return what to say of an error of the engine: the store is damaged, or the query cannot be answered."""
    if place is not None and (isinstance(error, OSError) or not isinstance(error, Exception)):
        return DamagedError(f"The store {place.path} cannot be read ({error})", place.again)
    return QueryError(f"The query cannot be answered: {error}")


def _told(rows: Iterator[Row], place: Place | None, owner: object) -> Iterator[Row]:
    del owner  # it stays open for as long as there are rows to come
    try:
        yield from rows
    except (OSError, ValueError, RuntimeError) as error:
        raise failed(error, place) from None


class Solutions:
    """The solutions of a SELECT."""

    def __init__(self, solutions: ox.QuerySolutions, place: Place | None, owner: object) -> None:
        """Take the engine's solutions, the place of the store on disk, and what must stay open meanwhile."""
        self.variables = solutions.variables
        self._solutions = solutions
        self._place = place
        self._rows: Iterator[ox.QuerySolution] = _told(solutions, place, owner)

    def __iter__(self) -> Iterator[ox.QuerySolution]:
        return self._rows

    def __next__(self) -> ox.QuerySolution:
        return next(self._rows)

    def serialize(self, output: IO[bytes] | None = None, format: Any = None) -> bytes | None:  # noqa: A002
        """Write the solutions as the engine's own do."""
        try:
            return self._solutions.serialize(output, format)
        except BrokenPipeError:
            raise
        except (ValueError, RuntimeError) as error:
            raise failed(error, self._place) from None


class Triples:
    """The triples of a CONSTRUCT or DESCRIBE."""

    def __init__(self, triples: ox.QueryTriples, place: Place | None, owner: object) -> None:
        """Take what `Solutions` takes."""
        self._rows: Iterator[ox.Triple] = _told(triples, place, owner)

    def __iter__(self) -> Iterator[ox.Triple]:
        return self._rows

    def __next__(self) -> ox.Triple:
        return next(self._rows)


def guarded(results: Any, place: Place | None, owner: object) -> Any:
    """Return an engine's results as they are told."""
    if isinstance(results, ox.QuerySolutions):
        return Solutions(results, place, owner)
    return Triples(results, place, owner) if isinstance(results, ox.QueryTriples) else results
