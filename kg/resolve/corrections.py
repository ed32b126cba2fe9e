"""`corrections.csv` beside the documents: what a reader put right, kept apart from the rules, applied on every build.

| action | what it says | columns it needs |
|---|---|---|
| `reject` | this fact is none | document, fact, and details or sentence |
| `add` | this is a fact, by this sentence of the document | document, fact, details, sentence |
| `name` | this name is that thing (another name, or a register key) | name, other; document or all |
| `apart` | these two names are not the same thing | name, other; document or all |

`fact` is the question that lists the fact (`monitoring`), `details` are cells of its answer (`monitor=SEND Board;
frequency=monthly`), as `kg explain` writes them. A further column `note` is for people.
"""

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.documents.source import source_of
from kg.errors import CorrectionError
from kg.registers.names import folded
from kg.resolve.details import detail_faults

__all__ = ["COLUMNS", "FILE", "Correction", "read_corrections"]

FILE = "corrections.csv"

COLUMNS = ("action", "document", "fact", "details", "sentence", "name", "other", "note")
#: action -> the columns that it needs, and those that it may have
_USES = {
    "reject": (("document", "fact"), ("details", "sentence")),
    "add": (("document", "fact", "details", "sentence"), ()),
    "name": (("name", "other"), ("document",)),
    "apart": (("name", "other"), ("document",)),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a corrections file.

    Arguments:
        action: `reject`, `add`, `name` or `apart`.
        line: where it stands, from 1.
        document: the source it is about; empty for all.
        fact: the question that lists the fact.
        details: cells of its answer, as (column, text).
        sentence: words of the document.
        name, other: the names that are, or are not, the same.
    """

    action: str
    line: int
    document: str = ""
    fact: str = ""
    details: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    name: str = ""
    other: str = ""

    @property
    def key(self) -> str:
        """A short digest of what it says, whatever the line."""
        told = (self.action, self.document, self.fact, self.details, self.sentence, self.name, self.other)
        return hashlib.sha256(repr(told).encode()).hexdigest()[:12]

    def concerns(self, source: str) -> bool:
        """Return whether it is about the document `source`; a name without its folder is that of any folder."""
        return self.document in {"", source} or source.endswith(f"/{self.document}")

    def __str__(self) -> str:
        """Return it in words, with its line."""
        details = "; ".join(f"{column}={text}" for column, text in self.details)
        told = {
            "reject": f"reject {self.fact} {details or self.sentence!r}",
            "add": f"add {self.fact} {details}",
            "name": f"{self.name!r} is {self.other!r}",
            "apart": f"{self.name!r} is not {self.other!r}",
        }[self.action]
        return f"{FILE}:{self.line}: {told}" + (f" in {self.document}" if self.document else "")


def read_corrections(folder: Path) -> tuple[Correction, ...]:
    """Return the corrections of a folder of documents, in their order; none where it has no corrections file.

    Raises:
        CorrectionError: the file cannot be read, lines are wrong, or it contradicts itself; all faults at once.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    faults: list[str] = []
    found = _read(path, faults)
    faults.extend(_contradictions(found))
    if faults:
        count = f"{len(faults)} fault{'s' * (len(faults) > 1)}"
        raise CorrectionError(f"{path} has {count}:\n  " + "\n  ".join(faults), "Correct the lines named")
    return tuple(found)


def _read(path: Path, faults: list[str]) -> list[Correction]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [(reader.line_num, cells) for reader in [csv.reader(file, strict=True)] for cells in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        faults.append(f"it cannot be read as CSV in UTF-8: {error}")
        return []
    header = [cell.strip().lower() for cell in rows[0][1]] if rows else []
    wrong = [
        f"line 1: unknown column {name!r}; known are {', '.join(COLUMNS)}" for name in header if name not in COLUMNS
    ]
    if "action" not in header:
        wrong.append("line 1: the column 'action' is missing")
    if wrong:
        faults.extend(wrong)
        return []
    found = []
    for line, cells in rows[1:]:
        row = dict.fromkeys(COLUMNS, "") | dict(zip(header, (cell.strip() for cell in cells), strict=False))
        if not any(row.values()):
            continue
        here = [f"{len(cells)} cells where the header has {len(header)}"] if len(cells) != len(header) else []
        details, unread = _details(row["details"])
        here += [*_row_faults(row), *unread]
        if not here and row["fact"]:
            here += detail_faults(row["fact"], dict(details), whole=row["action"] == "add")
        faults += [f"line {line}: {fault}" for fault in here]
        if not here:
            texts = {name: row[name] for name in ("action", "fact", "sentence", "name", "other")}
            found.append(Correction(line=line, document=source_of(row["document"]), details=details, **texts))
    return found


def _row_faults(row: dict[str, str]) -> Iterator[str]:
    action = row["action"]
    if action not in _USES:
        yield f"unknown action {action!r}; known are {', '.join(_USES)}"
        return
    needed, allowed = _USES[action]
    for column in needed:
        if not row[column]:
            yield f"{action} needs {column}"
    for column in COLUMNS[1:-1]:
        if row[column] and column not in needed + allowed:
            yield f"{action} has no use for {column}; leave it empty"
    if action == "reject" and not row["details"] and not row["sentence"]:
        yield "reject needs details or sentence, to tell which fact is meant"
    if action in {"name", "apart"} and row["name"] and folded(row["name"]) == folded(row["other"]):
        yield "name and other are the same"


def _details(text: str) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    """Return details as (column, text), and what cannot be read."""
    pairs: dict[str, str] = {}
    faults = []
    for part in re.split(r";\s*(?=\w+\s*=)", text) if text else ():
        column, equals, cell = part.partition("=")
        name = column.strip().lower()
        if not equals or not cell.strip():
            faults.append(
                f"details {part.strip()!r} is no COLUMN=TEXT; write such as monitor=SEND Board; frequency=monthly"
            )
        elif name in pairs:
            faults.append(f"details give {name} twice")
        else:
            pairs[name] = cell.strip().rstrip(";").rstrip()
    return tuple(pairs.items()), faults


def _contradictions(corrections: Sequence[Correction]) -> Iterator[str]:
    """Yield where two lines cannot both hold, each pair once."""
    for number, one in enumerate(corrections):
        for other in corrections[:number]:
            if not (one.concerns(other.document) or other.concerns(one.document)):
                continue
            fault = _contradict(other, one)
            if fault:
                yield f"line {one.line}: {fault} (line {other.line}); keep one of the two"


def _contradict(first: Correction, second: Correction) -> str:
    actions = {first.action, second.action}
    if first.key == second.key:
        return "it says the same again"
    if actions == {"name"}:
        if folded(first.name) == folded(second.name):
            return f"{second.name!r} is said to be {first.other!r} as well as {second.other!r}"
        if folded(first.other) == folded(second.name) or folded(second.other) == folded(first.name):
            return f"{first.name!r} is {first.other!r}, and {second.name!r} is {second.other!r}: a chain or a circle"
    pairs = [{folded(one.name), folded(one.other)} for one in (first, second)]
    if actions == {"name", "apart"} and pairs[0] == pairs[1]:
        return f"{second.name!r} and {second.other!r} are said to be the same thing, and not to be"
    if actions == {"add", "reject"} and first.fact == second.fact:
        added, rejected = (first, second) if first.action == "add" else (second, first)
        told = {column: folded(text) for column, text in added.details}
        within = not rejected.sentence or folded(rejected.sentence) in folded(added.sentence)
        if within and all(told.get(column) == folded(text) for column, text in rejected.details):
            return f"the fact {added.fact} is added as well as rejected"
    return ""
