"""Files are known by their content, whatever their names, and files within files are read one by one."""

from pathlib import Path

import pytest
from documents.packing import archive, letter, odt, rtf, saved_page
from documents.printing import column, pdf
from documents.test_docx import minutes
from documents.test_folder import PAGE, fill, refusals

from kg.documents import read_document, read_folder
from kg.documents.container import read_bytes
from kg.errors import DocumentError
from kg.model.document import Document

HTML = "<html><body><h1>Agenda item</h1><p>The Inclusion Board’s plan cost £3m.</p></body></html>"
WORDS = "The Inclusion Board’s plan cost £3m."
NAMES = ("mgAi.aspx?ID=6", "mgAi.aspx@ID=7", "page.asp", "page.php", "saved.html.1", "minutes", "Board 4.3.24", "a.pdf")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_any_name_is_a_page(tmp_path: Path, name: str) -> None:
    """A saved page is read as one even if its name ends in nothing known, or in what it is not."""
    fill(tmp_path, {name: HTML})
    document = read_document(tmp_path / name)
    assert (document.media_type, document.text) == ("text/html", f"Agenda item\n\n{WORDS}")


def test_other_formats_of_any_name(tmp_path: Path) -> None:
    """A PDF, a Word document, a letter and rich text are known by how they begin."""
    fill(tmp_path, {"a.aspx": pdf([column(["The plan."])]), "b.1": minutes(), "c": rtf([WORDS]), "d.txt": PAGE})
    read = [one for one in read_folder(tmp_path) if isinstance(one, Document)]
    kinds = {one.source: one.media_type.rsplit(".", 1)[-1] for one in read}
    assert kinds == {"a.aspx": "application/pdf", "b.1": "document", "c": "application/rtf", "d": "text/plain"}


@pytest.mark.parametrize("name", ["data.json", "style.css", "feed.xml", "table.csv"])
def test_code_and_data_are_no_papers(tmp_path: Path, name: str) -> None:
    """Files of programs are refused by name, as their words are no minutes."""
    fill(tmp_path, {name: "the Board reports to the Cabinet", "page.txt": PAGE})
    assert f"format that is not read ({Path(name).suffix})" in refusals(tmp_path)[name]


@pytest.mark.parametrize("name", ["page.mht", "page.mhtml", "page"])
def test_a_page_saved_with_its_pictures(tmp_path: Path, name: str) -> None:
    """It is decoded, and says which address it came from, if the manifest does not."""
    address = "https://democracy.marlshire.example/mgAi.aspx?ID=9"
    fill(tmp_path, {name: saved_page(HTML, address=address)})
    document = read_document(tmp_path / name)
    assert document.text == f"Agenda item\n\n{WORDS}"
    assert (document.source, document.entry.url) == ("page", address)


def test_a_page_says_where_a_browser_saved_it_from(tmp_path: Path) -> None:
    """The comment that browsers write counts as an address; that of the manifest goes first."""
    page = f"<!DOCTYPE html>\n<!-- saved from url=(0032)https://a.gov.example/mgAi.aspx?ID=2 -->\n{HTML}"
    fill(tmp_path, {"page.html": page, "other.html": page, "manifest.csv": "file,url\nother.html,https://b.example/\n"})
    urls = {read.source: read.entry.url for read in read_folder(tmp_path) if isinstance(read, Document)}
    assert urls == {"page": "https://a.gov.example/mgAi.aspx?ID=2", "other": "https://b.example/"}


def test_a_letter_and_what_is_attached(tmp_path: Path) -> None:
    """A letter gives its subject and words; each attachment is a document of its own."""
    plan = archive({"in/plan.txt": PAGE.encode()})
    attached = {"minutes.html": HTML.encode(), "plan.zip": plan, "logo.png": b"\x89PNG"}
    fill(tmp_path, {"post/march.eml": letter("SEND Board papers", f"{WORDS}\n", attached)})
    read = {one.path: one for one in read_folder(tmp_path)}
    assert list(read) == [
        "post/march.eml",
        "post/march.eml/logo.png",
        "post/march.eml/minutes.html",
        "post/march.eml/plan.zip/in/plan.txt",
    ]
    told = read["post/march.eml"], read["post/march.eml/minutes.html"]
    assert [(one.source, one.text) for one in told if isinstance(one, Document)] == [
        ("post/march", f"SEND Board papers\n{WORDS}"),
        ("post/march.eml/minutes", f"Agenda item\n\n{WORDS}"),
    ]
    assert "picture" in refusals(tmp_path)["post/march.eml/logo.png"]


def test_a_letter_of_a_page_only(tmp_path: Path) -> None:
    """Where a letter has no plain words its page is read."""
    fill(tmp_path, {"march.eml": letter("Papers", HTML, {}, html=True)})
    assert read_document(tmp_path / "march.eml").text.endswith(WORDS)


def test_an_archive_is_what_it_holds(tmp_path: Path) -> None:
    """Each paper in an archive is a document, with its line in the manifest; archives in archives too."""
    inner = archive({"notes.txt": PAGE.encode()})
    files = {"2024/minutes.txt": PAGE.encode(), "2024/page.html": HTML.encode(), "old.zip": inner, "__MACOSX/x": b"x"}
    manifest = "file,council\npack.zip/2024/minutes.txt,Dorset\n"
    fill(tmp_path, {"pack.zip": archive(files), "minutes.txt": PAGE, "manifest.csv": manifest})
    read = [one for one in read_folder(tmp_path) if isinstance(one, Document)]
    assert [(one.source, one.entry.council) for one in read] == [
        ("minutes", ""),
        ("pack.zip/2024/minutes", "Dorset"),
        ("pack.zip/2024/page", ""),
        ("pack.zip/old.zip/notes", ""),
    ]
    assert read[0].text == read[1].text == read[3].text
    assert read[0].sha256 == read[1].sha256


def test_archives_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    """A damaged, an empty and a swollen archive are named; a member that leads out of the archive stays within it."""
    fill(tmp_path, {
        "cut.zip": archive({"minutes.txt": PAGE.encode() * 50})[:-30],
        "empty.zip": archive({}),
        "none.zip": archive({"folder/": b""}),
        "bomb.zip": archive({"big.txt": b" " * 20_000_000}),
        "out.zip": archive({"../../minutes.txt": PAGE.encode()}),
        "page.txt": PAGE,
    })  # fmt: skip
    told = refusals(tmp_path)
    assert set(told) == {"cut.zip", "empty.zip", "none.zip", "bomb.zip/big.txt"}
    assert "damaged zip archive" in told["cut.zip"]
    assert "holds no documents" in told["none.zip"]
    assert "would unpack to 20 MB" in told["bomb.zip/big.txt"]
    with pytest.raises(DocumentError, match=r"is not in out\.zip"):
        read_bytes(tmp_path / "out.zip" / "other.txt")
    assert read_bytes(tmp_path / "out.zip" / "minutes.txt") == PAGE.encode()


def test_an_opendocument_text(tmp_path: Path) -> None:
    """Headings, numbered lists, tables and spaces are read; what was deleted or is hidden is not."""
    body = (
        "<text:tracked-changes><text:p>Deleted words.</text:p></text:tracked-changes>"
        "<text:h>Inclusion Board</text:h><text:p>The<text:s text:c='2'/>plan <text:span>cost</text:span> £3m."
        "<text:hidden-text>Hidden</text:hidden-text></text:p>"
        "<text:list text:style-name='L'><text:list-item><text:p>First</text:p></text:list-item>"
        "<text:list-item><text:p>Second</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Plans</text:p></table:table-cell>"
        "<table:table-cell><text:p>17%</text:p></table:table-cell></table:table-row></table:table>"
    )
    style = (
        "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='a'/>"
        "</text:list-style>"
    )
    fill(tmp_path, {"minutes.odt": odt(style + body)})
    assert read_document(tmp_path / "minutes.odt").text.split("\n") == [
        "Inclusion Board", "", "The plan cost £3m.", "a. First", "b. Second", "Plans | 17%",
    ]  # fmt: skip


BROKEN = (b"{\\rtf1 {{{", b"{\\rtf1\\ansi \\par}", odt(""), odt("x")[:200], saved_page("<p></p>"))


@pytest.mark.parametrize("data", BROKEN)
def test_empty_and_damaged_files_are_refused(tmp_path: Path, data: bytes) -> None:
    """They are refused with a remedy."""
    fill(tmp_path, {})
    (tmp_path / "file").write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read_document(tmp_path / "file")
    assert caught.value.remedy
