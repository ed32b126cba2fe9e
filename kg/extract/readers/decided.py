"""Whether a sentence is a clause of a decision, which the question on decisions answers and no other answers again."""

from bisect import bisect_left
from itertools import accumulate

from kg.extract.readers.prose.clauses import clauses
from kg.extract.reading import Reading
from kg.extract.sentences import Sentence

__all__ = ["decided"]


def decided(reading: Reading, sentence: Sentence) -> bool:
    """Return whether a sentence is, wholly or in part, a clause of a decision."""
    if reading.decided is None:
        ordered = sorted((clause.start, clause.end) for clause in clauses(reading))
        starts, ends = [start for start, _ in ordered], [end for _, end in ordered]
        reading.decided = starts, list(accumulate(ends, max))
    starts, furthest = reading.decided
    before = bisect_left(starts, sentence.end)  # so many begin before the sentence ends
    return before > 0 and furthest[before - 1] > sentence.start
