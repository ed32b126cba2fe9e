"""Decisions: each clause of what a meeting resolved, recommended or agreed, without its stem.

A decision opens with RESOLVED, AGREED, RECOMMENDED (or a label Decision), and goes on through the list that follows.
"""

from dataclasses import replace

from kg.extract.readers.prose.clauses import clauses
from kg.extract.readers.prose.deciders import addressee, decider
from kg.extract.readers.prose.requests import asked_of
from kg.extract.reading import Reading
from kg.extract.sameness import meaning
from kg.model.frames import Evidence, Frame
from kg.model.kinds.decision import Decision

__all__ = ["clauses", "read_decisions"]


def read_decisions(reading: Reading) -> list[Frame]:
    """Return each clause of the document's decisions; a decision given twice (as decision and in the minutes) once."""
    frames: list[Frame] = []
    seen: dict[tuple[int | None, int | None, tuple[str, ...]], int] = {}
    for clause in clauses(reading):
        if reading.sort_of_table(clause.start) == "decisions":
            continue
        said = (clause.section.meeting, clause.section.item, meaning(clause.text))
        sentence = next(iter(reading.sentences_in(clause.start, clause.start + 1)), None)
        twin = seen.get(said)
        evidence = (Evidence(clause.start, clause.end, clause.rule),)
        if twin is not None:
            old = frames[twin]
            assert isinstance(old, Decision)
            kind = old.kind if old.kind != "decision" else clause.kind
            frames[twin] = replace(old, kind=kind, evidence=old.evidence + evidence)
            continue
        body = decider(reading, sentence)
        owner, due = asked_of(reading, clause.text, clause.start, clause.end)
        seen[said] = len(frames)
        frames.append(
            Decision(
                text=clause.text,
                kind=clause.kind,
                body=body,
                addressee=addressee(reading, clause.text, clause.body, body, recommended=clause.kind == "recommended"),
                date=reading.date(sentence),
                number=clause.number,
                owner=owner,
                due=due,
                evidence=evidence,
            )
        )
    return frames
