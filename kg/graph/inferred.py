"""What follows from the facts of one document: direct lines between things, in a graph of their own.

Each line is derived from one fact that is said to hold; nothing here is said by the document in these words, so the
graph is marked as inferred and can be left out without loss. Which line follows from a kind of fact is told by its
description.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.graph.iris import Names
from kg.graph.things import Triple
from kg.graph.vocabulary import PROV, RDF, SG, term
from kg.model.frames import Frame, Thing
from kg.model.kinds import KIND_OF

__all__ = ["inferred_triples"]

#: statuses of what is, or has to be; a proposal makes no line
STANDING = frozenset({"held", "required", "completed"})


def inferred_triples(names: Names, frames: Iterable[Frame]) -> Iterator[Triple]:
    """Yield the lines that follow from the frames, and the mark of their graph; nothing where no line follows."""
    lines = {
        (names.thing(subject), predicate, names.thing(value))
        for frame in frames
        if frame.status in STANDING
        for subject, predicate, value in _lines(frame)
    }
    yield from lines
    if lines:
        yield names.inferred, RDF.type, SG.InferredGraph
        yield names.inferred, PROV.wasDerivedFrom, names.graph


def _lines(frame: Frame) -> Iterator[tuple[Thing, NamedNode, Thing]]:
    follows = KIND_OF[type(frame)].follows
    if follows is None or any(getattr(frame, slot) not in values for slot, values in follows.only.items()):
        return
    for one in _things(frame, follows.source):
        for other in _things(frame, follows.target):
            yield one, term(follows.property), other


def _things(frame: Frame, slot: str) -> tuple[Thing, ...]:
    value = getattr(frame, slot)
    return value if isinstance(value, tuple) else () if value is None else (value,)
