"""The shortest ways between two things of a graph, as the file of `kg view --path` shows them beside its picture."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice, pairwise

import networkx as nx

from kg.model.frames import SURE
from kg.view.site.markup import day
from kg.view.site.offline import FileLinks
from kg.view.site.way import Hop, way
from kg.view.subgraph import Line, Subgraph

__all__ = ["ways"]

#: ways that are told; the picture shows all
_MOST = 6


def ways(graph: Subgraph, ends: Sequence[str], links: FileLinks) -> str:
    """Return the shortest ways from one node to another, each as a chain with its sentences; empty if there are none.

    Arguments:
        graph: all that lies on these ways, and no more.
        ends: IRIs of the first and of the last.
        links: to things, lines and papers.
    """
    start, end = ends
    network: nx.Graph[str] = nx.Graph()
    between: dict[frozenset[str], list[Line]] = defaultdict(list)
    for line in graph.lines:
        network.add_edge(line.source, line.target)
        between[frozenset((line.source, line.target))].append(line)
    if start not in network or end not in network:
        return ""
    every = list(islice(nx.all_shortest_paths(network, start, end), 100))
    every.sort(key=lambda path: [graph.index[node].label for node in path])
    told = "".join(
        way(
            graph.index[start].label,
            links.thing(start),
            [_hop(one, other, between[frozenset((one, other))], graph, links) for one, other in pairwise(path)],
        )
        for path in every[:_MOST]
    )
    more = f"<p>And {len(every) - _MOST} more ways, in the picture.</p>" if len(every) > _MOST else ""
    return told + more


def _hop(one: str, other: str, lines: list[Line], graph: Subgraph, links: FileLinks) -> Hop:
    """Return the step from one to the other by the line that says most: so read, held, and with the most papers."""
    line = min(lines, key=lambda line: (line.source != one, line.status not in SURE, -line.count, line.relation))
    words = [line.relation, line.frequency, "" if line.status in SURE else line.status, day(line.start or line.said)]
    place = line.passages[0] if line.passages else None
    titles = {paper.source: (paper.title or paper.source, day(paper.date)) for paper in graph.papers}
    paper = ", ".join(filter(None, titles.get(place.source, (place.source,)))) if place else ""
    return Hop(
        ", ".join(word for word in words if word),
        links.line(line),
        place.quote if place else "",
        paper,
        links.paper(place.source) if place else "",
        graph.index[other].label,
        links.thing(other),
        line.source == one,
    )
