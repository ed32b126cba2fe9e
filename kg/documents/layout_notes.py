"""Minutes that no council system laid out (a board's notes on a plain page, a PDF, a Word file), and other pages."""

import re

from kg.documents.draft import Draft
from kg.documents.labels import field_of, label_of
from kg.documents.layout_body import paragraph_number
from kg.documents.layout_meeting import lay_out_head
from kg.documents.lines import Line
from kg.documents.routine import ROUTINE
from kg.model.document import SectionKind

__all__ = ["lay_out_notes", "lay_out_other"]

_PEOPLE = re.compile(
    r"(?P<present>(?:members? |councillors? |officers? |board members |those |others? )?(?:also )?(?:present|in attendance|attending|attendees|attendance|attended|invited)(?: (?:members|officers|councillors|virtually|online))?)"
    r"\s*[:–-]\s*\S.*|(?P<away>apologies(?: for absence)?(?: (?:were )?received)?(?: from)?|substitut(?:es|ions?)|absent|not present)\s*[:–-]\s*\S.*",
    re.IGNORECASE,
)

#: what all of a page is that holds no minutes; in doubt it is minutes
_OTHER: dict[str, SectionKind] = {"not minutes": "furniture", "committee": "blurb"}


def lay_out_notes(draft: Draft) -> None:
    """Lay out minutes that are a plain text: title, attendance, apologies, numbered or headed items."""
    lines = draft.lines
    starts = _headings(lines)
    meeting = lay_out_head(draft, min([*starts, len(lines)][0], 30))
    first = starts[0] if starts else len(lines)
    kind: SectionKind = "minutes"
    item: int | None = None
    for index, line in enumerate(lines):
        if index in starts:
            number = line.marker.rstrip(".):")
            end = next((later for later in starts if later > index), len(lines))
            number = number or paragraph_number(below.marker for below in lines[index + 1 : end])
            item, kind = draft.add_item(line.words.rstrip(":"), number, index, meeting), "minutes"
            if re.match(r"apologies", line.words, re.IGNORECASE):
                kind = "apologies"
            continue
        label = label_of(line)
        if label in ("attendance", "apologies", "actions", "decision", "documents", "contact", "minutes"):
            kind = label
            draft.mark(index, "furniture", item, meeting)
            draft.headings.add(index)
        elif found := _PEOPLE.fullmatch(line.text):
            kind = "attendance" if found["present"] else "apologies"
            draft.mark(index, kind, item, meeting)
        elif item is None and index < first and draft.marks[index][0] in ("heading", "contact"):
            continue
        else:
            if kind in ("attendance", "apologies", "contact") and len(line.words.split()) > 30 and not line.marker:
                kind = "minutes"
            if (
                item is None
                and kind == "minutes"
                and index < min(first, 12)
                and len(line.words.split()) < 12
                and not line.marker
            ):
                draft.mark(index, "furniture", None, meeting)
            else:
                draft.mark(index, kind, item, meeting)


def _headings(lines: list[Line]) -> list[int]:
    """Return the lines that are titles of items: numbered upwards from 1, else headings, else routine business."""
    numbered: list[int] = []
    last = 0
    for index, line in enumerate(lines):
        marker = line.marker.rstrip(".)")
        if marker.isdigit() and 0 < int(marker) - last <= 2 and _short(line):
            numbered.append(index)
            last = int(marker)
    headed = [
        index
        for index, line in enumerate(lines)
        if line.kind == "heading" and index > 1 and _short(line) and not label_of(line)
    ]
    if len(numbered) >= 2 and len(numbered) >= len(headed) // 2:
        return numbered
    if headed:
        return headed
    routine = [
        index
        for index, line in enumerate(lines)
        if index > 0 and not line.marker and ROUTINE.fullmatch(line.words.rstrip(":")) and not label_of(line)
    ]
    return numbered or routine


def _short(line: Line) -> bool:
    return 2 < len(line.words) < 160 and not line.words.endswith((".", ";", ",")) and line.words[0] not in "|"


def lay_out_other(draft: Draft) -> None:
    """Lay out a page that minutes nothing: no meeting and no item, whatever it lists."""
    for index, line in enumerate(draft.lines):
        if told := field_of(line.text):
            draft.fields.append((*told, index))
        draft.mark(index, _OTHER.get(draft.page_type, "minutes"))
