"""Reading on a cluster: the documents are read by the workers of a Dask scheduler, and come back in their order.

Each is read by the same pure function as on one machine, so what is built does not depend on which worker read what,
or in what order. A worker that dies costs the time of its documents. Nothing here may look into a document; a document
that its workers died of again and again is refused.
"""

import os
import tempfile
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from kg.documents.folder import Found
from kg.errors import KgError
from kg.read import DocumentRead, Limits, Way, read
from kg.reader_version import reader_version

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["Cluster", "readings_on"]

#: documents that are read ahead of the one whose turn it is, for each thread of the workers
AHEAD: Final = 4
#: seconds to wait for the scheduler, and for its first worker
PATIENCE: Final = 30

#: a process reads one document at a time: spaCy's pipelines are not made for threads
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Who reads the documents.

    Arguments:
        address: of the Dask scheduler, such as `tcp://localhost:8786`.
        files: below which address the workers find the files of the folder, in any file system that fsspec knows
            (`s3://bucket/minutes`); empty where they see the folder under its own path.
    """

    address: str
    files: str = ""


def readings_on(
    cluster: Cluster, documents: Iterator[Found], way: Way, *, limits: Limits | None, folder: Path
) -> Iterator[DocumentRead]:
    """Yield what each document gave, in the order of the documents; a few at most are held at a time.

    Arguments:
        cluster: who reads.
        documents: where each lies, and its manifest entry.
        way: how they are read; the folders of its rules must be where the workers see them.
        limits: how long one document may be read. How much memory a worker has is settled where it is started.
        folder: in which the documents lie.

    Raises:
        KgError: there is no scheduler, it has no worker, or a worker is of another version of kg.
        RuleError: a rule file is wrong.
    """
    seconds = limits.seconds if limits else 0.0
    client = _client(cluster.address)
    try:
        most = AHEAD * sum(client.nthreads().values())
        turns: deque[tuple[Found, Future]] = deque()
        for found in documents:
            turns.append((found, _given(client, found, way, seconds, folder, cluster.files)))
            if len(turns) >= most:
                yield _taken(*turns.popleft())
        while turns:
            yield _taken(*turns.popleft())
    finally:
        client.close()


def _client(address: str) -> "Client":
    """Return a connection to the scheduler, which has a worker at least."""
    try:
        from distributed import Client
    except ImportError:
        raise KgError("Reading on a cluster needs Dask", "pip install 'send-governance-kg[cluster]'") from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        what = " ".join(str(error).split())[:160]
        raise KgError(f"No Dask scheduler answers at {address} ({what})", "Start one with: dask scheduler") from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise KgError(f"The scheduler at {address} has no worker", f"Start one with: dask worker {address}") from None
    return client


def _given(client: "Client", found: Found, way: Way, seconds: float, folder: Path, files: str) -> "Future":
    """Hand a document to the cluster, with as much of the folder's names as concerns it."""
    path, entry = found
    known = way.naming.addresses
    near = {file: known[file] for file in (entry.file, entry.replaced_by) if file in known}
    rules = tuple(each.resolve() for each in way.rules)
    way = replace(way, rules=rules, naming=replace(way.naming, addresses=near))
    place, inner = path.resolve(), ""
    if files:
        holder = next((each for each in (path, *path.parents) if each.is_file()), path)
        place = path.relative_to(holder)
        inner = holder.relative_to(folder).as_posix()
    return client.submit(_read_there, (place, entry), way, seconds, files, inner, pure=False)


def _taken(found: Found, future: "Future") -> DocumentRead:
    """Return what a document gave, once it is read; one that no worker survived is refused."""
    from concurrent.futures import CancelledError

    from distributed import KilledWorker

    try:
        reading: DocumentRead = future.result()
    except KilledWorker:
        fault = "the workers that read it ended, for want of memory or of time; see --time-limit"
        return DocumentRead(found[1], fault=fault)
    except (OSError, CancelledError) as error:
        raise KgError(f"The cluster was lost ({error})", "Build again: what was read before is kept") from None
    finally:
        future.release()
    return reading


def _read_there(found: Found, way: Way, seconds: float, files: str, inner: str) -> DocumentRead:
    """Read one document, in a worker."""
    if reader_version(way.rules, model=way.model) != way.version:
        raise KgError(
            "A worker of the cluster reads otherwise than this kg",
            "Install the same kg, with the same extras, on all machines, and let them see the same rules",
        )
    with _one_at_a_time:
        # what hangs cannot be stopped within a process; its nanny starts another, and the others' documents go on
        watch = threading.Timer(seconds, os._exit, (1,)) if seconds else None
        if watch:
            watch.daemon = True
            watch.start()
        try:
            return _read_from(files, inner, found, way) if files else read(found, way)
        finally:
            if watch:
                watch.cancel()


def _read_from(files: str, inner: str, found: Found, way: Way) -> DocumentRead:
    """Read a document whose file is brought here first."""
    import fsspec

    place, entry = found
    address = f"{files.rstrip('/')}/{inner}"
    with tempfile.TemporaryDirectory() as here:
        local = Path(here) / PurePosixPath(inner).name
        try:
            _bring(fsspec, address, local)
        except (OSError, ValueError, ImportError) as error:
            return DocumentRead(entry, fault=f"{address} cannot be read ({error}); see --cluster-files")
        return read((local / place if place.parts else local, entry), way)


def _bring(fsspec: Any, address: str, local: Path) -> None:
    with fsspec.open(address, "rb") as stream, local.open("wb") as out:
        while piece := stream.read(1 << 20):
            out.write(piece)
