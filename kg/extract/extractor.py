"""The extractor: a document in, frames with their evidence out. It knows one document at a time and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.vocab import Vocab

from kg.extract.cascade import Cascade
from kg.extract.matching import RuleMatcher, merge
from kg.extract.readers.prose.decisions import read_decisions
from kg.extract.readers.prose.governance import read_monitoring, read_reporting
from kg.extract.readers.prose.inspections import read_inspections
from kg.extract.readers.prose.interventions import read_interventions
from kg.extract.readers.prose.measures import read_measures
from kg.extract.readers.prose.mentions import read_mentions
from kg.extract.readers.prose.plans import read_plans
from kg.extract.readers.prose.ruled import read_ruled
from kg.extract.readers.prose.setting import read_items, read_meetings
from kg.extract.readers.prose.undertakings import read_actions, read_delegations, read_presentations
from kg.extract.reading import Reading
from kg.extract.references import resolve_references
from kg.extract.sentences import blank_english, split
from kg.model.document import Document
from kg.model.frames import Frame
from kg.registers import Registers
from kg.registers.own_names import OwnName
from kg.rules.load import own_rules
from kg.rules.rule import Rule

__all__ = ["Extraction", "Extractor"]

_STAGES = (
    read_meetings, read_items, read_mentions, read_presentations, read_inspections, read_plans, read_monitoring, read_reporting,
    read_decisions, read_delegations, read_actions, read_measures, read_interventions, read_ruled,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read in a document: frames whose things still bear the document's names, and the state of the reading."""

    frames: tuple[Frame, ...]
    reading: Reading


class Extractor:
    """Reads documents. Make one and use it for many: loading takes longer than reading.

    Arguments:
        registers: what is known beforehand.
        rules: the rules to use; the project's own by default.
        names: names that a user teaches.
    """

    def __init__(
        self, registers: Registers, rules: Iterable[Rule] | None = None, *, names: Iterable[OwnName] = ()
    ) -> None:
        self.registers = registers
        self._nlp = blank_english()
        self._cascade = Cascade(self._nlp, registers, names)
        self.rules = tuple(own_rules() if rules is None else rules)
        self._matcher = RuleMatcher(self._nlp.vocab, self.rules)

    @property
    def vocab(self) -> Vocab:
        """The vocabulary of the pipeline, which whoever matches more on its sentences needs."""
        return self._nlp.vocab

    def read(self, document: Document) -> Extraction:
        """Return the facts of a document, in a fixed order."""
        if document.page_type == "not minutes":
            return Extraction((), Reading(document, []))
        reading = Reading(document, list(split(document, self._nlp)))
        self._cascade.name(reading)
        resolve_references(reading)
        for number, sentence in enumerate(reading.sentences):
            if self._matcher.may_match(sentence.lowered):
                reading.merged[number] = merge(sentence, self._nlp.vocab)
                reading.matches[number] = self._matcher.matches(reading.merged[number])
        for stage in _STAGES:
            reading.frames.extend(stage(reading))
        return Extraction(tuple(reading.frames), reading)
