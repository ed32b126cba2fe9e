"""Real SPARQL servers on the loopback interface, started by the tests, each with a graph; and one that misbehaves."""

import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.store import Store

__all__ = ["misbehaving", "oxigraph", "virtuoso"]

#: seconds that a server may take to be ready
READY = 60

_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000000
"""


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _dump(store: Store, path: Path) -> None:
    store.engine.dump(str(path), format=ox.RdfFormat.N_QUADS)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(READY * 10):
        try:
            urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=5).read()  # noqa: S310
        except (urllib.error.URLError, OSError):
            assert process.poll() is None, f"the server of {address} ended"
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the server of {address} did not get ready")


@contextmanager
def oxigraph(store: Store, folder: Path, *, writable: bool = False) -> Iterator[str]:
    """Oxigraph's own server with the graph of `store`; gives the address of its query service."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("the server of Oxigraph is not installed (pip install oxigraph)")
    data, place, port = folder / "data.nq", folder / "oxigraph", _free_port()
    _dump(store, data)
    subprocess.run([program, "load", "-l", place, "-f", data], check=True, capture_output=True)
    command = [str(program), "serve" if writable else "serve-read-only", "-l", str(place), "-b", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(f"http://127.0.0.1:{port}/query", process)
            yield f"http://127.0.0.1:{port}/query"
        finally:
            process.kill()


@contextmanager
def virtuoso(store: Store, folder: Path, *, writable: bool = False) -> Iterator[str]:
    """Virtuoso Open Source with the graph of `store`; gives the address of its query service."""
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or client is None:
        pytest.skip("Virtuoso is not installed (Debian's virtuoso-opensource-7-bin)")
    _dump(store, folder / "data.nq")
    sql, http = _free_port(), _free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, http=http), encoding="ascii")
    with subprocess.Popen(
        [program, "+foreground", "+configfile", "virtuoso.ini"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait(f"http://127.0.0.1:{http}/sparql", process)
            # 512: the text is N-Quads; user and password are those of a fresh database
            load = "DB.DBA.TTLP(file_to_string_output('data.nq'), '', 'http://example.com/none', 512);"
            grant = 'GRANT SPARQL_UPDATE TO "SPARQL";' if writable else ""
            subprocess.run(
                [client, f"127.0.0.1:{sql}", "dba", "dba", f"exec={load} {grant} checkpoint;"],
                cwd=folder,
                check=True,
                capture_output=True,
            )
            yield f"http://127.0.0.1:{http}/sparql"
        finally:
            process.kill()


@contextmanager
def misbehaving(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """A server that answers every request as `answer` does; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer(self)

        do_GET = do_POST  # noqa: N815 -- the name that http.server calls

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/query"
    finally:
        server.shutdown()
        server.server_close()
