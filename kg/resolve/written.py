"""Lines added to a corrections file: what a person decided of a suggestion, kept with the documents."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.errors import CorrectionError
from kg.resolve.corrections import COLUMNS, FILE, read_corrections

__all__ = ["append_corrections"]


def append_corrections(folder: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """Add lines to the corrections file of a folder, and make the file where there is none.

    Arguments:
        folder: of the documents.
        rows: cells by column.

    Returns:
        The file. It is only changed where all of it, the old and the new, is free of faults.

    Raises:
        CorrectionError: the folder is not there, the file cannot be read or written, or would be wrong.
    """
    path = folder / FILE
    try:
        before = path.read_bytes() if path.is_file() else None
        path.write_bytes(_with(before, rows))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorrectionError(f"{path} cannot be written: {error}", "Name the folder of the documents") from None
    try:
        read_corrections(folder)
    except CorrectionError:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
        raise
    return path


def _with(before: bytes | None, rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return the file with the rows after what stands there; columns that it lacks are added at the end."""
    found = list(csv.reader(io.StringIO((before or b"").decode("utf-8-sig"), newline=""), strict=True))
    header = found[0] if found else list(COLUMNS)
    known = [name.strip().lower() for name in header]
    used = {column for row in rows for column, text in row.items() if text}
    missing = [column for column in COLUMNS if column in used and column not in known]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*header, *missing])
    for cells in found[1:]:
        writer.writerow([*cells, *([""] * len(missing) if any(cells) else [])])
    for row in rows:
        writer.writerow([row.get(name, "") for name in [*known, *missing]])
    return out.getvalue().encode()
