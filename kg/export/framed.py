"""Facts of one kind as plain JSON: each with its things, its paper and its sentences inside of it, by a frame.

A frame is a file of `ontology/frames` that any processor of JSON-LD framing takes as well. What is known here is what
the frames use: a type, properties that are wanted, and what is wanted of the node to which one leads. The standard:
https://www.w3.org/TR/json-ld11-framing/.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import KgError
from kg.graph.jsonld import context, nodes_of
from kg.graph.write import union_lines
from kg.query.rows import Engine
from kg.resources import folder

__all__ = ["frames", "write_framed"]

Node = dict[str, Any]


def frames() -> dict[str, Path]:
    """Return the frames by the name of what they give, each with its file."""
    return {path.stem: path for path in sorted((folder("ontology") / "frames").glob("*.jsonld"))}


def write_framed(engine: Engine, name: str, out: BinaryIO, *, positions: bool = True) -> None:
    """Write the facts of one kind.

    Args:
        engine: a store opened for reading, or an endpoint.
        name: one of `frames()`.
        out: where to.
        positions: whether to write at which characters quotes stand.

    Raises:
        KgError: there is no such frame.
    """
    found = frames()
    if name not in found:
        raise KgError(f"There is no frame {name!r}", f"The frames are: {', '.join(found)}")
    frame = json.loads(found[name].read_text(encoding="utf-8"))
    nodes = {node["@id"]: node for node in nodes_of(union_lines(engine, positions=positions))}
    framed = [_framed(node, frame, nodes) for node in nodes.values() if _is_of(node, frame["@type"])]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in framed)
    out.write(f'{{"@context": {json.dumps(context())},\n"@graph": [\n{lines}\n]}}\n'.encode())


def _is_of(node: Node, type_: str) -> bool:
    told = node.get("@type", ())
    return told == type_ if isinstance(told, str) else type_ in told


def _framed(node: Node, frame: Mapping[str, Any], nodes: Mapping[str, Node]) -> Node:
    """Return a node with what a frame wants of it, in the order of the frame; what it does not have is left out."""
    told: Node = {key: node[key] for key in node if key in {"@id", "@type"}}
    for key, wanted in frame.items():
        if key.startswith("@") or key not in node:
            continue
        values = node[key] if isinstance(node[key], list) else [node[key]]
        framed = [_inside(value, key, wanted, nodes) for value in values]
        told[key] = framed[0] if len(framed) == 1 else framed
    return told


def _inside(value: Any, key: str, wanted: Mapping[str, Any], nodes: Mapping[str, Node]) -> Any:
    term = context().get(key)
    leads = isinstance(term, dict) and term.get("@type") == "@id"
    return _framed(nodes[value], wanted, nodes) if leads and wanted and value in nodes else value
