"""Monitoring and reporting lines are read once, from the right side, with the right words."""

import pytest

from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.rows import row_of
from kg.resolve import resolve


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all sentences."""
    return load_extractor()


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "The SEND Strategic Board is overseen by the Health and Wellbeing Board.",
            ["accountability: SEND Strategic Board | Health and Wellbeing Board | overseen by | "],
        ),
        (
            "Delivery of the plan was overseen by the SEND Improvement Board.",
            ["monitoring: SEND Improvement Board | Delivery of the plan | "],
        ),
        (
            "Monthly meetings take place with the DfE to monitor progress on SEND.",
            ["monitoring: Department for Education | progress on SEND | monthly"],
        ),
        (
            "The SEND Improvement Board would track progress against the action plan monthly.",
            ["monitoring: SEND Improvement Board | progress against the action plan | monthly"],
        ),
        (
            "The Health and Wellbeing Board, to which the SEND Board is accountable, met in May.",
            ["accountability: SEND Board | Health and Wellbeing Board | accountable to | "],
        ),
        (
            "The SEND Board reports to the Cabinet and to the Schools Forum every term.",
            [
                "accountability: SEND Board | Cabinet | reports to | termly",
                "accountability: SEND Board | Schools Forum | reports to | termly",
            ],
        ),
    ],
)
def test_a_sentence_gives_these_rows_and_no_others(sentence: str, rows: list[str], extractor: Extractor) -> None:
    """Who oversees whom is told apart in active and passive, and nothing is said twice."""
    reading = read_sentence(sentence, extractor)
    frames = resolve(reading.document, reading.frames, extractor.registers)
    found = [(question, " | ".join(cells.values())) for question, cells in map(row_of, frames)]
    told = [f"{question}: {cells}" for question, cells in found if question in {"monitoring", "accountability"}]
    assert sorted(told) == sorted(rows)


def test_who_introduces_herself_presents_nothing(extractor: Extractor) -> None:
    """`introduced herself` is no presentation; what is presented is named without the words around it."""
    for sentence, titles in (
        ("Jane Doe introduced herself to the Committee.", []),
        ("The Head of SEND briefed the panel on the SEND Strategy.", ["SEND Strategy"]),
        ("Jane Doe introduced the report on behalf of the Director of Education.", ["SEND Update"]),
    ):
        reading = read_sentence(sentence, extractor)
        frames = resolve(reading.document, reading.frames, extractor.registers)
        rows = [cells for question, cells in map(row_of, frames) if question == "presentations"]
        assert [cells["title"] for cells in rows] == titles
