"""Dates in the forms that minutes have them in, and dates that no calendar has."""

from pathlib import Path

import pytest
from papers.asking import ask

from kg.build import build
from kg.cli.build import told
from kg.documents.dates import to_iso
from kg.extract.quantities import impossible_dates, infer_year

FORMS = [
    ("Friday, 12th of April '24", "2024-04-12"),
    ("12th. April,2024", "2024-04-12"),
    ("12 April,2024", "2024-04-12"),
    ("April 12,2024", "2024-04-12"),
    ("Apr. 12th, 2024", "2024-04-12"),
    ("12/04/24", "2024-04-12"),
    ("12.04.2024", "2024-04-12"),
    ("2024-04-12", "2024-04-12"),
    ("Friday 12 April ’24", "2024-04-12"),
]


@pytest.mark.parametrize(("written", "iso"), FORMS)
def test_a_date_is_read_in_every_form(written: str, iso: str, tmp_path: Path) -> None:
    """With or without weekday, full stop, space after the comma, or century."""
    text = (
        "Tarnshire Council\n\nSchools Forum - 9 January 2024\n\n1. SEND\n\n"
        f"The Council must submit its Written Statement of Action by {written}.\n"
    )
    assert [row[3] for row in ask(tmp_path, text)["plans"]] == [iso]


@pytest.mark.parametrize(("written", "iso"), FORMS)
def test_a_heading_has_its_date_in_every_form(written: str, iso: str) -> None:
    """The layout reads the same forms."""
    assert to_iso(f"Schools Forum - {written}") == iso


NEVER = ["31 February 2024", "30th Feb 2023", "31 June 2022", "29/02/2023", "45 March 2024", "2024-11-31"]


@pytest.mark.parametrize("day", NEVER)
def test_a_day_that_does_not_exist_is_left_out(day: str, tmp_path: Path) -> None:
    """It is no date of a fact, and is told."""
    text = (
        f"Tarnshire Council\n\nSchools Forum\n\nAction: Ros Tarn to publish the SEND data by {day}.\n\n"
        f"Ofsted inspected the local area on {day}.\n"
    )
    answers = ask(tmp_path, text)
    assert [row[2] for row in answers["actions"]] == [""]
    assert [row[1] for row in answers["inspections"]] == [""]
    assert impossible_dates(text) == [day]


@pytest.mark.parametrize("text", ["29 February 2024", "31 May", "28/02/2023", "paragraph 31.4.2", "ratio 40/60"])
def test_a_day_that_may_exist_is_not_told(text: str) -> None:
    """Nor is a number that is no date."""
    assert impossible_dates(text) == []


def test_a_day_without_year_is_not_put_into_a_year_that_lacks_it() -> None:
    """29 February, said in 2023, is no day."""
    assert infer_year(2, 29, "2023-01-10", future=True) == ""
    assert infer_year(2, 29, "2024-01-10", future=True) == "2024-02-29"


def test_the_summary_of_a_build_tells_the_day(tmp_path: Path) -> None:
    """With the paper in which it stands."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Schools Forum\n\nOfsted inspected the local area on 31 April 2023.\n", encoding="utf-8"
    )
    summary = build(folder, tmp_path / "store")
    assert "read in part:\n  a.txt: there is no 31 April 2023: it is left out" in told(summary, "store")
