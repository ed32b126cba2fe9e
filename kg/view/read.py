"""The store as things and lines: the few questions that are asked, and how the facts are tied together.

A fact that joins two things is a line; a fact with more ends, or of an event, is a node of its own with a line to each
end. Every line carries the sentences of its fact; that something is part of another rests on the sentence that names
it.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine
from kg.view.subgraph import Paper, Passage

__all__ = ["Fact", "Reading", "ThingRow", "last_word"]

#: characters of the document shown before and after a sentence
CONTEXT = 110

#: each looks into one graph after the other and sorts nothing: over the union of all graphs the engine joins every fact
#: with every document, which takes ten times as long
PAPERS = """
SELECT ?source ?title ?url ?council ?date ?text ?publisher ?paper WHERE {
  GRAPH ?graph {
    ?paper a sg:Document ; dcterms:identifier ?source ; rdfs:label ?title ; schema:text ?text .
    OPTIONAL { ?paper schema:url ?url }
    OPTIONAL { ?paper dcterms:date ?date }
    OPTIONAL { ?paper dcterms:publisher ?publisher . ?publisher rdfs:label ?council }
  }
}
"""

THINGS = """
SELECT ?thing ?class ?label ?kind ?code ?source WHERE {
  GRAPH ?graph {
    ?thing a ?class ; rdfs:label ?label .
    ?paper a sg:Document ; dcterms:identifier ?source .
  }
  FILTER (?class IN (
    org:FormalOrganization, org:OrganizationalUnit, foaf:Person, org:Post, sg:Plan, dcterms:Location, sg:GenericParty))
  OPTIONAL { GRAPH ?graph { ?thing dcterms:type ?type . ?type skos:prefLabel ?kind } }
  OPTIONAL { GRAPH ?graph { ?thing dcterms:identifier ?code } }
}
"""

ALIASES = "SELECT ?thing ?name WHERE { GRAPH ?graph { ?thing skos:altLabel ?name } }"

PARENTS = """
SELECT ?thing ?parent ?source WHERE {
  VALUES ?belongs { org:subOrganizationOf org:unitOf org:memberOf org:postIn dcterms:isPartOf }
  GRAPH ?graph { ?thing ?belongs ?parent . ?paper a sg:Document ; dcterms:identifier ?source }
}
"""

FACTS = """
SELECT ?fact ?property ?value WHERE {
  GRAPH ?graph { ?fact prov:hadPrimarySource ?paper ; ?property ?value }
}
"""

CODES = "SELECT ?code ?label WHERE { GRAPH ?graph { ?code skos:prefLabel ?label } }"

PLACES = """
SELECT ?fact ?source ?quote ?start ?end ?rule ?page WHERE {
  GRAPH ?graph {
    ?fact prov:wasDerivedFrom ?place .
    ?place oa:hasSource ?paper ; sg:rule ?rule ; oa:hasSelector ?words , ?position .
    ?words oa:exact ?quote .
    ?position oa:start ?start ; oa:end ?end .
    ?paper dcterms:identifier ?source .
  }
  OPTIONAL { GRAPH ?graph { ?place sg:page ?page } }
}
"""


class ThingRow:
    """What the store says of a thing, gathered from all documents that name it."""

    def __init__(self, iri: str) -> None:
        """Begin with the IRI alone."""
        self.iri = iri
        self.types: set[str] = set()
        self.labels: set[str] = set()
        self.kinds: set[str] = set()
        self.codes: set[str] = set()
        self.sources: set[str] = set()
        self.aliases: set[str] = set()

    @property
    def label(self) -> str:
        """Return the fullest name, and of two of one length the first in the alphabet."""
        return min(self.labels, key=lambda name: (-len(name), name))


class Fact:
    """A fact: its IRI, the last word of its class, and its values by the last word of their property."""

    def __init__(self, iri: str) -> None:
        """Begin with the IRI alone."""
        self.iri = iri
        self.type = ""
        self.values: dict[str, list[str]] = defaultdict(list)

    def one(self, name: str) -> str:
        """Return the value called `name`, the first of several, or nothing."""
        return self.values[name][0] if name in self.values else ""

    def all(self, name: str) -> list[str]:
        """Return all values called `name`."""
        return self.values.get(name, [])


class Reading:
    """All that a view needs of the store, read once."""

    def __init__(self, engine: Engine) -> None:
        """Ask the store.

        Raises:
            StoreError: it cannot answer.
        """
        self.texts: dict[str, str] = {}
        self.paper_iris: dict[str, str] = {}
        #: label of a council -> its IRI, as far as papers are its
        self.publishers: dict[str, str] = {}
        self.papers = self._papers(engine)
        self.things = self._things(engine)
        self.parents = [tuple(row) for row in _rows(engine, PARENTS)]
        #: code -> its label, the first of several
        self.codes: dict[str, str] = {}
        for code, label in _rows(engine, CODES):
            self.codes.setdefault(code, label)
        self.facts = self._facts(engine)
        #: fact -> where its sentences stand: the paper, and the first and the last character in its text
        self.spots: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        self.places = self._places(engine)

    def council_of(self, sources: set[str]) -> str:
        """Return the council whose papers these are, where it is one and known."""
        councils = {self.papers[source].council for source in sources if source in self.papers} - {""}
        return councils.pop() if len(councils) == 1 else ""

    def _papers(self, engine: Engine) -> Mapping[str, Paper]:
        papers: dict[str, Paper] = {}
        for source, title, url, council, date, text, publisher, iri in _rows(engine, PAPERS):
            papers.setdefault(source, Paper(source=source, title=title, url=url, council=council, date=date))
            self.texts.setdefault(source, text)
            self.paper_iris.setdefault(source, iri)
            if publisher:
                self.publishers.setdefault(council, publisher)
        return papers

    @staticmethod
    def _things(engine: Engine) -> Mapping[str, ThingRow]:
        things: dict[str, ThingRow] = {}
        for iri, of_class, label, kind, code, source in _rows(engine, THINGS):
            row = things.setdefault(iri, ThingRow(iri))
            row.types.add(last_word(of_class))
            row.labels.add(label)
            row.sources.add(source)
            row.kinds.update({kind} - {""})
            row.codes.update({code} - {""})
        for iri, name in _rows(engine, ALIASES):
            if iri in things:
                things[iri].aliases.add(name)
        return things

    @staticmethod
    def _facts(engine: Engine) -> Mapping[str, Fact]:
        facts: dict[str, Fact] = {}
        for iri, name, value in _rows(engine, FACTS):
            fact = facts.setdefault(iri, Fact(iri))
            if last_word(name) == "type" and "22-rdf-syntax-ns" in name:
                fact.type = last_word(value)
            else:
                fact.values[last_word(name)].append(value)
        return facts

    def _places(self, engine: Engine) -> Mapping[str, tuple[Passage, ...]]:
        places: dict[str, list[Passage]] = defaultdict(list)
        rows = _rows(engine, PLACES)
        for fact, source, quote, start, end, rule, page in sorted(
            rows, key=lambda row: (row[0], row[1], int(row[3]), int(row[4]), row[5])
        ):
            text, first, last = self.texts[source], int(start), int(end)
            before = _cut(text[max(0, first - CONTEXT) : first], left=True)
            after = _cut(text[last : last + CONTEXT], left=False)
            places[fact].append(Passage(source, quote, before, after, rule, int(page) if page else None, first))
            self.spots[fact].append((source, first, last))
        return {fact: tuple(found) for fact, found in places.items()}


def _rows(engine: Engine, text: str) -> list[tuple[str, ...]]:
    """Return the rows of a query as plain text, sorted and each once; what is unbound is empty."""
    return sorted({tuple(_text(term) for term in solution) for solution in engine.query(with_prefixes(text))})


def _text(term: Any) -> str:
    return "" if term is None else str(term.value)


def last_word(iri: str) -> str:
    """Return the last word of a term's IRI."""
    return iri.replace("#", "/").rpartition("/")[2]


def _cut(text: str, *, left: bool) -> str:
    """Return the context shortened to whole words, with an ellipsis where more stands in the document."""
    if len(text) < CONTEXT:
        return text
    head, space, tail = text.partition(" ") if left else text.rpartition(" ")
    if not space:
        return text
    return f"…{tail}" if left else f"{head}…"
