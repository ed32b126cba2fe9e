"""A document as read: its plain text, and where in that text its parts stand.

Every position is an offset in characters into `Document.text`, the stored plain text: end exclusive, counted as
Python counts. The text has one block (paragraph, list entry, heading, table row) on a line; blank lines are kept.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

__all__ = [
    "BLOCK_KINDS", "NO_MEETING", "SECTION_KINDS", "Block", "Cell", "Document", "Field", "Item", "ManifestEntry",
    "Meeting", "Section", "Table",
]  # fmt: skip

SectionKind = Literal[
    "furniture",  # site navigation, cookie notices, page type line: nothing to be read
    "heading",  # the line or lines that name the meeting
    "title",  # the line that names an item or issue
    "blurb",  # what the agenda says of an item before the meeting
    "minutes",  # what was said and done
    "decision",  # text under the label Decision
    "reasons",  # text under Reason(s) for decision
    "options",  # text under Alternative options considered
    "actions",  # an action list or table
    "attendance",  # those present
    "apologies",  # apologies and substitutes
    "contact",  # officers to ask, venue, telephone: not participants
    "documents",  # file titles of supporting papers
    "fields",  # label and value lines of a decision record
]
SECTION_KINDS: tuple[str, ...] = SectionKind.__args__  # type: ignore[attr-defined]

BlockKind = Literal["paragraph", "bullet", "heading", "row"]
BLOCK_KINDS: tuple[str, ...] = BlockKind.__args__  # type: ignore[attr-defined]

#: types of page that minute no meeting, whoever is mentioned on them
NO_MEETING = frozenset(
    {"committee", "inspection report", "inspection outcomes", "letter", "strategy", "issue record", "decision list"}
)

_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """What `manifest.csv` says of one file. `date` is ISO 8601; an empty string is unknown.

    What `kg fetch` adds: `retrieved`, when the bytes came, in UTC; their `sha256`; the site's `etag` for them;
    `gone`, when the site was first found without the paper; `replaced_by`, the file with the paper's next version.
    """

    file: str
    url: str = ""
    council: str = ""
    body: str = ""
    date: str = ""
    title: str = ""
    retrieved: str = ""
    sha256: str = ""
    etag: str = ""
    gone: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text: a paragraph, list entry, heading or table row.

    `start` to `end` is the text without its marker and surrounding space. `marker` is the bullet, number or letter
    it was written with (`•`, `(a)`, `8.1`), without space, else empty. `level` is the depth in a list, from 0.
    """

    kind: BlockKind
    start: int
    end: int
    marker: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that the document names in its layout. `body` is as written; `date` ISO 8601; either may be empty."""

    body: str
    date: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item, issue or decision that the document covers.

    `title` is word for word, without number and file furniture; `start` to `end` is where the title stands.
    `number` is as written (`12`, `84`, `23/5`), of paragraphs `84.1` to `84.4` it is `84`. `meeting` is an index
    into `Document.meetings`, or None.
    """

    title: str
    number: str
    start: int
    end: int
    meeting: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text with one use. `item` and `meeting` are indexes into the document's lists, or None."""

    kind: SectionKind
    start: int
    end: int
    item: int | None = None
    meeting: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value in a decision record (`Decision Maker`, `Date of decision`); positions of the value."""

    label: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: what its column holds, by the table's heads (empty where they do not say), and its place."""

    role: str
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of records. `sort` says of what (`actions`, `measures`, …); `heads` and each of `rows` hold its cells."""

    sort: str
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document ready for extraction. Its blocks, sections and pages stand in the order of the text, none in another.

    Arguments:
        source: the path within the folder that was read, without its extension; unique in a build.
        path: the file name, relative to the folder that was read.
        text: the stored plain text, to which every position refers.
        sha256: hex digest of the original bytes.
        media_type: of the original, such as `text/html`.
        page_type: `issue history`, `agenda item`, `meeting`, `decision details`, `decision list`, `issue record`,
            `committee`, `board notes`, `inspection report`, `inspection outcomes`, `letter`, `strategy`,
            `not minutes` or `other`.
        page_starts: where each page of a paged format starts in the text; empty for others.
        tables: its tables of records, in the order of the text.
        recognised: the pages that text recognition read, each with its confidence from 0 to 1.
        notes: what of the file could not be read, in words, for the summary of a build; it is not stored.
    """

    source: str
    path: str
    text: str
    sha256: str
    media_type: str
    entry: ManifestEntry
    page_type: str = "other"
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    items: tuple[Item, ...] = ()
    fields: tuple[Field, ...] = ()
    page_starts: tuple[int, ...] = field(default=())
    tables: tuple[Table, ...] = ()
    recognised: tuple[tuple[int, float], ...] = ()
    notes: tuple[str, ...] = ()

    def recognition(self, position: int) -> float | None:
        """Return how certain text recognition was of the page at `position`; None where it was not needed."""
        return dict(self.recognised).get(self.page(position) or 0) if self.recognised else None

    def page(self, position: int) -> int | None:
        """Return the page, from 1, on which the character at `position` stands; None where there are no pages."""
        if not self.page_starts:
            return None
        return bisect_right(self.page_starts, position)

    def blocks_from(self, start: int, end: int) -> tuple[Block, ...]:
        """Return the blocks that begin from `start` up to, not at, `end`."""
        first = bisect_left(self.blocks, start, key=_START)
        return self.blocks[first : bisect_left(self.blocks, end, lo=first, key=_START)]

    def section_at(self, position: int) -> Section | None:
        """Return the section in which the character at `position` stands, if it stands in one."""
        at = bisect_right(self.sections, position, key=_START) - 1
        return self.sections[at] if at >= 0 and position < self.sections[at].end else None
