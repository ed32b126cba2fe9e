"""What rests on which place of the text, so that what overlaps is found without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterator

from kg.extract.candidate import Candidate

__all__ = ["Placed"]

#: characters of a stretch of text under which candidates are kept
_STRETCH = 256


class Placed:
    """Candidates by the stretches of text that their evidence touches, and by the readers that found them."""

    def __init__(self) -> None:
        self._kept: defaultdict[int, defaultdict[str, list[Candidate]]] = defaultdict(lambda: defaultdict(list))

    def add(self, candidate: Candidate) -> None:
        """Keep a candidate."""
        for stretch in _stretches(candidate):
            self._kept[stretch][candidate.reader].append(candidate)

    def near(self, candidate: Candidate) -> Iterator[Candidate]:
        """Yield the candidates of other readers of which some evidence may overlap with its; some may come twice.

        Those of its own reader, of which one long sentence may hold hundreds, are not gone through.
        """
        for stretch in _stretches(candidate):
            for reader, kept in self._kept.get(stretch, {}).items():
                if reader != candidate.reader:
                    yield from kept


def _stretches(candidate: Candidate) -> set[int]:
    return {
        stretch
        for place in candidate.frame.evidence
        for stretch in range(place.start // _STRETCH, place.end // _STRETCH + 1)
    }
