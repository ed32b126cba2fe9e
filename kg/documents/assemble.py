"""Lines and their layout to a document: the stored text, and the positions of every part in it."""

import re
from dataclasses import dataclass, replace
from itertools import groupby

from kg.documents.draft import Draft
from kg.documents.lines import Line
from kg.model.document import Block, Cell, Document, Field, Item, ManifestEntry, Meeting, Section, Table

__all__ = ["Origin", "assemble"]

_WORD = re.compile(r"[A-Za-z]+|\d+")
#: numbers of paragraphs, which make no list
_PARAGRAPH = re.compile(r"\d+(?:\.\d+)+[.:]?")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from: its source, path, hash, media type and manifest entry, as in `Document`."""

    source: str
    path: str
    sha256: str
    media_type: str
    entry: ManifestEntry


def assemble(draft: Draft, origin: Origin) -> Document:
    """Give every line of a layout its position and make the document.

    The stored text has one line for each `Line` and an empty line wherever the source had at least one.
    """
    starts: list[int] = []
    ends: list[int] = []
    parts: list[str] = []
    at = 0
    for line in draft.lines:
        if parts:
            parts.append("\n\n" if line.gap else "\n")
            at += len(parts[-1])
        starts.append(at)
        parts.append(line.text)
        at += len(line.text)
        ends.append(at)
    levels = _levels(draft.lines)
    # a meeting that only the manifest tells rests on the line that names the document
    named = draft.items[0].line if draft.items else 0
    blocks = tuple(
        Block(
            "heading" if index in draft.headings else line.kind,
            starts[index] + min(line.offset, len(line.text)),
            ends[index],
            line.marker,
            levels[index],
        )
        for index, line in enumerate(draft.lines)
    )
    return Document(
        source=origin.source,
        path=origin.path,
        text="".join(parts),
        sha256=origin.sha256,
        media_type=origin.media_type,
        entry=origin.entry,
        page_type=draft.page_type,
        blocks=blocks,
        sections=_sections(draft, starts, ends),
        meetings=tuple(
            Meeting(known.body, known.date, starts[line], ends[line])
            for known, line in ((known, known.line if known.line >= 0 else named) for known in draft.meetings)
        ),
        items=tuple(
            Item(item.title, item.number, *_span(draft.lines[item.line], item.title, starts[item.line]), item.meeting)
            for item in draft.items
        ),
        fields=tuple(
            Field(label, value, *_span(draft.lines[line], value, starts[line])) for label, value, line in draft.fields
        ),
        page_starts=_pages(draft.lines, starts),
        tables=_tables(draft.lines, starts),
    )  # fmt: skip


def _tables(lines: list[Line], starts: list[int]) -> tuple[Table, ...]:
    """Return the tables of records, each from the row of its heads to the next such row."""
    tables: list[Table] = []
    for line, start in zip(lines, starts, strict=True):
        cells = tuple(
            Cell(line.roles[column] if column < len(line.roles) else "", column, start + begin, start + end)
            for column, begin, end in line.cells
        )
        if line.head:
            tables.append(Table(line.table, cells, ()))
        elif line.table and tables:
            tables[-1] = replace(tables[-1], rows=(*tables[-1].rows, cells))
    return tuple(tables)


def _span(line: Line, words: str, start: int) -> tuple[int, int]:
    """Return where `words` stand in the stored text; the whole line where they are not in it as such."""
    at = line.text.rfind(words)
    return (start + at, start + at + len(words)) if at >= 0 else (start, start + len(line.text))


def _sections(draft: Draft, starts: list[int], ends: list[int]) -> tuple[Section, ...]:
    sections = []
    for mark, run in groupby(range(len(draft.lines)), key=lambda index: draft.marks[index]):
        indexes = list(run)
        sections.append(Section(mark[0], starts[indexes[0]], ends[indexes[-1]], mark[1], mark[2]))
    return tuple(sections)


def _pages(lines: list[Line], starts: list[int]) -> tuple[int, ...]:
    """Return where each page starts; a page without text starts where the next one does."""
    if not lines or not lines[-1].page:
        return ()
    pages: list[int] = []
    for line, start in zip(lines, starts, strict=True):
        while len(pages) < line.page:
            pages.append(start if pages else 0)
    return tuple(pages)


def _levels(lines: list[Line]) -> list[int]:
    """Return each line's depth in lists.

    A format that knows it says so; else a list that begins inside another (no plain paragraph between them) with
    another style of marker is one deeper, and a style that was seen before goes back to its depth.
    """
    levels: list[int] = []
    open_lists: dict[str, str] = {}  # style of marker -> last letter or number, outermost list first
    for line in lines:
        if not line.marker or line.kind in ("heading", "row") or _PARAGRAPH.fullmatch(line.marker):
            open_lists = {}
            levels.append(max(0, line.level))
            continue
        style, word = _style(line.marker, open_lists)
        if line.level >= 0:
            open_lists = dict([*open_lists.items()][: line.level])
        elif style in open_lists:
            open_lists = dict([*open_lists.items()][: [*open_lists].index(style)])
        levels.append(line.level if line.level >= 0 else len(open_lists))
        open_lists[style] = word
    return levels


def _style(marker: str, open_lists: dict[str, str]) -> tuple[str, str]:
    """Return a marker's style, `(a)` for every letter in brackets, `(i)` for Roman numbers, and its letter or number.

    `(i)` is a letter after `(h)`, else the first of a list inside that of `(a)`.
    """
    found = _WORD.search(marker)
    if not found or found.group().isdigit():
        return _WORD.sub("1", marker), found.group() if found else ""
    word = found.group().lower()
    letters, roman = _WORD.sub("a", marker), _WORD.sub("i", marker)
    if len(word) > 1 or (word in "ivx" and ord(word) - 1 != ord(open_lists.get(letters, "-")[-1])):
        return roman, word
    return letters, word
