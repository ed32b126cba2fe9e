"""Which engine answers: the store in a folder, opened for reading, or later an endpoint at an address."""

from pathlib import Path

from kg.query.run import Engine

__all__ = ["open_engine"]


def open_engine(store: str) -> Engine:
    """Open a store for asking.

    Arguments:
        store: path of its folder.

    Raises:
        StoreError: there is no store, it is of another data model, or it cannot be read.
    """
    from kg.graph.store import Store

    return Store.read(Path(store))
