"""The sample graph and its questions as fixtures."""

from pathlib import Path

import pytest
from query.samples import COUNCILS, MONITORING, Memory

from kg.query.catalogue import Catalogue


@pytest.fixture
def engine() -> Memory:
    """Four facts of three documents and two councils, one of them without a monitor."""
    memory = Memory()
    memory.fact("f1", source="a", monitor="Panel", subject="x; b", council="Northmere", date="2021-06-15")
    memory.fact("f2", source="a", monitor="Panel", subject="x; b", council="Northmere", date="2021-06-15")
    memory.fact("f3", source="b", subject='say "hi", all', council="Northmere", date="2022")
    memory.fact("f4", source="c", monitor="Board | Group", subject="line\nend", council="Eastvale", date="2023-02")
    return memory


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the two questions."""
    place = tmp_path / "queries"
    place.mkdir()
    (place / "monitoring.rq").write_text(MONITORING, encoding="utf-8")
    (place / "councils.rq").write_text(COUNCILS, encoding="utf-8")
    return place


@pytest.fixture
def catalogue(folder: Path) -> Catalogue:
    """The two questions as a catalogue."""
    return Catalogue({path.stem: path for path in sorted(folder.glob("*.rq"))})
