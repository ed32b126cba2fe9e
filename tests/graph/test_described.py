"""What an export says of itself: counts that are true for the file, terms, its graphs, and how it was made."""

import io
from typing import Any

import pyoxigraph as ox
import pytest
from queries.cases import CASES
from query.papers import COUNCIL, paper, store

from kg.export import Terms, export
from kg.graph.dataset import Made, dataset_quads
from kg.graph.store import Store
from kg.graph.vocabulary import DCAT, DCTERMS, FOAF, OWL, PROV, RDF, SCHEMA, SG, VOID, term

BASE = "https://example.org/send/"
DATASET = ox.NamedNode(BASE + "dataset")
FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
MADE = Made("9.8.7", "ab" * 32, ("pipeline 1.0", "cd" * 32))


@pytest.fixture(scope="module")
def whole() -> Store:
    """All small data sets, with the description of a build."""
    papers = [
        (paper(f"{name} {number}", "2021-06-08", document.text.splitlines(), of=council or COUNCIL)[0], frames, council)
        for name, (papers, _) in CASES.items()
        for number, (document, frames, council) in enumerate(papers)
    ]
    one = store(*papers)
    one.engine.extend(dataset_quads(one.engine, BASE, MADE))
    return one


def told(engine: Any, name: str, **options: Any) -> list[ox.Quad]:
    """The statements of an export, each as often as it is written."""
    out = io.BytesIO()
    export(engine, name, out, **options)
    return list(ox.parse(out.getvalue(), format=FORMATS[name]))


def values(quads: list[ox.Quad], subject: ox.NamedNode, predicate: ox.NamedNode) -> list[str]:
    """What is said of something."""
    found = [quad.object for quad in quads if quad.subject == subject and quad.predicate == predicate]
    return sorted(one.value for one in found if isinstance(one, ox.NamedNode | ox.Literal))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize("positions", [True, False])
def test_counts_are_those_of_the_file(whole: Store, name: str, *, texts: bool, positions: bool) -> None:
    """So many statements, documents, and things of each class are in it, whatever was left out."""
    quads = told(whole, name, texts=texts, positions=positions)
    assert len(quads) == len(set(quads))
    assert values(quads, DATASET, VOID.triples) == [str(len(quads))]
    documents = {quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == SG.Document}
    assert values(quads, DATASET, VOID.documents) == [str(len(documents))]
    parts = [quad for quad in quads if quad.predicate == term("void:class")]
    assert len(parts) > 20
    for part in parts:
        assert isinstance(part.subject, ox.NamedNode)
        members = {quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == part.object}
        assert values(quads, part.subject, VOID.entities) == [str(len(members))]
    assert any(quad.predicate == SCHEMA.text and quad.subject in documents for quad in quads) == texts


def test_each_graph_is_described(whole: Store) -> None:
    """With how many statements it has, its paper, and for the registers the licence."""
    quads = told(whole, "trig")
    graphs = {quad.graph_name for quad in quads} - {DATASET}
    assert {one.object for one in quads if one.predicate == VOID.subset} == graphs
    for graph in graphs:
        assert isinstance(graph, ox.NamedNode)
        assert values(quads, graph, VOID.triples) == [str(sum(1 for one in quads if one.graph_name == graph))]
        assert len(values(quads, graph, DCTERMS.title)) == 1
    registers = ox.NamedNode("https://w3id.org/send-governance/id/registers")
    assert "open-government-licence" in values(quads, registers, DCTERMS.license)[0]


def test_terms_are_told(whole: Store) -> None:
    """Attribution always; a licence and a publisher where they are given; a word on texts that are left out."""
    plain = told(whole, "turtle", texts=False)
    assert values(plain, DATASET, DCTERMS.license) == []
    (rights,) = values(plain, DATASET, DCTERMS.rights)
    assert "Open Government Licence" in rights
    assert "left out" in rights
    given = told(whole, "turtle", terms=Terms("https://creativecommons.org/licenses/by/4.0/", "Northmere Forum"))
    assert values(given, DATASET, DCTERMS.license) == ["https://creativecommons.org/licenses/by/4.0/"]
    assert values(given, ox.NamedNode(BASE + "publisher"), FOAF.name) == ["Northmere Forum"]
    assert "left out" not in values(given, DATASET, DCTERMS.rights)[0]


@pytest.mark.parametrize("name", FORMATS)
def test_its_form_has_a_media_type(whole: Store, name: str) -> None:
    """IANA's, as DCAT asks."""
    quads = told(whole, name)
    (form,) = (quad.object for quad in quads if quad.predicate == DCAT.distribution)
    assert isinstance(form, ox.NamedNode)
    (media,) = values(quads, form, DCAT.mediaType)
    assert media.startswith("https://www.iana.org/assignments/media-types/")


def test_the_build_is_an_activity_without_a_clock(whole: Store) -> None:
    """It tells the program's version, and the digests of the papers, of what read them, and of the pipeline."""
    quads = told(whole, "turtle")
    (build,) = (quad.object for quad in quads if quad.predicate == PROV.wasGeneratedBy)
    assert isinstance(build, ox.NamedNode)
    (tool,) = values(quads, build, PROV.wasAssociatedWith)
    assert values(quads, ox.NamedNode(tool), OWL.versionInfo) == ["9.8.7"]
    used = values(quads, build, PROV.used)
    assert [one.rpartition("/")[2] for one in used] == ["papers", "pipeline", "reading"]
    sums = [values(quads, ox.NamedNode(one), SG.sha256)[0] for one in used]
    assert sums[1:] == ["cd" * 32, "ab" * 32]
    assert not any("dateTime" in str(quad.object) for quad in quads)


def test_other_papers_are_another_digest(whole: Store) -> None:
    """One paper more or less shows."""
    quads = {quad for quad in whole.engine if quad.predicate != SG.sha256}
    other = ox.Store()
    other.extend(quads)
    (before,) = values(list(whole.engine), ox.NamedNode(BASE + "build/papers"), SG.sha256)
    (after,) = values(list(dataset_quads(other, BASE, MADE)), ox.NamedNode(BASE + "build/papers"), SG.sha256)
    assert before != after
