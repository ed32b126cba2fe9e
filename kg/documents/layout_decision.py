"""Records of decisions: one decision's details, an issue's list of decisions, an issue's record."""

import re

from kg.documents.dates import find_date, to_iso
from kg.documents.draft import Draft, DraftItem
from kg.documents.labels import field_of, label_of, opening_of
from kg.documents.layout_body import Body, lay_out_body, paragraph_number
from kg.documents.layout_issue import head_end, title_line
from kg.documents.lines import Line
from kg.documents.patterns import either
from kg.documents.routine import BLURB
from kg.documents.titles import BODY, numbered_title
from kg.model.document import SectionKind

__all__ = ["lay_out_decision", "lay_out_decision_list", "lay_out_issue_record"]

_DATED = re.compile(r"(\d{1,2}/\d{1,2}/\d{4}) [-–] (.+)")
#: what a list of recent decisions puts after a title: "ref: 62932    Recommendations Approved"
_REFERENCE = re.compile(r"\s+ref:\s*(\d+)\b.*$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:url\s*:\s*)?https?://\S+$", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:member for|director|officer|leader|mayor|portfolio holder|lead member|cabinet member"
    r"|executive member|head of|chief|councillor|cllr|manager|commissioner)\b",
    re.IGNORECASE,
)

#: a clause of a decision, in a record that lost its labels
_CLAUSE = either(
    r"that\b|(?:it was )?(?:resolved|agreed|approved|noted|recommended|authorised|delegated)\b",
    r"(?:to )?(?:note|approve|agree|endorse|delegate|authorise|receive|recommend)s?\b",
    r"(?:the )?(?:cabinet|executive|board|committee|leader|cabinet member|council|panel) (?:\w+ )?"
    r"(?:agreed|approved|noted|resolved)\b",
)
#: what a decision is for, in the list of decisions
_PURPOSE = either(
    r"to (?:update|inform|seek|provide|present|advise|request|consult|report)\b",
    r"(?:this report|the purpose of|the report) ",
)
#: why it was decided, below the clauses of a record that lost its labels
_REASON = either(r"to (?:ensure|enable|meet|comply|allow|respond|provide|support|secure|address|improve|deliver)\b")
#: fields whose value may stand on the next line, which is shorter, in characters; and those that give the title
_VALUED = either(
    r"decision[ -]?makers?|decision status|date of (?:the )?decision|decision date|decided at meeting",
    r"report authors?|(?:report |decision )?title|title of (?:the )?(?:report|decision)|subject",
)
_TITLED = either(r"(?:report |decision )?title|title of (?:the )?(?:report|decision)|subject")
_LONG_VALUE = 160


def lay_out_decision(draft: Draft) -> None:
    """Lay out the details of one decision: fields, purpose, decision, reasons, options.

    The meeting is `Decided at meeting`, else the decision maker, when that is a body, on the date of decision; the
    publication date is never the meeting's.
    """
    lines = draft.lines
    head = head_end(draft)
    for index in range(head):
        draft.mark(index, "furniture")
    fields = _fields(draft, head)
    item = _title(draft, head, fields)
    named = draft.items[item].line if item is not None else None
    labelled = any(label_of(line) == "decision" for line in lines)
    kind: SectionKind = "blurb" if labelled else _unlabelled(lines, fields)
    several = labelled and sum(label.lower() == "decision maker" for label, _, _ in draft.fields) > 1
    for index in range(head, len(lines)):
        if index in fields:
            draft.mark(index, "fields", item)
            if several and not label_of(lines[index]):
                kind = "blurb"  # below the fields of one record the next one begins
        elif index == named:
            continue
        elif _ADDRESS.match(lines[index].text):
            draft.mark(index, "furniture", item)
        elif label := label_of(lines[index]):
            kind = label
            draft.mark(index, "furniture", item)
            draft.headings.add(index)
        elif opening := opening_of(lines[index]):
            kind = opening
            draft.mark(index, kind, item)
        else:
            if not labelled:
                kind = _unlabelled_kind(kind, lines[index])
            draft.mark(index, kind, item)
    _decided(draft, {label.lower().rstrip("?"): (value, at) for label, value, at in reversed(draft.fields)})


def _unlabelled_kind(kind: SectionKind, line: Line) -> SectionKind:
    """Return what a paragraph of a record without labels is: purpose, then the clauses, then why."""
    if kind == "blurb" and _CLAUSE.match(line.words):
        return "decision"
    if kind == "decision" and _REASON.match(line.words) and not line.marker:
        return "reasons"
    return kind


def _fields(draft: Draft, head: int) -> set[int]:
    """Find the fields, some of which have their value on the next line; return all their lines."""
    lines, found = draft.lines, set()
    for index in range(head, len(lines)):
        told = field_of(lines[index].text.replace(" | ", ": ", 1))
        if not told or index in found:
            continue
        label, value = told
        found.add(index)
        below = lines[index + 1] if index + 1 < len(lines) else None
        apart = below is not None and not (field_of(below.text) or label_of(below)) and len(below.text) < _LONG_VALUE
        if not value and below is not None and apart and _VALUED.fullmatch(label):
            value = below.text
            found.add(index + 1)
        draft.fields.append((label, value, index + (index + 1 in found)))
    return found


def _title(draft: Draft, head: int, fields: set[int]) -> int | None:
    """Add the decision's title: the line above the first field, else the field that gives it; None if there is none."""
    lines = draft.lines
    first = min(fields, default=len(lines))
    above = next(
        (
            i
            for i in range(head, first)
            if not (label_of(lines[i]) or _ADDRESS.match(lines[i].text) or field_of(lines[i].text))
        ),
        None,
    )
    if above is not None and not (head == 0 and above > 0 and lines[above].words.endswith(".")):
        return draft.add_item(numbered_title(lines[above].text)[1], numbered_title(lines[above].text)[0], above)
    for label, value, index in draft.fields:
        if value and _TITLED.fullmatch(label):
            draft.items.append(DraftItem(value, "", index, None))
            return len(draft.items) - 1
    below = next((index for index in range(head, len(lines)) if index not in fields), None)
    if below is None or not head or label_of(lines[below]) or lines[below].words.endswith("."):
        return None
    return draft.add_item(numbered_title(lines[below].text)[1], numbered_title(lines[below].text)[0], below)


def _unlabelled(lines: list[Line], fields: set[int]) -> SectionKind:
    """Return what the first bare paragraphs of a record without labels are: the purpose, when clauses follow."""
    bare = [line for index, line in enumerate(lines) if index not in fields and not label_of(line)]
    return "blurb" if any(_CLAUSE.match(line.words) for line in bare[1:]) else "decision"


def _decided(draft: Draft, fields: dict[str, tuple[str, int]]) -> None:
    """Add the meeting that decided, from the fields."""
    body, date, line = "", "", -1
    told = next((label for label in ("decided at meeting", "made at meeting") if label in fields), None)
    if told:
        value, line = fields[told]
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
        "date",
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
    if not starts and any((told := field_of(line.text)) and told[0].lower() == "decision maker" for line in lines):
        lay_out_decision(draft)  # a copy of one decision under the address of the list
        return
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
        number, words = numbered_title(_REFERENCE.sub("", found.group(2)))
        reference = _REFERENCE.search(found.group(2))
        number = number or (reference.group(1) if reference else "")
        number = number or paragraph_number(line.marker for line in lines[start + 1 : end])
        _block(draft, start, end, draft.add_item(words, number, start))


def _block(draft: Draft, start: int, end: int, item: int) -> None:
    """Lay out one decision of a list: its fields, what it was for, the decision; its meeting where a field tells it."""
    lines = draft.lines
    labelled = any(label_of(line) == "decision" for line in lines[start + 1 : end])
    kind: SectionKind = "blurb" if labelled else "decision"
    for index in range(start + 1, end):
        if told := field_of(lines[index].text):
            draft.fields.append((*told, index))
            draft.mark(index, "fields", item)
            if told[0].lower() in ("made at meeting", "decided at meeting") and (date := find_date(told[1])):
                draft.items[item].meeting = draft.add_meeting(told[1][date.end :].strip(" -–"), date.iso, index)
        elif label := label_of(lines[index]):
            kind = label
            draft.mark(index, "furniture", item)
        elif opening := opening_of(lines[index]):
            kind = opening
            draft.mark(index, kind, item)
        else:
            purpose = not labelled and bool(_PURPOSE.match(lines[index].words))
            draft.mark(index, "blurb" if purpose else kind, item)
    meeting = draft.items[item].meeting
    for index in range(start, end):
        draft.marks[index] = (*draft.marks[index][:2], meeting)


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
