"""The reader of lists of those present: who sits on the body that meets, by the list in which a name stands.

A list of members says that those in it are members, one of people in attendance that they only attend. A bare "Present"
says that councillors are members, and others where the page keeps those who only attend apart. Who sent apologies is
told by the same measure. "(Chair)" after a name says who chairs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.extract.candidate import Candidate, proposed
from kg.extract.name import Name
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.seats import list_of_label, seat_of
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.frames import Frame, Thing
from kg.model.kinds.membership import Membership

__all__ = ["AttendanceReader"]

_SECTIONS = frozenset({"attendance", "apologies"})
_ONE_COUNCILLOR = frozenset({"councillor", "cllr", "alderman"})
_COUNCILLORS = frozenset({"councillors", "cllrs"})
#: a label is no longer than this
_LABEL = 60


@dataclass(slots=True)
class _Listed:
    """A stretch of a list under one label: what the label says of those in it, and its lines."""

    label: str
    sentences: list[Sentence] = field(default_factory=list)


@dataclass(slots=True)
class _Entry:
    """Somebody in a list: the name and where it stands, whether it is a councillor's, and what stands beside it."""

    name: Name
    sentence: Sentence
    councillor: bool = False
    seat: str = ""
    organisation: Thing | None = None
    #: the cells of a table in which seat and organisation stand
    cells: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AttendanceReader:
    """Reads lists of members and of those present."""

    name: str = "attendance"
    version: str = "1"

    def read(self, reading: Reading) -> Iterator[Candidate]:
        """Yield what it reads in a document."""
        return proposed(_memberships(reading), reader=self.name, version=self.version)


def _memberships(reading: Reading) -> Iterator[Frame]:
    lists = list(_lists(reading))
    apart = any(one.label == "attendee" for one in lists)
    for one in lists:
        entries = [entry for line in _lines(one.sentences) for entry in _entries(line)]
        for entry in entries:
            frame = _membership(reading, entry, one.label, apart=apart)
            if frame is not None:
                yield frame
        if one.label == "member" and not entries:
            yield from _unnamed(reading, one.sentences)


def _lists(reading: Reading) -> Iterator[_Listed]:
    """Yield the lists of a document: a label stands at the head of a line, or alone on the line before."""
    text, end = reading.document.text, 0
    listed: _Listed | None = None
    for sentence in reading.sentences:
        between = [line for line in text[end : sentence.start].splitlines() if line.strip()]
        own, _, _ = sentence.text.partition(":")
        label = list_of_label(own) if len(own) <= _LABEL and (own != sentence.text or len(own.split()) <= 3) else ""
        above = next((name for line in reversed(between) if (name := list_of_label(line[:_LABEL]))), "")
        end = sentence.end
        if sentence.section.kind not in _SECTIONS and not (label and ":" in sentence.text):
            if listed is not None:
                yield listed
            listed = None
            continue
        if label or above:
            if listed is not None:
                yield listed
            listed = _Listed(label or above)
        elif listed is None:
            listed = _Listed("apologies" if sentence.section.kind == "apologies" else "present")
        listed.sentences.append(sentence)
        if sentence.section.kind not in _SECTIONS:
            yield listed  # the list is this one line
            listed = None
    if listed is not None:
        yield listed


def _lines(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the lines of a list; the cells of one row of a table are one line."""
    line: list[Sentence] = []
    for sentence in sentences:
        if line and not (sentence.block.kind == "row" and sentence.block == line[-1].block):
            yield line
            line = []
        line.append(sentence)
    if line:
        yield line


def _entries(line: Sequence[Sentence]) -> list[_Entry]:
    """Return the people in a line, each with what stands beside the name."""
    entries: list[_Entry] = []
    for cell in line:
        several = False
        for name in cell.names:
            before = cell.lowered[name.first - 1] if name.first else ""
            if name.label == "PERSON" and name.thing is not None:
                several = before in _COUNCILLORS or (several and before in {",", "and", "&", ")"})
                entries.append(_Entry(name, cell, several or before in _ONE_COUNCILLOR))
            elif entries:
                _note(entries[-1], cell, name)
        if entries and entries[-1].sentence is not cell and (seat := seat_of(cell.text)):
            entries[-1].seat = entries[-1].seat or seat
            entries[-1].cells.append(cell)
    return entries


def _note(entry: _Entry, cell: Sentence, name: Name) -> None:
    """Note what a name beside a person says: the seat, or for whom it is taken."""
    if name.label == "ROLE" and not entry.seat:
        entry.seat = _seat(cell, name)
    elif name.label == "ORG" and not name.generic and entry.organisation is None:
        if name.thing is None or name.thing.type != "organisation":
            return
        entry.organisation = name.thing
    else:
        return
    if cell is not entry.sentence:
        entry.cells.append(cell)


def _membership(reading: Reading, entry: _Entry, label: str, *, apart: bool) -> Membership | None:
    body = reading.body(entry.sentence)
    if label == "attendee":
        listed = "attendee"
    elif label == "member" or entry.councillor or (apart and label in {"present", "apologies"}):
        listed = "member"
    else:
        listed = "attendee" if label == "present" else ""
    role = entry.seat or listed
    if body is None or entry.name.thing is None or not role or not admits(reading, entry.sentence, Membership):
        return None
    places = {one.start: one for one in (entry.sentence, *entry.cells)}.values()
    return Membership(
        body=body,
        member=entry.name.thing,
        role=role,
        organisation=entry.organisation,
        evidence=tuple(place for one in places for place in reading.evidence(one, "attendance/list")),
    )


def _seat(sentence: Sentence, name: Name) -> str:
    """Return the seat on the body that meets which a title beside a name means; "Chair of the Forum" is another's."""
    if sentence.lowered[name.last : name.last + 1] in (["of"], ["for"]):
        return ""
    return seat_of(sentence.span_text(name.first, name.last))


def _unnamed(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Membership]:
    """Yield the posts and organisations in a list of members that names nobody."""
    for sentence in sentences:
        body = reading.body(sentence)
        if body is None or not admits(reading, sentence, Membership):
            continue
        posts = [post for name in sentence.names if name.label == "ROLE" for post in posts_of(sentence, name)]
        things: list[Thing] = [post for post in posts if not seat_of(post.name)]
        if not things:
            named = (name for name in sentence.names if name.label == "ORG" and not name.generic)
            things = [name.thing for name in named if name.thing is not None and name.thing.type == "organisation"]
        for thing in things:
            evidence = reading.evidence(sentence, "attendance/list")
            yield Membership(body=body, member=thing, role="member", evidence=evidence)
