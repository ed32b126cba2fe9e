"""A walk over a section: at each block it is asked in which way a decision begins there, if one does."""

import re
from collections.abc import Callable

from kg.extract.clause import Clause
from kg.extract.readers.prose import clause_words as patterns
from kg.extract.readers.prose.clause_list import collect, is_numbered
from kg.extract.readers.prose.clause_openers import is_inline, is_opener, kind_of, resolves
from kg.extract.readers.prose.clause_text import Walk, add_clauses
from kg.extract.readers.prose.doing import past_below

__all__ = ["in_section"]


def in_section(walk: Walk) -> list[Clause]:
    """Return the clauses of a section.

    Arguments:
        walk: the section, of which nothing has been found.
    """
    blocks = walk.blocks
    # a decision section that tells the story before it says RESOLVED is read as minutes are
    opens = next((at for at in range(len(blocks)) if resolves(walk.line(at))), None)
    labelled = walk.section.kind == "decision" and (
        opens is None or any(is_numbered(block.marker) for block in blocks[:opens])
    )
    # where clauses are marked or begin with That, what else a decision section tells is its story
    told = any(
        is_numbered(block.marker) or patterns.SUBJUNCTIVE.match(walk.line(at)) for at, block in enumerate(blocks)
    )
    ways = _ways(labelled=labelled, told=told)
    at = 0
    while at < len(blocks):
        nexts = (reads(walk, at) for reads in ways)
        at = next((after for after in nexts if after is not None), at + 1)
    return walk.found


#: reads what begins at a block, and returns the block after it; None where nothing of its sort begins there
_Way = Callable[[Walk, int], int | None]


def _opener(walk: Walk, at: int) -> int | None:
    """Read "RESOLVED: …"."""
    opener = patterns.OPENER.match(walk.line(at))
    if not opener or not is_opener(opener, walk.line(at)):
        return None
    start = walk.blocks[at].start + opener.start("rest")
    return collect(walk, at, start, kind_of(opener.group("word")), "decisions/opener")


def _listing(walk: Walk, at: int) -> int | None:
    """Read "The Board is asked to:"."""
    listing = patterns.LISTING.match(walk.line(at)) or patterns.THAT_BODY.match(walk.line(at))
    if not listing:
        return None
    kind = kind_of(listing.groupdict().get("word") or "decision")
    return collect(walk, at, walk.blocks[at].start + listing.start("rest"), kind, "decisions/listing")


def _past(walk: Walk, at: int) -> int | None:
    """Read a list in the past below the body that did it: "The Governing Body: (a) noted the report"."""
    if not patterns.BODY_ALONE.match(walk.line(at)) or not past_below(walk.text, walk.blocks, at):
        return None
    return collect(walk, at + 1, walk.blocks[at + 1].start, "decision", "decisions/past")


def _inline(walk: Walk, at: int) -> int | None:
    """Read "… and it was agreed that …"."""
    line = walk.line(at)
    inline = patterns.INLINE.search(line)
    if not inline or not is_inline(inline):
        return None
    word = _word(inline)
    if word.islower() and not line.rstrip().endswith(":"):
        return _sentences(walk, at)
    return collect(walk, at, walk.blocks[at].start + inline.start("rest"), kind_of(word), "decisions/inline")


def _inline_capitals(walk: Walk, at: int) -> int | None:
    """Read "… RESOLVED that …", where every line is a clause unless it says so."""
    return _inline(walk, at) if "RESOLVED" in walk.line(at) else None


def _word(inline: re.Match[str]) -> str:
    return str(next(filter(None, inline.group("a", "b", "c", "d"))))


def _sentences(walk: Walk, at: int) -> int:
    """Add each sentence of a block that says "it was agreed that" or "the Board agreed to"; return the next block."""
    block = walk.blocks[at]
    for piece in patterns.PIECE.finditer(walk.line(at)):
        inline = patterns.INLINE.search(piece.group())
        if not inline or not is_inline(inline):
            continue
        begin, end = block.start + piece.start() + inline.start("rest"), block.start + piece.end()
        lead = patterns.LEAD.match(walk.text[begin:end])
        add_clauses(walk, begin + (lead.end() if lead else 0), end, kind_of(_word(inline)), "decisions/inline")
    return at + 1


def _clause(walk: Walk, at: int) -> int | None:
    """Read a line of a section that holds nothing but the decision."""
    line, block = walk.line(at), walk.blocks[at]
    if (patterns.ENDS.match(line) and not block.marker) or patterns.STORY.match(line):
        return None
    return collect(walk, at, block.start, "decision", "decisions/labelled")


def _clause_beside_story(walk: Walk, at: int) -> int | None:
    """Read a line of a section that holds a decision and its story."""
    if not walk.blocks[at].marker and not patterns.CLAUSE_START.match(walk.line(at)):
        return None
    return _clause(walk, at)


def _story(walk: Walk, at: int) -> int | None:
    """Pass over what was said, point by point."""
    if walk.blocks[at].marker or not patterns.TELLS.search(walk.line(at)):
        return None
    at += 1
    while at < len(walk.blocks) and walk.blocks[at].marker and not resolves(walk.line(at)):
        at += 1
    return at


def _listed(walk: Walk, at: int) -> int | None:
    """Read a numbered line of minutes that says what is to be done: "(b) the report be noted"."""
    if walk.section.kind != "minutes" or not is_numbered(walk.blocks[at].marker):
        return None
    line = walk.line(at)
    done = patterns.BE_DONE.match(line) or patterns.PRESENT.match(line) or patterns.WAS_NOTED.match(line)
    if not done and not _bare(walk, at):
        return None
    return collect(walk, at, walk.blocks[at].start, "decision", "decisions/listed")


def _bare(walk: Walk, at: int) -> bool:
    """Return whether a line is a clause by its verb, its number in brackets and what stands above: "(b) note the"."""
    marker = walk.blocks[at].marker
    return (
        patterns.BARE.match(walk.line(at)) is not None
        and (marker.startswith("(") or marker.endswith(")"))
        and not patterns.REQUESTS.search(_stem_above(walk, at))
    )


def _routine(walk: Walk, at: int) -> int | None:
    """Read "The minutes of the last meeting were agreed"."""
    routine = patterns.MINUTES.match(walk.line(at)) if walk.section.kind == "minutes" else None
    if not routine:
        return None
    block, kind = walk.blocks[at], "agreed" if "agreed" in routine.group() else "decision"
    walk.found.append(
        Clause(
            routine.group().strip(" ."),
            kind,
            block.start,
            block.start + routine.end(),
            walk.section,
            "",
            block.marker,
            "decisions/minutes",
        )
    )
    return at + 1


def _subjunctive(walk: Walk, at: int) -> int | None:
    """Read "That the report be noted"."""
    line, block = walk.line(at), walk.blocks[at]
    if walk.section.kind == "decision" or line.rstrip().endswith("?"):
        return None
    if patterns.SUBJUNCTIVE.match(line) or (is_numbered(block.marker) and patterns.TO_NOTE.match(line)):
        return collect(walk, at, block.start, "decision", "decisions/subjunctive")
    return None


def _ways(*, labelled: bool, told: bool) -> tuple[_Way, ...]:
    """Return the ways in which a decision may begin, in their order.

    Arguments:
        labelled: whether the section holds nothing but the decision.
        told: whether its clauses are marked as such, so that other lines are its story.
    """
    first = (_opener, _listing, _past)
    then = (_story, _listed, _routine, _subjunctive)
    if labelled:
        return (*first, _inline_capitals, _clause_beside_story if told else _clause, *then)
    return (*first, _inline, *then)


def _stem_above(walk: Walk, at: int) -> str:
    """Return the last line above that is no entry of a list."""
    above = next((number for number in range(at - 1, -1, -1) if not walk.blocks[number].marker), None)
    return walk.line(above) if above is not None else ""
