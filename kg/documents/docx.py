"""Word documents to lines: paragraphs with the numbers that Word shows, headings, lists, tables."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from kg.documents.docx_numbering import Numbering
from kg.documents.lines import Line, clean, split_marker, to_line
from kg.documents.tables import record_lines
from kg.documents.text import ITEM_NUMBER, finish, row_lines
from kg.errors import DocumentError

__all__ = ["MAX_UNPACKED", "from_docx"]

#: the largest document that is unpacked, in bytes, and how much smaller a part may be when packed
MAX_UNPACKED, MAX_RATIO = 300_000_000, 200
#: parts below this size, in bytes, may shrink as they like: empty tables shrink a lot
_SMALL = 5_000_000
#: longer cells, in characters, are text that a table only places
_CELL = 300
#: no cell spans columns of a number with more digits
_DIGITS = 3
_OLE = b"\xd0\xcf\x11\xe0"


def from_docx(data: bytes, path: str) -> list[Line]:
    """Turn the bytes of a Word document into lines.

    Arguments:
        data: the whole file.
        path: the file's name, for the messages.

    Raises:
        DocumentError: it is no Word document, encrypted, damaged, empty, or would unpack to something enormous.
    """
    _guard(data, path)
    try:
        read = list(_lines(docx.Document(io.BytesIO(data))))
    except Exception as error:  # a damaged part makes the library fail in any way that Python has
        raise DocumentError(f"{path} is damaged or no Word document", "Open it in Word and save it again") from error
    lines = finish(read)
    if not lines:
        raise DocumentError(f"{path} holds no text", "If it holds pictures of pages, put them through text recognition")
    return lines


def _guard(data: bytes, path: str) -> None:
    """Refuse what is no zip archive, and an archive that would fill the memory."""
    if data.startswith(_OLE):
        raise DocumentError(f"{path} is encrypted or in the old Word format", "Save it without a password, as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:  # zipfile: of a newer zip version
        raise DocumentError(
            f"{path} is no Word document: it is not a zip archive", "Open it in Word and save it again"
        ) from error
    total = sum(part.file_size for part in parts)
    swollen = any(part.file_size > _SMALL and part.file_size > MAX_RATIO * max(1, part.compress_size) for part in parts)
    if total > MAX_UNPACKED or swollen:
        raise DocumentError(
            f"{path} would unpack to {total // 1_000_000} MB from {max(1, len(data) // 1_000_000)} MB: it is"
            f" no honest document",
            "Open it in Word and save it again",
        )


def _lines(document: WordDocument) -> Iterator[Line]:
    """Yield a line for each paragraph and row of the body, in order."""
    numbering = Numbering(document)
    _hide_by_style(document)
    yield from _blocks(document.element.body, document, numbering)


def _blocks(parent: object, document: WordDocument, numbering: Numbering) -> Iterator[Line]:
    for element in parent.iterchildren():  # type: ignore[attr-defined]  # python-docx has no types
        if element.tag == qn("w:p"):
            yield from _paragraph(element, document, numbering)
        elif element.tag == qn("w:tbl"):
            rows = [r for r in element.iterchildren(qn("w:tr")) if r.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
            records = record_lines(_grid(rows))
            if records:
                yield from records
                continue
            for row in rows:
                yield from _row(row, document, numbering)
        elif element.tag == qn("w:sdt"):
            for content in element.iterchildren(qn("w:sdtContent")):
                yield from _blocks(content, document, numbering)


def _grid(rows: list[Any]) -> list[list[list[str]]]:
    """Return the cells of a table's rows, one that spans rows or columns in each of them."""
    grid: list[list[list[str]]] = []
    for row in rows:
        cells: list[list[str]] = []
        for cell in row.iterchildren(qn("w:tc")):
            properties = cell.find(qn("w:tcPr"))
            span = properties.find(qn("w:gridSpan")) if properties is not None else None
            merged = properties.find(qn("w:vMerge")) if properties is not None else None
            text = [part for p in cell.iter(qn("w:p")) for part in map(clean, _text(p).split("\n")) if part]
            if merged is not None and merged.get(qn("w:val")) != "restart" and grid and len(cells) < len(grid[-1]):
                text = grid[-1][len(cells)]
            wide = span.get(qn("w:val"), "1") if span is not None else "1"
            cells.extend([text] * (int(wide) if wide.isdecimal() and len(wide) < _DIGITS else 1))
        grid.append(cells)
    return grid


def _row(row: object, document: WordDocument, numbering: Numbering) -> Iterator[Line]:
    """Yield a row of data as one line, a row that only places text cell by cell."""
    cells = list(row.iterchildren(qn("w:tc")))  # type: ignore[attr-defined]
    texts = [clean(" ".join(_text(p) for p in cell.iter(qn("w:p")))) for cell in cells]
    paragraphs = max((sum(bool(clean(_text(p))) for p in cell.iter(qn("w:p"))) for cell in cells), default=0)
    if sum(map(bool, texts)) > 1 and paragraphs < 2 and all(len(text) < _CELL for text in texts):
        yield from row_lines([text for text in texts if text], 0, cell=True)
        return
    for cell, text in zip(cells, texts, strict=True):
        if cell is cells[0] and len(cells) > 1 and ITEM_NUMBER.fullmatch(text):
            yield Line(text, marker=text, offset=len(text), cell=True, gap=1)
            continue
        yield from _blocks(cell, document, numbering)


def _paragraph(element: object, document: WordDocument, numbering: Numbering) -> Iterator[Line]:
    """Yield a paragraph's lines: a line break inside it ends a line."""
    shown = numbering.of(element)
    heading = document.styles and _style(element, document).lower().startswith(("heading", "title"))
    parts = [clean(part) for part in _text(element).split("\n")]
    first = True
    for part in filter(None, parts):
        text = part
        if first and shown.marker and not split_marker(part)[0]:
            text = f"{shown.marker} {part}"
        line = to_line(
            text,
            kind="heading" if heading else "paragraph",
            level=shown.level if first and shown.marker else -1,
            gap=int(first),
        )
        yield line
        first = False


#: parts of a paragraph that the final version does not show
_GONE = frozenset(
    (qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)
#: properties of a run that take it out of sight
_STRUCK = tuple(qn(name) for name in ("w:strike", "w:dstrike", "w:vanish", "w:webHidden", "w:specVanish"))


def _unseen(element: Any) -> bool:
    """Return whether an element is taken out of the final version, or is a run that is struck out or hidden."""
    if element.tag in _GONE:
        return True
    if element.tag != qn("w:r"):
        return False
    properties = element.find(qn("w:rPr"))
    if properties is None:
        return False
    return any(_on(mark) for name in _STRUCK if (mark := properties.find(name)) is not None)


def _on(mark: Any) -> bool:
    return mark.get(qn("w:val"), "true") not in ("0", "false", "off")


def _hide_by_style(document: WordDocument) -> None:
    """Let a run of a style that is struck out or hidden say so itself, unless it takes that back."""
    struck = {
        style.get(qn("w:styleId"))
        for style in document.styles.element.iterchildren(qn("w:style"))
        if any(_on(mark) for name in _STRUCK for mark in style.iterfind(f"{qn('w:rPr')}/{name}"))
    }
    for chosen in document.element.body.iter(qn("w:rStyle")) if struck else ():
        properties = chosen.getparent()
        if chosen.get(qn("w:val")) in struck and all(properties.find(name) is None for name in _STRUCK):
            properties.append(properties.makeelement(qn("w:vanish"), {}))


def _style(element: object, document: WordDocument) -> str:
    """Return the name of a paragraph's style; empty for the default one."""
    properties = element.find(qn("w:pPr"))  # type: ignore[attr-defined]
    chosen = properties.find(qn("w:pStyle")) if properties is not None else None
    if chosen is None:
        return ""
    identifier = chosen.get(qn("w:val"))
    return next((style.name or "" for style in document.styles if style.style_id == identifier), "")


def _text(element: object) -> str:
    """Return a paragraph's words as the final version shows them; text boxes are given once.

    Insertions are in; what was deleted, moved away, struck out or hidden is not.
    """
    parts = []
    for node in element.iter():  # type: ignore[attr-defined]
        if node.tag == qn("w:t") and not any(map(_unseen, node.iterancestors())):
            parts.append(node.text or "")
        elif node.tag == qn("w:tab"):
            parts.append(" ")
        elif node.tag in (qn("w:br"), qn("w:cr")):
            parts.append("\n")
        elif node.tag == qn("w:noBreakHyphen"):
            parts.append("-")
    return "".join(parts)
