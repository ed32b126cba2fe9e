"""The page of a whole meeting: every item, routine ones too."""

from pathlib import Path

import pytest
from documents.reading import kinds, read, sections

from kg.model.document import ManifestEntry

MEETING = """Agenda and draft minutes

Learning and Skills Scrutiny Panel - Tuesday, 30th November, 2021 2.00 pm

Venue: Committee Room 2, Guildhall. View directions

Contact: Pat Clerk  Email: pat.clerk@council.example

Media

Items
No. Item

Councillor Di Dean took the place of Councillor Ed Eames for this meeting.

21.

Apologies for Absence

To receive apologies.

Minutes:

Apologies were received from Councillor Ann Able.

\u00a0

The Chair was glad to welcome several new members of the Panel, and thanked those who had left it since the spring.

22.

Declarations of Interest

Members are asked to declare interests.

Minutes:

1. There were none.

23.

SEND self-evaluation pdf icon PDF 130 KB

Report of the Head of SEND

Additional documents:

Annex 1 pdf icon PDF 12 KB

Minutes:

23.1

The Head of SEND presented it.

RESOLVED:

1.  That the report be noted;

2.  That it come back in May.
 ...  view the full minutes text for item 23.

24.

Forward plan

To note the forward plan.
"""

TABLE = """Agenda and minutes
Venue: Council Chamber
Contact: Pat Clerk
No. | Item |
---|---|
Apologies for Absence To receive any apologies. Additional documents: Decision: None. Minutes: There were none. |
|
Minutes of the Previous Meeting PDF 246 KB To approve the minutes of 17 April 2023. Minutes: RESOLVED:
That the minutes be approved. |
Recovery plan To consider the recovery plan for the high needs block. Additional documents:
Minutes: The panel discussed the plan. |
To confirm the date of the next meeting as 3 May 2023. Minutes: Agreed. |
Reasons for Decision:
None. |
Additional documents: Minutes: Councillor Bo Baker introduced a report whose title is lost. |
"""

NUMBERED_TABLE = """Agenda
No. | Item |
---|---|
(1) | Welcome |
(2) | Inspection outcome PDF 20 KB |
Minutes:
The Chair spoke.
(3) | Next meeting |
"""

UNNUMBERED = """Agenda and minutes

Venue: Zoom

No. Item


Apologies


Apologies were received from Ann Able.


High needs deficit pdf icon PDF 679 KB


The Head of Finance presented the figures.

The deficit was £3m.


Any Other Business


There was none.
"""


def test_the_heading_names_body_and_date(tmp_path: Path) -> None:
    """Body and date stand on one line above the items; the officer to ask is in a section of its own."""
    document = read(tmp_path, MEETING)
    assert document.page_type == "meeting"
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [
        ("Learning and Skills Scrutiny Panel", "2021-11-30")
    ]
    assert kinds(document, "Pat Clerk") == {"contact"}


def test_every_item_is_there_with_its_number(tmp_path: Path) -> None:
    """Routine items are items; clauses and paragraphs with numbers are none."""
    document = read(tmp_path, MEETING)
    assert [(item.number, item.title, item.meeting) for item in document.items] == [
        ("21", "Apologies for Absence", 0),
        ("22", "Declarations of Interest", 0),
        ("23", "SEND self-evaluation", 0),
        ("24", "Forward plan", 0),
    ]


def test_sections_of_the_items(tmp_path: Path) -> None:
    """Blurb, papers and minutes of each item are apart; an item without minutes has its agenda only."""
    document = read(tmp_path, MEETING)
    assert sections(document, "apologies") == ["Apologies were received from Councillor Ann Able."]
    assert kinds(document, "glad to welcome") == {"minutes"}
    assert kinds(document, "Annex 1") == {"documents"}
    assert kinds(document, "took the place of") == {"minutes"}
    assert sections(document, "blurb", item=2) == ["Report of the Head of SEND"]
    assert sections(document, "blurb", item=3) == ["To note the forward plan."]
    assert kinds(document, "view the full minutes") == {"furniture"}


def test_items_that_a_copy_ran_into_cells_come_apart(tmp_path: Path) -> None:
    """Title, blurb, decision and minutes in one cell of a table are told apart; a lost title is no item."""
    document = read(tmp_path, TABLE)
    assert [item.title for item in document.items] == [
        "Apologies for Absence",
        "Minutes of the Previous Meeting",
        "Recovery plan",
    ]
    assert sections(document, "blurb", item=2) == ["To consider the recovery plan for the high needs block."]
    assert sections(document, "decision", item=0) == ["None."]
    assert kinds(document, "The panel discussed") == {"minutes"}
    lost = next(section for section in document.sections if "Bo Baker" in document.text[section.start : section.end])
    assert lost.item is None


def test_numbers_in_a_cell_of_their_own(tmp_path: Path) -> None:
    """A table's first cell may hold the item's number, bare or in brackets."""
    document = read(tmp_path, NUMBERED_TABLE)
    assert [(item.number, item.title) for item in document.items] == [
        ("1", "Welcome"),
        ("2", "Inspection outcome"),
        ("3", "Next meeting"),
    ]


def test_titles_stand_apart_in_copies_without_labels(tmp_path: Path) -> None:
    """A line between wide gaps, or with the agenda's words below, is a title; a line inside the text is none."""
    text = (
        "Agenda and minutes\n\nNo. Item\n\n\nPanels and Boards\n\nTo receive their minutes.\n\n\nThey came.\n\n\n"
        "Recommendation 14\n\nIt was agreed.\n\n\n\nMembership of the Forum\n\n\nAnn Able gave an overview.\n"
    )
    document = read(tmp_path, text)
    assert [item.title for item in document.items] == ["Panels and Boards", "Membership of the Forum"]


def test_what_stands_between_heading_and_first_item_is_told(tmp_path: Path) -> None:
    """A copy that lost the list's head and the first titles keeps what was said."""
    text = (
        "Care Cabinet\nWednesday, 18th October, 2017\n\n"
        "Ann Able, Head of SEND, was welcomed to her first one.\n\n\n\n"
        "Panels and Boards\n\nTo receive their minutes.\n\n\nThey came.\n"
    )
    entry = ManifestEntry("page.txt", url="https://council.example/ieListDocuments.aspx?MId=1")
    document = read(tmp_path, text, entry=entry)
    assert kinds(document, "Ann Able") == {"minutes"}
    assert [item.title for item in document.items] == ["Panels and Boards"]


def test_items_are_found_without_numbers_and_labels(tmp_path: Path) -> None:
    """Titles stand between wide gaps, with a file or as routine business."""
    document = read(tmp_path, UNNUMBERED)
    assert [item.title for item in document.items] == ["Apologies", "High needs deficit", "Any Other Business"]
    assert kinds(document, "The deficit was £3m.") == {"minutes"}


ANCHORED = """Agenda and minutes

Care Board - Thursday 8 July 2021 6.00 pm

No. Item


Declarations of Interest

  • View the background to item 1.

  There were none.


Child friendly town pdf icon PDF 476 KB

  • View the background to item 2.

  (All wards)

  Additional documents:


  Ann Able presented the report.
"""

LOST_ENDS = """Venue: Zoom
No. | Item |
Welcome Minutes: The Chair welcomed all.
Observers To record any observers present. Minutes: There were none. |
To approve the Minutes of the meeting held on 21 January 2020. Minutes: Agreed. |
To consider a report of the Director.
Members are asked to note it.
Officer contact Bo Baker Minutes: A report was submitted.
"""


def test_numbers_of_a_list_of_actions_are_no_items(tmp_path: Path) -> None:
    """A table of actions, flattened to lines, has numbers on lines of their own as items have."""
    actions = "".join(f"{number}.\n\n3\n\nAnn Able to write to school {number}.\n\n" for number in range(1, 6))
    text = (
        "Agenda and minutes\n\nRECONVENED, Care Committee - Wednesday, 5th October, 2022 7.00 pm\n\nNo. Item\n\n"
        f"1.\n\nApologies\n\n2.\n\nPlan\n\nMinutes:\n\nNoted.\n\n3.\n\nActions\n\nTo review them.\n\n{actions}"
        "Minutes:\n\nThey were reviewed.\n\n4.\n\nTransport\n\nMinutes:\n\nNoted.\n"
    )
    document = read(tmp_path, text)
    assert document.meetings[0].body == "Care Committee"
    assert [(item.number, item.title) for item in document.items] == [
        ("1", "Apologies"),
        ("2", "Plan"),
        ("3", "Actions"),
        ("4", "Transport"),
    ]


def test_numbers_are_found_below_titles(tmp_path: Path) -> None:
    """Some copies keep an item's number only in the link below its title."""
    document = read(tmp_path, ANCHORED)
    assert [(item.number, item.title) for item in document.items] == [
        ("1", "Declarations of Interest"),
        ("2", "Child friendly town"),
    ]
    assert kinds(document, "(All wards)") == {"blurb"}
    assert kinds(document, "Ann Able presented") == {"minutes"}


def test_cells_whose_ends_are_lost(tmp_path: Path) -> None:
    """A line that runs into `Minutes:` begins an item when the minutes of another stand above it."""
    document = read(tmp_path, LOST_ENDS)
    assert [item.title for item in document.items] == [
        "Welcome",
        "Observers",
    ]
    lost = [
        section.item for section in document.sections if "A report was submitted." in document.text[section.start :]
    ]
    assert lost[-1] is None


HEADS = (
    ("Schools Forum - Thursday, 4 March 2021 4.00 pm", "Schools Forum", "2021-03-04"),
    ("Joint Health Committee - Monday, 28 March 2022 5:30 pm", "Joint Health Committee", "2022-03-28"),
    ("Cabinet\nThursday, 18th April, 2019 10.00 am", "Cabinet", "2019-04-18"),
    ("Agenda for Children's Board on Wednesday, 8th September, 2021, 10.00 am", "Children's Board", "2021-09-08"),
    ("Care Board - SEND Sub-Committee - Monday, 13th September, 2021", "Care Board - SEND Sub-Committee", "2021-09-13"),
    ("Executive Board", "Executive Board", ""),
)  # fmt: skip


@pytest.mark.parametrize(("head", "body", "date"), HEADS)
def test_headings_of_meetings(tmp_path: Path, head: str, body: str, date: str) -> None:
    """Body and date are read in every way in which the heading is written; the date may be missing."""
    document = read(tmp_path, f"Agenda and minutes\n\n{head}\n\nItems\nNo. Item\n\n1.\n\nApologies\n\n2.\n\nSEND\n")
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [(body, date)]


def test_titles_that_stand_in_one_line_with_their_minutes(tmp_path: Path) -> None:
    """A copy that lost its line ends keeps title, blurb and minutes in a line; which minutes are meant is no item."""
    text = (
        "Agenda and minutes\nWelcome Minutes: The Chair welcomed all.\n"
        "Apologies for Absence Minutes: Apologies came from Ann Able.\n"
        ""
        "Minutes of the Last Meeting PDF 44 KB Minutes of the meeting held on 4 April 2024 Minutes: Agreed.\n"
        ""
        "Places in special schools PDF 24 KB Report of the Director of Education Minutes: The Cabinet considered it.\n"
    )
    document = read(tmp_path, text)
    assert [item.title for item in document.items] == [
        "Welcome",
        "Apologies for Absence",
        "Minutes of the Last Meeting",
        "Places in special schools",
    ]
    assert kinds(document, "Report of the Director of Education") == {"blurb"}
    assert kinds(document, "The Cabinet considered it.") == {"minutes"}


def test_the_heading_of_the_site_is_no_body(tmp_path: Path) -> None:
    """What a site calls its pages names no meeting."""
    for site in ("Council meetings", "Council and democracy"):
        text = (
            f"{site}\n\nAgenda and minutes\n\nVenue: Room 1\n\nNo. Item\n\n1.\n\nWelcome\n\nAll came.\n\n2.\n\nPlaces\n"
        )
        assert read(tmp_path, text).meetings == ()
