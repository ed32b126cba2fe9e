"""The page of one agenda item."""

from pathlib import Path

import pytest
from documents.reading import kinds, read, sections

from kg.model.document import ManifestEntry

ITEM = """Council papers - Agenda item

Agenda item

Inclusion plan

Report of the Director of Learning attached

Minutes:

8.1

The Board received the plan.

\u00a0

8.2

Members said:-

\u00a0

\u00b7\u00a0 \u00a0 \u00a0 \u00a0 Waiting times were long.

\u00b7\u00a0 \u00a0 \u00a0 \u00a0 The plan was welcome.

8.3

RESOLVED: That the plan be noted.

Supporting documents:

Plan, item 8. pdf icon PDF 44 KB
"""

#: (what follows the title, words of the blurb, words of the minutes)
WITHOUT_LABEL: tuple[tuple[str, list[str], str], ...] = (
    (
        "To receive the plan.\n\n\nThe Director introduced the plan.\n\nThe Board noted it.",
        ["To receive the plan."],
        "The Director introduced the plan.",
    ),
    ("The Director introduced the plan.\n\n\nThe Board noted it.", [], "The Director introduced the plan."),
    (
        "Report of the Director.\n\nThe Board discussed it and agreed.",
        ["Report of the Director."],
        "The Board discussed",
    ),
    ("To consider the plan\n\nRESOLVED that the plan be adopted.", ["To consider the plan"], "RESOLVED that"),
    ("[Ann Able to present report]\n\nAnn presented it.", ["[Ann Able to present report]"], "Ann presented it."),
    ("To consider the plan\nThat the Board agrees the plan.", ["To consider the plan"], "That the Board agrees"),
)

CASES = (
    ("Inclusion plan (agenda item 7)", "Inclusion plan", "7"),
    ("9. Inclusion plan", "Inclusion plan", "9"),
    ("23/5 Inclusion plan", "Inclusion plan", "23/5"),
    ("2022/23 Budget for inclusion", "2022/23 Budget for inclusion", ""),
    ("Phase 2 Places for inclusion", "Phase 2 Places for inclusion", ""),
    ("CYP14 Inclusion plan", "Inclusion plan", "CYP14"),
    ("Inclusion plan (Pages 3 - 12)", "Inclusion plan", ""),
    ("Apologies", "Apologies", ""),
    ("INCLUSION PLAN", "INCLUSION PLAN", ""),
)


def test_title_number_and_sections(tmp_path: Path) -> None:
    """The item has the title below the page's heading and the number that its paragraphs share."""
    document = read(tmp_path, ITEM)
    assert document.page_type == "agenda item"
    assert [(item.title, item.number) for item in document.items] == [("Inclusion plan", "8")]
    assert document.meetings == ()
    assert sections(document, "blurb") == ["Report of the Director of Learning attached"]
    assert sections(document, "documents") == ["Plan, item 8."]
    assert kinds(document, "RESOLVED") == {"minutes"}


def test_numbers_on_lines_of_their_own_join_their_paragraph(tmp_path: Path) -> None:
    """A paragraph's number is its marker, wherever the copy put it."""
    document = read(tmp_path, ITEM)
    numbered = {
        block.marker: document.text[block.start : block.end] for block in document.blocks if block.marker != "·"
    }
    assert numbered["8.1"] == "The Board received the plan."
    assert numbered["8.3"] == "RESOLVED: That the plan be noted."


@pytest.mark.parametrize(("body", "blurb", "minutes"), WITHOUT_LABEL)
def test_without_the_label_the_agenda_words_are_the_blurb(
    tmp_path: Path, body: str, blurb: list[str], minutes: str
) -> None:
    """A copy that lost `Minutes:` parts where the agenda's words end; in doubt all is minutes."""
    document = read(tmp_path, f"Agenda item\n\nInclusion plan\n\n{body}\n")
    assert sections(document, "blurb") == blurb
    assert kinds(document, minutes) == {"minutes"}


@pytest.mark.parametrize(("line", "title", "number"), CASES)
def test_titles_are_word_for_word_without_numbers(tmp_path: Path, line: str, title: str, number: str) -> None:
    """Numbers and pages of the pack come off a title; years, and words that may be labels, stay."""
    document = read(tmp_path, f"Agenda item\n\n{line}\n\nMinutes:\n\nThe plan was noted.\n")
    assert [(item.title, item.number) for item in document.items] == [(title, number)]


def test_a_copy_without_the_heading(tmp_path: Path) -> None:
    """A title with the agenda's words below it is an item's page, even where the page does not say so."""
    document = read(
        tmp_path, "Matters arising\n\nTo approve the minutes of 9 May.\n\n\nThey were approved.\n\n\nAnn Able spoke.\n"
    )
    assert document.page_type == "agenda item"
    assert [item.title for item in document.items] == ["Matters arising"]
    assert sections(document, "blurb") == ["To approve the minutes of 9 May."]


def test_names_inside_the_minutes(tmp_path: Path) -> None:
    """A list of those present ends where the minutes begin to tell."""
    told = "Ann welcomed everyone to the meeting and told them that it was being recorded for the minutes."
    document = read(
        tmp_path, f"Agenda item\n\nWelcome\n\nMinutes:\n\nPresent:\nAnn Able, Head of SEND\nBo Baker\n{told}\n"
    )
    assert kinds(document, "Bo Baker") == {"attendance"}
    assert kinds(document, told) == {"minutes"}


def test_labels_in_the_cells_of_a_row(tmp_path: Path) -> None:
    """`Decision number: | Decision: |` are two labels; what stands below is the decision."""
    rows = (
        "Decision number: | Decision: |\n61/2018 | The Cabinet noted the report. |\nReasons:\nIt is for information.\n"
    )
    document = read(tmp_path, f"Agenda item\n\nPlan\n\nMinutes:\n\nIt was discussed.\n{rows}")
    assert kinds(document, "The Cabinet noted") == {"decision"}
    assert kinds(document, "It is for information.") == {"reasons"}


def test_a_sentence_is_no_title(tmp_path: Path) -> None:
    """A copy that lost its title begins with the minutes; their first sentence does not become one."""
    sentence = "The Committee considered a report of the Director that let it look again at its own plan for the year."
    document = read(tmp_path, f"{sentence}\nThe officer advised that it had changed.\nSupporting documents:\n")
    assert document.items == ()
    assert kinds(document, sentence) == {"minutes"}


def test_minutes_of_the_whole_meeting_below_an_item(tmp_path: Path) -> None:
    """Some councils attach the minutes to the last item: they name the meeting, and have items of their own."""
    text = (
        "Agenda item\n\nANY OTHER BUSINESS\n\nMinutes of the Meeting of the\n\nCare Board\n\n"
        "Held: Thursday, 7 December 2017 at 10:30 am\n\nP R E S E N T :\n\nPresent:\n\nAnn Able\n\nHead of SEND\n\n"
        "105.    WELCOME AND APOLOGIES\n\nThe Chair welcomed everyone to the meeting.\n"
    )
    document = read(tmp_path, text)
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("Care Board", "2017-12-07")]
    assert [(item.number, item.title) for item in document.items] == [
        ("", "ANY OTHER BUSINESS"),
        ("105", "WELCOME AND APOLOGIES"),
    ]
    assert kinds(document, "Ann Able") == {"attendance"}


def test_the_manifest_names_the_meeting_that_the_page_does_not(tmp_path: Path) -> None:
    """Body and date come from the manifest; they rest on the line of the item's title."""
    entry = ManifestEntry("page.txt", body="Learning Board", date="2021-02-03")
    document = read(tmp_path, ITEM, entry=entry)
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("Learning Board", "2021-02-03")]
    assert document.text[document.meetings[0].start : document.meetings[0].end] == "Inclusion plan"
    assert document.items[0].meeting == 0


def test_reasons_and_options_in_the_minutes_are_sections(tmp_path: Path) -> None:
    """`Reason for Decision:` opens its section even where text follows on the same line."""
    body = (
        "RESOLVED: That\n\n(1) the plan be agreed.\n\nReason for Decision:  To meet the duty.\n\n"
        "Alternative Options Considered and Rejected:  None.\n\nConflict of Interest declared by a Member:  None.\n"
    )
    document = read(tmp_path, f"Agenda item\n\nInclusion plan\n\nMinutes:\n\n{body}")
    assert sections(document, "reasons") == ["Reason for Decision: To meet the duty."]
    assert kinds(document, "Alternative Options") == {"options"}
    assert kinds(document, "Conflict of Interest") == {"minutes"}
