"""The store as RDF files: the same bytes for the same graph, whatever the order in which it was built.

Statements are sorted and handed to the engine's own serialiser, one document at a time, so that memory does not grow
with the number of documents. What several documents share (the things, the codes) comes last.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO, Final, Protocol

import pyoxigraph as ox

from kg.graph.foreign import OwnText
from kg.graph.iris import DATASET_GRAPH, REGISTERS_GRAPH, document_graph, document_iri, inferred_graph
from kg.graph.store import Store
from kg.graph.vocabulary import DCTERMS, PREFIXES, SCHEMA, SG

__all__ = ["RDF_FORMATS", "write_rdf"]

#: name -> the engine's format; whether it has named graphs is the format's own affair
RDF_FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}

#: graphs that belong to no document and are written; the bookkeeping of builds is none of them
WHOLE: Final = (DATASET_GRAPH, REGISTERS_GRAPH)


class Asked(Protocol):
    """What can be written: a store, or an endpoint that holds one."""

    def query(self, text: str) -> Any:
        """Return solutions of a SELECT, triples of a CONSTRUCT."""


def write_rdf(engine: Asked, name: str, out: BinaryIO, *, inferred: bool, texts: bool = True) -> None:
    """Write the whole store.

    Arguments:
        engine: a store opened for reading, or an endpoint.
        name: a key of `RDF_FORMATS`. In `turtle`, which has no graphs, the union of all graphs is written.
        out: where to.
        inferred: whether to write what is inferred too.
        texts: whether to write the stored texts of the documents too.
    """
    rdf_format = RDF_FORMATS[name]
    blocks = _quads(engine, inferred=inferred) if rdf_format.supports_datasets else _triples(engine, inferred=inferred)
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


def _graphs_of(source: str, *, inferred: bool) -> list[ox.NamedNode]:
    """Return the graphs of a document."""
    return [document_graph(source), inferred_graph(source)] if inferred else [document_graph(source)]


def _sources(engine: Asked) -> list[str]:
    """Return the sources of the documents, sorted."""
    rows = engine.query(f"SELECT ?source WHERE {{ ?paper a {SG.Document} ; {DCTERMS.identifier} ?source }}")
    return sorted({row[0].value for row in rows})


def _lines(engine: Asked, graph: ox.NamedNode) -> list[bytes]:
    """Return the statements of a graph as lines of N-Triples, sorted."""
    if isinstance(engine, Store):
        written = engine.engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
        assert written is not None  # it is None only where a file to write to is given
        return sorted(written.splitlines())
    triples = engine.query(OwnText(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"))
    return sorted(f"{triple} .".encode() for triple in triples)


def _quads(engine: Asked, *, inferred: bool) -> Iterator[list[bytes]]:
    """Yield the statements of each graph as lines of N-Quads."""
    of_documents = (graph for source in _sources(engine) for graph in _graphs_of(source, inferred=inferred))
    for graph in chain(of_documents, WHOLE):
        end = f" {graph} .".encode()
        yield [line.removesuffix(b" .") + end for line in _lines(engine, graph)]


def _triples(engine: Asked, *, inferred: bool) -> Iterator[list[bytes]]:
    """Yield each triple of the union once: what is a document's own, document by document, then what is shared."""
    shared = {line for graph in WHOLE for line in _lines(engine, graph)}
    for source in _sources(engine):
        own: set[bytes] = set()
        for graph in _graphs_of(source, inferred=inferred):
            for line in _lines(engine, graph):
                (own if line.startswith(_starts(source)) else shared).add(line)
        yield sorted(own)
    yield sorted(shared)


def _starts(source: str) -> tuple[bytes, bytes]:
    """Return how the lines begin that are about the document `source` or what stands under it, in no other graph."""
    document = document_iri(source).value.encode()
    return b"<" + document + b">", b"<" + document + b"/"
