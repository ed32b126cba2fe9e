"""Reading a paper that was handed in, in a process of its own without a network, which is ended when it takes too long.

The paper lies in a folder that is removed again; nothing of it is kept here.
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DocumentError
from kg.processes import EndedError, Worker, cut_off

__all__ = ["Sentence", "read_handed_in"]

#: seconds and megabytes that a paper may take, the programme with its rules included
SECONDS, MEGABYTES = 120.0, 2048


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in which something was read: its words, and each fact as question, cells and status."""

    text: str
    facts: tuple[tuple[str, str, str], ...]
    suggestions: tuple[tuple[str, str, str], ...]


def read_handed_in(name: str, content: bytes) -> list[Sentence]:
    """Return the sentences of a paper in which a fact was read, or may be.

    Arguments:
        name: of the file, without folders.
        content: its bytes.

    Raises:
        DocumentError: it cannot be read, or takes too long or too much memory.
    """
    worker = Worker(_reader, memory=MEGABYTES)
    until = time.monotonic() + SECONDS
    try:
        worker.send((name, content))
        for _ in ("ready", "done"):
            if not worker.connection.poll(max(0.0, until - time.monotonic())):
                raise DocumentError(f"{name} was not read within {SECONDS:g} seconds", "Build it with kg build")
            found = worker.receive()
    except EndedError:
        raise DocumentError(f"{name} needs more memory than one paper may have", "Build it with kg build") from None
    finally:
        worker.end()
    sentences: list[Sentence] = found
    return sentences


def _reader() -> Callable[[tuple[str, bytes]], list[Sentence]]:
    cut_off()
    return _read


def _read(task: tuple[str, bytes]) -> list[Sentence]:
    from kg.explain import FactRead, explain
    from kg.extract.load import load_extractor

    def row(fact: FactRead) -> tuple[str, str, str]:
        return fact.question, "; ".join(f"{column}={cell}" for column, cell in fact.cells), fact.status

    name, content = task
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        _, sentences = explain(path, load_extractor(()))
    return [
        Sentence(" ".join(one.text.split()), tuple(map(row, one.facts)), tuple(map(row, one.suggestions)))
        for one in sentences
        if one.facts or one.suggestions
    ]
