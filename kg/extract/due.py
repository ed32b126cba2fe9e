"""When something is due that is asked for in words: "in six months", "by the end of April", "in January".

A date that is written with its year is a name, found elsewhere; of these it tells whether something is due on it. What
has no certain month ("in the new year", "at the next meeting") gives nothing.
"""

import re
from calendar import month_name, monthrange
from datetime import date, timedelta

from kg.extract.name import Name
from kg.extract.quantities import infer_year, number
from kg.extract.sentences import Sentence

__all__ = ["due_in", "is_due"]

_MONTHS = {name.lower(): count for count, name in enumerate(month_name) if name}
_WITHIN = re.compile(
    r"\b(?:in|within|after)\s+(?:the\s+next\s+|a\s+further\s+|no\s+more\s+than\s+)?(?P<n>an?|\d{1,2}|[a-z]+)\s+"
    r"(?:working\s+|calendar\s+)?(?P<u>day|week|month|year)s?\b(?P<time>['’]?s?\s+time\b)?"
)
_MONTH = re.compile(
    r"\b(?:in|by|before|for|at|to)\s+(?:the\s+|our\s+|its\s+)?(?:(?P<end>end)\s+of\s+|early\s+|late\s+)?"
    rf"(?P<m>{'|'.join(_MONTHS)})\b",
    re.I,
)
#: days that are told by name, the end of the month that is, and Christmas
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"\b(?:by|before|for|on|until)\s+(?:this\s+|noon on\s+)?(?P<d>{'|'.join(_WEEKDAYS)})\b(?!\s+\d)", re.I
)
_THIS_MONTH = re.compile(r"\b(?:by|before|at|for)\s+(?:the\s+)?end of (?:the|this) month\b", re.I)
_CHRISTMAS = re.compile(r"\b(?:by|before|in time for)\s+Christmas\b")
_YEAR_AFTER = re.compile(r"\s+(?:19|20)\d\d")
#: what is told of the past, or of how long something takes, is no time to come
_PAST = re.compile(r"\b(?:issued|completed|assessed|answered|waited|waiting|held|received|made|taken|took)\s+$", re.I)
#: what stands before a day on which something begins, ends or was written
_NOT_DUE = frozenset({"since", "until", "till", "dated"})


def is_due(sentence: Sentence, name: Name) -> bool:
    """Return whether a date may be the day on which something is due: not where it is "since" or "until" then."""
    before = name.first - 1
    if before >= 0 and sentence.lowered[before] == "the":
        before -= 1
    return name.label == "DATE" and (before < 0 or sentence.lowered[before] not in _NOT_DUE)


def due_in(text: str, said: str) -> str:
    """Return when what a text promises is due, ISO 8601, or an empty text.

    Args:
        text: of the promise.
        said: ISO date on which it was said; without a whole date nothing is told of days and weeks.
    """
    for match in _WITHIN.finditer(text):
        if not _PAST.search(text[: match.start()]):
            found = _after(match["n"], match["u"], said)
            if found:
                return found
    for match in _MONTH.finditer(text):
        if not _YEAR_AFTER.match(text, match.end()):
            return infer_year(_MONTHS[match["m"].lower()], 0, said, future=True)
    return _soon(text, said)


def _soon(text: str, said: str) -> str:
    """Return the day of the week after, the month that is, or December, where a text says by which of them."""
    if _CHRISTMAS.search(text):
        return infer_year(12, 0, said, future=True)
    if _THIS_MONTH.search(text) and len(said) >= len("2024-05"):
        return said[:7]
    day = _WEEKDAY.search(text)
    if day is None or len(said) < len("2024-05-01"):
        return ""
    try:
        today = date.fromisoformat(said[:10])
    except ValueError:
        return ""
    ahead = (_WEEKDAYS.index(day["d"].lower()) - today.weekday() - 1) % 7 + 1
    return (today + timedelta(days=ahead)).isoformat()


def _after(count: str, unit: str, said: str) -> str:
    told = 1 if count in ("a", "an") else number(count)
    if told is None or len(said) < 7 or told > 60:
        return ""
    steps = int(told)
    if unit in ("month", "year"):
        months = int(said[:4]) * 12 + int(said[5:7]) - 1 + steps * (12 if unit == "year" else 1)
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if len(said) < 10 or int(said[8:10]) > monthrange(int(said[:4]), int(said[5:7]))[1]:
        return ""
    return (date.fromisoformat(said[:10]) + timedelta(days=steps * (7 if unit == "week" else 1))).isoformat()
