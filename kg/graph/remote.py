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

from kg.graph.dataset import UNTOLD, description_quads, papers_digest
from kg.graph.endpoint import Endpoint
from kg.graph.iris import ASIDE_GRAPH, ID, MARKS_GRAPH, REGISTERS_GRAPH, graphs_of, mark_iri
from kg.graph.known import known_quads
from kg.graph.literals import text_literal
from kg.graph.vocabulary import DCTERMS, RDF, RDFS, SG, VOID
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
        self,
        address: str,
        *,
        environment: Mapping[str, str] | None = None,
        registers: Registers | None = None,
    ) -> None:
        """Take the address of the query service, and the registers of the build (the project's own by default).

        Updates go to `KG_ENDPOINT_UPDATE`, else to `/update` beside `/query`, else to the same address.
        """
        known = os.environ if environment is None else environment
        super().__init__(address, environment=known)
        self._registers = registers or Registers.load()
        #: of the publisher, as the names of the documents have it
        self.base = ID
        self.made = UNTOLD  # which the description of the whole tells
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
        marks = self._cells(f"SELECT ?node ?mark WHERE {{ GRAPH {MARKS_GRAPH} {{ ?node {SG.mark} ?mark }} }}")
        known = {row[0]: row[1] for row in marks}
        rows = self._cells(f"SELECT ?source WHERE {{ ?paper a {SG.Document} ; {DCTERMS.identifier} ?source }}")
        return {source: known.get(mark_iri(source).value, "") for (source,) in sorted(rows)}

    def kept_base(self) -> str:
        """Return the IRI below which what no register knows is named there; empty where there is nothing yet."""
        rows = self._cells(f"SELECT ?base WHERE {{ ?set a {VOID.Dataset} ; {VOID.uriSpace} ?base }} ORDER BY ?base")
        return next((base for (base,) in rows), "")

    def replace_document(self, source: str, quads: bytes | Iterable[ox.Quad], *, mark: str = "") -> None:
        """Put in what a document says, in place of what it said before; arguments as for a store on disk."""
        if isinstance(quads, bytes):
            quads = ox.parse(quads, format=ox.RdfFormat.N_QUADS)
        quads = list(quads)
        iri = next((quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == SG.Document), None)
        own: list[ox.Quad] = []
        others: list[ox.Quad] = []
        for quad in quads:
            # the document's own statements have its text, which is best sent once
            (own if quad.subject == iri else others).append(quad)
        if mark:
            own.append(ox.Quad(mark_iri(source), SG.mark, ox.Literal(mark), MARKS_GRAPH))
        # a file that was renamed is still the document at its address
        named = {*self._named(source), *([iri] if isinstance(iri, ox.NamedNode) else [])}
        removal = _removal(source, sorted(named, key=str))
        if len(others) + len(own) <= MOST:
            self.update(removal + _insertion([*others, *own]))
            return
        self.update(_NOTHING_ASIDE)
        size = max(1, MOST // _PARTS)
        for at in range(0, len(others), size):
            self.update(
                _insertion(part for n, quad in enumerate(others[at : at + size], at) for part in _apart(n, quad))
            )
        graphs = graphs_of(iri) if isinstance(iri, ox.NamedNode) else ()
        self.update(removal + "".join(map(_together, graphs)) + f"{_insertion(own)} ;\n{_NOTHING_ASIDE}")

    def remove_document(self, source: str) -> None:
        """Take out what a document says; nothing happens where it is not there."""
        self.update(_removal(source, self._named(source)).rstrip(";\n"))

    def _named(self, source: str) -> list[ox.NamedNode]:
        """Return the documents that are there under that source: one, or none."""
        asked = f"?paper a {SG.Document} ; {DCTERMS.identifier} {text_literal(source)}"
        return [ox.NamedNode(iri) for (iri,) in self._cells(f"SELECT DISTINCT ?paper WHERE {{ {asked} }}")]

    def clear(self) -> None:
        """Take out every document, and nothing that is not ours."""
        for source in self.documents():
            self.remove_document(source)

    def finish(self) -> None:
        """Put in what the registers say of what is there, and describe the whole."""
        keys = self.query(f"SELECT DISTINCT ?key WHERE {{ ?thing {DCTERMS.identifier} ?key }}")
        known = list(known_quads((row[0].value for row in keys), self._registers))  # type: ignore[union-attr]
        described = self._cells(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?g a {VOID.Dataset} }} }}")
        old = [f"<{graph}>" for (graph,) in described] + [str(REGISTERS_GRAPH)]
        self.update(" ; ".join(f"DROP SILENT GRAPH {graph}" for graph in old))
        for at in range(0, len(known), MOST):
            self.update(_insertion(known[at : at + MOST]))
        documents = self._count(f"?paper {RDF.type} {SG.Document}")
        ours = f'(STRSTARTS(STR(?g), "{self.base}") || ?g = {REGISTERS_GRAPH}) && ?g != {MARKS_GRAPH}'
        statements = self._count(f"GRAPH ?g {{ ?s ?p ?o }} FILTER ({ours})")
        sums = {sum_ for (sum_,) in self._cells(f"SELECT ?sum WHERE {{ ?paper a {SG.Document} ; {SG.sha256} ?sum }}")}
        self.update(_insertion(description_quads(self.base, documents, statements, self.made, papers_digest(sums))))

    def _cells(self, text: str) -> list[tuple[str, ...]]:
        return [tuple(cell.value for cell in row) for row in self.query(text)]  # type: ignore[union-attr]

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


def _removal(source: str, documents: Iterable[ox.NamedNode]) -> str:
    drops = (f"DROP SILENT GRAPH {graph} ;\n" for document in documents for graph in graphs_of(document))
    return "".join(drops) + f"DELETE WHERE {{ GRAPH {MARKS_GRAPH} {{ {mark_iri(source)} {SG.mark} ?mark }} }} ;\n"


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
