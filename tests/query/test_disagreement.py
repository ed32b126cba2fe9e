"""Papers that disagree, value by value, and the sentence that each value of a council's row rests on."""

from dataclasses import replace
from decimal import Decimal

from query.papers import COUNCIL, body, paper, place, post, store

from kg.graph.store import Store
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.measure import Measure
from kg.model.kinds.membership import Membership
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.plan import Plan
from kg.model.kinds.post_holding import PostHolding
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.catalogue import Catalogue
from kg.query.run import answer_to, ask

LINES = [f"Sentence {number}." for number in range(9)]
STATEMENT = Thing("plan", "Written Statement of Action", "written statement of action", scope=COUNCIL.register)
BOARD, PANEL, CABINET = body("SEND Board"), body("Inclusion Board"), body("Cabinet", "cabinet")


def person(name: str) -> Thing:
    """A person of the council's papers."""
    return Thing("person", name, scope=COUNCIL.register)


def two(first: tuple[Frame, ...], second: tuple[Frame, ...], *, later: str = "2022-03-29") -> Store:
    """Two papers of one council, the second of the same month where nothing else is said."""
    return store(paper("a", "2022-03-01", LINES, *first), paper("b", later, LINES, *second))


def conflicts(graph: Store) -> list[tuple[str, ...]]:
    """The rows without their sentences."""
    return [row[:6] for row in ask(Catalogue.load().question("conflicts"), graph).rows]


def test_papers_disagree_on_who_monitors_and_how_often() -> None:
    """Two boards that are each said to watch one plan disagree; a board and the Cabinet may both watch."""
    graph = two(
        (
            Monitoring(monitor=BOARD, subject="it", plan=STATEMENT, frequency="monthly", evidence=place(1)),
            Monitoring(monitor=CABINET, subject="it", plan=STATEMENT, frequency="quarterly", evidence=place(2)),
            ReportingLine(body=BOARD, to=CABINET, relation="reports to", frequency="monthly", evidence=place(3)),
        ),
        (
            Monitoring(monitor=PANEL, subject="it", plan=STATEMENT, evidence=place(1)),
            Monitoring(monitor=CABINET, subject="it", plan=STATEMENT, frequency="annually", evidence=place(2)),
            ReportingLine(body=BOARD, to=CABINET, relation="reports to", frequency="regular", evidence=place(3)),
        ),
    )
    name = "Written Statement of Action"
    cabinet = f"{name}, monitored by Cabinet"
    assert conflicts(graph) == [
        (cabinet, "monitoring frequency", "quarterly", "a", "annually", "b"),
    ]
    graph = two(
        (Monitoring(monitor=BOARD, subject="it", plan=STATEMENT, evidence=place(1)),),
        (Monitoring(monitor=PANEL, subject="it", plan=STATEMENT, evidence=place(1)),),
    )
    assert conflicts(graph) == [(name, "monitor", "SEND Board", "a", "Inclusion Board", "b")]


def test_papers_disagree_on_figures_and_holders_of_one_time() -> None:
    """One figure of two dates went up or down; a post that changed hands a year later is no disagreement."""
    ann, bo = person("Ann Larkspur"), person("Bo Marsh")
    first: tuple[Frame, ...] = (
        Measure(value=Decimal(54), unit="%", measure="plans issued in time", date="2022-01", evidence=place(1)),
        PostHolding(person=ann, role=post("Head of SEND"), evidence=place(2)),
        Membership(body=BOARD, member=ann, role="chair", evidence=place(3)),
        Membership(body=BOARD, member=bo, role="member", evidence=place(3)),
    )
    second: tuple[Frame, ...] = (
        Measure(value=Decimal(45), unit="%", measure="plans issued in time", date="2022-01", evidence=place(1)),
        PostHolding(person=bo, role=post("Head of SEND"), evidence=place(2)),
        Membership(body=BOARD, member=bo, role="chair", evidence=place(3)),
    )
    assert conflicts(two(first, second)) == [
        ("Head of SEND", "post holder", "Ann Larkspur", "a", "Bo Marsh", "b"),
        ("SEND Board", "chair", "Ann Larkspur", "a", "Bo Marsh", "b"),
        ("plans issued in time, 2022-01", "figure", "54", "a", "45", "b"),
    ]
    changed = (replace(second[0], date="2023-01"), *second[1:])  # type: ignore[call-arg]
    assert conflicts(two(first, changed, later="2023-03-01")) == []


def test_each_side_is_quoted_with_the_sentence_that_says_the_value() -> None:
    """A plan's name stands first, its date in another sentence: that one is quoted, on both sides and of each cell."""
    graph = two(
        (Plan(plan=STATEMENT, due="2022-06-30", weaknesses=8, evidence=(_says(0, "plan"), _says(4, "plan", "due"))),),
        (Plan(plan=STATEMENT, due="2022-09-30", weaknesses=8, evidence=(_says(1, "plan"), _says(5, "due"))),),
    )
    columns = ("about", "first_sentence", "second_sentence")
    answer = ask(Catalogue.load().question("conflicts"), graph)
    places = [answer.columns.index(name) for name in columns]
    assert [tuple(row[at] for at in places) for row in answer.rows] == [("due date", "Sentence 4.", "Sentence 5.")]
    answer = answer_to(Catalogue.load().question("councils"), graph, evidence=True)
    assert [row[:5] for row in answer.rows] == [
        (COUNCIL.name, "plan", "Written Statement of Action", "Sentence 0.", "a.txt"),
        (COUNCIL.name, "due", "2022-06-30", "Sentence 4.", "a.txt"),
        (COUNCIL.name, "due", "2022-09-30", "Sentence 5.", "b.txt"),
    ]


def _says(sentence: int, *slots: str) -> Evidence:
    return Evidence(sentence, sentence, "by hand", slots)
