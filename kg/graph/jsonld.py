"""JSON-LD for JSON people: short names by a published context, `@type`, one node a line, nothing that must be fetched.

It takes lines of N-Triples and writes the same statements. The context stands in `ontology/context.jsonld`, and again
at the head of each file, so that no reader needs the network. The format: https://www.w3.org/TR/json-ld11/.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, BinaryIO, Final

from kg.graph.turtle import Block
from kg.graph.vocabulary import PREFIXES, RDF, XSD
from kg.resources import folder

__all__ = ["context", "nodes_of", "write_jsonld"]

_TYPE: Final = str(RDF.type).encode()
#: a literal of N-Triples: its text, then its language or datatype
_LITERAL: Final = re.compile(r'(".*")(?:@([A-Za-z0-9-]+)|\^\^<([^<>]+)>)?', re.DOTALL)
_COUNTS: Final = frozenset({XSD.nonNegativeInteger.value, XSD.integer.value})


@cache
def context() -> Mapping[str, Any]:
    """Return the context: name -> what it stands for."""
    text = (folder("ontology") / "context.jsonld").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


def write_jsonld(blocks: Iterable[Block], out: BinaryIO) -> None:
    """Write blocks of statements, each graph as a node of its own that holds its nodes.

    Args:
        blocks: with or without graphs.
        out: where to.
    """
    out.write(b'{"@context": ' + _line(context()) + b',\n"@graph": [')
    between = b"\n"
    for block in blocks:
        nodes = [_line(node) for node in nodes_of(block.lines)]
        if not nodes:
            continue
        if block.graph:
            head = b'{"@id": ' + _line(block.graph[1:-1]) + b', "@graph": [\n'
            out.write(between + head + b",\n".join(nodes) + b"\n]}")
        else:
            out.write(between + b",\n".join(nodes))
        between = b",\n"
    out.write(b"\n]}\n")


def _line(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


def nodes_of(lines: Iterable[bytes]) -> list[dict[str, Any]]:
    """Return statements as nodes with short names, in the order of their IRIs.

    Args:
        lines: of N-Triples.
    """
    subjects: dict[bytes, dict[bytes, list[bytes]]] = {}
    for line in lines:
        subject, predicate, value = line.split(b" ", 2)
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(value[:-2])
    return [_node(subject, subjects[subject]) for subject in sorted(subjects)]


def _node(subject: bytes, told: Mapping[bytes, list[bytes]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject[1:-1].decode()}
    types = [_short(one[1:-1].decode()) for one in sorted(told.get(_TYPE, ()))]
    if types:
        node["@type"] = types[0] if len(types) == 1 else types
    for name, predicate in sorted((_short(one[1:-1].decode()), one) for one in told if one != _TYPE):
        values = [_value(one.decode(), name) for one in sorted(told[predicate])]
        node[name] = values[0] if len(values) == 1 else values
    return node


@cache
def _short(iri: str) -> str:
    """Return the name of a property or class in the context; with a prefix, or in full, where it has none."""
    if iri in _names():
        return _names()[iri]
    prefix = next((one for one, base in PREFIXES.items() if iri.startswith(base) and one in context()), None)
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else iri


@cache
def _names() -> Mapping[str, str]:
    found = {}
    for name, told in context().items():
        prefix, _, local = (told["@id"] if isinstance(told, dict) else told).partition(":")
        if prefix in PREFIXES and not local.startswith("//"):
            found[PREFIXES[prefix] + local] = name
    return found


@cache
def _asked(name: str) -> tuple[str, str]:
    """Return the datatype and the language that the context gives to values of a name."""
    told = context().get(name)
    if not isinstance(told, dict):
        return "", ""
    prefix, _, local = told.get("@type", "").partition(":")
    return (PREFIXES[prefix] + local if local else prefix), told.get("@language", "")


def _value(term: str, name: str) -> Any:
    datatype, language = _asked(name)
    if term.startswith("<"):
        return term[1:-1] if datatype == "@id" else {"@id": term[1:-1]}
    match = _LITERAL.fullmatch(term)
    assert match is not None  # lines are those of the engine
    # what escapes a string in N-Triples escapes it in JSON
    text, own_language, own_datatype = json.loads(match[1], strict=False), match[2] or "", match[3] or ""
    if (own_datatype, own_language) == (datatype, language):
        return int(text) if own_datatype in _COUNTS else text
    if own_language:
        return {"@language": own_language, "@value": text}
    return {"@type": _short(own_datatype), "@value": text} if own_datatype else {"@value": text}
