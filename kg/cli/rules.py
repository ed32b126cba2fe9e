"""`kg rules`: the extraction rules, listed; `kg rules check FILE` tries a user's own on their sentences."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import output_option
from kg.cli.output import say, write_text
from kg.rules.load import KINDS, load_rules, read_rule_file

if TYPE_CHECKING:
    from kg.extract.syntax.lexicon import Predicate
    from kg.rules.rule import Rule

__all__ = ["command"]

#: kind of rule -> kind of predicate, where their files are named otherwise
_SHORT = {"reporting": "accountability"}

_RULES = click.option(
    "--rules",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A folder with rules of your own, as `kg build --rules` takes it; may be given again.",
)


@click.group("rules", invoke_without_command=True)
@click.option("--kind", type=click.Choice(sorted(KINDS)), help="Only the rules that read this kind of fact.")
@_RULES
@output_option
@click.pass_context
def command(context: click.Context, kind: str | None, rules: tuple[Path, ...], output: str | None) -> None:
    """List the extraction rules: id, number of sentences each is tried on, and why it is there.

    A rule is a table in a TOML file that is named after a kind of fact; see CONTRIBUTING.md for how to write one.
    `kg rules check FILE` tries the rules of a file, `kg build --rules DIR` reads with them.

    \b
        kg rules --kind monitoring
        kg rules check my-rules/monitoring.toml
        kg build minutes/ --rules my-rules
    """
    if context.invoked_subcommand is None:
        chosen = [rule for rule in load_rules(rules) if kind is None or rule.kind == kind]
        from kg.extract.syntax.load import load_lexicon

        told = [one for one in load_lexicon(rules).predicates if kind is None or one.kind in {kind, _SHORT.get(kind)}]
        write_text(listing(chosen) + predicates(told), output)


@command.command("check")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@_RULES
def check(files: tuple[Path, ...], rules: tuple[Path, ...]) -> None:
    """Try each rule of FILE on the sentences that it must match and those that it must reject.

    A names.csv beside the file is taken into account, and may itself be FILE. Exit status 1 means that some sentence
    failed.
    """
    from kg.errors import RegisterError, RuleError
    from kg.extract.check_rules import check_rules
    from kg.extract.extractor import Extractor
    from kg.registers import Registers
    from kg.registers.own_names import FILE, read_own_names

    found: list[Rule] = []
    wrong: list[str] = []
    for path in files:
        if path.name == FILE:
            continue  # read below, with those beside the other files
        try:
            found.extend(read_rule_file(path))
        except RuleError as error:
            wrong.append(str(error))
    try:
        names = read_own_names(*sorted({path.parent for path in files} | set(rules)))
    except RegisterError as error:
        wrong.append(str(error))
    if wrong:
        raise RuleError("\n".join(wrong).rstrip("."))
    faults = check_rules(found, Extractor(Registers.load(), found, names=names))
    write_text("".join(f"{fault}\n" for fault in faults))
    taught = f", {len(names)} name{'' if len(names) == 1 else 's'} of your own" if names else ""
    say(f"{_sentences(found)}{taught}, {len(faults)} at fault")
    raise SystemExit(1 if faults else 0)


def listing(rules: Sequence["Rule"]) -> str:
    """Return the list of rules as text, the kinds one after the other."""
    width = max((len(rule.id) for rule in rules), default=0)
    lines = [
        f"{rule.id:{width}}  {len(rule.match):2} match {len(rule.reject):2} reject  {rule.reason}" for rule in rules
    ]
    return "\n".join([*lines, _sentences(rules)]) + "\n"


def predicates(found: Sequence["Predicate"]) -> str:
    """Return the list of predicates as text: id, number of words, and a sentence that tells a fact with it."""
    width = max((len(one.id) for one in found), default=0)
    lines = [f"{one.id:{width}}  {len(one.forms):3} words  {one.says[0]}" for one in found]
    words = len({form for one in found for form in one.forms})
    return "\n".join(["", *lines, f"{len(found)} predicates, {words} words that show one"]) + "\n"


def _sentences(rules: Iterable["Rule"]) -> str:
    rules = list(rules)
    match, reject = sum(len(rule.match) for rule in rules), sum(len(rule.reject) for rule in rules)
    noun = "rule" if len(rules) == 1 else "rules"
    return f"{len(rules)} {noun}, {match} sentences to match, {reject} to reject"
