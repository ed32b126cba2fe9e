"""Whether something is said to be so only in some case: "if needed", "where necessary", "should the plan fail, …".

What is only done in some case is no fact. It knows the phrases that stand behind a statement; conditions with a
clause of their own are told by the syntax.
"""

import re
from collections.abc import Sequence

__all__ = ["contingent", "supposed"]

_CASE = re.compile(
    r"\b(?:if|where|wherever|when|whenever|as and when)(?: \w+){0,2} (?:necessary|needed|required|appropriate|requested"
    r"|applicable|relevant)\b(?! by\b)|\bas (?:necessary|needed|appropriate)\b|\b(?:if|should) the need arises?\b"
    r"|\bin (?:case of need|emergencies|an emergency|exceptional (?:cases|circumstances))\b|\bon request\b"
)
#: a statement goes no further than one of these; "and, if necessary, …" is a case of what comes after
_ENDS = re.compile(r" (?:;|but|while|whereas|and ,) ")
_SUPPOSED = frozenset({"should", "were", "had"})
_SUBJECTS = frozenset("the a an any it this that they he she ofsted members inspectors progress its their".split())


def contingent(lowered: Sequence[str], start: int) -> bool:
    """Return whether a statement holds only in some case.

    Args:
        lowered: the words of the sentence, in small letters.
        start: the first word behind the verb of the statement.
    """
    behind = _ENDS.split(f" {' '.join(lowered[start:])} ", maxsplit=1)[0]
    return _CASE.search(behind) is not None


def supposed(lowered: Sequence[str], at: int) -> bool:
    """Return whether a word stands behind a condition that opens the sentence without an "if": "Should it fail, …"."""
    if len(lowered) < 2 or lowered[0] not in _SUPPOSED or lowered[1] not in _SUBJECTS or "," not in lowered:
        return False
    return at > lowered.index(",")
