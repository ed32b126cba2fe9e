"""`manifest.csv` beside the documents: what a saved page does not say of itself, such as its address and date."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

from kg.documents.dates import to_iso
from kg.documents.decode import decode
from kg.errors import DocumentError
from kg.model.document import ManifestEntry

__all__ = ["MANIFEST", "read_manifest"]

MANIFEST = "manifest.csv"
_WHOLE = re.compile(r"\d{4}-\d\d-\d\d")
_COLUMNS = tuple(column.name for column in fields(ManifestEntry))


def read_manifest(folder: Path) -> dict[str, ManifestEntry]:
    """Return the manifest of a folder as file name to entry; empty when there is none.

    A file that is not there is no fault of the manifest: reading it is refused, and the others are read.

    Arguments:
        folder: the folder that holds the documents.

    Raises:
        DocumentError: a column is unknown or missing, a line names no file, a file stands twice, a date cannot be
            read, or it is no table. All faults are listed at once.
    """
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        return _read(folder, csv.DictReader(io.StringIO(decode(path.read_bytes(), str(path)), newline=""), strict=True))
    except csv.Error as error:
        raise DocumentError(f"{path} is no table in CSV ({error})", "Save it again as CSV, with commas") from error


def _read(folder: Path, rows: "csv.DictReader[str]") -> dict[str, ManifestEntry]:
    """Return the entries of an open manifest."""
    columns = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    rows.fieldnames = columns
    faults = [f"unknown column {name or '(empty)'}" for name in columns if name not in _COLUMNS]
    if "file" not in columns:
        faults.append("no column file")
    entries: dict[str, ManifestEntry] = {}
    for row in [] if faults else rows:
        cells = {name: (row.get(name) or "").strip() for name in columns}
        if any(cells.values()):
            cells["file"] = cells["file"].removeprefix("./").replace("\\", "/")
            iso = _date(cells.get("date", ""))
            found = [*_faults(cells, iso, set(entries)), *(["more cells than columns"] if None in row else [])]
            faults += [f"line {rows.line_num}: {fault}" for fault in found]
            entries[cells["file"]] = ManifestEntry(**{**cells, "date": iso, "gone": _date(cells.get("gone", ""))})
    if faults:
        raise DocumentError(
            f"{folder / MANIFEST} cannot be used: {'; '.join(faults)}",
            f"Its columns are {', '.join(_COLUMNS)} (only file is needed); dates are written 2021-12-07",
        )
    return entries


def _faults(cells: dict[str, str], iso: str, known: set[str]) -> Iterator[str]:
    """Yield what is wrong with one line."""
    name = cells["file"]
    if not name:
        yield "no file named"
        return
    if name in known:
        yield f"{name} stands twice"
    if cells.get("date") and not iso:
        yield f"the date of {name} cannot be read"
    if cells.get("gone") and not _WHOLE.fullmatch(_date(cells["gone"])):
        yield f"the day since which {name} is gone cannot be read"


def _date(text: str) -> str:
    """Return a manifest's date as ISO 8601, which may be a month or a year alone; empty when it is no date."""
    parts = text.split("-")
    if len(parts) <= 3 and all(part.isdigit() for part in parts) and len(parts[0]) == 4:
        try:
            date(int(parts[0]), int(parts[1]) if parts[1:] else 1, int(parts[2][:2]) if parts[2:] else 1)
        except ValueError:
            return ""
        return text
    return to_iso(text)
