"""What was avoided is no fact, what was lifted is over, and a plan that was submitted is due no more."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.kinds.intervention import Intervention
from kg.model.kinds.plan import Plan


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all sentences."""
    return load_extractor()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The Department for Education issued an improvement notice to Marlshire in May 2020.", [("2020-05", "held")]),
        ("The improvement notice that was issued in 2020 had been formally lifted in 2022.", [("2020", "completed")]),
        ("In March the Minister lifted the improvement notice.", [("", "completed")]),
        ("Members hoped that the improvement notice would soon be lifted.", [("", "held")]),
        ("The improvement notice will stay until it is lifted.", [("", "held")]),
        ("An improvement notice had been narrowly averted.", []),
        ("An improvement notice was avoided, and the team was thanked.", []),
    ],
)
def test_an_intervention_that_was_lifted_is_over(
    sentence: str, told: list[tuple[str, str]], tmp_path: Path, extractor: Extractor
) -> None:
    """And one that was avoided never was; a hope that it may be lifted ends nothing."""
    path = tmp_path / "a.txt"
    path.write_text(f"SEND update\n\nMinutes:\n\n{sentence}\n", encoding="utf-8")
    found = extractor.read(read_document(path)).frames
    assert [(one.date, one.status) for one in found if isinstance(one, Intervention)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The Written Statement of Action was submitted to Ofsted on 9 June 2021.", ("", "completed")),
        ("The Written Statement of Action must be submitted by 9 June 2021.", ("2021-06-09", "required")),
    ],
)
def test_a_plan_that_was_submitted_is_due_no_more(
    sentence: str, told: tuple[str, str], tmp_path: Path, extractor: Extractor
) -> None:
    """The day on which it was submitted is no day by which it is due."""
    path = tmp_path / "a.txt"
    path.write_text(f"SEND update\n\nMinutes:\n\n{sentence}\n", encoding="utf-8")
    (plan,) = (one for one in extractor.read(read_document(path)).frames if isinstance(one, Plan))
    assert (plan.due, plan.status) == told
