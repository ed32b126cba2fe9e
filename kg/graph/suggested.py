"""Taking in suggestions: what each would say as a fact is put into its document's graph, in a copy of the store."""

import shutil
import weakref
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.store import Store
from kg.graph.vocabulary import RDF, SG

__all__ = ["read_suggested", "take_in_suggestions"]


def read_suggested(path: Path | str) -> Store:
    """Open the store at `path` for reading as it would be if every suggestion in it were a fact.

    It is a copy that goes with the program; each such fact has its score (`sg:score`).

    Raises:
        StoreError: as for `Store.read`, or no copy can be made.
    """
    read = Store.read(path)
    folder = mkdtemp(prefix="kg-suggested-")
    try:
        read.engine.backup(f"{folder}/store")
        store = Store(ox.Store(f"{folder}/store"))
        take_in_suggestions(store.engine)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise StoreError(f"No copy of the store {path} can be made ({error})", "Ask without --suggested") from None
    weakref.finalize(store, shutil.rmtree, folder, ignore_errors=True)
    return store


def take_in_suggestions(engine: ox.Store) -> None:
    """Let every suggestion in a store be a fact.

    Arguments:
        engine: a copy that nobody else reads, open for writing.
    """
    found = list(engine.quads_for_pattern(None, RDF.type, SG.Suggestion, None))
    for suggested in dict.fromkeys(quad.graph_name for quad in found):
        assert isinstance(suggested, ox.NamedNode)
        graph = ox.NamedNode(suggested.value.removesuffix("suggested") + "graph")
        nodes = {quad.subject for quad in found if quad.graph_name == suggested}
        # the places and their words as they are, and what each suggestion would say
        quads = list(engine.quads_for_pattern(None, None, None, suggested))
        engine.extend(ox.Quad(q.subject, q.predicate, q.object, graph) for q in quads if q.subject not in nodes)
        for quad in quads:
            if quad.predicate == SG.triples and isinstance(quad.object, ox.Literal):
                facts = ox.parse(quad.object.value.encode(), format=ox.RdfFormat.N_TRIPLES)
                engine.extend(ox.Quad(fact.subject, fact.predicate, fact.object, graph) for fact in facts)
        engine.remove_graph(suggested)
