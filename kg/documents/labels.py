"""The labels of council pages: which words on a line of their own say what follows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.documents.lines import FILE, Line, to_line
from kg.model.document import SectionKind

__all__ = ["FIELDS", "field_of", "inline_labels", "label_of"]

#: label -> section; matched against the whole line, without its colon
_LABELS: tuple[tuple[str, SectionKind], ...] = (
    (r"(?:draft |full )?minutes(?: text)?", "minutes"),
    (r"(?:record of )?discussion(?: and (?:comments|questions))?|matters discussed|notes", "minutes"),
    (r"(?:the )?decisions?(?: made| taken| notice| text)?(?: by [a-z ]+)?", "decision"),
    (r"(?:the )?reasons? (?:for|of) (?:the |this |key |urgent )?(?:decisions?|recommendations?)", "reasons"),
    (r"reasons?(?: given)?", "reasons"),
    (r"(?:details of )?(?:any )?(?:alternatives?|other|alternative options?|options) (?:options? )?(?:considered|rejected)"
     r"(?: and(?: why)? (?:rejected|considered))?(?: when making the decision)?", "options"),
    (r"alternative options?(?: considered)?|other options?", "options"),
    (r"(?:additional|supporting|accompanying|background|related|attached) (?:documents|papers|files|documentation)", "documents"),
    (r"documents|attachments|agenda (?:document )?pack", "documents"),
    (r"(?:summary of |agreed |new |list of )?action(?:s| points?| log| list| table| tracker)?(?: arising)?(?: agreed)?", "actions"),
    (r"(?:members? |councillors? |those |officers? |others? )?(?:also )?(?:present|in attendance|attending|attendance)"
     r"(?: virtually| remotely| online| via [a-z ]+)?", "attendance"),
    (r"(?:members(?:hip)?|attendees|officers|attendance|participants|present) ?(?:present|in attendance|list|and apologies)?", "attendance"),
    (r"(?:other |council )?(?:members|councillors|officers)(?: (?:also )?(?:present|in attendance|attending))?", "attendance"),
    (r"apologies(?: for absence)?(?: (?:were )?received(?: from)?| from)?|substitutes?|absent|not present", "apologies"),
    (r"purpose(?: of (?:the )?report| of decision)?|summary|executive summary|report summary|background|content|description", "blurb"),
    (r"(?:officer )?recommendations?(?: of the report| to (?:the )?[a-z ]+)?|(?:purpose|matter) for decision", "blurb"),
    (r"(?:declarations? of |any )?(?:conflicts?|interests) (?:of interests? )?(?:and nature of interests )?declared", "minutes"),
    (r"interests and nature of interests declared", "minutes"),
    (r"contacts?(?: information| officers?| details)?|(?:democratic services|support) officer|venue|further information", "contact"),
)  # fmt: skip
_LABEL = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _LABELS)

#: labels of `label: value` lines of decision records, issue records and meeting heads
FIELDS = (
    r"decision[ -]?(?:maker|makers|taker|taken by|made by|type|status|due(?: date)?|date|ref(?:erence)?(?: no| number)?|number|no)"
    r"|is (?:key decision|subject to call[ -]?in|the decision [a-z ]+)\??|key decision|urgent(?: decision)?\??|call[ -]?in"
    r"|date (?:of (?:the )?(?:decision|meeting)|decision (?:made|taken|due)|published|of publication|made|taken|comes into force)"
    r"|publication date|decided at meeting|effective from|implementation date|decision effective from|expiry of call[ -]?in"
    r"|report authors?|author|lead (?:member|director|officer|councillor|department|service)|department|directorate"
    r"|notice of (?:proposed )?decision first published|wards? affected|divisions? affected|reference(?: no| number)?|portfolio"
    r"|cabinet member|portfolio holder|contact(?: officer| name| person)?|officer contact|e-?mail|tel(?:ephone)?|title|subject|directorate"
    r"|this decision has been called in by|decision called in by|made by|taken by|first published|consultees|date|committee|meeting|time|venue|location"
)
_FIELD = re.compile(rf"({FIELDS})\s*[:–-]\s*(.*)", re.IGNORECASE)

#: labels that ModernGov writes on lines of their own and extracted copies run into the text
_INLINE = re.compile(
    r"(?:(?<=\s)|^)(Additional documents|Supporting documents|Accompanying documents|Minutes|Decisions?|Decision Made|DECISION)\s?:(?=\s|$)"
)


def label_of(line: Line) -> SectionKind | None:
    """Return the section that a line announces when it is nothing but a label; None for other lines.

    A label ends in a colon or is marked as a heading; without either only `Minutes`, `Decision` and the labels of
    reasons, options and documents count, when they stand alone.
    """
    text = line.words
    if len(text) > 90:
        return None
    bare = text.rstrip(" :-–—")
    sure = text.rstrip().endswith((":", ":-", ":–", ": -")) or line.kind == "heading"
    for pattern, kind in _LABEL:
        if pattern.fullmatch(bare):
            if sure or (kind in ("reasons", "options", "documents") and len(bare) > 9 and not line.marker):
                return kind
            return (
                kind
                if not line.marker
                and bare in ("Minutes", "Decision", "Decisions", "Present", "Apologies", "Attendance")
                else None
            )
    return None


def field_of(text: str) -> tuple[str, str] | None:
    """Return label and value when a line is a field of a record (`Decision Maker: Cabinet`); None for other lines."""
    if len(text) > 400 or not (found := _FIELD.fullmatch(text)):
        return None
    return found.group(1), found.group(2)


def inline_labels(lines: Iterable[Line]) -> Iterator[Line]:
    """Put labels that were run into the text (`Additional documents: Minutes: The Board …`) on lines of their own.

    Anywhere in a line for the labels of ModernGov's item, but `Decision:` only at the beginning of a line: inside
    one it may be prose. A line is also cut after the size of an attached file, which is itself left out.
    """
    held: Line | None = None
    for line in lines:
        for part in _cut(line):
            if not part.text:
                if held:
                    held = replace(held, filed=True)
                continue
            if held:
                yield held
            held = part
    if held:
        yield held


def _cut(line: Line) -> Iterator[Line]:
    """Cut one line at its labels and after its files. An empty line says that the one before has a file."""
    text = line.text
    if line.kind == "row" or ("B" not in text and ":" not in text):
        yield line
        return
    cuts = [(found, True) for found in FILE.finditer(text)]
    cuts += [
        (found, False)
        for found in _INLINE.finditer(text)
        if not found.group(1).lower().startswith("decision") or found.start() <= line.offset
    ]
    if not cuts:
        yield line
        return
    at, fresh = 0, line
    for found, filed in [*sorted(cuts, key=lambda cut: cut[0].start()), (None, False)]:
        before = text[at : found.start() if found else len(text)].strip(" |")
        if before:
            part = replace(fresh, text=before) if at == 0 else to_line(before, page=line.page)
            yield replace(part, filed=filed, offset=min(part.offset, len(before)))
            fresh = replace(line, gap=0)
        elif filed:
            yield replace(line, text="", offset=0)
        if found and not filed:
            label = to_line(
                found.group().strip(), gap=line.gap if at == 0 and not before else 0, page=line.page
            )
            yield replace(label, cell=line.cell and at == 0 and not before)
        at = found.end() if found else at
