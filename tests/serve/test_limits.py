"""The server as a process of its own: what a client may cost is limited, and a store that is gone is told meanwhile."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

import pytest
from graph.test_store import write

from kg.serve.connections import MOST, SECONDS

#: texts that double again and again: some twenty steps are a gigabyte
_DOUBLED = " ".join(f"BIND (CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(34))
GREEDY = f'SELECT ?x34 WHERE {{ BIND ("0123456789" AS ?x0) {_DOUBLED} }}'


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store of the server lies."""
    path: Path = tmp_path_factory.mktemp("limits") / "store"
    write(path, "a", "Old Board")
    return path


@pytest.fixture(scope="module")
def port(place: Path) -> Iterator[int]:
    """The server, started as a user starts it, at a free port."""
    program = "from kg.cli.main import main\nmain()"
    options = ["serve", "--store", str(place), "--port", "0", "--timeout", "5", "--memory-limit", "700"]
    with subprocess.Popen([sys.executable, "-c", program, *options], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        assert " at http://" in told, told
        yield int(told.rpartition(":")[2].partition("/")[0])
        process.terminate()
        assert "Traceback" not in process.stderr.read()


def asked(port: int, text: str) -> tuple[int, str]:
    """The status and the text of the answer to a query."""
    request = urllib.request.Request(f"http://localhost:{port}/sparql", data=urlencode({"query": text}).encode())
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 -- our own server
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: "
BODY = (
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    b"Content-Length: 100\r\n\r\nASK"
)


@pytest.mark.parametrize("sent", [b"", HEAD, BODY])
def test_a_request_that_does_not_come_is_not_waited_for(port: int, sent: bytes) -> None:
    """Of a head or a body that comes by drops, the connection is closed; the drops do not prolong the time."""
    with socket.create_connection(("localhost", port), timeout=4 * SECONDS) as client:
        client.sendall(sent)
        drops = 0
        client.settimeout(0.5)
        while drops < 8 * SECONDS:
            try:
                if client.recv(1000) == b"":
                    break
            except TimeoutError:
                pass
            except ConnectionError:
                break
            drops += 1
            if sent:
                try:
                    client.sendall(b"x")
                except OSError:
                    break
        assert drops < 8 * SECONDS
    assert asked(port, "ASK {}")[0] == 200


def test_a_body_is_cut_off_at_the_limit(port: int) -> None:
    """Told in the head, or not: what is too long is refused while the rest of it is still to come."""
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    for length in (b"Content-Length: 100000000000\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n"):
        with socket.create_connection(("localhost", port), timeout=20) as client:
            client.sendall(head + length)
            if b"chunked" in length:
                for _ in range(10):
                    client.sendall(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")
            assert client.recv(100).startswith(b"HTTP/1.1 413 ")


def test_connections_are_limited_and_the_server_goes_on(port: int) -> None:
    """Idle ones in any number are closed; then there is room again."""
    with ExitStack() as stack:
        clients = [
            stack.enter_context(socket.create_connection(("localhost", port), timeout=20)) for _ in range(MOST + 40)
        ]
        assert b"".join(client.recv(10) for client in clients[-10:]) == b""
    for _ in range(100):
        if asked(port, "ASK {}")[0] == 200:
            break
        time.sleep(0.1)
    assert asked(port, "ASK {}")[0] == 200


def test_a_question_that_grows_past_its_memory_is_refused(port: int) -> None:
    """Its process ends, the server does not."""
    for _ in range(3):
        status, told = asked(port, GREEDY)
        assert (status, "memory" in told or "seconds" in told) == (503, True)
    assert asked(port, "ASK {}")[0] == 200


def test_a_store_that_is_gone_is_told_until_it_is_back(port: int, place: Path) -> None:
    """Status 503 with the reason; a build puts it back, and the server shows it."""
    shutil.move(place, place.with_name("away"))
    for _ in range(3):
        status, told = asked(port, "ASK {}")
        assert status == 503
        assert "there is no store" in told
    write(place, "b", "New Board")
    status, told = asked(port, "SELECT ?n WHERE { ?b <http://www.w3.org/2000/01/rdf-schema#label> ?n }")
    assert status == 200
    assert "New Board" in told
    assert "Old Board" not in told
