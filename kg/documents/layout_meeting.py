"""The page of a whole meeting: its heading, then its items, each with number, title and body."""

import re
from dataclasses import replace
from itertools import pairwise

from kg.documents.draft import Draft
from kg.documents.labels import label_of
from kg.documents.layout_body import Body, lay_out_body, paragraph_number
from kg.documents.lines import Line, to_line
from kg.documents.page_type import ITEM_LIST, type_line
from kg.documents.patterns import either
from kg.documents.routine import BLURB, CELL_CUTS, ROUTINE
from kg.documents.titles import BODY, numbered_title, title_of_page, trim_title
from kg.model.document import SectionKind

__all__ = ["lay_out_head", "lay_out_meeting"]

#: a body's name stands at most so many lines above the date, half as many below; it has fewer words
_NEAR, _LONG_NAME = 8, 12
_COUNCIL = re.compile(r".*\bcouncil|council", re.IGNORECASE)
#: lines that name a meeting are shorter, in characters
_LONGEST_HEAD = 300
#: titles are shorter, in characters; in words there are fewer
_LONG_TITLE = 60
_MORE = re.compile(
    r"(?:\W*view the full (?:minutes|agenda|decision|decisions) text for item.*|.*\bview the full (?:minutes"
    r"|agenda) text\.?)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d{1,2}[.:]\d{2}\s*(?:am|pm)?(?:\s*[-–]\s*\d{1,2}[.:]\d{2}\s*(?:am|pm)?)?|(?:am|pm)|note", re.IGNORECASE
)
_CONTACT = either(
    r"(?:venue|contact|telephone|tel|e-?mail|link|media|webcast|note|notice|please note|livestream|youtube"
    r"|location|clerk)\b\s*[:–-].*",
    r"democratic (?:services|support)[a-z ]*\b\s*[:–-].*|media|.*view directions.*|.{0,60}\S+@\S+.*",
)


def lay_out_meeting(draft: Draft) -> None:
    """Lay out a whole meeting."""
    lines = draft.lines
    listed = next((index for index, line in enumerate(lines) if ITEM_LIST.fullmatch(line.text)), -1)
    _split_cells(draft, listed)
    lines = draft.lines
    starts = _items(lines, listed + 1)
    first = starts[0] if starts else min(len(lines), _NEAR)
    meeting = lay_out_head(draft, first)
    labelled = sum(label_of(line) in ("minutes", "decision") for line in lines[first:])
    agenda = any(type_line(line) and line.text.lower().endswith("agenda") for line in lines[:first])
    silent: SectionKind = "blurb" if labelled > 1 or (agenda and not labelled) else "minutes"
    if not starts:
        lay_out_body(draft, Body(first, len(lines), None, meeting))
    for start, end in zip(starts, [*starts[1:], len(lines)][: len(starts)], strict=True):
        line = lines[start]
        number, title = numbered_title(line.words)
        number = line.marker.strip(".():") or number
        if not number:
            number = paragraph_number(below.marker for below in lines[start + 1 : end])
        item = draft.add_item(title, number, start, meeting)
        # in a table of cells, what has no title is an item whose title the copy lost
        cells = [index for index in range(start + 1, end) if lines[index].cell] if lines[start].cell else []
        for begin, stop in pairwise([start + 1, *cells, end]):
            lay_out_body(draft, Body(begin, stop, item if begin == start + 1 else None, meeting), silent=silent)
        for index in range(start + 1, end):
            if _MORE.fullmatch(lines[index].text) or (_CLOCK.fullmatch(lines[index].text) and index + 1 == end):
                draft.mark(index, "furniture", item, meeting)


def lay_out_head(draft: Draft, first: int) -> int | None:
    """Mark the lines before the first item; return the index of the meeting that they name, None where none."""
    meeting: int | None = None
    for index in range(first):
        text = draft.lines[index].text
        told = title_of_page(text) if len(text) < _LONGEST_HEAD else None
        if told and told.date and not told.body and index:  # a title that was broken over two lines
            told = title_of_page(f"{draft.lines[index - 1].text} {text}")
        if meeting is None and told and told.date and (told.body or not _CONTACT.fullmatch(text)):
            body = told.body or _body_near(draft.lines, index)
            meeting = draft.add_meeting(body, told.date, index)
            draft.mark(index, "heading", None, meeting)
        elif _CONTACT.fullmatch(text):
            draft.mark(index, "contact")
        else:
            draft.mark(index, "furniture")
    if meeting is None and (body := _body_near(draft.lines[:first], first)):
        at = next(index for index in range(first) if draft.lines[index].text.find(body) >= 0)
        meeting = draft.add_meeting(body, "", at)
        draft.mark(at, "heading", None, meeting)
    return meeting


def _body_near(lines: list[Line], at: int) -> str:
    """Return the name of a body that stands alone on a line near the top; empty where none does."""
    for line in lines[max(0, at - _NEAR) : at + _NEAR // 2]:
        text = trim_title(line.words)
        if not text or len(text.split()) > _LONG_NAME or not BODY.search(text) or text.endswith((".", "?")):
            continue
        if not (type_line(line) or _CONTACT.fullmatch(text) or _COUNCIL.fullmatch(text) or ROUTINE.fullmatch(text)):
            return text
    return ""


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


def _items(lines: list[Line], start: int) -> list[int]:
    """Return the lines that are titles of items.

    By numbers on lines of their own; else by cells of a table; else by numbers in the row; else by looks.
    """
    indexes = range(start, len(lines))
    lone = _in_order(lines, [index for index in indexes if lines[index].lone])
    if len(lone) > 1:
        return lone
    cells = [index for index in indexes if lines[index].cell and _heads_cell(lines, index)]
    looks = [index for index in indexes if _stands_as_title(lines, index)]
    if len(cells) > 1:
        return sorted({*cells, *looks})
    numbered = _in_order(lines, [i for i in indexes if lines[i].marker and _looks_like_title(lines[i])], step=1)
    sure = [i for i in numbered if _confirmed(lines, i)]
    if len(sure) > 1 or len(numbered) > len(looks):
        return numbered
    return looks or lone


def _item_label(line: Line) -> bool:
    """Is the line a label of an item's body? Labels of other lists may be titles of items ("Apologies")."""
    return label_of(line) in ("minutes", "decision", "documents", "reasons", "options")


def _heads_cell(lines: list[Line], index: int) -> bool:
    """Is the first line of a cell an item's title? One that ends in a full stop is when a label follows."""
    line = lines[index]
    if _CLOCK.fullmatch(line.text):
        return False
    if _item_label(line):
        return False
    labelled = index + 1 < len(lines) and _item_label(lines[index + 1])
    return _looks_like_title(line) or (labelled and len(line.words.split()) < _LONG_TITLE // 2)


def _confirmed(lines: list[Line], index: int) -> bool:
    """Does what stands in or below a numbered line say that it is an item's title?"""
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    return line.filed or bool(ROUTINE.fullmatch(line.words)) or (below is not None and label_of(below) is not None)


def _in_order(lines: list[Line], candidates: list[int], *, step: int = 12) -> list[int]:
    """Keep the candidates whose numbers count upwards; numbers of paragraphs (`5.1`) are none of an item."""
    kept: list[int] = []
    last: int | None = None
    for index in candidates:
        marker = lines[index].marker.rstrip(".")
        if (
            not re.fullmatch(r"\d{1,4}[A-Za-z]?|\d{1,4}/\d{1,4}|[A-Z]{1,5}[./ -]?\d{1,4}(?:/\d{1,4})?", marker)
            or len(lines[index].words) > 300
        ):
            continue
        if marker.isdigit():
            if last is not None and not last < int(marker) <= last + step:
                continue
            last = int(marker)
        kept.append(index)
    return kept


def _looks_like_title(line: Line) -> bool:
    words = line.words
    return (
        2 < len(words) < 260 and not words.endswith((".", ";", ":")) and not _item_label(line) and words[0] not in "|,;"
    )


def _stands_as_title(lines: list[Line], index: int) -> bool:
    """Does a line without a number stand as a title does: with a file, or routine, or alone between wide gaps?"""
    line = lines[index]
    if line.marker or not _looks_like_title(line) or not line.words[0].isupper() or BLURB.match(line.words):
        return False
    if ROUTINE.fullmatch(line.words):
        return True
    if index + 1 == len(lines):
        return False
    below = lines[index + 1]
    papers = any(label_of(lines[above]) == "documents" for above in range(max(0, index - 6), index))
    labelled = label_of(below) in ("minutes", "decision", "documents", "blurb")
    if line.filed and not papers:
        return labelled or below.gap > 0 or bool(BLURB.match(below.words))
    return labelled and line.gap > 1 and len(line.words.split()) < _LONG_TITLE
