"""One text in many formats: as it is, as a web page, as a PDF of several pages, as a Word document, and others."""

import html
import io
import textwrap
from pathlib import Path

import docx
from documents.packing import odt_paragraphs, rtf, saved_page
from documents.printing import Text, pdf
from documents.producing import PRODUCERS, produce

__all__ = ["FORMATS", "render"]

FORMATS = ("txt", "html", "pdf", "docx", "mht", "odt", "rtf", *PRODUCERS)
#: a printed page: lines on it, letters in a line, points from line to line
_LINES, _LETTERS, _STEP = 52, 84, 13


def render(text: str, folder: Path, format_: str) -> Path:
    """Write a text, of one paragraph a line, in a format; return the file."""
    path = folder / f"minutes.{format_}"
    paragraphs = [line.strip() for line in text.split("\n")]
    if format_ == "txt":
        path.write_text(text, encoding="utf-8")
    elif format_ in ("html", "mht"):
        body = "".join(f"<p>{html.escape(words) or '&nbsp;'}</p>\n" for words in paragraphs)
        page = f"<html><body><div id='modgov'>{body}</div></body></html>"
        path.write_bytes(saved_page(page) if format_ == "mht" else page.encode())
    elif format_ in PRODUCERS:
        path = produce(paragraphs, folder / f"{format_}.pdf", format_)
    elif format_ == "odt":
        path.write_bytes(odt_paragraphs(paragraphs))
    elif format_ == "rtf":
        path.write_bytes(rtf(paragraphs))
    elif format_ == "pdf":
        path.write_bytes(pdf(_pages(paragraphs)))
    else:
        document = docx.Document()
        for words in paragraphs:
            document.add_paragraph(words)
        file = io.BytesIO()
        document.save(file)
        path.write_bytes(file.getvalue())
    return path


def _pages(paragraphs: list[str]) -> list[list[Text]]:
    """Return the pages: wrapped lines, a running header and the page's number on each."""
    lines: list[str] = []
    for words in paragraphs:
        lines += [*textwrap.wrap(words, _LETTERS), ""] if words else [""] if lines and lines[-1] else []
    pages: list[list[Text]] = []
    for start in range(0, len(lines), _LINES):
        number = len(pages) + 1
        page: list[Text] = [(72, 815, "Printed for the record"), (290, 30, f"Page {number}")]
        page += [(72, 780 - _STEP * row, words) for row, words in enumerate(lines[start : start + _LINES]) if words]
        pages.append(page)
    return pages
