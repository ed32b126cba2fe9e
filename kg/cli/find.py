"""`kg find`: the sentences of all papers with some words in them, and the facts that were read there."""

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kg.cli.options import output_option, store_option
from kg.cli.output import write_json, write_text
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.view.index.find import Sentence

__all__ = ["command"]

#: columns of the text; a terminal is seldom narrower
WIDTH = 80


@click.command("find")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@store_option
@click.option("--council", default="", metavar="NAME", help="Only papers of this council, by part of its name.")
@click.option("--most", type=click.IntRange(min=1), default=20, show_default=True, help="How many sentences at most.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
def command(words: tuple[str, ...], store: str, council: str, most: int, format_: str, output: str | None) -> None:
    """The sentences of all papers with these words, and the facts that were read in them.

    The words may stand in any order and form; an abbreviation (WSoA) finds what it stands for too, and a slip of the
    pen what was meant. The index is made when it is first needed, and kept beside the store.

    \b
        kg find waiting times
        kg find WSoA deadline --council Marlshire
    """
    from kg.query.engine import open_engine
    from kg.view.index.find import find
    from kg.view.index.kept import index_of

    text = " ".join(words)
    found = find(index_of(open_engine(store), store), text, council=council, most=most)
    if not found:
        where = f" of {council}" if council else ""
        raise QueryError(f"No sentence of the papers{where} has {text!r}", "Try fewer words, or one of them")
    if format_ == "json":
        write_json([_record(one) for one in found], output)
    else:
        write_text("\n\n".join("\n".join(_lines(one)) for one in found) + "\n", output)


def _record(one: "Sentence") -> dict[str, object]:
    from kg.query.wording import worded

    facts = [{"fact": told.fact.iri, "kind": told.fact.kind, "clause": worded(told.fact)} for told in one.facts]
    where = {"source": one.source, "start": one.start, "end": one.end, "council": one.council, "date": one.date}
    return {"sentence": one.words, **where, "facts": facts}


def _lines(one: "Sentence") -> Iterator[str]:
    from kg.query.wording import worded

    yield from textwrap.wrap(f"“{' '.join(one.words.split())}”", WIDTH)
    yield f"— {', '.join(part for part in (one.source, one.council, one.date) if part)}"
    for told in one.facts:
        wrapped = textwrap.wrap(worded(told.fact), WIDTH - 4)
        yield from (f"  {'·' if number == 0 else ' '} {line}" for number, line in enumerate(wrapped))
