"""One text as PDF of three producers: kerned runs as Word writes them, single glyphs (Skia, in Chromium), ReportLab."""

import html
import importlib.util
import io
import shutil
import subprocess
import textwrap
from collections.abc import Sequence
from pathlib import Path

from documents.printing import streams

__all__ = ["CHROMIUM", "PRODUCERS", "missing", "produce"]

PRODUCERS = ("kerned", "reportlab", "skia")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
#: a printed page of the kerned one: lines on it, letters in a line, points from line to line
_LINES, _LETTERS, _STEP = 48, 78, 14


def missing(producer: str) -> str:
    """Return what is not installed of what a producer needs; empty where all is."""
    if producer == "skia" and not CHROMIUM:
        return "Chromium"
    return "reportlab" if producer == "reportlab" and not importlib.util.find_spec("reportlab") else ""


def produce(paragraphs: Sequence[str], path: Path, producer: str) -> Path:
    """Write paragraphs as a PDF.

    Arguments:
        paragraphs: of plain text; an empty one leaves a gap.
        path: the file to be written.
        producer: one of `PRODUCERS`.
    """
    if producer == "kerned":
        path.write_bytes(streams(_kerned_pages(paragraphs)))
    elif producer == "reportlab":
        path.write_bytes(_reportlab(paragraphs))
    else:
        assert CHROMIUM
        page = path.with_suffix(".printed.html")
        body = "".join(f"<p>{html.escape(words)}</p>" for words in paragraphs if words)
        style = "body {font: 11pt serif; text-align: justify; font-kerning: normal; hyphens: none}"
        page.write_text(f"<meta charset='utf-8'><style>{style}</style><body>{body}", encoding="utf-8")
        printed = f"--print-to-pdf={path}"
        switches = "--headless --no-sandbox --disable-gpu --no-pdf-header-footer".split()
        subprocess.run([CHROMIUM, *switches, printed, page.as_uri()], check=True, capture_output=True, timeout=60)
        page.unlink()
    return path


def _kerned_pages(paragraphs: Sequence[str]) -> list[str]:
    """Return pages whose lines are arrays of short runs, moved a little against each other, spaces moved apart."""
    lines: list[str] = []
    for words in paragraphs:
        lines += [*textwrap.wrap(words, _LETTERS), ""] if words else [""] if lines and lines[-1] else []
    pages = []
    for start in range(0, len(lines), _LINES):
        shown = enumerate(lines[start : start + _LINES])
        pages.append("\n".join(_kerned(words, 60, 780 - _STEP * row) for row, words in shown if words))
    return pages


def _kerned(words: str, x: float, y: float) -> str:
    parts: list[str] = []
    for number, word in enumerate(words.split(" ")):
        runs = [word[at : at + 1 + number % 3] for at in range(0, len(word), 1 + number % 3)]
        told = [run.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for run in runs]
        parts.append("".join(f"({run}){(-1) ** at * 18} " for at, run in enumerate(told)))
    return f"BT /F1 10 Tf {x} {y} Td [{'-600 '.join(parts)}] TJ ET"


def _reportlab(paragraphs: Sequence[str]) -> bytes:
    """Return justified paragraphs with a running head and page numbers."""
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    def running(canvas: object, document: object) -> None:
        canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
        canvas.drawString(72, 810, "Printed for the record")  # type: ignore[attr-defined]
        canvas.drawCentredString(297, 30, f"Page {document.page}")  # type: ignore[attr-defined]

    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=13, alignment=TA_JUSTIFY, spaceAfter=9)
    stream = io.BytesIO()
    story = [Paragraph(html.escape(words, quote=False), style) for words in paragraphs if words]
    SimpleDocTemplate(stream).build(story, onFirstPage=running, onLaterPages=running)
    return stream.getvalue()
