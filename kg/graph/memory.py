"""A store in memory: for checking a query's text, for comparing files, and for tests."""

from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.store import Store

__all__ = ["store_of"]


def store_of(quads: Iterable[ox.Quad] = ()) -> Store:
    """Return a store in memory that holds `quads`."""
    engine = ox.Store()
    engine.bulk_extend(quads)
    return Store(engine)
