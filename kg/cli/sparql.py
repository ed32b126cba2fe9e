"""`kg sparql`: a question in SPARQL, from the command line, a file or standard input."""

import sys
from pathlib import Path

import click

from kg.cli.answer import FORMAT_NAMES, write_answer
from kg.cli.apart import apart
from kg.cli.options import output_option, store_option, suggested_option
from kg.cli.output import opened
from kg.cli.shown import style_of
from kg.cli.timeout import limit_time, timeout_option
from kg.errors import QueryError

__all__ = ["command"]

#: formats for CONSTRUCT and DESCRIBE, and the endings of files that stand for them
RDF = {"turtle": "ttl", "ntriples": "nt", "rdfxml": "rdf", "jsonld": "jsonld"}


@click.command()
@click.argument("query", metavar="TEXT|FILE|-")
@store_option
@suggested_option
@click.option(
    "--format",
    "format_",
    type=click.Choice([*FORMAT_NAMES, *RDF]),
    help="How to write the answer; turtle, ntriples, rdfxml and jsonld are for CONSTRUCT and DESCRIBE.",
)
@output_option
@click.option(
    "--for-spreadsheet",
    is_flag=True,
    help="Disarm cells that a spreadsheet would run as formulas (xlsx does so always).",
)
@timeout_option
def command(
    query: str,
    store: str,
    suggested: bool,
    format_: str | None,
    output: str | None,
    for_spreadsheet: bool,
    timeout: float | None,
) -> None:
    """Ask in SPARQL 1.1: give the text of a query, the name of a file, or - for standard input.

    \b
        kg sparql 'SELECT ?s WHERE { ?s ?p ?o } LIMIT 5'
        kg sparql my-question.rq --format csv
        kg sparql 'DESCRIBE <https://w3id.org/send-governance/id/national/ofsted>'
    """
    from kg.graph.results import serialize
    from kg.query.engine import open_engine
    from kg.query.rows import answer_of

    text = _text(query)
    apart(store)
    limit_time(timeout)
    results = open_engine(store, suggested=suggested).query(text)
    if format_ is None and output is not None:
        format_ = {ending: name for name, ending in RDF.items()}.get(output.rpartition(".")[2].lower())
    if format_ is None and hasattr(results, "__iter__") and not hasattr(results, "variables"):
        format_ = "turtle"
    # the engine itself writes what needs no columns chosen or cells put together
    if format_ in RDF or format_ in {"sparql-json", "sparql-xml"}:
        with opened(output, style=style_of(format_)) as stream:
            serialize(results, format_, stream)
    else:
        write_answer(answer_of(results), format_, output, for_spreadsheet=for_spreadsheet)


def _text(query: str) -> str:
    """Return the text that the argument stands for; a query has a brace in it, a file name has none."""
    try:
        if query == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        if "{" not in query:
            path = Path(query)
            if path.is_file():
                return path.read_text(encoding="utf-8-sig")
            if "<" not in query and " " not in query.strip():
                raise QueryError(f"There is no file {query}", "Give the text of a query, a file, or -")
    except UnicodeDecodeError:
        raise QueryError(f"{query} is no text in UTF-8", "Save the query as UTF-8") from None
    except OSError as error:
        raise QueryError(f"{query} cannot be read: {error.strerror}") from None
    return query
