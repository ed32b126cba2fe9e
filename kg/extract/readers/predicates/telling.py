"""A predicate in its sentence, and what the readers of all kinds ask of it: parties, words, status, evidence."""

from dataclasses import dataclass

from kg.extract.candidate import Candidate
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.extract.syntax.arguments import Filler
from kg.extract.syntax.match import Told
from kg.extract.syntax.parties import Party, parties, topic_party
from kg.extract.syntax.status import status_of
from kg.extract.syntax.tree import Tree
from kg.model.frames import Evidence, Frame, Status

__all__ = ["Telling"]


#: the slots that a subject fills
_SUBJECTS = frozenset({"body", "monitor"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A predicate that was found in a sentence.

    Arguments:
        reading: the document.
        told: the predicate and its fillers.
        reader, version: who reads.
    """

    reading: Reading
    told: Told
    reader: str
    version: str

    @property
    def tree(self) -> Tree:
        """The parse of the sentence."""
        return self.told.tree

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.reading.sentences[self.told.tree.number]

    def fillers(self, slot: str) -> list[Filler]:
        """Return the fillers of a slot."""
        return self.told.fillers.get(slot, [])

    def parties(self, slot: str, *labels: str) -> list[Party]:
        """Return the parties that fill a slot; only those of the labels."""
        found = self.fillers(slot)
        if not found and self.tree.headless and slot in _SUBJECTS and self._opens():
            return topic_party(self.reading, self.tree, frozenset(labels), self.told.token)
        return parties(self.reading, self.tree, found, frozenset(labels))

    def _opens(self) -> bool:
        """Return whether the predicate is that with which a sentence without a subject begins, or joined to it."""
        here = self.told.token
        while self.tree.deps[here] in {"conj", "dobj"} and self.tree.heads[here] != here:
            here = self.tree.heads[here]
        return here == 0

    def set(self, key: str) -> str:
        """Return a fixed value of the predicate."""
        return self.told.predicate.set.get(key, "")

    def status(self, *, possible: bool = False) -> Status | None:
        """Return the status of what the predicate says; None where it is no fact."""
        return status_of(self.tree, self.told.verb, possible=possible, token=self.told.token)

    def admits(self, frame: type[Frame]) -> bool:
        """Return whether a kind of fact is read here."""
        return admits(self.reading, self.sentence, frame)

    def evidence(self, *slots: str) -> tuple[Evidence, ...]:
        """Return the sentence as the place on which slots rest."""
        return (Evidence(self.sentence.start, self.sentence.end, self.told.predicate.id, slots=slots),)

    def candidate(self, frame: Frame, *trust: float) -> Candidate:
        """Return a candidate whose score is that of the predicate times the trust in its fillers."""
        score = self.told.predicate.score
        for one in trust:
            score *= one
        return Candidate(frame, self.reader, self.version, round(score, 3))
