"""Processes that ask the store, so that a query which runs too long can be ended: the engine itself cannot be told.

Each process holds the store open for reading and takes one task at a time. It has no network, where the store is a
folder and the system allows that. One that goes over its time is killed and replaced. After a build the store is opened
again, so that readers see the new graph.
"""

import multiprocessing
import os
import queue
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.errors import KgError, StoreError
from kg.processes import cut_off, end_with_parent

__all__ = ["BusyError", "TooLongError", "Workers"]


class TooLongError(KgError):
    """A task went over its time."""


class BusyError(KgError):
    """No process came free in time."""


class _Worker:
    """One process."""

    def __init__(self, store: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(store, theirs, os.getpid()), daemon=True)
        self.process.start()
        theirs.close()

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()


class Workers:
    """A fixed number of processes for one store."""

    def __init__(self, store: str, *, count: int = 2, seconds: float = 10.0) -> None:
        """Start them.

        Arguments:
            store: as `--store` names it.
            count: how many.
            seconds: how long a task may take, and how long it may wait for a free process.
        """
        self.store = store
        self.seconds = seconds
        self._free: queue.Queue[_Worker] = queue.Queue()
        for _ in range(count):
            self._free.put(_Worker(store))
        self._count = count

    def run(self, task: Callable[..., Any], *arguments: Any) -> Any:
        """Run `task(engine, *arguments)` in a process and return what it returns, or raise what it raises.

        Raises:
            BusyError: none came free.
            TooLongError: it took too long; the process was ended.
        """
        try:
            worker = self._free.get(timeout=self.seconds)
        except queue.Empty:
            raise BusyError("The server is busy", "Ask again in a moment") from None
        try:
            worker.connection.send((task, arguments))
            answer = worker.connection.recv() if worker.connection.poll(self.seconds) else None
        except (EOFError, OSError):
            self._replace(worker)
            raise StoreError("The process that asked the store ended", "Ask again") from None
        if answer is None:
            self._replace(worker)
            raise TooLongError(f"No answer within {self.seconds:g} seconds", "Narrow the question")
        self._free.put(worker)
        well, result = answer
        if well:
            return result
        raise result

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._free.put(_Worker(self.store))

    def close(self) -> None:
        """End all processes."""
        for _ in range(self._count):
            self._free.get().end()


def _serve(store: str, connection: Connection, parent: int) -> None:
    """Take tasks until the other end is closed."""
    end_with_parent(parent)
    if not store.startswith(("http://", "https://")):
        cut_off()
    engine, mark = None, None
    while True:
        try:
            task, arguments = connection.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            if engine is None or mark != _mark(store):
                from kg.query.engine import open_engine

                mark = _mark(store)
                engine = open_engine(store)
            answer = (True, task(engine, *arguments))
        except KgError as error:
            answer = (False, error)
        except Exception as error:  # noqa: BLE001 -- the server goes on, and tells that it was at fault
            answer = (False, StoreError(f"The server failed at this ({type(error).__name__}: {error})"))
        connection.send(answer)


def _mark(store: str) -> int:
    """Return what changes when the store is built again."""
    try:
        return (Path(store) / "store.json").stat().st_mtime_ns
    except OSError:
        return 0
