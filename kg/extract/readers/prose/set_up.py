"""Bodies that a decision sets up, which answer to the one that decided."""

import re

from kg.extract.readers.prose.clauses import clauses
from kg.extract.reading import Reading
from kg.extract.scope import speaks_of
from kg.model.frames import Frame
from kg.model.kinds.reporting_line import ReportingLine

__all__ = ["read_set_up"]

#: a body that a decision sets up
_SET_UP = re.compile(r"\b(?:set up|establish|create|form)(?:ed|s|ing)? (?:an? |the )?(?:new )?")


def read_set_up(reading: Reading) -> list[Frame]:
    """Return a reporting line for each body that a clause of a decision sets up."""
    frames: list[Frame] = []
    for clause in clauses(reading):
        text = reading.document.text[clause.start : clause.end]
        hit = _SET_UP.search(text)
        if not hit:
            continue
        for sentence in reading.sentences_in(clause.start, clause.end):
            if not speaks_of(reading, sentence, "send"):
                continue
            owner = next(
                (
                    n
                    for n in sentence.names
                    if n.label == "BODY" and n.first <= 1 and n.last <= sentence.doc[-1].i and n.thing is not None
                ),
                None,
            )
            to = (
                owner.thing
                if owner is not None and sentence.start + sentence.doc[owner.first].idx < clause.start
                else reading.body(sentence)
            )
            name = next(
                (
                    n
                    for n in sentence.names
                    if n.label == "BODY"
                    and not n.generic
                    and n.thing
                    and sentence.start + sentence.doc[n.first].idx >= clause.start + hit.end()
                ),
                None,
            )
            if (
                to is not None
                and name is not None
                and name.thing is not None
                and name.thing != to
                and sentence.start + sentence.doc[name.first].idx - clause.start - hit.end() < 12
            ):
                frames.append(
                    ReportingLine(
                        body=name.thing,
                        to=to,
                        relation="established by",
                        evidence=reading.evidence(sentence, "reporting/set-up"),
                    )
                )
    return frames
