"""Building: a folder of council papers into the store, one document at a time, in bounded memory.

Reads the folder, extracts each document's facts, turns them into RDF and hands them to the store, which shows the
whole to its readers only when all is done. What did not change since the last build is not read again. It must not
print, and nothing here may look across documents: what joins them is the identity of things.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.cluster import Cluster, readings_on
from kg.documents.container import read_bytes
from kg.documents.folder import Found, Refusal, distinct, entries_of, list_folder
from kg.documents.source import source_of
from kg.errors import DocumentError
from kg.extract.models import model_fault
from kg.extract.syntax.model import MODEL, WEIGHTS
from kg.graph import mark_line
from kg.graph.base import base_for, naming
from kg.graph.dataset import Made
from kg.graph.iris import Names
from kg.graph.store import Store
from kg.model.document import ManifestEntry
from kg.model.kinds import KINDS
from kg.read import DocumentRead, Limits, Way, read, readings
from kg.reader_version import reader_version
from kg.registers import Registers
from kg.resolve.corrections import Correction, read_corrections
from kg.understand import folder_of, read_beside

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from kg.graph.remote import RemoteWriter
    from kg.graph.store import Writer

__all__ = ["Summary", "build", "read_alone"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did.

    Arguments:
        base: below which what no register knows has its IRI.
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
        model_fault: why sentences were read by rules alone, where that was not asked for.
    """

    base: str = ""
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
    model_fault: str = ""


def build(
    folder: Path,
    target: Path | str,
    *,
    jobs: int | Cluster = 1,
    rules: tuple[Path, ...] = (),
    base: str = "",
    limits: Limits | None = None,
    model: bool = True,
    progress: Callable[[str, int], None] = lambda *_: None,
    pages: Callable[[str, int, int], None] = lambda *_: None,
) -> Summary:
    """Read every document of `folder` into the store at `target`, which afterwards holds these documents only.

    Arguments:
        folder: where the documents lie, with or without a `manifest.csv`.
        target: the store, as `--store` names it; made when it is not there.
        jobs: processes that read at the same time, or the cluster that does; what is built does not depend on it.
        rules: folders with rule files, names and register entries of the user's own, which join the project's.
        base: IRI of the publisher, below which documents and local things are named. Without one it is that which
            the store was given before, else one made from the name of the folder. With another all is read again.
        model: whether predicates are read with the English pipeline; where it cannot be used, the summary says so.
        limits: what one document may take; without them a single job reads in this process.
        progress: called when a document is done, with its path and the number of documents in all.
        pages: called when a page is read, with the document's path, the page's number and the number of pages.

    Returns:
        The summary. Readers of the store see the whole new state, or, where an error is raised, the whole old one.

    Raises:
        DocumentError: the folder is not there, is empty, or no document in it can be read.
        CorrectionError: the corrections file beside the documents is wrong or contradicts itself.
        KgError: the base is no IRI below which nodes can be named.
        RuleError: a rule file of `rules` is wrong.
        StoreError: the store is in use, of another data model, or cannot be written.
    """
    files = list_folder(folder)
    corrections = read_corrections(folder)
    applied: set[str] = set()
    facts, counts = Counter[str](), Counter[str]()
    silent: list[str] = []
    notes: list[tuple[str, str]] = []
    refusals: list[Refusal] = []
    present: set[str] = set()
    fault, way = _way(rules, corrections, model=model)
    with _opened(target, Registers.taught(rules)) as store:
        store.base = base_for(base, store.kept_base(), folder)
        names_of = naming(entries_of(files), store.base)
        store.made = Made(__version__, way.version, _pipeline() if way.model else None)
        before = store.documents()
        if not any(known.startswith(way.version) for known in before.values()):
            store.clear()  # none of them can be taken over

        def changed() -> Iterator[Found]:
            """Yield the documents that must be read; note the others."""
            for found in distinct(files):
                if isinstance(found, Refusal):
                    refusals.append(found)
                    present.update(filter(found.hides, before))
                    progress(found.path, len(files))
                    continue
                path, entry = found
                known, _, keys = before.get(source_of(entry.file), "").partition("+")
                if known == mark(file_digest(path), names_of(entry), entry, way.version, corrections):
                    present.add(source_of(entry.file))
                    applied.update(filter(None, keys.split(",")))
                    counts["unchanged"] += 1
                    progress(entry.file, len(files))
                else:
                    yield found

        named = replace(way, naming=names_of)
        for reading in _given(folder, changed(), named, jobs=jobs, limits=limits, pages=pages):
            entry, source = reading.entry, source_of(reading.entry.file)
            if reading.fault:
                refusals.append(Refusal(entry.file, reading.fault))
            else:
                store.replace_document(
                    source, reading.quads, mark=_mark_of(reading, names_of(entry), way.version, corrections)
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
            raise DocumentError(
                f"No document in {folder} could be read ({_reasons(refusals[:5])})", "The store is as it was"
            )
        removed = _removed(store, set(before) - present, refusals)
    return Summary(
        base=store.base,
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
        model_fault=fault,
    )


def _way(rules: tuple[Path, ...], corrections: tuple[Correction, ...], *, model: bool) -> tuple[str, Way]:
    """Return how documents are read, and why by rules alone where that was not asked for."""
    fault = model_fault() if model else ""
    model = model and not fault
    return fault, Way(rules, reader_version(rules, model=model), corrections, model=model)


def _given(
    folder: Path,
    documents: Iterator[Found],
    way: Way,
    *,
    jobs: int | Cluster,
    limits: Limits | None,
    pages: Callable[[str, int, int], None],
) -> Iterator[DocumentRead]:
    """Return the readings of documents, here or on a cluster."""
    if isinstance(jobs, Cluster):
        return readings_on(jobs, documents, way, limits=limits, folder=folder)
    return readings(documents, way, jobs=jobs, limits=limits, pages=pages)


def _reasons(refusals: Iterable[Refusal]) -> str:
    return "; ".join(f"{refusal.path}: {refusal.reason}" for refusal in refusals)


def _removed(store: "Writer | RemoteWriter", gone: set[str], refusals: Iterable[Refusal]) -> list[str]:
    """Take documents out of the store; return those that the folder has no more, which what is refused is not."""
    for source in sorted(gone):
        store.remove_document(source)
    return sorted(gone - {source_of(refusal.path) for refusal in refusals})


def _opened(target: Path | str, registers: Registers) -> "AbstractContextManager[Writer | RemoteWriter]":
    """Return the store at `target` for writing: a folder, or an endpoint."""
    if str(target).startswith(("http://", "https://")):
        from kg.graph.remote import remote_writer

        return remote_writer(str(target), registers)
    return Store.write(target, resume=True, registers=registers)


#: kinds that say what a document is and whom it names, not what is the case
_SETTING = frozenset(kind.word for kind in KINDS if kind.tells == "setting")


def mark(
    sha256: str, names: Names, entry: ManifestEntry, version: str, corrections: tuple[Correction, ...] = ()
) -> str:
    """Return all on which a reading depends.

    That is the reader, and a digest of the file's bytes, its names and manifest entry, and the corrections about it.
    When and how the bytes came (`retrieved`, `etag`) is no part of it, as nothing is read from that.
    In the store a plus sign and the keys of the corrections that applied follow it.
    """
    about: tuple[object, ...] = (sha256, names, replace(entry, retrieved="", sha256="", etag=""))
    mine = sorted(one.key for one in corrections if one.concerns(source_of(entry.file)))
    if mine:
        about += (mine,)
    return f"{version}-{hashlib.sha256(repr(about).encode()).hexdigest()}"


def _pipeline() -> tuple[str, str]:
    """Return the name of the English pipeline, and one digest of its parts."""
    return MODEL, hashlib.sha256("\n".join(sorted(WEIGHTS.values())).encode()).hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes as hex, as `Document.sha256` has it; empty where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:  # a member of an archive, or nothing
        with suppress(OSError, DocumentError):
            return hashlib.sha256(read_bytes(path)).hexdigest()
        return ""


def read_alone(path: Path, rules: tuple[Path, ...] = (), base: str = "") -> bytes:
    """Return one document as N-Quads with its mark, as a build of its folder would put it into a store.

    So documents can be read on many machines and loaded together.

    Arguments:
        path: the file; a manifest.csv and a corrections.csv beside it are taken into account.
        rules: as for `build`.
        base: as for `build`; without one it is made from the name of the folder.

    Raises:
        DocumentError: the file cannot be read.
        CorrectionError: the corrections file beside it is wrong.
        RuleError: a rule file of `rules` is wrong.
    """
    _, entry, corrections = read_beside(path)
    model = not model_fault()
    version = reader_version(rules, model=model)
    folder = folder_of(path)
    names_of = naming(entries_of(list_folder(folder)), base_for(base, "", folder))
    gave = read((path, entry), Way(rules, version, corrections, names_of, model))
    if gave.fault:
        raise DocumentError(gave.fault)
    return gave.quads + mark_line(source_of(entry.file), _mark_of(gave, names_of(entry), version, corrections))


def _mark_of(read: DocumentRead, names: Names, version: str, corrections: tuple[Correction, ...]) -> str:
    return f"{mark(read.sha256, names, read.entry, version, corrections)}+{','.join(read.applied)}"
