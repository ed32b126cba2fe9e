"""A table of records gives a fact for each row, and each cell to its own column and row only, in every format."""

import io
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import docx
import pytest
from papers.asking import Answers, ask, ask_file, evidence

from kg.documents.tables import sort_of

BOARD = "Tarnshire SEND Assurance Board"
TITLE = f"{BOARD} notes - 9 January 2024"
TASKS = ["Share the waiting times with parents", "Draft the easy-read guide", "Ask the DfE about the template"]
OWNERS = ["Ros Tarn", "Head of Inclusion", "Lee Marsh"]
DATES = ["31 January 2024", "March 2024", "12/02/24"]
ISO = ["2024-01-31", "2024-03", "2024-02-12"]
#: heads of the columns for task, owner, date; more columns around them
HEADS = [
    ("Action", "Owner", "Due"),
    ("Action required", "Lead officer", "Deadline"),
    ("What", "Who", "By when"),
    ("Task", "Responsible", "Timescale"),
    ("Agreed action", "By whom", "Target date"),
    ("ACTION POINT", "RESPONSIBLE OFFICER", "DUE DATE"),
    ("Actions (agreed)", "Lead(s)", "Completion date:"),
]
Rows = list[list[str]]


def _rows(heads: Sequence[str]) -> Rows:
    return [list(heads), *([task, owner, date] for task, owner, date in zip(TASKS, OWNERS, DATES, strict=True))]


def _html(rows: Rows) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><h1>{TITLE}</h1><p>The board met.</p><table>{body}</table></body></html>"


def _bars(rows: Rows) -> str:
    rule = "|".join("---" for _ in rows[0])
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([TITLE, "", lines[0], f"|{rule}|", *lines[1:], ""])


def _tabs(rows: Rows) -> str:
    return "\n".join([TITLE, "", *("\t".join(row) for row in rows), ""])


def _aligned(rows: Rows) -> str:
    widths = [max(len(row[column]) for row in rows) + 3 for column in range(len(rows[0]))]
    lines = ("".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join([TITLE, "", *lines, ""])


def _word(rows: Rows) -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


FORMATS: dict[str, Callable[[Rows], str | bytes]] = {
    "html": _html,
    "bars": _bars,
    "tabs": _tabs,
    "aligned": _aligned,
    "docx": _word,
}


def written(folder: Path, form: str, rows: Rows) -> Path:
    """Write a table below the title in one of the formats."""
    made = FORMATS[form](rows)
    path = folder / f"paper.{form if form in ('html', 'docx') else 'txt'}"
    if isinstance(made, bytes):
        path.write_bytes(made)
    else:
        path.write_text(made, encoding="utf-8")
    return path


def _answers(folder: Path, form: str, rows: Rows) -> Answers:
    return ask_file(written(folder, form, rows))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("heads", HEADS, ids=lambda heads: heads[0])
def test_each_row_of_a_table_of_actions_is_an_action(form: str, heads: Sequence[str], tmp_path: Path) -> None:
    """It has its own owner and its own date, whatever the heads are called."""
    answers = _answers(tmp_path, form, _rows(heads))
    assert answers["actions"] == sorted(zip(TASKS, OWNERS, ISO, strict=True))
    assert answers["meetings"] == [(BOARD, "2024-01-09")]
    assert "items" not in answers


@pytest.mark.parametrize("form", FORMATS)
def test_other_columns_take_nothing_and_give_nothing(form: str, tmp_path: Path) -> None:
    """Numbers, the date on which an action was raised, and its status are no part of it; an open cell stays open."""
    rows = [
        ["No.", "Date raised", "Deadline", "Action", "RAG status", "Lead"],
        ["1", "4 July 2023", "31 January 2024", TASKS[0], "Green", "Ros Tarn"],
        ["2", "5 July 2023", "TBC", TASKS[1], "Amber", "Lee Marsh"],
        ["3", "6 July 2023", "12 February 2024", TASKS[2], "Red", "TBC"],
    ]
    assert _answers(tmp_path, form, rows)["actions"] == sorted(
        [
            (TASKS[0], "Ros Tarn", "2024-01-31"),
            (TASKS[1], "Lee Marsh", ""),
            (TASKS[2], "", "2024-02-12"),
        ]
    )


def test_an_empty_cell_is_not_filled_from_its_neighbours(tmp_path: Path) -> None:
    """Neither from the cell beside it nor from the one above."""
    page = (
        f"<html><body><h1>{TITLE}</h1><table><tr><th>Action</th><th>Owner</th><th>Due</th></tr>"
        f"<tr><td>{TASKS[0]}</td><td>Ros Tarn</td><td>31 January 2024</td></tr>"
        f"<tr><td>{TASKS[1]}</td><td></td><td></td></tr>"
        f"<tr><td>{TASKS[2]}</td><td></td><td>12/02/24</td></tr></table></body></html>"
    )
    rows = ask(tmp_path, page, name="page.html")["actions"]
    assert rows == sorted([(TASKS[0], "Ros Tarn", ISO[0]), (TASKS[1], "", ""), (TASKS[2], "", ISO[2])])


def test_a_cell_that_spans_rows_is_that_of_each(tmp_path: Path) -> None:
    """An owner beside two actions is to do both."""
    page = (
        f"<html><body><h1>{TITLE}</h1><table><tr><th>Lead</th><th>Action</th></tr>"
        f"<tr><td rowspan='2'>Ros Tarn</td><td>{TASKS[0]}</td></tr><tr><td>{TASKS[1]}</td></tr>"
        f"<tr><td>Lee Marsh</td><td>{TASKS[2]}</td></tr></table></body></html>"
    )
    rows = ask(tmp_path, page, name="page.html")["actions"]
    assert [row[:2] for row in rows] == sorted(
        [(TASKS[0], "Ros Tarn"), (TASKS[1], "Ros Tarn"), (TASKS[2], "Lee Marsh")]
    )


def test_a_cell_that_lists_actions_is_several_rows(tmp_path: Path) -> None:
    """Where the other cells list as many owners and dates."""
    page = (
        f"<html><body><h1>{TITLE}</h1><table><tr><th>Action</th><th>Owner</th><th>Due</th></tr>"
        f"<tr><td><p>{TASKS[0]}</p><p>{TASKS[1]}</p></td><td><p>Ros Tarn</p><p>Lee Marsh</p></td><td>May 2024</td></tr>"
        "</table></body></html>"
    )
    rows = ask(tmp_path, page, name="page.html")["actions"]
    assert rows == sorted([(TASKS[0], "Ros Tarn", "2024-05"), (TASKS[1], "Lee Marsh", "2024-05")])


def test_what_is_done_is_completed_and_what_is_dropped_is_no_action(tmp_path: Path) -> None:
    """The column of the status says so."""
    from kg.documents import read_document
    from kg.extract.load import load_extractor
    from kg.model.kinds.action import Action

    rows = [
        ["Action", "Lead", "Status"],
        [TASKS[0], "Ros Tarn", "Completed"],
        [TASKS[1], "Ros Tarn", "Not yet complete"],
        [TASKS[2], "Ros Tarn", "Withdrawn"],
    ]
    path = tmp_path / "page.html"
    path.write_text(_html(rows), encoding="utf-8")
    frames = load_extractor().read(read_document(path)).frames
    assert {(frame.text, frame.status) for frame in frames if isinstance(frame, Action)} == {
        (TASKS[0], "completed"),
        (TASKS[1], "planned"),
    }


def test_the_evidence_of_an_action_is_its_row(tmp_path: Path) -> None:
    """All cells of it, and nothing of another."""
    quotes = evidence(tmp_path, _bars(_rows(HEADS[0])), "actions")
    assert quotes == sorted(" | ".join(row) for row in _rows(HEADS[0])[1:])


def test_a_table_of_governance_gives_reporting_lines(tmp_path: Path) -> None:
    """Who answers to whom, and how often."""
    page = (
        f"<html><body><h1>{TITLE}</h1><table><tr><th>Group</th><th>Reports to</th><th>Frequency</th></tr>"
        "<tr><td>Early Help Panel</td><td>SEND Assurance Board</td><td>Monthly</td></tr>"
        "<tr><td>SEND Assurance Board</td><td>Cabinet</td><td>Every six months</td></tr></table></body></html>"
    )
    rows = ask(tmp_path, page, name="page.html")["accountability"]
    assert ("Early Help Panel", "SEND Assurance Board", "reports to", "monthly") in {
        (row[0], row[1].removeprefix("Tarnshire "), row[2], row[3]) for row in rows
    }
    assert len(rows) == 2


def test_a_table_of_measures_gives_each_figure_with_its_row_and_period(tmp_path: Path) -> None:
    """What is aimed at is no figure of the service."""
    page = (
        f"<html><body><h1>{TITLE}</h1><p>SEND data</p><table>"
        "<tr><th>Measure</th><th>2022</th><th>2023</th><th>Target</th></tr>"
        "<tr><td>EHC plans issued within 20 weeks (%)</td><td>48</td><td>61</td><td>70</td></tr>"
        "<tr><td>Number of tribunals lodged</td><td>1,204</td><td>96</td><td>80</td></tr>"
        "<tr><td>High needs deficit (£m)</td><td>3.2</td><td>4.05</td><td>0</td></tr></table></body></html>"
    )
    assert [row[:3] for row in ask(tmp_path, page, name="page.html")["measures"]] == sorted(
        [
            ("48", "%", "EHC plans issued within 20 weeks (%), 2022"),
            ("61", "%", "EHC plans issued within 20 weeks (%), 2023"),
            ("1204", "tribunals", "Number of tribunals lodged, 2022"),
            ("96", "tribunals", "Number of tribunals lodged, 2023"),
            ("3200000", "£", "High needs deficit (£m), 2022"),
            ("4050000", "£", "High needs deficit (£m), 2023"),
        ]
    )


def test_a_table_of_decisions_gives_each_decision_with_who_made_it(tmp_path: Path) -> None:
    """Its own decision maker, not that of the row above."""
    page = (
        f"<html><body><h1>{TITLE}</h1><table><tr><th>Decision</th><th>Decision maker</th><th>Date</th></tr>"
        "<tr><td>Open a SEND unit at Quay School</td><td>Cabinet</td><td>4 March 2024</td></tr>"
        "<tr><td>Close the SEND hub in Marl</td><td>Director of Education</td><td>5 March 2024</td></tr>"
        "</table></body></html>"
    )
    rows = ask(tmp_path, page, name="page.html")["decisions"]
    assert [(row[0], row[2]) for row in rows] == [
        ("Close the SEND hub in Marl", "Director of Education"),
        ("Open a SEND unit at Quay School", "Cabinet"),
    ]


def test_cells_of_aligned_text_may_go_on_below(tmp_path: Path) -> None:
    """What stands under a column without a first cell is the rest of the row above."""
    text = (
        f"{TITLE}\n\n"
        "Action                        Lead          Deadline\n"
        "----------------------------------------------------\n"
        "Share the waiting times       Ros Tarn      31 January 2024\n"
        "Draft the easy-read           Lee Marsh     March 2024\n\n"
        "The board will meet again.\n"
    )
    assert ask(tmp_path, text)["actions"] == [
        ("Draft the easy-read", "Lee Marsh", "2024-03"),
        ("Share the waiting times", "Ros Tarn", "2024-01-31"),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("Name", "Address"),
        ("Action", "Cost"),
        ("Date", "Time"),
        ("Item", "Title"),
        ("Decision", "Cost"),
        ("Who", "When"),
    ],
)
def test_heads_that_say_nothing_make_no_table_of_records(heads: Sequence[str]) -> None:
    """Such a table is read as before."""
    assert sort_of(heads) is None
