"""A short form of `make torture`: some kills, faults, changed inputs and requests, and nothing is lost."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hostile.faults import Builder, faults, left_by, possible
from hostile.kills import SIGNALS, killed
from hostile.mutations import FORMATS, SHARES, SORTS, mutated
from hostile.requests import SOUND, requested, serving
from hostile.torture import FAST


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """The program whose children build and are disturbed."""
    if why := possible():
        pytest.skip(why)
    with TemporaryDirectory(dir=FAST if FAST.is_dir() else None) as folder, closing(Builder(Path(folder))) as builder:
        yield builder


def test_a_fault_at_a_step_of_a_build_leaves_the_old_store_or_the_new(builder: Builder) -> None:
    """Each way to fail at steps that change what is on disk, the first of each call, some between, and the last."""
    all_ = faults(builder)
    assert len(all_) > 300
    tried = 0
    for call in ("rename", "mkdir", "fsync", "write", "unlink"):
        points = [fault for fault in all_ if fault.call == call]
        assert points, f"no build calls {call}"
        for fault in (*points[:2], *points[6 : -6 : max(6, len(points) // 3)], *points[-2:]):
            assert list(left_by(fault, builder)) == []
            tried += 1
    assert tried > 25


@pytest.mark.parametrize("seed", range(len(SIGNALS)))
def test_a_build_that_is_stopped_loses_nothing(tmp_path: Path, seed: int) -> None:
    """By Ctrl-C, SIGTERM and SIGKILL: no traceback, the old store or the new, and the next build works."""
    assert list(killed(tmp_path, seed=seed, longest=3.0)) == []


@pytest.mark.parametrize("sort", SORTS)
def test_changed_inputs_are_read_or_refused(tmp_path: Path, sort: str) -> None:
    """Of each sort some dozens; nothing else comes of them."""
    count = 4 * len(FORMATS)
    assert list(mutated(sort, count, tmp_path)) == []
    assert sum(SHARES.values()) == 10_000


def test_changed_requests_are_answered(tmp_path: Path) -> None:
    """Each as it should be, and changed; the server says no more of itself than a status."""
    with serving(tmp_path) as port:
        for seed in range(3 * len(SOUND)):
            assert list(requested(port, seed=seed)) == []
