"""Answers in the formats that other programs read, a row at a time: one function each, found by name."""

import importlib
from collections.abc import Mapping
from typing import BinaryIO

from kg.errors import QueryError
from kg.query.rows import Answer

__all__ = ["FORMATS", "disarmed", "format_of_file", "write"]

#: name -> module and function that writes it; a module is loaded when its format is asked for
FORMATS: Mapping[str, tuple[str, str]] = {
    "csv": ("text", "write_csv"),
    "tsv": ("text", "write_tsv"),
    "json": ("text", "write_json"),
    "jsonl": ("text", "write_jsonl"),
    "markdown": ("text", "write_markdown"),
    "html": ("page", "write_html"),
    "xlsx": ("sheet", "write_xlsx"),
    "sparql-json": ("results", "write_sparql_json"),
    "sparql-xml": ("results", "write_sparql_xml"),
}

#: ending of a file -> format, where they differ
_ENDINGS = {"md": "markdown", "ndjson": "jsonl", "htm": "html", "srj": "sparql-json", "srx": "sparql-xml"}


def write(answer: Answer, name: str, out: BinaryIO) -> None:
    """Write an answer in the format called `name`.

    Raises:
        QueryError: there is no such format, or it cannot hold the answer.
    """
    if name not in FORMATS:
        raise QueryError(f"There is no format {name!r}", f"It is one of: {', '.join(FORMATS)}")
    module, function = FORMATS[name]
    getattr(importlib.import_module(f"kg.query.formats.{module}"), function)(answer, out)


def format_of_file(path: str) -> str | None:
    """Return the format that the ending of a file name stands for, or None."""
    ending = path.rpartition(".")[2].lower()
    ending = _ENDINGS.get(ending, ending)
    return ending if ending in FORMATS else None


def disarmed(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: an apostrophe goes before what looks like one."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
