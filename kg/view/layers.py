"""Accountability as layers: who answers stands below whom they answer to, from workstream to Parliament."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.view.kinds import LEVELS, group_of
from kg.view.subgraph import Subgraph

__all__ = ["Band", "layers"]

#: room for a node with its label, in pixels
WIDTH, HEIGHT = 165.0, 92.0
#: nodes beside each other before a layer goes on in another row
ROW = 9
#: room above the first row of a layer, where its name stands
HEAD = 44.0

_LEVEL = {key: level for level, (_, groups) in enumerate(LEVELS) for key in groups}


@dataclass(frozen=True, slots=True)
class Band:
    """A layer of the picture: its name, and where it begins and ends, in pixels."""

    label: str
    top: float
    bottom: float


def layers(graph: Subgraph) -> tuple[dict[str, tuple[float, float]], tuple[Band, ...]]:
    """Return the places of the nodes in their layers, and the layers from top to bottom.

    Within a layer the order is that which keeps lines short: each node goes to the middle of its neighbours in the
    other layers, several times over.
    """
    near = graph.neighbours()
    rows: list[list[str]] = [[] for _ in LEVELS]
    for node in graph.nodes:
        level = _LEVEL.get(group_of(node.kind, node.type).key)
        if level is not None:
            rows[level].append(node.id)
    for row in rows:
        row.sort(key=lambda node: (graph.index[node].council, graph.index[node].label, node))
    for sweep in range(8):
        for level in range(len(rows)) if sweep % 2 else reversed(range(len(rows))):
            rows[level] = _settled(rows, level, near)
    return _placed(rows)


def _settled(rows: Sequence[list[str]], level: int, near: Mapping[str, set[str]]) -> list[str]:
    """Return a layer in the order of the middles of its nodes' neighbours in other layers."""
    spot = {
        node: (index + 0.5) / len(row)
        for other, row in enumerate(rows)
        if other != level
        for index, node in enumerate(row)
    }
    now = {node: (index + 0.5) / len(rows[level]) for index, node in enumerate(rows[level])}

    def middle(node: str) -> tuple[float, float]:
        spots = sorted(spot[other] for other in near[node] if other in spot)
        return (sum(spots) / len(spots) if spots else now[node], now[node])

    return sorted(rows[level], key=middle)


def _placed(rows: Sequence[list[str]]) -> tuple[dict[str, tuple[float, float]], tuple[Band, ...]]:
    """Return places and bands, the highest layer at the top; a layer with no node is left out."""
    places: dict[str, tuple[float, float]] = {}
    bands: list[Band] = []
    top = 0.0
    widest = max((min(len(row), ROW) for row in rows), default=1)
    for level in reversed(range(len(rows))):
        row = rows[level]
        if not row:
            continue
        depth = -(-len(row) // ROW)
        across = -(-len(row) // depth)
        # the whole width is used, so that lines run upwards rather than aslant
        pitch = WIDTH * min(widest / across, 1.6)
        for index, node in enumerate(row):
            column, deep = divmod(index, depth)
            count = across if deep + (across - 1) * depth < len(row) else across - 1
            shift = (deep % 2) * 0.25
            x = (column - (count - 1) / 2 + shift) * pitch
            places[node] = (float(round(x)), float(round(top + HEAD + 14 + deep * HEIGHT)))
        bottom = top + HEAD + depth * HEIGHT
        bands.append(Band(LEVELS[level][0], top, bottom))
        top = bottom
    return places, tuple(bands)
