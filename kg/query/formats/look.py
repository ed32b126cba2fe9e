"""The look that the pages of `kg view`, `kg serve` and `kg query --format html` share: one small style sheet."""

from functools import cache
from pathlib import Path

__all__ = ["look"]


@cache
def look() -> str:
    """Return the style sheet; each page puts its own rules after it."""
    return (Path(__file__).parent / "look.css").read_text(encoding="utf-8")
