"""A paper of other business gives its meeting and items only; beside an item on SEND the rest counts in part."""

from pathlib import Path

import pytest
from papers.asking import ask

HEAD = "Tarnshire Council\n\nHighways Sub-Committee\n\n4 March 2024\n\n1. Quay Road crossing\n\n"
ROADS = (
    "Councillor Ann Pell, Chair, welcomed members. Ida Moss, Head of Highways, presented the report.\n\n"
    "There were 14 collisions in 2022 and £2,500 was left. 60% of the 80 residents were in favour.\n\n"
    "The Roads Improvement Plan would be monitored monthly by the Cabinet. The Health and Safety Executive inspected "
    "the depot in May 2023.\n\n"
    "RESOLVED: That the Head of Highways be authorised to build the crossing.\n\n"
    "ACTION: Ida Moss to write to the bus company.\n"
)
SEND = (
    "\n2. SEND places\n\nThe Head of SEND presented the plan.\n\nRESOLVED: That the plan for SEND places be approved.\n"
)


def test_a_paper_of_other_business_gives_its_meeting_and_items_only(tmp_path: Path) -> None:
    """No figure, decision, person, action, plan, inspection or monitoring."""
    answers = ask(tmp_path, HEAD + ROADS)
    assert answers["meetings"] == [("Highways Sub-Committee", "2024-03-04")]
    assert answers["items"] == [("Quay Road crossing", "1")]
    assert set(answers) <= {"meetings", "items", "bodies"}
    assert [row[0] for row in answers["bodies"]] == ["Highways Sub-Committee"]


@pytest.mark.parametrize(
    "text",
    [
        "IN NO EVENT SHALL THE AUTHORS BE LIABLE IN AN ACTION OF CONTRACT. YOU MAY SEND A COPY TO THE BOARD.",
        "The vagus nerve joins a Neural Network. A Deep Network was trained on 40 images and 12 people.",
        "Tern House, Mariner Walk, Aldermouth. Ring Aldermouth Ward on 01632 960555. 3 beds were free.",
        "The gym has 200 members. Action: renew the contract by 1 May. People with disabilities pay 50%.",
    ],
)
def test_what_is_no_paper_of_a_council_gives_nothing(text: str, tmp_path: Path) -> None:
    """Whatever words of governance stand in it."""
    assert not {"measures", "decisions", "people", "actions", "roles"} & set(ask(tmp_path, text + "\n"))


def test_beside_an_item_on_send_decisions_people_and_actions_of_all_items_count(tmp_path: Path) -> None:
    """Figures, monitoring, delegations, inspections and plans of the others do not."""
    answers = ask(tmp_path, HEAD + ROADS + SEND)
    assert [row[0] for row in answers["decisions"]] == [
        "the Head of Highways be authorised to build the crossing",
        "the plan for SEND places be approved",
    ]
    assert "Ida Moss" in {row[0] for row in answers["people"]}
    assert {row[0] for row in answers["presentations"]} == {"Ida Moss", "Head of SEND"}
    assert [row[:2] for row in answers["actions"]] == [("Ida Moss to write to the bus company", "Ida Moss")]
    for question in ("measures", "monitoring", "delegations", "inspections", "plans"):
        assert question not in answers


def test_one_word_of_schools_does_not_make_a_road_a_matter_of_children(tmp_path: Path) -> None:
    """Many of several sorts do."""
    one = "The crossing is near Oak School.\n"
    many = "Children walk to Oak School. Pupils and young people of three schools asked for it; 120 pupils signed.\n"
    assert "measures" not in ask(tmp_path, HEAD + ROADS + one)
    assert ("120", "pupils") in {row[:2] for row in ask(tmp_path, HEAD + many)["measures"]}
