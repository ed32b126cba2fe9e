"""Options that several commands share, so that they look and behave the same everywhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.errors import KgError

__all__ = ["output_option", "queries_option", "store_option", "suggested_option", "wrong_use"]

Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """Add `--store`, passed as `store`: the store's folder, or the address of a SPARQL 1.1 endpoint."""
    return click.option(
        "--store",
        envvar="KG_STORE",
        default="kg-store",
        show_default=True,
        show_envvar=True,
        metavar="STORE",
        help="The store: a folder, or the http(s) address of a SPARQL endpoint.",
    )(command)


def suggested_option(command: Command) -> Command:
    """Add `--suggested`, passed as `suggested`: whether suggestions are taken for facts."""
    return click.option("--suggested", is_flag=True, help="With what is only suggested (kg suggest).")(command)


def output_option(command: Command) -> Command:
    """Add `-o`/`--output`, passed as `output`: a file to write, None for standard output."""
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(dir_okay=False),
        help="Write to this file instead of standard output.",
    )(command)


def queries_option(command: Command) -> Command:
    """Add `--queries`, passed as `queries`: a folder of the user's own questions, None without it."""
    return click.option(
        "--queries",
        envvar="KG_QUERIES",
        show_envvar=True,
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="A folder of your own .rq files, which join the questions.",
    )(command)


@contextmanager
def wrong_use() -> Iterator[None]:
    """Turn a `KgError` raised inside into a usage error, exit status 2: the command line was wrong."""
    try:
        yield
    except KgError as error:
        raise click.UsageError(str(error)) from None
