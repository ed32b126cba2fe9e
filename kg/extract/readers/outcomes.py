"""The reader of Ofsted's published lists of area SEND inspections: each record is an inspection that was held."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.documents.dates import to_iso
from kg.documents.outcomes import PAGE_TYPE, cells_of, role_of
from kg.extract.candidate import Candidate, proposed
from kg.extract.reading import Reading
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.inspection import Inspection

__all__ = ["OutcomesReader"]

#: who inspects local areas together
_INSPECTORS = (
    Thing("organisation", "Ofsted", kind="inspectorate"),
    Thing("organisation", "Care Quality Commission", kind="inspectorate"),
)
_AGAIN = re.compile(r"\b(?:re-?visit|re-?inspection)\b", re.IGNORECASE)
_MONITORING = re.compile(r"\bmonitoring\b", re.IGNORECASE)
_YES = re.compile(r"y|yes|required|true", re.IGNORECASE)
_NO = re.compile(r"n|no|not required|false", re.IGNORECASE)
_STATEMENT = re.compile(r"written statement of action|wsoa", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OutcomesReader:
    """Reads the records of such a list, and nothing else."""

    name: str = "outcomes"
    version: str = "1"

    def read(self, reading: Reading) -> Iterator[Candidate]:
        """Yield the inspections that a list holds; nothing of any other document."""
        if reading.document.page_type == PAGE_TYPE:
            yield from proposed(_inspections(reading), reader=self.name, version=self.version)


def _inspections(reading: Reading) -> Iterator[Frame]:
    document = reading.document
    for block in document.blocks:
        told: dict[str, str] = {}
        kinds = ""
        for heading, cell in cells_of(document.text[block.start : block.end]):
            role, _ = role_of(heading)
            told.setdefault(role, _outcome(heading, cell) if role == "outcome" else cell)
            kinds += f" {heading} {cell}" if role in ("kind", "started") else ""
        if not told.get("area"):
            continue
        yield Inspection(
            kind="re-inspection" if _AGAIN.search(kinds) else _monitored(kinds),
            date=to_iso(told.get("started", "")),
            area=Thing("area", told["area"]),
            inspectors=_INSPECTORS,
            outcomes=(told["outcome"],) if told.get("outcome") else (),
            published=to_iso(told.get("published", "")),
            report=told.get("report", ""),
            evidence=(Evidence(block.start, block.end, "outcomes/record"),),
        )


def _monitored(kinds: str) -> str:
    return "monitoring inspection" if _MONITORING.search(kinds) else "inspection"


def _outcome(heading: str, cell: str) -> str:
    """Return an outcome in words: a list may only say whether a written statement was required."""
    if _STATEMENT.search(heading):
        if _NO.fullmatch(cell):
            return "no statement of action required"
        if _YES.fullmatch(cell):
            return "written statement of action"
    return cell
