"""A folder is read whole: what cannot be read is named with its reason, the rest is read."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.documents import Refusal, read_document, read_folder
from kg.documents.folder import list_folder
from kg.documents.manifest import read_manifest
from kg.documents.source import source_of
from kg.errors import DocumentError
from kg.model.document import Document, ManifestEntry

PAGE = "Agenda item\n\nInclusion plan\n\nMinutes:\n\nThe plan – “ours” – was noted at a cost of £3m.\n"


def fill(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write files into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def refusals(folder: Path) -> dict[str, str]:
    """Return why each file of a folder was refused."""
    return {read.path: read.reason for read in read_folder(folder) if isinstance(read, Refusal)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """The same page gives the same text in every encoding that council pages are saved in."""
    fill(tmp_path, {"page.txt": PAGE.encode(encoding)})
    assert "The plan – “ours” – was noted at a cost of £3m." in read_document(tmp_path / "page.txt").text


def test_mixed_encodings(tmp_path: Path) -> None:
    """A page put together from UTF-8 and Windows-1252 is read piece by piece."""
    fill(tmp_path, {"page.txt": "The “plan” costs £3m. ".encode() + "The “plan” costs £3m.".encode("cp1252")})
    assert read_document(tmp_path / "page.txt").text == "The “plan” costs £3m. The “plan” costs £3m."


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\r\n\t", "is empty"),
    "nothing.txt": ("\u00a0\n\u200b\n---\n".encode(), "holds no text"),
    "zeros.txt": (b"\x00\x01\x02\x03" * 200, "no text"),
    "noise.txt": (bytes(range(128, 256)) * 10, "no text"),
    "picture.png": (b"\x89PNG\r\n", "format that is not read (.png)"),
    "old.doc": (b"\xd0\xcf\x11\xe0" + bytes(100), "old Word format"),
    "pack.zip": (b"PK\x03\x04" + bytes(100), "zip archive"),
    "script.html": (b"<html><head><script>var a", "holds no"),
    "broken.pdf": (b"%PDF-1.4\n1 0 obj", "damaged"),
    "cut.docx": (b"PK\x03\x04 cut off", "no Word document"),
}


def test_bad_files_are_refused_and_the_others_read(tmp_path: Path) -> None:
    """Each fault is named with the file and what to do; nothing is raised, and good files are read."""
    fill(tmp_path, {"good.txt": PAGE, **{name: data for name, (data, _) in BAD.items()}})
    told = refusals(tmp_path)
    assert set(told) == set(BAD)
    for name, (_, reason) in BAD.items():
        assert reason in told[name]
        assert name in told[name]
        assert told[name].endswith(".")
    assert [read.path for read in read_folder(tmp_path) if isinstance(read, Document)] == ["good.txt"]


def test_files_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """Sub-folders count; hidden files, the manifest and corrections are no documents."""
    fill(tmp_path, {"b.txt": PAGE, "a/c.txt": PAGE, ".hidden.txt": PAGE, "corrections.csv": "a", "~$b.docx": b"x"})
    assert [read.path for read in read_folder(tmp_path)] == ["a/c.txt", "b.txt"]


def test_two_files_of_one_name_are_one_too_many(tmp_path: Path) -> None:
    """The path without extension is the source of every fact: the later file of a folder is refused."""
    fill(tmp_path, {"page.html": "<p>The plan was noted.</p>", "page.txt": PAGE})
    told = refusals(tmp_path)
    assert list(told) == ["page.txt"]
    assert "same name as page.html" in told["page.txt"]


def test_files_of_one_name_in_two_folders_are_two_documents(tmp_path: Path) -> None:
    """A source is the path within the folder that is read, without the extension of a format."""
    fill(tmp_path, {"page.txt": PAGE, "2023-01/page.txt": PAGE, "2023-02/page.html": f"<p>{PAGE}</p>"})
    sources = [read.source for read in read_folder(tmp_path) if isinstance(read, Document)]
    assert sources == ["2023-01/page", "2023-02/page", "page"]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("minutes.PDF", "minutes"),
        ("2023-01/minutes.docx", "2023-01/minutes"),
        (r"2023-01\minutes.docx", "2023-01/minutes"),
        ("./minutes.html", "minutes"),
        ("mgAi.aspx?ID=12", "mgAi.aspx?ID=12"),
        ("saved.html.1", "saved.html.1"),
        ("page.php", "page.php"),
        ("Minutes 4.3.2024", "Minutes 4.3.2024"),
        ("folder/.html", "folder/.html"),
        ("2023-01/minutes", "2023-01/minutes"),
    ],
)
def test_sources(file: str, source: str) -> None:
    """Extensions of formats are left out, all else is part of the name."""
    assert source_of(file) == source


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """A file without permission is refused, with its name."""
    fill(tmp_path, {"page.txt": PAGE})
    (tmp_path / "page.txt").chmod(0)
    assert "cannot be read" in refusals(tmp_path)["page.txt"]


def test_folders_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing folder, a file in its place and an empty folder are errors, each with its remedy."""
    fill(tmp_path, {"page.txt": PAGE})
    (tmp_path / "empty").mkdir()
    for path, fault in (
        (tmp_path / "none", "no folder"),
        (tmp_path / "page.txt", "is a file"),
        (tmp_path / "empty", "no documents"),
    ):
        with pytest.raises(DocumentError, match=fault) as caught:
            list(read_folder(path))
        assert caught.value.remedy


def test_a_missing_file(tmp_path: Path) -> None:
    """Reading a file that is not there says so."""
    with pytest.raises(DocumentError, match=r"none\.txt is not there"):
        read_document(tmp_path / "none.txt")


def test_a_manifest(tmp_path: Path) -> None:
    """Columns may be left out; dates are brought into one form; a mark at the beginning does no harm."""
    text = "\ufefffile,url,date\npage.txt,https://council.example/mgAi.aspx?ID=1,7 December 2021\nother.txt,,2021-06\n"
    fill(tmp_path, {"manifest.csv": text, "page.txt": PAGE, "other.txt": PAGE})
    entries = read_manifest(tmp_path)
    assert entries["page.txt"] == ManifestEntry(
        "page.txt", url="https://council.example/mgAi.aspx?ID=1", date="2021-12-07"
    )
    assert entries["other.txt"].date == "2021-06"
    assert [read.entry for read in read_folder(tmp_path) if isinstance(read, Document)] == [
        entries["other.txt"],
        entries["page.txt"],
    ]


def test_all_faults_of_a_manifest_are_told_at_once(tmp_path: Path) -> None:
    """Each fault has its line and the file it is about."""
    text = "file,date\nother.txt,\npage.txt,32 May\npage.txt,\n,2021\n"
    fill(tmp_path, {"manifest.csv": text, "page.txt": PAGE})
    with pytest.raises(DocumentError) as caught:
        list(read_folder(tmp_path))
    for fault in (
        "line 3: the date of page.txt",
        "line 4: page.txt stands twice",
        "line 5: no file named",
    ):
        assert fault in str(caught.value)


def test_columns_of_a_manifest(tmp_path: Path) -> None:
    """An unknown column is an error that lists the known ones; so is a manifest without `file`."""
    fill(tmp_path, {"manifest.csv": "name,council\n", "page.txt": PAGE})
    with pytest.raises(DocumentError, match="unknown column name; no column file") as caught:
        read_manifest(tmp_path)
    assert "council" in caught.value.remedy


def test_a_file_that_only_the_manifest_names(tmp_path: Path) -> None:
    """It is refused, in its place among the others, which are read."""
    fill(tmp_path, {"manifest.csv": "file,url\nmissing.txt,\npage.txt,\n", "page.txt": PAGE, "a.txt": PAGE})
    assert [read.path for read in read_folder(tmp_path)] == ["a.txt", "missing.txt", "page.txt"]
    assert "missing.txt is not there. Put it into the folder" in refusals(tmp_path)["missing.txt"]


@pytest.mark.parametrize("text", ['file,url\n"page.txt,x\n', "file,url\n" + "x" * 200_000 + ",\n", "", "\x00\x01" * 50])
def test_a_manifest_that_is_no_table(tmp_path: Path, text: str) -> None:
    """A quote that is never closed, an endless cell, nothing, and bytes that are no text are told as such."""
    fill(tmp_path, {"manifest.csv": text, "page.txt": PAGE})
    with pytest.raises(DocumentError, match=r"manifest\.csv") as caught:
        read_manifest(tmp_path)
    assert caught.value.remedy


def test_a_store_that_lies_among_the_documents_is_none_of_them(tmp_path: Path) -> None:
    """Nor is anything in it; a file of that name at the top hides nothing."""
    for name in ("a.txt", "kg-store/kg.lock", "kg-store/generation-1/graph/LOG", "kg-store/store.json", "more/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("The SEND Board met.\n", encoding="utf-8")
    found = [one for one in list_folder(tmp_path) if not isinstance(one, Refusal)]
    assert [entry.file for _, entry in found] == ["a.txt", "more/b.txt"]
