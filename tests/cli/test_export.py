"""`kg export`: formats by ending or by name, files and standard output, and what is wrong."""

from pathlib import Path

import pytest
from command import Outcome, run_kg
from query.papers import body, paper, place
from rdflib import Graph

from kg.graph import to_quads
from kg.graph.store import Store
from kg.model.kinds.reporting_line import ReportingLine

LINE = ReportingLine(evidence=place(0), body=body("SEND Board"), to=body("Cabinet", "cabinet"), relation="reports to")

LEFT_OUT = "The papers' texts are left out, since their terms are not known; --texts adds them.\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of one paper."""
    document, frames, council = paper("a", "2021-06-08", ["The board reports to Cabinet."], LINE)
    with Store.write(tmp_path / "store") as writer:
        writer.replace_document("a", to_quads(document, frames, council=council))
    return tmp_path / "store"


class Runner:
    """Runs `kg export` on a store."""

    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.store, self.capsys, self.monkeypatch = store, capsys, monkeypatch

    def __call__(self, *arguments: str | Path) -> Outcome:
        """Run it with these arguments."""
        return run_kg(self.capsys, self.monkeypatch, "export", *arguments, "--store", self.store)


@pytest.fixture
def export(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """`kg export` on the store."""
    return Runner(store, capsys, monkeypatch)


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "jsonld", "graphml", "gexf"])
def test_the_ending_chooses_the_format(tmp_path: Path, export: Runner, ending: str) -> None:
    """Each ending writes its format, and nothing to standard output; writing again writes the same bytes."""
    target = tmp_path / f"governance.{ending}"
    word = "" if ending in {"graphml", "gexf"} else LEFT_OUT
    assert export(target) == Outcome(0, "", word)
    assert export(target, "--no-texts") == Outcome(0, "", "")
    first = target.read_bytes()
    export(target)
    assert target.read_bytes() == first
    assert b"SEND Board" in first


def test_turtle_is_what_it_says(tmp_path: Path, export: Runner) -> None:
    """A second library reads it; what is inferred and texts come only when asked for."""
    export(tmp_path / "g.ttl", "--texts")
    export(tmp_path / "i.ttl", "--inferred", "--texts")
    export(tmp_path / "t.ttl")
    sizes = [len(Graph().parse(tmp_path / f"{name}.ttl")) for name in "git"]
    assert sizes[1] > sizes[0] > sizes[2]


def test_wrong_use(tmp_path: Path, export: Runner) -> None:
    """An unknown ending, and standard output without a format, are wrong use: exit status 2 and what to do."""
    ended = export(tmp_path / "governance.docx")
    assert ended.status == 2
    assert ".ttl" in ended.err
    assert not (tmp_path / "governance.docx").exists()
    assert export("-").status == 2
    assert export(tmp_path / "g.ttl", "--format", "rdfxml").status == 2


def test_views_and_frames(tmp_path: Path, export: Runner) -> None:
    """A view is RDF, a frame is JSON-LD; both at once, an unknown one, and a licence that is none are told."""
    assert export(tmp_path / "o.ttl", "--view", "org") == Outcome(0, "", "")
    assert b"org:reportsTo" in (tmp_path / "o.ttl").read_bytes()
    assert export(tmp_path / "r.jsonld", "--frame", "reporting-line") == Outcome(0, "", "")
    assert b'"label": "SEND Board"' in (tmp_path / "r.jsonld").read_bytes()
    assert export(tmp_path / "o.ttl", "--view", "org", "--frame", "action").status == 2
    assert export(tmp_path / "r.ttl", "--frame", "action").status == 2
    assert export(tmp_path / "o.ttl", "--license", "free").status == 2
    for arguments in (("--view", "popolo"), ("--format", "jsonld", "--frame", "weather")):
        ended = export(tmp_path / "none.ttl", *arguments)
        assert ended.status == 1
        assert not (tmp_path / "none.ttl").exists()


def test_a_place_that_cannot_be_written(tmp_path: Path, export: Runner) -> None:
    """A folder that is not there is told; exit status 1."""
    ended = export(tmp_path / "none" / "governance.ttl")
    assert ended.status == 1
    assert "cannot be written" in ended.err


def test_parts_are_the_whole_cut_between_lines(tmp_path: Path, export: Runner) -> None:
    """Parts put together are the file, none has more lines than asked for, and a folder with something in it stays."""
    export(tmp_path / "whole.nq")
    assert export(tmp_path / "parts", "--parts", "10") == Outcome(0, "", LEFT_OUT)
    parts = sorted((tmp_path / "parts").iterdir())
    texts = [part.read_bytes() for part in parts]
    assert b"".join(texts) == (tmp_path / "whole.nq").read_bytes()
    assert [text.count(b"\n") for text in texts[:-1]] == [10] * (len(parts) - 1)
    assert len(parts) > 2
    assert parts[0].name == "part-00001.nq"
    again = export(tmp_path / "parts", "--parts", "10")
    assert again.status == 2
    assert "has something in it" in again.err
    assert export("-", "--parts", "10").status == 2
    assert [part.read_bytes() for part in parts] == texts
