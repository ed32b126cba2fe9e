"""An answer for reading on a terminal: a table where it fits, else a block of lines for each row; through a pager."""

import io
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from kg.cli.shown import shown
from kg.query.rows import Answer, Row

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["write_table"]

#: the narrowest that a column with long cells may get before a row is written as lines
NARROWEST = 8
#: characters of the longest word that is never cut; what is longer is a name of a paper or an address
LONGEST_WORD = 16
#: blanks between two columns
GAP = 2


def write_table(answer: Answer, out: BinaryIO) -> None:
    """Write the answer as wide as the terminal, in colour and through a pager where `out` is a terminal.

    Cells wrap between words, so that nothing is cut off. Where the columns would get too narrow to be read, each row
    becomes a block with a line for each column that is not empty.
    """
    from rich.console import Console

    rows = [tuple(map(shown, row)) for row in answer.rows]
    is_terminal = out is sys.stdout.buffer and sys.stdout.isatty()
    text = io.StringIO()
    console = Console(file=text, force_terminal=is_terminal or None)
    widths = _widths(answer.columns, rows, console.width)
    if rows:
        console.print(_table(answer.columns, rows, widths) if widths else _blocks(answer.columns, rows))
    console.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", style="dim")
    told = "".join(line.rstrip() + "\n" for line in text.getvalue().splitlines())
    if is_terminal and told.count("\n") >= console.height:
        import click

        click.echo_via_pager(told, color=True)
    else:
        out.write(told.encode())


def _widths(columns: Row, rows: Sequence[Row], room: int) -> list[int]:
    """Return the width of each column: its words whole at least, and what is left where most would wrap.

    Nothing is returned where there is no room for that.
    """
    cells = [(name, *(row[place] for row in rows)) for place, name in enumerate(columns)]
    whole = [max(map(len, column)) for column in cells]
    widths = [min(width, _narrowest(column)) for width, column in zip(whole, cells, strict=True)]
    spare = room - sum(widths) - GAP * (len(widths) - 1)
    if spare < 0:
        return []
    for _ in range(min(spare, sum(whole) - sum(widths))):
        widths[max(range(len(widths)), key=lambda place: whole[place] / widths[place])] += 1
    return widths


def _narrowest(column: Sequence[str]) -> int:
    """Return the width below which a word of a column would be cut, its head among them."""
    words = [len(word) for cell in column for word in cell.split()]
    return max(NARROWEST if max(words, default=0) > LONGEST_WORD else 1, *(n for n in words if n <= LONGEST_WORD), 1)


def _table(columns: Row, rows: Sequence[Row], widths: Sequence[int]) -> "RenderableType":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0), header_style="bold")
    for name, width in zip(columns, widths, strict=True):
        table.add_column(name, width=width, overflow="fold")
    for row in rows:
        # Text, not a string: a cell may hold what rich would read as markup
        table.add_row(*(Text(cell) for cell in row))
    return table


def _blocks(columns: Row, rows: Sequence[Row]) -> "RenderableType":
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    blocks: list[RenderableType] = []
    for row in rows:
        block = Table.grid(padding=(0, 2, 0, 0))
        block.add_column(style="bold", no_wrap=True)
        block.add_column(overflow="fold")
        for name, cell in zip(columns, row, strict=True):
            if cell:
                block.add_row(name, Text(cell))
        blocks += [block, Text("")]
    return Group(*blocks)
