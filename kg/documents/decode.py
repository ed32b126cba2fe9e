"""Bytes to characters: the encodings that saved council pages have, and bytes that are no text at all."""

import codecs
import re

from kg.errors import DocumentError

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: runs of bytes that UTF-8 allows beyond ASCII; whatever else is above 127 is taken for Windows-1252
_UTF8_RUN = re.compile(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+|[\x80-\xff]")
#: Windows-1252 has no letter at these five; they are taken as written in Latin-1 and later dropped as invisible
_HOLES = {0x81, 0x8D, 0x8F, 0x90, 0x9D}


def decode(data: bytes, path: str) -> str:
    """Return the characters of a text file.

    UTF-8, UTF-16 and UTF-32 with a mark, UTF-16 without one, Windows-1252, and files in which UTF-8 and Windows-1252
    are mixed (each run of bytes is read as UTF-8 where it can be).

    Arguments:
        data: the whole file.
        path: the file's name, for the message.

    Raises:
        DocumentError: the file is empty, or its bytes are no text.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise DocumentError(f"{path} is empty", "Save the page again")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data:
        return _wide(data, path)
    control = sum(
        data.count(byte) for byte in (b"\x01", b"\x02", b"\x03", b"\x04", b"\x05", b"\x06", b"\x0e", b"\x0f", b"\x1a")
    )
    if control > 8 + len(data) // 200:
        raise _no_text(path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mixed(data, path)


def _wide(data: bytes, path: str) -> str:
    """Read UTF-16 without a mark: every second byte of English text is zero."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return data.decode("utf-16-le", errors="replace")
    if even > 0.6 * half and odd < 0.1 * half:
        return data.decode("utf-16-be", errors="replace")
    raise _no_text(path)


def _mixed(data: bytes, path: str) -> str:
    """Read each run beyond ASCII as UTF-8 where it is that, else as Windows-1252."""
    high = sum(1 for byte in data if byte > 127)
    if high > 0.3 * len(data):
        raise _no_text(path)
    parts, at = [], 0
    for run in _UTF8_RUN.finditer(data):
        parts.append(data[at : run.start()].decode("ascii"))
        raw = run.group()
        if len(raw) > 1:
            parts.append(raw.decode("utf-8", errors="replace"))
        else:
            parts.append(raw.decode("latin-1" if raw[0] in _HOLES else "cp1252"))
        at = run.end()
    parts.append(data[at:].decode("ascii"))
    return "".join(parts)


def _no_text(path: str) -> DocumentError:
    return DocumentError(f"{path} holds bytes that are no text", "Save the page as text, HTML, PDF or DOCX")
