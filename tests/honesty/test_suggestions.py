"""What is not certain is suggested, not asserted: it is in no answer unless asked for, and a person decides."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Outcome, run_kg

from kg.graph.store import Store

Kg = Callable[..., Outcome]

BOARD = """Northmere Council
SEND Board
Tuesday, 16th January, 2024

4. SEND Update

The SEND Board reports to the Cabinet. The Inclusion Panel leans on the Schools Forum.
The Cabinet leans on the SEND Board. The Youth Board leans on the Cabinet.
"""
LEANS = """
[[rule]]
id = "leans-on"
reason = "Whoever leans on a body may answer to it."
pattern = "{body:BODY} leans on the {to:BODY}"
match = ["The SEND Board leans on the Cabinet.", "The Youth Panel leans on the Schools Forum."]
reject = ["The SEND Board met the Cabinet."]
set = { relation = "accountable to" }
score = 0.4
"""
LEANING = "The Inclusion Panel leans on the Schools Forum."


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """The command line."""
    return lambda *arguments: run_kg(capsys, monkeypatch, *arguments)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of one paper."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "board.txt").write_text(BOARD, encoding="utf-8")
    (folder / "manifest.csv").write_text("file,url,council\nboard.txt,,Northmere Council\n", encoding="utf-8")
    return folder


@pytest.fixture
def build(papers: Path, tmp_path: Path, kg: Kg) -> Callable[..., str]:
    """Build the paper with a rule that is not certain; return what was said."""
    taught = tmp_path / "taught"
    taught.mkdir()
    (taught / "reporting.toml").write_text(LEANS, encoding="utf-8")
    return lambda *arguments: kg("build", papers, "--rules", taught, "--store", tmp_path / "store", *arguments).out


@pytest.fixture
def store(build: Callable[..., str], tmp_path: Path) -> Path:
    """The store of that build."""
    build()
    return tmp_path / "store"


@pytest.fixture
def by_rules(build: Callable[..., str], tmp_path: Path) -> Path:
    """The store of that build without models: nothing but the rule that is not certain suggests."""
    build("--no-model")
    return tmp_path / "store"


def rows(kg: Kg, store: Path, *arguments: str) -> list[dict[str, str]]:
    """The lines of accountability that the store answers."""
    told = kg("query", "accountability", "--store", store, "--format", "csv", *arguments).out
    return list(csv.DictReader(told.splitlines()))


def suggested(kg: Kg, store: Path) -> list[dict[str, str]]:
    """The suggestions of the store."""
    found = json.loads(kg("suggest", "--store", store, "--format", "json").out)
    assert isinstance(found, list)
    return found


def test_a_suggestion_is_in_no_answer_and_no_export_unless_asked_for(kg: Kg, by_rules: Path, tmp_path: Path) -> None:
    """Without --suggested only what is certain is told; with it each row says how certain it is."""
    store = by_rules
    certain = [(row["body"], row["to"]) for row in rows(kg, store)]
    assert certain == [("SEND Board", "Cabinet")]
    asked = {(row["body"], row["to"]): row["suggested"] for row in rows(kg, store, "--suggested")}
    assert asked == {
        ("SEND Board", "Cabinet"): "",
        ("Inclusion Panel", "Schools Forum"): "0.4",
        ("Cabinet", "SEND Board"): "0.4",
        ("Youth Board", "Cabinet"): "0.4",
    }
    plain, whole = tmp_path / "a.nq", tmp_path / "b.nq"
    kg("export", plain, "--store", store)
    kg("export", whole, "--store", store, "--suggested")
    lines = [
        path.read_text(encoding="utf-8").count("#type> <https://w3id.org/send-governance/ontology#ReportingLine> <")
        for path in (plain, whole)
    ]
    assert lines == [1, 4]
    told = "terms/type> <https://w3id.org/send-governance/code/relation/accountable-to>"
    assert [told in path.read_text(encoding="utf-8") for path in (plain, whole)] == [False, True]
    kg("export", tmp_path / "again.nq", "--store", store)
    assert (tmp_path / "again.nq").read_bytes() == plain.read_bytes()


def test_a_suggestion_is_listed_with_its_sentence_score_and_proposer(kg: Kg, store: Path) -> None:
    """The list says all that a person needs to decide."""
    panel = next(one for one in suggested(kg, store) if "Inclusion" in one["details"])
    assert {name: text for name, text in panel.items() if name != "key"} == {
        "score": "0.4",
        "council": "Northmere Council",
        "question": "accountability",
        "details": "body=Inclusion Panel; to=Schools Forum; relation=accountable to",
        "sentence": LEANING,
        "document": "board.txt",
        "reader": "rules",
        "rule": "reporting/leans-on",
    }
    told = kg("suggest", "--store", store).out
    assert "Northmere Council: accountability" in told
    assert f"“{LEANING}”" in told


def test_the_explanation_tells_who_proposed_it(kg: Kg, papers: Path, tmp_path: Path, store: Path) -> None:
    """A sentence that gave no more than a suggestion says so, with its proposer and its score."""
    told = kg("explain", papers / "board.txt", "leans on the Schools Forum", "--rules", tmp_path / "taught").out
    assert store.is_dir()
    assert "suggested  accountability: body=Inclusion Panel; to=Schools Forum; relation=accountable to" in told
    assert "(rules, score 0.40)" in " ".join(told.split())


def test_a_picture_has_no_suggestion_unless_asked_for(kg: Kg, store: Path, tmp_path: Path) -> None:
    """The page draws it dotted where it is asked for."""
    for name, asked in (("plain.html", ()), ("whole.html", ("--suggested",))):
        kg("view", "--store", store, "-o", tmp_path / name, *asked)
    plain, whole = ((tmp_path / name).read_text(encoding="utf-8") for name in ("plain.html", "whole.html"))
    line = "<td>Youth Board<td>accountable to<td>Cabinet<td>suggested<td>"
    assert (line in plain, line in whole) == (False, True)


def test_what_is_accepted_becomes_a_fact_and_what_is_rejected_goes(
    kg: Kg, by_rules: Path, papers: Path, build: Callable[..., str]
) -> None:
    """Accepting and rejecting write corrections; the next build asserts the one and suggests neither again."""
    store = by_rules
    keys = {one["details"].split(";")[0]: one["key"] for one in suggested(kg, store)}
    accept, reject = keys["body=Inclusion Panel"], keys["body=Cabinet"]
    assert kg("suggest", "--store", store, "--accept", accept).status == 2
    kg("suggest", "--store", store, "--accept", accept, "--reject", reject, "--folder", papers)
    told = build("--no-model")
    assert "2 corrections applied" in told
    assert "1 suggestion beside the facts: kg suggest lists them" in told
    assert [(row["body"], row["to"]) for row in rows(kg, store)] == [
        ("Inclusion Panel", "Schools Forum"),
        ("SEND Board", "Cabinet"),
    ]
    assert [one["details"].split(";")[0] for one in suggested(kg, store)] == ["body=Youth Board"]


def test_a_key_that_is_not_there_is_wrong_use(kg: Kg, store: Path, papers: Path) -> None:
    """It is told how to list them, and nothing is written."""
    outcome = kg("suggest", "--store", store, "--accept", "nothing", "--folder", papers)
    assert outcome.status == 2
    assert "There is no suggestion 'nothing'" in outcome.err
    assert not (papers / "corrections.csv").exists()


def test_one_paper_is_read_as_a_build_reads_it(kg: Kg, papers: Path, tmp_path: Path, store: Path) -> None:
    """`kg read` gives all graphs of the paper with its mark: a store of these lines needs no building again."""
    read = tmp_path / "board.nq"
    kg("read", papers / "board.txt", "--rules", tmp_path / "taught", "-o", read)
    lines = read.read_bytes()
    assert lines == kg("read", papers / "board.txt", "--rules", tmp_path / "taught").out.encode()
    graphs = {line.rsplit(b" ", 2)[1].rsplit(b"/", 1)[1] for line in lines.splitlines()}
    assert graphs == {b"graph>", b"inferred>", b"suggested>", b"marks>"}
    built = Store.read(store)
    with Store.write(tmp_path / "loaded") as writer:
        writer.replace_document("board", lines)
    assert Store.read(tmp_path / "loaded").documents() == built.documents()
    assert kg("build", papers, "--rules", tmp_path / "taught", "--store", tmp_path / "loaded").out.startswith(
        "0 documents"
    )
