"""Inspectors' reports and letters: dates, outcome, what follows, who must act; no meeting."""

from pathlib import Path

import pytest
from papers.asking import Answers, ask

OUTCOMES = {
    "The partnership's arrangements typically lead to positive experiences and outcomes for those with SEND.": (
        "typically positive experiences and outcomes"
    ),
    "The local area partnership’s arrangements lead to inconsistent experiences and outcomes for young people.": (
        "inconsistent experiences and outcomes"
    ),
    "There are widespread and/or systemic failings, which the partnership must address urgently.": (
        "widespread and/or systemic failings"
    ),
}
BOTH = "Care Quality Commission; Ofsted"


def _report(outcome: str, *, when: str = "8 to 12 July 2024", more: str = "") -> str:
    return (
        "Area SEND inspection of Aldermouth Local Area Partnership\n\n"
        f"Inspection dates: {when}\n\nDates of previous inspection: 14 to 18 October 2019\n\n"
        f"Inspection outcome\n\n{outcome}\n\n{more}"
        "Information about the local area partnership\n\n"
        "Aldermouth Borough Council and NHS Aldermouth ICB commission services in the area.\n\n"
        "Areas for improvement\n\nLeaders across the partnership should improve how young people prepare for work.\n\n"
        "Leaders in health should make sure that:\n• waits for therapy fall;\n• families know what to expect.\n\n"
        "Local area partnership details\n\nAldermouth Borough Council\n\nIda Moss, Director of Children's Services\n\n"
        "Kit Lowe, Chief Executive, NHS Aldermouth ICB\n\nTern House\n\nInformation about this inspection\n\n"
        "This inspection was carried out by Ofsted and the Care Quality Commission (CQC).\n"
    )


def _held(answers: Answers) -> list[tuple[str, ...]]:
    return [row for row in answers["inspections"] if row[4]]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_outcome_is_one_of_the_three(outcome: str, tmp_path: Path) -> None:
    """This inspection was held; it has its first day, its area, both inspectorates and its outcome."""
    answers = ask(tmp_path, _report(outcome))
    assert _held(answers) == [("inspection", "2024-07-08", "Aldermouth", BOTH, OUTCOMES[outcome])]
    assert "meetings" not in answers
    assert "items" not in answers


@pytest.mark.parametrize(
    ("when", "iso"),
    [
        ("8 to 12 July 2024", "2024-07-08"),
        ("29 April 2024 to 3 May 2024", "2024-04-29"),
        ("29 April to 3 May 2024", "2024-04-29"),
        ("4 and 5 March 2025", "2025-03-04"),
    ],
)
def test_an_inspection_stands_under_its_first_day(when: str, iso: str, tmp_path: Path) -> None:
    """However its days are written; the inspection before has its own."""
    rows = ask(tmp_path, _report(next(iter(OUTCOMES)), when=when))["inspections"]
    assert [row[1] for row in rows] == sorted(["2019-10-14", iso])


def test_what_follows_is_planned(tmp_path: Path) -> None:
    """A monitoring inspection and the next full one are inspections to come, without a date or an outcome."""
    more = (
        "A monitoring inspection will be carried out within approximately 18 months. "
        "The next full reinspection will be within approximately 3 years.\n\n"
    )
    rows = ask(tmp_path, _report("There are widespread and/or systemic failings.", more=more))["inspections"]
    assert [row for row in rows if not row[1]] == [
        ("inspection", "", "Aldermouth", BOTH, ""),
        ("monitoring inspection", "", "Aldermouth", BOTH, ""),
    ]
    assert len(rows) == 4


def test_each_area_for_improvement_says_who_is_to_act(tmp_path: Path) -> None:
    """An area is one action, with the list that it opens."""
    assert ask(tmp_path, _report(next(iter(OUTCOMES))))["actions"] == [
        (
            "Leaders across the partnership should improve how young people prepare for work",
            "Leaders across the partnership",
            "",
        ),
        (
            "Leaders in health should make sure that: waits for therapy fall; families know what to expect",
            "Leaders in health",
            "",
        ),
    ]


def test_each_chief_has_an_organisation(tmp_path: Path) -> None:
    """The director is the council's, the chief executive the health body's; a house is nobody."""
    assert [row for row in ask(tmp_path, _report(next(iter(OUTCOMES))))["people"] if row[1]] == [
        ("Ida Moss", "Director of Children's Services", "Aldermouth Borough Council"),
        ("Kit Lowe", "Chief Executive", "NHS Aldermouth ICB"),
    ]


def test_areas_for_priority_action_require_a_plan(tmp_path: Path) -> None:
    """Of the council and the health body, for as many areas; each area has its responsible leaders."""
    more = (
        "HMCI requests that it submits a priority action plan (area SEND).\n\nAreas for priority action\n\n"
        "Responsible leaders: Aldermouth Borough Council\n\n"
        "The local authority should act urgently to issue plans on time.\n\n"
        "Responsible leaders: NHS Aldermouth ICB\n\nHealth leaders should act urgently to cut waits for diagnosis.\n\n"
    )
    answers = ask(tmp_path, _report("There are widespread and/or systemic failings.", more=more))
    assert answers["plans"] == [
        ("Priority Action Plan", "priority action plan", "Aldermouth Borough Council; NHS Aldermouth ICB", "", "2", "")
    ]
    owners = {text: owner for text, owner, _ in answers["actions"]}
    assert owners["The local authority should act urgently to issue plans on time"] == "Aldermouth Borough Council"
    assert owners["Health leaders should act urgently to cut waits for diagnosis"] == "NHS Aldermouth ICB"


LETTER = """Ofsted

15 January 2018

Ms Ida Moss
Director of Children's Services, Tarnshire County Council

Dr Kit Lowe, Chief Officer, NHS Tarnshire CCG

Dear Ms Moss and Dr Lowe

Joint local area SEND inspection in Tarnshire

Between 27 November and 1 December 2017, Ofsted and the Care Quality Commission inspected the local area of Tarnshire.

Her Majesty's Chief Inspector has determined that a written statement of action is required because of weaknesses.

The council and the clinical commissioning group are jointly responsible for it.

The local area is required to submit a written statement of action on the following areas of significant weakness:
• the quality of plans;
• the lack of joint commissioning.

Yours sincerely

Jo Reed
"""


def test_a_letter_of_2016_to_2022_gives_inspection_and_statement(tmp_path: Path) -> None:
    """The inspection led to a written statement of action of the council and the CCG on so many weaknesses."""
    answers = ask(tmp_path, LETTER)
    assert answers["inspections"] == [("inspection", "2017-11-27", "Tarnshire", BOTH, "written statement of action")]
    assert [row[:3] + row[4:5] for row in answers["plans"]] == [
        (
            "Written Statement of Action",
            "written statement of action",
            "NHS Tarnshire CCG; Tarnshire County Council",
            "2",
        )
    ]
    assert "actions" not in answers
    assert "meetings" not in answers


def test_a_revisit_says_whether_there_was_progress(tmp_path: Path) -> None:
    """It requires no statement: that was required before."""
    text = (
        "Dear Ms Moss\n\nJoint area SEND revisit in Tarnshire\n\n"
        "Between 19 and 21 May 2021, Ofsted and the Care Quality Commission revisited the local area of Tarnshire.\n\n"
        "The Chief Inspector determined that a written statement of action was required in 2018.\n\n"
        "The area has not made sufficient progress in addressing two weaknesses.\n\nYours sincerely\n\nJo Reed\n"
    )
    answers = ask(tmp_path, text)
    assert answers["inspections"] == [("re-inspection", "2021-05-19", "Tarnshire", BOTH, "insufficient progress")]
    assert all(not row[2] for row in answers.get("plans", []))


def test_a_monitoring_inspection_says_whether_action_was_taken(tmp_path: Path) -> None:
    """Of the partnership, on its days."""
    text = (
        "Area SEND monitoring inspection of Tarnshire Local Area Partnership\n\nInspection dates: 4 to 6 March 2025\n\n"
        "Inspection outcome\n\nThe partnership has taken effective action on its priority.\n\n"
        "This inspection was carried out by Ofsted and the CQC.\n"
    )
    assert ask(tmp_path, text)["inspections"] == [
        ("monitoring inspection", "2025-03-04", "Tarnshire", BOTH, "effective action taken")
    ]


NO_MEETING = {
    "letter": (
        "Dear Councillor Pell\n\nSEND in Tarnshire\n\nThe Cabinet noted the letter and agreed the plan. "
        "The Schools Forum was informed, and the Health and Wellbeing Board reported on it.\n\n"
        "Yours sincerely\n\nIda Moss\n"
    ),
    "strategy": (
        "SEND and Inclusion Strategy 2023-2026\n\nThe SEND Partnership Board agreed this strategy for the Cabinet. "
        "The Schools Forum noted it and reported to the Council.\n"
    ),
    "web page": (
        "Tarnshire SEND Partnership\n\nWho we are\n\nThe SEND Partnership Board brings together parents and schools. "
        "Minutes of the board are published. It reports to the Cabinet, which noted its work and agreed its aims.\n"
    ),
}


@pytest.mark.parametrize("paper", NO_MEETING)
def test_a_paper_that_minutes_nothing_has_no_meeting(paper: str, tmp_path: Path) -> None:
    """Whoever is mentioned in it."""
    assert "meetings" not in ask(tmp_path, NO_MEETING[paper])
