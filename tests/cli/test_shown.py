"""What documents and names hold is shown on a terminal, never obeyed; a format that can keeps it whole."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pyoxigraph as ox
import pytest
from command import run_kg

from kg.cli.main import COMMANDS
from kg.cli.shown import STYLES, ShownStream, shown
from kg.graph.memory import store_of
from kg.graph.store import Store

#: clears, rings, overwrites the line, sets the title, turns text around, isolates, and a C1 control
NASTY = "Board\x1b[2J\x07\rX\x1b]0;t\x07 \u202eabc\u2066 \x9b31m\x7f"
SEEN = "Board␛[2J␇␍X␛]0;t␇ <U+202E>abc<U+2066> <U+009B>31m␡"
OBEYED = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


def test_what_a_terminal_would_obey_is_shown() -> None:
    """Line feeds, tabs, and every letter of every script stay."""
    assert shown(NASTY) == SEEN
    assert shown("a\tb\nc\r\nd é – “x” العربية עברית 你好 🎓") == "a\tb\nc\r\nd é – “x” العربية עברית 你好 🎓"
    assert shown("\udcff") == "<U+DCFF>"
    assert {char for char in map(shown, map(chr, range(0x3000))) if char in OBEYED} == {"\t", "\n"}


@pytest.mark.parametrize("style", ["plain", "escape", "reference"])
def test_it_does_not_matter_how_the_bytes_come(style: str) -> None:
    """A character may be cut between two writes."""
    text = f"{NASTY} \udcff end\r\n\u202e\r".encode("utf-8", "surrogatepass")
    whole, single = io.BytesIO(), io.BytesIO()
    for stream, size in ((whole, len(text)), (single, 1)):
        outer = ShownStream(stream, style)
        for at in range(0, len(text), size):
            outer.write(text[at : at + size])
        outer.end()
    assert whole.getvalue() == single.getvalue()
    assert not {*whole.getvalue().decode()} & (OBEYED - {"\r", "\n"})


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a thing whose name is nasty."""
    path = tmp_path / "store"
    with Store.write(path) as writer:
        writer.replace_document(
            "a",
            [ox.Quad(ox.NamedNode("http://e/a"), ox.NamedNode("http://e/p"), ox.Literal(NASTY), ox.NamedNode("http://g/"))],
        )
    return path


@pytest.mark.parametrize("format_", sorted(STYLES.keys() - {"text", "xlsx", "trig", "nquads", "graphml", "gexf"}))
def test_no_format_passes_it_on(
    store: Path, format_: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the format, nothing that a terminal obeys comes out; what can hold it gives it back."""
    rdf = format_ in {"turtle", "ntriples", "rdfxml", "jsonld"}
    head = "CONSTRUCT { <http://e/a> <http://e/p> ?o }" if rdf else "SELECT ?o"
    text = f"{head} WHERE {{ <http://e/a> <http://e/p> ?o }}"
    done = run_kg(capsys, monkeypatch, "sparql", text, "--format", format_, "--store", store)
    assert done.status == 0
    assert "Board" in done.out
    assert not {*done.out} & (OBEYED - {"\n", "\t"})
    if format_ == "json":
        assert json.loads(done.out) == [{"o": NASTY}]
    elif format_ == "csv":
        assert list(csv.reader(io.StringIO(done.out))) == [["o"], [SEEN]]
    elif format_ in {"turtle", "ntriples"}:
        kind = ox.RdfFormat.TURTLE if format_ == "turtle" else ox.RdfFormat.N_TRIPLES
        assert [quad.object.value for quad in ox.parse(done.out, format=kind)] == [NASTY]
    elif format_ == "sparql-xml":
        assert "\u202eabc\u2066 \x9b31m" in "".join(ET.fromstring(done.out).itertext())  # noqa: S314 -- written here


@pytest.mark.parametrize("format_", ["trig", "nquads"])
def test_an_export_gives_it_back(
    store: Path, format_: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written in escapes, on standard output as in a file."""
    done = run_kg(capsys, monkeypatch, "export", "-", "--format", format_, "--store", store)
    assert done.status == 0
    assert not {*done.out} & (OBEYED - {"\n", "\t"})


def test_messages_show_it_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of files, of folders, of values, of options, whichever command speaks."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / f"{NASTY.replace('/', '')}.txt").write_bytes(b"\x00\x01")
    calls: list[list[str | Path]] = [
        ["build", folder, "--store", tmp_path / "new"],
        ["query", NASTY],
        ["query", "plans", f"{NASTY}=1"],
        ["query", "plans", NASTY],
        ["show", NASTY, "--store", NASTY],
        ["sparql", NASTY],
        ["sparql", f"SELECT * {{ {NASTY}"],
        ["export", f"x.{NASTY}"],
        [NASTY],
        ["check", NASTY],
        ["stats", f"--{NASTY}"],
        ["explain", folder / NASTY],
    ]
    for call in calls:
        done = run_kg(capsys, monkeypatch, *call)
        assert done.status in {1, 2}
        assert done.err
        assert not {*done.out, *done.err} & (OBEYED - {"\n", "\t"}), call


def test_every_command_writes_by_way_of_the_one_place() -> None:
    """No command prints by itself."""
    folder = Path(__file__).resolve().parents[2] / "kg" / "cli"
    wrong = [
        f"{path.name}:{number}"
        for path in sorted(folder.glob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if ("click.echo(" in line or " print(" in line or "sys.stdout.write" in line) and path.name != "output.py"
    ]
    assert len(COMMANDS) > 15
    assert [place for place in wrong if not place.startswith("main.py")] == []


def test_a_store_in_memory_tells_the_same() -> None:
    """The nasty name is in the graph as it is: it is shown where it comes out, not changed where it comes in."""
    quad = ox.Quad(ox.NamedNode("http://e/a"), ox.NamedNode("http://e/p"), ox.Literal(NASTY), ox.NamedNode("http://g/"))
    rows = store_of([quad]).query("SELECT ?o WHERE { ?s ?p ?o }")
    assert [row[0].value for row in rows] == [NASTY]  # type: ignore[union-attr]
