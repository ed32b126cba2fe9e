"""Compares answers with expected tables, by the rules of comparison that the questions state.

A cell of an expected table lists its accepted spellings with `|`; `*` accepts any; in a list, `;` parts the members.
A row marked `optional` may be there or not.
"""

import csv
import io
import re
from pathlib import Path

from kg.score.tables import KEYS

__all__ = ["differences", "read_rows", "rows_of"]

Row = dict[str, str]

_LONG = {"text", "title", "matter", "measure", "subject", "outcome", "unit", "plan"}
_LISTS = {"inspectors", "responsible"}
_THIN = set("a an and at be by for from in is it its of on or that the these this to was were with".split())
_SHORT = (
    (r"\bwritten statement of action\b", "wsoa"),
    (r"\bclinical commissioning group\b", "ccg"),
    (r"\bintegrated care board\b", "icb"),
    (r"\beducation health and care\b", "ehc"),
)


def differences(question: str, expected: list[Row], answered: list[Row]) -> list[str]:
    """Return in words how the answers to a question differ from what is expected; nothing where they agree."""
    keys, others = KEYS[question]
    told: list[str] = []
    left = list(answered)
    for row in sorted(expected, key=lambda row: bool(row["optional"])):
        found = [answer for answer in left if all(_same(column, row[column], answer[column]) for column in keys)]
        if not found:
            if not row["optional"]:
                told.append(f"missing: {_shown(row, keys + others)}")
            continue
        wrong = {id(answer): [c for c in others if not _same(c, row[c], answer[c])] for answer in found}
        best = min(found, key=lambda answer: len(wrong[id(answer)]))
        left = [answer for answer in left if answer is not best]
        if not row["optional"]:
            told += [
                f"{column} of {_shown(row, keys)}: {best[column]!r}, expected {row[column]!r}"
                for column in wrong[id(best)]
            ]
    told += [f"not expected: {_shown(answer, keys + others)}" for answer in left]
    return told


def read_rows(path: Path) -> list[Row]:
    """Read a table of expected answers."""
    return rows_of(path.read_text(encoding="utf-8"))


def rows_of(text: str) -> list[Row]:
    """Return the rows of a CSV text."""
    return [{column: cell or "" for column, cell in row.items()} for row in csv.DictReader(io.StringIO(text))]


def _shown(row: Row, columns: tuple[str, ...]) -> str:
    return " · ".join(row[column] or "-" for column in columns)


def _same(column: str, expected: str, answered: str) -> bool:
    if "*" in expected.split("|"):
        return True
    if column in _LISTS:
        members = [_alternatives(member) for member in expected.split(";")] if expected else []
        given = [_plain(member) for member in answered.split(";")] if answered else []
        return len(members) == len(given) and all(any(one in given for one in member) for member in members)
    if column == "value":
        return float(expected) == float(answered or "nan")
    if _plain(answered) in _alternatives(expected):
        return True
    return column in _LONG and any(_alike(option, answered) for option in expected.split("|"))


def _alternatives(cell: str) -> list[str]:
    return [_plain(option) for option in cell.split("|")]


def _plain(text: str) -> str:
    text = re.sub(r"['\u2019]s\b", "s", text.casefold()).replace("&", " and ")
    text = re.sub(r"\s+", " ", re.sub(r"[^a-z0-9%£.\- ]+", " ", text)).strip().removeprefix("the ")
    for words, short in _SHORT:
        text = re.sub(words, short, text)
    return text


def _alike(expected: str, answered: str) -> bool:
    """Tell whether most words of the shorter text are in the other, and a good part of those expected."""
    wanted, given = (set(re.findall(r"[a-z0-9%£]+", _plain(text))) - _THIN for text in (expected, answered))
    if not wanted or not given:
        return wanted == given
    shared = len(wanted & given)
    return shared >= 0.7 * min(len(wanted), len(given)) and shared >= 0.4 * len(wanted)
