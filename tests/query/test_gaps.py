"""Each check finds what is missing, tells it in a sentence with its evidence, and falls silent when it is there."""

from dataclasses import replace
from pathlib import Path

import pytest
from query.papers import COUNCIL, Paper, body, paper, place, post, store

from kg.errors import QueryError
from kg.model.frames import Frame, Thing
from kg.model.kinds.action import Action
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.item import ItemCovered
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.plan import Plan
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.catalogue import Catalogue
from kg.query.gaps import Gap, find_gaps, read_profile
from kg.query.lint import lint
from kg.resources import folder

AREA = Thing("area", "Northmere", register=COUNCIL.register)
WSOA = Thing("plan", "Written Statement of Action", "written statement of action", scope=COUNCIL.register)
EASTVALE = Thing("organisation", "Eastvale Council", kind="local authority", register="authority:E06000099")
BOARD, HEAD = body("SEND Board"), post("Head of SEND")


LISTED = Inspection(
    kind="inspection",
    date="2023-11-06",
    area=AREA,
    outcomes=("widespread and/or systemic failings",),
    published="2024-01-22",
    report="https://reports.example/80001",
    evidence=place(0),
)


def register(*frames: Frame) -> Paper:
    """Ofsted's list, which is of no council."""
    document, facts, _ = paper("register", "", ["Local authority: Northmere | Inspection outcome: …"], *frames)
    return (replace(document, page_type="inspection outcomes"), facts, None)


def june(*frames: Frame) -> Paper:
    """A paper of June 2021."""
    return paper("june", "2021-06-08", ["One.", "Two."], *frames)


def november(*frames: Frame) -> Paper:
    """A paper of November 2021."""
    return paper("november", "2021-11-02", ["Three.", "Four."], *frames)


PLAN = Plan(plan=WSOA, due="2021-09-30", evidence=place(0))
WATCHED = Monitoring(monitor=BOARD, subject="the statement", plan=WSOA, evidence=place(1))
INSPECTED = Inspection(
    kind="inspection", date="2021-03", area=AREA, outcomes=("written statement of action",), evidence=place(0)
)
REPORT = Action(text="bring the Autism Review to the Committee", owner=HEAD, due="2021-10", evidence=place(0))

#: check -> papers with the gap, its sentence, and papers in which it is closed
CASES: dict[str, tuple[tuple[Paper, ...], str, tuple[Paper, ...]]] = {
    "plan-without-monitor": (
        (june(PLAN),),
        "The plan “Written Statement of Action” has no named monitor in the papers of Northmere County Council.",
        (june(PLAN), november(WATCHED)),
    ),
    "action-without-owner": (
        (june(Action(text="write to schools", due="2021-07", evidence=place(0))),),
        "The action “write to schools” (2021-06-08) has no named owner.",
        (june(Action(text="write to schools", owner=HEAD, due="2021-07", evidence=place(0))),),
    ),
    "action-without-date": (
        (june(Action(text="write to schools", owner=HEAD, evidence=place(0))),),
        "The action “write to schools” of Head of SEND (2021-06-08) has no date by which it is due.",
        (june(Action(text="write to schools", owner=HEAD, status="completed", evidence=place(0))),),
    ),
    "board-reports-to-nobody": (
        (june(WATCHED),),
        "SEND Board oversees or is reported to, but no paper says to whom it answers.",
        (june(WATCHED), november(ReportingLine(body=BOARD, to=COUNCIL, relation="reports to", evidence=place(0)))),
    ),
    "inspection-without-plan": (
        (june(INSPECTED),),
        (
            "The inspection of Northmere (2021-03) led to “written statement of action”, but no paper of Northmere "
            "County Council names such a plan."
        ),
        (june(INSPECTED), november(PLAN)),
    ),
    "inspection-without-paper": (
        (june(), register(LISTED)),
        (
            "Ofsted's list has an inspection of Northmere (2023-11-06; widespread and/or systemic failings), but no "
            "paper of Northmere County Council here speaks of it."
        ),
        (june(replace(LISTED, date="2023-11", outcomes=())), register(LISTED)),
    ),
    "plan-due-not-submitted": (
        (june(PLAN), november()),
        (
            "The plan “Written Statement of Action” was due on 2021-09-30, and no paper of Northmere County Council "
            "after that shows it."
        ),
        (june(PLAN), november(Plan(plan=WSOA, status="completed", evidence=place(0)))),
    ),
    "report-not-back": (
        (june(REPORT),),
        (
            "“bring the Autism Review to the Committee”, promised on 2021-06-08 for 2021-10, does not come back in any "
            "later paper."
        ),
        (june(REPORT), november(ItemCovered(title="Autism Review", evidence=place(0)))),
    ),
}


def found(check: str, papers: tuple[Paper, ...], **values: str) -> list[Gap]:
    """The findings of one check."""
    return [gap for gap in find_gaps(store(*papers), **values) if gap.check == check]  # type: ignore[arg-type]


def test_every_check_has_a_case() -> None:
    """And a severity in the profile."""
    catalogue = Catalogue.load(part="checks")
    assert set(CASES) == set(catalogue.paths)
    assert set(read_profile(folder("queries") / "checks" / "profile.yml", catalogue)) == set(CASES)
    assert lint(catalogue) == []


@pytest.mark.parametrize("check", sorted(CASES))
def test_a_gap_is_told_with_its_evidence(check: str) -> None:
    """In one sentence, with the words it rests on and what would close it."""
    papers, message, _ = CASES[check]
    gaps = found(check, papers)
    assert [gap.message for gap in gaps] == [message]
    assert gaps[0].places[0].sentence in {"One.", "Two.", "Local authority: Northmere | Inspection outcome: …"}
    assert gaps[0].source == ("register" if check == "inspection-without-paper" else "june")
    assert gaps[0].close.startswith("A ")


@pytest.mark.parametrize("check", sorted(CASES))
def test_a_gap_that_is_closed_is_silent(check: str) -> None:
    """A paper with what was missing closes it."""
    assert found(check, CASES[check][2]) == []


#: checks whose gap a paper of November closes
CLOSED_LATER = ("board-reports-to-nobody", "inspection-without-plan", "plan-due-not-submitted", "plan-without-monitor")


@pytest.mark.parametrize("check", [*CLOSED_LATER, "report-not-back"])
def test_a_gap_stands_until_the_paper_that_closes_it(check: str) -> None:
    """It is not there before the paper that shows it, and a later paper closes it from its own day only."""
    _, message, papers = CASES[check]
    told = [[gap.message for gap in found(check, papers, as_of=day)] for day in ("2021-06-01", "2021-11-01", "2021-12")]
    assert told == [[], [message], []]


@pytest.mark.parametrize("check", ["action-without-date", "action-without-owner"])
def test_an_action_lacks_nothing_before_it_is_said(check: str) -> None:
    """Its paper is of June."""
    papers, message, _ = CASES[check]
    assert [[gap.message for gap in found(check, papers, as_of=day)] for day in ("2021-06-07", "2021-06-08")] == [
        [],
        [message],
    ]


def test_an_inspection_lacks_a_paper_from_its_report_until_a_paper_speaks_of_it() -> None:
    """The list is of no day; the report of each inspection has one."""
    spring = paper("spring", "2024-04-09", ["Five."], replace(LISTED, date="2023-11", outcomes=(), evidence=place(0)))
    days = ("2024-01-21", "2024-01-22", "2024-04-08", "2024-04-09")
    counts = [len(found("inspection-without-paper", (june(), spring, register(LISTED)), as_of=day)) for day in days]
    assert counts == [0, 1, 1, 0]


def test_what_is_not_due_yet_is_no_gap() -> None:
    """As of a day before the due date nothing is late; of another council nothing is told."""
    assert found("report-not-back", (june(REPORT),), as_of="2021-09") == []
    assert len(found("report-not-back", (june(REPORT),), as_of="2021-11")) == 1
    other = paper("other", "2021-06-08", ["One."], of=EASTVALE)
    assert found("report-not-back", (june(REPORT), other), council="Eastvale") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no-such-check: error", "there is no check 'no-such-check'"),
        ("action-without-date: fatal", "action-without-date cannot be 'fatal'"),
        ("- a list", "is no profile"),
        ("a: b: c", "cannot be read"),
    ],
)
def test_a_wrong_profile_is_named(text: str, told: str, tmp_path: Path) -> None:
    """With what is right."""
    path = tmp_path / "profile.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=told):
        read_profile(path, Catalogue.load(part="checks"))


def test_a_check_that_the_profile_leaves_out_is_not_asked(tmp_path: Path) -> None:
    """So a user can silence one."""
    path = tmp_path / "profile.yml"
    path.write_text("action-without-date: info\n", encoding="utf-8")
    assert find_gaps(store(june(PLAN)), profile=path) == []


def test_a_misspelt_council_is_no_good_news() -> None:
    """Nothing is missing only in papers that are there."""
    graph = store(june(PLAN))
    with pytest.raises(QueryError, match="Perhaps you mean Northmere County Council"):
        find_gaps(graph, council="Northmeer")
    assert find_gaps(store(june(), november()), council="Northmere") == []
