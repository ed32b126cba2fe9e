"""What rests on which place of the text, so that what overlaps is found without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterator

from kg.extract.candidate import Candidate

__all__ = ["Placed"]

#: characters of a stretch of text under which candidates are kept
_STRETCH = 256


class Placed:
    """Candidates by the stretches of text that their evidence touches."""

    def __init__(self) -> None:
        self._kept: defaultdict[int, list[Candidate]] = defaultdict(list)

    def add(self, candidate: Candidate) -> None:
        """Keep a candidate."""
        for stretch in _stretches(candidate):
            self._kept[stretch].append(candidate)

    def near(self, candidate: Candidate) -> Iterator[Candidate]:
        """Yield the candidates of which some evidence may overlap with that of another; some may come twice."""
        for stretch in _stretches(candidate):
            yield from self._kept.get(stretch, ())


def _stretches(candidate: Candidate) -> set[int]:
    return {
        stretch
        for place in candidate.frame.evidence
        for stretch in range(place.start // _STRETCH, place.end // _STRETCH + 1)
    }
