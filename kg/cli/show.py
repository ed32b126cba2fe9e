"""`kg show`: all that is known of one thing, each fact with its sentence."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.completion import complete_name
from kg.cli.options import output_option, store_option, suggested_option
from kg.cli.output import say, write_json, write_text

if TYPE_CHECKING:
    from kg.query.profile import Known, Profile, Related

__all__ = ["command"]

#: columns of the text; a terminal is seldom narrower
WIDTH = 80
#: facts of one kind that are shown without --all
SHOWN = 10


@click.command()
@click.argument("thing", metavar="THING", shell_complete=complete_name)
@store_option
@suggested_option
@click.option("--council", default="", metavar="NAME", help="Only the thing of this council, by part of its name.")
@click.option("--all", "all_", is_flag=True, help=f"All facts, not only the newest {SHOWN} of each kind.")
@click.option("--facts", is_flag=True, help="Tell the name of each fact, for kg card.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
def command(
    thing: str,
    store: str,
    suggested: bool,
    council: str,
    all_: bool,
    facts: bool,
    format_: str,
    output: str | None,
) -> None:
    """All that is known of one thing, each fact with its sentence.

    THING is a name in any case, some words of it in any order and form, an abbreviation or an IRI. One that fits
    several things lists them; of one that is misspelt it is told what was taken for it.

    \b
        kg show "SEND Improvement Board"
        kg show CQC
        kg show "Scrutiny Committee" --council Northmere
    """
    from kg.query.engine import open_engine
    from kg.query.profile import profile
    from kg.query.things import find, find_one

    engine = open_engine(store, suggested=suggested)
    found = find_one(thing, engine, council=council, misspelt=True)
    known = profile(found, engine)
    if not find(thing, engine):
        say(f"Nothing in the store is called {thing!r}. This is {found}.")
    if format_ == "json":
        write_json(asdict(known), output)
    else:
        write_text("\n".join(_lines(known, None if all_ else SHOWN, facts=facts)) + "\n", output)


def _lines(known: "Profile", limit: int | None, *, facts: bool) -> Iterator[str]:
    from kg.query.facts import HEADINGS

    yield from _head(known)
    for kind, found in known.facts.items():
        yield ""
        yield f"{HEADINGS[kind]} ({len(found)})"
        for one in found[:limit]:
            yield from _fact(one)
            if facts:
                yield f"      {one.fact.iri.partition('/document/')[2]}"
        if limit is not None and len(found) > limit:
            yield f"  … and {len(found) - limit} more; --all shows them"


def _head(known: "Profile") -> Iterator[str]:
    thing = known.thing
    in_force = f"{known.start or 'unknown'} to {known.end or 'no end known'}" if known.start or known.end else ""
    told = {
        "also called": "; ".join(thing.others),
        "code": thing.code,
        "in force": in_force,
        "belongs to": "; ".join(sorted(set(thing.parents.values()))),
        "has": _few(known.parts),
        "took over from": _related(known.before),
        "taken over by": _related(known.after),
        "named in papers of": "; ".join(thing.councils),
        "IRI": thing.iri,
    }
    yield thing.name
    yield f"  {thing.kind or thing.type}"
    for word, text in told.items():
        if text:
            yield from textwrap.wrap(
                f"{word}: {text}",
                WIDTH,
                initial_indent="  ",
                subsequent_indent=" " * 6,
                break_long_words=False,
                break_on_hyphens=False,
            )


def _few(names: Sequence[str]) -> str:
    more = f"; and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return "; ".join(names[:SHOWN]) + more


def _related(others: "Sequence[Related]") -> str:
    return "; ".join(
        f"{one.name} ({one.date or 'date unknown'}{'' if one.held else ', not named in these papers'})"
        for one in others
    )


def _fact(one: "Known") -> Iterator[str]:
    yield from textwrap.wrap(
        f"{one.fact.date or 'undated'}  {one.clause}", WIDTH, initial_indent="  ", subsequent_indent=" " * 6
    )
    for place in one.places:
        quote = " ".join(place.sentence.split())
        page = f", page {place.page}" if place.page else ""
        said = f", said {place.said}" if place.said else ""
        yield from textwrap.wrap(f"“{quote}”", WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)
        yield f"      — {place.document}{page}{said}, characters {place.start}–{place.end}"
