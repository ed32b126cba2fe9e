"""Titles known by numbers that count upwards, with no full stop: "84 APOLOGIES", "85 MINUTES"; "COU/35/25 Welcome"."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from kg.documents.lines import Line
from kg.documents.titles import numbered_title

__all__ = ["counted_titles"]

#: the parts of a number: letters, figures, and figures behind a stroke
_PARTS = re.compile(r"([A-Z]*)[./-]?(\d{1,4})(?:/(\d{1,4}))?")
#: so many titles make a series, and of a hundred steps so many may lead to the line right below
_FEWEST, _MOST_BELOW = 3, 34

# letters and figures of a number
_Number = tuple[str, tuple[int, ...]]


def counted_titles(lines: Sequence[Line], start: int, titled: Callable[[Line], bool]) -> list[int]:
    """Return the lines that are titles by a number without a full stop, each one more than that before it.

    A list of names or places counts upwards too, but has no text between its lines.

    Args:
        lines: of a paper.
        start: the first that may be a title.
        titled: whether a line looks like a title.

    Returns:
        The indexes of the longest series; none where it is short or a list.
    """
    series: dict[_Number, list[int]] = {}  # by its last number
    best: list[int] = []
    for index in range(start, len(lines)):
        number = _number(lines[index]) if titled(lines[index]) else None
        if number is None:
            continue
        run = next((series.pop(one) for one in _before(number) if one in series), [])
        run.append(index)
        series[number] = run
        best = max(best, run, key=len)
    below = sum(after == index + 1 for index, after in pairwise(best))
    return best if len(best) >= _FEWEST and 100 * below <= _MOST_BELOW * (len(best) - 1) else []


def _number(line: Line) -> _Number | None:
    """Return the number with which an unmarked line begins: bare before a title in capitals, else with letters."""
    if line.marker or line.table or line.cell:
        return None
    number, title = numbered_title(line.words)
    parts = _PARTS.fullmatch(number)
    if parts is None or not line.words.startswith(number) or not (parts[1] or title.isupper()):
        return None
    return parts[1], tuple(int(part) for part in parts.groups()[1:] if part)


def _before(number: _Number) -> Iterator[_Number]:
    """Yield the numbers after which one may come: a figure less by one."""
    letters, figures = number
    for at, figure in enumerate(figures):
        yield letters, (*figures[:at], figure - 1, *figures[at + 1 :])
