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
    # until the command runs there is nothing to put in order
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kg.cli.main import main

    sys.unraisablehook = _unraisable
    signal.signal(signal.SIGINT, _stop)
    try:
        main(alone=True)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


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
