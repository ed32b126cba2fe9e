"""The questions over many documents, each with a data set and the rows it must give."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from query.papers import COUNCIL, Paper, body, paper, place, post, store

from kg.graph.store import Store
from kg.model.frames import Thing
from kg.model.kinds.action import Action
from kg.model.kinds.decision import Decision
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.intervention import Intervention
from kg.model.kinds.item import ItemCovered
from kg.model.kinds.measure import Measure
from kg.model.kinds.meeting import MeetingHeld
from kg.model.kinds.mention import Mention
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.plan import Plan
from kg.model.kinds.post_holding import PostHolding
from kg.model.kinds.presentation import Presentation
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.catalogue import Catalogue
from kg.query.run import ask, found_rows

EASTVALE = Thing("organisation", "Eastvale Council", kind="local authority", register="authority:E06000099")
OFSTED = Thing("organisation", "Ofsted", kind="inspectorate", register="national:ofsted")
AREA = Thing("area", "Northmere", register=COUNCIL.register)
WSOA = Thing(
    "plan", "Written Statement of Action", "written statement of action", scope=COUNCIL.register, part_of=COUNCIL
)
DIRECTOR, HEAD = post("Director of Education"), post("Head of SEND")
LINES = [f"Sentence {number}." for number in range(9)]

ROWS = dict[str, str]


def asked(name: str, graph: Store, values: Mapping[str, str] | None = None, *columns: str) -> list[tuple[str, ...]]:
    """The rows of a question, or of some of its columns."""
    answer = ask(Catalogue.load().question(name), graph, values)
    places = [answer.columns.index(column) for column in columns or answer.columns]
    return [tuple(row[at] for at in places) for row in answer.rows]


def person(name: str) -> Thing:
    """A person of the council's papers."""
    return Thing("person", name, scope=COUNCIL.register)


def first() -> Paper:
    """Minutes of June 2021."""
    board = body("SEND Board")
    return paper(
        "a-2021-06",
        "2021-06-08",
        LINES,
        MeetingHeld(body=body("Scrutiny Committee", "committee"), date="2021-06-08", evidence=place(0)),
        Inspection(
            kind="inspection",
            date="2021-03",
            area=AREA,
            inspectors=(OFSTED,),
            outcomes=("written statement of action",),
            evidence=place(1),
        ),
        Plan(plan=WSOA, responsible=(DIRECTOR,), due="2021-09-30", weaknesses=8, evidence=place(2)),
        Monitoring(monitor=board, subject="the statement", plan=WSOA, frequency="monthly", evidence=place(3)),
        ReportingLine(body=board, to=body("Health Board"), relation="reports to", evidence=place(3)),
        ReportingLine(
            body=body("Health Board"), to=body("Cabinet", "cabinet"), relation="reports to", evidence=place(3)
        ),
        Action(
            text="bring the Autism Strategy Review to the next meeting",
            owner=DIRECTOR,
            due="2021-10",
            evidence=place(4),
        ),
        Action(text="circulate the waiting time figures", owner=HEAD, due="2021-07-01", evidence=place(5)),
        Action(text="write to schools", evidence=place(5)),
        PostHolding(person=person("Ann Larkspur"), role=DIRECTOR, evidence=place(6)),
        Mention(thing=OFSTED, evidence=place(1)),
        Mention(thing=DIRECTOR, evidence=place(7)),
        Measure(value=Decimal(12), unit="%", evidence=place(8)),
    )


def second() -> Paper:
    """Minutes of November 2021, which disagree with those of June and keep one promise."""
    return paper(
        "b-2021-11",
        "2021-11-02",
        LINES,
        Inspection(
            kind="inspection",
            date="2021-03-15",
            area=AREA,
            outcomes=("significant weaknesses",),
            evidence=place(1),
        ),
        Inspection(kind="re-inspection", date="2023", area=AREA, status="planned", evidence=place(1)),
        Plan(plan=WSOA, responsible=(HEAD,), due="2021-10-15", weaknesses=8, evidence=place(2)),
        ItemCovered(title="Autism Strategy Review", number="7", evidence=place(3)),
        Presentation(presenter=HEAD, title="Autism Strategy Review", evidence=place(4)),
        Intervention(kind="improvement notice", date="2021-10-20", subject=COUNCIL, evidence=place(5)),
        Decision(text="that the review be noted", kind="resolved", evidence=place(6)),
        PostHolding(person=person("Ann Larkspur"), role=DIRECTOR, evidence=place(7)),
        PostHolding(person=person("Bo Marsh"), role=HEAD, evidence=place(7)),
        Mention(thing=OFSTED, evidence=place(8)),
    )


def third() -> Paper:
    """A paper of another council."""
    return paper(
        "c-2022-01",
        "2022-01-11",
        LINES,
        Plan(plan=Thing("plan", "SEND Strategy", "strategy", scope=EASTVALE.register), evidence=place(0)),
        Intervention(kind="improvement notice", date="2021-12", subject=EASTVALE, evidence=place(1), status="denied"),
        of=EASTVALE,
    )


@pytest.fixture(scope="module")
def graph() -> Store:
    """Three papers of two councils."""
    return store(first(), second(), third())


def test_timeline_has_all_dated_events_in_order(graph: Store) -> None:
    """Planned ones are marked, denied ones are none, and one event in two papers is one row."""
    rows = asked("timeline", graph, {"council": "northmere"}, "date", "event", "what", "sources")
    assert rows == [
        ("2021-03", "inspection", "inspection of Northmere", "a-2021-06"),
        ("2021-03-15", "inspection", "inspection of Northmere", "b-2021-11"),
        ("2021-06-08", "meeting", "Scrutiny Committee", "a-2021-06"),
        ("2021-07-01", "action due", "Head of SEND: circulate the waiting time figures", "a-2021-06"),
        ("2021-09-30", "plan due", "Written Statement of Action", "a-2021-06"),
        (
            "2021-10",
            "action due",
            "Director of Education: bring the Autism Strategy Review to the next meeting",
            "a-2021-06",
        ),
        ("2021-10-15", "plan due", "Written Statement of Action", "b-2021-11"),
        ("2021-10-20", "intervention", "improvement notice on Northmere County Council", "b-2021-11"),
        ("2021-11-02", "decision", "that the review be noted", "b-2021-11"),
        ("2023", "re-inspection", "re-inspection of Northmere (planned)", "b-2021-11"),
    ]
    assert asked("timeline", graph, {"council": "eastvale"}) == []
    assert len(asked("timeline", graph, {"from": "2021-10", "to": "2021-10"})) == 3


def test_councils_has_a_row_for_each_with_blanks(graph: Store) -> None:
    """A council of which the papers tell little has a row too."""
    assert asked("councils", graph) == [
        ("Eastvale Council", "", "", "SEND Strategy", "", "", "", "", ""),
        (
            "Northmere County Council",
            "2021-03; 2021-03-15",
            "significant weaknesses; written statement of action",
            "Written Statement of Action",
            "2021-09-30; 2021-10-15",
            "SEND Board",
            "Health Board; SEND Board",
            "2023 (planned)",
            "improvement notice 2021-10-20",
        ),
    ]
    assert len(asked("councils", graph, {"council": "east"})) == 1
    assert asked("councils", graph, {"to": "2021-07"}, "council", "due") == [("Northmere County Council", "2021-09-30")]


def test_chains_tell_each_way_with_its_length(graph: Store) -> None:
    """From every body to every body above it."""
    assert asked("chains", graph) == [
        ("Health Board", "Cabinet", "1", "", COUNCIL.name),
        ("SEND Board", "Health Board", "1", "", COUNCIL.name),
        ("SEND Board", "Cabinet", "2", "1. Health Board", COUNCIL.name),
    ]
    assert asked("chains", graph, {"from": "2021-07"}) == []
    assert len(asked("chains", graph, {"from": "2021", "until": "2021-06"})) == 3
    rows = list(found_rows(Catalogue.load().question("chains"), graph, {"to": "cabinet", "body": "send"}))
    assert len(rows) == 1
    assert len(rows[0].facts) == 2  # each hop has its own fact


def test_conflicts_stand_side_by_side_with_both_sentences(graph: Store) -> None:
    """A date that is cut agrees with a whole one; equal figures agree; what only one paper says is no conflict."""
    rows = asked("conflicts", graph, None, "thing", "about", "first", "second")
    assert rows == [
        ("Written Statement of Action", "due date", "2021-09-30", "2021-10-15"),
        ("Written Statement of Action", "responsible", "Director of Education", "Head of SEND"),
    ]
    sides = asked("conflicts", graph, {"about": "due date"}, "first_source", "first_sentence", "second_source")
    assert sides == [("a-2021-06", "Sentence 2.", "b-2021-11")]
    assert asked("conflicts", graph, {"council": "eastvale"}) == []
    assert asked("conflicts", graph, {"council": "northmere"}, "thing", "about", "first", "second") == rows
    assert asked("conflicts", graph, {"from": "2021-06", "to": "2021-11"}, "thing", "about", "first", "second") == rows
    assert asked("conflicts", graph, {"from": "2021-07"}) == asked("conflicts", graph, {"to": "2021-10"}) == []


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("written statement of action", "priority action plan", 1),
        ("sufficient progress", "insufficient progress", 1),
        ("inadequate", "good", 1),
        ("written statement of action", "areas of weakness", 0),  # what was found, and what followed
        ("areas of concern", "areas of significant weakness", 0),
        ("inadequate", "Inadequate overall", 0),
    ],
)
def test_outcomes_conflict_where_both_cannot_be(first: str, second: str, count: int) -> None:
    """What was found and what it led to go together; one finding in other words is no other one."""
    graph = store(
        *(
            paper(
                name,
                day,
                LINES,
                Inspection(kind="inspection", date=date, area=AREA, outcomes=(outcome,), evidence=place(1)),
            )
            for name, day, date, outcome in (
                ("a", "2021-06-08", "2021-03", first),
                ("b", "2021-07-01", "2021-03-15", second),
            )
        )
    )
    rows = [("inspection of Northmere, 2021-03", "outcome", first, second)] * count
    assert asked("conflicts", graph, None, "thing", "about", "first", "second") == rows


def test_papers_that_share_a_value_do_not_conflict() -> None:
    """What one paper tells beside what both tell is more, no contradiction."""
    both, one = (DIRECTOR, HEAD), (HEAD,)
    tribunal = ("Written Statement of Action", "tribunal")
    graph = store(
        *(
            paper(
                name,
                f"2021-0{month}-01",
                LINES,
                Plan(plan=WSOA, responsible=responsible, evidence=place(0)),
                Inspection(kind="inspection", date="2021-03", area=AREA, outcomes=outcomes, evidence=place(1)),
            )
            for name, month, responsible, outcomes in (
                ("a", 6, both, tribunal),
                ("b", 7, one, ("written statement of action", "weaknesses")),
            )
        )
    )
    assert asked("conflicts", graph) == []


def test_promises_are_done_overdue_open_or_never_come_back(graph: Store) -> None:
    """A later paper's item that the promise names closes it; overdue is told of a day."""
    columns = ("promise", "due", "state", "kept_on", "later_source")
    kept = ("bring the Autism Strategy Review to the next meeting", "2021-10", "done", "2021-11-02", "b-2021-11")
    figures = ("circulate the waiting time figures", "2021-07-01")
    assert asked("promises", graph, {}, *columns) == [
        ("write to schools", "", "open", "", ""),
        (*figures, "never came back", "", ""),
        kept,
    ]
    assert asked("promises", graph, {"as_of": "2021-08", "state": "overdue"}, *columns) == [
        (*figures, "overdue", "", "")
    ]
    assert asked("promises", graph, {"as_of": "2021-06", "state": "overdue"}) == []
    assert asked("promises", graph, {"from": "2021-07"}) == []
    assert len(asked("promises", graph, {"to": "2021-06"})) == 3


def test_what_decisions_ask_for_is_promised() -> None:
    """By a date or of someone; noting promises nothing, and beyond the last paper all is open."""
    asks = Decision(text="a report on exclusions be brought back", kind="resolved", due="2022-03", evidence=place(1))
    of = Decision(text="the Head of SEND write to schools", kind="resolved", owner=HEAD, evidence=place(2))
    noted = Decision(text="the report be noted", kind="resolved", evidence=place(3))
    first = paper("a", "2021-09-07", LINES, asks, of, noted)
    columns = ("promise", "owner", "due", "state", "later_source")
    assert asked("promises", store(first), {}, *columns) == [
        (of.text, "Head of SEND", "", "open", ""),
        (asks.text, "", "2022-03", "open", ""),
    ]
    other = ItemCovered(title="Transport policy", evidence=place(0))
    late = store(first, paper("b", "2022-05-10", LINES, other))
    assert asked("promises", late, {"state": "never came back"}, *columns) == [
        (asks.text, "", "2022-03", "never came back", "")
    ]
    assert asked("promises", late, {"as_of": "2022-04", "state": "overdue"}, *columns) == [
        (asks.text, "", "2022-03", "overdue", "")
    ]
    kept = store(first, paper("b", "2022-05-10", LINES, ItemCovered(title="Report on exclusions", evidence=place(0))))
    assert asked("promises", kept, {"state": "done"}, *columns) == [(asks.text, "", "2022-03", "done", "b")]


def test_tenures_span_what_the_papers_show(graph: Store) -> None:
    """From the first paper that says so to the last."""
    assert asked("tenures", graph) == [
        ("Ann Larkspur", "Director of Education", COUNCIL.name, "2021-06-08", "2021-11-02", "a-2021-06; b-2021-11"),
        ("Bo Marsh", "Head of SEND", COUNCIL.name, "2021-11-02", "2021-11-02", "b-2021-11"),
    ]
    assert len(asked("tenures", graph, {"person": "marsh"})) == 1


def test_an_undated_paper_does_not_hide_the_dates_of_others() -> None:
    """It tells that the post was held, and not when."""
    holding = PostHolding(person=person("Bo Marsh"), role=HEAD, evidence=place(0))
    graph = store(paper("a", "2021-06-08", LINES, holding), paper("b", "", LINES, holding))
    assert asked("tenures", graph) == [("Bo Marsh", "Head of SEND", COUNCIL.name, "2021-06-08", "2021-06-08", "a; b")]


def test_mentions_give_every_sentence(graph: Store) -> None:
    """Under any of a thing's names."""
    assert asked("mentions", graph, {"name": "ofsted"}) == [
        ("Ofsted", "a-2021-06", "2021-06-08", "Sentence 1."),
        ("Ofsted", "b-2021-11", "2021-11-02", "Sentence 8."),
    ]
    assert asked("mentions", graph, {"name": "ofsted", "from": "2021-07"}, "source") == [("b-2021-11",)]


def test_succession_gives_both_when_asked_for_one() -> None:
    """By the register: a group that was abolished and the board that took over."""
    ccg = Thing("organisation", "NHS Dorset Clinical Commissioning Group", "clinical commissioning group", "health:11J")
    graph = store(paper("d", "2021-05-05", LINES, Mention(thing=ccg, evidence=place(0))))
    rows = asked("succession", graph, {"name": "dorset clinical"}, "earlier", "later", "sources")
    assert rows == [("NHS Dorset CCG", "NHS Dorset Integrated Care Board", "d")]
    assert asked("succession", graph, {"name": "dorset integrated"}, "earlier") == [("NHS Dorset CCG",)]
    assert asked("succession", graph, {"council": "northmere"}, "earlier", "sources") == [("NHS Dorset CCG", "d")]
    assert asked("succession", graph, {"council": "eastvale"}) == []
    assert asked("succession", graph, {"from": "2022", "to": "2022-06"}, "earlier") == [("NHS Dorset CCG",)]
    assert asked("succession", graph, {"from": "2022-07"}) == asked("succession", graph, {"to": "2022-05"}) == []


@pytest.mark.parametrize("name", sorted(Catalogue.load().paths))
def test_every_row_of_facts_can_be_traced(graph: Store, name: str) -> None:
    """A row names the facts it rests on; only what a register says, and a council without papers, has none."""
    for row in found_rows(Catalogue.load().question(name), graph):
        assert row.facts or name == "succession", row.cells
