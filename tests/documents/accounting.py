"""The letters of a printed page beside those that were read of it: none lost, none printed twice."""

import re
from collections import Counter

import pypdfium2

from kg.documents.lines import clean
from kg.documents.pdf import printed_pages
from kg.documents.pdf_running import without_running
from kg.documents.pdf_words import HYPHEN
from kg.model.document import Document

#: codes of letters in fonts that do not say which letters they are
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")

__all__ = ["letters", "letters_by_page", "unaccounted"]

#: how the library gives the hyphen at the end of a printed line
_HYPHENS = str.maketrans({"\ufffe": "-", "\u00ad": "-"})


def letters(text: str) -> Counter[str]:
    """Return how often each sign stands in a text, white space left out."""
    return Counter(_CONTROLS.sub("", clean(text.translate(_HYPHENS)).replace(" ", "")))


def letters_by_page(data: bytes) -> list[tuple[Counter[str], Counter[str]]]:
    """Return for each page the signs that the library gives, and those of the lines that were read."""
    document = pypdfium2.PdfDocument(data)
    told = [letters(_printed(document, number)) for number in range(len(document))]
    read = [
        letters("\n".join(line.text for line in [*page.lines, *page.aside])) for page in printed_pages(data, "a file")
    ]
    return list(zip(told, read, strict=True))


def _printed(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return the library's own text of a page; of a page that it cannot load, nothing."""
    try:
        return str(document[number].get_textpage().get_text_range())
    except pypdfium2.PdfiumError:
        return ""


def unaccounted(data: bytes, document: Document) -> tuple[Counter[str], Counter[str]]:
    """Return the signs of a PDF that its stored text lacks, and those that it has too many.

    Running lines are out of the text, the bars between cells are put in, and a hyphen may go where a word was divided.
    """
    pages = list(printed_pages(data, "a file"))
    kept = without_running([page.lines for page in pages])
    printed = letters("\n".join(line.text for page in kept for line in page))
    printed += letters("\n".join(line.text for page in pages for line in page.aside))
    divided = sum(line.text.endswith((HYPHEN, "-")) for page in kept for line in page)
    stored = letters(document.text)
    bars = sum(document.text.count(" | ", one.start, one.end) for one in document.blocks if one.kind == "row")
    stored["|"] -= min(bars, max(0, stored["|"] - printed["|"]))
    lost, added = printed - stored, stored - printed
    if lost["-"] <= divided:
        del lost["-"]
    return lost, added
