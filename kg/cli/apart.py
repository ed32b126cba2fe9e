"""Running a query apart: in a process that has no network and a limit of memory, and whose end is told in a sentence.

The engine calls itself for each part of a query, and gathers what is sorted or grouped: some texts end its process,
others would take all memory. Only a process of ours alone is divided so (see `kg.cli.start`); within another nothing is
done.
"""

import os
import signal
import sys
from typing import Final, NoReturn

import click

from kg.errors import QueryError
from kg.processes import cut_off, end_with_parent, limit_memory

__all__ = ["MEGABYTES", "apart"]

#: memory that a query may have
MEGABYTES: Final = 4096


def apart(store: str, *, megabytes: int = MEGABYTES) -> None:
    """Go on in a process of its own; this one waits for it and ends as it does.

    Call it before anything is opened.

    Arguments:
        store: as `--store` names it; an endpoint needs the network.
        megabytes: memory that the query may have.

    Raises:
        QueryError: the process was ended by what it did.
    """
    context = click.get_current_context(silent=True)
    if context is None or context.find_root().obj != "alone" or not hasattr(os, "fork"):
        return
    sys.stdout.flush()
    parent = os.getpid()
    number = os.fork()
    if number:
        _wait(number, megabytes)
    if not store.startswith(("http://", "https://")):
        cut_off()
    limit_memory(megabytes)
    end_with_parent(parent)


def _wait(number: int, megabytes: int) -> NoReturn:
    # Ctrl-C comes to both; whoever ends this one means the other
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: os.kill(number, signal.SIGTERM))
    status = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    if status >= 0:
        os._exit(status)
    if -status in {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE}:
        os._exit(128 - status)
    raise QueryError(
        f"The query is more than the engine can do: its process was ended ({signal.Signals(-status).name}; "
        f"{megabytes} MB of memory are allowed)",
        "Make it shorter, narrow it, or add LIMIT",
    )
