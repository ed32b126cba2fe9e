"""Where a folder's papers come from: the addresses that its fetches began at, what was wanted there, and by whom.

Kept in the folder, so that it can be renewed without being told again.
"""

import csv
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import FetchError
from kg.fetch import files
from kg.fetch.folder import HIDDEN
from kg.fetch.wanted import Wanted

__all__ = ["Origin", "listed", "read_origins", "write_origins"]

_NAME = "sites.json"


@dataclass(frozen=True, slots=True)
class Origin:
    """One address to begin at.

    Arguments:
        url: the address, whole.
        council: whose papers it has, as a register names it or the user.
        wanted: what to take there.
    """

    url: str
    council: str
    wanted: Wanted


def listed(path: Path) -> list[tuple[str, str]]:
    """Return the addresses that a file lists, one a line, each with its council's name or nothing.

    Raises:
        FetchError: it cannot be read.
    """
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), skipinitialspace=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FetchError(f"{path} cannot be read ({error})", "Save it as plain text, one address a line") from error
    return [(row[0], " ".join(row[1:]).strip()) for row in rows if row and row[0] and not row[0].startswith("#")]


def read_origins(folder: Path) -> tuple[list[Origin], str, float]:
    """Return the origins of a folder, and the contact and delay of its last fetch.

    Raises:
        FetchError: it was not made by a fetch, or what says so is damaged.
    """
    path = folder / HIDDEN / _NAME
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        origins = [
            Origin(one["url"], one["council"], Wanted(**{**one["wanted"], "about": tuple(one["wanted"]["about"])}))
            for one in told["sites"]
        ]
        return origins, str(told["contact"]), float(told["delay"])
    except FileNotFoundError:
        raise FetchError(
            f"{folder} was not filled by a fetch", f"Fetch into it first: kg fetch ADDRESS --into {folder}"
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FetchError(f"{path} cannot be read ({error})", "Remove it and fetch from the addresses again") from None


def write_origins(folder: Path, origins: list[Origin], *, contact: str, delay: float) -> None:
    """Add origins to those of a folder; of one address the last counts."""
    try:
        before = read_origins(folder)[0]
    except FetchError:
        before = []
    listed = {one.url: one for one in [*before, *origins]}
    sites = [asdict(one) for one in listed.values()]
    text = json.dumps({"contact": contact, "delay": delay, "sites": sites}, ensure_ascii=False, indent=1) + "\n"
    path = folder / HIDDEN / _NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        files.replace(path, text.encode())
