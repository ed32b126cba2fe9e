"""Building into an endpoint: each document's graphs are put there by SPARQL 1.1 Update.

A document goes in one request where it fits, which the server takes whole or not at all. A larger one is first laid
aside in several, each statement taken apart into subject, predicate and object, so that no question finds any of it;
one last request puts it together in its place. Until then what the document said before stays. Every request may be
sent again.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import pyoxigraph as ox

from kg.graph.dataset import description_quads
from kg.graph.endpoint import Endpoint
from kg.graph.iris import (
    ASIDE_GRAPH,
    DATASET_GRAPH,
    ID,
    MARKS_GRAPH,
    REGISTERS_GRAPH,
    document_graphs,
    document_iri,
)
from kg.graph.known import known_quads
from kg.graph.vocabulary import DCTERMS, RDF, RDFS, SG
from kg.registers import Registers

__all__ = ["RemoteWriter", "remote_writer"]

#: statements in one request; some servers compile each request, and refuse long ones
MOST = 1000

#: statements for each that is laid aside: its subject, predicate, object, and graph
_PARTS = 4
_NOTHING_ASIDE = f"DROP SILENT GRAPH {ASIDE_GRAPH}"


class RemoteWriter(Endpoint):
    """An endpoint opened for a build: documents are put in, replaced and removed by their source."""

    def __init__(
        self, address: str, *, environment: Mapping[str, str] | None = None, registers: Registers | None = None
    ) -> None:
        """Take the address of the query service, and the registers of the build (the project's own by default).

        Updates go to `KG_ENDPOINT_UPDATE`, else to `/update` beside `/query`, else to the same address.
        """
        known = os.environ if environment is None else environment
        super().__init__(address, environment=known)
        self._registers = registers or Registers.load()
        parts = urlsplit(address)
        beside = urlunsplit(parts._replace(path=re.sub(r"/query/?$", "/update", parts.path)))
        self.update_address = known.get("KG_ENDPOINT_UPDATE", "") or beside

    def update(self, text: str) -> None:
        """Send an update.

        Raises:
            QueryError: the server does not take the text.
            StoreError: it cannot be reached, or does not let us write.
        """
        with self._asked(self.update_address, {"update": text}, "*/*") as response:
            response.read()

    def documents(self) -> dict[str, str]:
        """Return the sources of the documents there, each with the mark that its build gave it (or nothing)."""
        found = self.query(
            f"SELECT ?source ?mark WHERE {{ ?paper a {SG.Document} ; {DCTERMS.identifier} ?source . "
            f"OPTIONAL {{ GRAPH {MARKS_GRAPH} {{ ?paper {SG.mark} ?mark }} }} }}"
        )
        rows = [(source.value, mark.value if mark else "") for source, mark in found]  # type: ignore[union-attr]
        return dict(sorted(rows))

    def replace_document(self, source: str, quads: bytes | Iterable[ox.Quad], *, mark: str = "") -> None:
        """Put in what a document says, in place of what it said before; arguments as for a store on disk."""
        if isinstance(quads, bytes):
            quads = ox.parse(quads, format=ox.RdfFormat.N_QUADS)
        iri = document_iri(source)
        own: list[ox.Quad] = []
        others: list[ox.Quad] = []
        for quad in quads:
            # the document's own statements have its text, which is best sent once
            (own if quad.subject == iri else others).append(quad)
        if mark:
            own.append(ox.Quad(iri, SG.mark, ox.Literal(mark), MARKS_GRAPH))
        if len(others) + len(own) <= MOST:
            self.update(_removal(source) + _insertion([*others, *own]))
            return
        self.update(_NOTHING_ASIDE)
        size = max(1, MOST // _PARTS)
        for at in range(0, len(others), size):
            self.update(
                _insertion(part for n, quad in enumerate(others[at : at + size], at) for part in _apart(n, quad))
            )
        graphs = "".join(map(_together, document_graphs(source)))
        self.update(_removal(source) + graphs + f"{_insertion(own)} ;\n{_NOTHING_ASIDE}")

    def remove_document(self, source: str) -> None:
        """Take out what a document says; nothing happens where it is not there."""
        self.update(_removal(source).rstrip(";\n"))

    def clear(self) -> None:
        """Take out every document, and nothing that is not ours."""
        for source in self.documents():
            self.remove_document(source)

    def finish(self) -> None:
        """Put in what the registers say of what is there, and describe the whole."""
        keys = self.query(f"SELECT DISTINCT ?key WHERE {{ ?thing {DCTERMS.identifier} ?key }}")
        known = list(known_quads((row[0].value for row in keys), self._registers))  # type: ignore[union-attr]
        self.update(f"DROP SILENT GRAPH {DATASET_GRAPH} ; DROP SILENT GRAPH {REGISTERS_GRAPH}")
        for at in range(0, len(known), MOST):
            self.update(_insertion(known[at : at + MOST]))
        documents = self._count(f"?paper {RDF.type} {SG.Document}")
        statements = self._count(f'GRAPH ?g {{ ?s ?p ?o }} FILTER (STRSTARTS(STR(?g), "{ID}") && ?g != {MARKS_GRAPH})')
        self.update(_insertion(description_quads(documents, statements)))

    def _count(self, pattern: str) -> int:
        rows = self.query(f"SELECT (COUNT(*) AS ?count) WHERE {{ {pattern} }}")
        return next(int(row[0].value) for row in rows)  # type: ignore[union-attr]


@contextmanager
def remote_writer(address: str, registers: Registers | None = None) -> Iterator[RemoteWriter]:
    """Open an endpoint for a build. What is written is seen as it comes, document by document."""
    writer = RemoteWriter(address, registers=registers)
    writer.documents()  # tells at once where there is no server
    yield writer
    writer.update(_NOTHING_ASIDE)  # a build that was stopped may have left something
    writer.finish()


def _removal(source: str) -> str:
    iri = document_iri(source)
    drops = "".join(f"DROP SILENT GRAPH {graph} ;\n" for graph in document_graphs(source))
    return f"{drops}DELETE WHERE {{ GRAPH {MARKS_GRAPH} {{ {iri} {SG.mark} ?mark }} }} ;\n"


def _insertion(quads: Iterable[ox.Quad]) -> str:
    """Return the INSERT DATA for quads; what pyoxigraph writes of a term is SPARQL."""
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    told = "\n".join(f"GRAPH {graph} {{\n" + "\n".join(lines) + "\n}" for graph, lines in graphs.items())
    return f"INSERT DATA {{\n{told}\n}}"


def _apart(number: int, quad: ox.Quad) -> Iterator[ox.Quad]:
    """Yield the parts of a quad, to be laid aside; `number` tells it from the others."""
    node = ox.NamedNode(f"{ASIDE_GRAPH.value}/{number}")
    parts = ((RDF.subject, quad.subject), (RDF.predicate, quad.predicate), (RDF.object, quad.object))
    for name, part in (*parts, (RDFS.isDefinedBy, quad.graph_name)):
        yield ox.Quad(node, name, part, ASIDE_GRAPH)  # type: ignore[arg-type]  # no quad has a blank node


def _together(graph: ox.NamedNode) -> str:
    """Return the update that puts what is laid aside for a graph into it."""
    node = f"?n {RDFS.isDefinedBy} {graph} ; {RDF.subject} ?s ; {RDF.predicate} ?p ; {RDF.object} ?o"
    return f"INSERT {{ GRAPH {graph} {{ ?s ?p ?o }} }} WHERE {{ GRAPH {ASIDE_GRAPH} {{ {node} }} }} ;\n"
