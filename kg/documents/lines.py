"""The lines that every format is turned into: one paragraph, list entry, heading or table row each, with its marker.

A reader (text, HTML, PDF, DOCX) yields `Line`s; the layout says what each is for; `assemble` gives them positions.
"""

import re
from dataclasses import dataclass, replace

from kg.model.document import BlockKind

__all__ = ["BULLETS", "FILE", "OPENS", "Line", "clean", "split_marker", "to_line"]

#: characters that stand for a bullet at the beginning of a line; the last ones are Symbol and Wingdings code points
BULLETS = "•·●▪■◼◾◦○‣∙◆➢➤►§\uf0b7\uf0a7\uf0d8\uf0fc\uf02d"

#: marks that are no text at all
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x00-\x08\x0e-\x1f]")

_BULLET = re.compile(rf"(?:[{BULLETS}]|[-–—*](?= )|o(?= [A-Z‘“'\"£\d]))\s*")
_NUMBER = re.compile(
    r"(?:\((?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\)"  # (1) (a) (iv)
    r"|(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\)"  # 1) a) iv)
    r"|\d{1,4}(?:\.\d{1,3}){1,3}[.:]?"  # 8.1 84.4. 2.3.1
    r"|(?:\d{1,4}|[a-z]|[ivx]{1,5})\.)"  # 1. a. iv.
    r"(?=\s|$)\s*"
)
_YEAR = re.compile(r"(?:19|20)\d\d\.")
#: what follows a number that is a time or a quantity, not a list number
_QUANTITY = re.compile(
    r"(?:am|pm|a\.m|p\.m|per|percent|%|million|billion|noon|hours|hrs|weeks|days|years|times)\b", re.IGNORECASE
)

#: what ModernGov writes after a title that has a file: "pdf icon PDF 130 KB"
FILE = re.compile(
    r"\s*[\[(]?(?:(?:pdf|doc|word|excel) icon\s*)?\b(?:PDF|DOCX?|XLSX?"
    r"|PPTX?)\s*,?\s*\(?\d+(?:[.,]\d+)?\s*[KM]B\b[)\]]?(?:/\d+)?"
)
#: how a decision or an action opens: such a line is never the rest of the one before
OPENS = re.compile(
    r"(?:it was )?(?:unanimously )?"
    r"(?:RESOLVED|AGREED|RECOMMENDED|DECISION|ACTION|Resolved|Agreed|Recommended|Decision|Action)"
    r"\b(?:\s+(?:UNANIMOUSLY|unanimously))?\s*(?:[:–—-]|(?:THAT|that|To|TO)\b|to (?:the )?[A-Z])"
    r"|It was (?:unanimously )?(?:resolved|agreed|recommended)\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text to be.

    Arguments:
        text: the whole line, marker first, single spaces.
        marker: the bullet, number or letter, else empty.
        offset: where in `text` the words after the marker begin.
        kind: what the format says it is.
        level: depth in a list, from 0, where the format tells it; else -1.
        gap: number of blank lines before it in the source.
        cell: it is the first line of a table's cell, in copies that keep a whole item in one cell.
        lone: the marker stood on a line of its own in the source, as item and paragraph numbers do.
        filed: the size of an attached file stood in the line, as it does after the titles of items and papers.
        page: the page, from 1; 0 in formats without pages.
        table: the sort of the table of records whose row it is (`kg.documents.tables`), else empty.
        roles: what each column of that table holds.
        cells: the cells of the row: column, and where in `text` each begins and ends.
        head: it is the row of that table's heads.
    """

    text: str
    marker: str = ""
    offset: int = 0
    kind: BlockKind = "paragraph"
    level: int = -1
    gap: int = 0
    cell: bool = False
    lone: bool = False
    filed: bool = False
    page: int = 0
    table: str = ""
    roles: tuple[str, ...] = ()
    cells: tuple[tuple[int, int, int], ...] = ()
    head: bool = False

    @property
    def words(self) -> str:
        """The line without its marker."""
        return self.text[self.offset :]


def clean(text: str) -> str:
    """Return `text` with every kind of space made one plain space and invisible marks taken out."""
    return " ".join(_INVISIBLE.sub("", text).split())


def split_marker(text: str) -> tuple[str, str]:
    """Split a line into its marker (a bullet, a number, a letter; may be empty) and its words.

    A number before a word of time or quantity ("2.30 pm", "8.5 million") is no marker, nor is an initial ("J. Smith").
    """
    if found := _BULLET.match(text):
        return found.group().strip(), text[found.end() :]
    found = _NUMBER.match(text)
    if not found or _QUANTITY.match(text, found.end()) or _YEAR.match(text):
        return "", text
    return found.group().strip(), text[found.end() :]


def to_line(
    text: str,
    *,
    kind: BlockKind = "paragraph",
    level: int = -1,
    gap: int = 0,
    cell: bool = False,
    page: int = 0,
) -> Line:
    """Make a line of clean text, finding its marker."""
    marker, words = split_marker(text)
    line = Line(text, kind=kind, level=level, gap=gap, cell=cell, page=page)
    if not marker:
        return line
    if not words:
        return replace(line, marker=marker, offset=len(text))
    text = f"{marker} {words}"
    return replace(
        line, text=text, marker=marker, offset=len(marker) + 1, kind="bullet" if kind == "paragraph" else kind
    )
