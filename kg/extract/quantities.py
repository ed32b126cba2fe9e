"""Dates, frequencies, periods, percentages, sums of money and counts, each with its normal form.

These are signs rather than words, so they are read from the characters and then laid over the tokens.
"""

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal

from kg.extract.name import Name
from kg.extract.sentences import Sentence

__all__ = ["MONTHS", "find_dates", "find_quantities", "impossible_dates", "infer_year", "number"]

MONTHS = (
    {
        m: i + 1
        for i, m in enumerate(
            "january february march april may june july august september october november december".split()
        )
    }
    | {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
    | {"sept": 9}
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\.?"
_WEEKDAY = r"\b(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?,?\s+(?:the\s+)?"
#: a year of four digits, or of two after an apostrophe
_YEAR = r"(?:(?:19|20)\d\d|['’‘]\d\d)"
_DATES = re.compile(
    # one look at the letter that stands there rather than a dozen tries
    r"(?=[\dJFMASONDTWemltbsaw])(?:"
    rf"(?:{_WEEKDAY})?(?P<from>{_DAY})(?:\s+(?P<mf>{_MONTH}))?\s*(?:to|and|-|–|until)\s*(?:the\s+)?"
    rf"(?:{_WEEKDAY})?{_DAY}\s+(?:of\s+)?(?P<m0>{_MONTH}),?\s*(?P<y0>{_YEAR})?\b"
    rf"|(?:{_WEEKDAY})?(?P<d1>{_DAY})\s+(?:of\s+)?(?P<m1>{_MONTH}),?(?:(?:\s+|(?<=,))(?P<y1>{_YEAR}"
    rf"|[12]\d(?=[ ,.;)]|$)(?! [a-z]+s\b))\b)?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>{_DAY})(?:,\s*|\s+)(?P<y2>{_YEAR})\b"
    rf"|(?:(?:early|mid|late|the end of|end of|beginning of)[ -])?(?P<m3>{_MONTH})(?:\s*(?:/|and|to|-"
    rf"|–)\s*{_MONTH})?,?\s+(?:of\s+)?(?P<y3>(?:19|20)\d\d)\b(?!/\d\d)"
    r"|\b(?P<d4>\d{1,2})[/.](?P<n4>\d{1,2})[/.](?P<y4>(?:20)?\d\d)\b"
    r"|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|(?<=\bin )(?P<m5>{_MONTH})(?![ -]?\d)|(?<=\bby )(?P<m6>{_MONTH})(?![ -]?\d)"
    rf"|(?<=\bsince )(?P<m7>{_MONTH})(?![ -]?\d)|(?<=\buntil )(?P<m8>{_MONTH})(?![ -]?\d)"
    r"|(?<=[Ii]n )(?P<y5>20[012]\d)\b(?![/-]\d)|(?<=early )(?P<y6>20[012]\d)\b(?![/-]\d)"
    r"|(?<=late )(?P<y7>20[012]\d)\b(?![/-]\d)"
    r"|(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)(?: term)?(?: of)? (?P<y8>20[012]\d)\b(?!/))"
)
_APOSTROPHES = "'’‘"
_ONES = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
_TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_WORDS = _ONES | _TEENS | _TENS | {f"{ten}-{one}": _TENS[ten] + _ONES[one] for ten in _TENS for one in _ONES}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_COUNT = rf"(?:{_NUMBER}|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})"
_UNIT = r"(?:day|week|month|year|term)s?"
#: these are for text in small letters, where an alternative that begins with another letter is passed over at once
_FREQUENCY = re.compile(
    rf"\b(?:every\s+(?:{_COUNT}\s+(?:to\s+{_COUNT}\s+)?{_UNIT}|(?:other\s+)?(?:week|month|quarter|term|year))"
    rf"|{_COUNT}[- ](?:weekly|monthly|yearly)|{_COUNT}-month(?= (?:reviews?|progress reviews?|stocktakes?)\b)"
    rf"|(?:(?:bi|by)[- ]?|tri)?(?:monthly|weekly|annually|annual)|fortnightly|quarterly|half[- ]termly|half[- ]term"
    rf"|termly|half[- ]yearly|six[- ]monthly|daily|bi-annual(?:ly)?"
    rf"|each\s+(?:week|month|quarter|term|year)|(?:once|twice|{_COUNT}\s+times)\s+(?:a|per|every)\s+(?:week|month"
    rf"|quarter|term|year)|regular(?:ly)?|per\s+(?:week|month|quarter))\b"
)
_PERIOD = re.compile(
    rf"\b(?:the\s+)?(?:next\s+|first\s+|further\s+)?(?P<n>{_COUNT}(?:\s*(?:-|–"
    rf"|to)\s*{_COUNT})?)[- ]?\s*(?P<u>(?:working\s+|calendar\s+)?{_UNIT})\b"
)
_PERCENT = re.compile(rf"(?<![\w.,])(?P<n>[+-]?{_NUMBER})\s*(?:%|per\s?cent\b|percentage points?\b)")
_MONEY = re.compile(
    rf"£\s*(?P<n>\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?!\d)|{_NUMBER})(?:\s*(?:-|–"
    rf"|to)\s*£?{_NUMBER}(?=\s*(?:million|billion|bn|m|k)\b))?\s*(?P<s>million|billion|thousand|bn|m|k)?(?![a-z])",
    re.I,
)
_PLAIN = re.compile(rf"(?<![\w.,/£#:-])(?P<n>{_COUNT})(?![\w%/:]|\.\d|-\d|\s*(?:%|per\s?cent|[ap]\.?m\b))")
_SCALE = {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "thousand": 10**3, "k": 10**3}
_SAME = {
    "each month": "monthly",
    "every month": "monthly",
    "once a month": "monthly",
    "once per month": "monthly",
    "each week": "weekly",
    "every week": "weekly",
    "every quarter": "quarterly",
    "each quarter": "quarterly",
    "each year": "annually",
    "every year": "annually",
    "annual": "annually",
    "every term": "termly",
    "each term": "termly",
    "per month": "monthly",
    "per week": "weekly",
    "per quarter": "quarterly",
    "six monthly": "six-monthly",
    "half-termly": "half termly",
    "regularly": "regular",
}


def number(text: str) -> Decimal | None:
    """Return the plain number that digits or a number word stand for, or None."""
    lowered = re.sub(r"[,\s]", "", text.lower())
    if lowered in _WORDS:
        return Decimal(_WORDS[lowered])
    return Decimal(lowered) if re.fullmatch(r"[+-]?\d+(\.\d+)?", lowered) else None


def infer_year(month: int, day: int, said: str, *, future: bool) -> str:
    """Return the date nearest to `said` on its future or past side, or "" where `said` has no month.

    Arguments:
        month: 1 to 12.
        day: 1 to 31, or 0 where only the month is given.
        said: ISO date on which it was said.
        future: whether it is spoken of as still to come.
    """
    if len(said) < 7:
        return ""
    year, then = int(said[:4]), int(said[5:7])
    if future and month < then:
        year += 1
    if not future and month > then:
        year -= 1
    if not _exists(year, month, day):
        return ""
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


def _exists(year: int, month: int, day: int) -> bool:
    """Return whether a day is in the calendar; of an unknown year (0) 29 February may be."""
    return 1 <= month <= 12 and day <= monthrange(year or 2024, month)[1]


def impossible_dates(text: str) -> list[str]:
    """Return the dates in a text that no calendar has, such as "31 February 2024", as written and in their order."""
    if not _DIGIT.search(text):
        return []
    found = (m.group() for m in _DATES.finditer(text) if _date(m) is None and _whole(m))
    return list(dict.fromkeys(" ".join(words.split()) for words in found))


def _whole(m: re.Match[str]) -> bool:
    """Return whether what looks like a date is one by its words or its order, and no number of another sort."""
    return not m["y4"] or (len(m["y4"]) == 4 and int(m["n4"]) <= 12)


def find_quantities(sentence: Sentence) -> list[Name]:
    """Return the quantities of a sentence; earlier kinds win over later ones where they overlap."""
    text, starts = sentence.text, sentence.starts
    taken = sentence.taken()
    found: list[Name] = []
    for label, start, end, value in _all(text):
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
        if taken.isdisjoint(range(first, last)):
            found.append(Name(label, text[start:end], first, last, "quantities", value=value))
            taken.update(range(first, last))
    return sorted(found, key=lambda name: name.first)


def find_dates(text: str) -> list[str]:
    """Return the whole dates in a text, in their order, as ISO 8601; of a period the day on which it begins."""
    found = (_date(m) for m in _DATES.finditer(text)) if _DIGIT.search(text) else ()
    return [value for value in found if value and not value.startswith("--")]


_DIGIT = re.compile(r"\d")
#: one of these stands in every date, in every frequency or period, and in every percentage
_DATED = re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|(?:19|20)\d\d|\d[/.]\d")
_UNITS = ("day", "week", "month", "year", "term", "quarter", "annual", "fortnight", "daily", "regular")
_SHARES = ("%", "cent")
#: and one of these, or a digit, in every number
_STEMS = (*_ONES, *_TEENS, *_TENS)


#: a label, where it stands in the text, and its normal form
_Quantity = tuple[str, int, int, str]


def _all(text: str) -> Iterator[_Quantity]:
    """Yield the quantities of a text, those that win where they overlap first."""
    lowered = _lowered(text)
    digit = _DIGIT.search(text) is not None
    if not digit and not _HINT.search(lowered):
        return
    timed = any(unit in lowered for unit in _UNITS)
    if _DATED.search(text):
        yield from _dates(text)
    if timed:
        yield from _frequencies(lowered)
    if digit and any(sign in lowered for sign in _SHARES):
        yield from _shares(lowered)
    if "£" in text:
        yield from _money(text)
    if timed:
        yield from _periods(lowered)
    if digit or any(word in lowered for word in _STEMS):
        yield from _counts(lowered)


def _lowered(text: str) -> str:
    """Return a text in small letters, of the same length."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # a letter of another script that is two in small letters
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _dates(text: str) -> Iterator[_Quantity]:
    for m in _DATES.finditer(text):
        value = _date(m)
        if value is not None:
            yield "DATE", m.start(), m.end(), value


def _frequencies(lowered: str) -> Iterator[_Quantity]:
    for m in _FREQUENCY.finditer(lowered):
        value = re.sub(r"\s+", " ", m.group())
        yield "FREQ", m.start(), m.end(), _SAME.get(value, value)


def _shares(lowered: str) -> Iterator[_Quantity]:
    for m in _PERCENT.finditer(lowered):
        yield "PCT", m.start(), m.end(), m.group("n").replace(",", "").lstrip("+")


def _money(text: str) -> Iterator[_Quantity]:
    for m in _MONEY.finditer(text):
        pounds = Decimal(re.sub(r"[,\s]", "", m.group("n"))) * _SCALE.get((m.group("s") or "").lower(), 1)
        yield "MONEY", m.start(), m.end(), format(pounds.normalize(), "f")


def _periods(lowered: str) -> Iterator[_Quantity]:
    for m in _PERIOD.finditer(lowered):
        n = re.sub(r"\s*(?:-|–|to)\s*", "-", m.group("n"))
        yield "PERIOD", m.start(), m.end(), f"{n} {m.group('u')}"


def _counts(lowered: str) -> Iterator[_Quantity]:
    for m in _PLAIN.finditer(lowered):
        value = number(m.group("n"))
        if value is not None:
            yield "NUM", m.start(), m.end(), format(value, "f")


_HINT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|four|fif|six|seven|eigh|nine|twenty"
    r"|thirty|forty|month|week|fortnight|quarter|annual|term|regular|year|daily|january|february|march|april|may"
    r"|june|july|august|september|october|november|december)"
)


def _date(m: re.Match[str]) -> str | None:
    """Return a date's ISO form; `--12-07` where the year is not given (as XML Schema writes it); None for no date."""
    g = m.groupdict()
    if g["iso"]:
        whole, month, day = map(int, g["iso"].split("-"))
        return str(g["iso"]) if day and _exists(whole, month, day) else None
    if g["y4"]:
        day, month, year = int(g["d4"]), int(g["n4"]), g["y4"]
        whole = int(year) if len(year) == 4 else 2000 + int(year)
        if not (day and _exists(whole, month, day)):
            return None
        return f"{year if len(year) == 4 else '20' + year}-{month:02d}-{day:02d}"
    for d, mo, y in (
        ("from", "m0", "y0"),
        ("d1", "m1", "y1"),
        ("d2", "m2", "y2"),
        ("", "m3", "y3"),
        ("", "m5", ""),
        ("", "m6", ""),
        ("", "m7", ""),
        ("", "m8", ""),
    ):
        if g[mo]:
            month = MONTHS[((g["mf"] if mo == "m0" else None) or g[mo]).lower().rstrip(".")]
            day = int(re.sub(r"\D", "", g[d])) if d and g[d] else 0
            year = g[y] if y else None
            year = f"20{year.lstrip(_APOSTROPHES)}" if year and len(year) < 4 else year
            if not _exists(int(year or 0), month, day):
                return None
            stem = f"{year}-{month:02d}" if year else f"--{month:02d}"
            return f"{stem}-{day:02d}" if day else stem
    return next((g[y] for y in ("y5", "y6", "y7", "y8") if g[y]), None)
