"""Words of a printed page put together to pieces, rows and printed lines, with the places that tell them apart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from kg.documents.lines import split_marker
from kg.documents.pdf_words import HYPHEN, Word
from kg.documents.text import OPEN_WORDS

__all__ = ["Cell", "Piece", "PrintedLine", "is_open", "leads", "pieces", "printed", "rows_of", "runs_on"]

#: a letter that numbers a paragraph; on a line of its own it may be an initial, before a gap it is not
_MARKER = re.compile(r"\(?[A-Za-z0-9]{1,3}[.)]")
#: an address on the web, which begins in small letters whatever it begins
_ADDRESS = re.compile(r"(?:www\.|https?:|\S+@\S+\.)")
_ENDED = re.compile(r"[.:;?!][\"'”’)\]]*$")

#: a gap within a line, in heights of its letters, that ends a piece; justified lines have smaller ones
_WIDE = 1.5
#: two pieces are on one line when they share this part of the lower one's height
_SHARED = 0.5
#: without a space of the library's own, two pieces on one line have one between them when they are so far apart
_SPACE = 0.08


class Cell(NamedTuple):
    """Where in a table of the page a line stands: which table, its row and column from 0, and how many columns."""

    table: int
    row: int
    column: int
    columns: int


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line, in points.

    Arguments:
        text: its words; a hyphen at its end is `HYPHEN`.
        left, right: where it begins and ends.
        base: the line on which its letters stand.
        limit: where full lines of its column or cell end.
        letter: the mean width of its letters.
        lead: the width of its first word.
        height: that of its letters.
        prose: full lines go on in the next one where it stands.
        cell: its place in a table, if it stands in one.
        gap: it stands wider apart from the line before than those of a paragraph.
    """

    text: str
    left: float
    right: float
    base: float
    limit: float
    letter: float
    lead: float
    height: float
    prose: bool = False
    cell: Cell | None = None
    gap: bool = False

    def is_full(self, after: "PrintedLine") -> bool:
        """Would the first word of the next line not have fitted into this one?"""
        return self.right + self.letter / 2 + after.lead > self.limit

    def in_cell(self, cell: Cell, limit: float) -> "PrintedLine":
        """Return the line as one of a cell that ends at `limit`."""
        return replace(self, cell=cell, limit=limit)

    def numbered(self, table: int) -> "PrintedLine":
        """Return the line as one of the table of that number."""
        return replace(self, cell=self.cell._replace(table=table)) if self.cell else self


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that follow one another on a line, and their box; or a ruled table, with its lines.

    `first` is the place of its first letter in the library's order.
    """

    words: tuple[Word, ...]
    left: float
    bottom: float
    right: float
    top: float
    base: float
    first: int
    table: tuple[PrintedLine, ...] = ()

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.top - self.bottom

    @property
    def text(self) -> str:
        """Its words; a hyphen at the end of the printed line is `HYPHEN`."""
        return _text(self.words)


def _text(words: Iterable[Word]) -> str:
    parts: list[str] = []
    for word in words:
        parts += [" " if parts and not word.glued else "", word.text]
    return "".join(parts)


def pieces(words: Iterable[Word]) -> list[Piece]:
    """Return words as pieces: each ends with its printed line, or before a gap as wide as one between columns.

    After a marker or a label no gap is too wide.
    """
    done: list[Piece] = []
    run: list[Word] = []
    for word in words:
        if run and _ends(run, word):
            done.append(_piece(run))
            run = []
        run.append(word)
    return [*done, _piece(run)] if run else done


def _ends(run: list[Word], word: Word) -> bool:
    last = run[-1]
    height = min(last.height, word.height)
    if word.line != last.line or abs(word.base - last.base) > max(last.height, word.height):
        return True
    if word.left < last.left - height:
        return True
    gap = word.left - last.right
    return gap > _WIDE * height and not leads(_text(run))


def leads(text: str) -> bool:
    """Is a text a marker or a label, after which a wide gap begins no new piece?"""
    return text.endswith(":") or bool(_MARKER.fullmatch(text)) or (bool(text) and split_marker(text)[0] == text)


def _piece(run: list[Word]) -> Piece:
    return Piece(
        tuple(run),
        min(word.left for word in run),
        min(word.bottom for word in run),
        max(word.right for word in run),
        max(word.top for word in run),
        max(run, key=lambda word: word.right - word.left).base,
        run[0].first,
    )


def rows_of(found: Iterable[Piece]) -> list[list[Piece]]:
    """Put pieces together that stand on one line, from the top of the page, each row from left to right."""
    rows: list[list[Piece]] = []
    tallest: Piece | None = None  # of the row: the others stand on its line
    for piece in sorted(found, key=lambda one: (-one.top, one.left, one.first)):
        if tallest and _level(tallest, piece):
            rows[-1].append(piece)
            tallest = max(tallest, piece, key=lambda one: one.height)
        else:
            rows.append([piece])
            tallest = piece
    return [sorted(row, key=lambda one: (one.left, one.first)) for row in rows]


def _level(one: Piece, other: Piece) -> bool:
    if one.table or other.table:
        return False
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared >= _SHARED * min(one.height, other.height)


def runs_on(before: str, after: str) -> bool:
    """Do the words of a printed line leave no doubt that its sentence goes on in the next line?"""
    if _ENDED.search(before):
        return False
    if _ADDRESS.match(after):
        return False
    return after[:1].islower() or before.endswith((",", HYPHEN)) or is_open(before)


def is_open(before: str) -> bool:
    """Does a line end with a word after which no sentence ends?"""
    return before.rsplit(" ", 1)[-1] in OPEN_WORDS


def printed(row: Sequence[Piece], limit: float, *, prose: bool = False) -> PrintedLine:
    """Return the pieces of a row as one printed line of a column that ends at `limit`."""
    parts = [row[0].text]
    for before, piece in pairwise(row):
        if parts[-1].endswith(HYPHEN):
            parts[-1] = f"{parts[-1][:-1]}-"  # no end of a line after all
        apart = piece.left - before.right > _SPACE * before.height
        parts += [" " if apart or not piece.words[0].glued else "", piece.text]
    text = "".join(parts)
    left, right = min(piece.left for piece in row), max(piece.right for piece in row)
    widest = max(row, key=lambda piece: piece.right - piece.left)
    letter, lead = (right - left) / max(1, len(text)), row[0].words[0].right - row[0].words[0].left
    return PrintedLine(text, left, right, widest.base, limit, letter, lead, widest.height, prose)
