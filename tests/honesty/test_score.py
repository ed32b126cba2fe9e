"""The evaluation: cells, rows and sums by the rules of comparison that the questions state."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Outcome, run_kg

from kg.query.catalogue import Catalogue
from kg.score import Counts, evaluate
from kg.score.cells import agrees
from kg.score.tables import KEYS, columns_of
from kg.score.tally import compare

CHECKOUT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = CHECKOUT / "examples"
Kg = Callable[..., Outcome]


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """The command line."""
    return lambda *arguments: run_kg(capsys, monkeypatch, *arguments)


@pytest.mark.parametrize(
    ("column", "gold", "answer"),
    [
        ("name", "Health and Wellbeing Board", "the Health & Well-being Board"),
        ("name", "Clinical Commissioning Group|CCG", "CCG"),
        ("name", "Children's Board", "Childrens Board"),
        ("name", "Children’s Board", "Children's Board"),
        ("name", "*", "anything"),
        ("kind", "", ""),
        ("kind", "|board", ""),
        ("kind", "|board", "board"),
        ("value", "1200000", "1,200,000.0"),
        ("value", "42|43", "43%"),
        ("inspectors", "Ofsted; Care Quality Commission|CCG|CQC", "cqc; ofsted"),
        ("inspectors", "Ofsted; CQC?", "Ofsted"),
        ("responsible", "", ""),
        ("text", "The report be noted and brought back in June", "report be noted and brought back in June 2022"),
        ("subject", "Written Statement of Action", "progress against the WSOA"),
        ("plan", "SEND Improvement Plan", "Special Educational Needs and Disabilities Improvement Plan"),
    ],
)
def test_cells_that_agree(column: str, gold: str, answer: str) -> None:
    """Spelling, alternatives, lists in any order, and most words of a long text agree."""
    assert agrees(column, gold, answer)


@pytest.mark.parametrize(
    ("column", "gold", "answer"),
    [
        ("name", "Health and Wellbeing Board", "Wellbeing Board"),
        ("kind", "", "board"),
        ("kind", "board", ""),
        ("date", "2021-12-07", "2021-12"),
        ("value", "42", "4.2"),
        ("value", "42", ""),
        ("inspectors", "Ofsted; CQC", "Ofsted"),
        ("inspectors", "Ofsted", "Ofsted; CQC"),
        ("inspectors", "", "Ofsted"),
        ("text", "The report be noted", "A budget be set"),
        ("subject", "transport", "transport " + " ".join(f"w{n}" for n in range(30))),
    ],
)
def test_cells_that_do_not_agree(column: str, gold: str, answer: str) -> None:
    """Empty wants empty, dates and numbers are exact, lists are complete, answers keep to the point."""
    assert not agrees(column, gold, answer)


def _row(**cells: str) -> dict[str, str]:
    return {"source": "a", "monitor": "", "subject": "", "frequency": "", "optional": "", **cells}


def test_rows_meet_one_to_one_the_best_first() -> None:
    """Of two answers that meet a gold row the one with the right attributes is its pair; the other is wrong."""
    gold = [_row(monitor="Board", subject="plan", frequency="monthly")]
    answers = [
        _row(monitor="Board", subject="plan", frequency="weekly"),
        _row(monitor="The Board", subject="plan", frequency="monthly"),
    ]
    score = compare("monitoring", gold, answers)
    assert score.counts == Counts(gold=1, found=2, hits=1, asked=1, right=1)
    assert [row["frequency"] for row in score.wrong] == ["weekly"]


def test_optional_rows_count_neither_way() -> None:
    """An answer that meets an optional row, or says it again, is no error; an optional row not found is none either."""
    gold = [_row(monitor="Board", subject="plan"), _row(monitor="Panel", subject="plan", optional="yes")]
    answers = [
        _row(monitor="Panel", subject="plan", frequency="monthly"),
        _row(monitor="Panel", subject="the plan", frequency="yearly"),
    ]
    score = compare("monitoring", gold, answers)
    assert score.counts == Counts(gold=1, found=0, hits=0)
    assert len(score.missing) == 1
    assert compare("monitoring", gold[1:], []).counts == Counts()


def test_equal_answers_count_once_and_sources_lose_their_extension() -> None:
    """The same row twice is one row, and `a.txt` is the document `a`."""
    answers = [_row(source="a.txt", monitor="Board", subject="plan"), _row(monitor="the board", subject="Plan")]
    assert compare("monitoring", [_row(monitor="Board", subject="plan")], answers).counts.found == 1


def test_sums_by_question_by_council_and_in_all() -> None:
    """Micro sums rows, macro is the mean over questions with gold rows, councils sum the papers of each."""
    gold = {
        "monitoring": [_row(monitor="Board", subject="plan"), _row(source="b", monitor="Panel", subject="plan")],
        "meetings": [{"source": "b", "body": "Panel", "date": "2021"}],
    }
    answers = {
        "monitoring": [_row(monitor="Board", subject="plan")],
        "items": [{"source": "c", "title": "Invented", "number": ""}],
    }
    evaluation = evaluate(gold, answers, {"a": "Northmere", "b": "Eastmoor"})
    assert evaluation.total == Counts(gold=3, found=2, hits=1, asked=1, right=1)
    assert evaluation.macro_f1 == pytest.approx((2 / 3 + 0) / 2)
    assert {name: (papers, counts.hits, counts.gold) for name, (papers, counts) in evaluation.by_council().items()} == {
        "": (1, 0, 0),
        "Eastmoor": (1, 0, 2),
        "Northmere": (1, 1, 1),
    }


def test_the_columns_are_those_of_the_questions() -> None:
    """What is compared are the first columns of each saved question."""
    for question in KEYS:
        columns = [column.name for column in Catalogue.load().question(question).header.columns]
        assert tuple(columns[: len(columns_of(question))]) == columns_of(question)
    assert len(KEYS) == 16


def test_the_examples_are_scored_by_question_and_council(kg: Kg) -> None:
    """`kg score` builds the documents for the occasion and says the figures by question and by council."""
    outcome = kg("score", "--documents", EXAMPLES / "minutes", "--gold", EXAMPLES / "expected", "--format", "json")
    assert outcome.status == 0
    told = json.loads(outcome.out)
    assert set(told["questions"]) == set(KEYS)
    assert told["summary"]["f1"] > 0.9
    assert sum(numbers["gold"] for numbers in told["councils"].values()) == sum(
        numbers["gold"] for numbers in told["questions"].values()
    )


def test_errors_name_every_row_that_fell_out(kg: Kg, tmp_path: Path) -> None:
    """With --errors each missing, wrong and differing row is shown, also of a store that is there already."""
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "meetings.csv").write_text("source,body,date\nboard,Moon Board,2021-01-01\n", encoding="utf-8")
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "board.txt").write_text(
        "Sun Board\nMinutes of the meeting held on Tuesday, 5th January, 2021\n\n1. Welcome\n\nAll met.\n",
        encoding="utf-8",
    )
    store = tmp_path / "store"
    assert kg("build", papers, "--store", store).status == 0
    outcome = kg("score", "--store", store, "--gold", gold, "--errors")
    assert "  missing  board · Moon Board · 2021-01-01" in outcome.out
    assert "  wrong    board · Sun Board · 2021-01-05" in outcome.out
    assert "macro F1 0.000 over 1 questions with gold rows" in outcome.out


def test_gold_that_cannot_be_used_is_refused(kg: Kg, tmp_path: Path) -> None:
    """No folder, no table and a table without a column are told, each with its remedy."""
    assert "There is no folder" in kg("score", "--gold", tmp_path / "nowhere").err
    assert "holds no gold table" in kg("score", "--gold", tmp_path).err
    (tmp_path / "meetings.csv").write_text("source,date\na,2021\n", encoding="utf-8")
    (tmp_path / "roles.csv").write_text("source,role\na,Clerk\n", encoding="utf-8")
    told = kg("score", "--gold", tmp_path)
    assert told.status == 1
    assert "meetings.csv: the column body is missing" in told.err
    assert "roles.csv: the column organisation is missing" in told.err
