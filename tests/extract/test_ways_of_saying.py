"""The ways in which minutes say a thing, a sentence each: those that give a fact, and those that must give none.

In `ways_of_saying.txt` each sentence stands under its question with all the rows of that question that it must
give, and it must give no other; the status is told where it is not held. A row is written as `kg explain` writes it.
"""

from pathlib import Path

import pytest

from kg.extract.check_rules import read_sentence
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.rows import details_of, row_of
from kg.resolve import resolve

HERE = Path(__file__).resolve().parent

def _ways() -> list[tuple[str, str, list[str]]]:
    """Each question, sentence and rows: QUESTION|SENTENCE on a line, its rows indented below."""
    found: list[tuple[str, str, list[str]]] = []
    for line in (HERE / "ways_of_saying.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[-1][2].append(line.strip())
        else:
            question, sentence = line.split("|", 1)
            found.append((question, sentence, []))
    return found


WAYS = _ways()
#: a sentence on each line, all of which speak of governance and state nothing
NO_FACT = (HERE / "no_fact.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all sentences."""
    return load_extractor()


def _rows(sentence: str, extractor: Extractor) -> list[tuple[str, str]]:
    """All rows that a sentence gives, each with its question; a status other than held stands behind it."""
    reading = read_sentence(sentence, extractor)
    found = set()
    for frame in resolve(reading.document, reading.frames, extractor.registers):
        question, cells = row_of(frame)
        status = "" if frame.status == "held" else f" ({frame.status})"
        found.add((question, details_of(cells) + status))
    return sorted(found)


@pytest.mark.parametrize("question", sorted({question for question, *_ in WAYS}))
def test_each_way_of_saying_gives_its_rows_and_no_others(question: str, extractor: Extractor) -> None:
    """Active and passive, noun and verb, lists and clauses: each sentence answers its question, whole rows compared."""
    wrong = [
        (sentence, rows, found)
        for asked, sentence, rows in WAYS
        if asked == question and (found := [row for name, row in _rows(sentence, extractor) if name == asked]) != rows
    ]
    assert wrong == []


def test_there_are_many_ways_of_saying() -> None:
    """Every sentence has a row to give, and nearly every question its sentences."""
    print(f"{len(WAYS)} ways of saying")  # noqa: T201  `pytest -rP` shows it
    assert len(WAYS) > 380
    assert len({question for question, *_ in WAYS}) >= 15
    assert all(rows for *_, rows in WAYS)


def test_what_is_denied_asked_or_proposed_is_no_fact(extractor: Extractor) -> None:
    """Negation, condition, question, proposal, words of governance about something else: no fact holds, or is to."""
    undone = ("(denied)", "(recommended)", "(completed)")
    asserting = {"monitoring", "accountability", "inspections", "interventions"}
    wrong = [
        (name, row, text)
        for text in NO_FACT
        for name, row in _rows(text, extractor)
        if name in asserting and not row.endswith(undone)
    ]
    assert wrong == []
    assert len(NO_FACT) > 60
