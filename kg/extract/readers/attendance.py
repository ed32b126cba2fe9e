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
#: seats of which there is one
_HEADS = frozenset({"chair", "vice-chair"})
_ONE_COUNCILLOR = frozenset({"councillor", "cllr", "cllr.", "alderman"})
_COUNCILLORS = frozenset({"councillors", "cllrs"})
#: a label has no more characters, and one within a list no more words
_LABEL = 60
_FEW = 5
#: what the lines of a list under a heading are
_LISTED = frozenset({"bullet", "row"})


@dataclass(slots=True)
class _Listed:
    """A stretch of a list under one label: what the label says of those in it, its lines, and if it is a heading."""

    label: str
    sentences: list[Sentence] = field(default_factory=list)
    headed: bool = False


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
    lists, own = list(_lists(reading)), _own_body(reading)
    yield from _seated(reading, own)
    apart = any(one.label == "attendee" for one in lists)
    for one in lists:
        entries = [entry for line in _lines(one.sentences) for entry in _entries(line)]
        for entry in entries:
            frame = _membership(reading, entry, one.label, own, apart=apart)
            if frame is not None:
                yield frame
        if one.label == "member" and not entries:
            yield from _unnamed(reading, one.sentences, own)


def _seated(reading: Reading, own: Thing | None) -> Iterator[Frame]:
    """Yield who had a seat that a line of the head names: "Chair: Councillor Ada Crane"."""
    for sentence in reading.sentences:
        label, colon, _ = sentence.text.partition(":")
        seat = seat_of(label) if colon and sentence.section.kind in _SECTIONS else ""
        people = [name.thing for name in sentence.names if name.label == "PERSON" and name.thing is not None]
        body = own or reading.body(sentence)
        if seat in _HEADS and people and body is not None and admits(reading, sentence, Membership):
            evidence = reading.evidence(sentence, "attendance/seat")
            yield Membership(body=body, member=people[0], role=seat, evidence=evidence)


def _lists(reading: Reading) -> Iterator[_Listed]:
    """Yield the lists of a document: a label stands at the head of a line, or alone on the line before."""
    text, end = reading.document.text, 0
    listed: _Listed | None = None
    for sentence in reading.sentences:
        between = text[end : sentence.start].splitlines()
        end = sentence.end
        label, alone = _label(sentence)
        above = next((name for line in reversed(between) if (name := list_of_label(line[:_LABEL]))), "")
        goes_on = listed is not None and (
            sentence.section.kind in _SECTIONS or (listed.headed and sentence.block.kind in _LISTED)
        )
        if listed is not None and (label or above or not goes_on):
            yield listed
            listed = None
        if alone:
            # a heading above a list in a part of the page that is not known for one: of members only
            listed = _Listed(label, headed=True) if label == "member" or sentence.section.kind in _SECTIONS else None
            continue
        if label or (above and sentence.section.kind in _SECTIONS):
            listed = _Listed(label or above)
        elif listed is None and sentence.section.kind == "apologies":
            listed = _Listed("apologies")
        if listed is None or (not label and _other_label(sentence)):
            continue
        listed.sentences.append(sentence)
    if listed is not None:
        yield listed


def _label(sentence: Sentence) -> tuple[str, bool]:
    """Return which list a line's own label begins, if any, and whether the label is all that the line has."""
    own, colon, rest = sentence.text.partition(":")
    if len(own) > _LABEL:
        return "", False
    alone = not rest.strip() and (bool(colon) or sentence.block.kind == "heading")
    return (list_of_label(own), alone) if colon or alone else ("", False)


def _other_label(sentence: Sentence) -> bool:
    """Return whether a line is labelled as something that is no list: "Portfolio Holder: Councillor Ada Crane"."""
    own, colon, rest = sentence.text.partition(":")
    named = any(name.label == "PERSON" and name.last <= len(own.split()) for name in sentence.names)
    return bool(colon and rest.strip()) and len(own.split()) <= _FEW and not named


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


def _membership(reading: Reading, entry: _Entry, label: str, own: Thing | None, *, apart: bool) -> Membership | None:
    body = own or reading.body(entry.sentence)
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


def _own_body(reading: Reading) -> Thing | None:
    """Return the body whose own page a document is: the one that is named alone on a line of it."""
    if reading.document.page_type != "committee":
        return None
    alone = (
        name.thing
        for line in reading.sentences
        for name in line.names
        if name.label == "BODY" and not name.generic and name.last - name.first == len(line.words)
    )
    return next(alone, None)


def _seat(sentence: Sentence, name: Name) -> str:
    """Return the seat on the body that meets which a title beside a name means; "Chair of the Forum" is another's."""
    if sentence.lowered[name.last : name.last + 1] in (["of"], ["for"]):
        return ""
    return seat_of(sentence.span_text(name.first, name.last))


def _unnamed(reading: Reading, sentences: Sequence[Sentence], own: Thing | None) -> Iterator[Membership]:
    """Yield the posts and organisations in a list of members that names nobody."""
    for sentence in sentences:
        body = own or reading.body(sentence)
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
