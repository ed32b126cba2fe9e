"""The tree of a saved page to lines: one for each block, with the markers of lists and the rows of tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from string import ascii_lowercase

from lxml import etree, html

from kg.documents.lines import Line, clean, split_marker, to_line
from kg.documents.tables import record_lines
from kg.documents.text import ITEM_NUMBER, row_lines
from kg.model.document import BlockKind

__all__ = ["walk"]

#: elements that begin and end a line
_BLOCKS = frozenset(
    "address article blockquote body caption center dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6"
    " header hr html legend"
    " li main ol p pre section summary details table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: longer cells, in characters, are text that a table only places
_CELL = 300
#: no list starts with a number of more digits
_DIGITS = 4
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


@dataclass(slots=True)
class _Line:
    """The line being written."""

    parts: list[str] = field(default_factory=list)
    kind: BlockKind = "paragraph"
    level: int = -1
    marker: str = ""
    gap: int = 1


@dataclass(slots=True)
class _List:
    """A list that is open: the type of its markers and its last number."""

    type: str
    last: int


def walk(tree: html.HtmlElement) -> Iterator[Line]:
    """Yield a line for each block of the page; a row of short cells is one line, other tables are read cell by cell."""
    walker, state = etree.iterwalk(tree, events=("start", "end")), _Walk()
    for event, element in walker:
        if event == "end":
            yield from state.end(element)
            if element is not tree:
                state.line.parts.append(element.tail or "")
        elif element.tag == "table" and (rows := record_lines(_grid(element))):
            yield from state.close()
            yield from rows
            walker.skip_subtree()
        elif element.tag == "tr" and (cells := _cells(element)):
            yield from state.close()
            yield from row_lines(cells, 0, cell=True)
            walker.skip_subtree()
        else:
            yield from state.start(element)
            state.line.parts.append(element.text or "")
    yield from state.close()


class _Walk:
    """Where in the page the walk is: the line being written, the open lists, the cell just entered."""

    def __init__(self) -> None:
        self.line = _Line()
        self.lists: list[_List] = []
        self.cell = False
        self.numbers = False

    def start(self, element: html.HtmlElement) -> Iterator[Line]:
        """Begin an element, which may end the line before."""
        tag = element.tag
        if tag in _BLOCKS or tag == "br":
            yield from self.close()
            self.line = _Line(kind="heading" if tag in _HEADINGS else "paragraph", gap=int(tag != "br"))
        if tag in ("ul", "ol"):
            self.lists.append(_List("•" if tag == "ul" else element.get("type", "1"), _first(element) - 1))
        elif tag == "li" and self.lists:
            now = self.lists[-1]
            now.last += 1
            self.line = _Line(kind="bullet", level=len(self.lists) - 1, marker=_marker(now.type, now.last), gap=0)
        elif tag in ("td", "th"):
            self.cell = True
            self.numbers = element.getprevious() is None and element.getnext() is not None

    def end(self, element: html.HtmlElement) -> Iterator[Line]:
        """End an element, and with it the line."""
        tag = element.tag
        if tag in _BLOCKS:
            yield from self.close()
            self.line = _Line()
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag in ("td", "th"):
            self.cell = self.numbers = False

    def close(self) -> Iterator[Line]:
        """Yield the line, unless it is empty; its own marker goes before that of the list."""
        line = self.line
        text = clean("".join(line.parts))
        if not text:
            return
        if self.numbers and ITEM_NUMBER.fullmatch(text):
            yield Line(text, marker=text, offset=len(text), cell=True, gap=line.gap)
        else:
            if line.marker and not split_marker(text)[0]:
                text = f"{line.marker} {text}"
            yield to_line(text, kind=line.kind, level=line.level, gap=line.gap, cell=self.cell)
        self.cell = False
        self.line = _Line(level=line.level)


def _grid(table: html.HtmlElement) -> list[list[list[str]]]:
    """Return a table's cells, one that spans others in each of them; a table that holds tables only places them."""
    if table.find(".//table") is not None:
        return []
    grid: list[list[list[str]]] = []
    spanning: dict[int, tuple[int, list[str]]] = {}  # by column: for how many rows more, and what
    for row in table.iter("tr"):
        cells: list[list[str]] = []
        waiting = [cell for cell in row if cell.tag in ("td", "th")]
        while waiting or len(cells) in spanning:
            column = len(cells)
            if column in spanning:
                left, held = spanning.pop(column)
                cells.append(held)
                if left > 1:
                    spanning[column] = (left - 1, held)
                continue
            cell = waiting.pop(0)
            text = _paragraphs(cell)
            down = _span(cell.get("rowspan", ""))
            for _ in range(_span(cell.get("colspan", ""))):
                if down > 1:
                    spanning[len(cells)] = (down - 1, text)
                cells.append(text)
        grid.append(cells)
    return grid


#: no cell spans more rows or columns
_MOST = 60


def _span(told: str) -> int:
    return min(int(told), _MOST) if told.isdecimal() and len(told) <= _DIGITS and int(told) else 1


def _paragraphs(cell: html.HtmlElement) -> list[str]:
    """Return the paragraphs of a cell."""
    parts = [""]
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        block = element is not cell and (element.tag in _BLOCKS or element.tag == "br")
        if block:
            parts.append("")
        if event == "start":
            parts[-1] += element.text or ""
        elif element is not cell:
            parts[-1] += element.tail or ""
    return [text for part in parts if (text := clean(part))]


def _cells(row: html.HtmlElement) -> list[str]:
    """Return the texts of a row's cells when it is a row of data; empty for a row that only places things."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    # looked at first, and no further than the second part: tables within tables would be read again at each level
    if len(cells) < 2 or any(_has_several(cell) for cell in cells):
        return []
    texts = [text for cell in cells if (text := clean(" ".join(cell.itertext())))]
    return texts if len(texts) > 1 and max(map(len, texts)) < _CELL else []


def _has_several(cell: html.HtmlElement) -> bool:
    """Return whether a cell has more than one part."""
    parts = cell.iter("p", "div", "li", "table", "h2", "h3", "h4")
    return next(islice(parts, 1, None), None) is not None


def _first(element: html.HtmlElement) -> int:
    start = element.get("start", "1")
    return int(start) if start.isdecimal() and len(start) <= _DIGITS else 1


def _marker(kind: str, number: int) -> str:
    """Return the marker that a browser shows before a list entry."""
    if kind == "•":
        return kind
    if kind in "aA" and 0 < number <= len(ascii_lowercase):
        letter = ascii_lowercase[number - 1]
        return f"{letter if kind == 'a' else letter.upper()}."
    if kind in "iI" and 0 < number <= len(_ROMAN):
        return f"{_ROMAN[number - 1] if kind == 'i' else _ROMAN[number - 1].upper()}."
    return f"{number}."
