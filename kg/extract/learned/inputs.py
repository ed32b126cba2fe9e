"""A window as numbers: what the network is given. Training and reading share this, so that both see the same."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.extract.learned.pieces import CLASS, SEPARATOR, Pieces
from kg.extract.learned.window import Window

__all__ = ["LONGEST", "Inputs", "inputs", "spans_apart"]

#: pieces of a window at most
LONGEST = 500
#: steps in which the distance of two spans is told, in each direction
_STEPS = 12

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Inputs:
    """A window for the network: four numbers for each piece, and for each word its first piece."""

    pieces: Integers
    types: Integers
    parts: Integers
    first: Integers


def inputs(window: Window, pieces: Pieces) -> Inputs:
    """Return a window as numbers; what is beyond the longest length is cut off."""
    numbers, owners, first = [pieces[CLASS]], [-1], []
    part = 0
    for at, word in enumerate(window.words):
        if window.parts[at] != part:
            numbers.append(pieces[SEPARATOR])
            owners.append(-1)
            part = window.parts[at]
        first.append(len(numbers))
        cut = pieces.of(word)
        numbers.extend(cut)
        owners.extend([at] * len(cut))
    numbers.append(pieces[SEPARATOR])
    owners.append(-1)
    types = [2 * label + begins for label, begins in window.types()]
    return Inputs(
        np.array(numbers[:LONGEST]),
        np.array([types[at] if at >= 0 else 0 for at in owners[:LONGEST]]),
        np.array([window.parts[at] if at >= 0 else 3 for at in owners[:LONGEST]]),
        np.minimum(np.array(first), LONGEST - 1),
    )


def spans_apart(spans: list[tuple[int, int]]) -> Integers:
    """Return how far each span begins from each other, in steps that grow: 0 to 11 forward, 12 to 23 back."""
    starts = np.array([first for first, _ in spans])
    distance = starts[None, :] - starts[:, None]
    step = np.minimum(_STEPS - 1, np.floor(np.log2(np.abs(distance) + 1) * 1.7)).astype(np.int64)
    out: Integers = np.where(distance >= 0, step, _STEPS + step)
    return out
