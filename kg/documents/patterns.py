"""Patterns that are lists of phrases: one phrase a line, matched whatever their case."""

import re

__all__ = ["either"]


def either(*phrases: str) -> re.Pattern[str]:
    """Return a pattern that matches any of `phrases`, each a regular expression, the first that fits."""
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE)
