"""A store of very many papers, made of generated facts and not by reading: `many.py SMALL STORE [--papers N]`.

Each copy of the papers of a store has names of its own for papers and facts. The councils are four times as many: in
three of four copies their names begin with another letter, so that quotes stay where they were in the text.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from benchmarks.england import FIRST, LAST

from kg.graph.store import Store

__all__ = ["many"]

#: what council names begin with in the copies
LETTERS = ("", "W", "P", "V")
_NAME = re.compile(rf"(?i)\b({'|'.join(FIRST)})(?=(?:{'|'.join(LAST)})\b)")
_PAPER = re.compile(r"(/document/)([^/>#\s]+)")
_CALLED = re.compile(r'(identifier> ")([a-z]+-[^"]*)"')


def _copies(text: str, count: int) -> Iterator[bytes]:
    """Yield so many copies of N-Quads."""
    for number in range(count):
        letter = LETTERS[number % len(LETTERS)]

        def named(match: re.Match[str], letter: str = letter) -> str:
            return (letter if match[1][0].isupper() else letter.lower()) + match[1][1:] if letter else match[1]

        copy = _NAME.sub(named, text)
        copy = _PAPER.sub(rf"\g<1>\g<2>-{number}", copy)
        yield _CALLED.sub(rf'\g<1>\g<2>-{number}"', copy).encode()


def many(small: Path, large: Path, papers: int = 10_000) -> int:
    """Fill the store `large` with copies of the papers of `small` until there are `papers`; return their number."""
    quads = (Store.read(small).engine.dump(format=ox.RdfFormat.N_QUADS) or b"").decode()
    count = len(set(_PAPER.findall(quads)))
    copies = -(-papers // count)
    with Store.write(large) as store:
        for number, copy in enumerate(_copies(quads, copies)):
            store.replace_document(f"copy-{number}", copy)
    return copies * count


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small", type=Path)
    parser.add_argument("store", type=Path)
    parser.add_argument("--papers", type=int, default=10_000)
    asked = parser.parse_args()
    print(many(asked.small, asked.store, asked.papers), "papers")
