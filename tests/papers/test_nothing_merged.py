"""What differs in an amount, a name, an option, a stage, a date or a school is two facts, however alike the words."""

from itertools import combinations
from pathlib import Path

import pytest
from papers.asking import ask

from kg.extract.sameness import meaning

HEAD = "Aldermouth Borough Council\n\nCabinet\n\n9 October 2023\n\n1. SEND sufficiency\n\n"


@pytest.mark.parametrize(
    "clauses",
    [
        ["£{}m be set aside for SEND transport in {}".format(*one) for one in ((2, 2024), (3, 2024), (3, 2025))],
        [f"Option {letter} of the SEND consultation be taken forward" for letter in "ABC"],
        [f"phase {number} of the SEND place plan begin in June" for number in ("one", "two", "three")],
        [f"the SEND hub at {place} be opened" for place in ("Marl Lane School", "Harbour School", "Tern Park School")],
        [f"the SEND resource base be {done}" for done in ("opened", "closed", "enlarged")],
        [f"Councillor {name} join the SEND task group" for name in ("Ann Pell", "Ann Bell", "Dan Pell")],
        [f"the SEND review report by {day} March 2024" for day in (1, 8, 22)],
        ["SEND funding move from schools to health", "SEND funding move from health to schools"],
        ["the SEND charter be adopted", "the SEND charter be not adopted"],
        [f"{count} places be added to the SEND unit" for count in (5, 6, 15)],
    ],
    ids=lambda clauses: clauses[0],
)
def test_clauses_that_differ_in_one_thing_are_as_many_decisions(clauses: list[str], tmp_path: Path) -> None:
    """Each is a decision of its own, with its own words."""
    text = HEAD + "".join(f"RESOLVED: That {clause}.\n\n" for clause in clauses)
    assert [row[0] for row in ask(tmp_path, text)["decisions"]] == sorted(clauses)


def test_a_decision_given_twice_is_one(tmp_path: Path) -> None:
    """It stands under "Decision" and again in the minutes, in another tense and with other small words."""
    text = (
        "Agenda item\n\nSEND place plan\n\nDecision:\n\n1. The SEND place plan was approved.\n\n"
        "2. The Director of Education was authorised to open two units.\n\nMinutes:\n\nMembers discussed the plan.\n\n"
        "RESOLVED: That\n\n1. the SEND place plan be approved.\n\n"
        "2. the Director of Education be authorised to open two units.\n"
    )
    rows = ask(tmp_path, text)["decisions"]
    assert [row[:2] for row in rows] == [
        ("The Director of Education was authorised to open two units", "resolved"),
        ("The SEND place plan was approved", "resolved"),
    ]


def test_every_figure_is_its_own(tmp_path: Path) -> None:
    """Years, quarters and phases of schooling tell figures apart that have one value."""
    text = HEAD + (
        "In 2021 40 appeals were lodged. In 2022 40 appeals were lodged.\n\n"
        "55% of plans for primary pupils were on time. 55% of plans for secondary pupils were on time.\n\n"
        "The deficit was £3.1m in Q3. The deficit was £3.1m in Q4.\n"
    )
    assert [row[:3] for row in ask(tmp_path, text)["measures"]] == [
        ("3100000", "£", "The deficit was in Q3"),
        ("3100000", "£", "The deficit was in Q4"),
        ("40", "appeals", "In 2021 appeals were lodged"),
        ("40", "appeals", "In 2022 appeals were lodged"),
        ("55", "%", "plans for primary pupils were on time"),
        ("55", "%", "plans for secondary pupils were on time"),
    ]


def test_a_figure_said_twice_is_one(tmp_path: Path) -> None:
    """The agenda says "are", the minutes say "were"."""
    text = "Agenda item\n\nSEND\n\n61% of plans are on time.\n\nMinutes:\n\n61% of the plans were on time.\n"
    assert [row[:3] for row in ask(tmp_path, text)["measures"]] == [("61", "%", "plans are on time")]


def test_actions_that_differ_in_a_number_are_two(tmp_path: Path) -> None:
    """Each has its own text."""
    text = HEAD + "".join(f"ACTION: Ros Tarn to circulate SEND briefing {number} to members.\n\n" for number in (4, 5))
    rows = ask(tmp_path, text)["actions"]
    assert [(row[0], row[1]) for row in rows] == [
        (f"Ros Tarn to circulate SEND briefing {number} to members", "Ros Tarn") for number in (4, 5)
    ]


def test_delegations_of_two_matters_are_two(tmp_path: Path) -> None:
    """One officer may sign one contract by one decision and another by another."""
    text = HEAD + "".join(
        f"RESOLVED: That the Director of Education be authorised to sign the contract for SEND transport {way}.\n\n"
        for way in ("by taxi", "by minibus")
    )
    rows = ask(tmp_path, text)["delegations"]
    assert [(row[0], row[2]) for row in rows] == [
        ("Director of Education", f"sign the contract for SEND transport {way}") for way in ("by minibus", "by taxi")
    ]


def test_an_undated_inspection_is_not_another_undated_one(tmp_path: Path) -> None:
    """Schools tell inspections apart, with a date or without, and what was held is not what is to come."""
    text = HEAD + (
        "Ofsted inspected Marl Lane School. Ofsted inspected Tern Park Academy.\n\n"
        "Harbour School was inspected by Ofsted in May 2022. Quay School was inspected by Ofsted in May 2022.\n\n"
        "The inspection found it good. A further Ofsted inspection is expected.\n"
    )
    rows = ask(tmp_path, text)["inspections"]
    assert [(kind, date, area) for kind, date, area, *_ in rows] == [
        ("inspection", "", ""),
        ("inspection", "", "Marl Lane School"),
        ("inspection", "", "Tern Park Academy"),
        ("inspection", "2022-05", "Harbour School"),
        ("inspection", "2022-05", "Quay School"),
    ]


def test_schools_inspected_together_are_as_many_inspections(tmp_path: Path) -> None:
    """Of a list of schools each was inspected."""
    text = HEAD + "Ofsted inspected Elm School, Ash Academy and Oak School in June 2022.\n"
    assert [row[1:3] for row in ask(tmp_path, text)["inspections"]] == [
        ("2022-06", name) for name in ("Ash Academy", "Elm School", "Oak School")
    ]


def test_the_inspection_is_the_one_spoken_of_before(tmp_path: Path) -> None:
    """An article that points back makes no second inspection; its outcome is that inspection's."""
    text = HEAD + (
        "Ofsted and the CQC inspected the local area in March 2019. "
        "The inspection led to a written statement of action.\n"
    )
    assert [(row[1], row[4]) for row in ask(tmp_path, text)["inspections"]] == [
        ("2019-03", "written statement of action")
    ]


@pytest.mark.parametrize(
    "same",
    [
        ("That the SEND report be noted.", "SEND report was noted", "to note the SEND report", "Noted the SEND report"),
        ("the plan has been agreed", "The plan had been agreed", "that the plan be agreed"),
        ("the board’s terms be approved", "the board's terms were approved"),
        ("That £5 million be spent", "£5 million would be spent"),
    ],
)  # fmt: skip
def test_tense_and_small_words_do_not_tell_apart(same: tuple[str, ...]) -> None:
    """What a clause says is left when they are taken off."""
    assert len({meaning(text) for text in same}) == 1


@pytest.mark.parametrize(
    "different",
    [
        ("option a", "option b"),
        ("site A be sold", "site B be sold", "a site be sold"),
        ("£5.1m", "£5.2m", "£5m", "51%"),
        ("1.5 posts", "15 posts"),
        ("send it to Ann", "send it from Ann"),
        ("1 May 2024", "11 May 2024", "1 May 2014"),
    ],
)
def test_what_identifies_tells_apart(different: tuple[str, ...]) -> None:
    """Letters of options, figures, names and the direction of a thing are never left out."""
    assert all(meaning(one) != meaning(other) for one, other in combinations(different, 2))
