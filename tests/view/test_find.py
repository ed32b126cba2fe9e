"""Sentences are found in all papers by words in any order and form, with what was read in them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from command import Outcome, run_kg

PAPER = """Marlshire County Council

Children's Scrutiny Committee

Minutes of the meeting held on 4 March 2024

1. SEND

The SEND Improvement Board monitors the Written Statement of Action every month.

Members asked how long families waited for an assessment.
"""
HEAD = "— minutes, Marlshire County Council, 2024-03-04\n"
MONITORED = "“The SEND Improvement Board monitors the Written Statement of Action every month.”\n"
READ = "  · SEND Improvement Board monitors Written Statement of Action, monthly\n"
PLAN = "  · Written Statement of Action\n"
ASKED = "“Members asked how long families waited for an assessment.”\n"


Find = Callable[..., Outcome]


@pytest.fixture
def find(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Find:
    """`kg find` in a store of one paper."""
    folder = tmp_path
    (folder / "papers").mkdir()
    (folder / "papers" / "minutes.txt").write_text(PAPER, encoding="utf-8")
    manifest = "file,url,council\nminutes.txt,https://democracy.marlshire.example/1,Marlshire County Council\n"
    (folder / "papers" / "manifest.csv").write_text(manifest, encoding="utf-8")
    store = ("--store", folder / "store")
    assert run_kg(capsys, monkeypatch, "build", folder / "papers", *store).status == 0
    return lambda *words: run_kg(capsys, monkeypatch, "find", *words, *store)


@pytest.mark.parametrize("words", ["assessments family", "wait assessment", "asessment familys", "MEMBERS waited"])
def test_words_count_in_any_order_and_form(find: Find, words: str) -> None:
    """Other order, plural, another form of the verb, capitals, slips of the pen."""
    assert find(*words.split()).out == ASKED + HEAD


def test_an_abbreviation_finds_what_it_stands_for_with_the_facts(find: Find) -> None:
    """No paper writes WSoA here; the fact of the sentence is told below it."""
    told = find("termly", "WSoA")
    assert (told.out, told.status) == ("", 1)
    assert "No sentence of the papers has 'termly WSoA'" in told.err
    told = find("month", "WSoA")
    assert told.out == MONITORED.replace("Action every month", "Action every\nmonth") + HEAD + READ + PLAN


def test_only_papers_of_a_council(find: Find) -> None:
    """Another council has none."""
    assert find("families", "--council", "marlshire").out == ASKED + HEAD
    told = find("families", "--council", "Aldermouth")
    assert "No sentence of the papers of Aldermouth has 'families'" in told.err
