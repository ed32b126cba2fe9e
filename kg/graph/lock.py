"""The lock of a store's folder: one build at a time, from opening to the end, and a note of what it is about to do.

The system lets go of the lock with its process, so it never needs to be broken. Before a build makes or removes a
folder it notes its name in the file: what a killed build left half made, too early or too late to have our mark, is
known by that. A reader needs no lock on the store; it holds its generation, so that no build removes it meanwhile.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kg.errors import StoreError
from kg.graph.place import FORMAT, Place, told_in

__all__ = ["Lock", "alone_with", "holding", "locked", "noted"]

#: bytes of the note, which is always written whole
_LENGTH: Final = 128


class Lock:
    """A lock that is held, with its note."""

    def __init__(self, handle: int) -> None:
        """Take the open file."""
        self._handle = handle

    def note(self, name: str) -> None:
        """Note the folder that is about to be made or removed, or nothing; it is on disk when this returns."""
        told = json.dumps({"format": FORMAT, "folder": name}).encode()
        os.pwrite(self._handle, told.ljust(_LENGTH - 1) + b"\n", 0)
        os.fsync(self._handle)


def noted(place: Place) -> str | None:
    """Return the name of the folder that is noted in a lock, empty for none; None where the file is not one of ours."""
    try:
        told = told_in(place.lock)
    except (OSError, ValueError):
        return None
    if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("folder"), str):
        return None
    return str(told["folder"])


@contextmanager
def locked(place: Place) -> Iterator[Lock]:
    """Hold the lock of a store for the time of a block; its folder is made where it is not there.

    Where no store came to be and nothing else is in the folder, it is gone afterwards.

    Raises:
        StoreError: another build holds it, or something else lies at its place.
        OSError: the folder or the file cannot be made.
    """
    while True:
        place.path.mkdir(parents=True, exist_ok=True)
        handle = os.open(place.lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            if not _taken(handle, alone=True):
                raise StoreError(
                    f"The store {place.path} is being written by another build", "Wait until that one is done"
                )
            # the build that held it may have removed it with a store that never came to be
            if _is_at(handle, place.lock):
                lock = Lock(handle)
                if noted(place) is None:
                    lock.note("")
                try:
                    yield lock
                finally:
                    _forget(place)
                return
        finally:
            os.close(handle)


def _forget(place: Place) -> None:
    """Remove the lock and the folder where there is nothing else in it."""
    with suppress(OSError):
        if [entry.name for entry in os.scandir(place.path)] == [place.lock.name]:
            place.lock.unlink()
            place.path.rmdir()


@contextmanager
def alone_with(path: Path) -> Iterator[bool]:
    """Tell whether nobody holds the file at `path`, and keep it so for the time of a block."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        yield True  # nothing can be held that is not there
        return
    try:
        yield _taken(handle, alone=True)
    finally:
        os.close(handle)


def holding(path: Path) -> int:
    """Hold the file at `path` beside other readers, until the handle that is returned is closed.

    Raises:
        FileNotFoundError: it is not there, or is being removed.
        OSError: it cannot be read.
    """
    handle = os.open(path, os.O_RDONLY)
    if not (_taken(handle, alone=False) and _is_at(handle, path)):
        os.close(handle)
        raise FileNotFoundError(path)
    return handle


def _taken(handle: int, *, alone: bool) -> bool:
    """Lock an open file if that can be at once; a system that cannot lock it lets everyone in."""
    if sys.platform == "win32":
        import msvcrt

        if alone:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except OSError:
                return False
        return True
    import fcntl

    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _is_at(handle: int, path: Path) -> bool:
    """Tell whether an open file is still the one at a path."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), path.lstat())
    return False
