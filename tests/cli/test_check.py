"""`kg check`: what it says, and how it ends."""

import json
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from command import run_kg
from query.papers import body, paper, place

from kg.graph import to_quads
from kg.graph.place import Place
from kg.graph.store import Store
from kg.graph.vocabulary import RDFS, SG
from kg.model.frames import Thing
from kg.model.kinds.action import Action
from kg.model.kinds.plan import Plan
from kg.model.kinds.reporting_line import ReportingLine

LINE = ReportingLine(evidence=place(0), body=body("SEND Board"), to=body("Cabinet", "cabinet"), relation="reports to")


def build(path: Path, quads: Iterable[ox.Quad]) -> Path:
    """Write a store of one document."""
    with Store.write(path) as store:
        store.replace_document("a", quads)
    return path


@pytest.fixture
def quads() -> list[ox.Quad]:
    """A sound paper."""
    document, frames, council = paper("a", "2021-06-08", ["The board reports to Cabinet."], LINE)
    return to_quads(document, frames, council=council)


def test_a_sound_graph(
    tmp_path: Path, quads: list[ox.Quad], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sound graph is said to be so, with what was looked at; exit status 0."""
    ended = run_kg(capsys, monkeypatch, "check", "--store", build(tmp_path / "store", quads))
    assert ended.status == 0
    assert ended.out.startswith("The graph is sound: 1 quote compared with the text, ")
    assert ended.out.endswith("no finding.\n")


def test_an_unsound_graph(
    tmp_path: Path, quads: list[ox.Quad], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error is told in plain English with the sentence at fault; exit status 1, in JSON too."""
    store = build(tmp_path / "store", (quad for quad in quads if quad.predicate != SG.answersTo))
    ended = run_kg(capsys, monkeypatch, "check", "--store", store)
    assert ended.status == 1
    assert "error: A reporting line must have one body that is answered to." in ended.out
    assert "in a\n    “The board reports to Cabinet.”" in ended.out
    assert "The graph is not sound" in ended.out
    ended = run_kg(capsys, monkeypatch, "check", "--store", store, "--format", "json")
    assert ended.status == 1
    assert json.loads(ended.out)[0]["check"] == "line-to"


def test_findings_name_the_thing(
    tmp_path: Path, quads: list[ox.Quad], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has no name is told by its IRI."""
    store = build(tmp_path / "store", (quad for quad in quads if quad.predicate != RDFS.label))
    ended = run_kg(capsys, monkeypatch, "check", "--store", store)
    assert "A body must have a name." in ended.out
    assert "/body/send-board" in ended.out


def test_gaps(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What the papers leave open is told with its sentence and what would close it."""
    plan = Thing("plan", "SEND Plan", "improvement plan", scope="authority:E10000099")
    document, frames, council = paper(
        "a",
        "2021-06-08",
        ["There is a plan.", "The figures would be circulated."],
        Plan(evidence=place(0), plan=plan),
        Action(evidence=place(1), text="circulate the figures"),
    )
    store = build(tmp_path / "store", to_quads(document, frames, council=council))
    ended = run_kg(capsys, monkeypatch, "check", "gaps", "--store", store)
    assert "“SEND Plan” has no named monitor" in ended.out
    assert "“There is a plan.”" in ended.out
    assert "What would close it: " in ended.out
    elsewhere = run_kg(capsys, monkeypatch, "check", "gaps", "--store", store, "--council", "Eastvale")
    assert (elsewhere.status, elsewhere.out) == (1, "")
    assert "The store has no council 'Eastvale'" in elsewhere.err
    assert run_kg(capsys, monkeypatch, "check", "holes", "--store", store).status == 2


def test_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that is not there is told on standard error, with the way out."""
    ended = run_kg(capsys, monkeypatch, "check", "--store", tmp_path / "none")
    assert (ended.status, ended.out) == (1, "")
    assert "Build one with" in ended.err


def test_a_damaged_store(
    tmp_path: Path, quads: list[ox.Quad], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of the store that is not as it was written is an error; no shape is tried."""
    store = build(tmp_path / "store", quads)
    options = next(Place(store).graph(1).glob("OPTIONS-*"))
    options.write_bytes(options.read_bytes() + b"\n")
    ended = run_kg(capsys, monkeypatch, "check", "--store", store)
    assert ended.status == 1
    assert ended.out.startswith(f"error: The store is damaged: {options} is not as it was written.")
    assert ended.out.endswith("0 constraints tried, error 1.\n")


def test_a_council_narrows_what_is_checked(
    tmp_path: Path, quads: list[ox.Quad], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Quotes and findings of its papers only; of one that is misspelt nothing is called sound."""
    of = Thing("organisation", "Eastvale Council", kind="local authority", register="authority:E06000099")
    document, frames, _ = paper("b", "2021-06-08", ["The board reports to Cabinet."], LINE, of=of)
    broken = [quad for quad in to_quads(document, frames, council=of) if quad.predicate != SG.answersTo]
    with Store.write(tmp_path / "store") as store:
        store.replace_document("a", quads)
        store.replace_document("b", broken)
    asked = ("check", "--store", tmp_path / "store", "--council")
    ended = run_kg(capsys, monkeypatch, *asked, "northmere")
    assert (ended.status, ended.out.partition(" compared")[0]) == (0, "The graph is sound: 1 quote")
    assert run_kg(capsys, monkeypatch, *asked, "Eastvale").status == 1
    ended = run_kg(capsys, monkeypatch, *asked, "Northmeer")
    assert (ended.status, ended.out) == (1, "")
    assert "Perhaps you mean Northmere County Council" in ended.err
