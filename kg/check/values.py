"""What a shape asks of values, as expressions of SPARQL: paths, and tests that are true for what conforms.

Only the part of SHACL Core that the shapes use is known, and anything else is an error. SHACL:
https://www.w3.org/TR/shacl/, sections 2.3 (paths) and 4 (constraints).
"""

from collections.abc import Iterator
from typing import Final

from rdflib import RDF, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.errors import QueryError

__all__ = ["FRAME", "node_test", "path_of", "tests_of"]

#: what a property shape may have beside its constraints on values
FRAME: Final = {RDF.type, SH.path, SH.message, SH.severity, SH.minCount, SH.maxCount, SH.equals}
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
    SH.lessThanOrEquals: "NOT EXISTS { ?focus TERM ?other . FILTER (!COALESCE(?value <= ?other, false)) }",
    SH.disjoint: "NOT EXISTS { ?focus TERM ?value }",
    SH.equals: "EXISTS { ?focus TERM ?value }",
    SH["class"]: "EXISTS { ?value a TERM }",
}


def path_of(graph: Graph, path: Node | None) -> str:
    """Return a path as SPARQL writes it.

    Raises:
        QueryError: it is of a sort that the shapes do not use.
    """
    if isinstance(path, URIRef):
        return path.n3()
    if path is not None:
        inverse, choice = graph.value(path, SH.inversePath), graph.value(path, SH.alternativePath)
        if inverse is not None:
            return f"^{path_of(graph, inverse)}"
        if choice is not None:
            return f"({'|'.join(path_of(graph, one) for one in Collection(graph, choice))})"
        if graph.value(path, RDF.first) is not None:
            return f"({'/'.join(path_of(graph, one) for one in Collection(graph, path))})"
    raise QueryError(
        "shapes.ttl has a path that kg does not know", "Use a property, its inverse, alternatives or a sequence"
    )


def tests_of(graph: Graph, shape: Node, name: str) -> Iterator[str]:
    """Yield an expression for each constraint on the values of a property shape, true for a `?value` that conforms.

    Raises:
        QueryError: a constraint is of a sort that the shapes do not use.
    """
    for predicate, value in sorted(graph.predicate_objects(shape), key=str):
        if predicate not in FRAME or predicate == SH.equals:
            test = _test(graph, predicate, value, name)
            # what asks whether there is something has always an answer, and some engines take it in no function
            yield f"({test})" if "EXISTS" in test else f"COALESCE({test}, false)"


def node_test(graph: Graph, choices: Node, name: str) -> str:
    """Return the expression that is true for a `?focus` with one of several ways of being right.

    Raises:
        QueryError: a way is of a sort that the shapes do not use.
    """
    return " || ".join(f"({_way(graph, one, name)})" for one in Collection(graph, choices))


def _way(graph: Graph, way: Node, name: str) -> str:
    """Return the expression that is true where the focus has as many values as asked, and none that is wrong."""
    parts = []
    for shape in graph.objects(way, SH.property):
        path = path_of(graph, graph.value(shape, SH.path))
        wanted = " && ".join(tests_of(graph, shape, name))
        parts.append(f"NOT EXISTS {{ ?focus {path} ?value . FILTER (!({wanted})) }}")
        if graph.value(shape, SH.minCount) is not None:
            parts.append(f"EXISTS {{ ?focus {path} ?value }}")
    return " && ".join(parts)


def _test(graph: Graph, predicate: Node, value: Node, name: str) -> str:
    if predicate == _OR:
        return " || ".join(
            f"({_test(graph, inner, content, name)})"
            for one in Collection(graph, value)
            for inner, content in graph.predicate_objects(one)
        )
    if predicate == _IN:
        return f"?value IN ({', '.join(one.n3() for one in Collection(graph, value))})"
    if predicate == SH.languageIn:
        return " || ".join(f"LANGMATCHES(LANG(?value), {one.n3()})" for one in Collection(graph, value))
    if predicate not in _TESTS or (predicate == SH.nodeKind and value != SH.IRI):
        raise QueryError(f"The shape {name} in shapes.ttl uses {predicate} in a way that kg does not know")
    return _TESTS[URIRef(str(predicate))].replace("TERM", value.n3())
