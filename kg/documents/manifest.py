"""`manifest.csv` beside the documents: what a saved page does not say of itself (address, council, body, date, title)."""

import csv
import io
from dataclasses import fields
from datetime import date
from pathlib import Path

from kg.documents.dates import to_iso
from kg.documents.decode import decode
from kg.errors import DocumentError
from kg.model.document import ManifestEntry

__all__ = ["MANIFEST", "read_manifest"]

MANIFEST = "manifest.csv"
_COLUMNS = tuple(column.name for column in fields(ManifestEntry))


def read_manifest(folder: Path) -> dict[str, ManifestEntry]:
    """Return the manifest of a folder as file name to entry; empty when there is none.

    Arguments:
        folder: the folder that holds the documents.

    Raises:
        DocumentError: a column is unknown or missing, a line names no file or one that is not there, a file stands
            twice, a date cannot be read. All faults are listed at once.
    """
    path = folder / MANIFEST
    if not path.exists():
        return {}
    rows = csv.DictReader(io.StringIO(decode(path.read_bytes(), str(path)), newline=""))
    columns = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    rows.fieldnames = columns
    faults = [f"unknown column {name or '(empty)'}" for name in columns if name not in _COLUMNS]
    if "file" not in columns:
        faults.append("no column file")
    entries: dict[str, ManifestEntry] = {}
    for row in [] if faults else rows:
        cells = {name: (row.get(name) or "").strip() for name in columns}
        name, place = cells["file"].removeprefix("./").replace("\\", "/"), f"line {rows.line_num}"
        if not any(cells.values()):
            continue
        if not name:
            faults.append(f"{place}: no file named")
            continue
        if None in row:
            faults.append(f"{place}: more cells than columns")
        if name in entries:
            faults.append(f"{place}: {name} stands twice")
        if not (folder / name).is_file():
            faults.append(f"{place}: no file {name}")
        if cells.get("date") and not (cells.update(date=_date(cells["date"])) or cells["date"]):
            faults.append(f"{place}: the date of {name} cannot be read")
        entries[name] = ManifestEntry(**{**cells, "file": name})
    if faults:
        raise DocumentError(
            f"{path} cannot be used: {'; '.join(faults)}",
            f"Its columns are {', '.join(_COLUMNS)} (only file is needed); dates are written 2021-12-07",
        )
    return entries


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
