"""The reader of prose by patterns of its own, a kind of fact a file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.extract.candidate import Candidate, proposed
from kg.extract.readers.prose.decisions import read_decisions
from kg.extract.readers.prose.delegations import read_delegations
from kg.extract.readers.prose.done import read_done
from kg.extract.readers.prose.inspections import read_inspections
from kg.extract.readers.prose.interventions import read_interventions
from kg.extract.readers.prose.marked import read_marked
from kg.extract.readers.prose.measures import read_measures
from kg.extract.readers.prose.mentions import read_mentions
from kg.extract.readers.prose.plans import read_plans
from kg.extract.readers.prose.set_up import read_set_up
from kg.extract.readers.prose.trusts import read_trusts
from kg.extract.reading import Reading
from kg.model.frames import Frame

__all__ = ["ProseReader"]

_STAGES: tuple[Callable[[Reading], Iterable[Frame]], ...] = (
    read_mentions, read_inspections, read_plans, read_set_up, read_decisions, read_delegations, read_marked,
    read_done, read_measures, read_interventions, read_trusts,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProseReader:
    """Reads what has a form of its own in minutes: names, decisions, figures, marks of actions, inspections."""

    name: str = "prose"
    version: str = "1"

    def read(self, reading: Reading) -> Iterator[Candidate]:
        """Yield what it reads in a document."""
        for stage in _STAGES:
            yield from proposed(stage(reading), reader=self.name, version=self.version)
