"""Words and patterns by which references are known; what is made of them stands in `kg.extract.references`."""

import re

__all__ = [
    "ACTS",
    "FULL",
    "GENERIC_ENDS",
    "HEADING",
    "INITIALS_SKIP",
    "NAMED_FIRST",
    "RECORD_SECTIONS",
    "RENAMED",
    "RESOLVES",
    "SHORT_POSTS",
]

RESOLVES = frozenset(
    {
        "agrees",
        "approves",
        "notes",
        "agree",
        "approve",
        "note",
        "endorse",
        "endorses",
        "receives",
        "receive",
        "supports",
        "recommends",
    }
)
#: what a body does at its own meeting
ACTS = frozenset({"considered", "received", "noted", "agreed", "resolved", "discussed", "resolved:", "agreed:"})
#: posts that stand for the one with a department that the same document names
SHORT_POSTS = frozenset(
    {"Executive Director", "Corporate Director", "Assistant Director", "Service Director", "Strategic Director"}
)
#: the heading of a meeting whose body's name holds no word such as Board
HEADING = re.compile(r"(?P<body>[A-Z][^\n]{3,80}?) - (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? ")
FULL = frozenset({"BODY", "PLAN", "PERSON"})
GENERIC_ENDS = frozenset({"cabinet", "executive", "council"})
INITIALS_SKIP = frozenset("and of the for s".split())
NAMED_FIRST = frozenset({"ORG", "BODY", "PERSON", "PLAN"})
RECORD_SECTIONS = frozenset({"minutes", "decision", "blurb"})
RENAMED = frozenset({"BODY", "ORG", "PLAN"})
