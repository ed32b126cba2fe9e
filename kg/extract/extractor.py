"""The extractor: a document in, frames with their evidence out. It knows one document at a time and nothing else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spacy.vocab import Vocab

from kg.documents.outcomes import PAGE_TYPE
from kg.extract.candidate import Candidate
from kg.extract.capitals import Capitals
from kg.extract.cascade import Cascade
from kg.extract.due import due_in
from kg.extract.matching import RuleMatcher, merge
from kg.extract.plain import Plain, plain_document
from kg.extract.readers.layout import LAYOUT
from kg.extract.readers.outcomes import OutcomesReader
from kg.extract.readers.own import own_readers
from kg.extract.readers.reader import Reader
from kg.extract.reading import Reading
from kg.extract.references import resolve_references
from kg.extract.scope import concerned
from kg.extract.sentences import blank_english, split
from kg.extract.settle import Settled, settle
from kg.model.document import Document
from kg.model.frames import Evidence, Frame
from kg.model.kinds.action import Action
from kg.registers import Registers
from kg.registers.own_names import OwnName
from kg.rules.load import own_rules
from kg.rules.rule import Rule

__all__ = ["Extraction", "Extractor"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read in a document: frames whose things still bear the document's names, and how that came about.

    Arguments:
        reading: the document with its sentences, names and matches.
        settled: the facts, with what is only suggested and what was left out.
    """

    reading: Reading
    settled: Settled = field(default_factory=Settled)

    @property
    def document(self) -> Document:
        """The document, its text in the plain form; `reading.places` leads back to the stored text."""
        return self.reading.document

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The facts."""
        return self.settled.facts


class Extractor:
    """Reads documents. Make one and use it for many: loading takes longer than reading.

    Arguments:
        registers: what is known beforehand.
        rules: the rules to use; the project's own by default.
        names: names that a user teaches.
        readers: what proposes facts; the project's own by default.
    """

    def __init__(
        self,
        registers: Registers,
        rules: Iterable[Rule] | None = None,
        *,
        names: Iterable[OwnName] = (),
        readers: Iterable[Reader] | None = None,
    ) -> None:
        self.registers = registers
        self._nlp = blank_english()
        self._cascade = Cascade(self._nlp, registers, names)
        self.rules = tuple(own_rules() if rules is None else rules)
        self._readers = own_readers() if readers is None else tuple(readers)
        self._matcher = RuleMatcher(self._nlp.vocab, self.rules)
        self._capitals = Capitals.learned(self.rules, registers)

    @property
    def vocab(self) -> Vocab:
        """The vocabulary of the pipeline, which whoever matches more on its sentences needs."""
        return self._nlp.vocab

    def read(self, document: Document) -> Extraction:
        """Return the facts of a document, in a fixed order."""
        if document.page_type == "not minutes":
            return Extraction(Reading(document, []))
        if document.page_type == PAGE_TYPE:
            return Extraction(Reading(document, []), settle(OutcomesReader().read(Reading(document, []))))
        reading = self.names_in(document)
        for number, sentence in enumerate(reading.sentences):
            if self._matcher.may_match(sentence.lowered):
                reading.merged[number] = merge(sentence, self._nlp.vocab)
                reading.matches[number] = self._matcher.matches(reading.merged[number])
        # of other business than children's services only the meeting and its items are told
        readers = self._readers if concerned(reading) else [one for one in self._readers if one.name == LAYOUT]
        candidates = (candidate for reader in readers for candidate in reader.read(reading))
        dated = (_dated(candidate, reading) for candidate in candidates)
        return Extraction(reading, settle(_stored(dated, reading.places)))

    def names_in(self, document: Document) -> Reading:
        """Return a document with its sentences and the names in them, before any fact is read."""
        plain, places = plain_document(document)
        plain = self._capitals.document(plain)
        reading = Reading(plain, list(split(plain, self._nlp)), places)
        self._cascade.name(reading)
        resolve_references(reading)
        return reading


def _stored(candidates: Iterable[Candidate], places: Plain) -> Iterable[Candidate]:
    """Return candidates with their evidence where it stands in the stored text."""
    if not places.cuts:
        return candidates
    return (
        replace(one, frame=replace(one.frame, evidence=tuple(_moved(place, places) for place in one.frame.evidence)))
        for one in candidates
    )


def _moved(place: Evidence, places: Plain) -> Evidence:
    start, end = places.stored(place.start, place.end)
    return replace(place, start=start, end=end)


#: what ends an act in its sentence
_ENDS = re.compile(r"[;.:]| and | but ")


def _whole(text: str, sentence: str) -> str:
    """Return the text of an act with the words behind it that belong to it."""
    at = sentence.find(text)
    return text if at < 0 else text + _ENDS.split(sentence[at + len(text) :])[0]


def _dated(candidate: Candidate, reading: Reading) -> Candidate:
    """Return a candidate; an action that is due in so many months, of which no reader gave the date, with that date."""
    frame = candidate.frame
    if not isinstance(frame, Action) or frame.due or frame.status == "completed":
        return candidate
    start = frame.evidence[0].start
    sentence = next(iter(reading.sentences_in(start, start + 1)), None)
    due = due_in(_whole(frame.text, sentence.text if sentence is not None else ""), reading.date(sentence))
    return replace(candidate, frame=replace(frame, due=due)) if due else candidate
