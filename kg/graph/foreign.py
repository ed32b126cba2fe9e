"""Query texts from outside: what is let through to the engine, and what the engine is told about them.

A text of kg's own is marked as such (`OwnText`) and is checked by the tests. Any other is decided on here, once, before
it is run: it may not ask another server, nor be nested so deeply that the engine would fall over. Whether `SERVICE` is
a word of the query is decided on its parse tree, by rdflib's parser; a text that this parser does not understand is
refused. A text without the word, and without an escape in which it could hide, is no case for the parser, which takes
a fifth of a second to load. Nothing here may run a query.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from kg.errors import QueryError

__all__ = ["DEEPEST", "ForeignText", "OwnText", "examined"]

#: brackets within each other; the engine calls itself for each, and falls over at some thousands
DEEPEST: Final = 100

#: an escape of a character anywhere in the text (SPARQL 1.1, section 19.2), which the two parsers read differently
_ESCAPE: Final = re.compile(r"\\u[0-9A-F]{4}", re.IGNORECASE)
#: where FROM may be a word of the query: a variable or a name that ends in it is not
_FROM: Final = re.compile(r"(?<![\w?$])from", re.IGNORECASE)
_BRACKET: Final = re.compile(r"[][(){}]")
#: what stands before the first word of a query: its declarations and comments
_PROLOGUE: Final = re.compile(r"(?:\s+|#[^\n]*|(?:BASE|PREFIX\s*[\w.-]*:)\s*<[^<>]*>)*", re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Za-z]+")
_WRITES: Final = frozenset("ADD CLEAR COPY CREATE DELETE DROP INSERT LOAD MOVE WITH".split())
_SERVICE: Final = "ServiceGraphPattern"
_DATASET: Final = "datasetClause"


class OwnText(str):
    """A query text that kg itself wrote, in which values stand as terms only: it needs no look."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ForeignText:
    """A query text that may be run.

    Arguments:
        text: as it is to be run.
        names_graphs: whether it says with FROM or FROM NAMED of which graphs it asks.
    """

    text: str
    names_graphs: bool = False


def examined(text: str) -> ForeignText:
    """Return a query text as it may be run.

    Raises:
        QueryError: it writes, asks another server, is nested too deeply, hides characters, or nobody can tell.
    """
    if isinstance(text, OwnText):
        return ForeignText(text)
    # both parsers end a comment at a line feed; only one does at a carriage return alone
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_depth(text)
    first = _WORD.match(text, _PROLOGUE.match(text).end())  # type: ignore[union-attr]  # it matches nothing, too
    if first and first[0].upper() in _WRITES:
        raise QueryError(
            f"{first[0].upper()} writes, and a store is only asked here",
            "Ask with SELECT, CONSTRUCT, DESCRIBE or ASK; kg build writes",
        )
    if _ESCAPE.search(text):
        raise QueryError("The query has characters written as \\u escapes", "Write the characters themselves")
    if "service" not in text.casefold() and not _FROM.search(text):
        return ForeignText(text)
    names = set(_names(_parsed(text)))
    if _SERVICE in names:
        raise QueryError("The query asks another server (SERVICE), and kg works offline", "Take SERVICE out of it")
    return ForeignText(text, names_graphs=_DATASET in names)


def _refuse_depth(text: str) -> None:
    depth = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match[0] in "([{" else max(0, depth - 1)
        if depth > DEEPEST:
            line = text.count("\n", 0, match.start()) + 1
            raise QueryError(
                f"The query has more than {DEEPEST} brackets within each other (line {line})", "Flatten it"
            )


def _parsed(text: str) -> Any:
    """Return rdflib's parse tree.

    Raises:
        QueryError: it has none.
    """
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return parseQuery(text)
    except ParseException as error:
        where = f"line {error.lineno}, column {error.column}"
        told = "SERVICE" if "service" in text.casefold() else "FROM"
        raise QueryError(
            f"The query has the word {told} in it, and cannot be read well enough to tell what it does ({where})",
            "Write it in plain SPARQL 1.1, or leave the word out",
        ) from None
    except RecursionError:
        raise QueryError("The query is nested too deeply to tell what it does", "Flatten it") from None
    except Exception as error:  # noqa: BLE001  whatever the parser stumbles over is not let through
        raise QueryError(f"The query cannot be read ({error})", "Write it in plain SPARQL 1.1") from None


def _names(tree: Any) -> Iterator[str]:
    """Yield the names of all nodes of a parse tree, and the keys below which they stand."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            continue
        if hasattr(node, "name"):
            yield str(node.name)
        if isinstance(node, dict):
            yield from map(str, node)
            waiting.extend(node.values())
        elif hasattr(node, "__iter__"):
            waiting.extend(node)
