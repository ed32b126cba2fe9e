"""`kg card`: one fact as a card that can be cited."""

from dataclasses import asdict

import click

from kg.cli.options import output_option, store_option
from kg.cli.output import opened, write_json, write_text
from kg.cli.shown import style_of

__all__ = ["command"]


@click.command()
@click.argument("fact", metavar="FACT")
@store_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["markdown", "html", "json", "trig"]),
    default="markdown",
    show_default=True,
    help="trig is a nanopublication: the claim, where it comes from and who published it, for machines.",
)
@output_option
def command(fact: str, store: str, format_: str, output: str | None) -> None:
    """One fact as a card that can be cited: claim, quote, document, date, address, hash, rule and a ready citation.

    FACT is the IRI of a fact or the end of it; `kg query NAME --facts` and `kg show THING --facts` tell them.

    \b
        kg card monitoring/0f3a5b7c9d1e
        kg card https://w3id.org/send-governance/id/document/minutes-1/plan-statement/0f3a5b7c9d1e --format html
        kg card monitoring/0f3a5b7c9d1e --format trig -o claim.trig
    """
    from kg.query.cards import card, to_html, to_markdown
    from kg.query.engine import open_engine
    from kg.query.nanopublication import write_nanopublication

    engine = open_engine(store)
    shown = card(fact, engine)
    if format_ == "json":
        write_json({**asdict(shown), "citation": shown.citation}, output)
    elif format_ == "trig":
        with opened(output, style=style_of(format_)) as out:
            write_nanopublication(shown, engine, out)
    else:
        text = to_markdown(shown) if format_ == "markdown" else to_html(shown)
        write_text(text, output, style=style_of(format_))
