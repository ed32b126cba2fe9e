"""The ontology: every term is told in full, every term that is used is declared, every declared term is used."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg import graph as graph_part
from kg.graph.vocabulary import CODE, NAMESPACES, PREFIXES, SCHEMES, SG, code, scheme
from kg.resources import folder

ONTOLOGY = folder("ontology")
FILES = sorted(ONTOLOGY.rglob("*.ttl"))
PACKAGE = Path(graph_part.__file__).resolve().parent.parent
ABOUT = URIRef("https://w3id.org/send-governance/ontology")

#: what must be said of every own term
TOLD = (RDFS.label, SKOS.definition, SKOS.scopeNote, SKOS.example, RDFS.isDefinedBy)

#: terms of RDF's own languages need no note on how they are used
PLAIN = {"rdf", "rdfs", "owl", "xsd"}


@pytest.fixture(scope="module")
def send() -> Graph:
    """The vocabulary."""
    return Graph().parse(ONTOLOGY / "send.ttl")


def own_terms(send: Graph) -> set[URIRef]:
    """The terms that the vocabulary declares as its own."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return {term for kind in kinds for term in send.subjects(RDF.type, kind) if isinstance(term, URIRef)}


def used_in_code() -> set[str]:
    """Terms that the package reads or writes, from `NAMESPACE.term` and from `prefix:term` in query texts."""
    found = set()
    # the description of the catalogue is of questions, and no part of the graph
    others = {"vocabulary.py", "description.py"}
    texts = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.name not in others]
    for prefix, namespace in NAMESPACES.items():
        for text in texts:
            if "from kg.graph.vocabulary import" in text:
                terms = set(re.findall(rf"\b{prefix.upper()}\.(\w+)", text)) - {"base"}
                found |= {namespace.base + term for term in terms}
            found |= {namespace.base + term for term in re.findall(rf"(?<![\w:]){prefix}:([A-Za-z]\w*)", text)}
    return found


def used_in_queries() -> set[str]:
    """Terms that the saved questions ask for."""
    found = set()
    for path in folder("queries").rglob("*.rq"):
        text = path.read_text(encoding="utf-8")
        prefixes = dict(re.findall(r"PREFIX\s+(\w*):\s*<([^>]+)>", text))
        body = re.sub(r'"[^"\n]*"|^#.*$|^PREFIX.*$', "", text, flags=re.MULTILINE)
        for prefix, term in re.findall(r"(?<![\w?$:<])(\w+):([A-Za-z][\w-]*)", body):
            assert prefix in prefixes, f"{path} uses {prefix}:{term} without a PREFIX line"
            found.add(prefixes[prefix] + term)
    return found


def used_in_shapes() -> set[str]:
    """Terms that the shapes speak of."""
    shapes = Graph().parse(ONTOLOGY / "shapes.ttl")
    terms = {term for triple in shapes for term in triple if isinstance(term, URIRef)}
    return {str(term) for term in terms - {RDF.first, RDF.rest, RDF.nil}}  # Turtle's own way to write lists


def test_files_are_read_by_two_libraries_alike() -> None:
    """Each Turtle file parses in rdflib and in Oxigraph, to as many statements."""
    assert len(FILES) > 30
    for path in FILES:
        text = path.read_bytes()
        assert len(Graph().parse(data=text, format="turtle")) == len(
            set(ox.parse(text, format=ox.RdfFormat.TURTLE))
        ), path.name


def test_every_own_term_is_told_in_full(send: Graph) -> None:
    """Each class and property has a label, what it means, what it does not, an example, and where it is defined."""
    terms = own_terms(send)
    assert len(terms) > 50
    for term in terms:
        for said in TOLD:
            assert len(list(send.objects(term, said))) == 1, f"{term} must have one {said}"
        assert send.value(term, RDFS.isDefinedBy) == ABOUT
        assert str(send.value(term, SKOS.scopeNote)).startswith("Not "), term
        assert str(send.value(term, SKOS.definition)).endswith("."), term


def test_labels_are_unique(send: Graph) -> None:
    """No two classes, and no two properties, have the same label."""
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        terms = [term for term in send.subjects(RDF.type, kind) if isinstance(term, URIRef)]  # a union has no name
        labels = [str(send.value(term, RDFS.label)) for term in terms]
        assert len(labels) == len(set(labels))


def test_classes_and_properties_point_at_what_is_known(send: Graph) -> None:
    """Superclasses, domains and ranges are own terms or terms of a vocabulary that is reused."""
    known = {term.value for namespace in NAMESPACES.values() for term in namespace}
    for predicate in (RDFS.subClassOf, RDFS.domain, RDFS.range):
        for subject, value in send.subject_objects(predicate):
            unions = [one for head in send.objects(value, OWL.unionOf) for one in send.items(head)]
            for one in unions or [value]:
                assert str(one) in known, f"{subject} has {one}, which the vocabulary does not list"


def test_own_terms_are_those_of_the_program(send: Graph) -> None:
    """What the vocabulary in Python lists under `sg` is what the ontology declares, no more and no less."""
    assert {str(term) for term in own_terms(send)} == {term.value for term in SG}


def test_reused_terms_are_told(send: Graph) -> None:
    """Of each term of another vocabulary the ontology says how it is used, and of none that is not."""
    listed = {
        term.value for prefix, namespace in NAMESPACES.items() if prefix not in PLAIN | {"sg"} for term in namespace
    }
    assert {str(term) for term in send.subjects(SKOS.note)} == listed


def test_every_used_term_is_declared() -> None:
    """Code, queries and shapes use no own term, and no term of a reused vocabulary, that is not declared."""
    known = {term.value for namespace in NAMESPACES.values() for term in namespace}
    known |= {code(name, value).value for name, values in SCHEMES.items() for value in values}
    bases = (*(namespace.base for namespace in NAMESPACES.values()), CODE)
    for used in (used_in_code(), used_in_queries(), used_in_shapes()):
        assert used
        assert sorted(term for term in used if term.startswith(bases) and term not in known) == []


def test_every_declared_term_is_used(send: Graph) -> None:
    """No term is declared that neither code, query, shape nor the ontology itself uses."""
    used = used_in_code() | used_in_queries() | used_in_shapes()
    used |= {str(term) for triple in send for term in triple[1:]}
    codes = Graph().parse(ONTOLOGY / "codes.ttl")
    used |= {str(term) for triple in codes for term in triple[1:]}
    idle = {term.value for namespace in NAMESPACES.values() for term in namespace} - used
    assert sorted(idle) == []


def test_codes_are_those_of_the_program() -> None:
    """The lists of codes hold the values of the vocabulary in Python, in wording and in IRI."""
    codes = Graph().parse(ONTOLOGY / "codes.ttl")
    for name, values in SCHEMES.items():
        assert codes.value(URIRef(scheme(name).value), SKOS.definition)
        top = set(codes.objects(URIRef(scheme(name).value), SKOS.hasTopConcept))
        mine = set(codes.subjects(SKOS.inScheme, URIRef(scheme(name).value)))
        narrower = mine & set(codes.subjects(SKOS.broader))
        assert {str(one) for one in top | narrower} == {code(name, value).value for value in values}
        assert not top & narrower
        for value in values:
            concept = URIRef(code(name, value).value)
            assert codes.value(concept, SKOS.prefLabel) == Literal(value, lang="en")
            assert codes.value(concept, SKOS.notation) == Literal(str(concept).rpartition("/")[2])
            assert codes.value(concept, SKOS.inScheme) == URIRef(scheme(name).value)
    assert len(set(codes.subjects(RDF.type, SKOS.Concept))) == sum(map(len, SCHEMES.values()))


def test_no_definition_of_a_code_is_a_circle() -> None:
    """It says something other than the wording itself, in a sentence; every wording and definition has a language."""
    codes = Graph().parse(ONTOLOGY / "codes.ttl")
    for concept in codes.subjects(RDF.type, SKOS.Concept):
        words = str(codes.value(concept, SKOS.prefLabel)).lower()
        told = codes.value(concept, SKOS.definition)
        assert isinstance(told, Literal)
        assert told.language == "en"
        assert str(told).endswith(".")
        assert str(told).lower().rstrip(".").removeprefix("a ").removeprefix("an ") != words


def test_no_word_comes_to_two_codes() -> None:
    """Within a list no two codes share a wording."""
    codes = Graph().parse(ONTOLOGY / "codes.ttl")
    for name in SCHEMES:
        concepts = list(codes.subjects(SKOS.inScheme, URIRef(scheme(name).value)))
        words = [str(word).lower() for one in concepts for word in codes.objects(one, SKOS.prefLabel | SKOS.altLabel)]
        assert len(words) == len(set(words))


def test_prefixes_are_the_same_everywhere() -> None:
    """A prefix stands for one namespace in Python, in the ontology, in the shapes and in the questions."""
    for path in (*FILES, *folder("queries").rglob("*.rq")):
        text = path.read_text(encoding="utf-8")
        for prefix, base in re.findall(r"(?i)^@?prefix\s+(\w+):\s*<([^>]+)>", text, flags=re.MULTILINE):
            assert PREFIXES.get(prefix, base) == base, f"{path}: {prefix}"
