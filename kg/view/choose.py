"""Which part of the graph a page is about: one council, what lies about a thing, the ways between two, a date."""

from kg.errors import QueryError
from kg.query.catalogue import nearest
from kg.view.importance import routes
from kg.view.subgraph import Line, Node, Subgraph, key_of

__all__ = ["around", "as_of", "between", "find", "of_council"]


def find(graph: Subgraph, name: str) -> Node:
    """Return the thing called `name`: by label, other name, code, IRI or its key, or the only name that it is part of.

    Boards of two councils may have one name: its council in brackets behind it tells them apart.

    Raises:
        QueryError: nothing, or more than one thing, is called so; names the nearest.
    """
    named = [node for node in graph.nodes if name in (node.id, key_of(node.id))]
    if named:
        return named[0]
    wanted = " ".join(name.split()).casefold()
    in_full = [node for node in graph.nodes if node.in_full != node.label and wanted == node.in_full.casefold()]
    exact = [node for node in graph.nodes if wanted in {text.casefold() for text in _names(node)}]
    partly = [node for node in graph.nodes if any(wanted in text.casefold() for text in _names(node))] if wanted else []
    # events are found by name only where no thing is
    found = exact or [node for node in partly if not node.status] or partly
    if in_full or exact:
        if not in_full and len({node.council for node in exact if not node.status}) > 1:
            some = " or ".join(sorted({f"{node.in_full!r}" for node in exact if not node.status}))
            raise QueryError(f"More than one thing is called {name!r}", f"Write {some}")
        return max(in_full or exact, key=lambda node: (not node.status, len(graph.neighbours()[node.id])))
    if len(found) == 1:
        return found[0]
    if found:
        some = "; ".join(sorted({node.label for node in found})[:6])
        raise QueryError(f"{name!r} is part of {len(found)} names", f"Write more of it: {some}")
    close = nearest(name, {text for node in graph.nodes for text in _names(node)})
    raise QueryError(
        f"The store has nothing called {name!r}", f"Did you mean {' or '.join(close)}" if close else "Try `kg query`"
    )


def of_council(graph: Subgraph, name: str) -> Subgraph:
    """Return a council, what belongs to it, and what is tied to that directly.

    Raises:
        QueryError: there is no such council.
    """
    council = find(graph.only(node.id for node in graph.nodes if node.kind == "local authority"), name)
    own = {node.id for node in graph.nodes if node.council == council.label} | {council.id}
    near = graph.neighbours()
    beside = {other for node in own for other in near[node] if graph.index[other].council in {"", council.label}}
    return graph.only(own | beside)


def around(graph: Subgraph, name: str, hops: int = 1) -> Subgraph:
    """Return a thing and what lies within `hops` lines of it.

    Raises:
        QueryError: there is no such thing.
    """
    near = graph.neighbours()
    reached = edge = {find(graph, name).id}
    for _ in range(hops):
        edge = {other for node in edge for other in near[node]} - reached
        reached = reached | edge
    return graph.only(reached)


def between(graph: Subgraph, first: str, second: str) -> Subgraph:
    """Return the shortest ways between two things, whatever the direction of the lines.

    Raises:
        QueryError: there is no such thing, or nothing that was read ties the two.
    """
    start, end = find(graph, first), find(graph, second)
    found = routes(graph, start.id, end.id)
    if not found:
        raise QueryError(f"Nothing that was read ties {start.label} to {end.label}", "Try --around for either")
    return graph.only(found)


def as_of(graph: Subgraph, date: str) -> Subgraph:
    """Return what the papers had said by `date` and what had not ended by then; what has no date is left out.

    Arguments:
        graph: the whole.
        date: ISO 8601, whole or cut; a cut date means its end.
    """
    lines = [line for line in graph.lines if _stands(line, date)]
    ends = {end for line in lines for end in (line.source, line.target)}
    return Subgraph.of((node for node in graph.nodes if node.id in ends), lines, graph.papers).only(ends)


def _stands(line: Line, date: str) -> bool:
    begun = line.start or line.said
    # a cut date compares with as much of the other as it has
    return bool(begun) and begun[: len(date)] <= date and (not line.end or line.end >= date[: len(line.end)])


def _names(node: Node) -> tuple[str, ...]:
    return (node.label, *node.aliases, *node.codes)
