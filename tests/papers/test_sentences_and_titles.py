"""A sentence is no title, a list of names is no item, and a heading of council, body and date is a meeting's."""

from pathlib import Path

import pytest
from papers.asking import ask

from kg.documents.titles import is_sentence

HEAD = "Tarnshire Council\n\nYoung People's Scrutiny Committee\n\n"
SAID = "The Early Help Board reports to the Schools Forum."
PAGE = (
    "<html><head><title>{title}</title></head><body><h1>Agenda item</h1><p>Meeting: 04/03/2024 - Cabinet (Item 7)</p>"
    f"{{heading}}<p>{SAID}</p></body></html>"
)


@pytest.mark.parametrize(
    ("title", "heading", "items"),
    [
        ("Agenda item - SEND places | Tarnshire Council", "", [("SEND places", "7")]),
        ("Agenda item - SEND places", "<h2>SEND places</h2>", [("SEND places", "7")]),
        ("Tarnshire Council", "<h2>Places for pupils with SEND</h2>", [("Places for pupils with SEND", "7")]),
        ("Tarnshire Council", "", None),
    ],
)
def test_an_item_has_the_title_of_its_page_and_never_a_sentence(
    title: str, heading: str, items: list[tuple[str, str]] | None, tmp_path: Path
) -> None:
    """Where the page's text lost it, the page's own title holds it; where neither does there is no item."""
    answers = ask(tmp_path, PAGE.format(title=title, heading=heading), name="mgAi.aspx")
    assert answers.get("items") == items
    assert [row[:3] for row in answers["accountability"]] == [("Early Help Board", "Schools Forum", "reports to")]
    assert answers["meetings"] == [("Cabinet", "2024-03-04")]


def test_the_council_above_is_no_title(tmp_path: Path) -> None:
    """Its name stands on every page of its site."""
    page = (
        "<html><head><title>Agenda item - SEND places</title></head><body><p>Tarnshire County Council</p>"
        f"<p>Meeting: 04/03/2024 - Cabinet</p><p>{SAID}</p></body></html>"
    )
    assert ask(tmp_path, page, name="page.html")["items"] == [("SEND places", "")]


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        (SAID, True),
        ("The Director answers to the Cabinet for SEND.", True),
        ("Members agreed the plan for SEND places.", True),
        ("Report of the Director of Children's Services.", False),
        ("To note the minutes of the Schools Forum.", False),
        ("Update on reports to the Board", False),
    ],
)
def test_a_sentence_has_a_verb_and_a_full_stop(words: str, *, whole: bool) -> None:
    """A title may have either."""
    assert is_sentence(words) is whole


@pytest.mark.parametrize("names", ["Present: Ada Crane (Chair)", "Apologies: Ada Crane", "In attendance: Ada Crane"])
def test_a_list_of_names_is_no_item(names: str, tmp_path: Path) -> None:
    """Though a whole sentence stands below it."""
    text = f"{HEAD}Minutes of the meeting held on 4 March 2024\n\n{names}\n\n{SAID}\n"
    assert "items" not in ask(tmp_path, text)


@pytest.mark.parametrize("date", ["4 March 2024", "Monday, 4th March 2024, 2.00 pm", "Date: 04/03/2024"])
def test_council_body_and_date_above_a_first_item_are_a_meeting(date: str, tmp_path: Path) -> None:
    """No word of minutes, decision or those present is needed."""
    answers = ask(tmp_path, f"{HEAD}{date}\n\n1. SEND places\n\n{SAID}\n\n2. Other business\n\nThere was none.\n")
    assert answers["meetings"] == [("Young People's Scrutiny Committee", "2024-03-04")]
    assert answers["items"] == [("Other business", "2"), ("SEND places", "1")]


@pytest.mark.parametrize("first", ["1. Purpose of the report", "1. Executive summary", "1. Introduction"])
def test_a_report_to_a_body_is_no_meeting_of_it(first: str, tmp_path: Path) -> None:
    """Its first part says what it is."""
    assert "meetings" not in ask(tmp_path, f"{HEAD}4 March 2024\n\n{first}\n\n{SAID}\n")


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li>The Early Help Board reports to<ul><li>the Schools Forum</li></ul></li></ul>",
        "<p>The Early Help Board reports to</p><ul><li>the Schools Forum.</li></ul>",
        "<ol><li>The Early Help Board is accountable to the<ul><li>Schools Forum</li></ul></li></ol>",
    ],
)
def test_the_only_entry_of_a_list_ends_the_phrase_above(body: str, tmp_path: Path) -> None:
    """As a reader of the page reads on."""
    page = f"<html><body><h1>Schools Forum - 4 March 2024</h1><p>SEND</p>{body}</body></html>"
    assert [row[:2] for row in ask(tmp_path, page, name="p.html")["accountability"]] == [
        ("Early Help Board", "Schools Forum")
    ]


def test_entries_of_a_longer_list_stay_their_own(tmp_path: Path) -> None:
    """Which of them ends the phrase is not said."""
    page = (
        "<html><body><h1>Schools Forum - 4 March 2024</h1><p>SEND</p><p>The Early Help Board wrote to</p>"
        "<ul><li>the Dean</li><li>the Mayor</li></ul></body></html>"
    )
    assert ask(tmp_path, page, name="p.html")["meetings"] == [("Schools Forum", "2024-03-04")]
