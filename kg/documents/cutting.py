"""Lines cut where a copy ran several things into one: labels inside a line, the sizes of attached files."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.documents.lines import FILE, Line, to_line
from kg.documents.routine import BLURB

__all__ = ["cut_lines"]

#: labels that ModernGov writes on lines of their own and extracted copies run into the text
_INLINE = re.compile(
    r"(?:(?<=\s)|^)(?<!\bfor )(?<!\bof )(?<!\bthe )(?<!\bthis )"
    r"(Additional documents|Supporting documents|Accompanying documents|Minutes|Decisions?|Decision Made|DECISION"
    r"|Reasons? for (?:the )?[Dd]ecisions?|Alternatives? (?:options? )?considered(?: and rejected)?)"
    r"\s?:(?=\s|$)"
)

#: the link to the rest of a text that a page cuts off
_MORE = re.compile(
    r"view the full (?:minutes|agenda|decisions?) text(?: for item [\w./-]+)?\.?\s*$"
    r"|(?:(?<=\.\.\.)|(?<=…))\s*[\[(]?"
    r"(?:(?:read|view|see|show) (?:the )?(?:more|full|whole|rest)\b.{0,40}|more|continue reading)[\])]?\W*$",
    re.IGNORECASE,
)
_CUT = ("iew the full", "...", "…")

#: the head of a table of items, in copies that keep a whole item in one cell
_TABLE = re.compile(r"(?:Note \| )?No\.? \| Item", re.IGNORECASE)

#: a title that is run into one line with its minutes has no more words, the agenda's words on it included
_LONG_TITLE = 40


def cut_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """Put labels that were run into the text (`Additional documents: Minutes: The Board …`) on lines of their own.

    Anywhere in a line for the labels of ModernGov's item, but `Decision:` only at the beginning of a line: inside
    one it may be prose. A line is also cut after the size of an attached file, which is itself left out.
    """
    held: Line | None = None
    table = minuted = False  # below the head of a table of items; below the minutes of one of them
    for line in (part for whole in lines for part in _without_more(whole)):
        parts = list(_cut(line))
        table = table or bool(_TABLE.fullmatch(line.text))
        minuted = minuted and not line.cell
        if table and minuted and len(parts) > 1 and not _INLINE.match(parts[0].text):
            parts[0] = replace(parts[0], cell=True)  # the end of the cell before was lost
        elif len(parts) > 1 and _titles(parts[0], parts[1]):
            parts[0] = replace(parts[0], cell=True)  # title and minutes of an item in one line
        minuted = minuted or any(part.text.startswith("Minutes:") for part in parts)
        for part in parts:
            if part.text:
                if held:
                    yield held
                held = part
            elif held:  # the size of a file on a line of its own: it belongs to the line before
                held = replace(held, filed=True)
    if held:
        yield held


def _without_more(line: Line) -> Iterator[Line]:
    """Put the link to the rest of a text that is cut off (`… view the full minutes text`) on a line of its own."""
    found = _MORE.search(line.text) if any(sign in line.text for sign in _CUT) else None
    if found is None or not line.text[: found.start()].strip(" ."):
        yield line
        return
    yield replace(line, text=line.text[: found.start()].rstrip())
    yield to_line(found.group().strip(), page=line.page)


def _titles(part: Line, after: Line) -> bool:
    """Does a line begin with the title of an item: short, without a full stop, before its file or its minutes?"""
    words = part.words.split()
    titled = part.filed or after.text == "Minutes:"
    if not titled or len(words) > _LONG_TITLE or BLURB.match(part.words):
        return False
    return part.words[:1].isupper() and not part.text.endswith((".", ":", ";"))


def _cut(line: Line) -> Iterator[Line]:
    """Cut one line at its labels and after its files. An empty line says that the one before has a file."""
    text = line.text
    cuts = _cuts(line) if line.kind != "row" and ("B" in text or ":" in text) else []
    if not cuts:
        yield line
        return
    at, fresh = 0, line
    for found, filed in cuts:
        if before := text[at : found.start()].strip(" |"):
            yield replace(_part(line, before, first=at == 0), filed=filed)
            fresh = replace(line, gap=0, cell=False)
        elif filed:
            yield replace(line, text="", offset=0)
        if not filed:
            label = to_line(found.group().strip(), gap=fresh.gap, cell=fresh.cell, page=line.page)
            yield label
            fresh = replace(line, gap=0, cell=False)
        at = found.end()
    if rest := text[at:].strip(" |"):
        yield _part(line, rest, first=False)


def _part(line: Line, text: str, *, first: bool) -> Line:
    """Return a part of a line; the first keeps what the line was."""
    if first:
        return replace(line, text=text, offset=min(line.offset, len(text)))
    return to_line(text, page=line.page)


def _cuts(line: Line) -> list[tuple[re.Match[str], bool]]:
    """Return where a line is to be cut, from left to right, each with whether it is at a file's size."""
    text = line.text
    cuts = [(found, True) for found in FILE.finditer(text)]
    last = 0
    for found in _INLINE.finditer(text):
        # "Decision:" inside a line may be prose, but not after another label or in a cell that holds a whole item
        label = found.group(1).lower()
        if label.startswith(("reason", "alternative")) and not text[: found.start()].rstrip().endswith((".", ";")):
            continue  # at the beginning of a line they are read where they stand
        wordy = label.startswith("decision") and not line.cell
        if not wordy or found.start() <= line.offset or not text[last : found.start()].strip():
            cuts.append((found, False))
            last = found.end()
    return sorted(cuts, key=lambda cut: cut[0].start())
