"""Checking the files of a catalogue: header, parameters, columns, order, and whether the SPARQL can be read.

Faults are found without a store; each names its file and line.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.query.catalogue import Catalogue, Question
from kg.query.parameters import PLACE
from kg.query.values import LISTS

__all__ = ["Fault", "lint", "lint_question"]

_PARAMETER = re.compile(r"[?$]param_(\w+)")
_UPDATE = re.compile(r"^\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong in a question's file; `line` is counted from 1, 0 is the file as a whole."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


def lint(catalogue: Catalogue) -> list[Fault]:
    """Return every fault of every question, by file and line; an empty list is what it should be."""
    faults: list[Fault] = []
    for name in sorted(catalogue.paths):
        try:
            question = catalogue.question(name)
        except QueryError as error:
            faults.append(Fault(catalogue.paths[name], 0, str(error)))
            continue
        faults.extend(lint_question(question))
    return sorted(faults)


def lint_question(question: Question) -> list[Fault]:
    """Return the faults of one question."""
    try:
        header = question.header
    except QueryError as error:
        return _faults_of_header(question.path, str(error))
    code = _without_comments(question.text)
    declared = {one.name for one in header.parameters}
    placed = {match[1] for match in PLACE.finditer(code)}
    faults = [
        (1, f"parameter {name} has no place; add the line VALUES ?param_{name} {{ UNDEF }}")
        for name in sorted(declared - placed)
    ]
    faults += [
        (1, f"parameter {one.name} takes its values from {one.values_from!r}; it is one of: {', '.join(sorted(LISTS))}")
        for one in header.parameters
        if one.values_from and one.values_from not in LISTS
    ]
    faults += [
        (_line(code, match.start()), f"?{match[0][1:]} is not declared under parameters")
        for match in _PARAMETER.finditer(code)
        if match[1] not in declared
    ]
    if update := _UPDATE.search(code):
        faults.append((_line(code, update.start(1)), "an update; a question only reads"))
    elif not re.search(r"\bORDER\s+BY\b", code, re.IGNORECASE):
        faults.append((1, "no ORDER BY; without it the same question gives its rows in another order"))
    faults.extend(_faults_of_sparql(question))
    return sorted({Fault(question.path, line, text) for line, text in faults})


def _faults_of_sparql(question: Question) -> list[tuple[int, str]]:
    """Ask the question of an empty store: it must parse, and select its columns."""
    from kg.graph.memory import store_of

    columns = [column.name for column in question.header.columns]
    try:
        results = store_of().query(question.text)
    except QueryError as error:
        match = re.search(r"line (\d+)", str(error)) or re.search(r"at (\d+):\d+", str(error))
        return [(int(match[1]) if match else 1, f"the SPARQL cannot be read: {error}")]
    variables = [variable.value for variable in getattr(results, "variables", [])]
    if variables[: len(columns)] != columns:
        found = ", ".join(variables) or "none"
        return [(1, f"SELECT must begin with the columns {', '.join(columns)}, not {found}")]
    return []


def _faults_of_header(path: Path, message: str) -> list[Fault]:
    """Take the message of a wrong header apart again: a fault a line."""
    start = f"{path}:"
    faults = []
    for line in message.splitlines():
        text = line.strip()
        if text.startswith(start):
            number, _, rest = text[len(start) :].partition(": ")
            faults.append(Fault(path, int(number) if number.isdigit() else 0, rest))
    return faults or [Fault(path, 0, message)]


def _without_comments(text: str) -> str:
    """Blank out comment lines, keeping every position."""
    return re.sub(r"(?m)^\s*#.*$", lambda match: " " * len(match[0]), text)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
