"""Helpers for the tests of documents: read a text as if it were a file, and say what is in which section."""

from pathlib import Path

from kg.documents import read_document
from kg.model.document import Document, ManifestEntry, Section

__all__ = ["kinds", "read", "said", "sections"]


def read(folder: Path, text: str, *, name: str = "page.txt", entry: ManifestEntry | None = None) -> Document:
    """Write `text` into a file of the folder and read it as a document."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_document(path, entry)


def said(document: Document, section: Section) -> str:
    """Return the words of a section."""
    return document.text[section.start : section.end]


def sections(document: Document, kind: str, *, item: int | None = None) -> list[str]:
    """Return the words of each section of a kind, of one item where it is given."""
    found = (section for section in document.sections if section.kind == kind)
    return [said(document, section) for section in found if item is None or section.item == item]


def kinds(document: Document, words: str) -> set[str]:
    """Return the kinds of the sections that hold `words`."""
    return {section.kind for section in document.sections if words in said(document, section)}
