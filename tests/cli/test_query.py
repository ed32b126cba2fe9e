"""`kg query` lists the questions and answers one; what is wrong is told with the way out and the right exit status."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from query.samples import COUNCILS, MONITORING, Memory

from kg.cli.query import command
from kg.errors import QueryError

ROWS = [["a", "Panel", "b; x"], ["b", "", 'say "hi", all'], ["c", "Board | Group", "line\nend"]]


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The command sees the sample questions and the sample graph."""
    folder = tmp_path / "queries"
    folder.mkdir()
    (folder / "monitoring.rq").write_text(MONITORING, encoding="utf-8")
    (folder / "councils.rq").write_text(COUNCILS, encoding="utf-8")
    monkeypatch.setattr("kg.query.catalogue.folder", lambda _: folder)
    memory = Memory()
    memory.fact("f1", source="a", monitor="Panel", subject="x; b", council="Northmere", date="2021-06-15")
    memory.fact("f3", source="b", subject='say "hi", all', council="Northmere", date="2022")
    memory.fact("f4", source="c", monitor="Board | Group", subject="line\nend", council="Eastvale", date="2023")
    monkeypatch.setattr("kg.query.engine.open_engine", lambda *_, **__: memory)


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(command, arguments)


def test_without_a_name_it_lists_the_questions_by_theme() -> None:
    """A line each, under the theme."""
    result = run()
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines.index("WHO IS WHO") < lines.index("OVERSIGHT")
    assert "  monitoring  Who monitors what, and how often." in lines


def test_the_list_needs_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """One can see what could be asked before anything is built."""
    monkeypatch.setattr("kg.query.engine.open_engine", None)
    assert run().exit_code == 0


def test_into_a_pipe_the_answer_is_csv() -> None:
    """With the columns of the contract as its head."""
    result = run("monitoring")
    assert list(csv.reader(io.StringIO(result.stdout, newline=""))) == [
        ["source", "monitor", "subject"],
        *ROWS,
    ]


@pytest.mark.parametrize("name", ["csv", "tsv", "json", "jsonl", "markdown", "table"])
def test_every_format_can_be_asked_for(name: str) -> None:
    """--format names it."""
    result = run("monitoring", "council=north", "--format", name)
    assert result.exit_code == 0
    assert "Panel" in result.stdout


def test_an_output_file_is_written_in_the_format_of_its_ending(tmp_path: Path) -> None:
    """Nothing goes to standard output then."""
    target = tmp_path / "answer.json"
    result = run("monitoring", "-o", str(target))
    assert result.stdout == ""
    assert [row["source"] for row in json.loads(target.read_text(encoding="utf-8"))] == ["a", "b", "c"]


def test_a_failure_leaves_the_old_output_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer is there whole or not at all."""
    target = tmp_path / "answer.csv"
    target.write_text("old", encoding="utf-8")

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("kg.cli.answer.write", broken)
    assert run("monitoring", "-o", str(target)).exit_code == 1
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["answer.csv"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["monitorin"], "There is no question 'monitorin'. Did you mean monitoring?"),
        (["monitoring", "counsil=x"], "monitoring has no parameter 'counsil'. Did you mean council?"),
        (
            ["monitoring", "from=yesterday"],
            "from must be a date: 2021-12-07, 2021-06 or 2021, not 'yesterday'",
        ),
        (["monitoring", "Northmere"], "'Northmere' is no PARAM=VALUE"),
        (["monitoring", "to=2021", "to=2022"], "to is given twice"),
        (["councils", "council=x"], "councils has no parameters"),
        (["monitoring", "--format", "xml2"], "'xml2' is not one of"),
    ],
)
def test_wrong_use_is_told_with_the_way_out(arguments: list[str], told: str) -> None:
    """Exit status 2, nothing on standard output."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


def test_a_folder_of_ones_own_joins_the_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By option or by the environment; it is listed and answers like the others."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.rq").write_text(COUNCILS.replace("theme: who is who", "theme: own questions"), encoding="utf-8")
    assert "OWN QUESTIONS" in run("--queries", str(own)).stdout
    assert run("mine", "--queries", str(own)).stdout == "council\nEastvale\nNorthmere\n"
    monkeypatch.setenv("KG_QUERIES", str(own))
    assert run("mine").exit_code == 0
    assert run("--queries", str(tmp_path / "none")).exit_code == 2


def test_help_search_show_and_turtle_write_the_catalogue() -> None:
    """What a question takes, which speak of a word, what is asked, and all of them as RDF."""
    assert "The graph has:" not in run("councils", "--help").stdout
    assert "council=…     Only this council." in run("monitoring", "--help").stdout
    assert "monitoring" not in run("--search", "every council").stdout.replace("kg query", "")
    assert 'VALUES ?param_council { "x\\"y" }' in run("monitoring", 'council=x"y', "--show").stdout
    assert run("--turtle").stdout.count("a sh:SPARQLSelectExecutable") == 2
    assert run("--lint").exit_code == 0


@pytest.mark.parametrize("harm", ["\0", "\x1b", "{{{{", "\t- a", "title: twice"])
def test_a_question_that_cannot_be_read_is_told_and_the_others_stay(tmp_path: Path, harm: str) -> None:
    """The list has the others; what is wrong is said with file and line, and the exit status is 1."""
    path = tmp_path / "queries" / "councils.rq"
    path.write_text(path.read_text(encoding="utf-8").replace("#+ ", f"#+ {harm}", 1), encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert "  monitoring  Who monitors what, and how often." in result.stdout.splitlines()
    assert f"{path}:" in result.stderr
    assert run("monitoring").exit_code == 0
    assert isinstance(run("councils").exception, QueryError)
