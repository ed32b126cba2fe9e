"""Answers kept while the store stays as it is, so that a page that many look at is made once.

Only what depends on the store alone is kept; of an endpoint, of which nothing tells that it has changed, nothing is.
"""

from collections import OrderedDict
from pathlib import Path
from typing import Any

__all__ = ["Kept"]

#: answers, and their characters in all; the longest unused go first
MOST, LARGEST = 512, 96_000_000
#: a question that takes more to write down is not asked again
_LONGEST_KEY = 2_000


class Kept:
    """Answers by what was asked, for one state of a store."""

    def __init__(self, store: str) -> None:
        """Begin with the store, as `--store` names it."""
        self._store = store
        self._mark: tuple[int, int] | None = None
        self._answers: OrderedDict[str, tuple[Any, int]] = OrderedDict()
        self._size = 0

    def key(self, name: str, arguments: tuple[Any, ...]) -> str:
        """Return the key of a question; empty where its answer is not to be kept."""
        mark = self._marked()
        if mark != self._mark:
            self._answers.clear()
            self._size = 0
            self._mark = mark
        told = f"{name}{arguments!r}"
        return told if mark is not None and len(told) <= _LONGEST_KEY else ""

    def get(self, key: str) -> Any:
        """Return the answer that is kept, or None."""
        if key not in self._answers:
            return None
        self._answers.move_to_end(key)
        return self._answers[key][0]

    def put(self, key: str, answer: Any) -> None:
        """Keep an answer, if the store is still as it was when it was asked."""
        if not key or answer is None or self._marked() != self._mark:
            return
        size = len(repr(answer))
        self._answers[key] = (answer, size)
        self._size += size
        while len(self._answers) > MOST or self._size > LARGEST:
            _, (_, gone) = self._answers.popitem(last=False)
            self._size -= gone

    def _marked(self) -> tuple[int, int] | None:
        """Return what changes when the store is built again."""
        try:
            told = (Path(self._store) / "store.json").stat()
        except OSError:
            return None
        return (told.st_ino, told.st_mtime_ns)
