"""OpenDocument texts (ODT, as LibreOffice writes them) to lines: paragraphs, headings, numbered lists, tables.

Read as in ISO/IEC 26300: what was deleted stands apart from the text there, and hidden text is left out.
"""

import io
import zipfile
from collections.abc import Iterator
from string import ascii_lowercase

from lxml import etree

from kg.documents.docx import MAX_UNPACKED
from kg.documents.lines import Line, clean, split_marker, to_line
from kg.documents.media import ARCHIVE_DAMAGE
from kg.documents.tables import record_lines
from kg.documents.text import finish, row_lines
from kg.errors import DocumentError

__all__ = ["from_odt"]

_OFFICE, _TEXT, _TABLE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "text", "table")
)
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
#: what holds no text of the final version, or holds it a second time
_SKIPPED = frozenset(
    f"{_TEXT}{name}"
    for name in "tracked-changes hidden-text note-citation sequence-decls table-of-content alphabetical-index".split()
) | {f"{_OFFICE}annotation"}
#: longer cells, in characters, are text that a table only places
#: no cell is repeated a number of times that has more digits
_DIGITS = 3
_CELL = 300
#: no cell or space is repeated more often
_REPEATED = 200
_DAMAGE = (*ARCHIVE_DAMAGE, etree.XMLSyntaxError)
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


def from_odt(data: bytes, path: str) -> list[Line]:
    """Turn the bytes of an OpenDocument text into lines.

    Arguments:
        data: the whole file.
        path: the file's name, for the messages.

    Raises:
        DocumentError: it is damaged, encrypted, empty, or would unpack to something enormous.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            styles = [one for one in archive.infolist() if one.filename == "styles.xml"]
            parts = [archive.getinfo("content.xml"), *styles]
            if sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise DocumentError(f"{path} would unpack to more than {MAX_UNPACKED // 1_000_000} MB", "Save it again")
            trees = [_tree(archive.read(part)) for part in parts]
    except _DAMAGE as error:
        raise DocumentError(f"{path} is damaged or encrypted", "Save it again, without a password") from error
    body = trees[0].find(f"{_OFFICE}body")
    if body is None:
        raise DocumentError(f"{path} is damaged", "Open it and save it again")
    lines = finish(_Reader(trees).blocks(body))
    if not lines:
        raise DocumentError(f"{path} holds no text", "If it holds pictures of pages, put them through text recognition")
    return lines


def _tree(part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
    tree = etree.fromstring(part, parser)
    if tree is None:
        raise ValueError("no XML")
    return tree


class _Reader:
    """Reads the blocks of a text; knows how the levels of its lists are numbered."""

    def __init__(self, trees: list[etree._Element]) -> None:
        self.formats: dict[str, dict[int, str]] = {}
        self.last: dict[tuple[str, int], int] = {}
        for tree in trees:
            for style in tree.iter(f"{_TEXT}list-style"):
                levels = self.formats.setdefault(style.get(f"{_STYLE}name", ""), {})
                for level in style:
                    numbered = level.tag == f"{_TEXT}list-level-style-number"
                    mark = level.get(f"{_STYLE}num-format", "") if numbered else "•"
                    levels[int(level.get(f"{_TEXT}level", "1"))] = mark

    def blocks(self, parent: etree._Element) -> Iterator[Line]:
        """Yield the lines of what stands in an element."""
        for element in parent:
            if element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(element, heading=element.tag == f"{_TEXT}h")
            elif element.tag == f"{_TEXT}list":
                yield from self._list(element, element.get(f"{_TEXT}style-name", ""), 1)
            elif element.tag == f"{_TABLE}table":
                rows = list(element.iter(f"{_TABLE}table-row"))
                yield from record_lines([self._grid(row) for row in rows]) or (
                    line for row in rows for line in self._row(row)
                )
            elif element.tag not in _SKIPPED and isinstance(element.tag, str):
                yield from self.blocks(element)

    def _list(self, element: etree._Element, style: str, level: int) -> Iterator[Line]:
        """Yield the entries of a list, each with the marker that its style gives it."""
        if element.get(f"{_TEXT}continue-numbering") != "true":
            self.last[style, level] = 0
        for entry in element.iterchildren(f"{_TEXT}list-item"):
            self.last[style, level] = self.last.get((style, level), 0) + 1
            marker = _marker(self.formats.get(style, {}).get(level, "•"), self.last[style, level])
            for inner in entry:
                if inner.tag == f"{_TEXT}list":
                    yield from self._list(inner, inner.get(f"{_TEXT}style-name") or style, level + 1)
                elif inner.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    yield from self._paragraph(inner, heading=False, marker=marker, level=level - 1)
                    marker = ""

    def _grid(self, row: etree._Element) -> list[list[str]]:
        """Return the cells of a row, one that spans columns in each of them."""
        cells: list[list[str]] = []
        for cell in row:
            if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                wide = cell.get(f"{_TABLE}number-columns-repeated", "1")
                texts = [line.text for line in self.blocks(cell)]
                cells.extend([texts] * (int(wide) if wide.isdecimal() and len(wide) < _DIGITS else 1))
        return cells

    def _row(self, row: etree._Element) -> Iterator[Line]:
        """Yield a row of data as one line, a row that only places text cell by cell."""
        cells = [cell for cell in row if cell.tag == f"{_TABLE}table-cell"]
        inside = [list(self.blocks(cell)) for cell in cells]
        texts = [" ".join(line.text for line in lines) for lines in inside]
        if sum(map(bool, texts)) > 1 and max(map(len, inside)) < 2 and all(len(text) < _CELL for text in texts):
            yield from row_lines([text for text in texts if text], 0, cell=True)
            return
        for lines in inside:
            yield from lines

    def _paragraph(
        self, element: etree._Element, *, heading: bool, marker: str = "", level: int = -1
    ) -> Iterator[Line]:
        """Yield the lines of a paragraph, the first with the marker of its list."""
        for index, part in enumerate(_text(element).split("\n")):
            words = clean(part)
            if not words:
                continue
            if marker and not index and not split_marker(words)[0]:
                words = f"{marker} {words}"
            yield to_line(
                words,
                kind="heading" if heading else "paragraph",
                level=level if marker else -1,
                gap=int(not index and not marker),
            )


def _text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c", "1")), _REPEATED))
        elif child.tag == f"{_TEXT}tab":
            parts.append(" ")
        elif child.tag in (f"{_TEXT}line-break", f"{_TEXT}p"):
            parts.append("\n" + (_text(child) if child.tag == f"{_TEXT}p" else ""))
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _marker(style: str, number: int) -> str:
    if style in ("•", ""):
        return style
    if style in "aA" and number <= len(ascii_lowercase):
        letter = ascii_lowercase[number - 1]
        return f"{letter if style == 'a' else letter.upper()}."
    if style in "iI" and number <= len(_ROMAN):
        return f"{_ROMAN[number - 1] if style == 'i' else _ROMAN[number - 1].upper()}."
    return f"{number}."
