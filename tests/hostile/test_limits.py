"""A document that takes too long or too much is refused, and the rest is read; processes end with their parent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile.readers import misbehaving, unready

from kg.errors import RuleError
from kg.model.document import ManifestEntry
from kg.processes import EndedError, Worker
from kg.read import Limits, Way, readings

NAMES = ["a", "endless", "b", "greedy", "c", "ends", "d", "falls", *(f"x{number}" for number in range(40))]
TOLD = {
    "endless": "it was not read within 0.5 seconds; --time-limit allows more",
    "greedy": "",  # an error of its own, or the end of the process: that is for the system to say
    "ends": "The process that did it ended (status 7)",
    "falls": "The process that did it ended (signal 6)",
}


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_document_that_misbehaves_costs_only_itself(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    """Too long, too much memory, a fault that ends the process: it is refused with the reason, in its place."""
    monkeypatch.setattr("kg.read._reader", misbehaving)
    found = [(Path(name), ManifestEntry(name)) for name in NAMES]
    read = list(readings(iter(found), Way((), "1"), jobs=jobs, limits=Limits(0.5, 600)))
    assert [one.entry.file for one in read] == NAMES
    assert {one.entry.file for one in read if one.fault} == set(TOLD)
    for one in read:
        assert TOLD.get(one.entry.file, "") in one.fault
    # one process for each that was ended, and no other
    assert len({one.quads for one in read if one.quads}) <= len(TOLD) + jobs


def test_a_wrong_rule_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no fault of a document."""
    monkeypatch.setattr("kg.read._reader", unready)
    with pytest.raises(RuleError, match="A rule is wrong"):
        list(readings(iter([(Path("a"), ManifestEntry("a"))]), Way((), "1"), jobs=2, limits=None))


def test_a_process_ends_with_its_parent() -> None:
    """However that ended: nothing goes on reading for nobody."""
    program = (
        "import os, sys, time\nfrom pathlib import Path\nfrom hostile.readers import misbehaving\n"
        "from kg.model.document import ManifestEntry\nfrom kg.processes import Worker\n"
        "worker = Worker(misbehaving, None)\nworker.receive()\n"
        "worker.send((Path('endless'), ManifestEntry('endless')))\n"
        "print(worker.process.pid, flush=True)\ntime.sleep(60)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", program], stdout=-1, text=True, env=environment) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    for _ in range(100):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().rpartition(") ")[2][0] == "Z":
            break
        time.sleep(0.05)
    else:
        pytest.fail("the process goes on without its parent")


def test_a_process_that_was_ended_is_told() -> None:
    """By whom does not matter."""
    worker = Worker(misbehaving, None)
    assert worker.receive() is None
    worker.process.kill()
    with pytest.raises(EndedError, match="signal 9"):
        worker.receive()
    worker.end()
