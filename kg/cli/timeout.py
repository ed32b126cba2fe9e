"""A limit on the time of a command: the engine cannot be asked to stop, so the process is ended."""

import os
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import click

from kg.cli.output import forget_unfinished

__all__ = ["limit_time", "timeout_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def timeout_option(command: Command) -> Command:
    """Add `--timeout`, passed as `timeout`: seconds after which the command gives up, None without it."""
    return click.option(
        "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="Give up after this time."
    )(command)


def limit_time(seconds: float | None) -> None:
    """End the process with exit status 1 and a message after `seconds`; None sets no limit."""
    if seconds is None:
        return

    def give_up() -> None:
        forget_unfinished()
        sys.stderr.write(
            f"kg: No answer after {seconds:g} seconds. Narrow the question, or allow more with --timeout.\n"
        )
        sys.stderr.flush()
        os._exit(1)

    timer = threading.Timer(seconds, give_up)
    timer.daemon = True
    timer.start()
