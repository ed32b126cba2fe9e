"""The header of a saved question: the `#+` lines at the top of a `.rq` file, which are YAML and are its help.

A header looks like this; `title`, `answers`, `theme` and `columns` must be there, the others need not:

    #+ title: Who monitors what
    #+ answers: Who monitors, reviews, oversees or scrutinises what, and how often.
    #+ why: A plan that nobody checks is a promise.
    #+ theme: oversight
    #+ parameters:
    #+   council: {type: text, help: Only papers of this council., values-from: councils}
    #+   to: {type: date, end: true, help: Only facts up to this date.}
    #+ columns:
    #+   source: The document, by its file name.
    #+   monitor: Who monitors.

The keys are closed: a key that is not known is an error with file and line, never a question that disappears.
A parameter `council` is bound in the query text at the line `VALUES ?param_council { UNDEF }`. A query may
select more: `?fact` is the IRI of the fact that a row rests on, or several IRIs with spaces between.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.errors import QueryError

__all__ = ["PARAMETER_TYPES", "THEMES", "Column", "Header", "Parameter", "read_header"]

#: what a value of each type is, for help and for messages
PARAMETER_TYPES = {
    "text": "words",
    "date": "a date: 2021-12-07, 2021-06 or 2021",
    "integer": "a whole number",
    "decimal": "a number",
    "boolean": "yes or no",
    "iri": "a full IRI, such as https://w3id.org/send-governance/id/…",
}

#: the themes under which the catalogue lists the questions, in this order
THEMES = (
    "who is who",
    "meetings",
    "inspection",
    "oversight",
    "decisions",
    "figures",
    "over many documents",
    "gaps",
    "own questions",
)

HEADER_KEYS = {"title", "answers", "also", "why", "theme", "parameters", "columns", "finding", "close"}
TEXT_KEYS = ("title", "answers", "also", "theme", "why", "finding", "close")
REQUIRED_KEYS = ("title", "answers", "theme", "columns")
PARAMETER_KEYS = {"type", "help", "default", "values", "values-from", "required", "end"}
COLUMN_KEYS = {"help", "list"}

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question.

    Arguments:
        name: as the user writes it, `council`; in the query it is `?param_council`.
        type: one of `PARAMETER_TYPES`.
        help: one line for the user.
        default: the value where the user gives none, as written; None leaves the parameter open.
        values: the allowed values; empty allows all of the type.
        values_from: the question or list from which the graph's own values are shown; may be empty.
        required: whether the question makes no sense without it.
        end: of a date, that a cut date means its last day (`2021-06` is `2021-06-30`).
    """

    name: str
    type: str = "text"
    help: str = ""
    default: str | None = None
    values: tuple[str, ...] = ()
    values_from: str = ""
    required: bool = False
    end: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer. `list` marks a cell of several values joined with `; `, sorted on output."""

    name: str
    help: str = ""
    list: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says, checked. `title` and `answers` are one line each; `also` has words for what it is about.

    A check (below `queries/checks/`) says with `finding` what each of its rows means, as a sentence with the columns in
    braces, and with `close` what would close it.
    """

    title: str
    answers: str
    theme: str
    columns: tuple[Column, ...]
    parameters: tuple[Parameter, ...] = ()
    why: str = ""
    finding: str = ""
    close: str = ""
    also: str = ""


class _Faults:
    """Collects every fault of one header, so that all are told at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: list[tuple[int, str]] = []

    def add(self, node: yaml.Node | int, text: str) -> None:
        line = node if isinstance(node, int) else node.start_mark.line + 1
        self.lines.append((line, text))

    def error(self) -> QueryError:
        told = "\n".join(f"  {self.path}:{line}: {text}" for line, text in sorted(self.lines))
        return QueryError(f"The header of a question is wrong:\n{told}\nIt is not read until this is put right")


def read_header(text: str, path: Path) -> Header:
    """Read and check the header of a question.

    Arguments:
        text: the whole text of the `.rq` file.
        path: where it stands, for messages.

    Returns:
        The header.

    Raises:
        QueryError: there is no header, it is no YAML, or keys or values are wrong; names file and line.
    """
    faults = _Faults(path)
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if line.startswith("#+")), None)
    if first is None:
        raise QueryError(f"{path}:1: no header", "Begin the file with #+ lines: title, answers, theme, columns")
    # lines before the header stay as empty lines, so that a position in the YAML is a position in the file
    kept = [""] * first
    for line in lines[first:]:
        if not line.startswith("#+"):
            break
        kept.append(line[3:] if line.startswith("#+ ") else line[2:])
    for number, line in enumerate(lines[len(kept) :], start=len(kept) + 1):
        if line.startswith("#+"):
            faults.add(number, "a #+ line after the end of the header")
    try:
        node = yaml.compose("\n".join(kept) + "\n", Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        at = (error.problem_mark.line + 1) if error.problem_mark else 1
        raise QueryError(
            f"{path}:{at}: the header is no YAML: {error.problem}",
            "A value with a colon in it needs quotes around it",
        ) from None
    except yaml.reader.ReaderError as error:
        character = "\n".join(kept)[error.position : error.position + 1]
        at = "\n".join(kept)[: error.position].count("\n") + 1
        raise QueryError(
            f"{path}:{at}: the header has a character that cannot stand there (U+{ord(character or '?'):04X})",
            "Take it out",
        ) from None
    except RecursionError:
        raise QueryError(f"{path}:{first + 1}: the header is nested too deeply", "Write it flat") from None
    return _header(node, first + 1, faults)


def _header(node: yaml.Node | None, line: int, faults: _Faults) -> Header:
    if not isinstance(node, yaml.MappingNode):
        faults.add(line, "the header must be keys and values")
        raise faults.error()
    values = dict(_entries(node, HEADER_KEYS, "the header", faults))
    for key in REQUIRED_KEYS:
        if key not in values:
            faults.add(line, f"{key} is missing")
    texts = {key: _text(values[key], key, faults) for key in TEXT_KEYS if key in values}
    if texts.get("theme") and texts["theme"] not in THEMES:
        faults.add(values["theme"], f"theme {texts['theme']!r} is not known; it is one of: {', '.join(THEMES)}")
    for key in ("title", "answers"):
        if key in texts and "\n" in texts[key].strip():
            faults.add(values[key], f"{key} must be one line")
    parameters = _parameters(values["parameters"], faults) if "parameters" in values else ()
    columns = _columns(values["columns"], faults) if "columns" in values else ()
    if faults.lines:
        raise faults.error()
    return Header(
        title=texts["title"].strip(),
        answers=texts["answers"].strip(),
        theme=texts["theme"],
        columns=columns,
        parameters=parameters,
        why=" ".join(texts.get("why", "").split()),
        finding=" ".join(texts.get("finding", "").split()),
        close=" ".join(texts.get("close", "").split()),
        also=" ".join(texts.get("also", "").split()),
    )


def _entries(
    node: yaml.MappingNode, allowed: set[str] | None, where: str, faults: _Faults
) -> Iterator[tuple[str, yaml.Node]]:
    """Yield the entries of a mapping, telling keys that are unknown or there twice."""
    seen = set()
    for key_node, value in node.value:
        key = str(key_node.value)
        if key in seen:
            faults.add(key_node, f"{key} is there twice in {where}")
        elif allowed is not None and key not in allowed:
            faults.add(key_node, f"{where} has no key {key!r}; it knows: {', '.join(sorted(allowed))}")
        else:
            yield key, value
        seen.add(key)


def _text(node: yaml.Node, key: str, faults: _Faults) -> str:
    if isinstance(node, yaml.ScalarNode) and node.value.strip():
        return str(node.value)
    faults.add(node, f"{key} must be a text")
    return ""


def _flag(node: yaml.Node, key: str, faults: _Faults) -> bool:
    if isinstance(node, yaml.ScalarNode) and node.value in ("true", "false"):
        return bool(node.value == "true")
    faults.add(node, f"{key} must be true or false")
    return False


def _parameters(node: yaml.Node, faults: _Faults) -> tuple[Parameter, ...]:
    if not isinstance(node, yaml.MappingNode):
        faults.add(node, "parameters must be names with their settings, such as council: {type: text}")
        return ()
    return tuple(_parameter(name, value, faults) for name, value in _entries(node, None, "parameters", faults))


def _parameter(name: str, node: yaml.Node, faults: _Faults) -> Parameter:
    if not name.replace("_", "a").isalnum() or not name.isascii() or name != name.lower():
        faults.add(node, f"the name of a parameter is small letters, digits and _, not {name!r}")
    if not isinstance(node, yaml.MappingNode):
        faults.add(node, f"parameter {name} must have settings, such as {{type: text, help: …}}")
        return Parameter(name)
    where = f"parameter {name}"
    given = dict(_entries(node, PARAMETER_KEYS, where, faults))
    kind = _text(given["type"], "type", faults) if "type" in given else "text"
    if kind and kind not in PARAMETER_TYPES:
        faults.add(given["type"], f"{where} has the type {kind!r}; it is one of: {', '.join(PARAMETER_TYPES)}")
    values: tuple[str, ...] = ()
    if "values" in given:
        if isinstance(given["values"], yaml.SequenceNode) and given["values"].value:
            values = tuple(_text(one, "values", faults) for one in given["values"].value)
        else:
            faults.add(given["values"], f"values of {where} must be a list")
    default = _text(given["default"], "default", faults) if "default" in given else None
    if default is not None and values and default not in values:
        faults.add(given["default"], f"the default of {where} is not among its values")
    end = "end" in given and _flag(given["end"], "end", faults)
    if end and kind != "date":
        faults.add(given["end"], f"end is for dates only, and {where} is of type {kind}")
    return Parameter(
        name=name,
        type=kind,
        help=_text(given["help"], "help", faults) if "help" in given else "",
        default=default,
        values=values,
        values_from=_text(given["values-from"], "values-from", faults) if "values-from" in given else "",
        required="required" in given and _flag(given["required"], "required", faults),
        end=end,
    )


def _columns(node: yaml.Node, faults: _Faults) -> tuple[Column, ...]:
    if isinstance(node, yaml.SequenceNode) and node.value:
        return tuple(Column(_text(one, "columns", faults)) for one in node.value)
    if not isinstance(node, yaml.MappingNode) or not node.value:
        faults.add(node, "columns must be names with their help, in the order of the answer")
        return ()
    columns = []
    for name, value in _entries(node, None, "columns", faults):
        if isinstance(value, yaml.MappingNode):
            given = dict(_entries(value, COLUMN_KEYS, f"column {name}", faults))
            columns.append(
                Column(
                    name,
                    _text(given["help"], "help", faults) if "help" in given else "",
                    "list" in given and _flag(given["list"], "list", faults),
                )
            )
        else:
            columns.append(Column(name, value.value.strip() if isinstance(value, yaml.ScalarNode) else ""))
    return tuple(columns)
