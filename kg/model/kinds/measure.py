"""Measures: figures about the service."""

from dataclasses import dataclass
from decimal import Decimal

from kg.model.frames import Frame
from kg.model.kind import Kind, Node, Question, Scheme, Scope, Slot, Texts

__all__ = ["KIND", "Measure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Frame):
    """A figure about the service. `direction`: up, down or empty."""

    value: Decimal
    unit: str
    measure: str = ""
    direction: str = ""
    date: str = ""


def _worded(text: Texts) -> str:
    unit, value, measure = text("unit"), text("value"), text("measure")
    figure = f"£{value}" if unit == "£" else f"{value}%" if unit == "%" else f"{value} {unit}"
    told = f"{measure}: {figure}" if measure else figure
    return f"{told}, {text('direction')}" if text("direction") else told


KIND = Kind(
    frame=Measure,
    rank=130,
    type="sg:Measure",
    word="measure",
    heading="Figures",
    slots={
        "value": Slot(property="schema:value", form="number", panel="Value"),
        "unit": Slot(property="schema:unitText", panel="Unit"),
        "measure": Slot(property="sg:measured"),
        "direction": Slot(property="sg:direction", form="code", scheme=Scheme("direction", ("up", "down"))),
        "date": Slot(property="dcterms:date", form="date"),
    },
    questions=(
        Question(
            name="measures",
            columns={"value": "value", "unit": "unit", "measure": "measure", "direction": "direction"},
            needed=("value", "unit"),
        ),
    ),
    about=("measure", "unit"),
    wording=_worded,
    node=Node(type="measure", group="measure", label="[{value}][ {unit}][ {measure}]", date="date"),
    scope=Scope(
        sections=("minutes", "blurb", "decision", "reasons", "options", "actions"),
        topics=("concern",),
        table="measures",
    ),
)
