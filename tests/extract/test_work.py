"""Reading takes as long as a document is, and hardly longer with more rules: told by calls counted, not by a clock."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest

from kg.documents import read_document
from kg.extract import Extractor
from kg.graph import to_quads
from kg.registers import Registers
from kg.resolve import resolve
from kg.rules.load import own_rules

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "minutes").glob("*.txt"))


def calls(work: Callable[[Sequence[Path], Extractor], None], paths: Sequence[Path], extractor: Extractor) -> int:
    """Return how many functions are called, and generators gone on with, while something is done to documents."""
    count = 0

    def note(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work(paths, extractor)
    finally:
        sys.setprofile(before)
    return count


def read(paths: Sequence[Path], extractor: Extractor) -> None:
    """Take documents from their files to their quads."""
    for path in paths:
        document = read_document(path)
        to_quads(document, resolve(document, extractor.read(document).frames, extractor.registers))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor with the project's own rules."""
    return Extractor(Registers.load())


@pytest.mark.parametrize(
    "phrase",
    [
        "It rose to 43% of pupils. ",
        "43% of pupils and 12 schools, ",
        "The Committee agreed to note the report. ",
        "RESOLVED: that the Board be set up.\n",
        "Ms Jane Doe, Head of SEND, presented the report to the SEND Board and the Cabinet. ",
        "The SEND Board would monitor the Written Statement of Action monthly. ",
        "Ofsted inspected the local area in March 2021. ",
        "The Director would circulate the figures to members. ",
    ],
)
def test_four_times_the_text_is_four_times_the_work(phrase: str, extractor: Extractor, tmp_path: Path) -> None:
    """However often a phrase stands in a document, the next one costs no more than the one before."""
    counts = []
    for length in (12_000, 48_000):
        path = tmp_path / "a.txt"
        path.write_text("SEND update\n\nMinutes:\n\n" + phrase * (length // len(phrase)) + "\n", encoding="utf-8")
        counts.append(calls(read, [path], extractor))
    assert counts[1] < 5 * counts[0], counts


def test_twice_the_rules_are_hardly_more_work(extractor: Extractor) -> None:
    """Every rule once more under another name: on the examples less than a quarter is added."""
    twice = [*own_rules(), *(replace(rule, id=f"{rule.id}-again") for rule in own_rules())]
    doubled = Extractor(Registers.load(), twice)
    assert len(doubled.rules) == 2 * len(extractor.rules)
    for one in (extractor, doubled):
        read(EXAMPLES, one)  # what is kept from one document to the next
    single, double = (calls(read, EXAMPLES, one) for one in (extractor, doubled))
    assert single < double < 1.25 * single, (single, double)
