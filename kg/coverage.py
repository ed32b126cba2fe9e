"""How much of each document was understood: sentences, facts, names that stayed unknown, and what was not read.

It reads the documents as a build does, and keeps nothing. What it tells is an account of the reading, not a promise:
a sentence that gave a fact may hold another that was missed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.documents.folder import Refusal, read_folder
from kg.extract.extractor import Extractor
from kg.extract.reading import Reading
from kg.model.document import Document, Section
from kg.model.frames import Frame
from kg.model.kinds import KIND_OF
from kg.model.kinds.mention import Mention
from kg.resolve import resolve
from kg.resolve.identity import council_of

__all__ = ["Coverage", "Skipped", "cover", "cover_folder"]

#: what is not read for facts, and why
_REASONS = {
    "furniture": "navigation, notices and labels of the page",
    "documents": "titles of supporting papers",
    "contact": "whom to ask; nobody who took part",
    "": "lines that belong to no part of the meeting",
}
#: words of governance, kept apart from the rules: a sentence that no rule comes near must not go uncounted
_GOVERNANCE = re.compile(
    r"\b(?:monitor\w*|overs(?:ee\w*|aw|ight)|scrutin\w*|accountab\w*|answerable|inspect\w*|re-?visit\w*"
    r"|review(?:s|ed|ing)?|resolved?|resolution|recommend\w*|agreed|approved|endorsed|delegat\w*|authoris\w*"
    r"|responsib\w*|undert\w+|commissioners?|requir(?:es|ed|ing)|must|submi\w+|weakness\w*|improvement|intervention"
    r"|direction|deadline|report(?:s|ed|ing)? (?:\w+ )?(?:in)?to|present(?:ed|ation)|introduced|progress|action"
    r"|lead(?:s|ing)? on|keeps? an eye)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Parts of one kind that were not read for facts.

    Arguments:
        kind: the kind of section, as in `kg.model.document`; empty for lines outside all sections.
        lines: how many lines of text they have.
        reason: why they are not read.
    """

    kind: str
    lines: int
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The account of one document's reading.

    Arguments:
        path: of the document, within its folder.
        page_type: what sort of page it was taken for.
        words: in its text.
        sentences: that were read.
        governance: sentences that speak of governance: they hold a word of it, or gave a fact.
        understood: those of them that gave a fact; a name, meeting or item alone is none.
        facts: how many facts the document gave.
        unresolved: generic mentions ("the Board") for which no named thing was found -> how often.
        unregistered: organisations that no register knows -> how often they are named.
        skipped: what was not read, and why.
    """

    path: str
    page_type: str
    words: int
    sentences: int
    governance: int
    understood: int
    facts: int
    unresolved: tuple[tuple[str, int], ...]
    unregistered: tuple[tuple[str, int], ...]
    skipped: tuple[Skipped, ...]


def cover_folder(folder: Path, extractor: Extractor) -> Iterator[Coverage | Refusal]:
    """Read every document of a folder, and yield its account, or why it was refused, in the order of the paths.

    Raises:
        DocumentError: the folder or its manifest cannot be used.
    """
    for document in read_folder(folder):
        yield document if isinstance(document, Refusal) else cover(document, extractor)


def cover(document: Document, extractor: Extractor) -> Coverage:
    """Read a document and return the account of its reading."""
    extraction = extractor.read(document)
    reading = extraction.reading
    frames = resolve(document, extraction.frames, extractor.registers)
    telling = [frame for frame in frames if KIND_OF[type(frame)].tells == "governance"]
    date = next((meeting.date for meeting in document.meetings if meeting.date), document.entry.date)
    council = council_of(document, extraction.frames, extractor.registers, date)
    speaking = {number for number, one in enumerate(reading.sentences) if _GOVERNANCE.search(one.text)}
    gave = {number for number, one in enumerate(reading.sentences) if _gave(telling, one.start, one.end)}
    return Coverage(
        path=document.path,
        page_type=document.page_type,
        words=len(document.text.split()),
        sentences=len(reading.sentences),
        governance=len(gave | speaking),
        understood=len(gave),
        facts=len(telling),
        unresolved=_ranked(_unresolved(reading, known=council is not None)),
        unregistered=_ranked(_unregistered(frames)),
        skipped=tuple(_skipped(document, reading)),
    )


def _gave(frames: Sequence[Frame], start: int, end: int) -> bool:
    return any(place.start < end and place.end > start for frame in frames for place in frame.evidence)


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _unresolved(reading: Reading, *, known: bool) -> Counter[str]:
    """Count the generic mentions that stand for nothing that the document names; `known`: its council is."""
    found: Counter[str] = Counter()
    for sentence in reading.sentences:
        for name in sentence.names:
            if not name.generic or name.label not in {"ORG", "BODY", "PLAN"}:
                continue
            if (name.thing is None or name.thing.type == "group") and not (known and name.kind == "local authority"):
                found[sentence.span_text(name.first, name.last)] += 1
    return found


def _unregistered(frames: Sequence[Frame]) -> Counter[str]:
    found: Counter[str] = Counter()
    for frame in frames:
        if isinstance(frame, Mention) and frame.thing.type == "organisation" and not frame.thing.register:
            found[frame.thing.name] += len(frame.evidence)
    return found


def _skipped(document: Document, reading: Reading) -> Iterator[Skipped]:
    """Yield what was not read for facts: sections of a kind that holds none, and lines outside all sections."""
    if document.page_type == "not minutes":
        lines = sum(1 for line in document.text.splitlines() if line.strip())
        yield Skipped("not minutes", lines, "the page is an error message, a form or a search, and no minutes")
        return
    read = {sentence.start for sentence in reading.sentences}
    lines_of: Counter[str] = Counter()
    for block in document.blocks:
        kind = _kind(document.sections, block.start)
        if kind in _REASONS and not any(block.start <= start < block.end for start in read if kind != "contact"):
            lines_of[kind] += 1
    for kind, lines in sorted(lines_of.items()):
        yield Skipped(kind, lines, _REASONS[kind])


def _kind(sections: Sequence[Section], position: int) -> str:
    return next((section.kind for section in sections if section.start <= position < section.end), "")
