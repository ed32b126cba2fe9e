"""How papers lay out their titles and numbers: within a line, below it, by year, in a log; and the meeting's name."""

from pathlib import Path

import pytest
from documents.reading import read, sections

from kg.model.document import ManifestEntry

RUN_IN = """Marlshire County Council

CABINET

Record of decisions taken on 12 March 2024

211  SHORT BREAKS (PHASE 2) - The Director submitted a report on breaks.

Resolved - That the report be noted.

212  A NEW UNIT FOR 20 PUPILS - Members heard that 30 places were needed.

Resolved - That the scheme be approved.
"""
BELOW = """MARLSHIRE HEALTH AND WELLBEING BOARD

Minutes of a meeting of the Board held at the Shire Hall on Monday 4 March 2024

APOLOGIES
(Agenda No. 1)

HWB/11 There were none.

SEND REFORMS
(Agenda Item 3)

HWB/12 The Board received a report.
"""
BY_YEAR = """Minutes of the Children's Scrutiny Board
4 March 2024 at 5.30 pm

Present: Councillor Able (Chair)

11/24 Minutes

Resolved that the minutes of 3 January 2024 be approved.

12/24 Waiting times

The Board heard from the Director.

13/24 Work programme
"""
LOG = """Children's Select Committee

Action tracker - as reported to the meeting of 4 March 2024

Ref | Meeting | Agenda item | Action | Lead | Due
1 | 8 January 2024 | Waiting times | To send the figures for each town. | Ann Able | 1 April 2024
2 | 8 January 2024 | Waiting times | To ask the hospital for a date. | Ben Baker | 1 May 2024
3 | 5 February 2024 | School places | To put the map on the website. | Ann Able |

Note

The Committee has not yet seen the map.
"""
RECORD = """MARLSHIRE COUNTY COUNCIL

Executive Decision Record

Decision Maker: Executive Member for Children's Services

Date: 4 March 2024

Title: Short breaks

1. The decision:

1.1. That the scheme be approved.

2. Reasons for the decision:

2.1. Families asked for it.
"""


def _items(folder: Path, text: str) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in read(folder, text).items]


def test_a_title_in_capitals_that_runs_into_its_text_is_an_items(tmp_path: Path) -> None:
    """Two of them, numbered upwards, are parted from what follows; the text is not changed by it."""
    assert _items(tmp_path, RUN_IN) == [("211", "SHORT BREAKS (PHASE 2)"), ("212", "A NEW UNIT FOR 20 PUPILS")]
    document = read(tmp_path, RUN_IN)
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("CABINET", "2024-03-12")]
    assert "Members heard that 30 places were needed." in sections(document, "minutes", item=1)[0]


def test_one_line_alone_or_with_its_number_out_of_order_is_text(tmp_path: Path) -> None:
    """A title is left whole where its second half is in capitals too, and where numbers do not count upwards."""
    whole = "1. APOLOGIES\n\nNone.\n\n2. WASTE - A REVIEW\n\nNoted.\n"
    assert _items(tmp_path, f"Scrutiny Panel, 4 March 2024\n\n{whole}") == [
        ("1", "APOLOGIES"),
        ("2", "WASTE - A REVIEW"),
    ]
    mixed = RUN_IN.replace("212", "12")
    assert ("211", "SHORT BREAKS (PHASE 2)") not in _items(tmp_path, mixed)


def test_a_decision_in_capitals_is_no_title(tmp_path: Path) -> None:
    """`1. RESOLVED - That` opens a clause, however many there are."""
    text = "1. RESOLVED - That the report be noted.\n\n2. RESOLVED - That the scheme be approved.\n"
    assert not {title for _, title in _items(tmp_path, f"Cabinet, 4 March 2024\n\n{text}")} & {"RESOLVED"}


def test_minutes_with_a_log_of_actions_keep_their_items(tmp_path: Path) -> None:
    """Where items have numbers, a column of the table at the end names none."""
    table = "Ref | Item | Action | Owner\n1 | Waits | To send the figures. | Ann Able\n"
    items = "1. Welcome\n\nAll were welcome.\n\n2. Data\n\nNoted.\n\n"
    text = f"SEND Board - minutes and action log, 4 March 2024\n\n{items}{table}"
    assert [title for _, title in _items(tmp_path, text)] == ["Welcome", "Data"]


def test_what_a_department_publishes_is_no_meeting(tmp_path: Path) -> None:
    """Its date is that of the page; the same head above minutes is a meeting's."""
    head = "Direction to Marlshire Council\n\nFrom: Department for Education\n\nPublished 4 March 2024\n\n"
    assert read(tmp_path, f"{head}Details\n\nThe Minister made a direction.\n").meetings == ()
    minuted = f"{head}SEND Board minutes - 5 March 2024\n\nPresent:\n\nAnn Able\n\n1. Data\n\nNoted.\n"
    assert [one.date for one in read(tmp_path, minuted).meetings] == ["2024-03-05"]


def test_the_agendas_number_may_stand_below_a_title(tmp_path: Path) -> None:
    """The line above it is the title, and what follows is the item's text."""
    assert _items(tmp_path, BELOW) == [("1", "APOLOGIES"), ("3", "SEND REFORMS")]


def test_minutes_are_numbered_within_the_municipal_year(tmp_path: Path) -> None:
    """`11/24` is a number of a minute, and the title follows it."""
    assert _items(tmp_path, BY_YEAR) == [("11/24", "Minutes"), ("12/24", "Waiting times"), ("13/24", "Work programme")]


def test_a_log_of_actions_names_the_items_in_a_column(tmp_path: Path) -> None:
    """Each once, with the number of its first row; its own headings are none."""
    assert _items(tmp_path, LOG) == [("1", "Waiting times"), ("3", "School places")]
    document = read(tmp_path, LOG)
    assert [[cell.role for cell in row] for row in document.tables[0].rows][2] == ["number", "", "item", "what", "who"]


def test_an_executive_record_is_one_item_with_its_title(tmp_path: Path) -> None:
    """A member decides, so there is no meeting of a body; the numbered parts are no items."""
    document = read(tmp_path, RECORD)
    assert [(item.title, item.number) for item in document.items] == [("Short breaks", "")]
    assert document.meetings == ()
    assert sections(document, "decision") == ["1.1. That the scheme be approved."]


@pytest.mark.parametrize(
    ("head", "meeting"),
    [
        ("Marlshire ICB Board\n\nBoard meeting in public, 1 March 2024", "Marlshire ICB Board"),
        ("MARLSHIRE SCHOOLS FORUM\n\nDone on 2 May 2023 for its meeting on 1 March 2024", "MARLSHIRE SCHOOLS FORUM"),
        ("CABINET\n\nRecord of decisions taken on 1 March 2024", "CABINET"),
    ],
)  # fmt: skip
def test_the_meeting_has_the_name_of_the_line_above(tmp_path: Path, head: str, meeting: str) -> None:
    """Not what the paper is, nor what else is told beside the date; of two dates the meeting's counts."""
    text = f"{head}\n\n1. Apologies\n\nNone.\n\n2. Waiting times\n\nThe report was noted.\n"
    document = read(tmp_path, text, entry=ManifestEntry("page.txt", url="https://a.gov.uk/ieListDocuments.aspx?MId=1"))
    assert [(one.body, one.date) for one in document.meetings] == [(meeting, "2024-03-01")]
