"""The shapes: what conforms and what does not, by pySHACL and by the queries that `kg check` makes of them."""

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from queries.cases import CASES
from query.papers import store
from rdflib import RDF, SH, Graph, Namespace

from kg.check import check
from kg.check.shapes import read_shapes
from kg.errors import QueryError
from kg.export import export
from kg.graph.memory import store_of
from kg.graph.store import Store
from kg.graph.vocabulary import SG
from kg.resources import folder

ONTOLOGY = folder("ontology")
OA = Namespace("http://www.w3.org/ns/oa#")
EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))
CLASSES = sorted(term.value.rpartition("#")[2] for term in SG if term.value.rpartition("#")[2][0].isupper())


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """The shapes as a graph."""
    return Graph().parse(ONTOLOGY / "shapes.ttl")


def by_pyshacl(data: Graph, shapes: Graph) -> set[tuple[str, str]]:
    """What pySHACL finds: shape and node."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    return {
        (str(report.value(result, SH.sourceShape)).rpartition("/")[2], str(report.value(result, SH.focusNode)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def by_kg(engine: Store) -> set[tuple[str, str]]:
    """What kg finds: shape and node."""
    return {(finding.check, finding.about) for finding in check(engine).findings if finding.check != "quotes"}


def loaded(path: Path) -> Store:
    """A store with one Turtle file in a graph of its own."""
    graph = ox.NamedNode("https://example.org/graph")
    parsed = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    return store_of(ox.Quad(one.subject, one.predicate, one.object, graph) for one in parsed)


def test_each_class_has_its_two_examples() -> None:
    """One example conforms and one does not, for each class and for nothing else."""
    assert [path.name for path in EXAMPLES] == [
        f"{name}.{kind}.ttl" for name in CLASSES for kind in ("conforming", "non-conforming")
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_conform_or_do_not(path: Path, shapes: Graph) -> None:
    """Both pySHACL and kg find the same in each example: something where its name says so, else nothing."""
    found = by_pyshacl(Graph().parse(path), shapes)
    assert by_kg(loaded(path)) == found
    assert bool(found) == path.stem.endswith("non-conforming")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_speak_of_their_class(path: Path) -> None:
    """The class of the file's name stands in it (of a fact, which is every fact, one kind does)."""
    name = path.name.split(".")[0]
    types = {str(one) for one in Graph().parse(path).objects(predicate=RDF.type)}
    assert (SG.base + name) in types or (name == "Fact" and (SG.base + "Mention") in types)


def test_every_shape_has_a_message_for_readers(shapes: Graph) -> None:
    """Each property shape says in one plain sentence what is wrong, without a term of RDF."""
    found = set(shapes.subjects(RDF.type, SH.PropertyShape))
    assert len(found) > 60
    for shape in found:
        message = str(shapes.value(shape, SH.message))
        assert message.endswith("."), shape
        assert not any(word in message for word in ("sg:", "IRI", "literal", "node", "property", "class ")), message
        assert any(shapes.subjects(SH.property, shape)), f"{shape} belongs to no class"


def test_every_class_has_a_shape(shapes: Graph) -> None:
    """Each class of facts, things and documents is the target of a shape."""
    targets = {str(one) for one in shapes.objects(predicate=SH.targetClass)}
    assert {SG.base + name for name in CLASSES} - targets == {SG.base + "Fact"}


@pytest.mark.parametrize("name", CASES)
def test_what_is_written_conforms(name: str, shapes: Graph, tmp_path: Path) -> None:
    """What kg writes of any fact conforms, graph by graph and as the Turtle that it exports."""
    one = store(*CASES[name][0])
    report = check(one)
    assert report.sound, report.findings
    assert report.quotes
    target = tmp_path / "governance.ttl"
    with target.open("wb") as out:
        export(one, "turtle", out)
    assert by_pyshacl(Graph().parse(target), shapes) == by_kg(one)


@pytest.mark.parametrize("name", CASES)
def test_what_is_exported_without_texts_and_positions_conforms(name: str, shapes: Graph, tmp_path: Path) -> None:
    """An export that leaves them out, and one with what follows, are as sound as the whole."""
    one = store(*CASES[name][0])
    target = tmp_path / "governance.ttl"
    with target.open("wb") as out:
        export(one, "turtle", out, texts=False, positions=False, inferred=True)
    graph = Graph().parse(target)
    assert not any(graph.subjects(RDF.type, OA.TextPositionSelector))
    assert by_pyshacl(graph, shapes) == by_kg(one)


def test_a_quote_that_was_moved_is_found() -> None:
    """A quote that does not stand at its place in the stored text is an error, told with the quote."""
    whole = list(store(*CASES["decisions"][0]).engine)
    moved = [
        ox.Quad(quad.subject, quad.predicate, ox.Literal("Sentence that nobody said."), quad.graph_name)
        if str(quad.predicate).endswith("#exact>") and quad.object == ox.Literal("Sentence 0 of the paper.")
        else quad
        for quad in whole
    ]
    report = check(store_of(moved))
    assert [(one.check, one.source, one.quote) for one in report.findings] == [
        ("quotes", "a", "Sentence that nobody said.")
    ]
    assert not report.sound


def test_findings_are_graded_and_the_rest_counted() -> None:
    """Errors go before warnings, a finding names its document, and many of one kind are counted, not listed."""
    whole = list(store(*CASES["delegations"][0]).engine)
    report = check(store_of(quad for quad in whole if quad.object != SG.Document))
    assert report.findings[0].severity == "error"
    assert [one.severity for one in report.findings] == sorted(one.severity for one in report.findings)
    without_matter = check(store_of(quad for quad in whole if quad.predicate != SG.matter))
    assert {one.check for one in without_matter.findings} == {"delegation-matter"}
    assert {one.source for one in without_matter.findings} == {"a"}
    assert without_matter.sound
    many = [
        ox.Quad(ox.NamedNode(f"https://example.org/{number}"), quad.predicate, SG.Document, quad.graph_name)
        for quad in whole
        if quad.object == SG.Document
        for number in range(50)
    ]
    told = [one for one in check(store_of(many)).findings if one.check == "document-sha"]
    assert len(told) == 21
    assert "30 more" in told[0].message


def test_a_part_of_shacl_that_is_not_known_is_an_error(tmp_path: Path) -> None:
    """The shapes cannot ask for what is then silently not checked."""
    path = tmp_path / "shapes.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/> .\n"
        "ex:s a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:p .\n"
        'ex:p a sh:PropertyShape ; sh:path ex:q ; sh:uniqueLang true ; sh:message "One." .\n'
    )
    with pytest.raises(QueryError, match="uniqueLang"):
        read_shapes(path)
    text = path.read_text().replace("sh:uniqueLang true", "sh:minCount 1")
    path.write_text(text.replace("ex:q", "[ sh:zeroOrMorePath ex:q ]"))
    with pytest.raises(QueryError, match="path"):
        read_shapes(path)


def test_constraints_are_counted(shapes: Graph) -> None:
    """Every property shape makes at least one constraint."""
    found = {one.shape for one in read_shapes(ONTOLOGY / "shapes.ttl")}
    assert found >= {str(shape).rpartition("/")[2] for shape in shapes.subjects(RDF.type, SH.PropertyShape)}
