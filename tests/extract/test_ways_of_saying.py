"""The ways in which minutes say a thing, a sentence each: those that give a fact, and those that must give none."""

from collections.abc import Container
from pathlib import Path

import pytest

from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.rows import row_of
from kg.resolve import resolve

HERE = Path(__file__).resolve().parent
#: QUESTION|SENTENCE on each line
WAYS = [line.split("|", 1) for line in (HERE / "ways_of_saying.txt").read_text(encoding="utf-8").splitlines()]
#: a sentence on each line, all of which speak of governance and state nothing
NO_FACT = (HERE / "no_fact.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all sentences."""
    return load_extractor()


def _questions(
    sentence: str, extractor: Extractor, statuses: Container[str] = ("held", "planned", "required", "completed")
) -> list[str]:
    reading = read_sentence(sentence, extractor)
    frames = resolve(reading.document, reading.frames, extractor.registers)
    return [row_of(frame)[0] for frame in frames if frame.status in statuses]


def test_each_way_of_saying_gives_its_fact(extractor: Extractor) -> None:
    """Active and passive, noun and verb, lists and clauses: each sentence answers its question."""
    missed = [f"{question}: {text}" for question, text in WAYS if question not in _questions(text, extractor)]
    assert missed == []
    print(f"{len(WAYS)} ways of saying")  # noqa: T201  `pytest -rP` shows it
    assert len(WAYS) > 400
    assert len({question for question, _ in WAYS}) >= 14


def test_what_is_denied_asked_or_proposed_is_no_fact(extractor: Extractor) -> None:
    """Negation, condition, question, proposal, words of governance about something else: no fact holds, or is to."""
    holding = ("held", "planned", "required")
    asserting = {"monitoring", "accountability", "inspections", "interventions"}
    wrong = [(found, text) for text in NO_FACT if (found := asserting & set(_questions(text, extractor, holding)))]
    assert wrong == []
    assert len(NO_FACT) > 60
