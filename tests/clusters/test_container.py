"""The example for a cluster of containers says nothing that the programs in them do not understand."""

import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("distributed", reason="Dask is not installed")

TOP = Path(__file__).resolve().parents[2]
EXAMPLE = TOP / "examples" / "cluster"
COMPOSE: dict[str, Any] = yaml.safe_load((EXAMPLE / "compose.yaml").read_text(encoding="utf-8"))
#: how each program of the image is run here
PROGRAMS = {
    "kg": [sys.executable, "-P", "-c", "from kg.cli.start import start; start()"],
    "dask": [sys.executable, "-m", "dask"],
}


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_what_a_container_runs_is_understood(name: str) -> None:
    """Each option of its command is one of that command."""
    program, command, *rest = shlex.split(COMPOSE["services"][name]["command"])
    shown = subprocess.run([*PROGRAMS[program], command, "--help"], capture_output=True, text=True, check=True).stdout
    options = [word for word in rest if word.startswith("--")]
    assert len(options) > 0
    assert [option for option in options if option not in shown.split()] == []


def test_containers_share_what_they_need() -> None:
    """They start after each other, see the papers under the path that is built, and the store is written outside."""
    services = COMPOSE["services"]
    assert services["worker"]["depends_on"] == ["scheduler"]
    assert services["build"]["depends_on"] == ["worker"]
    volumes = [*services["worker"]["volumes"], *services["build"]["volumes"]]
    papers = {one.split(":")[-2] for one in volumes if "PAPERS" in one}
    _, _, folder, *options = shlex.split(services["build"]["command"])
    assert papers == {folder}
    store = Path(options[options.index("--store") + 1])
    assert str(store.parent) in {one.split(":")[-1] for one in services["build"]["volumes"]}
    assert options[options.index("--cluster") + 1] in shlex.split(services["worker"]["command"])


def test_the_image_is_made_from_this_project() -> None:
    """With the extra that it names, from the folder and the file that the services name."""
    build = COMPOSE["x-kg"]["build"]
    assert (EXAMPLE / build["context"]).resolve() == TOP
    steps = (TOP / build["dockerfile"]).read_text(encoding="utf-8")
    extras = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert "'/src[cluster]'" in steps
    assert any(one.startswith("distributed") for one in extras["cluster"])
