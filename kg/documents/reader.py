"""One file to one document: which format it is, its lines, their layout, their positions."""

import hashlib
import re
from pathlib import Path

from kg.documents.assemble import Origin, assemble
from kg.documents.decode import decode
from kg.documents.layout import lay_out
from kg.documents.lines import Line
from kg.documents.source import source_of
from kg.documents.text import from_text
from kg.errors import DocumentError
from kg.model.document import Document, ManifestEntry

__all__ = ["MAX_BYTES", "media_type", "read_document"]

#: the largest file that is read, in bytes; a council's whole agenda pack is seldom above 100 MB
MAX_BYTES = 300_000_000
#: the largest text or HTML file; beyond it is a dump, not a page
MAX_TEXT_BYTES = 50_000_000

_HTML = re.compile(
    rb"<(?:!doctype html|html|head|body|meta|title|div|table|p|h[1-6]|ul|span|article|main)[\s>/]",
    re.IGNORECASE,
)
_WRITTEN = {".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".aspx", ".mht", ""}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def media_type(data: bytes, path: Path) -> str:
    """Return the media type of a file by its first bytes, else by its extension.

    Raises:
        DocumentError: it is a known format that is not read, or an unknown one.
    """
    suffix, name = path.suffix.lower(), path.name
    if data[:1024].lstrip().startswith(b"%PDF-") or suffix == ".pdf":
        return "application/pdf"
    if suffix == ".docx":
        return _DOCX
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(f"{name} is in the old Word format (.doc)", "Save it as .docx, PDF or text")
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data[:8192] or b"word/document.xml" in data[-65536:]:
            return _DOCX
        raise DocumentError(f"{name} is a zip archive", "Unpack it and put the documents into the folder")
    if suffix not in _WRITTEN:
        raise DocumentError(f"{name} is in a format that is not read ({suffix})", "Save it as text, HTML, PDF or DOCX")
    if suffix in (".html", ".htm", ".xhtml", ".aspx") or _HTML.search(data[:4096]):
        return "text/html"
    return "text/plain"


def read_document(path: Path, entry: ManifestEntry | None = None) -> Document:
    """Read one file.

    Arguments:
        path: the file.
        entry: what the manifest says of it; None where there is none.

    Returns:
        The document, with its text, blocks, sections, meetings and items.

    Raises:
        DocumentError: the file is missing, empty, too large, in an unknown format, damaged, or cannot be read.
    """
    entry = entry or ManifestEntry(file=path.name)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DocumentError(
                f"{entry.file} has {size // 1_000_000} MB; the limit is {MAX_BYTES // 1_000_000} MB",
                "Split it into parts",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        remedy = "Put it into the folder, or take its line out of manifest.csv"
        raise DocumentError(f"{entry.file} is not there", remedy) from error
    except OSError as error:
        raise DocumentError(f"{entry.file} cannot be read ({error.strerror})", "Check its permissions") from error
    if not data.strip():
        raise DocumentError(f"{entry.file} is empty", "Save the page again")
    kind = media_type(data, path)
    lines = _lines(data, kind, entry.file)
    if not lines:
        raise DocumentError(f"{entry.file} holds no text", "Save the page again, or as text")
    named = Origin(source_of(entry.file), entry.file, hashlib.sha256(data).hexdigest(), kind, entry)
    return assemble(lay_out(lines, entry), named)


def _lines(data: bytes, kind: str, name: str) -> list[Line]:
    """Turn the bytes of a file into lines, by its format; the readers of large libraries are loaded when needed."""
    if kind.startswith("text/") and len(data) > MAX_TEXT_BYTES:
        raise DocumentError(
            f"{name} has {len(data) // 1_000_000} MB of text; the limit is 50 MB", "Split it into parts"
        )
    if kind == "text/html":
        from kg.documents.html import from_html

        return from_html(decode(data, name), name)
    if kind == "application/pdf":
        from kg.documents.pdf import from_pdf

        return from_pdf(data, name)
    if kind == _DOCX:
        from kg.documents.docx import from_docx

        return from_docx(data, name)
    return from_text(decode(data, name))
