"""The store: readers see whole generations only; one build at a time; clear words for what is wrong."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from queries.cases import CASES
from query.papers import paper, place

from kg.errors import QueryError, StoreError
from kg.graph import to_quads
from kg.graph.place import Place
from kg.graph.store import Store
from kg.graph.vocabulary import SG
from kg.model.frames import Thing
from kg.model.kinds.mention import Mention

BOARDS = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name WHERE { ?board a org:OrganizationalUnit ; rdfs:label ?name } ORDER BY ?name
"""


def write(path: Path, source: str, *names: str, mark: str = "") -> None:
    """Put a document that names some boards into the store at `path`."""
    mentions = [Mention(evidence=place(0), thing=Thing("body", name, "board", scope=source)) for name in names]
    document, frames, _ = paper(source, "2021-06-08", ["One."], *mentions)
    with Store.write(path) as store:
        store.replace_document(source, to_quads(document, frames), mark=mark)


def boards(store: Store) -> list[str]:
    """The names of boards in a store."""
    return [row[0].value for row in store.query(BOARDS)]  # type: ignore[union-attr]  # a SELECT gives rows


def test_documents_are_put_in_replaced_and_removed(tmp_path: Path) -> None:
    """Replacing a document takes out all that it said before; removing it leaves nothing of it."""
    path = tmp_path / "store"
    write(path, "a", "Old Board", mark="1")
    write(path, "b", "Other Board")
    write(path, "a", "New Board", mark="2")
    assert boards(Store.read(path)) == ["New Board", "Other Board"]
    assert Store.read(path).documents() == {"a": "2", "b": ""}
    with Store.write(path) as store:
        store.remove_document("a")
        store.remove_document("never there")
    assert boards(Store.read(path)) == ["Other Board"]
    assert "New Board" not in str(list(Store.read(path).engine))


def test_a_document_is_replaced_within_one_build(tmp_path: Path) -> None:
    """What is still waiting to be loaded is replaced and removed like what is loaded."""
    one, two = (paper("a", "", ["One."], Mention(evidence=place(0), thing=Thing("body", name, "board", scope="a")))
                for name in ("First Board", "Second Board"))  # fmt: skip
    with Store.write(tmp_path / "store") as store:
        for document, frames, _ in (one, two):
            store.replace_document("a", to_quads(document, frames))
        assert boards(store) == ["Second Board"]
        store.replace_document("b", to_quads(*paper("b", "", ["One."])[:2]))
        store.remove_document("b")
        assert list(store.documents()) == ["a"]


def test_a_document_that_quotes_the_statement_of_another_takes_nothing_out(tmp_path: Path) -> None:
    """What stands in a text is no statement; the same statement of its own graph, under another name, is."""
    path = tmp_path / "store"
    write(path, "a", "First Board")
    told = next(str(quad) for quad in Store.read(path).engine if str(quad.object) == str(SG.Document))
    with Store.write(path) as store:
        store.replace_document("b", to_quads(*paper("b", "", [f"It reads {told} ."])[:2]))
    assert sorted(Store.read(path).documents()) == ["a", "b"]
    with Store.write(path) as store:
        store.replace_document("c", f"{told} .\n".encode())
    assert boards(Store.read(path)) == []


def test_readers_see_the_old_graph_until_the_build_is_done(tmp_path: Path) -> None:
    """Readers during a build read the old graph, two at a time are no trouble, and one kept open stays good."""
    path = tmp_path / "store"
    write(path, "a", "Old Board")
    early = Store.read(path)
    with Store.write(path) as store:
        document, frames, _ = paper("b", "", ["One."], Mention(evidence=place(0), thing=Thing("body", "New Board")))
        store.replace_document("b", to_quads(document, frames))
        store.flush()
        assert boards(Store.read(path)) == boards(Store.read(path)) == ["Old Board"]
    assert boards(early) == ["Old Board"]
    assert boards(Store.read(path)) == ["New Board", "Old Board"]


def test_a_build_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    """An error in a build shows nothing of it, leaves nothing behind, and the next build works."""
    path = tmp_path / "store"
    with pytest.raises(RuntimeError), Store.write(path) as store:
        raise RuntimeError
    assert not path.exists()
    write(path, "a", "Old Board")
    with suppress(RuntimeError), Store.write(path) as store:
        store.remove_document("a")
        store.flush()
        raise RuntimeError
    assert boards(Store.read(path)) == ["Old Board"]
    assert {entry.name for entry in path.iterdir()} == {"store.json", "kg.lock", "generation-1"}
    write(path, "b", "New Board")
    assert boards(Store.read(path)) == ["New Board", "Old Board"]


def test_one_build_at_a_time(tmp_path: Path) -> None:
    """A second build is told of the first, also from another process, and does it no harm."""
    path = tmp_path / "store"
    program = "import sys; from kg.graph.store import Store\nwith Store.write(sys.argv[1]): pass"
    with Store.write(path) as store:
        with pytest.raises(StoreError, match="being written by another build"), Store.write(path):
            pass
        done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=False)
        assert "being written by another build" in done.stderr
        store.replace_document("a", to_quads(*paper("a", "", ["One."])[:2]))
    assert list(Store.read(path).documents()) == ["a"]


def test_leavings_of_a_build_that_was_killed_are_thrown_away(tmp_path: Path) -> None:
    """A build that was killed leaves a folder that nobody holds; the next build goes on from the last whole graph."""
    path = tmp_path / "store"
    write(path, "a", "Old Board")
    program = (
        "import os, sys; from kg.graph.store import Store\n"
        "with Store.write(sys.argv[1]) as store:\n    store.remove_document('a'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", program, path], check=False)
    assert Place(path).ours() == [1, 2]
    assert boards(Store.read(path)) == ["Old Board"]
    write(path, "b", "New Board")
    assert boards(Store.read(path)) == ["New Board", "Old Board"]
    assert len(Place(path).ours()) == 1


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    """A missing store, a folder of something else and a file are each told, with the way out."""
    with pytest.raises(StoreError, match=r"does not exist.*Build one with: kg build FOLDER"):
        Store.read(tmp_path / "none")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "minutes.txt").write_text("Minutes")
    with pytest.raises(StoreError, match="is no store of kg"):
        Store.read(tmp_path / "papers")
    with pytest.raises(StoreError, match="is there already and is no store"), Store.write(tmp_path / "papers"):
        pass
    with pytest.raises(StoreError, match="is no store of kg"):
        Store.read(tmp_path / "papers" / "minutes.txt")
    assert (tmp_path / "papers" / "minutes.txt").read_text() == "Minutes"


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"model": "0"}, r"version 0 of the data model.*reads version .*Remove the folder and build again"),
        ({"layout": 1}, r"layout 1.*Remove the folder and build again"),
        ({"format": "something else"}, "is no store of kg"),
    ],
)
def test_a_store_of_another_making_is_told(tmp_path: Path, told: dict[str, object], message: str) -> None:
    """A store of another version, or of something else, is told with the way out, and is left alone."""
    path = tmp_path / "store"
    write(path, "a", "Old Board")
    pointer = path / "store.json"
    pointer.write_text(json.dumps(json.loads(pointer.read_text()) | told))
    with pytest.raises(StoreError, match=message):
        Store.read(path)
    with pytest.raises(StoreError, match=message), Store.write(path):
        pass
    assert {entry.name for entry in path.iterdir()} == {"store.json", "kg.lock", "generation-1"}


def test_a_query_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    """The line at fault is shown and pointed at; a long list of tokens is not."""
    write(tmp_path / "store", "a", "Old Board")
    store = Store.read(tmp_path / "store")
    with pytest.raises(QueryError, match=r"not SPARQL: line 2: .*\n    WHERE \{ \?s \?p \}\n +\^"):
        store.query("SELECT *\nWHERE { ?s ?p }")
    with pytest.raises(QueryError) as caught:
        store.query("SELECT * WHERE {")
    assert len(str(caught.value)) < 300
    with pytest.raises(QueryError):
        store.query("DELETE WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("stop", ["os._exit(9)", "raise KeyboardInterrupt"])
def test_a_build_that_was_stopped_can_go_on(tmp_path: Path, stop: str) -> None:
    """The next build finds the documents that were loaded whole, by their marks; readers saw nothing meanwhile."""
    path = tmp_path / "store"
    write(path, "a", "Old Board", mark="1")
    program = (
        "import os, sys; from kg.graph.store import Store; from kg.graph.iris import *\n"
        "from kg.graph.vocabulary import *; import pyoxigraph as ox\n"
        "with Store.write(sys.argv[1], resume=True) as store:\n"
        "    names = Names(source='b')\n    paper = names.document\n"
        "    quads = [ox.Quad(paper, RDF.type, SG.Document, names.graph),\n"
        "        ox.Quad(paper, DCTERMS.identifier, ox.Literal('b'), names.graph)]\n"
        "    store.replace_document('b', quads, mark='2')\n    store.flush()\n"
        f"    store.remove_document('a')\n    {stop}"
    )
    subprocess.run([sys.executable, "-c", program, path], stderr=subprocess.DEVNULL, check=False)
    assert Store.read(path).documents() == {"a": "1"}
    with Store.write(path, resume=True) as store:
        assert store.documents() == {"b": "2"}
    assert Store.read(path).documents() == {"b": "2"}
    assert len(Place(path).ours()) == 1


def test_a_document_is_marked_when_all_of_it_is_there(tmp_path: Path) -> None:
    """A mark is loaded after what it stands for, and removed with it."""
    with Store.write(tmp_path / "store") as store:
        store.replace_document("a", to_quads(*paper("a", "", ["One."])[:2]), mark="1")
        assert store.documents() == {}
        store.flush()
        assert store.documents() == {"a": "1"}
        store.replace_document("b", (), mark="2")
        store.remove_document("b")
    marks = [quad for quad in Store.read(tmp_path / "store").engine if str(quad.predicate).endswith("#mark>")]
    assert len(marks) == 1


def test_the_whole_is_described_without_a_clock(tmp_path: Path) -> None:
    """The data set says what it is and how much it holds; two stores of one content say the same."""
    for name in ("one", "two"):
        write(tmp_path / name, "a", "Old Board", mark=name)
    write(tmp_path / "two", "b", "Other Board")
    with Store.write(tmp_path / "two") as store:
        store.remove_document("b")
    described = [
        sorted(str(quad) for quad in Store.read(tmp_path / name).engine if "/id/dataset>" in str(quad.graph_name))
        for name in ("one", "two")
    ]
    assert described[0] == described[1]
    assert any("void#documents" in line and '"1"' in line for line in described[0])


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_sees_the_same_graph(tmp_path: Path) -> None:
    """As an rdflib dataset the store shows the union of its graphs."""
    write(tmp_path / "store", "a", "Old Board")
    rows = Store.read(tmp_path / "store").dataset().query(BOARDS)
    assert [str(row[0]) for row in rows] == ["Old Board"]  # type: ignore[index]  # rows of a SELECT


def test_all_questions_on_disk(tmp_path: Path) -> None:
    """What is written to disk and read again is all that was written."""
    count = 0
    with Store.write(tmp_path / "store") as store:
        for name, (papers, _) in CASES.items():
            for document, frames, council in papers:
                quads = to_quads(document, frames, council=council)
                assert quads
                if name == "plans":
                    store.replace_document(document.source, quads)
                    count += len(quads)
    kept = [quad for quad in Store.read(tmp_path / "store").engine if "/id/document/" in str(quad.graph_name)]
    assert len(kept) == count > 0
