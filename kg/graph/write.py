"""The store as RDF files: the same bytes for the same graph, whatever the order in which it was built.

Statements are sorted and handed to the engine's own serialiser, one document at a time, so that memory does not grow
with the number of documents. What several documents share (the things, the codes) comes first.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

import pyoxigraph as ox

from kg.graph.iris import MARKS_GRAPH, document_graph, document_iri, inferred_graph
from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES, SCHEMA

__all__ = ["RDF_FORMATS", "write_rdf"]

#: name -> the engine's format; whether it has named graphs is the format's own affair
RDF_FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def write_rdf(store: Store, name: str, out: BinaryIO, *, inferred: bool, texts: bool = True) -> None:
    """Write the whole store.

    Arguments:
        store: opened for reading.
        name: a key of `RDF_FORMATS`. In `turtle`, which has no graphs, the union of all graphs is written.
        out: where to.
        inferred: whether to write what is inferred too.
        texts: whether to write the stored texts of the documents too.
    """
    rdf_format = RDF_FORMATS[name]
    prefixes = None if name == "nquads" else dict(PREFIXES)

    def kept(statement: ox.Quad | ox.Triple) -> bool:
        return texts or statement.predicate != SCHEMA.text or not _is_document(statement.subject)

    if rdf_format.supports_datasets:
        quads = filter(kept, _quads(store, inferred=inferred))
        ox.serialize(quads, out, format=rdf_format, prefixes=prefixes)
    else:
        triples = filter(kept, _triples(store, inferred=inferred))
        ox.serialize(triples, out, format=rdf_format, prefixes=prefixes)


def _is_document(subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> bool:
    """Tell whether a subject is a document itself, and not a fact under it, which has a text of its own."""
    return isinstance(subject, ox.NamedNode) and subject.value.count("/") == document_iri("x").value.count("/")


def _graphs(store: Store, *, inferred: bool) -> list[ox.NamedNode]:
    """Return the graphs to write, sorted; the bookkeeping of builds is none of them."""
    left_out = {MARKS_GRAPH}
    if not inferred:
        left_out.update(inferred_graph(source) for source in store.documents())
    graphs = {graph for graph in store.engine.named_graphs() if isinstance(graph, ox.NamedNode)}
    return sorted(graphs - left_out, key=str)


def _quads(store: Store, *, inferred: bool) -> Iterator[ox.Quad]:
    for graph in _graphs(store, inferred=inferred):
        yield from sorted(store.engine.quads_for_pattern(None, None, None, graph), key=str)


def _triples(store: Store, *, inferred: bool) -> Iterator[ox.Triple]:
    """Yield each triple of the union once: what is shared, then what is a document's own, document by document."""
    graphs = _graphs(store, inferred=inferred)
    sources = list(store.documents())
    own = {graph: source for source in sources for graph in (document_graph(source), inferred_graph(source))}
    shared = {
        quad.triple
        for graph in graphs
        for quad in store.engine.quads_for_pattern(None, None, None, graph)
        if graph not in own or not _is_own(quad, own[graph])
    }
    yield from sorted(shared, key=str)
    written = set(graphs)
    for source in sources:
        triples = {
            quad.triple
            for graph in (document_graph(source), inferred_graph(source))
            if graph in written
            for quad in store.engine.quads_for_pattern(None, None, None, graph)
            if _is_own(quad, source)
        }
        yield from sorted(triples, key=str)


def _is_own(quad: ox.Quad, source: str) -> bool:
    """Tell whether a statement is about the document `source` or what stands under it, and so in no other graph."""
    document = document_iri(source).value
    subject = str(quad.subject)
    return subject.startswith((f"<{document}>", f"<{document}/"))
