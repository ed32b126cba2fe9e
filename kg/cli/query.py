"""`kg query`: the list of saved questions, the help of one, and its answer."""

from pathlib import Path

import click

from kg.cli.answer import FORMAT_NAMES, write_answer
from kg.cli.apart import apart
from kg.cli.completion import complete_question, complete_value
from kg.cli.options import output_option, queries_option, store_option, suggested_option, wrong_use
from kg.cli.output import say, write_text
from kg.cli.timeout import limit_time, timeout_option
from kg.errors import KgError, QueryError
from kg.query.catalogue import Catalogue, Question
from kg.query.parameters import read_date
from kg.query.run import answer_to

__all__ = ["command"]


@click.command(add_help_option=False)
@click.argument("name", required=False, metavar="[NAME]", shell_complete=complete_question)
@click.argument("values", nargs=-1, metavar="[PARAM=VALUE]...", shell_complete=complete_value)
@store_option
@suggested_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMAT_NAMES),
    help="How to write it; else a table on a terminal, csv in a pipe, or by the file's ending.",
)
@output_option
@click.option("--evidence", is_flag=True, help="Add to each row the sentence it rests on, and where it stands.")
@click.option("--facts", is_flag=True, help="Add to each row the IRIs of its facts, for kg card.")
@click.option("--as-of", metavar="DATE", help="As the papers stood on this day: only what had been said by then.")
@click.option(
    "--for-spreadsheet",
    is_flag=True,
    help="Disarm cells that a spreadsheet would run as formulas (xlsx does so always).",
)
@click.option("--search", metavar="WORDS", help="List the questions that speak of these words.")
@click.option("--show", is_flag=True, help="Print the query itself, with the values put in.")
@click.option("--plain", is_flag=True, help="With --show: for a graph without named graphs, such as exported Turtle.")
@click.option("--lint", is_flag=True, help="Check the files of the questions, with file and line of each fault.")
@click.option("--turtle", is_flag=True, help="The questions themselves as RDF, or the one that is named.")
@queries_option
@timeout_option
@click.option("-h", "--help", "help_", is_flag=True, help="Show this help, or with a NAME that of the question.")
@click.pass_context
def command(
    context: click.Context,
    name: str | None,
    values: tuple[str, ...],
    store: str,
    suggested: bool,
    format_: str | None,
    output: str | None,
    evidence: bool,
    facts: bool,
    as_of: str | None,
    for_spreadsheet: bool,
    search: str | None,
    show: bool,
    plain: bool,
    lint: bool,
    turtle: bool,
    queries: Path | None,
    timeout: float | None,
    help_: bool,
) -> None:
    """Ask one of the saved questions; without a NAME, list them.

    \b
        kg query
        kg query monitoring --help
        kg query monitoring council=Worcestershire
        kg query plans --evidence --format csv -o plans.csv
    """
    if help_ and name is None:
        write_text(context.get_help() + "\n")
        return
    with wrong_use():
        catalogue = Catalogue.load(queries)
    if turtle:
        from kg.query.description import to_turtle

        write_text(to_turtle(catalogue if name is None else [catalogue.question(name)]), output, style="escape")
        return
    if lint:
        _lint(catalogue, name)
        return
    if name is None or search is not None:
        _list(catalogue, search, output)
        return
    with wrong_use():
        question = catalogue.question(name)
    _ = question.header  # a file that is wrong is no wrong use
    with wrong_use():
        if not help_:
            given = _given(values)
            as_of = _as_of(question, given, as_of)
            text = question.sparql(given)
    if help_:
        from kg.query.guide import help_text

        write_text(help_text(question, _held(question, store)), output)
    elif show:
        from kg.query.plain import without_graphs

        write_text((without_graphs(text) if plain else text).rstrip("\n") + "\n", output)
    else:
        from kg.query.engine import open_engine

        apart(store)
        limit_time(timeout)
        engine = open_engine(store, suggested=suggested)
        answer = answer_to(question, engine, given, evidence=evidence, as_of=as_of, facts=facts, suggested=suggested)
        write_answer(answer, format_, output, for_spreadsheet=for_spreadsheet)


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


def _as_of(question: Question, given: dict[str, str], day: str | None) -> str | None:
    """Check --as-of; of a question that has it as a parameter of its own, put it there."""
    if day is None:
        return None
    read_date(day, name="--as-of")
    if "as_of" not in (one.name for one in question.header.parameters):
        return day
    given.setdefault("as_of", day)
    return None


def _list(catalogue: Catalogue, search: str | None, output: str | None) -> None:
    """Write the list of questions, of all or of those that match the search."""
    from kg.query.guide import listing, matching

    questions, faults = catalogue.sound()
    if search is not None:
        questions = matching(questions, search)
        if not questions:
            raise QueryError(
                f"No question speaks of {search!r}", "`kg query` lists them all; `kg find` looks in the sentences"
            )
    write_text(listing(questions, why=True), output)
    for fault in faults:
        say(f"kg: {fault}")
    if faults:
        raise SystemExit(1)


def _lint(catalogue: Catalogue, name: str | None) -> None:
    """Write the faults of all questions, or of one; exit status 1 where there are any."""
    from kg.query.lint import lint

    if name is not None:
        with wrong_use():
            catalogue = catalogue.only(name)
    faults = lint(catalogue) if name is not None else sorted(lint(catalogue) + lint(Catalogue.load(part="checks")))
    write_text("".join(f"{fault}\n" for fault in faults))
    count = len(catalogue.paths)
    say(f"{count} question{'' if count == 1 else 's'} checked, {len(faults)} at fault")
    raise SystemExit(1 if faults else 0)


def _held(question: Question, store: str) -> dict[str, list[str]] | None:
    """Return the values that the store holds for each parameter; None where it cannot be asked."""
    from kg.query.engine import open_engine
    from kg.query.values import held_values

    try:
        engine = open_engine(store)
        held = {one.name: held_values(one, engine) for one in question.header.parameters}
    except KgError:
        return None
    return {name: list(values) for name, values in held.items() if values is not None}
