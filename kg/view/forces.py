"""Positions for the nodes of one connected graph: distances on paper follow distances in the graph.

Up to `DENSE` nodes the whole matrix of distances is made to fit (stress majorisation, Gansner et al. 2004); above,
distances to a few pivots give the first picture (Pivot MDS, Brandes and Pich 2006) and springs between neighbours
refine it. Nothing is random: what would be chance comes from a hash of each node's name, so that the same graph gives
the same picture, and a small change of the graph moves little.
"""

from collections.abc import Sequence
from hashlib import blake2s

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

__all__ = ["anchor", "place"]

Points = NDArray[np.float64]

#: above this many nodes the distances of all pairs are too many to fit
DENSE = 700
#: pivots for the first picture of a large graph
PIVOTS = 60


def anchor(name: str) -> tuple[float, float]:
    """Return a point in the square from -1 to 1 that depends on `name` only."""
    digest = blake2s(name.encode(), digest_size=8).digest()
    x, y = (int.from_bytes(part) / 2**31 - 1 for part in (digest[:4], digest[4:]))
    return x, y


def place(names: Sequence[str], edges: Sequence[tuple[int, int]]) -> Points:
    """Return a point for each of `names`, in units of one edge.

    Arguments:
        names: one stable name for each node, such as its IRI.
        edges: pairs of positions in `names`; the graph that they make must be connected.

    Returns:
        An array of shape (number of nodes, 2), its centre at the origin.
    """
    count = len(names)
    anchors = np.array([anchor(name) for name in names]).reshape(count, 2)
    if count < 2:
        return np.zeros((count, 2))
    pairs = np.array(sorted({(min(a, b), max(a, b)) for a, b in edges if a != b}))
    graph = csr_array(
        (np.ones(2 * len(pairs)), (np.r_[pairs[:, 0], pairs[:, 1]], np.r_[pairs[:, 1], pairs[:, 0]])),
        shape=(count, count),
    )
    if count <= DENSE:
        distances = dijkstra(graph, unweighted=True)
        points = _majorise(_turn(_scale(distances, anchors), anchors), distances)
    else:
        points = _spring(
            _turn(_scale(dijkstra(graph, unweighted=True, indices=_pivots(graph)).T, anchors), anchors), pairs
        )
    return np.asarray(points - points.mean(axis=0))


def _pivots(graph: csr_array) -> NDArray[np.int64]:
    """Return nodes that lie far from each other, beginning with the one of most neighbours."""
    first = int(np.argmax(np.diff(graph.indptr)))
    chosen, nearest = [first], dijkstra(graph, unweighted=True, indices=first)
    while len(chosen) < min(PIVOTS, graph.shape[0]):
        chosen.append(int(np.argmax(nearest)))
        nearest = np.minimum(nearest, dijkstra(graph, unweighted=True, indices=chosen[-1]))
    return np.array(chosen)


def _scale(distances: Points, anchors: Points) -> Points:
    """Return classical scaling of squared distances (all, or to pivots), nudged so that twins do not coincide."""
    squared = distances**2
    centred = -0.5 * (squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean())
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, -2:] if vectors.shape[1] > 1 else np.column_stack([vectors, vectors])
    points = centred @ axes
    spread = np.sqrt((points**2).sum(axis=1).mean()) or 1.0
    target = np.sqrt(squared.mean() / 2) or 1.0
    return np.asarray(points / spread * target + 0.35 * anchors)


def _turn(points: Points, anchors: Points) -> Points:
    """Return `points` turned and mirrored to lie as near to `anchors` as they can: eigenvectors have no fixed sense."""
    centred = points - points.mean(axis=0)
    left, _, right = np.linalg.svd(centred.T @ anchors)
    return np.asarray(centred @ (left @ right))


def _majorise(points: Points, distances: Points, rounds: int = 120) -> Points:
    """Return `points` moved so that their distances fit `distances`, near ones counting most."""
    count = len(points)
    with np.errstate(divide="ignore"):
        weights = np.where(distances > 0, distances**-2.0, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + np.ones((count, count)) / count) - np.ones((count, count)) / count
    product = weights * distances
    for _ in range(rounds):
        gaps = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
        ratio = np.where(gaps > 1e-9, product / np.maximum(gaps, 1e-9), 0.0)
        target = np.diag(ratio.sum(axis=1)) - ratio
        moved = inverse @ (target @ points)
        if np.abs(moved - points).max() < 1e-3:
            return np.asarray(moved)
        points = moved
    return points


def _spring(points: Points, pairs: NDArray[np.int64], rounds: int = 80) -> Points:
    """Return `points` after springs along edges and a push between nodes that are near each other on paper."""
    count = len(points)
    degree = np.bincount(pairs.ravel(), minlength=count)[:, None]
    for step in range(rounds):
        heat = 0.5 * (1 - step / rounds) + 0.02
        move = np.zeros_like(points)
        gap = points[pairs[:, 1]] - points[pairs[:, 0]]
        length = np.maximum(np.linalg.norm(gap, axis=1, keepdims=True), 1e-6)
        pull = gap * (1 - 1 / length)
        np.add.at(move, pairs[:, 0], pull)
        np.add.at(move, pairs[:, 1], -pull)
        move /= np.maximum(degree, 1)
        close = cKDTree(points).query_pairs(1.6, output_type="ndarray")[: 60 * count]
        if len(close):
            gap = points[close[:, 1]] - points[close[:, 0]]
            square = np.maximum((gap**2).sum(axis=1, keepdims=True), 0.02)
            push = 0.25 * gap / square
            np.add.at(move, close[:, 0], -push)
            np.add.at(move, close[:, 1], push)
        size = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        points = points + move / size * np.minimum(size, heat * 2)
    return points
