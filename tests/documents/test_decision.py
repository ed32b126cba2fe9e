"""Records of decisions: the dates of publication, decision and meeting are kept apart."""

from pathlib import Path

import pytest
from documents.reading import kinds, read, sections

from kg.documents import read_document
from kg.model.document import ManifestEntry

DETAILS = """Decision details

Grant for respite care

Decision Maker: Cabinet

Decision status: Recommendations Approved

Is Key decision?: Yes

Is subject to call in?: Yes

Purpose:

To agree the grant.

Decision:

Resolved -

(1) That the grant be made.

Reasons for Decision:

It helps families.

Alternative options considered:

None.

Report author: Pat Writer

Publication date: 08/03/2024

Date of decision: 18/03/2024

Decided at meeting: 18/03/2024 - Cabinet

Effective from: 27/03/2024

Accompanying Documents:

Report pdf icon PDF 33 KB
"""

LIST = """Issue - decisions

SEND strategy

11/02/2022 - SEND strategy: next steps

That the strategy be noted.

That the following be approved:

\u00b7  That a plan is written.

01/10/2021 - SEND strategy: first draft

That the draft go out to consultation.
"""

RECORD = """Issue - history

SEND strategy

The strategy is to be agreed with partners.

Decision type: Key

Decision status: For Determination

Notice of proposed decision first published: 20/11/2023

Decision due: 19 Dec 2023 by Cabinet

Lead member: Councillor Ann Able

Contact: Pat Writer, Head of SEND Email: pat@council.example

Decisions

19/12/2023 - Cabinet - SEND strategy
"""


def test_the_meeting_of_a_decision_is_the_one_that_decided(tmp_path: Path) -> None:
    """The date of publication, here before the decision, is not the meeting's."""
    document = read(tmp_path, DETAILS)
    assert document.page_type == "decision details"
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("Cabinet", "2024-03-18")]
    assert [(item.title, item.number) for item in document.items] == [("Grant for respite care", "")]


def test_purpose_decision_reasons_and_options_are_apart(tmp_path: Path) -> None:
    """Each label opens its section; fields are read as label and value."""
    document = read(tmp_path, DETAILS)
    assert sections(document, "blurb") == ["To agree the grant."]
    assert sections(document, "decision") == ["Resolved -\n\n(1) That the grant be made."]
    assert sections(document, "reasons") == ["It helps families."]
    assert sections(document, "options") == ["None."]
    assert sections(document, "documents") == ["Report"]
    fields = {field.label: field.value for field in document.fields}
    assert fields["Decision Maker"] == "Cabinet"
    assert fields["Report author"] == "Pat Writer"
    assert all(document.text[field.start : field.end] == field.value for field in document.fields)


def test_one_person_who_decides_is_no_body(tmp_path: Path) -> None:
    """A cabinet member who decides alone holds no meeting."""
    text = DETAILS.replace("Maker: Cabinet", "Maker: Cabinet Member for Learning")
    text = text.replace("Decided at meeting: 18/03/2024 - Cabinet\n", "")
    assert read(tmp_path, text).meetings == ()


def test_a_decision_without_its_labels(tmp_path: Path) -> None:
    """Bare paragraphs among the fields are the decision."""
    text = DETAILS.replace("Purpose:\n\nTo agree the grant.\n\nDecision:\n\n", "")
    document = read(tmp_path, text)
    assert kinds(document, "(1) That the grant be made.") == {"decision"}


def test_the_list_of_an_issues_decisions(tmp_path: Path) -> None:
    """Each dated title is an item; its date is that of publication, so there is no meeting."""
    document = read(tmp_path, LIST)
    assert document.page_type == "decision list"
    assert [item.title for item in document.items] == ["SEND strategy: next steps", "SEND strategy: first draft"]
    assert document.meetings == ()
    assert sections(document, "decision", item=1) == ["That the draft go out to consultation."]


def test_an_issues_record_minutes_nothing(tmp_path: Path) -> None:
    """What is due is not yet decided: fields, but no meeting."""
    document = read(tmp_path, RECORD)
    assert document.page_type == "issue record"
    assert document.meetings == ()
    assert [item.title for item in document.items] == ["SEND strategy"]
    assert ("Decision due", "19 Dec 2023 by Cabinet") in [(field.label, field.value) for field in document.fields]
    assert "decision" not in {section.kind for section in document.sections}


def test_a_record_that_lost_its_head_has_no_title(tmp_path: Path) -> None:
    """A copy that begins with the summary has no title to show."""
    document = read(
        tmp_path, RECORD.split("\n", 4)[4].replace("The strategy is to", "Report seeks to have the strategy")
    )
    assert document.page_type == "issue record"
    assert document.items == ()


def test_a_record_that_begins_with_its_fields(tmp_path: Path) -> None:
    """What follows the fields is the purpose and the decision, not the title; values may stand below their labels."""
    text = (
        "Decision Maker:\nCabinet\nDecision status: Recommendations Approved\nIs Key decision?: Yes\n"
        "The report asks leave to consult on places at the school.\nThat leave be given to the Director to consult.\n"
        "Publication date: 11/07/2018\nDate of decision: 10/07/2018\n"
    )
    document = read(tmp_path, text)
    assert document.items == ()
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("Cabinet", "2018-07-10")]
    assert kinds(document, "The report asks leave") == {"blurb"}
    assert kinds(document, "That leave be given") == {"decision"}


def test_a_form_gives_its_title_in_a_field(tmp_path: Path) -> None:
    """A record that is a form names its title and its maker in rows."""
    rows = "Decision Maker | Cabinet |\nTitle | Grant for respite care |\nDate of decision | 4 May 2021 |"
    document = read(tmp_path, f"Record of decision\n{rows}\nDecision:\nThat the grant be made.\n")
    assert [item.title for item in document.items] == ["Grant for respite care"]
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("Cabinet", "2021-05-04")]


RECENT = """Decisions

Use the search options to find recent decisions.

Decisions published

23/06/2022 - Membership of panels ref: 62932    Recommendations Approved

Decision Maker: Cabinet

Made at meeting: 23/06/2022 - Cabinet

Decision published: 24/06/2022

Decision:

RESOLVED: That the panels be appointed.

Reason for Decision:  To appoint them.

20/06/2022 - Grant for respite care ref: 62931    Approved

The grant helps families.

Decision Maker: Head of SEND

Decision:

That the grant be made.
"""


def test_the_list_of_recent_decisions(tmp_path: Path) -> None:
    """Each decision of the list has its own meeting, if it had one; its reference is its number."""
    document = read(tmp_path, RECENT)
    assert document.page_type == "decision list"
    assert [(item.title, item.number, item.meeting) for item in document.items] == [
        ("Membership of panels", "62932", 0),
        ("Grant for respite care", "62931", None),
    ]
    assert [(meeting.body, meeting.date) for meeting in document.meetings] == [("Cabinet", "2022-06-23")]
    assert sections(document, "reasons") == ["Reason for Decision: To appoint them."]
    assert sections(document, "blurb", item=1) == ["The grant helps families."]
    assert sections(document, "decision", item=1) == ["That the grant be made."]


RECORDS = """Use this page to find decisions that have been taken.

Decision Maker: Director of Public Health

Decision published: 06/05/2025

Decision:

The grant be made.

Lead officer: Pat Writer

The purpose of the report was to set out the fares.

Decision Maker: Executive Member - Transport

Decision published: 02/05/2025

Decision:

ORDERED that the Member:
1.
APPROVES the revised fares
policy.

Lead officer: Ann Able

The purpose of the report was to set out the fees.
"""


def test_several_records_under_one_address_are_kept_apart(tmp_path: Path) -> None:
    """What stands below the fields of one record is the purpose of the next, and no part of its decision."""
    entry = ManifestEntry("page.txt", url="https://oldborough.example/mgDelegatedDecisions.aspx")
    document = read(tmp_path, RECORDS, entry=entry)
    assert kinds(document, "The purpose of the report was to set out the fares.") == {"blurb"}
    assert kinds(document, "The purpose of the report was to set out the fees.") == {"blurb"}
    assert kinds(document, "The grant be made.") == {"decision"}
    assert kinds(document, "1. APPROVES the revised fares policy.") == {"decision"}


def test_a_record_without_labels_has_purpose_decision_and_reasons(tmp_path: Path) -> None:
    """Before the first clause stands what it was for, after the last why."""
    text = (
        "Decision Maker: Lead Member for Schools\n\nDecision status: Approved\n\nIs Key decision?: No\n\n"
        "To respond to demand for places.\n\nAgree that £10k be added to the programme.\n\n"
        "To ensure sufficiency of places.\n\nPublication date: 02/06/2023\n"
    )
    document = read(tmp_path, text)
    assert sections(document, "blurb") == ["To respond to demand for places."]
    assert sections(document, "decision") == ["Agree that £10k be added to the programme."]
    assert sections(document, "reasons") == ["To ensure sufficiency of places."]


@pytest.mark.parametrize("label", ["Title", "Decision title", "Report title", "Title of the report"])
def test_the_field_of_the_title_gives_the_item(label: str, tmp_path: Path) -> None:
    """Whatever the record calls it, and without its label."""
    path = tmp_path / "a.txt"
    path.write_text(
        "Marlshire County Council\n\nExecutive Decision Record\n\nDecision reference: MC-2023-17\n"
        f"{label}: Advice for families\nDecision maker: Cabinet Member for Schools\nDate of decision: 4 May 2023\n\n"
        "DECISION\n\nThat the contract be let.\n",
        encoding="utf-8",
    )
    assert [(item.title, item.number) for item in read_document(path).items] == [("Advice for families", "")]
