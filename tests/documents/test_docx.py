"""Word documents give the text that Word shows; their faults are named."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from documents.reading import kinds

from kg.documents import read_document
from kg.errors import DocumentError
from kg.model.document import Document


def minutes() -> bytes:
    """Return minutes of a forum as Word keeps them: styles, lists, tables."""
    document = docx.Document()
    document.add_heading("Schools Forum: minutes of the meeting of 4 March 2021", 0)
    document.add_paragraph("Present:")
    document.add_paragraph("Ann Able, Head of Finance", style="List Bullet")
    document.add_paragraph("Bo Baker, Head of SEND", style="List Bullet")
    document.add_heading("1. High needs block", 1)
    document.add_paragraph("The Head of Finance presented the report.\nThe deficit was £3m.")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Year", "Deficit"), ("2021", "£3m")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("RESOLVED that:")
    document.add_paragraph("the report be noted; and", style="List Number")
    document.add_paragraph("the plan be agreed.", style="List Number")
    document.add_heading("2. Date of next meeting", 1)
    document.add_paragraph("3 June 2021")
    return packed(document.save)


def packed(save: Callable[[io.BytesIO], None]) -> bytes:
    """Return what is saved into a file, as bytes."""
    file = io.BytesIO()
    save(file)
    return file.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive of the parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packing:
        for name, data in parts.items():
            packing.writestr(name, data)
    return file.getvalue()


def read(folder: Path, data: bytes, name: str = "minutes.docx") -> Document:
    """Write the bytes into a file and read it."""
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


def test_lists_have_the_numbers_that_word_shows(tmp_path: Path) -> None:
    """Bullets and numbers, which are not in the text of the file, are in ours."""
    text = read(tmp_path, minutes()).text
    assert "• Ann Able, Head of Finance" in text
    assert "1. the report be noted; and" in text
    assert "2. the plan be agreed." in text


def test_layout_and_tables(tmp_path: Path) -> None:
    """Meeting, items and attendance are found; a row of a table is a line."""
    document = read(tmp_path, minutes())
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("Schools Forum", "2021-03-04")]
    assert [(item.number, item.title) for item in document.items] == [
        ("1", "High needs block"),
        ("2", "Date of next meeting"),
    ]
    assert kinds(document, "Bo Baker") == {"attendance"}
    assert "2021 | £3m" in document.text
    assert "The Head of Finance presented the report.\nThe deficit was £3m." in document.text


def test_deleted_words_are_out_and_inserted_ones_in(tmp_path: Path) -> None:
    """Tracked changes are read as if they had been accepted."""
    document = docx.Document()
    paragraph = document.add_paragraph("The plan was ")
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for tag, kind, text in (("ins", "t", "agreed."), ("del", "delText", "refused.")):
        change = paragraph._p.makeelement(f"{{{word}}}{tag}", {})
        run = change.makeelement(f"{{{word}}}r", {})
        words = run.makeelement(f"{{{word}}}{kind}", {})
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    assert read(tmp_path, packed(document.save)).text == "The plan was agreed."


FAULTS = (
    (b"this is no archive", "not a zip archive"),
    (b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted or in the old Word format"),
    (archive({"word/other.xml": b"<a/>"}), "damaged or no Word document"),
    (minutes()[:-300], "not a zip archive"),
    (archive({"word/document.xml": bytes(40_000_000)}), "no honest document"),
    (packed(docx.Document().save), "holds no text"),
)


@pytest.mark.parametrize(("data", "fault"), FAULTS)
def test_faults_are_named(tmp_path: Path, data: bytes, fault: str) -> None:
    """What is no Word document, is cut off, encrypted, empty or a zip bomb is refused with its reason and a way out."""
    with pytest.raises(DocumentError, match=fault) as caught:
        read(tmp_path, data)
    assert caught.value.remedy
