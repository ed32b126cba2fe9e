"""`kg diff`: what appeared, changed or went between two graphs."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import output_option
from kg.cli.output import write_json, write_text
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.query.rows import Engine

__all__ = ["command"]


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "rdf-patch"]),
    default="text",
    show_default=True,
    help="rdf-patch has each statement that went or came, for programs.",
)
@click.option("--names/--no-names", default=True, help="Whether things that are only named count too.")
@output_option
def command(old: str, new: str, format_: str, names: bool, output: str | None) -> None:
    """What appeared, changed or went between two graphs, in plain English or as data.

    OLD and NEW are stores, endpoints, or files that `kg export` wrote (.ttl, .trig, .nq, .nt).

    \b
        kg diff store-of-june store-of-november
        kg diff june.trig kg-store --format json
        kg diff june.trig kg-store --format rdf-patch -o changes.rdfp
    """
    from kg.query.differences import differences, summary

    if format_ == "rdf-patch":
        _patch(old, new, output)
        return
    found = differences(_engine(old), _engine(new))
    if not names:
        found = [one for one in found if one.kind != "mention"]
    if format_ == "json":
        write_json([asdict(one) for one in found], output)
        return
    marks = {"new": "+", "gone": "-", "changed": "~", "renamed": "~"}
    lines = [summary(found)[:1].upper() + summary(found)[1:] + "."]
    for one in found:
        told = " → ".join(text for text in (one.old, one.new) if text)
        lines.append(f"  {marks[one.change]} {one.kind}: {told}{f' [{one.source}]' if one.source else ''}")
    write_text("\n".join(lines) + "\n", output)


def _patch(old: str, new: str, output: str | None) -> None:
    from kg.graph.patch import patch
    from kg.graph.store import Store

    stores = [(name, _engine(name)) for name in (old, new)]
    given = [engine for _, engine in stores if isinstance(engine, Store)]
    if len(given) < 2:
        at = next(name for name, engine in stores if not isinstance(engine, Store))
        raise QueryError(f"{at} is an endpoint, which does not give its statements", "Export it to a file first")
    write_text("".join(f"{line}\n" for line in patch(*given)), output, style="escape")


def _engine(name: str) -> "Engine":
    from kg.query.engine import open_engine

    if Path(name).is_file():
        from kg.graph.memory import store_of_file

        return store_of_file(Path(name))
    return open_engine(name)
