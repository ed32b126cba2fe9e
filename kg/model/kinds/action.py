"""Actions: what someone is to do after a meeting."""

from dataclasses import dataclass

from kg.model.frames import Frame, Thing
from kg.model.kind import Edge, Kind, Node, Question, RuleSlots, Scope, Slot, Texts
from kg.model.wording import UNSAID

__all__ = ["KIND", "Action"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Frame):
    """What someone is to do after the meeting."""

    text: str
    owner: Thing | None = None
    due: str = ""


def _worded(text: Texts) -> str:
    owner, task, due = text("owner") or UNSAID, text("text"), text("due")
    # minutes often name the owner in the words of the action themselves
    told = task if owner.casefold() in task.casefold() else f"{owner}: {task}"
    return f"{told}, due {due}" if due else told


KIND = Kind(
    frame=Action,
    rank=80,
    type="sg:Action",
    word="action",
    heading="Actions",
    slots={
        "text": Slot(property="schema:text", panel="Text"),
        "owner": Slot(property="sg:owner", form="thing"),
        "due": Slot(property="sg:due", form="date"),
    },
    questions=(Question(name="actions", columns={"text": "text", "owner": "owner", "due": "due"}, needed=("text",)),),
    about=("text",),
    wording=_worded,
    node=Node(type="action", group="action", label="{text}", date="due"),
    edges=(Edge(source="owner", verb="is to", target="", family="duty"),),
    scope=Scope(sections=("minutes", "actions", "decision"), table="actions"),
    rules=RuleSlots(name="actions", fill=("owner", "due")),
    added="planned",
    promise="text",
)
