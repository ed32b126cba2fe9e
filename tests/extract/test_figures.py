"""Counts of what papers, boards and meetings have are no figures of the service."""

import pytest

from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.rows import row_of


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all sentences."""
    return load_extractor()


@pytest.mark.parametrize(
    "sentence",
    [
        "Two scrutiny panels share the job of looking at SEND.",
        "The SEND Board had passed two matters down.",
        "The two inspectorates were expected to return for SEND.",
        "Cabinet delegated SEND contracts up to £500,000 to the Chief Executive.",
        "The two organisations' SEND dashboards ought to be one.",
    ],
)
def test_a_few_of_anything_else_are_no_figure(sentence: str, extractor: Extractor) -> None:
    """A small number in words counts only what a service is counted in; what may be spent was not spent."""
    found = [row_of(frame) for frame in read_sentence(sentence, extractor).settled.facts]
    assert [row for question, row in found if question == "measures"] == []


def test_small_numbers_of_what_a_service_is_counted_in_are_figures(extractor: Extractor) -> None:
    """Two schools are a figure, in words too."""
    found = [
        row_of(frame) for frame in read_sentence("Two special schools had opened for SEND.", extractor).settled.facts
    ]
    assert [row["value"] for question, row in found if question == "measures"] == ["2"]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("SEND waits had fallen from 34 to 29 weeks.", [("34", "weeks", "down"), ("29", "weeks", "down")]),
        ("Timeliness in SEND had risen from 41 to 58 per cent.", [("41", "%", "up"), ("58", "%", "up")]),
        ("The SEND deficit had grown from £12.1m to £14.6m.", [("12100000", "£", "up"), ("14600000", "£", "up")]),
        ("SEND assessments took an average of 18 to 20 weeks.", [("18", "weeks", "")]),
    ],
)
def test_from_one_figure_to_another_are_two(
    sentence: str, figures: list[tuple[str, str, str]], extractor: Extractor
) -> None:
    """Of one measure, in the unit that stands behind the second; a range is one."""
    facts = read_sentence(sentence, extractor).settled.facts
    found = [row for question, row in map(row_of, facts) if question == "measures"]
    assert [(row["value"], row["unit"], row["direction"]) for row in found] == figures
    assert len({row["measure"] for row in found}) == 1
