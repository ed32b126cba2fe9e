"""The closed vocabulary of the graph: every class, property and code that the program may write or read.

A term that is not listed here is an error when it is asked for, never a silent new IRI. No other module spells an IRI
of a vocabulary. `tests/ontology` compares this list with `ontology/send.ttl` and `ontology/codes.ttl`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode

from kg.errors import StoreError

__all__ = [
    "CODE",
    "DCAT",
    "DCTERMS",
    "FOAF",
    "MODEL_VERSION",
    "NAMESPACES",
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
    "VOID",
    "XSD",
    "Namespace",
    "code",
    "scheme",
]

#: the version of the data model; a store that was made under another one must be built again
MODEL_VERSION: Final = "1"


class Namespace:
    """A namespace whose terms are all known: `SG.Inspection` is its IRI, `SG.Inspektion` an error."""

    def __init__(self, base: str, terms: str) -> None:
        """Make a namespace of the terms in `terms`, which stand there with spaces between."""
        self.base = base
        self._terms = {term: NamedNode(base + term) for term in terms.split()}
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


SG: Final = Namespace(
    "https://w3id.org/send-governance/ontology#",
    # things and documents
    "Document Plan GenericParty Fact "
    # facts
    "Mention PostHolding Meeting AgendaItem Presentation Inspection PlanStatement Monitoring ReportingLine Decision "
    "Delegation Action Measure Intervention "
    # what a document has
    "fileName sha256 mark pageType "
    # where a fact stands
    "status saidOn rule page "
    # what a fact says
    "post number body presenter area inspector outcome plan responsible due weaknesses workstreams monitor subject "
    "frequency reportingBody answersTo decidedBy addressee delegatedTo delegatedBy matter owner measured direction "
    "issuedBy imposedOn "
    # inferred
    "InferredGraph monitors responsibleFor",
)
ORG: Final = Namespace(
    "http://www.w3.org/ns/org#",
    "Organization FormalOrganization OrganizationalUnit Post Membership ChangeEvent "
    "member memberOf subOrganizationOf unitOf postIn reportsTo holds originalOrganization resultingOrganization",
)
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/", "Agent Person Document homepage")
PROV: Final = Namespace(
    "http://www.w3.org/ns/prov#", "Entity Plan hadPrimarySource wasDerivedFrom"
)
SKOS: Final = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel definition example scopeNote note inScheme topConceptOf hasTopConcept",
)
DCTERMS: Final = Namespace(
    "http://purl.org/dc/terms/",
    "Location identifier title type date format publisher description license conformsTo isPartOf",
)
SCHEMA: Final = Namespace(
    "https://schema.org/", "Event Action about text value unitText url foundingDate dissolutionDate"
)
OA: Final = Namespace(
    "http://www.w3.org/ns/oa#",
    "SpecificResource TextQuoteSelector TextPositionSelector hasSource hasSelector exact prefix suffix start end",
)
DCAT: Final = Namespace("http://www.w3.org/ns/dcat#", "Dataset")
VOID: Final = Namespace(
    "http://rdfs.org/ns/void#", "Dataset triples documents uriSpace"
)
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type subject predicate object")
RDFS: Final = Namespace(
    "http://www.w3.org/2000/01/rdf-schema#", "label isDefinedBy subClassOf domain range"
)
OWL: Final = Namespace(
    "http://www.w3.org/2002/07/owl#", "Ontology Class ObjectProperty DatatypeProperty versionInfo"
)
XSD: Final = Namespace(
    "http://www.w3.org/2001/XMLSchema#", "string date gYearMonth gYear decimal integer anyURI"
)

NAMESPACES: Final[Mapping[str, Namespace]] = {
    "sg": SG, "org": ORG, "foaf": FOAF, "prov": PROV, "skos": SKOS, "dcterms": DCTERMS, "schema": SCHEMA, "oa": OA,
    "dcat": DCAT, "void": VOID, "rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD,
}  # fmt: skip

#: where the codes stand: a scheme for each list, a concept for each value below its scheme
CODE: Final = "https://w3id.org/send-governance/code/"

#: prefix -> namespace, as queries and exports write them
PREFIXES: Final[Mapping[str, str]] = {
    **{prefix: namespace.base for prefix, namespace in NAMESPACES.items()},
    "code": CODE,
    "id": "https://w3id.org/send-governance/id/",
}

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
    "inspection": ("inspection", "re-inspection", "monitoring inspection"),
    "decision": ("resolved", "recommended", "agreed", "decision"),
    "relation": ("reports to", "accountable to", "overseen by", "established by"),
    "direction": ("up", "down"),
    "intervention": (
        "improvement notice", "statutory direction", "commissioner", "adviser", "trust", "notice to improve",
    ),
    "status": ("held", "required", "planned", "recommended", "completed", "denied"),
}  # fmt: skip


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
