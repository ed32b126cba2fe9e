"""A layout in the making: what each line is for, by its index; `assemble` turns it into positions."""

from dataclasses import dataclass, field

from kg.documents.lines import Line
from kg.model.document import SectionKind

__all__ = ["Draft", "DraftItem", "DraftMeeting"]


@dataclass(slots=True)
class DraftMeeting:
    """A meeting and the line that names it; `line` is -1 when only the manifest does."""

    body: str
    date: str
    line: int


@dataclass(slots=True)
class DraftItem:
    """An item and the line of its title."""

    title: str
    number: str
    line: int
    meeting: int | None


@dataclass(slots=True)
class Draft:
    """The lines of a document with a mark for each: the section they belong to, their item and meeting."""

    lines: list[Line]
    page_type: str = "other"
    marks: list[tuple[SectionKind, int | None, int | None]] = field(default_factory=list)
    meetings: list[DraftMeeting] = field(default_factory=list)
    items: list[DraftItem] = field(default_factory=list)
    fields: list[tuple[str, str, int]] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.marks = [("minutes", None, None)] * len(self.lines)

    def mark(self, line: int, kind: SectionKind, item: int | None = None, meeting: int | None = None) -> None:
        """Say what a line is for."""
        self.marks[line] = (kind, item, meeting)
        if kind in ("title", "heading"):
            self.headings.add(line)

    def add_meeting(self, body: str, date: str, line: int) -> int:
        """Add a meeting unless it is there already; return its index."""
        for index, known in enumerate(self.meetings):
            if (known.body.casefold(), known.date) == (body.casefold(), date):
                return index
        self.meetings.append(DraftMeeting(body, date, line))
        return len(self.meetings) - 1

    def take(self, other: "Draft", start: int) -> None:
        """Take over the layout of a part of the lines, which begins at `start`."""
        items, meetings = len(self.items), len(self.meetings)
        for index, (kind, item, meeting) in enumerate(other.marks):
            here = None if item is None else item + items
            self.marks[start + index] = (kind, here, None if meeting is None else meeting + meetings)
        self.headings |= {index + start for index in other.headings}
        self.fields += [(label, value, line + start) for label, value, line in other.fields]
        for known in other.meetings:
            self.meetings.append(DraftMeeting(known.body, known.date, known.line + start))
        for found in other.items:
            held = None if found.meeting is None else found.meeting + meetings
            self.items.append(DraftItem(found.title, found.number, found.line + start, held))

    def add_item(self, title: str, number: str, line: int, meeting: int | None = None) -> int:
        """Add an item and mark the line of its title; return its index."""
        self.items.append(DraftItem(title, number, line, meeting))
        self.mark(line, "title", len(self.items) - 1, meeting)
        return len(self.items) - 1
