"""Word documents to lines."""

import io

import docx

from kg.documents.lines import Line
from kg.documents.text import from_text

__all__ = ["from_docx"]


def from_docx(data: bytes, path: str) -> list[Line]:
    """Turn the bytes of a Word document into lines."""
    return from_text("\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs))
