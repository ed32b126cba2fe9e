"""PDF to lines: pages in reading order, without running headers, footers and page numbers.

Each page is read, reduced to its lines and let go, so that memory holds the text of a document and one page of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2

from kg.documents.lines import Line
from kg.documents.pdf_lines import PrintedLine
from kg.documents.pdf_page import reading_order, turned_most
from kg.documents.pdf_paragraphs import paragraphs
from kg.documents.pdf_rules import drawn_rules
from kg.documents.pdf_running import without_running
from kg.documents.pdf_words import page_words
from kg.documents.text import finish
from kg.errors import DocumentError

__all__ = ["MAX_CHARACTERS", "MAX_PAGES", "PrintedPage", "from_pdf", "printed_pages"]

#: the longest document that is read, in pages; council packs seldom have more than 1,500
MAX_PAGES = 3_000
#: the fullest page that is read, in characters; a page of small print has some 8,000
MAX_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What stands on a page: its lines in reading order, and those that run across it or aslant."""

    lines: list[PrintedLine] = field(default_factory=list)
    aside: list[PrintedLine] = field(default_factory=list)


def from_pdf(data: bytes, path: str) -> list[Line]:
    """Turn the bytes of a PDF into lines, each with its page.

    Arguments:
        data: the whole file.
        path: the file's name, for the messages.

    Raises:
        DocumentError: it is damaged, encrypted, too long, without pages, or a scan without text.
    """
    pages = list(printed_pages(data, path))
    if not any(page.lines or page.aside for page in pages):
        raise DocumentError(
            f"{path} has {len(pages)} page{'s' if len(pages) > 1 else ''} but no text: it is a scan",
            "Put it through text recognition (OCR)",
        )
    return finish(paragraphs(without_running([page.lines for page in pages]), [page.aside for page in pages]))


def printed_pages(data: bytes, path: str) -> Iterator[PrintedPage]:
    """Yield what stands on each page of a PDF; of a page that cannot be read, nothing.

    Arguments:
        data: the whole file.
        path: the file's name, for the messages.

    Raises:
        DocumentError: as `from_pdf`, but for scans.
    """
    document = _open(data, path)
    try:
        count = len(document)
        if not count:
            raise DocumentError(f"{path} has no pages", "Save it again")
        if count > MAX_PAGES:
            raise DocumentError(f"{path} has {count} pages; the limit is {MAX_PAGES}", "Split it into parts")
        for number in range(count):
            yield _page(document, number, path)
    finally:
        document.close()


def _open(data: bytes, path: str) -> pypdfium2.PdfDocument:
    """Open a PDF; an empty password is tried by the library itself."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise DocumentError(f"{path} is encrypted", "Save a copy without a password") from error
        raise DocumentError(f"{path} is damaged or no PDF", "Save it again from where it came") from error


def _page(document: pypdfium2.PdfDocument, number: int, path: str) -> PrintedPage:
    """Return what stands on one page."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return PrintedPage()
    try:
        text = page.get_textpage()
        try:
            count = text.count_chars()
            if count > MAX_CHARACTERS:
                raise DocumentError(
                    f"Page {number + 1} of {path} has {count} characters; the limit is {MAX_CHARACTERS}",
                    "Take it out",
                )
            words = page_words(text, count=count)
        finally:
            text.close()
        if not words:
            return PrintedPage()
        return PrintedPage(*reading_order(words, drawn_rules(page, turn=turned_most(words))))
    except pypdfium2.PdfiumError:
        return PrintedPage()
    finally:
        page.close()
