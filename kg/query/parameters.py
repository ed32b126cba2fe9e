"""Values of parameters: read by type, written as SPARQL terms, bound at the place the query keeps for them.

A value never becomes part of the query's syntax: it is checked, escaped, and stands as one term in VALUES.
The escapes are those of SPARQL 1.1, sections 19.2, 19.5 and 19.7.
"""

import re
from calendar import monthrange
from collections.abc import Mapping

from kg.errors import QueryError
from kg.query.header import PARAMETER_TYPES, Parameter

__all__ = ["PLACE", "bind", "is_iri", "read_date", "to_term", "to_text_literal"]

XSD = "http://www.w3.org/2001/XMLSchema#"

#: the place of a parameter in a query text
PLACE = re.compile(r"VALUES\s+\?param_(\w+)\s*\{\s*UNDEF\s*\}")

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?", re.ASCII)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f<>\"{}|^`\\]+")
_YES, _NO = {"yes", "true", "1"}, {"no", "false", "0"}


def bind(text: str, values: Mapping[Parameter, str]) -> str:
    """Put values into a query text.

    Arguments:
        text: SPARQL with places such as `VALUES ?param_council { UNDEF }`.
        values: parameter to value as the user wrote it. A place without a value stays open.

    Returns:
        The text with each value as a term.

    Raises:
        QueryError: a value is not of its parameter's type.
    """
    terms = {parameter.name: to_term(parameter, value) for parameter, value in values.items()}

    def place(match: re.Match[str]) -> str:
        name = match[1]
        return f"VALUES ?param_{name} {{ {terms[name]} }}" if name in terms else match[0]

    return PLACE.sub(place, text)


def to_term(parameter: Parameter, value: str) -> str:
    """Write one value as a SPARQL term of the parameter's type.

    Raises:
        QueryError: the value is not of the type, or not among the allowed values.
    """
    if any("\ud800" <= char <= "\udfff" or char == "\0" for char in value):
        raise QueryError(f"The value of {parameter.name} is no text", "Give it in UTF-8")
    if not value.strip():
        raise QueryError(f"{parameter.name} is empty", f"Give it a value or leave {parameter.name}= out")
    if parameter.values:
        value = _allowed(parameter, value)
    match parameter.type:
        case "date":
            return to_text_literal(read_date(value, name=parameter.name, end=parameter.end))
        case "integer" if _INTEGER.fullmatch(value.strip()):
            return f'"{int(value)}"^^<{XSD}integer>'
        case "decimal" if _DECIMAL.fullmatch(value.strip().replace(",", "")):
            return f'"{value.strip().replace(",", "")}"^^<{XSD}decimal>'
        case "boolean" if value.strip().casefold() in _YES | _NO:
            return to_text_literal("true" if value.strip().casefold() in _YES else "false")
        case "iri" if is_iri(value.strip()):
            return f"<{value.strip()}>"
        case "text":
            return to_text_literal(" ".join(value.split()))
    raise QueryError(f"{parameter.name} must be {PARAMETER_TYPES[parameter.type]}, not {value!r}")


def _allowed(parameter: Parameter, value: str) -> str:
    for allowed in parameter.values:
        if allowed.casefold() == value.strip().casefold():
            return allowed
    raise QueryError(f"{parameter.name} cannot be {value!r}", f"It is one of: {', '.join(parameter.values)}")


def to_text_literal(value: str) -> str:
    r"""Write a string as a SPARQL literal.

    A `u` after a backslash is written as an escape itself: an engine may undo `\uXXXX` before it sees `\\`.
    """
    out = []
    previous = ""
    for char in value:
        if char in '"\\':
            out.append("\\" + char)
        elif (char in "uU" and previous == "\\") or char < " " or char in "\x7f\x85\u2028\u2029":
            out.append(f"\\u{ord(char):04X}")
        else:
            out.append(char)
        previous = char
    return '"' + "".join(out) + '"'


def is_iri(value: str) -> bool:
    """Tell whether `value` can stand between angle brackets as a full IRI."""
    return _IRI.fullmatch(value) is not None


def read_date(value: str, *, name: str = "date", end: bool = False) -> str:
    """Check a date and return it, whole or cut, as ISO 8601.

    Arguments:
        value: `2021-12-07`, `2021-06` or `2021`.
        name: of the parameter, for messages.
        end: fill a cut date up to its last day.

    Raises:
        QueryError: it is no such date.
    """
    match = _DATE.fullmatch(value.strip())
    if match:
        year, month, day = int(match[1]), int(match[2] or 12), match[3]
        if year and 1 <= month <= 12:
            last = monthrange(year, month)[1]
            if day is None:
                return f"{year:04}-{month:02}-{last:02}" if end else value.strip()
            if 1 <= int(day) <= last:
                return value.strip()
    raise QueryError(f"{name} must be {PARAMETER_TYPES['date']}, not {value!r}")
