"""`kg sparql` as a process of its own: a query that is too much ends with a sentence, and reaches nothing."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from graph.test_store import write
from hostile.reaching import listening, spellings

SHELL = shutil.which("sh") or ""
PROGRAM = "from kg.cli.start import start\nstart()"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk with one paper."""
    path: Path = tmp_path_factory.mktemp("apart") / "store"
    write(path, "a", "Old Board")
    return path


def kg(*arguments: str | Path, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    """Run the programme as a user does."""
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { FILTER (" + "1+" * 30_000 + "1) }",
        "SELECT * { " + "{} UNION " * 30_000 + "{} }",
        "SELECT * { " + "OPTIONAL {} " * 10_000 + "}",
        "SELECT * { " + "{" * 32_000 + "}" * 32_000 + " }",
    ],
)
def test_a_query_that_is_too_much_for_the_engine_is_told(place: Path, tmp_path: Path, text: str) -> None:
    """By nesting or by length: exit status 1 and a sentence, where the engine would end the process."""
    (tmp_path / "long.rq").write_text(text)
    done = kg("sparql", tmp_path / "long.rq", "--store", place)
    assert done.returncode in {0, 1}
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or done.stderr.startswith("kg: The query ")


def test_an_answer_comes_through(place: Path) -> None:
    """With its exit status, to standard output."""
    done = kg("sparql", "SELECT ?o { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o } LIMIT 1", "--store", place)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "o")
    assert kg("sparql", "SELECT", "--store", place).returncode == 1
    assert kg("query", "plans", "--store", place).returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_device_is_told(place: Path) -> None:
    """Standard output that takes nothing is an error with a sentence, whichever command writes."""
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        for arguments in (["query"], ["query", "plans"], ["stats"], ["export", "-", "--format", "nquads"], ["--help"]):
            options = [] if arguments == ["--help"] else ["--store", str(place)]
            done = kg(*arguments, *options, stdout=full)
            assert done.returncode != 0, arguments
            assert "Traceback" not in done.stderr, arguments
            assert "No space left" in done.stderr, arguments
    finally:
        os.close(full)


@pytest.mark.skipif(not SHELL, reason="no shell is here that closes streams")
def test_streams_that_are_closed_are_told_or_left_out(place: Path, tmp_path: Path) -> None:
    """Without standard output the exit status is 1, without standard error all is done; no file takes their place."""
    for arguments in (["query", "plans"], ["stats"], ["export", "-", "--format", "nquads"], ["--help"]):
        options = [] if arguments == ["--help"] else ["--store", str(place)]
        line = shlex.join([sys.executable, "-c", PROGRAM, *arguments, *options])
        there = subprocess.run([SHELL, "-c", line], capture_output=True, text=True, check=True)
        closed = subprocess.run([SHELL, "-c", f"{line} >&-"], capture_output=True, text=True, check=False)
        assert (closed.returncode, closed.stdout) == (1, ""), arguments
        assert closed.stderr == "kg: The system: Bad file descriptor. Mend that and try again.\n"
        silent = subprocess.run([SHELL, "-c", f"{line} 2>&- <&-"], capture_output=True, text=True, check=False)
        assert (silent.returncode, silent.stdout) == (0, there.stdout), arguments
    (tmp_path / "paper.txt").write_text("Minutes of the Marlshire SEND Board held on 8 June 2021")
    line = shlex.join([sys.executable, "-c", PROGRAM, "build", str(tmp_path), "--no-model", "--store", "made"])
    subprocess.run([SHELL, "-c", f"{line} <&- >&- 2>&-"], cwd=tmp_path, check=False)
    assert kg("query", "plans", "--store", tmp_path / "made").returncode == 0


def test_the_programme_itself_reaches_nothing(place: Path) -> None:
    """Some of the hostile spellings, by a process of its own."""
    with listening() as listener:
        for text in spellings(listener.address)[::60]:
            assert kg("sparql", text, "--store", place).returncode == 1
        assert listener.reached == 0
