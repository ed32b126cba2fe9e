"""`kg build` stopped at a random moment, by Ctrl-C or by another signal: nothing is lost, nothing is left behind."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kg.errors import StoreError
from kg.graph.place import Place
from kg.graph.store import Store

__all__ = ["SIGNALS", "killed"]

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
PROGRAM = "from kg.cli.start import start\nstart()"
TEXT = "Minutes of the Marlshire SEND Board held on {day} June 2021\n\nThe Board monitors the SEND Plan every month.\n"
PAPERS = 6


def killed(folder: Path, *, seed: int, longest: float = 6.0) -> Iterator[str]:
    """Build, stop it after a while, look, and build again; yield what is wrong."""
    chance = random.Random(seed)  # noqa: S311 -- the same moments each time
    papers, store = folder / "papers", folder / "store"
    papers.mkdir(exist_ok=True)
    for number in range(PAPERS):
        (papers / f"{number}.txt").write_text(TEXT.format(day=1 + (seed + number) % 28))
    before = _held(store)
    how, jobs = SIGNALS[seed % 3], 1 + seed // 3 % 2
    command = [sys.executable, "-c", PROGRAM, "build", str(papers), "--store", str(store), "--jobs", str(jobs)]
    process = subprocess.Popen(command, stdout=-1, stderr=-1, text=True, start_new_session=True)
    time.sleep(chance.uniform(0, longest))
    # Ctrl-C goes to all processes of a terminal, the others to the one
    (os.killpg if how == signal.SIGINT else os.kill)(process.pid, how)
    out, err = process.communicate(timeout=60)
    what = f"{how.name} {seed}"
    if "Traceback" in out + err or "Error" in err:
        yield f"{what}: {err[-500:]}"
    if process.returncode not in {0, 130, -how}:
        yield f"{what}: exit status {process.returncode}: {err[-300:]}"
    held = _held(store)
    if held not in (before, PAPERS):
        yield f"{what}: {before} documents before, {held} afterwards"
    time.sleep(0.2)  # the system ends its processes a moment after it
    again = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if again.returncode != 0:
        yield f"{what}: the next build: {again.stderr[-300:]}"
    if _held(store) != PAPERS or len(Place(store).ours()) != 1:
        yield f"{what}: {_held(store)} documents after the next build, generations {Place(store).ours()}"


def _held(store: Path) -> int:
    """Return the number of documents in a store; none where there is no store yet."""
    try:
        return len(Store.read(store).documents())
    except StoreError:
        if (store / "store.json").exists():
            raise
        return 0
