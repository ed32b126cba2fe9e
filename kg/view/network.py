"""Nodes, lines and options as vis-network takes them, assembled with pyvis; and the vis-network that pyvis installs."""

import json
import re
from collections import defaultdict
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kg.view.kinds import group_of
from kg.view.subgraph import Subgraph, key_of, key_of_line

__all__ = ["OPTIONS", "assemble", "vis_network"]

#: no physics: places are computed beforehand. Everything that would move or pop up by itself is off.
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "tooltipDelay": 3600000,
        # the page decides when it is dragged as it stands: only where it is large
        "hideEdgesOnDrag": True,
        "hideNodesOnDrag": True,
        "keyboard": {"enabled": False},
        "selectConnectedEdges": False,
        "zoomSpeed": 0.6,
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "selectionWidth": 2,
        "hoverWidth": 1,
        "selfReference": {"size": 18},
    },
    "nodes": {"shape": "custom", "borderWidth": 0},
}


def assemble(graph: Subgraph) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Return nodes, edges and options.

    Returns:
        Nodes with `id`, `label` and `group`; edges with `from` and `to` (ids), `key`, `relation` and `bend`, how far
        an edge curves so that parallel edges lie apart; the options of the network. Both lists are in the order of
        the graph.
    """
    from pyvis.network import Network

    network = Network(directed=True)
    for node in graph.nodes:
        network.add_node(key_of(node.id), label=node.label, group=group_of(node.kind, node.type).key)
    bends = _bends(graph)
    # Network.add_edge looks through all nodes for each edge; Subgraph.of has made sure of the ends already
    from pyvis.edge import Edge

    for line, bend in zip(graph.lines, bends, strict=True):
        directed = True
        ends = key_of(line.source), key_of(line.target)
        edge = Edge(*ends, directed, key=key_of_line(line), relation=line.relation, bend=bend)
        network.edges.append(edge.options)
    network.set_options(json.dumps(OPTIONS))
    return network.nodes, network.edges, network.options


def _bends(graph: Subgraph) -> list[float]:
    """Return for each line how it curves: parallel lines fan out, a line alone is straight."""
    between: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, line in enumerate(graph.lines):
        between[min(line.source, line.target), max(line.source, line.target)].append(index)
    bends = [0.0] * len(graph.lines)
    for (first, _), indexes in between.items():
        count = len(indexes)
        if count == 1:
            continue
        step = min(0.22, 1.5 / count)
        for place, index in enumerate(indexes):
            bend = (place - (count - 1) / 2) * step
            bends[index] = round(bend if graph.lines[index].source == first else -bend, 3)
    return bends


@cache
def vis_network() -> str:
    """Return the script of vis-network, from the files of the installed pyvis.

    Raises:
        FileNotFoundError: pyvis is not installed as it should be.
    """
    spec = find_spec("pyvis")
    folder = Path(spec.origin).parent / "lib" if spec and spec.origin else Path()
    # the newest version that pyvis brings
    found = sorted(folder.glob("vis-*/vis-network.min.js"), key=lambda path: _version(path.parent.name))
    if not found:
        raise FileNotFoundError("pyvis has no vis-network; install pyvis again")
    text = found[-1].read_text(encoding="utf-8")
    # a browser's tools would fetch a source map
    lines = (line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))
    # a letter that cannot be seen would be written otherwise by whoever shows it, and its script would not run
    return re.sub(r"[\x7f-\x9f]", lambda match: f"\\x{ord(match[0]):02x}", "\n".join(lines))


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.removeprefix("vis-").split("."))
