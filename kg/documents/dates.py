"""Dates as the layout of a council page writes them, to ISO 8601. Dates in prose are the extractor's business."""

import re
from datetime import date
from typing import NamedTuple

__all__ = ["FoundDate", "find_date", "find_month", "to_iso"]

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?:the\s+)?)?"
_ORDINAL = r"\s?(?:st|nd|rd|th)?\.?"
#: a year of four digits, or of two after an apostrophe
_YEAR = r"(?P<{0}>\d{{4}}|(?<=[’'‘])\d{{2}})"
_DATE = re.compile(
    r"\b(?:"
    + _DAY
    + rf"(?P<d1>\d{{1,2}}){_ORDINAL}\s*(?:of\s+|day of\s+)?[,-]?\s*"
    + _MONTH.format("m1")
    + r"(?:,?\s+|,|-)[’'‘]?"
    + _YEAR.format("y1")
    + "|"
    + _DAY
    + _MONTH.format("m2")
    + rf"\s+(?P<d2>\d{{1,2}}){_ORDINAL}(?:,\s*|\s+)[’'‘]?"
    + _YEAR.format("y2")
    + r"|"
    + _DAY
    + r"(?P<d3>\d{1,2})(?P<sep>[/.\-])(?P<m3>\d{1,2})(?P=sep)(?P<y3>\d{4}|\d{2})"
    + r"|(?P<y4>\d{4})-(?P<m4>\d{2})-(?P<d4>\d{2})"
    + r")(?!\d)",
    re.IGNORECASE,
)

_DIGIT = re.compile(r"\d")
_MONTH_YEAR = re.compile(r"\b" + _MONTH.format("m") + r",?\s+(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE)


class FoundDate(NamedTuple):
    """A date and where it stands, weekday included."""

    iso: str
    start: int
    end: int


def find_date(text: str, start: int = 0) -> FoundDate | None:
    """Return the first whole date in `text` from `start` on; None where there is none.

    Understands `07/06/2022`, `7.6.22`, `2022-06-07`, `Tuesday, 30th November, 2021`, `30 Nov 2021`,
    `November 30, 2021`; numbers are day before month, as everywhere in England.
    """
    if not _DIGIT.search(text, start):
        return None
    for found in _DATE.finditer(text, start):
        if iso := _iso(found):
            return FoundDate(iso, found.start(), found.end())
    return None


def find_month(text: str) -> FoundDate | None:
    """Return the first month with its year (`May 2025` is `2025-05`); None where there is none."""
    found = _MONTH_YEAR.search(text)
    if not found:
        return None
    return FoundDate(f"{found['y']}-{_MONTHS[found['m'][:3].lower()]:02}", found.start(), found.end())


def to_iso(text: str) -> str:
    """Return the first whole date in `text` as ISO 8601, or an empty string."""
    found = find_date(text)
    return found.iso if found else ""


def _iso(found: re.Match[str]) -> str:
    parts = found.groupdict()
    for form in "1234":
        if day := parts[f"d{form}"]:
            month, year = parts[f"m{form}"], int(parts[f"y{form}"])
            number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
            try:
                return date(year + 2000 if year < 100 else year, number, int(day)).isoformat()
            except ValueError:
                return ""
    return ""
