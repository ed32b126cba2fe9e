"""What held on a day: said by then, between organisations that were in force; what is not known is told."""

import pytest
from query.papers import body, paper, place, store

from kg.errors import QueryError
from kg.graph.store import Store
from kg.model.frames import Thing
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.catalogue import Catalogue
from kg.query.run import answer_to

CCG = Thing("organisation", "NHS Dorset CCG", "clinical commissioning group", "health:11J")
OFSTED = Thing("organisation", "Ofsted", "inspectorate", "national:ofsted")
BY_PAPERS = "as the papers stand"
DFE = Thing("organisation", "Department for Education", "government department", "national:dfe")


@pytest.fixture(scope="module")
def graph() -> Store:
    """Lines of 2021: one to a group that was abolished in 2022, one between local bodies."""
    board, cabinet = body("SEND Board"), body("Cabinet", "cabinet")
    return store(
        paper(
            "a",
            "2021-06-08",
            ["One.", "Two."],
            ReportingLine(body=board, to=CCG, relation="reports to", evidence=place(0)),
            ReportingLine(body=board, to=cabinet, relation="reports to", evidence=place(1)),
        )
    )


@pytest.mark.parametrize(
    ("day", "rows"),
    [
        ("2021-05-01", []),
        ("2021-07", [("Cabinet", BY_PAPERS), ("NHS Dorset CCG", BY_PAPERS)]),
        ("2023", [("Cabinet", BY_PAPERS)]),
    ],
)
def test_what_is_over_or_not_yet_said_is_left_out(graph: Store, day: str, rows: list[tuple[str, str]]) -> None:
    """And of a local board nobody knows until when it was there."""
    answer = answer_to(Catalogue.load().question("accountability"), graph, as_of=day)
    assert answer.columns[-1] == "held"
    assert [(row[2], row[-1]) for row in answer.rows] == rows


def test_between_two_known_organisations_it_is_known() -> None:
    """Only the register can tell that both were there."""
    line = ReportingLine(body=OFSTED, to=DFE, relation="reports to", evidence=place(0))
    both = store(paper("b", "2021-06-08", ["One."], line))
    answer = answer_to(Catalogue.load().question("accountability"), both, as_of="2022", evidence=True)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    assert [(row["held"], row["sentence"]) for row in rows] == [("as the register stands", "One.")]


def test_a_day_that_is_none_is_refused(graph: Store) -> None:
    """With how a date is written."""
    with pytest.raises(QueryError, match="--as-of must be a date"):
        list(answer_to(Catalogue.load().question("accountability"), graph, as_of="soon").rows)
