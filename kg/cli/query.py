"""`kg query`: the list of saved questions, and the answer to one."""

import sys

import click

from kg.cli.options import output_option, store_option, wrong_use
from kg.cli.output import opened, write_text
from kg.query.catalogue import Catalogue
from kg.query.formats import FORMATS, format_of_file, write
from kg.query.header import THEMES
from kg.query.run import Answer, ask

__all__ = ["command"]


@click.command(context_settings={"ignore_unknown_options": False})
@click.argument("name", required=False, metavar="[NAME]")
@click.argument("values", nargs=-1, metavar="[PARAM=VALUE]...")
@store_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", *FORMATS]),
    help="How to write the answer: a table on a terminal, else csv, or by the ending of the output file.",
)
@output_option
@click.option(
    "--evidence", is_flag=True, help="Add to each row the sentence it rests on, and where it stands."
)
def command(
    name: str | None,
    values: tuple[str, ...],
    store: str,
    format_: str | None,
    output: str | None,
    evidence: bool,
) -> None:
    """Ask one of the saved questions; without a NAME, list them.

    \b
      kg query
      kg query monitoring council=Worcestershire
      kg query plans --evidence --format csv -o plans.csv
    """
    catalogue = Catalogue.load()
    if name is None:
        write_text(_listing(catalogue), output)
        return
    with wrong_use():
        question = catalogue.question(name)
        given = _given(values)
        question.sparql(given)
    from kg.query.engine import open_engine

    engine = open_engine(store)
    if evidence:
        from kg.query.evidence import ask_with_evidence

        answer = ask_with_evidence(question, engine, given)
    else:
        answer = ask(question, engine, given)
    write_answer(answer, format_, output)


def write_answer(answer: Answer, format_: str | None, output: str | None) -> None:
    """Write an answer where and how the user wants it; by default a table on a terminal and csv elsewhere."""
    if format_ is None and output is not None:
        format_ = format_of_file(output) or "csv"
    if format_ is None:
        format_ = "table" if sys.stdout.isatty() else "csv"
    with opened(output) as stream:
        if format_ == "table":
            from kg.cli.table import write_table

            write_table(answer, stream)
        else:
            write(answer, format_, stream)


def _given(values: tuple[str, ...]) -> dict[str, str]:
    """Split PARAM=VALUE arguments; each parameter may be given once."""
    given: dict[str, str] = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals:
            raise click.UsageError(f"{value!r} is no PARAM=VALUE. Write for instance council=Worcestershire.")
        if name in given:
            raise click.UsageError(f"{name} is given twice. Ask twice, or leave it out for all.")
        given[name] = text
    return given


def _listing(catalogue: Catalogue) -> str:
    """The catalogue as text: by theme, a line for each question."""
    questions = list(catalogue)
    width = max((len(one.name) for one in questions), default=0)
    lines = []
    for theme in THEMES:
        below = [one for one in questions if one.header.theme == theme]
        if below:
            lines += ["", theme.upper()]
            lines += [f"  {one.name:{width}}  {one.header.answers}" for one in below]
    lines += ["", "kg query NAME answers one; kg query NAME --help tells its parameters."]
    return "\n".join(lines[1:]) + "\n"
