"""Tables of records in plain text: columns parted by bars, by tabs, or by spaces that line up under their heads.

What is no such table passes through untouched.
"""

import re
from collections.abc import Iterator, Sequence

from kg.documents.lines import Line, clean
from kg.documents.tables import record_lines, sort_of

__all__ = ["with_tables"]

_RULE = re.compile(r"[\s|:+=_\-*–—]*")
_CHUNK = re.compile(r"\S+(?:[ \u00a0]\S+)*")
#: a cell may begin so many characters left of its head
_SLACK = 2
#: a row after a blank line has at least so many cells
_FEWEST = 2


def with_tables(lines: Sequence[str]) -> Iterator[str | list[Line]]:
    """Yield the lines of a text, each table of records among them as the lines that it gives.

    Args:
        lines: the lines as they stand in the file.
    """
    at = 0
    while at < len(lines):
        table = _table(lines, at) if lines[at].strip() else None
        if table is None:
            yield lines[at]
            at += 1
        else:
            yield table[0]
            at = table[1]


def _table(lines: Sequence[str], at: int) -> tuple[list[Line], int] | None:
    """Return the lines of the table whose heads stand at `at`, and the line after it; None where there is none."""
    head = lines[at]
    if "|" in head:
        rows, end = _barred(lines, at)
    elif "\t" in head.strip():
        rows, end = _tabbed(lines, at)
    elif "  " in head.strip() or "\u00a0\u00a0" in head:
        rows, end = _aligned(lines, at)
    else:
        return None
    found = record_lines([[[clean(cell)] if clean(cell) else [] for cell in row] for row in rows]) if rows else None
    return (found, end) if found else None


def _is_head(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and sort_of([clean(cell) for cell in cells]) is not None


def _bars(line: str) -> list[str]:
    return line.strip().strip("|").split("|")


def _barred(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    if not _is_head(_bars(lines[at])):
        return [], at
    rows: list[list[str]] = []
    while at < len(lines) and ("|" in lines[at] or (rows and _RULE.fullmatch(lines[at]) and lines[at].strip())):
        if not _RULE.fullmatch(lines[at]):
            rows.append(_bars(lines[at]))
        at += 1
    return rows, at


def _tabbed(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    if not _is_head(lines[at].split("\t")):
        return [], at
    rows: list[list[str]] = []
    while at < len(lines):
        here = lines[at] if lines[at].strip() or at + 1 == len(lines) else lines[at + 1]  # a blank line between rows
        if "\t" not in here.strip("\r\n "):
            break
        at += here is not lines[at]
        rows.append(here.split("\t"))
        at += 1
    return rows, at


def _aligned(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    heads = [(found.start(), found.group()) for found in _CHUNK.finditer(lines[at].replace("\t", "    "))]
    if not _is_head([text for _, text in heads]):
        return [], at
    starts = [start for start, _ in heads]
    rows: list[list[str]] = [[text for _, text in heads]]
    at += 1
    blank = False
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            if blank or at + 1 == len(lines) or _placed(lines[at + 1], starts) is None:
                break
            blank = True
        elif not _RULE.fullmatch(line):
            cells = _placed(line, starts)
            if cells is None or (blank and sum(map(bool, cells)) < _FEWEST):
                break  # a sentence below the table
            if cells[0] or blank or len(rows) == 1:
                rows.append(cells)
            else:  # the rest of cells that did not fit into one line
                rows[-1] = [f"{above} {below}".strip() for above, below in zip(rows[-1], cells, strict=True)]
            blank = False
        at += 1
    return rows, at


def _placed(line: str, starts: Sequence[int]) -> list[str] | None:
    """Return the cells of a line under the heads that begin at `starts`; None where a piece of it crosses a column."""
    cells = [""] * len(starts)
    for found in _CHUNK.finditer(line.replace("\t", "    ")):
        column = max((n for n, start in enumerate(starts) if start <= found.start() + _SLACK), default=0)
        crosses = column + 1 < len(starts) and found.end() > starts[column + 1]
        if crosses or cells[column] or (found.start() > starts[column] + _SLACK and not column):
            return None
        cells[column] = found.group()
    return cells
