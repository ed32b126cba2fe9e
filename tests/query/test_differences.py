"""A comparison tells what appeared, changed or went, in one line and one by one."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from query.papers import COUNCIL, body, paper, place, store

from kg.errors import StoreError
from kg.graph.memory import store_of_file
from kg.graph.patch import patch
from kg.graph.store import Store
from kg.model.frames import Thing
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.plan import Plan
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.differences import differences, summary

LINES = ["One.", "Two.", "Three."]
PLAN = Thing("plan", "Written Statement of Action", "written statement of action", scope=COUNCIL.register)


def graph(due: str, *, monitors: tuple[str, ...] = (), board: str = "SEND Board") -> Store:
    """A paper with a plan, its monitors, and a board."""
    watched = (Monitoring(monitor=body(name), subject="the plan", plan=PLAN, evidence=place(1)) for name in monitors)
    line = ReportingLine(body=body(board), to=body("Cabinet", "cabinet"), relation="reports to", evidence=place(2))
    return store(paper("june", "2021-06-08", LINES, Plan(plan=PLAN, due=due, evidence=place(0)), line, *watched))


def test_the_same_graph_has_no_difference() -> None:
    """However it was made."""
    assert differences(graph("2021-09"), graph("2021-09")) == []
    assert summary([]) == "no difference"


def test_what_a_paper_now_says_otherwise_has_changed() -> None:
    """Of the same plan in the same document another date: both are shown."""
    found = differences(graph("2021-09"), graph("2021-10"))
    assert [(one.kind, one.change, one.old, one.new, one.source) for one in found] == [
        (
            "plan statement",
            "changed",
            "Written Statement of Action, due 2021-09",
            "Written Statement of Action, due 2021-10",
            "june",
        )
    ]
    assert summary(found) == "1 plan statement changed"


def test_what_came_and_went_is_counted_in_plain_english() -> None:
    """Facts by kind, then things by type."""
    old, new = graph("2021-09"), graph("2021-09", monitors=("SEND Board", "Scrutiny Panel"))
    found = differences(old, new)
    assert summary(found) == "2 monitoring facts new, 1 body new"
    assert summary(differences(new, old)) == "2 monitoring facts gone, 1 body gone"


def test_a_thing_under_another_name_is_renamed() -> None:
    """When it is the same thing by its IRI."""
    found = differences(graph("2021-09"), graph("2021-09", board="SEND BOARD"))
    assert [(one.old, one.new) for one in found if one.change == "renamed"] == [("SEND Board", "SEND BOARD")]


def test_files_are_compared_too(tmp_path: Path) -> None:
    """An export and its store do not differ; a file that is none is told."""
    held = graph("2021-09", monitors=("SEND Board",))
    turtle, quads, wrong = (tmp_path / name for name in ("a.ttl", "a.nq", "a.csv"))
    held.engine.dump(str(quads), format=ox.RdfFormat.N_QUADS)
    ox.serialize({quad.triple for quad in held.engine}, str(turtle), format=ox.RdfFormat.TURTLE)
    assert differences(store_of_file(turtle), held) == []
    assert differences(store_of_file(quads), held) == []
    wrong.write_text("a,b", encoding="utf-8")
    with pytest.raises(StoreError, match="is no file of RDF by its ending"):
        store_of_file(wrong)
    turtle.write_text("<a", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be read"):
        store_of_file(turtle)


def test_a_patch_makes_the_new_graph_of_the_old_one() -> None:
    """Line by line; of two that are the same it has no statement."""
    old, new = graph("2021-09"), graph("2021-10", monitors=("SEND Board",))
    lines = list(patch(old, new))
    assert (lines[0], lines[-1]) == ("TX .", "TC .")
    held = {f"{quad} ." for quad in old.engine}
    gone, come = ({line[2:] for line in lines if line.startswith(mark)} for mark in ("D ", "A "))
    assert gone <= held
    assert not come & held
    assert (held - gone) | come == {f"{quad} ." for quad in new.engine}
    assert list(patch(old, graph("2021-09"))) == ["TX .", "TC ."]
