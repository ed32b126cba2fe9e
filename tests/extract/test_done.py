"""What a paper says was done that had been asked for is a finished action; what is only hoped for is none."""

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extract.extractor import Extractor
from kg.extract.load import load_extractor
from kg.model.kinds.action import Action
from kg.model.kinds.plan import Plan

HEAD = "Marlshire County Council\n\nSchools Forum\n\nMinutes of the meeting held on 8 October 2024\n\n1. SEND\n\n"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all sentences; rules alone, so that no other reader stands in."""
    return load_extractor(model=False)


def finished(sentence: str, folder: Path, extractor: Extractor) -> list[str]:
    """The finished actions that are read in a sentence."""
    path = folder / "a.txt"
    path.write_text(f"{HEAD}{sentence}\n", encoding="utf-8")
    frames = extractor.read(read_document(path)).frames
    return [one.text for one in frames if isinstance(one, Action) and one.status == "completed"]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        (
            "The Clerk said that the note on banding had been circulated to members.",
            "circulate the note on banding",
        ),
        ("The list of resource bases has since been emailed to heads.", "email the list of resource bases"),
        ("A breakdown of tribunal costs was sent to the Forum on 2 September.", "send a breakdown of tribunal costs"),
        ("The Clerk had circulated the slides on the local offer.", "circulate the slides on the local offer"),
        ("Members had received the letter about top-up funding.", "send the letter about top-up funding"),
    ],
)
def test_what_was_done_is_a_finished_action(sentence: str, action: str, tmp_path: Path, extractor: Extractor) -> None:
    """Told as the act, so that it can be compared with what was promised."""
    assert finished(sentence, tmp_path, extractor) == [action]


@pytest.mark.parametrize(
    "sentence",
    [
        "The note on banding had not been circulated.",
        "Members asked whether the list had been circulated.",
        "Once the data had been shared, officers would write to schools.",
        "A report on banding was circulated to the Forum.",
        "Training on autism had been provided to schools.",
        "The minutes of the last meeting had been circulated.",
        "The inspection report on the area had been published.",
        "The note on banding had been circulated with the agenda.",
        "A draft letter to the Department had been prepared.",
        "The Clerk hoped that the slides had been shared.",
    ],
)
def test_what_was_not_done_or_is_routine_is_none(sentence: str, tmp_path: Path, extractor: Extractor) -> None:
    """Nor is what was not on paper."""
    assert finished(sentence, tmp_path, extractor) == []


def test_a_plan_that_was_submitted_is_a_finished_plan_and_no_action(tmp_path: Path, extractor: Extractor) -> None:
    """Its own kind of fact tells it."""
    sentence = "The Accelerated Progress Plan was submitted to the Department for Education on 15 April."
    assert finished(sentence, tmp_path, extractor) == []
    frames = extractor.read(read_document(tmp_path / "a.txt")).frames
    assert [(one.status, one.due) for one in frames if isinstance(one, Plan)] == [("completed", "")]
