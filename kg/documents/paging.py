"""How a long document tells how far its reading is."""

from collections.abc import Callable

__all__ = ["Progress", "no_progress"]

#: is called with the number of a page, from 1, and how many there are
Progress = Callable[[int, int], None]


def no_progress(number: int, count: int) -> None:
    """Tell nobody of a page."""
