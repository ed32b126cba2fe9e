"""Reading documents one by one: each is a pure function of it, its manifest entry, the rules and the registers.

In one process, or in several that read at the same time and can be ended: a document that takes too long or too much
memory is refused, and the rest goes on. Nothing here may look across documents, or know the store.
"""

import gc
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.documents.folder import Found
from kg.documents.reader import read_document
from kg.errors import DocumentError, KgError
from kg.graph import to_nquads
from kg.graph.base import Naming
from kg.graph.facts import fact_node
from kg.model.document import ManifestEntry
from kg.model.kinds import KIND_OF
from kg.processes import EndedError, Worker, say
from kg.resolve.corrections import Correction
from kg.understand import understand

if TYPE_CHECKING:
    from kg.extract import Extractor

__all__ = ["DocumentRead", "Limits", "PageRead", "Way", "read", "readings"]

#: documents that are read ahead of the one whose turn it is, for each process
AHEAD: Final = 8


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """What one document gave: its N-Quads, and its facts counted by kind; `fault` says why it gave none at all.

    `applied` are the keys of the corrections that changed something; `notes` say what of it was left out; `suggestions`
    is what it may say, counted.
    """

    entry: ManifestEntry
    sha256: str = ""
    quads: bytes = b""
    facts: tuple[tuple[str, int], ...] = ()
    fault: str = ""
    applied: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    suggestions: int = 0


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page that is read: of which file, its number from 1, and how many that has."""

    file: str
    number: int
    count: int


#: is called with the file, the number and the count of a page that is read
Pages = Callable[[str, int, int], None]


def _nobody(file: str, number: int, count: int) -> None:
    """Tell nobody of a page."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take; there are processes that read, which is how it can be held.

    Arguments:
        seconds: how long it may be read.
        megabytes: how much memory a process that reads may have, the programme itself with its rules included.
    """

    seconds: float = 120.0
    megabytes: int = 2048


@dataclass(frozen=True, slots=True)
class Way:
    """How documents are read: all on which a reading depends beside the document; without `model` by rules alone."""

    rules: tuple[Path, ...]
    version: str
    corrections: tuple[Correction, ...] = ()
    naming: Naming = field(default_factory=Naming)
    model: bool = True


def readings(
    documents: Iterator[Found], way: Way, *, jobs: int, limits: Limits | None, pages: Pages = _nobody
) -> Iterator[DocumentRead]:
    """Yield what each document gave, in the order of the documents; a few at most are held at a time.

    Arguments:
        documents: where each lies, and its manifest entry.
        way: how they are read.
        jobs: processes that read at the same time.
        limits: what one document may take; without them and with one job they are read in this process.
        pages: called for each page that is read.

    Raises:
        RuleError: a rule file is wrong.
        RegisterError: a register file is wrong.
    """
    if limits is None and jobs <= 1:
        yield from (read(document, way, pages=pages) for document in documents)
        return
    readers = _Readers(way, jobs, limits or Limits(), pages)
    try:
        yield from readers.read(documents)
    finally:
        readers.end()


@dataclass(slots=True)
class _Turn:
    """A document whose turn comes, and what it gave once it is read."""

    found: Found
    reading: DocumentRead | None = None


@dataclass(slots=True)
class _Reader:
    """A process that reads, what it reads, and when that must be done; infinite while it makes ready."""

    worker: Worker
    turn: _Turn | None = None
    until: float = field(default=float("inf"))
    ready: bool = False


class _Readers:
    """Processes that read at the same time; they are started when there is something to read."""

    def __init__(self, way: Way, jobs: int, limits: Limits, pages: Pages) -> None:
        self._way = way
        self._pages = pages
        self._jobs = jobs
        self._limits = limits
        self._readers: list[_Reader] = []

    def read(self, documents: Iterator[Found]) -> Iterator[DocumentRead]:
        """Yield the readings in their order."""
        turns: deque[_Turn] = deque()
        more = True
        while more or turns:
            while more and len(turns) < AHEAD * self._jobs and (reader := self._free()) is not None:
                found = next(documents, None)
                if found is None:
                    more = False
                    break
                turns.append(_Turn(found))
                self._give(reader, turns[-1])
            while turns and turns[0].reading is not None:
                yield turns.popleft().reading  # type: ignore[misc]  # it has one
            if turns:
                self._wait()

    def end(self) -> None:
        """End all processes."""
        for reader in self._readers:
            reader.worker.end()
        self._readers.clear()

    def _free(self) -> _Reader | None:
        """Return a process that has nothing to do, a new one where there may be more, or None."""
        for reader in self._readers:
            if reader.turn is None:
                return reader
        if len(self._readers) < self._jobs:
            self._readers.append(_Reader(Worker(_reader, self._way, memory=self._limits.megabytes)))
            return self._readers[-1]
        return None

    def _give(self, reader: _Reader, turn: _Turn) -> None:
        """Give a process a document; one that has ended meanwhile is found when it is waited for."""
        reader.turn = turn
        if reader.ready:
            reader.until = time.monotonic() + self._limits.seconds
            self._send(reader)

    def _send(self, reader: _Reader) -> None:
        assert reader.turn is not None
        try:
            reader.worker.send(reader.turn.found)
        except EndedError as error:
            self._refuse(reader, str(error))

    def _wait(self) -> None:
        """Wait until a process has something to say or one has used up its time, and see to that."""
        until = min(reader.until for reader in self._readers)
        patience = None if until == float("inf") else max(0.0, until - time.monotonic())
        told = wait([reader.worker.connection for reader in self._readers if reader.turn], patience)
        for reader in list(self._readers):
            if reader.worker.connection in told:
                self._take(reader)
            elif reader.until <= time.monotonic():
                self._refuse(
                    reader, f"it was not read within {self._limits.seconds:g} seconds; --time-limit allows more"
                )

    def _take(self, reader: _Reader) -> None:
        """Take what a process says: that it is ready, or a reading."""
        try:
            answer = reader.worker.receive()
        except EndedError as error:
            if not reader.ready:
                raise  # the next one would fare no better
            self._refuse(reader, f"{error} ({self._limits.megabytes} MB are allowed, see --memory-limit)")
            return
        if isinstance(answer, PageRead):
            self._pages(answer.file, answer.number, answer.count)
            return
        if answer is None:
            reader.ready = True
            reader.until = time.monotonic() + self._limits.seconds
            self._send(reader)
            return
        assert reader.turn is not None
        reader.turn.reading, reader.turn, reader.until = answer, None, float("inf")

    def _refuse(self, reader: _Reader, fault: str) -> None:
        """Refuse the document of a process, and end that."""
        assert reader.turn is not None
        reader.turn.reading = DocumentRead(reader.turn.found[1], fault=fault)
        reader.worker.end()
        self._readers.remove(reader)


def _reader(way: Way) -> Callable[[Found], DocumentRead]:
    """Return what reads a document in a process of its own."""
    _extractor(way.rules, way.version, model=way.model)  # tells at once where a rule is wrong
    return lambda found: read(found, way, pages=lambda *page: say(PageRead(*page)))


@lru_cache(maxsize=1)
def _extractor(rules: tuple[Path, ...], version: str, *, model: bool) -> "Extractor":
    """Return the extractor of this process; loading spaCy and the rules takes a second, so it is done once."""
    del version  # counts as what was asked for only
    from kg.extract.load import load_extractor

    extractor = load_extractor(rules, model=model)
    # it stays for as long as the process: the collector of garbage need not go through it again and again
    gc.freeze()
    return extractor


def read(found: Found, way: Way, *, pages: Pages = _nobody) -> DocumentRead:
    """Read one document: a pure function of it, its manifest entry, the rules, the registers and the corrections.

    Arguments:
        found: where it lies, and its manifest entry.
        way: how it is read.
        pages: called for each page that is read.
    """
    from kg.extract.quantities import impossible_dates

    path, entry = found
    try:
        document = read_document(path, entry, progress=partial(pages, entry.file))
        extractor = _extractor(way.rules, way.version, model=way.model)
        understood = understand(document, extractor, way.corrections)
        quads = to_nquads(
            document,
            understood.facts,
            registers=extractor.registers,
            suggestions=understood.suggestions,
            names=way.naming(entry),
        )
    except DocumentError as error:
        return DocumentRead(entry, fault=str(error))
    except KgError:
        raise  # the rules or registers are wrong, which no other document will mend
    except MemoryError:
        return DocumentRead(entry, fault="it needs more memory than one document may have; --memory-limit allows more")
    except Exception as error:  # noqa: BLE001  a fault of ours in one document must not cost the other documents
        return DocumentRead(
            entry, fault=f"kg itself failed on it ({type(error).__name__}: {error}); please report this"
        )
    # as the store has them: what a document says twice is one fact
    names = way.naming(entry)
    facts = Counter({fact_node(one, names): KIND_OF[type(one)].word for one in understood.facts}.values())
    notes = (*document.notes, *(f"there is no {date}: it is left out" for date in impossible_dates(document.text)))
    return DocumentRead(
        entry,
        document.sha256,
        quads,
        tuple(sorted(facts.items())),
        applied=understood.applied,
        notes=notes,
        suggestions=len(understood.suggestions),
    )
