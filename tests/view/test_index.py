"""The index holds what the whole reading gives, by part; searches find names and sentences; pages are made of it."""

from pathlib import Path

import pytest
from query.papers import COUNCIL, body, paper, place

from kg.graph import to_quads
from kg.graph.store import Store
from kg.model.frames import Thing
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.plan import Plan
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.promises import Promise
from kg.view import choose
from kg.view.index import parts, search
from kg.view.index.index import Index
from kg.view.index.kept import index_of, mark_of
from kg.view.index.make import make
from kg.view.read import Reading
from kg.view.site.chain import steps_of
from kg.view.site.standing import standings
from kg.view.tie import tie

EAST = Thing("organisation", "Eastvale Council", kind="local authority", register="authority:E10000098")
PLAN = Thing("plan", "Written Statement of Action", kind="written statement of action", scope=COUNCIL.register)
SENTENCES = [
    "Inspectors found systemic failings in March 2023.",
    "The Written Statement of Action is due in May 2023.",
    "The SEND Improvement Board’s members monitor the Written Statement of Action monthly.",
    "The SEND Improvement Board reports to Cabinet.",
]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk with a paper of each of two councils."""
    folder = tmp_path_factory.mktemp("index") / "store"
    board = body("SEND Improvement Board")
    north = paper(
        "north-1",
        "2023-04-04",
        SENTENCES,
        Inspection(kind="inspection", date="2023-03", outcomes=("systemic failings",), evidence=place(0)),
        Plan(plan=PLAN, due="2023-05", evidence=place(1)),
        Monitoring(monitor=board, subject=PLAN.name, plan=PLAN, frequency="monthly", evidence=place(2)),
        ReportingLine(body=board, to=body("Cabinet", "cabinet"), relation="reports to", evidence=place(3)),
    )
    strategy = Thing("plan", "Inclusion Strategy", kind="plan", scope=EAST.register)
    east = paper(
        "east-1", "2023-06-06", ["The Inclusion Strategy was noted."], Plan(plan=strategy, evidence=place(0)), of=EAST
    )
    with Store.write(folder) as writer:
        for document, frames, council in (north, east):
            writer.replace_document(document.source, to_quads(document, frames, council=council))
    return folder


@pytest.fixture(scope="module")
def index(stored: Path) -> Index:
    """Its index, in memory."""
    return Index(make(Reading(Store.read(stored)), ":memory:"))


def test_the_index_holds_the_whole_graph(stored: Path, index: Index) -> None:
    """The same things, lines and papers as are read from the store, whole and by part."""
    graph = tie(Reading(Store.read(stored)))
    assert index.whole() == graph
    for name in ("Northmere County Council", "Eastvale Council"):
        assert parts.of_council(index, name) == choose.of_council(graph, name)
    for hops in (1, 2):
        assert parts.around(index, "SEND Improvement Board", hops) == choose.around(
            graph, "SEND Improvement Board", hops
        )


def test_the_index_is_made_once(stored: Path) -> None:
    """It is kept under a mark of the store; a damaged one is made again; no other file stays."""
    assert mark_of(str(stored))
    first = index_of(Store.read(stored), str(stored)).whole()
    assert mark_of(str(stored)) == ""
    (file,) = (stored / "layout").iterdir()
    file.write_bytes(file.read_bytes()[:5000])
    assert index_of(Store.read(stored), str(stored)).whole() == first
    assert index_of(Store.read(stored), "").whole() == first


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("northmere improvement board", "SEND Improvement Board"),
        ("Board send", "SEND Improvement Board"),
        ("improvment bord", "SEND Improvement Board"),
        ("eastvale strategy", "Inclusion Strategy"),
        ("nothing of the sort", ""),
        ('"', ""),
    ],
)
def test_names_are_found_by_their_words(index: Index, asked: str, first: str) -> None:
    """In any order, with the council's name, with slips of the pen; what has no name like it is not found."""
    found = search.things(index, asked)
    assert (found[0].label if found else "") == first


def test_sentences_are_found_by_their_words(index: Index) -> None:
    """Wherever the words stand in the sentence, and with the place in the paper."""
    (hit,) = search.sentences(index, "systemic failing")
    assert (hit.source, hit.start, hit.words) == ("north-1", 0, SENTENCES[0])
    assert search.sentences(index, 'failings" OR "board') == []


def test_councils_stand_side_by_side(index: Index) -> None:
    """What papers tell, and what they do not, as a word of its own and not as an empty cell."""
    rows = {
        one.council: {head: (cell.text, cell.state) for head, cell in one.cells.items()} for one in standings(index)
    }
    assert rows == {
        "Eastvale Council": {
            "Last inspection": ("no paper speaks of one", "none"),
            "Plan": ("Inclusion Strategy, no due date", "part"),
            "Who checks, how often": ("nobody is named", "bad"),
            "Next or last revisit": ("none is told", "none"),
            "Intervention": ("none is told", "none"),
            "Promises": ("none", "none"),
        },
        "Northmere County Council": {
            "Last inspection": ("Mar 2023: systemic failings", "bad"),
            "Plan": ("Written Statement of Action, due May 2023", ""),
            "Who checks, how often": ("SEND Improvement Board (monthly)", ""),
            "Next or last revisit": ("none is told", "none"),
            "Intervention": ("none is told", "none"),
            "Promises": ("none", "none"),
        },
    }


def test_promises_stand_as_the_question_tells_them(stored: Path) -> None:
    """Past its day, done, or open still; each with the council of its paper."""
    told = ("Send the plan", "Clerk", "2023-04-04", "2023-05-01")
    states = (("never came back", ""), ("done", "2023-06-01"), ("open", ""))
    promises = [Promise(*told, state, kept, "", "north-1") for state, kept in states]
    index = Index(make(Reading(Store.read(stored)), ":memory:", promises=promises))
    east, north = (one.cells["Promises"] for one in standings(index))
    assert (east.text, east.state) == ("none", "none")
    assert (north.text, north.state, north.order) == ("2 open, 1 past due, 1 kept", "part", "0001")
    assert index.promises("Northmere County Council") == {"Northmere County Council": promises}
    assert index.promises("Eastvale Council") == {}
    assert index.count() == 5
    index.base.close()


def test_facts_lead_upward(index: Index) -> None:
    """From the plan to who monitors it, and from there to whom that answers."""
    steps, names = steps_of(index.facts(council="Northmere County Council"))
    assert {(names[one.source], one.words, names[one.target]) for one in steps} == {
        ("Written Statement of Action", "is monitored by, monthly, Apr 2023", "SEND Improvement Board"),
        ("SEND Improvement Board", "reports to, Apr 2023", "Cabinet"),
    }
