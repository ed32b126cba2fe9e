"""Which name is the subject of a verb, where clauses and other names stand between the two."""

import pytest

from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.kinds.reporting_line import ReportingLine


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all sentences."""
    return load_extractor()


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        (
            "The SEND Board has been set up as a sub-group of the Children's Partnership and reports to the Cabinet.",
            {("SEND Board", "Children's Partnership"), ("SEND Board", "Cabinet")},
        ),
        (
            "The SEND Board, which is chaired by the Leader, meets monthly and is accountable to the Cabinet.",
            {("SEND Board", "Cabinet")},
        ),
        (
            "A SEND Board was formed, led by the Chief Executive, which reports to the Council's Cabinet.",
            {("SEND Board", "Cabinet")},
        ),
        (
            "The chair of the SEND Board will report on progress to the Department for Education.",
            {("SEND Board", "Department for Education")},
        ),
        ("Officers met the SEND Board and reported to the Cabinet.", set()),
    ],
)
def test_the_subject_is_found_over_what_stands_between(
    sentence: str, lines: set[tuple[str, str]], extractor: Extractor
) -> None:
    """Passed over are names that a preposition governs; a relative pronoun goes back to the body that it follows."""
    reading = read_sentence(sentence, extractor)
    found = {(f.body.name, f.to.name) for f in reading.frames if isinstance(f, ReportingLine)}
    assert found == lines
