"""Where a store lies on disk: a folder of generations, of which one is current.

    kg-store/
        store.json          {"format": "send-governance-kg", "layout": 2, "model": "1", "generation": 3}
        kg.lock             held by the build that is under way; notes the folder that it is making or removing
        generation-3/
            kg.json         says that the folder is ours, and the sizes and checksums of what is in it
            graph/          the database, never written again once it is current
        layout/             where kg view drew things before, to be quicker the next time

What `store.json` lists is the store. A folder is ours because of the mark in its `kg.json`, never because of its name.
One that is ours and not listed is what a build left that was stopped, and the next build removes it, unless a reader
still has it. Nothing else in the folder is touched. Nothing here may write; see `kg.graph.publish`.
"""

import json
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.errors import StoreError
from kg.graph.vocabulary import MODEL_VERSION

__all__ = ["FORMAT", "LAYOUT", "DamagedError", "Place", "is_generation", "told_in"]

FORMAT: Final = "send-governance-kg"
#: of the folder; 1 had the database in the folder of the generation, without a mark
LAYOUT: Final = 2
#: bytes of a mark or pointer; ours have less than a thousandth of it
LONGEST: Final = 1_000_000

_GENERATION: Final = re.compile(r"generation-(\d{1,9})")


class DamagedError(StoreError):
    """A store of ours that is not as it was written."""


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of a store."""

    path: Path

    @property
    def pointer(self) -> Path:
        """The file that tells which generation is current."""
        return self.path / "store.json"

    @property
    def lock(self) -> Path:
        """The file that a build holds."""
        return self.path / "kg.lock"

    def generation(self, number: int) -> Path:
        """Return the folder of a generation."""
        return self.path / f"generation-{number}"

    def graph(self, number: int) -> Path:
        """Return the database of a generation."""
        return self.generation(number) / "graph"

    def mark(self, number: int) -> Path:
        """Return the file by which the folder of a generation is known as ours."""
        return self.generation(number) / "kg.json"

    def current(self) -> int:
        """Return the number of the current generation.

        Raises:
            DamagedError: the store is ours, and its pointer says nothing of use.
            StoreError: there is no store here, it cannot be read, or it was made by another version of kg.
        """
        try:
            told = told_in(self.pointer)
        except (FileNotFoundError, NotADirectoryError):
            what = "is no store of kg" if self.path.exists() else "does not exist: there is no store"
            raise StoreError(f"{self.path} {what}", f"Build one with: kg build FOLDER --store {self.path}") from None
        except OSError as error:
            # nobody knows what is in it: it is not taken for damaged, so that nothing is removed
            raise StoreError(f"{self.pointer} cannot be read ({error})", "Mend that, or name another store") from None
        except ValueError as error:
            raise DamagedError(f"{self.pointer} cannot be read ({error})", self.again) from None
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise StoreError(f"{self.path} is no store of kg", "Name another folder with --store")
        if (told.get("model"), told.get("layout")) != (MODEL_VERSION, LAYOUT):
            raise StoreError(
                f"The store {self.path} was made by version {told.get('model')} of the data model (layout "
                f"{told.get('layout', 1)}), and this kg reads version {MODEL_VERSION} (layout {LAYOUT})",
                f"Remove the folder and build again: kg build FOLDER --store {self.path}",
            )
        number = told.get("generation")
        if not isinstance(number, int) or number < 1:
            raise DamagedError(f"{self.pointer} names no generation", self.again)
        return number

    def ours(self) -> list[int]:
        """Return the numbers of the generations that have our mark, whatever the version."""
        found = []
        for entry in os.scandir(self.path):
            match = _GENERATION.fullmatch(entry.name)
            if match and entry.is_dir(follow_symlinks=False) and self.marked(int(match[1])):
                found.append(int(match[1]))
        return sorted(found)

    def marked(self, number: int) -> dict[str, Any] | None:
        """Return what the mark of a generation says; None where the folder is not ours."""
        try:
            told = told_in(self.mark(number))
        except (OSError, ValueError):
            return None
        return told if isinstance(told, dict) and told.get("format") == FORMAT else None

    def free(self) -> int:
        """Return the number after those of all generations, ours or not."""
        taken = [int(match[1]) for entry in os.scandir(self.path) if (match := _GENERATION.fullmatch(entry.name))]
        return max(taken, default=0) + 1

    @property
    def again(self) -> str:
        """What to do about a damaged store."""
        return f"Build it again, which makes it anew from the documents: kg build FOLDER --store {self.path}"


def is_generation(name: str) -> bool:
    """Tell whether a name is one that the folder of a generation has."""
    return _GENERATION.fullmatch(name) is not None


def told_in(path: Path) -> Any:
    """Return the JSON in a small regular file.

    Raises:
        OSError: there is none, or it cannot be read.
        ValueError: it is no JSON, no regular file, or too long.
    """
    # a pipe would keep us waiting
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("it is no file")
        text = os.read(handle, LONGEST)
    finally:
        os.close(handle)
    if len(text) == LONGEST:
        raise ValueError("it is too long")
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
