"""`make torture`: kills, faults, changed inputs, hostile queries and requests, by the thousand, and what came of them.

It takes ten minutes at most: what has not been tried by then is left out, and the counts say so. Exit status 1 means
that something was lost, run, reached, or ended in a traceback.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, suppress
from multiprocessing import get_context
from pathlib import Path

from hostile.faults import Builder, faults, left_by, possible
from hostile.kills import killed
from hostile.mutations import SHARES, mutated
from hostile.nasty import NASTY, work
from hostile.reaching import listening, scrambled, spellings
from hostile.requests import requested, serving

from kg.errors import QueryError
from kg.graph.memory import store_of

__all__ = ["main"]

#: seconds in all
MOST = 600
#: queries that are put together at random
SCRAMBLED = 2000
#: a memory file system makes the thousands of small writes quick; what is on disk is another matter
FAST = Path("/dev/shm")  # noqa: S108

Part = Callable[[Path, float], Iterator[str]]


def _faults(folder: Path, until: float) -> Iterator[str]:
    if why := possible():
        yield f"- no fault could be injected: {why}"
        return
    with closing(Builder(folder)) as builder:
        all_ = faults(builder)
        # what writes comes first, and of each call some
        random.Random(1).shuffle(all_)  # noqa: S311 -- the same order each time
        all_.sort(key=lambda one: one.call in {"close", "read", "openat", "getdents64"})
        done = {"KILL": 0, "error": 0}
        for fault in all_:
            if time.monotonic() > until:
                break
            yield from left_by(fault, builder)
            done["KILL" if fault.what == "KILL" else "error"] += 1
    counts = f"{done['KILL']} kills and {done['error']} failures"
    yield f"- {counts} at {sum(done.values())} of {len(all_)} points of a build"


def _kills(folder: Path, until: float) -> Iterator[str]:
    count = 0
    while time.monotonic() < until and count < 40:
        yield from killed(folder, seed=count)
        count += 1
    yield f"- {count} kills of kg build at random moments, by Ctrl-C, SIGTERM and SIGKILL, with one job and with two"


def _mutations(folder: Path, until: float) -> Iterator[str]:
    total = 0
    for sort, count in sorted(SHARES.items(), key=lambda pair: pair[1]):
        done = 0
        while done < count and time.monotonic() < until:
            yield from mutated(sort, min(100, count - done), folder / sort, seed=done)
            done += min(100, count - done)
        total += done
        yield f"- {done} changed {sort}"
    yield f"- {total} of {sum(SHARES.values())} changed inputs in all"


def _queries(folder: Path, until: float) -> Iterator[str]:
    del folder
    with listening() as listener:
        texts = spellings(listener.address)
        refused = 0
        for text in texts:
            try:
                store_of().query(text)
            except QueryError:
                refused += 1
        if refused != len(texts) or listener.reached:
            yield f"{len(texts) - refused} hostile queries were run, {listener.reached} reached the listener"
        count = let = 0
        while count < SCRAMBLED and time.monotonic() < until:
            text, count, before = scrambled(listener.address, count), count + 1, listener.reached
            with suppress(QueryError):
                store_of().query(text)
                let += 1
            if listener.reached > before:
                yield f"the listener was reached by {text!r}"
    yield f"- {len(texts)} hostile queries, {refused} refused, {listener.reached} reached the listener"
    yield f"- {count} of {SCRAMBLED} queries put together at random, {let} without a call were run"


def _requests(folder: Path, until: float) -> Iterator[str]:
    count = 0
    with serving(folder) as port:
        while count < 2000 and time.monotonic() < until:
            yield from requested(port, seed=count)
            count += 1
    yield f"- {count} requests"


def _growth(folder: Path, until: float) -> Iterator[str]:
    work("The Board met.", folder)
    known: dict[str, int] = {}
    length, done = 4_000, 0
    while length <= 1 << 20 and time.monotonic() < until:
        for name, text in NASTY.items():
            if time.monotonic() > until:
                break
            calls = work(text(length), folder)
            if calls > 2.3 * known.get(name, calls):
                yield f"{name}: {known[name]} calls for {length // 2} characters, {calls} for {length}"
            known[name], done = calls, done + 1
        length *= 2
    yield f"- {done} nasty texts, each twice as long as before, up to {length // 2} characters"


#: name -> what is done, and its share of the time, in one of two processes
PARTS: dict[str, tuple[Part, float]] = {
    "queries": (_queries, 0.1),
    "mutations": (_mutations, 0.9),
    "faults": (_faults, 0.5),
    "kills": (_kills, 0.2),
    "requests": (_requests, 0.1),
    "growth": (_growth, 0.2),
}
LANES = (("queries", "mutations"), ("faults", "kills", "requests", "growth"))


def run(names: tuple[str, ...], seconds: float) -> list[str]:
    """Do some parts one after the other; return their lines, those of what was found without a dash."""
    told: list[str] = []
    with tempfile.TemporaryDirectory(dir=FAST if FAST.is_dir() else None) as folder:
        for name in names:
            part, share = PARTS[name]
            place = Path(folder) / name
            place.mkdir()
            told += [f"- {name}:", *part(place, time.monotonic() + share * seconds)]
    return told


def main() -> None:
    """Do all of it, two things at a time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=MOST * 0.9, help="for all of it")
    seconds = parser.parse_args().seconds
    start = time.monotonic()
    with ProcessPoolExecutor(len(LANES), mp_context=get_context("spawn")) as pool:
        lines = [line for told in pool.map(run, LANES, [seconds] * len(LANES)) for line in told]
    wrong = [line for line in lines if not line.startswith("- ")]
    for line in (*(line for line in lines if line.startswith("- ")), *wrong):
        print(line)
    print(f"{len(wrong)} faults found in {time.monotonic() - start:.0f} seconds")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
