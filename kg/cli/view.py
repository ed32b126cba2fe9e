"""`kg view`: the graph as one HTML file that opens in any browser with no network."""

import webbrowser
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option, wrong_use
from kg.cli.output import write_text
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.query.run import Engine
    from kg.view.subgraph import Subgraph

__all__ = ["command"]

#: the views with which a page may open; as in kg.view.views, which is too heavy to load for help
STARTS = ("overview", "accountability", "timeline", "matrix", "table")


@click.command("view")
@click.argument("values", nargs=-1, metavar="[PARAM=VALUE]...")
@store_option
@click.option(
    "-o",
    "--output",
    default="governance.html",
    show_default=True,
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="The page to write.",
)
@click.option(
    "--view", "start", type=click.Choice(STARTS), default="overview", show_default=True, help="Opens with it."
)
@click.option("--council", metavar="NAME", help="Only this council and what is tied to it.")
@click.option("--around", metavar="THING", help="Only what lies about this thing.")
@click.option("--hops", type=click.IntRange(1, 6), default=1, show_default=True, help="How far --around goes.")
@click.option("--path", nargs=2, metavar="A B", help="Only the shortest ways between two things.")
@click.option("--question", metavar="NAME", help="The answer to a saved question; its PARAM=VALUE at the end.")
@click.option("--as-of", metavar="DATE", help="Only what the papers had said by this date, and had not ended.")
@click.option("--limit", type=click.IntRange(1), default=300, show_default=True, help="Things shown at once.")
@click.option("--title", default="SEND governance", show_default=True, help="Title of the page.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
def command(
    values: tuple[str, ...],
    store: str,
    output: str,
    start: str,
    council: str | None,
    around: str | None,
    hops: int,
    path: tuple[str, str] | None,
    question: str | None,
    as_of: str | None,
    limit: int,
    title: str,
    open_: bool,
) -> None:
    """Draw the graph as one HTML file.

    Every line of the picture opens the sentence that it rests on. The file holds all that it needs: it opens with no
    network, and can be sent by mail.

    \b
        kg view --open
        kg view --view accountability -o send.html
        kg view --around "SEND Improvement Board" --hops 2
        kg view --question monitoring council=Northmere
    """
    if sum(bool(one) for one in (council, around, path, question)) > 1:
        raise click.UsageError("Only one of --council, --around, --path and --question can be given.")
    if values and not question:
        raise click.UsageError(f"{values[0]!r} is for a question; name one with --question.")
    from kg.query.engine import open_engine
    from kg.view import choose
    from kg.view.page import render
    from kg.view.read import Reading
    from kg.view.tie import tie
    from kg.view.views import page_of

    engine = open_engine(store)
    name, everything = "Overview", True
    if question:
        graph, name, everything = _answer(engine, question, values), f"Question: {question}", False
    else:
        graph = tie(Reading(engine))
    with wrong_use():
        if council:
            graph, name = choose.of_council(graph, council), council
        elif around:
            graph, name, everything = choose.around(graph, around, hops), f"Around {around}", False
        elif path:
            graph, name, everything = choose.between(graph, *path), f"{path[0]} to {path[1]}", False
        if as_of:
            from kg.query.parameters import read_date

            graph, name = choose.as_of(graph, read_date(as_of, name="--as-of")), f"{name}, {as_of}"
    page = page_of(graph, title=title, start=start, name=name, limit=limit, every_group=not everything)
    write_text(render(page), output)
    click.echo(f"{output} written", err=True)
    if open_:
        from pathlib import Path

        webbrowser.open(Path(output).resolve().as_uri())


def _answer(engine: "Engine", name: str, values: tuple[str, ...]) -> "Subgraph":
    """Return the facts on which the answer to a saved question rests, as a graph."""
    from kg.query.catalogue import Catalogue
    from kg.query.run import found_rows
    from kg.query.values import refuse_unknown
    from kg.view.read import Reading
    from kg.view.tie import tie

    with wrong_use():
        question = Catalogue.load().question(name)
        for value in values:
            if "=" not in value:
                raise QueryError(f"{value!r} is no PARAM=VALUE", "Write for instance council=Northmere")
        given = {key: text for key, _, text in (value.partition("=") for value in values)}
        question.sparql(given)
    facts = {fact for row in found_rows(question, engine, given) for fact in row.facts}
    if not facts:
        with wrong_use():
            refuse_unknown(question, engine, given)
    graph = tie(Reading(engine), facts)
    return graph.only(graph.index)
