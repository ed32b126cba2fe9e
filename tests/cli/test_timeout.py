"""A question that runs too long is ended, with a message and no half-written file."""

import subprocess
import sys
from pathlib import Path

from query.papers import COUNCIL, paper, place

from kg.graph import to_quads
from kg.graph.store import Store
from kg.model.kinds.action import Action

LONG = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER (?a != ?l && ?c != ?i) }"


def test_a_question_that_runs_too_long_is_ended(tmp_path: Path) -> None:
    """Exit status 1, the message on standard error, the output file not there."""
    document, frames, _ = paper(
        "p", "2021-06-08", ["One."], *(Action(text=f"do {number}", evidence=place(0)) for number in range(40))
    )
    with Store.write(tmp_path / "store") as writer:
        writer.replace_document("p", to_quads(document, frames, council=COUNCIL))
    command = [str(Path(sys.executable).with_name("kg")), "sparql", LONG, "--timeout", "1", "-o", "answer.csv"]
    done = subprocess.run(
        [*command, "--store", "store"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr == "kg: No answer after 1 seconds. Narrow the question, or allow more with --timeout.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
