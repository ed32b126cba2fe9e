"""The questions of the contract: each gives exactly the rows of its small data set, in kg's engine and in another."""

from dataclasses import replace
from typing import Any

import pytest
from queries.cases import CASES, EASTVALE, OFSTED, plan
from query.papers import paper, place, store
from rdflib import Dataset

from kg.graph.store import Store
from kg.model.frames import Status
from kg.model.kinds.mention import Mention
from kg.model.kinds.plan import Plan
from kg.model.rows import row_of
from kg.query.catalogue import Catalogue
from kg.query.evidence import places_of
from kg.query.lint import lint_question
from kg.query.run import found_rows

#: question -> its columns, which are the public contract
COLUMNS = {
    "organisations": "source name kind",
    "bodies": "source name kind parent",
    "people": "source person role organisation",
    "roles": "source role organisation",
    "meetings": "source body date",
    "items": "source title number",
    "presentations": "source presenter title",
    "inspections": "source kind date area inspectors outcome",
    "plans": "source plan kind responsible due weaknesses workstreams",
    "monitoring": "source monitor subject frequency",
    "accountability": "source body to relation frequency",
    "decisions": "source text kind body addressee",
    "delegations": "source to from matter",
    "actions": "source text owner due",
    "measures": "source value unit measure direction date before",
    "interventions": "source kind date by subject",
    "memberships": "source body member role organisation start end",
}


class OtherEngine:
    """rdflib's own SPARQL over a copy of the graph: an engine that the questions were not written on."""

    def __init__(self, one: Store) -> None:
        self.dataset = Dataset(default_union=True)
        for quad in one.engine:
            self.dataset.parse(data=f"{quad} .", format="nquads")

    def query(self, text: str) -> Any:
        """Answer as kg's engine does, with terms that have a `value`."""
        return Solutions(self.dataset.query(text))


class Solutions:
    """Rows of rdflib as those of kg's engine."""

    def __init__(self, result: Any) -> None:
        self.variables = [_Term(str(variable)) for variable in result.vars]
        self.rows = [[None if cell is None else _Term(str(cell)) for cell in row] for row in result]

    def __iter__(self) -> Any:
        return iter(self.rows)


class _Term:
    def __init__(self, value: str) -> None:
        self.value = value


def rows(question: str, engine: Any, **values: str) -> list[tuple[str, ...]]:
    """The rows of a question."""
    given = {key.rstrip("_"): value for key, value in values.items()}
    return [found.cells for found in found_rows(Catalogue.load().question(question), engine, given)]


def test_all_of_them_are_there() -> None:
    """Every question of the contract is in the catalogue, and has a case here."""
    assert len(COLUMNS) == 17
    assert set(COLUMNS) <= set(Catalogue.load().paths)
    assert set(COLUMNS) == set(CASES)


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_those_of_the_contract(name: str) -> None:
    """The columns stand under the names and in the order of the contract, and the file has no fault."""
    question = Catalogue.load().question(name)
    assert [column.name for column in question.header.columns] == [*COLUMNS[name].split(), "council", "status"]
    assert lint_question(question) == []
    assert {"council", "source", "from", "to", "status"} <= {parameter.name for parameter in question.header.parameters}
    assert question.header.why
    assert all(column.help for column in question.header.columns)
    assert all(parameter.help for parameter in question.header.parameters)


@pytest.mark.parametrize("name", COLUMNS)
def test_rows_of_the_small_data_set(name: str) -> None:
    """A question gives the expected rows, in order, and no other."""
    papers, expected = CASES[name]
    assert rows(name, store(*papers)) == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("name", COLUMNS)
def test_rows_in_another_engine(name: str) -> None:
    """A question is plain SPARQL 1.1: rdflib's engine gives the same rows; only the order of empty cells is its own."""
    papers, expected = CASES[name]
    assert sorted(rows(name, OtherEngine(store(*papers)))) == sorted(expected)


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_has_its_sentence(name: str) -> None:
    """Each row rests on at least one fact, and each fact on a place in its document."""
    engine = store(*CASES[name][0])
    for found in found_rows(Catalogue.load().question(name), engine):
        assert found.facts, found
        for fact, places in places_of(found.facts, engine).items():
            assert fact.startswith("https://w3id.org/send-governance/id/document/")
            assert all(one.sentence.startswith("Sentence ") for one in places)
            assert places


@pytest.mark.parametrize("name", COLUMNS)
def test_parameters_common_to_all(name: str) -> None:
    """Council, source and period choose the documents; what matches nothing gives no row, and nothing is pasted in."""
    papers, expected = CASES[name]
    engine = store(*papers)
    said = [row for row in expected if row[0] == "a"]
    assert rows(name, engine, council="northMERE") == expected
    assert rows(name, engine, council="Eastvale") == []
    assert rows(name, engine, council='") } #') == []
    assert rows(name, engine, source="a") == said
    assert rows(name, engine, source="none") == []
    assert rows(name, engine, from_="1990", to="2021-12") == said
    assert rows(name, engine, from_="2030") == []
    assert rows(name, engine, to="1989") == []


@pytest.mark.parametrize("name", COLUMNS)
def test_denied_and_recommended_come_only_when_asked_for(name: str) -> None:
    """Of statements of every status an answer leaves out the denied and the recommended, unless one is asked for."""
    papers, expected = CASES[name]
    document, frames, council = papers[0]
    frame = next(frame for frame in frames if row_of(frame)[0] == name and frame.status == "held")
    for status in ("planned", "required", "recommended", "completed", "denied"):
        said = replace(frame, status=status)
        engine = store((document, (said,), council))
        answered = [row[-1] for row in rows(name, engine)]
        assert answered == ([] if status in {"denied", "recommended"} else [status] * len(answered))
        assert answered or status in {"denied", "recommended"}
        assert [row[-1] for row in rows(name, engine, status=status)] == [status]
        assert [row[-1] for row in rows(name, engine, status="any")] == [status]
        assert rows(name, engine, status="held") == []
    assert {row[-1] for row in rows(name, store(*papers), status="held")} == {"held"}
    assert [row for row in expected if row[-1] == "planned"] == rows(name, store(*papers), status="planned")


def test_a_plan_that_was_submitted_is_required_no_more() -> None:
    """Of several statements of one paper about a plan, its row has the status that says most."""
    wsoa = plan("Written Statement of Action", "written statement of action")
    statuses: tuple[Status, ...] = ("held", "completed", "required", "denied")
    frames = [Plan(evidence=place(at), plan=wsoa, status=status) for at, status in enumerate(statuses)]
    engine = store(paper("a", "2021-06-08", [f"Sentence {at}." for at in range(4)], *frames))
    assert [row[-1] for row in rows("plans", engine)] == ["completed"]
    assert [row[-1] for row in rows("plans", engine, status="required")] == ["required"]


def test_a_period_bounds_the_date_of_the_thing() -> None:
    """Of what has a date, the period bounds that date and not when it was said; a cut date may fall within."""
    engine = store(*CASES["inspections"][0])
    assert [row[1] for row in rows("inspections", engine, from_="2017-03-15", to="2017-12")] == ["inspection"]
    assert [row[1] for row in rows("inspections", engine, from_="2017-04")] == ["re-inspection"]
    assert [row[2] for row in rows("meetings", store(*CASES["meetings"][0]), from_="2021-07")] == ["2021-07"]


def test_parameters_of_their_own() -> None:
    """Kinds are compared whole, names and words in part and without regard to case."""
    assert [row[1] for row in rows("bodies", store(*CASES["bodies"][0]), kind="Cabinet")] == ["Cabinet"]
    assert [row[1] for row in rows("people", store(*CASES["people"][0]), role="head")] == ["Ann Example"]
    assert [row[1] for row in rows("monitoring", store(*CASES["monitoring"][0]), subject="workSTREAMS")] == [""]
    assert [row[1] for row in rows("measures", store(*CASES["measures"][0]), unit="%")] == ["64"]
    assert [row[1] for row in rows("accountability", store(*CASES["accountability"][0]), name="cabinet")] == [
        "SEND Improvement Board"
    ]


def test_a_council_is_found_by_any_of_its_documents_only() -> None:
    """Papers of two councils that name the same organisation stay apart when one council is asked for."""
    both = store(
        paper("a", "2021-01-01", ["One."], Mention(evidence=place(0), thing=OFSTED)),
        paper("b", "2021-01-01", ["Two."], Mention(evidence=place(0), thing=OFSTED), of=EASTVALE),
    )
    assert [row[0] for row in rows("organisations", both)] == ["a", "b"]
    assert [row[0] for row in rows("organisations", both, council="eastvale")] == ["b"]


def test_who_sits_where_is_asked_by_seat_and_status() -> None:
    """Seat, member (or whom a member stands for) and status choose; what is denied or proposed comes when asked."""
    engine = store(*CASES["memberships"][0])
    assert [row[2] for row in rows("memberships", engine, role="chair")] == ["Ann Example"]
    assert [row[2] for row in rows("memberships", engine, member="ofsted")] == ["Ben Sample"]
    assert [row[1] for row in rows("memberships", engine, body="cab")] == ["Cabinet"]
    assert [row[2:4] for row in rows("memberships", engine, status="denied")] == [("Ann Example", "member")]
    assert [row[2:4] for row in rows("memberships", engine, status="recommended")] == [("Ann Example", "chair")]
    assert [row[3] for row in rows("memberships", engine, status="completed")] == ["vice-chair"]
