"""What kind of file something is: known by its content, since saved pages have names such as `mgAi.aspx?ID=1`.

A name decides only where the content cannot: text in which no mark of another format stands is text, unless its name
says that it is code or data.
"""

import io
import lzma
import re
import zipfile
import zlib
from contextlib import suppress
from pathlib import PurePath

from kg.errors import DocumentError

__all__ = [
    "ARCHIVE_DAMAGE", "DOCX", "HTML", "MAIL", "MHTML", "ODT", "PDF", "RTF", "TEXT", "ZIP",
    "is_mail", "media_type", "packed_type",
]  # fmt: skip

PDF, HTML, TEXT, ZIP, RTF = "application/pdf", "text/html", "text/plain", "application/zip", "application/rtf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
#: a page saved with its pictures, and a letter with its attachments
MHTML, MAIL = "multipart/related", "message/rfc822"

#: how a damaged or encrypted zip archive makes itself felt
ARCHIVE_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, KeyError, RuntimeError, ValueError, OSError, EOFError
)  # fmt: skip

_TAG = re.compile(
    rb"<(?:!doctype html|html|head|body|meta|title|div|table|p|h[1-6]|ul|span|article|main)[\s>/]",
    re.IGNORECASE,
)
_HEADER = re.compile(rb"(?:^|\n)(?:mime-version|message-id|received|return-path)[ \t]*:", re.IGNORECASE)
_FIELDS = re.compile(rb"(?:[!-9;-~]+:[^\n]*(?:\n[ \t][^\n]*)*\n){2,}")
_SAVED = re.compile(rb"(?:^|\n)(?:content-type:\s*multipart/related|snapshot-content-location:)", re.IGNORECASE)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".aspx", ".asp", ".php", ".jsp", ".cfm")
_MAIL_NAMES = {".mht": MHTML, ".mhtml": MHTML, ".eml": MAIL}
#: text of these names is no paper
_CODE = frozenset(".css .csv .geojson .ics .js .json .log .py .svg .toml .tsv .ttl .vcf .xls .xml .yaml .yml".split())
#: how formats begin that hold no text to be read, and what they are
_OTHER = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"BM", "a picture"),
    (b"\x1f\x8b", "packed with gzip"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"SQLite format 3", "a database"),
)
_OLE = b"\xd0\xcf\x11\xe0"
#: the part of a packed document that says what it is -> its media type, or what it is where it is not read
_PARTS = (("word/document.xml", DOCX), ("xl/workbook.xml", "a spreadsheet"), ("ppt/presentation.xml", "slides"))
#: so much of a file's beginning is looked at
_HEAD = 4096


def media_type(data: bytes, name: str) -> str:
    """Return the media type of a file.

    Arguments:
        data: the whole file.
        name: its name, for messages and where the content leaves it open.

    Raises:
        DocumentError: it is in a format that is not read; the message says which.
    """
    suffix, head = PurePath(name).suffix.lower(), data[:_HEAD]
    begin = head.lstrip()
    if begin[:1024].startswith(b"%PDF-") or b"\n%PDF-" in head[:1024]:
        return PDF
    if begin.startswith(b"{\\rtf"):
        return RTF
    if begin.startswith(_OLE) and suffix != ".docx":  # such a one may be encrypted, which its reader tells
        raise DocumentError(f"{name} is in the old Word format (.doc)", "Save it as .docx, PDF or text")
    if begin.startswith(b"PK\x03\x04") or suffix == ".docx":
        return _packed(data, name)
    if is_mail(head) or suffix in _MAIL_NAMES:
        return MHTML if _SAVED.search(data[: 4 * _HEAD].replace(b"\r", b"")) else _MAIL_NAMES.get(suffix, MAIL)
    if _TAG.search(head) or _TAG.search(_narrow(head)) or suffix.startswith(_HTML_NAMES):
        return HTML
    return _by_name(head, suffix, name)


def _by_name(head: bytes, suffix: str, name: str) -> str:
    """Return the media type of a file of which no sign in it tells: by the end of its name.

    Raises:
        DocumentError: it is in a format that is not read; the message says which.
    """
    if suffix == ".pdf":
        return PDF  # it says so and is damaged
    other = next((what for mark, what in _OTHER if head.startswith(mark)), "")
    if other or suffix in _CODE:
        shown = f"{other}, " if other else ""
        raise DocumentError(
            f"{name} is {shown}in a format that is not read ({suffix or 'no extension'})",
            "Save it as text, HTML, PDF or DOCX",
        )
    return TEXT


def is_mail(head: bytes) -> bool:
    """Does a file begin as a letter, or a page saved as one, does: with header fields, one of which only these have?"""
    head = head.replace(b"\r", b"").lstrip()
    fields = _FIELDS.match(head)
    return bool(fields and _HEADER.search(fields.group()))


def _narrow(head: bytes) -> bytes:
    """Return the beginning of a file in two bytes a letter as one in one byte a letter."""
    return head.replace(b"\x00", b"") if b"\x00" in head else b""


def _packed(data: bytes, name: str) -> str:
    """Return what a file that begins as a zip archive is; a damaged one is what its name says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return packed_type(archive, name)
    except ARCHIVE_DAMAGE:
        if b"word/" in data[:8192] or name.lower().endswith(".docx"):
            return DOCX
        raise DocumentError(f"{name} is a damaged zip archive", "Pack it again, or unpack it into the folder") from None


def packed_type(archive: zipfile.ZipFile, name: str) -> str:
    """Return what a zip archive is: a document of an office program, or an archive of files.

    Arguments:
        archive: open for reading.
        name: the file's name, for the message.

    Raises:
        DocumentError: it is a document of a kind that is not read.
    """
    names = set(archive.namelist())
    kind = ""
    if "mimetype" in names:
        with suppress(*ARCHIVE_DAMAGE):
            kind = archive.read("mimetype")[:200].decode("ascii", "replace").strip()
    if kind.startswith(ODT):
        return ODT
    found = next((known for part, known in _PARTS if part in names), "")
    if "opendocument" in kind or (found and "/" not in found):
        what = found or "a document of an office program"
        raise DocumentError(f"{name} is {what}, in a format that is not read", "Save it as text, HTML, PDF or DOCX")
    return found or (DOCX if name.lower().endswith(".docx") else ZIP)
