"""The options of `kg view` on the store of the examples: the page holds what was asked for, and nothing else."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command import run_kg

from kg.build import build
from kg.resources import folder

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "minutes"
MARLSHIRE, ALDERMOUTH = "Marlshire County Council", "Aldermouth City Council"
BOARD = "Marlshire Health and Wellbeing Board"

Draw = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The store of the examples."""
    folder = tmp_path_factory.mktemp("view") / "store"
    assert not build(EXAMPLES, folder).refusals
    return str(folder)


@pytest.fixture
def draw(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Draw:
    """Runs `kg view` and returns the data of its page: things, facts, papers, and the things of each view."""

    def drawn(*options: str) -> dict[str, Any]:
        file = tmp_path / "page.html"
        outcome = run_kg(capsys, monkeypatch, "view", "--store", store, "-o", file, *options)
        assert outcome.status == 0, outcome.err
        found = re.search(r'(?s)<script[^>]*type="application/json"[^>]*>(.*?)</script>', file.read_text("utf-8"))
        assert found
        data = json.loads(found[1])
        told = {part: _records(data[part], data["words"]) for part in ("nodes", "edges", "papers")}
        labels = [node["label"] for node in told["nodes"]]
        facts = {(labels[edge["from"]], edge["relation"], labels[edge["to"]]) for edge in told["edges"]}
        views = {view["key"]: view for view in data["views"]}
        return {**told, "labels": set(labels), "facts": facts, "views": views, "start": data["start"]}

    return drawn


def _records(table: dict[str, Any], words: list[str]) -> list[dict[str, Any]]:
    """Return the rows of a table of the page by the names of their columns, with the words that they point to."""
    columns = [
        [words[value] for value in values] if name in table["worded"] else values
        for name, values in zip(table["columns"], table["values"], strict=True)
    ]
    return [dict(zip(table["columns"], row, strict=True)) for row in zip(*columns, strict=True)]


def test_one_council(draw: Draw) -> None:
    """With it come its bodies and those of the nation, no other council's; its papers only."""
    page, whole = draw("--council", "Aldermouth"), draw()
    assert {ALDERMOUTH, "Schools Forum", "Ofsted"} <= page["labels"]
    assert {node["council"] for node in page["nodes"]} == {"", ALDERMOUTH}
    assert {paper["council"] for paper in page["papers"]} == {ALDERMOUTH}
    assert page["facts"] < whole["facts"]


def test_the_way_between_two(draw: Draw) -> None:
    """Both ends, what lies between, and no more."""
    page = draw("--path", "workstreams", BOARD)
    board = "SEND Improvement Board"
    assert page["labels"] == {"Workstreams", board, BOARD}
    assert page["facts"] == {("Workstreams", "reports to", board), (board, "accountable to", BOARD)}
    assert [paper["source"] for paper in page["papers"]] == ["marlshire-2021-11-scrutiny"]
    assert (page["start"], page["views"]["way"]["title"]) == ("way", "The way")


def test_what_lies_about_a_thing(draw: Draw) -> None:
    """At one hop everything is tied to it; at two there is more."""
    near, far = draw("--around", "Schools Forum", "--hops", "1"), draw("--around", "Schools Forum", "--hops", "2")
    whole = draw()
    about = {end for fact in whole["facts"] if "Schools Forum" in (fact[0], fact[2]) for end in (fact[0], fact[2])}
    assert near["labels"] == about
    assert near["labels"] < far["labels"] < whole["labels"]


def test_a_board_that_two_councils_have(draw: Draw) -> None:
    """The council in brackets says which."""
    page = draw("--around", f"cabinet ({MARLSHIRE})")
    assert {node["council"] for node in page["nodes"] if node["label"] == "Cabinet"} == {MARLSHIRE}


def test_the_answer_to_a_question(draw: Draw) -> None:
    """Its facts only, all of them shown, and the papers that they rest on."""
    page = draw("--question", "monitoring", "council=Aldermouth")
    plan = "Priority Action Plan"
    assert page["facts"] == {
        ("SEND Strategic Board", "monitors", "Written Statement of Action"),
        ("Department for Education", "monitors", plan),
        ("NHS England", "monitors", plan),
        ("SEND Improvement Board", "monitors", plan),
        ("Schools Forum", "monitors", "High Needs Recovery Plan"),
    }
    assert len(page["views"]["overview"]["nodes"]) == len(page["nodes"])
    assert {paper["council"] for paper in page["papers"]} == {ALDERMOUTH}
    assert len(page["papers"]) == 3


CONSTRUCT = """
PREFIX sg: <https://w3id.org/send-governance/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
CONSTRUCT { ?body org:reportsTo ?to . <urn:own> org:linkedTo ?to ; rdfs:label "My own note" }
WHERE { ?fact a sg:ReportingLine ; sg:reportingBody ?body ; sg:answersTo ?to }
"""


def test_a_query_that_constructs(draw: Draw, tmp_path: Path) -> None:
    """Each triple is a line, which opens the sentences that tie its ends; what the query makes up is a thing too."""
    file = tmp_path / "who-answers.rq"
    file.write_text(CONSTRUCT, encoding="utf-8")
    page = draw("--question", str(file))
    facts = {(low, word, high) for low, word, high in page["facts"] if word == "reports to"}
    assert ("Joint Commissioning Group", "reports to", "Integrated Care Partnership") in facts
    assert ("My own note", "linked to", "Integrated Care Partnership") in page["facts"]
    assert all(bool(edge["passages"]) == (edge["relation"] == "reports to") for edge in page["edges"])
    assert page["views"]["overview"]["title"] == "Question: who-answers"


def test_a_query_that_constructs_whole_facts(draw: Draw, tmp_path: Path) -> None:
    """Facts that are lines are drawn as everywhere else: as those of the question that selects them."""
    file = tmp_path / "lines.rq"
    file.write_text(
        "PREFIX sg: <https://w3id.org/send-governance/ontology#>\n"
        "CONSTRUCT { ?fact ?said ?of } WHERE { ?fact a sg:ReportingLine ; ?said ?of }",
        encoding="utf-8",
    )
    assert draw("--question", "accountability")["facts"] <= draw("--question", str(file))["facts"]


def test_a_file_is_asked_as_the_saved_question_is(draw: Draw, tmp_path: Path) -> None:
    """With its header, its parameters and the facts that it selects; also as one of the reader's own questions."""
    text = (folder("queries") / "monitoring.rq").read_text(encoding="utf-8")
    file = tmp_path / "mine.rq"
    file.write_text(text, encoding="utf-8")
    saved = draw("--question", "monitoring", "council=Aldermouth")
    assert draw("--question", str(file), "council=Aldermouth")["facts"] == saved["facts"]
    assert draw("--question", "mine", "--queries", str(tmp_path), "council=Aldermouth")["facts"] == saved["facts"]


def test_rows_that_name_no_fact(draw: Draw, tmp_path: Path) -> None:
    """A line runs from the first thing of each row to the others, named after the column."""
    file = tmp_path / "rows.rq"
    file.write_text(
        "PREFIX sg: <https://w3id.org/send-governance/ontology#>\n"
        "SELECT ?plan ?watchedBy WHERE { ?fact a sg:Monitoring ; sg:subject ?plan ; sg:monitor ?watchedBy }",
        encoding="utf-8",
    )
    page = draw("--question", str(file))
    assert ("High Needs Recovery Plan", "watched by", "Schools Forum") in page["facts"]


@pytest.mark.parametrize("date", ["2020", "2020-06", "2020-06-01"])
def test_a_date(draw: Draw, date: str) -> None:
    """Only what the papers had said or what had begun by then."""
    page = draw("--as-of", date)
    assert page["edges"]
    assert all((edge["start"] or edge["saidOn"]) <= f"{date}~" for edge in page["edges"])
    assert [paper["source"] for paper in page["papers"]] == ["aldermouth-2019-06-board"]


def test_a_date_and_a_council(draw: Draw) -> None:
    """Options that narrow go together: Marlshire's papers begin in 2021."""
    assert draw("--council", MARLSHIRE, "--as-of", "2020")["edges"] == []
    early, late = (draw("--council", MARLSHIRE, "--as-of", date) for date in ("2021", "2023"))
    assert early["facts"] < late["facts"]


def test_a_limit(draw: Draw) -> None:
    """The picture shows no more, and the page holds the rest."""
    page = draw("--limit", "10")
    assert len(page["views"]["overview"]["nodes"]) == 10
    assert page["labels"] == draw()["labels"]


def test_a_file_of_very_many_holds_what_is_shown(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    """And one step around it; `--all` holds the rest."""
    whole = draw()
    monkeypatch.setattr("kg.cli.view.MOST", 50)
    page = draw("--limit", "5")
    shown = {page["nodes"][number]["label"] for number in page["views"]["overview"]["nodes"]}
    assert len(shown) == 5
    ends = {end for fact in page["facts"] for end in (fact[0], fact[2])}
    assert shown < ends < whole["labels"]
    assert draw("--limit", "5", "--all")["labels"] == whole["labels"]


def test_what_changed_since_another_store(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came since then has a view of its own; beside itself a store has none that changed."""
    papers = tmp_path / "minutes"
    papers.mkdir()
    for paper in EXAMPLES.glob("*marlshire*"):
        (papers / paper.name).write_bytes(paper.read_bytes())
    (papers / "manifest.csv").write_bytes((EXAMPLES / "manifest.csv").read_bytes())
    old, file = tmp_path / "old", tmp_path / "page.html"
    build(papers, old)
    outcome = run_kg(capsys, monkeypatch, "view", "--store", store, "-o", file, "--compare", old)
    assert outcome.status == 0, outcome.err
    found = re.search(r'(?s)<script[^>]*type="application/json"[^>]*>(.*?)</script>', file.read_text("utf-8"))
    assert found
    data = json.loads(found[1])
    assert "changes" in [view["key"] for view in data["views"]]
    assert "Schools Forum monitors High Needs Recovery Plan" in data["changes"]
    assert "Marlshire County Council</a></h2>" not in data["changes"]


def test_a_page_opens_on_what_was_asked_for(draw: Draw) -> None:
    """On the councils side by side, on the one council, on the picture of a part; --view has the last word."""
    assert draw()["start"] == draw("--council", "Aldermouth")["start"] == "councils"
    assert draw("--council", "Aldermouth")["views"]["councils"]["title"] == ALDERMOUTH
    assert draw("--around", "Schools Forum")["start"] == draw("--as-of", "2021")["start"] == "overview"
    assert draw("--view", "matrix")["start"] == "matrix"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--council", "Aldermoth"], f"Did you mean {ALDERMOUTH}"),
        (["--around", "Schols Forum"], "Did you mean Schools Forum"),
        (["--around", "Cabinet"], f"Write 'Cabinet ({ALDERMOUTH})' or 'Cabinet ({MARLSHIRE})'"),
        (["--path", "workstrems", BOARD], "Did you mean Workstreams"),
        (["--path", "workstreams", "Marlshire Helth and Wellbeing Board"], f"Did you mean {BOARD}"),
        (["--path", "Saltmarsh Families", "Dorset SEND Delivery Board"], "Try --around for either"),
        (["--question", "monitorng"], "Did you mean monitoring"),
        (["--question", "nowhere.rq"], "nowhere.rq cannot be read: No such file"),
        (["--question", "monitoring", "counsil=Dorset"], "Did you mean council"),
        (["--question", "monitoring", "council=Aldermuth"], f"Perhaps you mean {ALDERMOUTH}"),
        (["--as-of", "soon"], "--as-of must be a date"),
        (["--council", "Dorset", "--around", "Ofsted"], "Only one of"),
        (["council=Dorset"], "name one with --question"),
    ],
)
def test_wrong_use_writes_nothing(
    store: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    said: str,
) -> None:
    """Exit status 2, with what was perhaps meant, and no file."""
    file = tmp_path / "page.html"
    outcome = run_kg(capsys, monkeypatch, "view", "--store", store, "-o", file, *options)
    assert outcome.status == 2
    assert said in " ".join(outcome.err.split())
    assert not file.exists()
