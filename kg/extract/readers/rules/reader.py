"""The reader of rules: what the patterns of the rule files matched, by kind of fact."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.candidate import Candidate
from kg.extract.readers.prose.presentations import read_presentations
from kg.extract.readers.prose.undertakings import read_undertaken
from kg.extract.readers.rules.events import read_events
from kg.extract.readers.rules.governance import read_monitoring, read_reporting
from kg.extract.readers.rules.memberships import read_memberships
from kg.extract.reading import Reading
from kg.model.frames import Frame
from kg.model.kinds import KINDS

__all__ = ["FRAME_OF", "RulesReader"]

#: kind of rule, which is the name of its file -> the kind of fact that it reads
FRAME_OF: Mapping[str, type[Frame]] = {kind.rules.name: kind.frame for kind in KINDS if kind.rules}

_STAGES: tuple[Callable[[Reading], Iterable[Frame]], ...] = (
    read_presentations, read_monitoring, read_reporting, read_undertaken, read_events,
    read_memberships,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RulesReader:
    """Reads what the rules matched in the sentences of a document."""

    name: str = "rules"
    version: str = "1"

    def read(self, reading: Reading) -> Iterator[Candidate]:
        """Yield what it reads in a document; what a rule of little certainty reads is as certain as the rule."""
        scores = {match.rule.id: match.rule.score for matches in reading.matches.values() for match in matches}
        for stage in _STAGES:
            for frame in stage(reading):
                score = min(scores.get(place.rule, 1.0) for place in frame.evidence)
                yield Candidate(frame, self.name, self.version, score)
