"""Words that come to a code, and words that do not."""

import pytest
from query.papers import body, paper, place, store

from kg.graph.coded import code_of
from kg.graph.vocabulary import SG
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.monitoring import Monitoring


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("monthly", "monthly"),
        ("Each  quarter", "quarterly"),
        ("twice a year", "every six months"),
        ("every other month", "every two months"),
        ("bi-monthly", ""),
        ("every meeting", ""),
        ("", ""),
    ],
)
def test_frequencies_come_to_a_code_where_they_mean_one_thing(words: str, value: str) -> None:
    """Other words for the same are known; what can be read in two ways is not guessed."""
    assert code_of("frequency", words) == value


def test_codes_stand_beside_the_words() -> None:
    """A fact keeps its words, and has the code as well."""
    one = store(
        paper(
            "a",
            "2024-06-08",
            ["The board looks at it each month.", "It was inspected."],
            Monitoring(evidence=place(0), monitor=body("SEND Board"), subject="progress", frequency="each month"),
            Monitoring(evidence=place(0), monitor=body("SEND Board"), subject="risks", frequency="bi-monthly"),
            Inspection(
                evidence=place(1),
                kind="inspection",
                area=None,
                outcomes=("inconsistent experiences and outcomes", "late plans"),
            ),
        )
    )
    told = [(quad.predicate, str(quad.object)) for quad in one.engine]
    assert sorted(value for predicate, value in told if predicate == SG.frequency) == ['"bi-monthly"', '"each month"']
    codes = [value.rpartition("/")[2] for predicate, value in told if predicate in {SG.frequencyCode, SG.outcomeCode}]
    assert sorted(codes) == ["inconsistent-experiences-and-outcomes>", "monthly>"]
