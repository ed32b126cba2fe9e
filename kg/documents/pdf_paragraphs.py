"""Printed lines to paragraphs and table rows, over the end of a page too; footnotes come after what they interrupt."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from kg.documents.labels import field_of, label_of
from kg.documents.lines import Line, clean, split_marker, to_line
from kg.documents.pdf_lines import PrintedLine, is_open, runs_on
from kg.documents.pdf_words import HYPHEN
from kg.documents.tables import record_lines
from kg.documents.text import broken_number, row_lines
from kg.documents.words import Hyphens

__all__ = ["paragraphs"]

#: so many lines must stand at one distance for it to be that within paragraphs; those within such a step are one
_OFTEN, _STEP = 3, 0.04
#: lines of a paragraph are so many heights apart, at least and at most; the last where there are but a few
_CLOSE, _WIDEST, _FEW = 1.0, 2.2, 1.45
#: lines less than this many heights apart stand beside each other
_BESIDE = 0.5
#: a line further below the one before than this many of those distances begins a paragraph
_GAP, _GAP_WITHIN = 1.35, 1.6
#: letters of a footnote are lower than this part of the page's usual ones
_SMALL = 0.9
_NOTE = ("*", "†", "‡")
#: longer cells, in characters, are text that a table only places
_CELL = 300


def paragraphs(pages: Sequence[Sequence[PrintedLine]], asides: Sequence[Sequence[PrintedLine]] = ()) -> list[Line]:
    """Join printed lines to paragraphs, each on the page where it begins.

    Arguments:
        pages: the lines of each page in reading order, without running lines.
        asides: for each page, what stands across it or aslant.
    """
    hyphens = Hyphens(line.text for page in pages for line in page)
    marked = _with_gaps(pages)
    flow = _Flow(hyphens)
    for number, page in enumerate(marked, 1):
        main, notes = _notes(page)
        flow.page(number, main)
        flow.hold(number, notes)
        if asides:
            flow.hold(number, asides[number - 1])
    return flow.end()


class _Flow:
    """The lines so far, the printed line that came last, and the notes that wait for the paragraph to end."""

    def __init__(self, hyphens: Hyphens) -> None:
        self.lines: list[Line] = []
        self.hyphens = hyphens
        self.last: PrintedLine | None = None
        self.waiting: list[Line] = []
        #: sort and columns of the table with which the page before ended
        self.above: tuple[str, tuple[str, ...]] | None = None

    def page(self, number: int, page: Sequence[PrintedLine]) -> None:
        """Go on with the lines of a page."""
        first = True
        for table, run in groupby(page, key=lambda line: line.cell.table if line.cell else None):
            lines = list(run)
            if table is None:
                self.above = None
                for index, printed in enumerate(lines):
                    self._line(printed, number, first=first and not index)
            else:
                self._release()
                self.lines += self._rows(lines, number, first=first)
                self.last = None
            first = False

    def hold(self, number: int, notes: Iterable[PrintedLine]) -> None:
        """Keep notes until the paragraph that they interrupt has ended."""
        last: PrintedLine | None = None
        for printed in notes:
            if last and _continues(last, printed, turned=False) and self.waiting:
                self.waiting[-1] = self._joined(self.waiting[-1], printed)
            else:
                self.waiting.append(_line(printed, number, gap=1))
            last = printed

    def end(self) -> list[Line]:
        """Return all lines."""
        self._release()
        return [_plain(line) for line in self.lines]

    def _release(self) -> None:
        self.lines += self.waiting
        self.waiting = []

    def _line(self, printed: PrintedLine, number: int, *, first: bool) -> None:
        last = self.last
        if last and self.lines and _continues(last, printed, turned=first or printed.base > last.base + last.height):
            self.lines[-1] = self._joined(self.lines[-1], printed)
        else:
            self._release()
            self.lines.append(_line(printed, number, gap=int(first or printed.gap)))
        self.last = printed

    def _joined(self, line: Line, printed: PrintedLine) -> Line:
        return to_line(self._text(line.text, printed.text), gap=line.gap, page=line.page)

    def _text(self, before: str, after: str) -> str:
        """Return two lines of a paragraph as one; a hyphen between them is that of a divided word or a compound."""
        if before.endswith((HYPHEN, "-")) and before[-2:-1].isalnum():
            return self.hyphens.joined(before[:-1], after)
        return f"{before} {after}"

    def _rows(self, lines: Sequence[PrintedLine], number: int, *, first: bool) -> Iterator[Line]:
        """Yield a table of the page row by row; a row that only places text cell by cell."""
        records = record_lines(self._grid(lines), page=number, above=self.above if first else None)
        if records:
            self.above = (records[-1].table, records[-1].roles)
            yield from records
            return
        self.above = None
        rows = groupby(lines, key=lambda line: line.cell.row if line.cell else 0)
        for place, (_, row) in enumerate(rows):
            cells = [self._cell(cell) for _, cell in groupby(row, key=lambda line: line.cell)]
            texts = [" ".join(cell) for cell in cells]
            if len(cells) > 1 and all(len(cell) < 2 for cell in cells) and all(len(text) < _CELL for text in texts):
                made = row_lines(texts, int(not place), cell=True)
            else:
                made = [
                    to_line(text, gap=int(not index), cell=not index)
                    for cell in cells
                    for index, text in enumerate(cell)
                ]
            yield from (replace(line, page=number) for line in made)

    def _grid(self, lines: Sequence[PrintedLine]) -> list[list[list[str]]]:
        """Return a table of the page as rows of cells, each its paragraphs."""
        placed = [line for line in lines if line.cell]
        rows = max((line.cell.row for line in placed if line.cell), default=-1) + 1
        columns = max((line.cell.columns for line in placed if line.cell), default=0)
        grid: list[list[list[str]]] = [[[] for _ in range(columns)] for _ in range(rows)]
        for cell, run in groupby(placed, key=lambda line: line.cell):
            if cell and cell.column < columns:
                grid[cell.row][cell.column] += self._cell(run)
        return [row for row in grid if any(row)]

    def _cell(self, lines: Iterable[PrintedLine]) -> list[str]:
        """Return the paragraphs of a cell."""
        texts: list[str] = []
        last: PrintedLine | None = None
        for printed in lines:
            if last and _continues(last, printed, turned=False):
                texts[-1] = self._text(texts[-1], printed.text)
            else:
                texts.append(printed.text)
            last = printed
        return [clean(text.replace(HYPHEN, "-")) for text in texts]


def _line(printed: PrintedLine, page: int, *, gap: int) -> Line:
    return to_line(printed.text, gap=gap, page=page)


def _plain(line: Line) -> Line:
    """Return a line with the hyphens that nothing followed as hyphens."""
    if HYPHEN not in line.text:
        return line
    return to_line(line.text.replace(HYPHEN, "-"), kind=line.kind, gap=line.gap, cell=line.cell, page=line.page)


def _continues(last: PrintedLine, printed: PrintedLine, *, turned: bool) -> bool:
    """Does a printed line go on with the paragraph of the line before, on the page or column before if `turned`?

    It does when its words or those before leave no doubt, or when its first word would not have fitted into the line
    before, where lines go on at all; never after a wider gap, nor when it begins with a marker.
    """
    if (printed.gap and not turned) or abs(last.base - printed.base) < _BESIDE * last.height:
        return False
    if marker := split_marker(printed.text)[0]:
        return broken_number(last.text, marker)
    if last.text.endswith((HYPHEN, "-")) and last.text[-2:-1].isalnum() and printed.text[0].isalnum():
        return True
    if field_of(printed.text) or label_of(to_line(printed.text)):
        return False
    return _words_go_on(last, printed, turned=turned)


def _words_go_on(last: PrintedLine, printed: PrintedLine, *, turned: bool) -> bool:
    """Do the words, or the width of the line before, tell that a line goes on with its sentence?"""
    going = runs_on(last.text, printed.text)
    if turned:
        return is_open(last.text) or (printed.text[0].islower() and going)
    if going and (printed.text[0].islower() or is_open(last.text) or (printed.cell and last.text.endswith(","))):
        return True
    return last.is_full(printed) and (last.prose or going)


def _with_gaps(pages: Sequence[Sequence[PrintedLine]]) -> list[list[PrintedLine]]:
    """Return the pages with the wider gaps between lines marked.

    The smallest distance between lines that is not rare, in the whole document and measured by the height of their
    letters, is that within paragraphs.
    """
    counts = Counter(
        round(step / _STEP)
        for page in pages
        for above, line in pairwise(page)
        if (step := _distance(above, line)) > _BESIDE
    )
    often = [step for step, count in counts.items() if count >= _OFTEN]
    usual = min(max(_CLOSE, min(often or counts, default=0) * _STEP), _WIDEST if often else _FEW)
    return [
        [
            replace(line, gap=above is not None and _apart(above, line, usual))
            for above, line in zip([None, *page], page, strict=False)
        ]
        for page in pages
    ]


def _distance(above: PrintedLine, line: PrintedLine) -> float:
    return (above.base - line.base) / max(1.0, line.height)


def _apart(above: PrintedLine, line: PrintedLine, usual: float) -> bool:
    """Do two lines stand wider apart than those of a paragraph? More is allowed where the words run on."""
    going = line.text[0].islower() and runs_on(above.text, line.text)
    return _distance(above, line) > (_GAP_WITHIN if going else _GAP) * usual


def _notes(page: Sequence[PrintedLine]) -> tuple[Sequence[PrintedLine], Sequence[PrintedLine]]:
    """Return the text of a page and its footnotes: smaller lines at its foot, of which the first begins with a mark."""
    sizes: Counter[float] = Counter()
    for line in page:
        sizes[round(line.height, 1)] += len(line.text)
    if not sizes:
        return page, []
    usual = max(sizes.items(), key=lambda pair: (pair[1], pair[0]))[0]
    at = len(page)
    while at and page[at - 1].cell is None and page[at - 1].height < _SMALL * usual:
        at -= 1
    while at < len(page) and not (page[at].text[:1].isdigit() or page[at].text.startswith(_NOTE)):
        at += 1
    return page[:at], page[at:]
