"""Faults at system calls of a build: each fails in turn, or the process is killed at it; by strace, on Linux."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hostile.writing import write

from kg.graph.place import Place
from kg.graph.store import Store

__all__ = ["Builder", "Fault", "faults", "left_by", "possible"]

PROGRAM = Path(__file__).with_name("writing.py")
#: system calls that change what is on disk, or could be refused by it
CALLS = (
    "write pwrite64 fsync fdatasync ftruncate rename mkdir link unlink unlinkat rmdir "
    "openat flock getdents64 read close"
).split()
#: how they fail: no room, the device is broken
ERRORS = ("ENOSPC", "EIO")
_LINE = re.compile(r"^(\d+) +(\w+)\((.*)")


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at the call `call` when it is made for the `number`th time: an error, or a kill."""

    call: str
    number: int
    what: str

    def __str__(self) -> str:
        """Return it as strace takes it."""
        how = "signal=KILL" if self.what == "KILL" else f"error={self.what}"
        return f"inject={self.call}:{how}:when={self.number}"


def possible() -> str:
    """Return why no fault can be injected here; empty where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    command = ["strace", "-f", "-o", "/dev/null", sys.executable, "-c", ""]
    tried = subprocess.run(command, capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this system lets nobody trace a process"


class Builder:
    """The program whose children build, each watched or disturbed by strace."""

    def __init__(self, folder: Path) -> None:
        """Start it; what it makes lies in `folder`."""
        self.folder = folder
        self._program = subprocess.Popen([sys.executable, PROGRAM], stdin=-1, stdout=-1, text=True)

    def build(self, options: list[str], store: Path) -> tuple[int, str]:
        """Let a child build `store` under strace; return its exit status and what it told."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        messages = self.folder / "messages.txt"
        self._program.stdin.write(f"{store} new {messages}\n")
        self._program.stdin.flush()
        number = int(self._program.stdout.readline())
        _stopped(number)
        command = ["strace", "-f", *options, "-p", str(number)]
        watcher = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert watcher.stderr is not None
        watcher.stderr.readline()  # "Process … attached"
        os.kill(number, signal.SIGCONT)
        status = int(self._program.stdout.readline())
        watcher.communicate()
        return status, messages.read_text(errors="replace") if messages.exists() else ""

    def close(self) -> None:
        """End it."""
        self._program.communicate()


def _stopped(number: int) -> None:
    """Wait until a process has stopped itself."""
    while Path(f"/proc/{number}/stat").read_text().rpartition(") ")[2][0] != "T":
        time.sleep(0.001)


def faults(builder: Builder) -> list[Fault]:
    """Return all faults of a build that replaces one document by another: an error, or a kill, at each of its calls."""
    store = builder.folder / "watched"
    write(str(store), "old")
    log = builder.folder / "calls.txt"
    builder.build(["-o", str(log), "-e", f"trace={','.join(CALLS)}"], store)
    lines = [match for line in log.read_text(errors="replace").splitlines() if (match := _LINE.match(line))]
    # a thread of the engine has its own count; its calls are met by the same numbers
    counts = Counter(match[2] for match in lines if match[1] == lines[0][1])
    return [
        Fault(call, number, what)
        for call, count in sorted(counts.items())
        for number in range(1, count + 1)
        for what in ("KILL", *ERRORS)
    ]


def left_by(fault: Fault, builder: Builder) -> Iterator[str]:
    """Let a build meet a fault, and yield what is wrong afterwards; nothing is as it should be."""
    store = builder.folder / "store"
    shutil.rmtree(store, ignore_errors=True)
    write(str(store), "old")
    (store / "generation-1000").mkdir()
    (store / "generation-1000" / "mine").write_text("mine")
    status, told = builder.build(["-o", "/dev/null", "-e", f"trace={fault.call}", "-e", str(fault)], store)
    if status not in ({0, -9} if fault.what == "KILL" else {0, 1}) or "Traceback" in told or "panicked" in told:
        yield f"{fault}: exit status {status}: {told[-500:]}"
    held = sorted(Store.read(store).documents())
    if held not in (["old"], ["new"]) or (status == 0 and held != ["new"]):
        yield f"{fault}: the store holds {held} after exit status {status} {told}"
    write(str(store), "next")
    if sorted(Store.read(store).documents()) != ["next"]:
        yield f"{fault}: the next build gives {sorted(Store.read(store).documents())}"
    left = {entry.name for entry in store.iterdir()} - {"store.json", "kg.lock", "generation-1000"}
    if [Place(store).generation(number).name for number in Place(store).ours()] != sorted(left) or len(left) != 1:
        yield f"{fault}: left behind {sorted(left)}"
    if (store / "generation-1000" / "mine").read_text() != "mine":
        yield f"{fault}: somebody else's file is gone"
