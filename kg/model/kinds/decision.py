"""Decisions: the clauses of resolutions, recommendations and recorded decisions."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Kind, Node, Question, Scheme, Scope, Slot

__all__ = ["DECISIONS", "KIND", "Decision"]

DECISIONS = Scheme("decision", ("resolved", "recommended", "agreed", "decision"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Frame):
    """One clause of a resolution. `kind`: resolved, recommended, agreed or decision; `number` is its marker.

    Where it asks for something to come back, `owner` is who was asked and `due` by when.
    """

    text: str
    kind: str
    body: Thing | None = None
    addressee: Thing | None = None
    date: str = ""
    number: str = ""
    owner: Thing | None = None
    due: str = ""


KIND = Kind(
    frame=Decision,
    rank=70,
    type="sg:Decision",
    word="decision",
    heading="Decisions",
    slots={
        "text": Slot(property="schema:text", panel="Text"),
        "kind": Slot(property="dcterms:type", form="code", scheme=DECISIONS, default="decision"),
        "body": Slot(property="sg:decidedBy", form="thing", types=("body", "post", "person")),
        "addressee": Slot(property="sg:addressee", form="thing", types=("body", "organisation", "post")),
        "date": Slot(property="dcterms:date", form="date"),
        "number": Slot(property="sg:number", panel="Number"),
        "owner": Slot(property="sg:owner", form="thing", types=("post", "person", "body")),
        "due": Slot(property="sg:due", form="date", panel="Due"),
    },
    questions=(
        Question(
            name="decisions",
            columns={"text": "text", "kind": "kind", "body": "body", "addressee": "addressee"},
            needed=("text",),
        ),
    ),
    about=("text",),
    wording="[{body} ]{kind|decision}[, to {addressee}]: {text}",
    node=Node(type="decision", group="decision", label="{text}", date="date", or_said=True),
    edges=(
        Edge(source="body", verb="decided", target="", family="duty"),
        Edge(source="", verb="addressed to", target="addressee", family="duty"),
    ),
    scope=Scope(table="decisions"),
    promise="text",
    promised=("owner", "due"),
)
