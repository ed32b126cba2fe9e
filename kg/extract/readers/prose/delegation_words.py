"""Words and patterns by which delegations are known in prose.

What is made of them stands in `kg.extract.readers.prose.delegations`.
"""

import re

__all__ = [
    "CONSULT",
    "DELEGATED",
    "EXISTING",
    "GIVEN_TO",
    "JOINS",
    "LEADS_TO",
    "MATTER",
    "NOBODY_BETWEEN",
    "OWNER_LABELS",
    "PASSIVE",
    "SIGN_MINUTES",
    "TO_SOMEBODY",
]

DELEGATED = re.compile(
    r"\b(?:give|gives|gave|given|grant|grants|granted) (?:delegated )?authority\b|\bdelegat\w*\b|\bauthoris\w+\b"
    r"|\bauthority be (?:given|granted)\b|\bdelegated powers?\b",
    re.I,
)
CONSULT = re.compile(
    r"\b(?:in|following|after|subject to)\s+(?:the\s+|full\s+|further\s+)?(?:consultation|agreement|liaison"
    r"|discussion|conjunction)\s+(?:with|of)\b",
    re.I,
)
MATTER = re.compile(r"\b(?:to|for)\s+(?=[a-z])")
OWNER_LABELS = frozenset({"ROLE", "PERSON", "BODY"})
#: a power that somebody has already
EXISTING = re.compile(r"\b(?:his|her|their|under|existing) delegated (?:powers|authority)\b")
PASSIVE = re.compile(
    r"\b(?:be|is|are|been) (?:given |granted )?(?:delegated|authorised)\b|\bdelegated authority\b", re.I
)
#: to whom something is delegated without a name
TO_SOMEBODY = re.compile(
    r"\s+(?:authority\s+)?to\s+(?:the|an?|each|its)\s+(?:[a-z]+ )?(?:[A-Z]|panel|officers?|group"
    r"|sub-?committee|schools?)"
)
GIVEN_TO = re.compile(
    r"\b(?:delegated|authority|given|granted)\s+(?:authority\s+)?to\s+(?:the\s+)?(?:appropriate\s+"
    r"|relevant\s+|respective\s+)?$"
)
NOBODY_BETWEEN = re.compile(r"\s*(?:both )?(?:the )?")
LEADS_TO = re.compile(r"\b(?:to|the|authoris\w+|that)\b", re.I)
JOINS = re.compile(r"\s*(?:,|and|&|, and|or)\s*(?:the\s+)?")
#: what is done with minutes is no power
SIGN_MINUTES = re.compile(r"sign (?:them|it|the minutes|the same)\b")
