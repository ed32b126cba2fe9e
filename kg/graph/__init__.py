"""The graph: the vocabulary, IRIs, frames as RDF, and the store. The only part that imports an RDF engine."""

from kg.graph.quads import to_quads

__all__ = ["to_quads"]
