"""Decisions of several lines: what opens one, and the list of clauses below, up to where it ends."""

from kg.extract.readers.prose import clause_words as patterns
from kg.extract.readers.prose.clause_openers import is_opener
from kg.extract.readers.prose.clause_text import Walk, add_clauses
from kg.extract.readers.prose.lists import MARK

__all__ = ["collect", "is_numbered"]

#: characters of the longest line that only leads to a list
_STEM = 160


def collect(walk: Walk, at: int, start: int, kind: str, rule: str) -> int:
    """Add the clauses of the decision that opens in a block.

    Arguments:
        walk: the section.
        at: the block.
        start: where the text of the decision begins in it.
        kind: how it was decided.
        rule: which found it.

    Returns:
        The block after the decision.
    """
    first = walk.blocks[at]
    lead = patterns.LEAD.match(walk.text[start : first.end])
    begin = start + (lead.end() if lead else 0)
    rest = walk.text[begin : first.end].strip()
    stem = rest if _is_stem(rest) else ""
    took = 0
    if rest and not stem:
        took = add_clauses(walk, begin, first.end, kind, rule, marker=first.marker)
        whole = walk.section.kind != "decision" and not rest.endswith(patterns.OPEN_ENDS)
        if whole and not _second_follows(walk, at):
            return at + 1
    return _list(walk, at + 1, kind, rule, stem=stem, took=took)


def _is_stem(rest: str) -> bool:
    """Return whether what follows an opener only leads to a list."""
    cut = patterns.STEM.match(rest)
    if cut and not rest[cut.end() :].strip(" :.–-"):
        return True
    if rest.endswith(":") and len(rest) < _STEM:
        return True
    return patterns.THAT_ONLY.fullmatch(rest) is not None and not rest.endswith(".")


def _second_follows(walk: Walk, at: int) -> bool:
    """Return whether a clause that is complete in one line is the first of a list all the same."""
    following = walk.blocks[at + 1] if at + 1 < len(walk.blocks) else None
    return following is not None and is_numbered(following.marker) and _number_of(following.marker) == 2


def _list(walk: Walk, at: int, kind: str, rule: str, *, stem: str, took: int) -> int:
    """Add the clauses of a list, and return the block after it.

    Arguments:
        walk: the section.
        at: the block with which the list may begin.
        kind: how it was decided.
        rule: which found it.
        stem: what leads to the list.
        took: how many clauses stand before it.
    """
    decision = walk.section.kind == "decision"
    listed = False
    while at < len(walk.blocks) and not _ends(walk, at, took):
        block, line = walk.blocks[at], walk.line(at)
        leads = line.rstrip().endswith(":")
        if block.marker or MARK.match(line):
            listed = True
        elif not _goes_on(walk, line, took, listed=listed):
            break
        elif not took or decision:
            listed = listed or leads
        if leads and len(line) < _STEM and not took and not is_numbered(block.marker):
            stem = f"{stem} {line}".strip()
        else:
            took += add_clauses(walk, block.start, block.end, kind, rule, marker=block.marker, stem=stem)
        at += 1
    return at


def _ends(walk: Walk, at: int, took: int) -> bool:
    """Return whether a decision ends before a block."""
    block, line = walk.blocks[at], walk.line(at)
    if not block.marker:
        if patterns.ENDS.match(line) or (walk.section.kind == "decision" and patterns.STORY.match(line)):
            return True
        if block.kind == "heading" and took:
            return True
    opener = patterns.OPENER.match(line)
    return opener is not None and is_opener(opener, line) and not is_numbered(block.marker)


def _goes_on(walk: Walk, line: str, took: int, *, listed: bool) -> bool:
    """Return whether a decision goes on with a line that has no marker."""
    if not took:
        return True
    continues = patterns.CONTINUES.match(line) is not None
    if walk.section.kind == "decision":
        return continues or not listed
    return continues and not listed and line[:4] in patterns.THAT_OR_TO


def is_numbered(marker: str) -> bool:
    """Return whether a marker is a number or a letter, and no bullet."""
    return any(c.isalnum() for c in marker)


def _number_of(marker: str) -> int:
    bare = marker.strip("().[]").lower()
    if bare.isdigit():
        return int(bare)
    return {"a": 1, "i": 1, "b": 2, "ii": 2}.get(bare, 0)
