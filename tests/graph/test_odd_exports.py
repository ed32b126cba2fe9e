"""Exports of what is hard: files with odd names, a store of an older model, a server that goes silent half-way."""

import io
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from command import run_kg
from query.papers import body, paper, place, store
from rdflib import Dataset, Graph

from kg.export import export
from kg.graph import to_quads
from kg.graph.dataset import dataset_quads
from kg.graph.iris import ID
from kg.graph.store import Store
from kg.graph.vocabulary import MODEL_VERSION
from kg.model.kinds.reporting_line import ReportingLine

ODD = ["same.", "same..txt", "a b", 'say "yes"', "it's", "minutes/über 2021", "a%2Fb", "a:b", ".", "-"]
LINE = ReportingLine(evidence=place(0), body=body("SEND Board"), to=body("Cabinet", "cabinet"), relation="reports to")


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_odd_names_of_files_are_read_by_two_libraries() -> None:
    """No name of a file makes an export that another cannot read, or one whose IRIs hold what is written otherwise."""
    papers = []
    for name in ODD:
        document, frames, council = paper(name, "2021-06-08", ["It reports to Cabinet."], LINE)
        papers.append((replace(document, entry=replace(document.entry, url="")), frames, council))
    one = store(*papers)
    one.engine.extend(dataset_quads(one.engine, ID))
    for name, kind in (("turtle", ox.RdfFormat.TURTLE), ("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)):
        out = io.BytesIO()
        export(one, name, out)
        quads = set(ox.parse(out.getvalue(), format=kind))
        graph = Graph() if name == "turtle" else Dataset()
        graph.parse(data=out.getvalue(), format={"jsonld": "json-ld"}.get(name, name))
        count = len(graph) if name == "turtle" else len(set(graph.quads()))  # type: ignore[attr-defined]
        assert count == len(quads)
        named = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        files = {iri for iri in named if "/file/" in iri and iri.count("/") == ID.count("/") + 1}
        assert len(files) == len(ODD)
        assert not any("%" in urlsplit(iri).path for iri in files)


def test_a_store_of_an_older_model_is_told_with_the_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says that the store must be built again, and writes nothing."""
    document, frames, council = paper("a", "2021-06-08", ["It reports to Cabinet."], LINE)
    with Store.write(tmp_path / "store") as writer:
        writer.replace_document("a", to_quads(document, frames, council=council))
    pointer = tmp_path / "store" / "store.json"
    told = json.loads(pointer.read_text())
    pointer.write_text(json.dumps({**told, "model": str(int(MODEL_VERSION) - 1)}))
    target = tmp_path / "governance.ttl"
    ended = run_kg(capsys, monkeypatch, "export", target, "--store", tmp_path / "store")
    assert ended.status == 1
    assert "build again" in ended.err
    assert not target.exists()


def asked_of(connection: socket.socket) -> str:
    """A whole request."""
    told = b""
    while b"\r\n\r\n" not in told:
        told += connection.recv(65536)
    head, _, body_ = told.partition(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if b"content-length" in line), 0)
    while len(body_) < length:
        body_ += connection.recv(65536)
    return (head + body_).decode()


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that answers its first questions, and breaks off in the middle of a later answer."""
    listener = socket.create_server(("127.0.0.1", 0))
    rows = json.dumps(
        {
            "head": {"vars": ["paper", "source"]},
            "results": {
                "bindings": [
                    {
                        "paper": {"type": "uri", "value": f"{ID}file/a"},
                        "source": {"type": "literal", "value": "a"},
                    }
                ]
            },
        }
    )

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                asked = asked_of(connection)
                if "CONSTRUCT" in asked:
                    head = "HTTP/1.1 200 OK\r\nContent-Type: application/n-triples\r\nContent-Length: 9999\r\n\r\n"
                    connection.sendall(f"{head}<urn:a> <urn:b> <urn:c> .\n<urn:a".encode())
                else:
                    kind = "application/sparql-results+json"
                    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(rows)}\r\n\r\n"
                    connection.sendall((head + rows).encode())

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/query"
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


def test_a_server_that_breaks_off_leaves_nothing_half_written(
    tmp_path: Path, silent: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that was there stays as it was, and no other is left beside it."""
    target = tmp_path / "governance.ttl"
    target.write_text("as it was")
    ended = run_kg(capsys, monkeypatch, "export", target, "--store", silent)
    assert ended.status == 1
    assert ended.err
    assert target.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("licence", ["free", "https://", "<x>", "javascript:alert(1) x"])
def test_a_licence_that_is_no_address_is_wrong_use(
    tmp_path: Path, licence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told before anything is read."""
    ended = run_kg(
        capsys, monkeypatch, "export", tmp_path / "g.ttl", "--license", licence, "--store", tmp_path / "none"
    )
    assert ended.status == 2
    assert not (tmp_path / "g.ttl").exists()
