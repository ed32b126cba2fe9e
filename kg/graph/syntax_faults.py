"""What is wrong with a query that the engine does not understand, told so that it can be put right.

It is asked only where the engine has refused a text; it decides nothing.
"""

import re
from typing import Final

from kg.errors import QueryError
from kg.graph.vocabulary import PREFIXES

__all__ = ["fault_of"]

#: characters of an engine's reason that a reader can take in
LONG_REASON = 160
_SENTENCE = re.compile(r"[A-Za-z]+( [A-Za-z]+){3,}")
#: what is no name in a query: comments, IRIs, texts
_OPAQUE: Final = re.compile(
    r"<[^<>\s]*>|\"\"\"(?:.|\n)*?\"\"\"|'''(?:.|\n)*?'''|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*"
)
_DECLARED: Final = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_PREFIXED: Final = re.compile(r"(?<![\w?$:.-])([A-Za-z][\w.-]*)?:(?=[\w%\\])")


def fault_of(text: str, message: str) -> QueryError:
    """Return what is wrong with a query that the engine does not understand."""
    prefix = _undeclared(text).removesuffix(":")
    if prefix in PREFIXES:
        return QueryError(
            f"The query uses the prefix {prefix}: without declaring it",
            f"Begin with PREFIX {prefix}: <{PREFIXES[prefix]}>",
        )
    if prefix:
        known = ", ".join(sorted(PREFIXES))
        return QueryError(
            f"The query uses the prefix {prefix}: without declaring it",
            f"Begin with PREFIX {prefix}: <…>; prefixes of the graph are {known}",
        )
    return QueryError(f"The query is not SPARQL: {_located(text, message)}")


def _located(text: str, message: str) -> str:
    """Return the engine's message with the line that it points at."""
    place, _, reason = message.removeprefix("error at ").partition(": ")
    line, _, column = place.partition(":")
    lines = text.rstrip().splitlines()
    if not (line.isdigit() and column.isdigit() and lines):
        return message
    if len(reason) > LONG_REASON:
        # the engine lists every token that could stand here; a sentence among them is the reason proper
        told = [part for part in reason.removeprefix("expected one of ").split(", ") if _SENTENCE.fullmatch(part)]
        reason = told[0] if told else "this cannot stand here"
    number = min(int(line), len(lines))
    pointer = " " * (int(column) - 1 if number == int(line) else len(lines[-1]))
    return f"line {number}: {reason}\n    {lines[number - 1]}\n    {pointer}^"


def _undeclared(text: str) -> str:
    """Return the first prefix that a query uses and does not declare; an empty text where there is none."""
    bare = _OPAQUE.sub(" ", text)
    declared = {match[1] for match in _DECLARED.finditer(bare)}
    used = (match[1] or "" for match in _PREFIXED.finditer(_DECLARED.sub(" ", bare)))
    return next((f"{prefix}:" for prefix in used if prefix not in declared), "")
