"""The graph as a network: things and events as nodes, and an edge for each line that a fact draws between two of them.

Which edges a kind of fact draws is told by its description. Every edge carries what the fact says, how it stands, when
and in whose paper it was said, and the sentence. What is denied is no edge; who merely is part of whom is one without a
sentence.
"""

from collections.abc import Iterable, Iterator, Mapping

import networkx as nx

from kg.graph.table import THINGS
from kg.model.kind import Edge
from kg.model.kinds import KINDS
from kg.model.wording import filled
from kg.query.evidence import Place, places_of
from kg.query.facts import Fact, read_facts
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, cell_text

__all__ = ["network"]

_FACTS = """
SELECT DISTINCT ?fact WHERE { GRAPH ?g { ?fact sg:status ?status ; prov:hadPrimarySource ?paper } } ORDER BY ?fact
"""

_THINGS = """
SELECT ?thing (MIN(?name) AS ?label) (MIN(?class) AS ?type) (MIN(?word) AS ?kind) WHERE {
  VALUES ?class { %s }
  ?thing a ?class ; rdfs:label ?name .
  OPTIONAL { ?thing dcterms:type/skos:prefLabel ?word }
} GROUP BY ?thing ORDER BY ?thing
"""

_PARTS = """
SELECT DISTINCT ?part ?whole WHERE {
  VALUES ?belongs { org:unitOf org:subOrganizationOf org:postIn org:memberOf }
  ?part ?belongs ?whole .
} ORDER BY ?part ?whole
"""

_CHANGES = """
SELECT DISTINCT ?before ?after WHERE {
  ?change org:originalOrganization ?before ; org:resultingOrganization ?after .
} ORDER BY ?before ?after
"""

_COUNCILS = """
SELECT ?source (MIN(?name) AS ?council) WHERE {
  ?paper a sg:Document ; dcterms:identifier ?source ; dcterms:publisher/rdfs:label ?name .
} GROUP BY ?source ORDER BY ?source
"""

_KINDS = {kind.word: kind for kind in KINDS}
#: class of a thing -> its type in words
_TYPES = {terms.type.value: name for name, terms in THINGS.items()}


def network(engine: Engine) -> "nx.MultiDiGraph[str]":
    """Return the things and facts of a store as a network.

    Arguments:
        engine: the store.

    Returns:
        A directed multigraph whose nodes are IRIs, in the order of the alphabet. A node has `label`, `type`
        (organisation, body, person, post, plan, area, group; of a fact drawn as a node the kind of event) and `kind`;
        an event also `status`, `date` and `council`. An edge has `relation`, `status`, `said`, `date`, `start`, `end`,
        `frequency`, `council`, `source`, `sentence` and `fact`; all are texts, empty where nothing tells them.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    facts = read_facts((row[0].value for row in engine.query(with_prefixes(_FACTS))), engine)
    facts = {iri: fact for iri, fact in facts.items() if fact.status != "denied" and _KINDS[fact.kind].edges}
    councils = {source.value: council.value for source, council in engine.query(with_prefixes(_COUNCILS))}
    _add_things(graph, engine)
    for fact in facts.values():
        _add_event(graph, fact, councils.get(fact.source, ""))
    places = places_of(facts, engine)
    for iri, fact in facts.items():
        for edge in _KINDS[fact.kind].edges:
            told = _told(fact, edge, councils.get(fact.source, ""), places.get(iri, ()))
            for start in _ends(fact, edge.source):
                for end in _ends(fact, edge.target):
                    _tie(graph, start, end, told)
    for query, relation in ((_PARTS, "part of"), (_CHANGES, "succeeded by")):
        for one, other in engine.query(with_prefixes(query)):
            _tie(graph, one.value, other.value, _bare(relation))
    return graph


def _add_things(graph: "nx.MultiDiGraph[str]", engine: Engine) -> None:
    classes = " ".join(f"<{name}>" for name in sorted(_TYPES))
    for thing, label, class_, kind in engine.query(with_prefixes(_THINGS % classes)):
        graph.add_node(thing.value, label=label.value, type=_TYPES[class_.value], kind=cell_text(kind))


def _add_event(graph: "nx.MultiDiGraph[str]", fact: Fact, council: str) -> None:
    """Add the node of a fact that is drawn as one: of an event, or of what has several ends."""
    kind = _KINDS[fact.kind]
    node = kind.node
    if node is not None:
        label = filled(node.label, kind.slots, fact.text).strip() or node.type
        date = fact.text(node.date) if node.date else ""
        graph.add_node(fact.iri, label=label, type=node.type, kind="", status=fact.status, date=date, council=council)


def _tie(graph: "nx.MultiDiGraph[str]", start: str, end: str, told: Mapping[str, str]) -> None:
    if start in graph and end in graph and start != end:
        graph.add_edge(start, end, **told)


def _ends(fact: Fact, slot: str) -> Iterator[str]:
    """Yield the nodes at one end of an edge: the things in a slot, or the fact itself."""
    if not slot:
        yield fact.iri
        return
    yield from (value.iri for value in fact.slots.get(slot, ()) if value.iri)


def _told(fact: Fact, edge: Edge, council: str, places: Iterable[Place]) -> Mapping[str, str]:
    sentences = list(dict.fromkeys(" ".join(place.sentence.split()) for place in places))
    return {
        **_bare(edge.verbs.get(fact.text(edge.by), edge.verb) if edge.by else edge.verb),
        "status": fact.status,
        "said": fact.said,
        "date": fact.text("date"),
        "start": fact.text(edge.start) if edge.start else "",
        "end": fact.text(edge.end) if edge.end else "",
        "frequency": fact.text("frequency"),
        "council": council,
        "source": fact.source,
        "sentence": " […] ".join(sentences),
        "fact": fact.iri,
    }


def _bare(relation: str) -> dict[str, str]:
    """Return the attributes of an edge of which nothing but its relation is known."""
    names = ("status", "said", "date", "start", "end", "frequency", "council", "source", "sentence", "fact")
    return {"relation": relation, **dict.fromkeys(names, "")}
