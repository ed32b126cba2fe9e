"""The reader of the layout: what a document is about, its meetings and the items that it covers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.candidate import Candidate, proposed
from kg.extract.readers.prose.clauses import clauses
from kg.extract.reading import Reading
from kg.model.frames import Evidence, Frame
from kg.model.kinds.item import ItemCovered
from kg.model.kinds.meeting import MeetingHeld
from kg.model.kinds.mention import Mention

__all__ = ["LAYOUT", "LayoutReader"]

#: the name of the reader of what every paper tells: its meetings and items
LAYOUT = "layout"

#: the stem of a decision, which stands at the head of pages that lost their title
_NO_TITLE = re.compile(r"^(?:It (?:is|was) (?:recommended|resolved|agreed)|RESOLVED|Resolved|That the)\b")


@dataclass(frozen=True, slots=True)
class LayoutReader:
    """Reads what stands where a page puts it."""

    name: str = LAYOUT
    version: str = "1"

    def read(self, reading: Reading) -> Iterator[Candidate]:
        """Yield what it reads in a document."""
        for stage in (_meetings, _items):
            yield from proposed(stage(reading), reader=self.name, version=self.version)


def _meetings(reading: Reading) -> list[Frame]:
    """Return the meetings that the document minutes; one with no date where only its resolutions show the body."""
    document = reading.document
    frames: list[Frame] = []
    for number, meeting in enumerate(document.meetings):
        if number in reading.bodies:
            frames.append(
                Mention(
                    thing=reading.bodies[number], evidence=(Evidence(meeting.start, meeting.end, "layout/meeting"),)
                )
            )
        frames.append(
            MeetingHeld(
                body=reading.bodies.get(number),
                date=meeting.date,
                evidence=(Evidence(meeting.start, meeting.end, "layout/meeting"),),
            )
        )
    if (
        not frames
        and None in reading.bodies
        and (document.page_type != "other" or document.entry.body or clauses(reading))
    ):
        body = reading.bodies[None]
        for sentence in reading.sentences:
            if any(name.thing == body for name in sentence.names):
                frames.append(
                    MeetingHeld(
                        body=body,
                        date=document.entry.date,
                        evidence=reading.evidence(sentence, "references/meeting-body"),
                    )
                )
                break
    return frames


def _items(reading: Reading) -> list[Frame]:
    """Return the agenda items, issues and decisions that the document covers."""
    frames: list[Frame] = []
    for item in reading.document.items:
        if _NO_TITLE.match(item.title):
            continue
        body = reading.bodies.get(item.meeting)
        date = reading.document.meetings[item.meeting].date if item.meeting is not None else ""
        frames.append(
            ItemCovered(
                title=item.title,
                number=item.number,
                body=body,
                date=date,
                evidence=(Evidence(item.start, item.end, "layout/item"),),
            )
        )
    return frames
