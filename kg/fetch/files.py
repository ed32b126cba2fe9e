"""Writing so that a kill at any moment leaves every file whole: files are put in place at once, lines are appended.

All that `kg fetch` writes for good goes through these three, so that a test can stop any of them half way.
"""

import os
from pathlib import Path

__all__ = ["append", "place", "replace"]


def append(path: Path, data: bytes) -> None:
    """Append whole lines to a file in one write; after a kill its last line may lack its end, and no other."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
    try:
        while data:
            data = data[os.write(handle, data) :]
    finally:
        os.close(handle)


def place(part: Path, path: Path) -> None:
    """Move a finished file to its place, with all its bytes on disk before its name is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with part.open("rb") as stream:
        os.fsync(stream.fileno())
    part.chmod(0o666 & ~_mask())
    part.replace(path)


def replace(path: Path, data: bytes) -> None:
    """Write a file anew: its readers see the old bytes or the new ones."""
    part = path.with_name(f".{path.name}.new")
    with part.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
