"""Processes of ours: what one does to itself before it touches what others wrote, and one that can be ended.

A `Worker` does one task after the other and has a limit of memory; whoever gave it a task ends it when that takes too
long. What the system does not allow (others than Linux allow less) is left out; none of it is a reason to stop.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from kg.errors import KgError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = ["EndedError", "Worker", "cut_off", "end_with_parent", "limit_memory", "say", "without_interrupts"]

#: from linux/sched.h and linux/prctl.h
_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_PR_SET_PDEATHSIG: Final = 1


class EndedError(KgError):
    """A process ended before it had done its task."""


def cut_off() -> bool:
    """Take the network away from this process for good; call it before there is a second thread.

    The process gets a network of its own, without any interface: nothing can be reached, this machine included. Files
    and pipes stay as they are.

    Returns:
        Whether the system allowed it.
    """
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    # root needs no user namespace, and would lose its rights in one; others are allowed it in one only
    return bool(libc.unshare(_CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def end_with_parent(parent: int) -> None:
    """Have the system end this process when the thread that made it has ended for whatever reason.

    Call it last: the system forgets it with a change of rights.

    Arguments:
        parent: the id of the process that made this one.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before that
        os._exit(1)


def limit_memory(megabytes: int) -> None:
    """Let this process have this much memory of its own; what asks for more gets a MemoryError, or ends."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Make processes that know nothing of Ctrl-C, from their first moment: it is for the one that made them."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread, which alone may say so
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _without_main() -> Iterator[None]:
    """Keep a new process from running the programme that made it over again, as it would to find what is in that."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


class Worker:
    """A process that does one task after the other."""

    def __init__(self, make: Callable[..., Callable[[Any], Any]], *arguments: Any, memory: int = 0) -> None:
        """Start it.

        Arguments:
            make: called in the process with the arguments; returns what does a task.
            arguments: of `make`.
            memory: megabytes that it may have; 0 is no limit.
        """
        from multiprocessing import get_context

        # spawned, not forked: a fork would copy the locks of the store's threads
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, os.getpid(), memory, make, arguments), daemon=True)
        with without_interrupts(), _without_main():
            self.process.start()
        theirs.close()

    def send(self, task: Any) -> None:
        """Give it a task.

        Raises:
            EndedError: it has ended.
        """
        try:
            self.connection.send(task)
        except OSError:
            raise self._ended() from None

    def receive(self) -> Any:
        """Return the next thing that it has to say, once it says it.

        That is: that it is ready (None), what a task says before it is done (`say`), or the result of a task.

        Raises:
            EndedError: it ended, for want of memory, by a fault, or by somebody else.
            KgError: the task raised it.
        """
        try:
            well, result = self.connection.recv()
        except (EOFError, OSError):
            raise self._ended() from None
        if well:
            return result
        raise result

    def end(self) -> None:
        """End it at once, whatever it does."""
        self.connection.close()
        self.process.kill()
        self.process.join()

    def _ended(self) -> EndedError:
        self.process.join(1)
        code = self.process.exitcode
        how = f"signal {-code}" if code is not None and code < 0 else f"status {code}"
        return EndedError(f"The process that did it ended ({how})", "Memory may have been short")


#: in a process that does tasks, the way to the one that gives them
_to_parent: "list[Connection]" = []


def say(thing: Any) -> None:
    """Say something before a task is done, to the one that gave it; elsewhere than in such a process do nothing."""
    for connection in _to_parent:
        connection.send((True, thing))


def _work(
    connection: "Connection", parent: int, memory: int, make: Callable[..., Callable[[Any], Any]], arguments: Any
) -> None:
    """Make ready, say so, and do tasks until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _to_parent.append(connection)
    if memory:
        limit_memory(memory)
    try:
        done = make(*arguments)
        end_with_parent(parent)
        connection.send((True, None))
        while True:
            task = connection.recv()
            try:
                answer = (True, done(task))
            except KgError as error:
                answer = (False, error)
            connection.send(answer)
    except KgError as error:
        connection.send((False, error))
    except (EOFError, OSError):
        return
