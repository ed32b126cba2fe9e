"""The same minutes say the same, whatever the format of the file."""

from dataclasses import replace
from pathlib import Path

import pytest
from documents.producing import missing
from documents.rendering import FORMATS, render

from kg.documents import read_document
from kg.extract import Extractor
from kg.model.document import Document
from kg.registers import Registers

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "minutes").glob("*.txt"))


def words(document: Document) -> list[tuple[str, str]]:
    """Return the words of a document, each with the kind of its section; bullets and running lines are none."""
    return [
        (section.kind, word)
        for section in document.sections
        for word in document.text[section.start : section.end].split()
        if any(letter.isalnum() for letter in word)
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("format_", FORMATS[1:])
def test_layout_is_the_same_in_every_format(tmp_path: Path, example: Path, format_: str) -> None:
    """Meetings, items and every word's section are those of the text."""
    if lacking := missing(format_):
        pytest.skip(f"no {lacking} here")
    text = example.read_text(encoding="utf-8")
    first, other = (read_document(render(text, tmp_path, name)) for name in ("txt", format_))
    assert other.page_type == first.page_type
    assert [(meeting.body, meeting.date) for meeting in other.meetings] == [(m.body, m.date) for m in first.meetings]
    assert [(item.number, item.title) for item in other.items] == [(item.number, item.title) for item in first.items]
    running = {"Printed", "for", "the", "record"} if format_ in ("pdf", "reportlab") else set()
    extra = [pair for pair in words(other) if pair not in words(first) and pair[1] not in running]
    assert extra == []
    assert [pair for pair in words(first) if pair not in words(other)] == []


def facts(document: Document, extractor: Extractor) -> set[str]:
    """Return the facts of a document, wherever they stand."""
    return {repr(replace(frame, evidence=())) for frame in extractor.read(document).frames}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_facts_are_the_same_in_every_format(tmp_path: Path, example: Path) -> None:
    """A page, a Word document and the PDFs of several producers say what the text says."""
    text, extractor = example.read_text(encoding="utf-8"), Extractor(Registers.load())
    told = facts(read_document(render(text, tmp_path, "txt")), extractor)
    assert told
    read = {
        format_: facts(read_document(render(text, tmp_path, format_)), extractor)
        for format_ in FORMATS[1:]
        if not missing(format_)
    }
    assert {format_: (found - told, told - found) for format_, found in read.items() if found != told} == {}
    assert {"html", "docx", "pdf", "kerned"} <= set(read)


def test_there_are_examples() -> None:
    """The test above runs on the examples of the project, at least on three."""
    assert len(EXAMPLES) >= 3
