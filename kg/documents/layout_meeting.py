"""The page of a whole meeting: its heading, then its items, each with number, title and body."""

import re
from dataclasses import replace
from itertools import pairwise

from kg.documents.counting import counted_titles
from kg.documents.dates import find_date
from kg.documents.draft import Draft
from kg.documents.labels import ITEM_LABELS, label_of
from kg.documents.layout_body import Body, lay_out_body, paragraph_number
from kg.documents.layout_head import NEAR, lay_out_head
from kg.documents.lines import Line, to_line
from kg.documents.page_type import ITEM_LIST, type_line
from kg.documents.routine import BLURB, CELL_CUTS, CLAUSE, ROUTINE
from kg.documents.titles import agenda_number, numbered_title
from kg.model.document import SectionKind

__all__ = ["lay_out_meeting"]

#: titles are shorter, in characters; in words there are fewer
_LONG_TITLE = 60
#: so many empty lines are a wide gap; a title without any label has no more words
_WIDE, _LONG_NAME = 2, 20
#: a word of a title that is no longer may be in small letters
_SMALL_WORD = 4
#: a line above the first item with more words tells something
_FEW_WORDS = 6
_MORE = re.compile(
    r"(?:\W*view the full (?:minutes|agenda|decision|decisions) text for item.*|.*\bview the full (?:minutes"
    r"|agenda) text\.?)",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r"view the background to item (\d+)\.?", re.IGNORECASE)
#: the number of an item; its title has letters and is shorter, in characters
_NUMBER = re.compile(r"(?:\d{1,4}[A-Za-z]?|\d{1,4}/\d{1,4}|[A-Z]{1,5}[./ -]?\d{1,4}(?:/\d{1,4})?)\.?")
_OLD_MINUTES = re.compile(r"(?:draft )?minutes\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_LONGEST = 300
_CLOCK = re.compile(
    r"\d{1,2}[.:]\d{2}\s*(?:am|pm)?(?:\s*[-–]\s*\d{1,2}[.:]\d{2}\s*(?:am|pm)?)?|(?:am|pm)|note", re.IGNORECASE
)


def lay_out_meeting(draft: Draft) -> None:
    """Lay out a whole meeting."""
    lines = draft.lines
    listed = next((index for index, line in enumerate(lines) if ITEM_LIST.fullmatch(line.text)), -1)
    _split_cells(draft, listed)
    lines = draft.lines
    starts = [index for index in _items(lines, listed + 1) if not _same_minutes(lines, index)]
    first = starts[0] if starts else min(len(lines), NEAR)
    meeting = lay_out_head(draft, first)
    heading = draft.meetings[meeting].line if meeting is not None else -1
    begun = (listed if listed >= 0 else heading) + 1
    untitled = next((index for index in range(begun, first) if listed >= 0 and lines[index].cell), first)
    lay_out_body(draft, Body(untitled, first, None, meeting))
    for index in range(begun, untitled):
        if draft.marks[index][0] == "furniture" and len(lines[index].words.split()) > _FEW_WORDS:
            draft.mark(index, "minutes", None, meeting)  # who replaced whom, or an item whose title is lost
    labelled = sum(label_of(line) in ("minutes", "decision") for line in lines[first:])
    agenda = any(type_line(line) and line.text.lower().endswith("agenda") for line in lines[:first])
    silent: SectionKind = "blurb" if labelled > 1 or (agenda and not labelled) else "minutes"
    if not starts:
        lay_out_body(draft, Body(first, len(lines), None, meeting))
    for start, end in zip(starts, [*starts[1:], len(lines)][: len(starts)], strict=True):
        line = lines[start]
        number, title = numbered_title(line.words)
        number = line.marker.strip(".():") or number or _told_number(lines[start + 1 : start + 2])
        if not number:
            number = paragraph_number(below.marker for below in lines[start + 1 : end])
        item = draft.add_item(title, number, start, meeting)
        # in a table of cells, what has no title is an item whose title the copy lost
        cells = [index for index in range(start + 1, end) if lines[index].cell] if lines[start].cell else []
        body = min(end, start + 1 + any(_told_number([line]) for line in lines[start + 1 : start + 2]))
        for begin, stop in pairwise([body, *cells, end]):
            lay_out_body(draft, Body(begin, stop, item if begin == body else None, meeting), silent=silent)
        for index in range(start + 1, end):
            if (
                _MORE.fullmatch(lines[index].text)
                or _told_number([lines[index]])
                or (_CLOCK.fullmatch(lines[index].text) and index + 1 == end)
            ):
                draft.mark(index, "furniture", item, meeting)


def _split_cells(draft: Draft, listed: int) -> None:
    """Part title and blurb where a copy ran a whole item into one cell of a table."""
    done: list[Line] = []
    for index, line in enumerate(draft.lines):
        cut = None
        if line.cell and index > listed:
            sentence = len(line.text) > _LONG_TITLE or line.text.endswith(".")
            cut = CELL_CUTS[0].match(line.text) or (CELL_CUTS[1].match(line.text) if sentence else None)
        if cut:
            done.append(replace(line, text=line.text[: cut.end()].rstrip()))
            done.append(to_line(line.text[cut.end() :].lstrip(), page=line.page))
        else:
            done.append(line)
    draft.lines = done
    draft.marks = [("minutes", None, None)] * len(done)


def _told_number(below: list[Line]) -> str:
    """Return the item's number from `View the background to item 3.`, which some copies keep below a title."""
    found = _BACKGROUND.fullmatch(below[0].words) if below else None
    return found.group(1) if found else agenda_number(below[0].text) if below else ""


def _items(lines: list[Line], start: int) -> list[int]:
    """Return the lines that are titles of items.

    By numbers on lines of their own; else by cells of a table; else by numbers in the row; else by looks.
    """
    indexes = range(start, len(lines))
    told = [index - 1 for index in indexes if index > start and _told_number([lines[index]])]
    if len(told) > 1:
        return told
    lone = _in_order(lines, [index for index in indexes if lines[index].lone])
    if len(lone) > 1:
        return lone
    cells = [index for index in indexes if lines[index].cell and _heads_cell(lines, index)]
    bare = not any(label_of(line) == "minutes" and not line.filed for line in lines)
    wide = max(_WIDE, 1 + sorted(line.gap for line in lines)[len(lines) // 2])
    looks = [i for i in indexes if _stands_as_title(lines, i) or (bare and _stands_apart(lines, i, wide))]
    if len(cells) > 1:
        return sorted({*cells, *looks})
    titled = (i for i in indexes if lines[i].marker and _looks_like_title(lines[i]))
    numbered = _in_order(lines, [i for i in titled if not CLAUSE.match(lines[i].words)], step=1)
    counted = counted_titles(lines, start, lambda line: _looks_like_title(line) and _fits(line.words))
    if len(counted) > max(len(numbered), 1):
        return counted
    sure = [i for i in numbered if _confirmed(lines, i)]
    if len(sure) > 1 or len(numbered) > len(looks):
        return numbered
    return looks or lone


def _same_minutes(lines: list[Line], index: int) -> bool:
    """Does a line only say which minutes the title above it means ("Minutes of the meeting held on 3 May")?"""
    line = lines[index]
    return index > 0 and not line.marker and all(_OLD_MINUTES.match(near.words) for near in (lines[index - 1], line))


def _item_label(line: Line) -> bool:
    """Is the line a label of an item's body? Labels of other lists may be titles of items ("Apologies")."""
    return not line.filed and label_of(line) in ITEM_LABELS


def _heads_cell(lines: list[Line], index: int) -> bool:
    """Is the first line of a cell an item's title? One that ends in a full stop is when a label follows."""
    line = lines[index]
    if _CLOCK.fullmatch(line.text):
        return False
    if _item_label(line):
        return False
    if BLURB.match(line.words) and line.words.endswith("."):
        return False  # the agenda's words on an item whose title the copy lost
    labelled = index + 1 < len(lines) and _item_label(lines[index + 1])
    return _looks_like_title(line) or (labelled and len(line.words.split()) < _LONG_TITLE // 2)


def _confirmed(lines: list[Line], index: int) -> bool:
    """Does what stands in or below a numbered line say that it is an item's title?"""
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    return line.filed or bool(ROUTINE.fullmatch(line.words)) or (below is not None and label_of(below) is not None)


def _in_order(lines: list[Line], candidates: list[int], *, step: int = 12) -> list[int]:
    """Keep the candidates whose numbers count upwards; numbers of paragraphs (`5.1`) are none of an item.

    Where a number stands twice, in a list of actions and before a title, the line that is surely a title counts.
    """
    fit = [index for index in candidates if _NUMBER.fullmatch(lines[index].marker) and _fits(lines[index].words)]
    later = {lines[index].marker: index for index in fit if _confirmed(lines, index)}
    kept: list[int] = []
    last: int | None = None
    for index in fit:
        marker = lines[index].marker.rstrip(".")
        if later.get(lines[index].marker, index) > index and not _confirmed(lines, index):
            continue
        if marker.isdigit():
            if last is not None and not last < int(marker) <= last + step:
                continue
            last = int(marker)
        kept.append(index)
    return kept


def _fits(words: str) -> bool:
    return len(words) < _LONGEST and _LETTERS.search(words) is not None


def _looks_like_title(line: Line) -> bool:
    words = line.words
    return (
        2 < len(words) < 260
        and not line.table
        and (not words.endswith((".", ";", ":", ",")) or bool(ROUTINE.fullmatch(words.rstrip("."))))
        and not _item_label(line)
        and words[0] not in "|,;"
    )


def _stands_apart(lines: list[Line], index: int, wide: int) -> bool:
    """Does a line of a copy without labels stand as a title does: wide gaps, or a gap and the agenda's words below?"""
    line = lines[index]
    if line.marker or not _looks_like_title(line) or not line.words[0].isupper() or BLURB.match(line.words):
        return False
    if index + 1 == len(lines) or line.gap < _WIDE or CLAUSE.match(line.words) or len(line.words.split()) > _LONG_NAME:
        return False
    below = lines[index + 1]
    if BLURB.match(below.words) or (line.gap >= wide and below.gap >= wide):
        return True
    names = [word for word in line.words.split() if len(word) > _SMALL_WORD]
    told = len(below.words.split()) >= _LONG_NAME // 2 and below.words.endswith(".")
    return told and len(names) > 1 and all(word[0].isupper() or word[0].isdigit() for word in names)


def _names_page(lines: list[Line], index: int) -> bool:
    """Does a line ("MINUTES") say what the page is: near the top, above the first date?"""
    if index >= NEAR or not type_line(lines[index]):
        return False
    return not any(find_date(line.text) for line in lines[:index]) and any(
        find_date(line.text) for line in lines[index + 1 : index + NEAR]
    )


def _stands_as_title(lines: list[Line], index: int) -> bool:
    """Does a line without a number stand as a title does: with a file, or routine, or alone between wide gaps?"""
    line = lines[index]
    if line.marker or not _looks_like_title(line) or not line.words[0].isupper() or BLURB.match(line.words):
        return False
    if ROUTINE.fullmatch(line.words.rstrip(".")):
        return not _names_page(lines, index)
    if index + 1 == len(lines):
        return False
    below = lines[index + 1]
    papers = any(label_of(lines[above]) == "documents" for above in range(max(0, index - 6), index))
    labelled = label_of(below) in ("minutes", "decision", "documents", "blurb")
    if line.filed and not papers:
        return labelled or below.gap > 0 or bool(BLURB.match(below.words))
    return labelled and line.gap > 1 and len(line.words.split()) < _LONG_TITLE
