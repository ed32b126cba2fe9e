"""Layers for lines of accountability (Sugiyama): who answers stands below whom it answers to.

Lines that pass a layer get a place of their own in it, so that they are led around what stands there. It knows names
of nodes and pairs, and nothing of what they mean. Same input, same places.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Layered", "layered"]

#: how often the order within the layers is gone over
_SWEEPS = 8

Slot = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Layered:
    """Places of nodes as (column, layer), the top layer is 0; and for each line the places that it passes."""

    places: dict[str, tuple[float, int]]
    ways: dict[tuple[str, str], list[tuple[float, int]]]
    width: float
    height: int


def layered(nodes: Sequence[str], lines: Iterable[tuple[str, str]]) -> Layered:
    """Return the layers of a network.

    Arguments:
        nodes: in any order.
        lines: pairs from below to above; a line that closes a circle is drawn, but does not count for the layers.
    """
    wanted = sorted({line for line in lines if line[0] != line[1]})
    upward = _without_circles(sorted(nodes), wanted)
    rank = _ranks(sorted(nodes), upward)
    top = max(rank.values(), default=0)
    layers: list[list[Slot]] = [[] for _ in range(top + 1)]
    for node in sorted(nodes):
        layers[rank[node]].append((node, "", 0))
    chains: dict[tuple[str, str], list[Slot]] = {}
    near: dict[Slot, list[Slot]] = defaultdict(list)
    for source, target in wanted:
        low, high = sorted((rank[source], rank[target]))
        between: list[Slot] = [(source, target, level) for level in range(low + 1, high)]
        for slot in between:
            layers[slot[2]].append(slot)
        if rank[source] > rank[target]:
            between.reverse()
        chain = [(source, "", 0), *between, (target, "", 0)]
        chains[source, target] = chain
        for one, other in itertools.pairwise(chain):
            near[one].append(other)
            near[other].append(one)
    _order(layers, near)
    columns = _columns(layers, near)
    level_of = {slot: top - level for level, layer in enumerate(layers) for slot in layer}
    places = {node: (columns[node, "", 0], level_of[node, "", 0]) for node in nodes}
    ways = {line: [(columns[slot], level_of[slot]) for slot in chain] for line, chain in chains.items()}
    width = max(columns.values(), default=0.0) + 1
    return Layered(places, ways, width, top + 1)


def _without_circles(nodes: Sequence[str], lines: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the lines but those that lead back to where a walk came from."""
    out: dict[str, list[str]] = defaultdict(list)
    for source, target in lines:
        out[source].append(target)
    colour: dict[str, int] = {}
    kept: list[tuple[str, str]] = []
    for start in nodes:
        if start in colour:
            continue
        colour[start] = 1
        stack = [(start, iter(out[start]))]
        while stack:
            node, others = stack[-1]
            other = next(others, None)
            if other is None:
                colour[node] = 2
                stack.pop()
            elif colour.get(other) != 1:
                kept.append((node, other))
                if other not in colour:
                    colour[other] = 1
                    stack.append((other, iter(out[other])))
    return kept


def _ranks(nodes: Sequence[str], lines: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return the layer of each node, 0 at the bottom: one above the highest that answers to it."""
    below: dict[str, set[str]] = defaultdict(set)
    above: dict[str, set[str]] = defaultdict(set)
    for source, target in lines:
        below[target].add(source)
        above[source].add(target)
    rank: dict[str, int] = {}
    waiting = {node: len(below[node]) for node in nodes}
    ready = [node for node in nodes if not waiting[node]]
    while ready:
        node = ready.pop()
        rank[node] = max((rank[other] + 1 for other in below[node]), default=0)
        for other in sorted(above[node]):
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    # what nobody answers to stands just below whom it answers to
    for node in sorted(nodes, key=lambda one: -rank[one]):
        if above[node] and not below[node]:
            rank[node] = min(rank[other] for other in above[node]) - 1
    return rank


def _order(layers: list[list[Slot]], near: dict[Slot, list[Slot]]) -> None:
    """Sort each layer by where the neighbours of its nodes stand."""
    for sweep in range(_SWEEPS):
        walk = range(1, len(layers)) if sweep % 2 == 0 else range(len(layers) - 2, -1, -1)
        for number in walk:
            beside = layers[number - 1] if sweep % 2 == 0 else layers[number + 1]
            place = {slot: position for position, slot in enumerate(beside)}
            here = {slot: position for position, slot in enumerate(layers[number])}

            def middle(slot: Slot, place: dict[Slot, int] = place, here: dict[Slot, int] = here) -> float:
                found = sorted(place[other] for other in near[slot] if other in place)
                return sum(found) / len(found) if found else float(here[slot])

            layers[number].sort(key=middle)


def _columns(layers: list[list[Slot]], near: dict[Slot, list[Slot]]) -> dict[Slot, float]:
    """Return the column of each: near the middle of its neighbours, a whole node from the one beside it."""
    widest = max((len(layer) for layer in layers), default=1)
    columns = {slot: position + (widest - len(layer)) / 2 for layer in layers for position, slot in enumerate(layer)}
    for turn in range(6):
        for layer in layers if turn % 2 == 0 else layers[::-1]:
            wished = {
                slot: sum(columns[other] for other in near[slot]) / len(near[slot]) if near[slot] else columns[slot]
                for slot in layer
            }
            _spread(layer, wished, columns)
    least = min(columns.values(), default=0.0)
    return {slot: round(column - least, 2) for slot, column in columns.items()}


def _spread(layer: Sequence[Slot], wished: dict[Slot, float], columns: dict[Slot, float]) -> None:
    """Give each of a layer the column that it wishes for, moved as little as keeps room between two.

    Neighbours that would touch become a group, which stands where its members wish to be on average.
    """
    groups: list[tuple[list[Slot], list[float], float]] = []
    for slot in layer:
        members, offsets, wish = [slot], [0.0], wished[slot]
        groups.append((members, offsets, wish))
        while len(groups) > 1:
            left, right = groups[-2], groups[-1]
            room = _room(left[0][-1], right[0][0])
            if right[2] - (left[2] + left[1][-1]) >= room:
                break
            shift = left[1][-1] + room
            joined = [*left[1], *(shift + offset for offset in right[1])]
            slots = [*left[0], *right[0]]
            start = sum(wished[one] - offset for one, offset in zip(slots, joined, strict=True)) / len(slots)
            groups[-2:] = [(slots, joined, start)]
    for members, offsets, start in groups:
        for slot, offset in zip(members, offsets, strict=True):
            columns[slot] = start + offset


def _room(one: Slot, other: Slot) -> float:
    """Return how far two neighbours are apart: a line that only passes needs less than a box."""
    return 1.0 - 0.3 * (bool(one[1]) + bool(other[1]))
