"""The learned reader: what the model makes of a window becomes candidates, each with how certain the model is.

It reads no sentence by rule, and what is a fact is decided where candidates are settled. learned.toml tells how certain
the model must be of each kind.
"""

import math
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.extract.candidate import Candidate
from kg.extract.contingent import contingent
from kg.extract.learned.found import Found, found
from kg.extract.learned.window import windows
from kg.extract.readers.decided import decided
from kg.extract.readers.learned_frames import FRAMES, frame_of
from kg.extract.reading import Reading
from kg.extract.scope import admits, speaks_of
from kg.extract.sentences import Sentence
from kg.model.kinds.action import Action

if TYPE_CHECKING:
    from kg.extract.learned.scores import Model

__all__ = ["LearnedReader"]

#: labels of names that may be a party of a fact
_PARTIES = frozenset({"ORG", "BODY", "PARTY", "PERSON", "ROLE"})
#: how certain it is at most of what a sentence only asks, wishes or denies
_UNSURE = 0.2
#: words of a sentence at least
_FEWEST = 4
#: of what an item must speak
_CONCERN = "concern"


class LearnedReader:
    """Reads with the learned model.

    Arguments:
        model: makes the model when it is first needed; that which ships where none is given.
    """

    name = "learned"

    def __init__(self, model: "Callable[[], Model] | None" = None) -> None:
        self._make = model or _own

    @property
    def version(self) -> str:
        """A digest of the model's weights."""
        return self._make().version

    def read(self, reading: Reading) -> Iterator[Candidate]:
        """Yield what the model makes of a document, window by window."""
        sentences = list(_worth(reading))
        if not sentences:
            return
        model = self._make()
        with model.one_thread():
            seen = [one for window in windows(reading, sentences) for one in found(window, model.read(window))]
        for one in seen:
            candidate = self._candidate(reading, one)
            if candidate is not None:
                yield candidate

    def _candidate(self, reading: Reading, one: Found) -> Candidate | None:
        sentence = one.sentence
        if sentence is None or not admits(reading, sentence, FRAMES[one.kind]):
            return None
        frame = frame_of(reading, one)
        if frame is None or not _shown(one, " ".join(told.text for _, told in one.window.sentences)):
            return None
        certainty = _certainty(one)
        text = " ".join(reading.document.text[place.start : place.end] for place in frame.evidence)
        if (
            not _shown(one, text)
            or _doubtful() & set(sentence.lowered)
            or contingent(sentence.lowered, 0)
            or (isinstance(frame, Action) and decided(reading, sentence))
        ):
            certainty = min(certainty, _UNSURE)
        return Candidate(frame, self.name, self.version, certainty)


def _shown(one: Found, text: str) -> bool:
    """Return whether a text speaks of the type of what was found at all."""
    signs: Sequence[str] = _told()["shown"].get(one.type, ())
    return not signs or any(sign in text.lower() for sign in signs)


def _own() -> "Model":
    from kg.extract.learned.scores import own_model

    return own_model()


def _worth(reading: Reading) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences of paragraphs that name a party, in sections and items where a fact may be read.

    Items that have nothing to do with children's services are left to the other readers: the model is what costs most.
    """
    numbered: dict[int, list[tuple[int, Sentence]]] = {}
    for number, sentence in enumerate(reading.sentences):
        numbered.setdefault(sentence.block.start, []).append((number, sentence))
    for paragraph in numbered.values():
        if not any(name.label in _PARTIES for _, sentence in paragraph for name in sentence.names):
            continue
        for number, sentence in paragraph:
            if len(sentence.words) < _FEWEST or not speaks_of(reading, sentence, _CONCERN):
                continue
            if any(admits(reading, sentence, frame) for frame in FRAMES.values()):
                yield number, sentence


def _certainty(one: Found) -> float:
    """Return how certain the model is, on a scale on which one half is as certain as the kind asks for."""
    bar = _bars()[one.kind]
    certainty: float = min(1.0, max(0.0, one.score)) ** (math.log(0.5) / math.log(bar))
    return round(certainty, 2)


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("learned.toml").read_text(encoding="utf-8"))


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(_told()["doubtful"])


def _bars() -> Mapping[str, float]:
    """Return how certain the model must be of each kind."""
    told: Mapping[str, float] = _told()["certain"]
    return told
