"""The comparing questions as the papers stood on a day: papers of two dates, asked before, between and after them."""

import pytest
from query.papers import COUNCIL, body, paper, place, post, store

from kg.graph.store import Store
from kg.model.frames import Thing
from kg.model.kinds.action import Action
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.intervention import Intervention
from kg.model.kinds.mention import Mention
from kg.model.kinds.plan import Plan
from kg.model.kinds.post_holding import PostHolding
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.catalogue import Catalogue
from kg.query.run import answer_to

AREA = Thing("area", "Northmere", register=COUNCIL.register)
WSOA = Thing("plan", "Written Statement of Action", "written statement of action", scope=COUNCIL.register)
PERSON = Thing("person", "Ann Ashe", scope=COUNCIL.register)
BOARD, CABINET, HEAD = body("SEND Board"), body("Cabinet", "cabinet"), post("Head of SEND")
NAME = COUNCIL.name
BEFORE, BETWEEN, AFTER = "2018-12-31", "2020-01-01", "2025"


@pytest.fixture(scope="module")
def graph() -> Store:
    """What was known in 2019, and what 2024 told beside it."""
    task = "bring the Autism Review to the Committee"
    return store(
        paper(
            "early",
            "2019-06-04",
            ["Zero.", "One.", "Two.", "Three.", "Four.", "Five."],
            Inspection(kind="inspection", date="2019-03-11", area=AREA, evidence=place(0)),
            Intervention(kind="commissioner", date="2019-09", subject=COUNCIL, status="planned", evidence=place(1)),
            ReportingLine(body=BOARD, to=CABINET, relation="reports to", evidence=place(2)),
            PostHolding(person=PERSON, role=HEAD, evidence=place(3)),
            Plan(plan=WSOA, due="2019-10-31", evidence=place(4)),
            Action(text=task, owner=HEAD, due="2019-11", evidence=place(5)),
        ),
        paper(
            "late",
            "2024-02-06",
            ["Zero.", "One.", "Two.", "Three.", "Four.", "Five."],
            Intervention(kind="improvement notice", date="2024-01-29", subject=COUNCIL, evidence=place(0)),
            Intervention(kind="adviser", date="2021-05-10", subject=COUNCIL, status="completed", evidence=place(1)),
            ReportingLine(body=CABINET, to=COUNCIL, relation="reports to", evidence=place(2)),
            PostHolding(person=PERSON, role=HEAD, evidence=place(3)),
            Plan(plan=WSOA, due="2020-01-31", evidence=place(4)),
            Action(text="bring the Autism Review", owner=HEAD, status="completed", evidence=place(5)),
        ),
        paper("undated", "", ["Zero."], PostHolding(person=PERSON, role=HEAD, evidence=place(0))),
    )


EARLY_COUNCIL = (
    NAME,
    "2019-03-11",
    "",
    WSOA.name,
    "2019-10-31",
    "",
    "SEND Board",
    "",
    "commissioner 2019-09 (planned)",
)
PROMISE = ("bring the Autism Review to the Committee", HEAD.name, "2019-06-04", "2019-11")
OF_EARLY = (
    ("2019-03-11", "inspection", "inspection of Northmere", NAME, "early"),
    ("2019-09", "intervention", f"commissioner on {NAME} (planned)", NAME, "early"),
    ("2019-10-31", "plan due", WSOA.name, NAME, "early"),
    ("2019-11", "action due", f"{HEAD.name}: {PROMISE[0]}", NAME, "early"),
)

#: question -> its rows on the day between the papers, and after both
ROWS: dict[str, tuple[list[tuple[str, ...]], list[tuple[str, ...]]]] = {
    "councils": (
        [EARLY_COUNCIL],
        [
            (
                *(NAME, "2019-03-11", "", WSOA.name, "2019-10-31; 2020-01-31", "", "SEND Board", ""),
                "adviser 2021-05-10 (ended); commissioner 2019-09 (planned); improvement notice 2024-01-29",
            )
        ],
    ),
    "timeline": (
        list(OF_EARLY),
        [
            *OF_EARLY,
            ("2020-01-31", "plan due", WSOA.name, NAME, "late"),
            ("2021-05-10", "intervention", f"adviser on {NAME}", NAME, "late"),
            ("2024-01-29", "intervention", f"improvement notice on {NAME}", NAME, "late"),
        ],
    ),
    "conflicts": (
        [],
        [(WSOA.name, "due date", "2019-10-31", "early", "2020-01-31", "late", "Four.", "Four.", COUNCIL.name)],
    ),
    "chains": (
        [("SEND Board", "Cabinet", "1", "", NAME)],
        [
            ("Cabinet", NAME, "1", "", NAME),
            ("SEND Board", "Cabinet", "1", "", NAME),
            ("SEND Board", NAME, "2", "1. Cabinet", NAME),
        ],
    ),
    "tenures": (
        [(PERSON.name, HEAD.name, NAME, "2019-06-04", "2019-06-04", "early")],
        [(PERSON.name, HEAD.name, NAME, "2019-06-04", "2024-02-06", "early; late")],
    ),
    "promises": (
        [(*PROMISE, "overdue", "", "", "early", "", "Five.", "", NAME, "held")],
        [(*PROMISE, "done", "2024-02-06", "bring the Autism Review", "early", "late", "Five.", "Five.", NAME, "held")],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_only_what_had_been_said_by_then_is_told(graph: Store, name: str) -> None:
    """A later paper adds nothing to an earlier day, and what is undated stands on none."""
    question = Catalogue.load().question(name)
    answers = [answer_to(question, graph, as_of=day) for day in (BEFORE, BETWEEN, AFTER)]
    assert [list(answer.rows) for answer in answers] == [[], *ROWS[name]]
    assert {answer.columns for answer in answers} == {tuple(one.name for one in question.header.columns)}


def test_a_succession_is_told_once_it_has_happened() -> None:
    """And of the papers only those that were there."""
    ccg = Thing("organisation", "NHS Dorset CCG", "clinical commissioning group", "health:11J")
    later = ("NHS Dorset CCG", "2022-06-30", "NHS Dorset Integrated Care Board", "2022-07-01")
    papers = [
        paper(name, day, ["Zero."], Mention(thing=ccg, evidence=place(0)))
        for name, day in (("early", "2021-06-08"), ("late", "2024-02-06"))
    ]
    question = Catalogue.load().question("succession")
    answers = {
        day: answer_to(question, store(*papers), {"name": "Dorset"}, as_of=day) for day in ("2022-06-30", "2023", AFTER)
    }
    assert {day: list(answer.rows) for day, answer in answers.items()} == {
        "2022-06-30": [],
        "2023": [(*later, "early")],
        AFTER: [(*later, "early; late")],
    }
