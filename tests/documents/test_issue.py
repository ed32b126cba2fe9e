"""An issue's history is laid out meeting by meeting."""

from pathlib import Path

from documents.reading import kinds, read, sections

HISTORY = """Issue - meetings

SEND review

Meeting: 07/06/2022 - People Overview and Scrutiny Committee (Item 12)

12 SEND review: second report pdf icon PDF 130 KB

The review looks at waiting times. It will end in July.

Additional documents:

  - Annex A, item 12 pdf icon PDF 1.2 MB
  - Webcast for SEND review

Minutes:

The Head of SEND presented the report.

\u00a0

RESOLVED that the report be noted.

Meeting: 05/03/2022 - Cabinet (Item 84.)

84. Setting up the SEND review PDF 97 KB

Decision:

(a) The review be set up;

(b) Authority be delegated to the Director.

Minutes:

84.1 The Leader introduced the item.

84.2 RESOLVED that the review be set up.
"""

UNLABELLED = """- Issue Content
Issue - meetings
SEND revisit
Meeting: 24/01/2023 - Executive (Item 14.)
14. SEND revisit: what comes next PDF 171 KB
Additional documents:
- Appendix 1 Letter, item 14.
PDF 141 KB
That the Executive:
1. Noted the letter.
2. Approved the next steps:
a. To agree a plan by 1st February;
b. To set up a board.
"""

HEADLESS = """7 Outcome of the SEND inspection PDF 375 KB
Minutes:
Background:
The report gave the outcome of the inspection.
Decision:
The Cabinet noted the outcome.
Reasons:
The report is for information.
"""


def test_each_meeting_has_its_body_and_its_date(tmp_path: Path) -> None:
    """The heading of each block names body and date; days stand before months."""
    document = read(tmp_path, HISTORY)
    assert document.page_type == "issue history"
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [
        ("People Overview and Scrutiny Committee", "2022-06-07"),
        ("Cabinet", "2022-03-05"),
    ]


def test_items_have_the_title_of_the_meeting_and_its_number(tmp_path: Path) -> None:
    """The issue's own title is no item; number and size of the file are no part of a title."""
    document = read(tmp_path, HISTORY)
    assert [(item.title, item.number, item.meeting) for item in document.items] == [
        ("SEND review: second report", "12", 0),
        ("Setting up the SEND review", "84", 1),
    ]
    assert "KB" not in document.text


def test_blurb_papers_decision_and_minutes_are_apart(tmp_path: Path) -> None:
    """What stands above the labels is the agenda's; papers, decision and minutes follow theirs."""
    document = read(tmp_path, HISTORY)
    assert sections(document, "blurb", item=0) == ["The review looks at waiting times. It will end in July."]
    assert kinds(document, "Webcast") == {"documents"}
    assert kinds(document, "RESOLVED that the report") == {"minutes"}
    assert sections(document, "decision", item=1) == [
        "(a) The review be set up;\n\n(b) Authority be delegated to the Director."
    ]


def test_minutes_follow_the_papers_when_labels_are_lost(tmp_path: Path) -> None:
    """A copy without `Minutes:` has its resolution below the papers; it is not a paper."""
    document = read(tmp_path, UNLABELLED)
    assert [(item.title, item.number) for item in document.items] == [("SEND revisit: what comes next", "14")]
    assert kinds(document, "Appendix 1 Letter") == {"documents"}
    assert kinds(document, "That the Executive:") == kinds(document, "b. To set up a board.") == {"minutes"}


def test_the_issues_title_stands_for_an_items_that_is_lost(tmp_path: Path) -> None:
    """A block whose item has lost its title is about the issue."""
    block = (
        "Meeting: 18/07/2024 - Care Board (Item 7)\nAdditional documents:\n- Annex, item 7\nMinutes:\nIt was noted.\n"
    )
    document = read(tmp_path, f"Issue - meetings\nSEND\n{block}")
    assert [(item.title, item.number, item.meeting) for item in document.items] == [("SEND", "7", 0)]
    assert kinds(document, "It was noted.") == {"minutes"}


def test_a_copy_without_its_head_has_an_item_but_no_meeting(tmp_path: Path) -> None:
    """A copy that begins with the item's title says neither body nor date; none is invented."""
    document = read(tmp_path, HEADLESS)
    assert [(item.title, item.number) for item in document.items] == [("Outcome of the SEND inspection", "7")]
    assert document.meetings == ()
    assert kinds(document, "The Cabinet noted") == {"decision"}
    assert kinds(document, "The report is for information") == {"reasons"}
