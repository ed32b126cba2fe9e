"""How a build takes its place: a new generation is made beside the current one, and is shown in one atomic step.

The order is that of SQLite and git: all data to disk, then the pointer, then the removal of what is no longer pointed
at. A kill or a full disk at any moment leaves the old store or the new one, and what else is left is known as ours and
removed by the next build. Only the holder of the store's lock may call what is here.
"""

import json
import os
import shutil
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.lock import Lock, alone_with, noted
from kg.graph.place import FORMAT, LAYOUT, DamagedError, Place, is_generation, told_in
from kg.graph.vocabulary import MODEL_VERSION

__all__ = ["damage", "listed", "make", "point_to", "refuse_others", "tidy", "unfinished"]

#: files of the database that say nothing: its diary, and the lock that it makes when it is opened
_IDLE: Final = frozenset({"LOCK", "LOG"})
_CHUNK: Final = 1 << 20


def refuse_others(place: Place) -> None:
    """Refuse to build in a folder that holds something else, before anything is made in it.

    Raises:
        StoreError: it does, or it holds a store of another version.
    """
    if not place.path.is_dir():
        if place.path.exists():
            raise StoreError(f"{place.path} is there already and is no store of kg", "Name another folder with --store")
        return
    names = {entry.name for entry in os.scandir(place.path)} - {place.lock.name}
    if not names or noted(place) is not None or place.ours():
        if place.pointer.exists():
            listed(place)  # complains where it is of another version
    elif place.pointer.exists():
        place.current()
    else:
        raise StoreError(f"{place.path} is there already and is no store of kg", "Name another folder with --store")


def listed(place: Place) -> int | None:
    """Return the number of the generation that the pointer names, whole or not; None where it names none.

    Raises:
        StoreError: the store is of another version.
    """
    try:
        return place.current() if place.pointer.exists() else None
    except DamagedError:
        return None


def damage(place: Place, number: int) -> str:
    """Return what is wrong with the files of a generation; empty where they are as they were written."""
    mark = place.marked(number)
    sums = mark.get("files") if mark else None
    if not isinstance(sums, dict) or not sums:
        return f"{place.mark(number)} is missing or cannot be read"
    for name, told in sums.items():
        path = place.graph(number) / Path(str(name)).name
        try:
            if _sum(path) != told:
                return f"{path} is not as it was written"
        except OSError as error:
            return f"{path} cannot be read ({error.strerror})"
    return ""


def make(place: Place, lock: Lock, *, base: int | None) -> int:
    """Make the folder of the next generation, with a copy of the generation `base` if there is one; return its number.

    Raises:
        OSError: it cannot be made.
    """
    number = place.free()
    lock.note(place.generation(number).name)
    place.generation(number).mkdir()
    _write(place.mark(number), {"format": FORMAT, "layout": LAYOUT, "model": MODEL_VERSION})
    if base is not None:
        # hard links: no time and no space; the copy of a generation that is never written needs no lock
        ox.Store.read_only(str(place.graph(base))).backup(str(place.graph(number)))
    return number


def unfinished(place: Place, current: int | None) -> int | None:
    """Return the newest generation of ours, of this version, that a stopped build left."""
    for number in reversed(place.ours()):
        mark = place.marked(number) or {}
        if number != current and (mark.get("model"), mark.get("layout")) == (MODEL_VERSION, LAYOUT):
            return number if place.graph(number).is_dir() and not mark.get("files") else None
    return None


def point_to(place: Place, lock: Lock, number: int) -> None:
    """Bring a generation to disk and make it the current one; its database is closed.

    Raises:
        OSError: that cannot be; the store is as it was.
    """
    graph = place.graph(number)
    sums = {}
    for path in sorted(graph.iterdir()):
        if path.name not in _IDLE:
            _to_disk(path)
            sums[path.name] = _sum(path)
    _to_disk(graph)
    mark = {"format": FORMAT, "layout": LAYOUT, "model": MODEL_VERSION}
    finished = place.generation(number) / "finished.json"
    _write(finished, {**mark, "files": sums})
    finished.replace(place.mark(number))
    pointer = place.generation(number) / "store.json"
    _write(pointer, {**mark, "generation": number})
    _to_disk(place.generation(number))
    pointer.replace(place.pointer)
    _to_disk(place.path)
    lock.note("")


def tidy(place: Place, lock: Lock, *, keep: frozenset[int]) -> None:
    """Remove what is ours and no longer of use: all generations but those to keep, and what the note tells of."""
    name = noted(place) or ""
    numbers = set(place.ours())
    if is_generation(name) and place.path / name not in map(place.generation, numbers | keep):
        _remove_unmarked(place.path / name)
    for number in sorted(numbers - keep):
        _remove(place, lock, number)


def _remove(place: Place, lock: Lock, number: int) -> None:
    """Remove a generation of ours, if no reader has it; its mark goes last, so that it is known to the end."""
    with suppress(OSError), alone_with(place.mark(number)) as alone:
        if alone:
            folder = place.generation(number)
            lock.note(folder.name)
            for entry in sorted(folder.iterdir()):
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry)
                elif entry != place.mark(number):
                    entry.unlink()
            place.mark(number).unlink(missing_ok=True)
            folder.rmdir()
            lock.note("")


def _remove_unmarked(folder: Path) -> None:
    """Remove a folder that was noted and has no mark: it is empty, or holds the beginning of one."""
    with suppress(OSError):
        if [entry.name for entry in folder.iterdir()] == ["kg.json"] and _is_beginning(folder / "kg.json"):
            (folder / "kg.json").unlink()
        folder.rmdir()


def _is_beginning(path: Path) -> bool:
    """Tell whether a file is what was written of a mark before the process was ended."""
    try:
        told_in(path)
    except OSError:
        return False
    except ValueError:
        return path.stat().st_size < 1000
    return False


def _write(path: Path, told: dict[str, object]) -> None:
    """Write JSON into a file of a folder of ours, to disk; a build that was stopped may have begun it."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps(told) + "\n")
        stream.flush()
        os.fsync(stream.fileno())


def _to_disk(path: Path) -> None:
    """Bring a file, or the names in a folder, to disk."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:  # Windows opens no folder
        if os.name == "nt":
            return
        raise
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sum(path: Path) -> list[int]:
    """Return the size and the checksum of a file."""
    size = sum_ = 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            sum_ = zlib.crc32(chunk, sum_)
    return [size, sum_]
