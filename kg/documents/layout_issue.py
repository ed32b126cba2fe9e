"""An issue's history: its title, and a block for each meeting that dealt with it."""

import re

from kg.documents.dates import to_iso
from kg.documents.draft import Draft
from kg.documents.labels import label_of
from kg.documents.layout_body import Body, lay_out_body, paragraph_number
from kg.documents.page_type import MEETING_LINE, type_line
from kg.documents.routine import BLURB
from kg.documents.titles import is_sentence, numbered_title, strip_number

#: a title has fewer words when it ends like a sentence
_LONG = 25
#: the heading of the page stands above this line, at most so many lines apart when it is repeated
_HEAD, _BETWEEN = 60, 8
_FURNITURE = re.compile(
    r"share this item|(?:to )?view.{0,40}|back to .{0,40}|find out more.{0,40}|print(?: this page)?|.{0,2}",
    re.IGNORECASE,
)

#: whose page it is, above its title
_COUNCIL = re.compile(r"(?:The )?(?:[A-Z][\w'’-]+ (?:and |upon |on |with )?){1,4}Council")

__all__ = ["head_end", "lay_out_issue", "title_line"]


def head_end(draft: Draft) -> int:
    """Return the first line after the heading, near the top, that says what type of page this is.

    Saved pages say it twice, with a few lines of the site between.
    """
    told = [index for index, line in enumerate(draft.lines[:_HEAD]) if type_line(line) == draft.page_type]
    end = 0
    for index in told:
        if end and index > end + _BETWEEN:
            break
        end = index + 1
    return end


def title_line(draft: Draft, start: int, end: int) -> int | None:
    """Return the line of an issue's or item's title: the first after the head, unless it is a label or a sentence.

    Some copies lose the title and begin with the minutes themselves.
    """
    for index in range(start, end):
        line = draft.lines[index]
        if label_of(line) and (line.words.endswith(":") or index > start):
            return None
        if _FURNITURE.fullmatch(line.text) or _COUNCIL.fullmatch(line.text) or not line.words or type_line(line):
            continue
        words = len(line.words.split())
        if line.words.endswith(":") or (not start and BLURB.match(line.words)):
            return None  # a label of its own, or the agenda's words: the title is lost
        if is_sentence(line.words) and not BLURB.match(line.words):
            return None
        sentence = line.words.endswith((".", ":", ";")) and (words > _LONG or (words > _LONG // 2 and not start))
        return None if sentence or words > 2 * _LONG else index
    return None


def lay_out_issue(draft: Draft) -> None:
    """Lay out an issue's history. The issue's own title counts only where no meeting gives the item's."""
    lines = draft.lines
    starts = [index for index, line in enumerate(lines) if MEETING_LINE.fullmatch(line.text)]
    first = starts[0] if starts else len(lines)
    head = min(head_end(draft), first)
    for index in range(head):
        draft.mark(index, "furniture")
    title = title_line(draft, head, first)
    if not starts:
        if title is not None:
            number, words = numbered_title(lines[title].text)
            number = number or paragraph_number(line.marker for line in lines[title + 1 :])
            lay_out_body(draft, Body(title + 1, len(lines), draft.add_item(words, number, title)))
        return
    for index in range(head, first):
        draft.mark(index, "furniture" if index != title else "title")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        _block(draft, start, end, title)


def _told(words: str) -> bool:
    """Is a line a sentence of minutes, and no title?"""
    long = words.endswith(".") and len(words.split()) > _LONG // 2
    return (long or is_sentence(words)) and not BLURB.match(words)


def _block(draft: Draft, start: int, end: int, issue: int | None) -> None:
    """Lay out one meeting: its heading, the item's title, the item's body.

    Where the copy lost the item's title the issue's own (the line `issue`) is the item's.
    """
    found = MEETING_LINE.fullmatch(draft.lines[start].text)
    assert found
    number = (found.group(3) or "").strip().rstrip(".")
    meeting = draft.add_meeting(found.group(2).strip(" -–,"), to_iso(found.group(1)), start)
    draft.mark(start, "heading", None, meeting)
    at = start + 1
    if at >= end:
        return
    if label_of(draft.lines[at]) or _told(draft.lines[at].words):
        lost = draft.add_item(draft.lines[issue].words, number, issue, meeting) if issue is not None else None
        lay_out_body(draft, Body(at, end, lost, meeting))
        return
    text = draft.lines[at].text
    title = strip_number(text, number) if number else text
    if title == text:
        told, title = numbered_title(text)
        number = number or told
    number = number or paragraph_number(line.marker for line in draft.lines[at + 1 : end])
    item = draft.add_item(title, number, at, meeting)
    lay_out_body(draft, Body(at + 1, end, item, meeting))
