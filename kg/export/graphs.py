"""The network as a file for Gephi, yEd and the like: GraphML and GEXF, written by networkx.

Both hold neither named graphs nor statements about statements; each edge carries its relation, status, dates, council,
document and sentence as attributes. GraphML: http://graphml.graphdrawing.org/specification.html; GEXF: https://gexf.net.
"""

import re
from typing import Any, BinaryIO, Final

import networkx as nx

from kg.query.network import network
from kg.query.rows import Engine

__all__ = ["NETWORKS", "write_network"]

#: formats, each with the function that gives its lines
NETWORKS: Final = ("graphml", "gexf")

#: what XML 1.0 cannot hold
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: the day on which the file is written, which GEXF's writer puts in and no two files of one graph should differ by
_TODAY: Final = re.compile(r' lastmodifieddate="[\d-]*"')


def write_network(engine: Engine, name: str, out: BinaryIO) -> None:
    """Write the things of a store and the edges between them.

    Arguments:
        engine: the store.
        name: one of `NETWORKS`.
        out: where to.
    """
    graph = _legal(network(engine))
    if name == "graphml":
        lines = nx.generate_graphml(graph, named_key_ids=True)
    else:
        lines = (_TODAY.sub("", line) for line in nx.generate_gexf(graph))
    out.writelines(f"{line}\n".encode() for line in lines)


def _legal(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """Return the network without signs that XML cannot hold, and without attributes that tell nothing."""
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, told in graph.nodes(data=True):
        kept.add_node(node, **_said(told))
    for start, end, told in graph.edges(data=True):
        kept.add_edge(start, end, **_said(told))
    return kept


def _said(told: dict[str, Any]) -> dict[str, str]:
    return {key: _ILLEGAL.sub("", value) for key, value in told.items() if value}
