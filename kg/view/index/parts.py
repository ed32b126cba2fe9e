"""Parts of the graph of an index, as `kg.view.choose` chooses them, read without the rest."""

from kg.errors import QueryError
from kg.view import choose
from kg.view.index.index import Index
from kg.view.subgraph import Subgraph

__all__ = ["around", "council_called", "of_council"]


def around(index: Index, name: str, hops: int = 1) -> Subgraph:
    """Return a thing and what lies within `hops` lines of it.

    Raises:
        QueryError: there is no such thing.
    """
    node = index.node(name) or choose.find(index.whole(), name)
    reached = {node.id}
    for _ in range(hops):
        reached = index.near(reached)
    return index.part(reached)


def council_called(index: Index, name: str) -> str:
    """Return the full name of a council.

    Raises:
        QueryError: there is no such council.
    """
    councils = [node for node in index.of_type("organisation") if node.kind == "local authority"]
    return choose.find(Subgraph.of(councils), name).label


def of_council(index: Index, name: str) -> Subgraph:
    """Return a council, what belongs to it, and what is tied to that directly.

    Raises:
        QueryError: there is no such council.
    """
    councils = [node for node in index.of_type("organisation") if node.kind == "local authority"]
    try:
        council = choose.find(Subgraph.of(councils), name)
    except QueryError:
        return choose.of_council(index.whole(), name)
    own = {council.id, *index.own(council.label)}
    return choose.of_council(index.part(index.near(own)), council.id)
