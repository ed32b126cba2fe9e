"""Layouts that are kept: the same picture with and without, and never an error."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.view import cache, layout
from kg.view.cache import Layouts
from kg.view.page import render
from kg.view.subgraph import Line, Node, Subgraph
from kg.view.views import page_of


def ring(count: int = 60) -> Subgraph:
    """A ring of boards of four councils."""
    nodes = [
        Node(f"urn:{number}", f"Board {number}", "body", "board", council=f"Council {number % 4}")
        for number in range(count)
    ]
    return Subgraph.of(
        nodes, [Line(f"urn:{number}", f"urn:{(number + 1) % count}", "reports to") for number in range(count)]
    )


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with every layout that is computed."""
    runs: list[int] = []
    real = layout.layout

    def counted(graph: Subgraph) -> dict[str, tuple[float, float]]:
        runs.append(len(graph.nodes))
        return real(graph)

    monkeypatch.setattr(layout, "layout", counted)
    return runs


def test_a_layout_is_computed_once(tmp_path: Path, computed: list[int]) -> None:
    """Whole pages are the same, byte for byte, without a folder, when it is filled, and when it is read."""
    folder = tmp_path / "layout"
    pages = [render(page_of(ring(), layouts=Layouts(where))) for where in (None, folder, folder)]
    assert pages[0] == pages[1] == pages[2]
    assert len(computed) == 2
    assert not list(folder.glob("*.part"))


def test_another_graph_is_another_layout(tmp_path: Path, computed: list[int]) -> None:
    """One line less, another council of one board: each is computed, and the first is still kept."""
    whole = ring()
    fewer = Subgraph.of(whole.nodes, whole.lines[1:])
    moved = Subgraph.of([replace(whole.nodes[0], council="Council 9"), *whole.nodes[1:]], whole.lines)
    for graph in (whole, fewer, moved, whole):
        assert Layouts(tmp_path).of(graph) == layout.layout(graph)
    assert len(computed) == 4 + 3


def test_other_code_or_libraries_are_another_layout(
    tmp_path: Path, computed: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version computed is never shown."""
    Layouts(tmp_path).of(ring())
    monkeypatch.setattr(cache, "version", lambda _: "0.0")
    Layouts(tmp_path).of(ring())
    monkeypatch.setattr(cache, "_CODE", ("kinds.py",))
    Layouts(tmp_path).of(ring())
    assert len(computed) == 3


def _other_number(text: bytes) -> bytes:
    told = json.loads(text)
    return json.dumps({**told, "places": [told["places"][0] + 1, *told["places"][1:]]}).encode()


DAMAGED = (b"", b"[]", b"{}", b'{"places": 7, "check": null}', b"[" * 100_000)


@pytest.mark.parametrize(
    "damage",
    [
        *(lambda _, text=text: text for text in DAMAGED),
        lambda text: text[: len(text) // 2],
        lambda text: b"\xff\xfe" + text,
        _other_number,
    ],
)
def test_a_damaged_file_is_computed_anew(tmp_path: Path, computed: list[int], damage: Callable[[bytes], bytes]) -> None:
    """And written anew."""
    right = Layouts(tmp_path).of(ring())
    (file,) = tmp_path.iterdir()
    good = file.read_bytes()
    file.write_bytes(damage(good))
    assert Layouts(tmp_path).of(ring()) == right
    assert len(computed) == 2
    assert file.read_bytes() == good


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """A file in its place, a store that is not there, no right to write."""
    right = layout.layout(ring())
    (tmp_path / "file").write_text("mine")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    for folder in (tmp_path / "file", tmp_path / "none" / "layout", locked):
        assert Layouts(folder).of(ring()) == right
    assert (tmp_path / "file").read_text() == "mine"
    assert not (tmp_path / "none").exists()
    # root may write everywhere
    assert os.geteuid() == 0 or not list(locked.iterdir())


def test_old_files_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder does not grow without end."""
    monkeypatch.setattr(cache, "KEPT", 3)
    for count in range(50, 56):
        Layouts(tmp_path).of(ring(count))
    assert len(list(tmp_path.iterdir())) == 3
