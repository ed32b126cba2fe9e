"""The closed vocabulary of the graph: every class, property and code that the program may write or read.

A term is known because it is listed here or because the description of a kind of fact names it (`kg.model.kinds`). Any
other is an error when it is asked for, never a silent new IRI. No other module spells an IRI of a vocabulary.
`tests/ontology` compares all of them with `ontology/send.ttl` and `ontology/codes.ttl`, so a term that is misspelt in
a description does not pass.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.model.frames import STATUSES
from kg.model.kind import Kind
from kg.model.kinds import KINDS

__all__ = [
    "CODE",
    "DCAT",
    "DCTERMS",
    "FOAF",
    "MODEL_VERSION",
    "NAMESPACES",
    "NP",
    "OA",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SCHEMES",
    "SG",
    "SKOS",
    "TIME",
    "VOID",
    "WRITTEN",
    "XSD",
    "Namespace",
    "code",
    "scheme",
    "term",
]

#: the version of the data model; a store that was made under another one must be built again
MODEL_VERSION: Final = "2"


class Namespace:
    """A namespace whose terms are all known: `SG.Inspection` is its IRI, `SG.Inspektion` an error."""

    def __init__(self, base: str, terms: str) -> None:
        """Make a namespace of the terms in `terms`, which stand there with spaces between."""
        self.base = base
        self._terms = {name: NamedNode(base + name) for name in dict.fromkeys(terms.split())}
        self.__dict__.update(self._terms)  # found at once, without asking `__getattr__`

    def __getattr__(self, term: str) -> NamedNode:
        """Return the IRI of `term`.

        Raises:
            AttributeError: the namespace has no such term.
        """
        if not term.startswith("_") and term in self._terms:
            return self._terms[term]
        raise AttributeError(f"{self.base} has no term {term!r}; add it to kg/graph/vocabulary.py and the ontology")

    def __iter__(self) -> Iterator[NamedNode]:
        """Go through the terms in the order in which they are listed."""
        return iter(self._terms.values())


def _described(prefix: str) -> str:
    """Return the terms of a vocabulary that the descriptions of the kinds name, with spaces between."""
    named = [
        name for kind in KINDS for name in (kind.type, *(slot.property for slot in kind.slots.values()), *_beside(kind))
    ]
    return " ".join(name.removeprefix(f"{prefix}:") for name in named if name.startswith(f"{prefix}:"))


def _beside(kind: Kind) -> tuple[str, ...]:
    event = (kind.event.type, kind.event.property) if kind.event else ()
    return (kind.follows.property, *event) if kind.follows else event


def _namespace(prefix: str, base: str, terms: str) -> Namespace:
    return Namespace(base, f"{terms} {_described(prefix)}")


SG: Final = _namespace(
    "sg",
    "https://w3id.org/send-governance/ontology#",
    # things and documents; every fact
    "Document Plan GenericParty Fact "
    # what a document has
    "fileName sha256 mark pageType "
    # where a fact stands
    "status saidOn rule page supports score recognition "
    # how often, and with what outcome, as codes
    "frequencyCode outcomeCode "
    # by which what is promised is known again when it is done
    "keyword "
    # what is only suggested
    "Suggestion question details triples "
    # inferred
    "InferredGraph",
)
ORG: Final = _namespace(
    "org",
    "http://www.w3.org/ns/org#",
    "Organization FormalOrganization OrganizationalUnit OrganizationalCollaboration Post Role Membership ChangeEvent "
    "member memberOf memberDuring subOrganizationOf unitOf postIn holds originalOrganization resultingOrganization "
    "changedBy resultedFrom classification identifier",
)
FOAF: Final = _namespace("foaf", "http://xmlns.com/foaf/0.1/", "Agent Person Document homepage name")
PROV: Final = _namespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    "Entity Plan Activity SoftwareAgent hadPrimarySource wasDerivedFrom wasAttributedTo wasGeneratedBy used "
    "wasAssociatedWith actedOnBehalfOf",
)
SKOS: Final = _namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel notation definition example scopeNote note inScheme topConceptOf "
    "hasTopConcept broader exactMatch closeMatch broadMatch relatedMatch",
)
DCTERMS: Final = _namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    "Location identifier title type date issued format publisher description license conformsTo isPartOf isReplacedBy "
    "source rights creator created modified accrualPeriodicity "
    "bibliographicCitation",
)
SCHEMA: Final = _namespace(
    "schema",
    "https://schema.org/",
    "Event Action agent eventStatus sha256 text url expires foundingDate dissolutionDate",
)
OA: Final = _namespace(
    "oa",
    "http://www.w3.org/ns/oa#",
    "SpecificResource TextQuoteSelector TextPositionSelector hasTarget hasSource hasSelector exact prefix suffix start "
    "end",
)
TIME: Final = _namespace(
    "time",
    "http://www.w3.org/2006/time#",
    "Interval Instant hasBeginning hasEnd inXSDDate inXSDgYearMonth inXSDgYear",
)
DCAT: Final = _namespace("dcat", "http://www.w3.org/ns/dcat#", "Dataset Distribution distribution mediaType")
VOID: Final = _namespace(
    "void",
    "http://rdfs.org/ns/void#",
    "Dataset triples documents uriSpace subset vocabulary classPartition class entities",
)
NP: Final = _namespace(
    "np",
    "http://www.nanopub.org/nschema#",
    "Nanopublication hasAssertion hasProvenance hasPublicationInfo",
)
RDF: Final = _namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type Property")
RDFS: Final = _namespace(
    "rdfs",
    "http://www.w3.org/2000/01/rdf-schema#",
    "label seeAlso isDefinedBy subClassOf subPropertyOf domain range Literal",
)
OWL: Final = _namespace(
    "owl",
    "http://www.w3.org/2002/07/owl#",
    "Ontology Class ObjectProperty DatatypeProperty AllDisjointClasses members unionOf inverseOf versionInfo "
    "versionIRI priorVersion sameAs",
)
XSD: Final = _namespace(
    "xsd", "http://www.w3.org/2001/XMLSchema#", "string date gYearMonth gYear decimal nonNegativeInteger integer anyURI"
)

NAMESPACES: Final[Mapping[str, Namespace]] = {
    "sg": SG, "org": ORG, "foaf": FOAF, "prov": PROV, "skos": SKOS, "dcterms": DCTERMS, "schema": SCHEMA, "oa": OA,
    "time": TIME, "np": NP, "dcat": DCAT, "void": VOID, "rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD,
}  # fmt: skip

#: where the codes stand: a scheme for each list, a concept for each value below its scheme
CODE: Final = "https://w3id.org/send-governance/code/"

#: prefix -> namespace, as queries and exports write them
PREFIXES: Final[Mapping[str, str]] = {
    **{prefix: namespace.base for prefix, namespace in NAMESPACES.items()},
    "code": CODE,
    "id": "https://w3id.org/send-governance/id/",
}

#: those that are used in Turtle: names below the others have slashes, which a prefixed name must escape, and few read
WRITTEN: Final[Mapping[str, str]] = {name: base for name, base in PREFIXES.items() if name not in {"code", "id"}}

#: scheme -> the values that are known; the wording is that of the questions
SCHEMES: Final[Mapping[str, tuple[str, ...]]] = {
    "organisation": (
        "local authority", "clinical commissioning group", "integrated care board", "NHS trust", "inspectorate",
        "government department", "national body", "parent carer forum", "education provider", "other",
    ),
    "body": ("board", "committee", "cabinet", "council", "panel", "forum", "partnership", "group"),
    "plan": (
        "written statement of action", "accelerated progress plan", "priority action plan", "improvement plan",
        "programme", "strategy", "recovery plan", "other",
    ),
    **{slot.scheme.name: slot.scheme.values for kind in KINDS for slot in kind.slots.values() if slot.scheme},
    "status": STATUSES,
    "frequency": (
        "daily", "weekly", "fortnightly", "monthly", "every six weeks", "every two months", "quarterly", "half-termly",
        "termly", "three times a year", "every six months", "yearly", "every two years",
    ),
    "outcome": (
        "typically positive experiences and outcomes", "inconsistent experiences and outcomes",
        "widespread and/or systemic failings",
    ),
}  # fmt: skip


def term(name: str) -> NamedNode:
    """Return the IRI of a prefixed name such as `org:member`.

    Raises:
        AttributeError: the vocabulary has no such term.
        KeyError: there is no such prefix.
    """
    prefix, _, local = name.partition(":")
    found = getattr(NAMESPACES[prefix], local)
    assert isinstance(found, NamedNode)
    return found


def scheme(name: str) -> NamedNode:
    """Return the IRI of the concept scheme called `name`.

    Raises:
        StoreError: there is no such scheme.
    """
    if name not in SCHEMES:
        raise StoreError(f"There is no list of codes called {name!r}", f"The lists are: {', '.join(SCHEMES)}")
    return NamedNode(CODE + name)


@lru_cache(maxsize=4096)
def code(name: str, value: str) -> NamedNode:
    """Return the IRI of a value in a list of codes: `code("status", "held")`.

    A value that the list does not have gets an IRI of its own all the same, so that nothing that was read is lost; the
    shapes report it.
    """
    return NamedNode(f"{scheme(name).value}/{re.sub(r'[^a-z0-9]+', '-', value.lower()).strip('-')}")
