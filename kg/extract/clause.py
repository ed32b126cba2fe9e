"""A clause of a decision, as the minutes record it; which there are, the reader of decisions tells."""

from dataclasses import dataclass

from kg.model.document import Section

__all__ = ["Clause"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a decision: its text without stem, the word that opened the decision, and where it stands."""

    text: str
    kind: str
    start: int
    end: int
    section: Section
    body: str
    number: str
    rule: str
