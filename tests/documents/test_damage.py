"""Whatever happened to a file, it is read or refused; nothing else."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from documents.printing import column, pdf, streams
from documents.test_docx import minutes
from documents.test_html import PAGE
from documents.test_meeting import MEETING, TABLE
from documents.test_pdf import FIRST, SECOND

from kg.documents import read_document
from kg.documents.media import media_type
from kg.errors import DocumentError

FILES = {
    "pdf": pdf([column(FIRST), column(SECOND)]),
    "docx": minutes(),
    "html": PAGE.encode(),
    "txt": f"{MEETING}\n{TABLE}".encode(),
}
#: so many damaged copies of each
_COPIES = 120


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some changed, taken out, put in or doubled."""
    rest = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        at = chance.randrange(max(1, len(rest)))
        match chance.randrange(4):
            case 0:
                rest[at : at + 1] = chance.randbytes(1)
            case 1:
                del rest[at : at + chance.randrange(1, 50)]
            case 2:
                rest[at:at] = chance.randbytes(chance.randrange(1, 20))
            case _:
                rest[at:at] = rest[at : at + chance.randrange(1, 400)]
    return bytes(rest)


@pytest.mark.parametrize("format_", FILES)
def test_damaged_files_are_read_or_refused(tmp_path: Path, format_: str) -> None:
    """Bytes changed at random never lead to anything but a document or a reason."""
    chance = random.Random(3)  # noqa: S311 - the same damage each time
    read, remedies = [], []
    for number in range(_COPIES):
        path = tmp_path / f"{number}.{format_}"
        path.write_bytes(damaged(FILES[format_], chance))
        try:
            read.append(read_document(path).text)
        except DocumentError as error:
            remedies.append(error.remedy)
    assert len(read) + len(remedies) == _COPIES
    assert all(read)
    assert all(remedies)
    assert remedies


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_damaged_in_what_says_its_kind_is_a_zip_archive(method: int) -> None:
    """Whatever its packing is, and wherever in the packed bytes the damage lies."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text" * 9)
    data = out.getvalue()
    start = data.index(b"mimetype") + len("mimetype")
    for at in range(start, data.index(b"PK\x01\x02")):
        media_type(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :], "minutes")


LONG = {
    "one line": "The Board met and noted it. " * 20_000,
    "one paragraph": "The Committee received a report of the Director about the progress of\n" * 5_000,
    "labels": "Minutes: " * 20_000,
    "numbers": "\n".join(f"{number}." for number in range(20_000)),
    "brackets": "(" * 100_000,
    "cells": "No. | Item |\n" + "Title To note it Minutes: ok |\n" * 3_000,
}


@pytest.mark.parametrize("name", LONG)
def test_texts_out_of_all_proportion_are_read(tmp_path: Path, name: str) -> None:
    """A line or a list without end is read like any other; the time grows with its length only."""
    path = tmp_path / "long.txt"
    path.write_text(LONG[name], encoding="utf-8")
    assert read_document(path).text


def shown(words: str, x: float, y: float) -> str:
    """Return words in very small print."""
    return f"BT /F1 2 Tf {x} {y} Td ({words}) Tj ET"


CROWDED = {
    "one line": [shown("[" * 20_000, 20, 780)],
    "words all over the page": [shown("ab", i * 7919 % 500, i * 104729 % 800) for i in range(4_000)],
    "words on top of each other": [shown(f"a{i}", 100, 100) for i in range(4_000)],
    "two columns without end": [shown(f"ab {i}", 72 + 200 * (i % 2), i * 0.4) for i in range(4_000)],
    "a table of ten thousand cells": [
        *(f"{i * 5} 0 m {i * 5} 800 l S 0 {i * 8} m 500 {i * 8} l S" for i in range(100)),
        *(shown("a", i % 100 * 5 + 1, i // 100 * 8 + 1) for i in range(4_000)),
    ],
    "rules without end": [*(f"0 {i} m 500 {i} l {i} 0 m {i} 800 l S" for i in range(3_000)), shown("ab cd", 9, 9)],
}


@pytest.mark.parametrize("name", CROWDED)
def test_pages_out_of_all_proportion_are_read(tmp_path: Path, name: str) -> None:
    """A page as crowded as no printer would print it is read like any other."""
    path = tmp_path / "long.pdf"
    path.write_bytes(streams(["\n".join([shown("The Board met.", 20, 810), *CROWDED[name]])]))
    assert "The Board met." in read_document(path).text
