"""Where a store lies on disk: a folder of finished generations, of which one is current.

    kg-store/
        store.json        {"format": "send-governance-kg", "model": "1", "generation": 3}
        generation-3/     the current database, never written again
        building-1/       the next one, under version 1 of the data model, while a build is under way
        layout/           where kg view drew things before, to be quicker the next time

A build works on a copy and is shown by replacing `store.json`, which is one atomic step: a reader sees the whole old
graph or the whole new one. A reader that opened the old one keeps it until it closes.
"""

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import StoreError
from kg.graph.vocabulary import MODEL_VERSION

__all__ = ["Place"]

FORMAT: Final = "send-governance-kg"
POINTER: Final = "store.json"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of a store."""

    path: Path

    @property
    def building(self) -> Path:
        """Where the next generation is made; another version of the data model does not go on with it."""
        return self.path / f"building-{MODEL_VERSION}"

    def generation(self, number: int) -> Path:
        """Return the folder of a generation."""
        return self.path / f"generation-{number}"

    def current(self) -> int:
        """Return the number of the current generation.

        Raises:
            StoreError: there is no store here, or it was made by another version of the data model.
        """
        try:
            told = json.loads((self.path / POINTER).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            what = "is no store of kg" if self.path.exists() else "does not exist: there is no store"
            raise StoreError(
                f"{self.path} {what}", f"Build one with: kg build FOLDER --store {self.path}"
            ) from None
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.path / POINTER} cannot be read ({error})", self._again()) from None
        if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("generation"), int):
            raise StoreError(f"{self.path} is no store of kg", "Name another folder with --store")
        if told.get("model") != MODEL_VERSION:
            raise StoreError(
                f"The store {self.path} was made by version {told.get('model')} of the data model, and this kg reads "
                f"version {MODEL_VERSION}",
                self._again(),
            )
        return int(told["generation"])

    def exists(self) -> bool:
        """Return whether there is a store here; False where the folder is missing or empty.

        Raises:
            StoreError: the folder holds something else, which must not be touched.
        """
        if (self.path / POINTER).is_file() or any(self.path.glob("building-*")):
            return (self.path / POINTER).is_file()
        if self.path.is_dir() and not any(self.path.iterdir()):
            return False
        if self.path.exists():
            raise StoreError(f"{self.path} is there already and is no store of kg", "Name another folder with --store")
        return False

    def point_to(self, number: int) -> None:
        """Make a finished generation the current one, and remove those before it."""
        pointer = self.path / f"{POINTER}.new"
        told = {"format": FORMAT, "model": MODEL_VERSION, "generation": number}
        pointer.write_text(json.dumps(told) + "\n", encoding="utf-8")
        pointer.replace(self.path / POINTER)
        for old in self.path.glob("generation-*"):
            if old != self.generation(number):
                # where a reader's system keeps an open folder from being removed, the next build removes it
                with suppress(OSError):
                    shutil.rmtree(old)

    def _again(self) -> str:
        return f"Remove the folder and build again: kg build FOLDER --store {self.path}"
