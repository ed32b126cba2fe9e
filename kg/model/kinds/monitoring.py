"""Monitoring: who watches over what."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Follows, Kind, Question, Relation, RuleSlots, Scope, Slot, StandIn, Step

__all__ = ["KIND", "Monitoring"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitoring(Frame):
    """Someone monitors something, once or again and again. `subject` is in words; `plan` where it is a known plan."""

    monitor: Thing | None
    subject: str
    plan: Thing | None = None
    frequency: str = ""


KIND = Kind(
    frame=Monitoring,
    rank=20,
    type="sg:Monitoring",
    word="monitoring",
    heading="Monitoring",
    counted="monitoring fact",
    slots={
        "monitor": Slot(property="sg:monitor", form="thing"),
        "subject": Slot(property="sg:subject"),
        "plan": Slot(property="sg:plan", form="thing", types=("plan",)),
        "frequency": Slot(property="sg:frequency"),
    },
    questions=(
        Question(
            name="monitoring",
            columns={"monitor": "monitor", "subject": "plan|subject", "frequency": "frequency"},
            needed=("subject",),
        ),
    ),
    about=("plan", "subject"),
    wording="{monitor|(not named)} monitors {plan|subject}[, {frequency}]",
    edges=(
        Edge(
            source="monitor",
            verb="monitors",
            target="plan",
            family="scrutiny",
            upward=True,
            no_source=StandIn(
                name="monitor",
                label="Not named who",
                type="monitoring",
                kind="monitor not named",
                group="monitoring",
            ),
            no_target=StandIn(
                name="subject",
                label="{subject|what the papers do not name}",
                type="monitoring",
                kind="what is monitored",
                group="monitoring",
            ),
        ),
    ),
    step=Step(source="plan", target="monitor", relations={"monitored by": Relation("is monitored by", 4)}),
    follows=Follows(source="monitor", property="sg:monitors", target="plan"),
    scope=Scope(topics=("concern",)),
    rules=RuleSlots(
        name="monitoring", fill=("monitor", "subject", "frequency"), set={"subject": (), "monitor": ("subject",)}
    ),
)
