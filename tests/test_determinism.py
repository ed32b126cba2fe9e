"""The same input gives the same bytes, whatever the place, the order and the number of processes."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "minutes"


def kg(*arguments: str | Path, seed: str = "0") -> str:
    """Run `kg` in a process of its own, whose sets have an order of their own; return what it said."""
    surroundings = os.environ | {"PYTHONHASHSEED": seed}
    command = [Path(sys.executable).parent / "kg", *arguments]
    done = subprocess.run(command, env=surroundings, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def exported(store: Path) -> list[str]:
    """All that a store holds, as lines of N-Quads."""
    target = store.parent / "exported.nq"
    kg("export", target, "--store", store)
    return target.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A copy of the examples, its files made in another order than that of their names."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for path in sorted(EXAMPLES.iterdir(), reverse=True):
        shutil.copy(path, folder / path.name)
    return folder


def test_two_builds_export_the_same_bytes(tmp_path: Path, papers: Path) -> None:
    """Builds in two places, with another order of sets and on two processes, export the same bytes."""
    base = ("--base", "https://example.org/send")  # else the name of the folder tells
    kg("build", EXAMPLES, "--store", tmp_path / "one" / "store", *base, seed="1")
    kg("build", papers, "--store", tmp_path / "two" / "store", *base, "--jobs", "2", seed="2")
    one, two = exported(tmp_path / "one" / "store"), exported(tmp_path / "two" / "store")
    assert one == two
    assert len(one) > 1000
    for ending in ("ttl", "trig", "jsonld", "graphml", "gexf"):
        for place, seed in (("one", "1"), ("two", "2")):
            kg("export", tmp_path / place / f"graph.{ending}", "--store", tmp_path / place / "store", seed=seed)
        files = [(tmp_path / place / f"graph.{ending}").read_bytes() for place in ("one", "two")]
        assert files[0] == files[1], ending


def test_building_again_changes_nothing(tmp_path: Path, papers: Path) -> None:
    """A second build reads no document, and the store holds the same."""
    store = tmp_path / "store"
    kg("build", papers, "--store", store)
    before = exported(store)
    assert kg("build", papers, "--store", store).startswith("0 documents read")
    assert exported(store) == before


def test_a_changed_document_changes_its_own_statements_only(tmp_path: Path, papers: Path) -> None:
    """A change of one document changes its statements and those of the whole; taking it away takes its own away."""
    store = tmp_path / "store"
    kg("build", papers, "--store", store)
    before = exported(store)
    changed = next(path for path in sorted(papers.iterdir()) if path.suffix == ".txt")
    original = changed.read_bytes()
    changed.write_bytes(original + b"\n\nThe Committee thanked everybody.\n")
    assert kg("build", papers, "--store", store).startswith("1 document read")
    after = exported(store)
    different = set(before) ^ set(after)
    assert different
    (document,) = {line.split()[0].strip("<>") for line in before if f'identifier> "{changed.stem}"' in line}
    # what the whole says of itself, in numbers and digests, has changed too
    described = {line for line in different if re.search(r"/dataset> \.$", line)}
    assert 0 < len(described) < 12
    assert all(re.search(rf"<{re.escape(document)}/\w+> \.$", line) for line in different - described)

    changed.write_bytes(original)
    kg("build", papers, "--store", store)
    assert exported(store) == before

    manifest = papers / "manifest.csv"
    kept = [line for line in manifest.read_text("utf-8").splitlines() if not line.startswith(changed.name)]
    manifest.write_text("\n".join(kept) + "\n", encoding="utf-8")
    changed.unlink()
    assert "1 document removed" in kg("build", papers, "--store", store)
    assert not any(changed.stem in line or document in line for line in exported(store))
