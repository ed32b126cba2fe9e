"""The parts of pages that read like a page: the comparison of councils, a page for each thing, the reader of a paper.

Each part is a function from the index to HTML that needs no script; `kg serve` puts them into its pages, and `kg view`
into its file.
"""

from functools import cache
from pathlib import Path

__all__ = ["site_file"]


@cache
def site_file(name: str) -> str:
    """Return the text of a file of this folder: the style or the script of all parts."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
