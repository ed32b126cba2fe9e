"""The tab key suggests commands, questions, parameters, values of the store and names, and never shows an error."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from query.papers import COUNCIL, body, paper, place

from kg.cli.complete import SHELLS, command
from kg.graph import to_quads
from kg.graph.store import Store
from kg.model.frames import ReportingLine


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
