"""`kg suggest`: what the papers may say, best first; accepting and rejecting writes corrections."""

from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import output_option, store_option
from kg.cli.output import say, write_json, write_text

if TYPE_CHECKING:
    from kg.query.suggestions import Suggestion

__all__ = ["command"]

#: suggestions of one council and question that are shown without --all
SHOWN = 10


@click.command("suggest")
@store_option
@click.option("--council", default="", metavar="NAME", help="Only papers of this council, by part of its name.")
@click.option("--question", default="", metavar="NAME", help="Only what would answer this question.")
@click.option("--all", "all_", is_flag=True, help=f"All, not only the {SHOWN} surest of each council and question.")
@click.option("--accept", multiple=True, metavar="KEY", help="This is a fact; may be given again.")
@click.option("--reject", multiple=True, metavar="KEY", help="This is none; may be given again.")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of the papers, where corrections.csv is written.",
)
@click.option("--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@output_option
def command(
    store: str,
    council: str,
    question: str,
    all_: bool,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    folder: Path | None,
    format_: str,
    output: str | None,
) -> None:
    """What the papers may say, read without being certain of it: by council and question, the surest first.

    A suggestion is in no answer, export or picture unless --suggested asks for it. --accept and --reject write a line
    each into the corrections.csv beside the papers, and the next build takes it into account.

    \b
        kg suggest
        kg suggest --council Northmere --question accountability --all
        kg suggest --accept 3f9a2c71b0de --reject 90aa17c4e2f1 --folder minutes/
    """
    from kg.query.engine import open_engine
    from kg.query.suggestions import suggestions

    found = list(suggestions(open_engine(store), council=council, question=question))
    if accept or reject:
        if folder is None:
            raise click.UsageError("--accept and --reject write into a folder of papers; name it with --folder.")
        _decide(found, accept, reject, folder)
        return
    if format_ == "json":
        write_json([asdict(one) for one in found], output)
    elif format_ == "csv":
        from dataclasses import astuple

        from kg.cli.answer import write_answer
        from kg.query.rows import Answer
        from kg.query.suggestions import SUGGESTION_COLUMNS

        write_answer(Answer(SUGGESTION_COLUMNS, map(astuple, found), "Suggestions"), "csv", output)
    else:
        write_text(_told(found, None if all_ else SHOWN), output)


def _told(found: "list[Suggestion]", limit: int | None) -> str:
    if not found:
        return "There is no suggestion.\n"
    lines: list[str] = []
    for (council, question), group in groupby(found, key=lambda one: (one.council, one.question)):
        ones = list(group)
        lines += ["", f"{council or 'Council unknown'}: {question}"]
        for one in ones[:limit]:
            lines += [
                f"  {one.key}  {float(one.score):.2f}  {one.details}",
                f"      “{' '.join(one.sentence.split())}”",
                f"      {one.document}, by {one.reader} ({one.rule})",
            ]
        if limit is not None and len(ones) > limit:
            lines.append(f"  … and {len(ones) - limit} more (--all)")
    return "\n".join(lines[1:]) + "\n"


def _decide(found: "Iterable[Suggestion]", accept: tuple[str, ...], reject: tuple[str, ...], folder: Path) -> None:
    """Write a correction for each suggestion that is accepted or rejected."""
    from kg.resolve.written import append_corrections

    known = {one.key: one for one in found}
    unknown = [key for key in (*accept, *reject) if key not in known]
    if unknown:
        raise click.UsageError(f"There is no suggestion {unknown[0]!r}. `kg suggest --all` lists them.")
    if both := set(accept) & set(reject):
        raise click.UsageError(f"{min(both)!r} is both accepted and rejected.")
    rows = [
        {
            "action": action,
            "document": known[key].document,
            "fact": known[key].question,
            "details": known[key].details,
            "sentence": " ".join(known[key].sentence.split()),
        }
        for action, keys in (("add", accept), ("reject", reject))
        for key in dict.fromkeys(keys)
    ]
    path = append_corrections(folder, rows)
    count = f"{len(rows)} line{'' if len(rows) == 1 else 's'}"
    say(f"{count} written to {path}; build again to see what follows")
