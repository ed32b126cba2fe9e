"""What the index gives: a fact in full, with its council and the places on which it rests."""

from dataclasses import dataclass

from kg.query.facts import Fact
from kg.view.subgraph import Passage

__all__ = ["Hit", "Spot", "Told"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a paper on which a fact rests: its words and what stands around them, from `start` to `end`."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of one paper, the council whose paper it is, and its places."""

    fact: Fact
    council: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that a search found: the paper, where it begins in the text, and its words."""

    source: str
    start: int
    words: str
