"""PDF to lines: pages in reading order, without running headers, footers and page numbers.

Each page is read, reduced to its lines and let go, so that memory holds the text of a document and one page of it.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from kg.documents.lines import Line
from kg.documents.paging import Progress, no_progress
from kg.documents.pdf_lines import PrintedLine
from kg.documents.pdf_page import reading_order, turned_most
from kg.documents.pdf_paragraphs import paragraphs
from kg.documents.pdf_rules import drawn_rules
from kg.documents.pdf_running import without_running
from kg.documents.pdf_scans import seen_words
from kg.documents.pdf_words import Word, page_words
from kg.documents.recognition import EXTRA, is_installed
from kg.documents.text import finish
from kg.errors import DocumentError

__all__ = ["MAX_CHARACTERS", "MAX_PAGES", "PdfText", "PrintedPage", "from_pdf", "printed_pages"]

#: a page with fewer letters may be a stamp on a picture, which covers this part of the page
_STAMP, _MOST_OF = 60, 0.5

#: the longest document that is read, in pages; council packs seldom have more than 1,500
MAX_PAGES = 3_000
#: the fullest page that is read, in characters; a page of small print has some 8,000
MAX_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What stands on a page.

    Arguments:
        lines: in reading order.
        aside: lines that run across it or aslant.
        confidence: that of text recognition where the page is a picture; None where it has text of its own.
        unread: it is a picture that was not read.
    """

    lines: list[PrintedLine] = field(default_factory=list)
    aside: list[PrintedLine] = field(default_factory=list)
    confidence: float | None = None
    unread: bool = False


@dataclass(frozen=True, slots=True)
class PdfText:
    """The lines of a PDF, what of it could not be read, and the confidence of text recognition by page, from 1."""

    lines: list[Line]
    notes: tuple[str, ...]
    recognised: tuple[tuple[int, float], ...]


def from_pdf(data: bytes, path: str, *, progress: Progress = no_progress) -> PdfText:
    """Turn the bytes of a PDF into lines, each with its page.

    Arguments:
        data: the whole file.
        path: the file's name, for the messages.
        progress: called with the number of each page that is read, from 1, and how many there are.

    Raises:
        DocumentError: it is damaged, encrypted, too long, without pages, or nothing in it can be read.
    """
    pages = list(printed_pages(data, path, progress=progress))
    unread = [number for number, page in enumerate(pages, 1) if page.unread]
    if not any(page.lines or page.aside for page in pages):
        remedy = "Put it through text recognition (OCR)" if is_installed() else f"Install text recognition: {EXTRA}"
        raise DocumentError(f"{path} has {len(pages)} page{'s' * (len(pages) > 1)} but no text: it is a scan", remedy)
    notes: tuple[str, ...] = ()
    if unread:
        way = "no text was seen on them" if is_installed() else f"to read them, install text recognition: {EXTRA}"
        notes = (f"{_ranges(unread)} of {len(pages)}: pictures without text; {way}",)
    lines = finish(paragraphs(without_running([page.lines for page in pages]), [page.aside for page in pages]))
    sure = ((number, page.confidence) for number, page in enumerate(pages, 1))
    return PdfText(lines, notes, tuple((number, round(one, 3)) for number, one in sure if one is not None))


def _ranges(numbers: Sequence[int]) -> str:
    """Return page numbers in words: `page 3`, `pages 2 to 5, 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'s' * (len(numbers) > 1)} {told}"


def printed_pages(data: bytes, path: str, *, progress: Progress = no_progress) -> Iterator[PrintedPage]:
    """Yield what stands on each page of a PDF; of a page that cannot be read, nothing.

    Arguments:
        data: the whole file.
        path: the file's name, for the messages.
        progress: as for `from_pdf`.

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
            progress(number + 1, count)
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
        if _is_picture(page, words):
            seen = seen_words(page) if is_installed() else None
            if seen and seen.words:
                return PrintedPage(*reading_order(seen.words, []), confidence=seen.confidence)
            return PrintedPage(*reading_order(words, []), unread=True)
        return PrintedPage(*reading_order(words, drawn_rules(page, turn=turned_most(words))))
    except pypdfium2.PdfiumError:
        return PrintedPage()
    finally:
        page.close()


def _is_picture(page: pypdfium2.PdfPage, words: Sequence[Word]) -> bool:
    """Is a page a picture: something is drawn on it and no word stands there, or a stamp on a picture of all of it?"""
    letters = sum(len(word.text) for word in words)
    if letters > _STAMP:
        return False
    width, height = page.get_size()
    drawn = 0
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        one = pdfium.FPDFPage_GetObject(page.raw, index)
        drawn += 1
        edges = [ctypes.c_float() for _ in range(4)]
        if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFPageObj_GetBounds(one, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if (right - left) * (top - bottom) > _MOST_OF * width * height:
                return True
    return bool(drawn) and not letters
