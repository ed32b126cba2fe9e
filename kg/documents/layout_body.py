"""The body of one item: blurb, papers, decision, minutes, reasons. Shared by every page that holds items."""

import re
from collections.abc import Iterable

from kg.documents.draft import Draft
from kg.documents.labels import label_of
from kg.model.document import SectionKind

__all__ = ["lay_out_body", "paragraph_number"]

#: how the agenda's words begin that stand above the minutes
_BLURB = re.compile(
    r"\[?\(?(?:to (?:consider|receive|note|approve|agree|discuss|review|confirm|sign|endorse|elect|appoint|inform|provide|scrutinise|ask|present|update|advise)"
    r"|(?:joint |verbal |written |covering )?(?:report|update|presentation|briefing)s? (?:of|by|from|to)\b|the .{0,60}(?:to report|to present|is asked|are asked|is recommended|is invited|are invited)"
    r"|members are|purpose of|this (?:report|paper|item|presentation) (?:is|provides|presents|sets|gives|asks|seeks|updates|summarises|outlines|informs|details|describes)"
    r"|(?:report|presentation|paper) (?:attached|to follow|enclosed)|attached|any member|in accordance with|lead officer|contact officer|report author)",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|noted|reported|advised|presented|introduced|considered|resolved|agreed|thanked|asked|said|explained)\b",
    re.I,
)
_APOLOGY = re.compile(
    r"apolog|substitut|absence|absent|unable to attend|in place of|attending on behalf", re.I
)
_PARAGRAPH = re.compile(r"(\d{1,4})\.\d{1,3}[.:]?")


def lay_out_body(draft: Draft, start: int, end: int, item: int | None, meeting: int | None) -> None:
    """Mark the lines from `start` up to `end`, which are the body of one item.

    With labels (`Decision:`, `Minutes:`, `Additional documents:`) they say what follows; before the first of
    them stands the agenda's blurb. Without labels a first stretch that reads like an agenda is the blurb, when two
    empty lines or a change of tense part it from the rest; in doubt all is minutes.
    """
    lines = draft.lines
    labels = {index: kind for index in range(start, end) if (kind := label_of(lines[index]))}
    outcome = any(kind in ("minutes", "decision") for kind in labels.values())
    border = start if outcome else _border(draft, start, end, labels)
    kind: SectionKind = "blurb" if outcome or border > start else "minutes"
    routine = item is not None and bool(
        re.match(r"(?:welcome.{0,30})?apolog|attendance by reserve", draft.items[item].title, re.I)
    )
    for index in range(start, end):
        if index == border and not outcome:
            kind = "minutes"
        if label := labels.get(index):
            kind = _after(kind, label, outcome)
            draft.mark(
                index, "furniture" if kind != "minutes" or label == "minutes" else "minutes", item, meeting
            )
            draft.headings.add(index)
            continue
        if kind == "documents" and not outcome and not _paper(draft, index):
            kind = "minutes"
        if routine and kind == "minutes" and not _prose(draft, index):
            draft.mark(index, "apologies", item, meeting)
        else:
            draft.mark(index, kind, item, meeting)


def _after(kind: SectionKind, label: SectionKind, outcome: bool) -> SectionKind:
    """Return the section that a label opens; inside the minutes most labels are only words of the minutes."""
    if label in ("minutes", "decision", "documents", "reasons", "options", "actions"):
        return label
    if label == "blurb" and (kind != "minutes" or not outcome):
        return "blurb" if kind != "minutes" else kind
    if kind in ("minutes", "blurb") and label in ("attendance", "apologies"):
        return label if kind == "minutes" else kind
    return kind


def _border(draft: Draft, start: int, end: int, labels: dict[int, SectionKind]) -> int:
    """Return the first line of the minutes in a body without labels."""
    lines = draft.lines
    if start >= end or not _BLURB.match(lines[start].words) or _PAST.search(lines[start].words):
        return start
    for index in range(start + 1, end):
        if index in labels:
            return start if labels[index] in ("reasons", "options") else index
        if lines[index].gap >= 2 and not _BLURB.match(lines[index].words):
            return index
        if _PAST.search(lines[index].words) and not lines[index].marker:
            return index
    return end if lines[start].gap < 2 and end - start <= 2 else start


def _paper(draft: Draft, index: int) -> bool:
    """Does a line under `Additional documents` look like the title of a paper?"""
    line = draft.lines[index]
    return line.filed or (len(line.words) < 160 and not line.words.endswith(".") and not line.words.isupper())


def _prose(draft: Draft, index: int) -> bool:
    """Is a line of an item of apologies about something else?"""
    line = draft.lines[index]
    return not line.marker and len(line.words.split()) > 14 and not _APOLOGY.search(line.words)


def paragraph_number(markers: Iterable[str]) -> str:
    """Return the item's number when every numbered paragraph (`84.1` to `84.4`) shares it; else an empty string."""
    numbers = {found.group(1) for marker in markers if (found := _PARAGRAPH.fullmatch(marker))}
    return numbers.pop() if len(numbers) == 1 else ""
