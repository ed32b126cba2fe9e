"""How the programme starts and ends as a process of its own: Ctrl-C ends it at any moment, without a traceback.

The console script calls `start`. The first Ctrl-C lets the command put things in order; the second ends the process at
once, which costs nothing: whatever kg writes is whole or not there. Tests call `kg.cli.main.main`, which changes
nothing of the process.
"""

import os
import signal
import sys
from types import FrameType
from typing import Any

__all__ = ["start"]

#: what a shell gives for a process that Ctrl-C ended
STOPPED = 128 + signal.SIGINT


def start() -> None:
    """Run the command line and end the process."""
    _standard_streams()
    # until the command runs there is nothing to put in order
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kg.cli.main import main

    sys.unraisablehook = _unraisable
    signal.signal(signal.SIGINT, _stop)
    try:
        main(alone=True)
    except SystemExit as ended:
        if not _flushed() and not ended.code:
            raise SystemExit(1) from None
        raise
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _standard_streams() -> None:
    """Put something in the place of standard streams that are closed, else the next files opened would take it.

    What is written to standard output then fails; messages are lost.
    """
    for number, way in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, way)  # takes the lowest number that is free
    for name, number in (("stdout", 1), ("stderr", 2)):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))


def _flushed() -> bool:
    """Write what is left for standard output; where that cannot be, keep Python from trying again at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _stop(number: int, frame: FrameType | None) -> None:
    """Let the command end; a second Ctrl-C does not wait for it."""
    del number, frame
    signal.signal(signal.SIGINT, _end)
    raise KeyboardInterrupt


def _end(number: int, frame: FrameType | None) -> None:
    del number, frame
    from kg.cli.output import forget_unfinished

    forget_unfinished()
    os._exit(STOPPED)


def _unraisable(told: Any) -> None:
    """Where Ctrl-C came at a place that cannot pass it on, let it come again; other faults are told as ever."""
    if told.exc_type is not None and issubclass(told.exc_type, KeyboardInterrupt):
        signal.signal(signal.SIGINT, _stop)
        signal.raise_signal(signal.SIGINT)
        return
    sys.__unraisablehook__(told)
