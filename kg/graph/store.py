"""The store: an Oxigraph database on disk, read by any number of readers, written by one build at a time.

A reader asks with query text only, straight to the engine, over the union of all graphs. A writer works on a copy that
readers see only when it is finished (see `kg.graph.place`).
"""

import os
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.answers import failed, guarded
from kg.graph.dataset import UNTOLD, dataset_quads
from kg.graph.foreign import examined
from kg.graph.iris import ID, MARKS_GRAPH, REGISTERS_GRAPH, base_of, graphs_of, mark_iri
from kg.graph.literals import text_literal
from kg.graph.lock import Lock, holding, locked
from kg.graph.place import DamagedError, Place
from kg.graph.publish import damage, listed, make, point_to, refuse_others, tidy, unfinished
from kg.graph.syntax_faults import fault_of
from kg.graph.vocabulary import DCTERMS, RDF, SG, VOID

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.registers import Registers

__all__ = ["Results", "Store", "Writer"]

Results = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean

#: statements held back before they are loaded together: one large load costs far less than several small ones, which
#: the engine puts together again in the background; each takes most of a kilobyte of memory while it is loaded
BATCH = 200_000

#: loads in one build after which the database is tidied: what was loaded in many pieces answers half as fast
MANY_LOADS = 3


#: the statement among a document's own that tells which document it is
_IS_DOCUMENT = f" {RDF.type} {SG.Document} ".encode()


class Store:
    """A store opened for reading. Make one with `Store.read`; write with `Store.write`."""

    def __init__(self, engine: ox.Store) -> None:
        """Take an open engine, on disk or in memory."""
        self.engine = engine
        self.place: Place | None = None
        self.number = 0

    @classmethod
    def read(cls, path: Path | str) -> "Store":
        """Open the store at `path` for reading; any number of readers can, also while a build is under way.

        Raises:
            StoreError: there is no store, it is of another data model, or it cannot be read.
        """
        place = Place(Path(path))
        while True:
            number = place.current()
            try:
                held = holding(place.mark(number))
                break
            except OSError as error:
                if place.current() == number:  # else a build has just put a newer generation in its place
                    what = f"{place.generation(number).name} is missing or cannot be read ({error.strerror})"
                    raise DamagedError(f"The store {path} is damaged: {what}", place.again) from None
        try:
            store = cls(ox.Store.read_only(str(place.graph(number))))
        except (OSError, ValueError, RuntimeError) as error:
            os.close(held)
            raise DamagedError(f"The store {path} is damaged ({error})", place.again) from None
        store.place, store.number = place, number
        weakref.finalize(store, os.close, held)
        return store

    @classmethod
    @contextmanager
    def write(
        cls, path: Path | str, *, resume: bool = False, registers: "Registers | None" = None
    ) -> Iterator["Writer"]:
        """Open the store at `path` for a build; make it where there is none.

        What is written is shown to readers when the block ends well. Where it ends in an error, the store is as it was.

        Arguments:
            path: the folder.
            resume: go on where a build was stopped (by the user, or with its process). The documents it had marked are
                there and whole; nothing is known of the others. Otherwise such leavings are thrown away.
            registers: what is known of the things in it; the project's own by default.

        Raises:
            StoreError: another build is under way, the folder holds something else, or cannot be written.
        """
        place = Place(Path(path))
        number = 0
        try:
            refuse_others(place)
            with locked(place) as lock:
                current = listed(place)
                engine, number = _opened(place, lock, current, resume=resume)
                writer = Writer(engine, registers)
                del engine
                keep = _numbers()
                try:
                    yield writer
                    writer.finish()
                    writer.close()
                    point_to(place, lock, number)
                except KeyboardInterrupt:
                    if resume:
                        writer.flush()
                        keep = _numbers(number)
                    raise
                finally:
                    writer.close()
                    # looked up again: the error may have come after the step that shows the new one
                    tidy(place, lock, keep=keep | _numbers(listed(place)))
        except OSError as error:
            what = "The new graph is in place" if _points_to(place, number) else "The store is as it was"
            raise StoreError(f"The store {path} cannot be written ({error})", what) from None

    def query(self, text: str) -> Results:
        """Ask in SPARQL 1.1 over the union of all graphs, or over those that the query names with FROM.

        Arguments:
            text: the whole query; see `kg.graph.foreign` for what is let through.

        Returns:
            The engine's own result: solutions, triples or a truth value, which are made while they are gone through.

        Raises:
            QueryError: the text is no query, which is told with its line, or asks another server.
        """
        asked = examined(text)
        try:
            results = self.engine.query(asked.text, use_default_graph_as_union=not asked.names_graphs)
            return guarded(results, self.place, self)  # type: ignore[no-any-return]  # told as the engine's own
        except SyntaxError as error:
            raise fault_of(asked.text, str(error)) from None
        except (ValueError, OSError, RuntimeError) as error:
            raise failed(error, self.place) from None

    def damage(self) -> str:
        """Return what is wrong with the files of a store on disk; empty where they are as they were written."""
        return damage(self.place, self.number) if self.place else ""

    def documents(self) -> dict[str, str]:
        """Return the sources of the documents in the store, each with the mark that its build gave it (or nothing)."""
        found = {}
        for quad in self.engine.quads_for_pattern(None, RDF.type, SG.Document, None):
            graph = quad.graph_name
            for identifier in self.engine.quads_for_pattern(quad.subject, DCTERMS.identifier, None, graph):
                source = _text(identifier)
                marks = self.engine.quads_for_pattern(mark_iri(source), SG.mark, None, MARKS_GRAPH)
                found[source] = next(map(_text, marks), "")
        return dict(sorted(found.items()))

    def kept_base(self) -> str:
        """Return the IRI below which what no register knows is named in the store; empty where it holds nothing yet."""
        for dataset in self.engine.quads_for_pattern(None, RDF.type, VOID.Dataset, None):
            for space in self.engine.quads_for_pattern(dataset.subject, VOID.uriSpace, None, dataset.graph_name):
                return _text(space)
        return ""

    def dataset(self) -> "Dataset":
        """Return the store as an rdflib dataset whose default graph is the union, for tools that want one."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.engine), default_union=True)


class Writer(Store):
    """A store opened for a build: documents are put in, replaced and removed by their source."""

    def __init__(self, engine: ox.Store, registers: "Registers | None" = None) -> None:
        """Take the engine of a copy that no one else reads, and the registers (the project's own by default)."""
        super().__init__(engine)
        #: of the publisher, as the names of the documents have it; without one it is taken from these
        self.base = self.kept_base()
        self._registers = registers
        self.made = UNTOLD  # which the description of the whole tells
        self._waiting = BytesIO()
        self._lines = 0
        self._marks: list[ox.Quad] = []
        self._loads = 0
        self._held: set[str] = set()  # the sources of the documents that are waiting

    def replace_document(self, source: str, quads: bytes | Iterable[ox.Quad], *, mark: str = "") -> None:
        """Put in what a document says, in place of what it said before.

        Arguments:
            source: of the document.
            quads: its graphs, as `kg.graph.to_nquads` or `kg.graph.to_quads` gives them.
            mark: a digest by which the next build knows that nothing has changed; it is never exported.
        """
        self.remove_document(source)
        lines = quads if isinstance(quads, bytes) else "".join(f"{quad} .\n" for quad in quads).encode()
        for iri in _documents_in(lines):
            # a file that was renamed is still the document at its address
            self._remove_graphs(ox.NamedNode(iri))
        self._waiting.write(lines)
        self._lines += lines.count(b"\n")
        self._held.add(source)
        if mark:
            self._marks.append(ox.Quad(mark_iri(source), SG.mark, ox.Literal(mark), MARKS_GRAPH))
        if self._lines >= BATCH:
            self.flush()

    def remove_document(self, source: str) -> None:
        """Take out what a document says; nothing happens where it is not there."""
        if source in self._held:
            self.flush()
        for named in list(self.engine.quads_for_pattern(None, DCTERMS.identifier, text_literal(source), None)):
            if ox.Quad(named.subject, RDF.type, SG.Document, named.graph_name) in self.engine:
                assert isinstance(named.subject, ox.NamedNode)
                self._remove_graphs(named.subject)
        for quad in list(self.engine.quads_for_pattern(mark_iri(source), SG.mark, None, MARKS_GRAPH)):
            self.engine.remove(quad)

    def _remove_graphs(self, document: ox.NamedNode) -> None:
        for graph in graphs_of(document):
            self.engine.remove_graph(graph)

    def clear(self) -> None:
        """Take out everything, at once: far less work than taking out document by document."""
        self._forget()
        self.engine.clear()

    def flush(self) -> None:
        """Load what is waiting; a document is marked only when all of it is there, so that a build can be resumed."""
        if self._held:
            # lenient: these are our own lines, whose terms were checked when they were made
            self._waiting.seek(0)
            self.engine.bulk_load(self._waiting, format=ox.RdfFormat.N_QUADS, lenient=True)
            self.engine.extend(self._marks)
            self._loads += 1
            self._forget()

    def _forget(self) -> None:
        """Let go of what was waiting."""
        self._waiting = BytesIO()
        self._lines = 0
        self._marks.clear()
        self._held.clear()

    def query(self, text: str) -> Results:
        """Ask in SPARQL, over what has been written so far too."""
        self.flush()
        return super().query(text)

    def finish(self) -> None:
        """Load what is waiting, describe the whole, and bring all to disk."""
        from kg.graph.known import known_quads
        from kg.registers import Registers

        self.flush()
        described = [quad.graph_name for quad in self.engine.quads_for_pattern(None, RDF.type, VOID.Dataset, None)]
        for graph in (*described, REGISTERS_GRAPH):
            self.engine.remove_graph(graph)
        keys = {_text(quad) for quad in self.engine.quads_for_pattern(None, DCTERMS.identifier, None)}
        self.engine.bulk_extend(known_quads(keys, self._registers or Registers.load()))
        base = self.base or self._base_of_documents()
        self.engine.extend(dataset_quads(self.engine, base, self.made))
        if self._loads > MANY_LOADS:
            self.engine.optimize()
        self.engine.flush()

    def _base_of_documents(self) -> str:
        for quad in self.engine.quads_for_pattern(None, RDF.type, SG.Document, None):
            assert isinstance(quad.subject, ox.NamedNode)
            return base_of(quad.subject)
        return ID

    def close(self) -> None:
        """Let go of the engine, which unlocks it."""
        if hasattr(self, "engine"):
            del self.engine


def _documents_in(lines: bytes) -> Iterator[str]:
    """Yield the IRIs of what lines of N-Quads call a document, in their order."""
    at = lines.find(_IS_DOCUMENT)
    while at >= 0:
        subject = lines[lines.rfind(b"\n", 0, at) + 1 : at]
        if subject[:1] == b"<" and subject.find(b">") == len(subject) - 1:  # not within a text
            yield subject[1:-1].decode()
        at = lines.find(_IS_DOCUMENT, at + 1)


def _opened(place: Place, lock: Lock, current: int | None, *, resume: bool) -> tuple[ox.Store, int]:
    """Return an engine on what a stopped build left, on a copy of the current generation or on nothing; and its number.

    A damaged generation is not copied: its documents are read again.
    """
    base = None if current is None or damage(place, current) else current
    left = unfinished(place, current) if resume and base == current else None
    tidy(place, lock, keep=_numbers(current, left))
    if left is not None:
        try:
            return ox.Store(str(place.graph(left))), left
        except (OSError, ValueError, RuntimeError):
            tidy(place, lock, keep=_numbers(current))
    number = make(place, lock, base=base)
    return ox.Store(str(place.graph(number))), number


def _points_to(place: Place, number: int) -> bool:
    """Tell whether a generation is the current one."""
    try:
        return listed(place) == number
    except StoreError:
        return False


def _numbers(*numbers: int | None) -> frozenset[int]:
    return frozenset(number for number in numbers if number is not None)


def _text(quad: ox.Quad) -> str:
    """Return the text of a quad's object, which is a literal."""
    assert isinstance(quad.object, ox.Literal)
    return quad.object.value
