"""A frame as a row of the question that it answers: the question's name, and its columns with their text.

So a fact can be shown, and named in a corrections file, in the same words in which answers show it.
"""

from collections.abc import Callable, Iterable, Mapping

from kg.model.frames import (
    Action,
    Decision,
    Delegation,
    Frame,
    Inspection,
    Intervention,
    ItemCovered,
    Measure,
    MeetingHeld,
    Mention,
    Monitoring,
    Plan,
    PostHolding,
    Presentation,
    ReportingLine,
    Thing,
)

__all__ = ["MENTIONS", "row_of"]

Cells = dict[str, str]

#: type of thing -> the question that lists its mentions, and the column that holds the name
MENTIONS = {
    "organisation": ("organisations", "name"),
    "body": ("bodies", "name"),
    "person": ("people", "person"),
    "post": ("roles", "role"),
}


def row_of(frame: Frame) -> tuple[str, Cells]:
    """Return the question that a frame answers, and the row without its source; a column left open is empty."""
    if isinstance(frame, Mention):
        return _mention(frame.thing)
    question, cells = _ROWS[type(frame)]
    return question, cells(frame)


def _mention(thing: Thing) -> tuple[str, Cells]:
    question, column = MENTIONS.get(thing.type, (thing.type, "name"))
    extra = {
        "organisation": {"kind": thing.kind},
        "body": {"kind": thing.kind, "parent": _name(thing.part_of)},
        "person": {"role": "", "organisation": _name(thing.part_of)},
        "post": {"organisation": _name(thing.part_of)},
    }
    return question, {column: thing.name, **extra.get(thing.type, {})}


def _name(thing: Thing | None) -> str:
    return thing.name if thing is not None else ""


def _names(things: Iterable[Thing]) -> str:
    return "; ".join(sorted(thing.name for thing in things))


def _count(number: int | None) -> str:
    return "" if number is None else str(number)


def _holding(frame: PostHolding) -> Cells:
    return {"person": frame.person.name, "role": frame.role.name, "organisation": _name(frame.role.part_of)}


def _inspection(frame: Inspection) -> Cells:
    return {
        "kind": frame.kind,
        "date": frame.date,
        "area": _name(frame.area),
        "inspectors": _names(frame.inspectors),
        "outcome": "; ".join(sorted(frame.outcomes)),
    }


def _plan(frame: Plan) -> Cells:
    return {
        "plan": frame.plan.name,
        "kind": frame.plan.kind,
        "responsible": _names(frame.responsible),
        "due": frame.due,
        "weaknesses": _count(frame.weaknesses),
        "workstreams": _count(frame.workstreams),
    }


def _monitoring(frame: Monitoring) -> Cells:
    return {
        "monitor": _name(frame.monitor),
        "subject": _name(frame.plan) or frame.subject,
        "frequency": frame.frequency,
    }


def _line(frame: ReportingLine) -> Cells:
    return {
        "body": frame.body.name,
        "to": frame.to.name,
        "relation": frame.relation,
        "frequency": frame.frequency,
    }


def _decision(frame: Decision) -> Cells:
    return {
        "text": frame.text,
        "kind": frame.kind,
        "body": _name(frame.body),
        "addressee": _name(frame.addressee),
    }


def _measure(frame: Measure) -> Cells:
    return {
        "value": format(frame.value, "f"),
        "unit": frame.unit,
        "measure": frame.measure,
        "direction": frame.direction,
    }


_ROWS: Mapping[type[Frame], tuple[str, Callable[..., Cells]]] = {
    PostHolding: ("people", _holding),
    MeetingHeld: ("meetings", lambda frame: {"body": _name(frame.body), "date": frame.date}),
    ItemCovered: ("items", lambda frame: {"title": frame.title, "number": frame.number}),
    Presentation: ("presentations", lambda frame: {"presenter": frame.presenter.name, "title": frame.title}),
    Inspection: ("inspections", _inspection),
    Plan: ("plans", _plan),
    Monitoring: ("monitoring", _monitoring),
    ReportingLine: ("accountability", _line),
    Decision: ("decisions", _decision),
    Delegation: (
        "delegations",
        lambda frame: {"to": frame.to.name, "from": _name(frame.from_), "matter": frame.matter},
    ),
    Action: ("actions", lambda frame: {"text": frame.text, "owner": _name(frame.owner), "due": frame.due}),
    Measure: ("measures", _measure),
    Intervention: (
        "interventions",
        lambda frame: {
            "kind": frame.kind,
            "date": frame.date,
            "by": _name(frame.by),
            "subject": _name(frame.subject),
        },
    ),
}
