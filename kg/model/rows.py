"""A frame as a row of the question that it answers: the question's name, and its columns with their text.

So a fact can be shown, and named in a corrections file, in the same words in which answers show it. Which columns
there are is told by the description of its kind.
"""

from decimal import Decimal
from typing import Any

from kg.model.frames import Frame, Thing
from kg.model.kinds import KIND_OF

__all__ = ["details_of", "row_of"]


def row_of(frame: Frame) -> tuple[str, dict[str, str]]:
    """Return the question that a frame answers, and the row without its source; a column left open is empty."""
    kind = KIND_OF[type(frame)]
    for question in kind.questions:
        if not question.only or question.only == _only_thing(frame).type:
            return question.name, {name: _cell(frame, path) for name, path in question.columns.items()}
    # a thing of a type that no question lists
    thing = _only_thing(frame)
    return thing.type, {"name": thing.name}


def details_of(cells: dict[str, str]) -> str:
    """Return the cells of a row as a corrections file gives them; those that are open are left out."""
    return "; ".join(f"{column}={text}" for column, text in cells.items() if text)


def _only_thing(frame: Frame) -> Thing:
    """Return the thing in the one slot of a frame whose kind answers a question for each type of thing."""
    (slot,) = KIND_OF[type(frame)].slots
    thing = getattr(frame, slot)
    assert isinstance(thing, Thing)
    return thing


def _cell(frame: Frame, path: str) -> str:
    """Return the text of a column: of the first of its slots that is not open."""
    return next(filter(None, (_text(frame, one) for one in path.split("|") if one)), "")


def _text(frame: Frame, path: str) -> str:
    slot, _, part = path.partition(".")
    value: Any = getattr(frame, slot)
    if part:
        value = getattr(value, part)
    return "; ".join(sorted(map(_worded, value))) if isinstance(value, tuple) else _worded(value)


def _worded(value: Thing | Decimal | int | str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, Thing):
        return value.name
    return format(value, "f") if isinstance(value, Decimal) else str(value)
