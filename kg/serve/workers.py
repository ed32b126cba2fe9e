"""Processes that ask the store, so that a query which runs too long can be ended: the engine itself cannot be told.

Each process holds the store open for reading and takes one task at a time. It has no network, where the store is a
folder and the system allows that, and no more memory than it is given. One that goes over its time is ended and
replaced. After a build the store is opened again, so that readers see the new graph; one that was removed is told until
it is back.
"""

import queue
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.processes import EndedError, Worker, cut_off

__all__ = ["BusyError", "FailedError", "TooLongError", "TooMuchError", "Workers"]


class TooLongError(KgError):
    """A task went over its time."""


class FailedError(KgError):
    """A task met a fault of ours."""


class TooMuchError(KgError):
    """A task went over its memory."""


class BusyError(KgError):
    """No process came free in time."""


class Workers:
    """A fixed number of processes for one store."""

    def __init__(self, store: str, *, count: int = 2, seconds: float = 10.0, memory: int = 0) -> None:
        """Start them.

        Arguments:
            store: as `--store` names it.
            count: how many.
            seconds: how long a task may take, and how long it may wait for a free process.
            memory: megabytes that each may have; 0 is no limit.
        """
        self.store = store
        self.seconds = seconds
        self.memory = memory
        # processes end with the thread that made them: this one lives as long as they shall
        self._maker = ThreadPoolExecutor(1)
        self._free: queue.Queue[Worker] = queue.Queue()
        for _ in range(count):
            self._free.put(self._made())
        self._count = count

    def _made(self) -> Worker:
        return self._maker.submit(Worker, _asker, self.store, memory=self.memory).result()

    def run(self, task: Callable[..., Any], *arguments: Any) -> Any:
        """Run `task(engine, *arguments)` in a process and return what it returns, or raise what it raises.

        Raises:
            BusyError: none came free.
            TooLongError: it took too long; the process was ended.
            TooMuchError: it took too much memory, or the engine fell over it.
        """
        try:
            worker = self._free.get(timeout=self.seconds)
        except queue.Empty:
            raise BusyError("The server is busy", "Ask again in a moment") from None
        keep = False
        try:
            worker.send((task, arguments))
            answer = _answer(worker, time.monotonic() + self.seconds)
            keep = True
        except EndedError:
            limit = f" ({self.memory} MB)" if self.memory else ""
            raise TooMuchError(
                f"The question needs more memory than one may have{limit}, or more than the engine can do",
                "Narrow it, or add LIMIT",
            ) from None
        except TimeoutError:
            raise TooLongError(f"No answer within {self.seconds:g} seconds", "Narrow the question") from None
        except KgError:
            keep = True
            raise
        finally:
            if keep:
                self._free.put(worker)
            else:
                worker.end()
                self._free.put(self._made())
        return answer

    def close(self) -> None:
        """End all processes."""
        for _ in range(self._count):
            self._free.get().end()
        self._maker.shutdown()


def _answer(worker: Worker, until: float) -> Any:
    """Return the answer to a task that was sent; that the process is ready comes before its first.

    Raises:
        TimeoutError: it did not come in time.
    """
    while worker.connection.poll(max(0.0, until - time.monotonic())):
        answer = worker.receive()
        if answer is not None:
            return answer[0]
    raise TimeoutError


def _asker(store: str) -> Callable[[tuple[Callable[..., Any], tuple[Any, ...]]], tuple[Any]]:
    """Return what does a task in a process: it opens the store when it is first asked, and when it has changed."""
    if not store.startswith(("http://", "https://")):
        cut_off()
    engine, mark = None, None

    def asked(task: tuple[Callable[..., Any], tuple[Any, ...]]) -> tuple[Any]:
        nonlocal engine, mark
        from kg.query.engine import open_engine

        now = _mark(store)
        if engine is None or mark != now:
            engine = None  # lets go of the old one, also where there is no new one
            engine, mark = open_engine(store), now
        try:
            return (task[0](engine, *task[1]),)
        except KgError:
            raise
        except MemoryError:
            raise TooMuchError("The question needs more memory than one may have", "Narrow it, or add LIMIT") from None
        except Exception as error:  # noqa: BLE001 -- the server goes on, and tells that it was at fault
            raise FailedError(f"The server failed at this ({type(error).__name__}: {error})") from None

    return asked


def _mark(store: str) -> object:
    """Return what changes when the store is built again."""
    if store.startswith(("http://", "https://")):
        from kg.graph.endpoint import Endpoint

        return Endpoint(store).pointer()
    try:
        told = (Path(store) / "store.json").stat()
    except OSError:
        return (0, 0)
    return (told.st_ino, told.st_mtime_ns)
