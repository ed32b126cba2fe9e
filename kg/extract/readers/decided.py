"""Whether a sentence is a clause of a decision, which the question on decisions answers and no other answers again."""

from kg.extract.readers.prose.clauses import clauses
from kg.extract.reading import Reading
from kg.extract.sentences import Sentence

__all__ = ["decided"]


def decided(reading: Reading, sentence: Sentence) -> bool:
    """Return whether a sentence is, wholly or in part, a clause of a decision."""
    return any(clause.start < sentence.end and sentence.start < clause.end for clause in clauses(reading))
