"""The body of one item: blurb, papers, decision, minutes, reasons. Shared by every page that holds items."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.documents.draft import Draft
from kg.documents.labels import label_of, opening_of
from kg.documents.lines import Line
from kg.documents.routine import BLURB
from kg.model.document import SectionKind

__all__ = ["Body", "lay_out_body", "paragraph_number"]

_PAST = re.compile(
    r"\b(?:was|were|had|noted|reported|advised|presented|introduced|considered|resolved|agreed|thanked|said|explained)\b",
    re.IGNORECASE,
)
_APOLOGY = re.compile(
    r"apolog|substitut|absence|absent|unable to attend|in place of|attending on behalf", re.IGNORECASE
)
_APOLOGIES = re.compile(r"(?:welcome.{0,30})?(?:to receive )?apolog|attendance by reserve", re.IGNORECASE)
_RESOLVED = re.compile(
    r"(?:resolved|agreed|recommended)\b|(?:it was )?(?:resolved|agreed)\b|the .{3,60} (?:resolved|agreed)\b",
    re.IGNORECASE,
)
#: a clause of a resolution that has lost its first word
_THAT = re.compile(r"That (?:the|it|this|these|those|[A-Z])")
#: stronger than a past tense alone: words of minutes that no agenda has in its first sentence
_HAPPENED = re.compile(
    r"\b(?:noted|reported|advised|presented|introduced|resolved|agreed|thanked|said|explained|was received"
    r"|were received)\b",
    re.IGNORECASE,
)
#: sections that are lists and end with the list
_LISTS = ("actions", "attendance", "apologies")
#: a name with its role and organisation has fewer words
_LONG_NAME = 25
#: words in titles of papers
_PAPER = re.compile(
    r"\b(?:appendix|appendices|annex|item \d+|webcast|supplement\w*|schedule|enc\.?|report|presentation|slides"
    r"|\.pdf|\.docx?)\b",
    re.IGNORECASE,
)
_ITEM_END = re.compile(r",? item \d+\.?$", re.IGNORECASE)
#: titles are shorter, in characters
_LONG_TITLE = 160
_PARAGRAPH = re.compile(r"(\d{1,4})\.\d{1,3}[.:]?")


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of an item's body, from `start` up to `end`, and whose they are: index of item and meeting, or None."""

    start: int
    end: int
    item: int | None = None
    meeting: int | None = None


def lay_out_body(draft: Draft, body: Body, *, silent: SectionKind = "minutes") -> None:
    """Mark the lines that are the body of one item.

    With labels (`Decision:`, `Minutes:`, `Additional documents:`) they say what follows; before the first of
    them stands the agenda's blurb. Without labels a first stretch that reads like an agenda is the blurb, when two
    empty lines or a change of tense part it from the rest; in doubt all is minutes.

    Arguments:
        draft: the layout in the making.
        body: which lines, and whose.
        silent: what a body without any label is: `blurb` on a page whose other items have labels.
    """
    start, end, item, meeting = body.start, body.end, body.item, body.meeting
    lines = draft.lines
    labels = {index: label for index in range(start, end) if (label := label_of(lines[index]))}
    outcome = any(label in ("minutes", "decision") for label in labels.values())
    if outcome or (silent == "blurb" and not any(_RESOLVED.match(lines[index].words) for index in range(start, end))):
        border = end
    else:
        border = _border(draft, start, end, labels)
    kind: SectionKind = "blurb" if border > start else "minutes"
    apologies = item is not None and bool(_APOLOGIES.match(draft.items[item].title))
    back: SectionKind = kind  # what follows a list of actions or names
    for index in range(start, end):
        line = lines[index]
        if index == border:
            kind = "minutes"
        label = labels.get(index)
        if label:
            before = kind
            kind = _after(kind, label, outcome=outcome)
            if kind in _LISTS and before not in _LISTS:
                back = before
            draft.mark(index, "furniture" if kind != before or label == kind else kind, item, meeting)
            draft.headings.add(index)
            continue
        if opening := opening_of(line):
            kind = opening
        elif kind in ("reasons", "options") and _RESOLVED.match(line.words):
            kind = "minutes"
        elif kind in _LISTS and not (index - 1 in labels or _listed(line, kind)):
            kind = back
        elif kind == "documents" and not outcome and not _paper(line):
            kind = "minutes" if border <= index else "blurb"
        mark = "apologies" if apologies and kind == "minutes" and not _prose(line) else kind
        draft.mark(index, mark, item, meeting)


def _after(kind: SectionKind, label: SectionKind, *, outcome: bool) -> SectionKind:
    """Return the section that a label opens; inside the minutes most labels are only words of the minutes."""
    if label in ("minutes", "decision", "documents", "reasons", "options"):
        return label
    if label in _LISTS and kind not in ("blurb", "documents"):
        return label
    return kind if outcome or label != "blurb" else ("blurb" if kind == "blurb" else kind)


def _border(draft: Draft, start: int, end: int, labels: dict[int, SectionKind]) -> int:
    """Return the first line of the minutes in a body without labels; `end` when all of it is the agenda's."""
    lines = draft.lines
    papers = next(
        (i for i, label in labels.items() if label == "documents" and lines[i].words.startswith("Additional")), None
    )
    if papers is not None and any(not _paper(line) for line in lines[papers + 1 : end]):
        return papers  # the agenda's words stand above the papers, the minutes below
    if start >= end or not BLURB.match(lines[start].words) or _HAPPENED.search(lines[start].words):
        return start
    for index in range(start + 1, end):
        words = lines[index].words
        if labels.get(index) in ("reasons", "options") or _RESOLVED.match(words) or _THAT.match(words):
            return index
        if (lines[index].gap > 1 and not BLURB.match(words)) or (_PAST.search(words) and not lines[index].marker):
            return index
    return end


def _listed(line: Line, kind: SectionKind) -> bool:
    """Does a line go on with a list of actions, or of names?"""
    words = len(line.words.split())
    sentence = line.words.endswith(".") and words > _LONG_NAME // 2
    return line.kind in ("bullet", "row") or (kind != "actions" and words < _LONG_NAME and not sentence)


def _paper(line: Line) -> bool:
    """Does a line under `Additional documents`, in a body without other labels, look like the title of a paper?"""
    if line.filed or _PAPER.search(line.words):
        words = _ITEM_END.sub("", line.words)
        return len(words) < _LONG_TITLE and not words.endswith((".", ":", ";", ","))
    return (
        line.marker in ("-", "•", "–", "*")
        and len(line.words) < _LONG_TITLE
        and not line.words.endswith((".", ":", ";"))
    )


def _prose(line: Line) -> bool:
    """Is a line of an item of apologies about something else?"""
    return not line.marker and len(line.words.split()) > 14 and not _APOLOGY.search(line.words)


def paragraph_number(markers: Iterable[str]) -> str:
    """Return the item's number when every numbered paragraph (`84.1` to `84.4`) shares it; else an empty string."""
    numbers = {found.group(1) for marker in markers if (found := _PARAGRAPH.fullmatch(marker))}
    return numbers.pop() if len(numbers) == 1 else ""
