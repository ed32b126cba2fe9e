"""The sentences in which actions are read: those that are part of no decision."""

from collections.abc import Iterator

from kg.extract.readers.prose.clauses import clauses
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.kinds.action import Action

__all__ = ["undecided"]


def undecided(reading: Reading) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences in which actions are read, each with its number."""
    told = {s.start for clause in clauses(reading) for s in reading.sentences_in(clause.start, clause.end)}
    for number, sentence in enumerate(reading.sentences):
        if sentence.start not in told and admits(reading, sentence, Action):
            yield number, sentence
