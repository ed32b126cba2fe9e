"""Moves nodes apart until none lies on the label of another."""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

__all__ = ["apart"]


def apart(points: NDArray[np.float64], box: tuple[float, float], *, rounds: int = 200) -> NDArray[np.float64]:
    """Return `points` moved as little as it takes for boxes about them not to overlap.

    Arguments:
        points: shape (nodes, 2), in pixels.
        box: width and height of the room that each node needs, in pixels.
        rounds: how often to push; what still overlaps after that is left.

    Returns:
        An array of the same shape.
    """
    points = points.copy()
    if len(points) < 2:
        return points
    size = np.array(box)
    # in units of the box an overlap is a distance under 1 on both axes, which a tree of squares finds
    for _ in range(rounds):
        pairs = cKDTree(points / size).query_pairs(0.999, p=np.inf, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        gap = points[pairs[:, 1]] - points[pairs[:, 0]]
        missing = size - np.abs(gap)
        across = (missing[:, 0] / size[0] < missing[:, 1] / size[1]).astype(float)
        sense = np.where(gap == 0, np.where((pairs[:, :1] + pairs[:, 1:]) % 2, 1.0, -1.0), np.sign(gap))
        push = 0.26 * (missing + 0.5) * sense * np.column_stack([across, 1 - across])
        np.add.at(points, pairs[:, 0], -push)
        np.add.at(points, pairs[:, 1], push)
    return points
