"""Building into an endpoint: each document is laid aside there by SPARQL 1.1 Update, and all are shown at the end.

A server that takes a request whole, or not at all, is sent one that shows everything. Of any other, and of much, the
pointer says that a build is being shown, and kg's readers wait (`kg.graph.endpoint`). Until then all that was there
before stays. Every request may be sent again, and a build that was stopped is gone on with.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.aside import (
    BASE,
    BY,
    TAKES,
    Laid,
    begun,
    completed,
    dropped,
    hidden,
    insertion,
    laid,
    pointed,
    recorded,
    shown,
)  # fmt: skip
from kg.graph.dataset import UNTOLD, description_quads, papers_digest
from kg.graph.endpoint import BEING_SHOWN, Endpoint
from kg.graph.iris import ASIDE_GRAPH, ID, MARKS_GRAPH, REGISTERS_GRAPH, graphs_of, mark_iri
from kg.graph.known import known_quads
from kg.graph.literals import text_literal
from kg.graph.store import Results
from kg.graph.vocabulary import DCTERMS, RDF, SG, VOID
from kg.registers import Registers

__all__ = ["RemoteWriter", "remote_writer"]

#: statements in one request; some servers compile each request, and refuse long ones
MOST = 1000
#: documents that are shown in one request, where a request is taken whole, and where it is not
MOST_WHOLE = 2000
MOST_APART = 10


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
        self._laid: dict[str, Laid] = {}
        self._upon = self._token = ""
        self.update_address = known.get("KG_ENDPOINT_UPDATE", "") or beside

    def update(self, text: str) -> None:
        """Send an update.

        Raises:
            QueryError: the server does not take the text.
            StoreError: it cannot be reached, or does not let us write.
        """
        with self._asked(self.update_address, {"update": text}, "*/*") as response:
            response.read()

    def query(self, text: str) -> Results:
        """Ask as a reader does, but whatever is being shown: it is for the one who shows it."""
        return self._query(text)

    def begin(self) -> None:
        """Take over what a stopped build left: show what it was showing, keep what it laid aside.

        Raises:
            StoreError: the server cannot be reached, or does not let us write.
        """
        rows = f"SELECT ?node ?word ?value WHERE {{ GRAPH {ASIDE_GRAPH} {{ ?node ?word ?value }} }}"
        complete, begun_only = recorded(self._cells(rows))
        self._laid = {one.source: one for one in complete}
        state = self.pointer()
        if state.endswith(BEING_SHOWN):
            self._show(state.removesuffix(BEING_SHOWN))
            state = self.pointer()
        if self._cells(_of_record(BASE)) not in ([], [(state,)]):
            self._forget(self._laid.values())  # it is shown, and a stopped build left it
            self._laid.clear()
        self._forget(begun_only)
        self._upon, self._token = state, uuid4().hex  # which of two builds at once goes on; it is in no graph of ours
        old = [f"DELETE WHERE {{ GRAPH {ASIDE_GRAPH} {{ {ASIDE_GRAPH} {word} ?old }} }}" for word in (BASE, BY)]
        own = [ox.Quad(ASIDE_GRAPH, BASE, text_literal(state), ASIDE_GRAPH)]
        own.append(ox.Quad(ASIDE_GRAPH, BY, text_literal(self._token), ASIDE_GRAPH))
        self._updates([*old, insertion(own)])

    def documents(self) -> dict[str, str]:
        """Return the sources of the documents there will be, each with the mark that its build gave it (or nothing)."""
        marks = self._cells(f"SELECT ?node ?mark WHERE {{ GRAPH {MARKS_GRAPH} {{ ?node {SG.mark} ?mark }} }}")
        known = {row[0]: row[1] for row in marks}
        rows = self._cells(f"SELECT ?source WHERE {{ ?paper a {SG.Document} ; {DCTERMS.identifier} ?source }}")
        found = {source: known.get(mark_iri(source).value, "") for (source,) in rows}
        for source, one in self._laid.items():
            found.pop(source, None)
            if one.puts:
                found[source] = one.mark
        return dict(sorted(found.items()))

    def kept_base(self) -> str:
        """Return the IRI below which what no register knows is named there; empty where there is nothing yet."""
        rows = self._cells(f"SELECT ?base WHERE {{ ?set a {VOID.Dataset} ; {VOID.uriSpace} ?base }} ORDER BY ?base")
        return next((base for (base,) in rows), "")

    def replace_document(self, source: str, quads: bytes | Iterable[ox.Quad], *, mark: str = "") -> None:
        """Lay aside what a document says, in place of what it said before; arguments as for a store on disk."""
        if isinstance(quads, bytes):
            quads = ox.parse(quads, format=ox.RdfFormat.N_QUADS)
        quads = list(quads)
        iri = next((quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == SG.Document), None)
        # a file that was renamed is still the document at its address
        named = {*self._named(source), *([iri] if isinstance(iri, ox.NamedNode) else [])}
        self._lay(source, quads, [graph for one in sorted(named, key=str) for graph in graphs_of(one)], mark)

    def remove_document(self, source: str) -> None:
        """Note that a document goes; nothing happens where it is not there."""
        takes = [graph for one in self._named(source) for graph in graphs_of(one)]
        if takes or source in self._laid:
            self._lay(source, [], takes, "")

    def _lay(self, source: str, quads: list[ox.Quad], takes: Iterable[ox.NamedNode], mark: str) -> None:
        """Lay aside what is said under a name, in one request where it fits."""
        self._refuse_another()
        if old := self._laid.pop(source, None):
            self._forget([old])
        puts = sorted({quad.graph_name for quad in quads}, key=str)
        one = Laid(source, tuple(puts), tuple(takes), mark)  # type: ignore[arg-type]  # all are in named graphs
        pieces = [[*begun(one), *laid(quads[at : at + MOST])] for at in range(0, max(1, len(quads)), MOST)]
        pieces[-1] += completed(one)
        for piece in pieces:
            self._updates([insertion(piece)])
        self._laid[source] = one

    def _forget(self, ones: Iterable[Laid]) -> None:
        """Take away what is laid aside."""
        updates = [update for one in ones for update in dropped(one)]
        for at in range(0, len(updates), MOST_APART):
            self._updates(updates[at : at + MOST_APART])

    def _updates(self, texts: Iterable[str]) -> None:
        self.update(" ;\n".join(texts))

    def _refuse_another(self) -> None:
        """Refuse to go on where another build has begun since: what both lay aside would be a mixture."""
        if (self._token,) not in self._cells(_of_record(BY)):
            raise StoreError(
                f"Another build has begun to write to {self.address}", "Wait until it is done, then build again"
            )

    def _named(self, source: str) -> list[ox.NamedNode]:
        """Return the documents that are there under that source: one, or none."""
        asked = f"?paper a {SG.Document} ; {DCTERMS.identifier} {text_literal(source)}"
        return [ox.NamedNode(iri) for (iri,) in self._cells(f"SELECT DISTINCT ?paper WHERE {{ {asked} }}")]

    def clear(self) -> None:
        """Note that every document goes, and nothing that is not ours."""
        for source in self.documents():
            self.remove_document(source)

    def finish(self) -> None:
        """Lay aside what the registers say of what there will be, and a description of the whole; then show all."""
        if old := self._laid.pop("", None):
            self._forget([old])
        described = self._cells(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?g a {VOID.Dataset} }} }}")
        takes = [REGISTERS_GRAPH, *(ox.NamedNode(graph) for (graph,) in described)]
        # what goes is in the record, so that what stays can be asked for
        self._updates([insertion(begun(Laid("", takes=tuple(takes))))])
        known = list(known_quads(self._will_be(DCTERMS.identifier), self._registers))
        sizes = self._cells("SELECT ?g (COUNT(*) AS ?count) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
        going = {graph.value for one in self._laid.values() for graph in (*one.takes, *one.puts)}
        going.update(graph.value for graph in (*takes, MARKS_GRAPH))
        coming = {hidden(graph).value for one in self._laid.values() for graph in one.puts}
        stays = sum(int(n) for graph, n in sizes if graph.startswith(self.base) and graph not in going)
        comes = sum(int(n) for graph, n in sizes if graph in coming)
        sums = self._will_be(SG.sha256)
        description = description_quads(
            self.base, len(self.documents()), stays + comes + len(known), self.made, papers_digest(sums)
        )
        self._lay("", [*known, *description], takes, "")
        self._show(self._upon)

    def _will_be(self, predicate: ox.NamedNode) -> set[str]:
        """Return the values that a property will have once all is shown, in whatever graph."""
        goes = f"FILTER NOT EXISTS {{ GRAPH {ASIDE_GRAPH} {{ ?node {TAKES} ?g }} }}"
        stays = self._cells(f"SELECT DISTINCT ?value WHERE {{ GRAPH ?g {{ ?s {predicate} ?value }} {goes} }}")
        comes = self._cells(f"SELECT DISTINCT ?value WHERE {{ GRAPH ?g {{ ?s {hidden(predicate)} ?value }} }}")
        return {value for (value,) in (*stays, *comes)}

    def _show(self, state: str) -> None:
        """Show all that is laid aside, in place of what goes."""
        ones = list(self._laid.values())
        following = str(int(state or "0") + 1)
        clean = [update for one in ones for update in dropped(one)] + [f"DROP SILENT GRAPH {ASIDE_GRAPH}"]
        if self.takes_whole() and len(ones) <= MOST_WHOLE:
            self._updates([*(update for one in ones for update in shown(one)), *clean, *pointed(following)])
        else:
            self._updates(pointed(state + BEING_SHOWN))
            for at in range(0, len(ones), MOST_APART):
                self._updates(update for one in ones[at : at + MOST_APART] for update in shown(one))
            self._updates(pointed(following))
            for at in range(0, len(clean), MOST_APART):
                self._updates(clean[at : at + MOST_APART])
        self._laid.clear()

    def _cells(self, text: str) -> list[tuple[str, ...]]:
        return [tuple(cell.value for cell in row) for row in self.query(text)]  # type: ignore[union-attr]


def _of_record(word: ox.NamedNode) -> str:
    return f"SELECT ?value WHERE {{ GRAPH {ASIDE_GRAPH} {{ {ASIDE_GRAPH} {word} ?value }} }}"


@contextmanager
def remote_writer(address: str, registers: Registers | None = None) -> Iterator[RemoteWriter]:
    """Open an endpoint for a build. What is written is shown at the end of the block, unless an error ends it."""
    writer = RemoteWriter(address, registers=registers)
    writer.documents()  # tells at once where there is no server
    writer.begin()
    yield writer
    writer.finish()
