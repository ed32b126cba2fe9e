"""Exports: the same bytes for the same graph, and what is written can be read again as it was."""

import difflib
import io
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from queries.cases import CASES
from query.papers import COUNCIL, paper, place, store
from rdflib import RDFS, SKOS, Dataset, Graph, Literal

from kg.errors import KgError
from kg.export import FORMATS, export, format_of
from kg.graph.iris import CODES_GRAPH, graphs_of
from kg.graph.memory import store_of
from kg.graph.store import Results, Store
from kg.graph.vocabulary import OA, ORG, RDF, SCHEMA, SG
from kg.model.frames import Thing
from kg.model.kinds.mention import Mention
from kg.model.kinds.reporting_line import ReportingLine
from kg.query.rows import Engine
from kg.resources import folder

SKOS_SCHEME = ox.NamedNode("http://www.w3.org/2004/02/skos/core#ConceptScheme")


@pytest.fixture
def whole() -> Store:
    """All small data sets as documents of one store, with marks of a build."""
    papers = [
        (paper(f"{name} {number}", "2021-06-08", document.text.splitlines(), of=council or COUNCIL)[0], frames, council)
        for name, (papers, _) in CASES.items()
        for number, (document, frames, council) in enumerate(papers)
    ]
    return store(*papers)


def written(
    one: Engine, name: str, *, inferred: bool | None = None, texts: bool = True, positions: bool = True
) -> bytes:
    """An export as bytes."""
    out = io.BytesIO()
    export(one, name, out, inferred=inferred, texts=texts, positions=positions)
    return out.getvalue()


def quads_in(data: bytes, kind: ox.RdfFormat) -> set[ox.Quad]:
    """The statements of a file as a store holds them, which keeps no kinds of whole numbers; without those of codes."""
    return {quad for quad in store_of(ox.parse(data, format=kind)).engine if quad.graph_name != CODES_GRAPH}


def codes() -> set[ox.Triple]:
    """What the lists of codes say."""
    return {quad.triple for quad in ox.parse(path=folder("ontology") / "codes.ttl", format=ox.RdfFormat.TURTLE)}


def documents(one: Store) -> set[ox.NamedNode]:
    """The documents of a store."""
    subjects = {quad.subject for quad in one.engine.quads_for_pattern(None, RDF.type, SG.Document, None)}
    return {one for one in subjects if isinstance(one, ox.NamedNode)}


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_building_makes_no_difference(whole: Store, name: str) -> None:
    """Two stores with the same statements, put in in another order, export the same bytes."""
    other = store_of(reversed(list(whole.engine)))
    assert written(whole, name) == written(other, name) == written(whole, name)


@pytest.mark.parametrize("name", FORMATS)
def test_an_endpoint_exports_the_same_bytes(whole: Store, name: str) -> None:
    """What can only be asked, not opened, gives the same file."""

    class Asked:
        def query(self, text: str) -> Results:
            return whole.query(text)

    assert written(Asked(), name) == written(whole, name)


@pytest.mark.parametrize("name", ["trig", "nquads", "jsonld"])
def test_formats_with_graphs_hold_everything(whole: Store, name: str) -> None:
    """What is read back is what the store holds, graph by graph."""
    kinds = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
    assert quads_in(written(whole, name), kinds[name]) == set(whole.engine)


def test_turtle_holds_the_union_once(whole: Store) -> None:
    """Turtle holds each statement of the union once, and what is inferred only when it is asked for."""
    asserted = {quad.triple for quad in whole.engine if not str(quad.graph_name).endswith("/inferred>")}
    told = list(ox.parse(written(whole, "turtle"), format=ox.RdfFormat.TURTLE))
    assert len(told) == len(set(told))
    turtle = {quad.triple for quad in quads_in(written(whole, "turtle"), ox.RdfFormat.TURTLE)}
    assert turtle >= asserted
    assert turtle - asserted <= codes()
    everything = quads_in(written(whole, "turtle", inferred=True), ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in everything} - codes() == {quad.triple for quad in whole.engine} - codes()


def test_what_is_inferred_can_be_left_out(whole: Store) -> None:
    """Without what is inferred no line of it and no graph of it is written."""
    assert ORG.reportsTo.value.encode() in written(whole, "nquads")
    without = written(whole, "nquads", inferred=False)
    assert ORG.reportsTo.value.encode() not in without
    for document in documents(whole):
        assert graphs_of(document)[1].value.encode() not in without


def test_the_lists_that_are_linked_are_described(whole: Store) -> None:
    """Each list of which a code is used stands there with its definitions, in a graph of its own; no other does."""
    told = list(ox.parse(written(whole, "trig"), format=ox.RdfFormat.TRIG))
    lists = {quad.subject for quad in told if quad.graph_name == CODES_GRAPH and quad.object == SKOS_SCHEME}
    used = {quad.object for quad in told if str(quad.predicate).endswith("#inScheme>")}
    assert lists == used
    one = store(paper("a", "2021-06-08", ["One."], Mention(evidence=place(0), thing=COUNCIL)))
    assert b"code/relation" not in written(one, "nquads")


def test_texts_can_be_left_out(whole: Store) -> None:
    """Without the stored texts the facts keep their words and the quotes theirs."""
    quads = quads_in(written(whole, "nquads", texts=False), ox.RdfFormat.N_QUADS)
    gone = {quad for quad in whole.engine if quad not in quads}
    assert gone == {q for q in whole.engine if q.predicate == SCHEMA.text and q.subject in documents(whole)}
    assert any(quad.predicate == SCHEMA.text for quad in quads)


def test_positions_can_be_left_out(whole: Store) -> None:
    """Without positions no statement is about one or leads to one, and all else stays."""
    quads = quads_in(written(whole, "nquads", positions=False), ox.RdfFormat.N_QUADS)
    places = {quad.subject for quad in whole.engine if quad.object == OA.TextPositionSelector}
    assert places
    assert quads == {quad for quad in whole.engine if not {quad.subject, quad.object} & places}


def test_whole_numbers_are_typed_as_web_annotation_asks(whole: Store) -> None:
    """Positions and counts are `xsd:nonNegativeInteger`, though the engine keeps no such type."""
    for name in ("turtle", "trig", "nquads"):
        text = written(whole, name)
        assert b"nonNegativeInteger" in text
        assert b"#integer" not in text
        assert b"xsd:integer" not in text


def test_marks_of_a_build_are_never_exported(tmp_path: Path) -> None:
    """By what a build knows a document again is no business of others."""
    with Store.write(tmp_path / "store") as writer:
        writer.replace_document("a", (), mark="a secret mark")
    for name in FORMATS:
        assert b"a secret mark" not in written(Store.read(tmp_path / "store"), name)


def test_a_second_library_reads_turtle_without_a_warning(whole: Store) -> None:
    """As many statements are read by rdflib as were written; a warning would fail this test."""
    assert len(Graph().parse(data=written(whole, "turtle"), format="turtle")) == sum(
        1 for _ in ox.parse(written(whole, "turtle"), format=ox.RdfFormat.TURTLE)
    )


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_a_second_library_reads_jsonld(whole: Store) -> None:
    """JSON-LD is read by rdflib with its graphs."""
    dataset = Dataset()
    dataset.parse(data=written(whole, "jsonld"), format="json-ld")
    assert len([one for one in dataset.quads() if str(one[3]) != CODES_GRAPH.value]) == len(whole.engine)


def test_graphml_holds_things_and_lines(whole: Store) -> None:
    """Things are nodes, and each fact that ties two of them is a line; a denied one is none."""
    graph = nx.parse_graphml(written(whole, "graphml").decode())
    labels = nx.get_node_attributes(graph, "label")
    lines = {(labels[a], told["relation"], labels[b]) for a, b, told in graph.edges(data=True)}
    assert ("SEND Improvement Board", "reports to", "Cabinet") in lines
    assert ("Ofsted", "monitors", "Written Statement of Action") not in lines
    assert ("SEND Improvement Board", "monitors", "Written Statement of Action") in lines
    assert ("Cabinet", "part of", "Northmere County Council") in lines


def test_gexf_holds_the_same_network_as_graphml(whole: Store) -> None:
    """What Gephi reads in its own format is what others read in theirs, with no word on the day it was written."""
    told = written(whole, "gexf").decode()
    assert "lastmodified" not in told
    graphs = [nx.read_gexf(io.BytesIO(told.encode())), nx.parse_graphml(written(whole, "graphml").decode())]
    nodes = [{(node, data["label"], data["type"]) for node, data in graph.nodes(data=True)} for graph in graphs]
    keys = ("relation", "status", "sentence")
    edges = [
        sorted((a, b, *(data.get(key, "") for key in keys)) for a, b, data in graph.edges(data=True))
        for graph in graphs
    ]
    assert nodes[0] == nodes[1]
    assert edges[0] == edges[1]
    assert len(edges[0]) > 10


def test_graphml_holds_any_text(whole: Store) -> None:
    """Markup and characters that XML forbids do no harm."""
    hard = 'A <b>"&"</b> \x01 board'
    label = ox.Literal(hard)
    quads = [
        ox.Quad(q.subject, q.predicate, label if q.object == ox.Literal("Cabinet") else q.object, q.graph_name)
        for q in whole.engine
    ]
    graph = nx.parse_graphml(written(store_of(quads), "graphml").decode())
    assert 'A <b>"&"</b>  board' in nx.get_node_attributes(graph, "label").values()


def test_formats_are_known_by_ending_and_name() -> None:
    """The ending tells the format; an unknown ending or name lists what there is."""
    assert [format_of(f"g.{ending}") for ending in ("ttl", "TRIG", "nq", "jsonld", "graphml", "gexf")] == list(FORMATS)
    with pytest.raises(KgError, match=r"Use one of \.ttl"):
        format_of("governance.xlsx")
    with pytest.raises(KgError, match="It is one of: turtle"):
        written(store_of(), "rdfxml")


def test_a_thing_has_one_label_in_turtle() -> None:
    """Where papers write a name differently, the longest is the label of the union and the others are other names."""
    board = Thing("body", "Health & Wellbeing Board", "board", scope=COUNCIL.register)
    longer = replace(board, name="Health and Wellbeing Board")
    one = store(
        paper("a", "2021-06-08", ["One."], Mention(evidence=place(0), thing=board)),
        paper("b", "2021-06-08", ["Two."], Mention(evidence=place(0), thing=longer)),
    )
    graph = Graph().parse(data=written(one, "turtle"), format="turtle")
    (node,) = graph.subjects(RDFS.label, Literal("Health and Wellbeing Board"))
    assert list(graph.objects(node, RDFS.label)) == [Literal("Health and Wellbeing Board")]
    assert list(graph.objects(node, SKOS.altLabel)) == [Literal("Health & Wellbeing Board")]


def test_no_name_is_escaped_in_turtle(whole: Store) -> None:
    """A prefixed name has no backslash: what has a slash in it is written in full."""
    lines = [line.split('"')[0] for line in written(whole, "turtle").decode().splitlines()]
    assert not any("\\" in line for line in lines)


def test_a_word_of_one_paper_changes_few_lines() -> None:
    """One word edited in one of a hundred papers: only that paper's statements differ, and fewer than thirty."""
    board, cabinet = Thing("body", "SEND Board", "board"), Thing("body", "Cabinet", "cabinet")
    line = ReportingLine(evidence=place(1), body=board, to=cabinet, relation="reports to")

    def hundred(word: str) -> list[bytes]:
        first = ["It was a long meeting.", f"The SEND Board {word} to Cabinet.", "Nothing else was said."]
        rest = ["It was a long meeting.", "The SEND Board reports to Cabinet.", "Nothing else was said."]
        papers = [paper(f"p{n}", "2021-06-08", rest if n else first, line) for n in range(100)]
        return written(store(*papers), "nquads", positions=False).splitlines()

    before, after = hundred("reports"), hundred("now reports")
    different = set(before) ^ set(after)
    assert 0 < len(different) < 30
    assert all(b"/northmere.example-p0-" in one for one in different)


def test_a_word_of_a_quote_moves_nothing_about_in_turtle() -> None:
    """What rests on the sentence stays where it was; only its own lines differ."""
    board, cabinet, forum = (Thing("body", name, "board") for name in ("SEND Board", "Cabinet", "Schools Forum"))
    lines = [
        ReportingLine(evidence=place(number), body=body, to=cabinet, relation="reports to")
        for number, body in ((1, board), (2, forum))
    ]

    def told(word: str) -> list[str]:
        texts = [
            "It was a long meeting.",
            f"The SEND Board {word} to Cabinet.",
            "The Schools Forum reports to Cabinet.",
        ]
        return written(store(paper("p", "2021-06-08", texts, *lines)), "turtle", positions=False).decode().splitlines()

    def quotes(lines: list[str]) -> list[str]:
        return ["Board" if "Board" in line else "Forum" for line in lines if "oa:exact" in line]

    before = told("reports")
    assert quotes(before) == ["Board", "Forum"]
    for word in ("reported", "now reports", "answers", "has reported", "duly reports"):
        after = told(word)
        assert quotes(after) == quotes(before)
        changed = [line for line in difflib.ndiff(before, after) if line[:2] in {"- ", "+ "}]
        assert 0 < len(changed) < 30, changed
