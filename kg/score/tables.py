"""Gold tables: one CSV file for each question, with its columns and, optionally, `optional` and notes."""

import csv
from collections.abc import Mapping
from pathlib import Path

from kg.errors import KgError

__all__ = ["KEYS", "Row", "columns_of", "read_gold"]

Row = Mapping[str, str]

#: question -> its key columns, which decide whether a row is found; its other columns are scored as attributes
KEYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "organisations": (("source", "name"), ("kind",)),
    "bodies": (("source", "name"), ("kind", "parent")),
    "people": (("source", "person"), ("role", "organisation")),
    "roles": (("source", "role"), ("organisation",)),
    "meetings": (("source", "body", "date"), ()),
    "items": (("source", "title"), ("number",)),
    "presentations": (("source", "presenter"), ("title",)),
    "inspections": (("source", "kind", "date"), ("area", "inspectors", "outcome")),
    "plans": (("source", "plan"), ("kind", "responsible", "due", "weaknesses", "workstreams")),
    "monitoring": (("source", "monitor", "subject"), ("frequency",)),
    "accountability": (("source", "body", "to"), ("relation", "frequency")),
    "decisions": (("source", "text"), ("kind", "body", "addressee")),
    "delegations": (("source", "to"), ("from", "matter")),
    "actions": (("source", "text"), ("owner", "due")),
    "measures": (("source", "value", "unit"), ("measure", "direction")),
    "interventions": (("source", "kind", "date"), ("by", "subject")),
}


def columns_of(question: str) -> tuple[str, ...]:
    """Return all columns of a question that are compared, keys first."""
    keys, attributes = KEYS[question]
    return keys + attributes


def read_gold(folder: Path) -> dict[str, list[Row]]:
    """Return the gold rows of each question; none where its file is not there.

    Arguments:
        folder: with files such as `monitoring.csv`.

    Raises:
        KgError: the folder is not there or holds no gold table, or tables lack columns; all faults at once.
    """
    if not folder.is_dir():
        raise KgError(f"There is no folder {folder}", "Name the folder that holds gold tables such as monitoring.csv")
    faults: list[str] = []
    gold: dict[str, list[Row]] = {}
    for question in KEYS:
        path = folder / f"{question}.csv"
        if path.is_file():
            gold[question] = _read(path, columns_of(question), faults)
    if not gold:
        raise KgError(f"{folder} holds no gold table", f"Name them after the questions: {', '.join(KEYS)}")
    if faults:
        raise KgError("The gold tables have faults:\n  " + "\n  ".join(faults), "Correct the files named")
    return {question: gold.get(question, []) for question in KEYS}


def _read(path: Path, columns: tuple[str, ...], faults: list[str]) -> list[Row]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as lines:
            reader = csv.DictReader(lines)
            rows = [{name: (cell or "").strip() for name, cell in row.items() if name} for row in reader]
            header = reader.fieldnames or ()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        faults.append(f"{path}: it cannot be read as CSV in UTF-8: {error}")
        return []
    missing = [column for column in columns if column not in header]
    faults += [f"{path}: the column {column} is missing" for column in missing]
    return [] if missing else list(rows)
