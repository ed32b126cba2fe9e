"""What a folder holds: its files, and what in it cannot be looked into, leads out of it or is no file, and why.

Links to folders are never followed: one may lead in a circle.
"""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

__all__ = ["leads_out", "walk"]

#: the path within the folder, why it is refused, and whether it is closed: there, but not to be looked into
Refused = tuple[str, str, bool]


def walk(folder: Path, wanted: Callable[[Path], bool]) -> tuple[list[Path], list[Refused]]:
    """Return the files of a folder and its sub-folders, sorted by path, and what is refused.

    Args:
        folder: the folder.
        wanted: told a path within the folder, whether it is looked at.

    Raises:
        OSError: the folder itself cannot be read.
    """
    root = folder.resolve()
    closed: list[OSError] = []
    files: list[Path] = []
    refused: list[Refused] = []
    os.scandir(folder).close()  # raises what reading it would
    for above, folders, names in os.walk(folder, onerror=closed.append):
        here = Path(above)
        folders[:] = [name for name in folders if wanted((here / name).relative_to(folder))]
        for name in [*names, *(name for name in folders if (here / name).is_symlink())]:
            path = here / name
            within = path.relative_to(folder)
            if not wanted(within):
                continue
            fault = next(_faults(path, root), None)
            if fault is None:
                files.append(path)
            else:
                refused.append((within.as_posix(), f"{within.as_posix()} {fault[0]}", fault[1]))
    for error in closed:
        name = Path(error.filename).relative_to(folder).as_posix()
        refused.append((name, f"{name} cannot be looked into ({error.strerror}). Check its permissions", True))
    return sorted(files, key=lambda path: path.relative_to(folder).as_posix()), sorted(refused)


def _faults(path: Path, root: Path) -> Iterator[tuple[str, bool]]:
    """Yield why a path is not read, and whether it is closed."""
    linked = path.is_symlink()
    try:
        target = path.resolve(strict=True)
        mode = target.stat().st_mode
    except (OSError, RuntimeError):
        nowhere = "is a link that leads nowhere. Put the file itself into the folder"
        yield nowhere if linked else "cannot be read", not linked
        return
    if linked and not target.is_relative_to(root):
        yield "is a link that leads out of the folder. Put the file itself into the folder", False
    if stat.S_ISDIR(mode):
        yield "is a link to a folder, which is not followed. Put the files themselves into the folder", False
    if not stat.S_ISREG(mode):
        yield "is a device, a pipe or a socket and no file. Take it out of the folder", False
    if not os.access(path, os.R_OK):
        yield "cannot be read (Permission denied). Check its permissions", True


def leads_out(folder: Path, name: str) -> bool:
    """Return whether a name that a manifest gives leads out of the folder: by its own words, or by a link."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or ":" in parts[0]:
        return True
    return not (folder / name).resolve().is_relative_to(folder.resolve())
