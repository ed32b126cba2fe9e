"""The words of a printed page, with their places, in the library's own order and with its own word and line breaks.

pdfium knows what a font's widths, kerning and letter spacing mean, and leaves out letters that are printed again for
boldness. So its breaks are taken as they are; nothing here may make or close one, but where the letters jump to another
line, or down from a raised figure.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

__all__ = ["HYPHEN", "SLANTED", "Box", "Word", "page_words", "turned"]

#: left, bottom, right, top in points
Box = tuple[float, float, float, float]

#: stands for the hyphen at the end of a printed line, which may divide a word or belong to a compound
HYPHEN = "\ufffe"
#: the turn of text that runs neither along nor across the page
SLANTED = 4

#: how the library gives a hyphen at a line's end; letters of that code in a font without meanings are none
_HYPHEN = 0x02
#: the hyphen so marked, and the soft hyphen of the file itself
_HYPHENS = frozenset((0xFFFE, 0xAD))
#: codes below the space, and of a second such range, are no letters
_SPACE, _DELETE, _HIGH = 0x20, 0x7F, 0xA0
_BREAKS = frozenset((0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029))
_SPACES = frozenset((0x09, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)) | _BREAKS
#: a letter that is so many heights away from the one before is no part of its word
_JUMP = 1.0
#: a raised figure is smaller than this part of the letters before it, and higher by that part of their height
_SMALLER, _RAISED = 0.8, 0.12
#: letters are of one direction when they differ by less, in radians
_STRAIGHT = 0.1
_ALL = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed, in points from the lower left corner of the page turned so that it runs to the right.

    Arguments:
        text: its letters; a hyphen at the end of a printed line is `HYPHEN`.
        left, bottom, right, top: its box, of the height of its font, not of its letters.
        base: the line on which its letters stand.
        line: the number of its printed line, in the library's order.
        turn: quarter turns to the left by which it is printed, or `SLANTED`.
        first: the index of its first letter.
        glued: no space stands between the word before and this one.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    line: int
    turn: int
    first: int
    glued: bool = False

    @property
    def height(self) -> float:
        """The height of its font."""
        return self.top - self.bottom


class _Reader:
    """Reads letters of one page; the places where the library puts its answers are made once."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self.raw = text.raw
        self.box = pdfium.FS_RECTF()
        self.box_at = ctypes.byref(self.box)
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def place(self, index: int) -> Box:
        pdfium.FPDFText_GetLooseCharBox(self.raw, index, self.box_at)
        return self.box.left, self.box.bottom, self.box.right, self.box.top

    def base(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self.raw, index, ctypes.byref(self.x), ctypes.byref(self.y))
        return self.x.value, self.y.value

    def turn(self, index: int) -> int:
        angle = pdfium.FPDFText_GetCharAngle(self.raw, index)
        quarters = round(angle / (math.pi / 2))
        return -quarters % 4 if abs(angle - quarters * math.pi / 2) < _STRAIGHT else SLANTED


def page_words(text: pypdfium2.PdfTextPage, *, count: int) -> list[Word]:
    """Return the words of a page in the library's order.

    Arguments:
        text: the page's text.
        count: how many letters it has.
    """
    return list(_words(_Reader(text), count))


def _codes(reader: _Reader, count: int) -> Iterator[tuple[int, int]]:
    """Yield the place in the page's text and the code of each letter and space, hyphens at lines' ends marked.

    The code of a letter in a font that does not say which letter it is is left out.
    """
    unicode, raw = pdfium.FPDFText_GetUnicode, reader.raw
    for index in range(count):
        code = unicode(raw, index)
        if code == _HYPHEN and pdfium.FPDFText_IsHyphen(raw, index):
            code = ord(HYPHEN)
        if code in _SPACES or not (code < _SPACE or _DELETE <= code < _HIGH or code > _ALL):
            yield index, code


def _words(reader: _Reader, count: int) -> Iterator[Word]:
    letters: list[str] = []
    left = bottom = right = top = 0.0
    first = line = turn = 0
    glued = False

    def word() -> Word:
        x, y = reader.base(first)
        base = turned((x, y, x, y), turn)[1]
        return Word(_joined(letters), left, bottom, right, top, base, line, turn, first, glued)

    for index, code in _codes(reader, count):
        if code in _SPACES:
            if letters:
                yield word()
                letters = []
            line += code in _BREAKS
            glued = False
            continue
        place = reader.place(index)
        if letters:
            now = turned(place, turn)
            height = top - bottom
            jumps = (
                abs(now[1] - bottom) > height or now[0] - right > _JUMP * height or now[0] < left - _JUMP * height
            ) and turn != SLANTED
            raised = 0x30 <= code <= 0x39 and now[3] - now[1] < _SMALLER * height and now[1] > bottom + _RAISED * height
            if jumps or raised:
                yield word()
                line += jumps
                letters, glued = [], not raised
            else:
                left, right = min(left, now[0]), max(right, now[2])
                bottom, top = min(bottom, now[1]), max(top, now[3])
        if not letters:
            first, turn = index, reader.turn(index)
            left, bottom, right, top = turned(place, turn)
        letters.append(HYPHEN if code in _HYPHENS else chr(code))
    if letters:
        yield word()


def turned(box: Box, turn: int) -> Box:
    """Return a box of the page as it stands when the page is turned so that its text runs to the right."""
    left, bottom, right, top = box
    match turn:
        case 1:
            return bottom, -right, top, -left
        case 2:
            return -right, -top, -left, -bottom
        case 3:
            return -top, left, -bottom, right
    return box


def _joined(letters: list[str]) -> str:
    """Return letters as a word; halves of one sign, which some files give apart, are put together."""
    text = "".join(letters)
    if any("\ud800" <= letter <= "\udfff" for letter in letters):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
