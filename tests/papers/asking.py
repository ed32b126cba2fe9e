"""Helper of these tests: a paper in, the rows of the questions out, as `kg query` shows them."""

from functools import cache
from pathlib import Path

from kg.documents import read_document
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.document import ManifestEntry
from kg.model.rows import row_of
from kg.resolve import resolve

__all__ = ["Answers", "ask", "ask_file", "evidence"]

#: question -> its rows, each without the source; sorted
Answers = dict[str, list[tuple[str, ...]]]


@cache
def _extractor() -> Extractor:
    return load_extractor()


def ask(folder: Path, text: str, *, name: str = "paper.txt", entry: ManifestEntry | None = None) -> Answers:
    """Write `text` into a file of the folder and return what it answers."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return ask_file(path, entry=entry)


def ask_file(path: Path, *, entry: ManifestEntry | None = None) -> Answers:
    """Return what a file answers."""
    document = read_document(path, entry)
    extractor = _extractor()
    frames = resolve(document, extractor.read(document).frames, extractor.registers)
    answers: Answers = {}
    for frame in frames:
        question, cells = row_of(frame)
        answers.setdefault(question, []).append(tuple(cells.values()))
    return {question: sorted(set(rows)) for question, rows in answers.items()}


def evidence(folder: Path, text: str, *questions: str) -> list[str]:
    """Return the words of the stored text on which the answers to questions rest."""
    path = folder / "paper.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    extractor = _extractor()
    frames = resolve(document, extractor.read(document).frames, extractor.registers)
    places = {place for frame in frames if row_of(frame)[0] in questions for place in frame.evidence}
    assert places
    return sorted({document.text[place.start : place.end] for place in places})
