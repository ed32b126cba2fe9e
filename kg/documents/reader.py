"""One file to one document: which format it is, its lines, their layout, their positions."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from kg.documents.assemble import Origin, assemble
from kg.documents.container import MAX_BYTES, read_bytes
from kg.documents.decode import decode
from kg.documents.layout import lay_out
from kg.documents.lines import Line
from kg.documents.media import DOCX, HTML, MAIL, MHTML, ODT, PDF, RTF, ZIP, media_type
from kg.documents.outcomes import lay_out_outcomes, outcome_lines
from kg.documents.paging import Progress, no_progress
from kg.documents.source import source_of
from kg.documents.text import from_text
from kg.errors import DocumentError
from kg.model.document import Document, ManifestEntry

__all__ = ["MAX_BYTES", "read_document"]

#: the largest text or HTML file; beyond it is a dump, not a page
MAX_TEXT_BYTES = 50_000_000
#: what browsers write into the pages that they save (the number is the length of the address)
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d{1,5}\)(https?://[^\s>]{1,2000})")


def read_document(path: Path, entry: ManifestEntry | None = None, *, progress: Progress = no_progress) -> Document:
    """Read one file.

    Arguments:
        path: the file.
        entry: what the manifest says of it; None where there is none.
        progress: called for each page of a format that has pages.

    Returns:
        The document, with its text, blocks, sections, meetings and items.

    Raises:
        DocumentError: the file is missing, empty, too large, in an unknown format, damaged, or cannot be read.
    """
    entry = entry or ManifestEntry(file=path.name)
    try:
        size = path.stat().st_size if path.is_file() else 0
        if size > MAX_BYTES:
            raise DocumentError(
                f"{entry.file} has {size // 1_000_000} MB; the limit is {MAX_BYTES // 1_000_000} MB",
                "Split it into parts",
            )
        data = read_bytes(path)
    except FileNotFoundError as error:
        remedy = "Put it into the folder, or take its line out of manifest.csv"
        raise DocumentError(f"{entry.file} is not there", remedy) from error
    except OSError as error:
        raise DocumentError(f"{entry.file} cannot be read ({error.strerror})", "Check its permissions") from error
    if not data.strip():
        raise DocumentError(f"{entry.file} is empty", "Save the page again")
    if outcomes := outcome_lines(data, path.name):
        listed = Origin(source_of(entry.file), entry.file, hashlib.sha256(data).hexdigest(), "text/csv", entry)
        return assemble(lay_out_outcomes(outcomes), listed)
    kind = media_type(data, path.name)
    entry = replace(entry, url=entry.url or _address(data, kind))
    notes: tuple[str, ...] = ()
    recognised: tuple[tuple[int, float], ...] = ()
    if kind == PDF:
        from kg.documents.pdf import from_pdf

        read = from_pdf(data, entry.file, progress=progress)
        lines, notes, recognised = read.lines, read.notes, read.recognised
    else:
        lines = _lines(data, kind, entry.file)
    if not lines:
        raise DocumentError(f"{entry.file} holds no text", "Save the page again, or as text")
    named = Origin(source_of(entry.file), entry.file, hashlib.sha256(data).hexdigest(), kind, entry)
    return replace(assemble(lay_out(lines, entry), named), notes=notes, recognised=recognised)


def _address(data: bytes, kind: str) -> str:
    """Return the address that a saved page says it came from; empty where it says none."""
    if kind == MHTML:
        from kg.documents.mail import address

        return address(data)
    found = _SAVED_FROM.search(data[:4096]) if kind == HTML else None
    return found.group(1).decode("ascii", "ignore") if found else ""


def _lines(data: bytes, kind: str, name: str) -> list[Line]:
    """Turn the bytes of a file into lines, by its format; the readers of large libraries are loaded when needed."""
    if kind.startswith("text/") and len(data) > MAX_TEXT_BYTES:
        raise DocumentError(
            f"{name} has {len(data) // 1_000_000} MB of text; the limit is 50 MB", "Split it into parts"
        )
    if kind == HTML:
        from kg.documents.html import from_html

        return from_html(decode(data, name), name)
    if kind == DOCX:
        from kg.documents.docx import from_docx

        return from_docx(data, name)
    if kind in (MHTML, MAIL):
        from kg.documents.mail import from_mail, from_mhtml

        return (from_mhtml if kind == MHTML else from_mail)(data, name)
    if kind == ODT:
        from kg.documents.odt import from_odt

        return from_odt(data, name)
    if kind == RTF:
        from kg.documents.rtf import from_rtf

        return from_rtf(data, name)
    if kind == ZIP:
        raise DocumentError(f"{name} is a zip archive that holds no documents", "Take it out")
    return from_text(decode(data, name))
