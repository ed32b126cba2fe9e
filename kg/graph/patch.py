"""What changed between two graphs as RDF: the statements that went and came, as an RDF Patch.

A patch (https://afs.github.io/rdf-delta/rdf-patch.html) has a line for each statement, `D` for deleted and `A` for
added, between `TX` and `TC`: applied to the old graph it gives the new one. What only tells the next build what it read
before is no part of it.
"""

from collections.abc import Iterator

from kg.graph.iris import MARKS_GRAPH
from kg.graph.store import Store

__all__ = ["patch"]


def patch(old: Store, new: Store) -> Iterator[str]:
    """Yield the lines of the patch that makes `new` of `old`: what went, then what came, each sorted."""
    before, after = _statements(old), _statements(new)
    yield "TX ."
    yield from (f"D {one} ." for one in sorted(before - after))
    yield from (f"A {one} ." for one in sorted(after - before))
    yield "TC ."


def _statements(store: Store) -> set[str]:
    return {str(quad) for quad in store.engine if quad.graph_name != MARKS_GRAPH}
