"""The store as RDF files: the same bytes for the same graph, whatever the order in which it was built.

Statements are sorted and handed to the engine's own serialiser, one document at a time, so that memory does not grow
with the number of documents. What several documents share (the things, the codes) comes last.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO, Final, Protocol

import pyoxigraph as ox

from kg.graph.foreign import OwnText
from kg.graph.iris import REGISTERS_GRAPH, graphs_of
from kg.graph.store import Store
from kg.graph.vocabulary import DCTERMS, OA, RDFS, SCHEMA, SG, SKOS, VOID, WRITTEN, XSD

__all__ = ["RDF_FORMATS", "write_rdf"]

#: name -> the engine's format; whether it has named graphs is the format's own affair
RDF_FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}

#: how a statement ends whose object is a whole number, as the engine has it, and as it was written
_INTEGER: Final = f"^^{XSD.integer} .".encode()
_COUNT: Final = f"^^{XSD.nonNegativeInteger} .".encode()
_LABEL: Final = str(RDFS.label).encode()
_OTHER_NAME: Final = str(SKOS.altLabel).encode()
_KIND: Final = str(DCTERMS.type).encode()
#: a statement about where a quote stands, or that leads to one; `kg.graph.evidence` gives these names
_POSITION: Final = re.compile(rf"(<[^<>]*> {OA.hasSelector} )?<[^<>]*/quote/[0-9a-f]{{12}}(-\d+)?/position> ".encode())


class Asked(Protocol):
    """What can be written: a store, or an endpoint that holds one."""

    def query(self, text: str) -> Any:
        """Return solutions of a SELECT, triples of a CONSTRUCT."""


def write_rdf(
    engine: Asked, name: str, out: BinaryIO, *, inferred: bool, texts: bool = True, positions: bool = True
) -> None:
    """Write the whole store.

    Arguments:
        engine: a store opened for reading, or an endpoint.
        name: a key of `RDF_FORMATS`. In `turtle`, which has no graphs, the union of all graphs is written.
        out: where to.
        inferred: whether to write what is inferred too.
        texts: whether to write the stored texts of the documents too.
        positions: whether to write at which characters quotes stand, which change with every word before them.
    """
    rdf_format = RDF_FORMATS[name]
    documents = _documents(engine)
    blocks = (_quads if rdf_format.supports_datasets else _triples)(engine, documents, inferred=inferred)
    if not texts:
        starts = tuple(f"{document} {SCHEMA.text} ".encode() for document in documents)
        blocks = ([line for line in block if not line.startswith(starts)] for block in blocks)
    if not positions:
        blocks = ([line for line in block if not _POSITION.match(line)] for block in blocks)
    lines = (b"\n".join(block) + b"\n" for block in blocks if block)
    if name == "nquads":
        out.writelines(lines)
        return
    statements = (quad for block in lines for quad in ox.parse(block, format=ox.RdfFormat.N_QUADS))
    ox.serialize(statements, out, format=rdf_format, prefixes=dict(WRITTEN))


def _documents(engine: Asked) -> list[ox.NamedNode]:
    """Return the documents, in the order of their paths."""
    rows = engine.query(f"SELECT ?paper ?source WHERE {{ ?paper a {SG.Document} ; {DCTERMS.identifier} ?source }}")
    named = sorted({(row[1].value, row[0].value) for row in rows})
    return [ox.NamedNode(iri) for _, iri in named]


def _whole(engine: Asked) -> list[ox.NamedNode]:
    """Return the graphs that belong to no document and are written; the bookkeeping of builds is none of them."""
    rows = engine.query(f"SELECT DISTINCT ?set WHERE {{ ?set a {VOID.Dataset} }}")
    return [*sorted((row[0] for row in rows), key=str), REGISTERS_GRAPH]


def _lines(engine: Asked, graph: ox.NamedNode) -> list[bytes]:
    """Return the statements of a graph as lines of N-Triples, sorted.

    The engine keeps every kind of whole number as `xsd:integer`; here each is again what was written.
    """
    if isinstance(engine, Store):
        written = engine.engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
        assert written is not None  # it is None only where a file to write to is given
        return _counted(written.splitlines())
    triples = engine.query(OwnText(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"))
    return _counted(f"{triple} .".encode() for triple in triples)


def _counted(lines: Iterable[bytes]) -> list[bytes]:
    return sorted(line.removesuffix(_INTEGER) + _COUNT if line.endswith(_INTEGER) else line for line in lines)


def _quads(engine: Asked, documents: Iterable[ox.NamedNode], *, inferred: bool) -> Iterator[list[bytes]]:
    """Yield the statements of each graph as lines of N-Quads."""
    of_documents = (graph for document in documents for graph in graphs_of(document)[: 1 + inferred])
    for graph in chain(of_documents, _whole(engine)):
        end = f" {graph} .".encode()
        yield [line.removesuffix(b" .") + end for line in _lines(engine, graph)]


def _triples(engine: Asked, documents: Iterable[ox.NamedNode], *, inferred: bool) -> Iterator[list[bytes]]:
    """Yield each triple of the union once: what is a document's own, document by document, then what is shared."""
    shared = {line for graph in _whole(engine) for line in _lines(engine, graph)}
    for document in documents:
        own: set[bytes] = set()
        for graph in graphs_of(document)[: 1 + inferred]:
            for line in _lines(engine, graph):
                (own if line.startswith(_starts(document)) else shared).add(line)
        yield sorted(own)
    yield sorted(_once(shared, set(_lines(engine, REGISTERS_GRAPH))))


def _once(lines: set[bytes], registers: set[bytes]) -> set[bytes]:
    """Return what several papers say of things, with one label and one kind for each: they may write them differently.

    The label is that of the registers, else the longest, and the others are other names; of kinds a definite one goes
    before "other".
    """
    told: dict[tuple[bytes, bytes], list[bytes]] = {}
    for line in lines:
        subject, predicate, _ = line.split(b" ", 2)
        if predicate in (_LABEL, _KIND):
            told.setdefault((subject, predicate), []).append(line)
    kept = set(lines)
    for (_, predicate), found in told.items():
        if len(found) > 1:
            first = min(found, key=lambda line: (line not in registers, line.endswith(b"/other> ."), -len(line), line))
            others = [line for line in found if line != first]
            kept.difference_update(others)
            if predicate == _LABEL:
                kept.update(line.replace(_LABEL, _OTHER_NAME, 1) for line in others)
    return kept


def _starts(document: ox.NamedNode) -> tuple[bytes, bytes]:
    """Return how the lines begin that are about the document or what stands under it, in no other graph."""
    iri = document.value.encode()
    return b"<" + iri + b">", b"<" + iri + b"/"
