"""Making the index of the store before pages are read from it, in a process of its own and as long as it takes."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from starlette.concurrency import run_in_threadpool

from kg.errors import KgError
from kg.processes import EndedError, Worker
from kg.view.index.kept import mark_of, prepare

__all__ = ["Preparing"]


class Preparing:
    """Makes the index of one store when it is not there, once for each state of the store."""

    def __init__(self, store: str) -> None:
        """Begin with the store, as `--store` names it."""
        self.store = store
        self._lock = asyncio.Lock()
        #: where the index cannot be kept, making it again and again would help nobody
        self._tried = ""

    async def done(self) -> None:
        """Wait until the index is there, or cannot be."""
        async with self._lock:
            mark = mark_of(self.store)
            if mark and mark != self._tried:
                self._tried = mark
                await run_in_threadpool(_apart, self.store)


def _apart(store: str) -> None:
    worker = Worker(_preparer)
    try:
        worker.send(store)
        while worker.receive() is None:
            pass  # it only says that it is ready
    except EndedError:
        pass  # the task that reads the index makes its own, or tells what is wrong
    finally:
        worker.end()


def _preparer() -> Callable[[str], bool]:
    return _prepared


def _prepared(store: str) -> bool:
    # what is wrong with the store is told by the task that asks it
    with suppress(KgError, OSError):
        prepare(store)
    return True
