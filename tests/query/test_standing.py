"""Where a council stands: what has ended is told as ended wherever a paper says so, and nothing as still in force."""

from decimal import Decimal

import pytest
from query.papers import COUNCIL, body, paper, place, store
from query.test_many_documents import asked

from kg.graph.store import Store
from kg.model.frames import Thing
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.intervention import Intervention
from kg.model.kinds.measure import Measure
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.plan import Plan
from kg.model.kinds.reporting_line import ReportingLine

LINES = ["One.", "Two.", "Three.", "Four.", "Five."]
DFE = Thing("organisation", "Department for Education", "government department", "national:dfe")
PLAN = Thing("plan", "SEND Recovery Programme", "programme", scope=COUNCIL.register)
LONELY = Thing("plan", "Autism Strategy", "strategy", scope=COUNCIL.register)
BOARD, CABINET = body("SEND Board"), body("Cabinet", "cabinet")


def notice(date: str, status: str = "held", kind: str = "improvement notice") -> Intervention:
    """A notice on the council."""
    return Intervention(kind=kind, date=date, by=DFE, subject=COUNCIL, status=status, evidence=place(0))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def graph() -> Store:
    """A notice that a later paper says was lifted, a direction, and one that was only planned."""
    first = paper("a", "2021-11-02", LINES, notice("2021-10-04"), notice("2021", kind="statutory direction"))
    later = paper("b", "2023-07-11", LINES, notice("2021", "completed"), notice("2024", "planned", "commissioner"))
    return store(first, later)


def test_a_notice_that_a_later_paper_says_was_lifted_has_ended(graph: Store) -> None:
    """Though the first date was a day and the second a year; what is planned is under nobody yet."""
    columns = ("subject", "kind", "since", "by", "state", "ended_said", "sources")
    assert asked("notices", graph, {}, *columns) == [
        (COUNCIL.name, "improvement notice", "2021", DFE.name, "ended", "2023-07-11", "a; b"),
        (COUNCIL.name, "statutory direction", "2021", DFE.name, "not said to have ended", "", "a"),
    ]
    assert asked("notices", graph, {"state": "ended"}, "kind") == [("improvement notice",)]
    assert asked("notices", graph, {"kind": "statutory direction", "state": "ended"}) == []
    assert asked("notices", graph, {"council": "eastvale"}) == []


def test_before_the_paper_that_ends_it_no_paper_says_so(graph: Store) -> None:
    """As the papers stood on a day: neither notices nor councils know of what was said later."""
    assert asked("notices", graph, {"as_of": "2022", "kind": "improvement notice"}, "since", "state") == [
        ("2021-10-04", "not said to have ended")
    ]
    assert asked("councils", graph, {"as_of": "2022"}, "intervention") == [
        ("improvement notice 2021-10-04; statutory direction 2021",)
    ]
    ((cell,),) = asked("councils", graph, {}, "intervention")
    assert cell.split("; ") == [
        "commissioner 2024 (planned)",
        "improvement notice 2021 (ended)",
        "improvement notice 2021-10-04 (ended)",
        "statutory direction 2021",
    ]
    assert asked("notices", graph, {"as_of": "2021-10"}) == []


def test_another_notice_does_not_end_with_the_first() -> None:
    """Of another year, or made after the paper that tells of the end."""
    ended = paper("b", "2023-07-11", LINES, notice("2021", "completed"))
    one = store(paper("a", "2019-03-05", LINES, notice("2018")), ended)
    assert asked("notices", one, {}, "since", "state") == [("2021", "ended"), ("2018", "not said to have ended")]
    undated = paper("a", "2020-03-05", LINES, notice("", "completed"))
    new = store(undated, paper("b", "2023-07-11", LINES, notice("2022-05"), notice("2019-01")))
    assert asked("notices", new, {}, "since", "state") == [("2019-01", "ended"), ("2022-05", "not said to have ended")]


def test_who_answers_for_a_plan() -> None:
    """Who is responsible, who monitors, to whom these answer; lines that have ended, or were denied, do not count."""
    frames = (
        Plan(plan=PLAN, responsible=(COUNCIL,), evidence=place(0)),
        Monitoring(monitor=BOARD, subject=PLAN.name, plan=PLAN, evidence=place(1)),
        ReportingLine(body=BOARD, to=CABINET, relation="reports to", evidence=place(2)),
        ReportingLine(body=BOARD, to=body("Old Board"), relation="reports to", status="completed", evidence=place(3)),
        Plan(plan=LONELY, evidence=place(4)),
    )
    one = store(paper("a", "2022-03-01", LINES, *frames))
    columns = ("plan", "responsible", "monitor", "answers_to", "sources", "council")
    whole = (PLAN.name, COUNCIL.name, "SEND Board", "Cabinet", "a", COUNCIL.name)
    assert asked("responsibility", one, {}, *columns) == [(LONELY.name, "", "", "", "a", COUNCIL.name), whole]
    assert asked("responsibility", one, {"monitored": "yes"}, *columns) == [whole]
    assert asked("responsibility", one, {"monitored": "no"}, "plan") == [(LONELY.name,)]
    assert asked("responsibility", one, {"name": "recovery"}, "plan") == [(PLAN.name,)]
    assert asked("responsibility", one, {"as_of": "2022-02"}) == []


def test_councils_are_chosen_by_what_an_inspection_found() -> None:
    """All of their row is told, for what followed is asked."""
    of = Thing("organisation", "Eastvale Council", kind="local authority", register="authority:E06000099")
    found = Inspection(kind="inspection", date="2022-11", outcomes=("systemic failings",), evidence=place(0))
    other = Inspection(kind="inspection", date="2022-12", outcomes=("typically positive",), evidence=place(0))
    graph = store(
        paper("a", "2023-02-07", LINES, found, Plan(plan=PLAN, due="2023-03", evidence=place(1))),
        paper("b", "2023-02-07", LINES, other, of=of),
    )
    assert asked("councils", graph, {"outcome": "Systemic"}, "council", "outcome", "plan", "due") == [
        (COUNCIL.name, "systemic failings", PLAN.name, "2023-03")
    ]
    assert len(asked("councils", graph)) == 2


def figure(value: str, way: str, at: int = 0, measure: str = "wait") -> Measure:
    """A figure that went up or down."""
    return Measure(value=Decimal(value), unit="weeks", measure=measure, direction=way, evidence=place(at))


def test_a_figure_tells_from_which_it_came() -> None:
    """Where one sentence has two of one measure; of three, or of two sentences, nobody can tell."""
    columns = ("value", "before")
    fell = store(paper("a", "2022-03-01", LINES, figure("34", "down"), figure("29", "down", measure="wait, in May")))
    assert asked("measures", fell, {}, *columns) == [("29", "34"), ("34", "")]
    rose = store(paper("a", "2022-03-01", LINES, figure("34", "up"), figure("29", "up")))
    assert asked("measures", rose, {}, *columns) == [("29", ""), ("34", "29")]
    apart = store(paper("a", "2022-03-01", LINES, figure("34", "up"), figure("29", "up", 1)))
    assert asked("measures", apart, {}, *columns) == [("29", ""), ("34", "")]
    many = store(paper("a", "2022-03-01", LINES, figure("34", "up"), figure("29", "up"), figure("20", "up")))
    assert asked("measures", many, {}, *columns) == [("20", ""), ("29", "20"), ("34", "")]
