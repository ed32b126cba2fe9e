"""Suggestions after resolution: their things identified by what the facts tell, and none that a fact says already."""

from collections.abc import Iterable, Sequence

from kg.model.document import Document
from kg.model.frames import Frame
from kg.model.rows import row_of
from kg.registers import Registers
from kg.resolve.identity import identifier
from kg.resolve.replaced import identified

__all__ = ["resolve_suggestions", "unsaid"]


def resolve_suggestions(
    document: Document, suggestions: Iterable[Frame], facts: Sequence[Frame], registers: Registers
) -> tuple[Frame, ...]:
    """Return suggestions with their things identified; what is only suggested changes no fact.

    Arguments:
        document: where they were read.
        suggestions: as extraction yields them.
        facts: resolved; they tell whose document it is.
        registers: what is known beforehand.
    """
    identify = identifier(document, facts, registers)
    return tuple(identified(frame, identify) for frame in suggestions)


def unsaid(suggestions: Iterable[Frame], facts: Iterable[Frame]) -> tuple[Frame, ...]:
    """Return the suggestions that say what no fact says, the surest of those that say the same, best first."""
    said = {repr(row_of(frame)) for frame in facts}
    found: dict[str, Frame] = {}
    for frame in sorted(suggestions, key=lambda one: -max(place.score for place in one.evidence)):
        row = repr(row_of(frame))
        if row not in said:
            found.setdefault(row, frame)
    return tuple(found.values())
