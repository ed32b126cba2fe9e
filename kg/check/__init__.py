"""Checking: is the graph sound? Shapes and quotes in the store, as graded findings in plain English."""

from kg.check.soundness import Finding, Report, check

__all__ = ["Finding", "Report", "check"]
