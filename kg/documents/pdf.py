"""PDF to lines: pages in reading order, without running headers, footers and page numbers.

Each page is read, reduced to its lines and let go, so that memory holds the text of a document and one page of it.
"""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from kg.documents.labels import field_of, label_of
from kg.documents.lines import Line, clean, split_marker, to_line
from kg.documents.pdf_page import SEPARATOR, Fragment, PrintedLine, reading_order, with_gaps
from kg.documents.pdf_running import without_running
from kg.documents.text import broken_number, finish
from kg.errors import DocumentError

__all__ = ["MAX_CHARACTERS", "MAX_PAGES", "from_pdf"]

#: the longest document that is read, in pages; council packs seldom have more than 1,500
MAX_PAGES = 3_000
#: the fullest page that is read, in characters; a page of small print has some 8,000
MAX_CHARACTERS = 200_000
#: fewer characters a page, on average, are stamps on a scan
_SCAN = 15
#: how the library gives the hyphen of a word that is broken at the end of a line
_HYPHEN = re.compile("[\x02\ufffe]")


def from_pdf(data: bytes, path: str) -> list[Line]:
    """Turn the bytes of a PDF into lines, each with its page.

    Arguments:
        data: the whole file.
        path: the file's name, for the messages.

    Raises:
        DocumentError: it is damaged, encrypted, too long, without pages, or a scan without text.
    """
    document = _open(data, path)
    try:
        count = len(document)
        if not count:
            raise DocumentError(f"{path} has no pages", "Save it again")
        if count > MAX_PAGES:
            raise DocumentError(f"{path} has {count} pages; the limit is {MAX_PAGES}", "Split it into parts")
        pages = [_page(document, number, path) for number in range(count)]
    finally:
        document.close()
    if sum(len(line.text) for page in pages for line in page) < _SCAN * count:
        raise DocumentError(
            f"{path} has {count} page{'s' if count > 1 else ''} but no text: it is a scan",
            "Put it through text recognition (OCR)",
        )
    return finish(_paragraphs(with_gaps(without_running(pages))))


def _open(data: bytes, path: str) -> pypdfium2.PdfDocument:
    """Open a PDF; an empty password is tried by the library itself."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise DocumentError(f"{path} is encrypted", "Save a copy without a password") from error
        raise DocumentError(f"{path} is damaged or no PDF", "Save it again from where it came") from error


def _page(document: pypdfium2.PdfDocument, number: int, path: str) -> list[PrintedLine]:
    """Return the printed lines of one page in reading order; a page that cannot be read is empty."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    try:
        text = page.get_textpage()
        try:
            characters = text.count_chars()
            if characters > MAX_CHARACTERS:
                raise DocumentError(
                    f"Page {number + 1} of {path} has {characters} characters; the limit is {MAX_CHARACTERS}",
                    "Take it out",
                )
            return reading_order(list(_fragments(text)))
        finally:
            text.close()
    except pypdfium2.PdfiumError:
        return []
    finally:
        page.close()


def _fragments(text: pypdfium2.PdfTextPage) -> Iterator[Fragment]:
    """Yield the pieces of text that the library puts together: words in one font on one line."""
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    for index in range(pdfium.FPDFText_CountRects(text, 0, -1)):
        if not pdfium.FPDFText_GetRect(text, index, left, top, right, bottom):
            continue
        words = text.get_text_bounded(left.value, bottom.value, right.value, top.value)
        words = _HYPHEN.sub("-", words)
        if clean(words):
            base = _base(text, left.value + 1, (top.value + bottom.value) / 2, bottom.value)
            yield Fragment(left.value, bottom.value, right.value, top.value, base, words)


def _base(text: pypdfium2.PdfTextPage, x: float, y: float, otherwise: float) -> float:
    """Return the line on which the letter at a place stands: boxes alone are lower for `p` than for `a`."""
    index = pdfium.FPDFText_GetCharIndexAtPos(text, x, y, 2.0, 5.0)
    left, base = ctypes.c_double(), ctypes.c_double()
    return base.value if index >= 0 and pdfium.FPDFText_GetCharOrigin(text, index, left, base) else otherwise


def _paragraphs(pages: list[list[PrintedLine]]) -> list[Line]:
    """Join printed lines to paragraphs, over the end of a page too."""
    lines: list[Line] = []
    last: PrintedLine | None = None
    for number, page in enumerate(pages, 1):
        for at, printed in enumerate(page):
            row = SEPARATOR in printed.text
            if last and _continues(last, printed, turned=not at):
                text = lines[-1].text
                broken = text.endswith("-") and text[-2:-1].islower() and printed.text[0].islower()
                joined = (text[:-1] if broken else f"{text} ") + printed.text
                lines[-1] = to_line(joined, gap=lines[-1].gap, page=lines[-1].page)
            else:
                gap = int(not at or printed.gap)
                lines.append(to_line(printed.text, kind="row" if row else "paragraph", gap=gap, page=number))
            last = printed
    return lines


def _continues(last: PrintedLine, printed: PrintedLine, *, turned: bool) -> bool:
    """Does a printed line go on with the paragraph of the line before, which may be on the page before (`turned`)?

    It does when its first word would not have fitted into the line before, or when that ends inside a phrase; never
    after a wider gap, nor when it begins with a marker, nor in a table.
    """
    if (printed.gap and not turned) or SEPARATOR in printed.text + last.text:
        return False
    if marker := split_marker(printed.text)[0]:
        return broken_number(last.text, marker)
    if field_of(printed.text) or label_of(to_line(printed.text)):
        return False
    ended = last.text.endswith((".", ":", ";", "?", "!"))
    if turned and (ended or not printed.text[0].islower()):
        return False
    if printed.text[0].islower() and not ended:
        return True
    word = len(printed.text.split(" ", 1)[0]) + 1
    return last.right + word * last.letter > last.limit + last.letter
