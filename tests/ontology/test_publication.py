"""The ontology as a publication: what it says of itself, pitfalls that others look for, and that it is consistent.

The pitfalls are the important and critical ones of OOPS! (https://oops.linkeddata.es/catalogue.jsp), by its numbers.
"""

import re
from urllib.parse import urlsplit

import owlrl
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.graph.vocabulary import MODEL_VERSION, SG
from kg.resources import folder
from kg.serve.vocabulary_page import vocabulary_page

ONTOLOGY = folder("ontology")
ABOUT = URIRef("https://w3id.org/send-governance/ontology")
VANN = Namespace("http://purl.org/vocab/vann/")
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


@pytest.fixture(scope="module")
def send() -> Graph:
    """The vocabulary."""
    return Graph().parse(ONTOLOGY / "send.ttl")


def own(graph: Graph, *kinds: Node) -> set[Node]:
    """Own terms of some kinds."""
    return {term for kind in kinds for term in graph.subjects(RDF.type, kind) if str(term).startswith(SG.base)}


def listed(graph: Graph, node: Node, predicate: URIRef) -> list[Node]:
    """The members of a list."""
    return [one for head in graph.objects(node, predicate) for one in graph.items(head)]


def test_it_says_who_when_and_under_which_terms(send: Graph) -> None:
    """Versions, creator, dates, prefix, licence; and the file of changes tells of the current version."""
    assert send.value(ABOUT, OWL.versionInfo) == Literal(MODEL_VERSION)
    assert send.value(ABOUT, OWL.versionIRI) == URIRef(f"{ABOUT}/{MODEL_VERSION}")
    assert send.value(ABOUT, OWL.priorVersion) == URIRef(f"{ABOUT}/{int(MODEL_VERSION) - 1}")
    assert send.value(ABOUT, VANN.preferredNamespacePrefix) == Literal("sg")
    assert send.value(ABOUT, VANN.preferredNamespaceUri) == Literal(SG.base)
    assert send.value(ABOUT, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert send.value(ABOUT, DCTERMS.creator)
    modified = send.value(ABOUT, DCTERMS.modified)
    assert isinstance(modified, Literal)
    assert modified.datatype == XSD.date
    assert f"## {MODEL_VERSION} ({modified})" in (ONTOLOGY / "CHANGES.md").read_text(encoding="utf-8")


def test_it_is_apart_from_its_profile(send: Graph) -> None:
    """The vocabulary holds no shape, the shapes define no term."""
    shapes = Graph().parse(ONTOLOGY / "shapes.ttl")
    assert not [one for triple in send for one in triple if "/ns/shacl#" in str(one)]
    assert not own(shapes, OWL.Class, *PROPERTIES)


def test_every_property_has_a_domain_and_a_range(send: Graph) -> None:
    """P11, P19: one of each, which may be a union; its members are named."""
    terms = own(send, *PROPERTIES)
    assert len(terms) > 45
    for term in terms:
        for predicate in (RDFS.domain, RDFS.range):
            (told,) = send.objects(term, predicate)
            members = listed(send, told, OWL.unionOf) if isinstance(told, BNode) else [told]
            assert members, term
            assert all(isinstance(one, URIRef) for one in members)


def test_nothing_is_defined_in_a_circle(send: Graph) -> None:
    """P06, P24, P25, P31: no class is below itself, no property its own inverse, no two terms are declared the same."""
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in own(send, OWL.Class, *PROPERTIES):
            assert term not in set(send.transitive_objects(term, predicate)) - {term}
            assert (term, predicate, term) not in send
    assert all(a != b for a, b in send.subject_objects(OWL.inverseOf))
    assert not list(send.subject_objects(OWL.equivalentClass))
    assert not list(send.subject_objects(OWL.equivalentProperty))


def test_every_term_has_a_type_and_a_name_of_one_manner(send: Graph) -> None:
    """P22, P34, P35, P36: classes begin with a capital, properties do not; what is used as one is declared as one."""
    classes, properties = own(send, OWL.Class), own(send, *PROPERTIES)
    assert not classes & properties
    assert all(re.fullmatch(r"[A-Z][A-Za-z]+", str(one).removeprefix(SG.base)) for one in classes)
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9]+", str(one).removeprefix(SG.base)) for one in properties)
    used = {one for triple in send for one in triple if isinstance(one, URIRef) and one.startswith(SG.base)}
    assert used == classes | properties
    assert not urlsplit(str(ABOUT)).path.endswith((".ttl", ".owl", ".rdf"))


def test_what_is_never_both_is_said(send: Graph) -> None:
    """P10: facts, events, documents and plans are apart, and the kinds of facts from each other."""
    groups = [set(listed(send, one, OWL.members)) for one in send.subjects(RDF.type, OWL.AllDisjointClasses)]
    kinds = set(send.subjects(RDFS.subClassOf, URIRef(SG.Fact.value)))
    assert kinds in groups
    assert any({URIRef(SG.Fact.value), URIRef(SG.Document.value), URIRef(SG.Plan.value)} <= group for group in groups)


def reasoned(graph: Graph) -> list[str]:
    """What contradicts itself, by the rules of OWL 2 RL."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return [str(value) for _, predicate, value in graph if str(predicate).endswith("agent-ont#error")]


def facts() -> Graph:
    """The vocabulary with all examples that conform."""
    graph = Graph().parse(ONTOLOGY / "send.ttl")
    for path in sorted(ONTOLOGY.glob("examples/*.conforming.ttl")):
        if "non-" not in path.name:
            graph.parse(path)
    return graph


def test_a_reasoner_finds_it_consistent() -> None:
    """OWL 2 RL draws no contradiction from the vocabulary and its examples; a paper that is a fact is one."""
    assert reasoned(facts()) == []
    wrong = facts()
    fact = next(wrong.subjects(RDF.type, URIRef(SG.Monitoring.value)))
    wrong.add((fact, RDF.type, URIRef(SG.Document.value)))
    assert reasoned(wrong)


def test_the_page_is_up_to_date_and_tells_every_term(send: Graph) -> None:
    """`ontology/index.html` is what the template gives (`make docs`); each own term has its place in it."""
    page = vocabulary_page()
    assert (ONTOLOGY / "index.html").read_text(encoding="utf-8") == page
    for term in own(send, OWL.Class, *PROPERTIES):
        assert f'id="{str(term).removeprefix(SG.base)}"' in page
    assert "<script" not in page
    assert "<svg" in page
    assert "<td>related to</td><td>org:reportsTo</td>" in page


def test_the_folder_for_w3id_answers_every_sort_of_name() -> None:
    """Its rules lead each name that is used to something, and leave no other."""
    rules = re.findall(r"^RewriteRule (\S+) ", (ONTOLOGY / "w3id" / ".htaccess").read_text(), flags=re.MULTILINE)
    names = ("ontology", "ontology/2", "ontology/changes", "code", "code/status/held", "shape/Fact", "context.jsonld")
    for name in (*names, "frames/action.jsonld", "id/authority/E06000058/body/cabinet"):
        assert any(re.search(rule, name) for rule in rules), name
    assert not any(re.search(rule, "other") for rule in rules)
    assert "Maintainers" in (ONTOLOGY / "w3id" / "README.md").read_text()
