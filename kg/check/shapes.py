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

from kg.errors import QueryError

__all__ = ["SEVERITIES", "Constraint", "read_shapes"]

#: severity in the shapes -> the word for it; the same words as for gaps
SEVERITIES: Final = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"}

#: what a property shape may have beside its constraints on values
_FRAME: Final = {RDF.type, SH.path, SH.message, SH.severity, SH.minCount, SH.maxCount}
_IN, _OR = SH["in"], SH["or"]

#: constraint on values -> the expression that is true where a value conforms; TERM is what the shape says
_TESTS: Final = {
    SH.datatype: "isLiteral(?value) && DATATYPE(?value) = TERM",
    SH.nodeKind: "isIRI(?value)",
    SH.minLength: "STRLEN(STR(?value)) >= TERM",
    SH.pattern: "REGEX(STR(?value), TERM)",
    SH.minInclusive: "?value >= TERM",
    SH.maxInclusive: "?value <= TERM",
    SH.lessThan: "NOT EXISTS { ?focus TERM ?other . FILTER (!COALESCE(?value < ?other, false)) }",
    SH.disjoint: "NOT EXISTS { ?focus TERM ?value }",
    SH["class"]: "EXISTS { ?value a TERM }",
}


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
        path: a Turtle file with node shapes that have target classes and property shapes.

    Returns:
        The constraints, by the names of their shapes.

    Raises:
        QueryError: the file uses a part of SHACL that is not known here.
    """
    graph = Graph().parse(path, format="turtle")
    found = [
        constraint
        for node in graph.subjects(RDF.type, SH.NodeShape)
        for shape in graph.objects(node, SH.property)
        for constraint in _constraints(graph, shape, _targets(graph, node))
    ]
    return tuple(sorted(found, key=lambda one: (one.shape, one.query)))


def _targets(graph: Graph, node: Node) -> str:
    """Return the group pattern that gives the nodes of a shape."""
    classes = sorted(target.n3() for target in graph.objects(node, SH.targetClass))
    # each node once: every paper that names a thing says again what it is
    if len(classes) == 1:
        return f"{{ SELECT DISTINCT ?focus WHERE {{ ?focus a {classes[0]} }} }}"
    return f"{{ SELECT DISTINCT ?focus WHERE {{ VALUES ?class {{ {' '.join(classes)} }} ?focus a ?class }} }}"


def _constraints(graph: Graph, shape: Node, targets: str) -> Iterator[Constraint]:
    name = str(shape).rpartition("/")[2]
    message = str(graph.value(shape, SH.message))
    severity = SEVERITIES[graph.value(shape, SH.severity) or SH.Violation]  # type: ignore[index]  # a known IRI
    path = _path(graph, graph.value(shape, SH.path))

    def constraint(query: str) -> Constraint:
        return Constraint(name, severity, message, query)

    least, most = (graph.value(shape, limit) for limit in (SH.minCount, SH.maxCount))
    limits = [*([f"< {least}"] if least is not None else []), *([f"> {most}"] if most is not None else [])]
    if limits == ["< 1"]:
        yield constraint(f"SELECT ?focus WHERE {{ {targets} FILTER NOT EXISTS {{ ?focus {path} ?value }} }}")
    elif limits:
        yield constraint(_counted(targets, path, limits, optional=least is not None))
    tests = [
        _test(graph, predicate, value, name)
        for predicate, value in sorted(graph.predicate_objects(shape), key=str)
        if predicate not in _FRAME
    ]
    if tests:
        # what asks whether there is something has always an answer, and some engines take it in no function
        wanted = " && ".join(f"({test})" if "EXISTS" in test else f"COALESCE({test}, false)" for test in tests)
        # first the few values that are wrong anywhere, then whether they are of such a node
        wrong = f"SELECT DISTINCT ?focus ?value WHERE {{ ?focus {path} ?value . FILTER (!({wanted})) }}"
        yield constraint(f"SELECT ?focus ?value WHERE {{ {{ {wrong} }} {targets} }}")


def _counted(targets: str, path: str, limits: list[str], *, optional: bool) -> str:
    """Return the query for nodes that have too few or too many values; `optional` where having none may be wrong."""
    having = " || ".join(f"COUNT(DISTINCT ?value) {limit}" for limit in limits)
    if not optional:
        # few nodes have too many, so they come first
        many = f"SELECT ?focus WHERE {{ ?focus {path} ?value }} GROUP BY ?focus HAVING ({having})"
        return f"SELECT ?focus WHERE {{ {{ {many} }} {targets} }}"
    return f"SELECT ?focus WHERE {{ {targets} OPTIONAL {{ ?focus {path} ?value }} }} GROUP BY ?focus HAVING ({having})"


def _path(graph: Graph, path: Node | None) -> str:
    if isinstance(path, URIRef):
        return path.n3()
    alternatives = graph.value(path, SH.alternativePath)
    if alternatives is None:
        raise QueryError("shapes.ttl has a path that kg does not know", "Use a property, or alternatives of properties")
    return "(" + "|".join(one.n3() for one in Collection(graph, alternatives)) + ")"


def _test(graph: Graph, predicate: Node, value: Node, name: str) -> str:
    """Return the SPARQL expression that is true for a `?value` that conforms."""
    if predicate == _OR:
        return " || ".join(
            f"({_test(graph, inner, content, name)})"
            for one in Collection(graph, value)
            for inner, content in graph.predicate_objects(one)
        )
    if predicate == _IN:
        return f"?value IN ({', '.join(one.n3() for one in Collection(graph, value))})"
    if predicate not in _TESTS or (predicate == SH.nodeKind and value != SH.IRI):
        raise QueryError(f"The shape {name} in shapes.ttl uses {predicate} in a way that kg does not know")
    return _TESTS[URIRef(str(predicate))].replace("TERM", value.n3())
