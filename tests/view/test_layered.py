"""Layers: who answers stands below whom it answers to, lines go around what stands between, circles do no harm."""

import itertools

from kg.view.site.layered import layered


def test_who_answers_stands_below() -> None:
    """A line over two layers passes the one between at a place of its own."""
    lines = [("plan", "board"), ("board", "cabinet"), ("plan", "cabinet")]
    placed = layered(["board", "cabinet", "plan"], lines)
    assert {node: layer for node, (_, layer) in placed.places.items()} == {"cabinet": 0, "board": 1, "plan": 2}
    way = placed.ways["plan", "cabinet"]
    assert [layer for _, layer in way] == [2, 1, 0]
    assert abs(way[1][0] - placed.places["board"][0]) >= 0.4
    assert layered(["plan", "cabinet", "board"], lines[::-1]) == placed


def test_boxes_of_a_layer_do_not_touch() -> None:
    """However many answer to one, each has its room."""
    nodes = [f"group {number}" for number in range(7)]
    placed = layered([*nodes, "board"], [(node, "board") for node in nodes])
    columns = sorted(placed.places[node][0] for node in nodes)
    assert all(right - left >= 0.99 for left, right in itertools.pairwise(columns))
    assert placed.height == 2


def test_a_circle_is_drawn_and_ends() -> None:
    """The line that closes it counts for no layer, and is drawn all the same."""
    placed = layered(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")])
    assert len({layer for _, layer in placed.places.values()}) == 3
    assert ("c", "a") in placed.ways
