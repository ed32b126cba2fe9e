"""`kg view`: the graph as one HTML file that opens in any browser with no network."""

import webbrowser
from pathlib import Path

import click

from kg.cli.options import store_option
from kg.errors import StoreError

__all__ = ["command"]

#: the views with which a page may open; as in kg.view.views, which is too heavy to load for help
STARTS = ("overview", "accountability", "timeline", "matrix", "table")


@click.command("view")
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
@click.option("--title", default="SEND governance", show_default=True, help="Title of the page.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
def command(store: str, output: str, start: str, title: str, open_: bool) -> None:
    """Draw the graph as one HTML file.

    Every line of the picture opens the sentence that it rests on. The file holds all that it needs: it opens with no
    network, and can be sent by mail.

    \b
        kg view --open
        kg view --view accountability -o send.html
    """
    from kg.query.engine import open_engine
    from kg.view.page import render
    from kg.view.read import Reading
    from kg.view.tie import tie
    from kg.view.views import page_of

    graph = tie(Reading(open_engine(store)))
    target = Path(output)
    try:
        target.write_text(render(page_of(graph, title=title, start=start)), encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{output} cannot be written ({error.strerror})", "Name another file with -o") from None
    click.echo(f"{output} written", err=True)
    if open_:
        webbrowser.open(target.resolve().as_uri())
