"""Building: a folder of council papers into the store, one document at a time, in bounded memory.

Reads the folder, extracts each document's facts, turns them into RDF and hands them to the store, which shows the
whole to its readers only when all is done. What did not change since the last build is not read again. It must not
print, and nothing here may look across documents: what joins them is the identity of things.
"""

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.documents.folder import Refusal, read_folder
from kg.errors import DocumentError, KgError
from kg.graph import to_quads
from kg.graph.store import Store
from kg.model.document import Document
from kg.model.frames import Frame, ItemCovered, MeetingHeld, Mention

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.extract import Extractor

__all__ = ["Reading", "Summary", "build", "fact_name", "reader_version"]

#: parts of the package whose change may change what is read from a document
READING_PARTS = ("documents", "extract", "graph", "model", "registers", "resolve", "rules")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave: its quads, and its facts counted by kind; `fault` says why it gave none at all."""

    document: Document
    quads: "tuple[Quad, ...]" = ()
    facts: tuple[tuple[str, int], ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did.

    Arguments:
        read: documents read in this build.
        unchanged: documents taken over from the last build, as neither they nor the reader changed.
        removed: sources that were in the store and are in the folder no more, sorted.
        facts: facts by kind of the documents read, most frequent first.
        silent: paths of documents read that gave no fact (a meeting or a name alone is none), in the order read.
        refusals: documents that could not be read, and why.
    """

    read: int = 0
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    facts: tuple[tuple[str, int], ...] = ()
    silent: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def build(
    folder: Path,
    target: Path | str,
    *,
    jobs: int = 1,
    progress: Callable[[str], None] = lambda path: None,
) -> Summary:
    """Read every document of `folder` into the store at `target`, which afterwards holds these documents only.

    Arguments:
        folder: where the documents lie, with or without a `manifest.csv`.
        target: the store, as `--store` names it; made when it is not there.
        jobs: processes that read at the same time; what is built does not depend on it.
        progress: called with the path of each document when it is done.

    Returns:
        The summary. Readers of the store see the whole new state, or, where an error is raised, the whole old one.

    Raises:
        DocumentError: the folder is not there, is empty, or no document in it can be read.
        StoreError: the store is in use, of another data model, or cannot be written.
    """
    facts: Counter[str] = Counter()
    silent: list[str] = []
    refusals: list[Refusal] = []
    read = unchanged = 0
    version = reader_version()
    outcomes = read_folder(folder)
    with Store.write(target) as store:
        before = store.documents()
        present: set[str] = set()

        def changed() -> Iterator[Document]:
            """Yield the documents that must be read; note the others."""
            nonlocal unchanged
            for outcome in outcomes:
                if isinstance(outcome, Refusal):
                    refusals.append(outcome)
                    progress(outcome.path)
                elif before.get(outcome.source) == mark(outcome, version):
                    present.add(outcome.source)
                    unchanged += 1
                    progress(outcome.path)
                else:
                    yield outcome

        for reading in _readings(changed(), jobs):
            document = reading.document
            if reading.fault:
                refusals.append(Refusal(document.path, reading.fault))
            else:
                store.replace_document(document.source, reading.quads, mark=mark(document, version))
                present.add(document.source)
                read += 1
                facts.update(dict(reading.facts))
                if all(name in _SETTING for name, _ in reading.facts):
                    silent.append(document.path)
            progress(document.path)
        if not present:
            told = "; ".join(f"{refusal.path}: {refusal.reason}" for refusal in refusals[:5])
            raise DocumentError(f"no document in {folder} could be read ({told})", "The store is as it was")
        removed = sorted(set(before) - present)
        for source in removed:
            store.remove_document(source)
    return Summary(
        read=read,
        unchanged=unchanged,
        removed=tuple(removed),
        facts=tuple(sorted(facts.items(), key=lambda pair: (-pair[1], pair[0]))),
        silent=tuple(silent),
        refusals=tuple(sorted(refusals, key=lambda refusal: refusal.path)),
    )


def fact_name(kind: type[Frame]) -> str:
    """Return the name of a kind of fact in words: `reporting line` for `ReportingLine`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip()


#: kinds that say what a document is and whom it names, not what is the case
_SETTING = frozenset(map(fact_name, (Mention, MeetingHeld, ItemCovered)))


def mark(document: Document, version: str) -> str:
    """Return a digest of all on which the reading of `document` depends: bytes, place, manifest entry and reader."""
    told = repr((document.sha256, document.path, document.entry, version))
    return hashlib.sha256(told.encode()).hexdigest()


@cache
def reader_version() -> str:
    """Return a digest of the program's reading parts: their code, rules and registers."""
    package = Path(__file__).resolve().parent
    digest = hashlib.sha256(__version__.encode())
    for part in READING_PARTS:
        for path in sorted((package / part).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _readings(documents: Iterator[Document], jobs: int) -> Iterator[Reading]:
    """Yield what each document gave, in the order of the documents; a few at most are held at a time."""
    if jobs <= 1:
        yield from map(_read, documents)
        return
    # spawned, not forked: a fork would copy the locks of the store's threads
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Reading]] = deque()
        try:
            for document in documents:
                waiting.append(pool.submit(_read, document))
                if len(waiting) >= 2 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise DocumentError(
                "a reading process was ended from outside",
                "Memory may be short: build again with --jobs 1",
            ) from None


@cache
def _extractor() -> "Extractor":
    """Return the extractor of this process; loading spaCy and the rules takes a second, so it is done once."""
    from kg.extract import Extractor
    from kg.registers import Registers

    return Extractor(Registers.load())


def _read(document: Document) -> Reading:
    """Read one document: a pure function of the document, the rules and the registers."""
    try:
        frames = _extractor().read(document).frames
        quads = tuple(to_quads(document, frames))
    except DocumentError as error:
        return Reading(document, fault=str(error))
    except KgError:
        raise  # the rules or registers are wrong, which no other document will mend
    except Exception as error:  # noqa: BLE001  a fault of ours in one document must not cost the other documents
        return Reading(document, fault=f"kg itself failed on it ({type(error).__name__}: {error}); please report this")
    return Reading(document, quads, tuple(sorted(Counter(fact_name(type(frame)) for frame in frames).items())))
