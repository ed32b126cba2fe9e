"""A folder that cannot be read whole is said so: nothing is passed over in silence, nothing leads out of it."""

import os
from pathlib import Path

import pytest

from kg.build import build
from kg.documents.folder import Refusal, list_folder
from kg.documents.walk import leads_out

PAPER = "Schools Forum\n\n4 March 2024\n\nRESOLVED: That the plan for SEND places be approved.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one paper, and a paper outside of it."""
    place = tmp_path / "papers"
    place.mkdir()
    (place / "a.txt").write_text(PAPER, encoding="utf-8")
    (tmp_path / "outside.txt").write_text(PAPER, encoding="utf-8")
    return place


def _refused(folder: Path) -> dict[str, str]:
    return {one.path: one.reason for one in list_folder(folder) if isinstance(one, Refusal)}


def test_a_link_out_of_the_folder_is_refused(folder: Path) -> None:
    """Whether it leads to a file or to a folder; one within is read."""
    (folder / "out.txt").symlink_to(folder.parent / "outside.txt")
    (folder / "up").symlink_to(folder.parent, target_is_directory=True)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "nowhere.txt").symlink_to(folder / "not-there.txt")
    (folder / "within.txt").symlink_to(folder / "a.txt")
    refused = _refused(folder)
    assert set(refused) == {"out.txt", "up", "round", "nowhere.txt"}
    assert "leads out of the folder" in refused["out.txt"]
    assert "leads nowhere" in refused["nowhere.txt"]
    assert "is a link to a folder" in refused["round"]


def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    """Reading it would never end."""
    os.mkfifo(folder / "pipe.txt")
    assert "is a device, a pipe or a socket" in _refused(folder)["pipe.txt"]


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/hostname", "sub/../../outside.txt", "C:/outside.txt"])
def test_a_manifest_names_nothing_outside(name: str, folder: Path) -> None:
    """Such a line is refused; the other papers are read."""
    (folder / "manifest.csv").write_text(f"file,url\n{name},\na.txt,\n", encoding="utf-8")
    assert leads_out(folder, name)
    assert list(_refused(folder)) == [name]
    assert not leads_out(folder, "sub/paper.txt")


def test_what_cannot_be_looked_into_is_never_removed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sub-folder that is closed for a while keeps what was read of it, and is told."""
    sub = folder / "2024"
    sub.mkdir()
    (sub / "b.txt").write_text(PAPER, encoding="utf-8")
    store = folder.parent / "store"
    assert build(folder, store).read == len(["a", "2024/b"])
    walk = os.walk

    def closed(top: Path, **options: object) -> object:
        """Walk as the system does where a sub-folder may not be read."""
        report = options["onerror"]
        assert callable(report)
        for above, folders, names in walk(top):
            if Path(above) == sub:
                report(PermissionError(13, "Permission denied", str(sub)))
            else:
                yield above, folders, names

    monkeypatch.setattr(os, "walk", closed)
    summary = build(folder, store)
    assert summary.removed == ()
    assert [refusal.path for refusal in summary.refusals] == ["2024"]
    assert "cannot be looked into (Permission denied)" in summary.refusals[0].reason
    monkeypatch.undo()
    assert build(folder, store).unchanged == len(["a", "2024/b"])


def test_a_refused_paper_is_not_told_as_removed(folder: Path) -> None:
    """It is in the folder still, though its facts are gone."""
    (folder / "b.txt").write_text(PAPER, encoding="utf-8")
    store = folder.parent / "store"
    build(folder, store)
    (folder / "b.txt").write_bytes(b"")
    summary = build(folder, store)
    assert summary.removed == ()
    assert [refusal.path for refusal in summary.refusals] == ["b.txt"]
    (folder / "b.txt").unlink()
    assert build(folder, store).removed == ()
