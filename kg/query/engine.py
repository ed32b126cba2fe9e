"""Which engine answers: the store in a folder, opened for reading, or the endpoint at an address."""

from kg.errors import StoreError
from kg.query.rows import Engine

__all__ = ["open_engine"]


def open_engine(store: str, *, suggested: bool = False) -> Engine:
    """Open a store for asking.

    Arguments:
        store: path of its folder, or the http(s) address of a SPARQL 1.1 endpoint.
        suggested: as if every suggestion were a fact.

    Raises:
        StoreError: there is no store, it is of another data model, or it cannot be read; or suggestions are asked for
            of an endpoint.
    """
    if store.startswith(("http://", "https://")):
        from kg.graph.endpoint import Endpoint

        if suggested:
            raise StoreError(
                "Suggestions cannot be taken for facts at an endpoint",
                "List them with kg suggest, or ask a store in a folder",
            )
        return Endpoint(store)
    if suggested:
        from kg.graph.suggested import read_suggested

        return read_suggested(store)
    from kg.graph.store import Store

    return Store.read(store)
