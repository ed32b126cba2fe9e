"""Runs `kg` inside the test's own process, as the console script would, and says what came of it."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli.main import main

__all__ = ["Outcome", "run_kg"]


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit status, standard output and standard error."""

    status: int
    out: str
    err: str


def run_kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> Outcome:
    """Run `kg` with `arguments`; a traceback, in either stream or as an exception, fails the test."""
    monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
    capsys.readouterr()
    status = 0
    try:
        main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return Outcome(status, captured.out, captured.err)
