"""What 50 clients wait for at a large store: `python -m benchmarks.load [--documents N]`, figures only.

The store is copies of the graph of the examples, of which each has nine papers. What pages need is made first, as
`kg build` does, and how long that takes is told.
"""

import argparse
import os
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.explorer import KG, asked, clients, row
from benchmarks.queries import make

from kg.query.engine import open_engine
from kg.view.index.kept import index_of

#: statements of one paper of the examples
STATEMENTS = 800
#: the councils of the first and of a later copy, as `benchmarks.queries` calls them
PAGES = (
    "",
    "plans",
    "people?council=Marlshire7+Council",
    "papers",
    "things?name=marlshire7+improvment+board",
    "things?name=Department+for+Education",
    "things?name=Marlshire7+Council",
    "questions/actions?council=Marlshire7+Council",
    "questions/inspections?council=Marlshire7+Council",
    "questions/monitoring?council=Marlshire7+Council",
    "questions/plans?council=Marlshire7+Council",
    "view?council=Marlshire7+Council",
    "view?around=Ofsted",
    "feed",
)


def main() -> None:
    """Make the store, prepare it, and let the clients ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60, help="how long the clients ask (default: 60)")
    parser.add_argument("--scratch", type=Path, help="where the store is put, to be kept")
    given = parser.parse_args()
    os.environ.pop("KG_STORE", None)
    with tempfile.TemporaryDirectory() as made:
        scratch = given.scratch or Path(made)
        size = given.documents * STATEMENTS
        store = scratch / f"store-{size}"
        if not store.exists():
            make(scratch, size)
        start = time.perf_counter()
        index_of(open_engine(str(store)), str(store))
        row("what pages need is made", time.perf_counter() - start, "once, by kg build")
        command = [str(KG), "serve", "--store", str(store), "--port", "0", "--timeout", "30"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            address = process.stderr.readline().partition(" at ")[2].split()[0]
            try:
                for page in PAGES:
                    row(f"/{page[:56]}, alone", asked(address + page), "-", "ms")
                clients(address, 50, given.seconds, PAGES)
            finally:
                process.terminate()


if __name__ == "__main__":
    main()
