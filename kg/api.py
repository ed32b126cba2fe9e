"""The graph in Python: an rdflib dataset, the saved questions' answers, and a networkx network.

    import kg
    graph = kg.open("kg-store")                                   # an rdflib.Dataset, read only
    rows = kg.ask("kg-store", "monitoring", council="Aldermouth")  # rows with the columns of the question
    network = kg.network("kg-store")                               # a networkx.MultiDiGraph

Nothing here writes to a store. Each call opens the store anew and sees it as it then is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    from pandas import DataFrame
    from rdflib import Dataset

__all__ = ["Rows", "ask", "network", "open_dataset"]

#: where a store is: its folder, or the http(s) address of a SPARQL 1.1 endpoint
Place = str | PathLike[str]


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: the names of its columns, and its rows as texts in their order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __iter__(self) -> Iterator[Mapping[str, str]]:
        """Go through the rows, each as column to text."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_pandas(self) -> "DataFrame":
        """Return the answer as a pandas data frame of texts.

        Raises:
            ImportError: pandas is not installed; `pip install pandas` brings it.
        """
        from pandas import DataFrame

        return DataFrame(list(self.rows), columns=list(self.columns))


def open_dataset(store: Place) -> "Dataset":
    """Open a store as an rdflib dataset; `kg.open` is its name outside.

    Arguments:
        store: the folder of a store.

    Returns:
        A dataset that cannot be written to, whose default graph is the union of all documents' graphs. rdflib's own
        queries and look-ups work on it, answered by the store's engine.

    Raises:
        StoreError: there is no store, it is of another data model, or it is an endpoint, which rdflib asks itself
            (`SPARQLStore`).
    """
    from kg.errors import StoreError
    from kg.graph.store import Store

    if fspath(store).startswith(("http://", "https://")):
        remedy = "Use rdflib.plugins.stores.sparqlstore.SPARQLStore with its address"
        raise StoreError("An endpoint is no folder", remedy)
    return Store.read(fspath(store)).dataset()


def ask(store: Place, question: str, *, evidence: bool = False, as_of: str | None = None, **parameters: str) -> Rows:
    """Ask a saved question.

    Arguments:
        store: the folder of a store, or the address of an endpoint.
        question: its name, as `kg query` lists it.
        evidence: a row for each sentence that a row rests on, with where it stands.
        as_of: ISO 8601 date, whole or cut: as the papers stood on that day.
        **parameters: of the question; `from` is a word of Python and is written `from_`.

    Returns:
        The rows, with the columns that `kg query` gives.

    Raises:
        QueryError: there is no such question or parameter, or a value names nothing that the store holds.
        StoreError: there is no store, or it cannot answer.
    """
    from kg.query.catalogue import Catalogue
    from kg.query.engine import open_engine
    from kg.query.run import answer_to

    asked = Catalogue.load().question(question)
    values = {name.removesuffix("_"): value for name, value in parameters.items()}
    answer = answer_to(asked, open_engine(fspath(store)), values, evidence=evidence, as_of=as_of)
    return Rows(answer.columns, tuple(answer.rows))


def network(store: Place) -> "nx.MultiDiGraph[Any]":
    """Return the things and facts of a store as a network.

    Arguments:
        store: the folder of a store, or the address of an endpoint.

    Returns:
        A multigraph of IRIs, with labels and kinds on its nodes, and relation, status, dates, council and sentence on
        its edges; `kg.query.network.network` tells all of them.

    Raises:
        StoreError: there is no store, or it cannot answer.
    """
    from kg.query.engine import open_engine
    from kg.query.network import network as network_of

    return network_of(open_engine(fspath(store)))
