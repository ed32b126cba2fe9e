"""The graph: the vocabulary, IRIs, frames as RDF, and the store. The only part that imports an RDF engine."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.graph.quads import mark_line, to_nquads, to_quads

__all__ = ["mark_line", "to_nquads", "to_quads"]


def __getattr__(name: str) -> Any:
    """Load the writers when they are asked for: a question opens the store only, and needs no frames and registers."""
    if name in __all__:
        from kg.graph import quads

        return getattr(quads, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
