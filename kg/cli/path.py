"""`kg path`: how one thing answers to another, hop by hop, quoted."""

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.completion import complete_name
from kg.cli.options import output_option, store_option, suggested_option
from kg.cli.output import say, write_json, write_text

if TYPE_CHECKING:
    from kg.query.lines import Line

__all__ = ["command"]

WIDTH = 80


@click.command()
@click.argument("start", metavar="A", shell_complete=complete_name)
@click.argument("end", metavar="B", shell_complete=complete_name)
@store_option
@suggested_option
@click.option("--council", default="", metavar="NAME", help="Only things of this council, by part of its name.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
def command(start: str, end: str, store: str, suggested: bool, council: str, format_: str, output: str | None) -> None:
    """How A answers to B: the strongest and the shortest line of accountability, hop by hop, quoted.

    A and B are names in any case, abbreviations or IRIs. Exit status 1 means that no line was found, or that a
    name is unknown; which of the two is told.

    \b
        kg path "workstreams" "Cabinet"
        kg path "SEND Improvement Board" "Council" --council Northmere
    """
    from kg.query.engine import open_engine
    from kg.query.lines import lines_between
    from kg.query.things import find_one

    engine = open_engine(store, suggested=suggested)
    lower, upper = (find_one(name, engine, council=council) for name in (start, end))
    lines = lines_between(lower.iri, upper.iri, engine)
    turned = lines is None
    if lines is None:
        lines = lines_between(upper.iri, lower.iri, engine)
    if format_ == "json":
        told = {"from": lower.name, "to": upper.name, "strongest": None, "shortest": None}
        if lines is not None and not turned:
            told |= {"strongest": asdict(lines[0])["hops"], "shortest": asdict(lines[1])["hops"]}
        write_json(told, output)
    elif lines is not None and not turned:
        write_text("\n".join(_lines(*lines)) + "\n", output)
    if turned:
        say(f"No line found: in these papers {lower} does not answer to {upper}.")
        if lines is not None:
            say(f'There is one the other way: kg path "{end}" "{start}"')
        raise SystemExit(1)


def _lines(strongest: "Line", shortest: "Line") -> Iterator[str]:
    if strongest.hops == shortest.hops:
        yield "The strongest line, which is also the shortest:"
        yield from _line(strongest)
        return
    yield "The strongest line:"
    yield from _line(strongest)
    yield ""
    yield "The shortest line:"
    yield from _line(shortest)


def _line(line: "Line") -> Iterator[str]:
    if not line.hops:
        yield "  Both are the same thing."
    for number, hop in enumerate(line.hops, start=1):
        told = [word for word in (hop.frequency, "" if hop.status == "held" else hop.status) if word]
        added = f" ({', '.join(told)})" if told else ""
        head = f"{number}. {hop.from_name} {hop.verb} {hop.to_name}{added}"
        yield from textwrap.wrap(head, WIDTH, initial_indent="  ", subsequent_indent="     ")
        for place in hop.places[:1]:
            quote = " ".join(place.sentence.split())
            yield from textwrap.wrap(f"“{quote}”", WIDTH, initial_indent="     ", subsequent_indent="     ")
            yield f"     — {place.document}, said {place.said or 'on an unknown date'}"
