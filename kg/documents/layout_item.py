"""The page of one agenda item: its title, blurb and minutes. It seldom names its meeting."""

import re

from kg.documents.draft import Draft
from kg.documents.layout_body import Body, lay_out_body, paragraph_number
from kg.documents.layout_issue import head_end, title_line
from kg.documents.layout_notes import lay_out_notes
from kg.documents.titles import numbered_title, title_of_page

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
    title = title_line(draft, head, len(lines))
    if title is None:
        lay_out_body(draft, Body(head, len(lines), None, meeting))
        return
    number, words = numbered_title(lines[title].text)
    number = number or paragraph_number(line.marker for line in lines[title + 1 :])
    item = draft.add_item(words, number, title, meeting)
    for index in range(head, title):
        draft.mark(index, "furniture")
    whole = next(
        (i for i in range(title + 1, min(len(lines), title + _NEAR)) if _MINUTES_OF.fullmatch(lines[i].text)), None
    )
    end = len(lines) if whole is None else whole
    lay_out_body(draft, Body(title + 1, end, item, meeting))
    if whole is not None:  # some councils attach the minutes of the whole meeting to its last item
        part = Draft(lines[whole:])
        lay_out_notes(part)
        draft.take(part, whole)
