"""Resolutions that list what is resolved: each clause is parsed by itself, behind the words that lead to all of them.

"RESOLVED that (a) the Board report monthly; (b) the Director be authorised to" is two sentences in one, which no parser
takes apart rightly. It must not judge what the clauses say.
"""

import re

from kg.extract.matching import Merged
from kg.extract.syntax.grammar import words_of

__all__ = ["clauses"]

#: what stands in the brackets of a mark, or is one by itself: "(a)", "(iv)", "(2)", "1.2"
_MARK = re.compile(r"[a-hj-z]|\d{1,2}|i{1,3}|iv|v|vi{0,3}|i?x")
_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}|\d{1,2}\.")
#: what a mark stands behind
_BEFORE = frozenset({":", ";", ",", "that", "to", "and", "–", "-", "by"})
#: what is left away at the end of a clause
_ENDS = frozenset({";", ",", "and", ":", "–", "-", "."})
#: words of a lead at most; a longer one says something of its own
_LEAD = 24


def clauses(merged: Merged) -> list[Merged]:
    """Return the clauses of a sentence that lists them, each behind the lead of all; any other sentence as it is.

    Args:
        merged: the sentence.
    """
    marks = _marks(merged)
    if len(marks) < 2:
        marks = _thats(merged)
    if len(marks) < 2 or marks[0][0] > _LEAD:
        return [merged]
    lead = list(range(marks[0][0]))
    while lead and merged.words[lead[-1]] in {":", "–", "-"}:
        lead.pop()
    result = []
    for number, (_, first) in enumerate(marks):
        last = marks[number + 1][0] if number + 1 < len(marks) else len(merged.words)
        while last > first and merged.words[last - 1].lower() in _ENDS:
            last -= 1
        if last > first:
            result.append(_of(merged, [*lead, *range(first, last)], len(lead)))
    return result


def _marks(merged: Merged) -> list[tuple[int, int]]:
    """Return where each mark of a list begins and ends."""
    words, found, at = merged.words, [], 0
    while at < len(words):
        end = 0
        if words[at] == "(" and words[at + 2 : at + 3] == [")"] and _MARK.fullmatch(words[at + 1].lower()):
            end = at + 3
        elif _NUMBER.fullmatch(words[at]):
            end = at + 1
        if end and (not at or words[at - 1].lower() in _BEFORE):
            found.append((at, end))
        at = end or at + 1
    return found


def _thats(merged: Merged) -> list[tuple[int, int]]:
    """Return where each clause of "RESOLVED: that …; that …; and that …" begins."""
    words = [word.lower() for word in merged.words]
    first = words.index("that") if "that" in words else 0
    if not first or not set(words[:first]) & words_of("resolves"):
        return []
    later = [
        at
        for at in range(first + 1, len(words))
        if words[at] == "that" and (words[at - 1] == ";" or words[at - 2 : at] == [";", "and"])
    ]
    return [(at, at) for at in (first, *later)]


def _of(merged: Merged, kept: list[int], lead: int) -> Merged:
    return Merged(
        merged.vocab,
        [merged.words[at] for at in kept],
        [merged.spaces[at] or number == lead - 1 for number, at in enumerate(kept)],
        [merged.names[at] for at in kept],
        [merged.firsts[at] for at in kept],
    )
