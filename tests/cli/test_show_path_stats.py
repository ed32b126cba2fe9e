"""`kg show`, `kg path` and `kg stats` on a store on disk: what is told, and the exit status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from query.papers import COUNCIL, body, paper, place

from kg.cli.path import command as path
from kg.cli.show import command as show
from kg.cli.stats import command as stats
from kg.errors import QueryError, StoreError
from kg.graph import to_quads
from kg.graph.store import Store
from kg.model.kinds.reporting_line import ReportingLine

SENTENCES = ["The SEND Board reports to the Health Board each month.", "The Health Board answers to Cabinet."]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with one paper."""
    folder: Path = tmp_path_factory.mktemp("graph") / "store"
    board, health, cabinet = body("SEND Board"), body("Health Board"), body("Cabinet", "cabinet")
    document, frames, _ = paper(
        "north-1",
        "2021-06-08",
        SENTENCES,
        ReportingLine(body=board, to=health, relation="reports to", frequency="monthly", evidence=place(0)),
        ReportingLine(body=health, to=cabinet, relation="accountable to", evidence=place(1)),
    )
    with Store.write(folder) as writer:
        writer.replace_document("north-1", to_quads(document, frames, council=COUNCIL))
    return str(folder)


def test_show_tells_each_fact_with_its_sentence(store: str) -> None:
    """With where it was said."""
    result = CliRunner().invoke(show, ["send board", "--store", store])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:2] == ["SEND Board", "  board"]
    assert "  2021-06-08  SEND Board reports to Health Board, monthly" in lines
    assert f"      “{SENTENCES[0]}”" in lines
    assert "      — north-1.txt, said 2021-06-08, characters 0–54" in lines


def test_show_as_data(store: str) -> None:
    """The same as JSON."""
    result = CliRunner().invoke(show, ["send board", "--store", store, "--format", "json"])
    known = json.loads(result.stdout)
    assert known["thing"]["name"] == "SEND Board"
    assert known["facts"]["reporting line"][0]["places"][0]["sentence"] == SENTENCES[0]


def test_path_tells_every_hop(store: str) -> None:
    """Numbered, with relation, sentence, paper and date."""
    result = CliRunner().invoke(path, ["SEND Board", "Cabinet", "--store", store])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:3] == [
        "The strongest line, which is also the shortest:",
        "  1. SEND Board reports to Health Board (monthly)",
        f"     “{SENTENCES[0]}”",
    ]


def test_no_line_is_told_apart_from_an_unknown_name(store: str) -> None:
    """Both are refused, each with its own message."""
    result = CliRunner().invoke(path, ["Cabinet", "SEND Board", "--store", store])
    assert result.exit_code == 1
    assert "No line found" in result.stderr
    assert 'There is one the other way: kg path "SEND Board" "Cabinet"' in result.stderr
    assert result.stdout == ""
    result = CliRunner().invoke(path, ["Cabinett", "SEND Board", "--store", store])
    assert isinstance(result.exception, QueryError)
    assert "Nothing in the store is called 'Cabinett'" in str(result.exception)


def test_stats_counts(store: str) -> None:
    """Documents, facts and things."""
    result = CliRunner().invoke(stats, ["--store", store, "--format", "json"])
    told = json.loads(result.stdout)
    assert told["the whole"]["documents"] == 1
    assert told["facts"] == {"reporting line": 2}
    assert told["things"] == {"body": 3, "organisation": 1}
    assert told["documents by council"] == {COUNCIL.name: 1}
    assert "reporting line" in CliRunner().invoke(stats, ["--store", store]).stdout


@pytest.mark.parametrize("command", [show, path, stats])
def test_a_store_that_is_none_says_how_to_build_one(command: object, tmp_path: Path) -> None:
    """It is refused with the way out."""
    arguments = {show: ["x"], path: ["x", "y"], stats: []}[command]  # type: ignore[index]
    result = CliRunner().invoke(command, [*arguments, "--store", str(tmp_path / "none")])  # type: ignore[arg-type]
    assert isinstance(result.exception, StoreError)
    assert "kg build FOLDER" in str(result.exception)
