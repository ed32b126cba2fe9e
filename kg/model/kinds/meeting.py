"""Meetings that a document minutes."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Event, Kind, Node, Question, Slot

__all__ = ["KIND", "MeetingHeld"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHeld(Frame):
    """A meeting that the document minutes."""

    body: Thing | None
    date: str = ""


KIND = Kind(
    frame=MeetingHeld,
    rank=110,
    type="sg:MeetingStatement",
    word="meeting",
    heading="Meetings",
    tells="setting",
    slots={
        "body": Slot(property="sg:body", form="thing", types=("body",)),
        "date": Slot(property="dcterms:date", form="date"),
    },
    questions=(Question(name="meetings", columns={"body": "body", "date": "date"}, needed=("body",)),),
    about=("body",),
    wording="{body|(not named)} met[, {date}]",
    event=Event(type="sg:Meeting", property="sg:meeting", of="body", date="date"),
    node=Node(type="meeting", group="meeting", label="Meeting[ of {body}]", date="date"),
    edges=(Edge(source="body", verb="met", target="", family="event"),),
)
