"""The examples are complete, kg answers them as expected, and the walkthrough runs as it is printed."""

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from comparison import differences, read_rows, rows_of

from kg.documents.folder import read_folder
from kg.model.document import Document
from kg.score.tables import KEYS

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
MINUTES = EXAMPLES / "minutes"
EXPECTED = EXAMPLES / "expected"
COMMANDS = Path(sys.executable).parent
PAGE = (EXAMPLES / "README.md").read_text(encoding="utf-8")
#: what the page runs
PROGRAMS = {"kg": COMMANDS / "kg", "python": Path(sys.executable)}
#: a numbered question of the page, and the block below it
TASK = re.compile(r"^(\d+)\. ([^\n]+)\n\n```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
WALKTHROUGH = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def _kg(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return _run(COMMANDS / "kg", *arguments, folder=folder)


def _run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "KG_STORE"} | {
        "PATH": f"{COMMANDS}{os.pathsep}{os.environ.get('PATH', '')}",
        "COLUMNS": "120",
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the examples."""
    folder = tmp_path_factory.mktemp("examples")
    done = _kg("build", MINUTES, "--store", "kg-store", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The examples as read."""
    return [document for document in read_folder(MINUTES) if isinstance(document, Document)]


def test_the_examples_are_of_every_kind(documents: list[Document]) -> None:
    """Every layout, both formats, three councils, and both inspection frameworks are among the examples."""
    assert len(documents) >= 8
    assert {document.page_type for document in documents} == {
        "issue history",
        "agenda item",
        "meeting",
        "decision details",
        "board notes",
    }
    assert {document.media_type for document in documents} == {"text/html", "text/plain"}
    assert len({document.entry.council for document in documents}) == 3
    text = "\n".join(document.text for document in documents)
    for phrase in ("areas of significant weakness", "widespread and/or systemic failings", "CCG", "ICB"):
        assert phrase in text


def test_the_manifest_names_every_document() -> None:
    """Each file of the folder has its line in the manifest, and the other way round."""
    with (MINUTES / "manifest.csv").open(encoding="utf-8", newline="") as file:
        named = {row["file"] for row in csv.DictReader(file)}
    assert named == {path.name for path in MINUTES.iterdir()} - {"manifest.csv"}


@pytest.mark.parametrize("question", KEYS)
def test_every_question_has_expected_answers(question: str, documents: list[Document]) -> None:
    """Each question has a table with the columns of its contract, and speaks of documents that are there."""
    rows = read_rows(EXPECTED / f"{question}.csv")
    keys, others = KEYS[question]
    assert tuple(rows[0]) == (*keys, *others, "optional")
    assert {row["source"] for row in rows} <= {document.source for document in documents}
    assert any(not row["optional"] for row in rows)


def test_no_table_is_without_a_question() -> None:
    """There are as many tables of expected answers as questions."""
    assert {path.stem for path in EXPECTED.iterdir()} == set(KEYS)


@pytest.mark.parametrize("question", KEYS)
def test_kg_answers_as_expected(question: str, built: Path) -> None:
    """What kg answers on the examples is what was read out of them by hand: nothing missing, nothing more."""
    done = _kg("query", question, "--format", "csv", "--store", "kg-store", folder=built)
    assert done.returncode == 0, done.stderr
    told = differences(question, read_rows(EXPECTED / f"{question}.csv"), rows_of(done.stdout))
    assert not told, "\n" + "\n".join(told)


def test_the_walkthrough_runs_as_printed(tmp_path: Path) -> None:
    """Every command of the walkthrough succeeds, and what the page prints below it is what the command prints."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    count = 0
    for block in WALKTHROUGH:
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, printed = part.partition("\n")
            program, *arguments = shlex.split(line)
            assert program in PROGRAMS
            done = _run(PROGRAMS[program], *arguments, folder=tmp_path)
            assert done.returncode == 0, f"{line}\n{done.stderr}"
            said = [" ".join(text.split()) for text in (done.stdout + done.stderr).splitlines() if text.strip()]
            told = [" ".join(text.split()) for text in printed.splitlines() if text.strip()]
            if "…" in told:  # the rest is left out
                told = told[: told.index("…")]
                said = said[: len(told)]
            assert said == told or not told, line
            count += 1
    assert count >= 24
    network = nx.read_graphml(tmp_path / "network.graphml")
    lines = [told for _, _, told in network.edges(data=True) if told.get("relation") == "reports to"]
    known = [(told["said"], told.get("frequency", "")) for told in lines]
    assert known == [("2023-07-11", "quarterly"), ("2023-02-07", "")]
    assert all("reports to" in told["sentence"] for told in lines)


def test_fifteen_questions_have_one_command_each() -> None:
    """And rows below it, each compared when the walkthrough runs; only what needs a second build has two."""
    tasks = TASK.findall(PAGE.partition("## Fifteen questions")[2])
    assert [int(number) for number, *_ in tasks] == list(range(1, 16))
    for number, _, block in tasks:
        commands = re.findall(r"^\$ (.*)$", block, re.MULTILINE)
        assert len(commands) == (2 if number == "15" else 1)
        assert all("--store" in command or command.startswith(("python", "kg diff")) for command in commands)
        rows = [line for line in block.splitlines() if not line.startswith("$")]
        assert rows or commands[0].startswith("kg export")
