"""Papers that minute no meeting, whoever is mentioned in them: inspectors' reports, letters, strategies."""

import re

from kg.documents.labels import label_of
from kg.documents.lines import Line
from kg.documents.patterns import either

__all__ = ["DECIDED", "inspection_report", "letter", "strategy"]

#: how a decision opens, which no paper has but minutes
DECIDED = re.compile(
    r"(?:it was )?(?:resolved|agreed|recommended)\b\s*(?:[:–-]|that\b)|(?:resolved|agreed|recommended)$", re.IGNORECASE
)
#: the title of a report or letter of inspectors, and what only they say of themselves
_INSPECTION = either(
    r"(?:joint )?(?:local )?area (?:send|special educational needs.{0,40}) (?:full |monitoring |joint |re-?)*"
    r"(?:inspection|re-?visit|visit)(?: (?:of|in|to|report)|[ :–-]).{0,120}",
    r"(?:joint (?:local )?area|joint (?:ofsted|cqc).{0,30}) (?:inspection|re-?visit).{0,120}",
    r"(?:re-?)?(?:inspection|monitoring visit|focused visit) (?:of|to) .{3,80}"
    r"(?:children.s services|local authority.*)",
)
_INSPECTED = either(
    r"inspection outcome|inspection dates?\b|dates? of (?:the )?(?:previous )?inspection|areas? for priority action"
    r"|areas? for improvement|information about this inspection|inspection team|(?:local )?area partnership report",
    r"this inspection was (?:carried out|led|conducted)|the inspection was led by"
    r"|inspectors (?:spoke|met|looked|visited)\b",
    r"(?:his|her) majesty.s chief inspector|i am writing to (?:inform|tell|confirm).{0,80}\binspect",
    r"(?:between|from|on) .{5,60}(?:ofsted|care quality commission|cqc).{0,90}(?:inspect|visit)",
)
_DEAR = re.compile(r"dear\b", re.IGNORECASE)
_YOURS = either(r"yours? (?:sincerely|faithfully|truly)\W*|(?:kind|best|warm) (?:regards|wishes)\W*")
#: the list of who answers for a local area, which no other paper has
_DETAILS = either(r"(?:local )?area partnership details")
#: the title of a strategy, with the years for which it is
_YEARS = re.compile(
    r".{0,80}\b(?:strategy|plan|policy|framework|charter|statement of action|programme)\b[^.]{0,30}?"
    r"\b20\d\d ?(?:[-–/]|to) ?(?:20)?\d\d\b\W*|20\d\d ?(?:[-–/]|to) ?(?:20)?\d\d .{0,60}\b(?:strategy|plan|policy)",
    re.IGNORECASE,
)
#: so many lines from the top may say what a paper is, so many its title
_TOP, _TITLE = 60, 3
#: whose publication a page is, and when it came out, in its first lines
_FROM = re.compile(r"from:? .{0,20}\b(?:department|ministry|ofsted|commission|nhs england)\b.{0,80}", re.IGNORECASE)
_WHEN = re.compile(r"published:? (?:on )?\d{1,2} [a-z]+ \d{4}\b", re.IGNORECASE)
_HEAD = 12
_RECORDED = ("minutes", "decision", "attendance")


def inspection_report(lines: list[Line]) -> str:
    """A report, or a letter, of inspectors: what they inspected on a line of its own, and what such reports hold.

    A part of one, such as the page with the details of the partnership, counts too.
    """
    titled = any(_INSPECTION.fullmatch(line.words.rstrip(".")) for line in lines[:_TOP])
    told = titled and any(_INSPECTED.match(line.words) for line in lines)
    return "inspection report" if told or any(_DETAILS.fullmatch(line.words.rstrip(" :")) for line in lines) else ""


def letter(lines: list[Line]) -> str:
    """A letter, from its greeting to its end."""
    opened = next((index for index, line in enumerate(lines[:_TOP]) if _DEAR.match(line.words)), None)
    closed = opened is not None and any(_YOURS.fullmatch(line.words) for line in lines[opened:])
    return "letter" if closed or _published(lines) else ""


def _published(lines: list[Line]) -> bool:
    """Is it the page on which a department publishes a paper: from whom, when, and no record of a meeting?"""
    head = [line.text for line in lines[:_HEAD]]
    told = any(_FROM.fullmatch(text) for text in head) and any(_WHEN.match(text) for text in head)
    return told and not any(label_of(line) in _RECORDED or DECIDED.match(line.words) for line in lines)


def strategy(lines: list[Line]) -> str:
    """A plan or strategy for some years, named in its title, which records no decision."""
    titled = any(_YEARS.fullmatch(line.words) for line in lines[:_TITLE])
    recorded = any(label_of(line) in _RECORDED or DECIDED.match(line.words) for line in lines)
    return "strategy" if titled and not recorded else ""
