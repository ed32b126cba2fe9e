"""Bad input gets a message that names the thing and the way out, the right exit status, and never a traceback.

The other documents are built all the same, and the store stays whole.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Outcome, run_kg

from kg.documents import read_document
from kg.graph.store import Store

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "minutes"
GOOD = """Issue - meetings

SEND Update

Meeting: 07/06/2022 - Cabinet (Item 12)

12 SEND Update

Minutes:

The SEND Board reports to Cabinet every month.
"""

Kg = Callable[..., Outcome]


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Kg:
    """The command, run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    return lambda *arguments: run_kg(capsys, monkeypatch, *arguments)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the examples, which no test may change."""
    store = tmp_path_factory.mktemp("built") / "store"
    command = (Path(sys.executable).parent / "kg", "build", EXAMPLES, "--store", store)
    subprocess.run(command, check=True, capture_output=True)
    return store


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with one good document, to which a test adds a bad one."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def sources(store: Path | str = "kg-store") -> set[str]:
    """The documents that a store holds."""
    return set(Store.read(store).documents())


# ---------------------------------------------------------------- folders


@pytest.mark.parametrize("name", ["nowhere", "a-file.txt", "empty"])
def test_a_folder_that_is_none_or_empty_is_refused(kg: Kg, tmp_path: Path, name: str) -> None:
    """A missing path, a file and an empty folder are refused by name, and no store is made."""
    (tmp_path / "a-file.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    outcome = kg("build", name)
    assert outcome.status == 1
    assert name in outcome.err
    assert not (tmp_path / "kg-store").exists()


def test_a_folder_without_a_readable_document_leaves_the_store_as_it_was(kg: Kg, papers: Path) -> None:
    """A build that can read nothing at all changes nothing."""
    assert kg("build", papers).status == 0
    before = sources()
    (papers / "good.txt").unlink()
    (papers / "bad.txt").write_bytes(bytes(range(256)) * 20)
    outcome = kg("build", papers)
    assert outcome.status == 1
    assert "bad.txt" in outcome.err
    assert sources() == before == {"good"}


# ---------------------------------------------------------------- documents

REFUSED = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "image.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "sheet.xlsx": b"PK\x03\x04 something",
    "torn.docx": b"PK\x03\x04 no zip",
    "torn.pdf": b"%PDF-1.4 and no more",
    "bare.html": b"",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_document_that_cannot_be_read_is_refused_and_the_others_are_built(kg: Kg, papers: Path, name: str) -> None:
    """The summary names the refused document and why; the exit status is 1; the good document is in the store."""
    (papers / name).write_bytes(REFUSED[name])
    outcome = kg("build", papers)
    assert outcome.status == 1
    assert name in outcome.out
    assert "1 document refused" in outcome.out
    assert sources() == {"good"}


READ = {
    "cp1252.txt": GOOD.replace("SEND Update", "SEND – the Board’s “Update” £5").encode("cp1252"),
    "bom.txt": b"\xef\xbb\xbf" + GOOD.encode(),
    "utf16.txt": GOOD.encode("utf-16"),
    "mixed.txt": GOOD.replace("SEND Update", "SEND – café").encode() + "The Board’s reply".encode("cp1252"),
    "crlf.txt": GOOD.replace("\n", "\r\n").encode(),
    "cut.html": b"<html><body><h1>Cabinet</h1><ul><li><p>The SEND Board reports to Cabinet <b>every mon",
}


@pytest.mark.parametrize("name", READ)
def test_a_document_in_a_strange_dress_is_read(kg: Kg, papers: Path, name: str) -> None:
    """Other encodings, other line ends and HTML that is cut off are read."""
    (papers / name).write_bytes(READ[name])
    outcome = kg("build", papers)
    assert outcome.status == 0, outcome.out + outcome.err
    assert "2 documents read" in outcome.out


def test_cp1252_is_told_from_utf_8(kg: Kg, papers: Path) -> None:
    """The typographic marks of a cp1252 file come out as what they are; a title has the plain apostrophe."""
    (papers / "cp1252.txt").write_bytes(READ["cp1252.txt"])
    assert "SEND – the Board’s “Update” £5" in read_document(papers / "cp1252.txt").text
    kg("build", papers)
    assert "SEND – the Board's “Update” £5" in kg("query", "items", "source=cp1252", "--format", "tsv").out


def test_two_documents_with_one_name(kg: Kg, papers: Path) -> None:
    """Of two documents that would be one source the later is refused, and both are named."""
    (papers / "good.html").write_text("<p>Another thing</p>", encoding="utf-8")
    outcome = kg("build", papers)
    assert outcome.status == 1
    assert "good.html" in outcome.out
    assert "good.txt" in outcome.out


def test_a_manifest_that_is_wrong_lists_all_its_faults(kg: Kg, papers: Path) -> None:
    """An unknown column is named; so is every file that is not there, and the others are built."""
    (papers / "manifest.csv").write_text("file,url,colour\ngood.txt,,red\n", encoding="utf-8")
    outcome = kg("build", papers)
    assert outcome.status == 1
    assert "colour" in outcome.err
    (papers / "manifest.csv").write_text("file,url\ngood.txt,\ngone.txt,\nlost.txt,\n", encoding="utf-8")
    outcome = kg("build", papers)
    assert outcome.status == 1
    assert "gone.txt is not there" in outcome.out
    assert "lost.txt is not there" in outcome.out
    assert "1 document read" in outcome.out


# ---------------------------------------------------------------- questions


def test_a_question_that_does_not_exist(kg: Kg, built: Path) -> None:
    """The nearest question is suggested."""
    outcome = kg("query", "monitorin", "--store", built)
    assert outcome.status == 2
    assert "monitoring" in outcome.err


@pytest.mark.parametrize(("value", "told"), [("councl=X", "council"), ("from=soon", "from"), ("council", "council")])
def test_a_parameter_that_is_wrong(kg: Kg, built: Path, value: str, told: str) -> None:
    """A parameter of the wrong name, type or form is named with what is right."""
    outcome = kg("query", "monitoring", value, "--store", built)
    assert outcome.status == 2
    assert told in outcome.err


def test_sparql_that_does_not_parse(kg: Kg, built: Path) -> None:
    """The line with the fault is shown."""
    outcome = kg("sparql", "SELECT ?s\nWHERE { ?s ?p }", "--store", built)
    assert outcome.status in {1, 2}
    assert "WHERE { ?s ?p }" in outcome.err


# ---------------------------------------------------------------- stores

READERS = {
    "query": ("query", "monitoring"),
    "show": ("show", "Cabinet"),
    "stats": ("stats",),
    "export": ("export", "out.ttl"),
    "view": ("view", "-o", "out.html"),
    "check": ("check",),
    "sparql": ("sparql", "SELECT * { ?s ?p ?o } LIMIT 1"),
}


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize("kind", ["missing", "no-store", "file"])
def test_a_store_that_is_none(kg: Kg, tmp_path: Path, command: str, kind: str) -> None:
    """Every command that reads says which store is none, and how one is made; it makes none itself."""
    (tmp_path / "no-store").mkdir()
    (tmp_path / "no-store" / "letter.txt").write_text("private", encoding="utf-8")
    (tmp_path / "file").write_text("private", encoding="utf-8")
    outcome = kg(*READERS[command], "--store", kind)
    assert outcome.status == 1
    assert kind in outcome.err
    assert not (tmp_path / "missing").exists()
    assert [path.name for path in (tmp_path / "no-store").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("kind", ["no-store", "file"])
def test_building_never_overwrites_what_is_no_store(kg: Kg, papers: Path, tmp_path: Path, kind: str) -> None:
    """A folder with other things in it, or a file, is not taken for a store."""
    (tmp_path / "no-store").mkdir()
    (tmp_path / "no-store" / "letter.txt").write_text("private", encoding="utf-8")
    (tmp_path / "file").write_text("private", encoding="utf-8")
    outcome = kg("build", papers, "--store", kind)
    assert outcome.status == 1
    assert kind in outcome.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "private"
    assert [path.name for path in (tmp_path / "no-store").iterdir()] == ["letter.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_no_write_permission(kg: Kg, papers: Path, tmp_path: Path) -> None:
    """A place that may not be written is named."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    outcome = kg("build", papers, "--store", locked / "store")
    assert outcome.status == 1
    assert "locked" in outcome.err


def test_an_endpoint_that_is_down_is_told(kg: Kg, papers: Path, tmp_path: Path) -> None:
    """With its address; no folder of that name is made."""
    outcome = kg("build", papers, "--store", "http://127.0.0.1:1/sparql")
    assert outcome.status == 1
    assert "http://127.0.0.1:1/sparql" in outcome.err
    assert not (tmp_path / "http:").exists()


def test_a_place_where_nothing_can_be_written(kg: Kg, papers: Path) -> None:
    """A store below a file, where nobody may write, is refused by name."""
    outcome = kg("build", papers, "--store", papers / "good.txt" / "store")
    assert outcome.status == 1
    assert "good.txt" in outcome.err


# ---------------------------------------------------------------- pipes


def test_a_reader_that_goes_away(built: Path, tmp_path: Path) -> None:
    """`kg query … | head` ends quietly."""
    script = f"'{Path(sys.executable).parent / 'kg'}' query organisations --store '{built}' --format csv | head -n 1"
    shell = shutil.which("bash") or "sh"
    done = subprocess.run([shell, "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.startswith("source,")
    assert done.stderr == ""
