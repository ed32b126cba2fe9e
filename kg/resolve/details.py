"""The details of a fact as a corrections file gives them: which columns there are, and what may stand in them.

Both are those of the kinds that answer the question.
"""

import re
from collections.abc import Iterator, Mapping

from kg.model.kind import Form, Kind, Question, Slot
from kg.model.kinds import KINDS

__all__ = ["ANSWERED_BY", "DETAILS", "detail_faults"]

#: question -> the kinds whose facts it lists, with what each says there, the one that says most first
ANSWERED_BY: Mapping[str, tuple[tuple[Kind, Question], ...]] = {
    name: tuple(
        sorted(
            ((kind, question) for kind in KINDS for question in kind.questions if question.name == name),
            key=lambda pair: -len(pair[1].needed),
        )
    )
    for name in (question.name for kind in KINDS for question in kind.questions)
}


def _columns(question: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    asked = [one for _, one in ANSWERED_BY[question]]
    columns = dict.fromkeys(column for one in asked for column in one.columns)
    needed = tuple(column for column in columns if all(column in one.needed for one in asked))
    return needed, tuple(column for column in columns if column not in needed)


#: question -> the columns that an added fact must have, and those that it may have
DETAILS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {name: _columns(name) for name in ANSWERED_BY}

#: form of a slot -> what a text in it must look like, and what is said of one that does not
_FORMS: Mapping[Form, tuple[re.Pattern[str], str]] = {
    "date": (
        re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"),
        "date such as 2021-12-07, 2021-12 or 2021",
    ),
    "count": (re.compile(r"\d+"), "whole number"),
    "number": (re.compile(r"-?\d+(\.\d+)?"), "plain number"),
}


def detail_faults(fact: str, details: Mapping[str, str], *, whole: bool) -> Iterator[str]:
    """Yield what is wrong with the details of a fact.

    Arguments:
        fact: the question that lists it.
        details: column to text.
        whole: whether they must make a whole fact, as for one that is added; else they only choose among facts.
    """
    if fact not in DETAILS:
        yield f"unknown fact {fact!r}; known are {', '.join(sorted(DETAILS))}"
        return
    needed, allowed = DETAILS[fact]
    for column in details:
        if column not in needed + allowed:
            yield f"{fact} has no column {column!r}; it has {', '.join(needed + allowed)}"
    if whole:
        yield from (f"details need {column}=…" for column in needed if column not in details)
        yield from _value_faults(fact, details)


def _value_faults(fact: str, details: Mapping[str, str]) -> Iterator[str]:
    """Yield which details are not of the form that their columns have."""
    slots = {name: slot for kind, question in ANSWERED_BY[fact] for name, slot in _slots(kind, question)}
    for column, text in details.items():
        slot = slots.get(column)
        if slot is None:
            continue
        if slot.scheme and text not in slot.scheme.values:
            yield f"{column} {text!r} is none of {', '.join(slot.scheme.values)}"
        looks, called = _FORMS.get(slot.form, (None, ""))
        if looks is not None and not looks.fullmatch(text):
            yield f"{column} {text!r} is no {called}"


def _slots(kind: Kind, question: Question) -> Iterator[tuple[str, Slot]]:
    """Yield the columns that hold a slot as it is, with that slot."""
    for column, path in question.columns.items():
        if path in kind.slots:
            yield column, kind.slots[path]
