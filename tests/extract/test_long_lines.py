"""A line of no human length is read in pieces: the time it takes grows with its length and no faster."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.extract.sentences import LONGEST

HEAD = "Northmere SEND Board\nTuesday, 16 January 2024\n\nMinutes:\n\n"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all lines."""
    return load_extractor()


@pytest.mark.parametrize("line", ["(" * 20_000, "1,234 " * 5_000, "Jane Doe, Head of SEND, " * 1_000, "a" * 30_000])
def test_a_line_without_an_end_is_read_in_pieces(line: str, extractor: Extractor, tmp_path: Path) -> None:
    """No sentence is longer than the limit, and together they hold every word of the line."""
    path = tmp_path / "long.txt"
    path.write_text(HEAD + line, encoding="utf-8")
    document = read_document(path)
    sentences = extractor.read(document).reading.sentences
    assert max(len(sentence.text) for sentence in sentences) <= LONGEST
    assert all(document.text[sentence.start : sentence.end] == sentence.text for sentence in sentences)
    assert "".join(line.split()) in "".join("".join(sentence.text.split()) for sentence in sentences)
