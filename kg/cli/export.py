"""`kg export`: the graph as one file for others."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import click

from kg.cli.options import store_option, suggested_option, wrong_use
from kg.cli.output import opened, say
from kg.cli.shown import style_of

__all__ = ["command"]

FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "gexf")


@click.command("export")
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@store_option
@suggested_option
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Default: by the ending of FILE.")
@click.option(
    "--parts",
    type=click.IntRange(1),
    metavar="LINES",
    help="Fill the folder FILE with N-Quads, sorted graph by graph, in files of so many lines, for bulk loaders.",
)
@click.option("--view", help="Only a view, such as org: the graph for those who know the W3C Organization Ontology.")
@click.option(
    "--frame",
    metavar="KIND",
    help="Only the facts of one kind, such as monitoring, as JSON with their things and sentences inside of them.",
)
@click.option(
    "--inferred/--no-inferred",
    default=None,
    help="With what follows from the facts. Default: where the format has named graphs, so that it stays marked.",
)
@click.option(
    "--texts/--no-texts",
    default=None,
    help="With the papers' whole texts. Default: without, as their terms are unknown; quotes are in it all the same.",
)
@click.option("--license", "licence", metavar="IRI", default="", help="The licence under which you publish the export.")
@click.option("--publisher", metavar="NAME", default="", help="Who publishes it.")
@click.option(
    "--positions/--no-positions",
    default=True,
    show_default=True,
    help="With the characters at which quotes stand, which change with each word before them.",
)
def command(
    file: str,
    store: str,
    format_: str | None,
    parts: int | None,
    view: str | None,
    frame: str | None,
    *,
    suggested: bool,
    inferred: bool | None,
    texts: bool | None,
    positions: bool,
    licence: str,
    publisher: str,
) -> None:
    """Write the graph to FILE, or with - to standard output: Turtle and other formats for others.

    The same graph gives the same bytes. Turtle holds the union of all documents; TriG, N-Quads and JSON-LD keep each
    document's graph apart. GraphML and GEXF are for Gephi, yEd and the like.

    \b
        kg export governance.ttl
        kg export governance.trig --texts --license https://creativecommons.org/licenses/by/4.0/
        kg export organisations.ttl --view org
        kg export monitoring.jsonld --frame monitoring
        kg export - --format nquads | gzip > governance.nq.gz
        kg export governance-parts --parts 1000000
    """
    from urllib.parse import urlsplit

    from kg.export import RDF_FORMATS, PartsFolder, Terms, export, write_framed, write_view
    from kg.query.engine import open_engine
    from kg.query.parameters import is_iri

    format_ = _format(file, format_, parts, view, frame)
    if frame is not None and format_ != "jsonld":
        raise click.UsageError("A frame gives JSON-LD: name FILE so that it ends in .jsonld, or add --format jsonld.")
    if licence and not (is_iri(licence) and urlsplit(licence).netloc):
        raise click.UsageError(f"{licence!r} is no address of a licence.")
    engine = open_engine(store, suggested=suggested)
    terms = Terms(licence, publisher)
    if parts is not None:
        with wrong_use():
            target: AbstractContextManager[Any] = PartsFolder(Path(file), parts)
    else:
        target = opened(file, style=style_of(format_))
    with target as out:
        if view is not None:
            write_view(engine, view, format_, out)
            return
        if frame is not None:
            write_framed(engine, frame, out, positions=positions)
            return
        export(engine, format_, out, inferred=inferred, texts=bool(texts), positions=positions, terms=terms)
    if texts is None and format_ in RDF_FORMATS:
        say("The papers' texts are left out, since their terms are not known; --texts adds them.")


def _format(file: str, format_: str | None, parts: int | None, view: str | None, frame: str | None) -> str:
    """Return the format that is meant, where the options go together."""
    from kg.export import format_of

    if view is not None and frame is not None:
        raise click.UsageError("Give --view or --frame, not both.")
    if parts is not None:
        if format_ not in {None, "nquads"} or view is not None or frame is not None or file == "-":
            raise click.UsageError("--parts fills a folder with N-Quads: leave out --format, --view, --frame and -.")
        format_ = "nquads"
    elif Path(file).is_dir():
        raise click.UsageError(f"{file} is a folder; with --parts LINES it is filled with parts.")
    if format_ is None:
        if file == "-":
            raise click.UsageError("Standard output needs --format.")
        with wrong_use():
            format_ = format_of(file)
    return format_
