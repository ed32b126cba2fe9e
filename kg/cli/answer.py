"""Writing an answer where and how the user wants it."""

import sys
from dataclasses import replace

import click

from kg.cli.output import opened
from kg.cli.shown import style_of
from kg.query.formats import FORMATS, disarmed, format_of_file, write
from kg.query.rows import Answer

__all__ = ["FORMAT_NAMES", "write_answer"]

FORMAT_NAMES = ("table", *FORMATS)


def write_answer(answer: Answer, format_: str | None, output: str | None, *, for_spreadsheet: bool = False) -> None:
    """Write an answer.

    Arguments:
        answer: its rows are taken one at a time.
        format_: one of `FORMAT_NAMES`; None is a table on a terminal, else csv, or by the ending of the file.
        output: path of a file, None for standard output.
        for_spreadsheet: disarm cells that a spreadsheet would run as formulas.
    """
    if format_ is None and output is not None:
        format_ = format_of_file(output)
    if format_ is None:
        format_ = "table" if output is None and sys.stdout.isatty() else "csv"
    if for_spreadsheet:
        answer = replace(answer, rows=(tuple(map(disarmed, row)) for row in answer.rows))
    if format_ == "xlsx" and output is None and sys.stdout.isatty():
        raise click.UsageError("A workbook cannot be shown on a terminal. Name a file with -o.")
    with opened(output, style=style_of(format_)) as stream:
        if format_ == "table":
            from kg.cli.table import write_table

            write_table(answer, stream)
        else:
            write(answer, format_, stream)
