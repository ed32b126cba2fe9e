"""The page of one agenda item: its title, blurb and minutes. It seldom names its meeting."""

import re

from kg.documents.draft import Draft
from kg.documents.layout_body import Body, lay_out_body, paragraph_number
from kg.documents.layout_issue import head_end, title_line
from kg.documents.layout_notes import lay_out_notes
from kg.documents.titles import item_of_meeting, numbered_title, title_of_page

__all__ = ["lay_out_item"]

#: the title of minutes within so many lines below the item's
_MINUTES_OF = re.compile(r"(?:draft )?minutes of (?:a|the) (?:.{0,40} )?meeting\b.{0,160}", re.IGNORECASE)
_NEAR = 15


def lay_out_item(draft: Draft) -> None:
    """Lay out an agenda item's page."""
    lines = draft.lines
    head = head_end(draft)
    meeting = None
    for index in range(head):
        draft.mark(index, "furniture")
        told = title_of_page(lines[index].text)
        if meeting is None and told.body and told.date:
            meeting = draft.add_meeting(told.body, told.date, index)
            draft.mark(index, "heading", None, meeting)
    near = range(head, min(len(lines), _NEAR))
    named = next((index for index in near if item_of_meeting(lines[index].text)[1]), None)
    told_number = ""
    title = None
    if named is not None:
        (body, date), told_number = item_of_meeting(lines[named].text)
        meeting = draft.add_meeting(body, date, named) if meeting is None else meeting
        draft.mark(named, "heading", None, meeting)
        title = title_line(draft, head, named)
        head = named + 1
    if title is None:
        title = title_line(draft, head, len(lines))
    if title is None:
        lay_out_body(draft, Body(head, len(lines), None, meeting))
        return
    number, words = numbered_title(lines[title].text)
    number = number or told_number or paragraph_number(line.marker for line in lines[title + 1 :])
    item = draft.add_item(words, number, title, meeting)
    for index in range(head, title):
        draft.mark(index, "furniture")
    begin = max(head, title + 1)
    whole = next(
        (i for i in range(begin, min(len(lines), begin + _NEAR)) if _MINUTES_OF.fullmatch(lines[i].text)), None
    )
    end = len(lines) if whole is None else whole
    lay_out_body(draft, Body(begin, end, item, meeting))
    if whole is not None:  # some councils attach the minutes of the whole meeting to its last item
        part = Draft(lines[whole:])
        lay_out_notes(part)
        draft.take(part, whole)
