"""Delegations: authority that one hands to another."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Kind, Node, Question, Relation, RuleSlots, Scope, Slot, Step

__all__ = ["KIND", "Delegation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation(Frame):
    """Authority delegated for a matter."""

    to: Thing
    from_: Thing | None = None
    matter: str = ""


KIND = Kind(
    frame=Delegation,
    rank=60,
    type="sg:Delegation",
    word="delegation",
    heading="Delegations",
    slots={
        "to": Slot(property="sg:delegatedTo", form="thing", types=("post", "body", "person")),
        "from_": Slot(property="sg:delegatedBy", form="thing", types=("body", "post")),
        "matter": Slot(property="sg:matter", panel="Matter"),
    },
    questions=(
        Question(name="delegations", columns={"to": "to", "from": "from_", "matter": "matter"}, needed=("to",)),
    ),
    about=("matter",),
    wording="authority delegated to {to}[ by {from_}][ for {matter}]",
    node=Node(type="delegation", group="decision", label="{matter}"),
    edges=(
        Edge(source="from_", verb="delegates", target="", family="duty"),
        Edge(source="", verb="delegated to", target="to", family="duty"),
    ),
    step=Step(
        source="to",
        target="from_",
        relations={"acts under authority from": Relation("acts under authority from", 3)},
    ),
    scope=Scope(sections=("minutes", "blurb", "decision", "reasons", "options"), topics=("concern",)),
    rules=RuleSlots(name="delegations", fill=("to", "from")),
)
