"""What a resolution asks to come back is read with who was asked, and by when."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.kinds.action import Action
from kg.model.kinds.decision import Decision

HEAD = "Marlshire County Council\n\nScrutiny Committee\n\nMinutes of the meeting held on 8 October 2024\n\n1. SEND\n\n"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all clauses."""
    return load_extractor()


@pytest.mark.parametrize(
    ("clause", "owner", "due"),
    [
        ("a report on home to school transport be brought back in four months", "", "2025-02"),
        (
            "the Head of SEND be asked to provide an update on appeals to the Committee by March",
            "Head of SEND",
            "2025-03",
        ),
        ("the Director of Education submit a report on places to the next meeting", "Director of Education", ""),
        ("an update on the strategy be presented within three weeks", "", "2024-10-29"),
        ("a briefing be provided to members by 2 December 2024", "", "2024-12-02"),
        ("the report be noted", "", ""),
        ("the improvement that was reported in September be welcomed", "", ""),
        ("the plan be approved and submitted to Cabinet", "", ""),
    ],
)
def test_a_clause_asks_somebody_for_something(
    clause: str, owner: str, due: str, tmp_path: Path, extractor: Extractor
) -> None:
    """Who was asked stands before what he is asked; the date is counted from the meeting; noting asks for nothing."""
    path = tmp_path / "a.txt"
    path.write_text(f"{HEAD}RESOLVED: That {clause}.\n", encoding="utf-8")
    found = [one for one in extractor.read(read_document(path)).frames if isinstance(one, Decision)]
    assert [(one.text, one.owner.name if one.owner else "", one.due) for one in found] == [(clause, owner, due)]


def test_an_action_has_the_date_that_its_words_give(tmp_path: Path, extractor: Extractor) -> None:
    """Where no reader found a date with its year."""
    path = tmp_path / "a.txt"
    path.write_text(f"{HEAD}The Head of SEND would circulate the figures by the end of November.\n", encoding="utf-8")
    found = [one for one in extractor.read(read_document(path)).frames if isinstance(one, Action)]
    assert [one.due for one in found] == ["2024-11"]
