"""Options that several commands share, as decorators, so that they are called and explained the same everywhere."""

from collections.abc import Callable
from typing import Any

import click

__all__ = ["store_option"]


def store_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--store` (argument `store`, a string): where the graph is kept."""
    return click.option(
        "--store",
        envvar="KG_STORE",
        default="kg-store",
        show_default=True,
        show_envvar=True,
        metavar="PATH",
        help="The store: a folder, or the http(s) address of a SPARQL 1.1 endpoint.",
    )(function)
