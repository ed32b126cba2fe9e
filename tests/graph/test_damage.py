"""A damaged store is told in a sentence and made anew; what is not ours is never touched; readers keep theirs."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from graph.test_store import boards, write

from kg.errors import StoreError
from kg.graph.lock import noted
from kg.graph.place import DamagedError, Place
from kg.graph.publish import damage
from kg.graph.store import Store

MARK = '{"format": "send-governance-kg"}'


def largest(path: Path) -> Path:
    """The largest file of the database."""
    return max(Place(path).graph(1).glob("*.sst"), key=lambda one: one.stat().st_size)


def flipped(path: Path) -> None:
    """Change one bit in the middle of a file; it is a file of its own afterwards."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink()
    path.write_bytes(data)


POINTERS = ("", "{", "[" * 100_000, '{"a":' * 50_000, "\0" * 10, "null", '{"format": "send-governance-kg"')


@pytest.mark.parametrize("text", POINTERS)
def test_a_pointer_that_says_nothing_is_told_and_made_anew(tmp_path: Path, text: str) -> None:
    """Whatever is in it, a reader gets a sentence and the next build works."""
    path = tmp_path / "store"
    write(path, "a", "Old Board")
    (path / "store.json").write_text(text)
    with pytest.raises(StoreError, match=r"store(\.json)? (cannot be read|is no store of kg)"):
        Store.read(path)
    if text == "null":
        return  # it may be somebody else's
    write(path, "b", "New Board")
    assert boards(Store.read(path)) == ["New Board"]
    assert len(Place(path).ours()) == 1


@pytest.mark.parametrize("generation", [99, "3", None, 0, -1, "../elsewhere"])
def test_a_pointer_to_nothing_is_told_and_made_anew(tmp_path: Path, generation: object) -> None:
    """A generation that is not there, or none at all."""
    path = tmp_path / "store"
    write(path, "a", "Old Board")
    told = json.loads((path / "store.json").read_text())
    (path / "store.json").write_text(json.dumps(told | {"generation": generation}))
    with pytest.raises(DamagedError, match=r"makes it anew from the documents"):
        Store.read(path)
    write(path, "b", "New Board")
    assert boards(Store.read(path)) == ["New Board"]


def test_a_pointer_that_is_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    """It is told, like any that cannot be read."""
    path = tmp_path / "store"
    write(path, "a", "Old Board")
    (path / "store.json").unlink()
    os.mkfifo(path / "store.json")
    with pytest.raises(DamagedError, match="it is no file"):
        Store.read(path)


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: largest(path).unlink(),
        lambda path: flipped(largest(path)),
        lambda path: os.truncate(largest(path), 100),
        lambda path: (Place(path).graph(1) / "CURRENT").write_text("MANIFEST-999999\n"),
        lambda path: flipped(next(Place(path).graph(1).glob("MANIFEST-*"))),
        lambda path: Place(path).mark(1).unlink(),
    ],
)
def test_damaged_data_is_found_and_made_anew(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    """One bit suffices: nothing of it is taken over by the next build."""
    path = tmp_path / "store"
    write(path, "a", "Old Board", mark="1")
    assert damage(Place(path), 1) == ""
    harm(path)
    assert str(path) in damage(Place(path), 1)
    with Store.write(path, resume=True) as store:
        assert store.documents() == {}
    write(path, "b", "New Board")
    assert boards(Store.read(path)) == ["New Board"]


def test_nothing_is_ours_because_of_its_name(tmp_path: Path) -> None:
    """Folders and files of a user that are called like ours stay, with all that is in them."""
    path = tmp_path / "store"
    write(path, "a", "Old Board")
    theirs = {"generation-2/mine.txt": "mine", "generation-7/kg.json": '{"format": "other"}', "building-1/x": "x",
              "generation-old/y": "y", "store.json.new": "z", "generation-5": "a file", "notes.md": "n"}  # fmt: skip
    for name, text in theirs.items():
        (path / name).parent.mkdir(exist_ok=True)
        (path / name).write_text(text)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kg.json").write_text(MARK)
    (path / "generation-9").symlink_to(outside)
    write(path, "b", "New Board")
    write(path, "c", "Third Board")
    assert boards(Store.read(path)) == ["New Board", "Old Board", "Third Board"]
    assert {name: (path / name).read_text() for name in theirs} == theirs
    assert (outside / "kg.json").read_text() == MARK
    assert Place(path).ours() == [11]


@pytest.mark.parametrize("name", ["papers/minutes.txt", "store.json", "generation-1/a.txt", "building-1/a", "kg.lock"])
def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, name: str) -> None:
    """Nothing is made in it, and nothing removed."""
    path = tmp_path / "folder"
    (path / name).parent.mkdir(parents=True)
    (path / name).write_text("theirs")
    (path / "b.txt").write_text("theirs too")
    before = sorted(path.rglob("*"))
    with pytest.raises(StoreError, match=r"no store of kg|cannot be read"), Store.write(path):
        pass
    assert sorted(path.rglob("*")) == before
    assert (path / name).read_text() == "theirs"


@pytest.mark.parametrize("note", ["../outside", "layout", "generation-1", "store.json", "generation-4"])
def test_a_note_removes_nothing_that_is_not_a_beginning(tmp_path: Path, note: str) -> None:
    """What a lock notes is removed where it is an empty folder, or the beginning of one; the rest stays."""
    path = tmp_path / "store"
    write(path, "a", "Old Board")
    for folder in (tmp_path / "outside", path / "layout", path / "generation-4"):
        folder.mkdir()
        (folder / "x").write_text("x")
    (path / "kg.lock").write_text(json.dumps({"format": "send-governance-kg", "folder": note}))
    write(path, "b", "New Board")
    assert boards(Store.read(path)) == ["New Board", "Old Board"]
    for folder in (tmp_path / "outside", path / "layout", path / "generation-4"):
        assert (folder / "x").read_text() == "x"


@pytest.mark.parametrize("began", [None, "", '{"form'])
def test_a_folder_that_was_hardly_begun_is_removed(tmp_path: Path, began: str | None) -> None:
    """A build that was killed before its mark was written left a note, by which the next one finds it."""
    path = tmp_path / "store"
    write(path, "a", "Old Board")
    (path / "kg.lock").write_text(json.dumps({"format": "send-governance-kg", "folder": "generation-2"}))
    (path / "generation-2").mkdir()
    if began is not None:
        (path / "generation-2" / "kg.json").write_text(began)
    write(path, "b", "New Board")
    assert sorted(entry.name for entry in path.iterdir()) == ["generation-2", "kg.lock", "store.json"]
    assert noted(Place(path)) == ""


def test_a_reader_keeps_its_graph_to_the_end(tmp_path: Path) -> None:
    """No build removes a generation that is being read, in this process or in another; the one after does."""
    path = tmp_path / "store"
    write(path, "a", "Old Board")
    reader = Store.read(path)
    program = (
        "import sys; from kg.graph.store import Store\nstore = Store.read(sys.argv[1])\nprint('open', flush=True)\n"
        "sys.stdin.read()\nprint(len(list(store.query('SELECT ?s WHERE { ?s ?p ?o }'))))"
    )
    other = subprocess.Popen([sys.executable, "-c", program, path], stdin=-1, stdout=-1, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    write(path, "b", "New Board")
    assert Place(path).ours() == [1, 2]
    assert boards(reader) == ["Old Board"]
    del reader
    told, _ = other.communicate()
    assert int(told) > 10
    write(path, "c", "Third Board")
    assert Place(path).ours() == [3]
