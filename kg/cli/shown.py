"""A terminal is not a programme: what documents, names and stores hold is shown on it, never obeyed by it.

Control characters, and those that turn the direction of text around, are written so that they can be seen: control
characters as their pictures (␛), the others as `<U+202E>`. A format that has a way to write such a character keeps it
that way, whole: JSON, Turtle and their like as `\\u001b`, XML and HTML as a reference. csv and Markdown have none, and
show it. This is the one place where it is done, for every command; line feeds and tabs stay as they are.
"""

import re
from collections.abc import Callable, Mapping
from io import RawIOBase
from typing import BinaryIO, Final, cast

__all__ = ["STYLES", "ShownStream", "shown", "style_of"]

#: in UTF-8: control characters but tab and line feed; DEL and those of Latin-1; what begins, ends or overrides a
#: direction (UAX 9); halves of characters, as names of files may hold them
_UNSEEN: Final = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|\xc2[\x80-\x9f]"
    rb"|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xed[\xa0-\xbf][\x80-\xbf]"
)
#: how a character that is not complete may begin; a carriage return waits for its line feed
_BEGUN: Final = re.compile(rb"(?:\r|\xc2|\xe2[\x80\x81]?|\xed[\xa0-\xbf]?)\Z")


def _number(found: bytes) -> int:
    return ord(found.decode("utf-8", "surrogatepass"))


def _picture(match: re.Match[bytes]) -> bytes:
    number = _number(match[0])
    if number < 0x20:
        return chr(0x2400 + number).encode()
    return "\u2421".encode() if number == 0x7F else f"<U+{number:04X}>".encode()


def _escape(match: re.Match[bytes]) -> bytes:
    return match[0] if match[0] == b"\r" else f"\\u{_number(match[0]):04x}".encode()


def _reference(match: re.Match[bytes]) -> bytes:
    number = _number(match[0])
    if number in range(0x80, 0xA0) or number in range(0x2000, 0x2100) or number == 0x0D:
        return f"&#x{number:x};".encode()
    return "\ufffd".encode()  # XML has no way to write it


_WAYS: Final[Mapping[str, Callable[[re.Match[bytes]], bytes] | None]] = {
    "plain": _picture,
    "escape": _escape,
    "reference": _reference,
    "raw": None,
}
#: format -> how what cannot be seen is written in it
STYLES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("csv", "markdown", "text"), "plain"),
    **dict.fromkeys(("tsv", "json", "jsonl", "sparql-json", "jsonld"), "escape"),
    **dict.fromkeys(("turtle", "trig", "nquads", "ntriples"), "escape"),
    **dict.fromkeys(("html", "graphml", "gexf", "rdfxml", "sparql-xml"), "reference"),
    **dict.fromkeys(("table", "xlsx"), "raw"),  # a table shows its cells itself, a workbook is no text
}


def style_of(format_: str) -> str:
    """Return the style of a format, for `ShownStream`."""
    return STYLES[format_]


def shown(text: str) -> str:
    """Return text as a terminal may have it."""
    if text.isprintable() and text.isascii():
        return text
    return _UNSEEN.sub(_picture, text.encode("utf-8", "surrogatepass")).decode()


class ShownStream(RawIOBase):
    """A stream of bytes in UTF-8 that passes them on with what cannot be seen written in a style."""

    def __init__(self, stream: BinaryIO, style: str) -> None:
        """Take the stream to write to, and one of the styles of `STYLES`."""
        self._stream = stream
        self._way = _WAYS[style]
        self._begun = b""

    def writable(self) -> bool:
        """Return that it can be written."""
        return True

    def write(self, data: object) -> int:
        """Write bytes; what may be the beginning of a character waits for the rest."""
        given = bytes(cast("bytes", data))
        if self._way is None:
            self._stream.write(given)
            return len(given)
        whole = self._begun + given
        begun = _BEGUN.search(whole)
        self._begun = begun[0] if begun else b""
        self._stream.write(_UNSEEN.sub(self._way, whole[: len(whole) - len(self._begun)]))
        return len(given)

    def end(self) -> None:
        """Write what waits; the stream itself stays open."""
        if self._begun and self._way is not None:
            self._stream.write(_UNSEEN.sub(self._way, self._begun))
        self._begun = b""
