"""Words and patterns by which delegations are known in prose.

What is made of them stands in `kg.extract.readers.prose.delegations`.
"""

import re

__all__ = [
    "CONSULT",
    "DELEGATED",
    "MATTER",
    "OWNER_LABELS",
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
