"""Plain text becomes lines: spaces, bullets, wrapped lines, tables."""

import random
from itertools import pairwise
from pathlib import Path

import pytest
from documents.reading import read

from kg.documents.lines import split_marker
from kg.documents.text import from_text
from kg.model.document import BLOCK_KINDS, SECTION_KINDS

MARKERS = (
    ("• a point", "•"),
    ("·  a point", "·"),
    ("- a point", "-"),
    ("– a point", "–"),
    ("o A point", "o"),
    ("\uf0b7 a point", "\uf0b7"),
    ("(a) a clause", "(a)"),
    ("a) a clause", "a)"),
    ("a. a clause", "a."),
    ("(iv) a clause", "(iv)"),
    ("ii. a clause", "ii."),
    ("(12) a clause", "(12)"),
    ("3. A clause", "3."),
    ("84.1 The Board", "84.1"),
    ("2.3.1 The Board", "2.3.1"),
    ("J. Smith said", ""),
    ("2.30 pm", ""),
    ("8.5 million pounds", ""),
    ("5.6% of plans", ""),
    ("2021. The plan", ""),
    ("A member asked", ""),
    ("-5 degrees", ""),
    ("i think so", ""),
)


@pytest.mark.parametrize(("text", "marker"), MARKERS)
def test_markers(text: str, marker: str) -> None:
    """Bullets, numbers and letters at the beginning of a line are markers; initials, times and quantities are not."""
    assert split_marker(text)[0] == marker


def test_every_kind_of_space_is_one_plain_space() -> None:
    """Hard spaces, tabs and doubled spaces become one space; invisible marks are dropped."""
    assert [line.text for line in from_text("The\u00a0 Board\t\u2009met\u200b.\r\nIt\u00adself")] == [
        "The Board met.",
        "Itself",
    ]


def test_an_indent_of_hard_spaces_is_a_list_entry() -> None:
    """Copies lose the bullet but keep the indent."""
    lines = from_text("Aims:\n\u00a0 \u00a0 \u00a0 \u00a0 To help\n\u00a0 \u00a0 \u00a0 \u00a0 To plan")
    assert [(line.kind, line.text) for line in lines] == [
        ("paragraph", "Aims:"),
        ("bullet", "To help"),
        ("bullet", "To plan"),
    ]


def test_a_number_before_a_gap_is_a_marker() -> None:
    """Numbers without a full stop count when a gap parts them from a capital; figures in a sentence do not."""
    lines = from_text("1   Apologies\n2\tMinutes\n12 children were seen\n3  of them")
    assert [line.marker for line in lines] == ["1", "2", "", ""]


WRAPPED = """The Committee received a report of the Director about the progress of
the written statement, which the Department for Education monitors each
month. The Chair thanked officers.

RESOLVED that

(a) the report be noted, with thanks to all who had helped to write it and
to the parents' forum; and

(b) it come back in May.
NEXT MEETING
"""


def test_wrapped_lines_become_one() -> None:
    """A break where the next word would not have fitted is closed; clauses and headings stay apart."""
    assert [line.text for line in from_text(WRAPPED)] == [
        (
            "The Committee received a report of the Director about the progress of the written statement, which the"
            " Department for Education monitors each month. The Chair thanked officers."
        ),
        "RESOLVED that",
        "(a) the report be noted, with thanks to all who had helped to write it and to the parents' forum; and",
        "(b) it come back in May.",
        "NEXT MEETING",
    ]


def test_lines_that_are_whole_stay_apart() -> None:
    """A file with a paragraph on each line is left as it is."""
    text = "The Board met.\nIt heard from parents and carers.\nThanks were given\nRESOLVED that it be noted.\nThe end."
    assert [line.text for line in from_text(text)] == text.split("\n")


def test_one_wrapped_paragraph_among_whole_lines() -> None:
    """A run of lines that break inside a phrase is joined; the fields below it are not."""
    report = (
        "The report seeks the endorsement of the new\nstrategy and of the plan that goes with it,\nand tells of it."
    )
    text = f"{report}\nDecision type: Key\nDecision due: 3 May 2021"
    assert [line.text for line in from_text(text)] == [
        report.replace("\n", " "),
        "Decision type: Key",
        "Decision due: 3 May 2021",
    ]


def test_rows_of_tables() -> None:
    """A row stays one line, a cell alone is a paragraph, rules between rows are nothing."""
    lines = from_text("Area | 2020 | 2021 |\n---|---|---|\nPlans | 12% | 59% |\nA note on the figures |\n|\n2019 | 3 |")
    assert [(line.kind, line.text) for line in lines] == [
        ("row", "Area | 2020 | 2021"),
        ("row", "Plans | 12% | 59%"),
        ("paragraph", "A note on the figures"),
        ("row", "2019 | 3"),
    ]


def test_levels_of_lists(tmp_path: Path) -> None:
    """A list inside a list is one deeper; an outer marker goes back; a paragraph ends all lists."""
    inner = "1. one\n(a) two\n(i) three\n(ii) four\n(b) five\n2. six"
    text = f"RESOLVED that\n{inner}\nThe end of it.\n(a) seven\n(h) eight\n(i) nine"
    document = read(tmp_path, text)
    assert [(block.marker, block.level) for block in document.blocks if block.marker] == [
        ("1.", 0), ("(a)", 1), ("(i)", 2), ("(ii)", 2), ("(b)", 1), ("2.", 0), ("(a)", 0), ("(h)", 0), ("(i)", 0),
    ]  # fmt: skip


def test_positions_hold_whatever_the_text(tmp_path: Path) -> None:
    """Blocks lie one after another, each in exactly one section; titles and fields stand where they are said to."""
    pieces = [
        *("Agenda item", "Issue - meetings", "Meeting: 07/06/2022 - Cabinet (Item 12)", "12 Plan pdf icon PDF 1 KB"),
        *(
            "Minutes:",
            "Decision:",
            "Additional documents:",
            "1.",
            "Apologies",
            "(a) a clause; and",
            "• point",
            "\u00a0",
        ),
        *("", "No. Item", "Decision Maker: Cabinet", "Date of decision: 01/02/2023", "07/06/2022 - Plan", "8.1"),
        *("RESOLVED that it be noted.", "Reason for decision: It helps.", "Area | 2021 |", "---|---|", "Present:"),
        *("Board minutes - 3 May 2021", "The Board met. Minutes: It talked.", "2. Title of two", "| a | b |"),
    ]
    chance = random.Random(7)  # noqa: S311 - texts that are the same each time
    for number in range(300):
        text = "\n".join(chance.choices(pieces, k=chance.randint(1, 30)))
        if not text.replace("\u00a0", "").strip(" \n|-"):
            continue
        document = read(tmp_path, text, name=f"{number}.txt")
        assert all(block.kind in BLOCK_KINDS and block.start <= block.end for block in document.blocks)
        assert all(first.end <= second.start for first, second in pairwise(document.blocks))
        assert all(section.kind in SECTION_KINDS for section in document.sections)
        for block in document.blocks:
            assert sum(section.start <= block.start and block.end <= section.end for section in document.sections) == 1
        assert all(document.text[item.start : item.end] == item.title for item in document.items)
        assert all(document.text[field.start : field.end] == field.value for field in document.fields)
        named = {item.meeting for item in document.items} | {section.meeting for section in document.sections}
        assert named <= {None, *range(len(document.meetings))}
        assert document == read(tmp_path, text, name=f"{number}.txt")


def test_a_clause_that_a_narrow_cell_broke_is_one(tmp_path: Path) -> None:
    """A numbered clause goes on to its full stop, its number standing alone or at the end of the line before."""
    text = (
        "Agenda item\n\nFees\n\nDecision:\n\nORDERED that Executive: 1.\nNotes the report of the Scrutiny\n"
        "Panel on fees; and 2.\n"
        "Approves the plan prepared by the\nservice.\n"
    )
    document = read(tmp_path, text)
    assert (
        "1. Notes the report of the Scrutiny Panel on fees; and\n2. Approves the plan prepared by the service."
        in document.text
    )
