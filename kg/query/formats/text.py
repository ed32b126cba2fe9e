"""Answers as text: csv, tsv, json, jsonl and markdown, a row at a time, columns in the order of the answer.

csv follows RFC 4180 but for its line ends, which are single line feeds, as command line tools expect.
Every format is UTF-8 without a byte order mark.
"""

import json
from typing import BinaryIO

from kg.query.rows import Answer, Row

__all__ = ["write_csv", "write_json", "write_jsonl", "write_markdown", "write_tsv"]


def _csv_cell(text: str) -> str:
    if any(char in text for char in ',"\n\r') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text


def _csv_line(row: Row) -> bytes:
    line = ",".join(map(_csv_cell, row))
    # a single empty cell would be an empty line, which readers skip
    return ((line or '""') + "\n").encode()


def write_csv(answer: Answer, out: BinaryIO) -> None:
    """Write comma separated values with a header line."""
    out.write(_csv_line(answer.columns))
    out.writelines(map(_csv_line, answer.rows))


def write_tsv(answer: Answer, out: BinaryIO) -> None:
    """Write tab separated values with a header line; tabs, line ends and backslashes in cells are escaped."""
    escapes = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
    out.write(("\t".join(answer.columns) + "\n").encode())
    lines = ("\t".join(cell.translate(escapes) for cell in row) + "\n" for row in answer.rows)
    out.writelines(line.encode() for line in lines)


def write_json(answer: Answer, out: BinaryIO) -> None:
    """Write one JSON array with an object a row."""
    mark = b"[\n "
    for row in answer.rows:
        out.write(mark + _json_object(answer, row))
        mark = b",\n "
    out.write(b"[]\n" if mark == b"[\n " else b"\n]\n")


def write_jsonl(answer: Answer, out: BinaryIO) -> None:
    """Write a JSON object a line."""
    out.writelines(_json_object(answer, row) + b"\n" for row in answer.rows)


def _json_object(answer: Answer, row: Row) -> bytes:
    return json.dumps(dict(zip(answer.columns, row, strict=True)), ensure_ascii=False).encode()


def write_markdown(answer: Answer, out: BinaryIO) -> None:
    """Write a Markdown table (GitHub's kind)."""
    out.write(_markdown_line(answer.columns))
    out.write(_markdown_line(("---",) * len(answer.columns)))
    out.writelines(map(_markdown_line, answer.rows))


def _markdown_line(row: Row) -> bytes:
    cells = (" ".join(cell.replace("\\", "\\\\").replace("|", "\\|").split()) for cell in row)
    return ("| " + " | ".join(cells) + " |\n").encode()
