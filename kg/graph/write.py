"""The store as RDF files: the same bytes for the same graph, whatever the order in which it was built.

Statements are sorted and written one document at a time, so that memory does not grow with the number of documents.
What several documents share (the things, the codes) comes last.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO, Final, Protocol

import pyoxigraph as ox

from kg.graph.coded import scheme_lines
from kg.graph.described import UNTOLD, Terms, described
from kg.graph.foreign import OwnText
from kg.graph.iris import CODES_GRAPH, REGISTERS_GRAPH, graphs_of
from kg.graph.jsonld import write_jsonld
from kg.graph.once import once
from kg.graph.store import Store
from kg.graph.turtle import Block, write_turtle
from kg.graph.vocabulary import CODE, DCTERMS, OA, SCHEMA, SCHEMES, SG, SKOS, VOID, XSD

__all__ = ["RDF_FORMATS", "Terms", "counted", "union_lines", "write_lines", "write_rdf"]

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
#: a statement about where a quote stands, or that leads to one; `kg.graph.evidence` gives these names
_POSITION: Final = re.compile(rf"(<[^<>]*> {OA.hasSelector} )?<[^<>]*/quote/[0-9a-f]{{12}}(-\d+)?/position> ".encode())


class Asked(Protocol):
    """What can be written: a store, or an endpoint that holds one."""

    def query(self, text: str) -> Any:
        """Return solutions of a SELECT, triples of a CONSTRUCT."""


def write_rdf(
    engine: Asked,
    name: str,
    out: BinaryIO,
    *,
    inferred: bool,
    texts: bool = True,
    positions: bool = True,
    terms: Terms = UNTOLD,
) -> None:
    """Write the whole store.

    Arguments:
        engine: a store opened for reading, or an endpoint.
        name: a key of `RDF_FORMATS`. In `turtle`, which has no graphs, the union of all graphs is written.
        out: where to.
        inferred: whether to write what is inferred too.
        texts: whether to write the stored texts of the documents too.
        positions: whether to write at which characters quotes stand, which change with every word before them.
        terms: what the publisher says of licence and name.
    """
    base = _base(engine)
    make = _graphs if RDF_FORMATS[name].supports_datasets else _union
    blocks = _blocks(engine, make, inferred=inferred, texts=texts, positions=positions)
    if base:
        own = [line for graph in _sets(engine) for line in _lines(engine, graph)]
        count = len(_documents(engine))
        blocks = described(blocks, own, base=base, name=name, texts=texts, documents=count, terms=terms)
    _write(blocks, name, out, base=base)


def union_lines(engine: Asked, *, positions: bool = True) -> Iterator[bytes]:
    """Yield each statement of the union of all graphs but what is inferred, without texts, as a line of N-Triples."""
    for block in _blocks(engine, _union, inferred=False, texts=False, positions=positions):
        yield from block.lines


def _blocks(
    engine: Asked, make: Callable[..., Iterator[Block]], *, inferred: bool, texts: bool, positions: bool
) -> Iterator[Block]:
    documents = _documents(engine)
    blocks = make(engine, documents, inferred=inferred)
    left_out = [] if positions else [_POSITION]
    if not texts and documents:
        left_out.append(re.compile("|".join(re.escape(f"{one} {SCHEMA.text} ") for one in documents).encode()))
    if not left_out:
        return blocks
    return (
        replace(block, lines=[line for line in block.lines if not any(one.match(line) for one in left_out)])
        for block in blocks
    )


def write_lines(lines: Iterable[bytes], engine: Asked, name: str, out: BinaryIO) -> None:
    """Write some statements, each thing with one name.

    Arguments:
        lines: of N-Triples.
        engine: from which they come, whose registers tell names.
        name: a key of `RDF_FORMATS`.
        out: where to.
    """
    block = Block("The whole", sorted(once(set(lines), _known(engine))))
    _write([block], name, out, base=_base(engine))


def _write(blocks: Iterable[Block], name: str, out: BinaryIO, *, base: str) -> None:
    if name == "jsonld":
        write_jsonld(blocks, out)
    elif name == "nquads":
        out.writelines(b"\n".join(_with_graph(block)) + b"\n" for block in blocks if block.lines)
    else:
        write_turtle(blocks, out, base=base)


def _with_graph(block: Block) -> Iterable[bytes]:
    end = f" {block.graph} .".encode() if block.graph else b" ."
    return (line.removesuffix(b" .") + end for line in block.lines)


def _base(engine: Asked) -> str:
    """Return the IRI below which most things stand."""
    rows = engine.query(f"SELECT ?base WHERE {{ ?set a {VOID.Dataset} ; {VOID.uriSpace} ?base }}")
    return min((str(row[0].value) for row in rows), default="")


def _documents(engine: Asked) -> dict[ox.NamedNode, str]:
    """Return the documents, in the order of their paths, each with its path."""
    rows = engine.query(f"SELECT ?paper ?source WHERE {{ ?paper a {SG.Document} ; {DCTERMS.identifier} ?source }}")
    named = sorted({(str(row[1].value), str(row[0].value)) for row in rows})
    return {ox.NamedNode(iri): " ".join(source.split()) for source, iri in named}


def _sets(engine: Asked) -> list[ox.NamedNode]:
    """Return the graphs in which the whole is described."""
    rows = engine.query(f"SELECT DISTINCT ?set WHERE {{ ?set a {VOID.Dataset} }}")
    return sorted((row[0] for row in rows), key=str)


def _lines(engine: Asked, graph: ox.NamedNode) -> list[bytes]:
    """Return the statements of a graph as lines of N-Triples, sorted.

    The engine keeps every kind of whole number as `xsd:integer`; here each is again what was written.
    """
    if isinstance(engine, Store):
        written = engine.engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
        assert written is not None  # it is None only where a file to write to is given
        return counted(written.splitlines())
    triples = engine.query(OwnText(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"))
    return counted(f"{triple} .".encode() for triple in triples)


def counted(lines: Iterable[bytes]) -> list[bytes]:
    """Return lines of N-Triples sorted, each whole number of the type that was written."""
    return sorted(line.removesuffix(_INTEGER) + _COUNT if line.endswith(_INTEGER) else line for line in lines)


def _graphs(engine: Asked, documents: Mapping[ox.NamedNode, str], *, inferred: bool) -> Iterator[Block]:
    """Yield each graph: those of the documents, then what is of the whole."""
    for document, source in documents.items():
        for graph, what in zip(graphs_of(document)[: 1 + inferred], ("", ": what follows"), strict=False):
            yield Block(source + what, _lines(engine, graph), str(graph))
    yield Block("What the registers say", _lines(engine, REGISTERS_GRAPH), str(REGISTERS_GRAPH))
    yield Block("The lists of codes", _codes(engine), str(CODES_GRAPH))


def _union(engine: Asked, documents: Mapping[ox.NamedNode, str], *, inferred: bool) -> Iterator[Block]:
    """Yield each triple of the union once: what is a document's own, document by document, then what is shared."""
    shared = {*_lines(engine, REGISTERS_GRAPH), *_codes(engine)}
    for document, source in documents.items():
        own: set[bytes] = set()
        for graph in graphs_of(document)[: 1 + inferred]:
            for line in _lines(engine, graph):
                (own if line.startswith(_starts(document)) else shared).add(line)
        yield Block(source, sorted(own))
    yield Block("What several papers name, and the registers", sorted(once(shared, _known(engine))))


def _codes(engine: Asked) -> list[bytes]:
    """Return what the lists say whose codes are used."""
    rows = engine.query(f"SELECT DISTINCT ?scheme WHERE {{ ?code {SKOS.inScheme} ?scheme }}")
    names = {str(row[0].value).removeprefix(CODE) for row in rows}
    return scheme_lines(names & set(SCHEMES))


def _known(engine: Asked) -> set[tuple[bytes, bytes]]:
    """Return what the registers say, as subject and object."""
    parts = (line.split(b" ", 2) for line in _lines(engine, REGISTERS_GRAPH))
    return {(subject, value) for subject, _, value in parts}


def _starts(document: ox.NamedNode) -> tuple[bytes, bytes]:
    """Return how the lines begin that are about the document or what stands under it, in no other graph."""
    iri = document.value.encode()
    return b"<" + iri + b">", b"<" + iri + b"/"
