"""An answer as a table on a terminal, drawn by rich; cells wrap, so no line is wider than the terminal."""

import io
from typing import BinaryIO

from kg.query.run import Answer

__all__ = ["write_table"]


def write_table(answer: Answer, out: BinaryIO) -> None:
    """Draw the answer as a table, in colour when `out` is a terminal."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for name in answer.columns:
        table.add_column(name, overflow="fold")
    count = 0
    for row in answer.rows:
        # Text, not a string: a cell may hold what rich would read as markup
        table.add_row(*(Text(cell) for cell in row))
        count += 1
    stream = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    try:
        console = Console(file=stream)
        if count:
            console.print(table)
        console.print(f"{count} row{'' if count == 1 else 's'}", style="dim")
    finally:
        stream.detach()
