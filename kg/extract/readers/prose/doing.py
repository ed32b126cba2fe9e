"""What a body did, told without a resolution: in capitals, in the last sentence of an item, in a list in the past.

It must not judge what a clause decides; that is for what reads the clauses.
"""

from collections.abc import Sequence

from kg.extract.clause import Clause
from kg.extract.readers.prose import clause_words as patterns
from kg.model.document import Block, Section

__all__ = ["last_word", "past_below", "shouted"]


def last_word(text: str, section: Section, blocks: Sequence[Block]) -> list[Clause]:
    """Return the sentence with which the minutes of an item close, where it says what was noted or agreed."""
    if section.kind != "minutes" or not blocks:
        return []
    last = blocks[-1]
    pieces = list(patterns.PIECE.finditer(text[last.start : last.end]))
    start = last.start + (pieces[-1].start() if pieces else 0)
    closes = patterns.CLOSES.match(text[start : last.end])
    if not closes:
        return []
    kind = "agreed" if closes.group("word") == "agreed" else "decision"
    return [
        Clause(
            text[start : last.end].strip(" ."),
            kind,
            start,
            last.end,
            section,
            "",
            last.marker,
            "decisions/last-word",
        )
    ]


def shouted(text: str, section: Section, blocks: Sequence[Block]) -> list[Clause]:
    """Return what a body did in capitals: "The Governing Body NOTED the report and AGREED that …"."""
    found: list[Clause] = []
    for block in blocks if section.kind == "minutes" else ():
        for told in patterns.SHOUTED.finditer(text[block.start : block.end]):
            start, end = block.start + told.start("done"), block.start + told.end()
            said = told["done"].strip(" .;,")
            found.append(Clause(said, "decision", start, end, section, "", block.marker, "decisions/shouted"))
    return found


def past_below(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Return whether a marked list of what was done follows: "The Board: (a) noted the paper; (b) approved"."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return below is not None and bool(below.marker) and bool(patterns.DONE.match(text[below.start : below.end]))
