"""PDF is read in reading order, without what runs from page to page; its faults are named."""

from pathlib import Path

import pytest
from documents.printing import Text, column, encrypted, pdf
from documents.reading import kinds

from kg.build import build
from kg.documents import pdf as reader
from kg.documents import read_document
from kg.errors import DocumentError
from kg.model.document import Document

FIRST = """NORTHSHIRE COUNCIL

Minutes of the Schools Forum held on Thursday 4 March 2021

Present: Ann Able (Chair), Bo Baker

1. Apologies

Cy Carter sent his apologies for the meeting, which he could not attend because of a meeting of
his own school's governors.

2. High needs block

The Head of Finance said that the deficit had grown to £3m and that the recovery plan was over-
seen by the Department for Education, which looked at it every three months. The Forum was asked
to comment on the plan before the""".split("\n")
SECOND = """end of April.

RESOLVED:

(a) that the report be noted; and

(b) that a further report be brought to the meeting of the Forum in June, with the figures for
each of the five workstreams.""".split("\n")


def save(folder: Path, data: bytes, name: str = "minutes.pdf") -> Path:
    """Write the bytes into a file."""
    path = folder / name
    path.write_bytes(data)
    return path


def running(number: int) -> list[Text]:
    """Return what stands on every page."""
    return [(72, 815, "Schools Forum 4 March 2021"), (280, 30, f"Page {number} of 2")]


@pytest.fixture
def minutes(tmp_path: Path) -> Document:
    """Two pages of minutes with running lines."""
    pages = [[*running(1), *column(FIRST)], [*running(2), *column(SECOND)]]
    return read_document(save(tmp_path, pdf(pages)))


def test_lines_become_paragraphs(minutes: Document) -> None:
    """Wrapped lines are joined, broken words too, even over the end of a page; clauses stay apart."""
    assert "could not attend because of a meeting of his own school's governors." in minutes.text
    assert "overseen by the Department for Education" in minutes.text
    assert "comment on the plan before the end of April." in minutes.text
    assert "(a) that the report be noted; and\n" in minutes.text


def test_running_lines_are_out(minutes: Document) -> None:
    """Page numbers are gone; a header stands once."""
    assert "Page 1" not in minutes.text
    assert minutes.text.count("Schools Forum 4 March 2021") == 1


def test_pages_are_known(minutes: Document) -> None:
    """Every position has its page; a paragraph that goes on stands on the page where it began."""
    assert minutes.page(minutes.text.index("Apologies")) == 1
    assert minutes.page(minutes.text.index("RESOLVED")) == 2
    assert minutes.page(minutes.text.index("end of April")) == 1


def test_the_layout_is_that_of_the_text(minutes: Document) -> None:
    """Meeting, items and sections are found as in a text."""
    assert minutes.media_type == "application/pdf"
    assert [(meeting.body, meeting.date) for meeting in minutes.meetings] == [("Schools Forum", "2021-03-04")]
    assert [(item.number, item.title) for item in minutes.items] == [("1", "Apologies"), ("2", "High needs block")]
    assert kinds(minutes, "Bo Baker") == {"attendance"}


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Prose in two columns below a title is read down the left one first."""
    left = [f"left line {number} of this column here" for number in range(8)]
    right = [f"right line {number} of that column here" for number in range(8)]
    page = [
        (72, 800, "A title that stands above both of the columns of this page"),
        *column(left, top=770),
        *column(right, x=330, top=770),
    ]
    text = read_document(save(tmp_path, pdf([page]))).text
    assert text.index("title") < text.index("left line 7") < text.index("right line 0") < text.index("right line 7")


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    """Short cells beside each other make rows."""
    areas, figures = ["Area", "Plans", "Appeals", "Waiting", "Schools"], ["2021", "59%", "12", "20 weeks", "84"]
    text = read_document(save(tmp_path, pdf([[*column(areas), *column(figures, x=300)]]))).text
    assert "Plans | 59%\nAppeals | 12" in text


FAULTS = (
    (encrypted(), "encrypted"),
    (pdf([[], [], []]), "scan"),
    (pdf([column(FIRST)])[:300], "damaged"),
    (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
    (b"not a PDF at all", "damaged"),
    (pdf([]), "no pages|damaged"),
)


@pytest.mark.parametrize(("data", "fault"), FAULTS)
def test_faults_are_named(tmp_path: Path, data: bytes, fault: str) -> None:
    """An encrypted, scanned or damaged PDF is refused with its reason and a way out."""
    with pytest.raises(DocumentError, match=fault) as caught:
        read_document(save(tmp_path, data))
    assert caught.value.remedy


def test_an_endless_pdf_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a limit of pages, and one of characters on a page; both are told."""
    path = save(tmp_path, pdf([column(FIRST), column(SECOND)]))
    monkeypatch.setattr(reader, "MAX_PAGES", 1)
    with pytest.raises(DocumentError, match="2 pages; the limit is 1"):
        read_document(path)
    monkeypatch.setattr(reader, "MAX_PAGES", 10)
    monkeypatch.setattr(reader, "MAX_CHARACTERS", 50)
    with pytest.raises(DocumentError, match=r"Page 1 of minutes\.pdf has"):
        read_document(path)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_tells_each_page(tmp_path: Path, jobs: int) -> None:
    """Whoever builds is told of each page that is read, in this process or in others."""
    folder = tmp_path / "papers"
    folder.mkdir()
    save(folder, pdf([column(FIRST), column(SECOND)]))
    told: list[tuple[str, int, int]] = []
    build(folder, tmp_path / "store", jobs=jobs, pages=lambda *page: told.append(page))
    assert told == [("minutes.pdf", 1, 2), ("minutes.pdf", 2, 2)]
