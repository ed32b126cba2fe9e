"""How fast questions are: `make benchmark` prints figures and asserts nothing.

Graphs of the wanted sizes are made from the graph of the examples: copies in which every document, and every council
that no register knows, has a name of its own. Each question is asked through `kg` and straight of the engine with the
same text, of the whole graph and of one council, cold (the first time) and warm (the third).
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.graph.store import Store
from kg.query.catalogue import Catalogue
from kg.query.rows import answer_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "minutes"
KG = Path(sys.executable).with_name("kg")

#: what differs from copy to copy: all that stands below the base of a publisher
_OWN = re.compile(r"(https://w3id\.org/send-governance/id/from/)([^/>\s]+)")


def copies(store: Store, size: int) -> Iterator[bytes]:
    """Yield N-Quads of copies of a store until there are `size` statements."""
    quads = store.engine.dump(format=ox.RdfFormat.N_QUADS) or b""
    text = quads.decode()
    lines = text.count("\n")
    for number in range(max(1, size // lines)):
        copy = _OWN.sub(rf"\g<1>\g<2>-{number}", text)
        # names of councils and of files too, so that one council can be asked for
        copy = re.sub(r'"(Marlshire|Aldermouth)', rf'"\g<1>{number}', copy)
        yield re.sub(r'(identifier> )"([a-z]+-[^"]*)"', rf'\g<1>"\g<2>-{number}"', copy).encode()


def make(folder: Path, size: int) -> Path:
    """Make a store of about `size` statements and return where it is."""
    small, large = folder / "small", folder / f"store-{size}"
    if not small.exists():
        subprocess.run([KG, "build", EXAMPLES, "--store", small], check=True, capture_output=True)
    with Store.write(large) as store:
        for number, copy in enumerate(copies(Store.read(small), size)):
            store.replace_document(f"copy-{number}", copy)
    print(f"\n{len(Store.read(large).engine):,} statements")
    return large


def asked_engine(store: Path, text: str) -> tuple[float, float, int]:
    """Return the seconds of the engine alone, cold and warm, and the number of rows."""
    engine = Store.read(store)
    seconds, rows = [], 0
    for _ in range(3):
        start = time.perf_counter()
        rows = len(list(answer_of(engine.query(text)).rows))
        seconds.append(time.perf_counter() - start)
    return seconds[0], seconds[2], rows


def asked_kg(store: Path, name: str, council: str) -> float:
    """Return the seconds of `kg query`, with the start of the program."""
    values = [f"council={council}"] if council else []
    start = time.perf_counter()
    subprocess.run([KG, "query", name, *values, "--store", store], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[100_000, 1_000_000], help="statements")
    parser.add_argument("--only", nargs="*", default=[], metavar="QUESTION")
    arguments = parser.parse_args()
    sizes, only = arguments.sizes, arguments.only
    os.environ.pop("KG_STORE", None)
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            store = make(Path(scratch), size)
            print(f"{'question':16}{'rows':>8}{'cold s':>9}{'warm s':>9}{'kg s':>9}   {'one council':>12}{'kg s':>9}")
            for question in Catalogue.load():
                if only and question.name not in only:
                    continue
                cold, warm, rows = asked_engine(store, question.sparql())
                told = f"{question.name:16}{rows:8}{cold:9.3f}{warm:9.3f}{asked_kg(store, question.name, ''):9.3f}"
                if any(one.name == "council" for one in question.header.parameters):
                    _, one, _ = asked_engine(store, question.sparql({"council": "marlshire0"}))
                    told += f"   {one:12.3f}{asked_kg(store, question.name, 'marlshire0'):9.3f}"
                print(told, flush=True)
            for check in (["check"], ["check", "gaps"]) if not only else ():
                start = time.perf_counter()
                # what is found in the copies does not matter here
                subprocess.run([KG, *check, "--store", store], check=False, stdout=subprocess.DEVNULL)
                print(f"{' '.join(['kg', *check]):42}{time.perf_counter() - start:9.3f}", flush=True)


if __name__ == "__main__":
    main()
