"""Names that a user teaches: `names.csv` in the folder of their rules, with a board's, organisation's or plan's name.

Columns: `name` as answers shall show it, `kind` in the words of the answers (`board`, `NHS trust`, `strategy`), and
optionally `aliases`, parted by semicolons, for other ways of writing it. Names are matched with their case.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from kg.errors import RegisterError
from kg.registers.entry import ENTRY_KINDS

__all__ = ["FILE", "NAME_KINDS", "OwnName", "read_own_names"]

FILE = "names.csv"

_COLUMNS = ("name", "kind", "aliases")
_BODIES = ("board", "committee", "cabinet", "council", "panel", "forum", "partnership", "group")
_PLANS = (
    "written statement of action",
    "accelerated progress plan",
    "priority action plan",
    "improvement plan",
    "programme",
    "strategy",
    "recovery plan",
)

#: kind -> the type of name that rules ask for
NAME_KINDS = dict.fromkeys(ENTRY_KINDS, "ORG") | dict.fromkeys(_BODIES, "BODY") | dict.fromkeys(_PLANS, "PLAN")


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name that a user teaches.

    Arguments:
        name: as answers show it.
        kind: one of `NAME_KINDS`.
        aliases: other ways of writing it.
    """

    name: str
    kind: str
    aliases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The type of name that rules ask for: ORG, BODY or PLAN."""
        return NAME_KINDS[self.kind]


def read_own_names(*folders: Path) -> tuple[OwnName, ...]:
    """Return the names of the folders that have a `names.csv`, in the order of folders and lines.

    Raises:
        RegisterError: naming every fault with file and line.
    """
    faults: list[str] = []
    found: dict[str, OwnName] = {}
    places: dict[str, str] = {}
    for folder in folders:
        path = folder / FILE
        if not path.is_file():
            continue
        for place, one in _rows(path, faults):
            for text in (one.name, *one.aliases):
                other = found.setdefault(text, one)
                if other is not one and other != one:
                    faults.append(f"{place}: {text!r} is {other.name!r}, a {other.kind}, at {places[text]} already")
                places.setdefault(text, place)
    if faults:
        count = f"{len(faults)} fault{'s' * (len(faults) > 1)}"
        raise RegisterError(f"The names have {count}:\n  " + "\n  ".join(faults), "Correct the lines named")
    return tuple(dict.fromkeys(found.values()))


def _rows(path: Path, faults: list[str]) -> list[tuple[str, OwnName]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [(reader.line_num, cells) for reader in [csv.reader(file, strict=True)] for cells in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        faults.append(f"{path.as_posix()}: it cannot be read as CSV in UTF-8: {error}")
        return []
    header = [cell.strip() for cell in rows[0][1]] if rows else []
    wrong = [
        f"unknown column {column!r}; known are {', '.join(_COLUMNS)}" for column in header if column not in _COLUMNS
    ]
    wrong += [f"the column {column!r} is missing" for column in _COLUMNS[:2] if column not in header]
    if wrong:
        faults += [f"{path.as_posix()}:1: {fault}" for fault in wrong]
        return []
    found = []
    for line, cells in rows[1:]:
        place = f"{path.as_posix()}:{line}"
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        if not any(row.values()):
            continue
        if len(cells) != len(header):
            faults.append(f"{place}: {len(cells)} cells where the header has {len(header)}")
        elif len(row["name"]) < 3:
            faults.append(f"{place}: the name {row['name']!r} is too short to be told from other words")
        elif row["kind"] not in NAME_KINDS:
            faults.append(f"{place}: unknown kind {row['kind']!r}; known are {', '.join(sorted(NAME_KINDS))}")
        else:
            aliases = tuple(filter(None, map(str.strip, row.get("aliases", "").split(";"))))
            found.append((place, OwnName(row["name"], row["kind"], aliases)))
    return found
