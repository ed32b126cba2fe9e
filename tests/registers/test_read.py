"""A register file that is wrong is refused with every fault, file and line; a further folder adds and replaces."""

from pathlib import Path

import pytest

from kg.errors import RegisterError
from kg.registers import Registers
from kg.registers.read import read_entries

HEADER = "key,name,kind,type,aliases,abbreviations,weak,places,start,end,successors,domains,councils,region\n"


def _folder(tmp_path: Path, *rows: str, header: str = HEADER) -> Path:
    (tmp_path / "local_bodies.csv").write_text(header + "".join(row + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_all_faults_are_told_at_once_with_file_and_line(tmp_path: Path) -> None:
    """One run tells a user everything that is to be put right."""
    folder = _folder(
        tmp_path,
        "no key,A,other,,,,,,,,,,,",
        "local:b,B,club,,,,,,2020-13-01,,,,,",
        "local:c,C,other,,,,,,2021,2020-05-01,local:nowhere,,,",
        "local:c,C again,other,,,,,,,,,,,",
        "local:d,D",
        "local:e,,other,,,,,,,,,,,",
    )
    with pytest.raises(RegisterError) as caught:
        read_entries(folder)
    message = str(caught.value)
    for part in (
        "local_bodies.csv:2: the key 'no key'",
        "local_bodies.csv:3: unknown kind 'club'",
        "local_bodies.csv:3: start '2020-13-01'",
        "local_bodies.csv:4: it ends on 2020-05-01",
        "local_bodies.csv:5: the key local:c stands at local_bodies.csv:4 already",
        "local_bodies.csv:6: 2 cells where the header has 14",
        "local_bodies.csv:7: key and name must not be empty",
        "names local:nowhere, which no register holds",
    ):
        assert part in message


def test_an_unknown_or_missing_column_is_a_fault(tmp_path: Path) -> None:
    """Columns are closed: a misspelt one is refused, not ignored."""
    with pytest.raises(RegisterError, match="unknown column 'alias'"):
        read_entries(_folder(tmp_path, header="key,name,kind,alias\n"))
    with pytest.raises(RegisterError, match="the column 'kind' is missing"):
        read_entries(_folder(tmp_path, header="key,name\n"))


def test_a_further_folder_adds_and_replaces(tmp_path: Path) -> None:
    """A user's own folder lies over the project's registers: a known key is replaced, a new one added."""
    folder = _folder(
        tmp_path,
        "national:ofsted,Ofsted (test),inspectorate,,Ofsted,,,,,,,,,",
        "local:marlshire-forum,Marlshire Parent Forum,parent carer forum,,,MPF,,,,,,,,",
    )
    registers = Registers.load(folder)
    assert registers.by_key("national:ofsted").name == "Ofsted (test)"
    added = registers.resolve("Marlshire Parent Forum")
    assert added is not None
    assert added.key == "local:marlshire-forum"
    assert Registers.load().by_key("national:ofsted").name == "Ofsted"


def test_loading_twice_reads_once() -> None:
    """The registers are read once in a process."""
    assert Registers.load() is Registers.load()
