"""Minutes that no council system laid out (a board's notes on a plain page, a PDF, a Word file), and other pages."""

import re
from itertools import pairwise

from kg.documents.dates import FoundDate, find_date, find_month
from kg.documents.draft import Draft, DraftItem
from kg.documents.labels import field_of, label_of
from kg.documents.layout_body import paragraph_number
from kg.documents.layout_head import lay_out_head
from kg.documents.lines import Line
from kg.documents.papers import DECIDED
from kg.documents.patterns import either
from kg.documents.routine import CLAUSE, ROUTINE
from kg.documents.titles import BODY, agenda_number, is_sentence, numbered_title
from kg.model.document import SectionKind

__all__ = ["lay_out_notes", "lay_out_other"]

_WHERE = r"(?: (?:members|officers|councillors|virtually|online|remotely|via [a-z ]{3,20}))?"
#: those present or away, in a line that begins with the label
_PRESENT = either(
    r"(?:members? |councillors? |officers? |board members |those |others? )?(?:also )?"
    rf"(?:present|in attendance|attending|attendees|attendance|attended|invited){_WHERE}\s*[:–-]\s*\S.*",
)
_AWAY = either(
    r"apologies(?: for absence)?(?: (?:were )?received)?(?: from)?\s*[:–-]\s*\S.*",
    r"(?:substitut(?:es|ions?)|absent|not present)\s*[:–-]\s*\S.*",
)
#: a person in a list of those present, with initials and post: "Jane Doe (JD) – Head of SEND, Oldborough Council"
_ENTRY = re.compile(r"(?:[A-Z][\w'’.-]*\s+){1,3}[A-Z][\w'’-]+\s*(?:\([A-Za-z]{2,6}\)\s*[-–,:]?|[-–:]|,)\s+[A-Z]")
#: a sentence that still tells who was there
_ATTENDED = re.compile(
    r"\b(?:attend\w*|attendance|present|apolog\w+|absen\w+|substitut\w+|joined|left|sent)\b", re.IGNORECASE
)
_APOLOGIES = re.compile(r"apologies", re.IGNORECASE)
#: the stem of a list of clauses
_STEM = re.compile(
    r"\b(?:resolved|agreed|recommended|that|to|following|committee|board|cabinet|panel|forum)\b[^:]{0,60}:[\s–-]*$",
    re.IGNORECASE,
)

#: what minutes say of themselves
_MINUTES_OF = re.compile(
    r"(?:(?:draft|approved|unconfirmed|action|final) )*(?:minutes|notes?|record) (?:of|from) (?:the |a |an )?"
    r"(?:\w+ )*?meeting\b",
    re.IGNORECASE,
)
#: labels that count in notes; other words that may be labels are text
_LABELS = ("attendance", "apologies", "actions", "decision", "documents", "contact", "minutes")
_NAMES = ("attendance", "apologies", "contact")
#: what all of a page is that holds no minutes; in doubt it is minutes
_OTHER: dict[str, SectionKind] = {"not minutes": "furniture", "committee": "blurb"}

#: the number of a minute within a municipal year: "29/19 Finance report"
_MINUTE = re.compile(r"(\d{1,3})/[12]\d\s+(?=[A-Z])")
#: numbers of items may skip one, when a title was lost
_SKIPPED = 2
#: a title is shorter, in characters; a name with role and organisation, and a line of a page's head, in words
_LONG_TITLE, _LONG_NAME, _LONG_HEAD = 160, 30, 12
#: the page's own title stands above this line
_TITLES = 4
#: a sentence has so many words
_SENTENCE = 8
#: a list of names has a comma in so many words
_LIST = 7
#: the head of the page ends within so many lines, short lines of it above the twelfth
_HEAD, _TOP = 30, 12


def lay_out_notes(draft: Draft) -> None:
    """Lay out minutes that are a plain text: title, attendance, apologies, numbered or headed items."""
    lines = draft.lines
    starts = _headings(lines)
    dates = _dates_alone(lines)
    first = min([*starts, *dates, len(lines)])
    meeting = lay_out_head(draft, min(first + bool(dates), _HEAD))
    ends = dict(zip(starts, [*starts[1:], len(lines)], strict=False))
    kind: SectionKind = "minutes"
    item: int | None = None
    for index, line in enumerate(lines):
        if index in dates and meeting is not None:
            meeting, item, kind = draft.add_meeting(draft.meetings[0].body, dates[index], index), None, "minutes"
            draft.mark(index, "heading", None, meeting)
        elif index in ends:
            item = _start(draft, index, ends[index], meeting)
            kind = "apologies" if _APOLOGIES.match(draft.items[item].title) else "minutes"
        elif (label := label_of(line)) in _LABELS:
            kind = label or kind
            draft.mark(index, "furniture", item, meeting)
            draft.headings.add(index)
        elif index < first and draft.marks[index][0] in ("heading", "contact"):
            continue
        else:
            kind = _kind(line, kind)
            top = index < min(first, _TOP) and kind == "minutes"
            short = len(line.words.split()) < _LONG_HEAD and not line.marker and not line.words.endswith((".", ":"))
            short = short and not DECIDED.match(line.words)
            told = line.words.endswith(".") and len(line.words.split()) >= _SENTENCE
            listed = index < first and kind == "minutes" and not told and bool(_ENTRY.match(line.words))
            draft.mark(index, "attendance" if listed else "furniture" if top and short else kind, item, meeting)


def _dates_alone(lines: list[Line]) -> dict[int, str]:
    """Return the lines that are a date and nothing else, when there are several: each begins notes of a meeting."""
    found = {i: told.iso for i, line in enumerate(lines) if (told := find_date(line.words)) and _is_date(line, told)}
    return found if len(set(found.values())) > 1 else {}


def _dated(line: Line) -> bool:
    """Is a line nothing but a date, with or without its weekday?"""
    told = find_date(line.words)
    return told is not None and len(line.words.strip(" :.")) - (told.end - told.start) <= _WEEKDAY


#: a weekday and its comma have so many letters
_WEEKDAY = 11


def _is_date(line: Line, told: FoundDate) -> bool:
    return len(line.words.strip(" :.")) == told.end - told.start and not line.marker


def _kind(line: Line, kind: SectionKind) -> SectionKind:
    """Return what a line is, which is what the line before was unless it says otherwise."""
    if _PRESENT.fullmatch(line.text):
        return "attendance"
    if _AWAY.fullmatch(line.text):
        return "apologies"
    if kind in _NAMES and is_sentence(line.words) and not _ATTENDED.search(line.words):
        return "minutes"  # the first thing that was said, below the names
    words = len(line.words.split())
    if kind in _NAMES and words > _LONG_NAME and not line.marker and line.words.count(",") * _LIST < words:
        return "minutes"
    return kind


def _start(draft: Draft, index: int, end: int, meeting: int | None) -> int:
    """Add the item that begins at a line; a row of a table holds title and discussion at once."""
    line = draft.lines[index]
    if line.kind == "row":
        cells = line.text.split(" | ")
        draft.items.append(DraftItem(cells[1], cells[0].rstrip("."), index, meeting))
        draft.mark(index, "minutes", len(draft.items) - 1, meeting)
        return len(draft.items) - 1
    number, title = numbered_title(line.words) if _MINUTE.match(line.words) else (line.marker.strip(".():"), line.words)
    if not number and index + 1 < end:
        number = agenda_number(draft.lines[index + 1].text)
    number = number or paragraph_number(below.marker for below in draft.lines[index + 1 : end])
    return draft.add_item(title.rstrip(":"), number, index, meeting)


def _headings(lines: list[Line]) -> list[int]:
    """Return the lines that are titles of items: numbered upwards from 1, else headings, else routine business.

    Routine business after the first numbered item is one too, when it stands alone without its number.
    """
    numbered = _numbered(lines)
    told = [index for index, line in enumerate(lines[1:]) if agenda_number(line.text)]
    if len(told) > 1:
        return told
    below = list(enumerate(lines))[_own_title(lines) + 1 :]
    plain = [i for i, line in below if not line.marker and not (line.table or label_of(line) or _dated(line))]
    plain = [i for i in plain if not lines[min(i + 1, len(lines) - 1)].table]  # the title of a table of records
    headed = [index for index in plain if lines[index].kind == "heading" and index > 1 and _short(lines[index])]
    routine = [index for index in plain if lines[index].gap and ROUTINE.fullmatch(lines[index].words.rstrip(":"))]
    if len(numbered) > 1 and len(numbered) >= len(headed) // 2:
        return sorted({*numbered, *(index for index in routine if index > numbered[0])})
    looks = [index for index in plain if _looks_headed(lines, index)]
    return headed or numbered or (looks if len(looks) > len(routine) else routine)


def _own_title(lines: list[Line]) -> int:
    """Return the line that says which meeting the page minutes, above which no item begins; 0 where none does.

    "Minutes of the meeting held on 4 March 2024" is an item's title on a page that has named its own meeting before.
    """
    for index, line in enumerate(lines[:_TOP]):
        if find_date(line.words) or find_month(line.words):
            return index if not line.marker and _MINUTES_OF.match(line.words) else 0
    return 0


def _looks_headed(lines: list[Line], index: int) -> bool:
    """Is a line without any mark a heading: a few words without a full stop, a whole sentence below, a break above?"""
    line, words = lines[index], lines[index].words
    if index < _TITLES and BODY.search(words):
        return False  # the page's own title
    if _PRESENT.fullmatch(line.text) or _AWAY.fullmatch(line.text):
        return False  # names
    if index + 1 == len(lines) or not 1 < len(words.split()) < _LONG_HEAD or not words[0].isupper():
        return False
    if words.endswith((".", ",", ";", ":", "?", "!")) or "," in words or find_date(words) or CLAUSE.match(words):
        return False
    below = lines[index + 1]
    sentence = len(below.words.split()) >= _SENTENCE and below.words.endswith((".", ":")) and not below.marker
    return sentence and bool(line.gap or lines[index - 1].words.endswith((".", "?", "!")))


def _numbered(lines: list[Line]) -> list[int]:
    """Return the run of numbered titles that most often has text below: a table of contents has none."""
    candidates = [(index, number) for index, line in enumerate(lines) if (number := _number(line))]
    inside = {index for index, _ in candidates}
    best: tuple[int, list[int]] = (0, [])
    for at, (start, begin) in enumerate(candidates):
        if begin != 1 or (start and _STEM.search(lines[start - 1].text)):
            continue
        run, last = [], 0
        for index, number in candidates[at:]:
            if 0 < number - last <= _SKIPPED:
                run.append(index)
                last = number
        filled = sum(index + 1 not in inside or lines[index].kind == "row" for index in run)
        best = max(best, (filled, run), key=lambda scored: scored[0])
        if at > _HEAD:
            break
    if not best[1] and candidates and candidates[0][1] > 1:  # a part of longer minutes begins with a later number
        run = [index for (index, number), (_, later) in pairwise(candidates) if later == number + 1]
        if len(candidates) == 1 and _titles_text(lines, candidates[0][0]):
            return [candidates[0][0]]
        return [*run, candidates[-1][0]] if run else [index for index, _ in candidates if lines[index].words.isupper()]
    return best[1]


def _titles_text(lines: list[Line], index: int) -> bool:
    """Is the only numbered line near the top the title of an item: a few words, and sentences below?"""
    line = lines[index]
    if index > _TOP or index + 1 == len(lines) or len(line.words.split()) >= _LONG_HEAD:
        return False
    below = lines[index + 1]
    told = below.words.endswith((".", ":")) or label_of(below) is not None or DECIDED.match(below.words) is not None
    return told and not below.marker and not is_sentence(f"{line.words}.")


def _number(line: Line) -> int:
    """Return the number of a line that may be the numbered title of an item; 0 for other lines."""
    if line.table:
        return 0  # a row of a table of records
    if line.kind == "row":
        cells = line.text.split(" | ")
        marker, fits = cells[0].rstrip("."), len(cells) > _SKIPPED and 1 < len(cells[1]) < _LONG_TITLE
    else:
        minute = _MINUTE.match(line.words)
        marker = minute[1] if minute and not line.marker else line.marker.rstrip(".)")
        fits = _short(line) and not CLAUSE.match(line.words)
    return int(marker) if fits and marker.isdigit() else 0


def _short(line: Line) -> bool:
    words = line.words
    return (
        2 < len(words) < _LONG_TITLE
        and not words.endswith((".", ";", ","))
        and not words[0].islower()
        and words[0] != "|"
    )


def lay_out_other(draft: Draft) -> None:
    """Lay out a page that minutes nothing: no meeting and no item, whatever it lists."""
    for index, line in enumerate(draft.lines):
        if told := field_of(line.text):
            draft.fields.append((*told, index))
        draft.mark(index, _OTHER.get(draft.page_type, "minutes"))
