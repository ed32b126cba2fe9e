"""A line of accountability goes from fact to fact; being named together is none."""

from typing import Literal

import pytest
from query.papers import COUNCIL, body, paper, place, post, store

from kg.graph.store import Store
from kg.model.frames import Thing
from kg.model.kinds.mention import Mention
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.plan import Plan
from kg.model.kinds.post_holding import PostHolding
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.lines import lines_between
from kg.query.things import find_one

Status = Literal["held", "recommended", "denied"]

SENTENCES = [f"Sentence number {number} says something." for number in range(12)]


@pytest.fixture(scope="module")
def graph() -> Store:
    """A long strong line, a short weak one, a planned one, a denied one, and a loop."""
    group, board, health = body("Delivery Group", "group"), body("SEND Board"), body("Health Board")
    cabinet, panel, forum = body("Cabinet", "cabinet"), body("Panel", "panel"), body("Forum", "forum")
    plan = Thing("plan", "Written Statement", "written statement of action", scope=COUNCIL.register)
    director, person = post("Director"), Thing("person", "Bo Marsh", scope=COUNCIL.register)

    def line(lower: Thing, upper: Thing, relation: str, sentence: int, status: Status = "held") -> ReportingLine:
        return ReportingLine(
            body=lower,
            to=upper,
            relation=relation,
            status=status,
            evidence=place(sentence),
        )

    return store(
        paper(
            "one",
            "2021-06-08",
            SENTENCES,
            line(group, board, "reports to", 0),
            line(board, health, "reports to", 1),
            line(health, cabinet, "accountable to", 2),
            line(group, cabinet, "established by", 3, "recommended"),
            line(cabinet, panel, "overseen by", 4, "denied"),
            line(health, board, "overseen by", 5),
            Monitoring(monitor=board, subject="the statement", plan=plan, evidence=place(6)),
            Plan(plan=plan, responsible=(director,), evidence=place(7)),
            PostHolding(person=person, role=director, evidence=place(8)),
            Mention(thing=forum, evidence=place(9)),
        ),
        paper("two", "2022-06-08", SENTENCES, line(board, health, "reports to", 10)),
    )


def between(graph: Store, start: str, end: str) -> list[list[str]] | None:
    """The names along the strongest and the shortest line."""
    lines = lines_between(find_one(start, graph).iri, find_one(end, graph).iri, graph)
    if lines is None:
        return None
    return [[line.hops[0].from_name, *(hop.to_name for hop in line.hops)] if line.hops else [] for line in lines]


def test_the_strongest_line_goes_round_a_weak_one(graph: Store) -> None:
    """Three outright duties to report are stronger than one recommendation."""
    assert between(graph, "Delivery Group", "Cabinet") == [
        ["Delivery Group", "SEND Board", "Health Board", "Cabinet"],
        ["Delivery Group", "Cabinet"],
    ]


def test_a_plan_answers_to_who_monitors_it(graph: Store) -> None:
    """From the plan up; a person through the post."""
    assert (
        between(graph, "Written Statement", "Cabinet")
        == [["Written Statement", "SEND Board", "Health Board", "Cabinet"]] * 2
    )
    assert between(graph, "Bo Marsh", "Director") == [["Bo Marsh", "Director"]] * 2


@pytest.mark.parametrize(
    ("start", "end"),
    [("Forum", "Cabinet"), ("Cabinet", "Delivery Group"), ("Cabinet", "Panel"), ("Director", "Cabinet")],
)
def test_there_is_no_line_where_no_fact_makes_one(graph: Store, start: str, end: str) -> None:
    """Not by a mention, not downwards, not by what is denied, not by belonging to the council."""
    assert between(graph, start, end) is None


def test_every_hop_has_its_sentence_and_the_newest_fact(graph: Store) -> None:
    """Of two papers that say the same the later one is quoted."""
    lines = lines_between(find_one("SEND Board", graph).iri, find_one("Cabinet", graph).iri, graph)
    assert lines is not None
    first = lines[0].hops[0]
    assert (first.said, first.relation, first.status) == ("2022-06-08", "reports to", "held")
    assert first.places[0].sentence == SENTENCES[10]
    assert all(hop.places for line in lines for hop in line.hops)


def test_a_thing_is_on_a_line_with_itself(graph: Store) -> None:
    """Which has no steps."""
    assert between(graph, "Cabinet", "Cabinet") == [[], []]
