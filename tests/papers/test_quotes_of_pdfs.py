"""Every sentence on which a fact of a PDF rests stands in the library's text of its page, spaces and hyphens aside."""

import re
from pathlib import Path

import pypdfium2
import pytest
from documents.producing import PRODUCERS, missing, produce
from documents.tabling import tabled

from kg.documents import read_document
from kg.extract.load import load_extractor
from kg.model.document import Document

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples" / "minutes").glob("*.txt"))
REAL = sorted((ROOT.parent / "shared" / "real").glob("*.pdf"))
TASKS = [
    ["Action", "Owner", "Due"],
    ["Share the waiting times of SEND therapies with parents", "Ros Tarn", "31 January 2024"],
    ["Draft the easy-read guide to the re-inspection", "Head of Inclusion", "March 2024"],
]
#: the letters of a quote, with nothing between them
_ASIDE = re.compile("[\\s\u00ad\ufffe\u2010\u2011-]+")


def _bare(text: str) -> str:
    return _ASIDE.sub("", text)


def _told(path: Path) -> list[str]:
    """Return the library's own text of each page."""
    printed = pypdfium2.PdfDocument(path)
    return [_bare(printed[number].get_textpage().get_text_range()) for number in range(len(printed))]


def _quotes(document: Document) -> list[tuple[int, int, str]]:
    """Return each quote, cell by cell, with the first and the last page on which it stands."""
    places = {place for frame in load_extractor().read(document).frames for place in frame.evidence}
    return sorted(
        (document.page(place.start) or 1, document.page(place.end - 1) or 1, _bare(part))
        for place in places
        for part in document.text[place.start : place.end].split(" | ")
    )


def _unfound(path: Path) -> list[tuple[int, str]]:
    pages, quotes = _told(path), _quotes(read_document(path))
    assert quotes
    # a paragraph that goes on over a page is told by the page on which it begins
    return [(first, words) for first, last, words in quotes if words not in "".join(pages[first - 1 : last + 1])]


@pytest.mark.parametrize("producer", PRODUCERS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_quotes_of_minutes_stand_on_their_page(example: Path, producer: str, tmp_path: Path) -> None:
    """Whatever program made the file."""
    if lacking := missing(producer):
        pytest.skip(f"no {lacking} here")
    paragraphs = [line.strip() for line in example.read_text(encoding="utf-8").split("\n")]
    assert _unfound(produce(paragraphs, tmp_path / "minutes.pdf", producer)) == []


@pytest.mark.parametrize("producer", PRODUCERS)
def test_quotes_of_tables_stand_on_their_page(producer: str, tmp_path: Path) -> None:
    """Each cell of a row does."""
    if lacking := missing(producer):
        pytest.skip(f"no {lacking} here")
    path = tabled("Tarnshire SEND Assurance Board notes - 9 January 2024", TASKS, tmp_path / "table.pdf", producer)
    assert _unfound(path) == []


@pytest.mark.skipif(not REAL, reason="no real papers beside the checkout")
@pytest.mark.parametrize("paper", REAL, ids=lambda path: path.stem)
def test_quotes_of_real_papers_stand_on_their_page(paper: Path) -> None:
    """Columns, tables and running lines notwithstanding."""
    assert _unfound(paper) == []
