"""Reading on a cluster: a scheduler and two workers, all processes of their own, one of which is killed."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from kg.cluster import _client
from kg.errors import KgError

pytest.importorskip("distributed", reason="Dask is not installed")

HERE = Path(__file__).parent
MINUTES = HERE.parents[1] / "examples" / "minutes"
#: -P: the installed package, as the workers have it, not the checkout
KG = [sys.executable, "-P", "-c", "from kg.cli.start import start; start()"]


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def process(*arguments: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask's, ended at the end."""
    with log.open("wb") as out:
        one = subprocess.Popen([sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
                               stdout=out, stderr=out, cwd=log.parent)  # fmt: skip
        try:
            yield one
        finally:
            one.kill()
            one.wait()


def until_registered(log: Path) -> None:
    """Wait until a worker has found its scheduler."""
    until = time.monotonic() + 60
    while "Registered to" not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < until, log.read_text(encoding="utf-8")
        time.sleep(0.1)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a scheduler with two workers, and the worker that will be killed by its second document."""
    address = f"tcp://127.0.0.1:{free_port()}"
    common = (address, "--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path))
    with ExitStack() as stack:
        stack.enter_context(process("dask_scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2],
                                    "--no-dashboard", log=tmp_path / "scheduler.log"))  # fmt: skip
        stack.enter_context(process("dask_worker", *common, log=tmp_path / "one.log"))
        dying = stack.enter_context(
            process("dask_worker", *common, "--preload", str(HERE / "dying.py"), log=tmp_path / "two.log")
        )
        for name in ("one.log", "two.log"):
            until_registered(tmp_path / name)
        yield address, dying


def built(store: Path, folder: Path, *options: str) -> bytes:
    """The graph of a folder as N-Quads, marks left out, built with some options."""
    done = subprocess.run([*KG, "build", str(folder), "--store", str(store), *options],
                          capture_output=True, timeout=300, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
    written = subprocess.run([*KG, "export", "-", "--format", "nquads", "--texts", "--store", str(store)],
                             capture_output=True, timeout=120, check=True)  # fmt: skip
    return written.stdout


def test_a_worker_that_is_killed_costs_time_only(
    cluster: tuple[str, subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    """With one of two workers killed as it reads, the graph is the same, byte by byte, as that of one process."""
    address, dying = cluster
    papers = tmp_path / "papers"
    shutil.copytree(MINUTES, papers)
    alone = built(tmp_path / "alone", papers)
    together = built(tmp_path / "together", papers, "--cluster", address)
    assert dying.wait(timeout=60) == -9, "the worker was to die while it read"
    assert together == alone
    assert alone.count(b"\n") > 1000
    elsewhere = built(tmp_path / "elsewhere", papers, "--cluster", address, "--cluster-files", papers.as_uri())
    assert elsewhere == alone, "read through fsspec"


def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address at which no scheduler answers is an error that says how to start one."""
    monkeypatch.setattr("kg.cluster.PATIENCE", 1)
    with pytest.raises(KgError, match="No Dask scheduler answers at tcp://") as told:
        _client(f"tcp://127.0.0.1:{free_port()}")
    assert "dask scheduler" in str(told.value)
