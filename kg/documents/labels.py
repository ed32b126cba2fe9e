"""The labels of council pages: which words on a line of their own say what follows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kg.documents.lines import FILE, Line, to_line
from kg.model.document import SectionKind

__all__ = ["FIELDS", "field_of", "inline_labels", "label_of", "opening_of"]

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

#: no label is longer, in characters
_LONGEST = 90
#: labels without a colon must be longer than this, in characters, unless they are one of those that stand alone
_SHORT = 9
_ALONE = ("Minutes", "Decision", "Decisions", "Present", "Apologies", "Attendance", "Attendees")
#: in capitals these are headings of items as often as labels
_WORDY = ("minutes", "blurb", "contact", "actions")
_OPENING = re.compile(
    r"(?P<reasons>reasons? for (?:the |this )?(?:decisions?|recommendations?))\s*[:–-]\s*\S"
    r"|(?P<options>(?:details of )?(?:alternative|other) options? (?:considered|rejected)[a-z ]{0,40}|options considered[a-z ]{0,30})\s*[:–-]\s*\S"
    r"|(?P<other>conflicts? of interests?[^:]{0,90}|voting|recorded vote)\s*:\s*\S",
    re.IGNORECASE,
)

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

    A label ends in a colon, is marked as a heading, or is written in capitals; else only the labels that stand
    alone in council systems count.
    """
    text = line.words
    if len(text) > _LONGEST:
        return None
    return _label(text, line.kind == "heading", bool(line.marker))


@lru_cache(maxsize=8192)
def _label(text: str, heading: bool, marked: bool) -> SectionKind | None:
    bare = text.rstrip(" :-–—")
    sure = heading or text.rstrip().endswith((":", ":-", ":–", ": -")) or (bare.isupper() and not marked)
    kind = next((kind for pattern, kind in _LABEL if pattern.fullmatch(bare)), None)
    if not kind or sure:
        return None if kind in _WORDY and not text.rstrip().endswith((":", ":-")) and not heading else kind
    alone = kind in ("reasons", "options", "documents") and len(bare) > _SHORT
    return kind if not marked and (alone or bare in _ALONE) else None


def opening_of(line: Line) -> SectionKind | None:
    """Return the section that a line opens with a label and goes on to fill (`Reason for decision: To meet …`)."""
    found = _OPENING.match(line.words)
    if not found:
        return None
    return "reasons" if found["reasons"] else "options" if found["options"] else "minutes"


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
    cuts: list[tuple[re.Match[str], bool]] = [(found, True) for found in FILE.finditer(text)]
    last = 0
    for found in _INLINE.finditer(text):
        # "Decision:" inside a line may be prose, but not after another label or in a cell that holds a whole item
        wordy = found.group(1).lower().startswith("decision") and not line.cell
        if not wordy or found.start() <= line.offset or not text[last : found.start()].strip():
            cuts.append((found, False))
            last = found.end()
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
            label = to_line(found.group().strip(), gap=line.gap if at == 0 and not before else 0, page=line.page)
            yield replace(label, cell=line.cell and at == 0 and not before)
        at = found.end() if found else at
