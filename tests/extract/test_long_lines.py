"""A line of no human length is read in pieces: the time it takes grows with its length and no faster."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.extract.sentences import _LONGEST

HEAD = "Northmere SEND Board\nTuesday, 16 January 2024\n\nMinutes:\n\n"
PROSE = "The Board met on a Tuesday, and spoke at length of a great many things, such as "


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all lines."""
    return load_extractor()


@pytest.mark.parametrize("line", ["1,234 " * 5_000, "( " * 10_000, "Jane Doe, Head of SEND, " * 1_000])
def test_a_line_without_an_end_is_read_in_pieces(line: str, extractor: Extractor, tmp_path: Path) -> None:
    """No sentence is longer than the limit, and together they hold every word of the line."""
    path = tmp_path / "long.txt"
    path.write_text(HEAD + PROSE + line, encoding="utf-8")
    document = read_document(path)
    sentences = extractor.read(document).reading.sentences
    assert max(len(sentence.text) for sentence in sentences) <= _LONGEST
    assert all(document.text[sentence.start : sentence.end] == sentence.text for sentence in sentences)
    assert "".join(line.split()) in "".join("".join(sentence.text.split()) for sentence in sentences)


@pytest.mark.parametrize("word", ["(" * 20_000, "a" * 30_000])
def test_a_word_without_an_end_is_passed_over(word: str, extractor: Extractor, tmp_path: Path) -> None:
    """What is no word is left out; what stands before it is read."""
    path = tmp_path / "long.txt"
    path.write_text(HEAD + "The SEND Board reports to the Cabinet. " + PROSE + word, encoding="utf-8")
    reading = extractor.read(read_document(path)).reading
    assert any(sentence.text == "The SEND Board reports to the Cabinet." for sentence in reading.sentences)
    assert all(len(word) < 500 for sentence in reading.sentences for word in sentence.words)
