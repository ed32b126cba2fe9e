"""What is far longer than any sentence or word of prose is cut or passed over, so that reading never takes for ever."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extract.sentences import Sentence, blank_english, split
from kg.model.document import Document


def read(tmp_path: Path, text: str) -> tuple[Document, list[Sentence]]:
    """Read a text as the minutes of a document."""
    path = tmp_path / "a.txt"
    path.write_text(f"Minutes:\n\nThe Board met.\n\n{text}\n", encoding="utf-8")
    document = read_document(path)
    return document, list(split(document, blank_english()))


def test_an_endless_sentence_is_cut_at_spaces(tmp_path: Path) -> None:
    """Its pieces stand in the text where they say, hold whole words, and together hold them all."""
    document, sentences = read(tmp_path, "Anna and Bella and Clara " * 1000)
    pieces = [sentence.text for sentence in sentences if "Anna" in sentence.text]
    assert max(map(len, pieces)) <= 3000
    assert " ".join(pieces).split() == ["Anna", "and", "Bella", "and", "Clara"] * 1000
    assert all(document.text[sentence.start : sentence.end] == sentence.text for sentence in sentences)


@pytest.mark.parametrize("text", ["(" * 100_000, "x" * 100_000, "1," * 50_000])
def test_an_endless_word_is_no_prose(tmp_path: Path, text: str) -> None:
    """It is passed over, and the sentences beside it are read."""
    _, sentences = read(tmp_path, text)
    assert [sentence.text for sentence in sentences][-1] == "The Board met."
