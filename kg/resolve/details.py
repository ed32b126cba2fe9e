"""The details of a fact as a corrections file gives them: which columns there are, and what may stand in them."""

import re
from collections.abc import Iterator, Mapping

__all__ = ["DETAILS", "detail_faults"]

#: question -> the columns that an added fact must have, and those that it may have
DETAILS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "organisations": (("name",), ("kind",)),
    "bodies": (("name",), ("kind", "parent")),
    "people": (("person",), ("role", "organisation")),
    "roles": (("role",), ("organisation",)),
    "meetings": (("body",), ("date",)),
    "items": (("title",), ("number",)),
    "presentations": (("presenter",), ("title",)),
    "inspections": (("kind",), ("date", "area", "inspectors", "outcome")),
    "plans": (("plan",), ("kind", "responsible", "due", "weaknesses", "workstreams")),
    "monitoring": (("subject",), ("monitor", "frequency")),
    "accountability": (("body", "to"), ("relation", "frequency")),
    "decisions": (("text",), ("kind", "body", "addressee")),
    "delegations": (("to",), ("from", "matter")),
    "actions": (("text",), ("owner", "due")),
    "measures": (("value", "unit"), ("measure", "direction")),
    "interventions": (("kind",), ("date", "by", "subject")),
}
#: (question, column) -> the words that may stand there
_WORDS = {
    ("inspections", "kind"): ("inspection", "re-inspection", "monitoring inspection"),
    ("accountability", "relation"): ("reports to", "accountable to", "overseen by", "established by"),
    ("decisions", "kind"): ("resolved", "recommended", "agreed", "decision"),
    ("measures", "direction"): ("up", "down"),
    ("interventions", "kind"): (
        "improvement notice",
        "statutory direction",
        "commissioner",
        "adviser",
        "trust",
        "notice to improve",
    ),
}
_DATE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def detail_faults(fact: str, details: Mapping[str, str], *, whole: bool) -> Iterator[str]:
    """Yield what is wrong with the details of a fact.

    Arguments:
        fact: the question that lists it.
        details: column to text.
        whole: whether they must make a whole fact, as for one that is added; else they only choose among facts.
    """
    if fact not in DETAILS:
        yield f"unknown fact {fact!r}; known are {', '.join(DETAILS)}"
        return
    needed, allowed = DETAILS[fact]
    for column in details:
        if column not in needed + allowed:
            yield f"{fact} has no column {column!r}; it has {', '.join(needed + allowed)}"
    if not whole:
        return
    for column in needed:
        if column not in details:
            yield f"details need {column}=…"
    for column, text in details.items():
        words = _WORDS.get((fact, column))
        if words and text not in words:
            yield f"{column} {text!r} is none of {', '.join(words)}"
        if column in {"date", "due"} and not _DATE.fullmatch(text):
            yield f"{column} {text!r} is no date such as 2021-12-07, 2021-12 or 2021"
        if column in {"weaknesses", "workstreams"} and not text.isdigit():
            yield f"{column} {text!r} is no whole number"
        if column == "value" and not _NUMBER.fullmatch(text):
            yield f"value {text!r} is no plain number"
