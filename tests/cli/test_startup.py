"""Asking a question starts at once: what it does not need is not loaded."""

import json
import subprocess
import sys
from pathlib import Path

from query.papers import COUNCIL, paper, place

from kg.graph import to_quads
from kg.graph.store import Store
from kg.model.kinds.action import Action

#: slow to load, and of no use to a question answered as csv
HEAVY = {
    "spacy", "rdflib", "rich", "networkx", "starlette", "uvicorn", "pyvis", "httpx2", "protego", "lxml",
    "kg.registers", "kg.extract",
}  # fmt: skip

SCRIPT = """
import json, sys
from kg.cli.main import kg
kg({arguments!r}, standalone_mode=False)
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


def loaded(*arguments: str) -> set[str]:
    """The modules that a command has loaded when it is done."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(arguments=list(arguments))], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stderr))


def test_a_question_loads_what_it_needs_only(tmp_path: Path) -> None:
    """Neither the machinery of building nor that of drawing."""
    document, frames, _ = paper("p", "2021-06-08", ["One."], Action(text="write", evidence=place(0)))
    with Store.write(tmp_path / "store") as writer:
        writer.replace_document("p", to_quads(document, frames, council=COUNCIL))
    assert loaded("query", "actions", "--store", str(tmp_path / "store"), "--format", "csv") & HEAVY == set()
    assert loaded("query", "actions", "--evidence", "--store", str(tmp_path / "store")) & HEAVY == set()


def test_the_list_of_questions_opens_no_engine() -> None:
    """The headers are enough."""
    assert loaded("query") & {*HEAVY, "pyoxigraph"} == set()
