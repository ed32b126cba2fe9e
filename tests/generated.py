"""The parts of the documentation that come from the code: written again by `make docs`, compared by a test.

In a Markdown file a stretch between `<!-- generated: NAME -->` and `<!-- end -->` comes from the function of that
name below, and the output in a fenced block marked `console` from running its `$` lines in a copy of the examples.
Where that output ends in a line `…`, only as many lines as stand above it are shown and compared.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from rdflib import OWL, RDF, SKOS, Graph, URIRef

from kg import resources
from kg.cli.main import COMMANDS, kg
from kg.graph.vocabulary import SCHEMES
from kg.query.catalogue import Catalogue
from kg.query.header import THEMES
from kg.rules.load import load_rules
from kg.serve.vocabulary_page import vocabulary_page

__all__ = ["FILES", "PARTS", "consoles", "renewed"]

CHECKOUT = Path(__file__).resolve().parent.parent

#: the files that have generated parts
PAGE = "ontology/index.html"
FILES = ("README.md", "ASKING.md", "COMMANDS.md", "ontology/README.md", "RULES.md")

#: for each question the kind of rules that read its facts, and the code that does
READERS = {
    "organisations": ("", "`kg/extract/names/organisations.py`"),
    "bodies": ("", "`kg/extract/names/bodies.py`"),
    "people": ("", "`kg/extract/names/people.py`"),
    "roles": ("", "`kg/extract/names/roles.py`"),
    "meetings": ("", "`kg/documents`"),
    "items": ("", "`kg/documents`"),
    "presentations": ("presentations", ""),
    "inspections": ("inspections", "`kg/extract/readers/prose/inspections.py`"),
    "plans": ("plans", "`kg/extract/names/plans.py`"),
    "monitoring": ("monitoring", ""),
    "accountability": ("reporting", ""),
    "decisions": ("", "`kg/extract/readers/prose/decisions.py`"),
    "delegations": ("delegations", "`kg/extract/readers/prose/delegations.py`"),
    "actions": ("actions", "`kg/extract/readers/prose/marked.py`"),
    "measures": ("", "`kg/extract/readers/prose/measures.py`"),
    "memberships": ("memberships", "`kg/extract/readers/attendance.py`"),
    "interventions": ("interventions", "`kg/extract/readers/prose/interventions.py`"),
}

_PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_CONSOLE = re.compile(r"(^```console\n)(.*?)(^```$)", re.DOTALL | re.MULTILINE)


def commands() -> str:
    """A table of the commands, from the table of the command line."""
    rows = [f"| [`kg {name}`](COMMANDS.md#kg-{name}) | {text} |\n" for name, (_, text) in COMMANDS.items()]
    return "| command | what it does |\n|---|---|\n" + "".join(rows)


def questions() -> str:
    """A table of the saved questions, from their headers."""
    rows = [f"| `{question.name}` | {question.header.answers} |\n" for question in Catalogue.load()]
    return "| question | what it answers |\n|---|---|\n" + "".join(rows)


def rules() -> str:
    """A table of what reads each question's facts: rules and their sentences, code, and further sentences tried."""
    counts: dict[str, list[int]] = {question: [0, 0, 0, 0, 0] for question in READERS}
    kinds = {kind: question for question, (kind, _) in READERS.items() if kind}
    for rule in load_rules(()):
        row = counts[kinds[rule.kind]]
        for column, number in enumerate((1, len(rule.patterns), len(rule.match), len(rule.reject))):
            row[column] += number
    for line in (CHECKOUT / "tests" / "extract" / "ways_of_saying.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            counts[line.partition("|")[0]][4] += 1
    rows = [
        f"| {question} | {' | '.join(str(number or '') for number in row)} | {READERS[question][1]} |\n"
        for question, row in counts.items()
    ]
    total = " | ".join(str(sum(column)) for column in zip(*counts.values(), strict=True))
    head = "| question | rules | patterns | to match | to reject | ways of saying | and code in |\n"
    return f"{head}|---|---|---|---|---|---|---|\n{''.join(rows)}| all | {total} | |\n"


def classes() -> str:
    """A table of the ontology's classes: what each means, what it is not, and an example."""
    return _terms("class", OWL.Class)


def properties() -> str:
    """A table of the ontology's own properties."""
    return _terms("property", OWL.ObjectProperty, OWL.DatatypeProperty)


def _terms(word: str, *kinds: URIRef) -> str:
    """The own terms of some kinds, in the order of their names."""
    graph = Graph().parse(resources.folder("ontology") / "send.ttl")
    found = {term for kind in kinds for term in graph.subjects(RDF.type, kind)}
    terms = sorted(term for term in found if isinstance(term, URIRef))  # a union has no name
    said = (SKOS.definition, SKOS.scopeNote, SKOS.example)
    rows = [
        f"| `sg:{str(term).rpartition('#')[2]}` | {' | '.join(str(graph.value(term, one)) for one in said)} |\n"
        for term in terms
    ]
    return f"| {word} | what it means | what it is not | example |\n|---|---|---|---|\n{''.join(rows)}"


def codes() -> str:
    """A table of the lists of codes."""
    rows = [f"| `code:{name}` | {', '.join(values)} |\n" for name, values in SCHEMES.items()]
    return f"| list | values |\n|---|---|\n{''.join(rows)}"


def questions_by_theme() -> str:
    """A table of the saved questions by theme, with why each matters."""
    found = [question for theme in THEMES for question in Catalogue.load() if question.header.theme == theme]
    rows = [f"| `{one.name}` | {one.header.theme} | {one.header.answers} | {one.header.why} |\n" for one in found]
    return "| question | theme | what it answers | why it matters |\n|---|---|---|---|\n" + "".join(rows)


def reference() -> str:
    """The reference of every command: its help, arguments and options, from click."""
    return "\n".join(_command(name) for name in COMMANDS)


def _command(name: str) -> str:
    """One command of `kg` as Markdown."""
    found = kg.get_command(click.Context(kg), name)
    assert found, name
    return _told(f"kg {name}", found)


def _told(name: str, command: click.Command) -> str:
    """A command, and those below it, as Markdown."""
    pieces = " ".join(command.collect_usage_pieces(click.Context(command)))
    told = [f"## {name}\n", f"`{name} {pieces}`\n", *_paragraphs(command.help or "")]
    options = [option for option in command.params if isinstance(option, click.Option) and not option.hidden]
    told += ["| option | meaning |\n|---|---|", *(_option(option) for option in options)] if options else []
    below = sorted(command.commands.items()) if isinstance(command, click.Group) else []
    return "\n".join(told) + "\n" + "".join(f"\n{_told(f'{name} {word}', one)}" for word, one in below)


def _paragraphs(help_text: str) -> list[str]:
    """Help as paragraphs; one that click must not wrap is a line to paste."""
    told = []
    for paragraph in re.split(r"\n\s*\n", help_text.strip()):
        lines = [line.strip() for line in paragraph.splitlines()]
        if lines[0] == "\b":
            told.append("```\n" + "\n".join(lines[1:]) + "\n```\n")
        else:
            told.append(" ".join(lines) + "\n")
    return told


def _option(option: click.Option) -> str:
    """One option as a row of a table."""
    names = ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])
    value = "" if option.is_flag or option.count else f" {option.make_metavar(click.Context(kg))}"
    notes = []
    if option.show_default and option.default is not None:
        notes.append(f"default: {option.default}")
    if option.envvar:
        notes.append(f"environment: {option.envvar}")
    told = (option.help or "") + (f" ({'; '.join(notes)})" if notes else "")
    cells = [cell.replace("[", "\\[").replace("|", "\\|").replace("<", "&lt;") for cell in (names + value, told)]
    return f"| {' | '.join(cells)} |"


PARTS: dict[str, Callable[[], str]] = {
    "classes": classes,
    "codes": codes,
    "commands": commands,
    "properties": properties,
    "questions": questions,
    "questions_by_theme": questions_by_theme,
    "reference": reference,
    "rules": rules,
}


def consoles(text: str, folder: Path) -> str:
    """Return `text` with the output of every console block renewed.

    Arguments:
        text: Markdown; in its `console` blocks lines that start with `$ ` are run, one after the other.
        folder: where they are run; what one writes is there for the next.
    """
    surroundings = {name: value for name, value in os.environ.items() if name not in {"KG_STORE", "FORCE_COLOR"}}
    surroundings |= {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "110", "NO_COLOR": "1"}

    def renew(block: re.Match[str]) -> str:
        told = ""
        for line, before in _steps(block[2]):
            done = subprocess.run(
                ["/bin/sh", "-c", line[2:]],  # the lines of our own documentation, pipes and all
                cwd=folder,
                env=surroundings,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            output = [part.rstrip() for part in done.stdout.splitlines()]
            if before[-1:] == ["…"]:
                output[len(before) - 1 :] = ["…"]
            told += "\n".join([line, *output]) + "\n"
        return block[1] + told + block[3]

    return _CONSOLE.sub(renew, text)


def _steps(block: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of a console block with the lines that stand below it."""
    for step in re.findall(r"(?m)^\$ .*(?:\n(?!\$ ).*)*", block.rstrip("\n")):
        line, *below = step.split("\n")
        yield line, below


def renewed(name: str) -> str:
    """Return the file called `name` as it must be."""
    if name == PAGE:
        return vocabulary_page()
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    text = _PART.sub(lambda part: part[1] + PARTS[part[2]]() + part[3], text)
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(CHECKOUT / "examples", Path(scratch) / "examples")
        return consoles(text, Path(scratch))


def main() -> None:
    """Write the generated parts again, or say which are out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write them; otherwise only compare")
    write = parser.parse_args().write
    stale = [name for name in (*FILES, PAGE) if renewed(name) != (CHECKOUT / name).read_text(encoding="utf-8")]
    for name in stale:
        if write:
            (CHECKOUT / name).write_text(renewed(name), encoding="utf-8")
    sys.exit(0 if write or not stale else f"out of date: {', '.join(stale)}; write them again with: make docs")


if __name__ == "__main__":
    main()
