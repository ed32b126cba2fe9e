"""Plain text to lines: spaces, wrapped lines, tables in Markdown, numbers on lines of their own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.documents.cutting import cut_lines
from kg.documents.labels import field_of, label_of
from kg.documents.lines import OPENS, Line, clean, split_marker, to_line
from kg.documents.routine import ROUTINE
from kg.documents.text_tables import with_tables

__all__ = [
    "ITEM_NUMBER",
    "OPEN_WORDS",
    "broken_number",
    "finish",
    "from_text",
    "join_lone_markers",
    "row_lines",
    "unwrap",
]

_BREAKS = re.compile(r"\r\n?|\n|\x0b|\x0c|\x85|\u2028|\u2029")
_RULE = re.compile(r"[\s|:+=_\-*–—]*")
_INDENT = re.compile(r"(?:\u00a0 ?){3,}")
_SPACED = re.compile(r"\s*(\d{1,3})(?:[ \u00a0]{2,}|\t)\s*(?=[A-Z])")
#: a bullet inside a line
_INNER_BULLET = re.compile(r"(?<=[.;:,\w)])\s+(?=[•·]\s)")
_HEADING = re.compile(r"#{1,6}\s+")
#: the line above the items of a whole meeting; below it a bare number on a line is an item's
_ITEMS = re.compile(r"(?:note\s*\|?\s*)?no\.?\s*\|?\s*item\s*\|?|items", re.IGNORECASE)
ITEM_NUMBER = re.compile(r"\d{1,4}[a-z]?\.?|\d{1,4}/\d{1,4}\.?|[A-Z]{1,5}[./ -]?\d{1,4}(?:/\d{1,4})?\.?")
#: words after which no paragraph ends
OPEN_WORDS = frozenset(
    "a an and as at by for from has have in into is its of on or over that the their to was were which with".split()
)
#: files are wrapped to fewer characters than this
_WIDEST = 140
#: below this width a full line says nothing: it may as well be a list of names
_NARROW = 60
#: no paragraph is longer, in characters: what goes on and on is no prose
_LONGEST = 20_000
#: a line that ends in a colon and has fewer words is a label, not the rest of a paragraph
_LABEL_WORDS = 4
_YEAR = re.compile(r"(?:19|20)\d\d\.?")
_WORD = re.compile(r"[^\W\d_]{3}")
#: "3 Declarations of Interest": what is routine says that the number is an item's
_ROUTINE_ITEM = re.compile(r"(\d{1,2}) ([A-Z].{3,70})")
#: a mark of the maker of a printed pack: "<AI1>", "</TRAILER_SECTION>"
_TAG = re.compile(r"</?[A-Z][A-Z_]*\d*>")
_NEXT_NUMBER = re.compile(r"(.*(?:[:;]|; and))\s+(\d{1,2}\.)\s*$")
#: how the clause of a decision begins
_CLAUSE_BEGINS = re.compile(
    r"(?:NOTES?|APPROVES?|AGREES?|ENDORSES?|Notes|Approves|Agrees|Endorses|Authorises|Delegates|That) [a-zA-Z]"
)
_SENTENCE_END = re.compile(r"[.:;!?][\"'”’)\]]*$")


def from_text(text: str) -> list[Line]:
    """Turn the characters of a text file into lines.

    Arguments:
        text: the whole file.

    Returns:
        Lines without empty ones; `gap` says how many blank lines stood before each.
    """
    lines: list[Line] = []
    gap, cell = 0, False
    counted = 0  # the number of the last item whose number had no full stop
    for raw in _flowing_lists(with_tables(_BREAKS.split(text))):
        if isinstance(raw, list):
            lines.extend([replace(raw[0], gap=gap), *raw[1:]])
            gap, cell = 0, False
            continue
        words = clean(raw)
        if not words or _TAG.fullmatch(words):
            gap += 1
            continue
        if "|" in words:
            cells = _cells(words)
            if cells:
                lines.extend(row_lines(cells, gap, cell=cell))
            cell, gap = words.endswith("|") or not cells, 0
            continue
        if not _RULE.fullmatch(words) or words in "-–—*":
            heading = _HEADING.match(words)
            words = words[heading.end() :] if heading else words
            line = to_line(words, kind="heading" if heading else "paragraph", gap=gap, cell=cell)
            if not line.marker and (spaced := _SPACED.match(raw)):  # "1   Apologies": the gap makes it a marker
                line = replace(line, marker=spaced.group(1), offset=len(spaced.group(1)) + 1, kind="bullet")
            elif (
                not line.marker and (routine := _ROUTINE_ITEM.fullmatch(words)) and ROUTINE.fullmatch(routine.group(2))
            ):
                line = _bare_number(line, routine.group(1))
                counted = int(routine.group(1))
            elif counted and not line.marker and routine and _counts_on(routine, counted):
                line = _bare_number(line, routine.group(1))  # counts on from the item before
                counted += 1
            # the bullet itself is often lost in a saved page, the indent of hard spaces is not
            lost = line.kind == "paragraph" and _INDENT.match(raw)
            lines.append(replace(line, kind="bullet") if lost else line)
            cell = False
        gap = 0
    return finish(unwrap(lines))


def _counts_on(found: re.Match[str], counted: int) -> bool:
    """Is a line the title of the next item, whose number has no full stop either?"""
    return int(found.group(1)) == counted + 1 and found.group(2)[-1] not in ".,;:"


def _bare_number(line: Line, number: str) -> Line:
    return replace(line, marker=number, offset=len(number) + 1, kind="bullet")


def _flowing_lists(lines: Iterable[str | list[Line]]) -> Iterator[str | list[Line]]:
    """Cut lines into which a copy ran a whole list (`· one · two`) before each bullet."""
    number = ""  # that of the next clause, which was left at the end of the line before
    for whole in lines:
        if isinstance(whole, list):
            yield whole
            continue
        line = f"{number} {whole.lstrip()}" if number else whole
        broken = _NEXT_NUMBER.match(line)
        line, number = broken.groups() if broken else (line, "")
        parts = _INNER_BULLET.split(line) if "•" in line or "·" in line else [line]
        starts = parts[0].lstrip()[:1] in "•·"
        yield from parts if len(parts) > (1 if starts else 2) else [line]


def finish(lines: Iterable[Line]) -> list[Line]:
    """Do what the lines of every format need: labels on lines of their own, numbers joined to their words."""
    return _join_open(join_lone_markers(cut_lines(lines)))


def _join_open(lines: list[Line]) -> list[Line]:
    """Join the only entry of a list to the line above, where that ends inside a phrase ("… reports to")."""
    done: list[Line] = []
    for at, line in enumerate(lines):
        above = done[-1] if done else None
        only = at + 1 == len(lines) or lines[at + 1].level < line.level
        entry = above is not None and above.level < line.level and above.kind in ("paragraph", "bullet")
        opened = above is not None and not above.table and above.words.rsplit(" ", 1)[-1] in OPEN_WORDS
        if above is not None and line.kind == "bullet" and entry and opened and only and " " in above.words:
            done[-1] = _joined(above, replace(line, text=line.words, offset=0, marker=""))
        else:
            done.append(line)
    return done


def _cells(words: str) -> list[str]:
    """Return the cells of a table row that say something; rules between rows (`---|---`) say nothing."""
    if _RULE.fullmatch(words):
        return []
    return [cell.strip() for cell in words.split("|") if cell.strip()]


def row_lines(cells: list[str], gap: int, *, cell: bool) -> list[Line]:
    """A row of one cell is a paragraph, a number before one cell its marker, labels are lines; a real row stays one."""
    first = cells[0]
    if len(cells) == 1:
        return [to_line(first, gap=gap, cell=cell)]
    numbered = ITEM_NUMBER.fullmatch(first) or split_marker(first)[0] == first
    figures = _YEAR.fullmatch(first) or not _WORD.search(cells[1])
    if len(cells) == 2 and numbered and not figures:
        return [Line(first, marker=first, offset=len(first), gap=gap, cell=True), to_line(cells[1])]
    if all(text.endswith(":") for text in cells):
        return [to_line(text, gap=gap) for text in cells]
    return [Line(" | ".join(cells), kind="row", gap=gap)]


def unwrap(lines: list[Line]) -> list[Line]:
    """Join the lines of hard-wrapped paragraphs.

    A file counts as wrapped when most breaks inside its paragraphs are where the next word would not have fitted
    into the width. Lines that begin with a marker, headings and rows are never joined to the line before.
    """
    width = _width(lines)
    if not width:
        return _join_runs(lines)
    done: list[Line] = []
    last = ""  # the source line that ended last, before joining
    for line in lines:
        if done and last and _continues(last, done[-1], line, width):
            done[-1] = _joined(done[-1], line)
        else:
            done.append(line)
        last = line.text
    return done


def _joined(before: Line, line: Line) -> Line:
    broken = _hyphenated(before.text, line.text)
    text = before.text[:-1] if broken else f"{before.text} "
    return replace(before, text=text + line.text, filed=before.filed or line.filed)


def _join_runs(lines: list[Line]) -> list[Line]:
    """Join wrapped paragraphs in a file that is not wrapped as a whole, where the words leave no doubt.

    In a run of lines without gap or marker at least two breaks must fall inside a phrase (after "of the", before a
    small letter); then the breaks of that run that fall there, or near its width, are closed.
    """
    done: list[Line] = []
    at = 0
    while at < len(lines):
        end = at + 1
        if len(lines[at].text) > _WIDEST:  # a whole paragraph: what follows may be wrapped all the same
            done.append(lines[at])
            at = end
            continue
        while end < len(lines) and _plain(lines[end]) and not lines[end].gap:
            end += 1
        run = lines[at:end]
        width = max(len(line.text) for line in run)
        soft = [_inside_phrase(a.text, b.text) for a, b in pairwise(run)]
        ended = any(_SENTENCE_END.search(line.text) for line in run[:-1])
        # pages wrapped by an editor have ragged lines: there a long line without a full stop goes on
        breaks = sum(not _SENTENCE_END.search(a.text) for a in run[:-1])
        mostly = sum(soft) >= 3 and sum(soft) >= 0.6 * breaks
        if stop := _broken_clause(run):
            first = int(_alone(run[0]))
            for line in run[first + 1 : stop + 1]:
                run[first] = _joined(run[first], line)
            del run[first + 1 : stop + 1]
            soft = [_inside_phrase(a.text, b.text) for a, b in pairwise(run)]
        if width <= _WIDEST and sum(soft) > (1 if ended else 0):
            done.append(run[0])
            for (before, line), inside in zip(pairwise(run), soft, strict=True):
                near = (
                    width > _NARROW
                    and len(before.text) + len(line.text.split(" ", 1)[0]) >= (0.6 * width if mostly else width - 8)
                    and not _SENTENCE_END.search(before.text)
                )
                if (inside or near) and before.kind in ("paragraph", "bullet"):
                    done[-1] = _joined(done[-1], line)
                else:
                    done.append(line)
        else:
            done.extend(run)
        at = end
    return done


def _broken_clause(run: list[Line]) -> int:
    """Return the line that ends the numbered clause with which a run begins, where a narrow cell broke it; else 0."""
    first = int(_alone(run[0]))
    if first >= len(run) or not (first or run[0].marker) or not _CLAUSE_BEGINS.match(run[first].words):
        return 0
    ends = (i for i in range(first, len(run)) if _SENTENCE_END.search(run[i].text) or run[i].text.endswith("; and"))
    stop = next(ends, 0)
    return stop if stop > first else 0


def _plain(line: Line) -> bool:
    """May a line be the rest of a paragraph?"""
    if line.marker or line.cell or line.kind != "paragraph" or OPENS.match(line.text):
        return False
    stem = line.text.endswith(":") and line.text.count(" ") < _LABEL_WORDS and not line.text[0].islower()
    return not stem and not field_of(line.text) and not label_of(line)


def _inside_phrase(before: str, after: str) -> bool:
    if _SENTENCE_END.search(before) or before.endswith(","):
        return before.endswith(",") and after[0].islower()
    return after[0].islower() or before.rsplit(" ", 1)[-1] in OPEN_WORDS


def _continues(last: str, before: Line, line: Line, width: int) -> bool:
    if line.gap or line.kind not in ("paragraph", "bullet") or before.kind not in ("paragraph", "bullet"):
        return False
    if len(before.text) > _LONGEST or OPENS.match(line.text):
        return False
    if line.marker:
        return broken_number(last, line.marker)
    forced = len(last) + 1 + len(line.text.split(" ", 1)[0]) > width - 2
    return forced or (line.text[0].islower() and not _SENTENCE_END.search(last))


def broken_number(before: str, marker: str) -> bool:
    """Is what looks like a marker only a number at which a sentence was broken ("a maximum of" / "100. Each")?"""
    last = before.rsplit(" ", 1)[-1]
    return marker[:1].isdigit() and last in OPEN_WORDS and last not in ("and", "or", "that", "to")


def _hyphenated(before: str, after: str) -> bool:
    """Is the hyphen at the end of a line only there because the word was broken?"""
    return len(before) > 2 and before[-1] == "-" and before[-2].islower() and after[0].islower()


def _width(lines: list[Line]) -> int:
    """Return the width to which a file was wrapped, in characters; 0 when it was not."""
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if not b.gap and not b.marker and a.kind != "row"]
    if len(pairs) < 4:
        return 0
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))]
    if not 40 <= width <= 140 or lengths[-1] > 1.5 * width:
        return 0
    forced = sum(len(a) + 1 + len(b.split(" ", 1)[0]) > width - 12 for a, b in pairs)
    flowing = sum(b[0].islower() and not _SENTENCE_END.search(a) for a, b in pairs)
    return width if forced >= 0.5 * len(pairs) or flowing >= 0.5 * len(pairs) else 0


def join_lone_markers(lines: Iterable[Line]) -> list[Line]:
    """Join a marker that stands on a line of its own to the words that follow it."""
    done: list[Line] = []
    items = False
    for line in lines:
        items = items or bool(_ITEMS.fullmatch(line.text))
        if done and _alone(done[-1]) and not line.marker and line.kind != "row":
            done[-1] = _with_marker(done[-1], line)
        elif items and not line.marker and ITEM_NUMBER.fullmatch(line.text):
            done.append(replace(line, marker=line.text, offset=len(line.text)))
        else:
            done.append(line)
    return done


def _alone(line: Line) -> bool:
    """Is a line nothing but a marker?"""
    return bool(line.marker) and line.offset == len(line.text)


def _with_marker(before: Line, line: Line) -> Line:
    """Put the marker of the line before in front of a line."""
    return replace(
        line,
        text=f"{before.marker} {line.text}",
        marker=before.marker,
        offset=len(before.marker) + 1,
        kind=line.kind if line.kind != "paragraph" else "bullet",
        level=max(before.level, line.level),
        gap=before.gap,
        cell=before.cell or line.cell,
        lone=True,
        page=before.page or line.page,
    )
