"""A program whose children each build a store of one small document, to be killed and starved.

It reads lines `STORE NAME MESSAGES` and for each makes a child, whose id it tells. The child stops itself until it may
go on; how it ended is told afterwards. All that a build needs is loaded beforehand, so that the calls of a child are
those of the build alone.
"""

import os
import signal
import sys

import pyoxigraph as ox

import kg.graph.dataset
import kg.graph.known  # noqa: F401  loaded before any child is made
from kg.errors import KgError
from kg.graph.iris import Names
from kg.graph.store import Store
from kg.graph.vocabulary import DCTERMS, RDF, SG
from kg.registers import Registers

__all__ = ["write"]

REGISTERS = Registers.load()


def write(path: str, name: str) -> None:
    """Leave the store with the document `name` alone, as a build of a folder with that one file would."""
    paper, graph = Names(source=name).document, Names(source=name).graph
    quads = [
        ox.Quad(paper, RDF.type, SG.Document, graph),
        ox.Quad(paper, DCTERMS.identifier, ox.Literal(name), graph),
    ]
    with Store.write(path, resume=True, registers=REGISTERS) as store:
        for other in store.documents():
            if other != name:
                store.remove_document(other)
        store.replace_document(name, quads, mark=name)


def _child(path: str, name: str, messages: str) -> None:
    handle = os.open(messages, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(handle, 2)
    os.kill(os.getpid(), signal.SIGSTOP)
    status = 0
    try:
        write(path, name)
    except KgError as error:
        os.write(2, f"kg: {error}\n".encode())
        status = 1
    except BaseException as error:  # noqa: BLE001  told to who is watching
        os.write(2, f"Traceback: {error!r}\n".encode())
        status = 3
    os._exit(status)


if __name__ == "__main__":
    for line in sys.stdin:
        number = os.fork()
        if number == 0:
            _child(*line.split())
        os.write(1, f"{number}\n".encode())
        os.write(1, f"{os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])}\n".encode())
