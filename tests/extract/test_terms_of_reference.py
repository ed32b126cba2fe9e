"""Terms of reference speak of the body in their title, and of the groups that they list."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.kinds.meeting import MeetingHeld
from kg.model.kinds.reporting_line import ReportingLine

TEXT = """SEND Strategic Board - terms of reference

The Board was set up in 2015. A yearly account goes to the Health and Wellbeing Board.

Under it there are two task groups:

  * the Local Offer Group
  * the Data and Quality Group

Each of the groups sends the board a one page report before every meeting.

{end}
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all papers."""
    return load_extractor()


def _lines(folder: Path, extractor: Extractor, text: str) -> list[tuple[str, str]]:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    frames = extractor.read(read_document(path)).frames
    assert not any(isinstance(one, MeetingHeld) for one in frames)
    return [(one.body.name, one.to.name) for one in frames if isinstance(one, ReportingLine)]


def test_the_groups_are_those_of_the_list_and_the_board_that_of_the_title(
    tmp_path: Path, extractor: Extractor
) -> None:
    """Also where another board was named last."""
    end = "There was a Conversion Group, which reported to the board every month."
    assert _lines(tmp_path, extractor, TEXT.format(end=end)) == [
        ("Conversion Group", "SEND Strategic Board"),
        ("Local Offer Group", "SEND Strategic Board"),
        ("Data and Quality Group", "SEND Strategic Board"),
    ]


def test_a_list_with_another_sort_of_body_names_no_groups(tmp_path: Path, extractor: Extractor) -> None:
    """What is not listed by name stays a group without one."""
    text = TEXT.format(end="").replace("the Data and Quality Group", "the SEND Panel")
    assert "Local Offer Group" not in {body for body, _ in _lines(tmp_path, extractor, text)}
