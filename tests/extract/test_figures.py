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
