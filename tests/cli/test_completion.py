"""The tab key suggests commands, questions, parameters, values of the store and names, and never shows an error."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from query.papers import COUNCIL, body, paper, place

from kg.cli.complete import SHELLS, command
from kg.graph import to_quads
from kg.graph.store import Store
from kg.model.kinds.reporting_line import ReportingLine


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one paper."""
    folder = tmp_path_factory.mktemp("completion") / "store"
    board, cabinet = body("SEND Board"), body("Cabinet", "cabinet")
    line = ReportingLine(body=board, to=cabinet, relation="reports to", evidence=place(0))
    document, frames, _ = paper("north-1", "2021-06-08", ["The SEND Board reports to Cabinet."], line)
    with Store.write(folder) as writer:
        writer.replace_document("north-1", to_quads(document, frames, council=COUNCIL))
    return folder


def suggested(words: str, number: int, store: Path | str, shell: str = "zsh") -> list[str]:
    """What a shell is told for the word with that number of a line."""
    done = subprocess.run(
        [Path(sys.executable).with_name("kg")],
        env={**os.environ, "KG_STORE": str(store), "_KG_COMPLETE": f"{shell}_complete", "COMP_WORDS": words}
        | {"COMP_CWORD": str(number)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    return [line.removeprefix("plain,") for line in lines] if shell == "bash" else lines[1::3]


@pytest.mark.parametrize(
    ("words", "number", "found"),
    [
        ("kg quer", 1, ["query"]),
        ("kg query monitor", 2, ["monitoring"]),
        ("kg query accountability co", 3, ["council="]),
        ("kg query accountability council=north", 3, ["council=Northmere County Council"]),
        ("kg query accountability relation=re", 3, ["relation=reports to"]),
        ("kg show send", 2, ["SEND Board"]),
        ("kg show boar", 2, ["SEND Board"]),
        ("kg query overdue", 2, ["promises"]),
        ("kg path send", 2, ["SEND Board"]),
        ("kg query nonsense council=", 3, []),
        ("kg query accountability nonsense=", 3, []),
    ],
)
def test_the_tab_key_suggests(words: str, number: int, found: list[str], store: Path) -> None:
    """What fits there."""
    assert suggested(words, number, store) == found


def test_without_a_store_there_are_no_values(tmp_path: Path) -> None:
    """And no error."""
    assert suggested("kg query accountability council=", 3, tmp_path / "none") == []
    assert suggested("kg show s", 2, tmp_path / "none") == []


def test_bash_gets_one_word_after_the_equals_sign(store: Path) -> None:
    """It parts words there, and does not quote by itself."""
    assert suggested("kg query accountability council = north", 5, store, "bash") == ["Northmere\\ County\\ Council"]
    assert suggested("kg query accountability council =", 4, store, "bash") == ["Northmere\\ County\\ Council"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_read_by_its_shell(shell: str, tmp_path: Path) -> None:
    """Where that shell is there."""
    script = CliRunner().invoke(command, [shell]).stdout
    assert "_KG_COMPLETE" in script
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not here")
    file = tmp_path / "script"
    file.write_text(script, encoding="utf-8")
    subprocess.run([program, "-n", file], check=True)


def script_of(shell: str, folder: Path) -> Path:
    """The script for a shell, in a file; the test is skipped where there is no such shell."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    file = folder / f"kg.{shell}"
    file.write_text(CliRunner().invoke(command, [shell]).stdout, encoding="utf-8")
    return file


def environment(store: Path, folder: Path) -> dict[str, str]:
    """One in which the shell finds kg and the store, and nothing of the user's own."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "KG_STORE": str(store), "HOME": str(folder), "TERM": "dumb"}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("kg quer", "query"),
        ("kg query monitor", "monitoring"),
        ("kg query accountability co", "council="),
        ("kg query accountability council=north", "council=Northmere County Council"),
        ("kg show 'send", "SEND Board"),
    ],
)
def test_fish_completes(line: str, found: str, store: Path, tmp_path: Path) -> None:
    """As fish itself tells what it would offer."""
    asked = f'source {script_of("fish", tmp_path)}; complete -C "$LINE"'
    done = subprocess.run(
        [shutil.which("fish") or "fish", "--no-config", "-c", asked],
        env=environment(store, tmp_path) | {"LINE": line},
        capture_output=True,
        text=True,
        check=True,
    )
    assert [offer.partition("\t")[0] for offer in done.stdout.splitlines()] == [found]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("kg quer", "kg query "),
        ("kg query accountability co", "kg query accountability council=@"),  # no space: the value follows
        ("kg query accountability council=north", "kg query accountability council=Northmere\\ County\\ Council "),
        ("kg show send\\ b", "kg show SEND\\ Board "),
    ],
)
def test_zsh_completes(line: str, found: str, store: Path, tmp_path: Path) -> None:
    """In a terminal of its own, with the tab key; what stands on the line then is written to a file."""
    script, written = script_of("zsh", tmp_path), tmp_path / "line"
    setup = (
        f"autoload -Uz compinit; compinit -u -D; source {script}; bindkey '^I' complete-word; "
        f"tell() {{ print -r -- \"$BUFFER@\" > {written} }}; zle -N tell; bindkey '^T' tell; print READY${{:-}}NOW\n"
    )
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe("zsh", ["zsh", "-f", "-i"], environment(store, tmp_path))  # noqa: S606, S607 -- the shell under test
    try:
        os.write(terminal, setup.encode())
        _read_until(terminal, lambda seen: "READYNOW" in seen)
        os.write(terminal, f"{line}\t\x14".encode())
        _read_until(terminal, lambda _: written.exists() and written.read_text(encoding="utf-8").endswith("@\n"))
        assert written.read_text(encoding="utf-8").startswith(found)
    finally:
        os.close(terminal)
        os.waitpid(process, 0)


def _read_until(terminal: int, done: Callable[[str], bool]) -> None:
    """Read what a terminal shows until `done`, for half a minute at most."""
    seen, end = "", time.monotonic() + 30
    while not done(seen):
        assert time.monotonic() < end, seen
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 65536).decode("utf-8", "replace")
