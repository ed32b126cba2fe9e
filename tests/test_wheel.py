"""The wheel holds all that kg needs: installed elsewhere, without the checkout, it builds a graph and answers."""

import csv
import io
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command, show what it said where it fails, and return its standard output."""
    surroundings = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "KG_STORE"}}
    done = subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=CHECKOUT)
    (built,) = folder.glob("*.whl")
    return built


def test_ontology_and_queries_are_in_the_wheel(wheel: Path) -> None:
    """Every file of ontology/ and queries/ is in the wheel, as is every rule and register."""
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = [
        path.relative_to(base).as_posix()
        for base, folder in ((CHECKOUT, "ontology"), (CHECKOUT, "queries"), (CHECKOUT / "kg", "."))
        for path in sorted((base / folder).rglob("*"))
        if path.is_file()
        and "__pycache__" not in path.parts
        and not path.name.startswith(".")
        and "extract/learned/texts" not in path.as_posix()  # only training reads them
    ]
    assert [path for path in wanted if f"kg/{path}" not in names] == []
    assert sum(path.endswith(".rq") for path in wanted) >= 16


def test_an_installed_wheel_answers(wheel: Path, tmp_path: Path) -> None:
    """A new virtual environment with the wheel alone builds the examples and answers a question."""
    home = tmp_path / "elsewhere"
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=tmp_path)
    python = home / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    # kg itself comes from the wheel; what it needs is borrowed from this environment, and comes after it on the path
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    place = run(python, "-c", "import kg; print(kg.__file__)", cwd=tmp_path).strip()
    assert place.startswith(str(site)), f"kg was loaded from {place}"

    kg = home / "bin" / "kg"
    run(kg, "build", CHECKOUT / "examples" / "minutes", "--store", "store", cwd=tmp_path)
    answer = run(kg, "query", "organisations", "--store", "store", "--format", "csv", cwd=tmp_path)
    rows = list(csv.DictReader(io.StringIO(answer)))
    assert {"source", "name", "kind"} <= set(rows[0])
    assert len(rows) >= 3
