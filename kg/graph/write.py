"""The store as RDF files: the same bytes for the same graph, whatever the order in which it was built.

Statements are sorted and handed to the engine's own serialiser, one document at a time, so that memory does not grow
with the number of documents. What several documents share (the things, the codes) comes last.
"""

from collections.abc import Iterable, Iterator
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
    blocks = _quads(store, inferred=inferred) if rdf_format.supports_datasets else _triples(store, inferred=inferred)
    lines = (b"\n".join(block if texts else _without_texts(block)) + b"\n" for block in blocks if block)
    if name == "nquads":
        out.writelines(lines)
        return
    statements = (quad for block in lines for quad in ox.parse(block, format=ox.RdfFormat.N_QUADS))
    ox.serialize(statements, out, format=rdf_format, prefixes=dict(PREFIXES))


def _without_texts(block: Iterable[bytes]) -> Iterator[bytes]:
    """Leave out the stored texts of documents; a fact, which stands under its document, keeps its own text."""
    depth = document_iri("x").value.count("/")
    for line in block:
        subject, predicate, _ = line.split(b" ", 2)
        if predicate != str(SCHEMA.text).encode() or subject.count(b"/") != depth:
            yield line


def _graphs(store: Store, *, inferred: bool) -> list[ox.NamedNode]:
    """Return the graphs to write, sorted; the bookkeeping of builds is none of them."""
    left_out = {MARKS_GRAPH}
    if not inferred:
        left_out.update(inferred_graph(source) for source in store.documents())
    graphs = {graph for graph in store.engine.named_graphs() if isinstance(graph, ox.NamedNode)}
    return sorted(graphs - left_out, key=str)


def _lines(store: Store, graph: ox.NamedNode) -> list[bytes]:
    """Return the statements of a graph as lines of N-Triples, sorted; the engine writes them, which is quick."""
    written = store.engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
    assert written is not None  # it is None only where a file to write to is given
    return sorted(written.splitlines())


def _quads(store: Store, *, inferred: bool) -> Iterator[list[bytes]]:
    """Yield the statements of each graph as lines of N-Quads."""
    for graph in _graphs(store, inferred=inferred):
        end = f" {graph} .".encode()
        yield [line.removesuffix(b" .") + end for line in _lines(store, graph)]


def _triples(store: Store, *, inferred: bool) -> Iterator[list[bytes]]:
    """Yield each triple of the union once: what is a document's own, document by document, then what is shared."""
    graphs = set(_graphs(store, inferred=inferred))
    shared: set[bytes] = set()
    for source in store.documents():
        own: set[bytes] = set()
        for graph in graphs.intersection((document_graph(source), inferred_graph(source))):
            graphs.remove(graph)
            for line in _lines(store, graph):
                (own if line.startswith(_starts(source)) else shared).add(line)
        yield sorted(own)
    for graph in graphs:
        shared.update(_lines(store, graph))
    yield sorted(shared)


def _starts(source: str) -> tuple[bytes, bytes]:
    """Return how the lines begin that are about the document `source` or what stands under it, in no other graph."""
    document = document_iri(source).value.encode()
    return b"<" + document + b">", b"<" + document + b"/"
