"""Which class and properties each kind of frame and thing has: one table, read by one generic writer.

A new kind of fact is one entry here. Every slot of a frame must have its property; a test compares them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from pyoxigraph import NamedNode

from kg.graph.vocabulary import DCTERMS, FOAF, ORG, SCHEMA, SG
from kg.model import frames

__all__ = ["FACTS", "THINGS", "FactTerms", "Slot", "ThingTerms"]

Form = Literal["thing", "text", "date", "code", "number", "count"]


@dataclass(frozen=True, slots=True)
class Slot:
    """How a slot is written: its property, the form of its value, and for a code the list that it is from."""

    property: NamedNode
    form: Form = "text"
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class FactTerms:
    """A kind of fact: its class, the word for it in IRIs, and its slots by their name in the frame."""

    type: NamedNode
    word: str
    slots: Mapping[str, Slot]


@dataclass(frozen=True, slots=True)
class ThingTerms:
    """A type of thing: its class, the list that its kind is from, if any, and the property for `part_of`."""

    type: NamedNode
    scheme: str | None
    part_of: NamedNode


THINGS: Final[Mapping[str, ThingTerms]] = {
    "organisation": ThingTerms(ORG.FormalOrganization, "organisation", ORG.subOrganizationOf),
    "body": ThingTerms(ORG.OrganizationalUnit, "body", ORG.unitOf),
    "person": ThingTerms(FOAF.Person, None, ORG.memberOf),
    "post": ThingTerms(ORG.Post, None, ORG.postIn),
    "plan": ThingTerms(SG.Plan, "plan", DCTERMS.isPartOf),
    "area": ThingTerms(DCTERMS.Location, None, DCTERMS.isPartOf),
    "group": ThingTerms(SG.GenericParty, None, DCTERMS.isPartOf),
}

_DATE = Slot(DCTERMS.date, "date")
_TITLE = Slot(DCTERMS.title)
_BODY = Slot(SG.body, "thing")
_FREQUENCY = Slot(SG.frequency)
_PLAN = Slot(SG.plan, "thing")


def _kind(scheme: str) -> Slot:
    return Slot(DCTERMS.type, "code", scheme)


FACTS: Final[Mapping[type[frames.Frame], FactTerms]] = {
    frames.Mention: FactTerms(SG.Mention, "mention", {"thing": Slot(SCHEMA.about, "thing")}),
    frames.PostHolding: FactTerms(
        SG.PostHolding, "post holding", {"person": Slot(ORG.member, "thing"), "role": Slot(SG.post, "thing")}
    ),
    frames.MeetingHeld: FactTerms(SG.Meeting, "meeting", {"body": _BODY, "date": _DATE}),
    frames.ItemCovered: FactTerms(
        SG.AgendaItem, "item", {"title": _TITLE, "number": Slot(SG.number), "body": _BODY, "date": _DATE}
    ),
    frames.Presentation: FactTerms(
        SG.Presentation, "presentation", {"presenter": Slot(SG.presenter, "thing"), "title": _TITLE}
    ),
    frames.Inspection: FactTerms(
        SG.Inspection,
        "inspection",
        {
            "kind": _kind("inspection"),
            "date": _DATE,
            "area": Slot(SG.area, "thing"),
            "inspectors": Slot(SG.inspector, "thing"),
            "outcomes": Slot(SG.outcome),
        },
    ),
    frames.Plan: FactTerms(
        SG.PlanStatement,
        "plan statement",
        {
            "plan": _PLAN,
            "responsible": Slot(SG.responsible, "thing"),
            "due": Slot(SG.due, "date"),
            "weaknesses": Slot(SG.weaknesses, "count"),
            "workstreams": Slot(SG.workstreams, "count"),
        },
    ),
    frames.Monitoring: FactTerms(
        SG.Monitoring,
        "monitoring",
        {"monitor": Slot(SG.monitor, "thing"), "subject": Slot(SG.subject), "plan": _PLAN, "frequency": _FREQUENCY},
    ),
    frames.ReportingLine: FactTerms(
        SG.ReportingLine,
        "reporting line",
        {
            "body": Slot(SG.reportingBody, "thing"),
            "to": Slot(SG.answersTo, "thing"),
            "relation": _kind("relation"),
            "frequency": _FREQUENCY,
        },
    ),
    frames.Decision: FactTerms(
        SG.Decision,
        "decision",
        {
            "text": Slot(SCHEMA.text),
            "kind": _kind("decision"),
            "body": Slot(SG.decidedBy, "thing"),
            "addressee": Slot(SG.addressee, "thing"),
            "date": _DATE,
            "number": Slot(SG.number),
        },
    ),
    frames.Delegation: FactTerms(
        SG.Delegation,
        "delegation",
        {
            "to": Slot(SG.delegatedTo, "thing"),
            "from_": Slot(SG.delegatedBy, "thing"),
            "matter": Slot(SG.matter),
        },
    ),
    frames.Action: FactTerms(
        SG.Action,
        "action",
        {"text": Slot(SCHEMA.text), "owner": Slot(SG.owner, "thing"), "due": Slot(SG.due, "date")},
    ),
    frames.Measure: FactTerms(
        SG.Measure,
        "measure",
        {
            "value": Slot(SCHEMA.value, "number"),
            "unit": Slot(SCHEMA.unitText),
            "measure": Slot(SG.measured),
            "direction": Slot(SG.direction, "code", "direction"),
            "date": _DATE,
        },
    ),
    frames.Intervention: FactTerms(
        SG.Intervention,
        "intervention",
        {
            "kind": _kind("intervention"),
            "date": _DATE,
            "by": Slot(SG.issuedBy, "thing"),
            "subject": Slot(SG.imposedOn, "thing"),
        },
    ),
}
