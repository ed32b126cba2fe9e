"""A large graph in a server beside the same graph in a folder: `endpoint.py STATEMENTS`, figures only.

The graph is copies of the examples'. It is exported in parts, which the bulk loader of Oxigraph's server takes; then
each question is asked through `kg` of both. Seconds are of the clock, and of processors (of `kg`, and of the server).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from kg.query.catalogue import Catalogue

KG = Path(sys.executable).with_name("kg")
SERVER = Path(sys.executable).with_name("oxigraph")
PORT = 7979
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """What a program took: seconds of the clock and of processors, megabytes at most, its answer's lines, its error."""

    clock: float
    processor: float
    memory: float
    lines: int
    error: str


def ran(command: list[str], scratch: Path, patience: float = 0) -> Run:
    """Run a program to its end, or for so many seconds."""
    start = time.perf_counter()
    with (scratch / "out").open("wb") as out, (scratch / "err").open("wb") as err:
        limited = [*(["timeout", str(patience)] if patience else []), *command]
        process = subprocess.Popen(limited, stdout=out, stderr=err, cwd=Path(__file__).parent)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.perf_counter() - start
    with (scratch / "out").open("rb") as out:
        lines = sum(1 for _ in out)
    told = (scratch / "err").read_text(errors="replace").strip()[-100:] if process.returncode else ""
    return Run(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, lines, told)


def of_process(number: int) -> tuple[float, float]:
    """Return the seconds of processors that a process has had, and the most megabytes."""
    fields = Path(f"/proc/{number}/stat").read_text().rpartition(") ")[2].split()
    peak = next(line for line in Path(f"/proc/{number}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return (int(fields[11]) + int(fields[12])) / TICK, int(peak.split()[1]) / 1024


def size_of(folder: Path) -> float:
    """Return the megabytes of a folder's files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def told(what: str, run: Run) -> None:
    """Print a line on a step of the load."""
    print(f"{what:40}{run.clock:9.1f} s {run.processor:9.1f} s cpu {run.memory:8.0f} MB {run.error}", flush=True)


def main() -> None:
    """Print how the load went, and a table of the questions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=100_000, help="statements")
    parser.add_argument("--patience", type=int, default=600, help="seconds for a question")
    parser.add_argument("--scratch", type=Path, help="where it is kept; what is there is not made anew")
    parser.add_argument("--without", nargs="*", default=[], metavar="QUESTION")
    asked = parser.parse_args()
    os.environ.pop("KG_STORE", None)
    os.environ["KG_ENDPOINT_PATIENCE"] = str(asked.patience)
    with tempfile.TemporaryDirectory() as made:
        scratch: Path = asked.scratch or Path(made)
        # by another process, as the most memory of a process is told of those that it starts, too
        text = f"from pathlib import Path; from queries import make; make(Path({str(scratch)!r}), {asked.size})"
        store = scratch / f"store-{asked.size}"
        if not store.exists():
            told("made, and loaded into a folder", ran([sys.executable, "-c", text], scratch))
        print(f"the folder: {size_of(store):.0f} MB")
        parts, place = scratch / "parts", scratch / "server"
        export = [str(KG), "export", str(parts), "--parts", "1000000", "--texts", "--store", str(store)]
        if not place.exists():
            told("kg export --parts", ran(export, scratch))
            load = [str(SERVER), "load", "-l", str(place), "-f", *map(str, sorted(parts.iterdir()))]
            told("oxigraph load", ran(load, scratch))
        print(f"the server's files: {size_of(place):.0f} MB")
        with subprocess.Popen(
            [str(SERVER), "serve-read-only", "-l", str(place), "-b", f"localhost:{PORT}"], stderr=subprocess.DEVNULL
        ) as server:
            time.sleep(2)
            address = f"http://localhost:{PORT}/query"
            print(
                f"{'question':16}{'rows':>9} | {'s':>8}{'cpu':>8}{'MB':>7} | {'s':>8}{'cpu':>8}{'MB':>7}{'server':>9}"
            )
            for question in Catalogue.load():
                if question.name in asked.without:
                    continue
                command = [str(KG), "query", question.name, "--format", "csv", "--store"]
                here = ran([*command, str(store)], scratch, asked.patience)
                before, _ = of_process(server.pid)
                there = ran([*command, address], scratch, asked.patience)
                after, memory = of_process(server.pid)
                print(
                    f"{question.name:16}{max(0, here.lines - 1):9} | {here.clock:8.2f}{here.processor:8.2f}"
                    f"{here.memory:7.0f} | {there.clock:8.2f}{after - before:8.2f}{there.memory:7.0f}{memory:9.0f} "
                    f"{here.error} {there.error if there.error or here.lines == there.lines else there.lines}",
                    flush=True,
                )
            server.terminate()


if __name__ == "__main__":
    main()
