"""One table says the same in HTML, Word, text and the PDFs of three producers: who is to act, who leads, who sits."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from documents.producing import PRODUCERS, missing
from documents.tabling import tabled
from papers.asking import Answers, ask_file
from papers.test_tables import BOARD, FORMATS, TITLE, written

ACTIONS = [
    ["Action", "Owner", "Due"],
    ["Share the waiting times with parents", "Ros Tarn and Lee Marsh", "31 January 2024"],
    ["Draft the easy-read guide", "Head of Inclusion / Ros Tarn", "March 2024"],
    ["Ask the DfE about the template", "Lee Marsh, Ida Moss and Kit Lowe", "12/02/24"],
    ["Hold the autumn conference", "All", "TBC"],
]
THEMES = [
    ["Theme", "Lead", "Target date", "RAG"],
    ["Timely plans", "Ros Tarn", "September 2024", "Green"],
    ["Joint commissioning", "Head of Inclusion", "31 March 2025", "Amber"],
    ["Preparing for adulthood", "Lee Marsh", "July 2025", "Red"],
]
MEMBERS = [
    ["Name", "Role", "Organisation"],
    ["Ida Moss", "Chair", "Northmere City Council"],
    ["Kit Lowe", "Vice-Chair", "NHS Tarnshire ICB"],
    ["Ros Tarn", "Member", "Tarnshire Parent Carer Forum"],
]
PRESENT = [
    ["Name", "Job title", "Organisation", "Attendance"],
    ["Kit Lowe", "Director of Nursing", "NHS Tarnshire ICB", "Apologies"],
    ["Ros Tarn", "Head of SEND", "Northmere City Council", "Present"],
]
LINES = [
    ["Group", "Reports to", "Frequency"],
    ["Early Help Panel", "Schools Forum", "Monthly"],
    ["Schools Forum", "Cabinet", "Every six months"],
]
MEASURES = [
    ["Measure", "2022", "2023", "Target"],
    ["EHC plans issued within 20 weeks (%)", "48", "61", "70"],
    ["High needs deficit (£m)", "3.2", "4.05", "0"],
]
TOLD: Mapping[str, tuple[list[list[str]], Mapping[str, list[tuple[str, ...]]]]] = {
    "actions": (
        ACTIONS,
        {
            "actions": [
                ("Ask the DfE about the template", "Ida Moss; Kit Lowe; Lee Marsh", "2024-02-12"),
                ("Draft the easy-read guide", "Head of Inclusion; Ros Tarn", "2024-03"),
                ("Hold the autumn conference", "All", ""),
                ("Share the waiting times with parents", "Lee Marsh; Ros Tarn", "2024-01-31"),
            ]
        },
    ),
    "themes": (
        THEMES,
        {
            "actions": [
                ("Joint commissioning", "Head of Inclusion", "2025-03-31"),
                ("Preparing for adulthood", "Lee Marsh", "2025-07"),
                ("Timely plans", "Ros Tarn", "2024-09"),
            ]
        },
    ),
    "members": (
        MEMBERS,
        {
            "memberships": [
                (BOARD, "Ida Moss", "chair", "Northmere City Council"),
                (BOARD, "Kit Lowe", "vice-chair", "NHS Tarnshire ICB"),
                (BOARD, "Ros Tarn", "member", "Tarnshire Parent Carer Forum"),
            ]
        },
    ),
    "present": (
        PRESENT,
        {
            "memberships": [
                (BOARD, "Kit Lowe", "attendee", "NHS Tarnshire ICB"),
                (BOARD, "Ros Tarn", "attendee", "Northmere City Council"),
            ],
            "people": [
                ("Kit Lowe", "", ""),
                ("Kit Lowe", "Director of Nursing", "NHS Tarnshire ICB"),
                ("Ros Tarn", "", ""),
                ("Ros Tarn", "Head of SEND", "Northmere City Council"),
            ],
        },
    ),
    "lines": (
        LINES,
        {
            "accountability": [
                ("Early Help Panel", "Schools Forum", "reports to", "monthly"),
                ("Schools Forum", "Cabinet", "reports to", "every six months"),
            ]
        },
    ),
    "measures": (
        MEASURES,
        {
            "measures": [
                ("3200000", "£", "High needs deficit (£m), 2022", ""),
                ("4050000", "£", "High needs deficit (£m), 2023", ""),
                ("48", "%", "EHC plans issued within 20 weeks (%), 2022", ""),
                ("61", "%", "EHC plans issued within 20 weeks (%), 2023", ""),
            ]
        },
    ),
}


def _answers(folder: Path, form: str, rows: Sequence[Sequence[str]]) -> Answers:
    if form not in PRODUCERS:
        return ask_file(written(folder, form, [list(row) for row in rows]))
    return ask_file(tabled(TITLE, rows, folder / "paper.pdf", form))


@pytest.mark.parametrize("form", [*FORMATS, *PRODUCERS])
@pytest.mark.parametrize("table", TOLD)
def test_a_table_says_the_same_in_every_format(table: str, form: str, tmp_path: Path) -> None:
    """Its rows, whole, each cell of its own column and row; and it is no item."""
    if lacking := missing(form):
        pytest.skip(f"no {lacking} here")
    rows, told = TOLD[table]
    answers = _answers(tmp_path, form, rows)
    assert {question: answers.get(question) for question in told} == told
    assert "items" not in answers


def test_two_who_share_a_task_are_not_one(tmp_path: Path) -> None:
    """A post and a person in one cell are two owners."""
    assert [row for row in _answers(tmp_path, "html", ACTIONS)["people"] if row[1]] == []
