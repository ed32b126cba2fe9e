"""Items: the agenda items, issues and decisions that a document covers."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Kind, Node, Question, Slot

__all__ = ["KIND", "ItemCovered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCovered(Frame):
    """An agenda item, issue or decision that the document covers."""

    title: str
    number: str = ""
    body: Thing | None = None
    date: str = ""


KIND = Kind(
    frame=ItemCovered,
    rank=120,
    type="sg:AgendaItem",
    word="item",
    heading="Items",
    tells="setting",
    slots={
        "title": Slot(property="dcterms:title", panel="Title"),
        "number": Slot(property="sg:number", panel="Number"),
        "body": Slot(property="sg:body", form="thing"),
        "date": Slot(property="dcterms:date", form="date"),
    },
    questions=(Question(name="items", columns={"title": "title", "number": "number"}, needed=("title",)),),
    about=("title",),
    wording="item[ {number}]: {title}",
    node=Node(type="item", group="item", label="{title}", date="date", or_said=True),
    edges=(Edge(source="body", verb="considered", target="", family="event"),),
)
