"""How fast the explorer is at 405 papers and at ten thousand: `make benchmark` prints figures and asserts nothing.

The one of 405 papers is made from the examples (`england.py`) and read by rules alone; that of ten thousand is made of
its facts (`many.py`). Each figure stands beside what it is to be.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

from benchmarks.england import england
from benchmarks.many import many

from kg.view.index.kept import prepare

KG = Path(sys.executable).with_name("kg")
COUNCIL = "Birchmouth Council"
#: pages that are asked for, cold and warm; in milliseconds a page shall take 2,000 and 300
PAGES = (
    "",
    "plans",
    "people",
    "papers",
    "things?name=birchmouth+improvment+board",
    "things?name=Department+for+Education",
    f"things?name={quote(COUNCIL)}",
    "questions/actions",
    "questions/inspections",
    "questions/monitoring",
    "questions/measures",
    f"path?from={quote(f'workstreams ({COUNCIL})')}&to={quote(f'Cabinet ({COUNCIL})')}",
    "gaps",
    "changes",
    "feed",
    "view",
    f"view?council={quote(COUNCIL)}",
    "view?around=Ofsted",
)
SAVED = ("conflicts", "monitoring")
#: names that are searched for in the index, with words in any order and slips
SOUGHT = ("board improvement birchmouth", "improvment bord birchmouth", "wsoa", "departmnt educaton", "director")


def seconds(*command: str | Path) -> float:
    """Return how long a command takes."""
    start = time.perf_counter()
    subprocess.run([KG, *command], check=False, capture_output=True)
    return time.perf_counter() - start


def asked(address: str) -> float:
    """Return the milliseconds in which a page is there."""
    start = time.perf_counter()
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 -- our own server
        answer.read()
    return (time.perf_counter() - start) * 1000


def row(name: str, value: float, aim: str, unit: str = "s") -> None:
    """Print a figure beside its aim."""
    print(f"  {name:58}{value:9.2f} {unit:3} ({aim})", flush=True)


def files(home: Path, store: Path) -> None:
    """Print what `kg view` takes, and how large its file is."""
    page = home / "page.html"
    row("kg view, the index and the layout not made", seconds("view", "--store", store, "-o", page), "10 s")
    row("kg view", seconds("view", "--store", store, "-o", page), "10 s")
    row("its file", page.stat().st_size / 1e6, "2 MB", "MB")
    row("kg view --around", seconds("view", "--store", store, "-o", page, "--around", "Ofsted"), "2 s")
    row("kg view --council", seconds("view", "--store", store, "-o", page, "--council", COUNCIL), "2 s")
    for name in SAVED:
        row(f"kg query {name}", seconds("query", name, "--store", store, "-o", home / "rows.csv"), "0.3 s + start-up")
    row("kg check", seconds("check", "gaps", "--store", store, "-o", home / "gaps.txt"), "once, kept for the server")


def searches(store: Path) -> None:
    """Print how long a search in the index takes."""
    from kg.query.engine import open_engine
    from kg.view.index import search
    from kg.view.index.kept import index_of

    index = index_of(open_engine(str(store)), str(store))
    for text in SOUGHT:
        start = time.perf_counter()
        found = len(search.things(index, text)) + len(search.sentences(index, text))
        row(f"search {text!r}, {found} found", (time.perf_counter() - start) * 1000, "50 ms", "ms")


def questions(store: Path) -> None:
    """Print how long each saved question takes, all its rows, in processor time without the start of the program."""
    from kg.query.catalogue import Catalogue
    from kg.query.engine import open_engine
    from kg.query.run import found_rows

    engine = open_engine(str(store))
    for question in Catalogue.load():
        start = time.process_time()
        count = sum(1 for _ in found_rows(question, engine))
        row(f"question {question.name}, {count:,} rows", (time.process_time() - start) * 1000, "300 ms", "ms")


def pages(store: Path, aims: str, length: float) -> None:
    """Print what each page of a server takes, cold and warm, and what many clients wait for."""
    command = [str(KG), "serve", "--store", str(store), "--port", "0", "--timeout", "120"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = process.stderr.readline().partition(" at ")[2].split()[0]
        try:
            cold = [asked(address + page) for page in PAGES]
            warm = [min(asked(address + page) for _ in range(5)) for page in PAGES]
            print(f"  pages, ms: cold, then warm ({aims})")
            for page, first, then in zip(PAGES, cold, warm, strict=True):
                print(f"  /{page[:56]:57}{first:9.0f}{then:9.0f}", flush=True)
            if length:
                clients(address, 50, length)
        finally:
            process.terminate()


def clients(address: str, count: int, length: float) -> None:
    """Print what so many clients wait for, who ask for one page after the other."""
    waits: list[float] = []
    faults: list[str] = []
    until = time.perf_counter() + length

    def ask(first: int) -> None:
        step = first
        while time.perf_counter() < until:
            try:
                waits.append(asked(address + PAGES[step % len(PAGES)]))
            except OSError as error:
                faults.append(str(error))
            step += 7
            time.sleep(1)  # a reader looks at a page before the next

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cuts = statistics.quantiles(waits, n=20)
    print(f"  {count} clients for {length:.0f} s: {len(waits)} pages, {len(faults)} errors (none)")
    row("half of them wait at most", cuts[9], "-", "ms")
    row("19 of 20 wait at most", cuts[18], "1,000 ms", "ms")


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="a store that is there, in place of one that is made")
    parser.add_argument("--seconds", type=float, default=60, help="how long the clients ask (default: 60)")
    parser.add_argument("--papers", type=int, default=10_000, help="of the large store; 0 for none (default: 10,000)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        store = given.store or home / "store"
        if given.store is None:
            england(home / "papers")
            taken = seconds("build", home / "papers", "--store", store, "--no-model")
            print(f"the explorer at 405 papers (built in {taken:.0f} s, the index included)")
        files(home, store)
        searches(store)
        questions(store)
        pages(store, "2,000 and 300", given.seconds)
        if given.papers:
            large = home / "large"
            start = time.perf_counter()
            count = many(store, large, given.papers)
            print(f"the explorer at {count:,} papers (made in {time.perf_counter() - start:.0f} s)")
            start = time.perf_counter()
            prepare(str(large))
            row("its index, made once", time.perf_counter() - start, "with the build")
            searches(large)
            pages(large, "- and 1,000", 0)


if __name__ == "__main__":
    main()
