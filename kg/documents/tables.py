"""Tables of records: which a table is by its heads, and its rows as lines whose cells keep their columns.

A cell belongs to its own column and row only. A table whose heads say nothing is none of records and is read as before.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.documents.lines import Line, to_line

__all__ = ["Grid", "TableSort", "record_lines", "sort_of", "sorts"]

#: a table as a format gives it: rows of cells, each the paragraphs of its text; a cell that spans others is theirs too
Grid = Sequence[Sequence[Sequence[str]]]

#: heads stand in one of the first rows
_HEAD_ROWS = 3
#: a head has no more words
_HEAD_WORDS = 6
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SIGNS = re.compile(r"[^a-z0-9 ]+")
_FIGURE = re.compile(
    r"[£+-]?\s?\d[\d,]*(?:\.\d+)?\s?(?:%|k|m|bn|million|weeks?|days?|months?)?|[-–—]|n/?a", re.IGNORECASE
)
#: the text between two cells of a row
_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class TableSort:
    """A sort of tables: the columns that it must have, one of each group, and what each head stands for."""

    needs: tuple[frozenset[str], ...]
    heads: Mapping[str, str]
    figures: bool = False


@cache
def sorts() -> Mapping[str, TableSort]:
    """Return the sorts of tables by name, in their order of precedence, as data/tables.toml tells them."""
    data = tomllib.loads((Path(__file__).parent / "data" / "tables.toml").read_text(encoding="utf-8"))
    return {
        name: TableSort(
            tuple(frozenset(group) for group in told["needs"]),
            {head: role for role, heads in told["columns"].items() for head in heads},
            bool(told.get("figures")),
        )
        for name, told in data.items()
    }


def sort_of(heads: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return the sort of a table and what each of its columns holds, by its heads; None where they say nothing."""
    plain = [_plain(head) for head in heads]
    for name, sort in sorts().items():
        roles: list[str] = []
        for head in plain:
            role = sort.heads.get(head, "")
            roles.append(role if role and role not in roles else "")
        if all(group & set(roles) for group in sort.needs):
            return name, tuple(roles)
    return None


def _plain(head: str) -> str:
    return " ".join(_SIGNS.sub(" ", _BRACKETS.sub(" ", head.lower()).replace("/", " ")).split())


def record_lines(grid: Grid, *, page: int = 0, above: tuple[str, tuple[str, ...]] | None = None) -> list[Line] | None:
    """Return the lines of a table of records; None for a table that is none.

    Args:
        grid: the table.
        page: the page, in formats that have pages.
        above: sort and columns of the table on the page before, where this may be the rest of it.

    Returns:
        What stands above the heads as lines of its own, then a line for each row, cells parted by " | ". The lines
        have the table's sort, what its columns hold, and where in them each cell stands.
    """
    found = _heads(grid)
    if found is None:
        return _rest(grid, *above, page=page) if above else None
    at, sort, roles = found
    titles = [to_line(text, gap=int(not n), page=page) for n, row in enumerate(grid[:at]) for text in _distinct(row)]
    rows = [grid[at], *(part for row in grid[at + 1 :] for part in _parted(row, roles))]
    lines = [_row(row, sort, roles, head=not n, gap=int(not n and not titles), page=page) for n, row in enumerate(rows)]
    kept = [line for line in lines if line is not None]
    return [*titles, *kept] if len(kept) > 1 else None


def _rest(grid: Grid, sort: str, roles: tuple[str, ...], *, page: int) -> list[Line] | None:
    """Return the lines of the rest of a table, where it has as many columns; None where it is another table."""
    if not grid or any(len(row) != len(roles) for row in grid):
        return None
    made = (_row(part, sort, roles, head=False, gap=0, page=page) for row in grid for part in _parted(row, roles))
    return [line for line in made if line is not None] or None


def _heads(grid: Grid) -> tuple[int, str, tuple[str, ...]] | None:
    """Return the row of the heads, the sort of the table, and what its columns hold."""
    for at, row in enumerate(grid[:_HEAD_ROWS]):
        heads = [" ".join(cell) for cell in row]
        if any(len(head.split()) > _HEAD_WORDS + 3 for head in heads):
            return None
        found = sort_of(heads)
        if found is not None and (not sorts()[found[0]].figures or _has_figures(grid[at + 1 :], found[1])):
            return at, *found
    return None


def _has_figures(rows: Grid, roles: tuple[str, ...]) -> bool:
    """Return whether a column of which the head says nothing holds figures in most of its cells."""
    for column, role in enumerate(roles):
        cells = [" ".join(row[column]) for row in rows if column < len(row) and row[column]]
        if not role and cells and 2 * sum(bool(_FIGURE.fullmatch(cell)) for cell in cells) > len(cells):
            return True
    return False


def _distinct(row: Sequence[Sequence[str]]) -> list[str]:
    """Return the paragraphs of a row that stands above the heads; of a cell that spans others once."""
    return list(dict.fromkeys(text for cell in row for text in cell))


def _parted(row: Sequence[Sequence[str]], roles: tuple[str, ...]) -> list[Sequence[Sequence[str]]]:
    """Return a row as several, where a cell lists actions and the others as many owners and dates, or one."""
    if "what" not in roles:
        return [row]
    tasks = row[roles.index("what")] if roles.index("what") < len(row) else ()
    size = len(tasks)
    others = [cell for column, cell in enumerate(row) if roles[column : column + 1] != ("what",)]
    sizes = {len(cell) for cell in others}
    if size < 2 or size not in sizes or not sizes <= {0, 1, size}:
        return [row]
    return [[[cell[n]] if len(cell) == size else cell for cell in row] for n in range(size)]


def _row(
    row: Sequence[Sequence[str]], sort: str, roles: tuple[str, ...], *, head: bool, gap: int, page: int
) -> Line | None:
    """Return a row as a line; None for one without text, or one cell of which spans all columns."""
    texts = [" ".join(cell).replace("|", "/").strip() for cell in row]
    if not any(texts) or (len(set(texts)) == 1 and len(texts) > 1):
        return None
    cells: list[tuple[int, int, int]] = []
    parts: list[str] = []
    length = 0
    for column, text in enumerate(texts):
        if not text:
            continue
        length += len(_BETWEEN) if parts else 0
        cells.append((column, length, length + len(text)))
        parts.append(text)
        length += len(text)
    line = Line(_BETWEEN.join(parts), kind="row", gap=gap, page=page)
    return replace(line, table=sort, roles=roles, cells=tuple(cells), head=head)
