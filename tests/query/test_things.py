"""A thing is found by what people call it; a name that fits several lists them and is never decided by likeness."""

import pytest
from query.papers import COUNCIL, body, paper, place, post, store

from kg.errors import QueryError
from kg.graph.store import Store
from kg.model.frames import Thing
from kg.model.kinds.inspection import Inspection
from kg.model.kinds.mention import Mention
from kg.model.kinds.monitoring import Monitoring
from kg.model.kinds.post_holding import PostHolding
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.profile import profile
from kg.query.things import find, find_one

EASTVALE = Thing("organisation", "Eastvale Council", kind="local authority", register="authority:E06000099")
OFSTED = Thing("organisation", "Ofsted", kind="inspectorate", register="national:ofsted", aliases=("OFSTED",))
DORSET = Thing("organisation", "NHS Dorset Clinical Commissioning Group", "clinical commissioning group", "health:11J")


@pytest.fixture(scope="module")
def graph() -> Store:
    """Papers of two councils, each with a SEND Board."""
    board, other = body("SEND Board"), body("SEND Board", of=EASTVALE)
    chair = Thing("person", "Ann Larkspur", scope=COUNCIL.register)
    north = paper(
        "north-1",
        "2021-06-08",
        ["Ofsted inspected in May.", "Ann Larkspur chairs the SEND Board.", "The SEND Board reports to Cabinet."],
        Inspection(kind="inspection", date="2021-05", inspectors=(OFSTED,), evidence=place(0)),
        PostHolding(person=chair, role=post("Chair of the SEND Board"), evidence=place(1)),
        ReportingLine(body=board, to=body("Cabinet", "cabinet"), relation="reports to", evidence=place(2)),
        Mention(thing=DORSET, evidence=place(0)),
    )
    later = paper(
        "north-2",
        "2022-01-11",
        ["The Board of SEND matters watches the plan each month."],
        Monitoring(
            monitor=Thing("body", "SEND Board", "board", scope=COUNCIL.register, aliases=("SB",), part_of=COUNCIL),
            subject="the plan",
            frequency="monthly",
            evidence=place(0),
        ),
    )
    east = paper(
        "east-1", "2021-03-02", ["The SEND Board was named."], Mention(thing=other, evidence=place(0)), of=EASTVALE
    )
    return store(north, later, east)


@pytest.mark.parametrize("name", ["Ofsted", "ofsted", "OFSTED", "the Ofsted", "  Ofsted "])
def test_a_name_is_found_in_any_case(graph: Store, name: str) -> None:
    """Case, a leading "the" and spaces do not matter."""
    assert find_one(name, graph).code == "national:ofsted"


def test_what_only_a_register_knows_leads_to_the_thing(graph: Store) -> None:
    """The papers never wrote this name, yet the register says whose it is."""
    assert find_one("Dorset CCG", graph).name == "NHS Dorset Clinical Commissioning Group"


def test_a_thing_is_found_by_its_iri_or_another_name(graph: Store) -> None:
    """Whatever a paper calls it."""
    found = find_one("SB", graph)
    assert (found.name, found.kind) == ("SEND Board", "board")
    assert find_one(found.iri, graph) == found


def test_a_name_that_fits_several_lists_them(graph: Store) -> None:
    """The boards of two councils are two boards; the council tells which."""
    with pytest.raises(QueryError) as caught:
        find_one("SEND Board", graph)
    message = str(caught.value)
    assert "2 things fit 'SEND Board'" in message
    assert "Eastvale Council" in message
    assert "Northmere County Council" in message
    assert find_one("SEND Board", graph, council="eastvale").councils == ("Eastvale Council",)


def test_part_of_a_name_is_enough_where_it_fits_one(graph: Store) -> None:
    """And only where nothing is called just so."""
    assert find_one("larkspur", graph).type == "person"
    assert {one.name for one in find("send", graph)} >= {"SEND Board", "Chair of the SEND Board"}


@pytest.mark.parametrize("name", ["larkspur ann", "Larkspur's", "Ann  LARKSPUR"])
def test_words_count_in_any_order_and_form(graph: Store, name: str) -> None:
    """All of them must be in one name; a name with no other words comes first."""
    assert find_one(name, graph).name == "Ann Larkspur"
    assert [one.name for one in find("boards send", graph)] == ["SEND Board", "SEND Board"]
    assert [one.name for one in find("chairs board", graph)] == ["Chair of the SEND Board"]
    assert find("larkspur board", graph) == []


def test_a_misspelt_name_is_taken_for_the_likeliest_only_where_that_is_asked_for(graph: Store) -> None:
    """And never for one that begins otherwise, or is no more like it than another name of its kind."""
    assert find_one("Ofstead", graph, misspelt=True).name == "Ofsted"
    assert find_one("Anne Larkspurr", graph, misspelt=True).name == "Ann Larkspur"
    for other in ("NHS Southmere CCG", "Zebra", "Bnn Larkspur"):
        with pytest.raises(QueryError, match="Nothing in the store is called"):
            find_one(other, graph, misspelt=True)


def test_an_unknown_name_suggests_the_nearest(graph: Store) -> None:
    """It is no answer of nothing."""
    with pytest.raises(QueryError, match=r"Nothing in the store is called 'Ofstead'\. Perhaps you mean Ofsted"):
        find_one("Ofstead", graph)


@pytest.mark.parametrize("name", ['" } #', "\\", "http://example.com/> }", "", "   ", "?x", "\n", "'''"])
def test_a_name_that_looks_like_sparql_is_a_name(graph: Store, name: str) -> None:
    """It is unknown, and nothing else happens."""
    with pytest.raises(QueryError, match="Nothing in the store is called"):
        find_one(name, graph)


def test_a_profile_has_the_facts_newest_first_with_their_sentences(graph: Store) -> None:
    """By kind, whichever slot the thing stands in."""
    known = profile(find_one("SEND Board", graph, council="Northmere"), graph)
    assert list(known.facts) == ["reporting line", "monitoring"]
    assert known.facts["monitoring"][0].clause == "SEND Board monitors the plan, monthly"
    assert known.facts["monitoring"][0].places[0].document == "north-2.txt"
    assert known.facts["reporting line"][0].clause == "SEND Board reports to Cabinet"


def test_a_profile_tells_what_belongs_to_it(graph: Store) -> None:
    """Its bodies and posts, as the papers say."""
    known = profile(find_one(COUNCIL.name, graph), graph)
    assert known.parts == ("Cabinet", "Chair of the SEND Board", "SEND Board")


def test_a_profile_tells_what_came_after(graph: Store) -> None:
    """By the register, with whether these papers name it."""
    known = profile(find_one("NHS Dorset CCG", graph), graph)
    assert known.end
    assert [(one.code.partition(":")[0], one.held) for one in known.after] == [("health", False)]
