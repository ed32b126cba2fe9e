"""A candidate: a fact that a reader proposes, before it is settled what the document says.

Its evidence tells for each place in the text which slots rest on it; no slot named means all of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from kg.model.frames import Evidence, Frame

__all__ = ["Candidate", "proposed", "stamped", "support", "supported", "tidied"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed fact.

    Arguments:
        frame: the fact, with the places that it rests on.
        reader: the name of the reader that proposes it.
        version: that reader's version; of a learned one, a digest of its weights.
        score: how certain it is, from 0 to 1. A rule that matches, or a pattern, is certain.
    """

    frame: Frame
    reader: str
    version: str
    score: float = 1.0


def proposed(frames: Iterable[Frame], *, reader: str, version: str) -> Iterator[Candidate]:
    """Yield frames as the candidates of a reader that is certain of what it reads."""
    for frame in frames:
        yield Candidate(frame, reader, version)


def support(frame: Frame, slot: str) -> tuple[Evidence, ...]:
    """Return the places on which the value of a slot rests."""
    return tuple(place for place in frame.evidence if slot in place.slots or not place.slots)


def stamped(candidate: Candidate) -> Candidate:
    """Return a candidate whose evidence tells who proposed it, in which version, and how certainly."""
    evidence = tuple(
        replace(place, reader=candidate.reader, version=candidate.version, score=candidate.score)
        for place in candidate.frame.evidence
    )
    return replace(candidate, frame=replace(candidate.frame, evidence=evidence))


def supported(frame: Frame) -> tuple[Evidence, ...]:
    """Return the evidence of a fact with every place naming the slots that rest on it.

    A place that names none says what no other place names, as far as it is not open.
    """
    named = {slot for place in frame.evidence for slot in place.slots}
    rest = tuple(slot for slot in _said(frame) if slot not in named)
    return tuple(place if place.slots else replace(place, slots=rest) for place in frame.evidence)


def tidied(frame: Frame) -> Frame:
    """Return a fact in whose evidence a place names slots only where it does not say all of the fact."""
    if not any(place.slots for place in frame.evidence):
        return frame
    said = set(_said(frame))
    evidence = tuple(replace(place, slots=()) if said <= set(place.slots) else place for place in supported(frame))
    return replace(frame, evidence=evidence)


def _said(frame: Frame) -> tuple[str, ...]:
    """Return the slots of a fact that are not open."""
    return tuple(
        field.name
        for field in fields(frame)
        if field.name not in {"evidence", "status"} and getattr(frame, field.name) not in (None, "", ())
    )
