"""Words and patterns by which references are known; what is made of them stands in `kg.extract.references`."""

import re

__all__ = [
    "ACTS",
    "DECIDING",
    "FULL",
    "GENERIC_ENDS",
    "HEADING",
    "HELD",
    "INITIALS_SKIP",
    "MET",
    "NAMED_FIRST",
    "OURS",
    "POINTERS",
    "PROSE_SECTIONS",
    "RECORD_SECTIONS",
    "RENAMED",
    "RESOLVED",
    "RESOLVES",
    "SHORT_POSTS",
    "TELLING",
    "THIS",
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
RESOLVED = frozenset({"resolved", "recommended", "agreed"})
#: what a paper does to the body that it is for
TELLING = frozenset({"provides", "provide", "updates", "informs", "asks", "invites", "ask", "inform"})
THIS = frozenset({"this", "virtual", "first", "hybrid", "remote", "inaugural"})
HELD = frozenset({"on", "held"})
MET = frozenset({"meeting", "held"})
PROSE_SECTIONS = frozenset({"blurb", "minutes"})
DECIDING = frozenset({"minutes", "decision"})
#: what stands before a generic mention: of the meeting itself, and of one spoken of before
OURS = (["this"], ["our"])
POINTERS = (["the"], ["this"], ["that"])
