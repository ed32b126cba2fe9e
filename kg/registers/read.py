"""Reading register files: CSV with closed columns, and plain lists. All faults are told at once."""

import csv
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import RegisterError
from kg.registers.entry import ENTRY_KINDS, ENTRY_TYPES, BodyWord, Entry, Term

__all__ = ["ENTRY_FILES", "read_body_words", "read_entries", "read_list", "read_terms"]

ENTRY_FILES = ("authorities.csv", "health_bodies.csv", "national_bodies.csv", "local_bodies.csv")

_LISTS = {"aliases", "abbreviations", "weak", "places", "successors", "domains", "councils"}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_KEY = re.compile(r"[a-z]+:[A-Za-z0-9-]+")


def read_entries(*folders: Path) -> tuple[Entry, ...]:
    """Read the entries of one or more folders; a row of a later folder replaces the one with the same key.

    Arguments:
        folders: each with some or all of `ENTRY_FILES`.

    Returns:
        The entries, sorted by key.

    Raises:
        RegisterError: naming every fault of every file, with file and line.
    """
    faults: list[str] = []
    entries: dict[str, Entry] = {}
    places: dict[str, str] = {}
    for folder in folders:
        here: dict[str, str] = {}
        for name in ENTRY_FILES:
            path = folder / name
            if not path.is_file():
                continue
            for place, row in _rows(path, Entry, faults):
                faults += [f"{place}: {fault}" for fault in _entry_faults(row)]
                key = str(row["key"])
                if key in here:
                    faults.append(f"{place}: the key {key} stands at {here[key]} already")
                    continue
                here[key] = places[key] = place
                entries[key] = Entry(**row)
    for key, entry in entries.items():
        for column in ("successors", "councils"):
            for other in getattr(entry, column):
                if other not in entries:
                    faults.append(f"{places[key]}: {column} names {other}, which no register holds")
    _refuse(faults)
    return tuple(entries[key] for key in sorted(entries))


def read_terms(path: Path) -> tuple[Term, ...]:
    """Read the terms of a file; raise RegisterError with all its faults."""
    faults: list[str] = []
    terms = tuple(Term(**row) for _, row in _rows(path, Term, faults))
    _refuse(faults)
    return terms


def read_body_words(path: Path) -> tuple[BodyWord, ...]:
    """Read the words by which bodies are known; raise RegisterError with all faults of the file."""
    faults: list[str] = []
    words = tuple(BodyWord(**row) for _, row in _rows(path, BodyWord, faults))
    _refuse(faults)
    return words


def read_list(path: Path) -> tuple[str, ...]:
    """Return the lines of a plain list, without empty ones."""
    return tuple(filter(None, map(str.strip, path.read_text(encoding="utf-8").split("\n"))))


def _rows(path: Path, into: type, faults: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield place and cells of each row whose columns are right; tell of those that are not."""
    fields = tuple(field.name for field in dataclasses.fields(into))
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = tuple(next(reader, ()))
        unknown = [column for column in header if column not in fields]
        missing = [column for column in fields[:3] if column not in header]
        if unknown or missing:
            faults += [f"{path.name}:1: unknown column {column!r}" for column in unknown]
            faults += [f"{path.name}:1: the column {column!r} is missing" for column in missing]
            return
        for cells in reader:
            place = f"{path.name}:{reader.line_num}"
            if len(cells) != len(header):
                faults.append(f"{place}: {len(cells)} cells where the header has {len(header)}")
                continue
            row: dict[str, Any] = {}
            for column, cell in zip(header, cells, strict=True):
                if column in _LISTS:
                    row[column] = tuple(filter(None, map(str.strip, cell.split(";")))) if cell else ()
                elif cell or column != "type":
                    row[column] = cell.strip()
            if not row[fields[0]] or not row[fields[1]]:
                faults.append(f"{place}: {fields[0]} and {fields[1]} must not be empty")
                continue
            yield place, row


def _entry_faults(row: dict[str, Any]) -> Iterator[str]:
    if not _KEY.fullmatch(row["key"]):
        yield f"the key {row['key']!r} must look like national:ofsted"
    if row["kind"] not in ENTRY_KINDS:
        yield f"unknown kind {row['kind']!r}; known are {', '.join(ENTRY_KINDS)}"
    if row.get("type", "organisation") not in ENTRY_TYPES:
        yield f"unknown type {row['type']!r}; known are {', '.join(ENTRY_TYPES)}"
    start, end = row.get("start", ""), row.get("end", "")
    for column, date in (("start", start), ("end", end)):
        if date and not _DATE.fullmatch(date):
            yield f"{column} {date!r} is no ISO 8601 date"
    if start and end and end < start[: len(end)]:
        yield f"it ends on {end}, before it starts on {start}"


def _refuse(faults: list[str]) -> None:
    if faults:
        count = f"{len(faults)} fault{'s' * (len(faults) > 1)}"
        raise RegisterError(f"The registers have {count}:\n  " + "\n  ".join(faults), "Correct the lines named")
