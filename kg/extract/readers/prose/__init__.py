"""Prose as patterns of its own read it, a kind of fact a file: what rules and predicates replace bit by bit."""
