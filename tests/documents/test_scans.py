"""Pages that are pictures are read by text recognition where it is installed, and told where it is not."""

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from documents.printing import column, pdf
from documents.producing import missing, produce
from documents.scanning import scanned

from kg.documents import pdf as reader
from kg.documents import read_document
from kg.documents.recognition import is_installed
from kg.errors import DocumentError
from kg.extract import Extractor
from kg.graph import to_nquads
from kg.model.document import Document
from kg.registers import Registers
from kg.resolve import resolve

EXAMPLES = Path(__file__).parents[2] / "examples" / "minutes"
LINES = ["ALDERMOUTH CITY COUNCIL", "", "The SEND Improvement Board reports to the Cabinet."]
SEEN = ["It met.", "A plan was read.", "All was noted."]
recognising = pytest.mark.skipif(not is_installed(), reason="text recognition is not installed")


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text recognition is not installed."""
    monkeypatch.setattr(reader, "is_installed", lambda: False)


@pytest.fixture(scope="module")
def mixed() -> bytes:
    """A paper of five pages, of which the second, third and last are pictures."""
    text = pypdfium2.PdfDocument(pdf([column(LINES), column(["The Board met again."])]))
    pictures = pypdfium2.PdfDocument(scanned(pdf([column([words]) for words in SEEN])))
    whole = pypdfium2.PdfDocument.new()
    for source, pages in ((text, [0]), (pictures, [0, 1]), (text, [1]), (pictures, [2])):
        whole.import_pages(source, pages)
    stream = io.BytesIO()
    whole.save(stream)
    return stream.getvalue()


@pytest.mark.usefixtures("without")
def test_pictures_are_told_by_page(tmp_path: Path, mixed: bytes) -> None:
    """The pages with text are read, the others named with what would read them."""
    path = tmp_path / "minutes.pdf"
    path.write_bytes(mixed)
    document = read_document(path)
    assert document.text.split("\n\n") == [LINES[0], LINES[2], "The Board met again."]
    (note,) = document.notes
    assert note.startswith("pages 2 to 3, 5 of 5: pictures without text; to read them, install text recognition: pip")
    assert document.recognised == ()
    assert document.page(document.text.index("again")) == 4


@pytest.mark.usefixtures("without")
def test_a_paper_of_pictures_only_is_refused(tmp_path: Path) -> None:
    """A file is refused only where nothing in it can be read."""
    path = tmp_path / "minutes.pdf"
    path.write_bytes(scanned(pdf([column(LINES)])))
    with pytest.raises(DocumentError, match="1 page but no text: it is a scan") as caught:
        read_document(path)
    assert "send-governance-kg[ocr]" in caught.value.remedy


def test_an_empty_page_is_no_picture(tmp_path: Path) -> None:
    """Nothing is told of a page on which nothing is drawn."""
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf([column(LINES), []]))
    assert read_document(path).notes == ()


@recognising
def test_pictures_are_read(tmp_path: Path, mixed: bytes) -> None:
    """Their words stand in their place, and each fact that rests on one says how certain its letters were."""
    path = tmp_path / "minutes.pdf"
    path.write_bytes(mixed)
    document = read_document(path)
    assert document.text.split("\n\n") == [LINES[0], LINES[2], *SEEN[:2], "The Board met again.", SEEN[2]]
    assert document.notes == ()
    assert [page for page, _ in document.recognised] == [2, 3, 5]
    assert all(0.8 < sure <= 1 for _, sure in document.recognised)
    assert document.recognition(document.text.index("The Board met")) is None
    assert document.recognition(len(document.text) - 1) == document.recognised[-1][1]


@recognising
def test_evidence_on_a_picture_says_how_certain_its_letters_were(tmp_path: Path) -> None:
    """The graph has the confidence of text recognition beside the page."""
    path = tmp_path / "minutes.pdf"
    path.write_bytes(scanned(pdf([column(LINES)])))
    document = read_document(path)
    registers = Registers.load()
    frames = Extractor(registers).read(document).frames
    quads = to_nquads(document, resolve(document, frames, registers), registers=registers).decode()
    assert f'ontology#recognition> "{document.recognised[0][1]:.3f}"^^' in quads


def facts(document: Document, extractor: Extractor) -> set[str]:
    """Return the facts of a document, wherever they stand."""
    return {repr(replace(frame, evidence=())) for frame in extractor.read(document).frames}


@recognising
@pytest.mark.skipif(bool(missing("skia")), reason="no Chromium here")
def test_a_scan_gives_nine_facts_of_ten(tmp_path: Path) -> None:
    """The same minutes as a scan say nearly all that the text says, and next to nothing else."""
    extractor = Extractor(Registers.load())
    told = seen = both = 0
    for example in sorted(EXAMPLES.glob("*.txt"), key=lambda path: path.stat().st_size)[:2]:
        text = example.read_text(encoding="utf-8")
        paragraphs = [line.strip() for line in text.split("\n")]
        printed = produce(paragraphs, tmp_path / "printed.pdf", "skia")
        path = tmp_path / example.with_suffix(".pdf").name
        path.write_bytes(scanned(printed.read_bytes()))
        one, other = facts(read_document(example), extractor), facts(read_document(path), extractor)
        told, seen, both = told + len(one), seen + len(other), both + len(one & other)
    assert told > 10
    assert both >= 0.9 * told
    assert both >= 0.9 * seen
