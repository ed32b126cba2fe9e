"""Inspections, held or expected."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Event, Kind, Node, Question, RuleSlots, Scheme, Scope, Slot

__all__ = ["INSPECTIONS", "KIND", "Inspection"]

INSPECTIONS = Scheme("inspection", ("inspection", "re-inspection", "monitoring inspection"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Frame):
    """An inspection, held or expected. `kind`: inspection, re-inspection or monitoring inspection.

    `published` and `report` are the day and the address of its report, where a register of inspections tells them.
    """

    kind: str
    date: str = ""
    area: Thing | None = None
    inspectors: tuple[Thing, ...] = ()
    outcomes: tuple[str, ...] = ()
    published: str = ""
    report: str = ""


KIND = Kind(
    frame=Inspection,
    rank=40,
    type="sg:InspectionStatement",
    word="inspection",
    heading="Inspections",
    slots={
        "kind": Slot(property="dcterms:type", form="code", scheme=INSPECTIONS),
        "date": Slot(property="dcterms:date", form="date"),
        "area": Slot(property="sg:area", form="thing", types=("area",)),
        "inspectors": Slot(property="sg:inspector", form="thing", types=("organisation",), many=True),
        "outcomes": Slot(property="sg:outcome", many=True, panel="Outcome"),
        "published": Slot(property="dcterms:issued", form="date"),
        "report": Slot(property="schema:url"),
    },
    questions=(
        Question(
            name="inspections",
            columns={
                "kind": "kind",
                "date": "date",
                "area": "area",
                "inspectors": "inspectors",
                "outcome": "outcomes",
            },
            needed=("kind",),
        ),
    ),
    about=("kind", "area"),
    wording="{kind|inspection}[ of {area}][ by {inspectors}][, {date}][: {outcomes}]",
    event=Event(type="sg:Inspection", property="sg:inspection", of="area", date="date", kind="kind"),
    node=Node(type="inspection", group="inspection", label="{kind:capital}[, {area}]", date="date"),
    edges=(
        Edge(source="inspectors", verb="carries out", target="", family="scrutiny"),
        Edge(source="", verb="inspection of", target="area", family="scrutiny"),
    ),
    scope=Scope(sections=("minutes", "blurb", "decision", "reasons", "options", "fields"), topics=("services",)),
    rules=RuleSlots(name="inspections", fill=("inspectors", "date"), set={"kind": INSPECTIONS.values, "outcome": ()}),
)
