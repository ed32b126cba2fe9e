"""How the store differs from another, found in a process of its own, as long as it takes, once for each state."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from kg.processes import Worker
from kg.query.differences import Difference

__all__ = ["Comparing", "News"]

News = Mapping[str, list[Difference]]


class Comparing:
    """What came, went and changed since another store, by council; known once it was asked for."""

    def __init__(self, old: str, new: str) -> None:
        """Begin with both stores, as `--store` names them."""
        self.old, self.new = old, new
        self._lock = asyncio.Lock()
        self._known: tuple[tuple[int, ...], News] | None = None

    async def news(self) -> News:
        """Return the differences.

        Raises:
            StoreError: one of the stores cannot be read.
        """
        async with self._lock:
            mark = (*_mark(self.old), *_mark(self.new))
            if self._known is None or self._known[0] != mark:
                self._known = (mark, await run_in_threadpool(_apart, self.old, self.new))
            return self._known[1]


def _mark(store: str) -> tuple[int, ...]:
    """Return what changes when a store is built again; of an endpoint nothing tells."""
    try:
        told = (Path(store) / "store.json").stat()
    except OSError:
        return ()
    return (told.st_ino, told.st_mtime_ns)


def _apart(old: str, new: str) -> News:
    worker = Worker(_comparer)
    try:
        worker.send((old, new))
        worker.receive()  # that it is ready
        found: News = worker.receive()
    finally:
        worker.end()
    return found


def _comparer() -> Callable[[tuple[str, str]], News]:
    return _compared


def _compared(stores: tuple[str, str]) -> News:
    from kg.query.engine import open_engine
    from kg.query.news import news

    old, new = (open_engine(store) for store in stores)
    return news(old, new)
