"""Interventions: formal steps of government or its agents against a council or its partners."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Event, Kind, Node, Question, RuleSlots, Scheme, Scope, Slot

__all__ = ["INTERVENTIONS", "KIND", "Intervention"]

INTERVENTIONS = Scheme(
    "intervention",
    ("improvement notice", "statutory direction", "commissioner", "adviser", "trust", "notice to improve"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Frame):
    """A formal intervention. `kind` as in the controlled list; `by` issued it; `subject` is on whom, or on what."""

    kind: str
    date: str = ""
    by: Thing | None = None
    subject: Thing | None = None


KIND = Kind(
    frame=Intervention,
    rank=50,
    type="sg:InterventionStatement",
    word="intervention",
    heading="Interventions",
    slots={
        "kind": Slot(property="dcterms:type", form="code", scheme=INTERVENTIONS),
        "date": Slot(property="dcterms:date", form="date"),
        "by": Slot(property="sg:issuedBy", form="thing", types=("organisation", "person", "post")),
        "subject": Slot(property="sg:imposedOn", form="thing", types=("organisation", "body")),
    },
    questions=(
        Question(
            name="interventions",
            columns={"kind": "kind", "date": "date", "by": "by", "subject": "subject"},
            needed=("kind",),
        ),
    ),
    about=("kind", "subject"),
    wording="{kind}[ on {subject}][ by {by}][, {date}]",
    event=Event(type="sg:Intervention", property="sg:intervention", of="subject", date="date", kind="kind"),
    node=Node(type="intervention", group="intervention", label="{kind:capital}[: {subject}]", date="date"),
    edges=(
        Edge(source="by", verb="issued", target="", family="scrutiny"),
        Edge(source="", verb="imposed on", target="subject", family="scrutiny"),
    ),
    scope=Scope(sections=("minutes", "blurb", "decision", "reasons", "options"), topics=("services",)),
    rules=RuleSlots(
        name="interventions", fill=("by", "subject", "date"), set={"kind": INTERVENTIONS.values}, need=("kind",)
    ),
)
