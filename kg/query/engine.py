"""Which engine answers: the store in a folder, opened for reading, or the endpoint at an address."""

from kg.query.run import Engine

__all__ = ["open_engine"]


def open_engine(store: str) -> Engine:
    """Open a store for asking.

    Arguments:
        store: path of its folder, or the http(s) address of a SPARQL 1.1 endpoint.

    Raises:
        StoreError: there is no store, it is of another data model, or it cannot be read.
    """
    if store.startswith(("http://", "https://")):
        from kg.graph.endpoint import Endpoint

        return Endpoint(store)
    from kg.graph.store import Store

    return Store.read(store)
