"""A promise is kept where a later paper of the council says that it was done, in whatever words."""

import pytest
from query.papers import COUNCIL, paper, place, store
from query.test_many_documents import asked

from kg.model.frames import Frame, Thing
from kg.model.keywords import keywords
from kg.model.kinds.action import Action
from kg.model.kinds.decision import Decision
from kg.model.kinds.plan import Plan

LINES = ["One is asked for.", "Two was done.", "Three."]
EASTVALE = Thing("organisation", "Eastvale Council", kind="local authority", register="authority:E06000099")
COLUMNS = ("state", "kept_on", "kept_by", "sentence", "later_sentence", "council", "status")
STATEMENT = Thing("plan", "Written Statement of Action", "written statement of action", scope=COUNCIL.register)


def promised(text: str) -> Frame:
    """What somebody is to do by a day."""
    return Action(text=text, due="2022-03-31", status="planned", evidence=place(0))


def done(text: str) -> Frame:
    """What a paper says was done."""
    return Action(text=text, status="completed", evidence=place(1))


@pytest.mark.parametrize(
    ("promise", "deed"),
    [
        (
            "circulate the report on exclusions from special schools",
            "send the note about exclusions from special schools",
        ),
        (
            "Ann Marsh to send a briefing on tribunal appeals by May",
            "circulate the tribunal appeals briefing",
        ),
        ("share the map of speech therapy clinics", "publish the map of speech therapy clinics"),
        ("a report on banding and top-ups be brought back in six months", "present the paper on top-ups and banding"),
        ("share the dashboard", "share the dashboard"),
    ],
)
def test_a_deed_in_other_words_keeps_a_promise(promise: str, deed: str) -> None:
    """Its words are among those of the promise, and it is of a sort that will do; both sentences are told."""
    graph = store(paper("a", "2022-01-11", LINES, promised(promise)), paper("b", "2022-05-10", LINES, done(deed)))
    assert asked("promises", graph, {}, *COLUMNS) == [
        ("done", "2022-05-10", deed, LINES[0], LINES[1], COUNCIL.name, "planned")
    ]
    assert asked("promises", graph, {"as_of": "2022-04"}, "state", "later_sentence") == [("overdue", "")]


@pytest.mark.parametrize(
    ("promise", "deed"),
    [
        ("submit the transport policy to the Department", "circulate the draft transport policy"),
        ("circulate the report on exclusions", "circulate the report on attendance and exclusions"),
        ("circulate the report on exclusions", "circulate the report"),
        ("circulate the map of clinics and schools", "send the map"),
        ("publish the budget for therapy", "share the budget for therapy"),
    ],
)
def test_another_deed_keeps_no_promise(promise: str, deed: str) -> None:
    """One of another sort, of something more, or of which one word alone is the same."""
    graph = store(paper("a", "2022-01-11", LINES, promised(promise)), paper("b", "2022-05-10", LINES, done(deed)))
    assert asked("promises", graph, {}, "state", "kept_by", "later_sentence") == [("never came back", "", "")]


def test_only_a_later_paper_of_the_council_keeps_a_promise() -> None:
    """Not one of before, and not another council's."""
    deed = done("circulate the list of special schools")
    asks = promised("circulate the list of special schools")
    before = paper("a", "2021-11-02", LINES, deed)
    elsewhere = paper("c", "2022-05-10", LINES, deed, of=EASTVALE)
    graph = store(before, paper("b", "2022-01-11", LINES, asks), elsewhere)
    assert asked("promises", graph, {}, "state") == [("open",)]


def test_a_plan_that_was_submitted_was_promised_no_longer() -> None:
    """Where it was to be submitted; a paper that only speaks of it keeps nothing."""
    asks = Decision(
        text="the Director submit the Written Statement of Action", kind="resolved", due="2022-03", evidence=place(0)
    )
    first = paper("a", "2022-01-11", LINES, asks)
    held = paper("b", "2022-05-10", LINES, Plan(plan=STATEMENT, evidence=place(2)))
    gone = paper("b", "2022-05-10", LINES, Plan(plan=STATEMENT, status="completed", evidence=place(1)))
    assert asked("promises", store(first, held), {}, "state") == [("never came back",)]
    assert asked("promises", store(first, gone), {}, "state", "kept_by", "later_sentence", "status") == [
        ("done", STATEMENT.name, LINES[1], "held")
    ]


def test_promises_are_asked_by_state_and_status() -> None:
    """Either alone."""
    resolved = Decision(text="a report on places be brought back", kind="resolved", due="2022-03", evidence=place(2))
    graph = store(paper("a", "2022-01-11", LINES, promised("write to all schools"), resolved))
    assert asked("promises", graph, {"status": "planned"}, "promise") == [("write to all schools",)]
    assert asked("promises", graph, {"status": "held", "state": "open"}, "promise") == [(resolved.text,)]
    assert asked("promises", graph, {"state": "done"}) == []


def test_keywords_are_the_words_that_tell_and_the_sorts_of_deed_that_will_do() -> None:
    """Of what was done the one sort that it is; what was decided without asking for anything has none."""
    assert keywords("circulate the figures on tribunals to Members by 3 May") == (
        "+publish",
        "+share",
        "+submit",
        "tribunal",
    )
    assert keywords("circulate the figures on tribunals", done=True) == ("+share", "tribunal")
    assert keywords("publish the policies", done=True) == ("+publish", "policy")
    noted = Decision(text="the report on tribunals be noted", kind="resolved", evidence=place(0))
    graph = store(paper("a", "2022-01-11", LINES, noted))
    assert not bool(graph.query("ASK { ?s <https://w3id.org/send-governance/ontology#keyword> ?o }"))
