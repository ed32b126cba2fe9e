"""`kg view`: the graph as one HTML file that opens in any browser with no network."""

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import queries_option, store_option, suggested_option, wrong_use
from kg.cli.output import say, write_text
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.query.catalogue import Question
    from kg.query.rows import Engine
    from kg.view.cache import Layouts
    from kg.view.site.offline import Parts
    from kg.view.subgraph import Subgraph
    from kg.view.views import Page

__all__ = ["command"]

#: the views with which a page may open
STARTS = ("councils", "overview", "accountability", "timeline", "matrix", "changes", "table")
#: a file holds so many things whole; of more it holds those shown and what is tied to them
MOST = 10_000


@click.command("view")
@click.argument("values", nargs=-1, metavar="[PARAM=VALUE]...")
@store_option
@suggested_option
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
    "--view",
    "start",
    type=click.Choice(STARTS),
    help="Opens with it; without it the page opens on the councils side by side, or on the picture of a part.",
)
@click.option("--council", metavar="NAME", help="Only this council and what is tied to it.")
@click.option("--around", metavar="THING", help="Only what lies about this thing.")
@click.option("--hops", type=click.IntRange(1, 6), default=1, show_default=True, help="How far --around goes.")
@click.option("--path", nargs=2, metavar="A B", help="Only the shortest ways between two things.")
@click.option(
    "--question",
    metavar="NAME|FILE.rq",
    help="The answer to a saved question, or to a SELECT or CONSTRUCT query in a file; its PARAM=VALUE at the end.",
)
@queries_option
@click.option("--as-of", metavar="DATE", help="Only what the papers had said by this date, and had not ended.")
@click.option("--limit", type=click.IntRange(1), default=300, show_default=True, help="Things shown at once.")
@click.option("--compare", metavar="OLD", help="Another store: the page tells what came, went and changed since then.")
@click.option(
    "--all", "every", is_flag=True, help=f"Hold everything, also of more than {MOST:,} things (the file grows)."
)
@click.option("--title", default="SEND governance", show_default=True, help="Title of the page.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
def command(
    values: tuple[str, ...],
    store: str,
    suggested: bool,
    output: str,
    start: str | None,
    council: str | None,
    around: str | None,
    hops: int,
    path: tuple[str, str] | None,
    question: str | None,
    queries: Path | None,
    as_of: str | None,
    limit: int,
    compare: str | None,
    every: bool,
    title: str,
    open_: bool,
) -> None:
    """Draw the graph as one HTML file.

    Every line of the picture opens the sentence that it rests on. The file holds all that it needs: it opens with no
    network, and can be sent by mail.

    \b
        kg view --open
        kg view --view accountability -o send.html
        kg view --compare store-of-june
        kg view --around "SEND Improvement Board" --hops 2
        kg view --question monitoring council=Northmere
        kg view --question my-construct.rq
    """
    if sum(bool(one) for one in (council, around, path, question)) > 1:
        raise click.UsageError("Only one of --council, --around, --path and --question can be given.")
    if values and not question:
        raise click.UsageError(f"{values[0]!r} is for a question; name one with --question.")
    from kg.query.engine import open_engine
    from kg.view import choose
    from kg.view.cache import Layouts
    from kg.view.index import parts
    from kg.view.index.kept import index_of
    from kg.view.page import render
    from kg.view.site.offline import FileLinks, Parts, chains_of, parts_of, with_changes
    from kg.view.site.ways import ways

    engine = open_engine(store, suggested=suggested)
    # what is only suggested is no part of what is kept of the store
    index = index_of(engine, "" if suggested else store)
    name, everything, day, ends = "Overview", True, "", list[str]()
    with wrong_use():
        if question:
            graph = _answer(engine, question, values, queries)
            name, everything = f"Question: {Path(question).stem if question.endswith('.rq') else question}", False
        elif council:
            graph, name = parts.of_council(index, council), parts.council_called(index, council)
        elif around:
            graph, name, everything = parts.around(index, around, hops), f"Around {around}", False
        else:
            graph = index.whole()
        if path:
            ends = [choose.find(graph, one).id for one in path]
            graph, name, everything = choose.between(graph, *ends), f"{path[0]} to {path[1]}", False
        if as_of:
            from kg.query.parameters import read_date

            day = read_date(as_of, name="--as-of")
            graph, name = choose.as_of(graph, day), f"{name}, {as_of}"
    large = everything and not every and len(graph.nodes) > MOST
    if everything and not day:
        beside = parts_of(index, graph, council=name if council else "", every=not large)
    else:
        told = ways(graph, ends, FileLinks(graph, index, {})) if path else ""
        beside = Parts(told, "The way", pages=chains_of(index, graph), as_of=day, opens="way")
    beside = with_changes(beside, index, graph, engine, compare)
    # an endpoint has no folder in which layouts could be kept
    layouts = Layouts(None if store.startswith(("http://", "https://")) else Path(store) / "layout")
    given = {"title": title, "start": start or "", "name": name, "limit": limit, "every_group": not everything}
    page = _page(graph, beside, layouts, given, most=MOST if large else len(graph.nodes))
    write_text(render(page), output, style="reference")
    say(f"{output} written")
    if open_:
        webbrowser.open(Path(output).resolve().as_uri())


def _page(graph: "Subgraph", beside: "Parts", layouts: "Layouts", told: dict[str, Any], *, most: int) -> "Page":
    """Return the page of a graph, or, if it has more than `most` things, of what is shown and one step around it."""
    from kg.view.views import page_of, shown_and_near

    page = page_of(graph, layouts=layouts, parts=beside, **told)
    if len(graph.nodes) <= most:
        return page
    part = shown_and_near(page)
    about = f"{len(part.nodes):,} of {len(graph.nodes):,} things: kg view --all makes a file of all."
    return page_of(part, layouts=layouts, parts=beside, about=about, **told)


def _answer(engine: "Engine", name: str, values: tuple[str, ...], queries: Path | None) -> "Subgraph":
    """Return the answer to a saved question, or to a query in a file, as a graph."""
    from kg.query.values import refuse_unknown
    from kg.view.asked import drawn
    from kg.view.read import Reading

    with wrong_use():
        question = _question(name, queries)
        for value in values:
            if "=" not in value:
                raise QueryError(f"{value!r} is no PARAM=VALUE", "Write for instance council=Northmere")
        given = {key: text for key, _, text in (value.partition("=") for value in values)}
        # a query of one's own needs no header
        headed = question.text.lstrip("\ufeff\n ").startswith("#+")
        if given and not headed:
            raise QueryError(f"{name} has no header, so {values[0]} cannot be given", "Write the value into the query")
        text = question.sparql(given) if headed else question.text
    results = engine.query(text)
    graph = drawn(Reading(engine), results)
    if not graph.nodes and headed:
        with wrong_use():
            refuse_unknown(question, engine, given)
    return graph


def _question(name: str, queries: Path | None) -> "Question":
    """Return the saved question called `name`, or the query in the file `name`."""
    from kg.query.catalogue import Catalogue, Question

    if not name.endswith(".rq"):
        return Catalogue.load(queries).question(name)
    try:
        return Question(Path(name).stem, Path(name), Path(name).read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise QueryError(f"{name} is no text in UTF-8", "Save the query as UTF-8") from None
    except OSError as error:
        raise QueryError(f"{name} cannot be read: {error.strerror}", "Name a file with --question") from None
