"""Notes of boards, and minutes that no council system laid out."""

from pathlib import Path

import pytest
from documents.reading import kinds, read, sections

BOARD = """Skip to content

SEND Improvement Board minutes \u2013 15 July 2025

Attendance

  \u2022 Amy Birch, Participation Lead, Northshire County Council
  \u2022 Liam Eames, Case Lead for SEND, Department for Education

Apologies

  \u2022 Shay Stone, Programme Officer, Northshire County Council

1. Welcome, introductions and apologies

T Dale welcomed everyone.

2. Performance data

59% of plans were issued in time.

Action: M Brook to share the figures.

Any other business

There was none.
"""

COMMITTEE = """NORTHSHIRE COUNTY COUNCIL

CHILDREN'S SCRUTINY COMMITTEE

MINUTES of a meeting of the Children's Scrutiny Committee held at County
Hall, Norham on Tuesday 3 March 2020 at 10.00 am.

Present: Councillors A Able (Chair), B Baker and C Carter

Also in attendance: Mr D Dean, Head of SEND; Ms E Eve, Clinical Officer, Norham
Hospital

1. APOLOGIES FOR ABSENCE

Apologies were received from Councillor F Fox.

2. SEND PROGRESS

The Committee considered a report of the Director on the progress of the plan, which the
Department monitors every three months. The service was strug-
gling to meet demand.

RESOLVED:

(1) That the report be noted.

(2) That a further report be brought in September.
"""

TABLE = """SEND Board: notes of the meeting of 4 May 2021

No | Item | Action |
---|---|---|
1 | Welcome | |
2 | Waiting times | Ann Able reported that waits had grown. | AA |
3 | Next meeting | 8 June 2021 | |
"""

SUMMARY = """Care Partnership Board April 2026
The Board met at the town hall.
SEND Reform
The Board discussed the reforms that the government wants to bring in.
Priority Plan Group
The group said that waiting times had fallen since the last meeting.
"""

TITLES = (
    ("Minutes of the SEND Board held on 3 March 2020", "SEND Board", "2020-03-03"),
    ("Minutes of the meeting of the SEND Partnership Board, 3rd March 2020", "SEND Partnership Board", "2020-03-03"),
    ("SEND Strategic Board Meeting Minutes - 03/03/2020", "SEND Strategic Board", "2020-03-03"),
    ("Schools Forum: notes of the meeting of 3 March 2020", "Schools Forum", "2020-03-03"),
    ("At a meeting of the Cabinet held in County Hall on Tuesday, 3 March 2020", "Cabinet", "2020-03-03"),
    ("SEND Improvement Board\nMinutes of the meeting held on 3 March 2020", "SEND Improvement Board", "2020-03-03"),
    ("Health and Wellbeing Board Minutes March 3, 2020", "Health and Wellbeing Board", "2020-03-03"),
    ("Minutes, Cabinet, 3-Mar-2020", "Cabinet", "2020-03-03"),
    ("SEND Board Independent Chair's Update from Ann Able 3 March 2020", "SEND Board", "2020-03-03"),
    ("Notes of SEND Board Meeting – Tuesday 3rd March 2020, 1-3pm via MS Teams", "SEND Board", "2020-03-03"),
    ("MINUTES OF THE CABINET MEETING HELD ON 3 MARCH 2020 AT COUNTY HALL, NORHAM.", "CABINET", "2020-03-03"),
    ("Last updated: 24 February 2026\nSEND Board minutes - 3 March 2020", "SEND Board", "2020-03-03"),
    ("SEND Board\nMarch 2020 meeting\nTuesday 3 March 2020", "SEND Board", "2020-03-03"),
    ("SEND Improvement Board minutes March 2020", "SEND Improvement Board", "2020-03"),
)


def test_a_boards_notes(tmp_path: Path) -> None:
    """The title names body and date; names stand under their labels; numbered headings are items."""
    document = read(tmp_path, BOARD)
    assert document.page_type == "board notes"
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("SEND Improvement Board", "2025-07-15")]
    assert [(item.number, item.title) for item in document.items] == [
        ("1", "Welcome, introductions and apologies"),
        ("2", "Performance data"),
        ("", "Any other business"),
    ]
    assert kinds(document, "Amy Birch") == {"attendance"}
    assert kinds(document, "Shay Stone") == {"apologies"}
    assert kinds(document, "Action: M Brook") == {"minutes"}


def test_minutes_typed_by_hand(tmp_path: Path) -> None:
    """Wrapped lines are joined, words broken at the end of a line too; clauses are not items."""
    document = read(tmp_path, COMMITTEE)
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [
        ("Children's Scrutiny Committee", "2020-03-03")
    ]
    assert [(item.number, item.title) for item in document.items] == [
        ("1", "APOLOGIES FOR ABSENCE"),
        ("2", "SEND PROGRESS"),
    ]
    assert "The service was struggling to meet demand." in document.text
    assert "Clinical Officer, Norham Hospital" in document.text
    assert len(sections(document, "attendance")) == 1
    assert kinds(document, "Councillor F Fox") == {"apologies"}


def test_the_notes_of_several_meetings_on_one_page(tmp_path: Path) -> None:
    """A page with a date above each summary tells of several meetings of one body."""
    text = (
        "SEND Board: Meeting Minutes & Summaries\n\nHere is what the Board agreed.\n\n14th September 2021\n\n"
        "Governance: The minutes from June were approved.\n\n9th November 2021\n\n"
        "Data: The Board noted the figures.\n"
    )
    document = read(tmp_path, text)
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [
        ("SEND Board", "2021-09-14"),
        ("SEND Board", "2021-11-09"),
    ]
    data = next(section for section in document.sections if "Data:" in document.text[section.start : section.end])
    assert (data.kind, data.meeting) == ("minutes", 1)


def test_terms_of_reference_minute_nothing(tmp_path: Path) -> None:
    """What a board is for is not what it did."""
    text = "SEND Board Terms of Reference 2024\n\n1. Aim\n\nThe Board agreed it.\n\n2. Members\n\nIt noted them.\n"
    document = read(tmp_path, text)
    assert (document.page_type, document.meetings, document.items) == ("committee", (), ())


def test_headings_without_any_mark(tmp_path: Path) -> None:
    """A summary that lost the marks of its headings has items all the same; its title may name a month only."""
    document = read(tmp_path, SUMMARY)
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("Care Partnership Board", "2026-04")]
    assert [item.title for item in document.items] == ["SEND Reform", "Priority Plan Group"]


def test_notes_in_a_table(tmp_path: Path) -> None:
    """A row that begins with a number is an item, titled by its second cell."""
    document = read(tmp_path, TABLE)
    assert [(item.number, item.title) for item in document.items] == [
        ("1", "Welcome"),
        ("2", "Waiting times"),
        ("3", "Next meeting"),
    ]
    assert kinds(document, "waits had grown") == {"minutes"}


@pytest.mark.parametrize(("title", "body", "date"), TITLES)
def test_titles_of_minutes(tmp_path: Path, title: str, body: str, date: str) -> None:
    """Body and date are read in every way in which a title is written."""
    document = read(
        tmp_path, f"{title}\n\nPresent: Ann Able\n\n1. Welcome\n\nAnn welcomed all.\n\n2. Data\n\nIt was noted.\n"
    )
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [(body, date)]


def test_the_clauses_of_a_resolution_are_no_items(tmp_path: Path) -> None:
    """A numbered list below `RESOLVED that:` is the resolution."""
    clauses = "RESOLVED that:\n1. The report is noted\n2. The plan is agreed\n"
    assert read(tmp_path, f"Minutes of the Forum held on 3 March 2020\n\nIt was noted.\n\n{clauses}").items == ()


NOT_MINUTES = (
    "Page not found\n\nThe page you asked for may have moved. Try the search.",
    "Sign in\n\nUser name\n\nPassword\n\nForgotten your password?",
    "404 - File or directory not found.\n\nThe resource might have been removed.",
    "Just a moment...\n\nEnable JavaScript and cookies to continue",
    "Sorry, this page is no longer available.",
)


@pytest.mark.parametrize("text", NOT_MINUTES)
def test_a_page_that_is_an_error_or_a_form_is_not_minutes(tmp_path: Path, text: str) -> None:
    """Such a page says nothing of a council: all of it is furniture."""
    document = read(tmp_path, text)
    assert document.page_type == "not minutes"
    assert {section.kind for section in document.sections} == {"furniture"}
    assert (document.meetings, document.items) == ((), ())


def test_a_committees_page_minutes_nothing(tmp_path: Path) -> None:
    """Purpose and members of a committee are no minutes."""
    text = (
        "Browse meetings\n\nCare Board\n\nInformation about Care Board\n\nMembership\n\nCouncillor Ann Able (Chair)\n"
    )
    document = read(tmp_path, text)
    assert document.page_type == "committee"
    assert (document.meetings, document.items) == ((), ())


def test_people_at_the_top_with_initials_and_post_are_those_present(tmp_path: Path) -> None:
    """A list under the title that has lost its label is one of those present, not furniture."""
    text = (
        "SEND Partnership Board Meeting\n\nThursday 4th February 2016\n\nAnn Able (AA) - Head of Places, OMBC\n"
        "Bo Baker (BB) – Director, Parents' Forum\n\n1. Apologies\nCy Cole\n2. Places\n"
        "The Board discussed places and agreed a plan.\n3. Plan\nIt was noted.\n"
    )
    document = read(tmp_path, text)
    assert kinds(document, "Ann Able (AA) - Head of Places, OMBC") == {"attendance"}
    assert kinds(document, "Bo Baker (BB) – Director, Parents' Forum") == {"attendance"}
