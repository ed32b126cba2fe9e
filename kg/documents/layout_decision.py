"""Records of decisions: one decision's details, an issue's list of decisions, an issue's record."""

import re

from kg.documents.dates import find_date, to_iso
from kg.documents.draft import Draft
from kg.documents.labels import field_of, label_of
from kg.documents.layout_body import Body, lay_out_body, paragraph_number
from kg.documents.layout_issue import head_end, title_line
from kg.documents.routine import BLURB
from kg.documents.titles import BODY, numbered_title
from kg.model.document import SectionKind

__all__ = ["lay_out_decision", "lay_out_decision_list", "lay_out_issue_record"]

_DATED = re.compile(r"(\d{1,2}/\d{1,2}/\d{4}) [-–] (.+)")
_PERSON = re.compile(
    r"\b(?:member for|director|officer|leader|mayor|portfolio holder|lead member|cabinet member"
    r"|executive member|head of|chief|councillor|cllr|manager|commissioner)\b",
    re.IGNORECASE,
)


def lay_out_decision(draft: Draft) -> None:
    """Lay out the details of one decision: fields, purpose, decision, reasons, options.

    The meeting is `Decided at meeting`, else the decision maker, when that is a body, on the date of decision; the
    publication date is never the meeting's.
    """
    lines = draft.lines
    head = head_end(draft)
    for index in range(head):
        draft.mark(index, "furniture")
    title = next((i for i in range(head, len(lines)) if not field_of(lines[i].text)), None)
    if title is not None and label_of(lines[title]):
        title = None
    item = None
    if title is not None:
        number, words = numbered_title(lines[title].text)
        item = draft.add_item(words, number, title)
    kind: SectionKind = "blurb"
    labelled = any(label_of(line) == "decision" for line in lines)
    fields: dict[str, tuple[str, int]] = {}
    for index in range(head, len(lines)):
        line = lines[index]
        if index == title:
            continue
        if told := field_of(line.text):
            draft.fields.append((*told, index))
            fields.setdefault(told[0].lower().rstrip("?"), (told[1], index))
            draft.mark(index, "fields", item)
        elif label := label_of(line):
            kind = label
            draft.mark(index, "furniture", item)
            draft.headings.add(index)
        else:
            draft.mark(index, kind if labelled or kind != "blurb" else "decision", item)
    _decided(draft, fields)


def _decided(draft: Draft, fields: dict[str, tuple[str, int]]) -> None:
    """Add the meeting that decided, from the fields."""
    body, date, line = "", "", -1
    if "decided at meeting" in fields:
        value, line = fields["decided at meeting"]
        if found := find_date(value):
            date, body = found.iso, value[found.end :].strip(" -–")
    for label in (
        "date of decision",
        "date of the decision",
        "decision date",
        "date decision made",
        "date of meeting",
        "decision made",
        "date made",
        "date taken",
    ):
        if not date and label in fields:
            value, at = fields[label]
            date, line = to_iso(value), at if line < 0 else line
    for label in (
        "decision maker",
        "decision-maker",
        "decision taken by",
        "decision made by",
        "made by",
        "taken by",
        "decision taker",
        "committee",
    ):
        if not body and label in fields:
            value, at = fields[label]
            if value and BODY.search(value) and not _PERSON.search(value):
                body, line = value, at
    if body:
        meeting = draft.add_meeting(body, date, line)
        draft.marks = [(kind, item, meeting) for kind, item, _ in draft.marks]
        for known in draft.items:
            known.meeting = meeting


def lay_out_decision_list(draft: Draft) -> None:
    """Lay out an issue's decisions: blocks under `DD/MM/YYYY - title`, whose date is that of publication."""
    lines = draft.lines
    starts = [index for index, line in enumerate(lines) if _DATED.fullmatch(line.text) and len(line.text) < 400]
    first = starts[0] if starts else len(lines)
    head = min(head_end(draft), first)
    for index in range(head):
        draft.mark(index, "furniture")
    title = title_line(draft, head, first)
    if not starts:
        if title is not None:
            lay_out_body(draft, Body(title + 1, len(lines), draft.add_item(lines[title].text, "", title)))
        return
    for index in range(head, first):
        draft.mark(index, "title" if index == title else "furniture")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        found = _DATED.fullmatch(lines[start].text)
        assert found
        number, words = numbered_title(found.group(2))
        number = number or paragraph_number(line.marker for line in lines[start + 1 : end])
        item = draft.add_item(words, number, start)
        kind: SectionKind = "decision"
        for index in range(start + 1, end):
            label = label_of(lines[index])
            kind = label or kind
            draft.mark(index, "furniture" if label else kind, item)


def lay_out_issue_record(draft: Draft) -> None:
    """Lay out an issue's record: a summary, fields, and lists of what was or will be. It minutes no meeting."""
    lines = draft.lines
    head = head_end(draft)
    for index in range(head):
        draft.mark(index, "furniture")
    title = title_line(draft, head, len(lines))
    if title is not None and not head and BLURB.match(lines[title].words):
        title = None  # a copy that lost its head begins with the summary
    item = draft.add_item(numbered_title(lines[title].text)[1], "", title) if title is not None else None
    for index in range(head, len(lines)):
        if index == title:
            continue
        if told := field_of(lines[index].text):
            draft.fields.append((*told, index))
            draft.mark(index, "fields", item)
        elif (
            _DATED.fullmatch(lines[index].text)
            or label_of(lines[index])
            or lines[index].text.lower() in ("decisions", "agenda items")
        ):
            draft.mark(index, "documents", item)
        else:
            draft.mark(index, "blurb", item)
