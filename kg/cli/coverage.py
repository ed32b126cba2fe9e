"""`kg coverage`: how much of each document was understood, and what stayed unknown."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import output_option
from kg.cli.output import write_json, write_text

if TYPE_CHECKING:
    from kg.coverage import Coverage
    from kg.documents.folder import Refusal

__all__ = ["command"]

#: unknown names that are shown of each document without --all
SHOWN = 6


@click.command("coverage")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--all", "all_", is_flag=True, help=f"All unknown names, not only the {SHOWN} most frequent of a paper.")
@click.option(
    "--rules",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A folder with rules of your own; may be given again.",
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
def command(folder: Path, all_: bool, rules: tuple[Path, ...], format_: str, output: str | None) -> None:
    """How much of each document in FOLDER was understood.

    For each: how many sentences speak of governance and how many of them gave a fact, which generic mentions ("the
    Board") and organisations stayed unknown, and which parts were not read, and why. `kg explain` goes into one
    document, sentence by sentence.

    \b
        kg coverage examples/minutes
        kg coverage minutes/ --format json
    """
    from kg.coverage import Coverage, cover_folder
    from kg.extract.load import load_extractor

    found = list(cover_folder(folder, load_extractor(rules)))
    covered = [one for one in found if isinstance(one, Coverage)]
    if format_ == "json":
        write_json([asdict(one) for one in found], output)
        return
    lines = [line for one in found for line in _told(one, None if all_ else SHOWN)]
    write_text("\n".join([*lines, _sum(covered, len(found) - len(covered))]) + "\n", output)


def _told(one: "Coverage | Refusal", limit: int | None) -> Iterator[str]:
    from kg.documents.folder import Refusal

    yield one.path
    if isinstance(one, Refusal):
        yield f"  refused: {one.reason}"
        return
    yield f"  {one.page_type}, {one.words} words, {one.sentences} sentences read"
    yield f"  {one.governance} speak of governance, {one.understood} of them gave {one.facts} facts"
    if one.unresolved:
        yield f"  stand for nothing named: {_names(one.unresolved, limit)}"
    if one.unregistered:
        yield f"  in no register: {_names(one.unregistered, limit)}"
    for skipped in one.skipped:
        lines = f"{skipped.lines} line{'' if skipped.lines == 1 else 's'}"
        yield f"  not read: {lines}{f' of {skipped.kind}' if skipped.kind else ''} ({skipped.reason})"


def _names(names: Sequence[tuple[str, int]], limit: int | None) -> str:
    shown = [f"{name} ×{count}" if count > 1 else name for name, count in names[:limit]]
    more = len(names) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more else "")


def _sum(covered: Sequence["Coverage"], refused: int) -> str:
    governance, understood = sum(one.governance for one in covered), sum(one.understood for one in covered)
    share = f" ({understood / governance:.0%})" if governance else ""
    papers = f"{len(covered)} document{'' if len(covered) == 1 else 's'}"
    told = f"{papers}: {governance} sentences speak of governance, {understood} of them gave a fact{share}"
    return told + (f"; {refused} refused" if refused else "")
