"""Lines of accountability: who answers to whom, as a network of facts, and the way through it from one to another.

Only facts make a step: a reporting line, the monitoring of a plan, responsibility for a plan, the holding of a post,
a delegation. Two things that are merely named together, or that belong to the same council, are not joined by that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import networkx as nx

from kg.model.kind import Relation
from kg.model.kinds import KINDS
from kg.query.evidence import Place, places_of
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, cell_text

__all__ = ["Hop", "Line", "lines_between", "network"]

#: relation -> how it is said, and how much a step weighs: the less, the stronger. An outright duty to answer goes
#: before one that follows from oversight, that before responsibility for the same plan.
RELATIONS: Mapping[str, Relation] = {
    name: relation for kind in KINDS if kind.step for name, relation in kind.step.relations.items()
}
#: what a step weighs more where it is not yet so, or only asked for
NOT_YET = {"planned": 6, "recommended": 10, "required": 1}

QUERY = """
SELECT DISTINCT ?fact ?from ?from_name ?to ?to_name ?relation ?frequency ?status ?said
WHERE {
  GRAPH ?graph {
    %s
    ?fact sg:status/skos:prefLabel ?status .
    ?from rdfs:label ?from_name .
    ?to rdfs:label ?to_name .
    OPTIONAL { ?fact sg:frequency ?frequency }
    OPTIONAL { ?fact sg:saidOn ?said }
  }
  FILTER (STR(?status) != "denied" && ?from != ?to)
}
"""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a line: `from_name` answers to `to_name`.

    Arguments:
        relation: in words, a key of `RELATIONS`.
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
        return _relation(self.relation).verb

    @property
    def weight(self) -> int:
        """How weak the step is; what is not yet so weighs more."""
        return _relation(self.relation).weight + NOT_YET.get(self.status, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one thing to another; `hops` are its steps in order."""

    hops: tuple[Hop, ...]

    @property
    def weight(self) -> int:
        """The sum of its steps."""
        return sum(hop.weight for hop in self.hops)


def _relation(name: str) -> Relation:
    """Return what is said of a relation; one that is not known is as weak as the weakest."""
    return RELATIONS.get(name) or Relation(name, max(one.weight for one in RELATIONS.values()))


def network(engine: Engine) -> "nx.DiGraph[str]":
    """Return who answers to whom: an edge for each pair, with its strongest fact (the newest of equals) as `hop`."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    hops = sorted(_hops(engine), key=lambda hop: (hop.from_iri, hop.to_iri, hop.fact))
    for hop in sorted(hops, key=lambda hop: hop.said, reverse=True):
        known = graph.get_edge_data(hop.from_iri, hop.to_iri)
        if known is None or hop.weight < known["weight"]:
            graph.add_edge(hop.from_iri, hop.to_iri, hop=hop, weight=hop.weight)
    return graph


def _steps() -> Iterator[str]:
    """Yield for each kind that makes a step the pattern that finds it."""
    for kind in KINDS:
        if kind.step is None:
            continue
        step, property_of = kind.step, {name: slot.property for name, slot in kind.slots.items()}
        ends = f"?fact a {kind.type} ; {property_of[step.source]} ?from ; {property_of[step.target]} ?to ."
        if step.by:
            told = f"OPTIONAL {{ ?fact {property_of[step.by]}/skos:prefLabel ?type }}"
            yield f'{ends} {told} BIND (COALESCE(?type, "{step.default}") AS ?relation)'
        else:
            (relation,) = step.relations
            yield f'{ends} BIND ("{relation}" AS ?relation)'


def _hops(engine: Engine) -> Iterator[Hop]:
    query = with_prefixes(QUERY % " UNION ".join(f"{{ {pattern} }}" for pattern in _steps()))
    for fact, from_, from_name, to, to_name, relation, frequency, status, said in engine.query(query):
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


def lines_between(
    start: str, end: str, engine: Engine, *, among: "nx.DiGraph[str] | None" = None
) -> tuple[Line, Line] | None:
    """Return the strongest and the shortest line from `start` up to `end` (IRIs), or None where there is none.

    The strongest has the least weight, the shortest the fewest steps and among these the least weight; they may be
    the same.

    Arguments:
        start: who answers.
        end: to whom.
        engine: the store.
        among: its `network`, where that is known already.
    """
    graph = network(engine) if among is None else among
    if start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return None
    # nodes in a fixed order, so that of equal lines the same one is found each time
    ordered: nx.DiGraph[str] = nx.DiGraph()
    ordered.add_nodes_from(sorted(graph))
    longest = 1 + sum(one.weight for one in RELATIONS.values()) * len(graph)
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
