"""`kg explain`: each sentence of a document with the names and facts read in it, and by which rule."""

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import output_option
from kg.cli.output import write_json, write_text

if TYPE_CHECKING:
    from kg.explain import Explained

__all__ = ["command"]

#: columns of the text; a terminal is seldom narrower
WIDTH = 100


@click.command("explain")
@click.argument("document", metavar="DOCUMENT", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("text", default="", metavar="[TEXT]")
@click.option("--all", "all_", is_flag=True, help="Also the sentences in which nothing at all was found.")
@click.option(
    "--rules",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A folder with rules of your own; may be given again.",
)
@click.option("--no-model", is_flag=True, help="Read by rules alone, as kg build --no-model does.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
def command(
    document: Path,
    text: str,
    all_: bool,
    rules: tuple[Path, ...],
    no_model: bool,
    format_: str,
    output: str | None,
) -> None:
    """What was read in each sentence of DOCUMENT, and by which rule.

    With TEXT only the sentences that hold it are shown; if none does, TEXT itself is read, as if it stood in the
    minutes. Where no fact was read, the rules that came nearest are named, with where each of them failed.

    \b
        kg explain examples/minutes/marlshire-2021-11-scrutiny.txt
        kg explain examples/minutes/marlshire-2021-11-scrutiny.txt "written statement"
        kg explain minutes/board.html "The Board keeps an eye on the SEND Improvement Plan."
    """
    from kg.explain import explain, explain_words
    from kg.extract.load import load_extractor

    extractor = load_extractor(rules, model=not no_model)
    read, sentences = explain(document, extractor, words=text)
    within = bool(sentences) or not text
    if not within:
        sentences = explain_words(text, extractor)
    shown = [one for one in sentences if all_ or text or _speaks(one)]
    if format_ == "json":
        told = {"document": read.path, "page_type": read.page_type, "sentences": [asdict(one) for one in shown]}
        write_json(told, output)
        return
    lines = [f"{read.path}: {read.page_type}, {len(read.text.split())} words"]
    if read.page_type == "not minutes":
        lines.append("The page is an error message, a form or a search, and no minutes: nothing in it was read.")
    if not within:
        lines.append("No sentence of the document holds these words; they were read by themselves.")
    for one in shown:
        lines += ["", *_told(one)]
    if within and len(shown) < len(sentences):
        lines += ["", f"{len(sentences) - len(shown)} sentences in which nothing was found are not shown (--all)."]
    write_text("\n".join(lines) + "\n", output)


def _speaks(one: "Explained") -> bool:
    return bool(one.names or one.facts or one.suggestions or one.left_out or one.near or one.unused)


def _told(one: "Explained") -> Iterator[str]:
    place = f"[{one.start}–{one.end} {one.section}] " if one.end else ""
    yield from _wrapped(place + " ".join(one.text.split()), "", "  ")
    for name in one.names:
        meaning = f" = {name.meaning}" if name.meaning else ""
        yield from _wrapped(f"name  {name.label} {name.text}{meaning}  ({name.rule})", "    ", "          ")
    for fact in one.facts:
        cells = "; ".join(f"{column}={cell}" for column, cell in fact.cells)
        status = "" if fact.status == "held" else f"  {fact.status}"
        yield from _wrapped(f"FACT  {fact.question}: {cells}{status}  ({', '.join(fact.rules)})", "    ", "          ")
    for fact in one.suggestions:
        cells = "; ".join(f"{column}={cell}" for column, cell in fact.cells)
        told = f"{', '.join(fact.readers)}, score {fact.score:.2f}"
        yield from _wrapped(f"suggested  {fact.question}: {cells}  ({told})", "    ", "          ")
    for reason in one.left_out:
        yield from _wrapped(f"left out  {reason}", "    ", "          ")
    for reason in one.unused:
        yield from _wrapped(f"no fact  {reason}", "    ", "          ")
    for reason in one.near:
        yield from _wrapped(f"nearest  {reason}", "    ", "          ")


def _wrapped(text: str, first: str, later: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
