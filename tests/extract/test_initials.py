"""People are read by their initials where notes name them so, and nowhere else."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.rows import row_of

PRESENT = (
    "Present\n\nAda Crane  Head of SEND, Marlshire County Council\n"
    "Ben Oakes  Designated Clinical Officer, NHS Marlshire ICB\n"
)
MEETING = "Marlshire SEND Partnership Board\n\nMeeting: 12 June 2023\n"
HEAD = f"{MEETING}\n{PRESENT}\nNotes and Actions\n\n1. Inclusion dashboard\n"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all papers."""
    return load_extractor()


def _rows(notes: str, question: str, tmp_path: Path, extractor: Extractor) -> list[dict[str, str]]:
    path = tmp_path / "notes.txt"
    path.write_text(f"{HEAD}{notes}\n", encoding="utf-8")
    rows = [row_of(frame) for frame in extractor.read(read_document(path)).frames]
    return [dict(row) for name, row in rows if name == question]


def test_who_presented_and_who_is_to_act_is_told_by_initials(tmp_path: Path, extractor: Extractor) -> None:
    """Capitals that two of those present have as initials stand for them."""
    notes = "AC presented the SEND dashboard. BO to circulate the waiting times by 30 June 2023."
    assert _rows(notes, "presentations", tmp_path, extractor) == [{"presenter": "Ada Crane", "title": "SEND dashboard"}]
    assert _rows(notes, "actions", tmp_path, extractor) == [
        {"text": "circulate the waiting times by 30 June 2023", "owner": "Ben Oakes", "due": "2023-06-30"}
    ]


def test_capitals_of_one_person_only_are_nobody(tmp_path: Path, extractor: Extractor) -> None:
    """Where one pair of capitals fits a person it may be short for anything; after an article it always is."""
    notes = "AC presented the SEND dashboard, which the BO service had drawn up."
    assert "Ada Crane" not in {row["presenter"] for row in _rows(notes, "presentations", tmp_path, extractor)}
