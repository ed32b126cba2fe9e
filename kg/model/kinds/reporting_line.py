"""Reporting lines: who answers to whom."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Follows, Kind, Question, Relation, RuleSlots, Scheme, Scope, Slot, Step

__all__ = ["KIND", "RELATIONS", "ReportingLine"]

RELATIONS = Scheme(
    "relation",
    ("reports to", "accountable to", "overseen by", "established by"),
    verbs={
        "accountable to": "is accountable to",
        "overseen by": "is overseen by",
        "established by": "is established by",
    },
)
#: an outright duty to answer goes before one that follows from oversight; who once established a body comes last
_WEIGHTS = {"accountable to": 2, "reports to": 2, "overseen by": 3, "established by": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingLine(Frame):
    """A body answers to another. `relation`: reports to, accountable to, overseen by or established by."""

    body: Thing
    to: Thing
    relation: str
    frequency: str = ""


KIND = Kind(
    frame=ReportingLine,
    rank=10,
    type="sg:ReportingLine",
    word="reporting line",
    heading="Reporting lines",
    slots={
        "body": Slot(property="sg:reportingBody", form="thing"),
        "to": Slot(property="sg:answersTo", form="thing"),
        "relation": Slot(property="dcterms:type", form="code", scheme=RELATIONS, default="reports to"),
        "frequency": Slot(property="sg:frequency"),
    },
    questions=(
        Question(
            name="accountability",
            columns={"body": "body", "to": "to", "relation": "relation", "frequency": "frequency"},
            needed=("body", "to"),
        ),
    ),
    about=("body",),
    wording="{body} {relation:verb} {to}[, {frequency}]",
    edges=(
        Edge(
            source="body",
            verb="reports to",
            target="to",
            family="accountability",
            by="relation",
            verbs={value: value for value in RELATIONS.values},
            upward=True,
        ),
    ),
    step=Step(
        source="body",
        target="to",
        relations={name: Relation(RELATIONS.verbs.get(name, name), weight) for name, weight in _WEIGHTS.items()},
        by="relation",
        default="reports to",
    ),
    # who established a body need not be who it answers to
    follows=Follows(
        source="body",
        property="org:reportsTo",
        target="to",
        only={"relation": ("reports to", "accountable to", "overseen by")},
    ),
    scope=Scope(topics=("children",), table="lines"),
    rules=RuleSlots(
        name="reporting",
        fill=("body", "to", "frequency"),
        set={"relation": RELATIONS.values, "body": ("work", "subject")},
    ),
)
