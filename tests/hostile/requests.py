"""Requests that no client should send, to a server of its own; it answers each in its way, or closes the connection."""

import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from documents.test_damage import damaged

from kg.graph.store import Store

__all__ = ["requested", "serving"]

_HEAD = b"Host: localhost\r\nConnection: close\r\nAccept: text/html\r\n"
_QUERY = b"query=SELECT+%2A+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D"
#: requests as they should be, which are changed at random
SOUND = (
    *(b"GET " + path + b" HTTP/1.1\r\n" + _HEAD + b"\r\n" for path in (
        b"/", b"/sparql?" + _QUERY, b"/questions/plans?council=Marlshire", b"/questions/plans.csv",
        b"/things?name=Board", b"/path?from=Board&to=Cabinet", b"/gaps?council=x", b"/view?hops=2",
        b"/view/near?thing=1", b"/style.css",
        b"/id/document/a?format=turtle", b"/id/%00%ff/..%2f..%2fetc/passwd", b"/questions/..%2f..%2fx",
    )),
    b"POST /sparql HTTP/1.1\r\n" + _HEAD + b"Content-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 44\r\n\r\n" + _QUERY,
    b"POST /sparql HTTP/1.1\r\n" + _HEAD + b"Content-Type: application/sparql-query\r\nContent-Length: 17\r\n\r\n"
    b"ASK { ?s ?p ?o } ",
    b"OPTIONS /sparql HTTP/1.1\r\nOrigin: http://x\r\n" + _HEAD + b"\r\n",
)  # fmt: skip


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """Serve a small store; give the port. A traceback that the server told is an error of the block."""
    with Store.write(folder / "store") as store:
        store.replace_document("a", b'<http://e/a> <http://e/p> "x" <http://g/> .\n')
    log = folder / "log.txt"
    command = [sys.executable, "-c", "from kg.cli.start import start\nstart()", "serve", "--port", "0"]
    with log.open("wb") as stream:
        process = subprocess.Popen([*command, "--store", folder / "store"], stderr=stream)
        try:
            while " at http://" not in (told := log.read_text()):
                assert process.poll() is None, told
            yield int(told.partition(" at http://")[2].partition(":")[2].partition("/")[0])
        finally:
            process.terminate()
            process.wait(30)
    assert "Traceback" not in log.read_text(), log.read_text()[-3000:]


def requested(port: int, *, seed: int) -> Iterator[str]:
    """Send one changed request; yield what is wrong with the answer."""
    chance = random.Random(seed)  # noqa: S311 -- the same requests each time
    request = damaged(SOUND[seed % len(SOUND)], chance) if seed >= len(SOUND) else SOUND[seed]
    answer = b""
    with socket.create_connection(("localhost", port), timeout=30) as client, suppress(ConnectionError):
        client.sendall(request)
        client.shutdown(socket.SHUT_WR)
        while part := client.recv(65_536):
            answer += part
    status = answer[9:12]
    if answer and (not answer.startswith(b"HTTP/1.1 ") or status == b"500" or b"Traceback" in answer):
        yield f"request {seed} {request[:200]!r}: {answer[:300]!r}"
