"""Lines of accountability: who answers to whom, as a network of facts, and the way through it from one to another.

Only facts make a step: a reporting line, the monitoring of a plan, responsibility for a plan, the holding of a post,
a delegation. Two things that are merely named together, or that belong to the same council, are not joined by that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import networkx as nx

from kg.query.evidence import Place, places_of
from kg.query.prefixes import with_prefixes
from kg.query.run import Engine, cell_text

__all__ = ["Hop", "Line", "lines_between", "network"]

#: how much a step weighs: the less, the stronger. An outright duty to answer goes before one that follows from
#: oversight, that before responsibility for the same plan, and who once established a body comes last.
WEIGHTS: Mapping[str, int] = {
    "accountable to": 2,
    "reports to": 2,
    "overseen by": 3,
    "holds the post": 3,
    "acts under authority from": 3,
    "monitored by": 4,
    "is the responsibility of": 4,
    "established by": 6,
}
#: relations that need an "is" before them
PARTICIPLES = frozenset({"accountable to", "overseen by", "monitored by", "established by"})
#: what a step weighs more where it is not yet so, or only asked for
NOT_YET = {"planned": 6, "recommended": 10, "required": 1}

QUERY = """
SELECT DISTINCT ?fact ?from ?from_name ?to ?to_name ?relation ?frequency ?status ?said
WHERE {
  GRAPH ?graph {
    {
      ?fact sg:reportingBody ?from ; sg:answersTo ?to .
      OPTIONAL { ?fact dcterms:type/skos:prefLabel ?type }
      BIND(COALESCE(?type, "reports to") AS ?relation)
    } UNION {
      ?fact a sg:Monitoring ; sg:plan ?from ; sg:monitor ?to . BIND("monitored by" AS ?relation)
    } UNION {
      ?fact a sg:PlanStatement ; sg:plan ?from ; sg:responsible ?to . BIND("is the responsibility of" AS ?relation)
    } UNION {
      ?fact a sg:PostHolding ; org:member ?from ; sg:post ?to . BIND("holds the post" AS ?relation)
    } UNION {
      ?fact a sg:Delegation ; sg:delegatedTo ?from ; sg:delegatedBy ?to .
      BIND("acts under authority from" AS ?relation)
    }
    ?fact sg:status/skos:prefLabel ?status .
    ?from rdfs:label ?from_name .
    ?to rdfs:label ?to_name .
    OPTIONAL { ?fact sg:frequency ?frequency }
    OPTIONAL { ?fact sg:saidOn ?said }
  }
  FILTER (?status != "denied" && ?from != ?to)
}
"""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a line: `from_name` answers to `to_name`.

    Arguments:
        relation: in words, a key of `WEIGHTS`.
        status: held, required, planned, recommended or completed.
        said: ISO 8601 date on which it was said, or empty.
        fact: IRI of the fact.
        places: where it stands, filled in for the hops of a line that was found.
    """

    from_iri: str
    from_name: str
    to_iri: str
    to_name: str
    relation: str
    frequency: str
    status: str
    said: str
    fact: str
    places: tuple[Place, ...] = ()

    @property
    def verb(self) -> str:
        """The relation as the verb of a sentence."""
        return f"is {self.relation}" if self.relation in PARTICIPLES else self.relation

    @property
    def weight(self) -> int:
        """How weak the step is; what is not yet so weighs more."""
        return WEIGHTS.get(self.relation, max(WEIGHTS.values())) + NOT_YET.get(self.status, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one thing to another; `hops` are its steps in order."""

    hops: tuple[Hop, ...]

    @property
    def weight(self) -> int:
        """The sum of its steps."""
        return sum(hop.weight for hop in self.hops)


def network(engine: Engine) -> "nx.DiGraph[str]":
    """Return who answers to whom: an edge for each pair, with its strongest fact (the newest of equals) as `hop`."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    hops = sorted(_hops(engine), key=lambda hop: (hop.from_iri, hop.to_iri, hop.fact))
    for hop in sorted(hops, key=lambda hop: hop.said, reverse=True):
        known = graph.get_edge_data(hop.from_iri, hop.to_iri)
        if known is None or hop.weight < known["weight"]:
            graph.add_edge(hop.from_iri, hop.to_iri, hop=hop, weight=hop.weight)
    return graph


def _hops(engine: Engine) -> Iterator[Hop]:
    for fact, from_, from_name, to, to_name, relation, frequency, status, said in engine.query(with_prefixes(QUERY)):
        yield Hop(
            from_.value,
            from_name.value,
            to.value,
            to_name.value,
            relation.value,
            cell_text(frequency),
            status.value,
            cell_text(said),
            fact.value,
        )


def lines_between(start: str, end: str, engine: Engine) -> tuple[Line, Line] | None:
    """Return the strongest and the shortest line from `start` up to `end` (IRIs), or None where there is none.

    The strongest has the least weight, the shortest the fewest steps and among these the least weight; they may be
    the same.
    """
    graph = network(engine)
    if start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return None
    # nodes in a fixed order, so that of equal lines the same one is found each time
    ordered: nx.DiGraph[str] = nx.DiGraph()
    ordered.add_nodes_from(sorted(graph))
    longest = 1 + sum(WEIGHTS.values()) * len(graph)
    for one, other, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        ordered.add_edge(one, other, **data, steps=longest + data["weight"])
    found = []
    for measure in ("weight", "steps"):
        nodes = nx.dijkstra_path(ordered, start, end, weight=measure)
        found.append([ordered.edges[pair]["hop"] for pair in pairwise(nodes)])
    places = places_of((hop.fact for hops in found for hop in hops), engine)
    strongest, shortest = (Line(tuple(_placed(hop, places) for hop in hops)) for hops in found)
    return strongest, shortest


def _placed(hop: Hop, places: Mapping[str, tuple[Place, ...]]) -> Hop:
    return replace(hop, places=places.get(hop.fact, ()))
