"""The catalogue as help: the list of questions, a search in it, and the help of one question. Plain text."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from kg.query.catalogue import Question
from kg.query.header import PARAMETER_TYPES, THEMES, Parameter

__all__ = ["help_text", "listing", "matching"]

#: columns of the help; a terminal is seldom narrower
WIDTH = 80
#: columns of the list, whose lines are longer
LIST_WIDTH = 118
#: values of the graph that are shown before the rest is only counted
SHOWN = 12


def listing(questions: Iterable[Question], *, why: bool = False) -> str:
    """Return the questions by theme, a line each.

    Arguments:
        questions: to list.
        why: whether to add why each matters, below it.
    """
    known = list(questions)
    width = max((len(one.name) for one in known), default=0)
    lines: list[str] = []
    for theme in THEMES:
        below = [one for one in known if one.header.theme == theme]
        if below:
            lines += ["", theme.upper()]
        for one in below:
            lines.append(f"  {one.name:{width}}  {one.header.answers}")
            if why and one.header.why:
                lines += _wrapped(one.header.why, width + 4, LIST_WIDTH)
    lines += ["", "kg query NAME answers one; kg query NAME --help tells its parameters."]
    return "\n".join(lines[1:]) + "\n"


def matching(questions: Iterable[Question], words: str) -> list[Question]:
    """Return the questions in whose name, header or columns every one of the words stands, best first.

    Case does not matter, and a word matches by its beginning: `monitor` finds "monitoring".
    """
    wanted = words.casefold().split()
    found = []
    for one in questions:
        header = one.header
        told = [one.name, header.title, header.answers, header.why, header.theme]
        told += [f"{column.name} {column.help}" for column in header.columns]
        told += [f"{parameter.name} {parameter.help}" for parameter in header.parameters]
        places = [_place(word, told) for word in wanted]
        if all(place is not None for place in places):
            found.append((sum(place for place in places if place is not None), one.name, one))
    return [one for *_, one in sorted(found)]


def _place(word: str, told: Sequence[str]) -> int | None:
    """Return where `word` begins a word: the first of the texts counts most."""
    for number, text in enumerate(told):
        if any(part.startswith(word) for part in text.casefold().replace("-", " ").split()):
            return number
    return None


def help_text(question: Question, values: Mapping[str, Sequence[str]] | None = None) -> str:
    """Return the help of one question.

    Arguments:
        question: to explain.
        values: parameter to the values that the graph holds for it; None where no store could be asked.
    """
    header = question.header
    usage = f"Usage: kg query {question.name}" + "".join(f" [{one.name}=…]" for one in header.parameters)
    lines = [
        *textwrap.wrap(usage, WIDTH, subsequent_indent=" " * 10),
        "",
        header.title,
        "",
        *_wrapped(header.answers),
    ]
    lines += _wrapped(header.why) if header.why else []
    if header.parameters:
        lines += ["", "Parameters:"]
        for parameter in header.parameters:
            lines += _parameter(parameter, (values or {}).get(parameter.name))
    lines += ["", "Columns:"]
    width = max(len(column.name) for column in header.columns)
    for column in header.columns:
        lines += _entry(column.name, column.help, width)
    lines += ["", "--evidence adds the sentences; --show prints the query; kg query --help has the options."]
    return "\n".join(lines) + "\n"


def _parameter(parameter: Parameter, held: Sequence[str] | None) -> list[str]:
    told = [parameter.help or PARAMETER_TYPES[parameter.type].capitalize() + "."]
    if parameter.type != "text":
        told.append(f"Write {PARAMETER_TYPES[parameter.type]}.")
    if parameter.values:
        told.append(f"One of: {', '.join(parameter.values)}.")
    if parameter.default is not None:
        told.append(f"Default: {parameter.default}.")
    if parameter.required:
        told.append("Must be given.")
    if held is not None:
        more = f", and {len(held) - SHOWN} more" if len(held) > SHOWN else ""
        told.append(f"The graph has: {'; '.join(held[:SHOWN])}{more}." if held else "The graph has none yet.")
    return _entry(f"{parameter.name}=…", " ".join(told), 12)


def _entry(name: str, text: str, width: int) -> list[str]:
    wrapped = textwrap.wrap(text, WIDTH - width - 4) or [""]
    rest = [" " * (width + 4) + line for line in wrapped[1:]]
    return [f"  {name:{width}}  {wrapped[0]}".rstrip(), *rest]


def _wrapped(text: str, indent: int = 2, width: int = WIDTH) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * indent)
