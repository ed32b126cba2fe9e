"""What matters most in a graph, and how a graph that is too large to be read is narrowed.

Importance is PageRank over the lines without their direction, each counting by the number of documents that state it.
A narrowed graph keeps the most important things of every cluster, so that no part of the picture vanishes unseen.
"""

import math
from collections.abc import Collection, Mapping
from itertools import pairwise

import networkx as nx

from kg.view.subgraph import Subgraph

__all__ = ["importance", "narrow", "routes"]


def importance(graph: Subgraph) -> dict[str, float]:
    """Return the importance of each node, 1 for the greatest, rounded to three places."""
    if not graph.nodes:
        return {}
    if not graph.lines:
        return {node.id: 0.0 for node in graph.nodes}
    ranks: Mapping[str, float] = nx.pagerank(_plain(graph), weight="weight", max_iter=200, tol=1e-8)
    low, high = min(ranks.values()), max(ranks.values())
    return {node: round((rank - low) / (high - low), 3) if high > low else 0.0 for node, rank in ranks.items()}


def narrow(graph: Subgraph, limit: int, ranks: Mapping[str, float]) -> frozenset[str]:
    """Return at most `limit` nodes: the most important of each cluster, clusters by their size.

    Arguments:
        graph: what is too large.
        limit: how many nodes are wanted.
        ranks: importance of each node.
    """
    if len(graph.nodes) <= limit:
        return frozenset(graph.index)
    clusters = sorted((sorted(cluster) for cluster in _clusters(graph)), key=lambda c: (-len(c), c[0]))
    share = limit / len(graph.nodes)
    chosen: list[str] = []
    spare: list[str] = []
    for cluster in clusters:
        ordered = _by_rank(cluster, ranks)
        quota = max(1, math.floor(len(cluster) * share)) if len(cluster) > 2 else 0
        chosen += ordered[:quota]
        spare += ordered[quota:]
    chosen = _by_rank(chosen, ranks)[:limit]
    return frozenset(chosen + _by_rank(spare, ranks)[: limit - len(chosen)])


def _by_rank(nodes: Collection[str], ranks: Mapping[str, float]) -> list[str]:
    return sorted(nodes, key=lambda node: (-ranks[node], node))


def _clusters(graph: Subgraph) -> list[set[str]]:
    """Return communities (Louvain), or for a graph without lines one cluster of all."""
    if not graph.lines:
        return [set(graph.index)]
    return [set(found) for found in nx.community.louvain_communities(_plain(graph), weight="weight", seed=1)]


def _plain(graph: Subgraph) -> "nx.Graph[str]":
    """Return the graph as networkx has it: undirected, parallel lines as one."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(node.id for node in graph.nodes)
    for line in graph.lines:
        before = plain.get_edge_data(line.source, line.target, {"weight": 0.0})["weight"]
        plain.add_edge(line.source, line.target, weight=before + 1 + math.log1p(line.count))
    return plain


def routes(graph: Subgraph, start: str, end: str) -> frozenset[str]:
    """Return the nodes on the shortest ways between two nodes, whatever the direction of the lines; empty if none."""
    plain = _plain(graph)
    if not nx.has_path(plain, start, end):
        return frozenset()
    found: set[str] = set()
    for number, way in enumerate(nx.all_shortest_paths(plain, start, end)):
        found.update(node for pair in pairwise(way) for node in pair)
        found.add(start)
        if number == 30:
            break
    return frozenset(found)
