"""Building: a folder of council papers into the store, one document at a time, in bounded memory.

Reads the folder, extracts each document's facts, turns them into RDF and hands them to the store, which shows the
whole to its readers only when all is done. What did not change since the last build is not read again. It must not
print, and nothing here may look across documents: what joins them is the identity of things.
"""

import gc
import hashlib
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.documents.container import read_bytes
from kg.documents.folder import Found, Refusal, distinct, list_folder
from kg.documents.reader import read_document
from kg.documents.source import source_of
from kg.errors import DocumentError, KgError
from kg.graph import mark_line, to_nquads
from kg.graph.store import Store
from kg.model.document import ManifestEntry
from kg.model.kinds import KIND_OF, KINDS
from kg.registers import Registers
from kg.resolve.corrections import Correction, read_corrections
from kg.understand import read_beside, understand

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from kg.extract import Extractor
    from kg.graph.remote import RemoteWriter
    from kg.graph.store import Writer

__all__ = ["DocumentRead", "Summary", "build", "reader_version"]

#: parts of the package whose change may change what is read from a document
READING_PARTS = ("documents", "extract", "graph", "model", "registers", "resolve", "rules", "understand.py")


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
class Summary:
    """What a build did.

    Arguments:
        read: documents read in this build.
        unchanged: documents taken over from the last build, as neither they nor the reader changed.
        removed: sources that were in the store and are in the folder no more, sorted.
        facts: facts by kind of the documents read, most frequent first.
        silent: paths of documents read that gave no fact (a meeting or a name alone is none), in the order read.
        notes: what of a document could not be read or was left out: its path, and what it is in words.
        refusals: documents that could not be read, and why.
        corrected: how many corrections applied.
        idle: corrections that no longer apply, each in words with its line.
        suggestions: how much the documents read may say beside their facts.
    """

    read: int = 0
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    facts: tuple[tuple[str, int], ...] = ()
    silent: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    refusals: tuple[Refusal, ...] = ()
    corrected: int = 0
    idle: tuple[str, ...] = ()
    suggestions: int = 0


def build(
    folder: Path,
    target: Path | str,
    *,
    jobs: int = 1,
    rules: tuple[Path, ...] = (),
    progress: Callable[[str, int], None] = lambda *_: None,
) -> Summary:
    """Read every document of `folder` into the store at `target`, which afterwards holds these documents only.

    Arguments:
        folder: where the documents lie, with or without a `manifest.csv`.
        target: the store, as `--store` names it; made when it is not there.
        jobs: processes that read at the same time; what is built does not depend on it.
        rules: folders with rule files, names and register entries of the user's own, which join the project's.
        progress: called when a document is done, with its path and the number of documents in all.

    Returns:
        The summary. Readers of the store see the whole new state, or, where an error is raised, the whole old one.

    Raises:
        DocumentError: the folder is not there, is empty, or no document in it can be read.
        CorrectionError: the corrections file beside the documents is wrong or contradicts itself.
        RuleError: a rule file of `rules` is wrong.
        StoreError: the store is in use, of another data model, or cannot be written.
    """
    files = list_folder(folder)
    corrections = read_corrections(folder)
    applied: set[str] = set()
    facts: Counter[str] = Counter()
    silent: list[str] = []
    notes: list[tuple[str, str]] = []
    refusals: list[Refusal] = []
    present: set[str] = set()
    counts = Counter[str]()
    version = reader_version(rules)
    with _opened(target, Registers.taught(rules)) as store:
        before = store.documents()
        if not any(known.startswith(version) for known in before.values()):
            store.clear()  # none of them can be taken over

        def changed() -> Iterator[Found]:
            """Yield the documents that must be read; note the others."""
            for found in distinct(files):
                if isinstance(found, Refusal):
                    refusals.append(found)
                    progress(found.path, len(files))
                    continue
                path, entry = found
                known, _, keys = before.get(source_of(entry.file), "").partition("+")
                if known == mark(file_digest(path), entry, version, corrections):
                    present.add(source_of(entry.file))
                    applied.update(filter(None, keys.split(",")))
                    counts["unchanged"] += 1
                    progress(entry.file, len(files))
                else:
                    yield found

        for reading in _readings(changed(), jobs, rules, version, corrections):
            entry = reading.entry
            source = source_of(entry.file)
            if reading.fault:
                refusals.append(Refusal(entry.file, reading.fault))
            else:
                store.replace_document(
                    source,
                    reading.quads,
                    mark=_mark_of(reading, version, corrections),
                )
                present.add(source)
                applied.update(reading.applied)
                facts.update(dict(reading.facts))
                notes.extend((entry.file, note) for note in reading.notes)
                counts.update(read=1, suggestions=reading.suggestions)
                if all(name in _SETTING for name, _ in reading.facts):
                    silent.append(entry.file)
            progress(entry.file, len(files))
        if not present:
            told = "; ".join(f"{refusal.path}: {refusal.reason}" for refusal in refusals[:5])
            raise DocumentError(f"No document in {folder} could be read ({told})", "The store is as it was")
        removed = sorted(set(before) - present)
        for source in removed:
            store.remove_document(source)
    return Summary(
        read=counts["read"],
        unchanged=counts["unchanged"],
        removed=tuple(removed),
        facts=tuple(sorted(facts.items(), key=lambda pair: (-pair[1], pair[0]))),
        silent=tuple(silent),
        notes=tuple(sorted(notes)),
        refusals=tuple(sorted(refusals, key=lambda refusal: refusal.path)),
        corrected=sum(one.key in applied for one in corrections),
        idle=tuple(str(one) for one in corrections if one.key not in applied),
        suggestions=counts["suggestions"],
    )


def _opened(target: Path | str, registers: Registers) -> "AbstractContextManager[Writer | RemoteWriter]":
    """Return the store at `target` for writing: a folder, or an endpoint."""
    if str(target).startswith(("http://", "https://")):
        from kg.graph.remote import remote_writer

        return remote_writer(str(target), registers)
    return Store.write(target, resume=True, registers=registers)


#: kinds that say what a document is and whom it names, not what is the case
_SETTING = frozenset(kind.word for kind in KINDS if kind.tells == "setting")


def mark(sha256: str, entry: ManifestEntry, version: str, corrections: tuple[Correction, ...] = ()) -> str:
    """Return all on which a reading depends.

    That is the reader, and a digest of the file's bytes, its name and manifest entry, and the corrections about it.
    When and how the bytes came (`retrieved`, `etag`) is no part of it, as nothing is read from that.
    In the store a plus sign and the keys of the corrections that applied follow it.
    """
    about: tuple[object, ...] = (sha256, replace(entry, retrieved="", sha256="", etag=""))
    mine = sorted(one.key for one in corrections if one.concerns(source_of(entry.file)))
    if mine:
        about += (mine,)
    return f"{version}-{hashlib.sha256(repr(about).encode()).hexdigest()}"


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes as hex, as `Document.sha256` has it; empty where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:  # a member of an archive, or nothing
        with suppress(OSError, DocumentError):
            return hashlib.sha256(read_bytes(path)).hexdigest()
        return ""


def reader_version(rules: tuple[Path, ...] = ()) -> str:
    """Return a digest of what reads: the program's reading parts (code, rules, registers) and the user's own."""
    digest = hashlib.sha256(_own_version().encode())
    for folder in rules:
        for path in sorted([*folder.glob("*.toml"), *folder.glob("*.csv")]):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def read_alone(path: Path, rules: tuple[Path, ...] = ()) -> bytes:
    """Return one document as N-Quads with its mark, as a build of its folder would put it into a store.

    So documents can be read on many machines and loaded together.

    Arguments:
        path: the file; a manifest.csv and a corrections.csv beside it are taken into account.
        rules: as for `build`.

    Raises:
        DocumentError: the file cannot be read.
        CorrectionError: the corrections file beside it is wrong.
        RuleError: a rule file of `rules` is wrong.
    """
    _, entry, corrections = read_beside(path)
    version = reader_version(rules)
    read = _read((path, entry), rules, version, corrections)
    if read.fault:
        raise DocumentError(read.fault)
    return read.quads + mark_line(source_of(entry.file), _mark_of(read, version, corrections))


def _mark_of(read: DocumentRead, version: str, corrections: tuple[Correction, ...]) -> str:
    return f"{mark(read.sha256, read.entry, version, corrections)}+{','.join(read.applied)}"


@cache
def _own_version() -> str:
    package = Path(__file__).resolve().parent
    digest = hashlib.sha256(__version__.encode())
    for part in READING_PARTS:
        for path in sorted([package / part, *(package / part).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _readings(
    documents: Iterator[Found],
    jobs: int,
    rules: tuple[Path, ...],
    version: str,
    corrections: tuple[Correction, ...],
) -> Iterator[DocumentRead]:
    """Yield what each document gave, in the order of the documents; a few at most are held at a time."""
    if jobs <= 1:
        yield from (_read(document, rules, version, corrections) for document in documents)
        return
    # spawned, not forked: a fork would copy the locks of the store's threads
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    waiting: deque[Future[DocumentRead]] = deque()
    try:
        for document in documents:
            waiting.append(pool.submit(_read, document, rules, version, corrections))
            if len(waiting) >= 2 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise DocumentError(
            "A reading process was ended from outside", "Memory may be short: build again with --jobs 1"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@lru_cache(maxsize=1)
def _extractor(rules: tuple[Path, ...], version: str) -> "Extractor":
    """Return the extractor of this process; loading spaCy and the rules takes a second, so it is done once."""
    del version  # counts as what was asked for only
    from kg.extract.load import load_extractor

    extractor = load_extractor(rules)
    # it stays for as long as the process: the collector of garbage need not go through it again and again
    gc.freeze()
    return extractor


def _read(
    found: Found, rules: tuple[Path, ...], version: str, corrections: tuple[Correction, ...] = ()
) -> DocumentRead:
    """Read one document: a pure function of it, its manifest entry, the rules, the registers and the corrections."""
    from kg.extract.quantities import impossible_dates

    path, entry = found
    try:
        document = read_document(path, entry)
        extractor = _extractor(rules, version)
        understood = understand(document, extractor, corrections)
        quads = to_nquads(document, understood.facts, registers=extractor.registers, suggestions=understood.suggestions)
    except DocumentError as error:
        return DocumentRead(entry, fault=str(error))
    except KgError:
        raise  # the rules or registers are wrong, which no other document will mend
    except Exception as error:  # noqa: BLE001  a fault of ours in one document must not cost the other documents
        return DocumentRead(
            entry, fault=f"kg itself failed on it ({type(error).__name__}: {error}); please report this"
        )
    facts = Counter(KIND_OF[type(frame)].word for frame in understood.facts)
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
