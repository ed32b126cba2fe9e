"""A folder of parts in place of one file: N-Quads in pieces that bulk loaders can take side by side.

The same graph gives the same parts. A part ends at the end of a line; within each graph the lines are sorted. What is
in the folder already is never written over.
"""

from io import BytesIO, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import KgError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__all__ = ["PartsFolder"]


class PartsFolder(RawIOBase):
    """What is written to it goes into `part-00001.nq` and so on."""

    def __init__(self, folder: Path, lines: int) -> None:
        """Make the folder.

        Arguments:
            folder: new, or empty.
            lines: in one part.

        Raises:
            KgError: the folder has something in it, or cannot be made.
        """
        super().__init__()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            taken = any(folder.iterdir())
        except OSError as error:
            raise KgError(f"{folder} cannot be made ({error.strerror})", "Name another folder") from None
        if taken:
            raise KgError(f"{folder} has something in it", "Name a new folder, or empty this one")
        self._folder = folder
        self._most = lines
        self._lines = 0
        self._count = 0
        self._out: BinaryIO | None = None

    def writable(self) -> bool:
        """Say that it is."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write whole lines."""
        whole = bytes(data)
        for line in BytesIO(whole):
            if self._out is None or self._lines >= self._most:
                self._next()
            assert self._out is not None
            self._out.write(line)
            self._lines += 1
        return len(whole)

    def close(self) -> None:
        """End the last part."""
        if self._out is not None:
            self._out.close()
            self._out = None
        super().close()

    def _next(self) -> None:
        if self._out is not None:
            self._out.close()
        self._count += 1
        self._lines = 0
        self._out = (self._folder / f"part-{self._count:05}.nq").open("wb")
