"""Presentations: who presented or introduced an item, report or update."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Kind, Node, Question, RuleSlots, Scope, Slot

__all__ = ["KIND", "Presentation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation(Frame):
    """Someone (a person, else a post) presented something. `title` is what, as written; may be empty."""

    presenter: Thing
    title: str = ""


KIND = Kind(
    frame=Presentation,
    rank=100,
    type="sg:Presentation",
    word="presentation",
    heading="Presentations",
    slots={
        "presenter": Slot(property="sg:presenter", form="thing", types=("person", "post")),
        "title": Slot(property="dcterms:title", panel="Title"),
    },
    questions=(
        Question(name="presentations", columns={"presenter": "presenter", "title": "title"}, needed=("presenter",)),
    ),
    about=("title",),
    wording="[{presenter} ]presented[ {title}]",
    node=Node(type="presentation", group="item", label="{title}", or_said=True),
    edges=(Edge(source="presenter", verb="presented", target="", family="event"),),
    scope=Scope(sections=("minutes", "blurb", "decision")),
    rules=RuleSlots(name="presentations", fill=("presenter", "title")),
)
