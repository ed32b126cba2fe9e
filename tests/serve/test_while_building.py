"""A build that is under way stops neither `kg serve` nor `kg query`; when it is done, both have the new graph."""

from pathlib import Path

import pytest
from command import run_kg
from query.papers import COUNCIL, paper, place
from starlette.testclient import TestClient

from kg.graph import to_quads
from kg.graph.store import Store, Writer
from kg.model.frames import Thing
from kg.model.kinds.mention import Mention
from kg.serve import Settings, create_app

NAMED = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name WHERE { ?board a org:OrganizationalUnit ; rdfs:label ?name } ORDER BY ?name
"""


def put(writer: Writer, source: str, name: str) -> None:
    """Put in a paper that names a board."""
    board = Mention(evidence=place(0), thing=Thing("body", name, "board", scope=COUNCIL.register))
    document, frames, council = paper(source, "2021-06-08", ["One."], board)
    writer.replace_document(source, to_quads(document, frames, council=council))
    writer.flush()


def test_both_answer_while_a_build_publishes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the new graph is seen by neither: what was asked in the middle is told as before."""
    store = tmp_path / "store"
    with Store.write(store) as writer:
        put(writer, "a", "Old Board")
    app = create_app(Settings(str(store), workers=1))

    def told(client: TestClient) -> tuple[list[str], list[str]]:
        """The boards, by the server and by the command line."""
        served = client.get("/sparql", params={"query": NAMED}, headers={"Accept": "text/csv"})
        assert served.status_code == 200
        asked = run_kg(capsys, monkeypatch, "sparql", NAMED, "--format", "csv", "--store", store)
        assert asked.status == 0, asked.err
        return served.text.split("\r\n")[1:-1], asked.out.split()[1:]

    with TestClient(app, base_url="http://localhost") as client:
        with Store.write(store) as writer:
            put(writer, "b", "New Board")
            served, asked = told(client)
            assert (served, " ".join(asked)) == (["Old Board"], "Old Board")
        served, asked = told(client)
        assert (served, " ".join(asked)) == (["New Board", "Old Board"], "New Board Old Board")
