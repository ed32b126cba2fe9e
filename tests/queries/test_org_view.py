"""The view of ORG: who knows the W3C Organization Ontology and nothing of ours gets an answer to five questions."""

import io
from typing import Any

import pyoxigraph as ox
import pytest
from query.papers import COUNCIL, body, paper, place, post, store
from rdflib import Graph

from kg.errors import KgError
from kg.export import views, write_view
from kg.graph.store import Store
from kg.graph.vocabulary import CODE, SG
from kg.model.frames import Thing
from kg.model.kinds.membership import Membership
from kg.model.kinds.mention import Mention
from kg.model.kinds.post_holding import PostHolding
from kg.model.kinds.reporting_line import ReportingLine

BOARD, CABINET = body("SEND Board"), body("Cabinet", "cabinet")
PARTNERS = body("Northmere Learning Partnership", "partnership")
ANN = Thing("person", "Ann Example", scope=COUNCIL.register)
BEN = Thing("person", "Ben Sample", scope=COUNCIL.register)
DORSET = Thing("organisation", "NHS Dorset CCG", kind="clinical commissioning group", register="health:11J")
BCP = Thing(
    "organisation",
    "Bournemouth, Christchurch and Poole Council",
    kind="local authority",
    register="authority:E06000058",
)
P = (
    "PREFIX org: <http://www.w3.org/ns/org#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX dcterms: <http://purl.org/dc/terms/> "
    "PREFIX time: <http://www.w3.org/2006/time#> "
)

#: what is asked -> its rows
QUESTIONS = {
    """SELECT ?who ?body ?role ?from ?to WHERE {
      ?seat a org:Membership ; org:member/foaf:name ?who ; org:organization/skos:prefLabel ?body ;
        org:role/skos:prefLabel ?role .
      OPTIONAL { ?seat org:memberDuring/time:hasBeginning/(time:inXSDDate|time:inXSDgYear) ?from }
      OPTIONAL { ?seat org:memberDuring/time:hasEnd/(time:inXSDDate|time:inXSDgYear) ?to } }""": {
        ("Ann Example", "SEND Board", "chair", "2020", ""),
        ("Ann Example", "Northmere County Council", "Head of SEND", "", ""),
        ("Ben Sample", "SEND Board", "member", "", "2021-03-31"),
    },
    """SELECT ?who ?post ?in WHERE {
      ?person foaf:name ?who ; org:holds ?p . ?p a org:Post ; skos:prefLabel ?post .
      OPTIONAL { ?p org:postIn/skos:prefLabel ?in } }""": {("Ann Example", "Head of SEND", "Northmere County Council")},
    "SELECT ?a ?b WHERE { ?x org:reportsTo ?y . ?x skos:prefLabel ?a . ?y skos:prefLabel ?b }": {
        ("SEND Board", "Cabinet")
    },
    """SELECT ?before ?after ?day WHERE {
      ?old org:changedBy ?change ; skos:prefLabel ?before . ?new org:resultedFrom ?change ; skos:prefLabel ?after .
      ?change a org:ChangeEvent ; dcterms:date ?day }""": {
        ("NHS Dorset CCG", "NHS Dorset Integrated Care Board", "2022-07-01"),
        *(
            (name, "Bournemouth, Christchurch and Poole Council", "2019-04-01")
            for name in ("Bournemouth Borough Council", "Borough of Poole", "Christchurch Borough Council")
        ),
    },
    """SELECT ?name ?of WHERE { ?body a org:OrganizationalCollaboration ; skos:prefLabel ?name .
      OPTIONAL { ?body org:unitOf/skos:prefLabel ?of } }""": {("Northmere Learning Partnership", "")},
}


@pytest.fixture(scope="module")
def whole() -> Store:
    """Two papers: what holds, what is over, what is only planned, what is denied."""
    lines = {"held": CABINET, "denied": PARTNERS, "planned": PARTNERS}
    return store(
        paper(
            "a",
            "2021-06-08",
            ["Ann Example chairs it.", "It reports to Cabinet.", "They were merged."],
            Membership(evidence=place(0), body=BOARD, member=ANN, role="chair", start="2020"),
            Membership(evidence=place(0), status="completed", body=BOARD, member=BEN, role="member", end="2021-03-31"),
            Membership(evidence=place(0), status="completed", body=CABINET, member=BEN, role="member"),
            Membership(evidence=place(0), status="planned", body=PARTNERS, member=BEN, role="member"),
            PostHolding(evidence=place(0), person=ANN, role=post("Head of SEND")),
            *(
                ReportingLine(evidence=place(1), status=status, body=BOARD, to=to, relation="reports to")  # type: ignore[arg-type]
                for status, to in lines.items()
            ),
            ReportingLine(evidence=place(1), body=CABINET, to=COUNCIL, relation="established by"),
            Mention(evidence=place(2), thing=BCP),
        ),
        paper("b", "2022-08-01", ["The CCG is gone."], Mention(evidence=place(0), thing=DORSET)),
    )


def viewed(engine: Any, name: str = "turtle") -> bytes:
    """The view of ORG as a file."""
    out = io.BytesIO()
    write_view(engine, "org", name, out)
    return out.getvalue()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.split("WHERE")[0])
def test_who_knows_only_org_is_answered(whole: Store, question: str) -> None:
    """Memberships, posts, lines, changes and partnerships, with names and dates; nothing planned or denied."""
    engine = ox.Store()
    engine.load(viewed(whole), format=ox.RdfFormat.TURTLE)
    rows: Any = engine.query(P + question)
    assert {tuple("" if cell is None else cell.value for cell in row) for row in rows} == QUESTIONS[question]


def test_no_own_term_is_in_it(whole: Store) -> None:
    """Neither a class nor a property is ours; codes are, with their names."""
    graph = Graph().parse(data=viewed(whole), format="turtle")
    used = {str(term) for _, predicate, value in graph for term in (predicate, value)}
    assert not {term for term in used if term.startswith(SG.base)}
    assert {term for term in used if term.startswith(CODE + "membership")}


def test_one_merger_is_one_event(whole: Store) -> None:
    """Three councils became one on one day: one event, which is told of all three."""
    graph = Graph().parse(data=viewed(whole), format="turtle")
    found = graph.query(
        P + "SELECT ?change (COUNT(?old) AS ?number) WHERE { ?change org:originalOrganization ?old } GROUP BY ?change"
    )
    assert sorted(int(row[1]) for row in found) == [1, 3]  # type: ignore[index,arg-type]


def test_every_end_is_described(whole: Store) -> None:
    """What a membership, a line or a change leads to has a name in the same file."""
    graph = Graph().parse(data=viewed(whole), format="turtle")
    ends = graph.query(
        P + "SELECT DISTINCT ?end WHERE { ?x org:member|org:organization|org:role|org:reportsTo|org:postIn|org:unitOf|"
        "org:changedBy|org:resultedFrom|org:originalOrganization|org:resultingOrganization|org:classification ?end "
        "FILTER NOT EXISTS { ?end skos:prefLabel|foaf:name ?name } }"
    )
    assert list(ends) == []


def test_it_is_the_same_in_another_order_and_format(whole: Store) -> None:
    """Bytes do not depend on order; each format of RDF says the same."""
    turtle = set(ox.parse(viewed(whole), format=ox.RdfFormat.TURTLE))
    assert set(ox.parse(viewed(whole, "nquads"), format=ox.RdfFormat.N_TRIPLES)) == turtle
    assert viewed(whole) == viewed(whole)


def test_what_is_no_view_is_told(whole: Store) -> None:
    """An unknown view names those there are, and a format without RDF is refused."""
    assert list(views()) == ["org"]
    with pytest.raises(KgError, match="The views are: org"):
        write_view(whole, "popolo", "turtle", io.BytesIO())
    with pytest.raises(KgError, match="graphml"):
        viewed(whole, "graphml")
