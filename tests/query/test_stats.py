"""What a store holds in numbers, and which papers a question of a council or a time would leave out."""

from pathlib import Path

import pytest
from command import run_kg
from query.papers import COUNCIL, body, paper, place, store

from kg.graph.store import Store
from kg.model.kinds.mention import Mention
from kg.query.stats import stats, unplaced

NAMED = Mention(thing=body("SEND Board"), evidence=place(0))
WORDS = ["The SEND Board was named."]


def test_papers_of_nobody_and_without_a_date_are_told_apart() -> None:
    """Each by its source, sorted."""
    undated = paper("b", "", WORDS, NAMED)
    graph = store(paper("c", "2021-06-08", WORDS, NAMED), undated)
    assert unplaced(graph) == ((), ("b",))
    assert stats(graph)["documents by council"] == {COUNCIL.name: 2}
    assert unplaced(store()) == ((), ())


def test_a_build_warns_of_what_the_questions_would_leave_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which papers, at most ten by name, and how to tell whose they are and of when."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(12):
        text = "1. SEND\n\nThe SEND Board monitors the SEND Strategy each month.\n"
        (folder / f"p{number:02d}.txt").write_text(text, encoding="utf-8")
    ended = run_kg(capsys, monkeypatch, "build", folder, "--store", tmp_path / "store", "--no-model")
    lines = ended.out.splitlines()
    first = lines.index("12 documents of no known council, left out where a council is asked for:")
    assert lines[first + 1 : first + 12] == [*(f"  p{number:02d}" for number in range(10)), "  … and 2 more"]
    assert "12 documents without a date, left out by from=, to= and --as-of:" in lines
    assert lines[-1] == "manifest.csv beside the documents can tell both: columns file, url, council, date"
    counted = dict(part.rsplit(" ", 1) for part in lines[2].removeprefix("facts: ").split(", "))
    assert {name: str(count) for name, count in stats(Store.read(tmp_path / "store"))["facts"].items()} == counted
    (folder / "manifest.csv").write_text(
        "file,url,council,date\n" + "".join(f"p{n:02d}.txt,,Northmere Council,2024-03-05\n" for n in range(12)),
        encoding="utf-8",
    )
    assert "manifest.csv" not in run_kg(capsys, monkeypatch, "build", folder, "--store", tmp_path / "store").out
