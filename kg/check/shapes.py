"""The shapes (`ontology/shapes.ttl`, SHACL) as queries that find what does not conform.

A SHACL engine walks the graph node by node, minutes for a thousand documents; the store answers the same in seconds.
So each constraint becomes one SPARQL query over the whole store. Only the part of SHACL Core that the shapes use is
known here, and anything else in the file is an error; a test compares the findings with those of pySHACL.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rdflib import RDF, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.check.values import node_test, path_of, tests_of

__all__ = ["SEVERITIES", "Constraint", "read_shapes"]

#: severity in the shapes -> the word for it; the same words as for gaps
SEVERITIES: Final = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"}


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint as a query.

    Arguments:
        shape: name of the property shape, such as `decision-text`.
        severity: `error`, `warning` or `info`.
        message: what is wrong, in plain English.
        query: gives the `?focus` of each node that does not conform, once or more, and its `?value` if there is one.
    """

    shape: str
    severity: str
    message: str
    query: str


def read_shapes(path: Path) -> tuple[Constraint, ...]:
    """Read the shapes.

    Arguments:
        path: a Turtle file with node shapes that have targets and property shapes.

    Returns:
        The constraints, by the names of their shapes.

    Raises:
        QueryError: the file uses a part of SHACL that is not known here.
    """
    graph = Graph().parse(path, format="turtle")
    found: list[Constraint] = []
    for node in graph.subjects(RDF.type, SH.NodeShape):
        targets = _targets(graph, node)
        found += _of_node(graph, node, targets)
        for shape in graph.objects(node, SH.property):
            found += _of_property(graph, shape, targets)
    return tuple(sorted(found, key=lambda one: (one.shape, one.query)))


def _targets(graph: Graph, node: Node) -> str:
    """Return the group pattern that gives the nodes of a shape, each once: every paper says again what a thing is."""
    classes = sorted(target.n3() for target in graph.objects(node, SH.targetClass))
    leading = sorted(target.n3() for target in graph.objects(node, SH.targetSubjectsOf))
    if leading:
        return f"{{ SELECT DISTINCT ?focus WHERE {{ ?focus {'|'.join(leading)} ?led }} }}"
    if len(classes) == 1:
        return f"{{ SELECT DISTINCT ?focus WHERE {{ ?focus a {classes[0]} }} }}"
    return f"{{ SELECT DISTINCT ?focus WHERE {{ VALUES ?class {{ {' '.join(classes)} }} ?focus a ?class }} }}"


def _told(graph: Graph, shape: Node, query: str) -> Constraint:
    severity = SEVERITIES[graph.value(shape, SH.severity) or SH.Violation]  # type: ignore[index]  # a known IRI
    return Constraint(str(shape).rpartition("/")[2], severity, str(graph.value(shape, SH.message)), query)


def _of_node(graph: Graph, node: Node, targets: str) -> Iterator[Constraint]:
    """Yield what a node shape asks of its nodes as such: to have nothing else, and to be right in one of some ways."""
    ignored = graph.value(node, SH.ignoredProperties)
    if graph.value(node, SH.closed) is not None:
        paths = [graph.value(shape, SH.path) for shape in graph.objects(node, SH.property)]
        known = {*paths, *(Collection(graph, ignored) if ignored is not None else ())}
        names = ", ".join(sorted(one.n3() for one in known if isinstance(one, URIRef)))
        yield _told(
            graph,
            node,
            f"SELECT DISTINCT ?focus WHERE {{ {targets} ?focus ?having ?value . FILTER (?having NOT IN ({names})) }}",
        )
    choices = graph.value(node, SH["or"])
    if choices is not None:
        test = node_test(graph, choices, str(node))
        yield _told(graph, node, f"SELECT ?focus WHERE {{ {targets} FILTER (!({test})) }}")


def _of_property(graph: Graph, shape: Node, targets: str) -> Iterator[Constraint]:
    path = path_of(graph, graph.value(shape, SH.path))
    least, most = (graph.value(shape, limit) for limit in (SH.minCount, SH.maxCount))
    limits = [*([f"< {least}"] if least is not None else []), *([f"> {most}"] if most is not None else [])]
    if limits == ["< 1"]:
        yield _told(graph, shape, f"SELECT ?focus WHERE {{ {targets} FILTER NOT EXISTS {{ ?focus {path} ?value }} }}")
    elif limits:
        yield _told(graph, shape, _counted(targets, path, limits, optional=least is not None))
    wanted = " && ".join(tests_of(graph, shape, str(shape)))
    if wanted:
        # first the few values that are wrong anywhere, then whether they are of such a node
        wrong = f"SELECT DISTINCT ?focus ?value WHERE {{ ?focus {path} ?value . FILTER (!({wanted})) }}"
        yield _told(graph, shape, f"SELECT ?focus ?value WHERE {{ {{ {wrong} }} {targets} }}")
    same = graph.value(shape, SH.equals)
    if same is not None:
        missing = f"?focus {same.n3()} ?value . FILTER NOT EXISTS {{ ?focus {path} ?value }}"
        yield _told(graph, shape, f"SELECT ?focus ?value WHERE {{ {targets} {missing} }}")


def _counted(targets: str, path: str, limits: list[str], *, optional: bool) -> str:
    """Return the query for nodes that have too few or too many values; `optional` where having none may be wrong."""
    having = " || ".join(f"COUNT(DISTINCT ?value) {limit}" for limit in limits)
    if not optional:
        # few nodes have too many, so they come first
        many = f"SELECT ?focus WHERE {{ ?focus {path} ?value }} GROUP BY ?focus HAVING ({having})"
        return f"SELECT ?focus WHERE {{ {{ {many} }} {targets} }}"
    return f"SELECT ?focus WHERE {{ {targets} OPTIONAL {{ ?focus {path} ?value }} }} GROUP BY ?focus HAVING ({having})"
