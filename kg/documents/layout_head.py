"""The lines above the first item: which of them names the meeting, whom to ask, what is the site's."""

import re

from kg.documents.dates import find_date
from kg.documents.draft import Draft
from kg.documents.lines import Line
from kg.documents.page_type import type_line
from kg.documents.patterns import either
from kg.documents.routine import ROUTINE
from kg.documents.titles import MeetingName, names_body, title_of_page, trim_title

__all__ = ["NEAR", "lay_out_head"]

_CONTACT = either(
    r"(?:venue|contact|telephone|tel|e-?mail|link|media|webcast|note|notice|please note|livestream|youtube|location)\b"
    r"\s*[:–-].*",
    r"democratic (?:services|support)[a-z ]*\b\s*[:–-].*|media|.*view directions.*|.{0,60}\S+@\S+.*",
)
#: a date in such a line is not the meeting's
_OTHER_DATE = either(
    r"\b(?:last |page )?(?:updated|reviewed|published|modified|printed|issued|despatch(?:ed)?|publication)\b",
    r"\b(?:previous|last|next|future) (?:meeting|minutes)\b|\bcorrect record\b"
    r"|\bdeclarations?\b|\bdeadline\b|\bfrom \d.* to \d",
    r"\b(?:agreed|approved|confirmed|signed|considered|noted|resolved|ratified)\b.*\b(?:by|at|that|as)\b",
)
#: who was in the chair, on a line of its own
_SEATED = re.compile(r"(?:independent )?(?:co-?|vice[- ]|deputy )?chair(?:man|woman|person)?s?\s*:\s*\S", re.IGNORECASE)
_COUNCIL = re.compile(
    r".*\bcouncil|council|(?:the )?(?:council|committee|all|past|previous|future|upcoming) meetings"
    r"|council (?:and|&) democracy|committee|board|meeting",
    re.IGNORECASE,
)
#: a line that says of the meeting when and where it was, and names its body elsewhere
_MEETING = re.compile(r"\b(?:meetings?|held|venue|location|place|time)\b", re.IGNORECASE)
#: which of several dates in a line is the meeting's
_HELD = re.compile(r"\b(?:for|of|to)\b[^.;:]{0,60}\bmeeting (?:held |to be held )?on\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
#: a label and the body that it names
_FIELD = re.compile(
    r"(?:committee|body|meeting|name of (?:meeting|committee)|meeting of)\s*:\s*(?P<body>[A-Z].*)", re.IGNORECASE
)
#: a body's name stands at most so many lines above the date, half as many below; it has fewer words
NEAR, _LONG_NAME = 8, 12
#: lines that name a meeting are shorter, in characters
_LONGEST = 300
#: a whole date has so many characters
_WHOLE = 10


def lay_out_head(draft: Draft, first: int) -> int | None:
    """Mark the lines before the first item; return the index of the meeting that they name, None where none.

    A line with body and date names it before one with a date only, a whole date before a month.
    """
    named = [(index, name) for index in range(first) if (name := _name(draft, index)).date]
    best = max(named, key=lambda pair: (len(pair[1].date) == _WHOLE, bool(pair[1].body), -pair[0]), default=None)
    for index in range(first):
        text = draft.lines[index].text
        draft.mark(
            index, "contact" if _CONTACT.fullmatch(text) else "attendance" if _SEATED.match(text) else "furniture"
        )
    if best:
        line, (body, date) = best
        if not body or _COUNCIL.fullmatch(body):
            body = _body_near(draft.lines, line) or body
    else:
        body, date = _body_near(draft.lines[:first], first), ""
        line = next((index for index in range(first) if body and body in draft.lines[index].text), 0)
    if not (body or date):
        return None
    meeting = draft.add_meeting(body, date, line)
    draft.mark(line, "heading", None, meeting)
    return meeting


def _name(draft: Draft, index: int) -> MeetingName:
    """Return what a line says of the meeting, a title that was broken over two lines included."""
    text = draft.lines[index].text
    if len(text) > _LONGEST or _OTHER_DATE.search(text):
        return MeetingName("", "")
    held = _HELD.search(text)
    if held is not None and find_date(text[: held.start()]):
        text = text[held.start() :]  # "drawn up on 2 May for the meeting on 12 May"
    told = title_of_page(text)
    below = draft.lines[index + 1].text if index + 1 < len(draft.lines) else ""
    if not told.date and _YEAR.match(below):  # a date that was broken over two lines
        whole = title_of_page(f"{text} {below}")
        told = whole if len(whole.date) == _WHOLE else told
    if told.date and not told.body and index and not _MEETING.search(text):
        above = trim_title(draft.lines[index - 1].text)
        joined = title_of_page(f"{above} {text}")
        if names_body(above) and not _COUNCIL.fullmatch(above):
            told = MeetingName(above, told.date)  # and the line itself only says what the paper is
        elif joined.date == told.date:
            told = joined
    month = len(told.date) < _WHOLE
    if not told.body and (month or _CONTACT.fullmatch(text)):
        return MeetingName("", "")
    return told


def _body_near(lines: list[Line], at: int) -> str:
    """Return the name of a body that stands alone on a line near the top; empty where none does."""
    near = lines[max(0, at - NEAR) : at + NEAR // 2]
    for line in near:
        field = _FIELD.fullmatch(line.text)
        if field and names_body(field["body"]):
            return field["body"].strip()
    for line in near:
        text = trim_title(line.words)
        if not text or len(text.split()) > _LONG_NAME or text.endswith((".", "?")):
            continue
        other = type_line(line) or any(pattern.fullmatch(text) for pattern in (_CONTACT, _COUNCIL, ROUTINE))
        if names_body(text) and not other:
            return text
    return ""
