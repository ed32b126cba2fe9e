"""Where each node of a graph is drawn, computed beforehand: the page itself runs no physics.

A council and what belongs to it is laid out on its own, so that a change in one council moves that council only; the
parts are then set beside each other without overlap, what is national in the middle.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from kg.view.forces import Points, anchor, place
from kg.view.overlap import apart
from kg.view.subgraph import Subgraph

__all__ = ["EDGE", "LABELLED", "layout"]

#: length of a line on paper, in pixels at full size
EDGE = 105.0
#: up to this many nodes every one has room for its label
LABELLED = 420
#: room for a node with its label, and for a node alone, in pixels
LABEL_BOX = (128.0, 52.0)
BARE_BOX = (30.0, 30.0)
#: free space between parts
GAP = 60.0


def layout(graph: Subgraph) -> dict[str, tuple[float, float]]:
    """Return for each node its place, in pixels at full size; the same graph gives the same places.

    Arguments:
        graph: what is to be drawn.

    Returns:
        IRI -> (x, y), whole pixels, y growing downwards, the centre near the origin.
    """
    box = LABEL_BOX if len(graph.nodes) <= LABELLED else BARE_BOX
    parts: list[tuple[str, list[str], Points]] = []
    near = graph.neighbours()
    for name, members in _communities(graph).items():
        parts.append((name, *_part(members, near, box)))
    parts.sort(key=lambda part: (part[0] != "", -len(part[1]), part[0]))
    centres = _pack([(name, _radius(points)) for name, _, points in parts])
    places = {}
    for (_, members, points), (left, top) in zip(parts, centres, strict=True):
        for node, (x, y) in zip(members, points, strict=True):
            places[node] = (float(round(x + left)), float(round(y + top)))
    return places


def _communities(graph: Subgraph) -> dict[str, list[str]]:
    """Return the nodes by council; what belongs to none goes to the one council that it is tied to, else to `""`."""
    home = {node.id: node.council for node in graph.nodes}
    near = graph.neighbours()
    for node in graph.nodes:
        if not node.council:
            councils = Counter(graph.index[other].council for other in sorted(near[node.id]))
            councils.pop("", None)
            if len(councils) == 1:
                home[node.id] = next(iter(councils))
    if len(set(home.values())) <= 3:
        return {"": [node.id for node in graph.nodes]}
    groups: dict[str, list[str]] = defaultdict(list)
    for node in graph.nodes:
        groups[home[node.id]].append(node.id)
    return groups


def _part(members: Sequence[str], near: dict[str, set[str]], box: tuple[float, float]) -> tuple[list[str], Points]:
    """Return the members of one part in order, and their places about the origin, connected pieces packed."""
    inside = set(members)
    order: list[str] = []
    pieces: list[tuple[str, float]] = []
    drawn: list[Points] = []
    alone: list[str] = []
    for piece in _pieces(members, near):
        if len(piece) == 1:
            alone.extend(piece)
            continue
        position = {node: index for index, node in enumerate(piece)}
        edges = [(position[a], position[b]) for a in piece for b in sorted(near[a] & inside) if a < b]
        points = apart(place(piece, edges) * EDGE * (1.0 if box is LABEL_BOX else 0.6), box)
        order.extend(piece)
        pieces.append((piece[0], _radius(points)))
        drawn.append(points)
    if alone:
        columns = max(1, math.ceil(math.sqrt(len(alone) * box[1] / box[0])))
        points = np.array([(i % columns * box[0], i // columns * box[1]) for i in range(len(alone))], dtype=float)
        points -= points.mean(axis=0)
        order.extend(alone)
        pieces.append((alone[0], _radius(points)))
        drawn.append(points)
    centres = _pack(pieces)
    moved = [points + np.array(centre) for points, centre in zip(drawn, centres, strict=True)]
    return order, np.concatenate(moved) if moved else np.zeros((0, 2))


def _pieces(members: Sequence[str], near: dict[str, set[str]]) -> list[list[str]]:
    """Return the connected pieces, the largest first, each with its nodes sorted."""
    left, pieces = set(members), []
    for start in members:
        if start not in left:
            continue
        left.discard(start)
        piece, ahead = [start], [start]
        while ahead:
            for other in sorted(near[ahead.pop()] & left):
                left.discard(other)
                piece.append(other)
                ahead.append(other)
        pieces.append(sorted(piece))
    return sorted(pieces, key=lambda piece: (-len(piece), piece[0]))


def _radius(points: Points) -> float:
    """Return the radius of a circle about the origin that holds `points` with their labels."""
    return float(np.linalg.norm(points, axis=1).max()) + GAP if len(points) else GAP


def _pack(circles: Sequence[tuple[str, float]]) -> list[tuple[float, float]]:
    """Return centres at which `circles` (name, radius) do not overlap.

    The first lies in the middle, each next as near to it as there is room, in a direction that its name gives.
    """
    placed: list[tuple[float, float, float]] = []
    for name, radius in circles:
        if not placed:
            placed.append((0.0, 0.0, radius))
            continue
        x, y = anchor(name)
        direction = math.atan2(y, x)
        taken = np.array(placed)
        turns = np.array([sign * turn for turn in range(13) for sign in (1, -1)][1:]) * (math.pi / 12)
        distance = placed[0][2] + radius
        while True:
            spots = distance * np.column_stack([np.cos(direction + turns) * 1.25, np.sin(direction + turns)])
            gaps = np.linalg.norm(spots[:, None] - taken[None, :, :2], axis=2) - taken[None, :, 2] - radius
            free = np.flatnonzero((gaps >= -1e-6).all(axis=1))
            if len(free):
                placed.append((float(spots[free[0], 0]), float(spots[free[0], 1]), radius))
                break
            distance += max(radius * 0.3, 12.0)
    return [(x, y) for x, y, _ in placed]
