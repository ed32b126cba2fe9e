"""Plans: statements, plans, programmes and strategies for improvement, and who must deliver them by when."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Follows, Kind, Question, Relation, RuleSlots, Scope, Slot, Step

__all__ = ["KIND", "Plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Frame):
    """A statement, plan, programme or strategy for improvement; its kind is `plan.kind`."""

    plan: Thing
    responsible: tuple[Thing, ...] = ()
    due: str = ""
    weaknesses: int | None = None
    workstreams: int | None = None


KIND = Kind(
    frame=Plan,
    rank=30,
    type="sg:PlanStatement",
    word="plan statement",
    heading="Plans",
    slots={
        "plan": Slot(property="sg:plan", form="thing", types=("plan",)),
        "responsible": Slot(property="sg:responsible", form="thing", types=("organisation",), many=True),
        "due": Slot(property="sg:due", form="date", panel="Due"),
        "weaknesses": Slot(property="sg:weaknesses", form="count", panel="Weaknesses"),
        "workstreams": Slot(property="sg:workstreams", form="count", panel="Workstreams"),
    },
    questions=(
        Question(
            name="plans",
            columns={
                "plan": "plan",
                "kind": "plan.kind",
                "responsible": "responsible",
                "due": "due",
                "weaknesses": "weaknesses",
                "workstreams": "workstreams",
            },
            needed=("plan",),
        ),
    ),
    about=("plan",),
    wording=(
        "{plan}[, responsible: {responsible}][, due {due}][, {weaknesses:weakness/weaknesses}]"
        "[, {workstreams:workstream/workstreams}]"
    ),
    edges=(Edge(source="responsible", verb="responsible for", target="plan", family="duty", upward=True),),
    details_of="plan",
    step=Step(
        source="plan",
        target="responsible",
        relations={"is the responsibility of": Relation("is the responsibility of", 4)},
    ),
    follows=Follows(source="responsible", property="sg:responsibleFor", target="plan"),
    scope=Scope(without=("attendance", "apologies"), topics=("concern",)),
    rules=RuleSlots(name="plans", fill=("plan", "responsible", "due", "weaknesses", "workstreams")),
)
