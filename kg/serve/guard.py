"""What a query from outside may be: one that reads, and that makes this machine ask no other.

`SERVICE` would send requests from here to any address, so it is refused before the engine sees the text.
"""

import re

from kg.errors import QueryError

__all__ = ["check"]

#: comments, IRIs and strings, in which a word is no keyword
_QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|#[^\n\r]*",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile(r"(?<![?$\w:-])SERVICE(?![\w-]*:)\b", re.IGNORECASE)


def check(text: str) -> None:
    """Refuse a query that would ask another server.

    Raises:
        QueryError: it has the keyword SERVICE.
    """
    # the language undoes \u escapes first, so the word could be written with them
    for reading in (text, _ESCAPE.sub(_char, text)):
        if _SERVICE.search(_QUIET.sub(" ", reading)):
            raise QueryError("SERVICE is not allowed here: this server asks no other", "Ask it where you are")


def _char(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 else ""
