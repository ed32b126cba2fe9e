"""PDF to lines."""

import pypdfium2

from kg.documents.lines import Line
from kg.documents.text import from_text
from kg.errors import DocumentError

__all__ = ["from_pdf"]


def from_pdf(data: bytes, path: str) -> list[Line]:
    """Turn the bytes of a PDF into lines.

    Raises:
        DocumentError: it is damaged or encrypted.
    """
    try:
        pages = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DocumentError(f"{path} is damaged or encrypted", "Save it again, without a password") from error
    return from_text("\n\n".join(page.get_textpage().get_text_range() for page in pages))
