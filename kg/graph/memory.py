"""A store in memory: for checking a query's text, for comparing files, and for tests."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.store import Store

__all__ = ["store_of", "store_of_file"]


def store_of(quads: Iterable[ox.Quad] = ()) -> Store:
    """Return a store in memory that holds `quads`."""
    engine = ox.Store()
    engine.bulk_extend(quads)
    return Store(engine)


def store_of_file(path: Path) -> Store:
    """Return a store in memory with what a file of RDF holds; a format without graphs goes into one graph.

    Raises:
        StoreError: the ending is of no RDF format, or the file cannot be read.
    """
    kind = ox.RdfFormat.from_extension(path.suffix.lstrip("."))
    if kind is None:
        raise StoreError(f"{path} is no file of RDF by its ending", "It ends in .ttl, .trig, .nq, .nt, .jsonld or .rdf")
    engine = ox.Store()
    graph = None if kind.supports_datasets else ox.NamedNode("https://w3id.org/send-governance/id/file")
    try:
        engine.bulk_load(path=str(path), format=kind, to_graph=graph)
    except (SyntaxError, ValueError, OSError) as error:
        raise StoreError(f"{path} cannot be read ({error})", "Export it again") from None
    return Store(engine)
